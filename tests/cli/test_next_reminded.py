"""`afterword next` says what is over and what the person is to be reminded of, as the first page does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from afterword.cli import next as command
from afterword.flows import reminders
from afterword.store.models import Interview, Profile, Promise


def test_it_names_what_is_over_and_what_is_due(
    interview: Interview, alice: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    midnight = now.time().replace(0, 0, 0, 0)
    Profile.objects.filter(owner=alice).update(quiet_from=midnight, quiet_until=midnight)
    begun = now - timedelta(hours=6)
    Interview.objects.create(
        owner=alice, employer="Sedgewick Tools", starts_at=now - timedelta(hours=2), created_at=now - timedelta(days=1)
    )
    Promise.objects.create(
        owner=alice, interview=interview, what="Half a page on the vans", said_at=begun, created_at=begun,
        due_at=now + timedelta(hours=1),
    )  # fmt: skip
    reminders.settle(alice, now)
    monkeypatch.setattr("afterword.cli.ready.ready", lambda: alice)
    assert command.run(None) == 0  # type: ignore[arg-type]
    said = capsys.readouterr().out
    assert "Over, and not told yet\n- Sedgewick Tools." in said
    assert "You wanted to be reminded\n- You promised Pell & Orchard Bakeries: Half a page on the vans, by" in said
