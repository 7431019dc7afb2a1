"""Simple dates in what was said ("by Friday", "in two weeks", "24 October"), counted from the day of the interview.

Only dates that leave no doubt are read. "Next Friday" means two different days to two people, so it is none.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_DAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_DAY = r"(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
        "november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
    "couple of": 2,
}
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(_NUMBERS) + ")"

_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<mm>\d\d)-(?P<dd>\d\d)\b")
_DAY_MONTH = re.compile(rf"\b(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?: (?P<year>20\d\d))?")
_MONTH_DAY = re.compile(rf"\b{_MONTH}\.? (?:the )?(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>20\d\d))?")
_THE_NTH = re.compile(r"\b(?:on|by|before|until) the (?P<dd>\d{1,2})(?:st|nd|rd|th)\b")
_WEEKDAY_WEEK = re.compile(rf"\b{_DAY} week\b|\ba week on {_DAY.replace('day', 'day2', 1)}\b")
_NEXT = re.compile(rf"\bnext {_DAY}\b|\b{_DAY.replace('day', 'day2', 1)} (?:after next|or)\b")
_WEEKDAY = re.compile(rf"\b{_DAY}\b")
_IN = re.compile(rf"\b(?:in|within|inside) (?:about |the next |a )?{_COUNT} (?P<unit>days?|weeks?)\b")


def date_in(text: str, spoken_on: date | None) -> date | None:
    """The one date a text names, counted from the day it was spoken; None when there is none, or any doubt."""
    plain = text.lower().replace("’", "'")
    if found := _ISO.search(plain):
        return _date(int(found["year"]), int(found["mm"]), int(found["dd"]))
    if found := _DAY_MONTH.search(plain) or _MONTH_DAY.search(plain):
        return _in_month(found, spoken_on)
    if spoken_on is None:
        return None
    try:
        return _relative(plain, spoken_on)
    except OverflowError:  # the last days of the calendar
        return None


def _in_month(found: re.Match[str], spoken_on: date | None) -> date | None:
    month, day = _MONTHS[found["month"]], int(found["dd"])
    if found["year"]:
        return _date(int(found["year"]), month, day)
    if spoken_on is None:
        return None
    this_year = _date(spoken_on.year, month, day)
    if this_year is not None and this_year < spoken_on:
        return _date(spoken_on.year + 1, month, day)
    return this_year


def _relative(plain: str, spoken_on: date) -> date | None:
    if re.search(r"\btomorrow\b", plain):
        return spoken_on + timedelta(days=1)
    if re.search(r"\b(?:today|tonight|this evening|this afternoon|end of the day|close of play)\b", plain):
        return spoken_on
    if re.search(r"\bend of (?:the |this )?week\b", plain):
        return _coming(spoken_on, _DAYS["friday"], same_day=True) if spoken_on.weekday() <= 4 else None
    if re.search(r"\bend of (?:the |this )?month\b", plain):
        return spoken_on.replace(day=calendar.monthrange(spoken_on.year, spoken_on.month)[1])
    if found := _THE_NTH.search(plain):
        return _nth(int(found["dd"]), spoken_on)
    if found := _IN.search(plain):
        days = int(found["count"]) if found["count"].isdigit() else _NUMBERS[found["count"]]
        return spoken_on + timedelta(days=days * (7 if found["unit"].startswith("week") else 1))
    if found := _WEEKDAY_WEEK.search(plain):
        return _coming(spoken_on, _DAYS[found["day"] or found["day2"]]) + timedelta(days=7)
    if _NEXT.search(plain):
        return None
    named = {found["day"] for found in _WEEKDAY.finditer(plain)}
    return _coming(spoken_on, _DAYS[named.pop()]) if len(named) == 1 else None


def _coming(spoken_on: date, weekday: int, *, same_day: bool = False) -> date:
    """The next such weekday after a day, or that day itself if it may be."""
    ahead = (weekday - spoken_on.weekday()) % 7
    return spoken_on + timedelta(days=ahead if ahead or same_day else 7)


def _nth(day: int, spoken_on: date) -> date | None:
    this_month = _date(spoken_on.year, spoken_on.month, day)
    if this_month is not None and this_month >= spoken_on:
        return this_month
    following = spoken_on.replace(day=1) + timedelta(days=32)
    return _date(following.year, following.month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
