"""What they said aloud that they need: the exact sentence, weighed, and nothing of their small talk or their terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.knowledge import families
from afterword.domain.listen.needs import _NO_NEED, needs_in, tidied, weight_of
from tests.listen.talks_of import talk

TALK = """
Voss: Tell me about yourself.
Ana: I've run the stores at a shipyard for nine years, since I left school.
Voss: Nine years. So, um, the thing that keeps me up is tools that go missing, we lost eleven hundred of them last year. How would you keep hold of two thousand tools?
Ana: Every hook has a number and every number has a name.
Li: We have a canteen, by the way, and a nice view of the harbour. What are you most proud of there?
Ana: The tool library. We stopped buying things twice.
Voss: Our budget is tight this year and we can't go over it. What salary are you looking for?
Ana: Thirty four thousand.
Voss: What questions do you have for us?
Ana: What would success look like after a year?
Voss: I want the night crew to find the right gauge without ringing me. There is a crane in the yard.
Ana: And is there parking?
Voss: There is parking behind the hall, the small one, next to the crane.
Li: What I really need is somebody who can stop the complaints and the waste before the audit in May.
Ana: Understood.
Voss: Thank you, Ana.
"""


def test_the_needs_of_a_talk() -> None:
    assert [(need.text, need.exchange, need.source.ref) for need in needs_in(talk(TALK))] == [
        ("The thing that keeps me up is tools that go missing, we lost eleven hundred of them last year.", 1, "turn 3"),
        ("I want the night crew to find the right gauge without ringing me.", -1, "turn 11"),
        (
            "What I really need is somebody who can stop the complaints and the waste before the audit in May.",
            -1,
            "turn 14",
        ),
    ]


def test_the_source_keeps_the_words_as_they_were_said() -> None:
    conversation = talk(TALK)
    for need in needs_in(conversation):
        turn = conversation.transcript.turns[int(need.source.ref.removeprefix("turn ")) - 1]
        assert need.source.quote in turn.text
        assert turn.speaker in conversation.roles.interviewers
        assert all(sentence in turn.text for sentence in need.around)


def test_what_the_candidate_says_they_need_is_no_need_of_theirs() -> None:
    said = "I really need somebody who can stop the complaints before the audit in May."
    assert needs_in(talk(f"Voss: What are you most proud of?\nAna: The tool library. {said}")) == ()


def test_a_need_said_twice_is_one() -> None:
    again = "What we really need is somebody who can stop the complaints about late tools."
    text = f"""Voss: {again} How would you go about it?
Ana: I would ask the welders first, all of them, one after the other.
Voss: {again} And what would you do in week two?
Ana: I would hang up the hooks."""
    assert len(needs_in(talk(text))) == 1


SAYS_MORE = [
    ("What I really need is an end to the backlog.", "We have a canteen on the second floor."),
    ("We lost forty orders to late deliveries.", "There were forty of us at the party."),
    ("I can't afford another failed audit.", "The audit is in May."),
    ("Nobody can find anything, and it's late again.", "It is a nice old building."),
]


@pytest.mark.parametrize(("more", "less"), SAYS_MORE, ids=[more for more, _ in SAYS_MORE])
def test_trouble_and_need_weigh_more_than_talk(more: str, less: str) -> None:
    assert weight_of(more) > weight_of(less)


TIDIED = [
    ("so, um, we we need a, er, plan.", "We need a plan."),
    ("And, you know, the forms must go", "The forms must go"),
    ("Okay. So the backlog is, uh, four weeks.", "The backlog is four weeks."),
    ("The line stops twice a week.", "The line stops twice a week."),
]


@pytest.mark.parametrize(("said", "shown"), TIDIED)
def test_shown_without_fillers(said: str, shown: str) -> None:
    assert tidied(said) == shown


@given(st.text(max_size=200))
def test_anything_can_be_tidied(text: str) -> None:
    assert len(tidied(text)) <= 2 * len(text)  # some letters are two in upper case
    assert tidied(text) == tidied(text).strip()


def test_the_questions_without_a_need_are_known_families() -> None:
    assert set(families()) >= _NO_NEED
