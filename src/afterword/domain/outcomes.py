"""What may come of an interview, which of it is how it stands, and when to look again (contract S7, S12).

An outcome is one thing that came, on one day. They are kept side by side and none is rewritten; how it stands is worked
out from all of them. They may be noted late and in any order, so nothing here depends on when one was typed, except
between two of the same day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from afterword.domain.interview import OutcomeKind, ToldBy

REFUSALS: frozenset[str] = frozenset({"refused", "filled", "frozen"})
"""They take somebody else, or nobody: there is still something to say, and nothing to win."""
NO: frozenset[str] = REFUSALS | {"silent"}
"""After one of these what the person still owes is shown to be let go, never pressed."""
TAKEN: frozenset[str] = frozenset({"accepted", "started", "changed"})
"""The person has the job."""
BY_THE_PERSON: frozenset[str] = frozenset({"accepted", "declined", "withdrawn", "silent"})
"""Their own act or decision: nobody told them."""

FOLLOWS: Mapping[OutcomeKind | Literal[""], tuple[OutcomeKind, ...]] = MappingProxyType(
    {
        "": ("next_round", "offer", "refused", "filled", "frozen", "silent", "withdrawn"),
        "next_round": ("offer", "refused", "filled", "frozen", "silent", "withdrawn"),
        "offer": ("accepted", "declined", "refused", "frozen"),  # an offer can be taken back
        "accepted": ("started", "changed", "moot", "ended"),
        "declined": ("offer", "reopened"),
        "refused": ("reopened", "offer"),  # whoever they chose has said no
        "withdrawn": ("reopened", "offer"),
        "silent": ("next_round", "offer", "refused", "filled", "frozen", "withdrawn"),  # it came after all
        "frozen": ("reopened", "next_round", "offer", "refused", "filled", "withdrawn"),
        "filled": ("reopened", "offer", "refused"),  # the word came after all
        "reopened": ("next_round", "offer", "refused", "filled", "frozen", "silent", "withdrawn"),
        "started": ("changed", "moot", "ended"),
        "changed": ("changed", "moot", "ended"),
        "ended": ("moot", "reopened"),
    }
)
"""What can come next, as it stands, in the order it is offered. "moot" never stands: it is said of one worry."""

_ANSWERS: frozenset[str] = frozenset({"next_round", "offer", "refused", "frozen", "accepted", "declined"})
_LOOK = timedelta(days=14)
_ASKED_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Came:
    """One thing that came: `on` the day it happened, `noted_at` the moment it was written down (aware)."""

    kind: OutcomeKind
    on: date
    noted_at: datetime
    way: ToldBy = ""


def may_follow(stands: OutcomeKind | Literal[""]) -> tuple[OutcomeKind, ...]:
    """What a page offers where it stands so; "" before anything came."""
    return FOLLOWS.get(stands, ())


def how_it_stands(history: Iterable[Came]) -> Came | None:
    """The newest by its day, and of one day the one noted last; None where nothing came.

    That a worry became moot is said of that worry and changes nothing else.
    """
    standing = [came for came in history if came.kind != "moot"]
    return max(standing, key=lambda came: (came.on, came.noted_at), default=None)


def first_answer(history: Iterable[Came]) -> date | None:
    """The day they first answered the person; None while they have not.

    To have heard of it from somebody else, or to have given up waiting, is no answer of theirs.
    """
    return min((came.on for came in history if came.kind in _ANSWERS and came.way != "heard"), default=None)


def silence_begins(days: Sequence[date | None], silence_after: int) -> date | None:
    """From when on silence may be named: `silence_after` days (timing.yaml, `outcome_windows`) after the last of
    `days`, which are those of the interview, of the decision they named and of the last contact; None without any.
    """
    last = max((day for day in days if day is not None), default=None)
    return None if last is None else last + timedelta(days=silence_after)


def silence_is_asked(begins: date | None, today: date) -> bool:
    """Whether the person is asked, once, if they still wait. Not of what lies so far back that they never told it."""
    return begins is not None and begins <= today < begins + _ASKED_FOR


def look_again(since: date, today: date, watch_days: Sequence[float]) -> bool:
    """Whether this is a time to see how a story went on that was last told of on `since`: for two weeks from each of
    `watch_days` days on (timing.yaml, `outcome_windows`).
    """
    return any(timedelta() <= today - since - timedelta(days=days) < _LOOK for days in watch_days)
