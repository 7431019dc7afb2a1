"""Every event of a calendar file or mail, and the next dates of one that repeats, for the person to choose from.

Only plain series are worked out (every so many days or weeks, ended by a count or a date), and only their next dates.
Of any other the first date is given, with a sentence that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.message import Message

from afterword.domain.advert import Invitation
from afterword.domain.interview import Problem
from afterword.reading.invitation import LIMIT, read_invitation
from afterword.reading.invitation.components import read_components
from afterword.reading.invitation.events import read_calendar
from afterword.reading.invitation.mail import with_sender
from afterword.reading.mime import calendars, looks_like_mail, opened, others, sender
from afterword.reading.notes import Notes
from afterword.reading.text import text_of

MOST_EVENTS = 40
NEXT_DATES = 6
_DEEPEST = 50  # components inside one another; a calendar has four
_BLOCK = re.compile(r"^(BEGIN|END):([A-Z-]+)[ \t]*$", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """One event. `problems` are what must be asked about it; `dates` the next ones, where it repeats."""

    invitation: Invitation
    problems: tuple[Problem, ...]
    dates: tuple[datetime, ...] = ()


def read_invitations(data: bytes, name: str, now: datetime) -> tuple[list[Found], list[Problem]]:
    """Each event in the file, in its order, and what stands in the way where there is none. Never raises.

    `now`: of a series the dates from then on are given.
    """
    mail, text = _calendar_in(data) if len(data) <= LIMIT else (None, "")
    events = _events(text) if text else []
    if not events:
        invitation, problems = read_invitation(data, name)
        return ([Found(invitation, tuple(problems))], []) if invitation is not None else ([], problems)
    found = []
    for event in events[:MOST_EVENTS]:
        notes = Notes(name)
        invitation = read_calendar(event, notes, name)
        if invitation is None:
            continue
        if mail is not None:
            invitation = with_sender(invitation, sender(mail), others(mail))
        dates = _dates(event, invitation, now)
        problems = notes.problems()
        found.append(Found(invitation, tuple(problems), dates))
    return found, []


def at_date(found: Found, date: datetime) -> Invitation:
    """The invitation for one date of a series."""
    first = found.invitation
    if first.starts_at is None or date == first.starts_at:
        return first
    length = first.ends_at - first.starts_at if first.ends_at is not None else None
    return replace(first, starts_at=date, ends_at=date + length if length is not None else None)


def _calendar_in(data: bytes) -> tuple[Message | None, str]:
    """The text of the calendar, "" where there is none, and the mail that carries it, where one does."""
    text = text_of(data, Notes("")) or ""
    if looks_like_mail(text[:20_000]) and not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        taken = opened(data, Notes(""))
        return (None, "") if taken is None else (taken[0], next(calendars(taken[1]), ""))
    return None, text if "BEGIN:VCALENDAR" in text[:5_000].upper() else ""


def _events(text: str) -> list[str]:
    """A calendar for each event, with the zones of the whole; versions and single dates of one UID stay together."""
    head: list[str] = []
    blocks: dict[str, list[str]] = {}
    inside: list[str] = []
    block: list[str] = []
    for line in text.split("\n"):
        bound = _BLOCK.match(line)
        if bound and bound[1].upper() == "BEGIN" and len(inside) < _DEEPEST:
            inside.append(bound[2].upper())
        if "VEVENT" in inside:
            block.append(line)
        elif not (bound and bound[2].upper() == "VCALENDAR"):
            head.append(line)
        if bound and bound[1].upper() == "END" and inside:
            if bound[2].upper() == "VEVENT":
                blocks.setdefault(_uid(block) or f"{len(blocks)}", []).extend(block)
                block = []
            if bound[2].upper() in inside:
                while inside.pop() != bound[2].upper():
                    pass
    return ["\n".join(["BEGIN:VCALENDAR", *head, *lines, "END:VCALENDAR"]) for lines in blocks.values()]


def _uid(block: list[str]) -> str:
    return next((line[4:].strip() for line in block if line[:4].upper() == "UID:"), "")


def _dates(event: str, invitation: Invitation, now: datetime) -> tuple[datetime, ...]:
    """The next dates of a plain series; none where it does not repeat, or in a way that is not plain."""
    root = read_components(event, Notes(""))
    rules = [found for part in root.all("VEVENT") for found in part.every("RRULE")]
    first = invitation.starts_at
    if len(rules) != 1 or first is None:
        return ()
    parts = dict(part.split("=", 1) for part in rules[0].value.upper().split(";") if "=" in part)
    step = {"DAILY": 1, "WEEKLY": 7}.get(parts.pop("FREQ", ""))
    interval, count, until = parts.pop("INTERVAL", "1"), parts.pop("COUNT", "9999"), parts.pop("UNTIL", "99991231")
    parts.pop("WKST", None)
    day = parts.pop("BYDAY", "")
    plain = not parts and (not day or (step == 7 and day == _DAYS[first.weekday()]))
    if step is None or not plain or not all(re.fullmatch(r"[1-9]\d{0,3}", each) for each in (interval, count)):
        return ()
    last = until[:8]
    dates: list[datetime] = []
    for number in range(min(int(count), 2000)):
        try:
            date = first + timedelta(days=step * int(interval) * number)  # by the wall clock, as calendars count
        except OverflowError:
            break
        if f"{date:%Y%m%d}" > last or len(dates) == NEXT_DATES:
            break
        aware = date if date.tzinfo is not None else date.replace(tzinfo=UTC)
        if aware >= now:
            dates.append(date)
    return tuple(dates)


_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
