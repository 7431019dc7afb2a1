"""Countries and time zones to choose from, as (value, label), from the tables that come with the time zones."""

from __future__ import annotations

from functools import cache
from importlib import resources
from zoneinfo import available_timezones

CONTINENTS = frozenset(
    {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """(ISO 3166 alpha-2 code, English name), by name."""
    table = resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(sorted(((code, name) for code, name in rows), key=lambda row: row[1].casefold()))


@cache
def zones() -> tuple[tuple[str, str], ...]:
    """Zones people live in, by continent and city."""
    names = sorted(name for name in available_timezones() if name.partition("/")[0] in CONTINENTS)
    return tuple((name, name) for name in names)


def country_name(code: str) -> str:
    """The name for a code; the code itself where there is none."""
    return dict(countries()).get(code, code)
