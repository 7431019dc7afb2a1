"""Appointments become an iCalendar file (RFC 5545) that any calendar takes.

Times are written in UTC, which is right in every zone and on both nights the clocks change without a zone's definition.
Everything is an event: many calendars show no to-dos. Folding, escaping and the grammar are icalendar's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from afterword.domain.language import _

TYPE = "text/calendar; charset=utf-8"
_REFRESH = timedelta(hours=1)  # how often a calendar that reads along may come again


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One appointment. Times are aware, `ends_at` after `starts_at`; `alarms` are minutes before the end where `due`,
    else before the beginning. `sequence` rises with each change; `written_at` is when it changed last.

    `busy`: the time is taken, as by an interview; a thing that is merely due then leaves it free.
    """

    uid: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    written_at: datetime
    sequence: int = 0
    description: str = ""
    location: str = ""
    url: str = ""
    alarms: tuple[int, ...] = ()
    due: bool = False
    busy: bool = False
    cancelled: bool = False


def to_ics(entries: Iterable[Entry], name: str) -> bytes:
    """The calendar as bytes, lines folded at 75 octets. `name` is what a calendar program shows it as.

    The same entries always give the same bytes. A character no calendar may hold is left out.
    """
    from icalendar import Calendar, vDuration, vText  # here, because it takes a while to load and few pages need it

    calendar = Calendar()
    calendar.add("prodid", "-//Afterword//Afterword//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(" ".join(_clean(name).split())))
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for entry in entries:
        calendar.add_component(_event(entry))
    return cast(bytes, calendar.to_ical())


def _event(entry: Entry) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", _utc(entry.written_at))
    event.add("last-modified", _utc(entry.written_at))
    event.add("sequence", entry.sequence)
    event.add("summary", _clean(entry.summary) or _("Something is due"))
    event.add("dtstart", _utc(entry.starts_at))
    event.add("dtend", max(_utc(entry.ends_at), _utc(entry.starts_at) + timedelta(minutes=1)))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy and not entry.cancelled else "TRANSPARENT")
    event.add("class", "PRIVATE")
    for property, value in (("description", entry.description), ("location", entry.location)):
        if _clean(value):
            event.add(property, _clean(value))
    if entry.url:
        event.add("url", entry.url)
    for minutes in () if entry.cancelled else entry.alarms:
        event.add_component(_alarm(entry, minutes))
    return event


def _alarm(entry: Entry, minutes: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(entry.summary) or _("Something is due"))
    alarm.add("trigger", timedelta(minutes=-minutes), parameters={"RELATED": "END"} if entry.due else {})
    return alarm


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _clean(text: str) -> str:
    """Without the characters that end a line or may not stand in one, besides the line end itself."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        each for each in plain if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs", "Zl", "Zp")
    ).strip()
