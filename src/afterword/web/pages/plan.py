"""The plan as a page: what comes when, in the recipient's time, whether a call is welcome, how much is enough."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.method import Pack
from afterword.domain.outcomes import NO
from afterword.domain.plan import Budget, Clearance
from afterword.domain.plan import Step as PlannedStep
from afterword.domain.plan.made import CONTACTS
from afterword.flows.calendar_out import NOT_IN_A_CALENDAR
from afterword.flows.decide import AFTER_AN_ANSWER
from afterword.store.models import Step
from afterword.web.pages import acts, dates, draft_words
from afterword.web.pages.words import number, sentence, short


@dataclass(frozen=True, slots=True)
class Row:
    """One step. `state`: waiting, done or skipped; `ended` says when. `id` is None while the plan is not taken on."""

    what: str
    when: str
    why: str
    prepare_label: str
    prepare_url: str
    state: str
    ended: str = ""
    id: UUID | None = None
    soon: bool = False
    for_calendar: bool = False  # it has a time that can stand in a calendar
    left_out: bool = False
    after_url: str = ""  # a call is not just done: how it went is asked on a page of its own


@dataclass(frozen=True, slots=True)
class Page:
    headline: str
    whose_time: str
    rows: tuple[Row, ...]
    ended: tuple[Row, ...]
    taken: bool
    clearance: str
    words: str
    budget: str


def page(interview: UUID, pack: Pack, steps: Sequence[Step], now: datetime, there: tzinfo, here: tzinfo) -> Page:
    """`steps` are the rows taken on; with none the plan is shown as proposed. `there`: their zone, `here`: own."""
    name = first_name(pack)
    drafts = {checked.draft.kind for checked in pack.drafts}
    rows = (
        [_row(step, drafts, interview, name, now, there, here) for step in steps]
        if steps
        else [_proposed(step, drafts, interview, name, now, there, here) for step in pack.plan.steps]
    )
    waiting = tuple(row for row in rows if row.state == Step.State.WAITING)
    after = pack.case.after
    # What was meant to win the job and was let be with the answer is not held up to anybody.
    let_be = {
        step.id for step in steps if after and step.state == Step.State.SKIPPED and step.kind not in AFTER_AN_ANSWER
    }
    contacting = pack.case.after is None and pack.verdict.kind in ("salvage", "thank_only", "incomplete")
    return Page(
        headline=_("This can wait until you are ready.")
        if after and after.kind in NO and waiting
        else _headline(waiting),
        whose_time=_whose_time(now, there, here),
        rows=waiting,
        ended=tuple(row for row in rows if row.state != Step.State.WAITING and row.id not in let_be),
        taken=bool(steps),
        clearance=pack.plan.clearance.reason if contacting else "",
        words=_words(pack.plan.clearance) if contacting else "",
        budget=budget_words(pack.plan.budget) if contacting else "",
    )


def first_name(pack: Pack) -> str:
    people = pack.case.interview.interviewers
    return people[0].name if people else ""


def _headline(waiting: Sequence[Row]) -> str:
    if not waiting:
        return _("Nothing more to do here.")
    if len(waiting) == 1:
        return _("One thing to do: {what}.").format(what=waiting[0].what[:1].lower() + waiting[0].what[1:])
    return _("{count} steps, one at a time.").format(count=sentence(number(len(waiting))))


def _row(step: Step, drafts: Set[str], interview: UUID, name: str, now: datetime, there: tzinfo, here: tzinfo) -> Row:
    ended = ""
    if step.state != Step.State.WAITING and step.ended_at:
        day = dates.on_day(step.ended_at.astimezone(here).date(), now.astimezone(here).date())
        pattern = _("Done {day}") if step.state == Step.State.DONE else _("Left out {day}")
        ended = pattern.format(day=day)
    return replace(
        _proposed(step, drafts, interview, name, now, there, here),
        state=step.state,
        ended=ended,
        left_out=step.state == Step.State.SKIPPED,
        id=step.id,
        after_url=_after_url(interview, step),
    )


def _after_url(interview: UUID, step: Step) -> str:
    """Where a call is told of: how it went decides what comes next."""
    if step.kind == "follow_up" and step.channel == "call":
        return draft_words.of_call("after_call", interview, "follow_up_call")
    return reverse("after_call", args=[interview]) if step.kind == "call" else ""


def _proposed(
    step: Step | PlannedStep, drafts: Set[str], interview: UUID, name: str, now: datetime, there: tzinfo, here: tzinfo
) -> Row:
    zone = there if step.kind in CONTACTS else here
    today = now.astimezone(zone).date()
    return Row(
        what=acts.title(step.kind, name, step.channel),
        when=dates.window(step.not_before, step.due, now, zone),
        why=step.why,
        prepare_label=acts.prepare_label(step.kind, step.channel) if _can_prepare(step, drafts) else "",
        prepare_url=acts.prepared_at(interview, step.kind, step.channel, step.ref),
        state=Step.State.WAITING,
        soon=bool(step.due and step.due.astimezone(zone).date() <= today),
        for_calendar=step.due is not None and step.kind not in NOT_IN_A_CALENDAR,
    )


def _can_prepare(step: Step | PlannedStep, drafts: Set[str]) -> bool:
    """Whether there is something to open for this step: a draft of its own, or a page that needs none."""
    draft = acts.draft_for(step.kind, step.channel)
    return not draft or draft in drafts


def _whose_time(now: datetime, there: tzinfo, here: tzinfo) -> str:
    """Said only where it matters: their clock and the person's show different hours."""
    difference = (now.astimezone(there).utcoffset() or now - now) - (now.astimezone(here).utcoffset() or now - now)
    if not difference:
        return ""
    place = str(there).rsplit("/", 1)[-1].replace("_", " ")
    minutes = abs(int(difference.total_seconds())) // 60
    hours = f"{minutes // 60}" if minutes % 60 == 0 else f"{minutes // 60}:{minutes % 60:02}"
    pattern = (
        _("Times with them are in their time, {place}: {hours} h ahead of yours.")
        if difference.total_seconds() > 0
        else _("Times with them are in their time, {place}: {hours} h behind yours.")
    )
    return pattern.format(place=place, hours=hours)


def _words(clearance: Clearance) -> str:
    """Their words about contact, unless the reason quotes them already."""
    quote = next((short(source.quote, 240) for source in clearance.sources if source.quote), "")
    return "" if quote in clearance.reason else quote


def budget_words(budget: Budget) -> str:
    """How often one has been in touch, how often is wise, and what was left out for it: in words, never as a score."""
    if budget.allowed <= 0:
        return budget.why
    made = ngettext(
        "You have been in touch once since the interview.",
        "You have been in touch {count} times since the interview.",
        budget.made,
    ).format(count=number(budget.made))
    wise = _("Before they decide, more than {count} contacts in all would be too many.").format(
        count=number(budget.allowed)
    )
    return " ".join(filter(None, (made if budget.made else "", wise, budget.why)))
