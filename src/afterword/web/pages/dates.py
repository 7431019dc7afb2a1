"""Times as people say them: "by 11:30", "tomorrow", "Friday". Each function takes the zone and the present moment."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

END_OF_DAY = time(23, 59)


def clock(moment: datetime, zone: tzinfo) -> str:
    """ "16:42"."""
    return date_format(moment.astimezone(zone), "H:i")


def day(when: date, today: date) -> str:
    """A day: "today", "tomorrow", "yesterday", "Wednesday" within six days ahead, else "25 November"."""
    match (when - today).days:
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case -1:
            return _("yesterday")
        case ahead if 1 < ahead < 7:
            return date_format(when, "l")
    return plain_day(when, today)


def plain_day(when: date, today: date) -> str:
    """ "25 November", or "25 November 2027" in another year."""
    return date_format(when, "j F" if when.year == today.year else "j F Y")


def on_day(when: date, today: date) -> str:
    """A day inside a sentence: "today", "tomorrow", "on Friday", "on 25 November"."""
    words = day(when, today)
    return words if abs((when - today).days) < 2 else _("on {day}").format(day=words)


def full_day(when: date) -> str:
    """ "Monday 23 November"."""
    return date_format(when, "l j F")


def _has_time(moment: datetime) -> bool:
    return moment.time().replace(second=0, microsecond=0) not in (time(0), END_OF_DAY)


def due(moment: datetime | None, now: datetime, zone: tzinfo) -> str:
    """When something has to be done: "by 11:30", "tomorrow, by 11:30", "was due yesterday"; "" if never."""
    if moment is None:
        return ""
    there, today = moment.astimezone(zone), now.astimezone(zone).date()
    if moment < now and there.date() == today:
        return _("was due at {time}").format(time=clock(moment, zone)) if _has_time(there) else _("today")
    if there.date() < today:
        return _("was due {day}").format(day=day(there.date(), today))
    if there.date() == today:
        return _("by {time}").format(time=clock(moment, zone)) if _has_time(there) else _("today")
    words = day(there.date(), today)
    if not _has_time(there):
        return words
    return _("{day}, by {time}").format(day=words, time=clock(moment, zone))


def brief(start: datetime | None, end: datetime | None, now: datetime, zone: tzinfo) -> str:
    """For a narrow column: "by 11:30", "from 14:00", "tomorrow", "Thu 14:00", "1 Dec"; overdue: "since yesterday"."""
    waits = start is not None and start > now
    moment = start if waits else end
    if moment is None:
        return ""
    there, today = moment.astimezone(zone), now.astimezone(zone).date()
    ahead = (there.date() - today).days
    if moment < now and _has_time(there) and not ahead:
        return _("since {time}").format(time=clock(moment, zone))
    if not ahead:
        if not _has_time(there):
            return _("today")
        return (_("from {time}") if waits else _("by {time}")).format(time=clock(moment, zone))
    if ahead < 0:
        return _("since {day}").format(day=day(there.date(), today) if ahead == -1 else date_format(there, "j M"))
    if ahead == 1:
        return _("tomorrow")
    return date_format(there, "D H:i" if _has_time(there) else "l") if ahead < 7 else date_format(there, "j M")


def window(start: datetime | None, end: datetime | None, now: datetime, zone: tzinfo) -> str:
    """When to act: "tomorrow between 09:30 and 11:30", "from tomorrow 09:30 until Friday 12:00"; "" if open."""
    if start is None or start <= now:
        return due(end, now, zone)
    today = now.astimezone(zone).date()
    first = start.astimezone(zone)
    if end is None:
        return _("from {moment}").format(moment=_at(start, today, zone))
    if end.astimezone(zone).date() == first.date():
        if not _has_time(end.astimezone(zone)):
            return _("{day}, from {start}").format(day=day(first.date(), today), start=clock(start, zone))
        return _("{day} between {start} and {end}").format(
            day=day(first.date(), today), start=clock(start, zone), end=clock(end, zone)
        )
    return _("from {start} until {end}").format(start=_at(start, today, zone), end=_at(end, today, zone))


def _at(moment: datetime, today: date, zone: tzinfo) -> str:
    there = moment.astimezone(zone)
    words = day(there.date(), today)
    return f"{words} {clock(moment, zone)}" if _has_time(there) else words
