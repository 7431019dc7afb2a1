"""Promises as pages: what is owed and by when, the answer to it, and what they said they would do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from afterword.domain import follow
from afterword.domain.compose.draft import cards_of
from afterword.domain.method import Pack
from afterword.flows import promises as flow
from afterword.flows.owed import owing
from afterword.flows.prepare import draft_in
from afterword.store.models import Person, Promise
from afterword.web.pages import acts, dates
from afterword.web.pages.draft_words import typographic
from afterword.web.pages.fields import Field
from afterword.web.pages.words import sentence, short

CHANNELS = (
    ("email", gettext_lazy("by e-mail")),
    ("call", gettext_lazy("by phone")),
    ("letter", gettext_lazy("on paper")),
    ("recruiter", gettext_lazy("through the recruiter")),
    ("", gettext_lazy("not settled")),
)
_SAID = re.compile(r"\b(?:I|we|you|it)\b|\b(?:I|we)['’]", re.IGNORECASE)
"""Words taken from a conversation, which are no name for a thing."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One promise on the list. `state` of a closed one says how it ended."""

    id: UUID
    what: str
    url: str
    when: str
    why: str
    soon: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """`heard` are exact words of promises that are not kept track of yet."""

    mine: tuple[Line, ...]
    theirs: tuple[Line, ...]
    ended: tuple[Line, ...]
    heard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """`what` was promised, where the headline does not say it. `line`: the apology that goes before a late answer.
    `card`: the words prepared for the concern it answers.
    """

    headline: str
    what: str
    standing: follow.Standing
    state: str
    line: str
    quote: str
    card: str
    answer: Field
    fields: tuple[Field, ...]
    send_url: str
    phone: str


def listed(rows: Sequence[Promise], pack: Pack, name: str, now: datetime, zone: tzinfo) -> Listed:
    """`zone` is theirs; `name` is whom the interview's letters go to."""
    known = {" ".join(row.quote.split()) for row in rows}
    heard = tuple(one.quote for one in pack.diagnosis.promises if " ".join(one.quote.split()) not in known)
    still = [row for row in rows if row.state == Promise.State.OPEN]
    return Listed(
        mine=tuple(_line(row, name, now, zone) for row in still if row.mine),
        theirs=tuple(_line(row, name, now, zone) for row in still if not row.mine),
        ended=tuple(_line(row, name, now, zone) for row in rows if row.state != Promise.State.OPEN),
        heard=heard,
    )


def _line(row: Promise, name: str, now: datetime, zone: tzinfo) -> Line:
    stands = follow.standing(owing(row), now)
    return Line(
        id=row.id,
        what=sent_as(row, name) if row.mine else theirs(row),
        url=whole_url(row) if row.mine else "",
        when=due_words(row, now, zone) if stands != "past" else "",
        why=" ".join(filter(None, (_as_heard(row) if row.mine else "", _passed(stands)))),
        soon=stands in ("soon", "late"),
        state=_ended(row, now, zone),
    )


def _as_heard(row: Promise) -> str:
    if row.quote and _asked(row):
        return _("They asked: {words}").format(words=f"“{short(row.quote, 120)}”")
    words = row.quote or _promised(row, "")
    return _("You said: {words}").format(words=f"“{short(words, 120)}”") if words else ""


def _passed(stands: follow.Standing) -> str:
    return _("Its time has passed, and nothing more reminds you of it.") if stands == "past" else ""


def sent_as(row: Promise, name: str) -> str:
    """A promise as something to do: "Half a page on night shifts, as you promised", "Send what you promised Piet"."""
    if _asked(row):
        who = row.person.name if row.person else name
        return _("Answer what {name} wrote").format(name=who) if who else _("Answer what they wrote")
    what = row.what.strip().rstrip(".")
    if what and len(what) <= _LONGEST_NAME and "\n" not in what and not _SAID.search(what):
        return _("{what}, as you promised").format(what=what[:1].upper() + what[1:])
    return acts.title("promised", row.person.name if row.person else name, row.channel)


def _asked(row: Promise) -> bool:
    """Whether they asked for it in a message: nobody promised it, and it is owed all the same."""
    return row.made_by.startswith("incoming:")


def _promised(row: Promise, name: str) -> str:
    """What was promised, where its name as something to do leaves that out."""
    if not row.mine or _asked(row) or row.quote or not row.what.strip():
        return ""
    return "" if sent_as(row, name).lower().startswith(row.what.strip().rstrip(".").lower()) else row.what.strip()


def theirs(row: Promise) -> str:
    """What they promised: in their words where these were heard, else as the person noted it."""
    return f"“{short(row.quote, 100)}”" if row.quote else sentence(short(row.what, 100))


def made_to(row: Promise) -> str:
    return _("to {name}").format(name=row.person.name) if row.person and row.person.name else ""


def due_words(row: Promise, now: datetime, zone: tzinfo) -> str:
    """For a narrow column: "by 11:30", "tomorrow", "Thu 17:00"; "" where no time was given."""
    return dates.brief(None, row.due_at, now, zone)


def whole_url(row: Promise) -> str:
    return reverse("promise", args=[row.interview_id, row.id])


def send_url(row: Promise) -> str:
    """Where the answer is looked at once more and let go; "" where it is not sent."""
    return reverse("look_at_promise", args=[row.interview_id, row.id]) if row.channel != "call" else ""


