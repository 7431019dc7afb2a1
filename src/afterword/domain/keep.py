"""Keeping in touch for years (contract S7): when the next note to one person is due, and when it is time to rest.

The rhythm restarts at the last real contact, in or out. After a no the first note waits a month or two. A year holds
only so many. Two notes in a row without an answer, and it rests; for those who matter it becomes once a year. Birthdays
and other private dates play no part, and none is known here. Days are the person's own calendar days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from afterword.domain.knowledge import timing

State = Literal["on", "resting", "ended"]
Why = Literal["rhythm", "first", "undecided", "cap", "yearly", "put_off", "resting", "ended"]
"""What sets the day: the rhythm; a no not long ago; an interview with them still undecided; the most a year; the year
after two silences; the person put it off. Without a day: it rests, or the person ended it."""

YEAR = timedelta(days=365)
SILENCES = 2
"""So many notes in a row without an answer, and it rests (knowledge: `keep_warm_again`)."""
UNDECIDED = timedelta(days=60)
"""After an interview whose answer is not known the plan has contacts of its own, and a note would only press."""
SHORTEST, LONGEST = 30, 730
MOST = 12
_SPOKEN = frozenset({"call", "meeting"})
_NO_CONTACT = frozenset({"not_reached"})


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of the contact log as far as the rhythm goes. `way` is a `TouchWay`.

    `answered`: of what went out, whether an answer came (None: not known); of what came in, False for an automatic
    reply. `note`: it was written to keep in touch, and not about an application.
    """

    day: date
    way: str
    outward: bool = True
    answered: bool | None = None
    note: bool = False


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What the person chose for somebody: days between contacts, notes in any 365 days, and whether they matter so
    much that silence makes it once a year instead of never. Silences before `began_on` are not counted.
    """

    every_days: int
    most_a_year: int
    began_on: date
    matters: bool = False
    put_off_until: date | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """Where the two stand with interviews. `no_on`: the day of the last answer that was no, or that the person said no;
    `undecided_on`: the day of the last interview with them whose answer is not known.
    """

    no_on: date | None = None
    undecided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """`due_on`: from that day on a note is in place, None while it rests or has ended. `why` says what sets the day."""

    state: State
    due_on: date | None
    why: Why
    silences: int
    last_contact: date | None


NOWHERE = Met()


def usual() -> tuple[int, int]:
    """Days between contacts and notes a year, as the knowledge has them: its middle, and its most."""
    again = timing().step("keep_warm_again")
    between = again.days
    return (round((between.low + between.high) / 2) if between else 75), again.per_year_max or 4


def first_after(no_on: date) -> date:
    """When the first note after a no is in place: in the middle between the knowledge's earliest and latest day."""
    low, high = _after_a_no()
    return no_on + (low + high) / 2


def is_contact(contact: Contact) -> bool:
    """Whether it was one: an automatic reply and a call nobody took are none."""
    if contact.way in _NO_CONTACT:
        return False
    return contact.outward or contact.way in _SPOKEN or contact.answered is not False


def is_answer(contact: Contact) -> bool:
    """Whether they were heard in it: they wrote, the two spoke, or the person knows that it was answered."""
    if not is_contact(contact):
        return False
    return not contact.outward or contact.way in _SPOKEN or contact.answered is True


def silences(contacts: Iterable[Contact], since: date) -> int:
    """Notes in a row without an answer, the last ones, counted from the day `since`. `contacts` come oldest first."""
    count = 0
    for contact in contacts:
        if is_answer(contact):
            count = 0
        elif contact.note and contact.day >= since and is_contact(contact):
            count += 1
    return count


def next_note(rhythm: Rhythm, contacts: Sequence[Contact], met: Met = NOWHERE) -> Next:
    """When the next note is due, from what passed so far. `contacts` come oldest first, those of any kind."""
    real = [contact for contact in contacts if is_contact(contact)]
    last = max((contact.day for contact in real), default=None)
    quiet = silences(contacts, rhythm.began_on)
    if rhythm.ended:
        return Next("ended", None, "ended", quiet, last)
    if quiet >= SILENCES and not rhythm.matters:
        return Next("resting", None, "resting", quiet, last)
    notes = sorted(contact.day for contact in real if contact.note and contact.outward)
    due, why = _due(rhythm, last, notes, quiet, met)
    return Next("on", due, why, quiet, last)


def _due(rhythm: Rhythm, last: date | None, notes: list[date], quiet: int, met: Met) -> tuple[date, Why]:
    again = (last or rhythm.began_on) + timedelta(days=rhythm.every_days)
    days: list[tuple[date, Why]] = []
    if quiet >= SILENCES:
        days.append((max(notes[-1] + YEAR, again), "yearly"))
    else:
        first = _first(met.no_on, last) if met.no_on and not (notes and notes[-1] >= met.no_on) else None
        days.append((again, "rhythm") if first is None else (first, "first"))
    if met.undecided_on is not None:
        days.append((met.undecided_on + UNDECIDED, "undecided"))
    if len(notes) >= rhythm.most_a_year:
        days.append((notes[-rhythm.most_a_year] + YEAR, "cap"))
    if rhythm.put_off_until is not None:
        days.append((rhythm.put_off_until, "put_off"))
    return max(days, key=lambda each: each[0])


def _first(no_on: date, last: date | None) -> date | None:
    """The first note after a no: in its window, and a month after the last contact. None where that is too late for it:
    they have been in touch well after the no, and the rhythm goes on from there.
    """
    low, high = _after_a_no()
    day = max(first_after(no_on), last + low) if last is not None else first_after(no_on)
    return day if day <= no_on + high else None


def _after_a_no() -> tuple[timedelta, timedelta]:
    days = timing().step("keep_warm_first").days
    return (timedelta(days=days.low), timedelta(days=days.high)) if days else (timedelta(30), timedelta(60))
