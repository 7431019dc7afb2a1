"""What was said of the person: proposed with its exact piece, beside what they thought, recurring only from two houses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.diagnose import diagnose
from afterword.domain.interview import Assessment, Case, Exchange, Interview
from afterword.domain.recurring import (
    MOST,
    Named,
    beside,
    concerns_in,
    employer_key,
    nameable,
    recurring,
)

DAY = date(2026, 11, 25)

SAID = [
    # what they said, and the concerns that are proposed, each with the piece of their words
    (
        "We liked you. We weren't sure how long you would stay, and you came across as a bit too quiet for the team.",
        [
            ("commitment_tenure", "We weren't sure how long you would stay"),
            ("team_fit", "you came across as a bit too quiet for the team."),
        ],
    ),
    (
        "Honestly? The answers were long-winded.",
        [("communication", "The answers were long-winded.")],
    ),
    (
        "You have not managed people before. That was it.",
        [("leadership", "You have not managed people before.")],
    ),
    ("The commute worried us.", [("relocation", "The commute worried us.")]),
    # praise, thanks and how the matter stands name nothing
    ("We were impressed by your experience of leading a team.", []),
    ("Thank you for coming in. We wish you every success.", []),
    ("We have decided to go with an internal candidate, and the process is on hold.", []),
    ("Keep in touch.", []),
    ("", []),
    # a private matter is nobody's concern to name
    ("I gather my husband told you how long you would stay.", []),
]


@pytest.mark.parametrize(("words", "proposed"), SAID)
def test_a_concern_is_proposed_with_the_piece_that_names_it(words: str, proposed: list[tuple[str, str]]) -> None:
    assert [(piece.concern, piece.quote) for piece in concerns_in(words)] == proposed


@given(
    st.lists(st.sampled_from([words for words, _ in SAID] + ["However, too quiet.", "\n", "…", "Überqualifiziert!"]))
)
def test_every_piece_is_exact_words_and_no_concern_is_proposed_twice(parts: list[str]) -> None:
    words = " ".join(parts)
    pieces = concerns_in(words)
    assert all(piece.quote and piece.quote in words for piece in pieces)
    assert len({piece.concern for piece in pieces}) == len(pieces) <= MOST
    assert {piece.concern for piece in pieces} <= set(nameable())


def named(concern: str, process: str, day: int, quote: str = "…") -> Named:
    return Named(concern, quote, process, process.title(), DAY + timedelta(days=day))


def test_once_is_not_recurring_and_one_house_speaks_once() -> None:
    assert recurring([named("gap", "pell", 0)]) == ()
    assert recurring([named("gap", "pell", 0), named("gap", "pell", 30)]) == ()
    assert recurring([named("gap", "pell", 0), named("team_fit", "corvo", 30)]) == ()


def test_from_the_second_house_on_it_is_shown_with_the_newest_words_of_each() -> None:
    early, late = named("gap", "pell", 0, "Two years away."), named("gap", "pell", 9, "A long gap.")
    other = named("gap", "corvo", 30, "Are you current?")
    (found,) = recurring([other, late, early])
    assert (found.concern, found.label, found.said) == ("gap", "A gap", (other, late))


def test_what_was_named_last_comes_first() -> None:
    rows = [named("gap", "pell", 0), named("gap", "corvo", 1), named("team_fit", "pell", 0), named("team_fit", "ty", 9)]
    assert [one.concern for one in recurring(rows)] == ["team_fit", "gap"]
    assert recurring([named("of an older version", "pell", 0), named("of an older version", "corvo", 1)]) == ()


@given(st.lists(st.tuples(st.sampled_from(["gap", "team_fit"]), st.sampled_from("abc"), st.integers(0, 90))))
def test_recurring_never_rests_on_one_house(rows: list[tuple[str, str, int]]) -> None:
    given_rows = [named(*row) for row in rows]
    for one in recurring(given_rows):
        assert len({said.process for said in one.said}) == len(one.said) > 1
        assert all(said in given_rows and said.concern == one.concern for said in one.said)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pell & Orchard Bakeries", "PELL AND ORCHARD BAKERIES LTD.", True),
        ("Müller GmbH", "Muller", True),
        ("St. John's", "St John’s", True),
        ("Pell & Orchard", "Pell & Orchard Bakeries", False),
        ("The Co", "The And", False),
        ("Łódź Works", "łódź works", True),
        ("日本製鉄", "日本製鉄", True),
        ("", "!?", True),
    ],
)
def test_an_employer_is_known_again_by_name(one: str, other: str, same: bool) -> None:
    assert (employer_key(one) == employer_key(other)) is same


def laid(named: list[str], *landed: str | None, effective: Any = "no", **more: Any) -> Any:
    """Two answers, the first about staying and the second about the team, as they landed; beside what was named."""
    asked = ("How long do you see yourself staying with us?", "How would your team describe you?")
    exchanges = tuple(
        Exchange(place, asked=words, said="I said something.", landed=how)  # type: ignore[arg-type]
        for place, (words, how) in enumerate(zip(asked, landed, strict=False))
    )
    interview = Interview(assessment=Assessment(effective=effective), exchanges=exchanges)
    return beside(interview, diagnose(Case(interview=interview)), named)


def test_they_named_what_the_person_feared_for() -> None:
    found = laid(["commitment_tenure", "gap"], "badly", "well")
    assert [one.exchange for one in found.same] == ["q1"]
    assert (found.feared, found.new, found.at_ease) == ((), ("gap",), False)


def test_they_named_something_else() -> None:
    found = laid(["gap"], "badly", "unsure")
    assert [one.asked for one in found.feared] == ["How long do you see yourself staying with us?"]
    assert (found.same, found.new) == ((), ("gap",))


def test_where_nothing_went_badly_a_doubtful_answer_is_what_was_feared_for() -> None:
    assert [one.exchange for one in laid([], None, "unsure").feared] == ["q2"]


def test_the_person_was_content() -> None:
    assert laid(["gap"], "well", effective="yes").at_ease
    assert not laid(["gap"], "well", effective="unsure").at_ease
    assert not laid(["gap"], "badly", effective="yes").at_ease


def test_a_question_on_private_ground_is_never_brought_up() -> None:
    interview = Interview(
        exchanges=(Exchange(0, asked="Are you planning to have children?", said="I laughed.", landed="badly"),)
    )
    found = beside(interview, diagnose(Case(interview=interview)), ["gap"])
    assert (found.same, found.feared) == ((), ())
