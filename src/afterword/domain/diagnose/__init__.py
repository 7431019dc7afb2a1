"""What was weak, what was left untold, what to leave alone: one reading of one interview (contract S4, S9, S10)."""

from __future__ import annotations

import re

from afterword.domain.diagnose.answers import answered, doubts_of, interest_of, promises_of, weak_points
from afterword.domain.diagnose.evidence import told_and_untold
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding
from afterword.domain.diagnose.questions import family_of, private_question_in
from afterword.domain.diagnose.ranking import rank
from afterword.domain.interview import Case, Exchange
from afterword.domain.knowledge import families

_GIVES = re.compile(
    r"(?:send|bring|e-?mail|share|forward|get back|come back|let (?:you|them|her|him)|call|ring|confirm|provide|"
    r"follow up|write|drop|pass on|show|put together|answer)\b",
    re.IGNORECASE,
)
"""What makes a promise of one's own: something given to them. "I'd check the card" is an answer, no promise."""


def diagnose(case: Case) -> Diagnosis:
    """The whole diagnosis of a case. Pure: the same case gives the same findings."""
    interview = case.interview
    exchanges = tuple(read_exchange(exchange) for exchange in interview.exchanges)
    told, untold = told_and_untold(case)
    told_ids = frozenset(item.evidence for item in told)
    repairs, leave_alone = rank(case, exchanges, untold, told_ids)
    return Diagnosis(
        exchanges=exchanges,
        told=told,
        untold=untold,
        interest=interest_of(interview),
        doubts=doubts_of(interview),
        private_questions=tuple(found.private for found in exchanges if found.private is not None),
        promises=tuple(p for p in promises_of(interview) if p.who == "employer" or _GIVES.match(p.what)),
        repairs=repairs,
        leave_alone=leave_alone,
    )


def read_exchange(exchange: Exchange) -> ExchangeFinding:
    """One exchange: its family, the concern behind it, how fully it was answered, what was weak, what was private."""
    family = family_of(exchange.asked, exchange.said)
    weak = weak_points(exchange, family)
    known = families().get(family)
    return ExchangeFinding(
        exchange=exchange.id,
        family=family,
        concern=known.concern_id if known is not None else "",
        answered=answered(exchange, weak),
        weak=weak,
        private=private_question_in(exchange),
    )
