"""What was weak, what was left untold, what to leave alone: one reading of one interview (contract S4, S9, S10)."""

from __future__ import annotations

import re
from dataclasses import replace

from afterword.domain.diagnose.answers import answered, doubts_of, interest_of, promises_of, weak_points
from afterword.domain.diagnose.evidence import told_and_untold
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding, Heard, Told, Untold
from afterword.domain.diagnose.questions import OTHER, family_of, private_question_in
from afterword.domain.diagnose.ranking import rank
from afterword.domain.interview import Case, Exchange
from afterword.domain.knowledge import families

_GIVES = re.compile(
    r"(?:send|bring|e-?mail|share|forward|get back|come back|let (?:you|them|her|him)|call|ring|confirm|provide|"
    r"follow up|write|drop|pass on|show|put together|answer)\b",
    re.IGNORECASE,
)
"""What makes a promise of one's own: something given to them. "I'd check the card" is an answer, no promise."""


def diagnose(case: Case, heard: Heard | None = None) -> Diagnosis:
    """The whole diagnosis of a case. Pure: the same case gives the same findings.

    `heard` is what listening to papers found. Where it says something, it stands before the account: words that were
    recorded before words that are recalled.
    """
    interview = case.interview
    listened = {found.exchange: found for found in heard.exchanges} if heard is not None else {}
    exchanges = tuple(_beside(exchange, listened.get(exchange.id)) for exchange in interview.exchanges)
    told, untold = _board(case, heard)
    told_ids = frozenset(item.evidence for item in told)
    recorded = heard is not None and bool(listened)
    doubts = heard.doubts if heard is not None and recorded else doubts_of(interview)
    repairs, leave_alone = rank(case, exchanges, untold, told_ids, doubts)
    return Diagnosis(
        exchanges=exchanges,
        told=told,
        untold=untold,
        interest=heard.interest if heard is not None and heard.interest is not None else interest_of(interview),
        doubts=doubts,
        private_questions=heard.private_questions
        if heard is not None and recorded
        else tuple(found.private for found in exchanges if found.private is not None),
        promises=heard.promises
        if heard is not None and recorded
        else tuple(p for p in promises_of(interview) if p.who == "employer" or _GIVES.match(p.what)),
        repairs=repairs,
        leave_alone=leave_alone,
    )


def _board(case: Case, heard: Heard | None) -> tuple[tuple[Told, ...], tuple[Untold, ...]]:
    if heard is None or heard.told is None or heard.untold is None:
        return told_and_untold(case)
    held = {item.id for item in case.evidence}
    goals = {goal.id for goal in case.interview.goals}
    told = tuple(t for t in heard.told if t.evidence in held and t.goal in goals)
    return told, tuple(u for u in heard.untold if u.evidence in held and u.goal in goals)


def _beside(exchange: Exchange, heard: ExchangeFinding | None) -> ExchangeFinding:
    """What was heard of an exchange, with the person's own rating beside it; their account where nothing was heard."""
    if heard is None:
        return read_exchange(exchange)
    low = tuple(point for point in weak_points(exchange, heard.family) if point.kind == "low_landing")
    family = family_of(exchange.asked, exchange.said)
    # where private ground was heard, the person's wording may name the concern behind it, which can be answered (S10)
    unnamed = heard.family == OTHER or (heard.family == "personal_private" and family != OTHER)
    if not unnamed:
        return replace(heard, weak=(*heard.weak, *low))
    known = families().get(family)
    concern = known.concern_id if known is not None else heard.concern
    return replace(heard, family=family, concern=concern, weak=(*heard.weak, *low))


def read_exchange(exchange: Exchange) -> ExchangeFinding:
    """One exchange: its family, the concern behind it, how fully it was answered, what was weak, what was private."""
    family = family_of(exchange.asked, exchange.said)
    weak = weak_points(exchange, family)
    known = families().get(family)
    return ExchangeFinding(
        exchange=exchange.id,
        family=family,
        concern=known.concern_id if known is not None else "",
        answered=answered(exchange, weak, family),
        weak=weak,
        private=private_question_in(exchange),
    )
