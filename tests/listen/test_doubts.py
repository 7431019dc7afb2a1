"""Doubts by their kinds: what is said straight back to an answer, what lies around it, and what means no harm.

All wordings are invented, and judged before the program read them.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.knowledge import KnowledgeError, concerns, doubting
from afterword.domain.knowledge.doubting import load_doubting
from afterword.domain.knowledge.entry import packaged
from afterword.domain.listen.doubting import doubts_in
from afterword.domain.transcript import Conversation, HeardExchange, Mark, Passage, Roles, Transcript, Turn
from tests.often import tried

ANSWER = "I did something like that last year with the team."


def quotes(taken: str, said: str = ANSWER, family: str = "other") -> list[str]:
    return [doubt.quote for doubt in doubts_in(reacting(taken, said, family))]


def reacting(taken: str, said: str = ANSWER, family: str = "other") -> Conversation:
    """A question, its answer, and what was said to it."""
    lines = (("E", "Tell me about it."), ("C", said), ("E", taken), ("C", "Sure."))
    turns = tuple(Turn(at, who, text, (Mark(0, f"00:{at:02}"),)) for at, (who, text) in enumerate(lines))
    heard = HeardExchange(asked=Passage(lines[0][1], 0, 0, "00:00", "E"), family=family)
    return Conversation(Transcript(turns), Roles(frozenset("C"), frozenset("E")), (heard,))


DOUBTED = {
    "worry": "It makes me wonder whether you'd enjoy it.",
    "wanted_more": "I was hoping for something closer to a kitchen.",
    "let_down": "That's a pity.",
    "not_seen": "I'm just not hearing the plan.",
    "falls_short": "A webinar isn't the same as a ward.",
    "poor_word": "It's all a bit rehearsed.",
    "apart": "It's a huge step up from a kiosk.",
    "would_fail": "They'd walk all over you.",
    "drawn": "So no budget of your own.",
    "braced": "With respect, anyone could have done that.",
    "disbelief": "Did you, though?",
    "everybody": "They all say that.",
    "the_last_one": "We got burned by a man from the coast.",
    "profile": "You've only worked with small groups.",
    "unready": "You don't sound very sure.",
    "denied": "You didn't mention safety once.",
    "of_the_answer": "Is that the best example you have?",
    "measured": "We'd be starting from scratch with you.",
    "set_beside": "We normally look for somebody with the full licence.",
}
HARMLESS = (
    "Brilliant, that's exactly it.",
    "Did you really? That's amazing.",
    "Tell me about it. We can't get our own till to work.",
    "That's not a problem at all.",
    "You don't need to apologise, take your time.",
    "I've no doubt you could.",
    "Okay.",
    "Four weeks.",
    "Right, so moving on to the rota, it's three on and two off.",
    "And how did the parents take it?",
    "What didn't work at first?",
    "Sorry, you're on mute.",
    "I'd have done the same, good for you.",
    "Nobody can find the door, we should put up a sign.",
    "Not at all, it was useful.",
)


@pytest.mark.parametrize(("kind", "taken"), DOUBTED.items())
def test_each_kind_of_doubt_is_heard(kind: str, taken: str) -> None:
    assert quotes(taken) == [taken]
    assert kind in doubting().kinds


def test_every_kind_that_can_tell_has_an_example_here() -> None:
    enough = doubting().enough
    assert {kind.id for kind in doubting().kinds.values() if kind.points >= enough} == set(DOUBTED)


@pytest.mark.parametrize("taken", HARMLESS)
def test_what_means_no_harm_is_none(taken: str) -> None:
    assert quotes(taken) == []


@pytest.mark.parametrize("taken", ["Sort of?", "Most?", "Hardly.", "Is it now?", "Convenient."])
def test_a_word_alone_can_say_it_all(taken: str) -> None:
    assert quotes(taken) == [taken]
    assert quotes(f"{taken} That's brilliant, well done.") == []


def test_warm_words_after_it_take_a_doubt_back_and_those_before_it_do_not() -> None:
    doubt = "It's all a bit rehearsed."
    assert quotes(f"Lovely. {doubt}") == [doubt]
    assert quotes(f"{doubt} No, I love it, well done.") == []


def test_how_it_is_here_is_a_doubt_only_beside_an_open_answer() -> None:
    taken = "This job needs a driver."
    assert quotes(taken, "I cooked for ninety at Marlow Hall.") == []
    assert quotes(taken, "I guess I could learn it.") == [taken]


def test_a_plain_question_asks_and_a_tag_does_not() -> None:
    assert quotes("Was it a bit thin on the ground that year for you and the others?") == []
    assert quotes("That was a bit thin, wasn't it?") == ["That was a bit thin, wasn't it?"]


def test_only_what_is_said_straight_to_an_answer_is_read_that_way() -> None:
    taken = "It's all a bit rehearsed."
    for said in ("And how would the first month look?", ""):
        assert quotes(taken, said) == ([] if said else [taken])
    lines = (("C", "I drove here."), ("E", taken), ("E", "Tell me about it."), ("C", ANSWER))
    turns = tuple(Turn(at, who, text) for at, (who, text) in enumerate(lines))
    heard = HeardExchange(asked=Passage(lines[2][1], 2))
    talk = Conversation(Transcript(turns), Roles(frozenset("C"), frozenset("E")), (heard,))
    assert doubts_in(talk) == ()


def test_thanks_and_a_request_say_nothing_back() -> None:
    assert quotes("Okay, thank you.", "That is all, thank you.") == []
    assert quotes("Please write to us by e-mail. Okay.", "I could write an e-mail.") == []


def test_a_long_sentence_explains() -> None:
    long = "It's all a bit rehearsed " + " ".join(["and so the people at the front desk"] * 4) + "."
    assert quotes(long) == []


@pytest.mark.parametrize(
    ("taken", "family", "concern"),
    [
        ("So no budget of your own.", "other", ""),
        ("It's a long drive, I'd worry about the commute.", "other", "relocation"),
        ("We got burned by a man from the coast.", "other", "commitment_tenure"),
        ("You don't sound very sure.", "other", "low_interest"),
        ("It's all a bit rehearsed.", "lacking_experience", "lacks_experience"),
    ],
)
def test_a_doubt_names_its_concern_by_words_then_kind_then_question(taken: str, family: str, concern: str) -> None:
    (doubt,) = doubts_in(reacting(taken, family=family))
    assert doubt.concern == concern
    assert not concern or concern in concerns()


WHOLE = packaged("doubting.yaml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  points: 3\n", "  points: 0\n", "'points' goes from 1 on"),
        ("enough: 3\n", "", "'enough' is missing"),
        ("  anywhere: true\n", "  anywhere: perhaps\n", "'anywhere' should be true or false"),
        ("  all: true\n", "  all: true\n  some: true\n", "nothing is known of the key 'some'"),
    ],
)
def test_what_does_not_hold_is_said(old: str, new: str, message: str) -> None:
    assert old in WHOLE
    with pytest.raises(KnowledgeError) as raised:
        load_doubting(WHOLE.replace(old, new, 1))
    assert message in str(raised.value)


WORDS = st.sampled_from("so no you don't I worry hm. Sort of? fine , and yet that's thin wasn't it? brilliant.".split())


@tried(80)
@given(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=60) | st.lists(WORDS, max_size=12).map(" ".join))
def test_every_quote_stands_in_the_turn_and_no_place_is_told_twice(taken: str, said: str) -> None:
    found = quotes(taken, said)
    at = 0
    for quote in found:
        assert quote
        at = taken.index(quote, at) + len(quote)
