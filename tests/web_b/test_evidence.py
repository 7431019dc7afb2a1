"""The evidence bank: typed, changed, removed and put back, read from a résumé, and every bad file there is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from afterword.flows import bank
from afterword.store.models import Evidence
from afterword.web.views.evidence import LARGEST

RESUME = {
    "basics": {"name": "Alice Hartley", "email": "alice@example.org"},
    "work": [
        {
            "name": "Tarn Foods",
            "position": "Dispatch lead",
            "startDate": "2019-04",
            "endDate": "2024-01",
            "highlights": ["Cut late departures from nineteen a week to three", "Wrote the rota the depot still uses"],
        },
        {"name": "Marlow Haulage", "position": "Shift manager", "highlights": ["Trained five shift leads"]},
    ],
}


def upload(client: Client, data: bytes, name: str = "resume.json") -> Any:
    return client.post(reverse("evidence"), {"act": "import", "file": SimpleUploadedFile(name, data)})


def item(evidence: Evidence, name: str = "evidence_item") -> str:
    return reverse(name, args=[evidence.id])


@pytest.fixture
def vans(alice: Any) -> Evidence:
    return bank.add(alice, "Cut late departures to three a week", "Tarn Foods")


def test_the_first_visit_asks_the_one_question(alices: Client) -> None:
    assert "What have you done that you can prove?" in alices.get(reverse("evidence")).content.decode()


def test_one_is_added_with_where_it_was(alices: Client) -> None:
    alices.post(reverse("evidence"), {"text": "Ran the night dock at peak", "at": "Tarn Foods"})
    evidence = Evidence.objects.get()
    assert (evidence.text, evidence.at) == ("Ran the night dock at peak", "Tarn Foods")
    page = alices.get(reverse("evidence")).content.decode()
    assert "<bdi>Tarn Foods</bdi>" in page
    assert "Ran the night dock at peak" in page


@pytest.mark.parametrize(("text", "message"), [("  ", "Say what you did"), ("x" * 20_001, "That is too long")])
def test_what_cannot_be_added_stays_on_the_page(alices: Client, text: str, message: str) -> None:
    response = alices.post(reverse("evidence"), {"text": text, "at": "Tarn Foods"})
    assert response.status_code == 422
    page = response.content.decode()
    assert message in page
    assert 'value="Tarn Foods"' in page
    assert not Evidence.objects.exists()


def test_it_is_grouped_by_organisation(alices: Client, alice: Any) -> None:
    for text, at in (("One", "Tarn"), ("Two", "Marlow"), ("Three", "tarn"), ("Four", "")):
        bank.add(alice, text, at)
    page = alices.get(reverse("evidence")).content.decode()
    assert [page.index(word) for word in (">One<", ">Three<", ">Two<", ">Four<")] == sorted(
        page.index(word) for word in (">One<", ">Three<", ">Two<", ">Four<")
    )
    assert page.count('<h2 id="g-') == 3


def test_a_thousand_are_shown_a_page_at_a_time(alices: Client, alice: Any) -> None:
    Evidence.objects.bulk_create(Evidence(owner=alice, text=f"Thing {n}", position=n) for n in range(1000))
    alices.get(reverse("evidence"))
    with CaptureQueriesContext(connection) as asked:
        page = alices.get(reverse("evidence")).content.decode()
    assert len(asked) <= 5
    assert page.count('<li id="e-') == 100
    assert "Page 1 of 10" in page


def test_it_is_changed_by_the_button_and_as_it_is_typed(alices: Client, vans: Evidence) -> None:
    alices.post(item(vans), {"text": "Cut late vans to three", "at": "Tarn Foods", "role": "Lead", "ended": "2024"})
    vans.refresh_from_db()
    assert (vans.text, vans.role, vans.ended) == ("Cut late vans to three", "Lead", "2024")
    response = alices.post(item(vans, "keep_evidence"), {"text": "Cut late vans to two"})
    assert '"text"' in response["HX-Trigger"]
    vans.refresh_from_db()
    assert vans.text == "Cut late vans to two"


def test_an_end_that_is_not_known_stays_unknown(alices: Client, vans: Evidence) -> None:
    assert vans.ended is None
    alices.post(item(vans), {"text": vans.text, "at": vans.at, "role": "", "started": "", "ended": ""})
    vans.refresh_from_db()
    assert vans.ended is None


def test_evidence_is_never_emptied_by_typing(alices: Client, vans: Evidence) -> None:
    response = alices.post(item(vans), {"text": " ", "at": "Elsewhere"})
    assert response.status_code == 422
    assert "To take it out, use “Remove it” below." in response.content.decode()
    vans.refresh_from_db()
    assert (vans.text, vans.at) == ("Cut late departures to three a week", "Elsewhere")


def test_removed_evidence_is_put_back_exactly(alices: Client, vans: Evidence) -> None:
    before = {field: getattr(vans, field) for field in ("id", "text", "at", "path", "position", "ended", "imported")}
    page = alices.post(item(vans, "evidence_remove"), follow=True).content.decode()
    assert not Evidence.objects.exists()
    assert "was removed." in page
    for _twice in range(2):
        alices.post(reverse("evidence_restore"))
        back = Evidence.objects.get()
        assert {field: getattr(back, field) for field in before} == before
    assert "was removed." not in alices.get(reverse("evidence")).content.decode()


def test_deleting_everything_forgets_what_other_browsers_could_put_back(
    alices: Client, alice: Any, bob: Any, vans: Evidence
) -> None:
    other, bobs = Client(), Client()
    other.force_login(alice)
    bobs.force_login(bob)
    for client, row in ((other, vans), (bobs, bank.add(bob, "Bob's own"))):
        client.post(item(row, "evidence_remove"))
        assert "removed_evidence" in client.session
    Session.objects.create(session_key="x" * 32, session_data="not to be read", expire_date=timezone.now())
    alices.post(reverse("delete"), {"word": "delete"})
    assert "removed_evidence" not in other.session
    assert "removed_evidence" in bobs.session
    assert not Session.objects.filter(session_key="x" * 32).exists()
    assert other.get(reverse("evidence")).status_code == 200  # it stays signed in
    other.post(reverse("evidence_restore"))
    assert not Evidence.objects.filter(owner=alice).exists()


def test_a_resume_is_read_and_read_again(alices: Client) -> None:
    page = upload(alices, json.dumps(RESUME).encode()).content.decode()
    assert "resume.json: 3 things are new here." in page
    assert Evidence.objects.filter(at="Tarn Foods", role="Dispatch lead").count() == 2
    assert "everything in it was here already" in upload(alices, json.dumps(RESUME).encode()).content.decode()
    assert Evidence.objects.count() == 3


def test_what_the_person_corrected_survives_another_reading(alices: Client) -> None:
    upload(alices, json.dumps(RESUME).encode())
    trained = Evidence.objects.get(text="Trained five shift leads")
    alices.post(item(trained), {"text": "Trained five shift leads; four are still there"})
    upload(alices, json.dumps(RESUME).encode())
    assert Evidence.objects.filter(text="Trained five shift leads; four are still there").count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "resume.json"),
        (b"Dear Sir, I am a dispatcher.", "resume.json"),
        (b'{"basics": {"name": "Alice"', "resume.json"),
        (b"[1, 2, 3]", "resume.json"),
        ('{"work": [{"name": "Café"}]}'.encode("utf-16"), "resume.json"),
        (b"{}", "resume.json"),
        (b"x" * (LARGEST + 1), "larger than 5 MB"),
    ],
    ids=["empty", "binary", "prose", "broken", "a list", "another encoding", "nothing in it", "too large"],
)
def test_a_bad_file_is_one_clear_sentence_and_loses_nothing(
    alices: Client, vans: Evidence, data: bytes, words: str
) -> None:
    response = upload(alices, data)
    page = response.content.decode()
    assert response.status_code in (200, 422)
    assert words in page
    assert "Traceback" not in page
    assert Evidence.objects.filter(id=vans.id).exists()


def test_ten_megabytes_are_turned_away(alices: Client) -> None:
    response = upload(alices, b'{"work": [' + b" " * (10 * 1024 * 1024) + b"]}")
    assert response.status_code == 422
    assert "larger than 5 MB" in response.content.decode()


def test_no_file_at_all(alices: Client) -> None:
    response = alices.post(reverse("evidence"), {"act": "import"})
    assert response.status_code == 422
    assert "Choose the file first." in response.content.decode()


def test_problems_say_the_line_and_the_rest_is_used(alices: Client) -> None:
    resume = json.dumps({**RESUME, "work": [*RESUME["work"], "not an entry"]}, indent=1)
    page = upload(alices, resume.encode()).content.decode()
    assert Evidence.objects.count() == 3
    assert 'class="summary"' in page
