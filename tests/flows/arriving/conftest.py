"""A life with one of everything that matters, and its export."""

from __future__ import annotations

from typing import Any

import pytest

from afterword.flows import consult, listen, mail_in, people
from afterword.store.models import DraftVersion, Interview
from tests.conftest import NOW
from tests.flows.arriving.exports import emptied
from tests.reading.test_mail import ANSWER


@pytest.fixture
def lived_in(interview: Interview, alice: Any) -> Interview:
    adviser = people.add(alice, "Marguerite Oduya", adviser=True)
    consult.record(consult.ask(interview, adviser, "Dear Marguerite", NOW), "Ring her.", "No apology.")
    DraftVersion.objects.create(owner=alice, interview=interview, kind="letter", text="Dear Ms Sallis,", created_at=NOW)
    listen.add_papers(interview, [("advert.txt", b"Wanted: a manager\x00\xff")], NOW, kind="job")
    row = mail_in.take(alice, ANSWER, "answer.eml", NOW, interview=interview).row
    assert row is not None
    mail_in.confirm(row, interview, "concern", NOW)
    return interview


MADE: list[bytes] = []


@pytest.fixture
def whole(alice: Any, request: pytest.FixtureRequest) -> bytes:
    """The export of what was lived, and Alice's home empty. It says nothing of whose it is, so one serves every test."""
    if not MADE:
        request.getfixturevalue("lived_in")
        MADE.append(emptied(alice))
    return MADE[0]
