"""The one proof for a concern: the person's own words first, then an accomplishment, one not yet used up if it serves.

A proof that does not bear on the concern is worse than asking for time, so none is taken for the sake of having one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from afterword.domain.compose.answer import (
    DISCREET,
    PROVED,
    Ledger,
    commitment_proof,
    evidence_of,
    exchange_of,
    mark,
    own_answer,
    place_of,
    tell_evidence,
    typed,
)
from afterword.domain.compose.courtesies import why_sentences
from afterword.domain.compose.draft import Sentence
from afterword.domain.compose.goals import tie
from afterword.domain.compose.own_words import Own, is_telegram, sayable
from afterword.domain.compose.point import wants
from afterword.domain.compose.speech import speak
from afterword.domain.compose.spoken import cleaned
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.concerns import Likely
from afterword.domain.diagnose.evidence import Weights, match, proof
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.diagnose.fit import Rarity, by_words
from afterword.domain.diagnose.ranking import proof_for
from afterword.domain.interview import METHOD, Case, Evidence, Source
from afterword.domain.knowledge import families
from afterword.domain.knowledge.cues import read
from afterword.domain.knowledge.model import Speech
from afterword.domain.patterns import pattern
from afterword.domain.text import lower_first, sentences

MOST_OWN = 3
"""Sentences of one's own on a card; a fourth is a speech."""
PLAIN_PROOF = 0.8
"""What a line must prove (`evidence.proof`) to be told for a concern it only answers by its words."""
COUNTED, NEEDED = 0.75, 0.25
"""A line that only counts something is told where it also serves a need they have not heard it for."""
SERVES = 0.4
"""How well it must serve a need to be told for the need's sake."""
ABOUT_THE_NEED = 0.45
"""How far a question and a need must be about the same thing for the one's proof to answer the other."""
ABOUT_THE_NOTE = 0.3
"""The same for what they noted as left out: they have said already that it belongs into this conversation."""
_BY_THEIR_WORDS = frozenset({"leadership", "communication", "team_fit"})
"""Concerns about how one is with people: a line that only sounds like the question does not answer them."""
_CANNOT = pattern(r"\b(?:can't|cannot|can’t|couldn't|won't|don't want to)\b", re.IGNORECASE)
TENURE = frozenset({"commitment_tenure", "job_hopping"})
_GUARDED = frozenset({"commitment_tenure", "job_hopping", "gap", "relocation", "salary_high", "salary_low", "start_date",
                      "availability", "right_to_work", "references", "dismissal", "overqualified", "integrity",
                      "accountability", "low_interest"})  # fmt: skip
"""Concerns that no line of a résumé answers, unless the list in the knowledge says how one would show it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What to say, the evidence it rests on ("" for own words), where that was, whether the words stand by themselves,
    so that nothing need be said before them, and the question it answers ("" where it answers none in particular)."""

    sentences: tuple[Sentence, ...]
    evidence: str = ""
    place: str = ""
    stands: bool = True
    exchange: str = ""


def best_proof(
    likely: Likely, say: Speech, diagnosis: Diagnosis, voice: Voice, used: set[str], ledger: Ledger
) -> Proof | None:
    """The proof for this concern, or None. What it uses is put into `used`, so that the next card takes another; one
    they have heard in the call is still a proof, and comes before one that has yet to be put into words."""
    found = list(_proofs(likely, say, diagnosis, voice))
    worded = [one for one in found if any(s.slot is None for s in one.sentences)]
    fresh = [one for one in worded if not _refs(one) & used]
    chosen = next(iter(fresh or worded or found), None)
    if chosen is not None:
        used |= _refs(chosen)
    return chosen


def _refs(one: Proof) -> set[str]:
    return {
        s.ref for sentence in one.sentences for s in sentence.sources if s.quote and s.kind in {"resume", "debrief"}
    }


def _proofs(likely: Likely, say: Speech, diagnosis: Diagnosis, voice: Voice) -> Iterator[Proof]:
    """All that would serve, best first."""
    case, key = voice.case, f"{likely.id}.proof"
    part = key
    for slot in (f"concern:{likely.id}", *(f"answer:{e}" for e in likely.exchanges)):
        given = case.slot_answers.get(slot, "").strip()
        if given:
            yield Proof(tuple(typed(given, slot, part=part, key=key)[:MOST_OWN]), exchange=slot.removeprefix("answer:"))
    if likely.concern == "low_interest":
        yield from _wanting(voice, part, key)
        return
    yield from _own(likely, diagnosis, voice, part, key)
    yield from _left_out(likely, diagnosis, voice, part, key)
    if likely.concern in _A_PLAIN_YES:
        yield from said_yes(likely.exchanges, voice, part, key)
    to_be_worded = []
    for exchange, evidence in _evidence(likely, say, diagnosis, case):
        told = tell_evidence(evidence, voice, Ledger(), part=part, key=key, spoken=True)
        said = Proof(tuple(told[:MOST_OWN]), evidence.id, place_of(evidence, voice), stands=False, exchange=exchange)
        if all(s.slot is None for s in told):
            turn = Sentence(f"{key}.turn", part, _TURN, (METHOD,))
            yield replace(said, sentences=(turn, *said.sentences)) if likely.concern == "commitment_tenure" else said
        elif exchange:
            to_be_worded.append(said)
    yield from to_be_worded[:1]


