"""What makes one untold proof stand before another: the person's own regrets, what is counted, and the weights."""

from __future__ import annotations

import pytest

from afterword.domain.diagnose.fit import proves
from afterword.domain.diagnose.strength import SIGNS, WEIGHTS, measured, measured_alike, regretted, signs_of, strength
from tests.listen.proofs import proof, rarity

KILN = "Rebuilt the kiln schedule with a drying board; cracked pots fell from 19% to 6%"
STALL = "Ran the stall at the craft fair with a drying rack for display"
GLAZE = "Mixed glazes for the studio and kept the recipe book"
LINES = [proof(text, f"work[0].highlights[{at}]", f"e{at + 1}") for at, text in enumerate((KILN, STALL, GLAZE))]


@pytest.mark.parametrize(
    ("note", "meant"),
    [
        ("The kiln. I never said the kiln.", 0),
        ("Nineteen to six.", 0),
        ("the recipe book", 2),
        ("I was so nervous I forgot all of it", None),
        ("", None),
    ],
)
def test_a_note_means_the_line_that_holds_its_telling_words(note: str, meant: int | None) -> None:
    found = regretted(LINES, [note], rarity(KILN, STALL, GLAZE))
    assert [at for at, sure in enumerate(found) if sure >= 0.5] == ([] if meant is None else [meant])


def test_a_long_note_about_something_else_hardly_means_a_line() -> None:
    note = "That my bus was late because of the flood and the porter sent me to the wrong floor, and so I sat there dripping"
    found = regretted(LINES, [note + " beside a book about Cornwall"], rarity(KILN, STALL, GLAZE))
    assert max(found) < 0.5


def test_without_notes_nothing_is_regretted() -> None:
    assert regretted(LINES, [], rarity(KILN)) == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("from 17 weeks to 11", {"week"}),
        ("28% less, and £400 a year", {"percent", "money"}),
        ("Kept the recipe book", set()),
        ("an 18-month apprenticeship", {"month"}),
    ],
)
def test_in_what_a_text_counts(text: str, units: set[str]) -> None:
    assert measured(text) == units


@pytest.mark.parametrize(
    ("line", "need", "alike"),
    [
        ("Cut the housing's cost by 11%", "Costs of the housing, minus 8%", True),
        ("Rebid the print suppliers, saving 12%", "Nineteen percent of our buyers come back", False),
        ("Stock counts from 9 days to 2", "It takes us six days and it should take one", True),
    ],
)
def test_shares_and_money_count_the_same_only_of_the_same_thing(line: str, need: str, alike: bool) -> None:
    assert measured_alike(line, need) is alike


@pytest.mark.parametrize("at", range(len(SIGNS) - 1))
def test_each_sign_speaks_for_a_proof(at: int) -> None:
    low = [0.0] * (len(SIGNS) - 1)
    high = [*low[:at], 0.5, *low[at + 1 :]]
    assert strength(high, 0.5) > strength(low, 0.5) > strength(low, 0.3) > 0


def test_the_weights_are_one_for_each_sign_and_none_speaks_against() -> None:
    assert len(WEIGHTS) == len(SIGNS)
    assert min(WEIGHTS) >= 0


def test_a_result_of_late_work_has_the_best_signs() -> None:
    assert signs_of(LINES[0], 0.0, 0.0, False)[:3] == (0.0, 0.0, 0.0)
    older = proof(KILN, "work[2].highlights[0]", "e9")
    assert signs_of(older, 0.3, 0.0, False) < signs_of(LINES[0], 0.3, 0.0, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kept the poison book: no discrepancy in the seven quarters since", 1.0),
        ("Kept the poison book, and a clean inspection", 0.85),
        ("Kept the poison book for 300 clients", 0.75),
        ("Kept the poison book", 0.5),
    ],
)
def test_what_stayed_away_for_long_is_a_result(text: str, value: float) -> None:
    assert proves(text) == value
