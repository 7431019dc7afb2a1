"""Invented lives whose truth is known: the intervals hold it as often as they say, and nothing is found in nothing."""

from __future__ import annotations

from math import comb
from random import Random

import pytest

from afterword.domain.learn import FEWEST, Share, Wait, answered_by, answered_by_between, compare, curve, wilson

LIVES = 600


@pytest.mark.parametrize("truth", [0.1, 0.25, 0.5, 0.8])
def test_the_interval_of_a_share_holds_the_truth_nineteen_times_in_twenty(truth: float) -> None:
    """Not simulated: every life there can be of so many interviews, weighed by how likely it is."""
    held = []
    for of in range(FEWEST, 80):
        chances = (comb(of, came) * truth**came * (1 - truth) ** (of - came) for came in range(of + 1))
        within = (wilson(Share(came, of)) for came in range(of + 1))
        held.append(
            sum(chance for chance, found in zip(chances, within, strict=True) if found.low <= truth <= found.high)
        )
    assert 0.94 < sum(held) / len(held) < 0.965
    assert min(held) > 0.90


def life(chance: Random, answering: float, looking: int, of: int = 60) -> list[Wait]:
    """Interviews over the last `looking` days; each day an employer that has not answered does so with `answering`."""
    found = []
    for _ in range(of):
        since, took = chance.randrange(1, looking), 1
        while chance.random() > answering and took <= since:
            took += 1
        found.append(Wait(min(took, since), took <= since))
    return found


def test_the_day_by_which_half_have_answered_is_held_as_often_as_it_says() -> None:
    chance, truth = Random(20261125), 12  # 0.94 ** 11 = 0.506 and 0.94 ** 12 = 0.476: half by the twelfth day
    held, quicker, middles = 0, 0, []
    for _ in range(LIVES):
        waits = life(chance, 0.06, 40)
        steps = curve(waits)
        low, high = answered_by_between(steps, 0.5)
        held += (low is not None and low <= truth) and (high is None or truth <= high)
        middles.append(answered_by(steps, 0.5) or 99)
        quicker += (answered_by(curve(wait for wait in waits if wait.answered), 0.5) or 99) < truth
    assert 0.93 < held / LIVES < 0.99
    assert sorted(middles)[LIVES // 2] in (11, 12, 13)
    assert quicker / LIVES > 0.95  # what one would see with the unanswered left out


def test_where_there_is_no_difference_none_is_found_more_often_than_said() -> None:
    chance = Random(7)

    def some(truth: float, of: int) -> Share:
        return Share(sum(chance.random() < truth for _ in range(of)), of)

    found = [compare(some(0.3, 25), some(0.3, 40)).kind for _ in range(LIVES)]
    assert 0 < found.count("apart") / LIVES < 0.08
    # Six kinds of question are looked at together: hardly ever is one of them apart by chance.
    any_of_six = [
        any(compare(some(0.5, 30), some(0.5, 30), among=6).kind == "apart" for _ in range(6)) for _ in range(LIVES // 4)
    ]
    assert sum(any_of_six) / len(any_of_six) < 0.1
    plain = [compare(some(0.15, 60), some(0.6, 60)).kind for _ in range(LIVES // 4)]
    assert plain.count("apart") / len(plain) > 0.95
