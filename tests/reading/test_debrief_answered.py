"""What came of an interview, as a debrief file tells it: the kind, the day, who told it and how, and their advice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import After, Person, Said
from afterword.reading.debrief import read_answered, read_debrief
from tests.often import tried

TODAY = date(2026, 3, 20)


def read(text: str) -> tuple[After | None, list[str]]:
    after, problems = read_answered(text.encode(), "debrief.yaml", TODAY)
    return after, [f"{one.line}: {one.message}" for one in problems]


def test_all_of_it_is_read() -> None:
    after, problems = read(
        "employer: Tarn Foods\n"
        "outcome:\n"
        "  kind: refused\n"
        "  on: 2026-03-17\n"
        "  way: call\n"
        "  by: Rosa Delgado, Depot manager\n"
        "  words: It was very close.\n"
        "feedback:\n"
        "  - {words: Begin with the figure., on: 2026-03-19, way: email, by: Ivo Brandl}\n"
        "  - Slower.\n"
    )
    said = (Said("Begin with the figure.", date(2026, 3, 19), "email", Person("Ivo Brandl")), Said("Slower.", TODAY))
    assert problems == []
    assert after == After(kind="refused", on=date(2026, 3, 17), way="call", by=Person("Rosa Delgado", "Depot manager"),
                          words="It was very close.", feedback=said)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kind"),
    [("no", "refused"), ("Rejected", "refused"), ("an offer", "offer"), ("on hold", "frozen"), ("ghosted", "silent"), ("filled", "filled"),
     ("{kind: next round}", "next_round"), ("{kind: reopened}", "reopened")],
)  # fmt: skip
def test_a_word_is_enough_and_may_be_ones_own(written: str, kind: str) -> None:
    after, problems = read(f"outcome: {written}\n")
    assert after is not None
    assert (after.kind, after.on, problems) == (kind, TODAY, [])


def test_an_offer_has_a_day_until_which_they_want_to_know() -> None:
    after, _problems = read("outcome: {kind: offer, way: phone, answer_by: 2026-03-27}\n")
    assert after is not None
    assert (after.way, after.answer_by) == ("call", date(2026, 3, 27))


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("want: yes\noutcome: perhaps\n", 2, "perhaps"),
        ("outcome:\n  on: 2026-03-17\n", 2, "kind:"),
        ("outcome:\n  kind: refused\n  way: pigeon\n", 3, "pigeon"),
        ("outcome:\n  kind: refused\n  on: soon\n", 3, "soon"),
        ("outcome:\n  kind: refused\n  colour: red\n", 3, "colour"),
        ("feedback:\n  - Slower.\n", 2, "outcome"),
    ],
)
def test_what_is_odd_is_one_sentence_with_its_line(text: str, line: int, word: str) -> None:
    _after, problems = read(text)
    assert len(problems) == 1
    assert problems[0].startswith(f"{line}: ")
    assert word in problems[0]


def test_nothing_told_is_nothing_and_the_rest_names_its_own_problems() -> None:
    assert read("employer: Tarn Foods\nwant: perhaps so\n") == (None, [])
    assert read("") == (None, [])
    assert read("outcome:\n") == (None, [])
    interview, problems = read_debrief(b"employer: Tarn Foods\noutcome: refused\nfeedback: Slower.\n", "d.yaml")
    assert interview is not None
    assert problems == []


@tried(60)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_there_is_read_or_said(one: str, other: str) -> None:
    read(f"employer: x\noutcome: {one}\nfeedback: {other}\n")
    read(f"outcome:\n  kind: {one}\n  on: {other}\n  by: {one}\nfeedback:\n  - {other}\n")
