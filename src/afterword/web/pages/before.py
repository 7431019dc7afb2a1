"""The page before an interview: what is worth knowing ten minutes before one goes in, the old concern on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from afterword.domain import carry
from afterword.domain.recurring import Recurring
from afterword.flows.carry import Before, Met, soon
from afterword.store.models import Interview, Promise
from afterword.web.pages import dates, upcoming
from afterword.web.pages.debrief import eyebrow
from afterword.web.pages.fields import Field
from afterword.web.pages.promises import due_words, theirs
from afterword.web.pages.words import sentence, short, together

QUESTION = 160  # characters of a question that are shown: enough to know it again
ALSO = 2  # further concerns, and further proofs, that are shown: a page for the door is short


@dataclass(frozen=True, slots=True)
class Words:
    """Something they said: `who` is a line such as "Imogen Sallis, afterwards, on 2 December"."""

    quote: str
    who: str


@dataclass(frozen=True, slots=True)
class Concern:
    """`say`: what the person would say now; without it `write` leads to where it can be written."""

    label: str
    why: str
    said: tuple[Words, ...]
    asked: str
    say: str
    write: str


@dataclass(frozen=True, slots=True)
class Proof:
    text: str
    at: str
    need: str
    why: str


@dataclass(frozen=True, slots=True)
class Owed:
    what: str
    when: str
    url: str


@dataclass(frozen=True, slots=True)
class Who:
    name: str
    title: str
    met: str
    asked: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    label: str
    said: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    what: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """`first` and `proof` stand on top; `light`: what to say where nothing is left open."""

    about: str
    headline: str
    theirs: str
    place: str
    link: str
    light: str
    first: Concern | None
    also: tuple[Concern, ...]
    proof: Proof | None
    more_proofs: tuple[Proof, ...]
    mine: tuple[Owed, ...]
    theirs_to_do: tuple[Owed, ...]
    here: tuple[Who, ...]
    met_before: tuple[Who, ...]
    elsewhere: tuple[Elsewhere, ...]
    put_right: str
    earlier: tuple[Earlier, ...]


def page(row: Interview, held: Before, now: datetime, zone: tzinfo) -> Page:
    """`zone` is the person's own."""
    today = now.astimezone(zone).date()
    line = upcoming.line(row, now, zone)
    concerns = [_concern(one, held.questions, today) for one in held.carried.old]
    proofs = [_proof(one, today) for one in held.carried.untold]
    return Page(
        about=eyebrow(row) or _("An interview without a name yet"),
        headline=_headline(row, line.when, now),
        theirs=line.theirs,
        place=line.place,
        link=line.link,
        light=_light(held),
        first=concerns[0] if concerns else None,
        also=tuple(concerns[1 : 1 + ALSO]),
        proof=proofs[0] if proofs else None,
        more_proofs=tuple(proofs[1 : 1 + ALSO]),
        mine=tuple(_owed(one, now, zone) for one in held.mine),
        theirs_to_do=tuple(_owed(one, now, zone) for one in held.theirs),
        here=tuple(_who(one, today) for one in held.people if one.here),
        met_before=tuple(_who(one, today) for one in held.people if not one.here),
        elsewhere=tuple(_elsewhere(one, today) for one in held.elsewhere[:ALSO]),
        put_right=together([short(label, 60) for label in held.carried.put_right]),
        earlier=tuple(_earlier(one, today, zone) for one in held.rounds),
    )


@dataclass(frozen=True, slots=True)
class Soon:
    """For the first page: "Before you go to Pell & Orchard tomorrow, 14:30"."""

    url: str
    employer: str
    when: str


def soon_line(ahead: Sequence[Interview], now: datetime, zone: tzinfo) -> Soon | None:
    """The next interview, where it lies ahead within days; `ahead` as `flows.upcoming.ahead` gives them. No query."""
    row = next((one for one in ahead if one.cancelled_at is None and soon(one, now)), None)
    if row is None or row.starts_at is None:
        return None
    day = dates.on_day(row.starts_at.astimezone(zone).date(), now.astimezone(zone).date())
    when = _("{day}, {time}").format(day=day, time=dates.clock(row.starts_at, zone))
    return Soon(reverse("before", args=[row.id]), row.employer or row.role, when)


