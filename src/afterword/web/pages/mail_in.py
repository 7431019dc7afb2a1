"""A message that came back in, as a page: their words, what it seems to be and why, where it belongs, what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from afterword.domain.advert import Invitation
from afterword.domain.messages import Likely, Message
from afterword.domain.outcomes import NO
from afterword.store.models import Incoming, Interview, Promise
from afterword.web.pages import dates
from afterword.web.pages.debrief import eyebrow
from afterword.web.pages.fields import Choice

KINDS = {
    "invitation": gettext_lazy("An invitation"),
    "rescheduling": gettext_lazy("Another time"),
    "concern": gettext_lazy("A concern or a question"),
    "rejection": gettext_lazy("A no"),
    "advice": gettext_lazy("Advice, or what they thought of you"),
    "offer": gettext_lazy("An offer"),
    "automatic": gettext_lazy("An automatic answer"),
    "other": gettext_lazy("Something else"),
}
READS_LIKE = {
    "invitation": gettext_lazy("It reads like an invitation"),
    "rescheduling": gettext_lazy("It seems to be about another time"),
    "concern": gettext_lazy("They seem to want something answered"),
    "rejection": gettext_lazy("It reads like a no"),
    "advice": gettext_lazy("They have given their answer before, so this may be what they advise"),
    "offer": gettext_lazy("It reads like an offer"),
    "automatic": gettext_lazy("It seems that no person wrote this"),
    "other": gettext_lazy("As far as can be seen, it asks for nothing"),
}
WHY = {
    "answer": gettext_lazy("it answers a message of yours"),
    "address": gettext_lazy("the address is known from there"),
    "name": gettext_lazy("the name is known from there"),
    "employer": gettext_lazy("the employer is named"),
    "domain": gettext_lazy("the address is of that employer"),
    "role": gettext_lazy("the job is named"),
}

_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b(?!\s*[ap]\.?m)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    value: str
    shown: str
    quote: str
    decides: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One message in the list."""

    what: str
    url: str
    when: str
    state: str


@dataclass(frozen=True, slots=True)
class Page:
    heading: str
    about: str
    about_url: str
    when: str
    subject: str
    text: str
    reads_like: str
    quote: str
    kinds: tuple[Choice, ...]
    interviews: tuple[Choice, ...]
    days: tuple[Day, ...]
    confirmed: bool
    follows: str
    promise_url: str
    came_back: str
    unknown_sender: str


def line(row: Incoming, now: datetime, zone: tzinfo) -> Line:
    where = eyebrow(row.interview) if row.interview else _("not yet placed")
    kind = str(KINDS[row.kind]) if row.kind else _("Look at it")
    return Line(
        what=_("{who}: {subject}").format(who=_who(row), subject=row.subject) if row.subject else _who(row),
        url=reverse("mail_message", args=[row.id]),
        when=_when(row, now, zone),
        state=f"{kind}. {where}.",
    )


def page(
    row: Incoming,
    message: Message,
    likely: Sequence[Likely],
    interviews: Sequence[Interview],
    promise: Promise | None,
    now: datetime,
    zone: tzinfo,
) -> Page:
    """`interviews` are those that may be chosen, `likely` what was found out about where it belongs."""
    proposed = "advice" if row.proposed in _AFTER_A_NO and _ended(row, likely, interviews) else row.proposed
    chosen = row.kind or proposed
    named = [one for one in message.named if one.day >= (row.received_at or row.created_at).date()]
    decision = row.interview.decision_by if row.interview else None
    returned = message.returned[0] if message.returned else None
    return Page(
        heading=_("A message from {who}").format(who=_who(row)) if _who(row) != _("Someone") else _("A message"),
        about=eyebrow(row.interview) if row.interview else "",
        about_url=reverse("interview", args=[row.interview_id]) if row.interview_id else "",
        when=_when(row, now, zone),
        subject=row.subject,
        text=row.text,
        reads_like=str(READS_LIKE[proposed]),
        quote=message.proposed.quote if proposed == row.proposed else "",
        kinds=tuple(Choice(kind, str(label), "", kind == chosen) for kind, label in KINDS.items()),
        interviews=_interviews(row.interview_id, likely, interviews, now, zone),
        days=tuple(
            Day(
                one.day.isoformat(),
                dates.full_day(one.day),
                one.quote,
                one.decides,
                decision is not None and one.day == decision,
            )
            for one in named[:6]
        ),
        confirmed=row.confirmed_at is not None,
        follows="" if returned else _follows(row),
        promise_url=reverse("promise", args=[row.interview_id, promise.id]) if promise and row.interview_id else "",
        came_back=_came_back(returned.address, returned.said, returned.delayed) if returned else "",
        unknown_sender=message.sender.name or message.sender.email
        if row.person_id is None and not message.machine
        else "",
    )


