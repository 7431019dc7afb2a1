"""Dates and times as people write them: ISO 8601 first, then the written forms that can mean only one thing.

`20 November 2026, 2 pm` and `20.11.2026` are read; `3/4/2026` is two different days depending on who wrote it, so it is
handed back as a question instead of a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal

from afterword.domain.days import MONTHS, WEEKDAYS
from afterword.domain.patterns import pattern

_MONTHS = tuple(name.lower() for name in MONTHS)
_WEEKDAYS = tuple(name.lower() for name in WEEKDAYS)
FIRST_YEAR, LAST_YEAR = 1970, 2199
_FARTHEST = timedelta(hours=14)  # from UTC; no place on earth keeps a clock beyond that

_WEEKDAY = pattern(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.I)
_DAY_FIRST = pattern(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b", re.I)
_MONTH_FIRST = pattern(r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.I)
_NUMERIC = pattern(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")
_ISO_DAY = pattern(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CLOCK = pattern(
    r"\b(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:\.\d{1,6})?)?\s*([ap])\.?m\b\.?"
    r"|\b(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:\.\d{1,6})?)?",
    re.I,
)
_OFFSET = pattern(r"(?:(?:UTC|GMT)\s*)?([+-])(\d{1,2}):?(\d{2})?\s*$|(?<![A-Za-z])(Z|UTC|GMT)\s*$", re.I)
_PLACE = pattern(r"\b([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2})\s*$")
_LEFT_OVER = pattern(r"[\s,;@]|\b(?:at|on|t)\b", re.I)

Why = Literal["not_a_date", "two_days", "no_such_day", "no_such_zone", "far_off"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as read. `at` is None for a date without a time; `zone` None when none was written.

    `weekday_wrong` is the weekday written beside the date when it is not that date's.
    """

    day: date
    at: time | None = None
    zone: tzinfo | None = None
    weekday_wrong: str = ""


def read_moment(text: str) -> Moment | Why:
    """The one moment `text` can mean, or why there is none."""
    text = text.strip().strip("\"'“”").strip()
    weekday = _WEEKDAY.match(text)
    rest = text[weekday.end() :] if weekday else text
    found = _day_in(rest)
    if not isinstance(found, tuple):
        return found
    day, start, end = found
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return "far_off"
    before, after = rest[:start], rest[end:]
    found_zone = _zone_in(after)
    if found_zone == "no_such_zone":
        return found_zone
    zone, after = found_zone
    clock = _clock_in(f"{before} {after}")
    if clock == "not_a_date":
        return "not_a_date"
    wrong = ""
    if weekday and not _WEEKDAYS[day.weekday()].startswith(weekday.group(1).lower()):
        wrong = next(name for name in _WEEKDAYS if name.startswith(weekday.group(1).lower())).capitalize()
    return Moment(day, clock, zone, wrong)


def _day_in(text: str) -> tuple[date, int, int] | Why:
    numbers: tuple[int, int, int] | None = None
    if match := _ISO_DAY.search(text):
        numbers = (int(match[1]), int(match[2]), int(match[3]))
    elif match := _DAY_FIRST.search(text):
        numbers = (int(match[3]), _month(match[2]), int(match[1]))
    elif match := _MONTH_FIRST.search(text):
        numbers = (int(match[3]), _month(match[1]), int(match[2]))
    elif match := _NUMERIC.search(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first > 12 or match[2] == ".":  # a full stop is the continental, day-first way
            numbers = (year, second, first)
        elif second > 12 or first == second:
            numbers = (year, first, second)
        else:
            return "two_days"
    if match is None or numbers is None or numbers[1] == 0:
        return "not_a_date"
    try:
        return date(*numbers), match.start(), match.end()
    except ValueError:
        return "no_such_day"


def _month(name: str) -> int:
    """1 to 12, or 0 when `name` is no month ("Sept" and "Nov." count)."""
    found = [number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())]
    return found[0] if len(found) == 1 else 0


def _zone_in(text: str) -> tuple[tzinfo | None, str] | Literal["no_such_zone"]:
    """The offset or IANA zone at the end of `text`, and `text` without it."""
    if match := _OFFSET.search(text):
        before = text[: match.start()]
        if match[4]:
            return UTC, before
        if ":" in before or re.search(r"\d\s*[ap]m", before, re.I) or re.search(r"T\d", before):
            hours, minutes = int(match[2]), int(match[3] or 0)
            ahead = timedelta(hours=hours, minutes=minutes)
            if ahead <= _FARTHEST and minutes < 60:
                return timezone(ahead if match[1] == "+" else -ahead), before
            if match[1] == "-" and match[3] and hours < 24 and minutes < 60:
                return None, before  # "14:00-15:30": when it began and when it ended
            return "no_such_zone"
    if match := _PLACE.search(text):
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(match[1]), text[: match.start()]
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None, text
    return None, text


def _clock_in(text: str) -> time | Literal["not_a_date"] | None:
    match = _CLOCK.search(re.sub(r"^\s*T(?=\d)", " ", text))
    if match is None:
        leftover = _LEFT_OVER.sub("", text)
        return None if not leftover or not any(letter.isdigit() for letter in leftover) else "not_a_date"
    if match[4]:
        hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if not 1 <= hour <= 12:
            return "not_a_date"
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    else:
        hour, minute, second = int(match[5]), int(match[6]), int(match[7] or 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return "not_a_date"


def moment_at(moment: Moment, zone: tzinfo) -> datetime:
    """An aware datetime: noon when no time was written, `zone` when no zone was."""
    return datetime.combine(moment.day, moment.at or time(12), tzinfo=moment.zone or zone)
