"""From the interview to what came of it: what the person did before they were answered, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from afterword.domain.interview import OutcomeKind
from afterword.domain.learn.shares import Share

Done = Literal["spoke", "wrote", "nothing"]
"""What the person did after the interview and before the answer: the most personal of it."""

Came = Literal["further", "waiting", "stepped_back", "silent", "no"]
"""further: another round or an offer, whatever became of it. stepped_back: the person did. silent: nothing came, and
the person waits no longer. no: they refused, took someone else or stopped looking."""

DONE: tuple[Done, ...] = get_args(Done)
CAME: tuple[Came, ...] = get_args(Came)
FELT = ("yes", "unsure", "no")
"""The answers to "Did you answer effectively?", the person's own rating of the interview."""

_CAME: Mapping[OutcomeKind, Came] = {
    "next_round": "further",
    "offer": "further",
    "accepted": "further",
    "declined": "further",
    "started": "further",
    "moot": "further",
    "changed": "further",
    "ended": "further",
    "reopened": "waiting",
    "withdrawn": "stepped_back",
    "silent": "silent",
    "refused": "no",
    "frozen": "no",
    "filled": "no",
}


def came_of(outcome: str) -> Came:
    """What an outcome counts as here; "" (none yet), and one this version does not know, is still waiting."""
    return next((came for kind, came in _CAME.items() if kind == outcome), "waiting")


@dataclass(frozen=True, slots=True)
class Group:
    """So many interviews alike in these three. `felt` is "" where the person has not said."""

    done: Done
    felt: str
    came: Came
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """How many of one kind came to what."""

    further: int = 0
    waiting: int = 0
    stepped_back: int = 0
    silent: int = 0
    no: int = 0

    @property
    def total(self) -> int:
        return sum(self.of(came) for came in CAME)

    @property
    def share(self) -> Share:
        """Those that went further, of those decided by the employer, by an answer or by silence. Those still waiting
        and those the person stepped back from are on neither side: they say nothing of what the employer decided.
        """
        return Share(self.further, self.further + self.silent + self.no)

    def of(self, came: Came) -> int:
        count: int = getattr(self, came)
        return count


def row_of(groups: Iterable[Group]) -> Row:
    """These groups together."""
    counts = dict.fromkeys(CAME, 0)
    for group in groups:
        counts[group.came] += group.count
    return Row(**counts)
