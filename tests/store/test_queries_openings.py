"""Boards and openings, read as their owner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from afterword.store import queries
from afterword.store.models import Board, Interview, Opening, Person

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture
def board(alice: Any) -> Board:
    return Board.objects.create(owner=alice, employer="Pell", kind="feed", url="https://pell.example/jobs.xml")


def opening(board: Board, theirs: str, **values: Any) -> Opening:
    first = {"title": "Dispatch manager", "first_seen_at": NOW, **values}
    return Opening.objects.create(owner_id=board.owner_id, board=board, theirs=theirs, **first)


def test_boards_and_openings_are_read_as_their_owner(alice: Any, bob: Any, board: Board) -> None:
    row = opening(board, "1", fits=True)
    assert list(queries.openings.boards_of(alice)) == [board]
    assert list(queries.openings.boards_of(bob)) == []
    assert list(queries.openings.counted_boards_of(bob)) == []
    assert list(queries.openings.openings_on(board)) == [row]
    assert list(queries.openings.fresh_of(alice, NOW - timedelta(days=1))) == [row]
    assert list(queries.openings.fresh_of(bob, NOW - timedelta(days=1))) == []
    assert queries.openings.board_of(alice, board.id) == board
    assert queries.openings.opening_of(alice, row.id) == row
    with pytest.raises(ObjectDoesNotExist):
        queries.openings.board_of(bob, board.id)
    with pytest.raises(ObjectDoesNotExist):
        queries.openings.opening_of(bob, row.id)


def test_what_is_still_there_is_read_as_its_owner(alice: Any, bob: Any, board: Board) -> None:
    there = opening(board, "1")
    opening(board, "2", gone_at=NOW)
    assert list(queries.openings.there_of(alice)) == [there]
    assert list(queries.openings.there_of(bob)) == []


def test_what_is_on_a_board_is_counted(alice: Any, board: Board) -> None:
    opening(board, "1", fits=True)
    opening(board, "2", fits=True, state="seen")
    opening(board, "3", fits=True, state="set_aside")
    opening(board, "4")
    opening(board, "5", fits=True, gone_at=NOW)
    empty = Board.objects.create(owner=alice, employer="Tarn", kind="feed", url="https://tarn.example/jobs.xml")
    counts = {row.id: (row.open, row.fit, row.new) for row in queries.openings.counted_boards_of(alice)}
    assert counts == {board.id: (4, 2, 1), empty.id: (0, 0, 0)}


def test_the_people_at_an_employer_are_those_met_there_or_noted_so(alice: Any, bob: Any, interview: Interview) -> None:
    """Imogen Sallis sat in the interview at Pell & Orchard Bakeries."""
    noted = Person.objects.create(owner=alice, name="Royce Amadi", organisation="PELL & Orchard")
    Person.objects.create(owner=alice, name="Somebody else", organisation="Tarn Foods")
    Person.objects.create(owner=bob, name="Bob’s own", organisation="Pell")
    assert [person.name for person in queries.openings.people_at(alice, "Pell")] == ["Imogen Sallis", noted.name]
    assert [person.name for person in queries.openings.people_at(bob, "Pell")] == ["Bob’s own"]
    assert queries.openings.people_at(alice, "  ") == []
    longer = queries.openings.people_at(alice, "Pell & Orchard Bakeries Ltd")
    assert [person.name for person in longer] == ["Imogen Sallis", noted.name]
    Person.objects.create(owner=alice, name="A short one", organisation="Pe")
    assert "A short one" not in {person.name for person in queries.openings.people_at(alice, "Pell & Orchard")}
