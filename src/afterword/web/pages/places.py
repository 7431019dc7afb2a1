"""Countries and time zones to choose from, as the tz database names them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from zoneinfo import available_timezones

OUTSIDE = ("Etc", "SystemV", "US", "Mexico", "Canada", "Brazil", "Chile")  # old names for zones that have better ones


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """(ISO 3166 alpha-2, English name), by name."""
    table = resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(sorted(((code, name) for code, name in rows), key=lambda row: row[1]))


@cache
def zones() -> tuple[str, ...]:
    """IANA names of the form Continent/City."""
    return tuple(sorted(name for name in available_timezones() if "/" in name and name.split("/")[0] not in OUTSIDE))


def country_name(code: str) -> str:
    return dict(countries()).get(code, code)
