"""Upcoming interviews as a page: when and where, in the person's time and in theirs, and what to have ready."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from afterword.domain.advert import Invitation
from afterword.flows.filling import moment_of
from afterword.flows.upcoming import Read
from afterword.reading.invitation.several import at_date
from afterword.store.models import Interview
from afterword.store.values import from_json, to_json
from afterword.web.pages import dates
from afterword.web.pages.debrief import eyebrow, open_step
from afterword.web.pages.fields import Field

TYPED = ("employer", "when", "role", "who")
"""The fields of an interview that came without an invitation."""


@dataclass(frozen=True, slots=True)
class Line:
    """One interview that lies ahead. `theirs`: its time where they are, where that differs. `link`: a video call."""

    id: UUID
    what: str
    url: str
    when: str
    theirs: str
    place: str
    link: str
    people: str
    off: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Over:
    """One that is over and was not told of yet."""

    what: str
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """One event, or one date of a series, to choose."""

    value: str
    what: str
    when: str
    problems: tuple[str, ...]
    checked: bool


def line(row: Interview, now: datetime, zone: tzinfo) -> Line:
    """`row` comes with its people. `zone` is the person's own."""
    seats = sorted(row.interviewers.all(), key=lambda seat: seat.position)
    starts_at = row.starts_at or now
    there = ZoneInfo(row.zone) if row.zone else zone
    when = span(starts_at, row.ends_at, now, zone)
    elsewhere = starts_at.astimezone(there).utcoffset() != starts_at.astimezone(zone).utcoffset()
    link = row.place if row.place.startswith(("https://", "http://")) and " " not in row.place else ""
    return Line(
        id=row.id,
        what=eyebrow(row) or _("An interview"),
        url=reverse("interview", args=[row.id]),
        when=when,
        theirs=_("{when} in {place}").format(
            when=span(starts_at, row.ends_at, now, there), place=str(there).rsplit("/", 1)[-1].replace("_", " ")
        ) if elsewhere else "",
        place="" if link else row.place,
        link=link,
        people=", ".join(seat.person.name or seat.person.email for seat in seats),
        off=row.cancelled_at is not None,
        goes_on=starts_at <= now,
    )  # fmt: skip


def over(row: Interview) -> Over:
    return Over(
        what=row.employer or row.role,
        url=reverse("ask", args=[row.id, open_step(row, anyone=bool(row.interviewers.all())) or "want"]),
    )


def span(starts_at: datetime, ends_at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """ "tomorrow, 14:00 to 15:00", "Thursday 3 December, 09:00"."""
    there, today = starts_at.astimezone(zone).date(), now.astimezone(zone).date()
    day = dates.day(there, today) if abs((there - today).days) < 2 else dates.full_day(there)
    if there.year != today.year:
        day = dates.plain_day(there, today)
    if ends_at is None:
        return _("{day}, {time}").format(day=day, time=dates.clock(starts_at, zone))
    return _("{day}, {start} to {end}").format(
        day=day, start=dates.clock(starts_at, zone), end=dates.clock(ends_at, zone)
    )


def options(read: Read, now: datetime, zone: tzinfo) -> tuple[Option, ...]:
    """What a file holds, to choose from: each event, and of one that repeats each of its next dates."""
    every: list[tuple[str, Invitation, tuple[str, ...]]] = []
    for number, found in enumerate(read.found):
        problems = tuple(problem.message for problem in found.problems)
        if found.dates:
            every += [(f"{number}.{place}", at_date(found, date), ()) for place, date in enumerate(found.dates)]
        else:
            every.append((f"{number}", found.invitation, problems))
    return tuple(
        Option(name, one.summary or one.employer or _("An interview"), _when(one, now, zone), problems, len(every) == 1)
        for name, one, problems in every
    )


def held(read: Read) -> tuple[tuple[str, str], ...]:
    """Each option as the form carries it along: its name and the whole invitation."""
    found = []
    for number, one in enumerate(read.found):
        choices = [(f"{number}.{place}", at_date(one, date)) for place, date in enumerate(one.dates)]
        for name, invitation in choices or [(f"{number}", one.invitation)]:
            found.append((name, json.dumps(to_json(invitation), ensure_ascii=False)))
    return tuple(found)


def carried(text: str) -> Invitation | None:
    """The invitation a form carried along; None where it is none."""
    try:
        return from_json(Invitation, json.loads(text))
    except (ValueError, RecursionError):
        return None


def typed_fields(typed: Mapping[str, str], problems: Mapping[str, str]) -> tuple[Field, ...]:
    """The form for an interview without an invitation, holding what was typed."""
    return (
        Field("employer", _("Employer"), value=typed.get("employer", ""), problem=problems.get("employer", "")),
        Field(
            "when",
            _("The day and the time"),
            value=typed.get("when", ""),
            problem=problems.get("when", ""),
            hint=_("Such as 27 November 2026, 14:30."),
        ),
        Field("role", _("The job"), value=typed.get("role", ""), optional=True),
        Field("who", _("Who will be there"), value=typed.get("who", ""), optional=True),
    )


def lines(rows: Sequence[Interview], now: datetime, zone: tzinfo) -> list[Line]:
    return [line(row, now, zone) for row in rows]


def _when(one: Invitation, now: datetime, zone: tzinfo) -> str:
    at = moment_of(one, zone)
    if at is None:
        return _("no day and time could be read")
    return span(at, one.ends_at if one.ends_at and one.ends_at.tzinfo else None, now, zone)
