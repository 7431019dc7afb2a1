"""The rhythm with each person follows the contact log: worked out anew whenever something passes between the two.

`KeepInTouch.due_on` is kept so that Today need not read the whole log. The rules are in `domain.keep`; what the person
decides about a rhythm is in `flows.keeping_touch`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from afterword.domain.keep import Contact, Met, Next, Rhythm, is_contact, next_note
from afterword.domain.outcomes import NO
from afterword.store import load, queries
from afterword.store.models import Interview, KeepInTouch, Outcome, Person
from afterword.store.writer import one_writer

NOTE = "keep_in_touch"
"""The kind of a contact, a draft and a message that was written to keep in touch."""
ANSWERED_NO = NO | {Outcome.Kind.DECLINED, Outcome.Kind.WITHDRAWN}
UNDECIDED = frozenset({"", Outcome.Kind.NEXT_ROUND, Outcome.Kind.REOPENED, Outcome.Kind.OFFER})


def settle(person: Person | None) -> None:
    """Works out when the next note to this person is due. Without a rhythm with them nothing happens."""
    row = queries.after.keep_of(person) if person is not None else None
    if row is None or person is None:
        return
    found = next_of(row, person)
    state = KeepInTouch.State(found.state)
    if (row.state, row.due_on, row.silences) == (state, found.due_on, found.silences):
        return
    with one_writer():
        row.state, row.due_on, row.silences = state, found.due_on, found.silences
        row.save(update_fields=["state", "due_on", "silences", "changed_at"])


def settle_all_at(interview: Interview) -> None:
    """After what came of an interview changed: everyone who sat in it."""
    for seat in queries.interviewers_of(interview):
        settle(seat.person)


def next_of(row: KeepInTouch, person: Person) -> Next:
    """When the next note is due, from the log as it stands now."""
    zone = load.own_zone(person.owner)
    rhythm = Rhythm(
        every_days=row.every_days,
        most_a_year=row.most_a_year,
        began_on=row.began_on,
        matters=row.matters,
        put_off_until=row.put_off_until,
        ended=row.state == KeepInTouch.State.ENDED,
    )
    sat = queries.keeping.interviews_sat_in(person)
    return next_note(rhythm, _contacts(person, sat, zone), _met(sat, zone))


def last_contact(person: Person) -> date | None:
    """The last day the two were in touch, an interview together included; None where none is known."""
    sat = queries.keeping.interviews_sat_in(person)
    contacts = _contacts(person, sat, load.own_zone(person.owner))
    return max((contact.day for contact in contacts if is_contact(contact)), default=None)


def _contacts(person: Person, sat: Iterable[tuple[Any, ...]], zone: ZoneInfo) -> list[Contact]:
    """Oldest first: what the log has, and the interviews they sat in."""
    contacts = [
        Contact(when.astimezone(zone).date(), way, outward, answered, note=kind == NOTE)
        for when, way, outward, answered, kind in queries.keeping.passed_with(person)
    ]
    contacts += [Contact(when.astimezone(zone).date(), "meeting") for when, *_rest in sat if when]
    return sorted(contacts, key=lambda each: each.day)


def _met(sat: Iterable[tuple[Any, ...]], zone: ZoneInfo) -> Met:
    answered = [on for _when, kind, on, _away in sat if on is not None and kind in ANSWERED_NO]
    waiting = [
        when.astimezone(zone).date()
        for when, kind, _on, away in sat
        if when is not None and kind in UNDECIDED and away is None
    ]
    return Met(no_on=max(answered, default=None), undecided_on=max(waiting, default=None))
