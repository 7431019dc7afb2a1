"""What they said is kept word for word and once, taken back and never rewritten; concerns are the person's to tick."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from afterword.flows import feedback, mail_in, outcomes
from afterword.flows.kept import LONGEST_TEXT, Unreadable
from afterword.store import queries
from afterword.store.models import Feedback, Interview, Outcome, Person
from tests.conftest import NOW, make_interview

TODAY = NOW.date()
WORDS = "We liked you.\nWe weren't sure how long you would stay, and you came across as a bit too quiet for the team."
MAIL = (
    f"From: Imogen Sallis <i.sallis@pell.example>\nDate: Tue, 24 Nov 2026 18:00:00 +0000\nSubject: Dispatch\n\n{WORDS}"
)


def keep(interview: Interview, words: str = WORDS, **more: Any) -> Feedback:
    return feedback.keep(interview, words, **{"on": TODAY, "now": NOW, **more})


def standing(interview: Interview) -> list[str]:
    return [row.words for row in queries.after.feedback_on(interview)]


def test_it_is_kept_as_it_was_typed(interview: Interview) -> None:
    words = "  “Say the figure first…”\r\n\r\n   and then stop. 👍 "
    row = keep(interview, words, way="call", person=interview.people.get())
    assert standing(interview) == [words.replace("\r\n", "\n").strip()]
    assert (row.said_on, row.way, row.person) == (TODAY, "call", interview.people.get())


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"words": " \n "}, Unreadable),
        ({"words": "x" * (LONGEST_TEXT + 1)}, Unreadable),
        ({"on": TODAY + timedelta(days=1)}, Unreadable),
        ({"way": "pigeon"}, ValueError),
        ({"way": "self"}, ValueError),
    ],
)
def test_what_cannot_be_kept_is_said(interview: Interview, changes: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        keep(interview, **changes)
    assert standing(interview) == []


def test_somebody_elses_person_said_nothing_here(interview: Interview, bob: Any) -> None:
    with pytest.raises(Person.DoesNotExist):
        keep(interview, person=Person.objects.create(owner=bob, name="Nobody of Alice's"))


def test_one_act_is_kept_once_and_said_again_elsewhere_it_moves(interview: Interview, alice: Any) -> None:
    other = make_interview(alice, employer="Corvo")
    assert keep(interview, made_by="incoming:1") == keep(interview, made_by="incoming:1")
    keep(other, made_by="incoming:1")
    assert (standing(interview), standing(other)) == ([], [WORDS])
    keep(interview, made_by="incoming:1")
    assert (standing(interview), standing(other)) == ([WORDS], [])
    assert Feedback.objects.count() == 2  # nothing was lost on the way, and nothing written twice


def test_taken_back_it_stays_to_be_put_back(interview: Interview) -> None:
    row = keep(interview)
    feedback.take_back(row, NOW)
    feedback.take_back(row, NOW)
    assert standing(interview) == []
    assert list(queries.carry.feedback_set_aside(interview)) == [row]
    feedback.put_back(row, NOW)
    assert standing(interview) == [WORDS]


def test_concerns_are_proposed_with_their_piece_and_none_is_ticked_by_itself(interview: Interview) -> None:
    row = keep(interview)
    assert [(one.concern, one.quote, one.ticked) for one in feedback.offered(row)] == [
        ("commitment_tenure", "We weren't sure how long you would stay", False),
        ("team_fit", "you came across as a bit too quiet for the team.", False),
    ]
    assert "commitment_tenure" not in feedback.others(row)
    assert {"leadership", "gap"} <= set(feedback.others(row))
    assert row.concerns.count() == 0


def test_the_person_ticks_what_they_hear(interview: Interview) -> None:
    row = keep(interview)
    assert feedback.tick(row, ["team_fit", "leadership"], NOW).ok
    assert {one.concern: one.quote for one in row.concerns.all()} == {
        "team_fit": "you came across as a bit too quiet for the team.",
        "leadership": "",  # named by the person alone
    }
    assert [(one.concern, one.ticked) for one in feedback.offered(row)] == [
        ("commitment_tenure", False),
        ("team_fit", True),
        ("leadership", True),
    ]
    assert feedback.tick(row, ["leadership"], NOW).ok
    assert [one.concern for one in row.concerns.all()] == ["leadership"]
    assert not feedback.tick(row, ["leadership", "charm"], NOW).ok
    assert [one.concern for one in row.concerns.all()] == ["leadership"]


def test_a_message_is_kept_whole_and_once(interview: Interview) -> None:
    person = interview.people.get()
    person.email = "i.sallis@pell.example"
    person.save()
    message = mail_in.take(interview.owner, MAIL.encode(), "", NOW, interview=interview).row
    assert message is not None
    assert feedback.kept_from(message) is None
    row = feedback.keep_message(message, NOW)
    assert (row.words, row.way, row.person, row.said_on) == (WORDS, "email", person, TODAY - timedelta(days=1))
    assert feedback.keep_message(message, NOW) == row == feedback.kept_from(message)
    feedback.take_back(row, NOW)
    assert feedback.kept_from(message) is None


def test_a_message_without_an_interview_is_placed_first(alice: Any) -> None:
    message = mail_in.take(alice, MAIL.encode(), "", NOW).row
    assert message is not None
    with pytest.raises(Unreadable, match="which interview"):
        feedback.keep_message(message, NOW)
    assert feedback.kept_from(message) is None


def test_it_stands_beside_what_the_person_had_thought(interview: Interview) -> None:
    row = keep(interview)
    feedback.tick(row, ["team_fit"], NOW)
    beside, given = feedback.beside(interview, queries.after.feedback_on(interview))
    assert [one.asked for one in beside.feared] == ["How would you deal with a driver who refuses a route?"]
    assert (beside.new, given.effective) == (("team_fit",), "no")


def test_recurring_only_from_the_second_employer_on(interview: Interview, alice: Any, bob: Any) -> None:
    def said(row: Interview, concern: str, words: str) -> None:
        at = NOW + timedelta(minutes=next(minutes))  # all on one day: the one noted last is the newest
        feedback.tick(keep(row, words, now=at), [concern], at)

    minutes = count()
    said(interview, "team_fit", "Too quiet for the team.")
    assert feedback.recurring_of(alice) == ()
    said(make_interview(alice, employer="PELL AND ORCHARD BAKERIES"), "team_fit", "Still rather quiet.")
    assert feedback.recurring_of(alice) == ()  # the same house, by another spelling
    said(make_interview(alice, employer="Renamed", follows=interview), "team_fit", "Quiet.")
    assert feedback.recurring_of(alice) == ()  # the same process, by its link
    said(make_interview(bob, employer="Corvo"), "team_fit", "Bob is quiet too.")
    assert feedback.recurring_of(alice) == ()
    said(make_interview(alice, employer="Corvo"), "team_fit", "Would you gel with them?")
    (found,) = feedback.recurring_of(alice)
    assert sorted(one.employer for one in found.said) == ["Corvo", "Renamed"]
    assert {one.quote for one in found.said} == {"Would you gel with them?", "Quiet."}
    Interview.objects.filter(employer="Corvo").update(cancelled_at=NOW)
    assert len(feedback.recurring_of(alice)) == 1  # what was said stays said


def test_advice_that_came_after_a_no_is_thanked_for(interview: Interview) -> None:
    def waiting() -> set[str]:
        return set(queries.steps_of(interview).filter(state="waiting").values_list("kind", flat=True))

    outcomes.note(interview, Outcome.Kind.REFUSED, on=TODAY, way="email", now=NOW)
    assert "advice_request" in waiting()
    later = NOW + timedelta(days=3)
    row = keep(interview, on=later.date(), now=later)
    assert waiting() == {"advice_thanks"}
    feedback.take_back(row, later)
    assert "advice_thanks" not in waiting()
