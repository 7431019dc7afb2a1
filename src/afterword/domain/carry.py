"""What is carried from earlier rounds into the next interview with an employer: pure, and short enough for the door.

Four things are worth knowing again. What they may still be wondering: doubts they voiced, answers that fell short and
were not put right since, what they said afterwards. What could prove something they need and was never told. What is
still owed, on both sides. Who was in the room. What has been put right is named as such, and not brought up again.

The weights put a short list in order for one person; they are judgement and are never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.findings import Diagnosis, Doubt, ExchangeFinding
from afterword.domain.interview import Case, Evidence, Exchange, Goal, Said
from afterword.domain.knowledge import concerns
from afterword.domain.text import content, sentences

How = Literal["feedback", "voiced", "answer", "thin", "interest"]
"""Why it is carried: they said it afterwards; they let it be heard then; the answer fell short, says the person; it
left something open, as far as it was told or heard; wanting it went unsaid."""

MOST = 5
"""So many concerns are carried; the page shows the first ones and folds the rest away."""
MOST_UNTOLD = 4
SAID_AFTER, VOICED, BADLY, UNSURE, INTEREST = 1.25, 0.8, 0.7, 0.5, 0.45
"""What they said in so many words comes before all that was only felt or feared."""
SECOND = 0.35
"""What a second reason for the same concern adds, of its own weight."""
OLDER = 0.75
"""What is left of a weight with each round that came after it."""
SPOKE_TO = 0.5
"""A letter that holds so much of what the better answer says, by its stems, has given it."""
HELD = 0.6
"""A letter that holds so much of a proof has told it."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What was said afterwards: `said` with the ids the person ticked, `pieces` the words for each of these ids."""

    said: Said
    pieces: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One earlier interview, as it stands now.

    `went` are the words of everything written that reached them, `spoken`: the clarifying call did, `lettered`: a
    letter did, `unseen`: one whose words are not kept. `told` is evidence (ids) that the person says they told.
    `answered` are concerns that a kept promise answered, `moot` ids of exchanges whose worry no longer matters.
    """

    ref: str
    on: date | None
    case: Case
    diagnosis: Diagnosis
    went: tuple[str, ...] = ()
    spoken: bool = False
    lettered: bool = False
    unseen: bool = False
    told: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    moot: frozenset[str] = frozenset()
    feedback: tuple[Feedback, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words that a concern rests on: whose, and of which day. `by` is a name, "" where it is not known."""

    how: How
    quote: str
    on: date | None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Old:
    """A concern from an earlier round. `concern` is its id, "" for an answer whose concern is not known.

    `asked` is the question it hangs on and `answer` what the person would say now, in their words ("" where they have
    not said); `round` and `exchange` name the row where it can be written. `weight` only orders.
    """

    concern: str
    label: str
    worry: str
    words: tuple[Words, ...]
    asked: str
    answer: str
    round: str
    exchange: str
    weight: float


@dataclass(frozen=True, slots=True)
class Untold:
    """A proof that was never told to this employer, and the need it serves, in the words it was given.

    `on`: the day of the interview it is a need of; None where that lies ahead. `advertised`: it stands in their advert
    and nobody has spoken of it.
    """

    evidence: str
    text: str
    at: str
    need: str
    on: date | None
    strength: float
    advertised: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """Everything carried into the next round; `put_right` are the labels of what has been answered since."""

    old: tuple[Old, ...] = ()
    untold: tuple[Untold, ...] = ()
    put_right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sign:
    key: str
    concern: str
    words: Words
    weight: float
    round: str
    exchange: Exchange | None = None
    settled: bool = False


def carry(rounds: Sequence[Round], ahead: Case | None = None, fitting: Diagnosis | None = None) -> Carried:
    """What the earlier `rounds`, newest first, leave for the interview `ahead`; `fitting` is its own diagnosis.

    A concern that a later round answered well is settled. Evidence told in any round, or in a letter, is told.
    """
    answered: dict[str, date] = {}
    signs: list[_Sign] = []
    untold: list[Untold] = []
    told = {id for one in rounds for id in told_in(one)}
    for place, one in enumerate(rounds):
        fade = OLDER**place
        for sign in _signs(one):
            since = answered.get(sign.concern)
            settled = since is not None and (sign.words.how != "feedback" or (sign.words.on or since) < since)
            signs.append(replace(sign, weight=sign.weight * fade, settled=sign.settled or settled))
        untold += [replace(left, strength=left.strength * fade) for left in _untold(one, told)]
        for concern in _answered_well(one):
            answered.setdefault(concern, one.on or date.max)
    if ahead is not None and fitting is not None:
        untold += _fitting(ahead, fitting, told)
    old = _together([sign for sign in signs if not sign.settled])
    open_still = {one.label for one in old}
    put_right = dict.fromkeys(_label(sign) for sign in signs if sign.settled and sign.words.how != "interest")
    return Carried(
        old=old[:MOST],
        untold=_best(untold),
        put_right=tuple(label for label in put_right if label and label not in open_still),
    )


