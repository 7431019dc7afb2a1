"""What a diagnosis holds. Every finding carries the words it rests on; none of them is a score of the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from afterword.domain.interview import Source

WeakKind = Literal[
    "no_example", "no_result", "vague", "rambling", "too_short", "off_topic", "evasive", "hedged", "contradicted",
    "disclosed_private", "disparaged_employer", "factual_error", "blank", "low_landing",
]  # fmt: skip
Answered = Literal["fully", "partly", "not", "unknown"]


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """One thing that was weak in an answer: `quote` is exact text of the input, `why` one plain sentence."""

    kind: WeakKind
    quote: str
    why: str
    start: str | None = None


@dataclass(frozen=True, slots=True)
class PrivateQuestion:
    """A question that touches protected ground. `veiled`: the wording is neutral, the ground is behind it (S10).

    Not `sure`: it may have been meant so, which only the person can know. It is shown to them and used for nothing.
    """

    quote: str
    topic: str
    veiled: bool
    source: Source
    start: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ExchangeFinding:
    """One exchange, read: `family` and `concern` come from the knowledge; `exchange` is its id ("q1")."""

    exchange: str
    family: str
    concern: str
    answered: Answered
    weak: tuple[WeakPoint, ...] = ()
    private: PrivateQuestion | None = None


@dataclass(frozen=True, slots=True)
class Told:
    goal: str
    evidence: str
    quote: str
    source: Source
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Untold:
    """Evidence that serves a goal and was not conveyed. `strength` (0..1) orders the list; it is no probability.

    `exchange` is the question it answers; "" where it serves a need that was only spoken of or advertised.
    """

    goal: str
    evidence: str
    strength: float
    why: str
    exchange: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    expressed: Literal["none", "weak", "clear", "unknown"]
    quotes: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    quote: str
    concern: str
    source: Source
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    who: Literal["candidate", "employer"]
    what: str
    by: str | None
    quote: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What listening to the papers found, by exchange and goal id; it stands beside what the debrief tells.

    `exchanges` holds the finding for each exchange that was heard. `told` and `untold` are None where no paper was
    listened to for them.
    """

    exchanges: tuple[ExchangeFinding, ...] = ()
    told: tuple[Told, ...] | None = None
    untold: tuple[Untold, ...] | None = None
    interest: Interest | None = None
    doubts: tuple[Doubt, ...] = ()
    private_questions: tuple[PrivateQuestion, ...] = ()
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """Something worth repairing. `ref` is an exchange id, a goal id, "left_out[0]" or "interest"; best first by
    `weight`.
    """

    kind: Literal["answer", "omission", "interest"]
    ref: str
    why: str
    weight: float
    sources: tuple[Source, ...]
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class LeaveAlone:
    ref: str
    why: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    exchanges: tuple[ExchangeFinding, ...]
    told: tuple[Told, ...]
    untold: tuple[Untold, ...]
    interest: Interest
    doubts: tuple[Doubt, ...]
    private_questions: tuple[PrivateQuestion, ...]
    promises: tuple[Promise, ...]
    repairs: tuple[Repair, ...]
    leave_alone: tuple[LeaveAlone, ...]

    def finding(self, exchange_id: str) -> ExchangeFinding:
        """The finding for an exchange; KeyError when there is none."""
        for found in self.exchanges:
            if found.exchange == exchange_id:
                return found
        raise KeyError(exchange_id)
