"""The people page and one person's page."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from afterword.flows import people as flow
from afterword.store.models import Interview, Interviewer, Person


def person_url(person: Person, name: str = "person") -> str:
    return reverse(name, args=[person.id])


@pytest.fixture
def marit(alice: Any) -> Person:
    person = flow.add(alice, "Marit Solberg", adviser=True)
    flow.keep(person, "organisation", "Tarn Foods")
    return person


def test_the_first_visit_says_what_the_page_is_for(alices: Client) -> None:
    assert "Nobody here yet." in alices.get(reverse("people")).content.decode()


def test_everyone_is_listed_by_name_with_where_they_are(alices: Client, interview: Interview, marit: Person) -> None:
    page = alices.get(reverse("people")).content.decode()
    assert page.index("Imogen Sallis") < page.index("Marit Solberg")
    assert "Tarn Foods" in page
    assert "adviser" in page


def test_someone_is_added_and_opened(alices: Client) -> None:
    response = alices.post(reverse("people"), {"name": "  Piet\tMaas ", "is_adviser": "yes"}, follow=True)
    assert "<bdi>Piet Maas</bdi>" in response.content.decode()
    assert Person.objects.get().is_adviser


def test_a_name_that_does_not_fit_is_refused_and_never_cut(alices: Client, interview: Interview) -> None:
    name = "Wolfeschlegelsteinhausen " * 9
    for address in (reverse("people"), reverse("adviser", args=[interview.id])):
        answer = alices.post(address, {"act": "add", "name": name})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "224 characters long; 200 fit" in page
        assert f'value="{name.strip()}"' in page
    assert not Person.objects.filter(name__startswith="Wolfe").exists()


def test_nobody_without_a_name_is_added(alices: Client) -> None:
    response = alices.post(reverse("people"), {"name": "  "})
    assert response.status_code == 422
    assert "Type a name, even half of it." in response.content.decode()
    assert not Person.objects.exists()


def test_a_page_holds_fifty_and_searching_finds_the_rest(alices: Client, alice: Any) -> None:
    Person.objects.bulk_create(Person(owner=alice, name=f"Person {n:04d}") for n in range(120))
    first = alices.get(reverse("people")).content.decode()
    assert first.count('class="what"') == 50
    assert "Page 1 of 3" in first
    assert alices.get(reverse("people"), {"page": "3"}).content.decode().count('class="what"') == 20
    assert "Page 3 of 3" in alices.get(reverse("people"), {"page": "99"}).content.decode()
    assert "Person 0107" in alices.get(reverse("people"), {"q": "0107"}).content.decode()
    nobody = alices.get(reverse("people"), {"q": "Zacharias"}).content.decode()
    assert "Nobody is called “Zacharias”." in nobody


def test_a_thousand_people_ask_the_database_as_little_as_ten(alices: Client, alice: Any) -> None:
    def queries(more: int) -> int:
        Person.objects.bulk_create(Person(owner=alice, name=f"Person {more} {n}") for n in range(more))
        alices.get(reverse("people"))  # the first page of a session also writes the session
        with CaptureQueriesContext(connection) as asked:
            alices.get(reverse("people"))
        return len(asked)

    assert queries(10) == queries(990) <= 6


def test_a_person_says_where_you_met(alices: Client, interview: Interview) -> None:
    person = Interviewer.objects.get(interview=interview).person
    page = alices.get(person_url(person)).content.decode()
    assert "Interviews with them:" in page
    assert reverse("interview", args=[interview.id]) in page
    assert "24 November 2026" in page
    assert "Take this person out" not in page


def test_every_field_is_kept_by_the_button(alices: Client, marit: Person) -> None:
    typed = {
        "name": "Marit Solberg",
        "title": "Former manager",
        "organisation": "Tarn Foods",
        "phone": "+47 22 00 00 00",
        "email": "marit@example.org",
        "address_as": "Marit",
        "notes": "Likes it short.\r\nRing after six.",
    }
    page = alices.post(person_url(marit), typed, follow=True).content.decode()
    assert "Kept, " in page
    marit.refresh_from_db()
    assert marit.notes == "Likes it short.\nRing after six."
    assert (marit.title, marit.phone, marit.address_as) == ("Former manager", "+47 22 00 00 00", "Marit")
    assert not marit.is_adviser  # the box was not ticked


def test_what_is_typed_is_kept_as_it_is_typed(alices: Client, marit: Person) -> None:
    url = person_url(marit, "keep_person")
    response = alices.post(url, {"title": "Warehouse lead", "is_adviser": "yes"}, headers={"HX-Request": "true"})
    assert "Kept, " in response.content.decode()
    assert '"title"' in response["HX-Trigger"]
    marit.refresh_from_db()
    assert (marit.title, marit.is_adviser) == ("Warehouse lead", True)


def test_what_is_too_long_stays_on_the_page_and_is_reported(alices: Client, marit: Person) -> None:
    response = alices.post(person_url(marit), {"name": "M" * 300})
    assert response.status_code == 422
    page = response.content.decode()
    assert "M" * 300 in page
    assert "300 characters long" in page
    marit.refresh_from_db()
    assert marit.name == "Marit Solberg"


def test_someone_no_interview_names_can_be_taken_out(alices: Client, marit: Person, interview: Interview) -> None:
    alices.post(person_url(marit, "person_remove"))
    assert not Person.objects.filter(id=marit.id).exists()
    met = Interviewer.objects.get(interview=interview).person
    alices.post(person_url(met, "person_remove"))
    assert Person.objects.filter(id=met.id).exists()


@pytest.mark.parametrize("name", ["Ng", "أحمد منصور", "Wolfeschlegelsteinhausenbergerdorff" * 5, "<b>Bold</b>"])
def test_names_of_every_kind_are_shown_as_they_are(alices: Client, alice: Any, name: str) -> None:
    person = flow.add(alice, name)
    page = alices.get(person_url(person)).content.decode()
    assert "<b>" not in page
    assert f"<bdi>{name.replace('<', '&lt;').replace('>', '&gt;')}</bdi>" in page


def test_a_search_without_end_finds_nobody(alices: Client, marit: Person) -> None:
    assert alices.get(reverse("people"), {"q": "m" * 60_000}).status_code == 200
    assert "Marit Solberg" in alices.get(reverse("people"), {"q": " marit\0 "}).content.decode()
