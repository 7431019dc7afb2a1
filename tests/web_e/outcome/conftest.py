"""A signed-in browser, and the days it is on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    """A browser in which Alice is signed in."""
    client.force_login(alice)
    return client


@pytest.fixture
def today_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], datetime]:
    """Moves the clock: `today_is("2026-12-03 15:00")`. It begins on the afternoon of 3 December."""

    def move(text: str) -> datetime:
        now = datetime.fromisoformat(text).replace(tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return now

    move("2026-12-03 15:00")
    return move
