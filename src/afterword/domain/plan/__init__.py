"""Which step, through which channel, when, and why (contract S3 to S6, S8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from afterword.domain.diagnose.findings import Repair
from afterword.domain.language import _
from afterword.domain.plan import after, outward, private
from afterword.domain.plan.budget import within_budget
from afterword.domain.plan.made import contacts_made
from afterword.domain.plan.outward import Act
from afterword.domain.plan.setting import Setting, fits_a_call, setting
from afterword.domain.plan.times import Times
from afterword.domain.plan.values import (
    Budget,
    Channel,
    Clearance,
    ContactMade,
    Owed,
    Plan,
    PlanInput,
    Step,
    StepKind,
    Touched,
    TouchWay,
    WorkCalendar,
)

__all__ = [
    "Budget",
    "Channel",
    "Clearance",
    "ContactMade",
    "Owed",
    "Plan",
    "PlanInput",
    "Step",
    "StepKind",
    "Times",
    "TouchWay",
    "Touched",
    "WorkCalendar",
    "contacts_made",
    "plan",
]


def plan(given: PlanInput) -> Plan:
    """The plan for one interview: one point first, one channel, dated steps in order, and what to leave alone.

    The same input gives the same plan. Steps that reach the employer fall on their working days and, as far as any
    such time is left, before the decision; a call falls into one decent window. Once an answer is known, what is left
    is in `plan.after`.
    """
    s = setting(given)
    if given.case.after is not None:
        return after.plan_after(s, given.case.after)
    acts, budget = within_budget(s, _outward(s))
    steps = sorted([*_private(s, acts), *(act.step for act in acts)], key=_order)
    return Plan(
        first=_first(given),
        channel=s.channel,
        channel_why=_channel_why(s),
        clearance=s.rules.clearance,
        steps=tuple(steps),
        leave_alone=given.diagnosis.leave_alone,
        budget=budget,
    )


def _first(given: PlanInput) -> Repair | None:
    if given.verdict.kind in ("let_go", "thank_only") or not given.diagnosis.repairs:
        return None
    repair = given.diagnosis.repairs[0]
    if given.verdict.kind == "decide_first":
        why = _("This comes after you have decided that you want it. {why}").format(why=repair.why)
        return replace(repair, why=why)
    return repair


def _outward(s: Setting) -> list[Act]:
    kind = s.given.verdict.kind
    match kind:
        case "salvage" if s.channel == "none":
            # They asked to be left alone until they write: only what was promised, and a word after the decision.
            owed = outward.promised(s, [])
            return [*owed, *outward.follow_up(s, owed, "email")]
        case "salvage":
            first = [*outward.calls(s), *outward.bridge(s)]
            letter = outward.letter(s, first)
            owed = outward.promised(s, letter)
            before = [*first, *(outward.no_later_than(act, owed) for act in letter), *owed]
            return [*before, *outward.follow_up(s, before, "call" if s.channel == "call" else "email")]
        case "thank_only":
            thanks = outward.thank_you(s, _("A short thank-you is all this needs."))
            owed = outward.promised(s, thanks)
            before = [*(outward.no_later_than(act, owed) for act in thanks), *owed]
            return [*before, *outward.follow_up(s, before, "email")]
        case "let_go":
            return outward.courteous_close(s)
        case "decide_first":
            thanks = outward.thank_you(s, _("A short thank-you commits you to nothing."))
        case "incomplete":
            thanks = outward.thank_you(s, _("A short thank-you fits, whatever the open answer turns out to be."))
        case _:
            assert_never(kind)
    owed = outward.promised(s, thanks)
    return [*(outward.no_later_than(act, owed) for act in thanks), *owed]


def _private(s: Setting, acts: list[Act]) -> list[Step]:
    match s.given.verdict.kind:
        case "salvage":
            repairs = [act for act in acts if act.step.kind in ("call", "voicemail", "bridge_email", "letter")]
            if not repairs:
                return []
            first = min(_acts_by(act) for act in repairs)
            return [*private.cool_off(s, first), *private.adviser(s, first)]
        case "decide_first":
            return private.decide(s)
        case "incomplete":
            return private.settle(s)
        case _:
            return []


def _acts_by(act: Act) -> datetime:
    """Until when there is time to think: a call has its window, a message can wait for most of its span."""
    return (act.start if act.step.channel == "call" else act.end - timedelta(hours=1)).astimezone(UTC)


def _order(step: Step) -> tuple[datetime, bool, datetime]:
    """By when a step may begin; what the person does for themselves first; then by when it is due."""
    assert step.not_before is not None  # noqa: S101 - every planned step is dated
    assert step.due is not None  # noqa: S101 - every planned step is dated
    return step.not_before.astimezone(UTC), step.channel != "none", step.due.astimezone(UTC)


def _channel_why(s: Setting) -> str:
    reason = s.rules.clearance.reason
    match s.channel:
        case "none":
            return _("{reason} So nothing goes out until they write.").format(reason=reason)
        case "recruiter":
            return _("{reason} So it goes to the recruiter.").format(reason=reason)
        case "call":
            return reason
        case "email":
            pass
    if s.rules.way == "office":
        return _("{reason} So write to the office that was named.").format(reason=reason)
    if s.rules.way == "closed":
        return _("{reason} So a short e-mail to HR is what is left.").format(reason=reason)
    if s.given.verdict.kind in ("let_go", "thank_only"):
        return _("There is nothing to talk through, so a short e-mail is enough.")
    if s.rules.clearance.cleared:
        return _("What you want to add has to be looked at, so it is better sent than said.")
    if s.rules.clearance.cleared is False:
        return _("{reason} So it goes by e-mail.").format(reason=reason)
    if not fits_a_call(s.given):
        return _("What you want to add has to be looked at, so it is better sent than said.")
    return _("{reason} So ask first, by e-mail.").format(reason=reason)
