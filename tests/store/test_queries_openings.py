"""Boards and openings, read as their owner."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from afterword.store import queries
from afterword.store.models import Board, Opening

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def test_boards_and_openings_are_read_as_their_owner(alice: Any, bob: Any) -> None:
    board = Board.objects.create(owner=alice, employer="Pell", kind="feed", url="https://pell.example/jobs.xml")
    opening = Opening.objects.create(owner=alice, board=board, theirs="1", title="Dispatch manager", first_seen_at=NOW)
    assert list(queries.openings.boards_of(alice)) == [board]
    assert list(queries.openings.boards_of(bob)) == []
    assert queries.openings.board_of(alice, board.id) == board
    assert queries.openings.opening_of(alice, opening.id) == opening
    with pytest.raises(ObjectDoesNotExist):
        queries.openings.board_of(bob, board.id)
    with pytest.raises(ObjectDoesNotExist):
        queries.openings.opening_of(bob, opening.id)
