"""A pack as one JSON object, format `afterword-pack/1`; its JSON Schema lies beside this file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib.resources import files
from typing import Any

from afterword.domain.assess import Verdict
from afterword.domain.compose.draft import ConcernCard, Sentence, cards_of, step_of
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding
from afterword.domain.interview import After, Case, Problem, Source
from afterword.domain.method import Checked, Pack
from afterword.domain.plan import Plan
from afterword.domain.review import speaking_seconds_of
from afterword.writing.markdown import to_markdown

__all__ = ["FORMAT", "schema_text", "to_json", "to_markdown"]

FORMAT = "afterword-pack/1"

Json = dict[str, Any]


def schema_text() -> str:
    """The JSON Schema (2020-12) of what `to_json` returns."""
    return (files("afterword.writing") / "pack.schema.json").read_text(encoding="utf-8")


def to_json(pack: Pack, problems: Iterable[Problem], now: datetime) -> Json:
    """The pack as plain JSON values: every key of the format, lists in the order of the pack, times in ISO 8601.

    `now` is when the pack was made. Format 1 has no place for it, since every step of the plan carries its own times.
    """
    return {
        "format": FORMAT,
        "interview": _interview(pack.case),
        "assessment": _assessment(pack.case),
        "verdict": _verdict(pack.verdict),
        "exchanges": [_exchange(found, pack.case) for found in pack.diagnosis.exchanges],
        "goals": [
            {"id": goal.id, "text": goal.text, "sources": _sources(goal.sources)} for goal in pack.case.interview.goals
        ],
        "evidence": [{"id": one.id, "text": one.text, "path": one.path} for one in pack.case.evidence],
        **_findings(pack.diagnosis),
        "plan": _plan(pack.plan),
        "drafts": [_draft(checked) for checked in pack.drafts],
        **_outcome(pack.case.after),
        "problems": [{"file": one.file, "line": one.line, "message": one.message} for one in problems],
    }


def as_text(value: Json, *, ascii_only: bool = False) -> str:
    """`value` as indented JSON that ends with a line end."""
    return json.dumps(value, ensure_ascii=ascii_only, indent=2) + "\n"


def _interview(case: Case) -> Json:
    interview = case.interview
    return {
        "employer": interview.employer,
        "role": interview.role,
        "starts_at": _time(interview.starts_at),
        "candidate": case.candidate.name,
        "interviewers": [
            {"name": person.name, "title": person.title, "email": person.email, "phone": person.phone}
            for person in interview.interviewers
        ],
        "decision_by": interview.decision_by.isoformat() if interview.decision_by else None,
    }


def _outcome(after: After | None) -> Json:
    """What came of it; the key is there only once something came."""
    if after is None:
        return {}
    return {
        "outcome": {
            "kind": after.kind,
            "on": after.on.isoformat(),
            "way": after.way or None,
            "by": after.by.name if after.by is not None else None,
            "words": after.words,
            "answer_by": after.answer_by.isoformat() if after.answer_by else None,
            "feedback": [
                {
                    "words": said.words,
                    "on": said.on.isoformat(),
                    "way": said.way or None,
                    "by": said.by.name if said.by is not None else None,
                }
                for said in after.feedback
            ],
        }
    }


def _assessment(case: Case) -> Json:
    given = case.interview.assessment
    return {
        "want": given.want,
        "effective": given.effective,
        "interest": given.interest,
        "understood": given.understood,
    }


def _verdict(verdict: Verdict) -> Json:
    reasons = [{"text": reason.text, "sources": _sources(reason.sources)} for reason in verdict.reasons]
    return {"kind": verdict.kind, "reasons": reasons}


def _exchange(found: ExchangeFinding, case: Case) -> Json:
    exchange = next(one for one in case.interview.exchanges if one.id == found.exchange)
    sources = [exchange.source("asked"), exchange.source("said"), exchange.source("wish_said")]
    if exchange.heard:
        also = [exchange.source("heard")] if exchange.heard != exchange.asked else []
        answer = [
            exchange.source("answer", words) for words in exchange.answer.split("\n")
        ]  # turn by turn: exact words
        sources = [*also, *sources, *answer]
    return {
        "id": found.exchange,
        "asked": exchange.heard or exchange.asked,
        "start": exchange.start,
        "family": found.family,
        "answered": found.answered,
        "weak": [{"kind": weak.kind, "quote": weak.quote, "start": weak.start, "why": weak.why} for weak in found.weak],
        "sources": _sources(source for source in sources if source.quote),
    }


def _findings(diagnosis: Diagnosis) -> Json:
    return {
        "told": [
            {"goal": one.goal, "evidence": one.evidence, "quote": one.quote, "start": one.start}
            for one in diagnosis.told
        ],
        "untold": [
            {"goal": one.goal, "evidence": one.evidence, "strength": round(one.strength, 3), "why": one.why}
            for one in diagnosis.untold
        ],
        "interest": {
            "expressed": diagnosis.interest.expressed,
            "quotes": [source.quote for source in diagnosis.interest.quotes],
        },
        "doubts": [{"quote": one.quote, "start": one.start, "concern": one.concern} for one in diagnosis.doubts],
        "private_questions": [
            {"quote": one.quote, "start": one.start, "topic": one.topic, "veiled": one.veiled, "sure": one.sure}
            for one in diagnosis.private_questions
        ],
        "promises": [
            {"who": one.who, "what": one.what, "by": one.by, "quote": one.quote} for one in diagnosis.promises
        ],
    }


def _plan(plan: Plan) -> Json:
    first = plan.first
    return {
        "first": {"kind": first.kind, "ref": first.ref, "why": first.why}
        if first is not None
        else {"kind": "none", "ref": None, "why": plan.channel_why},
        "channel": plan.channel,
        "steps": [
            {
                "kind": step.kind,
                "channel": step.channel,
                "not_before": _time(step.not_before),
                "due": _time(step.due),
                "why": step.why,
            }
            for step in plan.steps
        ],
        "leave_alone": [{"ref": one.ref, "why": one.why} for one in plan.leave_alone],
    }


def _draft(checked: Checked) -> Json:
    draft = checked.draft
    written: Json = {
        "kind": draft.kind,
        "sentences": _sentences(draft.sentences),
        "open_slots": [{"id": slot.id, "question": slot.question} for slot in draft.slots],
        "checks": [
            {"rule": check.rule, "severity": check.severity, "message": check.message, "quote": check.quote}
            for check in checked.checks
        ],
        "words": draft.words,
        "seconds": checked.seconds,
    }
    if draft.kind in ("call_card", "follow_up_call"):
        written["asides"] = [{"when": when, "sentences": _sentences(said)} for when, said in draft.asides]
    if draft.kind == "concern_cards":
        written["cards"] = [_card(card) for card in cards_of(draft)]
    return written


def _card(card: ConcernCard) -> Json:
    return {
        "id": card.id,
        "concern": card.concern,
        "kind": card.kind,
        "title": card.title,
        "why": [{"text": reason.text, "sources": _sources(reason.sources)} for reason in card.why],
        "sentences": [
            {"step": step_of(s), **said} for s, said in zip(card.sentences, _sentences(card.sentences), strict=True)
        ],
        "ask_time": _sentences(card.ask_time),
        "leads_to_time": card.leads_to_time,
        "seconds": speaking_seconds_of(" ".join(s.text for s in card.sentences if s.slot is None)),
    }


def _sentences(sentences: Sequence[Sentence]) -> list[Json]:
    return [{"text": sentence.text, "sources": _sources(sentence.sources)} for sentence in sentences]


def _sources(sources: Iterable[Source]) -> list[Json]:
    return [{"kind": source.kind, "ref": source.ref, "quote": source.quote} for source in sources]


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
