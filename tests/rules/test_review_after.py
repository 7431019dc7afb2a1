"""What may not stand in a message after an answer, and what may."""

from __future__ import annotations

import pytest

from afterword.domain.compose.draft import Draft, DraftKind, Sentence
from afterword.domain.interview import METHOD, Case, Interview
from afterword.domain.review import review

CASE = Case(interview=Interview(employer="Tarn Foods", role="Shift planner"))


def rules(kind: DraftKind, *texts: str) -> set[str]:
    said = tuple(Sentence(f"own.{n}", "own", text, (METHOD,), edited=True) for n, text in enumerate(texts))
    return {check.rule for check in review(Draft(kind, said), CASE)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Could you tell me why I was not chosen?", "asks_why"),
        ("What was the reason for your decision?", "asks_why"),
        ("Where did I go wrong?", "asks_why"),
        ("Please explain your choice.", "asks_why"),
        ("I am disappointed that nobody rang.", "reproach"),
        ("You said you would call, but I never heard back.", "reproach"),
        ("After all the time I gave you, this is hard.", "reproach"),
        ("You kept me waiting for three weeks.", "reproach"),
        ("I think this is unfair.", "argue_decision"),
        ("Would you look at it again?", "argue_decision"),
        ("It should have been me.", "argue_decision"),
        ("Please, I need this job.", "desperation"),
    ],
)
def test_what_closes_doors_is_found(text: str, rule: str) -> None:
    assert rule in rules("gracious_reply", text)


@pytest.mark.parametrize(
    "text",
    [
        "I'd have liked it to be me, and I understand.",
        "Thank you for telling me why the depot comes first.",
        "That is why I liked the afternoon.",
        "I have heard that the job has been filled.",
        "You said I'd be welcome to try again, and I'd like to.",
        "I waited on the landing and watched the vans go out.",
        "I hope whoever you have chosen settles in well.",
    ],
)
def test_what_is_kind_is_let_stand(text: str) -> None:
    assert not rules("gracious_reply", text) & {"asks_why", "reproach", "argue_decision", "desperation"}


def test_one_question_is_asked_two_are_borne_three_are_too_many() -> None:
    two = ("What would you put first?", "Where would you start with nights?")
    assert "too_many_questions" not in rules("advice_request", *two)
    assert "too_many_questions" in rules("advice_request", *two, "And how did I do on overtime?")
    assert "asks_in_thanks" in rules("gracious_reply", "May I ask one thing?")


def test_the_reply_to_an_offer_takes_nothing_and_asks_for_no_more() -> None:
    assert "commits_early" in rules("offer_reply", "I accept, and gladly.")
    assert "commits_early" in rules("offer_reply", "I had hoped for a higher salary.")
    assert "commits_early" not in rules("offer_reply", "You'll have my answer by Friday.")
    assert "commits_early" not in rules("acceptance", "I accept, and gladly.")


def test_a_letter_to_win_the_job_is_not_held_to_this() -> None:
    assert "asks_why" not in rules("letter", "You asked why I left, and that is the reason for my answer.")
