"""When a call, a message or a private step may happen. Moments are UTC inside; wall times are made day by day.

Nothing is ever added to a wall time: hours are added in UTC, days are counted on the calendar, and a wall time is only
ever built from a date and a clock time. So the night the clocks change costs or gives nobody an hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import TYPE_CHECKING

from afterword.domain.plan.times import Times

if TYPE_CHECKING:
    from afterword.domain.plan.values import WorkCalendar

LEAST = timedelta(minutes=20)
"""A stretch shorter than this is too short to be told "now is a good time"."""

_STEP = timedelta(minutes=5)
_FURTHEST = 370  # days; a calendar without a working day in a year is a broken calendar


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, both ends UTC."""

    start: datetime
    end: datetime

    def since(self, moment: datetime) -> Span:
        return Span(max(self.start, moment), self.end)

    @property
    def wide(self) -> bool:
        return self.end - self.start >= LEAST


def at(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment `zone` shows `clock` on `day`, in UTC."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def rounded_up(moment: datetime) -> datetime:
    """`moment` in UTC, on the next five minutes."""
    exact = moment.astimezone(UTC)
    whole = exact.replace(minute=exact.minute - exact.minute % 5, second=0, microsecond=0)
    return whole if whole == exact else whole + _STEP


def working(calendar: WorkCalendar, day: date) -> bool:
    return day.weekday() not in calendar.weekend and day not in calendar.holidays


def working_days(calendar: WorkCalendar, first: date) -> Iterator[date]:
    """Working days from `first` on. ValueError when a year holds none."""
    empty = 0
    while empty < _FURTHEST:
        empty = 0 if working(calendar, first) else empty + 1
        if not empty:
            yield first
        first += timedelta(days=1)
    raise ValueError("the calendar has no working day in a year")


def working_day_after(calendar: WorkCalendar, day: date, count: int) -> date:
    """The `count`th working day after `day`; the first of them for a `count` below one."""
    return next(islice(working_days(calendar, day + timedelta(days=1)), max(count, 1) - 1, None))


def call_windows(calendar: WorkCalendar, times: Times, since: datetime) -> Iterator[Span]:
    """Stretches from `since` on in which a work call is decent, each at least `LEAST` long.

    They end after a year. The morning after a weekend starts later and the afternoon before one ends earlier, wherever
    the weekend lies.
    """
    start = since.astimezone(calendar.zone).date()
    for day in working_days(calendar, start):
        if (day - start).days > _FURTHEST:
            return
        first = (day - timedelta(days=1)).weekday() in calendar.weekend
        last = (day + timedelta(days=1)).weekday() in calendar.weekend
        for opens, closes in times.windows:
            starts = max(opens, times.first_day_from) if first else opens
            ends = min(closes, times.last_day_until) if last else closes
            if starts < ends:
                span = Span(at(day, starts, calendar.zone), at(day, ends, calendar.zone)).since(since)
                if span.wide:
                    yield span


def office_hours(calendar: WorkCalendar, times: Times, since: datetime) -> Iterator[Span]:
    """Stretches from `since` on in which a message may arrive."""
    opens, closes = times.office
    for day in working_days(calendar, since.astimezone(calendar.zone).date()):
        span = Span(at(day, opens, calendar.zone), at(day, closes, calendar.zone)).since(since)
        if span.wide:
            yield span


def civil_hours(zone: tzinfo, times: Times, since: datetime) -> Iterator[Span]:
    """Stretches from `since` on in which one may be asked to do something private: waking hours, any day."""
    opens, closes = times.civil
    day = since.astimezone(zone).date()
    while True:
        span = Span(at(day, opens, zone), at(day, closes, zone)).since(since)
        if span.wide:
            yield span
        day += timedelta(days=1)


def overlap(one: Span, zone: tzinfo, times: Times) -> Span | None:
    """The part of `one` that falls into waking hours in `zone`, or None when that is too short."""
    civil = next(civil_hours(zone, times, one.start))
    shared = Span(max(one.start, civil.start), min(one.end, civil.end))
    return shared if shared.wide else None
