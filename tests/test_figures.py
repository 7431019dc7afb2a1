"""Figures as people write and say them: one value for one fact, however it is put."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.figures import Figure, figures, same

READ = [
    # digits
    ("turnover rose to $4.2M", [(4_200_000, "money", "4.2M")]),
    ("£1,200 a month", [(1200, "money", "1,200")]),
    ("1 200 euros", [(1200, "money", "1 200")]),
    ("€1.5m saved", [(1_500_000, "money", "1.5m")]),
    ("a budget of 250k", [(250_000, "count", "250k")]),
    ("1.9 bn of parcels", [(1_900_000_000, "count", "1.9 bn")]),
    ("USD 400k", [(400_000, "money", "400k")]),
    ("a wall of 3 m", [(3, "count", "3")]),
    ("from 41% to 53 per cent", [(41, "percent", "41"), (53, "percent", "53")]),
    ("-12%", [(12, "percent", "12")]),
    ("up 4 percentage points", [(4, "percent", "4")]),
    ("one in every four of them", [(25, "percent", "one in every four")]),
    ("one cube in every four", [(25, "percent", "one cube in every four")]),
    ("1 out of 50 failed", [(2, "percent", "1 out of 50")]),
    ("one in five years", [(5, "count", "five")]),
    ("2019–2021", [(2019, "count", "2019"), (2021, "count", "2021")]),
    ("version v2.3.1, form A4, B2B", []),
    ("card 4929123412341234999", []),
    # Indian grouping and scales
    ("₹12,50,000", [(1_250_000, "money", "12,50,000")]),
    ("1,25,000 rupees", [(125_000, "money", "1,25,000")]),
    ("Rs 12 lakh", [(1_200_000, "money", "12 lakh")]),
    ("2.5 crore", [(25_000_000, "count", "2.5 crore")]),
    ("fifteen lakh rupees", [(1_500_000, "money", "fifteen lakh")]),
    ("twelve lakh fifty thousand", [(1_250_000, "count", "twelve lakh fifty thousand")]),
    # spoken
    ("forty-one of them", [(41, "count", "forty-one")]),
    ("forty one percent", [(41, "percent", "forty one")]),
    ("eleven hundred and forty pallets", [(1140, "count", "eleven hundred and forty")]),
    ("a hundred and twenty thousand", [(120_000, "count", "a hundred and twenty thousand")]),
    ("a hundred thousand", [(100_000, "count", "a hundred thousand")]),
    ("two hundred and fifty grand", [(250_000, "count", "two hundred and fifty grand")]),
    ("two million three hundred thousand", [(2_300_000, "count", "two million three hundred thousand")]),
    ("one point nine million", [(1_900_000, "count", "one point nine million")]),
    ("ninety nine point five", [(99.5, "count", "ninety nine point five")]),
    ("two dozen", [(24, "count", "two dozen")]),
    ("half a dozen", [(6, "count", "half a dozen")]),
    # parts
    ("three and a half days", [(3.5, "count", "three and a half")]),
    ("three and a half million", [(3_500_000, "count", "three and a half million")]),
    ("a million and a half", [(1_500_000, "count", "a million and a half")]),
    ("half a million", [(500_000, "count", "half a million")]),
    ("a quarter of a million", [(250_000, "count", "a quarter of a million")]),
    ("two and a quarter hours", [(2.25, "count", "two and a quarter")]),
    # years
    ("in twenty twenty one", [(2021, "count", "twenty twenty one")]),
    ("in twenty nineteen", [(2019, "count", "twenty nineteen")]),
    ("in nineteen ninety", [(1990, "count", "nineteen ninety")]),
    ("two thousand and nineteen", [(2019, "count", "two thousand and nineteen")]),
    # one after the other is not one
    ("ten fifteen", [(10, "count", "ten"), (15, "count", "fifteen")]),
    ("a fifty fifty chance", [(50, "count", "fifty"), (50, "count", "fifty")]),
    ("a hundred and five and six", [(105, "count", "a hundred and five"), (6, "count", "six")]),
    ("between five and six", [(5, "count", "five"), (6, "count", "six")]),
    ("three, four", [(3, "count", "three"), (4, "count", "four")]),
    # nothing counted
    ("one of the two things I liked", [(2, "count", "two")]),
    ("a couple of weeks, half of them", []),
    ("the tenant's often tense", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), READ, ids=[text for text, _ in READ])
def test_read(text: str, wanted: list[tuple[float, str, str]]) -> None:
    assert [(f.value, f.kind, text[f.first : f.last]) for f in figures(text)] == wanted


SAME = [
    ("$4.2M", "four point two million dollars", True),
    ("1,140 pallets", "eleven hundred and forty pallets", True),
    ("1,138 pallets", "about eleven hundred and forty", True),  # rounded as people do
    ("3.5 million", "three and a half", True),  # the scale was said before
    ("41%", "forty one percent", True),
    ("41%", "from forty one to fifty three percent", True),  # "percent" only said once
    ("41.4%", "forty one percent", True),
    ("14%", "one in seven", True),
    ("41%", "forty two percent", False),
    ("41.4%", "41.2%", False),
    ("14%", "one in six", False),
    ("14 referrals", "fifteen referrals", False),  # small counts are exact
    ("£900", "nine hundred and sixty pounds", False),
    ("12 lakh", "twelve crore", False),
]


@pytest.mark.parametrize(("written", "said", "wanted"), SAME, ids=[f"{a} / {b}" for a, b, _ in SAME])
def test_same(written: str, said: str, wanted: bool) -> None:
    one, other = figures(written)[0], figures(said)[0]
    assert same(one, other) is wanted
    assert same(other, one) is wanted


TELLING = [("2019", False), ("6 people", False), ("13 people", True), ("3.5 days", True), ("$5", True), ("2,400", True)]


@pytest.mark.parametrize(("text", "wanted"), TELLING)
def test_a_small_count_or_a_year_does_not_say_which_fact_is_meant(text: str, wanted: bool) -> None:
    assert figures(text)[0].telling is wanted


WORDS = (
    "one two five ten twelve fifteen nineteen twenty thirty ninety hundred thousand million lakh crore dozen grand k "
    "point and a half quarter of percent 3 4.5 12,50,000 1.200,50 £ % m zero ninety-five , . -"
).split()


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text_is_read_and_spans_are_pieces_of_it(text: str) -> None:
    found = figures(text)
    for figure in found:
        assert 0 <= figure.first < figure.last <= len(text)
        assert text[figure.first : figure.last].strip() == text[figure.first : figure.last]
        assert any(letter.isalnum() for letter in text[figure.first : figure.last])
        assert isinstance(figure.telling, bool)
        assert same(figure, figure)
        assert figures(text[figure.first : figure.last]), "what was read is a figure by itself, too"
    for one, other in pairwise(found):
        assert one.last <= other.first, "no figure is read twice"


@pytest.mark.parametrize(
    "word", ["hundred", "million", "half a million and", "a hundred and", "twenty", "point five", "9"]
)
def test_no_repetition_is_too_long(word: str) -> None:
    assert all(figure.telling in (True, False) for figure in figures(f"two {word} " + f"{word} " * 3000))


def test_a_figure_is_a_plain_value() -> None:
    assert figures("41%") == (Figure(41.0, "percent", 0, 2),)
