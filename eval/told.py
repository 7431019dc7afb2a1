"""Finds the weights by which a résumé line counts as told, and says how well they do on what is new.

    python eval/told.py [--write] [--blind]

Two sorts of examples are learned from. The pairs of `exemplars/told.yaml`, one line and one answer each, were invented
to be hard: other people's figures, results told in other words, work told without its result. Beside each labelled pair
stand all others of the same trade, which tell of something else. And of the interviews in `cases`, each line with all
that was said: there the key says whether it was told, and the answer that speaks most for it has to bear it.

The weights are those of a logistic regression with a ridge. What is tried was never learned from: trades and interviews
are left out whole, a fifth at a time. --write puts the weights into the program. --blind prints the sums, and nothing
else, of `blind/told.yaml`.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

HERE = Path(__file__).absolute().parent
sys.path.insert(0, str(HERE))

from fitting import fit  # noqa: E402
from run import cases_in, pack_of  # noqa: E402

from afterword.domain.diagnose import board, conveyed, learnt  # noqa: E402
from afterword.domain.diagnose.conveyed import Answered, pieces_of  # noqa: E402
from afterword.domain.diagnose.fit import Likeness, Rarity  # noqa: E402
from afterword.domain.diagnose.pairing import MEANING, WORDS  # noqa: E402
from afterword.domain.interview import Evidence, Source  # noqa: E402
from afterword.domain.text import sentences  # noqa: E402

Array = Any
FOLDS, RIDGE, ROUNDS = 5, 30.0, 4
WEIGHT = {"told": 1.0, "touched": 1.0, "not": 1.0, "beside": 0.25,
          "was told": 3.0, "untold": 2.0, "distractor": 1.0}  # fmt: skip
"""How much an example counts: few lines of real interviews stand against many pairs."""
TOLD = {"told", "was told"}
WRONG = 0.04
"""The share of told lines that may stand among those taken for untold."""


@dataclass(frozen=True, slots=True)
class Bag:
    """A line with what was said: a row of signs for each stretch of it, and what is true of them together."""

    group: int
    label: str
    signs: Array

    @property
    def told(self) -> bool:
        return self.label in TOLD


def bags_of_pairs(path: Path, likeness: Likeness | None, beside: bool = True) -> list[Bag]:
    """The pairs of a file. Those that share a line or an answer are of one trade, which is one group."""
    items = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = []
    for group, members in enumerate(_trades(items)):
        lines = list(dict.fromkeys(item["evidence"] for item in members))
        answers = list(dict.fromkeys(item["answer"] for item in members))
        labels = {(item["evidence"], item["answer"]): item["label"] for item in members}
        rarity = Rarity(dict.fromkeys([*lines, *(s for answer in answers for s in sentences(answer))]))
        evidence = [Evidence(f"e{at}", line, "work[0]") for at, line in enumerate(lines)]
        for answer in answers:
            said = [Answered(tuple(pieces_of(answer, Source("transcript", "turn 1", ""))))]
            rows = _rows(evidence, said, rarity, likeness)
            for at, line in enumerate(lines):
                label = labels.get((line, answer), "beside")
                if beside or label != "beside":
                    found.append(Bag(group, label, rows[at]))
    return found


def _trades(items: Sequence[dict[str, str]]) -> list[list[dict[str, str]]]:
    group: dict[str, int] = {}
    for item in items:
        known = {group[text] for text in (item["evidence"], item["answer"]) if text in group}
        mine = min(known, default=len(group))
        group = {text: mine if of in known else of for text, of in group.items()}
        group[item["evidence"]] = group[item["answer"]] = mine
    found = defaultdict(list)
    for item in items:
        found[group[item["evidence"]]].append(item)
    return list(found.values())


def bags_of_cases(folder: Path, likeness: Likeness | None, first: int) -> list[Bag]:
    """Each résumé line of each interview with all that was said there, as far as its key speaks of it."""
    found = []
    heard: list[tuple[Any, ...]] = []
    usual = board.conveyed
    try:
        board.conveyed = lambda *given: heard.append(given) or usual(*given)  # type: ignore[assignment, func-returns-value]
        for group, case in enumerate(cases_in(folder)):
            heard.clear()
            pack_of(case)
            evidence, answers, rarity, _ = max(heard, key=lambda given: sum(len(a.pieces) for a in given[1]))
            rows = _rows(evidence, answers, rarity, likeness)
            labels = _labels((case / "key.yaml").read_text(encoding="utf-8"))
            found += [Bag(first + group, labels[e.path], rows[at]) for at, e in enumerate(evidence) if e.path in labels]
    finally:
        board.conveyed = usual
    return found


def _labels(raw: str) -> dict[str, str]:
    key = yaml.safe_load(raw)
    labels = dict.fromkeys(key.get("distractors") or [], "distractor")
    labels |= {one["evidence"]: "untold" for one in key["untold"]}
    told = [one["evidence"] for one in key["told"]] + re.findall(r'"([^"]+)"\s*#[^\n]*already told', raw)
    return labels | dict.fromkeys(told, "was told")


def _rows(
    evidence: Sequence[Evidence], answers: Sequence[Answered], rarity: Rarity, likeness: Likeness | None
) -> list[Array]:
    rows: list[list[tuple[float, ...]]] = [[] for _ in evidence]
    for place, _span, held in conveyed.pairs(evidence, answers, rarity, likeness):
        rows[place].append(held)
    width = len(WORDS) + (len(MEANING) if likeness is not None else 0)
    return [np.array(one or [NOTHING[:width]], dtype=float) for one in rows]


NOTHING = (0.0,) * (len(WORDS) + len(MEANING))


# -- learning


def learn(bags: Sequence[Bag]) -> Array:
    """The weights for plain signs, the bias last. Of a line that was told, the stretch that speaks most for it is
    learned from; of one that was not, the two that speak most for it, which have to be told apart.
    """
    every = np.concatenate([bag.signs for bag in bags])
    middle, spread = every.mean(axis=0), every.std(axis=0) + 1e-9
    scaled = [(bag.signs - middle) / spread for bag in bags]
    weights = np.zeros(every.shape[1] + 1)
    for name in ("share", "figures", "change"):
        weights[WORDS.index(name)] = 1.0  # where to begin: any sensible order of the stretches does
    for _ in range(ROUNDS):
        rows, wanted, counts = [], [], []
        for bag, signs in zip(bags, scaled, strict=True):
            most = np.argsort(-(signs @ weights[:-1]), kind="stable")[: 1 if bag.told else 2]
            rows += [signs[at] for at in most]
            wanted += [float(bag.told)] * len(most)
            counts += [WEIGHT[bag.label] / len(most)] * len(most)
        weights = fit(np.array(rows), np.array(wanted)[:, None], np.array(counts), RIDGE)[:, 0]
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ middle)


def weighed(bag: Bag, weights: Array) -> float:
    return float((bag.signs @ weights[:-1] + weights[-1]).max())


def tried(bags: Sequence[Bag]) -> Array:
    """The weighed signs of each bag, by weights that never saw its group."""
    found = np.zeros(len(bags))
    for fold in range(FOLDS):
        weights = learn([bag for bag in bags if bag.group % FOLDS != fold])
        for at, bag in enumerate(bags):
            if bag.group % FOLDS == fold:
                found[at] = weighed(bag, weights)
    return found


# -- what comes out


def area(values: Array, told: Array) -> float:
    """How often a told one stands above one that was not: 0.5 is chance, 1 always."""
    ups, downs = values[told], values[~told]
    return float((ups[:, None] > downs[None]).mean() + 0.5 * (ups[:, None] == downs[None]).mean())


def report(name: str, bags: Sequence[Bag], values: Array, also: Sequence[str]) -> None:
    held = np.array([bag.label in also for bag in bags])
    told = np.array([bag.told for bag in bags])[held]
    values = values[held]
    order = np.argsort(values, kind="stable")
    wrong = np.cumsum(told[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(wrong <= WRONG)
    count = int(good[-1]) + 1 if len(good) else 0
    print(f"{name:34} told above not {area(values, told):.3f}   at most {WRONG:.0%} told among the untold: "
          f"{(~told[order][:count]).sum()} of {(~told).sum()} found"
          + (f", below {values[order][count - 1]:+.2f}" if count else ""))  # fmt: skip
    for level in (learnt.PERHAPS, learnt.TOLD):
        under = values < level
        print(f"{'':34} below {level:+.2f}: {(~told & under).sum()} of {(~told).sum()} untold, "
              f"{(told & under).sum()} of {told.sum()} told")  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="put the weights into the program")
    parser.add_argument("--blind", action="store_true", help="the sums of pairs that nobody has read")
    args = parser.parse_args()
    from afterword.meaning import load

    found = {}
    for name, likeness in (("BY_WORDS", None), ("WITH_MEANING", load())):
        os.environ["AFTERWORD_MEANING"] = "0" if likeness is None else "1"
        print(f"\n{name.replace('_', ' ').lower()}")
        pairs = bags_of_pairs(HERE / "exemplars" / "told.yaml", likeness)
        cases = bags_of_cases(HERE / "cases", likeness, max(bag.group for bag in pairs) + 1)
        bags = [*pairs, *cases]
        values = tried(bags)
        report("invented pairs", bags, values, ("told", "touched", "not"))
        report("  told against touched", bags, values, ("told", "touched"))
        report("interviews", bags, values, ("was told", "untold", "distractor"))
        report("  told against the key's untold", bags, values, ("was told", "untold"))
        found[name] = learn(bags)
        if args.blind:
            blind = bags_of_pairs(HERE / "blind" / "told.yaml", likeness, beside=False)
            report("blind pairs", blind, np.array([weighed(b, found[name]) for b in blind]), ("told", "touched", "not"))
    names = [*WORDS, *MEANING]
    print(f"\n{'':26}{'words':>8}{'meaning':>9}")
    for at, name in enumerate([*names, "bias"]):
        words = found["BY_WORDS"][-1 if name == "bias" else at] if name == "bias" or at < len(WORDS) else None
        both = found["WITH_MEANING"][-1 if name == "bias" else at]
        print(f"{name:26}{'' if words is None else format(words, '+.2f'):>8}{both:+9.2f}")
    if args.write:
        write(found)
    return 0


def write(found: dict[str, Array]) -> None:
    path = Path(learnt.__file__)
    text = path.read_text(encoding="utf-8")
    for name, weights in found.items():
        listed = ", ".join(f"{value:.3f}" for value in weights)
        text = re.sub(rf"^{name}: [^)]*\)", f"{name}: tuple[float, ...] = (\n    {listed}\n)", text, flags=re.M | re.S)
    path.write_text(text, encoding="utf-8")
    print(f"written to {path.name}; `ruff format` it")


if __name__ == "__main__":
    sys.exit(main())
