"""Private ground is seen where it is, and nowhere else (contract S10)."""

from __future__ import annotations

import pytest

from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.questions import private_question_in
from afterword.domain.interview import Exchange
from tests.diagnose.private_table import (
    ASKED,
    DISCLOSED,
    FAIR,
    HARMLESS,
    HELD_OUT_ASKED,
    HELD_OUT_SAID,
    NOT_RAISED,
    RAISED,
)


@pytest.mark.parametrize(("asked", "topic", "veiled"), ASKED)
def test_a_private_question_is_seen(asked: str, topic: str, veiled: bool) -> None:
    found = private_question_in(Exchange(0, asked=asked))
    assert found is not None
    assert (found.topic, found.veiled) == (topic, veiled)
    assert found.quote in asked
    assert found.source.quote == found.quote


@pytest.mark.parametrize("asked", FAIR)
def test_a_fair_question_is_not_called_private(asked: str) -> None:
    assert private_question_in(Exchange(0, asked=asked)) is None


@pytest.mark.parametrize(("asked", "said", "quote", "topic", "veiled"), RAISED)
def test_ground_raised_around_the_question_is_seen(asked: str, said: str, quote: str, topic: str, veiled: bool) -> None:
    found = private_question_in(Exchange(0, asked=asked, said=said))
    assert found is not None
    assert (found.quote, found.topic, found.veiled) == (quote, topic, veiled)
    assert found.source.ref == ("questions[0].asked" if quote in asked else "questions[0].said")


@pytest.mark.parametrize(("asked", "said"), NOT_RAISED)
def test_the_persons_own_account_makes_no_question_private(asked: str, said: str) -> None:
    assert private_question_in(Exchange(0, asked=asked, said=said)) is None


@pytest.mark.parametrize(("text", "topic"), DISCLOSED)
def test_a_private_fact_is_seen(text: str, topic: str) -> None:
    found = discloses_private(text)
    assert topic in [told for _, told in found]
    assert all(words in text for words, _ in found)


@pytest.mark.parametrize("text", HARMLESS)
def test_work_is_not_taken_for_private_life(text: str) -> None:
    assert discloses_private(text) == ()


@pytest.mark.parametrize(("asked", "topic"), HELD_OUT_ASKED)
def test_questions_held_out(asked: str, topic: str | None) -> None:
    found = private_question_in(Exchange(0, asked=asked))
    assert (found.topic if found else None) == topic


@pytest.mark.parametrize(("text", "private"), HELD_OUT_SAID)
def test_statements_held_out(text: str, private: bool) -> None:
    assert bool(discloses_private(text)) == private
