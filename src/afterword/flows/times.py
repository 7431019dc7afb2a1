"""Dates and times as the person types them. `reading.dates` reads what a date says by itself; here it is helped by what
is known besides: the day it is, and the country that settles whether 3/4 is in March or in April.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from django.utils.translation import gettext as _

from afterword.flows.kept import Unreadable, one_line
from afterword.reading.dates import Moment, Why, moment_at
from afterword.reading.dates import read_moment as read_written

MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "GU", "AS", "MP", "PR", "VI"})
EITHER_ORDER = frozenset({"", "CA"})  # unknown, or a country that writes both
DAY = "27 November 2026"
MOMENT = "27 November 2026, 14:30"

_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = rf"(?:{_NAMES})[a-z]*\b\.?"
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)|(?<!\d)(\d{1,2}\.\d{1,2}\.)(\d{2})(?!\d)")
_WITHOUT_YEAR = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?![\d:.]|,?\s*\d{{4}}\b)",
    re.I,
)


def read_date(text: str, *, country: str = "", today: date | None = None) -> date:
    """A day. With `today`, "tomorrow" and "3 May" can be read; a day without a year is the one nearest to it.

    Raises `Unreadable` with a sentence that says what to type.
    """
    return _read(one_line(text), country.upper(), today, DAY).day


def read_moment(
    text: str, *, zone: tzinfo, country: str = "", today: date | None = None, timed: bool = False
) -> datetime:
    """A day with or without a time, as an aware datetime: in `zone`, unless another is written; noon without a time.

    `timed`: a day alone is not enough, so that no hour is made up. Raises `Unreadable` with a sentence that says what
    to type.
    """
    found = _read(one_line(text), country.upper(), today, MOMENT)
    if timed and found.at is None:
        raise Unreadable(_("Add the time in figures, as in 27 November 2026, 14:30."))
    return moment_at(found, zone)


def _read(words: str, country: str, today: date | None, example: str) -> Moment:
    if today is not None:
        spoken = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(words.lower())
        if spoken is not None:
            return Moment(today + timedelta(days=spoken))
    plain = _NUMBERS.sub(lambda found: _in_order(found, country), words)
    found = read_written(plain)
    if found == "not_a_date" and (open_year := _WITHOUT_YEAR.search(plain)):
        if today is None:
            raise Unreadable(_("Add the year, as in 27 November 2026."))
        found = _nearest(plain, open_year, today)
    if not isinstance(found, Moment):
        raise _problem(found, words, example)
    if found.weekday_wrong:
        raise Unreadable(
            _("That date is not a {weekday}. Check the day of the week, or leave it out.").format(
                weekday=found.weekday_wrong
            )
        )
    return found


def _in_order(found: re.Match[str], country: str) -> str:
    """The numbers of a date with its year written out, and year first where the country says which is the month."""
    if found[5]:
        return f"{found[5]}20{found[6]}"
    one, two = int(found[1]), int(found[3])
    year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
    if one > 12 or two > 12 or country in EITHER_ORDER:
        return f"{one}/{two}/{year}"
    month, day = (one, two) if country in MONTH_FIRST else (two, one)
    return f"{year}-{month:02}-{day:02}"


def _nearest(words: str, where: re.Match[str], today: date) -> Moment | Why:
    """The reading with the year that brings it nearest to `today`; 29 February may be some years away."""
    readings = [
        read_written(f"{words[: where.end()]} {today.year + away}{words[where.end() :]}") for away in range(-4, 5)
    ]
    days = [each for each in readings if isinstance(each, Moment)]
    if not days:
        return readings[0]
    return min(days, key=lambda each: (bool(each.weekday_wrong), abs((each.day - today).days)))


def _problem(why: Why, words: str, example: str) -> Unreadable:
    shown = words if len(words) <= 40 else words[:39] + "…"
    if why == "two_days":
        return Unreadable(
            _("“{text}” could be two different days. Write the month as a word, as in 27 November 2026.").format(
                text=shown
            )
        )
    if why == "no_such_day":
        return Unreadable(_("There is no such day as “{text}”. Check the day and the month.").format(text=shown))
    if why == "no_such_zone":
        return Unreadable(
            _("“{text}” names a time zone that is impossible. Check it, or leave it out.").format(text=shown)
        )
    if why == "far_off":
        return Unreadable(_("The year in “{text}” cannot be right. Check it.").format(text=shown))
    return Unreadable(
        _("“{text}” is not a date I can read. Type it like {example}.").format(text=shown, example=example)
    )
