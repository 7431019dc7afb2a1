"""Practice cards."""

from __future__ import annotations

from uuid import UUID

from afterword.store.models import PracticeCard, User


def card_of(owner: User, id: UUID | str) -> PracticeCard:
    return PracticeCard.objects.select_related("interview", "exchange").get(owner=owner, id=id)
