"""Country names and codes, and the zones of a country, from the tables that come with the time zone data."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_SPOKEN = {
    "UK": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB", "NORTHERN IRELAND": "GB", "GREAT BRITAIN": "GB",
    "UNITED KINGDOM": "GB", "USA": "US", "U.S.": "US", "U.S.A.": "US", "UNITED STATES OF AMERICA": "US",
    "HOLLAND": "NL", "THE NETHERLANDS": "NL", "DEUTSCHLAND": "DE", "ÖSTERREICH": "AT", "SCHWEIZ": "CH", "ESPAÑA": "ES",
    "CZECHIA": "CZ", "SOUTH KOREA": "KR", "RUSSIAN FEDERATION": "RU", "UAE": "AE",
}  # fmt: skip

_MOST_PEOPLE = frozenset(
    {
        "America/Los_Angeles",
        "America/Mexico_City",
        "America/Sao_Paulo",
        "America/Argentina/Buenos_Aires",
        "Pacific/Honolulu",
    }
)
"""Large zones the table does not mark as such."""


def country_code(written: str) -> str:
    """The ISO 3166 two-letter code for a code or a country's name, "" when it is neither."""
    name = " ".join(written.upper().split())
    if not name:
        return ""
    if name in _SPOKEN:
        return _SPOKEN[name]
    names = _names()
    return name if name in names.values() else names.get(name, "")


def zone_with_offset(country: str, moment: datetime) -> ZoneInfo | None:
    """The zone of `country` whose clocks show `moment`'s own offset at that moment; None when there is none.

    Of several, the one where most people live is taken, as far as the table or `_MOST_PEOPLE` says, else the first. The
    choice only decides daylight saving in the weeks after; the hour of the interview itself is the same in all of them.
    """
    offset = moment.utcoffset()
    fitting = [(name, comment) for name, comment in _zones(country) if _offset(name, moment) == offset]
    many = [name for name, _comment in fitting if name in _MOST_PEOPLE]
    wide = [name for name, comment in fitting if "most areas" in comment]
    chosen = many or wide or [name for name, _comment in fitting]
    return ZoneInfo(chosen[0]) if chosen else None


def only_zone(country: str) -> ZoneInfo | None:
    """The zone of a country that has only one, else None."""
    zones = _zones(country)
    return ZoneInfo(zones[0][0]) if len(zones) == 1 else None


def _offset(zone: str, moment: datetime) -> timedelta | None:
    return moment.astimezone(ZoneInfo(zone)).utcoffset()


@cache
def _names() -> dict[str, str]:
    """Upper-case country name -> code (iso3166.tab)."""
    rows = [line.split("\t") for line in _table("iso3166.tab")]
    return {row[1].upper(): row[0] for row in rows if len(row) >= 2}


@cache
def _zones(country: str) -> tuple[tuple[str, str], ...]:
    """The zones of a country with their comments, in the table's order (zone.tab)."""
    rows = [line.split("\t") for line in _table("zone.tab")]
    return tuple((row[2], row[3] if len(row) > 3 else "") for row in rows if row[0] == country)


def _table(name: str) -> list[str]:
    text = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