def _wanting(voice: Voice, part: str, key: str) -> Iterator[Proof]:
    if voice.case.interview.assessment.want != "yes":
        return
    why = why_sentences(voice, part=part)[:2]
    plain = Sentence(f"{key}.want", part, voice.pick(key, "Yes, I want this job.", "I do want it."),
                     (Source("debrief", "want", "yes"),))  # fmt: skip
    told = [Sentence(f"{key}.why.{mark(s.text)}", part, s.text, s.sources, s.slot) for s in why]
    yield Proof(tuple(told)) if wants(told) else Proof((plain, *told))


def _own(likely: Likely, diagnosis: Diagnosis, voice: Voice, part: str, key: str) -> Iterator[Proof]:
    """What they wish they had said to the question behind it; of hours and dates also what they did say."""
    for id in likely.exchanges:
        exchange, finding = exchange_of(voice.case, id), diagnosis.finding(id)
        family = families().get(finding.family)
        own = own_answer(exchange, finding, voice.case, family.shape if family is not None else "example")
        if not own and finding.private is None and family is not None and family.shape == "choice":
            own = sayable(exchange.said, exchange.source("said"), voice.case, discreet=finding.family in DISCREET)[:1]
        if own and (len(own) > 1 or len(own[0].text.split()) >= 7):
            told = tuple(
                Sentence(f"{key}.own.{mark(o.source.quote)}", part, o.text, (o.source,)) for o in own[:MOST_OWN]
            )
            cannot = [o for o in own if _CANNOT.search(o.text)]
            if likely.concern in TENURE and len(cannot) == len(own):
                yield from _with_what_lasted(told, voice, part, key, id)
            yield Proof(told, stands=likely.concern not in TENURE or bool(cannot), exchange=id)


def _left_out(likely: Likely, diagnosis: Diagnosis, voice: Voice, part: str, key: str) -> Iterator[Proof]:
    """What they noted as left out, where it is about the question behind this concern, in their own words."""
    case = voice.case
    if likely.concern not in _OF_THE_WORK:
        return
    notes, goals = case.interview.left_out, case.interview.goals
    asked_of = [exchange_of(case, id) for id in likely.exchanges if diagnosis.finding(id).private is None]
    rarity = Rarity([*notes, *(g.text for g in goals), *(e.text for e in case.evidence), *(e.asked for e in asked_of)])
    for exchange in asked_of:
        asked = f"{exchange.asked} {exchange.heard}"
        needs = [g.text for g in goals if by_words(g.text, asked, rarity) >= ABOUT_THE_NEED]
        for at, note in enumerate(notes):
            missed = _NOT_MENTIONED.search(exchange.said)
            near = [asked, *needs, *([missed["what"]] if missed is not None else [])]
            own = sayable(note, Source("debrief", f"left_out[{at}]", note), case)
            if own and is_telegram(own[0].text):
                pointed = re.match(r"(?:The|My|Our|An?)\b", own[0].text)
                own = [Own(f"I'd point to {lower_first(own[0].text)}", own[0].source)] if pointed else []
            if own and max(by_words(note, text, rarity) for text in near) >= ABOUT_THE_NOTE:
                said = tuple(Sentence(f"{key}.left_out.{mark(o.source.quote)}", part, o.text, (o.source,)) for o in own)
                yield Proof(said[:MOST_OWN], exchange=exchange.id)


def said_yes(exchanges: Sequence[str], voice: Voice, part: str, key: str) -> Iterator[Proof]:
    """What they said themselves that they can do, when they were asked: the one sentence, with nothing private in it."""
    for exchange in (exchange_of(voice.case, id) for id in exchanges):
        heard = ((exchange.source("answer", s), cleaned(s)) for s in sentences(exchange.answer))
        noted = ((exchange.source("said", s), s) for s in sentences(exchange.said))
        for source, text in (*noted, *heard):
            own = sayable(text, source, voice.case) if text and _YES_I_CAN.search(text) and "?" not in text else []
            if own:
                said = Sentence(f"{key}.said.{mark(source.quote)}", part, own[0].text, (source,))
                yield Proof((said,), exchange=exchange.id)
                return


_OF_THE_WORK = frozenset(
    "judgement lacks_experience customer_handling workload industry_change stronger_candidate".split()
)
"""Concerns that something done elsewhere answers; for the others what they ask for must be in the words themselves."""
_A_PLAIN_YES = frozenset({"availability", "workload"})
_YES_I_CAN = pattern(
    r"\bI (?:can|could) (?:do|work|cover|manage)\b(?!.*\b(?:if|but|except|unless|only)\b)|\bI'm used to\b",
    re.IGNORECASE,
)
_NOT_MENTIONED = pattern(
    r"(?:no mention of|(?:did ?n[o']?t|forgot to|never) mention(?:ed)?) (?P<what>[^.!?]+)", re.IGNORECASE
)


