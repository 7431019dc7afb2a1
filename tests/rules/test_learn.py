"""What many interviews show: each number against a table computed by hand, or one that others have published."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import OutcomeKind
from afterword.domain.learn import (
    CAME,
    Between,
    Group,
    Landings,
    Row,
    Share,
    Wait,
    answered_by,
    answered_by_between,
    answers_of,
    came_of,
    compare,
    curve,
    difference,
    quarters,
    row_of,
    tenths,
    wilson,
)

# -- shares

# Wilson by hand, 1.959964 deviations to either side, whose square is 3.841459:
#   7 of 22:  middle (7 + 1.920729) / 25.841459 = 0.345210
#             half   sqrt(3.841459 * (7 * 15 / 22 + 0.960365)) / 25.841459 = 4.692914 / 25.841459 = 0.181604
#   0 of 10:  from 0 to 3.841459 / 13.841459 = 0.277533;   10 of 10: the same from the other side
#   20 of 40: middle 0.5, half sqrt(3.841459 * (10 + 0.960365)) / 43.841459 = 6.488747 / 43.841459 = 0.148005
WILSON = [
    (Share(7, 22), 0.163606, 0.526814),
    (Share(0, 10), 0.0, 0.277533),
    (Share(10, 10), 0.722467, 1.0),
    (Share(20, 40), 0.351995, 0.648005),
    (Share(0, 0), 0.0, 1.0),
]


@pytest.mark.parametrize(("share", "low", "high"), WILSON, ids=str)
def test_how_far_a_share_may_be_off(share: Share, low: float, high: float) -> None:
    found = wilson(share)
    assert (round(found.low, 6), round(found.high, 6)) == (low, high)


# Newcombe 1998, table II, method 10: as published, to four places.
NEWCOMBE = [
    (Share(56, 70), Share(48, 80), 0.0524, 0.3339),
    (Share(9, 10), Share(3, 10), 0.1705, 0.8090),
    (Share(10, 10), Share(0, 10), 0.6075, 1.0),
    (Share(0, 10), Share(0, 10), -0.2775, 0.2775),
]


@pytest.mark.parametrize(("first", "second", "low", "high"), NEWCOMBE, ids=str)
def test_how_far_apart_two_shares_may_be(first: Share, second: Share, low: float, high: float) -> None:
    found = difference(first, second)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_under_twenty_on_either_side_nothing_is_compared() -> None:
    assert compare(Share(19, 19), Share(0, 500)).kind == "too_few"
    assert compare(Share(0, 500), Share(19, 19)).kind == "too_few"
    found = compare(Share(7, 13), Share(5, 25))
    assert (found.missing_first, found.missing_second) == (7, 0)
    assert compare(Share(20, 20), Share(0, 20)).kind == "apart"
    assert compare(Share(0, 20), Share(20, 20)).kind == "apart"
    assert compare(Share(9, 22), Share(9, 25)).kind == "alike"


def test_one_of_many_looks_is_held_to_more() -> None:
    first, second = Share(56, 70), Share(48, 80)  # apart by the table above, by a little
    assert compare(first, second).kind == "apart"
    assert compare(first, second, among=20).kind == "alike"


def test_tenths_are_rounded_outward() -> None:
    assert tenths(wilson(Share(7, 22))) == (1, 6)  # 0.164 to 0.527
    assert tenths(Between(0.2, 0.5)) == (2, 5)
    assert tenths(wilson(Share(0, 0))) == (0, 10)


@given(st.integers(0, 60), st.integers(0, 60))
def test_an_interval_holds_its_share_and_mirrors_the_rest(came: int, more: int) -> None:
    share, rest = Share(came, came + more), Share(more, came + more)
    found, mirrored = wilson(share), wilson(rest)
    assert 0 <= found.low <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high)
    if share.of:
        assert found.low <= share.came / share.of <= found.high


# -- waits


def waits(text: str) -> list[Wait]:
    """ "3 5+ 6": answered on days 3 and 6; one has waited five days so far."""
    return [Wait(int(each.rstrip("+")), not each.endswith("+")) for each in text.split()]


def test_waits_that_are_not_over_count_as_long_as_they_lasted() -> None:
    # By hand:     waiting   answered   still
    #   day 3         7          1      6/7                = 0.857143
    #   day 6         5          2      6/7 * 3/5          = 0.514286     (the one of day 5 has left)
    #   day 12        2          1      6/7 * 3/5 * 1/2    = 0.257143     (the one of day 9 has left)
    steps = curve(waits("3 5+ 6 6 9+ 12 15+"))
    assert [(step.day, step.waiting, step.answered, round(step.still, 6)) for step in steps] == [
        (3, 7, 1, 0.857143),
        (6, 5, 2, 0.514286),
        (12, 2, 1, 0.257143),
    ]
    assert answered_by(steps, 0.5) == 12
    assert answered_by(steps, 0.25) == 6
    assert answered_by(steps, 0.9) is None
    # Without those that wait, half would have answered by day 6: employers would look twice as quick as they are.
    assert answered_by(curve(waits("3 6 6 12")), 0.5) == 6


# Freireich and others, 1963: weeks until relapse under 6-MP, in every textbook. The band is the log(-log) one there.
LEUKAEMIA = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PUBLISHED = [
    (6, 0.857, 0.620, 0.952),
    (7, 0.807, 0.563, 0.923),
    (10, 0.753, 0.503, 0.889),
    (13, 0.690, 0.432, 0.849),
    (16, 0.627, 0.368, 0.805),
    (22, 0.538, 0.268, 0.747),
    (23, 0.448, 0.188, 0.680),
]


def test_a_published_table_comes_out_as_published() -> None:
    steps = curve(waits(LEUKAEMIA))
    found = [(step.day, round(step.still, 3), round(step.low, 3), round(step.high, 3)) for step in steps]
    assert found == PUBLISHED
    assert answered_by(steps, 0.5) == 23
    assert answered_by_between(steps, 0.5) == (13, None)


def test_where_all_have_answered_the_line_ends_at_all() -> None:
    last = curve(waits("1 2 2"))[-1]
    assert (last.still, last.low) == (0.0, 0.0)
    assert 0 < last.high <= 1
    assert curve([]) == ()
    assert curve(waits("4+ 9+")) == ()
    assert answered_by_between((), 0.5) == (None, None)


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=40))
def test_the_line_only_falls_and_stays_in_its_band(told: list[tuple[int, bool]]) -> None:
    steps = curve(Wait(*each) for each in told)
    assert [step.still for step in steps] == sorted((step.still for step in steps), reverse=True)
    assert all(0 <= step.low <= step.still + 1e-12 and step.still <= step.high + 1e-12 <= 1 + 1e-9 for step in steps)
    assert sum(step.answered for step in steps) == sum(answered for _days, answered in told)


# -- ways


def test_every_outcome_counts_as_something() -> None:
    assert {kind: came_of(kind) for kind in get_args(OutcomeKind)} == {
        "next_round": "further",
        "offer": "further",
        "accepted": "further",
        "declined": "further",
        "started": "further",
        "moot": "further",
        "changed": "further",
        "ended": "further",
        "reopened": "waiting",
        "withdrawn": "stepped_back",
        "silent": "silent",
        "refused": "no",
        "frozen": "no",
        "filled": "no",
    }
    assert came_of("") == came_of("of a later version") == "waiting"


def test_those_that_wait_and_those_stepped_back_from_are_on_neither_side() -> None:
    groups = [
        Group("spoke", "yes", "further", 7),
        Group("spoke", "no", "no", 9),
        Group("spoke", "", "silent", 6),
        Group("spoke", "", "waiting", 30),
        Group("spoke", "yes", "stepped_back", 4),
        Group("spoke", "no", "further", 2),
    ]
    row = row_of(groups)
    assert row == Row(further=9, waiting=30, stepped_back=4, silent=6, no=9)
    assert row.share == Share(9, 24)
    assert row.total == sum(row.of(came) for came in CAME) == 58


# -- answers


def test_quarters_begin_with_the_calendars() -> None:
    assert quarters(date(2026, 11, 25), 3) == (date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1))
    assert quarters(date(2026, 1, 1), 2) == (date(2025, 10, 1), date(2026, 1, 1))
    assert quarters(date(2026, 12, 31), 1) == (date(2026, 10, 1),)


def test_answers_are_set_out_by_kind_and_quarter_the_most_asked_first() -> None:
    rows = answers_of(
        [("weakness", 0, "well", 1), ("conflict", 0, "badly", 3), ("conflict", 5, "well", 2), ("conflict", 1, "?", 9)],
        6,
    )
    assert [row.family for row in rows] == ["conflict", "weakness"]
    first = rows[0]
    assert first.quarters[0] == Landings(badly=3)
    assert (first.earlier, first.lately) == (Landings(badly=3), Landings(well=2))
    assert first.all.share == Share(2, 5)
