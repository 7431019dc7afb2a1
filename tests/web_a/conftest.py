"""A signed-in client, and the pages of one interview by name."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from afterword.store.models import Interview


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    """A browser in which Alice is signed in."""
    client.force_login(alice)
    return client


@pytest.fixture
def bobs(client: Client, bob: Any) -> Client:
    client.force_login(bob)
    return client


@pytest.fixture
def begun(alices: Client) -> Interview:
    """A debrief begun a moment ago, with nothing in it."""
    address = alices.post(reverse("new")).url
    return Interview.objects.get(id=address.split("/")[2])


def ask(interview: Interview, step: str) -> str:
    return reverse("ask", args=[interview.id, step])


def keep(interview: Interview, step: str) -> str:
    return reverse("keep", args=[interview.id, step])
