"""Practice: which answers are worth saying aloud again, what this employer is likely to ask, what to bring along.

An answer stumbles because the person says so: it went badly, or they wrote down what they would rather have said. What
was heard counts only where they said nothing of it. Nothing here is a score; weights put a short list in order for one
person and are never shown. When a question comes back is FSRS's to say (`flows.practice`); `Memory` is what it needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal, assert_never

from afterword.domain.carry import Old
from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.concerns import Likely as Concern
from afterword.domain.diagnose.findings import ExchangeFinding
from afterword.domain.diagnose.questions import OTHER, family_of, private_question_in
from afterword.domain.diagnose.weighing import HOLES
from afterword.domain.interview import Exchange, Goal
from afterword.domain.knowledge import concern_pattern, families
from afterword.domain.text import sentences

FEW = 5
"""So many questions make one sitting; then it stops by itself."""
TWICE = 2
"""In so many interviews a kind of question has stumbled before it is called one that does (never from one)."""
MOST_NEEDS = 2
PRIVATE = "personal_private"

Went = Literal["stuck", "pieces", "said", "easily"]
"""How a try went, in the person's words: it did not come, it came in pieces, it was said, it came by itself."""
RATINGS: Mapping[Went, int] = {"stuck": 1, "pieces": 2, "said": 3, "easily": 4}
"""What FSRS calls again, hard, good and easy."""

Why = Literal[
    "fell_short", "left_open", "voiced", "said_after", "private", "again", "advert", "need", "concern", "usual"
]
"""Why a question is likely: this employer asked it and the answer fell short, says the person, or left something open,
as far as can be seen; they let the doubt be heard; they said it afterwards; they went onto private ground; its kind
stumbled in several interviews; they advertise the need, or said it; the papers leave it open; nearly everybody asks it.
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """How well one answer sits. The fields are FSRS's: `stability` in days, `due` and `reviewed` in UTC."""

    due: datetime
    state: int = 1
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    reviewed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The better answer, as far as it can be said. `kept_back`: a private part of what was written is left out."""

    text: str
    kept_back: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an earlier interview that stumbled. `ref` names it, `here`: it was this very employer.

    `ref` is the interview's id, a colon and the id of the exchange, as `carry.Old` has them.
    """

    ref: str
    question: str
    family: str
    interview: str
    on: date | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Likely:
    """A question to expect. `ref`: which one it was when it was asked, "" where nobody has asked it yet.

    `quote` are exact words of theirs or of a paper that suggest it, `text` a sentence of the knowledge that says why,
    `evidence` ids of what serves it, the strongest first, `on` the day it was asked.
    """

    question: str
    family: str
    why: Why
    ref: str = ""
    quote: str = ""
    text: str = ""
    on: date | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one piece of evidence in one interview. `how`: as `store.models.Telling.How` has it."""

    evidence: str
    interview: str
    how: Literal["heard", "said", "written", "untold"]


Freshness = Literal["left_untold", "new", "elsewhere", "repeated"]
"""They need it and never heard it; nobody has heard it yet; others have; they have."""


@dataclass(frozen=True, slots=True)
class Star:
    """Evidence worth bringing along. `told_in` are ids of the interviews in which it was told."""

    evidence: str
    freshness: Freshness
    told_in: tuple[str, ...] = ()


def stumbled(exchange: Exchange, finding: ExchangeFinding | None = None) -> bool:
    """Whether this answer is worth practising: by the person's own word, else by what was heard of it."""
    if not (exchange.asked.strip() or exchange.heard.strip()):
        return False
    if exchange.landed == "badly":
        return True
    if exchange.landed == "well":
        return False
    if exchange.wish_said.strip():
        return True
    if finding is None or exchange.landed is not None or not exchange.answer:
        return False
    family = families().get(finding.family)
    thin = finding.answered in {"partly", "not"} and bool({weak.kind for weak in finding.weak} & HOLES)
    return thin and finding.private is None and family is not None and family.reopen >= 2


def sayable(words: str) -> Answer:
    """`words` without the sentences that give away something private: nobody practises volunteering it (S10)."""
    if not discloses_private(words):
        return Answer(words.strip())
    kept = words
    for sentence in sentences(words):
        if discloses_private(sentence):
            kept = kept.replace(sentence, "", 1)
    kept = "\n".join(" ".join(line.split()) for line in kept.splitlines()).strip()
    return Answer("" if discloses_private(kept) else kept, kept_back=True)


def asks_private(question: str, family: str = "") -> str:
    """The private ground a question touches, as an id of the knowledge; "" for a question anybody may ask."""
    found = private_question_in(Exchange(position=0, asked=question))
    if found is not None:
        return found.topic
    return "other_private" if family == PRIVATE else ""


def ask_for_answer(family: str, topic: str = "") -> str:
    """The question to the person where no better answer is there yet: about the work alone on private ground."""
    if topic:
        behind = concern_pattern().private.get(topic)
        return behind.ask if behind is not None else families()[PRIVATE].ask_slot
    return (families().get(family) or families()[OTHER]).ask_slot


