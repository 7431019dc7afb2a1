"""Dates and times as people write them, as a table."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.flows.kept import Unreadable
from afterword.flows.times import read_date, read_moment

LONDON = ZoneInfo("Europe/London")
TODAY = date(2026, 11, 25)
MONTHS = "January February March April May June July August September October November December".split()
THE_DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("2026-11-27", ""),
        ("2026/11/27", ""),
        ("2026.11.27", ""),
        ("  2026-11-27  ", ""),
        ("27 November 2026", ""),
        ("27 nov 2026", ""),
        ("27 Nov. 2026", ""),
        ("27th of November, 2026", ""),
        ("Friday 27 November 2026", ""),
        ("Fri, 27 November 2026", ""),
        ("November 27, 2026", ""),
        ("Nov 27th 2026", ""),
        ("27/11/2026", ""),
        ("27.11.2026", ""),
        ("27-11-26", ""),
        ("27.11.26", ""),
        ("11/27/2026", ""),
        ("11/27/26", "US"),
        ("27 November", ""),
        ("Friday, November 27", ""),
    ],
)
def test_ways_to_write_one_day(text: str, country: str) -> None:
    assert read_date(text, country=country, today=TODAY) == THE_DAY


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("3/4/2026", "GB", date(2026, 4, 3)),
        ("3/4/2026", "gb", date(2026, 4, 3)),
        ("3/4/2026", "US", date(2026, 3, 4)),
        ("3-4-2026", "DE", date(2026, 4, 3)),
        ("3.4.2026", "", date(2026, 4, 3)),
        ("3.4.2026", "US", date(2026, 4, 3)),
        ("4/4/2026", "", date(2026, 4, 4)),
        ("today", "", TODAY),
        ("Tomorrow", "", date(2026, 11, 26)),
        ("yesterday", "", date(2026, 11, 24)),
        ("3 Sept", "", date(2026, 9, 3)),
        ("5 January", "", date(2027, 1, 5)),
        ("29 February", "", date(2028, 2, 29)),
        ("1 may 2026", "", date(2026, 5, 1)),
    ],
)
def test_what_the_country_and_the_day_decide(text: str, country: str, day: date) -> None:
    assert read_date(text, country=country, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3/4/2026", "“3/4/2026” could be two different days. Write the month as a word, as in 27 November 2026."),
        ("next Friday or so", "“next Friday or so” is not a date I can read. Type it like 27 November 2026."),
        ("27 Novembre 2026", "“27 Novembre 2026” is not a date I can read. Type it like 27 November 2026."),
        ("31 February 2026", "There is no such day as “31 February 2026”. Check the day and the month."),
        ("2026-13-01", "There is no such day as “2026-13-01”. Check the day and the month."),
        ("31 February", "There is no such day as “31 February”. Check the day and the month."),
        ("27 November 1066", "The year in “27 November 1066” cannot be right. Check it."),
        (
            "27 November 2026 14:00+99:99",
            "“27 November 2026 14:00+99:99” names a time zone that is impossible. Check it, or leave it out.",
        ),
        ("Tuesday 27 November 2026", "That date is not a Tuesday. Check the day of the week, or leave it out."),
        ("", "“” is not a date I can read. Type it like 27 November 2026."),
        ("x" * 60, f"“{'x' * 39}…” is not a date I can read. Type it like 27 November 2026."),
    ],
)
def test_what_cannot_be_read_says_what_to_type(text: str, says: str) -> None:
    with pytest.raises(Unreadable) as problem:
        read_date(text, today=TODAY)
    assert str(problem.value) == says


def test_with_a_day_of_the_week_the_nearest_such_year_is_meant() -> None:
    assert read_date("Tuesday 24 November", today=date(2026, 12, 1)) == date(2026, 11, 24)
    assert read_date("Monday 24 November", today=date(2026, 12, 1)) == date(2025, 11, 24)


def test_without_knowing_the_day_a_year_is_asked_for() -> None:
    with pytest.raises(Unreadable, match="Add the year, as in 27 November 2026"):
        read_date("27 November")
    with pytest.raises(Unreadable, match="not a date"):
        read_date("tomorrow")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-27T14:30",
        "2026-11-27 14:30",
        "2026-11-27T14:30+00:00",
        "2026-11-27T09:30-05:00",
        "27 November 2026, 14:30",
        "27 November 2026 at 14.30",
        "27 November at 2:30 pm",
        "27/11/2026 2.30pm",
        "Friday 27 November 2026 14h30",
        "November 27, 2026 at 2:30 p.m.",
    ],
)
def test_ways_to_write_one_moment(text: str) -> None:
    assert read_moment(text, zone=LONDON, country="GB", today=TODAY) == datetime(2026, 11, 27, 14, 30, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("27 November 2026 2pm", 14), ("27 November 2026, 12 am", 0), ("27.11.2026 9:00", 9), ("27 November 2026", 12)],
)
def test_whole_hours_and_a_day_alone(text: str, hour: int) -> None:
    assert read_moment(text, zone=LONDON) == datetime(2026, 11, 27, hour, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("27 November 2026 25:00", "is not a date I can read. Type it like 27 November 2026, 14:30"),
        ("27 November 2026 14:75", "is not a date I can read"),
        ("27 November 2026 13 pm", "is not a date I can read"),
        ("two o'clock", "is not a date I can read"),
        ("14:30", "is not a date I can read"),
        ("some day 14:30", "is not a date I can read"),
        ("27 November", "Add the year"),
    ],
)
def test_moments_that_cannot_be_read(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_moment(text, zone=LONDON)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)))
def test_every_day_can_be_written_in_words_and_in_numbers(day: date) -> None:
    in_words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    assert read_date(in_words) == read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}", country="GB") == day
    assert read_date(f"{day.month}/{day.day}/{day.year}", country="US") == day


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31)), st.integers(-150, 150))
def test_a_day_without_a_year_is_the_nearest_one(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if (day.month, day.day) != (2, 29):
        assert read_date(f"{day.day} {MONTHS[day.month - 1]}", today=today) == day


@given(st.text(max_size=60))
def test_no_text_does_anything_but_read_or_say_so(text: str) -> None:
    with suppress(Unreadable):
        assert read_moment(text, zone=LONDON, today=TODAY).tzinfo is not None
