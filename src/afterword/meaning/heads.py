"""The heads: small linear models over the sentence model that say what a sentence of the employer's side is.

Each weighs the meaning of a sentence together with what the words noticed in it. `make heads` trains them on invented
wordings (`eval/heads.py`); a few thousand numbers lie beside this file and are checked by their SHA-256 like the model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from afterword.meaning.model import Meaning
from afterword.meaning.trained import trained

WEIGHTS = "heads.npz"
ABOUT = "heads.json"
"""What belongs to the weights: their SHA-256, the digest of the wordings they were trained on, what was measured."""
SAID = 0.7
"""Share of what had just been said beside the sentence that is judged."""
LOUD = 5.0
"""Weight of words from which a family is named as plainly as can be."""

Vector = Any  # numpy's arrays, as the model has them


class Heads:
    """What a sentence is taken for, as `domain.listen.sense.Sense` asks."""

    def __init__(self, meaning: Meaning, weights: Mapping[str, Vector], labels: Mapping[str, Sequence[str]]) -> None:
        self._meaning = meaning
        self._weights = weights
        self._labels = labels

    def private(self, sentence: str, marks: Sequence[float]) -> float:
        return self._probability("private", private_features(self._meaning, sentence, marks))

    def topic(self, sentence: str) -> str:
        return self._most("topic", self._meaning.vector(sentence))

    def doubt(self, sentence: str, said: str, marks: Sequence[float]) -> float:
        return self._probability("doubt", doubt_features(self._meaning, sentence, said, marks))

    def family(self, question: str, weights: Mapping[str, float]) -> str:
        return self._most("family", family_features(self._meaning, question, weights, self._labels["family"]))

    def _probability(self, head: str, features: Vector) -> float:
        slope, level = self._weights[f"{head}_scale"]
        raw = slope * float(self._raw(head, features)[0]) + level
        return float(1 / (1 + np.exp(-np.clip(raw, -40, 40))))

    def _most(self, head: str, features: Vector) -> str:
        return self._labels[head][int(self._raw(head, features).argmax())]

    def _raw(self, head: str, features: Vector) -> Vector:
        weights = self._weights[head]
        return features @ weights[:-1] + weights[-1]


def private_features(meaning: Meaning, sentence: str, marks: Sequence[float]) -> Vector:
    return np.concatenate([meaning.vector(sentence), np.array(marks, dtype=np.float32)])


def doubt_features(meaning: Meaning, sentence: str, said: str, marks: Sequence[float]) -> Vector:
    around = SAID * meaning.vector(said) if said else np.zeros_like(meaning.vector(sentence))
    return np.concatenate([meaning.vector(sentence), around, np.array(marks, dtype=np.float32)])


def family_features(meaning: Meaning, question: str, weights: Mapping[str, float], known: Sequence[str]) -> Vector:
    named = [min(weights.get(family, 0.0), LOUD) / LOUD for family in known]
    return np.concatenate([meaning.vector(question), np.array(named, dtype=np.float32)])


def heads_on(meaning: Meaning) -> Heads | None:
    """The heads over a loaded model; None where their weights cannot be used, so that the words decide alone."""
    kept = trained(WEIGHTS, ABOUT)
    return Heads(meaning, kept[0], kept[1]["labels"]) if kept is not None else None