def _with_what_lasted(told: tuple[Sentence, ...], voice: Voice, part: str, key: str, exchange: str) -> Iterator[Proof]:
    """Their own word on what cannot be known is half an answer: the other half is what they have seen through."""
    lasting = commitment_proof(voice.case, frozenset())
    if lasting is not None:
        proven = tell_evidence(lasting, voice, Ledger(), part=part, key=f"{key}.lasted", spoken=True)
        turn = Sentence(f"{key}.turn", part, _TURN, (METHOD,))
        if all(s.slot is None for s in proven):
            yield Proof((*told, turn, *proven), lasting.id, place_of(lasting, voice), exchange=exchange)


_TURN = "What I can answer for is how I work while I'm there."


def _evidence(likely: Likely, say: Speech, diagnosis: Diagnosis, case: Case) -> Iterator[tuple[str, Evidence]]:
    """Accomplishments that bear on the concern, the plainest first, each with the question it answers or ""."""
    if likely.concern in TENURE:
        lasting = commitment_proof(case, frozenset())
        if lasting is not None:
            yield "", lasting
            other = commitment_proof(case, frozenset({lasting.id}))
            if other is not None:
                yield "", other
        return
    seen: set[str] = set()
    strength = {u.evidence: u.strength for u in reversed(diagnosis.untold)}
    also = [*_showing(say, case, strength), *_serving(likely, say, diagnosis, case)]
    for exchange, found in (*_asked_for(likely, say, diagnosis, case), *(("", evidence) for evidence in also)):
        if found.id not in seen and (exchange or speak(found, where=found.at) is not None):
            seen.add(found.id)
            yield exchange, found


def _asked_for(likely: Likely, say: Speech, diagnosis: Diagnosis, case: Case) -> Iterator[tuple[str, Evidence]]:
    """What answers the question behind it."""
    if likely.concern in _GUARDED:
        return
    for id in likely.exchanges:
        family = families().get(diagnosis.finding(id).family)
        if family is None or family.shape not in PROVED:
            continue
        repair = next((r for r in diagnosis.repairs if r.kind == "answer" and r.ref == id and r.evidence), None)
        if repair is not None and repair.evidence is not None:
            near = evidence_of(case, repair.evidence)
            if likely.concern not in _BY_THEIR_WORDS or read(near.text).has(say.shows):
                yield id, near
            continue
        for close in (*_of_the_need(id, diagnosis, case), proof_for(exchange_of(case, id), case, frozenset())):
            shown = likely.concern not in _BY_THEIR_WORDS or (close is not None and read(close.text).has(say.shows))
            if close is not None and proof(close) >= PLAIN_PROOF and shown:
                yield id, close


def _of_the_need(exchange: str, diagnosis: Diagnosis, case: Case) -> Iterator[Evidence]:
    """What stayed untold for a need that this question is about, by their words."""
    asked = exchange_of(case, exchange)
    rarity = Rarity([e.text for e in case.evidence] + [g.text for g in case.interview.goals])
    goals, weights = {goal.id: goal for goal in case.interview.goals}, Weights(case)
    for untold in diagnosis.untold:
        goal = goals.get(untold.goal)
        about = by_words(goal.text, f"{asked.asked} {asked.heard}", rarity) if goal is not None else 0.0
        evidence = evidence_of(case, untold.evidence)
        if goal is not None and about >= ABOUT_THE_NEED and match(goal, evidence, weights).fit >= SERVES:
            yield evidence


def _showing(say: Speech, case: Case, strength: dict[str, float]) -> list[Evidence]:
    """Lines whose words show it ("trained 14 starters" for leading people), the best proof and best fit to a need first."""
    if not say.shows:
        return []
    held = [e for e in case.evidence if e.path.startswith(("work", "bank", "volunteer")) and (proof(e) >= PLAIN_PROOF or (proof(e) >= COUNTED and strength.get(e.id, 0.0) >= NEEDED))
            and read(e.text).has(say.shows)]  # fmt: skip
    return sorted(held, key=lambda e: -(proof(e) + 0.6 * strength.get(e.id, 0.0)))


def _serving(likely: Likely, say: Speech, diagnosis: Diagnosis, case: Case) -> list[Evidence]:
    """What they have not heard and plainly need; nothing of it answers a need that nothing of the person's serves."""
    if not say.serves_need or (likely.goals and not likely.exchanges):
        return []
    weights, goals = Weights(case), {goal.id: goal for goal in case.interview.goals}
    held = []
    for untold in diagnosis.untold:
        evidence, goal = evidence_of(case, untold.evidence), goals.get(untold.goal)
        if goal is not None and tie(goal) is not None and match(goal, evidence, weights).fit >= SERVES:
            held.append((untold.strength, evidence))
    return [evidence for _, evidence in sorted(held, key=lambda pair: -pair[0])]
