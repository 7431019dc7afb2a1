"""A signed-in browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    """A browser in which Alice is signed in."""
    client.force_login(alice)
    return client


@pytest.fixture
def bobs(client: Client, bob: Any) -> Client:
    client.force_login(bob)
    return client
