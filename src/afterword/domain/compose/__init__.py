"""The words: which drafts a verdict and plan call for, each composed from this interview alone (contract S3 to S5, S8, S9)."""

from __future__ import annotations

from datetime import datetime

from afterword.domain.assess import Verdict
from afterword.domain.compose.brief import compose_brief
from afterword.domain.compose.call import compose_call, compose_voicemail
from afterword.domain.compose.draft import Draft
from afterword.domain.compose.letter import compose_letter
from afterword.domain.compose.notes import compose_bridge, compose_courteous_close, compose_receipt, compose_thank_you
from afterword.domain.compose.register import in_register
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import Case
from afterword.domain.plan import Plan
from afterword.domain.plan.clearance import contact_rules


def compose(case: Case, verdict: Verdict, diagnosis: Diagnosis, plan: Plan, *, now: datetime) -> tuple[Draft, ...]:
    """The drafts this interview needs, the first to use first. `now` decides how a day is named ("Tuesday", "14 October")."""
    due = [step.not_before for step in plan.steps if step.channel != "none" and step.not_before is not None]
    voice = Voice(case, max(now, min(due)) if due else now)  # days are named as on the day it is said, not written
    return tuple(in_register(draft, voice) for draft in _compose(case, verdict, diagnosis, plan, voice))


def _compose(case: Case, verdict: Verdict, diagnosis: Diagnosis, plan: Plan, voice: Voice) -> tuple[Draft, ...]:
    first = diagnosis.repairs[0] if diagnosis.repairs else None
    match verdict.kind:
        case "let_go":
            return (compose_courteous_close(diagnosis, plan, voice),)
        case "thank_only":
            return (compose_thank_you(diagnosis, plan, voice),)
        case "incomplete":
            return (compose_brief(first, diagnosis, plan, voice), compose_thank_you(diagnosis, plan, voice))
        case "decide_first":
            drafts = [compose_brief(first, diagnosis, plan, voice), compose_thank_you(diagnosis, plan, voice)]
            if first is not None:
                drafts.append(compose_letter(diagnosis, plan, voice))
            return tuple(drafts)
        case "salvage":
            if contact_rules(case.interview).way == "closed":
                return (compose_receipt(plan, voice), compose_brief(first, diagnosis, plan, voice))
            drafts = []
            if first is not None and plan.channel == "call":
                drafts += [compose_call(first, diagnosis, voice), compose_voicemail(first, voice)]
            elif first is not None and any(step.kind == "bridge_email" for step in plan.steps):
                drafts.append(compose_bridge(first, diagnosis, plan, voice))
            return (*drafts, compose_letter(diagnosis, plan, voice), compose_brief(first, diagnosis, plan, voice))
