"""An invitation written as a letter: the day, the time and the zone it names, and what contradicts itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice

from afterword.domain.language import _
from afterword.domain.plan.words import weekday
from afterword.reading.dates import FIRST_YEAR, LAST_YEAR, Moment, read_moment
from afterword.reading.invitation.zones import ABBREVIATIONS, offset_named, zone_named
from afterword.reading.notes import Notes, short

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DATE = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY}),?\s+\(?(?:the\s+)?(?P<first>(?P<plain>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s+(?P<year>\d{{4}}))?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})\b"
    rf"|\b(?P<second>(?P<bare>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:,?\s+(?P<year2>\d{{4}}))?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})\b",
    re.I,
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\d:.])(?P<hour24>\d{1,2})[:.h](?P<minute24>\d{2})(?:\s*(?:uhr|hrs|h))?(?![\d:]|\.\d)"
    r"|(?<![\d:.])(?P<open>\d{1,2})(?=\s?(?:-|–|—|to)\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b)|\b(?P<noon>noon|midday)\b",
    re.I,
)
_ZONE = re.compile(
    rf"\(?\b(?P<offset>(?:UTC|GMT)\s*[+-]\s*\d{{1,2}}(?::?\d{{2}})?)|\(?\b(?P<name>{ABBREVIATIONS})\b"
    r"|\b(?P<place>[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)\b|\((?P<shown>[A-Z][A-Za-z ]+ Time(?: - [A-Za-z ]+)?)\)"
    r"|\b(?P<spoken>(?:Eastern|Central|Mountain|Pacific|Atlantic|UK|India|German|Greenwich Mean|British Summer)"
    r"(?: Standard| Daylight)? Time)\b"
    r"|\b(?P<long>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2} Time - [A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"|\b(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?) time\b",
    re.I,
)
_PLACES = ("place", "shown", "spoken", "long", "city")
_INVITES = re.compile(
    r"\b(?:invit(?:e|ed|ing|ation)|(?:pleased|delighted|happy) to|look(?:ing)? forward to (?:meeting|speaking|seeing"
    r"|talking|it)|confirm(?:ing|ation|ed)?|(?:re-?)?schedul(?:e|ed|ing))\b",
    re.I,
)
_SPAN = re.compile(r"^\s*(?:-|–|—|to|until|till|bis)\s*", re.I)
_NEAR = 160
"""Characters around a date in which its time stands."""


@dataclass(frozen=True, slots=True)
class When:
    """What a letter says of the time. `day` None where it contradicts itself or names none."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str = ""
    said: str = ""


def is_letter(text: str) -> bool:
    """Whether a short text invites to an interview, with a day and a time of day."""
    if len(text) > 8_000 or not _INVITES.search(text) or "interview" not in text.lower():
        return False
    return any(_clock_near(text, found) is not None for found in islice(_DATE.finditer(text), 20))


def when_in(text: str, sent: date | None, notes: Notes) -> When | None:
    """The first day in `text` that has a time beside it, else the first day; None when there is no day at all.

    A year that is not written is the next in which the day comes after `sent`, the day the letter was written. A
    weekday that is not that date's is told, and no time is given.
    """
    text = text[:50_000]
    best: re.Match[str] | None = None
    clock: re.Match[str] | None = None
    for found in list(_DATE.finditer(text))[:60]:
        if _quoted(text, found.start()):
            continue
        near = _clock_near(text, found)
        if best is None or (clock is None and near is not None):
            best, clock = found, near
        if clock is not None:
            break
    if best is None:
        return None
    line = text.count("\n", 0, best.start()) + 1
    said = " ".join(best.group().replace("(", " ").split())
    moment = _day(best, sent)
    if moment is None and sent is None and not re.search(r"\d{4}", said):
        notes.say(line, _("“{text}” names no year; enter the date of the interview yourself.").format(text=short(said)))
        return When(said=said)
    if moment is None:
        message = _("“{text}” could be more than one day; enter the date and time of the interview yourself.")
        notes.say(line, message.format(text=short(said)))
        return When(said=said)
    if moment.weekday_wrong:
        message = _("“{text}” is a {weekday}; ask them which day is meant, and enter the date yourself.")
        notes.say(line, message.format(text=short(said), weekday=weekday(moment.day)))
        return When(said=said)
    if clock is None:
        message = _("The invitation names the day ({day}) and no time; enter the time of the interview yourself.")
        notes.say(line, message.format(day=moment.day.isoformat()))
        return When(said=said)
    begins = _clock(clock, text)
    if begins is None:
        message = _("“{text}” is no time of day; enter the time of the interview yourself.")
        notes.say(line, message.format(text=short(clock.group())))
        return When(said=said)
    plain = datetime.combine(moment.day, begins)
    zone = _zone_after(text, clock.end())
    if zone is None:
        notes.say(line, _("The invitation gives a time without a time zone; check the time of the interview."))
    starts_at = plain.replace(tzinfo=zone)
    return When(starts_at, _end(text, clock, starts_at), getattr(zone, "key", ""), said)


