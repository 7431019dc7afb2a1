"""Promises (contract S6, S9): when one is due, and what is left to do once its time has passed.

When to be reminded of one is said in `domain.remind`. Moments come out in UTC; hours are added to moments, days are
counted on the calendar, and a wall time is only ever made from a date and a clock time. So neither the nights the
clocks change nor a move to another zone cost anybody an hour that was promised.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, assert_never

from afterword.domain.diagnose.findings import Promise
from afterword.domain.language import _
from afterword.domain.plan.hours import at, office_hours, rounded_up, working, working_day_after
from afterword.domain.plan.owed import GRACE, heard_due, named_day
from afterword.domain.plan.times import Times, times
from afterword.domain.plan.values import WorkCalendar
from afterword.domain.remind import SOON

__all__ = [
    "GRACE",
    "Owing",
    "Standing",
    "apology",
    "default_due",
    "first_due",
    "standing",
]

Ended = Literal["open", "kept", "broken", "let_go"]
Standing = Literal[
    "ahead",    # there is time
    "soon",     # less than two hours are left
    "late",     # its time has passed, and for a day one line of apology is offered
    "past",     # that day has passed too: nothing more is said of it
    "undated",
    "kept",
    "broken",
    "let_go",
]  # fmt: skip

_RESERVE = timedelta(hours=2)  # working hours before they decide (concerns.yaml, `deadline_rule`)
_LEAST = timedelta(hours=1)  # a promise of less than this is not sure to be kept
_CLOSE = time(17)  # "by five tomorrow": the end of the day as one says it


@dataclass(frozen=True, slots=True)
class Owing:
    """A promise as far as its time goes. Moments are aware; `said_at` is when it was made or noted, the later one."""

    said_at: datetime
    due: datetime | None
    state: Ended = "open"


def default_due(
    now: datetime, decision_by: date | None, calendar: WorkCalendar, given: Times | None = None
) -> datetime:
    """When to promise an answer for, in UTC: the earliest time one is sure to keep (concerns.yaml, `deadline_rule`).

    That is five o'clock on their next working day, or two working hours before the day they decide opens, where that
    is sooner. With less than an hour until then it is two hours from now; at night, the opening of their next day.
    """
    times_ = times() if given is None else given
    zone = calendar.zone
    today = now.astimezone(zone).date()
    usual = at(working_day_after(calendar, today, 1), _CLOSE, zone)
    if decision_by is None or decision_by < today:
        return usual
    limit = _reserved(decision_by, calendar, times_)
    if usual <= limit:
        return usual
    if limit - now.astimezone(UTC) >= _LEAST:
        return limit
    soon = rounded_up(now + _RESERVE)
    if soon.astimezone(zone).date() == today and soon <= at(today, times_.civil[1], zone):
        return soon
    return next(office_hours(calendar, times_, soon)).start


def first_due(
    promise: Promise, said_on: date, now: datetime, decision_by: date | None, calendar: WorkCalendar
) -> datetime:
    """When a promise that was heard on `said_on` is due, in UTC: as it was named.

    One without a day, whose usual time has passed, is given the time one would promise now.
    """
    due = heard_due(promise, said_on, calendar, times())
    if named_day(promise, said_on) is None and due <= now:
        return default_due(now, decision_by, calendar)
    return due


def standing(owing: Owing, now: datetime) -> Standing:
    """How it stands with a promise at `now`."""
    match owing.state:
        case "kept" | "broken" | "let_go":
            return owing.state
        case "open":
            pass
        case never:
            assert_never(never)
    if owing.due is None:
        return "undated"
    # In UTC: two moments of one zone would be compared, and added to, by what its clocks show.
    now, due, said_at = (moment.astimezone(UTC) for moment in (now, owing.due, owing.said_at))
    if now < due:
        return "soon" if due - now <= SOON else "ahead"
    return "late" if now < max(due, said_at) + GRACE else "past"


def apology(owing: Owing, now: datetime) -> str:
    """The one line that goes before an answer sent late; "" where none is called for (any more)."""
    if standing(owing, now) != "late":
        return ""
    return _("I’m sorry this reaches you later than I said.")


def _reserved(decision_by: date, calendar: WorkCalendar, times_: Times) -> datetime:
    """Two working hours before the decision day opens: on the last working day before it."""
    day = decision_by - timedelta(days=1)
    while not working(calendar, day):
        day -= timedelta(days=1)
    return at(day, times_.office[1], calendar.zone) - _RESERVE
