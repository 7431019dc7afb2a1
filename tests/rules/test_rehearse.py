"""Rehearsing: when a concern is thrown in, and what is said of it afterwards."""

from __future__ import annotations

from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.rehearse import (
    MOST_CONCERNS,
    Interruption,
    Said,
    interruptions,
    known_fillers,
    observe,
    planned,
    words_per_minute,
)


@given(
    st.integers(0, 12),
    st.lists(st.sampled_from(["gap", "overqualified", "notice", "pay", "nights", "fit"]), unique=True),
    st.lists(st.floats(0, 1, exclude_max=True), min_size=1),
)
def test_concerns_come_in_the_course_of_the_call_each_once(
    parts: int, concerns: list[str], chances: list[float]
) -> None:
    thrown = interruptions(parts, concerns, cycle(chances))
    names = [one.concern for one in thrown]
    places = [one.after for one in thrown]
    assert len(names) == len(set(names)) <= MOST_CONCERNS
    assert set(names) <= set(concerns)
    assert places == sorted(set(places))
    assert all(1 <= place <= parts for place in places)
    if parts >= 3:
        assert all(3 <= place < parts for place in places) or parts == 3


def test_the_same_dice_make_the_same_rehearsal() -> None:
    assert interruptions(6, ["gap", "pay"], iter([0.0, 0.9, 0.1, 0.99, 0.0, 0.0])) == (
        Interruption(3, "gap"),
        Interruption(5, "pay"),
    )


@pytest.mark.parametrize(
    ("parts", "concerns"), [(0, ["gap"]), (6, []), (0, [])], ids=["no card", "no concerns", "nothing"]
)
def test_nothing_is_thrown_in_where_there_is_nothing(parts: int, concerns: list[str]) -> None:
    assert interruptions(parts, concerns, iter([0.5] * 9)) == ()


def test_a_card_too_long_is_said_to_be_by_how_much() -> None:
    seen = observe([Said("opening", 20, False), Said("answer", 70, True), Said("close", 50, False)])
    assert (seen.seconds, seen.over) == (140, 20)
    assert seen.longest == Said("answer", 70, True)
    assert seen.stumbled == ("answer",)


def test_a_concern_costs_the_card_nothing() -> None:
    seen = observe([Said("opening", 20, False), Said("answer", 70, False)], [Said("gap", 60, True)])
    assert (seen.seconds, seen.over, seen.stumbled, seen.concerns) == (90, 0, ("gap",), 1)


@pytest.mark.parametrize("parts", [[], [Said("answer", None, False)], [Said("answer", 30, False)]])
def test_no_part_is_the_longest_of_one(parts: list[Said]) -> None:
    assert observe(parts).longest is None


@pytest.mark.parametrize(("words", "seconds", "pace"), [(140, 60, 140), (5, 60, None), (90, 4, None), (30, 13, 138)])
def test_pace_needs_something_to_measure(words: int, seconds: int, pace: int | None) -> None:
    assert words_per_minute(words, seconds) == pace


def test_only_words_on_the_list_are_counted() -> None:
    assert known_fillers({"um": 3, "salary": 9, "uh": 0, "like": -2}) == {"um": 3}


def test_an_empty_part_takes_no_time() -> None:
    assert planned("  ") == 0
    assert planned("I finish things. That is what you would get from me here.") > 3
