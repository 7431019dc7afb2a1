"""The recipient's working days: weekends and public holidays by country."""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import Any

from afterword.domain.plan import WorkCalendar


def calendar_for(country: str, zone: tzinfo, now: datetime) -> WorkCalendar:
    """Working days in `country` (ISO 3166 alpha-2), for the year of `now` in `zone` and the next.

    A country that is unknown, or not given, has Saturday and Sunday off and no holidays.
    """
    days_of = _days_of(country.strip().upper())
    if days_of is None:
        return WorkCalendar(zone)
    year = now.astimezone(zone).year
    known = days_of(years=(year, year + 1))
    return WorkCalendar(zone, frozenset(known), frozenset(known.weekend))


@cache
def _days_of(country: str) -> Any:
    """The class that knows a country's holidays; None where there is none.

    The library is imported here, because most commands do without it. Its own `country_holidays` would import the
    package of all countries, three times the cost of the library itself; the module of one country can do without.
    """
    import holidays
    from holidays.registry import COUNTRIES

    module = next((module for module, names in COUNTRIES.items() if country in names), "")
    if not module:
        return None
    places = [f"{folder}/countries" for folder in holidays.__path__]
    spec = PathFinder.find_spec(f"holidays.countries.{module}", places)
    if spec is None or spec.loader is None:
        return getattr(holidays, country)
    alone = module_from_spec(spec)
    spec.loader.exec_module(alone)
    return getattr(alone, country)
