"""Where the employer is, and what their clocks show."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from afterword.reading.countries import country_code, only_zone, zone_with_offset


@pytest.mark.parametrize(
    ("country", "hours", "month", "zone"),
    [
        ("US", -5, 11, "America/New_York"), ("US", -5, 7, "America/Chicago"), ("US", -7, 7, "America/Los_Angeles"),
        ("US", -7, 1, "America/Denver"), ("US", -10, 1, "Pacific/Honolulu"), ("CA", -3.5, 1, "America/St_Johns"),
        ("GB", 0, 1, "Europe/London"), ("GB", 1, 7, "Europe/London"), ("DE", 2, 7, "Europe/Berlin"),
        ("NL", 1, 1, "Europe/Amsterdam"), ("ES", 0, 1, "Atlantic/Canary"), ("IN", 5.5, 1, "Asia/Kolkata"),
        ("AU", 11, 1, "Australia/Sydney"), ("AU", 8, 1, "Australia/Perth"), ("NZ", 13, 1, "Pacific/Auckland"),
        ("GB", -5, 1, None), ("XX", 0, 1, None), ("", 0, 1, None),
    ],
)  # fmt: skip
def test_the_zone_that_shows_this_offset(country: str, hours: float, month: int, zone: str | None) -> None:
    moment = datetime(2026, month, 15, 14, 0, tzinfo=timezone(timedelta(hours=hours)))
    found = zone_with_offset(country, moment)
    assert (found.key if found else None) == zone


def test_a_country_with_one_zone() -> None:
    zone = only_zone("GB")
    assert zone is not None
    assert zone.key == "Europe/London"
    assert only_zone("US") is None
    assert only_zone("XX") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("GB", "GB"), ("gb", "GB"), (" us ", "US"), ("Scotland", "GB"), ("Germany", "DE"), ("France", "FR"), ("XX", ""), ("", "")],
)  # fmt: skip
def test_codes_and_names(written: str, code: str) -> None:
    assert country_code(written) == code
