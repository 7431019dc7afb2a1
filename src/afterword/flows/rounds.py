"""Which interviews are rounds with one employer: those linked by `follows`, and those under the same name."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from afterword.domain.recurring import employer_key
from afterword.store import queries
from afterword.store.models import Interview, User

MOST = 3
"""Earlier rounds that are looked at, the newest: what was said before them has been overtaken."""


class Round(NamedTuple):
    id: UUID
    employer: str
    follows: UUID | None
    starts_at: datetime | None
    begun_at: datetime

    @property
    def at(self) -> datetime:
        return self.starts_at or self.begun_at


def earlier_ids(interview: Interview) -> list[UUID]:
    """The rounds before this one, the newest first, at most `MOST`: what it follows, and what that follows; then
    earlier interviews under the same employer's name. One query."""
    known = {row.id: row for row in (Round(*values) for values in queries.carry.rounds_known(interview.owner))}
    chain: list[UUID] = []
    before = interview.follows_id
    while before is not None and before in known and before not in chain and before != interview.id:
        chain.append(before)
        before = known[before].follows
    first = known[chain[-1]] if chain else None
    name = employer_key(first.employer if first is not None else interview.employer)
    until = first.at if first is not None else interview.starts_at or interview.created_at
    if name:
        same = [
            row
            for row in known.values()
            if row.id not in chain and row.id != interview.id and row.at < until and employer_key(row.employer) == name
        ]
        chain += [row.id for row in sorted(same, key=lambda row: row.at, reverse=True)]
    return chain[:MOST]


def processes(owner: User) -> dict[UUID, str]:
    """For each interview a name that all rounds with one employer share. One query."""
    known = {row.id: row for row in (Round(*values) for values in queries.carry.rounds_known(owner))}
    found: dict[UUID, str] = {}
    for row in known.values():
        first, seen = row, {row.id}
        while first.follows is not None and first.follows in known and first.follows not in seen:
            first = known[first.follows]
            seen.add(first.id)
        found[row.id] = employer_key(first.employer) or str(first.id)
    return found
