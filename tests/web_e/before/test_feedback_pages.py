"""Their words stand as they were said, beside what the person had thought; nothing weighs them, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from afterword.flows import feedback, mail_in
from afterword.store import queries
from afterword.store.models import Feedback, Interview
from tests.conftest import make_interview
from tests.web_e.before.conftest import TODAY
from tests.web_e.before.test_before_pages import in_order, words

SAID = "We weren't sure how long you would stay, and you came across as a bit too quiet for the team."


def at(row: Interview, rest: str = "") -> str:
    return f"/i/{row.id}/feedback/{rest}"


def typed(**changes: str) -> dict[str, str]:
    return {"words": SAID, "person": "", "way": "call", "on": "2026-12-08", **changes}


def test_their_words_are_kept_and_what_they_may_mean_is_asked(alices: Client, last: Interview) -> None:
    assert "It is one voice about one hour" in words(alices.get(at(last)))
    person = queries.interviewers_of(last).get().person
    then = alices.post(at(last), typed(person=str(person.id)))
    row = Feedback.objects.get()
    assert (row.words, row.person, row.way, then.url) == (SAID, person, "call", at(last, f"{row.id}/"))
    page = alices.get(then.url)
    assert in_order(words(page), "What do you hear in it?", SAID, "It may be about", "How long you would stay", "Fit")
    assert "checked" not in page.content.decode()
    assert alices.post(then.url, {"concern": ["team_fit"]}).url == at(last)
    text = words(alices.get(at(last)))
    assert in_order(text, SAID, "Imogen Sallis, on the phone, today", "You hear in it: fit with the team.")
    assert "they named something else: fit with the team." in text


def test_it_stands_beside_what_the_person_feared_for(alices: Client, last: Interview) -> None:
    alices.post(at(last), typed())
    alices.post(at(last, f"{Feedback.objects.get().id}/"), {"concern": ["commitment_tenure", "team_fit"]})
    text = words(alices.get(at(last)))
    assert (
        "You thought your answer to “How long do you see yourself staying with us?” fell short, and they spoke of it "
        "too. They also spoke of something else: fit with the team."
    ) in text
    assert in_order(text, "What you had thought", "Did you answer well?", "No")


@pytest.mark.parametrize(
    ("effective", "landed", "says"),
    [
        ("yes", "well", "You thought your answers were good ones; they spoke of fit with the team."),
        ("unsure", "well", "No answer had troubled you; they spoke of fit with the team."),
    ],
)
def test_where_nothing_was_feared_for(
    alices: Client, interview: Interview, effective: str, landed: str, says: str
) -> None:
    Interview.objects.update(effective=effective)
    interview.exchanges.update(landed=landed)
    feedback.tick(feedback.keep(interview, "Quiet.", on=TODAY.date(), now=TODAY), ["team_fit"], TODAY)
    assert says in words(alices.get(at(interview)))


def test_without_a_tick_only_what_was_feared_for_is_said(alices: Client, interview: Interview) -> None:
    feedback.keep(interview, "Quiet.", on=TODAY.date(), now=TODAY)
    text = words(alices.get(at(interview)))
    assert "You thought your answer to “How would you deal with a driver who refuses a route?” fell short." in text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"words": "  "}, "Type what they said"),
        ({"words": "x" * 20_001}, "20000 fit"),
        ({"on": "2026-12-09"}, "still to come"),
        ({"on": "the day before"}, "is not a date"),
    ],
)
def test_what_cannot_be_kept_stays_typed(alices: Client, last: Interview, changes: dict[str, str], says: str) -> None:
    answer = alices.post(at(last), typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in words(answer)
    assert typed(**changes)["on"] in page
    assert typed(**changes)["words"].strip().replace("'", "&#x27;") in page
    assert not Feedback.objects.exists()


def test_an_empty_day_is_today_and_an_odd_choice_is_nobody(alices: Client, last: Interview) -> None:
    alices.post(at(last), typed(on="", way="pigeon", person="nobody"))
    row = Feedback.objects.get()
    assert (row.said_on, row.way, row.person) == (TODAY.date(), "", None)


def test_taken_back_it_is_at_the_end_of_the_page(alices: Client, last: Interview) -> None:
    row = feedback.keep(last, SAID, on=TODAY.date(), now=TODAY)
    there = at(last, f"{row.id}/stands/")
    then = alices.post(there, {"stands": "no"}, follow=True)
    assert "It is taken back." in then.content.decode()
    text = words(then)
    assert in_order(text, "Keep it", "Taken back", SAID)
    alices.post(there, {"stands": "yes"})
    assert in_order(words(alices.get(at(last))), "Their words", SAID)


def test_a_concern_there_is_none_of_is_refused(alices: Client, last: Interview) -> None:
    row = feedback.keep(last, SAID, on=TODAY.date(), now=TODAY)
    answer = alices.post(at(last, f"{row.id}/"), {"concern": ["charm"]})
    assert answer.status_code == 422
    assert "Choose among the concerns offered here." in words(answer)


def test_what_recurs_stands_where_it_was_named_with_both_quotes(alices: Client, last: Interview, alice: Any) -> None:
    def said(row: Interview, text: str, after: int = 0) -> None:
        now = TODAY + timedelta(minutes=after)
        feedback.tick(feedback.keep(row, text, on=TODAY.date(), now=now), ["team_fit"], now)

    other, third = make_interview(alice, employer="Corvo"), make_interview(alice, employer="Tolland")
    said(last, "A bit too quiet.")
    assert "more than one place" not in words(alices.get(at(last)))
    said(other, "Would you gel with them?", after=1)
    text = words(alices.get(at(last)))
    assert in_order(text, "Spoken of in more than one place", "A bit too quiet.", "Would you gel with them?", "Corvo")
    assert "more than one place" not in words(alices.get(at(third)))  # nothing of it was named there


def test_a_message_is_kept_word_for_word_once_it_is_placed(alices: Client, last: Interview) -> None:
    mail = f"From: Imogen Sallis <i@pell.example>\nDate: Mon, 7 Dec 2026 18:00:00 +0000\nSubject: Dispatch\n\n{SAID}"
    row = mail_in.take(last.owner, mail.encode(), "", TODAY, interview=last).row
    assert row is not None
    there = f"/mail/{row.id}/"
    assert "Keep their words" not in words(alices.get(there))
    mail_in.confirm(row, last, "rejection", TODAY)
    assert "Keep their words" in words(alices.get(there))
    alices.post(there, {"act": "feedback"})
    alices.post(there, {"act": "feedback"})
    assert [one.words for one in Feedback.objects.all()] == [SAID]
    assert "kept among what they said afterwards" in words(alices.get(there))


def test_a_message_that_belongs_nowhere_yet_is_not_kept(alices: Client, alice: Any) -> None:
    row = mail_in.take(alice, SAID.encode(), "", TODAY).row
    assert row is not None
    answer = alices.post(f"/mail/{row.id}/", {"act": "feedback"})
    assert answer.status_code == 422
    assert "Say first which interview" in words(answer)
