"""Told and untold held against what the employer needs: what is put first, what is left out, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.diagnose.board import (
    _QUIET,
    MOST_UNTOLD,
    UNTOLD_FLOOR,
    Found,
    Topic,
    _doubted,
    quiet,
    told_and_untold,
    untold_of,
)
from afterword.domain.diagnose.conveyed import PERHAPS, TOLD, TOUCHED, Conveyed
from afterword.domain.diagnose.fit import Likeness
from afterword.domain.interview import Evidence
from afterword.domain.knowledge import families
from tests.listen.proofs import Alike, proof, rarity, spoken

BEES = "Cut winter losses of bee colonies from 31% to 12% across 60 hives"
HONEY = "Sold honey at the Saturday market"
SCHOOL = "Ran bee workshops for 40 school classes"
LOSSES = "Reduce winter losses of our colonies"
VISITS = "Bring school classes to the apiary"
NEUTRAL = "I come from a village by the river."


def board(
    topics: Sequence[Topic],
    lines: Sequence[Evidence],
    *said: str,
    likeness: Likeness | None = None,
    regrets: Sequence[str] = (),
) -> tuple[list[tuple[str, str]], list[Found]]:
    """(goal, evidence) of what was told, and what was found untold."""
    texts = [*(line.text for line in lines), *(text for topic in topics for text in topic.texts), *said]
    told, found = told_and_untold(topics, lines, spoken(*said), rarity(*texts), likeness, regrets)
    return [(one.goal, one.evidence) for one in told], list(found)


def lines(*texts: str, path: str = "work[0]") -> list[Evidence]:
    return [proof(text, f"{path}.highlights[{at}]", f"e{at + 1}") for at, text in enumerate(texts)]


def ids(found: Sequence[Found]) -> list[str]:
    return [one.evidence.id for one in found]


NEEDS = [Topic((LOSSES,), 0.9, "g1"), Topic((VISITS,), 0.9, "g2")]


def test_what_serves_a_need_and_was_not_said_is_untold() -> None:
    told, found = board(NEEDS, lines(BEES, HONEY, SCHOOL), NEUTRAL)
    assert told == []
    assert {one.evidence.id: one.topic.goal for one in found} == {"e1": "g1", "e3": "g2"}


def test_what_was_said_is_told_for_its_need_and_never_untold() -> None:
    said = (
        "We lost thirty one percent of our colonies in winter, and by the end it was twelve percent, over sixty hives."
    )
    told, found = board(NEEDS, lines(BEES, HONEY, SCHOOL), NEUTRAL, said)
    assert told == [("g1", "e1")]
    assert ids(found) == ["e3"]


def test_what_was_told_for_no_need_of_theirs_is_on_neither_side() -> None:
    told, found = board(NEEDS, lines(HONEY), "On Saturday I sold honey at the market.")
    assert (told, found) == ([], [])


def test_a_result_comes_before_a_duty_for_the_same_need() -> None:
    duty = "Responsible for bee colonies in winter and their losses"
    _told, found = board(NEEDS[:1], lines(duty, BEES), NEUTRAL)
    assert ids(found)[0] == "e2"


def test_what_matters_more_to_them_comes_first() -> None:
    weighed = [replace(NEEDS[0], weight=0.3), NEEDS[1]]
    assert ids(board(weighed, lines(BEES, SCHOOL), NEUTRAL)[1])[0] == "e2"
    weighed = [NEEDS[0], replace(NEEDS[1], weight=0.3)]
    assert ids(board(weighed, lines(BEES, SCHOOL), NEUTRAL)[1])[0] == "e1"


def test_late_work_comes_before_the_same_work_long_ago() -> None:
    old, new = proof(BEES, "work[3].highlights[0]", "old"), proof(BEES, "work[0].highlights[0]", "new")
    assert ids(board(NEEDS[:1], [old, new], NEUTRAL)[1])[0] == "new"


def test_what_the_person_regrets_comes_first() -> None:
    one = "Cut winter losses of colonies from 20% to 10%"
    other = "Cut winter losses of colonies from 20% to 9% with a heated shed"
    assert ids(board(NEEDS[:1], lines(one, other), NEUTRAL, regrets=())[1])[0] == "e1"
    assert ids(board(NEEDS[:1], lines(one, other), NEUTRAL, regrets=["The heated shed!"])[1])[0] == "e2"


def test_a_second_proof_of_one_need_gives_way_to_the_first_of_another() -> None:
    again = "Cut winter losses of bee colonies from 30% to 14% across 20 hives"
    _told, found = board(NEEDS, lines(BEES, again, SCHOOL), NEUTRAL)
    assert [one.topic.goal for one in found[:2]] == ["g1", "g2"] or [one.topic.goal for one in found[:2]] == [
        "g2",
        "g1",
    ]


def test_fewer_than_they_ask_for_is_no_proof() -> None:
    asked = Topic(("At least 14 referrals a week",), 1.0, "g1")
    assert board([asked], lines("Won 8 referrals a week for the practice"), NEUTRAL)[1] == []
    assert ids(board([asked], lines("Won 18 referrals a week for the practice"), NEUTRAL)[1]) == ["e1"]


@pytest.mark.parametrize("line", ["Read widely about gardens", "Kept the keys of the hall", "Fluent in Dutch"])
def test_what_bears_on_nothing_is_not_mentioned(line: str) -> None:
    assert board(NEEDS, lines(line), NEUTRAL) == ([], [])


def test_a_proof_for_a_question_is_shown_under_the_goal_it_is_near() -> None:
    asked = Topic(("How did your colonies come through the winter, what losses did you have?",), 1.0, "", "asked", 0)
    _told, found = board([asked, NEEDS[0]], lines(BEES), NEUTRAL)
    assert found[0].topic.goal == "g1"


def test_meaning_finds_what_no_word_shares_and_does_not_speak_alone_against_words() -> None:
    need = [Topic(("Keep the insects alive till spring",), 1.0, "g1"), NEEDS[1]]
    assert "e1" not in ids(board(need, lines(BEES, HONEY), NEUTRAL)[1])
    alike = Alike(hives_insects=0.8)
    assert "e1" in ids(board(need, lines(BEES, HONEY), NEUTRAL, likeness=alike)[1])


def test_a_line_a_little_like_everything_is_like_nothing() -> None:
    topics = [Topic((f"{word} for the estate",), 0.9, f"g{at}") for at, word in enumerate("Roofs Ponds Deer".split())]
    everything = Alike(wide_estate=0.45)
    assert board(topics, lines("A wide range of duties"), NEUTRAL, likeness=everything)[1] == []


def test_no_needs_or_no_evidence_is_no_finding() -> None:
    assert board([], lines(BEES), NEUTRAL) == ([], [])
    assert board(NEEDS, [], NEUTRAL) == ([], [])


# -- put into words


def untold_words(said: str, line: str = BEES) -> list[str]:
    return [one.why for one in untold_of(board(NEEDS, lines(line), said)[1])]


def test_why_says_what_was_seen_and_promises_nothing() -> None:
    assert untold_words(NEUTRAL) == [
        "It answers something they need, it has a result, and it did not come up in what you said."
    ]
    touched = untold_words("I did a lot with bee colonies in winter, over many hives.")
    assert touched == ["You touched on it, and as far as we can see you left out how it came out."]


def test_strength_orders_and_stays_within_one() -> None:
    found = board(NEEDS, lines(BEES, SCHOOL, "Counted bee colonies and school classes in winter"), NEUTRAL)[1]
    strengths = [one.strength for one in untold_of(found)]
    assert strengths
    assert strengths == sorted(strengths, reverse=True)
    assert all(0 < strength <= 1 for strength in strengths)


def test_without_a_goal_nothing_is_put_into_words() -> None:
    found = board([Topic((LOSSES,), 1.0, "", "asked", 0)], lines(BEES), NEUTRAL)[1]
    assert found
    assert untold_of(found) == ()


# -- whatever is held against whatever


TEXTS = [
    BEES,
    HONEY,
    SCHOOL,
    LOSSES,
    VISITS,
    "Answer the telephone",
    "Grew membership from 200 to 900",
    "Lead a team of 9",
]
KINDS = st.sampled_from(["asked", "stated", "advertised"])
TOPICS = st.lists(
    st.builds(
        lambda texts, weight, goal, kind: Topic(tuple(texts), weight, goal, kind),
        st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3), st.floats(0.05, 1), st.sampled_from(["", "g1", "g2"]), KINDS,
    ),
    max_size=6,
)  # fmt: skip


@given(TOPICS, st.lists(st.sampled_from(TEXTS), max_size=8), st.lists(st.sampled_from([*TEXTS, NEUTRAL]), max_size=3))
def test_told_is_never_untold_and_the_order_is_sure(topics: list[Topic], texts: list[str], said: list[str]) -> None:
    held = lines(*texts)
    told, found = board(topics, held, *said)
    assert (told, found) == board(topics, held, *said)
    assert not {evidence for _goal, evidence in told} & set(ids(found))
    assert all(goal in {"g1", "g2"} for goal, _evidence in told)
    assert len(ids(found)) == len(set(ids(found))) <= MOST_UNTOLD
    assert all(one.strength >= UNTOLD_FLOOR for one in found)
    for one in found:
        assert one.evidence.text not in said, "a line that was read out was told"


def test_quiet_questions_are_known_families() -> None:
    assert set(_QUIET) <= set(families())
    assert quiet("salary_expectation") == 0
    assert quiet("conflict") == 1


@pytest.mark.parametrize(
    ("topic", "exchange"),
    [
        (Topic((LOSSES,), 1.0, "g1", "asked", 0), "q3"),
        (Topic((LOSSES,), 1.0, "g1", "asked", 4, recalled=True), "q5"),
        (Topic((LOSSES,), 1.0, "g1", "asked", 7), ""),
        (Topic((LOSSES,), 1.0, "g1"), ""),
    ],
    ids=["heard", "recalled", "of a place without a position", "a need"],
)
def test_what_answers_a_question_names_it(topic: Topic, exchange: str) -> None:
    found = board([topic], lines(BEES), NEUTRAL)[1]
    assert [one.exchange for one in untold_of(found, {0: 2})] == [exchange]


@pytest.mark.parametrize(
    ("chance", "regret", "level"),
    [(0.6, 0.0, TOLD), (0.6, 0.2, TOLD), (0.55, 0.3, PERHAPS), (0.6, 1.0, TOUCHED), (0.9, 1.0, TOLD)],
)
def test_a_regret_is_believed_where_the_talk_leaves_it_open(chance: float, regret: float, level: float) -> None:
    doubted = _doubted(Conveyed(level=TOLD, chance=chance), regret)
    assert doubted.level == level
    assert doubted.chance <= chance
