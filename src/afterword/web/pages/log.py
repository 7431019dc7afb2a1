"""The contact log as a page: what passed between the person and them, day by day, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import groupby
from types import MappingProxyType
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from afterword.store.models import Person, Step, Touch
from afterword.web.pages import acts, dates
from afterword.web.pages.fields import Field
from afterword.web.pages.words import sentence

# What one may note by hand: (direction and way, words).
HAPPENED = (
    ("out:call", gettext_lazy("I rang, and we spoke")),
    ("out:voicemail", gettext_lazy("I rang and left a message")),
    ("out:not_reached", gettext_lazy("I rang and reached nobody")),
    ("out:email", gettext_lazy("I wrote an e-mail")),
    ("out:message", gettext_lazy("I sent a short message")),
    ("out:letter", gettext_lazy("I sent a letter on paper")),
    ("out:recruiter", gettext_lazy("I was in touch with the recruiter")),
    ("in:call", gettext_lazy("They rang me")),
    ("in:voicemail", gettext_lazy("They left me a message")),
    ("in:email", gettext_lazy("They wrote an e-mail")),
    ("in:message", gettext_lazy("They sent a short message")),
    ("in:letter", gettext_lazy("They sent a letter on paper")),
    ("in:recruiter", gettext_lazy("The recruiter was in touch")),
    ("out:meeting", gettext_lazy("We met")),
)
# (with a name, without one)
OUT = {
    "call": (gettext_lazy("You rang {name}, and you spoke."), gettext_lazy("You rang, and you spoke.")),
    "voicemail": (gettext_lazy("You left {name} a message."), gettext_lazy("You left a message.")),
    "not_reached": (gettext_lazy("You rang {name} and reached nobody."), gettext_lazy("You rang and reached nobody.")),
    "email": (gettext_lazy("You wrote {name} an e-mail."), gettext_lazy("You wrote an e-mail.")),
    "message": (gettext_lazy("You sent {name} a short message."), gettext_lazy("You sent a short message.")),
    "letter": (gettext_lazy("You sent {name} a letter on paper."), gettext_lazy("You sent a letter on paper.")),
    "recruiter": (
        gettext_lazy("You were in touch with {name}."),
        gettext_lazy("You were in touch with the recruiter."),
    ),
    "meeting": (gettext_lazy("You met {name}."), gettext_lazy("You met.")),
}
IN = {
    "call": (gettext_lazy("{name} rang you."), gettext_lazy("They rang you.")),
    "voicemail": (gettext_lazy("{name} left you a message."), gettext_lazy("They left you a message.")),
    "not_reached": (gettext_lazy("{name} tried to reach you."), gettext_lazy("They tried to reach you.")),
    "email": (gettext_lazy("{name} wrote you an e-mail."), gettext_lazy("They wrote you an e-mail.")),
    "message": (gettext_lazy("{name} sent you a short message."), gettext_lazy("They sent you a short message.")),
    "letter": (gettext_lazy("{name} sent you a letter."), gettext_lazy("They sent you a letter.")),
    "recruiter": (gettext_lazy("{name} was in touch with you."), gettext_lazy("The recruiter was in touch with you.")),
    "meeting": OUT["meeting"],
}
# What went out, where the plan says what it was.
SENT = {
    "letter": (gettext_lazy("You sent {name} the letter."), gettext_lazy("You sent the letter.")),
    "thank_you": (gettext_lazy("You sent {name} your thanks."), gettext_lazy("You sent your thanks.")),
    "courteous_close": (gettext_lazy("You took leave of {name}."), gettext_lazy("You took leave of them.")),
    "bridge_email": (gettext_lazy("You asked {name} for five minutes."), gettext_lazy("You asked for five minutes.")),
    "promised": (gettext_lazy("You sent {name} what you promised."), gettext_lazy("You sent what you promised.")),
    "follow_up": (
        gettext_lazy("You asked {name} where things stand."),
        gettext_lazy("You asked where things stand."),
    ),
    "gracious_reply": (
        gettext_lazy("You thanked {name}, after the answer."),
        gettext_lazy("You thanked them, after the answer."),
    ),
    "advice_request": (gettext_lazy("You asked {name} for advice."), gettext_lazy("You asked for advice.")),
    "advice_thanks": (
        gettext_lazy("You thanked {name} for the advice."),
        gettext_lazy("You thanked them for the advice."),
    ),
    "offer_reply": (gettext_lazy("You thanked {name} for the offer."), gettext_lazy("You thanked them for the offer.")),
    "acceptance": (gettext_lazy("You said yes to {name}."), gettext_lazy("You said yes to the offer.")),
    "declining": (gettext_lazy("You said no to {name}."), gettext_lazy("You said no to the offer.")),
    "still_interested": (
        gettext_lazy("You told {name} that you are still interested."),
        gettext_lazy("You told them that you are still interested."),
    ),
    "keep_in_touch": (gettext_lazy("You sent {name} a note."), gettext_lazy("You sent a note.")),
}
NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
ASKS = ("bridge_email", "follow_up", "call", "voicemail", "")
"""Of these one may wait for an answer; thanks and a letter need none."""


@dataclass(frozen=True, slots=True)
class Line:
    """`may_say`: what the person may say of the answer to it: "unanswered", "answered" or nothing, ""."""

    id: UUID
    said: str
    when: str
    words: str
    note: str
    may_say: str = ""
    interview: str = ""
    url: str = ""
    noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    day: str
    lines: tuple[Line, ...]


def days(
    touches: Sequence[Touch], now: datetime, zone: tzinfo, noted: Mapping[str, tuple[str, ...]] = NOTHING
) -> tuple[Day, ...]:
    """The log, the newest day first, and on each day in the order in which it happened. `zone` is the person's own.

    `noted`: what was written down during a call, by the mark of the contact.
    """
    today = now.astimezone(zone).date()
    heard_at = max((one.happened_at for one in touches if not one.outward and one.answered is not False), default=None)
    ordered = sorted(touches, key=lambda touch: touch.happened_at)
    grouped = [
        Day(
            sentence(dates.day(day, today) if abs((day - today).days) < 2 else dates.full_day(day)),
            tuple(replace(_line(touch, heard_at, zone), noted=noted.get(touch.made_by, ())) for touch in some),
        )
        for day, some in groupby(ordered, key=lambda touch: touch.happened_at.astimezone(zone).date())
    ]
    return tuple(reversed(grouped))


def with_person(touches: Sequence[Touch], now: datetime, zone: tzinfo) -> tuple[Line, ...]:
    """What passed between the owner and one person, each line with its interview."""
    today = now.astimezone(zone).date()
    return tuple(
        Line(
            touch.id,
            said(touch),
            sentence(dates.day(touch.happened_at.astimezone(zone).date(), today)),
            touch.words,
            "",
            interview=str(touch.interview or ""),
            url=reverse("log", args=[touch.interview_id]) if touch.interview_id else "",
        )
        for touch in touches
    )


def said(touch: Touch) -> str:
    """One contact in a sentence: "You left Imogen Sallis a message." """
    named, unnamed = (OUT if touch.outward else IN)[touch.way]
    if touch.outward and touch.way in ("email", "letter", "recruiter") and touch.step_kind in SENT:
        named, unnamed = SENT[touch.step_kind]
    name = touch.person.name if touch.person else ""
    return str(named).format(name=name) if name else str(unnamed)


def fields_for(
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    people: Sequence[Person],
    steps: Sequence[Step],
    now: datetime,
    zone: tzinfo,
) -> tuple[Field, ...]:
    """The form for a contact that is noted by hand, holding what was typed. `steps` are those of the plan that wait."""
    here = now.astimezone(zone)
    name = people[0].name if people else ""
    fields = [
        Field(
            "happened", _("What happened"), "select", typed.get("happened", "out:call"),
            options=tuple((code, str(words)) for code, words in HAPPENED), problem=problems.get("happened", ""),
        ),
        Field("day", _("Which day"), "date", typed.get("day", f"{here:%Y-%m-%d}"), problem=problems.get("when", "")),
        Field("time", _("What time"), "time", typed.get("time", ""), optional=True),
        Field(
            "person", _("With whom"), "select", typed.get("person", str(people[0].id) if people else ""),
            options=(*((str(one.id), one.name) for one in people), ("", _("someone else"))),
        ),
    ]  # fmt: skip
    if steps:
        options = tuple((step.kind, acts.title(step.kind, name, step.channel)) for step in steps)
        fields.append(
            Field(
                "step", _("Was it a step of your plan?"), "select", typed.get("step", ""),
                options=(("", _("No, something else")), *options),
            )
        )  # fmt: skip
    fields.append(
        Field("words", _("What was said"), "words", typed.get("words", ""), optional=True,
              problem=problems.get("words", ""))
    )  # fmt: skip
    return tuple(fields)


def _line(touch: Touch, heard_at: datetime | None, zone: tzinfo) -> Line:
    there = touch.happened_at.astimezone(zone)
    asks = touch.outward and touch.way not in ("call", "not_reached", "meeting") and touch.step_kind in ASKS
    heard_since = heard_at is not None and touch.happened_at < heard_at
    may_say = note = ""
    if touch.no_more_calls:
        note = _("They asked not to be rung again, or said no.")
    elif asks and touch.answered is False:
        note, may_say = _("No answer came."), "" if heard_since else "answered"
    elif asks and touch.answered is None and not heard_since:
        may_say = "unanswered"
    elif not touch.outward and touch.answered is False:
        note = _("It answers nothing.")
    return Line(touch.id, said(touch), dates.clock(there, zone), touch.words, note, may_say)
