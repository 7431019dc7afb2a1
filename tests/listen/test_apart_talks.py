"""Whole talks taken apart. The files in `talks/` carry their own key: `{family}` stands in the turn that asks something
new (`{any}` where several families would do), `{own}` where the candidate asks. They were written before the program read them; all people in them are invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.knowledge import families
from afterword.domain.listen.apart import take_apart
from afterword.domain.listen.asked import private_questions_in
from afterword.domain.listen.speakers import who_is_who
from afterword.domain.transcript import Conversation, Roles, Transcript, Turn

TALKS = Path(__file__).parent / "talks"
NAMES = sorted(path.stem for path in TALKS.glob("*.txt"))
NEAR = {"pressure": {"planning", "problem_solving"}, "other": {"technical", "other", "problem_solving", "planning"}}
_MARK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Talk:
    transcript: Transcript
    asked: dict[int, str]  # turn -> family
    own: list[int]


def talk(name: str) -> Talk:
    turns: list[Turn] = []
    asked: dict[int, str] = {}
    own: list[int] = []
    for line in (TALKS / f"{name}.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        speaker, _, text = line.partition(": ")
        for mark in _MARK.findall(text):
            if mark == "own":
                own.append(len(turns))
            else:
                asked[len(turns)] = mark
        turns.append(Turn(len(turns), speaker, _MARK.sub("", text)))
    return Talk(Transcript(tuple(turns)), asked, own)


def heard(name: str) -> Conversation:
    transcript = talk(name).transcript
    return take_apart(transcript, who_is_who(transcript))


@pytest.mark.parametrize("name", NAMES)
def test_each_question_that_wants_an_answer_is_an_exchange_and_nothing_else(name: str) -> None:
    found = [exchange.asked.turn for exchange in heard(name).exchanges]
    assert found == list(talk(name).asked)


@pytest.mark.parametrize("name", NAMES)
def test_the_candidates_own_questions_stand_apart(name: str) -> None:
    assert [question.turn for question in heard(name).candidate_questions] == talk(name).own


@pytest.mark.parametrize("name", NAMES)
def test_most_questions_are_placed_in_their_family(name: str) -> None:
    key = talk(name).asked
    pairs = [(one.family, key[one.asked.turn]) for one in heard(name).exchanges if one.asked.turn in key]
    wrong = [pair for pair in pairs if not _agrees(*pair)]
    assert len(wrong) <= 0.25 * len(pairs), wrong


def _agrees(family: str, wanted: str) -> bool:
    group = families()[family].group
    same = families()[wanted].group if wanted in families() else wanted
    return wanted == "any" or group == same or group in NEAR.get(wanted, ())


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_is_exact_text_of_its_turn(name: str) -> None:
    conversation = heard(name)
    turns = conversation.transcript.turns
    for one in conversation.exchanges:
        for part in (one.asked, *one.lead, *one.answer, *one.probes, *one.reaction):
            assert part.text
            assert turns[part.turn].text[part.offset : part.offset + len(part.text)] == part.text
            assert turns[part.turn].speaker == part.speaker


ANY_TURNS = st.lists(
    st.tuples(
        st.sampled_from(["Ute", "Ilse", "Olu", ""]),
        st.lists(
            st.sampled_from(
                ["so", "um", "tell us about", "your turn", "what", "do you", "why", "?", ".", "...", "\n", "I", "you know",
                 "Yeah.", "Can you hear me?", "Are you married", "salary", "imagine", "Monday", "—", "ça", "4"]
            ),
            max_size=14,
        ).map(" ".join),
    ),
    max_size=25,
)  # fmt: skip


@settings(deadline=None)
@given(ANY_TURNS)
def test_whatever_is_said_it_comes_apart_into_exact_words(spoken: list[tuple[str, str]]) -> None:
    turns = tuple(Turn(place, speaker, text) for place, (speaker, text) in enumerate(spoken))
    conversation = take_apart(Transcript(turns), Roles(frozenset({"Ilse"}), frozenset({"Ute", "Olu"})))
    asked = [one.asked.turn for one in conversation.exchanges]
    assert asked == sorted(asked)
    for one in conversation.exchanges:
        assert one.answer
        assert {turns[part.turn].speaker for part in one.answer} == {"Ilse"}
        assert turns[one.asked.turn].speaker in {"Ute", "Olu"}
    private = private_questions_in(conversation)
    for found in (*(one.asked.text for one in conversation.exchanges), *(one.quote for one in private)):
        assert any(found in turn.text for turn in turns)


def test_without_a_candidate_nothing_is_asked_of_anybody() -> None:
    turns = (Turn(0, "A", "Tell me about yourself."), Turn(1, "B", "I bake bread at night."))
    assert take_apart(Transcript(turns), Roles(frozenset(), frozenset({"A", "B"}), sure=False)).exchanges == ()
