"""The words: which drafts a verdict and plan call for, composed from this interview alone (contract S3 to S5, S8, S9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import assert_never

from afterword.domain.assess import Verdict
from afterword.domain.compose.brief import compose_brief
from afterword.domain.compose.call import compose_call, compose_voicemail
from afterword.domain.compose.concerns import compose_concerns, concern_draft
from afterword.domain.compose.draft import Draft, with_unique_keys
from afterword.domain.compose.follow_up import compose_follow_up
from afterword.domain.compose.letter import compose_letter
from afterword.domain.compose.notes import (
    compose_bridge,
    compose_courteous_close,
    compose_receipt,
    compose_thank_you,
    compose_where_things_stand,
)
from afterword.domain.compose.register import in_register
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis, Repair
from afterword.domain.interview import Case
from afterword.domain.plan import ContactMade, Plan, StepKind
from afterword.domain.plan.clearance import contact_rules


def compose(
    case: Case,
    verdict: Verdict,
    diagnosis: Diagnosis,
    plan: Plan,
    *,
    now: datetime,
    contacts: Sequence[ContactMade] = (),
    due: Callable[[datetime], datetime] | None = None,
) -> tuple[Draft, ...]:
    """The drafts this interview needs, the first to use first.

    Days are named as on the day a draft is meant for ("this morning" in today's call, "Tuesday" in tomorrow's letter);
    `now` (aware) stands in where the plan has no such step. `contacts` are those made so far; `due` says by when an answer
    could be promised by one who asks for time at a moment, in the zone of those who hear it.
    """
    first = diagnosis.repairs[0] if diagnosis.repairs else None
    begins = {step.kind: step.not_before for step in plan.steps if step.not_before is not None}

    def voice(kind: StepKind) -> Voice:
        return Voice(case, max(now, begins.get(kind) or begins.get("thank_you", now)))

    if case.after is not None:  # there is an answer: what was meant to win the job has had its time
        # not before: their patterns take a while, and few packs need them
        from afterword.domain.compose.after.composing import compose_after

        drafts = tuple(compose_after(case, diagnosis, plan, voice, contacts))
    else:
        drafts = tuple(_compose(case, verdict, first, diagnosis, plan, voice))
        drafts += tuple(_later(drafts, case, verdict, diagnosis, plan, voice, contacts, due))
    return tuple(in_register(with_unique_keys(draft), Voice(case, now)) for draft in drafts)


def _compose(
    case: Case,
    verdict: Verdict,
    first: Repair | None,
    diagnosis: Diagnosis,
    plan: Plan,
    voice: Callable[[StepKind], Voice],
) -> Iterator[Draft]:
    match verdict.kind:
        case "let_go":
            yield compose_courteous_close(plan, voice("courteous_close"))
        case "thank_only":
            yield compose_thank_you(diagnosis, plan, voice("thank_you"))
        case "incomplete":
            yield compose_brief(first, diagnosis, plan, voice("adviser"))
            yield compose_thank_you(diagnosis, plan, voice("thank_you"))
        case "decide_first":
            yield compose_brief(first, diagnosis, plan, voice("adviser"))
            yield compose_thank_you(diagnosis, plan, voice("thank_you"))
            if first is not None:
                yield compose_letter(diagnosis, plan, voice("letter"))
        case "salvage":
            if contact_rules(case.interview).way == "closed":
                yield compose_receipt(plan, voice("thank_you"))
            else:
                if first is not None and plan.channel == "call":
                    yield compose_call(first, diagnosis, voice("call"))
                    yield compose_voicemail(first, voice("voicemail"))
                elif first is not None and any(step.kind == "bridge_email" for step in plan.steps):
                    yield compose_bridge(first, diagnosis, plan, voice("bridge_email"))
                yield compose_letter(diagnosis, plan, voice("letter"))
            yield compose_brief(first, diagnosis, plan, voice("adviser"))
        case _:
            assert_never(verdict.kind)


def _later(
    drafts: Sequence[Draft],
    case: Case,
    verdict: Verdict,
    diagnosis: Diagnosis,
    plan: Plan,
    voice: Callable[[StepKind], Voice],
    contacts: Sequence[ContactMade],
    due: Callable[[datetime], datetime] | None,
) -> Iterator[Draft]:
    """What is for later: the follow-up, by phone or in writing, and the cards for a concern that comes back (S6)."""
    if any(step.kind == "follow_up" and step.channel != "call" for step in plan.steps):
        yield compose_where_things_stand(plan, voice("follow_up"))
    if verdict.kind not in {"salvage", "thank_only", "decide_first"} or contact_rules(case.interview).way == "closed":
        return
    if any(step.kind == "follow_up" and step.channel == "call" for step in plan.steps):
        told = {source.ref for d in drafts for s in d.sentences for source in s.sources if source.kind == "resume"}
        used = frozenset(evidence.id for evidence in case.evidence if evidence.path in told)
        yield compose_follow_up(diagnosis, voice("follow_up"), contacts=contacts, used=used)
    call = next((draft for draft in drafts if draft.kind == "call_card"), None)
    channel = "recruiter" if plan.channel == "recruiter" else "email"
    ringing = voice("call")
    by = due(ringing.now) if due is not None else None
    yield concern_draft(compose_concerns(diagnosis, ringing, call=call, due=by, channel=channel))
