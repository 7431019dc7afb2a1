"""Which step, through which channel, when, and why (contract S3 to S6, S8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Literal

from afterword.domain.assess import Verdict
from afterword.domain.diagnose.findings import Diagnosis, LeaveAlone, Repair
from afterword.domain.interview import Case, Source
from afterword.domain.plan.times import Times, times

Channel = Literal["call", "email", "recruiter", "none"]
StepKind = Literal[
    "settle",            # an answer to one of the four questions is missing
    "decide",            # unsure about wanting it
    "cool_off",
    "adviser",
    "bridge_email",      # asks for five minutes when a call is not clearly welcome
    "call",
    "voicemail",
    "letter",
    "thank_you",
    "courteous_close",
    "promised",          # something the person said they would send
    "follow_up",
    "gracious_reply",    # after a no (S7)
    "advice_request",    # one or two narrow questions, some days after it
    "advice_thanks",     # their advice came
    "offer_reply",       # thanks for an offer, and until when to answer
    "answer_offer",      # the person makes up their mind
    "still_interested",  # it is open again
]  # fmt: skip


TouchWay = Literal[
    "call",              # spoken
    "voicemail",
    "not_reached",
    "email",
    "letter",            # on paper
    "message",
    "recruiter",
    "meeting",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The recipient's working time: their zone, public holidays (dates), weekend days (Monday is 0)."""

    zone: tzinfo
    holidays: frozenset[date] = frozenset()
    weekend: frozenset[int] = frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class Clearance:
    """Whether a call is welcome. `cleared` True, False (a blocker stands) or None (unclear: ask first), with why."""

    cleared: bool | None
    reason: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One dated act. `not_before` and `due` are aware: in the recipient's zone, private steps in the person's own.

    `ref` names the promise a step "promised" is about (`Owed.ref`), "" where there is none to name.
    """

    kind: StepKind
    channel: Channel
    not_before: datetime | None
    due: datetime | None
    why: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """Contacts with the employer: how many the plan would make, of how many that are wise before the decision.

    A call and the voicemail after it count once, and so does a promised paper that goes with the letter.
    `why` says what was left out of the plan, or put off, for the sake of it; "" when nothing was.
    """

    planned: int
    made: int
    allowed: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    first: Repair | None
    channel: Channel
    channel_why: str
    clearance: Clearance
    steps: tuple[Step, ...]
    leave_alone: tuple[LeaveAlone, ...]
    budget: Budget


@dataclass(frozen=True, slots=True)
class ContactMade:
    """A contact that has happened: what step it was, when, and whether it was answered (None: not known).

    `kind` "other" is one the plan did not ask for. `reached` False: nobody was there, so it was only an attempt.
    """

    kind: StepKind | Literal["other"]
    at: datetime
    answered: bool | None = None
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Touched:
    """One line of the contact log: out or in, by which way, for which step ("": none the plan asked for).

    `answered` of what came in: False for what answers nothing, such as an automatic reply.
    `no_more_calls`: with it they asked not to be rung again, or said no.
    """

    way: TouchWay
    at: datetime
    outward: bool = True
    step_kind: StepKind | Literal[""] = ""
    answered: bool | None = None
    no_more_calls: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise of the person's that is kept track of, open or closed.

    `quote`: the exact words where it was heard; a promise heard in these words is this one. `noted_at`: since when it
    is kept track of. `channel` "" leaves the way to the plan.
    """

    ref: str
    what: str
    due: datetime | None
    noted_at: datetime
    open: bool = True
    quote: str = ""
    channel: Channel | Literal[""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInput:
    case: Case
    verdict: Verdict
    diagnosis: Diagnosis
    now: datetime
    calendar: WorkCalendar
    own_zone: tzinfo
    contacts: Sequence[ContactMade] = field(default_factory=tuple)
    promises: Sequence[Owed] = field(default_factory=tuple)  # beside those the diagnosis heard
    times: Times = field(default_factory=times)
