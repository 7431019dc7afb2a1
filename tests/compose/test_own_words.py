"""Of what people wish they had said, only what can be said to the employer as it stands is used, word for word."""

import pytest

from afterword.domain.compose.own_words import reported_wish, sayable
from afterword.domain.interview import Case, Interview, Person, Source

CASE = Case(interview=Interview(employer="Fenwright", interviewers=(Person("Dagny Rourke"),)))
SOURCE = Source("debrief", "questions[0].wish_said", "")

ROWS = [
    (
        "That's the trouble, I still don't have it. I can't honestly name a number and I don't want to invent one. "
        "Calling Bernadette after eight, she'll tell me straight.",
        ["I can't honestly name a number and I don't want to invent one."],
    ),
    ("That I stayed at Corvo until it ran without me", ["I stayed at Corvo until it ran without me."]),
    ("I should have said that we hit the date in March", ["We hit the date in March."]),
    ("Should have told them I was nervous", []),
    ("ask Priya what she thinks of all this first", []),
    ("Something about the ward 6 project maybe", []),
    ("I wanted to tell Dagny she was wrong about us", []),
    ("My husband's job means I can't move before June", []),
    ("The manager was an idiot and I said so to my team", []),
    ("Yes. I want it, I want this kitchen.", ["Yes. I want it, I want this kitchen."]),
    (
        "Food cost was at 34 percent when I took the fish and 28 when I left it.",
        ["Food cost was at 34 percent when I took the fish and 28 when I left it."],
    ),
    (
        "I can't give him a date but I stayed six years at Novak.",
        ["I can't give you a date but I stayed six years at Novak."],
    ),
    ("I've shipped two games, they only asked about the one.", []),
    ("At Lumo = checkout + refunds first, 38 manual cases gone.", []),
    (
        '"It was one job, really, and three of the five asked for me back."',
        ["It was one job, really, and three of the five asked for me back."],
    ),
    (
        "That two of our receptionists stopped speaking over the weekend rota. I sat down with each of them, then both "
        "together. It has run since March. I wish I hadn't brought up Gareth.",
        [
            "Two of our receptionists stopped speaking over the weekend rota.",
            "I sat down with each of them, then both together.",
            "It has run since March.",
        ],
    ),
    ("I froze when they asked about Shanice. I put it right with her the next day.", []),
    ("i had a quiet word first and i kept a note of it.", ["I had a quiet word first and I kept a note of it."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "said"), ROWS)
def test_what_can_be_said(text: str, said: list[str]) -> None:
    assert [own.text for own in sayable(text, SOURCE, CASE)] == said


def test_what_one_would_do_gets_its_subject() -> None:
    said = sayable(
        "Redo the blockout the same day.", SOURCE, CASE, asked="What do you do when an art director hates it?"
    )
    assert [own.text for own in said] == ["I'd redo the blockout the same day."]


def test_each_quotes_its_own_sentence() -> None:
    text = "That's the trouble. I stayed until it ran without me."
    assert [own.source.quote for own in sayable(text, SOURCE, CASE)] == ["I stayed until it ran without me."]


def test_a_colleague_is_not_named_in_a_story_about_conduct() -> None:
    text = "Kit and I agreed a four-week plan, she met it, and she's the one who trains the new starters now."
    (own,) = sayable(text, SOURCE, CASE, discreet=True)
    assert own.text.startswith("A colleague and I agreed a four-week plan")
    assert own.source.quote == text


def test_two_named_colleagues_are_left_to_the_person() -> None:
    assert sayable("Kit and I told Bram to stop it and he did.", SOURCE, CASE, discreet=True) == []


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (
            "Grandma's blue bag. I said if I'd written the ad for the job I wanted it would be this one.",
            "I said if I'd written the ad for the job I wanted it would be this one, and I meant it.",
        ),
        ("I said it without thinking and then defended the job for a while.", None),
        ("I said maybe I'd like the job, I guess.", None),
        ("Said my girlfriend would love me to take this job here.", None),
    ],
)
def test_a_wish_they_reported_is_stood_by(said: str, wish: str | None) -> None:
    found = reported_wish(said, SOURCE)
    assert (found.text if found else None) == wish
