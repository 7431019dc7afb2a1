"""The boards the person follows, and what was seen on them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Length

from afterword.store.models import Board, Interviewer, Opening, Person, User

MOST_PEOPLE = 20
SHORTEST_NAME = 3  # letters of a name that may be part of another


def boards_of(owner: User) -> QuerySet[Board]:
    return Board.objects.filter(owner=owner).select_related("person")


def counted_boards_of(owner: User) -> QuerySet[Board]:
    """Each with how many openings are `open`, how many of them `fit`, and how many of those are `new`."""
    there = Q(openings__gone_at=None, openings__id__isnull=False)
    fits = there & Q(openings__fits=True) & ~Q(openings__state=Opening.State.SET_ASIDE)
    counted = boards_of(owner).annotate(
        open=Count("openings", filter=there),
        fit=Count("openings", filter=fits),
        new=Count("openings", filter=fits & Q(openings__state=Opening.State.NEW)),
    )
    return counted.order_by("employer", "created_at")  # a query that counts forgets the order of its model


def board_of(owner: User, id: UUID | str) -> Board:
    return Board.objects.select_related("person", "owner").get(owner=owner, id=id)


def openings_on(board: Board) -> QuerySet[Opening]:
    """All that was seen on a board, the newest first, without their texts."""
    return Opening.objects.filter(owner=board.owner_id, board=board).defer("text")


def there_of(owner: User) -> QuerySet[Opening]:
    """All that is still there, whether it fits or not; each with its board, without its text."""
    return Opening.objects.filter(owner=owner, gone_at=None).select_related("board").defer("text")


def opening_of(owner: User, id: UUID | str) -> Opening:
    return Opening.objects.select_related("board__person", "owner").get(owner=owner, id=id)


def fresh_of(owner: User, since: datetime) -> QuerySet[Opening]:
    """New openings that fit and are still there, first seen after `since`, on boards that are not paused."""
    return (
        Opening.objects.filter(
            owner=owner,
            fits=True,
            state=Opening.State.NEW,
            gone_at=None,
            first_seen_at__gt=since,
            board__paused_at=None,
        )
        .select_related("board")
        .defer("text")
    )


def people_at(owner: User, employer: str) -> list[Person]:
    """Those met in an interview with this employer, or noted as being with it; by name, a few.

    One of the two names may be the shorter form of the other: "Pell", "Pell & Orchard Bakeries".
    """
    name = employer.strip()
    if not name:
        return []
    rows = Person.objects.annotate(asked=Value(name), length=Length("organisation"))
    noted = Q(organisation__icontains=name) | Q(length__gte=SHORTEST_NAME, asked__icontains=F("organisation"))
    seats = Interviewer.objects.annotate(asked=Value(name), length=Length("interview__employer"))
    sat = seats.filter(
        Q(interview__employer__icontains=name)
        | Q(length__gte=SHORTEST_NAME, asked__icontains=F("interview__employer")),
        owner=owner,
        person=OuterRef("pk"),
    )
    return list(rows.filter(noted | Exists(sat), owner=owner).order_by("name", "created_at")[:MOST_PEOPLE])
