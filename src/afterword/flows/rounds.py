"""Which interviews are rounds with one employer: those linked by `follows`, and those under the same name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from afterword.domain.recurring import employer_key
from afterword.store import queries
from afterword.store.models import Interview

MOST = 3
"""Earlier rounds that are looked at, the newest: what was said before them has been overtaken."""


def earlier_ids(interview: Interview) -> list[UUID]:
    """The rounds before this one, the newest first, at most `MOST`: what it follows, and what that follows; then
    earlier interviews under the same employer's name. At most `MOST` and two queries.
    """
    owner = interview.owner
    chain: list[Interview] = []
    first = interview
    while first.follows_id is not None and len(chain) < MOST:
        before = queries.carry.rounds_by_id(owner, [first.follows_id]).first()
        if before is None or before.id == interview.id or before in chain:  # a circle, which nobody means
            break
        chain.append(before)
        first = before
    name = employer_key(first.employer)
    if name and len(chain) < MOST:
        names = [one for one in queries.carry.employers_of(owner) if employer_key(one) == name]
        until = first.starts_at or first.created_at
        beside = [interview.id, *(row.id for row in chain)]
        chain += queries.carry.rounds_with(owner, names, until, beside)[: MOST - len(chain)]
    return [row.id for row in chain]


def processes(interviews: Iterable[Interview]) -> dict[UUID, str]:
    """For each of these interviews, all of one owner, a name that all rounds with one employer share.

    A query for each round that lies between the latest and the first.
    """
    asked = list(interviews)
    known = {row.id: row for row in asked}
    while missing := {row.follows_id for row in known.values() if row.follows_id} - known.keys():
        found = {row.id: row for row in queries.carry.rounds_by_id(asked[0].owner, missing)}
        if not found:
            break
        known |= found
    return {row.id: _process(row, known) for row in asked}


def _process(row: Interview, known: dict[UUID, Interview]) -> str:
    first, seen = row, {row.id}
    while first.follows_id is not None and first.follows_id in known and first.follows_id not in seen:
        first = known[first.follows_id]
        seen.add(first.id)
    return employer_key(first.employer) or str(first.id)
