"""What proves to a browser that its words are kept, and the pages that prove nothing: no room, the wrong way in."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from afterword.store.models import Interview
from afterword.web.proof import COOKIE

NUMBER = "mk3x9q2abcdefgh"


@pytest.fixture
def browser_of_alice(alice: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    return client


def send(client: Client, row: Interview, **typed: str) -> Any:
    return client.post(reverse("ask", args=[row.id, "job"]), {"held": NUMBER, **typed})


def test_a_kept_form_gets_its_number_back(browser_of_alice: Client, interview: Interview) -> None:
    answer = send(browser_of_alice, interview, employer="Tolland", role="Night lead")
    assert answer.status_code == 302
    assert answer.cookies[COOKIE].value == NUMBER
    for n in range(9):
        answer = send(browser_of_alice, interview, employer="Tolland", role="Night lead", held=f"{NUMBER}{n}")
    assert answer.cookies[COOKIE].value == ".".join(f"{NUMBER}{n}" for n in range(4, 9))


@pytest.mark.parametrize("number", ["", "short", "UPPER-CASE", "a; Path=/", "x" * 60])
def test_nothing_but_a_number_is_put_into_the_cookie(
    browser_of_alice: Client, interview: Interview, number: str
) -> None:
    assert COOKIE not in send(browser_of_alice, interview, employer="Tolland", held=number).cookies


def test_a_page_that_names_a_mistake_proves_nothing(browser_of_alice: Client, interview: Interview) -> None:
    answer = send(browser_of_alice, interview, employer="x" * 900)
    assert (answer.status_code, COOKIE in answer.cookies) == (422, False)


def test_going_on_without_what_could_not_be_read_proves_nothing(browser_of_alice: Client, interview: Interview) -> None:
    typed = {"decision_by": "Fryday", "leave": "1", "held": NUMBER}
    answer = browser_of_alice.post(reverse("ask", args=[interview.id, "reach"]), typed)
    assert (answer.status_code, COOKIE in answer.cookies) == (302, False)


def test_an_error_proves_nothing(
    browser_of_alice: Client, interview: Interview, monkeypatch: pytest.MonkeyPatch, alice: Any
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert COOKIE not in send(strict, interview, employer="Tolland").cookies
    monkeypatch.setattr("afterword.web.views.debrief.keep_step", lambda *_: 1 / 0)
    answer = send(browser_of_alice, interview, employer="Tolland")
    assert (answer.status_code, COOKIE in answer.cookies) == (500, False)
    interview.id = uuid4()
    answer = send(browser_of_alice, interview, employer="Tolland")
    assert (answer.status_code, COOKIE in answer.cookies) == (404, False)


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_said_with_what_to_do(browser_of_alice: Client, interview: Interview) -> None:
    with connection.cursor() as cursor:
        most = cursor.execute("PRAGMA max_page_count").fetchone()[0]
        cursor.execute("PRAGMA max_page_count = 1")  # SQLite takes the pages there are for the least
    try:
        answer = browser_of_alice.post(
            reverse("keep", args=[interview.id, "goals"]), {"goals": "Fewer late vans. " * 1_100, "held": NUMBER}
        )
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA max_page_count = {most}")
    assert (answer.status_code, COOKIE in answer.cookies) == (507, False)
    page = answer.content.decode()
    for says in ("There is no room left on the disk", "Make some room", "stays in this browser", "data-held"):
        assert says in page


def test_a_page_that_is_opened_the_wrong_way_says_so(browser_of_alice: Client, interview: Interview) -> None:
    answer = browser_of_alice.get(reverse("keep", args=[interview.id, "job"]))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "This address is not opened this way" in answer.content.decode()
