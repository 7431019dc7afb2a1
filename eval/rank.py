"""Finds what each sign weighs by which untold proofs are put in order, and says how well they do on what is new.

    python eval/rank.py [--write] [--by-sign]

Proofs of one interview are held against each other: the key's strongest untold against all others, what else the key
has as untold against what it does not. Each interview counts the same. A logistic regression on the differences of
their signs says what each sign weighs, with a ridge that holds the weights near those judgement had set (`HAND`), so
that few interviews move them only as far as they agree.

What is tried was never learned from: each interview is ordered by weights that did not see it, and whether its lines
were told is weighed by `told.py` without its fold. --write puts the weights into the program. --by-sign also tries what
each sign is good for.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import told
import yaml
from run import cases_in, pack_of

from afterword.domain.diagnose import board, evidence, learnt, strength

HERE = Path(__file__).absolute().parent
QUICK = HERE.parent / "tests" / "cases"
Array = Any
FOLDS, RIDGE = 6, 5.0
HAND = np.array([1.0, 1.0, 1.0, 0.7, 0.0, 1.0])
"""The weights of judgement: what a line proves, its age, the root of the likelihood, 2 for a regret, how it serves."""
LEAST = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.2])
"""No sign may speak against a proof: that one was likelier told is no merit, though few interviews may look so."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one interview that count as untold: their signs, and how much the key thinks of each (2, 1 or 0).

    `given` is what `board._ranked` was given, `first` the paths of the key's strongest.
    """

    name: str
    given: tuple[Any, ...]
    first: tuple[str, ...]
    signs: Array
    worth: Array


def lines_of(folder: Path, untold: Sequence[str], first: Sequence[str]) -> Lines | None:
    """None where the papers hold nothing to put in order."""
    asked: list[tuple[Any, ...]] = []
    with _heard(asked):
        pack_of(folder)
    if not asked:
        return None
    given = max(asked, key=lambda one: len(one[1]))
    places, topics, lines, fits, reached, regret = given
    signs, worth = [], []
    for at in places:
        fixed = board._signs(lines[at], topics, fits[at], reached[at], regret[at])
        signs.append((*fixed, np.log(board._served(topics, fits[at], {})[0] + strength._LEAST)))
        worth.append(2 if lines[at].path in first else int(lines[at].path in untold))
    return Lines(folder.name, given, tuple(first), np.array(signs, dtype=float), np.array(worth))


@contextmanager
def _heard(asked: list[tuple[Any, ...]]) -> Iterator[None]:
    """While it lasts, what is to be put in order is noted in `asked`."""
    usual = board._ranked
    board._ranked = lambda *given: asked.append(given) or usual(*given)  # type: ignore[func-returns-value]
    evidence._held_against.cache_clear()
    try:
        yield
    finally:
        board._ranked = usual


@contextmanager
def weights(module: Any, name: str, values: Sequence[float]) -> Iterator[None]:
    kept = getattr(module, name)
    setattr(module, name, tuple(float(value) for value in values))
    try:
        yield
    finally:
        setattr(module, name, kept)


# -- the interviews


def interviews(meaning: bool) -> list[Lines]:
    """The interviews of `cases`, each with told and untold weighed by weights that did not learn from its fold."""
    from afterword.meaning import load

    os.environ["AFTERWORD_MEANING"] = "1" if meaning else "0"
    likeness = load() if meaning else None
    pairs = told.bags_of_pairs(HERE / "exemplars" / "told.yaml", likeness)
    first = max(bag.group for bag in pairs) + 1
    bags = told.bags_of_cases(HERE / "cases", likeness, first)
    found = []
    for place, folder in enumerate(cases_in(HERE / "cases")):
        key = yaml.safe_load((folder / "key.yaml").read_text(encoding="utf-8"))
        others = [bag for bag in bags if (bag.group - first) % FOLDS != place % FOLDS]
        with weights(learnt, "WITH_MEANING" if meaning else "BY_WORDS", told.learn([*pairs, *others])):
            untold = [one["evidence"] for one in key["untold"]]
            lines = lines_of(folder, untold, [one["evidence"] for one in key["untold"] if one.get("strongest")])
        if lines is not None and lines.first:
            found.append(lines)
    return found


def recalled() -> list[Lines]:
    """The interviews of `tests/cases`, where only a debrief is there."""
    found = []
    for path in sorted(QUICK.glob("*/expect.yaml")):
        expected = yaml.safe_load(path.read_text(encoding="utf-8"))
        if expected.get("untold") and (path.parent / "resume.json").exists():
            first = expected["untold"]["evidence"]
            also = [one["evidence"] for one in expected.get("untold_also") or []]
            lines = lines_of(path.parent, [first, *also], [first])
            if lines is not None:
                found.append(lines)
    return found


# -- learning


def differences(lines: Lines) -> tuple[Array, Array]:
    """The signs of each better line less those of each worse one, and how much each pair counts: 1 in all."""
    rows, counts = [], []
    for better, worth in enumerate(lines.worth):
        for worse in np.flatnonzero(lines.worth < worth):
            rows.append(lines.signs[better] - lines.signs[worse])
            counts.append(1.0 if worth == 2 and lines.worth[worse] == 0 else 0.5)
    total = sum(counts) or 1.0
    return np.array(rows).reshape(-1, len(HAND)), np.array(counts) / total


def learn(some: Sequence[Lines], free: Sequence[int] = range(len(HAND))) -> Array:
    """What each sign weighs; those not in `free` stay as judgement had them. Newton's steps on a convex cost."""
    pairs = [differences(lines) for lines in some]
    rows, counts = np.concatenate([r for r, _ in pairs]), np.concatenate([c for _, c in pairs])
    hold = RIDGE * (rows.std(axis=0) + 1e-6) ** 2
    found, moving = HAND.copy(), np.isin(np.arange(len(HAND)), list(free))
    for _ in range(40):
        off = 1 / (1 + np.exp(rows @ found))
        slope = hold * (found - HAND) - rows.T @ (counts * off)
        bend = (rows * (counts * off * (1 - off))[:, None]).T @ rows + np.diag(hold)
        step = np.zeros(len(HAND))
        step[moving] = np.linalg.solve(bend[np.ix_(moving, moving)], slope[moving])
        found = np.maximum(found - step, LEAST)
        moving &= (found > LEAST) | (slope < 0)
    return found


