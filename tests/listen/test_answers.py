"""How answers are read from the words as they were spoken: the golden table, exact quotes, and what is never told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.listen.answers import read_answer
from afterword.domain.transcript import HeardExchange, Mark, Passage, Transcript, Turn
from tests.listen.answer_table import ROWS, Row
from tests.listen.held_out_table import HELD_OUT
from tests.often import tried


def heard(row: Row) -> HeardExchange:
    taken = (Passage(row.taken, 2, 0, "00:02", "Asker"),) if row.taken else ()
    return HeardExchange(
        asked=Passage(row.asked, 0, 0, "00:00", "Asker"),
        family=row.family,
        answer=(Passage(row.said, 1, 0, "00:01", "Candidate"),),
        reaction=taken,
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.family}: {row.said[:30]}")
def test_the_golden_table(row: Row) -> None:
    answered, weak = read_answer(heard(row))
    assert (answered, {point.kind for point in weak}) == (row.answered, set(row.weak))


@pytest.mark.parametrize("row", HELD_OUT, ids=lambda row: f"{row.family}: {row.said[:30]}")
def test_the_rows_held_out(row: Row) -> None:
    answered, weak = read_answer(heard(row))
    assert (answered, {point.kind for point in weak}) == (row.answered, set(row.weak))


@pytest.mark.parametrize("row", [*ROWS, *HELD_OUT], ids=lambda row: row.said[:30])
def test_every_quote_is_exact_and_says_why(row: Row) -> None:
    for point in read_answer(heard(row))[1]:
        assert point.quote
        assert point.quote in row.said
        assert point.why
        assert point.start == "00:01"


def test_nothing_heard_is_not_judged() -> None:
    assert read_answer(HeardExchange(asked=Passage("Why us?", 0), family="motivation_org")) == ("unknown", ())


def test_a_quote_has_the_time_of_its_own_cue() -> None:
    text = "I'm a people person. Sorry, I've lost my thread."
    turn = Turn(1, "C", text, (Mark(0, "00:01"), Mark(21, "00:05")))
    transcript = Transcript((Turn(0, "A", "What are you best at?"), turn))
    exchange = HeardExchange(
        asked=Passage("What are you best at?", 0), family="strengths", answer=(Passage(text, 1, 0, "00:01", "C"),)
    )
    points = {point.kind: point.start for point in read_answer(exchange, transcript=transcript)[1]}
    assert points["rambling"] == "00:05"


@tried(80)
@given(
    st.text(max_size=300),
    st.lists(st.text(max_size=200), max_size=3),
    st.sampled_from(["conflict", "weakness", "salary", "technical", "tenure_commitment", "other", "no such family"]),
)
def test_any_words_are_read_and_every_quote_stands_in_them(asked: str, said: list[str], family: str) -> None:
    passages = tuple(Passage(text, place + 1) for place, text in enumerate(said))
    answered, weak = read_answer(HeardExchange(asked=Passage(asked, 0), family=family, answer=passages))
    assert answered in {"fully", "partly", "not", "unknown"}
    assert all(any(point.quote in text for text in said) for point in weak)
    assert len({point.kind for point in weak}) == len(weak)
