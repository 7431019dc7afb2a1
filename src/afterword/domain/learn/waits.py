"""How long an answer takes, when some have not come yet: the Kaplan-Meier estimate.

E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, 1958. A wait that is not over counts
as long as it has lasted and no longer. The band is Greenwood's variance on the scale of log(-log), which keeps it
between none and all (J. D. Kalbfleisch and R. L. Prentice, 1980); the interval of a day by which a share has answered
is read off the band (R. Brookmeyer and J. Crowley, 1982).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from afterword.domain.learn.shares import Share, normal, wilson

TINY = 1e-9  # a share reached by steps of a division is reached


@dataclass(frozen=True, slots=True)
class Wait:
    """Whole days from the interview to the first answer, or, without one, to the last day of which that is known."""

    days: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which answers came: how many waits had lasted until then, how many answers came, how many of all wait
    still afterwards as a part of one, and the band of that part.
    """

    day: int
    waiting: int
    answered: int
    still: float
    low: float
    high: float


def curve(waits: Iterable[Wait]) -> tuple[Step, ...]:
    """The estimate, a step for each day with an answer. A wait that ends unanswered on such a day was still at risk."""
    came: Counter[int] = Counter()
    left: Counter[int] = Counter()
    for wait in waits:
        (came if wait.answered else left)[wait.days] += 1
    waiting = came.total() + left.total()
    still, greenwood, high = 1.0, 0.0, 1.0
    steps = []
    for day in sorted(came.keys() | left.keys()):
        if answered := came[day]:
            before, still = still, still * (1 - answered / waiting)
            if waiting == answered:  # Greenwood's variance has no value here: of these last ones, Wilson's interval
                still, low, high = 0.0, 0.0, min(high, before * wilson(Share(0, waiting)).high)
            else:
                greenwood += answered / (waiting * (waiting - answered))
                low, high = _band(still, greenwood)
            steps.append(Step(day, waiting, answered, still, low, high))
        waiting -= answered + left[day]
    return tuple(steps)


def _band(still: float, greenwood: float) -> tuple[float, float]:
    spread = normal() * sqrt(greenwood) / abs(log(still))
    return still ** exp(spread), still ** exp(-spread)


def answered_by(steps: Sequence[Step], share: float) -> int | None:
    """The day by which this share had answered, by the estimate; None where it was never reached."""
    return next((step.day for step in steps if step.still <= 1 - share + TINY), None)


def answered_by_between(steps: Sequence[Step], share: float) -> tuple[int | None, int | None]:
    """The interval of that day; None for an end that lies beyond all that is known."""
    low = next((step.day for step in steps if step.low <= 1 - share + TINY), None)
    high = next((step.day for step in steps if step.high <= 1 - share + TINY), None)
    return low, high
