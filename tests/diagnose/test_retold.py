"""Figures told again in other words: the same amount, or the same change, whichever way it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.diagnose.retold import amounts, changes, nearness, none_in, shifted, shifts

SAME = [
    ("31 h", "thirty one hours", 1.0, 1.0),
    ("48 hours", "two days", 0.8, 0.8),
    ("16 weeks", "getting on for four months", 0.6, 0.8),
    ("a load in 24 hours", "a whole day", 0.8, 0.8),
    ("14 days", "a fortnight", 0.8, 0.8),
    ("2 weeks", "a couple of weeks", 0.8, 0.8),
    ("30 minutes", "half an hour", 0.8, 0.8),
    ("12 hours", "overnight", 0.8, 0.8),
    ("36 throwers", "thirty-six throwers", 1.0, 1.0),
    ("48 pots", "nearly 50", 0.6, 0.6),
    ("£96,000", "almost a hundred thousand", 0.6, 0.6),
    ("9 % of pots", "one in ten pots", 0.6, 0.6),
    ("40 kilns", "forty potters", 0.6, 0.6),
    ("£40", "40 percent", 0.0, 0.0),
    ("9 pots", "two years", 0.0, 0.0),
    ("3 pots", "4 pots", 0.0, 0.0),
    ("40 pots", "90 pots", 0.0, 0.0),
    ("40 hours", "40 pots", 0.3, 0.4),
    ("48 pots", "48 percent", 0.0, 1.0),
]


@pytest.mark.parametrize(("line", "said", "least", "most"), SAME, ids=[f"{a} / {b}" for a, b, _, _ in SAME])
def test_one_amount_told_again(line: str, said: str, least: float, most: float) -> None:
    best = max((nearness(one, other) for one in amounts(line) for other in amounts(said)), default=0.0)
    assert least <= best <= most


CHANGES = [
    ("from 31 h to 9 h", "thirty one hours a load, down to nine hours", 0.9),
    ("Halved the breakages", "from forty breakages to twenty", 0.9),
    ("fell by three quarters", "for every four complaints I get one", 0.9),
    ("Reduced waste by 35 %", "about a third less", 0.7),
    ("Sales up by 50%", "from two hundred to three hundred", 0.9),
    ("Doubled the sales", "it was half of that before", 0.9),
    ("Tripled the orders", "three times as many", 0.9),
    ("-40 % waste", "from fifty to thirty sacks", 0.9),
    ("from 41 to 16 minutes", "forty one minutes a day to sixteen", 0.9),
]


@pytest.mark.parametrize(("line", "said", "least"), CHANGES, ids=[line for line, _, _ in CHANGES])
def test_one_change_told_again(line: str, said: str, least: float) -> None:
    assert changes(line)
    assert max(shifted(one, shifts(said))[0] for one in changes(line)) >= least


def test_a_line_without_a_change_claims_none() -> None:
    assert changes("Trained 36 throwers in wax resist") == ()


def test_forty_minutes_a_day_is_no_day() -> None:
    assert [one.value for one in amounts("forty minutes a day")] == [pytest.approx(2 / 3)]


@pytest.mark.parametrize("said", ["not one came back", "There’s nothing left", "nobody queues", "first time"])
def test_none_is_heard(said: str) -> None:
    assert none_in(said)
    assert not none_in("a few were left")


@given(st.text(max_size=80), st.text(max_size=80))
def test_nearness_is_a_share_and_whatever_is_said_is_read(one: str, other: str) -> None:
    assert all(0 <= nearness(a, b) <= 1 for a in amounts(one) for b in amounts(other))
    assert all(0 <= shifted(a, shifts(other))[0] <= 1 for a in changes(one))