def page(row: Promise, pack: Pack, people: Sequence[Person], name: str, now: datetime, zone: tzinfo) -> Page:
    stands = follow.standing(owing(row), now)
    return Page(
        headline=sent_as(row, name) if row.mine else theirs(row),
        what=_promised(row, name),
        standing=stands,
        state=_state(row, stands, now, zone),
        line=follow.apology(owing(row), now) if row.channel != "call" else "",
        quote=row.quote,
        card=card_words(pack, row.concern),
        answer=_answer(row),
        fields=fields_of(row, people, zone),
        send_url=send_url(row),
        phone=row.person.phone if row.channel == "call" and row.person else "",
    )


def card_words(pack: Pack, concern: str) -> str:
    """What the concern card says to a concern, without the courtesies of speech; "" where there is no such card."""
    found = draft_in(pack, "concern_cards") if concern else None
    if found is None:
        return ""
    card = next((card for card in cards_of(found.draft) if concern in (card.id, card.concern)), None)
    if card is None:
        return ""
    kept = [
        one for one in card.sentences if one.part.rpartition(".")[2] in ("stand", "proof", "benefit") and not one.slot
    ]
    return typographic(" ".join(one.text for one in kept))


def _answer(row: Promise) -> Field:
    if row.channel == "call":
        label, hint = _("What you will say"), _("A few lines are enough; nobody sees them but you.")
    else:
        label = _("What you will send")
        hint = _("Only the answer itself: greeting and name are put around it when you send it.")
    return Field("answer", label, "words", row.answer, hint=hint)


def fields_of(row: Promise, people: Sequence[Person], zone: tzinfo) -> tuple[Field, ...]:
    due = row.due_at.astimezone(zone) if row.due_at else None
    return (
        Field("what", _("What"), "few_words", row.what),
        Field("day", _("By which day"), "date", f"{due:%Y-%m-%d}" if due else "", group="due"),
        Field("time", _("By what time"), "time", f"{due:%H:%M}" if due else "", group="due"),
        Field(
            "person",
            _("To whom"),
            "select",
            str(row.person_id or ""),
            options=(*((str(one.id), one.name) for one in people), ("", _("nobody in particular"))),
        ),
        Field(
            "channel", _("How"), "select", row.channel, options=tuple((code, str(words)) for code, words in CHANNELS)
        ),
    )


def new_fields(
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    people: Sequence[Person],
    usual: datetime,
    zone: tzinfo,
    now: datetime,
) -> tuple[Field, ...]:
    """The form for a promise that is noted by hand, holding what was typed. `usual`: when it is due if no day is."""
    due = dates.due(usual, now, zone)
    return (
        Field(
            "mine", _("Who promised it"), "side", typed.get("mine", "yes"),
            options=(("yes", _("I did")), ("no", _("They did"))), problem=problems.get("mine", ""),
        ),
        Field(
            "what", _("What"), "few_words", typed.get("what", ""),
            hint=_("As in “half a page on night shifts” or “a decision”."), problem=problems.get("what", ""),
        ),
        Field(
            "day", _("By which day"), "date", typed.get("day", ""), optional=True, group="due",
            hint=_("Without a day, yours is due {when}: the earliest time you are sure to keep.").format(when=due),
            problem=problems.get("due", ""),
        ),
        Field("time", _("By what time"), "time", typed.get("time", ""), optional=True, group="due"),
        Field(
            "person", _("With whom"), "select", typed.get("person", str(people[0].id) if people else ""),
            options=(*((str(one.id), one.name) for one in people), ("", _("nobody in particular"))),
        ),
        Field(
            "channel", _("How"), "select", typed.get("channel", "email"),
            options=tuple((code, str(words)) for code, words in CHANNELS),
        ),
    )  # fmt: skip


def typed_due(typed: Mapping[str, str]) -> str:
    """Day and time as one text that a flow can read; a day without a time ends at five."""
    day, clock = typed.get("day", "").strip(), typed.get("time", "").strip()
    return f"{day} {clock or flow.END_OF_DAY}" if day else ""


def _state(row: Promise, stands: follow.Standing, now: datetime, zone: tzinfo) -> str:
    if row.state != Promise.State.OPEN:
        return _ended(row, now, zone)
    if row.due_at is None:
        return _("No time was given.")
    when = dates.due(row.due_at, now, zone)
    if not row.mine:
        return _("They said so for {when}.").format(when=_moment(row.due_at, now, zone))
    match stands:
        case "late":
            return _("The time you gave was {when}. It is still worth keeping.").format(
                when=_moment(row.due_at, now, zone)
            )
        case "past":
            return _(
                "The time you gave was {when}. You can still send it, without another word about that, or let it go. "
                "Nothing more reminds you of it."
            ).format(when=_moment(row.due_at, now, zone))
        case "soon":
            return _("You said: {when}. Less than two hours are left.").format(when=when)
    if _asked(row):
        return _("By {when}: a time you can keep.").format(when=when)
    return _("You said: {when}.").format(when=when)


def _moment(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """ "yesterday at 17:00", "25 November at 17:00"."""
    day = dates.day(moment.astimezone(zone).date(), now.astimezone(zone).date())
    return _("{day} at {time}").format(day=day, time=dates.clock(moment, zone))


def _ended(row: Promise, now: datetime, zone: tzinfo) -> str:
    if row.state == Promise.State.OPEN or row.ended_at is None:
        return ""
    day = dates.on_day(row.ended_at.astimezone(zone).date(), now.astimezone(zone).date())
    match row.state:
        case Promise.State.KEPT if row.late:
            return _("Kept {day}, after its time").format(day=day)
        case Promise.State.KEPT:
            return _("Kept {day}").format(day=day)
        case Promise.State.BROKEN:
            return _("Its time passed, and you let it go {day}").format(day=day)
    return _("No longer needed since {day}").format(
        day=dates.day(row.ended_at.astimezone(zone).date(), now.astimezone(zone).date())
    )
