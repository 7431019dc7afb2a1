"""When a promise is due and what is left of it: golden tables, the nights the clocks change and a move of zone among them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain import follow
from afterword.domain.diagnose.findings import Promise
from afterword.domain.follow import Owing, default_due, first_due, standing
from afterword.domain.interview import Source
from afterword.domain.plan import WorkCalendar
from afterword.domain.remind import promise_moments

LONDON, NEW_YORK, KATHMANDU = ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")
FRIDAY_OFF = WorkCalendar(LONDON, frozenset({date(2026, 11, 20)}))


def at(text: str, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("asked", "decides", "due"),
    [
        # a Tuesday, they decide late or never said: five o'clock tomorrow
        ("2026-11-17T11:00", None, "2026-11-18T17:00"),
        ("2026-11-17T11:00", "2026-11-27", "2026-11-18T17:00"),
        # they decide the day after tomorrow: two working hours before that day opens
        ("2026-11-17T11:00", "2026-11-19", "2026-11-18T15:30"),
        # they decide tomorrow: the same day
        ("2026-11-17T11:00", "2026-11-18", "2026-11-17T15:30"),
        # they decide tomorrow and it is late in the day already: two hours from now
        ("2026-11-17T15:00", "2026-11-18", "2026-11-17T17:00"),
        ("2026-11-17T16:42", "2026-11-18", "2026-11-17T18:45"),
        # they decide today
        ("2026-11-17T10:00", "2026-11-17", "2026-11-17T12:00"),
        # asked at night, and they decide tomorrow: when they open
        ("2026-11-17T20:30", "2026-11-18", "2026-11-18T08:30"),
        # a Friday: Monday; and before a Monday's decision, Friday itself
        ("2026-11-13T11:00", None, "2026-11-16T17:00"),
        ("2026-11-13T11:00", "2026-11-16", "2026-11-13T15:30"),
        # a Saturday: the next working day, or before it where they decide then
        ("2026-11-14T11:00", None, "2026-11-16T17:00"),
        ("2026-11-14T11:00", "2026-11-17", "2026-11-16T15:30"),
        # Friday is a holiday: Thursday's promise is due on Monday
        ("2026-11-19T11:00", None, "2026-11-23T17:00"),
        # the day they named has passed: nothing is pressed
        ("2026-11-17T11:00", "2026-11-16", "2026-11-18T17:00"),
        # over the night in which the clocks go forward, and the one in which they go back
        ("2026-03-27T11:00", None, "2026-03-30T17:00"),
        ("2026-10-23T11:00", None, "2026-10-26T17:00"),
        ("2026-03-28T23:30", "2026-03-29", "2026-03-30T08:30"),
    ],
)
def test_an_answer_is_promised_for_the_earliest_time_that_is_sure(asked: str, decides: str | None, due: str) -> None:
    decision = date.fromisoformat(decides) if decides else None
    assert default_due(at(asked), decision, FRIDAY_OFF) == at(due)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    st.none() | st.integers(0, 30),
    st.sampled_from([LONDON, NEW_YORK, KATHMANDU]),
)
def test_it_is_ahead_and_early_enough_for_the_decision(naive: datetime, ahead: int | None, zone: ZoneInfo) -> None:
    now = naive.replace(tzinfo=UTC)
    decides = now.astimezone(zone).date() + timedelta(days=ahead) if ahead is not None else None
    due = default_due(now, decides, WorkCalendar(zone))
    assert due > now
    if decides is not None and ahead and ahead > 4:
        assert due.astimezone(zone).date() < decides


def test_a_move_to_another_zone_does_not_move_what_was_promised() -> None:
    due = default_due(at("2026-11-17T11:00"), None, FRIDAY_OFF)
    assert due.astimezone(NEW_YORK) == at("2026-11-18T12:00", NEW_YORK)
    assert default_due(at("2026-11-17T06:00", NEW_YORK), None, FRIDAY_OFF) == due


@pytest.mark.parametrize(
    ("said", "due", "moments"),
    [
        ("2026-11-17T11:00", "2026-11-18T17:00", ["half 2026-11-18T02:00", "soon 2026-11-18T15:00"]),
        # four hours or less: half time is reminder enough
        ("2026-11-17T11:00", "2026-11-17T14:00", ["half 2026-11-17T12:30"]),
        # the hour that is missing in March and the one that comes twice in October are counted as they pass
        ("2026-03-28T20:00", "2026-03-29T10:00", ["half 2026-03-29T03:30", "soon 2026-03-29T08:00"]),
        ("2026-10-24T20:00", "2026-10-25T10:00", ["half 2026-10-25T02:30", "soon 2026-10-25T08:00"]),
        # two hours before half past two, in the night in which half past one comes twice
        ("2026-10-24T08:00", "2026-10-25T02:30", ["half 2026-10-24T17:45", "soon 2026-10-25T01:30"]),
    ],
)
def test_one_is_reminded_at_half_time_and_two_hours_before(said: str, due: str, moments: list[str]) -> None:
    found = promise_moments(at(said), at(due))
    assert [f"{one.kind[8:]} {one.at.astimezone(LONDON):%Y-%m-%dT%H:%M}" for one in found] == moments


@pytest.mark.parametrize(
    ("now", "stands", "line"),
    [
        ("2026-11-18T12:00", "ahead", ""),
        ("2026-11-18T15:00", "soon", ""),
        ("2026-11-18T17:00", "late", "I’m sorry this reaches you later than I said."),
        ("2026-11-19T16:59", "late", "I’m sorry this reaches you later than I said."),
        ("2026-11-19T17:00", "past", ""),
        ("2027-11-19T17:00", "past", ""),
    ],
)
def test_a_missed_promise_is_sent_within_a_day_with_one_line_then_left(now: str, stands: str, line: str) -> None:
    owing = Owing(at("2026-11-17T11:00"), at("2026-11-18T17:00"))
    assert (standing(owing, at(now)), follow.apology(owing, at(now))) == (stands, line)


def test_the_day_of_grace_has_24_hours_in_the_night_the_clocks_change() -> None:
    owing = Owing(at("2026-03-27T11:00"), at("2026-03-28T17:00"))
    assert standing(owing, at("2026-03-29T17:59")) == "late"
    assert standing(owing, at("2026-03-29T18:00")) == "past"


@pytest.mark.parametrize("state", ["kept", "broken", "let_go"])
def test_what_is_closed_stays_closed(state: follow.Ended) -> None:
    owing = Owing(at("2026-11-17T11:00"), at("2026-11-18T17:00"), state)
    assert standing(owing, at("2026-11-18T18:00")) == state
    assert follow.apology(owing, at("2026-11-18T18:00")) == ""


def test_what_has_no_time_is_never_late() -> None:
    assert standing(Owing(at("2026-11-17T11:00"), None), at("2027-11-17T11:00")) == "undated"


def test_what_was_missed_before_it_was_noted_still_has_its_day() -> None:
    noted = Owing(at("2026-11-20T09:00"), at("2026-11-18T17:00"))
    assert standing(noted, at("2026-11-20T12:00")) == "late"


@pytest.mark.parametrize(
    ("by", "now", "due"),
    [
        ("2026-11-20", "2026-11-18T09:00", "2026-11-20T17:30"),
        ("2026-11-22", "2026-11-18T09:00", "2026-11-20T17:30"),  # a Sunday: wanted on Friday
        (None, "2026-11-17T18:00", "2026-11-18T17:30"),
        (None, "2026-11-19T09:00", "2026-11-20T17:00"),  # no day was named, and the usual one has passed
        ("2026-11-18", "2026-11-19T09:00", "2026-11-18T17:30"),  # the day that was named has: it stays so
    ],
)
def test_what_was_heard_is_due_as_it_was_named(by: str | None, now: str, due: str) -> None:
    said = Promise(
        "candidate", "send the rota", by, "I'll send the rota", Source("transcript", "12:01", "I'll send the rota")
    )
    assert first_due(said, date(2026, 11, 17), at(now), None, WorkCalendar(LONDON)) == at(due)
