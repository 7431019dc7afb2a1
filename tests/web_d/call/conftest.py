"""A signed-in browser, and a call it may tap in."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from afterword.store.models import Call, CallEvent, Interview, Promise


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    """A browser in which Alice is signed in."""
    client.force_login(alice)
    return client


@dataclass
class Phone:
    """What the script of the call's page sends, without the page."""

    client: Client
    interview: Interview
    call: str = field(default_factory=lambda: str(uuid4()))

    @property
    def url(self) -> str:
        return reverse("call_events", args=[self.interview.id])

    def tap(self, kind: str, *, id: str = "", at: str = "", **value: Any) -> dict[str, Any]:
        return {"id": id or str(uuid4()), "kind": kind, "at": at or timezone.now().isoformat(), "value": value}

    def send(self, *taps: Any, **more: Any) -> Any:
        body = {"call": self.call, "card": "call_card", "events": list(taps), **more}
        return self.client.post(self.url, json.dumps(body), content_type="application/json")

    @property
    def events(self) -> list[CallEvent]:
        return list(CallEvent.objects.filter(call_id=self.call))

    @property
    def row(self) -> Call:
        return Call.objects.get(id=self.call)

    @property
    def promises(self) -> list[Promise]:
        return list(Promise.objects.filter(interview=self.interview))


@pytest.fixture
def phone(alices: Client, interview: Interview) -> Phone:
    return Phone(alices, interview)


@pytest.fixture
def tomorrow() -> str:
    return (timezone.now() + timedelta(days=1)).replace(microsecond=0).isoformat()
