"""How a few turns come apart: what is the question, what led up to it, what is kept under it, and what is nothing."""

from __future__ import annotations

import pytest

from afterword.domain.listen.apart import take_apart
from afterword.domain.transcript import Conversation, HeardExchange, Mark, Passage, Roles, Transcript, Turn

ROLES = Roles(frozenset({"Ana"}), frozenset({"Voss", "Li"}))
OPENING = "Voss: Tell me about yourself.\nAna: I've run the stores at a shipyard for nine years, since I left school.\n"
CLOSING = "\nVoss: And what are you most proud of there?\nAna: The tool library. We stopped buying things twice."


def apart(text: str) -> Conversation:
    turns = [line.partition(": ") for line in text.strip().splitlines()]
    return take_apart(Transcript(tuple(Turn(place, who, said) for place, (who, _, said) in enumerate(turns))), ROLES)


def texts(parts: tuple[Passage, ...]) -> list[str]:
    return [part.text for part in parts]


def between(text: str) -> list[HeardExchange]:
    """What `text` adds between a plain opening and a plain last question."""
    return list(apart(OPENING + text + CLOSING).exchanges)[1:-1]


def test_the_way_in_stands_apart_from_the_question_and_the_reaction_from_both() -> None:
    first, second = apart(
        OPENING
        + "Voss: Nine years. That's a good run. So we lost the night crew in March, all four of them, in one week. "
        + "How would you go about building a crew from nothing?\nAna: I'd ask who left first and why, and ring them."
    ).exchanges
    assert texts(first.reaction) == ["Nine years. That's a good run."]
    assert texts(second.lead) == ["So we lost the night crew in March, all four of them, in one week."]
    assert second.asked.text == "How would you go about building a crew from nothing?"
    assert texts(second.answer) == ["I'd ask who left first and why, and ring them."]


def test_what_is_said_after_an_answer_without_a_question_is_the_reaction_to_it() -> None:
    first = apart(
        OPENING + "Li: Nine years in stores. I'd never have guessed.\nAna: It goes quickly, I suppose." + CLOSING
    )
    assert texts(first.exchanges[0].reaction) == ["Nine years in stores. I'd never have guessed."]
    assert texts(first.exchanges[0].answer)[-1] == "It goes quickly, I suppose."


def test_the_question_starts_with_the_cue_that_holds_its_first_word() -> None:
    lead = "Okay. So this is about the yard, really."
    question = "How do you keep track of two thousand tools?"
    marks = (Mark(0, "00:10"), Mark(len(lead) + 1, "00:14"), Mark(len(lead) + 20, "00:16"))
    turns = (
        Turn(0, "Voss", "Tell me about yourself."),
        Turn(1, "Ana", "I run the stores at a shipyard, nine years now."),
        Turn(2, "Voss", f"{lead} {question}", marks),
        Turn(3, "Ana", "Every hook has a number and every number has a name."),
    )
    asked = take_apart(Transcript(turns), ROLES).exchanges[1].asked
    assert (asked.text, asked.start) == (question, "00:14")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # requests and remarks as questions
        ("Voss: Give me a time a delivery went missing.\nAna: The winch, in May. It was on the wrong dock.", "Give me"),
        ("Li: Your CV stops in 2019 and starts again in 2021. I don't see anything in between.\nAna: I was building my "
         "own boat, and I sold it, and I learnt that I don't want to be on my own all day.", "Your CV stops"),
        # a scene belongs to its question
        ("Voss: Right. Here's one. It's Friday at four and the crane driver rings in sick. What do you do first?\n"
         "Ana: I ring the second driver, and I tell the foreman before he finds out.", "It's Friday at four"),
        # several parts are one
        ("Voss: How do you plan a stocktake? And who does what? And what goes wrong?\nAna: I start from the back.",
         "How do you plan a stocktake?"),
        # a follow-up that asks something new
        ("Li: And what did it cost, though?\nAna: Less than the yard spends on gloves.", "And what did it cost"),
        # pay and notice, with their subject in the sentence before
        ("Voss: The range is thirty four to thirty eight. Does that work?\nAna: Yes.", "Does that work?"),
        ("Voss: And your notice?\nAna: A month.", "And your notice?"),
    ],
)  # fmt: skip
def test_it_is_an_exchange(text: str, asked: str) -> None:
    (found,) = between(text)
    assert found.asked.text.startswith(asked)


