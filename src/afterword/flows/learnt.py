"""What was learnt: everything the page of pictures shows, read at once and counted by the rules of `domain.learn`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from afterword.domain.learn import Answers, Group, Wait, answers_of, came_of, quarters
from afterword.store import queries
from afterword.store.models import User

QUARTERS = 8
NEWEST = 500
"""Of how many interviews the time to an answer is taken: how employers answered long ago says little of today's."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: in how many interviews it was told, in how many it would have served and was not."""

    id: str
    text: str
    told: int
    untold: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """`quarters`: the first days of those that `answers` has counts for. `refusals_hidden`: as the person asked."""

    groups: tuple[Group, ...]
    answers: tuple[Answers, ...]
    quarters: tuple[date, ...]
    proofs: tuple[Proof, ...]
    waits: tuple[Wait, ...]
    refusals_hidden: bool


def learnt(owner: User, now: datetime) -> Learnt:
    """In seven queries, however much there is."""
    profile = queries.profile_of(owner)
    zone = ZoneInfo(profile.zone or "UTC")
    today = now.astimezone(zone).date()
    shown = quarters(today, QUARTERS)
    begins = [datetime.combine(day, time(), zone).astimezone(UTC) for day in shown]
    return Learnt(
        groups=tuple(
            Group(done, felt, came_of(outcome), count)
            for done, felt, outcome, count in queries.learnt.ways_of(owner, now)
        ),
        answers=answers_of(queries.learnt.landed_of(owner, begins), QUARTERS),
        quarters=shown,
        proofs=tuple(
            Proof(str(id), text, told, untold) for id, text, told, untold in queries.learnt.tellings_of(owner)
        ),
        waits=tuple(waits_of(queries.learnt.waits_of(owner, now, NEWEST), today, zone)),
        refusals_hidden=profile.hide_refusals,
    )


def waits_of(rows: Iterable[tuple[Any, ...]], today: date, zone: ZoneInfo) -> Iterable[Wait]:
    """How long each answer took, or has taken so far, in days of the person's calendar.

    Where the person stepped back, the wait ended that day without an answer. Where they only stopped waiting, it goes
    on: an answer that came would be known, and to leave them out would make employers look quicker than they are.
    """
    for starts_at, answered_on, outcome, outcome_on in rows:
        began = starts_at.astimezone(zone).date()
        until = answered_on or (outcome_on if outcome == "withdrawn" else None) or today
        yield Wait(max(0, (until - began).days), answered_on is not None)
