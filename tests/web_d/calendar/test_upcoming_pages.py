"""An invitation dropped, chosen, corrected; what lies ahead; and out of it with one tap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from afterword.store.models import Interview
from tests.flows.test_upcoming import MAIL, ics

SOON = timezone.now() + timedelta(days=6)  # further off than what Today prepares for


@pytest.fixture
def as_alice(alice: Any) -> Client:
    client = Client()
    client.force_login(alice)
    return client


def file(data: bytes) -> dict[str, Any]:
    return {"files": SimpleUploadedFile("invite.ics", data)}


def soon(**changes: Any) -> bytes:
    at = f"{SOON:%Y%m%d}"
    return ics(start=f"{at}T140000", end=f"{at}T150000", **changes)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_it_is_dropped_and_stands_there_in_both_zones(as_alice: Client) -> None:
    page = text(as_alice.post("/upcoming/", file(soon()), follow=True))
    assert "It is kept. You are asked how it went when it is over." in page
    assert "13:00 to 14:00" in page  # in London, where she is
    assert "14:00 to 15:00 in Berlin" in page
    assert "Dock 4, Canal Road" in page
    assert "Next: <bdi>" in text(as_alice.get("/"))
    assert "Nothing has changed." in text(as_alice.post("/upcoming/", file(soon()), follow=True))
    assert "They have called it off." in text(
        as_alice.post("/upcoming/", file(soon(sequence=1, method="CANCEL")), follow=True)
    )


def test_the_words_of_a_mail_are_pasted(as_alice: Client) -> None:
    words = MAIL.format(day=f"{SOON:%A} {SOON.day} {SOON:%B %Y}")
    assert "It is kept." in text(as_alice.post("/upcoming/", {"text": words}, follow=True))


@pytest.mark.parametrize("given", [{}, {"text": "  "}, {"text": "Hello"}, file(b"\x00\x01")])
def test_what_is_no_invitation_is_said_in_a_sentence(as_alice: Client, given: dict[str, Any]) -> None:
    answer = as_alice.post("/upcoming/", given)
    assert answer.status_code == 422
    assert "It was not taken" in text(answer)
    assert not Interview.objects.exists()


def hidden(page: str) -> dict[str, str]:
    """The invitations the form carries along."""
    import html
    import re

    return {name: html.unescape(value) for name, value in re.findall(r'name="(event-[\d.]+)" value="([^"]*)"', page)}


def test_of_a_series_one_date_is_chosen(as_alice: Client) -> None:
    page = text(as_alice.post("/upcoming/", file(soon(more="RRULE:FREQ=WEEKLY;COUNT=3\n"))))
    assert "Which of these is your interview?" in page
    carried = hidden(page)
    assert set(carried) == {"event-0.0", "event-0.1", "event-0.2"}
    again = as_alice.post("/upcoming/take/", carried)
    assert again.status_code == 422
    assert "Choose one of these." in text(again)
    as_alice.post("/upcoming/take/", {**carried, "which": "0.1"})
    (row,) = Interview.objects.all()
    assert row.starts_at is not None
    assert row.starts_at.date() == (SOON + timedelta(days=7)).date()


def test_a_day_that_contradicts_itself_is_asked_and_corrected(as_alice: Client) -> None:
    wrong = SOON + timedelta(days=1)
    words = MAIL.format(day=f"{wrong:%A} {SOON.day} {SOON:%B %Y}")
    page = text(as_alice.post("/upcoming/", {"text": words}))
    assert "ask them which day is meant" in page
    given = {**hidden(page), "which": "0"}
    assert "Type the day and the time" in text(as_alice.post("/upcoming/take/", given))
    assert as_alice.post("/upcoming/take/", {**given, "when": "whenever"}).status_code == 422
    right = {**given, "when": f"{SOON.day} {SOON:%B %Y}, 11:30", "zone": "Europe/Berlin"}
    assert as_alice.post("/upcoming/take/", right).status_code == 302
    (row,) = Interview.objects.all()
    assert row.starts_at is not None
    assert f"{row.starts_at.astimezone(UTC):%H:%M}" == "10:30"


@pytest.mark.parametrize("forged", ["", "{", "[]", '{"summary": 3}', '{"kind": "other"}', "[" * 5000])
def test_a_forged_choice_is_refused_in_a_sentence(as_alice: Client, forged: str) -> None:
    assert as_alice.post("/upcoming/take/", {"which": "0", "event-0": forged}).status_code == 422


def test_out_of_it_with_one_tap_and_on_to_the_first_question(as_alice: Client, alice: Any) -> None:
    as_alice.post("/upcoming/", file(soon()))
    Interview.objects.update(created_at=timezone.now() - timedelta(days=2))
    (row,) = Interview.objects.all()
    answer = as_alice.post(f"/upcoming/{row.id}/over/")
    assert answer["Location"] == f"/i/{row.id}/ask/want/"
    assert as_alice.get(answer["Location"]).status_code == 200
    page = text(as_alice.get("/"))
    assert "You have been to <bdi>Larkspindle Foods</bdi>. How was it?" in page
    assert "half told" not in page.lower()
    Interview.objects.update(want="yes")
    assert "How was it?" not in text(as_alice.get("/"))


def test_it_is_over_by_the_clock_too(as_alice: Client, alice: Any) -> None:
    now = datetime.now(UTC)
    Interview.objects.create(
        owner=alice, employer="Sedgewick Tools", starts_at=now - timedelta(hours=2),
        ends_at=now - timedelta(hours=1), created_at=now - timedelta(days=2),
    )  # fmt: skip
    assert "You have been to <bdi>Sedgewick Tools</bdi>. How was it?" in text(as_alice.get("/"))
    assert "Sedgewick Tools" in text(as_alice.get("/upcoming/"))


def test_an_interview_arranged_by_phone_is_typed(as_alice: Client, alice: Any) -> None:
    typed = {"employer": "Grange School", "when": f"{SOON:%d %B %Y}, 10:00", "role": "Caretaker", "who": "Petra Vance"}
    refused = as_alice.post("/upcoming/", {**typed, "when": "soon"})
    assert refused.status_code == 422
    assert 'value="Petra Vance"' in text(refused)  # nothing typed is lost
    assert "Type where it is" in text(as_alice.post("/upcoming/", {**typed, "employer": " "}))
    assert "no interview" in text(as_alice.get("/upcoming/")).lower()
    for _twice in range(2):
        page = text(as_alice.post("/upcoming/", typed, follow=True))
    assert "Grange School, Caretaker" in page
    assert "Petra Vance" in page
    assert Interview.objects.get(owner=alice).starts_at is not None
