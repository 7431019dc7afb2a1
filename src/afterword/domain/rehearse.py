"""Speaking the card before the call (S11): which concern is thrown in when, and what there is to say of it afterwards.

Observations only: how long, where the time went, what the person marked themselves. Nobody is graded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from afterword.domain.review.spoken import speaking_seconds_of

BUDGET_SECONDS = 120
"""The card asks for two minutes (`compose.call`), so two minutes is what there is."""

MOST_CONCERNS = 3
"""Thrown into one rehearsal. More would rehearse the concerns and not the call."""

LONGEST = 60 * 60
"""Seconds. A part that took longer was a phone put down, not a part that was spoken."""

FILLERS = ("um", "uh", "er", "you know", "sort of", "kind of", "i mean", "like", "basically", "actually", "so yeah")
"""Words that fill a pause in spoken English. Counted where the browser writes along, never judged."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """A concern that is raised once the part with this number (from 1) has been said."""

    after: int
    concern: str


@dataclass(frozen=True, slots=True)
class Said:
    """One stretch of a rehearsal: a part of the card or a concern, by its name, seconds taken, and the person's mark.

    `seconds` is None where nobody kept the time.
    """

    name: str
    seconds: int | None
    stumbled: bool


@dataclass(frozen=True, slots=True)
class Observed:
    """What can be said of a rehearsal without judging it. `seconds` is the person's own part, concerns left out.

    `longest` is the part that took longest; None where nothing was timed or there is only one part. `over` is how many
    seconds the card took beyond its two minutes, 0 within them.
    """

    seconds: int
    over: int
    longest: Said | None
    stumbled: tuple[str, ...]
    concerns: int


def interruptions(parts: int, concerns: Sequence[str], chances: Iterator[float]) -> tuple[Interruption, ...]:
    """Which concerns are thrown in, and when, in the order of the call. At most `MOST_CONCERNS`, each once.

    `concerns` are the prepared ones, likeliest first; `chances` gives numbers in [0, 1), as many as are asked for: the
    caller's dice. Nobody raises a concern before they have heard the point, so none comes after the first two parts of
    a card that has more, and none after the last, which is where the person falls silent.
    """
    places = list(range(min(3, parts), parts + 1))[:-1] or list(range(1, parts + 1))
    left = list(concerns)
    drawn = []
    for _n in range(min(MOST_CONCERNS, len(left), len(places))):
        place = places.pop(_drawn(next(chances), len(places)))
        # Likelier ones come oftener: of two draws the earlier in the list is taken.
        which = min(_drawn(next(chances), len(left)), _drawn(next(chances), len(left)))
        drawn.append(Interruption(place, left.pop(which)))
    return tuple(sorted(drawn, key=lambda one: one.after))


def planned(text: str) -> int:
    """Seconds that `text` takes at a calm pace (the pace of the timing file)."""
    return speaking_seconds_of(text) if text.strip() else 0


def observe(parts: Sequence[Said], concerns: Sequence[Said] = (), *, budget: int = BUDGET_SECONDS) -> Observed:
    """What happened. `parts` in the order they were said, `budget` in seconds."""
    total = sum(one.seconds or 0 for one in parts)
    with_time = [one for one in parts if one.seconds]
    longest = max(with_time, key=lambda one: one.seconds or 0) if len(with_time) > 1 else None
    return Observed(
        seconds=total,
        over=max(0, total - budget),
        longest=longest,
        stumbled=tuple(one.name for one in (*parts, *concerns) if one.stumbled),
        concerns=len(concerns),
    )


def words_per_minute(words: int, seconds: int) -> int | None:
    """Pace of what was written along; None where there is too little to say anything (under ten seconds or words)."""
    return round(words * 60 / seconds) if seconds >= 10 and words >= 10 else None


def known_fillers(counted: Mapping[str, int]) -> dict[str, int]:
    """Of what a browser counted, the words that are on the list and were said at all."""
    return {word: counted[word] for word in FILLERS if counted.get(word, 0) > 0}


def _drawn(chance: float, among: int) -> int:
    return min(int(chance * among), among - 1)
