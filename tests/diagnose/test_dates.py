"""Dates as people say and write them: what each names, and what leaves a doubt."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.diagnose.dates import date_in, dates_in

TUESDAY = date(2026, 11, 17)

SAID = (
    ("by Friday the twentieth", date(2026, 11, 20)),
    ("by Friday the twenty-seventh", date(2026, 11, 27)),
    ("we want to decide by the twenty fourth", date(2026, 11, 24)),
    ("by Friday the twenty fourth", None),  # a Tuesday
    ("on Thursday 26th November", date(2026, 11, 26)),
    ("on Friday 26 November", None),  # a Thursday
    ("the third of December", date(2026, 12, 3)),
    ("December the third", date(2026, 12, 3)),
    ("by the third", date(2026, 12, 3)),
    ("on the third floor", None),
    ("by the second week", None),
    ("the thirty first of January", date(2027, 1, 31)),
    ("by the end of next week", date(2026, 11, 27)),
    ("the end of this week", date(2026, 11, 20)),
    ("end of November", date(2026, 11, 30)),
    ("by the end of January", date(2027, 1, 31)),
    ("end of next month", None),
    ("early next week", None),
    ("next week", None),
    ("first thing Monday", date(2026, 11, 23)),
    ("Monday week", date(2026, 11, 30)),
    ("a week on Monday", date(2026, 11, 30)),
    ("a week from Monday", date(2026, 11, 30)),
    ("two weeks from today", date(2026, 12, 1)),
    ("a week today", date(2026, 11, 24)),
    ("Wednesday next week", date(2026, 11, 25)),
    ("next week on Wednesday", date(2026, 11, 25)),
    ("next Monday", date(2026, 11, 23)),  # this week's is past, so there is one meaning
    ("next Tuesday", date(2026, 11, 24)),
    ("this Friday", date(2026, 11, 20)),
    ("the Friday after next", None),
    ("last Friday", None),
    ("every friday", None),
    ("on Fridays", None),
    ("most Mondays", None),
    ("march 12 times", None),
    ("we march 12 miles", None),
    ("march 12", date(2027, 3, 12)),
    ("the second may be late", None),
    ("5 may leave", None),
    ("the week of the 24th", None),
    ("in a fortnight", date(2026, 12, 1)),
    ("within five working days", date(2026, 11, 24)),
    ("within 48 hours", date(2026, 11, 19)),
    ("the day after tomorrow", date(2026, 11, 19)),
    ("mid December", None),
    ("one this week and one Monday, and we decide by the twenty seventh", date(2026, 11, 27)),
    ("we see somebody on Thursday and you'd hear on Monday", None),
    ("the last Friday of this month", date(2026, 11, 27)),
    ("on the first Monday in December", date(2026, 12, 7)),
    ("the first Monday of this month", None),  # past
    ("the twentieth time", None),
    ("by close of play tomorrow", date(2026, 11, 18)),
    ("by Thursday, close of business", date(2026, 11, 19)),
    ("by the end of the day", date(2026, 11, 17)),
    ("Fri 20 Nov", date(2026, 11, 20)),
)


@pytest.mark.parametrize(("text", "day"), SAID)
def test_what_people_say_names_one_day_or_none(text: str, day: date | None) -> None:
    assert date_in(text, TUESDAY) == day


def test_every_date_stands_where_it_says() -> None:
    text = "One this Thursday, one Monday, and we decide by Friday the twenty seventh."
    assert [(text[name.first : name.last], name.day, name.by) for name in dates_in(text, TUESDAY)] == [
        ("this Thursday", date(2026, 11, 19), False),
        ("Monday", date(2026, 11, 23), False),
        ("Friday the twenty seventh", date(2026, 11, 27), True),
    ]


def test_the_end_of_the_week_said_at_the_weekend_is_in_doubt() -> None:
    assert date_in("by the end of the week", date(2026, 11, 21)) is None


@given(st.text(alphabet="0123456789 fridaythenxwekmoc-", max_size=60), st.dates())
def test_any_words_name_a_date_or_none(text: str, day: date) -> None:
    for name in dates_in(text, day):
        assert 0 <= name.first < name.last <= len(text)
