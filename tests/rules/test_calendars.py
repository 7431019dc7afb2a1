"""Working days by country, from the holidays library."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.plan import WorkCalendar
from afterword.flows.calendars import calendar_for

NOW = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(("country", "weekend"), [("GB", {5, 6}), ("us", {5, 6}), ("EG", {4, 5}), ("IL", {4, 5})])
def test_weekends_follow_the_country(country: str, weekend: set[int]) -> None:
    assert calendar_for(country, UTC, NOW).weekend == weekend


def test_holidays_of_this_year_and_the_next() -> None:
    days = calendar_for("GB", ZoneInfo("Europe/London"), NOW).holidays
    assert {date(2026, 12, 25), date(2027, 1, 1), date(2027, 12, 27)} <= days
    assert date(2028, 1, 3) not in days


def test_the_year_is_the_year_where_they_are() -> None:
    assert date(2028, 1, 1) in calendar_for("NZ", ZoneInfo("Pacific/Auckland"), NOW).holidays


@pytest.mark.parametrize("country", ["", "XX", "Narnia", "../etc"])
def test_an_unknown_country_has_plain_weekends(country: str) -> None:
    assert calendar_for(country, UTC, NOW) == WorkCalendar(UTC)
