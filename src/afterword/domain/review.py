"""The checks on a draft before it may be used: block, confirm or warn, with the words that caused it and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from afterword.domain.compose.draft import Draft
from afterword.domain.interview import Case

Severity = Literal["block", "confirm", "warn"]


@dataclass(frozen=True, slots=True)
class Check:
    rule: str
    severity: Severity
    message: str
    quote: str
    sentence: str | None = None  # the key of the sentence it is about


def review(draft: Draft, case: Case) -> tuple[Check, ...]:
    raise NotImplementedError
