"""Practice cards, the questions they come from, and which evidence was told where."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from afterword.store.models import Exchange, Interview, PracticeCard, PracticeReview, Telling, User

_NEWEST = (F("interview__starts_at").desc(nulls_last=True), "-interview__created_at")  # as `queries.NEWEST`
STUMBLED = (Q(landed="badly") | (~Q(wish_said="") & ~Q(landed="well"))) & (~Q(asked="") | ~Q(heard=""))
"""What the person says of an answer that is worth practising (`domain.practice.stumbled` says the same of a value)."""


def card_of(owner: User, id: UUID | str) -> PracticeCard:
    return PracticeCard.objects.select_related("interview", "exchange").get(owner=owner, id=id)


def cards_of(owner: User) -> QuerySet[PracticeCard]:
    """Every card in use, by when it comes back; each with its question and its interview."""
    rows = PracticeCard.objects.filter(owner=owner, put_away=False).select_related("interview", "exchange")
    return rows.order_by("due_at", "created_at", "id")


def cards_put_away(owner: User) -> QuerySet[PracticeCard]:
    """Those the person put away, the latest first."""
    rows = PracticeCard.objects.filter(owner=owner, put_away=True).select_related("interview", "exchange")
    return rows.order_by("-changed_at", "id")


def cards_asked(owner: User, now: datetime) -> QuerySet[PracticeCard]:
    """Those in use that mean something still: a question made for one interview rests once that is over."""
    over = Q(exchange=None, interview__isnull=False, interview__starts_at__lt=now)
    return cards_of(owner).exclude(over)


def cards_due(owner: User, now: datetime) -> QuerySet[PracticeCard]:
    return cards_asked(owner, now).filter(due_at__lte=now)


def cards_for(owner: User, interview: Interview) -> QuerySet[PracticeCard]:
    """Those made for this interview before it took place."""
    return PracticeCard.objects.filter(owner=owner, interview=interview, exchange=None).select_related("interview")


def cards_on(owner: User, exchanges: Iterable[UUID]) -> dict[UUID, PracticeCard]:
    """The cards of these questions, those put away too, by the question's id."""
    rows = PracticeCard.objects.filter(owner=owner, exchange__in=list(exchanges)).select_related(
        "interview", "exchange"
    )
    return {row.exchange_id: row for row in rows if row.exchange_id is not None}


def reviews_of(card: PracticeCard) -> QuerySet[PracticeReview]:
    """Every try, the first one first."""
    return PracticeReview.objects.filter(owner=card.owner_id, card=card).order_by("reviewed_at", "created_at")


def stumbled(owner: User) -> QuerySet[Exchange]:
    """The questions whose answer stumbled, by the person's word, the newest interview first."""
    rows = Exchange.objects.filter(STUMBLED, owner=owner).select_related("interview")
    return rows.order_by(*_NEWEST, "position")


def without_card(owner: User) -> QuerySet[Exchange]:
    """Those among them that are no card yet."""
    return stumbled(owner).filter(~Exists(PracticeCard.objects.filter(owner=owner, exchange=OuterRef("pk"))))


def no_longer_stumbling(owner: User) -> QuerySet[PracticeCard]:
    """Cards of answers that landed well after all, never tried and without words of their own."""
    tried = PracticeReview.objects.filter(owner=owner, card=OuterRef("pk"))
    return PracticeCard.objects.filter(
        ~Exists(tried), owner=owner, answer="", put_away=False, exchange__landed="well", exchange__owner=owner
    )


def without_family(owner: User | None = None) -> QuerySet[Interview]:
    """Interviews with a question whose family is not known, each with its owner; of everybody where none is named."""
    nameless = Exchange.objects.filter(interview=OuterRef("pk"), family="").filter(~Q(asked="") | ~Q(heard=""))
    rows = Interview.objects.filter(Exists(nameless)).select_related("owner")
    return rows if owner is None else rows.filter(owner=owner)


def exchanges_in(owner: User, interviews: Iterable[str]) -> QuerySet[Exchange]:
    """The questions of these interviews, each with its interview."""
    return Exchange.objects.filter(owner=owner, interview__in=list(interviews)).select_related("interview")


def tellings_of(owner: User, evidence: Collection[UUID] | None = None) -> QuerySet[Telling]:
    """Where evidence was told or left untold, the newest interview first; each with its interview."""
    rows = Telling.objects.filter(owner=owner).select_related("interview")
    if evidence is not None:
        rows = rows.filter(evidence__in=list(evidence))
    return rows.order_by(*_NEWEST, "id")


def tellings_in(interview: Interview) -> QuerySet[Telling]:
    return Telling.objects.filter(owner=interview.owner_id, interview=interview)
