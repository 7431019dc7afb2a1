"""The names of findings, made of their own words, so that what the person said of one outlives listening again."""

from __future__ import annotations

import hashlib
from typing import assert_never

from afterword.domain.diagnose.findings import Doubt, ExchangeFinding, Interest, PrivateQuestion, Promise, Told, Untold
from afterword.domain.diagnose.findings import WeakPoint as Weak
from afterword.domain.interview import Case, Exchange, Goal, Source

Finding = ExchangeFinding | Weak | Told | Untold | Doubt | PrivateQuestion | Promise | Interest | Goal | Source


def key_of(finding: Finding, case: Case) -> str:
    """The name of a finding: its kind, then a digest of where it stands and its exact words, never of its order.

    `case` is the one the finding is about: told and untold are named by the words of goal and evidence, not their ids.
    A `Source` is one line of interest (`Interest.quotes`).
    """
    match finding:
        case ExchangeFinding(exchange=id):
            asked = (one for one in case.interview.exchanges if one.id == id)
            return next((key_of_exchange(one) for one in asked), _key("exchange", id, ""))
        case Weak(kind=kind, quote=quote, start=start):
            return _key("weak", kind, quote, start or "")
        case Told(goal=goal, evidence=evidence):
            return _key("told", _goal(goal, case), _evidence(evidence, case))
        case Untold(goal=goal, evidence=evidence):
            return _key("untold", _goal(goal, case), _evidence(evidence, case))
        case Doubt(quote=quote, start=start):
            return _key("doubt", quote, start or "")
        case PrivateQuestion(quote=quote, topic=topic, start=start):
            return _key("private", topic, quote, start or "")
        case Promise(who=who, quote=quote):
            return _key("promise", who, quote)
        case Interest(expressed=expressed):
            return _key("interest", expressed)
        case Goal(text=text):
            return _key("goal", text)
        case Source(quote=quote, ref=ref):
            return _key("line", quote, ref)
        case never:
            assert_never(never)


def key_of_exchange(exchange: Exchange) -> str:
    """The name of the finding that this was a question at all."""
    return _key("exchange", exchange.heard or exchange.asked, exchange.start or "")


def _goal(id: str, case: Case) -> str:
    return next((one.text for one in case.interview.goals if one.id == id), id)


def _evidence(id: str, case: Case) -> str:
    return next((one.text for one in case.evidence if one.id == id), id)


def _key(kind: str, *words: str) -> str:
    whole = "\x1f".join(" ".join(word.split()) for word in words)
    return f"{kind}:{hashlib.sha256(whole.encode()).hexdigest()[:24]}"