@pytest.mark.parametrize(
    "text",
    [
        "Voss: Can you still hear me?\nAna: Yes, I can hear you.",
        "Voss: Would you like some water?\nAna: No, I'm fine, thank you.",
        "Voss: Makes sense, doesn't it?\nAna: It does, yes.",
        "Voss: Nine years?\nAna: Nine years, yes, in June.",
        "Li: Can I ask you something?\nAna: Of course you can.",
        "Voss: Do you mind if I type while you talk?\nAna: No, that's fine with me.",
        "Voss: Where were we?\nAna: The stores, I think it was.",
        "Voss: That's good to know. We have a lot of tools.\nAna: I saw them on the way in, yes.",
    ],
)
def test_it_is_none(text: str) -> None:
    assert between(text) == []


@pytest.mark.parametrize(
    "probe",
    ["Can you say a bit more about that?", "Like what?", "And then what happened?", "How did that go?", "Such as?"],
)
def test_a_probe_stays_under_its_question(probe: str) -> None:
    text = f"Li: How do you deal with a foreman who hoards?\nAna: I count with him.\nLi: {probe}\nAna: On Fridays, at his desk."
    (found,) = between(text)
    assert probe in " ".join(texts(found.probes))
    assert texts(found.answer) == ["I count with him.", "On Fridays, at his desk."]


def test_a_question_the_candidate_has_to_ask_about_counts_once() -> None:
    (found,) = between(
        "Li: How do you set your targets?\nAna: Do you mean for me, or for the stores?\n"
        "Li: For the stores. How do you set them?\nAna: From last year's losses, and then a third less."
    )
    assert found.asked.text == "How do you set your targets?"
    assert texts(found.answer) == ["From last year's losses, and then a third less."]


def test_two_questions_with_nothing_said_between_are_one() -> None:
    (found,) = between(
        "Voss: How do you choose a supplier?\nLi: And how do you get rid of one?\nAna: Slowly, both times, with a list."
    )
    assert found.asked.text == "How do you choose a supplier?"
    assert texts(found.probes) == ["And how do you get rid of one?"]


def test_an_unclear_beginning_gives_way_to_the_question_that_follows() -> None:
    (found,) = between(
        "Voss: So what about, hm?\nLi: How do you train a new storeman?\nAna: He shadows me for a fortnight."
    )
    assert found.asked.text == "How do you train a new storeman?"


def test_small_talk_before_the_interview_is_none_of_it() -> None:
    talk = apart("Voss: Have you two set a date yet?\nAna: In May, we think.\n" + OPENING)
    assert [one.asked.text for one in talk.exchanges] == ["Tell me about yourself."]


def test_the_candidates_turn_to_ask() -> None:
    talk = apart(
        OPENING
        + "Li: How do you count?\nAna: Twice, and by two people.\n"
        + "Voss: Okay, your turn. What have you got for us?\n"
        + "Ana: What happened to the last storeman?\nVoss: He retired. What have you heard?\n"
        + "Ana: Only that he kept it all in his head. And who would I report to?\nLi: To me. Is that all right?\n"
        + "Ana: Very much so.\nVoss: One more from me. How long would you stay?\nAna: As long as there's something to put right."
    )
    assert [one.family for one in talk.exchanges][-2:] == ["questions_for_us", "tenure_commitment"]
    assert texts(talk.candidate_questions) == ["What happened to the last storeman?", "And who would I report to?"]


def test_a_question_in_the_story_is_not_asked_of_anybody() -> None:
    talk = apart(
        OPENING + "Li: How do you count?\nAna: My boss would say, who has the torque wrench? And I'd know." + CLOSING
    )
    assert talk.candidate_questions == ()
