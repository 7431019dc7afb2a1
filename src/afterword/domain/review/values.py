"""A check: what is wrong with a draft, how much it weighs, and the words that caused it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["block", "confirm", "warn"]
"""block: not ready while it stands. confirm: the person says that it is meant. warn: said once, theirs to judge."""


@dataclass(frozen=True, slots=True)
class Check:
    """`quote` is exact text of the draft ("" when it is about the whole), `message` what is wrong and what to do."""

    rule: str
    severity: Severity
    message: str
    quote: str
    sentence: str | None = None  # the key of the sentence it is about
