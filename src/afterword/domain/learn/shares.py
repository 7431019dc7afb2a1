"""A few of so many: how far such a share may be from what it would be over a long time, and when two may be compared.

The interval is Wilson's (E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927); the
interval of a difference is Newcombe's tenth method, which is made of two of Wilson's (R. G. Newcombe, Interval
estimation for the difference between independent proportions, 1998). Both hold for small numbers, and at none and all.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, sqrt
from statistics import NormalDist
from typing import Literal

FEWEST = 20
"""Under so many on either side nothing is compared, and no interval is spoken of: it would hold nearly everything."""

SURE = 0.95
"""Of intervals made this way, so many in the long run hold what they are meant to hold."""


@dataclass(frozen=True, slots=True)
class Share:
    """`came` of `of`, both counts, 0 <= came <= of."""

    came: int
    of: int

    @property
    def enough(self) -> bool:
        return self.of >= FEWEST


@dataclass(frozen=True, slots=True)
class Between:
    """From `low` to `high`: parts of one, or of two such the difference, which may be negative."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two shares may be told apart. `missing_*`: how many more each side would need first."""

    kind: Literal["too_few", "alike", "apart"]
    missing_first: int = 0
    missing_second: int = 0


def normal(among: int = 1) -> float:
    """How many standard deviations to either side: 1.96; more where this is one of several looks (Bonferroni)."""
    return NormalDist().inv_cdf(1 - (1 - SURE) / 2 / among)


def wilson(share: Share, among: int = 1) -> Between:
    """Wilson's score interval; of none at all it is everything."""
    came, of = share.came, share.of
    if not of:
        return Between(0.0, 1.0)
    squared = normal(among) ** 2
    middle = (came + squared / 2) / (of + squared)
    half = sqrt(squared * (came * (of - came) / of + squared / 4)) / (of + squared)
    return Between(0.0 if not came else max(0.0, middle - half), 1.0 if came == of else min(1.0, middle + half))


def difference(first: Share, second: Share, among: int = 1) -> Between:
    """Newcombe's interval of the first share less the second. Both must be of at least one."""
    one, two = first.came / first.of, second.came / second.of
    a, b = wilson(first, among), wilson(second, among)
    return Between(
        one - two - sqrt((one - a.low) ** 2 + (b.high - two) ** 2),
        one - two + sqrt((a.high - one) ** 2 + (two - b.low) ** 2),
    )


def compare(first: Share, second: Share, among: int = 1) -> Comparison:
    """`among`: how many such comparisons are made at once, so that one of many is not apart by chance alone."""
    if not (first.enough and second.enough):
        return Comparison("too_few", max(0, FEWEST - first.of), max(0, FEWEST - second.of))
    found = difference(first, second, among)
    return Comparison("apart" if found.low > 0 or found.high < 0 else "alike")


def tenths(between: Between) -> tuple[int, int]:
    """The interval in whole tenths, rounded outward: (2, 5) is "from 2 to 5 in 10" and promises no more than it may."""
    return floor(between.low * 10 + 1e-9), ceil(between.high * 10 - 1e-9)