def next_fields(row: Interview, typed: Mapping[str, str], problem: str) -> tuple[Field, ...]:
    """The form for the next round, holding what was typed."""
    return (
        Field(
            "when", _("When is it?"), "text", typed.get("when", ""), problem=problem,
            hint=_("The day and the time, such as 27 November 2026, 14:30."),
        ),
        Field("role", _("For which job"), "text", typed.get("role", row.role), optional=True),
        Field(
            "zone", _("Its time zone"), "text", typed.get("zone", ""), optional=True,
            hint=_("By continent and city, such as Europe/London. Without one it is that of the last round."),
        ),
    )  # fmt: skip


def _headline(row: Interview, when: str, now: datetime) -> str:
    if row.starts_at is None:
        return _("Before you go in.")
    if row.starts_at <= now:
        return _("What you went in with.")
    return _("{when}.").format(when=sentence(when))


def _light(held: Before) -> str:
    if held.carried.old or held.carried.untold:
        return ""
    if held.rounds:
        return _("Nothing is left open from last time.")
    return _("You meet them for the first time, so nothing is carried over.")


def _concern(one: carry.Old, places: Mapping[tuple[str, str], UUID], today: date) -> Concern:
    said = tuple(_words(words, today) for words in one.words if words.how in ("feedback", "voiced"))
    exchange = places.get((one.round, one.exchange))
    known = bool(one.concern)
    why = ""
    if one.concern == "low_interest" and not said:
        why = _("You were not sure that they knew. One plain sentence is enough.")
    elif not said and any(words.how == "answer" for words in one.words):
        why = _("You thought your answer fell short.")
    elif not said:
        why = _("As far as we can see, your answer left something open.")
    question = reverse("question", args=[UUID(one.round), exchange]) if exchange is not None else ""
    return Concern(
        label=one.label if known else _("What they advised") if said else _("An answer worth having ready"),
        why=why,
        said=said,
        asked=short(one.asked, QUESTION),
        say=one.answer,
        write="" if one.answer else question,
    )


def _words(words: carry.Words, today: date) -> Words:
    on = dates.on_day(words.on, today) if words.on is not None else ""
    told = _("afterwards") if words.how == "feedback" else _("in the interview")
    return Words(words.quote, ", ".join(filter(None, (words.by, told, on))))


def _proof(one: carry.Untold, today: date) -> Proof:
    if one.advertised or one.on is None:
        why = _("Their advert asks for it:") if one.advertised else _("They need:")
    else:
        why = _("They told you {day} what they need:").format(day=dates.on_day(one.on, today))
    return Proof(text=one.text, at=one.at, need=short(one.need, QUESTION), why=why)


def _owed(promise: Promise, now: datetime, zone: tzinfo) -> Owed:
    url = reverse("promise", args=[promise.interview_id, promise.id]) if promise.mine else (
        reverse("promises", args=[promise.interview_id])
    )  # fmt: skip
    what = promise.what if promise.mine else theirs(promise)
    return Owed(short(what, QUESTION), due_words(promise, now, zone), url)


def _who(one: Met, today: date) -> Who:
    days = [dates.on_day(day, today) for day in one.on]
    if days:
        met = _("You met {days}.").format(days=together(list(reversed(days))))
    else:
        met = _("New to you.") if one.here else ""
    return Who(
        name=one.person.name or one.person.email,
        title=one.person.title,
        met=met,
        asked=tuple(short(words, QUESTION) for words in one.asked),
        notes=one.person.notes,
    )


def _elsewhere(one: Recurring, today: date) -> Elsewhere:
    said = tuple(
        Words(named.quote, ", ".join(filter(None, (named.by, named.employer, dates.on_day(named.on, today)))))
        for named in one.said[:2]
    )
    return Elsewhere(one.label, said)


def _earlier(row: Interview, today: date, zone: tzinfo) -> Earlier:
    day = dates.on_day(row.starts_at.astimezone(zone).date(), today) if row.starts_at else ""
    what = _("The interview {day}").format(day=day) if day else _("An earlier interview")
    return Earlier(what, reverse("interview", args=[row.id]))
