"""The second voice in the domain: what it is asked, and what becomes of its answers. The model itself is not here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from afterword.domain.interview import Case, Interview
from afterword.domain.listen.aloud import doubts_in
from afterword.domain.listen.apart import take_apart
from afterword.domain.listen.asked import MOST_PERHAPS, private_questions_in
from afterword.domain.listen.listening import listen
from afterword.domain.transcript import Conversation, Mark, Roles, Transcript, Turn


@dataclass
class Says:
    """Says the same of every sentence, and remembers which it was asked about."""

    probability: float
    group: str = "other"
    asked: list[str] = field(default_factory=list)

    def private(self, sentence: str, marks: Sequence[float]) -> float:
        self.asked.append(sentence)
        assert all(0 <= mark <= 1 for mark in marks)
        return self.probability

    def topic(self, sentence: str) -> str:
        return "religion_belief"

    def doubt(self, sentence: str, said: str, marks: Sequence[float]) -> float:
        self.asked.append(sentence)
        assert all(0 <= mark <= 1 for mark in marks)
        return self.probability

    def family(self, question: str, weights: Mapping[str, float]) -> str:
        return self.group


def talk(*lines: str, sense: Says | None = None) -> Conversation:
    """Lines by turns: the employer's first, then the candidate's, and so on."""
    turns = (Turn(at, "EC"[at % 2], text, (Mark(0, f"00:00:{at:02}"),)) for at, text in enumerate(lines))
    return take_apart(Transcript(tuple(turns)), Roles(frozenset("C"), frozenset("E")), sense)


def test_what_only_the_second_voice_hears_is_veiled_and_has_its_topic() -> None:
    (found,) = private_questions_in(talk("And what does Grandad make of all this travelling of yours?"), Says(0.9))
    assert (found.topic, found.veiled) == ("religion_belief", True)


def test_what_the_words_find_keeps_their_topic() -> None:
    (found,) = private_questions_in(talk("How old are you?"), Says(0.9))
    assert (found.topic, found.veiled) == ("age_retirement", False)


def test_what_it_holds_to_be_fair_is_no_private_question() -> None:
    assert private_questions_in(talk("How old are you?"), Says(0.1)) == ()


VOICES = {"E": "interviewer", "C": "candidate"}
FAINT = ("Any plans for the long run, outside of here?", "Well.", "You settled here now, would you say?", "I am.")


def test_what_may_be_meant_personally_is_left_to_the_person() -> None:
    found = private_questions_in(talk(*FAINT), Says(0.3))
    assert [(one.quote, one.sure, one.veiled) for one in found] == [(q, False, True) for q in FAINT[::2]]


def test_only_the_likeliest_few_are_left_to_the_person() -> None:
    class Rising(Says):
        def private(self, sentence: str, marks: Sequence[float]) -> float:
            self.probability += 0.02
            return super().private(sentence, marks)

    lines = [line for n in range(6) for line in (f"And you, is it {n} years you were out there?", "Yes.")]
    found = private_questions_in(talk(*lines), Rising(0.26))
    assert [one.quote for one in found] == lines[6::2]
    assert len(found) == MOST_PERHAPS


def test_sentences_that_may_be_meant_personally_and_stand_together_are_one() -> None:
    (found,) = private_questions_in(talk("You're keeping well, no? Sugar, pressure, anything such for you?"), Says(0.4))
    assert found.quote == "You're keeping well, no? Sugar, pressure, anything such for you?"


def test_what_may_be_meant_personally_says_nothing_of_the_answer() -> None:
    papers = talk(*ANSWERED, *FAINT).transcript
    heard = listen(Case(interview=Interview()), transcript=papers, chosen=VOICES, sense=Says(0.3)).heard
    assert heard.private_questions
    assert not any(one.private for one in heard.exchanges)


def test_a_remark_to_nobody_and_a_word_or_two_are_not_even_asked_about() -> None:
    says = Says(0.9)
    assert private_questions_in(talk("The lift is broken again. Right. Okay, good."), says) == ()
    assert says.asked == []


ANSWERED = ("Tell me about yourself and what you do.", "I have run the depot for six years now, mostly alone.")


def test_a_doubt_only_the_second_voice_hears() -> None:
    talked = talk(*ANSWERED, "Mostly alone is a long way from forty drivers.", "I see.")
    assert [doubt.quote for doubt in doubts_in(talked, Says(0.9))] == ["Mostly alone is a long way from forty drivers."]
    assert doubts_in(talked, Says(0.1)) == ()


def test_a_doubt_is_weighed_only_where_it_follows_an_answer() -> None:
    says = Says(0.9)
    doubts_in(talk("The depot has forty drivers, and it's a long way out."), says)
    assert says.asked == []


def test_a_worry_said_outright_elsewhere_stays() -> None:
    talked = talk("My worry is that you have never led anybody.", "I see.")
    assert len(doubts_in(talked)) == len(doubts_in(talked, Says(0.1))) == 1


@pytest.mark.parametrize(
    ("question", "family"),
    [
        ("How would you keep the drivers with us?", "leadership"),
        ("How would you go about finding out which of our routes pay?", "problem_solving"),  # the words are plain
    ],
)
def test_meaning_names_the_family_where_the_words_leave_it_open(question: str, family: str) -> None:
    asked = (question, "I would talk to every one of them in the first month.")
    assert talk(*asked, sense=Says(0.0, group="leadership")).exchanges[0].family == family
