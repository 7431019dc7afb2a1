"""Recalled questions laid beside heard ones: who belongs to whom, and that no word of the person is ever lost."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import Exchange
from afterword.domain.listen import beside
from afterword.domain.listen.beside import lay_beside
from afterword.domain.transcript import HeardExchange, Passage
from tests.listen.proofs import rarity


def heard(*rows: tuple[str, str]) -> list[HeardExchange]:
    return [
        HeardExchange(
            Passage(asked, 2 * at, start=f"00:0{at}:00", speaker="Voss"),
            answer=(Passage(said, 2 * at + 1),) if said else (),
        )
        for at, (asked, said) in enumerate(rows)
    ]


HEARD = heard(
    ("Could you walk us through your career so far?", "Well, I began at the shipyard in the stores."),
    ("How would you keep hold of two thousand tools?", "Every hook has a number and every number has a name."),
    ("Tell me about a quarrel with a colleague.", "There was a welder who never gave back a gauge."),
    ("What salary are you looking for?", "Thirty four thousand."),
)


def lay(recalled: list[Exchange], rows: list[HeardExchange]) -> tuple[tuple[Exchange, ...], Mapping[int, int]]:
    texts = [text for e in recalled for text in (e.asked, e.said)] + [one.asked.text for one in rows]
    return lay_beside(recalled, rows, rarity(*texts), None)


@pytest.mark.parametrize(("place", "known"), [(2, True), (0, False)])
def test_a_faint_recollection_is_known_only_in_its_place(
    monkeypatch: pytest.MonkeyPatch, place: int, known: bool
) -> None:
    recalled = [Exchange(at, f"note {at}", "said", None) for at in range(3)]
    faint = [0.2 if at == place else 0.0 for at in range(4)]
    monkeypatch.setattr(beside, "_fits", lambda *_: [[0, 0.9, 0, 0], faint, [0, 0, 0, 0.9]])
    laid, _ = lay(recalled, HEARD)
    assert {e.position: e.heard for e in laid}[1] == (HEARD[place].asked.text if known else "")


def test_each_recalled_question_finds_the_one_that_was_heard() -> None:
    recalled = [
        Exchange(0, "keeping track of tools, how?", "hooks and numbers", "unsure", "That we stopped buying twice"),
        Exchange(1, "a quarrel with a colleague", "the welder and the gauge", "badly"),
        Exchange(2, "what pay I want", "34 thousand, salary", "well"),
    ]
    laid, positions = lay(recalled, HEARD)
    assert [(e.position, e.heard) for e in laid] == [
        (3, HEARD[0].asked.text),
        (0, HEARD[1].asked.text),
        (1, HEARD[2].asked.text),
        (2, HEARD[3].asked.text),
    ]
    assert positions == {0: 3, 1: 0, 2: 1, 3: 2}


def test_what_was_heard_is_added_and_what_was_typed_stays() -> None:
    mine = Exchange(0, "a quarrel with a colleague", "the welder and the gauge", "badly", "How it ended")
    quarrel = lay([mine], HEARD)[0][2]
    assert (quarrel.asked, quarrel.said, quarrel.landed, quarrel.wish_said) == (
        mine.asked,
        mine.said,
        mine.landed,
        mine.wish_said,
    )
    assert (quarrel.heard, quarrel.start, quarrel.by) == (HEARD[2].asked.text, "00:02:00", "Voss")
    assert quarrel.answer == "There was a welder who never gave back a gauge."


def test_a_question_nobody_recalled_is_worded_as_it_was_heard() -> None:
    laid, _positions = lay([], HEARD)
    assert [(e.position, e.asked, e.said) for e in laid] == [(at, h.asked.text, "") for at, h in enumerate(HEARD)]


def test_a_question_that_was_not_heard_stays_after_the_others() -> None:
    mine = Exchange(0, "Which harbour would you swim in?", "The northern one")
    laid, positions = lay([mine], HEARD)
    assert laid[-1] == mine
    assert 0 not in positions.values()


def test_two_recollections_of_one_question_are_not_laid_on_it_both() -> None:
    mine = [Exchange(0, "a quarrel with a colleague"), Exchange(1, "the quarrel with a colleague", "a gauge")]
    laid, _positions = lay(mine, HEARD)
    assert sorted(e.position for e in laid)[:2] == [0, 1]
    assert sum(e.heard == HEARD[2].asked.text for e in laid) == 1


def test_an_answer_alone_finds_its_question() -> None:
    mine = Exchange(0, "", "every hook a number, every number a name")
    laid, positions = lay([mine], HEARD)
    assert positions[1] == 0
    assert laid[1].asked == HEARD[1].asked.text


def test_listening_again_changes_nothing() -> None:
    first, _positions = lay([Exchange(0, "a quarrel with a colleague", "the welder", "badly")], HEARD)
    again, _positions = lay(list(first), HEARD)
    assert again == first


def test_a_question_that_is_heard_no_more_goes_unless_something_was_typed_in_it() -> None:
    first, _positions = lay([Exchange(0, "a quarrel with a colleague", "the welder", "badly")], HEARD)
    again, _positions = lay(list(first), HEARD[:1])
    assert [(e.position, e.asked, e.heard) for e in again] == [
        (1, HEARD[0].asked.text, HEARD[0].asked.text),
        (0, "a quarrel with a colleague", ""),
    ]


TEXTS = st.sampled_from(
    ["", "a quarrel", "tools and hooks", "salary", "The northern one", "hooks", *(h.asked.text for h in HEARD)]
)
RECALLED = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5).map(
    lambda rows: [Exchange(at, a, s, None, w) for at, (a, s, w) in enumerate(rows)]
)


@given(RECALLED, st.lists(st.sampled_from(HEARD), max_size=5, unique_by=lambda h: h.asked.text))
def test_no_word_is_lost_and_no_position_changes(recalled: list[Exchange], rows: list[HeardExchange]) -> None:
    laid, positions = lay(recalled, rows)
    by_position = {e.position: e for e in laid}
    assert len(by_position) == len(laid)
    assert [by_position[positions[place]].heard for place in range(len(rows))] == [h.asked.text for h in rows]
    for mine in recalled:
        if mine.asked or mine.said or mine.wish_said:
            kept = by_position[mine.position]
            assert (kept.said, kept.wish_said) == (mine.said, mine.wish_said)
            assert kept.asked == (mine.asked or kept.heard)
    assert lay(recalled, rows) == (laid, positions)
