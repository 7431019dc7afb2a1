"""What kind a message is, by meaning: a small linear model over the sentence model, trained on invented e-mails.

`python eval/mails.py` trains it; its numbers lie beside this file and are checked by their SHA-256 like the model's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from afterword.meaning.model import Meaning
from afterword.meaning.trained import trained

if TYPE_CHECKING:
    from afterword.domain.messages import MessageKind

WEIGHTS = "mails.npz"
ABOUT = "mails.json"
LINES, SUBJECT, SEEN = 1.5, 0.7, 0.6
"""Weights of the mean of the lines, of the subject, and of what the words saw, beside the message as a whole."""


class Mails:
    """Says what kind a message is, as `domain.messages.MessageSense` asks."""

    def __init__(self, meaning: Meaning, weights: Any, kinds: Sequence[MessageKind]) -> None:
        self._meaning = meaning
        self._weights = weights
        self._kinds = tuple(kinds)

    def kind(self, subject: str, lines: Sequence[str], marks: Sequence[float]) -> tuple[MessageKind, str]:
        raw = mail_features(self._meaning, subject, lines, marks) @ self._weights[:-1] + self._weights[-1]
        best = int(raw.argmax())
        size = len(self._meaning.vector(lines[0]))
        telling = self._weights[size : 2 * size, best] - self._weights[size : 2 * size].mean(axis=1)
        return self._kinds[best], max(lines, key=lambda line: float(self._meaning.vector(line) @ telling))


def mail_features(meaning: Meaning, subject: str, lines: Sequence[str], marks: Sequence[float]) -> Any:
    """One vector for a message: as a whole, the mean of its lines, its subject, what the words saw."""
    whole = meaning.vector(" ".join([f"{subject}.", *lines]))
    each = np.mean([meaning.vector(line) for line in lines], axis=0)
    return np.concatenate(
        [whole, LINES * each, SUBJECT * meaning.vector(subject or "none"), SEEN * np.array(marks, dtype=np.float32)]
    )


def mails_on(meaning: Meaning) -> Mails | None:
    """The reader of mails over a loaded model; None where its weights cannot be used: then the words decide alone."""
    kept = trained(WEIGHTS, ABOUT)
    return Mails(meaning, kept[0]["mail"], kept[1]["kinds"]) if kept is not None else None