def put_right(one: Round) -> frozenset[str]:
    """The ids of the exchanges whose answer was completed since: by the call's one point, or in words that went.

    Where a letter went and its words are not here, it is taken to have clarified what the method has it clarify.
    """
    answers = [repair.ref for repair in one.diagnosis.repairs if repair.kind == "answer"]
    first = one.diagnosis.repairs[0] if one.diagnosis.repairs else None
    done = {first.ref} if one.spoken and first is not None and first.kind == "answer" else set()
    if one.unseen:
        done |= set(answers)
    for exchange in one.case.interview.exchanges:
        given = exchange.wish_said if content(exchange.wish_said) else exchange.asked
        if any(_holds(text, given, SPOKE_TO) for text in one.went):
            done.add(exchange.id)
    return frozenset(done)


def told_in(one: Round) -> frozenset[str]:
    """The ids of the evidence they know of since that round: said in it, in the call, or in words that went."""
    told = {found.evidence for found in one.diagnosis.told} | one.told
    first = one.diagnosis.repairs[0] if one.diagnosis.repairs else None
    if one.spoken and first is not None and first.evidence is not None:
        told.add(first.evidence)
    if one.unseen:
        told |= {repair.evidence for repair in one.diagnosis.repairs if repair.evidence is not None}
    told |= {item.id for item in one.case.evidence if any(_holds(text, item.text, HELD) for text in one.went)}
    return frozenset(told)


def discreet(text: str) -> str:
    """`text` without the sentences that give away something private (S10): nobody should read these at a door."""
    return " ".join(said for said in sentences(text) if not discloses_private(said))


def _holds(text: str, given: str, share: float) -> bool:
    wanted = content(given)
    return len(wanted) > 1 and len(wanted & content(text)) >= share * len(wanted)


def _signs(one: Round) -> Iterator[_Sign]:
    right = put_right(one)
    for each in one.feedback:
        yield from _of_feedback(each, one)
    for doubt in one.diagnosis.doubts:
        if doubt.concern in concerns() and doubt.quote.strip() and not discloses_private(doubt.quote):
            yield _of_doubt(doubt, one, right)
    for exchange, finding in zip(one.case.interview.exchanges, one.diagnosis.exchanges, strict=True):
        sign = _of_answer(exchange, finding, one, right)
        if sign is not None:
            yield sign
    if (
        any(repair.kind == "interest" for repair in one.diagnosis.repairs)
        and one.case.interview.assessment.want == "yes"
    ):
        said = Words("interest", "", one.on)
        yield _Sign("low_interest", "low_interest", said, INTEREST, one.ref, None, one.spoken or one.lettered)


def _of_feedback(each: Feedback, one: Round) -> Iterator[_Sign]:
    by = each.said.by.name if each.said.by is not None else ""
    for concern, piece in each.pieces:
        if concern in concerns() and not discloses_private(piece):
            words = Words("feedback", piece or each.said.words, each.said.on, by)
            yield _Sign(concern, concern, words, SAID_AFTER, one.ref, _asked_about(concern, one))
    if not each.pieces and not discloses_private(each.said.words):
        # The person has not said what they hear in it: the words speak for themselves.
        words = Words("feedback", each.said.words, each.said.on, by)
        yield _Sign(f"{one.ref}:{each.said.words}", "", words, SAID_AFTER, one.ref)


def _of_doubt(doubt: Doubt, one: Round, right: frozenset[str]) -> _Sign:
    exchange = _exchange_at(doubt, one) or _asked_about(doubt.concern, one)
    settled = doubt.concern in one.answered or (exchange is not None and exchange.id in right | one.moot)
    return _Sign(
        doubt.concern, doubt.concern, Words("voiced", doubt.quote, one.on), VOICED, one.ref, exchange, settled
    )  # fmt: skip


def _of_answer(exchange: Exchange, finding: ExchangeFinding, one: Round, right: frozenset[str]) -> _Sign | None:
    """An answer worth having ready: one that landed badly, or that the method would have had completed."""
    worth = {repair.ref for repair in one.diagnosis.repairs if repair.kind == "answer"}
    if finding.private is not None or (exchange.landed != "badly" and exchange.id not in worth):
        return None
    if not (exchange.asked.strip() or exchange.wish_said.strip()):
        return None  # nothing to know it again by
    known = finding.concern if finding.concern in concerns() else ""
    settled = exchange.id in right | one.moot or known in one.answered
    weight = BADLY if exchange.landed == "badly" else UNSURE
    asked = exchange.asked or exchange.heard
    words = Words("answer" if exchange.landed in ("badly", "unsure") else "thin", asked, one.on, exchange.by)
    return _Sign(known or f"{one.ref}:{exchange.id}", known, words, weight, one.ref, exchange, settled)


