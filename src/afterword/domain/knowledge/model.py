"""What the knowledge files hold, as values. Every value says what it rests on and how far that was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Literal, NamedTuple

from afterword.domain.knowledge.cues import Cue, read

Checked = Literal["verified", "recall", "judgement"]
"""verified: the named source was read and says it. recall: from general knowledge, not looked up. judgement: ours."""

Shape = Literal[
    "commitment",  # what cannot be known, what can be said, the proof
    "example",     # situation, act, result
    "fact",        # one short fact
    "schedule",    # the requirement as stated, and whether it can be met
    "reason",      # why this job or this organisation
    "thread",      # present, past, future
    "worked",      # the worked answer, finished after the interview
    "correction",  # one neutral sentence, then forward
    "closeness",   # own the gap, the nearest proof, the plan
    "choice",      # chosen on purpose
    "none",
]  # fmt: skip
FamilyChannel = Literal["call", "email", "letter", "call_then_email", "attach_evidence", "none"]
RuleSeverity = Literal["block", "confirm", "warn"]
Grade = Literal["A", "B", "C", "D", "none"]
"""A: peer-reviewed or the law itself. B: a survey or large record. C: practitioners' advice. D: our own inference."""
WEAK_KINDS = (
    "no_example", "no_result", "vague", "rambling", "too_short", "off_topic", "evasive", "hedged", "contradicted",
    "disclosed_private", "disparaged_employer", "factual_error", "blank", "low_landing",
)  # fmt: skip
"""The kinds of weak point, as `diagnose.findings.WeakKind` has them (the diagnosis comes later in the journey)."""

WEAK_PARTS = ("said", "wish_said", "landed")
Strictness = Literal[
    "question_barred",
    "question_barred_with_exceptions",
    "question_barred_if_not_asked_of_all",
    "answer_use_barred",  # asking is allowed, deciding by the answer is not
    "evidence_of_intent",  # asking is not named as unlawful, but may be evidence
    "allowed",
]


class Authority(NamedTuple):
    """Something a rule rests on: a study, a statute, a page, the article, or the authors' judgement."""

    id: str
    title: str
    checked: Checked
    note: str = ""


class Family(NamedTuple):
    """A kind of question.

    `cues` name its subject; `frames` only say how a question is put ("how would you"); `hints` are words that tip the
    balance. `about` completes "your question about ..."; `ask_slot` asks the person for a better answer. `reopen`
    (0 to 3) is how much repairing such an answer matters to an employer's decision; `leave` says why to leave it alone
    when it does not. `probes` are protected topics that such a question may stand in front of (S10).
    `group` is a broader name for the same kind, for counting and practising.
    """

    id: str
    label: str
    asks: tuple[str, ...]
    cues: tuple[Cue, ...]
    frames: tuple[Cue, ...]
    hints: tuple[Cue, ...]
    subjects: tuple[Cue, ...]
    concern: str
    concern_id: str
    good: tuple[str, ...]
    fails: tuple[str, ...]
    shape: Shape
    about: str
    ask_slot: str
    channel: FamilyChannel
    move: str
    reopen: int
    leave: str
    probes: tuple[str, ...]
    bars: tuple[str, ...]
    group: str
    sources: tuple[str, ...]
    checked: Checked


class Speech(NamedTuple):
    """What can be said to a concern of this kind without knowing anything of the person.

    `back` says it back in neutral words and `means` follows a proof (equally good wordings). `clarify` is the one
    question where the concern is unclear by its nature, `stand` what can be said honestly before a proof, `ask` the
    question to the person where nothing is at hand. `send` completes "May I send you": what could be sent, with
    "{there}" for the place of the work; `leave`: somebody must be asked first. `shows` are words of a line that
    proves it; `serves_need`: so does any proof that plainly serves something they need.
    """

    back: tuple[str, ...]
    means: tuple[str, ...]
    clarify: str
    stand: str
    ask: str
    send: str
    leave: bool
    shows: tuple[Cue, ...]
    serves_need: bool


class Behind(NamedTuple):
    """The work need behind a private ground: the concern it stands for ("" for none), how to say it back, what to ask
    the person where nothing is at hand."""

    concern: str
    back: str
    ask: str


class Concern(NamedTuple):
    """A worry an employer may voice (S6). `moves` are in order; `ask_time_for` is what asking for time would be for."""

    id: str
    label: str
    worry: str
    cues: tuple[Cue, ...]
    moves: tuple[str, ...]
    avoid: tuple[str, ...]
    ask_time_for: str
    next: str
    hard_stop: bool
    say: Speech
    sources: tuple[str, ...]
    checked: Checked


class ConcernPattern(NamedTuple):
    """How a voiced concern is met: the steps in order, what never to do, and how to ask for time.

    `private` says what lies behind each private ground, by topic; `rules` are what `never` means in words.
    """

    steps: tuple[str, ...]
    never: tuple[str, ...]
    ask_time_when: tuple[str, ...]
    ask_time_words: tuple[str, ...]
    deadline_rule: str
    after: tuple[str, ...]
    default_hours: Mapping[str, float]
    private: Mapping[str, Behind]
    rules: Mapping[str, AvoidRule]
    sources: tuple[str, ...]


class Topic(NamedTuple):
    """Protected ground. `direct` and `veiled` are wordings of questions, `disclosure` words that give the fact away.

    `mentions` are words that raise the ground in passing ("the wedding"): told of the interviewer, they make a question
    about staying veiled. `neutral` are wordings that touch the ground only where the account mentions it. `false_hits`
    are wordings in which a cue means something harmless ("parent company").
    """

    id: str
    label: str
    direct: tuple[Cue, ...]
    veiled: tuple[Cue, ...]
    neutral: tuple[Cue, ...]
    mentions: tuple[Cue, ...]
    disclosure: tuple[Cue, ...]
    false_hits: tuple[Cue, ...]
    concern: str
    safe: str
    sources: tuple[str, ...]
    checked: Checked