def placed(lines: Lines, found: Array) -> int:
    """The place of the key's strongest in the list these weights make, from 1; 99 where it is not in it."""
    with weights(strength, "WEIGHTS", found), no_floor():
        order = [one.evidence.path for one in board._ranked(*lines.given)]
    return min((order.index(path) + 1 for path in lines.first if path in order), default=99)


@contextmanager
def no_floor() -> Iterator[None]:
    """While it lasts nothing is too weak to be listed: the order alone is looked at."""
    kept = board.UNTOLD_FLOOR, board.FOURTH_FLOOR
    board.UNTOLD_FLOOR = board.FOURTH_FLOOR = 0.0
    try:
        yield
    finally:
        board.UNTOLD_FLOOR, board.FOURTH_FLOOR = kept


def loss(lines: Lines, found: Array) -> float:
    rows, counts = differences(lines)
    return float((counts * np.logaddexp(0, -(rows @ found))).sum())


def report(name: str, groups: Sequence[Sequence[Lines]], free: Sequence[int]) -> None:
    """Each interview of each group ordered by what was learned from all others of that group."""
    text = f"{name:24}"
    for group in groups:
        tried = [learn([one for one in group if one.name != lines.name], free) if free else HAND for lines in group]
        full = [(lines, found) for lines, found in zip(group, tried, strict=True) if len(lines.given[2]) > 4]
        places = np.array([placed(lines, found) for lines, found in full])
        cost = np.mean([loss(lines, found) for lines, found in full])
        text += (
            f"   {(places == 1).sum():3} {(places <= 2).sum():3} {(places <= 3).sum():3} of {len(places)} {cost:6.3f}"
        )
    print(text)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="put the weights into the program")
    parser.add_argument("--by-sign", action="store_true", help="also what each sign is good for")
    args = parser.parse_args()
    quick = recalled()
    words, meaning = interviews(False), interviews(True)
    groups = [words, meaning]
    every = range(len(HAND))
    print(f"{'':24}   words only: 1st, in 2, in 3; cost       with meaning")
    report("by hand", groups, [])
    report("learned", groups, every)
    if args.by_sign:
        for at in every:
            report(f"  without {strength.SIGNS[at]}", groups, [one for one in every if one != at])
    print(f"{'':24}   with those recalled only")
    report("by hand", [[*words, *quick], [*meaning, *quick]], [])
    report("learned", [[*words, *quick], [*meaning, *quick]], every)
    found = learn([*words, *meaning, *quick])
    found *= (HAND[0] + HAND[-1]) / (found[0] + found[-1])  # the order stays, and strengths stay about what they were
    for sign, hand, value in zip(strength.SIGNS, HAND, found, strict=True):
        print(f"{sign:24}{hand:8.2f}{value:8.2f}")
    if args.write:
        write(found)
    return 0


def write(found: Array) -> None:
    path = Path(strength.__file__)
    listed = ", ".join(f"{value:.2f}" for value in found)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"^WEIGHTS: [^)]*\)", f"WEIGHTS: tuple[float, ...] = ({listed})", text, flags=re.M), encoding="utf-8"
    )
    print(f"written to {path.name}")


if __name__ == "__main__":
    sys.exit(main())
