"""Speech read as it was meant, with every word still in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.knowledge.cues import STOP, Cue, read
from afterword.domain.knowledge.fluent import read_spoken


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("How do you, um, how do you like to be, you know, managed?", "how do you like to be managed"),
        ("So so tell us, uh, tell us about it.", "so tell us about it"),
        ("Like, what made you, I mean, apply?", "what made you apply"),
        ("What would you sort of want?", "what would you want"),
        ("What sort of team is it?", "what sort of team is it"),
        ("What do you know about us?", "what do you know about us"),
        ("What do you mean by that?", "what do you mean by that"),
        ("I like the the shop.", "i like the shop"),
        ("Fifty, fifty two?", "# # #"),
    ],
)
def test_fillers_and_repeats_are_left_out(said: str, meant: str) -> None:
    assert " ".join(word for word in read_spoken(said).words if word != STOP) == meant


def test_what_is_found_is_quoted_as_it_was_said() -> None:
    text = "Okay. And how do you, um, how do you feel about nights?"
    reading = read_spoken(text)
    (found,) = reading.find((Cue("how do you feel"),))
    assert reading.quote(found.first, found.last) == "how do you feel"


@given(st.lists(st.sampled_from("um you know i mean like so . , ? how do do kind of what 4".split()), max_size=30))
def test_no_word_is_made_up_or_moved(words: list[str]) -> None:
    text = " ".join(words)
    spoken, whole = read_spoken(text), read(text)
    assert set(spoken.spans) <= set(whole.spans)
    assert list(spoken.spans) == sorted(spoken.spans)
    assert [spoken.words[stop] for stop in spoken.stops] == [STOP] * len(spoken.stops)
