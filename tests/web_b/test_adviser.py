"""Asking someone first: whom, with what, what came back and what it changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from afterword.flows import people
from afterword.store.models import Advice, Interview, Person, Step
from afterword.web.pages.draft_words import typographic
from tests.web_b.conftest import OnTheDesk


@pytest.fixture
def marit(alice: Any) -> Person:
    return people.add(alice, "Marit Solberg", adviser=True)


def url(interview: Interview) -> str:
    return reverse("adviser", args=[interview.id])


def test_the_brief_is_there_with_every_part(alices: Client, interview: Interview, marit: Person) -> None:
    page = alices.get(url(interview)).content.decode()
    assert "Hello Marit," in page
    for sentence in OnTheDesk(interview, "adviser_brief").draft.sentences:
        if sentence.part != "hello":
            assert escape(typographic(sentence.text)) in page


def test_parts_that_are_not_wanted_are_left_out(alices: Client, interview: Interview, marit: Person) -> None:
    said = {one.part: typographic(one.text) for one in OnTheDesk(interview, "adviser_brief").draft.sentences}
    page = alices.get(url(interview), {"chosen": "1", "with": ["ask", "answer"]}).content.decode()
    brief = page.split('name="brief"')[1].split("</textarea>")[0]
    assert escape(said["ask"]) in brief
    assert escape(said["by"]) not in brief
    assert escape(said["thanks"]) in brief
    nothing = alices.get(url(interview), {"chosen": "1"}).content.decode().split('name="brief"')[1]
    assert escape(said["ask"]) not in nothing.split("</textarea>")[0]


def test_whoever_is_chosen_is_greeted(alices: Client, interview: Interview, alice: Any, marit: Person) -> None:
    other = people.add(alice, "Dr. Bo Lindqvist", adviser=True)
    people.keep(other, "address_as", "Bo")
    page = alices.get(url(interview), {"who": str(other.id)}).content.decode()
    assert "Hello Bo," in page
    assert "The brief for Dr. Bo Lindqvist" in page


def test_someone_new_is_added_and_chosen(alices: Client, interview: Interview) -> None:
    assert "Nobody is noted as an adviser yet." in alices.get(url(interview)).content.decode()
    page = alices.post(url(interview), {"act": "add", "name": "Bernadette Quill"}, follow=True).content.decode()
    assert "The brief for Bernadette Quill" in page
    assert Person.objects.get(name="Bernadette Quill").is_adviser
    response = alices.post(url(interview), {"act": "add", "name": " "})
    assert response.status_code == 422
    assert "Type a name" in response.content.decode()


def test_i_have_asked_keeps_the_words_and_ends_the_step(alices: Client, interview: Interview, marit: Person) -> None:
    Step.objects.create(owner=interview.owner, interview=interview, kind="adviser", channel="none")
    words = "Marit,\r\nten minutes tonight?\r\nAlice"
    page = alices.post(url(interview), {"who": str(marit.id), "brief": words}, follow=True).content.decode()
    asked = Advice.objects.get()
    assert asked.brief == "Marit,\nten minutes tonight?\nAlice"
    assert asked.adviser == marit
    assert Step.objects.get(kind="adviser").state == Step.State.DONE
    assert "What did Marit Solberg say?" in page


@pytest.mark.parametrize("brief", ["", "  ", "x" * 20_001])
def test_a_brief_that_cannot_be_sent_is_not_noted(alices: Client, interview: Interview, brief: str) -> None:
    response = alices.post(url(interview), {"brief": brief})
    assert response.status_code == 422
    assert not Advice.objects.exists()


@pytest.mark.parametrize("who", ["nobody", "00000000-0000-4000-8000-000000000000"])
def test_only_ones_own_people_can_be_asked(alices: Client, interview: Interview, who: str) -> None:
    assert alices.get(url(interview), {"who": who}).status_code == 404
    assert alices.post(url(interview), {"who": who, "brief": "Hello"}).status_code == 404


def test_somebody_elses_people_do_not_exist(alices: Client, interview: Interview, bob: Any) -> None:
    theirs = people.add(bob, "Bob's friend", adviser=True)
    assert alices.get(url(interview), {"who": str(theirs.id)}).status_code == 404
    assert alices.post(url(interview), {"who": str(theirs.id), "brief": "Hello"}).status_code == 404


def test_what_came_back_and_what_it_changed_is_kept_word_for_word(
    alices: Client, interview: Interview, marit: Person
) -> None:
    alices.post(url(interview), {"who": str(marit.id), "brief": "Ten minutes?"})
    asked = Advice.objects.get()
    address = reverse("advice", args=[interview.id, asked.id])
    response = alices.post(reverse("keep_advice", args=[interview.id, asked.id]), {"came_back": "Say it plainly."})
    assert '"came_back"' in response["HX-Trigger"]
    alices.post(address, {"came_back": "Say it plainly.\r\nThen stop.", "changed": "I dropped the apology."})
    asked.refresh_from_db()
    assert (asked.came_back, asked.changed) == ("Say it plainly.\nThen stop.", "I dropped the apology.")
    page = alices.get(url(interview)).content.decode()
    assert "I dropped the apology." in page
    assert "Ask someone you trust, before you act." in page
    assert "Ten minutes?" in alices.get(address).content.decode()


def test_words_that_do_not_fit_stay_on_the_page(alices: Client, interview: Interview, marit: Person) -> None:
    alices.post(url(interview), {"who": str(marit.id), "brief": "Ten minutes?"})
    asked = Advice.objects.get()
    response = alices.post(reverse("advice", args=[interview.id, asked.id]), {"came_back": "x" * 20_001})
    assert response.status_code == 422
    assert "20001 characters" in response.content.decode()


def test_where_nothing_is_composed_the_person_writes_the_brief(alices: Client, interview: Interview) -> None:
    Interview.objects.filter(id=interview.id).update(want="no")
    page = alices.get(url(interview)).content.decode()
    assert 'name="brief"' in page
    assert "open it here" not in page
    alices.post(url(interview), {"brief": "A word before I say no?"})
    assert Advice.objects.get().adviser is None
