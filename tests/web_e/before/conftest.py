"""A signed-in browser, the day it is, and an interview tomorrow that follows one of last week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from afterword.flows import carry
from afterword.store import queries
from afterword.store.models import Exchange, Interview
from tests.conftest import NOW

TODAY = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    """A browser in which Alice is signed in."""
    client.force_login(alice)
    return client


@pytest.fixture(autouse=True)
def tuesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The day before the next round."""
    monkeypatch.setattr(timezone, "now", lambda: TODAY)
    return TODAY


@pytest.fixture
def last(interview: Interview) -> Interview:
    """Alice's interview of 24 November, in which one more answer went badly."""
    Exchange.objects.create(
        owner=interview.owner,
        interview=interview,
        position=1,
        asked="How long do you see yourself staying with us?",
        said="I said two years. She said the last two leads left within a year.",
        landed="badly",
        wish_said="At Tarn Foods I stayed until the evening run worked without me. My husband has found work here.",
    )
    return interview


@pytest.fixture
def following(last: Interview) -> Interview:
    """The round of tomorrow."""
    people = [str(seat.person_id) for seat in queries.interviewers_of(last)]
    return carry.next_round(last, "9 December 2026, 14:30", "", people, NOW + timedelta(hours=1))
