"""The second voice beside the words: what a model that has heard many wordings takes a sentence for.

Wordings are lists, and a list knows what somebody wrote into it. A model trained on invented wordings also knows what
is put like them. The domain only knows this port; without a model there is None, and the words decide alone.
"""

from __future__ import annotations

from typing import Protocol

ALONE = 0.5
"""From this probability on the model is believed where the words see nothing. What is told wrongly to be a private
question or a doubt does more harm than what is missed, so the probabilities lean to "fair" (see `eval/heads.py`)."""
FAIR = 0.01
"""Up to this probability what only weak wordings take for something is left alone."""


class Sense(Protocol):
    """Probabilities from 0 to 1 for one sentence. Deterministic, and the same in any company."""

    def private(self, sentence: str, before: str) -> tuple[str, float]:
        """The topic of private ground it touches most likely, and how likely it touches any. `before`: what the same
        voice said just before, or ""."""
        ...

    def doubt(self, sentence: str, said: str) -> float:
        """How likely it voices a doubt about the candidate, who had just said `said` ("" where it answers nothing)."""
        ...

    def family(self, question: str, lead: str) -> tuple[str, float]:
        """The group of families it belongs to most likely, and how likely. `lead`: what led up to it, or ""."""
        ...
