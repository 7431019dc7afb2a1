"""Dates in what was said or written ("by Friday the twenty fourth", "end of next week"), counted from one day.

Only dates that leave no doubt are read. "Next Friday", said on a Tuesday, means two different days to two people, so it
is none; and a weekday that contradicts its date ("Friday the 23rd", a Thursday) is none either: nobody guesses here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from afterword.domain.days import WEEKDAYS
from afterword.domain.patterns import pattern


class Named(NamedTuple):
    """A date that a text names. `day` is None where the words leave a doubt; `first` and `last` say where they stand.

    `by` is True where the words set a limit ("by Friday", "no later than the third").
    """

    day: date | None
    first: int
    last: int
    by: bool


_DAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_SHORT = {name[:3]: number for name, number in _DAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
_WEEKDAY = r"(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon\b|tues?\b|wed\b|thurs?\b|fri\b)"
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
        "november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINALS = (
    {name: number for number, name in enumerate(_ONES, start=1)}
    | {f"twenty {name}": 20 + number for number, name in enumerate(_ONES[:9], start=1)}
    | {"thirtieth": 30, "thirty first": 31}
)
_SPELLED = "|".join(sorted((name.replace(" ", "[ -]") for name in _ORDINALS), key=len, reverse=True))
_NTH = rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{_SPELLED})\b"
_NUMBER = r"(?P<number>\d{1,2})(?![\d:.,]?\d|\s*(?:%|percent|am\b|pm\b|o'clock|times|people))"
_COUNTS = {name: n for n, name in enumerate("one two three four five six seven eight nine ten".split(), start=1)} | {
    "a": 1, "couple of": 2, "a couple of": 2, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + ")"
_NO_NOUN = (
    r"(?=\s*(?:$|[.,;:!?)\n—–-]|(?:of|at|and|or|so|if|then|that|which|who|because|but|when|is|was|with|for|to|i|we|you|"
    r"they|he|she|i'll|we'll|latest|in the|from|by|on|after|before|as|it|it's)\b))"
)

_LATE = "|".join(sorted((n.replace(" ", "[ -]") for n, day in _ORDINALS.items() if day >= 10), key=len, reverse=True))
"""Ordinals that are hardly anything but a day of the month ("... the Friday before, the thirtieth")."""

_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<year>20\d\d)-(?P<mm>\d\d)-(?P<dd>\d\d)\b"),
    ("doubt", r"\b(?:week|w/c) (?:of|commencing|beginning|starting)(?: on)? (?:the )?\w+(?: \w+)?"),
    ("dated", rf"(?:\b{_WEEKDAY},? )?(?:the )?\b(?:{_NTH}|{_NUMBER})(?P<of> of)? {_MONTH}(?:,? (?P<year>20\d\d)\b)?"),
    ("dated", rf"(?:\b{_WEEKDAY},? )?\b{_MONTH} (?:the )?(?:{_NTH}|{_NUMBER})(?:,? (?P<year>20\d\d)\b)?"),
    ("dated", rf"\b{_WEEKDAY},? (?:the )?{_NTH}"),
    ("dated", rf"\b(?:on|by|before|until|till|for|from|be|is|it's|that's|around) the {_NTH}{_NO_NOUN}"),
    ("dated", rf"\bthe (?P<nth>(?:[12]\d|3[01])(?:st|nd|rd|th)|{_LATE})\b{_NO_NOUN}"),
    (
        "nth_weekday",
        rf"\b(?P<which>first|second|third|fourth|last) {_WEEKDAY} (?:of|in) (?:(?:the|this) month|{_MONTH})",
    ),
    ("doubt", rf"\b{_WEEKDAY} (?:before|after)\b"),
    ("end_week", r"\b(?:end|close|back end) of (?P<next>next|the following|the) week\b(?! after)|\bend of this week\b"),
    ("end_month", rf"\bend of (?:{_MONTH}|(?:the |this )?month\b)"),
    (
        "doubt",
        r"\bend of next month\b|\b(?:mid|middle of|early|late|beginning of|start of|sometime) [a-z]+(?: week)?\b",
    ),
    ("doubt", rf"\b(?:last|past|every|each|most|previous|some|other) {_WEEKDAY}|\b(?:mon|tues|wednes|thurs|fri)days\b"),
    ("weeks_from", rf"\b{_COUNT} weeks? (?:from|on|after) (?:{_WEEKDAY}|today|now)\b"),
    ("weeks_from", r"\b(?P<count>a) week today\b|\btoday week\b"),
    ("week_tomorrow", r"\ba week tomorrow\b|\btomorrow week\b"),
    ("weeks_from", rf"\b{_WEEKDAY} week\b"),
    ("next_week", rf"\b{_WEEKDAY}(?: of)? next week\b|\bnext week,? (?:on )?{_WEEKDAY.replace('day>', 'day2>', 1)}"),
    ("doubt", rf"\b{_WEEKDAY} (?:after next|or so)\b"),
    ("next", rf"\bnext {_WEEKDAY}\b"),
    ("this", rf"\b(?:this coming|this|coming) {_WEEKDAY}\b"),
    ("weekday", rf"\b{_WEEKDAY}\b"),
    ("after_tomorrow", r"\bday after tomorrow\b"),
    ("tomorrow", r"\btomorrow\b|\bin the morning\b"),
    ("today", r"\b(?:today|tonight|this evening|this afternoon|later on today)\b"),
    (
        "ahead",
        rf"\b(?:in|within|inside) (?:about |the next |the |a )?{_COUNT} (?P<kind>working |business )?"
        r"(?P<unit>days?|weeks?|hours)\b(?! or)",
    ),
    ("ahead", r"\b(?:in|within|inside) (?:about |the next |the |a )?(?P<unit>fortnight)\b"),
    ("close", r"\b(?:end of the day|end of day|close of play|close of business)\b"),
)
_PATTERNS = tuple((kind, pattern(rule, re.IGNORECASE)) for kind, rule in _RULES)
_NEEDED = re.compile(
    rf"\d|day|mon\b|tues?\b|wed\b|thurs?\b|fri\b|week|w/c|fortnight|month|{'|'.join(_MONTHS)}|{_SPELLED}|hours|morning|"
    r"evening|afternoon|tonight|tomorrow|close|mid|early|late|beginning|start|sometime",
    re.IGNORECASE,
)
"""Every rule needs one of these. Most of what is said holds none, and trying all rules takes long."""
_CLOSE = re.compile(r"\b(?:the )?(?:end|close) of (?:the day|day|play|business)(?: on)?\s*$", re.IGNORECASE)
_LIMITS = re.compile(r"(?:by|before|until|till|within|inside)\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|latest by|within|inside)(?: the| about)?\s*$",
    re.IGNORECASE,
)


def date_in(text: str, spoken_on: date | None) -> date | None:
    """The one date a text names, counted from the day it was spoken; None when there is none, or any doubt.

    Where several are named, the one that sets a limit ("... and we decide by the 24th") is meant.
    """
    named = dates_in(text, spoken_on)
    limits = [name for name in named if name.by]
    days = {name.day for name in limits or named}
    return days.pop() if len(days) == 1 else None


def dates_in(text: str, spoken_on: date | None) -> tuple[Named, ...]:
    """Every date a text names, in order, each place once; `day` is None where the words leave a doubt."""
    plain = text.replace("’", "'")
    if _NEEDED.search(plain) is None:
        return ()
    taken: list[Named] = []
    for kind, rule in _PATTERNS:
        if kind == "close" and taken:
            continue  # "by close of play on Thursday" is Thursday's
        for found in rule.finditer(plain):
            first, last = found.span()
            if any(name.first < last and first < name.last for name in taken):
                continue
            if kind == "dated" and _is_verb(found, plain):
                continue
            before = _CLOSE.sub("", plain[max(0, first - 44) : first])
            by = bool(_LIMIT.search(before) or _LIMITS.match(found[0]))
            taken.append(Named(_resolved(kind, found, spoken_on), first, last, by))
    return tuple(sorted(taken, key=lambda name: name.first))


def _is_verb(found: re.Match[str], plain: str) -> bool:
    """ "March 12 times", "the second may be late": the months that are verbs too, where nothing shows a month."""
    month = found.groupdict().get("month")
    if month is None or month.lower() not in {"may", "march", "mar"}:
        return False
    if found["nth"] is None:  # a bare figure: "march 12", but not "march 12 miles" nor "5 may leave"
        comes_first = found.start("number") < found.start("month")
        after = plain[found.end() :]
        return bool(re.match(r"\s+[a-z]+", after) if comes_first and month.islower() else _counts_things(after))
    return bool(month.islower() and not found.groupdict().get("of") and found.start("nth") < found.start("month"))


def _counts_things(after: str) -> bool:
    return bool(re.match(r"\s+(?!is\b|as\b|was\b|this\b|unless\b|yes\b|thanks\b)[a-z]+s\b", after))


def _resolved(kind: str, found: re.Match[str], spoken_on: date | None) -> date | None:
    groups = {name: text.lower() for name, text in found.groupdict().items() if text}
    try:
        if kind == "iso":
            return _date(int(groups["year"]), int(groups["mm"]), int(groups["dd"]))
        if kind == "dated":
            return _dated(groups, spoken_on)
        if kind == "doubt" or spoken_on is None:
            return None
        return _RELATIVE[kind](groups, spoken_on)
    except OverflowError:  # the last days of the calendar
        return None


def _dated(groups: dict[str, str], spoken_on: date | None) -> date | None:
    """A day with its month, or without one; None where the weekday named with it is another."""
    day = _nth(groups)
    if "month" in groups:
        found = _in_month(day, _MONTHS[groups["month"]], groups.get("year"), spoken_on)
    else:
        found = _of_this_month(day, spoken_on) if spoken_on is not None else None
    weekday = _weekday(groups)
    return None if found is None or (weekday is not None and found.weekday() != weekday) else found


def _nth(groups: dict[str, str]) -> int:
    if "number" in groups:
        return int(groups["number"])
    spelled = groups["nth"].replace("-", " ")
    return _ORDINALS[spelled] if spelled in _ORDINALS else int(spelled[:-2])


def _weekday(groups: dict[str, str]) -> int | None:
    name = groups.get("day") or groups.get("day2")
    return None if name is None else _DAYS[name] if name in _DAYS else _SHORT[name]


def _in_month(day: int, month: int, year: str | None, spoken_on: date | None) -> date | None:
    if year:
        return _date(int(year), month, day)
    if spoken_on is None:
        return None
    this_year = _date(spoken_on.year, month, day)
    if this_year is not None and this_year < spoken_on:
        return _date(spoken_on.year + 1, month, day)
    return this_year


def _of_this_month(day: int, spoken_on: date) -> date | None:
    this_month = _date(spoken_on.year, spoken_on.month, day)
    if this_month is not None and this_month >= spoken_on:
        return this_month
    following = spoken_on.replace(day=1) + timedelta(days=32)
    return _date(following.year, following.month, day)


def _end_of_week(groups: dict[str, str], spoken_on: date) -> date | None:
    """The Friday; a week spoken of on a weekend could be either."""
    if spoken_on.weekday() > 4:
        return None
    friday = _coming(spoken_on, _DAYS["friday"], same_day=True)
    return friday + timedelta(days=7) if groups.get("next") in {"next", "the following"} else friday


def _end_of_month(groups: dict[str, str], spoken_on: date) -> date | None:
    month = _MONTHS[groups["month"]] if "month" in groups else spoken_on.month
    year = spoken_on.year + (month < spoken_on.month)
    return _date(year, month, calendar.monthrange(year, month)[1])


def _nth_weekday(groups: dict[str, str], spoken_on: date) -> date | None:
    """ "The last Friday of this month"; one that is past already is none."""
    month = _MONTHS[groups["month"]] if "month" in groups else spoken_on.month
    year = spoken_on.year + (month < spoken_on.month)
    days = [week[_weekday(groups) or 0] for week in calendar.monthcalendar(year, month)]
    days = [day for day in days if day]
    place = ("first", "second", "third", "fourth").index(groups["which"]) if groups["which"] != "last" else -1
    found = _date(year, month, days[place])
    return found if found is not None and found >= spoken_on else None


def _weeks_from(groups: dict[str, str], spoken_on: date) -> date | None:
    weekday = _weekday(groups)
    start = spoken_on if weekday is None else _coming(spoken_on, weekday)
    return start + timedelta(weeks=_count(groups.get("count", "one")))


def _next_week(groups: dict[str, str], spoken_on: date) -> date | None:
    monday = spoken_on - timedelta(days=spoken_on.weekday())
    return monday + timedelta(days=7 + (_weekday(groups) or 0))


def _next(groups: dict[str, str], spoken_on: date) -> date | None:
    """ "Next Tuesday" is in doubt while this week's Tuesday is still to come."""
    weekday = _weekday(groups) or 0
    return _coming(spoken_on, weekday) if weekday <= spoken_on.weekday() else None


