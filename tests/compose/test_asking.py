"""A question is named neutrally: turned round where every word is sure, by its family otherwise, never repeated when private."""

import pytest

from afterword.domain.compose.asking import name_question
from afterword.domain.diagnose.findings import ExchangeFinding, PrivateQuestion
from afterword.domain.interview import Exchange

TURNED = [
    ("How would you find out which promotions pay?", "how I'd find out which promotions pay"),
    ("How long are you going to stay?", "how long I'm going to stay"),
    ("How do you keep your head when four departments want you at once?", "how I keep my head when four departments want me at once"),
    ("Have you won back an account that threw you out?", "whether I'd won back an account that threw me out"),
    ("she asked me about a time i had a conflict with a colleague and how i sorted it", "about a time I had a conflict with a colleague and how I sorted it"),
    ("Asked if I'd managed a budget", "whether I'd managed a budget"),
    ("Why should we hire you?", "why you should hire me"),
    ("What's your biggest weakness?", "about my biggest weakness"),
    ("Tell me about a time you disagreed with a colleague", "about a time I disagreed with a colleague"),
    ("So, can you walk us through your last project?", "me to walk you through my last project"),
    ("A launch with a hard date, and what slipped", "about a launch with a hard date, and what slipped"),
    ("Falls. We had fourteen in January. What would you do about falls", "what I'd do about falls"),
]  # fmt: skip


def named(asked: str, family: str = "problem_solving", private: bool = False) -> str:
    exchange = Exchange(0, asked)
    touched = PrivateQuestion(asked, "pregnancy_family", True, exchange.source("asked")) if private else None
    return name_question(exchange, ExchangeFinding("q1", family, "", "partly", private=touched)).asked


@pytest.mark.parametrize(("asked", "turned"), TURNED)
def test_turned_round(asked: str, turned: str) -> None:
    assert named(asked) == turned


@pytest.mark.parametrize(
    "asked",
    [
        "We're at four hours and I want it under one. How would you get there?",  # "there" says nothing alone
        "Cut 15 percent in March",
        "You've moved around a lot",
    ],
)
def test_what_is_not_sure_falls_back_to_the_name_of_its_kind(asked: str) -> None:
    said = named(asked, "tenure_commitment")
    assert said
    assert not any(word in said for word in ("there", "15", "moved"))


def test_a_private_question_is_never_repeated() -> None:
    said = named(
        "Is there anything at home that would make weekends hard for you?", "availability_schedule", private=True
    )
    assert "home" not in said
    assert "weekends" not in said


def test_a_question_of_no_known_kind_is_quoted_as_noted() -> None:
    assert named("Cut 15 percent in March", "other") == "me: “Cut 15 percent in March”."
