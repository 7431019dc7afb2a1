"""When to remind of what, as tables: ordinary days, both nights the clocks change, and quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain import remind
from afterword.domain.remind import Moment, Quiet

LONDON, BERLIN, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
NIGHT = Quiet(time(22), time(8))


def at(words: str, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=zone)


def read(moments: tuple[Moment, ...], zone: ZoneInfo = LONDON) -> list[str]:
    return [f"{each.kind} {each.at.astimezone(zone):%a %d %b %H:%M}" for each in moments]


@pytest.mark.parametrize(
    ("said", "due", "expected"),
    [
        ("2026-11-24 16:00", "2026-11-26 16:00", ["promise_half Wed 25 Nov 16:00", "promise_soon Thu 26 Nov 14:00"]),
        ("2026-11-24 16:00", "2026-11-25 12:00", ["promise_half Wed 25 Nov 02:00", "promise_soon Wed 25 Nov 10:00"]),
        # Three hours: the middle is nearer than two hours before, and one is enough.
        ("2026-11-24 12:00", "2026-11-24 15:00", ["promise_half Tue 24 Nov 13:30"]),
        ("2026-11-24 12:00", "2026-11-24 12:00", []),
        ("2026-11-24 12:00", "2026-11-23 12:00", []),
        # Spring: one o'clock becomes two. Two hours before three in the afternoon is still one; half is half of 23 hours.
        ("2026-03-28 15:00", "2026-03-29 15:00", ["promise_half Sun 29 Mar 03:30", "promise_soon Sun 29 Mar 13:00"]),
        # Two real hours before half past two on that night is 23:30, not 00:30.
        ("2026-03-28 02:30", "2026-03-29 02:30", ["promise_half Sat 28 Mar 14:00", "promise_soon Sat 28 Mar 23:30"]),
        # Autumn: two o'clock becomes one again.
        ("2026-10-24 15:00", "2026-10-25 15:00", ["promise_half Sun 25 Oct 02:30", "promise_soon Sun 25 Oct 13:00"]),
        ("2026-10-24 02:30", "2026-10-25 02:30", ["promise_half Sat 24 Oct 15:00", "promise_soon Sun 25 Oct 01:30"]),
    ],
)
def test_a_promise_at_half_time_and_two_hours_before(said: str, due: str, expected: list[str]) -> None:
    assert read(remind.promise_moments(at(said), at(due))) == expected


@pytest.mark.parametrize(
    ("kind", "opens", "due", "expected"),
    [
        ("call", "2026-11-25 10:00", "2026-11-25 17:00", "call_window Wed 25 Nov 10:00"),
        ("call", None, "2026-11-25 17:00", "call_window Wed 25 Nov 09:00"),
        ("letter", None, "2026-11-25 17:00", "step_due Wed 25 Nov 09:00"),
        ("letter", None, "2026-11-25 10:00", "step_due Wed 25 Nov 08:00"),
        ("letter", "2026-11-25 11:00", "2026-11-25 17:00", "step_due Wed 25 Nov 11:00"),
        ("follow_up", "2026-12-07 09:30", None, "step_due Mon 07 Dec 09:30"),
        ("letter", None, "2026-03-29 23:59", "step_due Sun 29 Mar 09:00"),  # nine, the night it is one hour shorter
        ("letter", None, "2026-10-25 23:59", "step_due Sun 25 Oct 09:00"),
        ("settle", None, "2026-11-25 17:00", None),
        ("cool_off", None, "2026-11-25 17:00", None),
        ("voicemail", None, "2026-11-25 17:00", None),
        ("letter", None, None, None),
    ],
)
def test_a_step_when_its_time_comes(kind: str, opens: str | None, due: str | None, expected: str | None) -> None:
    found = remind.step_moment(kind, at(opens) if opens else None, at(due) if due else None, LONDON)
    assert (read((found,))[0] if found else None) == expected


def test_the_morning_is_the_morning_where_the_person_is_now() -> None:
    due = at("2026-11-25 17:00")
    there = remind.step_moment("letter", None, due, NEW_YORK)
    assert there is not None
    assert read((there,), NEW_YORK) == ["step_due Wed 25 Nov 09:00"]  # 14:00 in London, three hours before
    moved = remind.step_moment("letter", None, due, ZoneInfo("Asia/Tokyo"))
    assert moved is not None
    assert read((moved,), ZoneInfo("Asia/Tokyo")) == ["step_due Thu 26 Nov 00:00"]  # due 02:00 there: two hours before


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2026-11-24 15:00", ["debrief Tue 24 Nov 15:20", "debrief Wed 25 Nov 09:00"]),
        ("2026-03-28 17:00", ["debrief Sat 28 Mar 17:20", "debrief Sun 29 Mar 09:00"]),
        ("2026-10-24 17:00", ["debrief Sat 24 Oct 17:20", "debrief Sun 25 Oct 09:00"]),
    ],
)
def test_an_interview_that_has_ended_asks_twice(end: str, expected: list[str]) -> None:
    assert read(remind.debrief_moments(at(end), LONDON)) == expected


@pytest.mark.parametrize(
    ("moment", "until", "expected"),
    [
        ("2026-11-24 12:00", "2026-11-24 14:00", "24 12:00"),
        ("2026-11-24 22:00", "2026-11-25 12:00", "25 08:00"),
        ("2026-11-25 03:00", "2026-11-25 12:00", "25 08:00"),
        ("2026-11-25 08:00", "2026-11-25 12:00", "25 08:00"),
        ("2026-11-25 05:30", "2026-11-25 07:30", "24 21:59"),  # afterwards would be too late
        ("2026-11-24 22:30", "2026-11-25 00:30", "24 21:59"),
    ],
)
def test_quiet_hours_put_it_off_or_bring_it_forward(moment: str, until: str, expected: str) -> None:
    found = remind.outside_quiet(Moment("promise_soon", at(moment), at(until)), NIGHT, LONDON)
    assert f"{found.astimezone(LONDON):%d %H:%M}" == expected


def test_it_is_not_brought_forward_to_before_it_came_up() -> None:
    moment = Moment("promise_soon", at("2026-11-25 05:30"), at("2026-11-25 07:30"))
    found = remind.outside_quiet(moment, NIGHT, LONDON, at("2026-11-24 23:00"))
    assert found == at("2026-11-25 08:00")


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_quiet_hours_end_by_the_wall_clock_on_both_nights(day: str) -> None:
    for zone in (LONDON, BERLIN):
        moment = Moment("promise_soon", at(f"{day} 00:10", zone), at(f"{day} 18:00", zone))
        assert remind.outside_quiet(moment, NIGHT, zone) == at(f"{day} 08:00", zone)


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    assert remind.is_quiet(at("2026-11-25 13:30"), Quiet(time(13), time(14)), LONDON)
    assert not remind.is_quiet(at("2026-11-25 14:00"), Quiet(time(13), time(14)), LONDON)
    assert not remind.is_quiet(at("2026-11-25 03:00"), Quiet(time(0), time(0)), LONDON)


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda each: each.replace(tzinfo=UTC))
ZONES = st.sampled_from([LONDON, BERLIN, NEW_YORK, ZoneInfo("Asia/Kolkata"), ZoneInfo("Australia/Lord_Howe")])


@given(MOMENTS, st.integers(1, 60 * 24 * 30), ZONES, st.times(), st.times())
def test_it_is_never_said_in_quiet_hours_nor_after_its_time_unless_nothing_else_is_left(
    start: datetime, minutes: int, zone: ZoneInfo, begins: time, ends: time
) -> None:
    quiet = Quiet(begins.replace(second=0, microsecond=0), ends.replace(second=0, microsecond=0))
    due = start + timedelta(minutes=minutes)
    for moment in remind.promise_moments(start, due):
        assert start <= moment.at < due
        found = remind.outside_quiet(moment, quiet, zone)
        assert found.tzinfo is not None
        if not remind.is_quiet(moment.at, quiet, zone):
            assert found == moment.at
        elif found > moment.at:
            assert found < due
        else:
            assert found < moment.at
