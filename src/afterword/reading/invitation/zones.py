"""Which zone a calendar or a mail means: IANA names, Windows names, names as they are shown, and abbreviations."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_SHOWN = {
    "eastern time": "America/New_York", "central time": "America/Chicago", "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles", "atlantic time": "America/Halifax", "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu", "arizona": "America/Phoenix", "newfoundland": "America/St_Johns",
    "indiana": "America/Indiana/Indianapolis", "saskatchewan": "America/Regina", "central america": "America/Guatemala",
    "greenwich mean time": "Europe/London", "coordinated universal time": "UTC", "uk time": "Europe/London",
    "united kingdom": "Europe/London", "central european": "Europe/Berlin",
    "british summer time": "Europe/London", "greenland": "America/Godthab", "mumbai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata", "chennai": "Asia/Kolkata", "bern": "Europe/Zurich", "beijing": "Asia/Shanghai",
    "edinburgh": "Europe/London", "osaka": "Asia/Tokyo", "abu dhabi": "Asia/Dubai", "canberra": "Australia/Sydney",
    "wellington": "Pacific/Auckland", "san francisco": "America/Los_Angeles", "boston": "America/New_York",
    "india standard time": "Asia/Kolkata", "india time": "Asia/Kolkata", "german time": "Europe/Berlin",
    "austin": "America/Chicago", "dallas": "America/Chicago", "seattle": "America/Los_Angeles",
}  # fmt: skip
_SHORT = {
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "ct": "America/Chicago",
    "cst": "America/Chicago", "cdt": "America/Chicago", "mt": "America/Denver", "mst": "America/Denver",
    "mdt": "America/Denver", "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "gmt": "Europe/London", "bst": "Europe/London", "utc": "UTC", "z": "UTC",
}  # fmt: skip
"""People write EST all year round; the place is what they mean."""

_HOURS = {
    "cet": 1, "cest": 2, "eet": 2, "eest": 3, "wet": 0, "west": 1, "aest": 10, "aedt": 11, "acst": 9.5, "acdt": 10.5,
    "awst": 8, "nzst": 12, "nzdt": 13, "jst": 9, "kst": 9, "sgt": 8, "hkt": 8, "sast": 2, "eat": 3, "wat": 1, "cat": 2,
    "akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "brt": -3, "gst": 4, "pkt": 5, "msk": 3,
}  # fmt: skip
"""Where the abbreviation says the offset and leaves the place open. IST is missing: it is three different ones."""

ABBREVIATIONS = "|".join(sorted({*_SHORT, *_HOURS, "ist"} - {"z"}, key=len, reverse=True))
_OFFSET = re.compile(r"(?:UTC|GMT)\s*([+-−])\s*(\d{1,2})(?::?(\d{2}))?", re.I)
_FARTHEST = timedelta(hours=14)


def zone_named(written: str) -> ZoneInfo | None:
    """The IANA zone that `written` names, in whichever of the usual ways; None when it names none that is known."""
    name = written.strip().strip("\"'").strip()[:200]
    if not name:
        return None
    if found := _iana(name) or _windows(name):
        return found
    if "/" in name:  # "/mozilla.org/20050126_1/Europe/Berlin", "tzone://Microsoft/Utc"
        parts = [part for part in name.split("/") if part]
        for start in range(1, len(parts)):
            if found := _iana("/".join(parts[start:])):
                return found
    bare = re.sub(r"^\([^)]*\)\s*", "", name)
    return _windows(bare) or _shown(bare, name) or _short(bare)


def offset_named(written: str) -> tzinfo | None:
    """A fixed offset, where `written` says only that: "UTC+2", "AEST"."""
    if found := _OFFSET.search(written):
        ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if ahead <= _FARTHEST:
            return timezone(ahead if found[1] == "+" else -ahead)
    hours = _HOURS.get(written.strip().lower())
    return timezone(timedelta(hours=hours)) if hours is not None else None


def _iana(name: str) -> ZoneInfo | None:
    known = _known().get(name.lower().replace(" ", "_"))
    return ZoneInfo(known) if known else None


@cache
def _known() -> dict[str, str]:
    # Without a slash only UTC and its like: "EST" or "Cuba" stand in the table, and mean something else in a mail.
    names = {name for name in available_timezones() if "/" in name or name in {"UTC", "GMT", "Zulu", "UCT"}}
    return {name.lower(): name for name in names if not name.startswith(("posix/", "right/", "Etc/"))} | {
        "etc/utc": "UTC", "etc/gmt": "UTC",
    }  # fmt: skip


@cache
def _windows_names() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()}


def _windows(name: str) -> ZoneInfo | None:
    known = _windows_names().get(name.lower())
    return ZoneInfo(known) if known else None


def _shown(bare: str, whole: str) -> ZoneInfo | None:
    """From the name a calendar shows to people: "Eastern Time (US & Canada)", "Canberra, Melbourne, Sydney"."""
    lower = bare.lower()
    for words, zone in _SHOWN.items():
        if lower.startswith(words):
            return ZoneInfo(zone)
    offset = _OFFSET.search(whole)
    for city in re.split(r",|\s[-–—]\s", lower):
        name = city.strip().replace(" ", "_").replace(".", "")
        for zone in _cities().get(name, ()):
            if offset is None or _agrees(zone, offset):
                return ZoneInfo(zone)
        for words, zone in _SHOWN.items():
            if city.strip().startswith(words):
                return ZoneInfo(zone)
    return None


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for zone in sorted(available_timezones()):
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/")):
            city = zone.rsplit("/", 1)[-1].lower()
            found[city] = (*found.get(city, ()), zone)
    return found


def _agrees(zone: str, offset: re.Match[str]) -> bool:
    """Whether the zone's winter or summer time is the offset a name gives."""
    ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)) * (1 if offset[1] == "+" else -1)
    return any(datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).utcoffset() == ahead for month in (1, 7))


def _short(name: str) -> ZoneInfo | None:
    known = _SHORT.get(name.strip().lower())
    return ZoneInfo(known) if known else None
