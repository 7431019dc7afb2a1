"""Dates and times as people write them. What could mean two days is asked about, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo

from django.utils.translation import gettext as _

from afterword.flows.kept import Unreadable, one_line

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "GU", "AS", "MP", "PR", "VI"})
EITHER_ORDER = frozenset({"", "CA"})  # unknown, or a country that writes both

WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DAY_MONTH = re.compile(rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([a-z]+)\.?,?\s*(\d{{4}})?", re.I)
MONTH_DAY = re.compile(rf"{WEEKDAY}([a-z]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s*(\d{{4}}))?", re.I)
NUMBERS = re.compile(rf"{WEEKDAY}(\d{{1,2}})([/.\-])(\d{{1,2}})\2(\d{{4}}|\d{{2}})", re.I)
YEAR_FIRST = re.compile(rf"{WEEKDAY}(\d{{4}})([/.\-])(\d{{1,2}})\2(\d{{1,2}})", re.I)
CLOCK = re.compile(
    r"(?:^|[\s,T]+)(?:at\s+)?(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.|h|uhr)?$", re.I
)


def read_date(text: str, *, country: str = "", today: date | None = None) -> date:
    """A day. `country` settles whether 3/4 is in March or in April; with `today`, "tomorrow" and "3 May" can be read.

    A day without a year is the one nearest to `today`. Raises `Unreadable` with a sentence that says what to type.
    """
    words = one_line(text)
    if today is not None:
        spoken = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(words.lower())
        if spoken is not None:
            return today + timedelta(days=spoken)
    if found := YEAR_FIRST.fullmatch(words):
        return _day(int(found[1]), int(found[3]), int(found[4]), words)
    if found := DAY_MONTH.fullmatch(words):
        return _named(found[3], found[2], int(found[1]), today, words)
    if found := MONTH_DAY.fullmatch(words):
        return _named(found[3], found[1], int(found[2]), today, words)
    if found := NUMBERS.fullmatch(words):
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        return _numbered(year, int(found[1]), int(found[3]), found[2], country.upper(), words)
    raise _not_a_date(words)


def read_moment(text: str, *, zone: tzinfo, country: str = "", today: date | None = None) -> datetime:
    """A day with or without a time of day, as an aware datetime: in `zone`, unless an offset is written.

    A day alone means its first minute. Raises `Unreadable` with a sentence that says what to type.
    """
    words = one_line(text)
    try:
        read = datetime.fromisoformat(words)
    except ValueError:
        pass
    else:
        return read if read.tzinfo else read.replace(tzinfo=zone)
    clock = CLOCK.search(words)
    if clock is None or not clock.start() or not (clock[2] or clock[3]):  # a day alone, perhaps ending in its year
        return datetime.combine(read_date(words, country=country, today=today), time(), zone)
    hour, minute, half = int(clock[1]), int(clock[2] or 0), (clock[3] or "").lower().replace(".", "")
    day = read_date(words[: clock.start()].removesuffix(","), country=country, today=today)
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise _not_a_time(words)
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise _not_a_time(words)
    return datetime.combine(day, time(hour, minute), zone)


def _named(year: str | None, month: str, day: int, today: date | None, words: str) -> date:
    number = _month(month)
    if number is None:
        raise _not_a_date(words)
    if year is not None:
        return _day(int(year), number, day, words)
    if today is None:
        raise Unreadable(_("Add the year, as in 27 November 2026."))
    around = [_day(each, number, day, words) for each in _years_with(number, day, today.year)]
    return min(around, key=lambda each: abs((each - today).days))


def _years_with(month: int, day: int, year: int) -> list[int]:
    """The years around `year` that have this day: 29 February is not in each of them."""
    if (month, day) != (2, 29):
        return [year - 1, year, year + 1]
    return [each for each in range(year - 4, year + 5) if each % 4 == 0 and (each % 100 or each % 400 == 0)]


def _numbered(year: int, one: int, two: int, between: str, country: str, words: str) -> date:
    if one > 12 or (one == two and one <= 12):
        return _day(year, two, one, words)
    if two > 12:
        return _day(year, one, two, words)
    if between == ".":  # with dots the day always comes first
        return _day(year, two, one, words)
    if country in EITHER_ORDER:
        raise Unreadable(
            _("“{text}” could be two different days. Write the month as a word, as in {example}.").format(
                text=words, example=f"{one} {MONTHS[two - 1].capitalize()} {year}"
            )
        )
    return _day(year, one, two, words) if country in MONTH_FIRST else _day(year, two, one, words)


def _month(word: str) -> int | None:
    word = word.lower()
    if word == "sept":
        return 9
    for number, name in enumerate(MONTHS, start=1):
        if word == name or (len(word) == 3 and name.startswith(word)):
            return number
    return None


def _day(year: int, month: int, day: int, words: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(
            _("There is no such day as “{text}”. Check the day and the month.").format(text=words)
        ) from None


def _not_a_date(words: str) -> Unreadable:
    return Unreadable(_("“{text}” is not a date I can read. Type it like 27 November 2026.").format(text=_short(words)))


def _not_a_time(words: str) -> Unreadable:
    return Unreadable(_("“{text}” has no time I can read. Type it like 14:30.").format(text=_short(words)))


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