def _exchange_at(doubt: Doubt, one: Round) -> Exchange | None:
    """The question in whose notes or at whose moment a doubt stands."""
    for exchange in one.case.interview.exchanges:
        if doubt.source.ref.startswith(f"questions[{exchange.position}]"):
            return exchange
        if exchange.start and exchange.start in (doubt.start, doubt.source.ref):
            return exchange
    return None


def _asked_about(concern: str, one: Round) -> Exchange | None:
    """The question behind which this concern stands; of several the one that went worst."""
    rank = {"badly": 0, "unsure": 1, None: 2, "well": 3}
    found = [
        exchange
        for exchange, finding in zip(one.case.interview.exchanges, one.diagnosis.exchanges, strict=True)
        if finding.concern == concern and finding.private is None
    ]
    return min(found, key=lambda exchange: rank[exchange.landed], default=None)


def _answered_well(one: Round) -> set[str]:
    """Concerns that were asked about in this round and answered well, by the person's own account."""
    pairs = zip(one.case.interview.exchanges, one.diagnosis.exchanges, strict=True)
    return {finding.concern for exchange, finding in pairs if exchange.landed == "well" and finding.concern}


def _together(signs: Iterable[_Sign]) -> tuple[Old, ...]:
    held: dict[str, list[_Sign]] = {}
    for sign in signs:
        held.setdefault(sign.key, []).append(sign)
    return tuple(sorted(map(_old, held.values()), key=lambda one: (-one.weight, one.label)))


def _old(signs: list[_Sign]) -> Old:
    """One concern of all that speaks for it; the newest question on which it hangs is the one to answer."""
    by_weight = sorted(signs, key=lambda sign: -sign.weight)
    with_question = [sign for sign in signs if sign.exchange is not None]
    # an answer that is written already is worth more than the newest question without one
    hung = next((s for s in with_question if s.exchange and s.exchange.wish_said.strip()), None) or next(
        iter(with_question), None
    )
    exchange = hung.exchange if hung is not None else None
    known = concerns().get(signs[0].concern)
    return Old(
        concern=signs[0].concern,
        label=_label(by_weight[0]),
        worry=known.worry if known is not None else "",
        words=_each_once(sign.words for sign in by_weight),
        asked=(exchange.asked or exchange.heard) if exchange is not None else "",
        answer=discreet(exchange.wish_said) if exchange is not None else "",
        round=hung.round if hung is not None else by_weight[0].round,
        exchange=exchange.id if exchange is not None else "",
        weight=round(by_weight[0].weight + SECOND * sum(sign.weight for sign in by_weight[1:3]), 3),
    )


def _each_once(words: Iterable[Words]) -> tuple[Words, ...]:
    """What they said before what was only asked, each once; a question is no quotation of a concern."""
    every = [one for one in dict.fromkeys(words) if one.quote.strip()]
    said = [one for one in every if one.how in ("feedback", "voiced")]
    return tuple(said or every[:1])


def _label(sign: _Sign) -> str:
    known = concerns().get(sign.concern)
    if known is not None:
        return known.label
    return sign.words.quote


def _untold(one: Round, told: set[str]) -> Iterator[Untold]:
    goals = {goal.id: goal for goal in one.case.interview.goals}
    held = {item.id: item for item in one.case.evidence}
    for left in one.diagnosis.untold:
        if left.evidence in told or left.evidence not in held or left.goal not in goals:
            continue
        yield _proof(held[left.evidence], goals[left.goal], one.on, left.strength)


def _fitting(ahead: Case, fitting: Diagnosis, told: set[str]) -> Iterator[Untold]:
    """What fits the needs of the interview ahead: a little behind what they have spoken of themselves."""
    goals = {goal.id: goal for goal in ahead.interview.goals}
    held = {item.id: item for item in ahead.evidence}
    for left in fitting.untold:
        if left.evidence not in told and left.evidence in held and left.goal in goals:
            yield _proof(held[left.evidence], goals[left.goal], None, left.strength * OLDER)


def _proof(item: Evidence, goal: Goal, on: date | None, strength: float) -> Untold:
    advertised = bool(goal.sources) and all(source.kind == "job" for source in goal.sources)
    return Untold(item.id, item.text, item.at, goal.text, on, strength, advertised)


def _best(untold: Iterable[Untold]) -> tuple[Untold, ...]:
    """Each proof once, for the need it serves best; the strongest first."""
    first: dict[str, Untold] = {}
    for one in sorted(untold, key=lambda each: (-each.strength, each.evidence)):
        first.setdefault(one.evidence, one)
    return tuple(first.values())[:MOST_UNTOLD]
