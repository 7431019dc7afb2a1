"""What was seen on a list of openings: new ones noted, known ones followed, gone ones marked, and which of them fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from afterword.domain.openings import Opening as Listed
from afterword.domain.openings import fit, lines_of
from afterword.store import queries
from afterword.store.models import Board, Opening, Profile, User
from afterword.store.writer import one_writer

AWAY = timedelta(days=3)  # gone for longer and there again, it is a new opening to the person
_AT_ONCE = 200
_FOLLOWED = ["title", "place", "url", "posted_on", "fits", "why", "gone_at", "first_seen_at", "state", "changed_at"]


def known(board: Board) -> frozenset[str]:
    """The ids whose text is kept already, or was never given."""
    return frozenset(queries.openings.openings_on(board).values_list("theirs", flat=True))


def any_open(board: Board) -> bool:
    return queries.openings.openings_on(board).filter(gone_at=None).exists()


def note(board: Board, listed: Mapping[str, Listed], now: datetime, *, whole: bool) -> None:
    """Lays what a list says beside what was seen before. Only a `whole` list says that the rest is gone."""
    roles, places = wishes_of(board, queries.profile_of(board.owner))
    with one_writer():
        rows = {row.theirs: row for row in queries.openings.openings_on(board)}
        new = [_row(board, one, now) for theirs, one in listed.items() if theirs not in rows]
        moved = [row for theirs, row in rows.items() if theirs in listed and _follow(row, listed[theirs], now)]
        fitted = [row for row in (*new, *moved, *rows.values()) if _fit(row, roles, places)]
        Opening.objects.bulk_create(new, batch_size=_AT_ONCE)
        _write({row.pk: row for row in (*moved, *fitted) if row.theirs in rows}.values(), now)
        if whole:
            gone = [row.pk for theirs, row in rows.items() if theirs not in listed and row.gone_at is None]
            for start in range(0, len(gone), _AT_ONCE):
                Opening.objects.filter(pk__in=gone[start : start + _AT_ONCE]).update(gone_at=now)


def fit_anew(owner: User, now: datetime, board: Board | None = None) -> None:
    """The person's wishes have changed: what fits is worked out again, without asking anybody."""
    profile = queries.profile_of(owner)
    rows = queries.openings.there_of(owner)
    mine = rows if board is None else rows.filter(board=board)
    with one_writer():
        _write([row for row in mine if _fit(row, *wishes_of(row.board, profile))], now)


def wishes_of(board: Board, profile: Profile) -> tuple[list[str], list[str]]:
    """The roles and the places looked for at this employer: the board's own lines, else those of the profile."""
    roles = lines_of(board.roles) or lines_of(profile.wanted_roles)
    return roles, lines_of(board.places) or lines_of(profile.wanted_places)


def _row(board: Board, one: Listed, now: datetime) -> Opening:
    return Opening(
        owner_id=board.owner_id,
        board=board,
        theirs=one.theirs,
        title=one.title,
        place=one.place,
        url=one.url,
        text=one.text,
        posted_on=one.posted_on,
        first_seen_at=now,
    )


def _follow(row: Opening, one: Listed, now: datetime) -> bool:
    """Makes a known opening what the list says of it now; whether anything changed."""
    before = (row.title, row.place, row.url, row.posted_on, row.gone_at)
    row.title, row.place, row.url = one.title, one.place, one.url or row.url
    row.posted_on = row.posted_on or one.posted_on
    if row.gone_at is not None:
        if now - row.gone_at > AWAY:
            row.first_seen_at = now
            row.state = Opening.State.NEW if row.state == Opening.State.SEEN else row.state
        row.gone_at = None
    return before != (row.title, row.place, row.url, row.posted_on, row.gone_at)


def _fit(row: Opening, roles: Sequence[str], places: Sequence[str]) -> bool:
    """Writes down whether and why it fits; whether that changed."""
    found = fit(row.title, row.place, roles, places)
    why: dict[str, Any] = {}
    if found is not None:
        why = {"role": found.role, "place": found.place, "rank": list(found.rank)}
    changed = (row.fits, row.why) != (found is not None, why)
    row.fits, row.why = found is not None, why
    return changed


def _write(rows: Iterable[Opening], now: datetime) -> None:
    several = list(rows)
    for row in several:
        row.changed_at = now
    Opening.objects.bulk_update(several, _FOLLOWED, batch_size=_AT_ONCE)
