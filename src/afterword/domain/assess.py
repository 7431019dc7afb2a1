"""Four answers become a verdict with its reasons (contract S1 and S2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from afterword.domain.interview import Interview, Source

VerdictKind = Literal["salvage", "thank_only", "let_go", "decide_first", "incomplete"]


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: VerdictKind
    reasons: tuple[Reason, ...]


def assess(interview: Interview) -> Verdict:
    raise NotImplementedError
