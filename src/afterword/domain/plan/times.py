"""The numbers the plan goes by, in one place, taken from the knowledge's timing file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from afterword.domain.knowledge import Timing, timing

Hours = tuple[float, float]
Days = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Hours count from the interview, by the clock; business days skip weekends and holidays; clock times are local.

    `windows` are when a work call is decent, `first_day_from` and `last_day_until` cut them on the first and the last
    working day of a week, `office` is when a message may arrive, `civil` when one may be asked to do something private.
    Grades and sources stand in the timing file; most of these are our own inference, so the person may change them.
    """

    cool_off: Hours
    adviser: Hours
    thank_you: Hours
    call: Hours
    call_latest: float
    letter: Hours
    close: Hours
    follow_up: Days
    follow_up_undated: Days
    windows: tuple[tuple[time, time], ...]
    first_day_from: time
    last_day_until: time
    call_attempts: int
    before_decision: int
    per_seven_days: int
    unanswered_in_a_row: int
    gracious: Hours  # from a no, as are the days of `advice`
    advice: Hours
    office: tuple[time, time] = (time(8, 30), time(17, 30))
    civil: tuple[time, time] = (time(8), time(21))


def times(given: Timing | None = None) -> Times:
    """The plan's numbers from `given`, or from the knowledge as it is shipped."""
    given = timing() if given is None else given

    def hours(step: str) -> Hours:
        found = given.step(step).hours
        assert found is not None, step  # noqa: S101 - the timing file is checked when it is loaded
        return found.low, found.high

    follow_up, advice = given.step("follow_up"), given.step("advice_request").days
    assert advice is not None  # noqa: S101 - as above
    assert follow_up.business_days is not None  # noqa: S101 - as above
    assert follow_up.fallback_business_days is not None  # noqa: S101 - as above
    dated, undated = follow_up.business_days, follow_up.fallback_business_days
    return Times(
        cool_off=hours("cool_off"),
        adviser=hours("adviser"),
        thank_you=hours("thank_you"),
        call=hours("call"),
        call_latest=given.step("call").latest_hours or hours("call")[1],
        letter=hours("letter"),
        close=hours("courteous_close"),
        follow_up=(int(dated.low), int(dated.high)),
        follow_up_undated=(int(undated.low), int(undated.high)),
        windows=given.call_hours.windows,
        first_day_from=given.call_hours.monday_from,
        last_day_until=given.call_hours.friday_until,
        call_attempts=given.step("call").attempts_max or 1,
        before_decision=given.budget.before_decision,
        per_seven_days=given.budget.per_seven_days,
        unanswered_in_a_row=given.budget.unanswered_in_a_row,
        gracious=hours("rejection_reply"),
        advice=(advice.low, advice.high),
    )
