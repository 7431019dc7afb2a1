"""How answers landed, by kind of question and quarter, as the person felt it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from afterword.domain.learn.shares import Share

LANDINGS = ("well", "unsure", "badly")
A_YEAR = 4  # quarters


@dataclass(frozen=True, slots=True)
class Landings:
    """How many answers landed how."""

    well: int = 0
    unsure: int = 0
    badly: int = 0

    @property
    def total(self) -> int:
        return self.well + self.unsure + self.badly

    @property
    def share(self) -> Share:
        return Share(self.well, self.total)

    def __add__(self, other: Landings) -> Landings:
        return Landings(self.well + other.well, self.unsure + other.unsure, self.badly + other.badly)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one kind of question, by quarter, the oldest first."""

    family: str
    quarters: tuple[Landings, ...]

    @property
    def earlier(self) -> Landings:
        """All but the last four quarters."""
        return sum(self.quarters[:-A_YEAR], Landings())

    @property
    def lately(self) -> Landings:
        return sum(self.quarters[-A_YEAR:], Landings())

    @property
    def all(self) -> Landings:
        return self.earlier + self.lately


def quarters(today: date, count: int) -> tuple[date, ...]:
    """The first days of the last `count` quarters of the calendar, oldest first; the last is the one of `today`."""
    last = today.year * 4 + (today.month - 1) // 3
    return tuple(date(number // 4, number % 4 * 3 + 1, 1) for number in range(last - count + 1, last + 1))


def answers_of(counts: Iterable[tuple[str, int, str, int]], count: int) -> tuple[Answers, ...]:
    """`counts`: (family, number of the quarter from 0, how it landed, how many); `count`: how many quarters there are.

    The family with the most answers first; those with as many by their id.
    """
    found: dict[str, list[Landings]] = defaultdict(lambda: [Landings()] * count)
    for family, quarter, landed, many in counts:
        if landed in LANDINGS:
            found[family][quarter] += Landings(**{landed: many})
    rows = (Answers(family, tuple(periods)) for family, periods in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.all.total, row.family)))
