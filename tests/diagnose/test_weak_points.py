"""What the person owns up to is found, with their exact words; what they do not own up to is never held against them."""

from __future__ import annotations

from typing import get_args

import pytest

from afterword.domain.diagnose.answers import answered, weak_points
from afterword.domain.diagnose.findings import WeakKind
from afterword.domain.interview import Exchange
from afterword.domain.knowledge.model import WEAK_KINDS
from tests.diagnose.weak_table import HELD_OUT, NOTHING, OWNED_UP


@pytest.mark.parametrize(("family", "said", "kinds"), OWNED_UP)
def test_what_the_person_owns_up_to_is_found(family: str, said: str, kinds: set[str]) -> None:
    found = weak_points(Exchange(0, asked="...", said=said), family)
    assert {point.kind for point in found} == kinds
    assert all(point.quote and point.quote in said for point in found)


@pytest.mark.parametrize(("family", "said"), NOTHING)
def test_nothing_is_held_against_a_sound_account(family: str, said: str) -> None:
    assert weak_points(Exchange(0, asked="...", said=said), family) == ()


@pytest.mark.parametrize(("family", "landed", "said", "kinds"), HELD_OUT)
def test_accounts_held_out(family: str, landed: str, said: str, kinds: set[str]) -> None:
    found = weak_points(Exchange(0, asked="...", said=said, landed=landed), family)  # type: ignore[arg-type]
    assert {point.kind for point in found} - {"low_landing"} == kinds


SOFT = "The stations. Then I just stopped."


@pytest.mark.parametrize(("landed", "kinds"), [("well", []), (None, []), ("unsure", ["blank"]), ("badly", ["blank"])])
def test_soft_words_count_only_where_the_person_was_unhappy(landed: str | None, kinds: list[str]) -> None:
    found = weak_points(Exchange(0, asked="...", said=SOFT, landed=landed), "other")  # type: ignore[arg-type]
    assert [point.kind for point in found if point.kind != "low_landing"] == kinds


def test_the_persons_own_rating_is_a_weak_point_with_their_word() -> None:
    (point,) = weak_points(Exchange(0, asked="...", said="Six days.", landed="badly"), "other")
    assert (point.kind, point.quote) == ("low_landing", "badly")


def test_the_rating_comes_last() -> None:
    found = weak_points(Exchange(0, asked="...", said="Froze.", landed="badly"), "other")
    assert [point.kind for point in found] == ["blank", "low_landing"]


def test_the_kinds_are_those_of_the_findings() -> None:
    assert set(WEAK_KINDS) == set(get_args(WeakKind))


@pytest.mark.parametrize(
    ("said", "landed", "how"),
    [
        ("", "badly", "unknown"),
        ("Froze.", "badly", "not"),
        ("I answered a different question.", "unsure", "not"),
        ("Told them about the flood. Never said what came of it.", "well", "partly"),
        ("The flood, what we did, what it cost.", "well", "fully"),
        ("The flood.", "unsure", "unknown"),
        ("The flood.", None, "unknown"),
    ],
)
def test_how_far_it_was_answered(said: str, landed: str | None, how: str) -> None:
    exchange = Exchange(0, asked="...", said=said, landed=landed)  # type: ignore[arg-type]
    assert answered(exchange, weak_points(exchange, "achievement")) == how


def test_of_a_long_sentence_only_the_clause_is_quoted() -> None:
    said = "I told them about the move to the new site and the forty trucks and the yard and the gate and the phones, then I froze, and after that we talked about the canteen and the bus for a while and laughed."
    (point,) = weak_points(Exchange(0, asked="...", said=said), "other")
    assert point.quote == "then I froze"
