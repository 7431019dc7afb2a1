"""A signed-in browser, a list that Alice follows, and no other machine to ask."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from afterword.flows import boards, openings
from afterword.flows.fetch import Fetched
from afterword.store import queries
from afterword.store.models import Board
from tests.reading import board_answers as answers


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    """A browser in which Alice is signed in."""
    client.force_login(alice)
    return client


@pytest.fixture
def board(alice: Any) -> Board:
    """Pell's list, read yesterday: one opening fits, two do not."""
    profile = queries.profile_of(alice)
    profile.wanted_roles, profile.wanted_places = "Dispatch manager", "Leeds\nHull"
    profile.save()
    yesterday = timezone.now() - timedelta(days=1)
    row = openings.follow(alice, "https://pell.jobs.personio.de/", yesterday).board
    assert row is not None
    answer = Fetched(200, {}, answers.personio().encode(), row.url)
    assert boards.run_next(lambda: yesterday, ask=lambda _url, _headers: answer, rest=lambda _seconds: None)
    row.refresh_from_db()
    return row
