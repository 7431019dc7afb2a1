"""A mail account that works, and a letter that is ready to go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import keyring
import pytest
from django.conf import settings
from keyring.backends.fail import Keyring

from afterword.flows import prepare
from afterword.flows.post import account, letter, server
from afterword.store import queries
from afterword.store.models import Interview, Outgoing
from tests.flows.post.mailhost import MailHost


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """No test ever touches the keyring of whoever runs it."""
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    yield
    keyring.set_keyring(before)
    for path in settings.SETTINGS.home.glob("mail-password-*"):
        path.unlink()


@pytest.fixture(autouse=True)
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0.6)
    monkeypatch.setattr(server, "LAST_PATIENCE", 0.6)


@pytest.fixture
def mailhost() -> Iterator[MailHost]:
    with MailHost() as host:
        yield host


def typed(host: MailHost, /, **changes: str) -> dict[str, str]:
    return {
        "address": "alice@hartley.example",
        "name": "Alice Hartley",
        "host": "127.0.0.1",
        "port": str(host.port),
        "security": "none",
        "username": "alice@hartley.example",
        **changes,
    }


def settle(interview: Interview, now: datetime, kind: str = "letter") -> None:
    """Answers every open question of a draft and confirms what is asked, so that it may go. They have spoken."""
    interview.called = "spoke"
    interview.save()
    settle_as_it_is(interview, now, kind)


def settle_as_it_is(interview: Interview, now: datetime, kind: str = "letter") -> None:
    for _ in range(20):
        checked = prepare.draft_in(prepare.pack_for(interview, now), kind)
        assert checked is not None
        if checked.draft.slots:
            prepare.answer_slot(interview, checked.draft.slots[0].id, "You walked me past the vans before we sat down.")
            continue
        waits = [one for one in checked.checks if one.severity in ("block", "confirm")]
        if not waits:
            return
        assert waits[0].severity == "confirm", waits[0]
        prepare.confirm(interview, kind, waits[0].rule, waits[0].quote)
    raise AssertionError("the draft never settles")


@pytest.fixture
def ready(interview: Interview, mailhost: MailHost, now: datetime) -> Interview:
    """Alice has an account that works, and her letter is settled; Ms Sallis has an address."""
    assert account.keep(interview.owner, typed(mailhost), "right", now) == {}
    mailhost.words.clear()
    person = queries.interviewers_of(interview).get().person
    person.email = "imogen@pell.example"
    person.save()
    settle(interview, now)
    return interview


@pytest.fixture
def shown(ready: Interview, now: datetime) -> Outgoing:
    return letter.prepare(ready, "letter", now)


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: Any) -> datetime:
        self.now += timedelta(**by)
        return self.now


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)
