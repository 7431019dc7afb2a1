"""Text to word pieces: what the model was trained on, number by number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.meaning.wordpiece import CLASSIFY, MOST_PIECES, SEPARATE, UNKNOWN, pieces, vocabulary

READ = [
    ("", []),
    ("Hello, world!", ["hello", ",", "world", "!"]),
    ("unaffable", ["una", "##ffa", "##ble"]),
    ("onboarding newcomers", ["onboard", "##ing", "newcomers"]),
    ("Zürich and the café", ["zurich", "and", "the", "cafe"]),
    ("€1.5m", ["€", "##1", ".", "5", "##m"]),
    ("don’t", ["don", "’", "t"]),
    ("A\tB\nC", ["a", "b", "c"]),
    ("日本", ["日", "本"]),
    ("tele\u00adphone\u200b", ["telephone"]),
    ("x" * 101, [UNKNOWN]),
    ("see [SEP] here", ["see", "[", "sep", "]", "here"]),  # a mark in a text is no mark
]


@pytest.mark.parametrize(("text", "wanted"), READ, ids=[text[:20] for text, _ in READ])
def test_read(text: str, wanted: list[str]) -> None:
    by_number = {number: piece for piece, number in vocabulary().items()}
    assert [by_number[number] for number in pieces(text)] == [CLASSIFY, *wanted, SEPARATE]


def test_the_numbers_are_those_of_the_model() -> None:
    assert pieces("Hello, world!") == [101, 7592, 1010, 2088, 999, 102]
    assert len(vocabulary()) == 30_522


def test_a_long_text_is_cut() -> None:
    assert len(pieces("bees and honey " * 2000)) == MOST_PIECES


@given(st.text(max_size=500))
def test_any_text_has_pieces(text: str) -> None:
    found = pieces(text)
    assert found[0] == vocabulary()[CLASSIFY]
    assert found[-1] == vocabulary()[SEPARATE]
    assert 2 <= len(found) <= MOST_PIECES
    assert all(0 <= number < 30_522 for number in found)
    assert pieces(text.upper().lower()) == pieces(text.upper())