def likely_questions(
    *,
    old: Sequence[Old] = (),
    asked: Sequence[Asked] = (),
    needs: Sequence[tuple[Goal, Sequence[str]]] = (),
    concerns: Sequence[Concern] = (),
    need_question: str = "{need}",
) -> tuple[Likely, ...]:
    """What this employer is likely to ask, likeliest first, at most `FEW`, one of each kind.

    `old` is what earlier rounds with them left open; `asked` are questions that stumbled anywhere, newest first;
    `needs` what they advertise, each with the ids of the evidence that serves it, strongest first; `concerns` what the
    papers leave open. `need_question` asks about a need. Private ground is practised only where they went there.
    """
    found: list[Likely] = []
    taken: set[str] = set()

    def take(one: Likely, kind: str = "") -> None:
        keys = {kind or one.family, " ".join(one.question.casefold().split())}
        if len(found) < FEW and not keys & taken:
            found.append(one)
            taken.update(keys)

    for left in old:
        one = _left_open(left)
        if one is not None:
            take(one, one.ref if one.family == OTHER else "")
    for before in asked:
        if before.here and asks_private(before.question, before.family):
            take(Likely(before.question, before.family, "private", before.ref, on=before.on), PRIVATE)
    for before in _again(asked):
        take(Likely(before.question, before.family, "again", before.ref, on=before.on))
    for goal, evidence in needs[:MOST_NEEDS]:
        question = need_question.format(need=goal.text.strip().rstrip("."))
        advertised = bool(goal.sources) and all(source.kind == "job" for source in goal.sources)
        take(Likely(question, OTHER, "advert" if advertised else "need", evidence=tuple(evidence)), f"need {goal.id}")
    for behind in concerns:
        family = _family_behind(behind.concern)
        if family and behind.reasons:
            reason = behind.reasons[0]
            quote = reason.sources[0].quote if reason.sources else ""
            take(Likely(_wording(asked, family), family, "concern", quote=quote, text=reason.text))
    for family in USUAL:
        take(Likely(_wording(asked, family), family, "usual"))
    return tuple(found)


def _left_open(left: Old) -> Likely | None:
    """What an earlier round left open, as a question: the one it hung on, else their own words of it."""
    said = left.words[0] if left.words else None
    if said is None:
        return None
    why: Why
    match said.how:
        case "answer":
            why = "fell_short"
        case "thin":
            why = "left_open"
        case "voiced":
            why = "voiced"
        case "feedback":
            why = "said_after"
        case "interest":
            return None
        case never:
            assert_never(never)
    ref = f"{left.round}:{left.exchange}" if left.exchange else ""
    question = left.asked.strip() if ref else said.quote.strip()
    if not question or asks_private(question):
        return None
    family = family_of(question) if ref else _family_behind(left.concern) or OTHER
    quote = "" if said.how in ("answer", "thin") else said.quote
    return Likely(question, family, why, ref, quote=quote, on=said.on)


USUAL = ("motivation_role", "tell_me_about_you", "why_hire_you", "motivation_org")
"""What nearly every interview asks: practitioners agree, nobody has counted. Judgement."""
_ASKED_AS_AN_EXAMPLE = frozenset(
    {"lacking_experience", "presentation", "coding_case_exercise", "technical_blank", "problem_solving"}
)
"""Kinds whose wording in the knowledge speaks of a job that is not this one."""


def _again(asked: Iterable[Asked]) -> list[Asked]:
    """The newest question of each kind that stumbled in `TWICE` interviews or more, in the order of `asked`."""
    seen: dict[str, set[str]] = {}
    newest: dict[str, Asked] = {}
    for one in asked:
        if one.family not in (OTHER, PRIVATE, "") and not asks_private(one.question, one.family):
            seen.setdefault(one.family, set()).add(one.interview)
            newest.setdefault(one.family, one)
    return [one for family, one in newest.items() if len(seen[family]) >= TWICE]


def _wording(asked: Iterable[Asked], family: str) -> str:
    """How this was asked the last time it stumbled, else as it is often put."""
    before = next((one.question for one in asked if one.family == family and not asks_private(one.question)), "")
    return before or families()[family].asks[0]


@cache
def _family_behind(concern: str) -> str:
    """The kind of question in which a concern usually comes; "" where it has none that fits any job."""
    fitting = [
        family
        for family in families().values()
        if family.concern_id == concern
        and family.asks
        and family.id not in _ASKED_AS_AN_EXAMPLE
        and not asks_private(family.asks[0], family.id)
    ]
    return max(fitting, key=lambda family: family.reopen).id if fitting else ""


def fresh_first(serving: Sequence[str], told: Iterable[Told], here: Collection[str]) -> tuple[Star, ...]:
    """The evidence to bring along, fresh before repeated; within each in the order of `serving`.

    `serving` are ids of what serves this job, strongest first; `here` the ids of the interviews this employer had with
    the person. What they needed and never heard comes first, whether it serves the advert or not.
    """
    held: dict[str, list[Told]] = {}
    for one in told:
        held.setdefault(one.evidence, []).append(one)
    left = [id for id, rows in held.items() if any(row.how == "untold" and row.interview in here for row in rows)]
    stars = []
    for id in dict.fromkeys((*serving, *left)):
        rows = held.get(id, [])
        told_in = tuple(dict.fromkeys(row.interview for row in rows if row.how != "untold"))
        freshness: Freshness
        if any(interview in here for interview in told_in):
            freshness = "repeated"
        elif id in left:
            freshness = "left_untold"
        else:
            freshness = "elsewhere" if told_in else "new"
        stars.append(Star(id, freshness, told_in))
    order: tuple[Freshness, ...] = ("left_untold", "new", "elsewhere", "repeated")
    return tuple(sorted(stars, key=lambda star: order.index(star.freshness)))