_AFTER_A_NO = ("concern", "other")
"""What a message is taken for that comes after a no, where it may be the advice that was asked for."""


def _ended(row: Incoming, likely: Sequence[Likely], interviews: Sequence[Interview]) -> bool:
    """Whether the interview it most likely belongs to has ended in a no."""
    first = str(row.interview_id) if row.interview_id else likely[0].id if likely else ""
    return any(str(one.id) == first and one.outcome in NO for one in interviews)


def may_hold_feedback(row: Incoming) -> bool:
    """Whether somebody may have said in it how they saw the person: once it is confirmed, and a person wrote it."""
    kinds = (Incoming.Kind.REJECTION, Incoming.Kind.CONCERN, Incoming.Kind.OTHER)
    return row.confirmed_at is not None and row.interview_id is not None and row.kind in kinds


def time_read(found: Invitation, zone: tzinfo) -> str:
    """The time an invitation names, as a person would type it, without a zone as it stands; "" where it names none."""
    when = found.starts_at
    if when is None:
        return ""
    here = when.astimezone(zone) if when.tzinfo else when
    return f"{here.day} {date_format(here, 'F Y')}, {date_format(here, 'H:i')}"


def time_in_words(message: Message, today: date) -> str:
    """The one day ahead that the words name, with the one clock time beside it; "" where there are several or none.

    It only fills the field in: nothing follows before the person has looked.
    """
    ahead = {one.day: one.quote for one in message.named if one.day >= today}
    if len(ahead) != 1:
        return ""
    ((day, quote),) = ahead.items()
    clocks = _CLOCK.findall(quote)
    return f"{day.day} {date_format(day, 'F Y')}, {clocks[0]}" if len(clocks) == 1 else ""


def _interviews(
    held: UUID | None, likely: Sequence[Likely], interviews: Sequence[Interview], now: datetime, zone: tzinfo
) -> tuple[Choice, ...]:
    rank = {one.id: place for place, one in enumerate(likely)}
    why = {one.id: str(WHY[one.why]) for one in likely}
    rows = sorted(interviews, key=lambda one: (one.id != held, rank.get(str(one.id), len(rank))))
    return tuple(
        Choice(
            str(one.id),
            eyebrow(one) or _("An interview without a name yet"),
            ", ".join(
                part
                for part in (
                    dates.on_day(one.starts_at.astimezone(zone).date(), now.astimezone(zone).date())
                    if one.starts_at
                    else "",
                    why.get(str(one.id), ""),
                )
                if part
            ),
            one.id == held,
        )
        for one in rows
    )


def _follows(row: Incoming) -> str:
    match row.kind:
        case "concern":
            return _("You owe them an answer now. It is among your promises, with a time you can keep.")
        case "rejection":
            return _(
                "I am sorry. Nothing more is sent to win this job. There is nothing to answer today; a short thank-you "
                "tomorrow keeps the door open."
            )
        case "advice":
            return _("Their words are kept as they are. A line of thanks stands in the plan, and nothing more is due.")
        case "offer":
            return _("They want you. Nothing more needs to be sent; take the time they give you to decide.")
        case "automatic":
            return _("It is noted among what has happened, and does not count as an answer.")
        case "rescheduling" | "invitation":
            return _(
                "It is noted among what has happened. Put the new time among your interviews, so that you are reminded."
            )
        case "other":
            return _("It is noted among what has happened, and the plan goes by it.")
    return ""


def _came_back(address: str, said: str, delayed: bool) -> str:
    if delayed:
        return _("Your message to {address} is delayed. The server still tries; there is nothing to do yet.").format(
            address=address
        )
    words = _("Your message to {address} came back: it did not reach them.").format(address=address)
    return f"{words} “{said}”" if said else words


def _who(row: Incoming) -> str:
    return (row.person.name if row.person else "") or row.sender_name or row.sender_address or _("Someone")


def _when(row: Incoming, now: datetime, zone: tzinfo) -> str:
    moment = (row.received_at or row.created_at).astimezone(zone)
    day = dates.day(moment.date(), now.astimezone(zone).date())
    return _("{day}, {time}").format(day=day, time=dates.clock(moment, zone)) if row.received_at else day
