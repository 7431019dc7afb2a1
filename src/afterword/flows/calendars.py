"""The recipient's working days: weekends and public holidays by country."""

from __future__ import annotations

from datetime import datetime, tzinfo

from afterword.domain.plan import WorkCalendar


def calendar_for(country: str, zone: tzinfo, now: datetime) -> WorkCalendar:
    """Working days in `country` (ISO 3166 alpha-2), for the year of `now` in `zone` and the next.

    A country that is unknown, or not given, has Saturday and Sunday off and no holidays.
    The holidays library is imported here, because it is large and most commands do without it.
    """
    import holidays

    year = now.astimezone(zone).year
    try:
        known = holidays.country_holidays(country.strip().upper(), years=(year, year + 1))
    except NotImplementedError:
        return WorkCalendar(zone)
    return WorkCalendar(zone, frozenset(known), frozenset(known.weekend))