def _ahead(groups: dict[str, str], spoken_on: date) -> date | None:
    unit = groups["unit"]
    if unit == "fortnight":
        return spoken_on + timedelta(days=14)
    count = _count(groups["count"])
    if "kind" in groups:
        return _working_days(spoken_on, count)
    if unit == "hours":
        return spoken_on + timedelta(days=count // 24) if count % 24 == 0 else None
    return spoken_on + timedelta(days=count * (7 if unit.startswith("week") else 1))


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNTS[text]


def _working_days(spoken_on: date, count: int) -> date:
    day = spoken_on
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


_RELATIVE: dict[str, Callable[[dict[str, str], date], date | None]] = {
    "end_week": _end_of_week,
    "end_month": _end_of_month,
    "nth_weekday": _nth_weekday,
    "weeks_from": _weeks_from,
    "next_week": _next_week,
    "next": _next,
    "this": lambda groups, day: _coming(day, _weekday(groups) or 0, same_day=True),
    "weekday": lambda groups, day: _coming(day, _weekday(groups) or 0),
    "after_tomorrow": lambda groups, day: day + timedelta(days=2),
    "week_tomorrow": lambda groups, day: day + timedelta(days=8),
    "tomorrow": lambda groups, day: day + timedelta(days=1),
    "today": lambda groups, day: day,
    "close": lambda groups, day: day,
    "ahead": _ahead,
}


def _coming(spoken_on: date, weekday: int, *, same_day: bool = False) -> date:
    """The next such weekday after a day, or that day itself if it may be."""
    ahead = (weekday - spoken_on.weekday()) % 7
    return spoken_on + timedelta(days=ahead if ahead or same_day else 7)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
