"""What the person owes: by when a promise that was heard is due, and how long a missed one is still spoken of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from afterword.domain.diagnose.findings import Promise
from afterword.domain.plan.hours import at, working, working_day_after
from afterword.domain.plan.times import Times
from afterword.domain.plan.values import Owed, WorkCalendar
from afterword.domain.plan.words import spoken_date

GRACE = timedelta(hours=24)
"""A promise that was missed is sent within a day, with one line of apology, then left (concerns.yaml, `after`)."""
_DAY = timedelta(days=1)


def named_day(promise: Promise, said_on: date) -> date | None:
    """The day a promise was made for; None where the words name none."""
    return spoken_date(promise.by or "", said_on)


def heard_due(promise: Promise, said_on: date, calendar: WorkCalendar, times: Times) -> datetime:
    """When what was promised on `said_on` is due, in UTC: the end of office hours on the day named.

    Without a day the next working day; a paper promised for Sunday is wanted on Friday.
    """
    day = named_day(promise, said_on) or working_day_after(calendar, said_on, 1)
    while not working(calendar, day):
        day -= _DAY
    return at(day, times.office[1], calendar.zone)


def missed_for_good(owed: Owed, now: datetime) -> bool:
    """Whether its time is so long past that nothing more is said of it."""
    if owed.due is None:
        return False
    since = max(owed.due.astimezone(UTC), owed.noted_at.astimezone(UTC))
    return now.astimezone(UTC) >= since + GRACE


def unheard(promises: tuple[Promise, ...], kept: tuple[Owed, ...]) -> tuple[Promise, ...]:
    """Those of the person's promises that are not kept track of yet, by their exact words."""
    known = {" ".join(each.quote.split()) for each in kept if each.quote}
    return tuple(one for one in promises if one.who == "candidate" and " ".join(one.quote.split()) not in known)
