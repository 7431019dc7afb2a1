"""Practice cards, read as their owner."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from afterword.store import queries
from afterword.store.models import PracticeCard

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def test_a_card_is_read_as_its_owner(alice: Any, bob: Any) -> None:
    card = PracticeCard.objects.create(owner=alice, question="Why us?", due_at=NOW)
    assert queries.practice.card_of(alice, card.id) == card
    with pytest.raises(ObjectDoesNotExist):
        queries.practice.card_of(bob, card.id)
