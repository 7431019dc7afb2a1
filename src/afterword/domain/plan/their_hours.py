"""When they said a call would suit them ("after two", "15h to 17h", "mornings", "on Thursday").

Their own word outranks our idea of decent hours (timing.yaml, `call_hours`, is inference). Only sentences that invite a
call or give a number are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time

from afterword.domain.patterns import pattern
from afterword.domain.plan.hours import LEAST
from afterword.domain.plan.times import Times

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_HOUR = rf"(?P<{{0}}>\d{{{{1,2}}}}(?:[:.h]\d\d)?|{'|'.join(_HOURS)}|noon)\s?(?P<{{0}}_half>am|pm|h\b|uhr|a\.m|p\.m)?"
_UNTIL = pattern(
    rf"\b(?:between |from )?{_HOUR.format('start')}\s?(?:-|–|to|and|till|until)\s?{_HOUR.format('end')}(?!\w)",
    re.IGNORECASE,
)
_AFTER = pattern(rf"\b(?:after|any ?time after|from) {_HOUR.format('start')}(?!\w)", re.IGNORECASE)
_BEFORE = pattern(rf"\bbefore {_HOUR.format('end')}(?!\w)", re.IGNORECASE)
_BAD = pattern(r"\b(?:not|don[’']?t|never|avoid|mad|bad|busy|hectic|hopeless|impossible|except)\b", re.IGNORECASE)
_PART = pattern(r"\b(?P<part>morning|afternoon)s?\b", re.IGNORECASE)
_DAY = pattern(r"(?<!before )(?<!by )(?<!until )(?<!after )\b(mon|tues|wednes|thurs|fri)days?\b", re.IGNORECASE)
_DAYS = ("mon", "tues", "wednes", "thurs", "fri")
_CLAUSE = pattern(r"[^,;.!?()\n]+")
_NOON = time(12)
_LEAST = int(LEAST.total_seconds() // 60)
_EARLIEST, _LATEST = time(8), time(19)  # nobody is rung outside these, whatever was read


@dataclass(frozen=True, slots=True)
class TheirHours:
    """`days` are the weekdays named (Monday is 0); `start` and `end` bound the clock, None where nothing was said."""

    days: frozenset[int] = frozenset()
    start: time | None = None
    end: time | None = None

    def within(self, times: Times) -> Times:
        """`times` with the windows for a call cut to these hours, or replaced where nothing would be left of them."""
        start, end = max(self.start or _EARLIEST, _EARLIEST), min(self.end or _LATEST, _LATEST)
        if self.start is None and self.end is None:
            return times
        cut = tuple((max(opens, start), min(closes, end)) for opens, closes in times.windows)
        kept = tuple((opens, closes) for opens, closes in cut if _minutes(opens, closes) >= _LEAST)
        if kept and not (self.start and self.end):
            return replace(times, windows=kept)
        if _minutes(start, end) < _LEAST:
            return times
        return replace(times, windows=((start, end),), first_day_from=start, last_day_until=end)


def _minutes(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def their_hours(sentences: Iterable[str]) -> TheirHours:
    """What `sentences` say of hours and days. What cannot be read is left out."""
    days: set[int] = set()
    start: time | None = None
    end: time | None = None
    for sentence in sentences:
        for clause in _CLAUSE.findall(sentence):
            bad = _BAD.search(clause) is not None
            if not bad:
                days.update(_DAYS.index(found.group(1).lower()) for found in _DAY.finditer(clause))
            first, last = _clock(clause, bad)
            start, end = start or first, end or last
    return TheirHours(frozenset(days), start, end)


def _clock(clause: str, bad: bool) -> tuple[time | None, time | None]:
    if (found := _UNTIL.search(clause)) is not None and not bad:
        first, last = _time(found, "start"), _time(found, "end")
        return (first, last) if first and last and first < last else (None, None)
    if (found := _AFTER.search(clause)) is not None:
        hour = _time(found, "start")
        return (None, hour) if bad else (hour, None)
    if (found := _BEFORE.search(clause)) is not None:
        hour = _time(found, "end", morning=True)
        return (hour, None) if bad else (None, hour)
    if (found := _PART.search(clause)) is not None:
        morning = (found["part"].lower() == "morning") != bad
        return (None, _NOON) if morning else (_NOON, None)
    return None, None


def _time(found: re.Match[str], name: str, *, morning: bool = False) -> time | None:
    """The clock time in a group; one to six without more is the afternoon, as people say it ("ring after two")."""
    text, half = found[name].lower(), (found[f"{name}_half"] or "").lower().replace(".", "")
    if text == "noon":
        return _NOON
    hour, _, minute = re.sub(r"(?<=\d)[.h]", ":", text).partition(":")
    value = _HOURS.index(hour) + 1 if hour in _HOURS else int(hour)
    if (half == "pm" and value < 12) or (not half and value <= 6 and not (morning and value > 4)):
        value += 12
    try:
        return time(value, int(minute or 0))
    except ValueError:
        return None