def _quoted(text: str, place: int) -> bool:
    """Whether a place stands in a quoted older mail."""
    line = text[text.rfind("\n", 0, place) + 1 : place].lstrip()
    opens = re.match(r"(?:sent|date|on|am|le)\b.{0,12}$", line, re.I) is not None
    return line.startswith(">") or (opens and "wrote" in text[place : place + 200])


def _day(found: re.Match[str], sent: date | None) -> Moment | None:
    """The day of a match; None where it cannot be one day."""
    written = found["first"] or found["second"]
    year = found["year"] or found["year2"]
    if year is None and (found["plain"] or found["bare"]):
        if sent is None:
            return None
        # The year is whichever comes next: in December "5 January" is next year's.
        for guess in (sent.year, sent.year + 1):
            moment = read_moment(_comma(f"{written} {guess}"))
            if isinstance(moment, Moment) and moment.day >= sent:
                return _with_weekday(moment, found["weekday"])
        return None
    moment = read_moment(_comma(written))
    if not isinstance(moment, Moment) or not FIRST_YEAR <= moment.day.year <= LAST_YEAR:
        return None
    return _with_weekday(moment, found["weekday"])


def _comma(text: str) -> str:
    return re.sub(r"\.(?=\s|$)", "", " ".join(text.split()))


def _with_weekday(moment: Moment, written: str | None) -> Moment:
    wrong = bool(written) and not weekday(moment.day).lower().startswith((written or "").lower().strip(".,")[:3])
    return Moment(moment.day, weekday_wrong=(written or "") if wrong else "")


def _clock_near(text: str, found: re.Match[str]) -> re.Match[str] | None:
    """The time beside a date: what follows it first, else what stands just before it in the same sentence."""
    after = _TIME.search(text, found.end(), found.end() + _NEAR)
    if after is not None:
        another = _DATE.search(text, found.end(), after.start())
        if another is None:
            return after
    start = max(0, found.start() - 60, text.rfind("\n", 0, found.start()))
    before = list(_TIME.finditer(text, start, found.start()))
    return before[0] if before else None


def _clock(found: re.Match[str], text: str) -> time | None:
    if found["noon"]:
        return time(12)
    try:
        if found["half"]:
            hour = int(found["hour"])
            if not 1 <= hour <= 12:
                return None
            return time(hour % 12 + (12 if found["half"].lower() == "p" else 0), int(found["minute"] or 0))
        plain = time(int(found["hour24"] or found["open"]), int(found["minute24"] or 0))
        span = _SPAN.match(text[found.end() : found.end() + 12])
        until = _TIME.match(text, found.end() + span.end()) if span else None
        if until is None or not until["half"] or not 1 <= plain.hour <= 12:
            return plain
        # "2:00 - 3:00 pm": the half of the day is that of the end, unless it would begin after it.
        ends = _clock(until, text)
        early, late = plain.replace(hour=plain.hour % 12), plain.replace(hour=plain.hour % 12 + 12)
        return late if ends is not None and late < ends else early
    except ValueError:
        return None


def _end(text: str, clock: re.Match[str], starts_at: datetime) -> datetime | None:
    span = _SPAN.match(text[clock.end() : clock.end() + 12])
    if span is None:
        return None
    until = _TIME.match(text, clock.end() + span.end())
    ends = _clock(until, text) if until is not None else None
    if ends is None:
        return None
    ends_at = starts_at.replace(hour=ends.hour, minute=ends.minute)
    return ends_at if starts_at < ends_at <= starts_at + timedelta(hours=12) else None


def _zone_after(text: str, place: int) -> tzinfo | None:
    """The zone named within a few words after a time."""
    for found in _ZONE.finditer(text, place, place + 60):
        if offset := found["offset"]:
            return offset_named(offset)
        if name := found["name"]:
            if name.upper() != name and len(name) < 4:
                continue  # "et" and "est" are words of other languages
            return zone_named(name) or offset_named(name)
        if zone := zone_named(next((found[kind] for kind in _PLACES if found[kind]), "")):
            return zone
    return None