class TopicRule(NamedTuple):
    """What one jurisdiction says about questions on `topics` (empty: on protected ground in general)."""

    topics: tuple[str, ...]
    strictness: Strictness
    rule: str
    checked: Checked
    sources: tuple[str, ...]


class Jurisdiction(NamedTuple):
    id: str
    label: str
    country: str
    body: str
    rules: tuple[TopicRule, ...]
    time_limit: str
    time_limit_checked: Checked
    review_by: str

    def rules_on(self, topic: str) -> tuple[TopicRule, ...]:
        """The rules that name `topic`, or that are about protected ground in general."""
        return tuple(rule for rule in self.rules if not rule.topics or topic in rule.topics)


class WeakCue(NamedTuple):
    """How people own up to one kind of weak answer. `not_when` are wordings that look alike and mean no harm.

    `soft` cues count only where the person did not mark the answer as having gone well. `where` are the parts of the
    exchange that are read.
    """

    kind: str
    why: str
    cues: tuple[Cue, ...]
    soft: tuple[Cue, ...]
    not_when: tuple[Cue, ...]
    negatable: bool
    where: tuple[str, ...]
    sources: tuple[str, ...]
    checked: Checked


class Phrases(NamedTuple):
    """A named set of cues used to read a debrief: doubts, promises, interest, negation."""

    id: str
    cues: tuple[Cue, ...]
    concern_id: str
    sources: tuple[str, ...]


class AvoidRule(NamedTuple):
    """Something a draft should not do. `message` says what is wrong and what to do instead.

    A rule without cues needs a look at the whole draft (`test` says which); the review carries it out.
    """

    id: str
    severity: RuleSeverity
    cues: tuple[Cue, ...]
    not_when: tuple[Cue, ...]
    test: str
    limit: int
    message: str
    sources: tuple[str, ...]
    checked: Checked

    def find(self, text: str) -> tuple[str, ...]:
        """The exact words in `text` that the rule objects to, in the order they stand, each place once."""
        reading = read(text)
        harmless = [(found.first, found.last) for found in reading.find_all(self.not_when)]
        quotes: list[str] = []
        end = -1
        for first, last in sorted((found.first, found.last) for found in reading.find_all(self.cues)):
            start = reading.clause(first)[0]  # "I can't promise that I'll stay ten years" promises nothing
            if first <= end or any(start <= b and a <= last for a, b in harmless):
                continue
            quotes.append(text[reading.spans[first][0] : reading.spans[last][1]])
            end = last
        return tuple(quotes)


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends count. The unit is in the name of the field that holds it."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


class StepTiming(NamedTuple):
    """When a step is due and how long it may be. Fields a step has no use for are None, 0 or empty.

    `hours` and `days` count from the event the step follows (`after` names it), by the clock; `business_days` skip
    weekends and holidays. `latest_hours` is when the step has missed its use. `minutes` is what it takes the person.
    """

    id: str
    after: str
    hours: Range | None
    days: Range | None
    business_days: Range | None
    fallback_business_days: Range | None
    latest_hours: float | None
    minutes: Range | None
    words: Range | None
    seconds: Range | None
    opening_seconds: float | None
    points_max: int | None
    attempts_max: int | None
    messages_max: int | None
    asks_max: int | None
    reminders_max: int | None
    per_year_max: int | None
    parts: tuple[str, ...]
    never: tuple[str, ...]
    why: str
    grade: Grade
    sources: tuple[str, ...]
    checked: Checked


class CallHours(NamedTuple):
    """When a work call is decent, in the recipient's local time. Weekdays count from Monday, 0.

    `windows` hold on every working day, cut by `monday_from` and `friday_until`.
    """

    windows: tuple[tuple[time, time], ...]
    monday_from: time
    friday_until: time
    grade: Grade
    sources: tuple[str, ...]

    def windows_on(self, weekday: int) -> tuple[tuple[time, time], ...]:
        """The windows of a working day, in order."""
        found = []
        for start, end in self.windows:
            if weekday == 0:
                start = max(start, self.monday_from)
            if weekday == 4:
                end = min(end, self.friday_until)
            if start < end:
                found.append((start, end))
        return tuple(found)


class ContactBudget(NamedTuple):
    before_decision: int
    per_seven_days: int
    unanswered_in_a_row: int
    same_clarification: int
    call_attempts_per_day: int
    grade: Grade
    sources: tuple[str, ...]


class OutcomeWindows(NamedTuple):
    """Days after which an outcome is asked about; `grade` as elsewhere."""

    offer_check: Range
    silence_after: int
    refilled_watch: tuple[int, ...]
    ontario_duty: int
    grade: Grade
    sources: tuple[str, ...]


class Claim(NamedTuple):
    """What is known about the method, how firmly, and what the program makes of it."""

    id: str
    claim: str
    grade: Grade
    use: str
    sources: tuple[str, ...]
    checked: Checked


class Timing(NamedTuple):
    steps: Mapping[str, StepTiming]
    call_hours: CallHours
    budget: ContactBudget
    outcomes: OutcomeWindows
    answer_reserve_business_hours: float
    words_per_minute: float
    claims: tuple[Claim, ...]

    def step(self, id: str) -> StepTiming:
        """The timing of a step; KeyError names an unknown one."""
        return self.steps[id]
