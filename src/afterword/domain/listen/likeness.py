"""The one port of the diagnosis: how alike in meaning two texts are. Words are always there; a model may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Likeness(Protocol):
    """Says how alike texts are in meaning. Deterministic; the same pair always gets the same answer."""

    def compare(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        """A row for each of `left`, a column for each of `right`: about 0 (nothing in common) to 1 (the same)."""
        ...
