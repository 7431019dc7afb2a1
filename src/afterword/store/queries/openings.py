"""The boards the person follows, and what was seen on them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from afterword.store.models import Board, Opening, User


def boards_of(owner: User) -> QuerySet[Board]:
    return Board.objects.filter(owner=owner).select_related("person")


def board_of(owner: User, id: UUID | str) -> Board:
    return Board.objects.select_related("person").get(owner=owner, id=id)


def opening_of(owner: User, id: UUID | str) -> Opening:
    return Opening.objects.select_related("board__person").get(owner=owner, id=id)
