"""What lies ahead is not asked about as if it were over, and whoever sits in it counts as somebody one will meet."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from afterword.store import queries
from afterword.store.models import Interview
from tests.web_e.before.test_before_pages import words


def test_the_home_of_an_interview_ahead_asks_nothing_about_how_it_was(alices: Client, following: Interview) -> None:
    text = words(alices.get(reverse("interview", args=[following.id])))
    for said in ("When it is", "Who will be there", "Before you go in"):
        assert said in text
    for over in ("When it was", "Who was there", "What they asked", "What you left out", "Did you answer well?"):
        assert over not in text


def test_an_answer_given_early_is_shown(alices: Client, following: Interview) -> None:
    Interview.objects.filter(id=following.id).update(want="yes")
    assert "Your four answers" in words(alices.get(reverse("interview", args=[following.id])))


def test_the_list_and_the_person_say_that_it_is_still_to_come(alices: Client, following: Interview, alice: Any) -> None:
    assert "Still to come." in words(alices.get(reverse("interviews")))
    person = queries.interviewers_of(following).get().person
    text = words(alices.get(reverse("person", args=[person.id])))
    assert "9 December 2026, still to come" in text
    assert "24 November 2026)" in text.replace(" )", ")")
