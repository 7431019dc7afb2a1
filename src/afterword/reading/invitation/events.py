"""The one event of a calendar file that is the interview, as an invitation."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from afterword.domain.advert import Invitation
from afterword.domain.language import _
from afterword.reading.addresses import Guest, tidy_name
from afterword.reading.invitation.about import about
from afterword.reading.invitation.components import Component, Property, read_components
from afterword.reading.invitation.people import sides, with_note
from afterword.reading.invitation.times import ends_after, moment_of
from afterword.reading.notes import Notes, short

_INTERVIEW = re.compile(
    r"\b(?:interview\w*|panel|hiring|candidate|recruit\w*|screening|vorstellungsgespräch|entretien)\b", re.I
)
_RULE = re.compile(r"^[-=_~:*.\s]{8,}$", re.M)


def read_calendar(text: str, notes: Notes, name: str) -> Invitation | None:
    """The interview in a calendar; None when it holds no event. Of one event told several times the latest counts.

    A series is never worked out: its first date, or the one the file singles out, is the interview.
    """
    root = read_components(text, notes)
    events = _latest(list(root.all("VEVENT")))
    if not events:
        notes.say(None, _("This calendar holds no event; save the invitation to the interview itself."))
        return None
    event = _chosen(events, notes)
    begins = event.first("DTSTART")
    starts_at, zone = (None, "") if begins is None else _starts(begins, root, notes)
    if begins is None:
        notes.say(event.line, _("The event has no beginning; enter the date and time of the interview yourself."))
    methods = {part.text("METHOD").upper() for part in root.inside}
    if "REPLY" in methods:
        message = _("This is somebody’s answer to an invitation. Check that the meeting stands as it says.")
        notes.say(event.line, message)
    elif "COUNTER" in methods:
        notes.say(event.line, _("This proposes another time. It holds only once the one who invited has agreed to it."))
    ends_at = _ends(event, starts_at, root)
    if event.first("RRULE", "RDATE") is not None and event.first("RECURRENCE-ID") is None:
        notes.say(event.line, _("This event repeats; only its first date was used, so check that it is the right one."))
    note = _note(event)
    people, to = sides(_guests(event))
    people = with_note(people, to, note)
    summary = " ".join(event.text("SUMMARY").split())
    employer, role = about(summary, note, people, to)
    return Invitation(
        summary=summary,
        kind=_kind(event, root),
        starts_at=starts_at,
        ends_at=ends_at,
        zone=zone,
        people=people,
        to=to,
        employer=employer,
        role=role,
        location=" ".join(event.text("LOCATION").split()),
        note=note,
        uid=event.text("UID"),
        sequence=_number(event.text("SEQUENCE")),
        name=name,
    )


def _latest(events: list[Component]) -> list[Component]:
    """Each event once, in its last version: the highest SEQUENCE, then the latest stamp.

    A single date of a series (RECURRENCE-ID) goes before the series it belongs to.
    """
    best: dict[str, Component] = {}
    for place, event in enumerate(events):
        uid = event.text("UID") or f"{place}"
        known = best.get(uid)
        if known is None or _age(event) >= _age(known):
            best[uid] = event
    return list(best.values())


def _age(event: Component) -> tuple[bool, int, str]:
    stamp = event.text("LAST-MODIFIED") or event.text("DTSTAMP")
    return event.first("RECURRENCE-ID") is not None, _number(event.text("SEQUENCE")), stamp


def _number(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() and len(text) < 10 else 0


def _chosen(events: list[Component], notes: Notes) -> Component:
    named = [event for event in events if _INTERVIEW.search(event.text("SUMMARY"))]
    named = named or [event for event in events if _INTERVIEW.search(event.text("DESCRIPTION")[:5_000])]
    several = named or events
    if len(several) > 1:
        message = _("The calendar holds {count} events that may be the interview; “{first}” was taken.")
        notes.say(several[0].line, message.format(count=len(several), first=short(several[0].text("SUMMARY"))))
    return several[0]


def _starts(begins: Property, root: Component, notes: Notes) -> tuple[datetime | None, str]:
    moment, zone, missing = moment_of(begins, root)
    match missing:
        case "no_time":
            day = begins.value.strip()
            day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
            message = _("The invitation is for the whole day ({day}); enter the time of the interview yourself.")
            notes.say(begins.line, message.format(day=day))
        case "no_zone" if begins.parameters.get("TZID"):
            message = _("The time zone “{zone}” is not one that is known; check the time of the interview.")
            notes.say(begins.line, message.format(zone=short(begins.parameters["TZID"])))
        case "no_zone":
            notes.say(
                begins.line, _("The invitation gives a time without a time zone; check the time of the interview.")
            )
        case "unreadable":
            message = _("The beginning “{text}” could not be read; enter the date and time of the interview yourself.")
            notes.say(begins.line, message.format(text=short(begins.value)))
        case None:
            pass
    return moment, zone


def _ends(event: Component, starts_at: datetime | None, root: Component) -> datetime | None:
    end = event.first("DTEND")
    if end is not None:
        moment, _zone, _missing = moment_of(end, root)
        if moment is None or starts_at is None or (moment.tzinfo is None) != (starts_at.tzinfo is None):
            return None
        try:
            return moment if moment > starts_at else None
        except OverflowError:
            return None
    return ends_after(starts_at, event.text("DURATION")) if starts_at is not None else None


def _kind(event: Component, root: Component) -> Literal["request", "update", "cancel"]:
    methods = {part.text("METHOD").upper() for part in root.inside}
    if "CANCEL" in methods or event.text("STATUS").upper() in {"CANCELLED", "CANCELED"}:
        return "cancel"
    return "update" if _number(event.text("SEQUENCE")) > 0 and "REQUEST" in methods else "request"


def _guests(event: Component) -> list[Guest]:
    guests: list[Guest] = []
    for found in [*event.every("ORGANIZER"), *event.every("ATTENDEE")[:200]]:
        if found.parameters.get("CUTYPE", "").upper() in {"ROOM", "RESOURCE"}:
            continue
        given = found.parameters.get("EMAIL", "")
        value = found.value.strip().strip('"').strip()
        address = value[7:] if value[:7].lower() == "mailto:" else given if "@" in given else value
        address = address.strip().strip("<>")
        if "@" not in address or len(address) > 254 or any(letter.isspace() for letter in address):
            continue
        guests.append(Guest(address, tidy_name(found.parameters.get("CN", "")), found.name == "ORGANIZER"))
    return guests


def _note(event: Component) -> str:
    """The text of the event without the rules of dashes and tildes that calendars draw around their own part."""
    lines = _RULE.sub("", event.text("DESCRIPTION")).split("\n")
    kept = [line.rstrip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
