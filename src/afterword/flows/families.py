"""The family of each question is kept in its row, for pictures and practice that look at many interviews at once.

It is worked out where it changes: when listening ends, when the question is typed, when the person corrects it. Rows
from before it was kept, or from an older export, get theirs by `complete`.
"""

from __future__ import annotations

from collections.abc import Iterable

from afterword.domain.diagnose.findings import Heard
from afterword.domain.diagnose.questions import OTHER, family_of
from afterword.flows.corrections import said_in
from afterword.store import load, queries
from afterword.store.models import Exchange, Interview, User
from afterword.store.writer import one_writer

PRIVATE = "personal_private"
_AT_ONCE = 100


def family_typed(row: Exchange) -> str:
    """The family by the words that stand in the row; "" where nothing was asked."""
    asked = row.asked if row.asked.strip() else row.heard
    return family_of(asked, row.said) if asked.strip() or row.said.strip() else ""


def retyped(row: Exchange) -> None:
    """Its question or answer was typed anew. What was heard stays: what is typed makes listening due, which decides."""
    if row.heard_place is not None and row.family not in ("", OTHER):
        return
    _keep([row], {row.domain_id: family_typed(row)})


def settle(interview: Interview, heard: Heard | None = None) -> None:
    """Brings the family of every question of this interview up to date: the person's word, then what was heard, then
    the typed words. `heard` by the rows' ids; where it is left out, what was found last.
    """
    if heard is None:
        found = load.found_in(queries.listened_of(interview))
        heard = found.heard if found is not None else None
    listened = {one.exchange: one.family for one in heard.exchanges} if heard is not None else {}
    chosen = said_in(queries.corrections_of(interview)).corrected
    rows = list(queries.every_exchange_of(interview))
    families = {}
    for row in rows:
        own, there = family_typed(row), listened.get(row.domain_id, "")
        # As `domain.diagnose` has it: words of their own may name the concern behind what was heard as private.
        unnamed = there in ("", OTHER) or (there == PRIVATE and own not in ("", OTHER))
        families[row.domain_id] = chosen.get(f"family:{row.domain_id}") or (own if unnamed else there)
    _keep(rows, families)


def complete(owner: User | None = None) -> int:
    """Gives rows without a family theirs; in how many interviews there were any. `owner`: of one person alone.

    Some interviews at a time: each transaction waits for the disk. Broken off, it goes on at the next start.
    """
    interviews = list(queries.practice.without_family(owner))
    for begin in range(0, len(interviews), _AT_ONCE):
        with one_writer():
            for interview in interviews[begin : begin + _AT_ONCE]:
                settle(interview)
    return len(interviews)


def _keep(rows: Iterable[Exchange], families: dict[str, str]) -> None:
    """`changed_at` stays as it is: nothing the person told has changed."""
    changed = [row for row in rows if row.family != families[row.domain_id]]
    if changed:
        for row in changed:
            row.family = families[row.domain_id]
        with one_writer():
            Exchange.objects.bulk_update(changed, ["family"])
