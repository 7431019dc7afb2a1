"""The second voice beside the words: a model that weighs what the words noticed in a sentence with what it means.

Wordings are lists, and a list knows what somebody wrote into it. So the words do not decide alone where there is a
model: what they noticed in a sentence, their own verdict first, becomes its marks, and the model, trained on invented
wordings that the lists had never seen, says how much they are worth here. The domain only knows this port. Without a
model there is None, and the words decide alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

TAKEN = 0.5
"""From this probability on a sentence is taken for a private question or a doubt. The probabilities lean to "no": what
is wrongly called either does more harm than what is missed (`eval/heads.py` says how far)."""

PERHAPS = 0.25
"""From here on the person is asked to judge for themselves whether a question was meant personally."""


class Sense(Protocol):
    """Says how likely one sentence is this or that, 0 to 1. Deterministic, and the same in any company.

    `marks` are what the words noticed, always in the same order, each 0 to 1.
    """

    def private(self, sentence: str, marks: Sequence[float]) -> float:
        """Whether it touches private ground."""
        ...

    def topic(self, sentence: str) -> str:
        """The topic of private ground that it touches most likely, if it touches any."""
        ...

    def doubt(self, sentence: str, said: str, marks: Sequence[float]) -> float:
        """Whether it voices a doubt about the candidate, who had just said `said` ("" where it answers nothing)."""
        ...

    def family(self, question: str, weights: Mapping[str, float]) -> str:
        """The family it belongs to. `weights`: how much the words speak for each."""
        ...
