"""When an event of a calendar begins: zones by name, by their own definition, or none."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Literal

from afterword.reading.invitation.components import Component, Property
from afterword.reading.invitation.zones import zone_named

_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?\Z", re.I)
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?\Z")
_DURATION = re.compile(r"P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?\Z", re.I)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Missing = Literal["no_time", "no_zone", "unreadable"]


def moment_of(found: Property, root: Component) -> tuple[datetime | None, str, Missing | None]:
    """The moment a property gives, the IANA name of its zone ("" for none), and what is missing.

    Aware where the zone is known, else naive. None for a day without a time.
    """
    match = _MOMENT.match(found.value.strip())
    if match is None:
        return None, "", "unreadable"
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    try:
        whole = date(year, month, day)
        if match[4] is None:
            return None, "", "no_time"
        plain = datetime(year, month, day, int(match[4]), int(match[5]), min(int(match[6] or 0), 59))
    except ValueError:
        return None, "", "unreadable"
    shown = _shown_zone(root)
    if match[7]:
        moment = plain.replace(tzinfo=zone_named("UTC"))
        local = zone_named(shown)
        if local is None or not 1 < whole.year < 9999:
            return moment, "UTC" if not shown else "", None
        return moment.astimezone(local), local.key, None
    name = found.parameters.get("TZID", "")
    if zone := zone_named(name):
        return plain.replace(tzinfo=zone), zone.key, None
    if name:
        defined = _definition(name, root)
        if defined is not None:
            located = zone_named(defined.text("X-LIC-LOCATION"))
            if located is not None:
                return plain.replace(tzinfo=located), located.key, None
            offset = _offset_at(defined, plain)
            if offset is not None:
                return plain.replace(tzinfo=offset), "", None
    elif zone := zone_named(shown):
        return plain.replace(tzinfo=zone), zone.key, None
    return plain, "", "no_zone"


def ends_after(begins: datetime, duration: str) -> datetime | None:
    """When something of an iCalendar duration ("PT45M") ends; None when it cannot be read."""
    match = _DURATION.match(duration.strip().lstrip("+"))
    if match is None or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    try:
        return begins + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None


def _shown_zone(root: Component) -> str:
    """The zone the calendar is shown in, or the one zone it defines for a place."""
    for part in root.inside:
        if name := part.text("X-WR-TIMEZONE"):
            return name
    zones = {zone.text("TZID") for zone in root.all("VTIMEZONE")}
    return next(iter(zones)) if len(zones) == 1 else ""


def _definition(name: str, root: Component) -> Component | None:
    return next((zone for zone in root.all("VTIMEZONE") if zone.text("TZID").strip('"') == name.strip('"')), None)


def _offset_at(zone: Component, plain: datetime) -> tzinfo | None:
    """The offset a zone's own definition gives for a moment. Each of its parts begins at one date of each year.

    The year in its DTSTART (1601 in Outlook's) is only when the rule began; it says nothing of the event.
    """
    begun: list[tuple[datetime, tzinfo]] = []
    for part in zone.inside:
        offset = _offset(part.text("TZOFFSETTO"))
        first = _MOMENT.match(part.text("DTSTART"))
        if offset is None or first is None:
            continue
        for year in (plain.year - 1, plain.year):
            onset = _onset(part.text("RRULE"), first, year)
            if onset is not None:
                begun.append((onset, offset))
    before = [(onset, offset) for onset, offset in begun if onset <= plain]
    return max(before, key=lambda one: one[0])[1] if before else None


def _onset(rule: str, first: re.Match[str], year: int) -> datetime | None:
    """When a part of a zone begins in a year: by month and weekday ("the last Sunday in March"), else its own date."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    month, day = int(first[2]), int(first[3])
    try:
        place = re.match(r"([+-]?\d)?([A-Z]{2})\Z", parts.get("BYDAY", ""))
        month = int(parts.get("BYMONTH", month))
        if place is not None and place[2] in _DAYS:
            weeks = calendar.monthcalendar(year, month)
            days = [week[_DAYS.index(place[2])] for week in weeks if week[_DAYS.index(place[2])]]
            number = int(place[1] or 1)
            day = days[number - 1 if number > 0 else number]
        return datetime(
            year if rule or int(first[1]) <= year else int(first[1]), month, day, int(first[4] or 0), int(first[5] or 0)
        )
    except (ValueError, IndexError):
        return None


def _offset(text: str) -> tzinfo | None:
    match = _OFFSET.match(text)
    if match is None:
        return None
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    if ahead > timedelta(hours=14):
        return None
    return timezone(ahead if match[1] == "+" else -ahead)
