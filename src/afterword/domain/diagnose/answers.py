"""What the person tells of their own answers. (First step: nothing is found yet.)"""

from __future__ import annotations

from afterword.domain.diagnose.findings import Answered, Doubt, Interest, Promise, WeakPoint
from afterword.domain.interview import Exchange, Interview


def weak_points(exchange: Exchange, family: str) -> tuple[WeakPoint, ...]:
    return ()


def answered(exchange: Exchange, weak: tuple[WeakPoint, ...]) -> Answered:
    return "unknown"


def interest_of(interview: Interview) -> Interest:
    return Interest("unknown")


def doubts_of(interview: Interview) -> tuple[Doubt, ...]:
    return ()


def promises_of(interview: Interview) -> tuple[Promise, ...]:
    return ()


def discloses_private(text: str) -> tuple[tuple[str, str], ...]:
    return ()
