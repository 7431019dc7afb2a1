"""When to remind of what: pure moments. Nothing here reads a clock; all moments go in and come out aware, out in UTC.

Spans are counted in real hours, wall-clock times in the person's own zone, so that a reminder two hours before stays
two hours before in the night the clocks change, and nine in the morning stays nine in the morning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Literal

ReminderKind = Literal["promise_half", "promise_soon", "step_due", "call_window", "debrief"]

SOON = timedelta(hours=2)  # before a promise or a step is due
MORNING = time(9)
AFTER_THE_END = timedelta(minutes=20)  # enough to leave the building, not enough to forget
USUAL_LENGTH = timedelta(hours=1)  # of an interview whose end nobody said
DEBRIEF_MATTERS = timedelta(days=3)
NOT_REMINDED = frozenset(
    {"settle", "cool_off", "voicemail", "gracious_reply", "advice_request"}
)  # asked elsewhere, nothing to do, a way out of a call; and after a no nobody is pressed


@dataclass(frozen=True, slots=True)
class Quiet:
    """Between these two wall-clock times nothing is pushed. Over midnight where `begins` is later; alike: never."""

    begins: time
    ends: time


USUAL_QUIET = Quiet(time(21), time(7, 30))


@dataclass(frozen=True, slots=True)
class Moment:
    """Remind at `at`. From `until` on it is over: it may be said that it was due, never that it is."""

    kind: ReminderKind
    at: datetime
    until: datetime


def promise_moments(said_at: datetime, due_at: datetime) -> tuple[Moment, ...]:
    """Half time and two hours before (contract S6: tracked until kept); only half time where there are not four hours.

    None where it was due before it was said.
    """
    said, due = said_at.astimezone(UTC), due_at.astimezone(UTC)
    if due <= said:
        return ()
    half = Moment("promise_half", said + (due - said) / 2, due)
    soon = Moment("promise_soon", due - SOON, due)
    return (half, soon) if half.at < soon.at else (half,)


def step_moment(kind: str, not_before: datetime | None, due: datetime | None, zone: tzinfo) -> Moment | None:
    """Of a call: when its window opens. Of the rest: in the morning of the day it is due, two hours before at the
    latest, never before it may be done. None for a step nobody is reminded of, or one without a time.
    """
    if kind in NOT_REMINDED or (due is None and not_before is None):
        return None
    opens = not_before.astimezone(UTC) if not_before else None
    if due is None:
        return Moment("step_due", opens, opens + timedelta(days=1)) if opens else None
    until = due.astimezone(UTC)
    if kind == "call":
        return Moment("call_window", opens or at_clock(until, MORNING, zone), until)
    at = min(until - SOON, at_clock(until, MORNING, zone))
    return Moment("step_due", max(at, opens) if opens else at, until)


def debrief_moments(ends_at: datetime, zone: tzinfo) -> tuple[Moment, ...]:
    """After every interview (contract S1): soon after its end, and once more the next morning. Then no more."""
    end = ends_at.astimezone(UTC)
    until = end + DEBRIEF_MATTERS
    morning = at_clock(end, MORNING, zone, days=1)
    return (Moment("debrief", end + AFTER_THE_END, until), Moment("debrief", morning, until))


def is_quiet(at: datetime, quiet: Quiet, zone: tzinfo) -> bool:
    there = at.astimezone(zone).time().replace(tzinfo=None)
    if quiet.begins <= quiet.ends:
        return quiet.begins <= there < quiet.ends
    return there >= quiet.begins or there < quiet.ends


def outside_quiet(moment: Moment, quiet: Quiet, zone: tzinfo, not_before: datetime | None = None) -> datetime:
    """When to say it: after the quiet hours it falls in, or before them where afterwards it would be too late.

    `not_before` (when it came up) is the earliest it may be brought forward to; else it waits for their end.
    """
    if not is_quiet(moment.at, quiet, zone):
        return moment.at
    there = moment.at.astimezone(zone)
    over_midnight = quiet.begins > quiet.ends
    late_evening = over_midnight and there.time() >= quiet.begins
    after = at_clock(moment.at, quiet.ends, zone, days=1 if late_evening else 0)
    if after < moment.until:
        return after
    before = at_clock(moment.at, quiet.begins, zone, days=-1 if over_midnight and not late_evening else 0)
    before -= timedelta(minutes=1)
    return before if not_before is None or before > not_before else after


def at_clock(day_of: datetime, clock: time, zone: tzinfo, days: int = 0) -> datetime:
    """A wall-clock time in `zone` on the day `day_of` falls on there, `days` later; in UTC.

    A time the clocks leap over is the moment an hour later on the wall; one that comes twice is the first.
    """
    day = day_of.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
