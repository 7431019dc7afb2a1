"""The values every room shares: what happened, who was there, what the person can prove, and what a sentence rests on.

Nothing here reads a clock, a file or a database. Times are aware datetimes; dates are `datetime.date`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

Answer = Literal["yes", "no", "unsure"]
"""How the person answered one of the four questions. `None` stands for "not answered yet" and is never read as no."""

Landed = Literal["well", "unsure", "badly"]
Register = Literal["plain", "warm", "formal"]
SourceKind = Literal["debrief", "transcript", "resume", "job", "invitation", "log", "message", "outcome", "method"]
OutcomeKind = Literal[
    "next_round", "offer", "accepted", "declined", "refused", "withdrawn", "silent", "frozen", "filled", "reopened",
    "started", "moot", "changed", "ended",
]  # fmt: skip
"""What came of an interview: `store.models.Outcome.Kind` says each in a few words."""
ToldBy = Literal["call", "email", "letter", "meeting", "recruiter", "heard", "self", ""]


@dataclass(frozen=True, slots=True)
class Source:
    """What a sentence or finding rests on.

    `quote` is the exact text in the input (empty for "method", which states no fact; of "log", the contact log, the
    moment of the contact); `ref` says where: "questions[0].said", "goals[1]", "work[0].highlights[2]", "answers.why".
    """

    kind: SourceKind
    ref: str
    quote: str


METHOD = Source("method", "", "")


@dataclass(frozen=True, slots=True)
class Problem:
    """Bad input as a value: where it stands and one sentence that says how to mend it. Line numbers start at 1."""

    file: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the person met, or could turn to. `address_as` is how to greet them ("Ms Okafor", "Royce"), if known."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""
    address_as: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, as the person recalls them and, where there is a transcript, as they were spoken.

    `position` counts from 0 in the debrief's order. `heard` and `answer` are exact words of the transcript ("" without
    one), `start` the time stamp of the question as the transcript has it, `by` the label of who asked. `asked` is the
    person's own wording; where they have none, it is what was heard.
    """

    position: int
    asked: str = ""
    said: str = ""
    landed: Landed | None = None
    wish_said: str = ""
    heard: str = ""
    answer: str = ""
    start: str | None = None
    by: str = ""

    @property
    def id(self) -> str:
        return f"q{self.position + 1}"

    def source(
        self, part: Literal["asked", "said", "wish_said", "landed", "heard", "answer"], quote: str | None = None
    ) -> Source:
        """The source for `part` of this exchange; `quote` narrows it to a piece of that text."""
        text: str = getattr(self, part) or ""
        given = text if quote is None else quote
        if part in {"heard", "answer"} or (part == "asked" and self.asked == self.heard):
            return Source("transcript", self.start or f"questions[{self.position}]", given)
        return Source("debrief", f"questions[{self.position}].{part}", given)


@dataclass(frozen=True, slots=True)
class Goal:
    """Something the employer said or advertised they need. `id` is "g1", "g2", ... in the order given."""

    id: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """An accomplishment the person can prove.

    `path` is where it stands in the résumé ("work[0].highlights[2]") or "bank[3]" for one typed in the evidence bank.
    `at` is the organisation it happened in, `ended` whether that work is over (None: not known).
    """

    id: str
    text: str
    path: str
    at: str = ""
    position: str = ""
    started: str = ""
    ended: str | None = None

    @property
    def source(self) -> Source:
        return Source("resume", self.path, self.text)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The four questions of the article's assessment (S1)."""

    want: Answer | None = None
    effective: Answer | None = None
    interest: Answer | None = None
    understood: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One round with one employer, as the person recalls it."""

    employer: str = ""
    role: str = ""
    starts_at: datetime | None = None
    starts_at_text: str = ""  # as written in the input, so that a source can quote it
    interviewers: tuple[Person, ...] = ()
    contact_rules: str = ""
    decision_by: date | None = None
    decision_by_text: str = ""
    assessment: Assessment = Assessment()
    exchanges: tuple[Exchange, ...] = ()
    goals: tuple[Goal, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The person themselves. `country` is ISO 3166 alpha-2, "" when not known."""

    name: str = ""
    phone: str = ""
    email: str = ""
    country: str = ""
    signature: str = ""
    register: Register = "plain"
    name_source: Source = METHOD
    phone_source: Source = METHOD


@dataclass(frozen=True, slots=True)
class Said:
    """Feedback, word for word. `concerns` are ids of the knowledge that the person sees in it."""

    words: str
    on: date
    way: ToldBy = ""
    by: Person | None = None
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """How an interview stands after the answer (S7, S12). `on`: the day the answer came; `words`: what they said.

    `by`: who told it, where known. `answer_by`: of an offer, until when they want to know. `feedback` came since.
    `moot` are the ids of exchanges whose worry no longer matters. `source` quotes what the person kept of the answer.
    """

    kind: OutcomeKind
    on: date
    way: ToldBy = ""
    by: Person | None = None
    words: str = ""
    answer_by: date | None = None
    feedback: tuple[Said, ...] = ()
    moot: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        return Source("outcome", "outcome.words" if self.words else "outcome.kind", self.words or self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the method works on. `slot_answers` are the person's answers to open slots, by slot id.

    `country` is where the employer is (greetings, dates and holidays follow it); "" when not known.
    `called` is whether they have spoken in the clarifying call: None when it has not been tried, False when it was
    tried and came to no talk. `call_outcome` says how the last try ended. `after` is how it stands once an answer is
    known, None before.
    """

    interview: Interview
    candidate: Candidate = Candidate()
    evidence: tuple[Evidence, ...] = ()
    slot_answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    adviser: Person | None = None
    country: str = ""
    called: bool | None = None
    call_outcome: Literal["", "spoke", "voicemail", "not_reached", "declined"] = ""
    after: After | None = None
