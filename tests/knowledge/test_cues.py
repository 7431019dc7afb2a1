"""The notation of cues: what each sign finds, what it leaves alone, and that the words found are the person's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.knowledge.cues import LONGEST, Cue, check_cue, read

FINDS = (
    ("how long", "How long?", "How long"),
    ("how long .. stay", "How long, realistically, would you stay?", "How long, realistically, would you stay"),
    ("(would|will) you stay", "Will you stay", "Will you stay"),
    ("would you (really|) stay", "would you stay", "would you stay"),
    ("would you (really|) stay", "Would you REALLY stay?", "Would you REALLY stay"),
    ("manag~", "She was managing it", "managing"),
    ("# years", "in five years", "five years"),
    ("# years", "in 12 years", "12 years"),
    ("in ##", "born in 1994", "in 1994"),
    ("# percent", "cut 15% of it", "15%"),
    ("long term", "It is long-term work", "long-term"),
    ("boss car", "the boss's car", "boss's car"),
    ("didn't say", "I didn’t say", "didn’t say"),
    ("didn't say", "i didnt say", "didnt say"),
    ("^ froze", "Well. Froze completely", "Froze"),
    ("^ froze", "It went well, froze at the end", "froze"),
    ("said yes $", "I said yes.", "said yes"),
    ("a (b (c|d)|e) f", "a b d f", "a b d f"),
    ("a (b (c|d)|e) f", "a e f", "a e f"),
)
LEAVES = (
    ("how long", "how very long"),
    ("how long .. stay", "How long is the queue? Do stay."),
    ("how long .. stay", "how long a b c d e f g stay"),
    ("manag~", "the manger"),
    ("# years", "a year"),
    ("# years", "2021 years"),
    ("^ froze", "the pipes froze"),
    ("said yes $", "I said yes to it"),
    ("stay", "stayed"),
)


@pytest.mark.parametrize(("cue", "text", "words"), FINDS)
def test_a_cue_finds_the_exact_words(cue: str, text: str, words: str) -> None:
    reading = read(text)
    (found,) = reading.find((Cue(cue),))
    assert text[reading.spans[found.first][0] : reading.spans[found.last][1]] == words


@pytest.mark.parametrize(("cue", "text"), LEAVES)
def test_a_cue_leaves_other_wordings_alone(cue: str, text: str) -> None:
    assert not read(text).has((Cue(cue),))


@pytest.mark.parametrize(
    "cue", ["", "..", ".. stay", "stay ..", "(a|b", "a)", "a | b", "'s gone", "ab~", "(|)", "(a|) .. b", "?!"]
)
def test_a_cue_that_would_find_nothing_or_anything_is_refused(cue: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_cue(Cue(cue))


def test_more_lists_of_cues_than_are_kept_still_find() -> None:
    lists = [(Cue(f"word{number}"),) for number in range(1100)]
    assert [cues for cues in lists if read("word7 word1099").has(cues)] == [lists[7], lists[1099]]


def test_sentences_are_told_apart_but_not_at_names_and_decimals() -> None:
    text = "I met Ms. Okafor at 4.2 miles. She asked! \n\nWhy? I said J. Smith"
    reading = read(text)
    quotes = [reading.quote(first, last) for first, last in reading.sentences()]
    assert quotes == ["I met Ms. Okafor at 4.2 miles.", "She asked!", "Why?", "I said J. Smith"]


def test_a_clause_is_the_stretch_between_pauses() -> None:
    reading = read("It went well, mostly (I think), and then I froze.")
    place = reading.words.index("think")
    assert reading.quote(*reading.clause(place)) == "I think"


def test_only_so_much_is_searched() -> None:
    assert not read("x " * LONGEST + "froze").has((Cue("froze"),))


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_every_quote_stands_in_it(text: str) -> None:
    reading = read(text)
    for first, last in reading.sentences():
        quote = reading.quote(first, last)
        assert quote
        assert quote in text
        for index in range(first, last + 1):
            assert reading.sentence(index) == (first, last)
            start, end = reading.clause(index)
            assert first <= start <= index <= end <= last


@given(st.text(alphabet="ab .,?!'", max_size=60), st.sampled_from(["a", "a .. b", "(a|b) b", "^ a", "b $", "a (b|) a"]))
def test_what_is_found_stands_in_the_text(text: str, cue: str) -> None:
    reading = read(text)
    for found in reading.find_all((Cue(cue),)):
        assert 0 <= found.first <= found.last < len(reading.words)
        assert text[reading.spans[found.first][0] : reading.spans[found.last][1]] in text


_WORDS = st.sampled_from(["queue", "rota", "manag~", "the"]).map(lambda word: (word, word.replace("~", "ement")))


def _said(parts: list[tuple[str, str]]) -> tuple[str, str]:
    return " ".join(cue for cue, _ in parts), " ".join(text for _, text in parts)


def _choice(sides: list[tuple[str, str]]) -> tuple[str, str]:
    """The notation of a choice, and what was said of it: its last side."""
    return f"({'|'.join(cue for cue, _ in sides)})", sides[-1][1]


_CUES = st.recursive(
    _WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(_said),
        st.lists(st.one_of(inner, st.just(("", ""))), min_size=2, max_size=3).map(_choice),
    ),
    max_leaves=8,
)


@given(_CUES, _WORDS)
def test_a_text_made_from_a_cue_holds_it_whatever_stands_in_its_brackets(
    made: tuple[str, str], last: tuple[str, str]
) -> None:
    cue, text = _said([made, last])
    assert read(f"Well, {text}, yes").has((Cue(cue),)), (cue, text)
