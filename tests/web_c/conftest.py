"""A signed-in browser, and an interview whose papers were listened to."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from afterword.store.models import Interview
from tests.web_c.stored import stored


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    """A browser in which Alice is signed in."""
    client.force_login(alice)
    return client


@pytest.fixture
def heard(alice: Any) -> Interview:
    """Alice's interview, listened to."""
    return stored(alice)
