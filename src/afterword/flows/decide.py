"""The person takes on a plan, does its steps or lets them be, and sees what is due today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from afterword.domain.outcomes import NO
from afterword.domain.plan import Step as PlannedStep
from afterword.domain.plan import TouchWay
from afterword.domain.plan.made import CONTACTS
from afterword.domain.plan.owed import GRACE
from afterword.flows import owed, touches
from afterword.flows.kept import KEPT, Kept
from afterword.flows.prepare import pack_for
from afterword.store import queries
from afterword.store.models import Interview, Promise, Step, Touch, User
from afterword.store.writer import one_writer

SHOWN = 40
TO_WIN_IT = frozenset({"bridge_email", "call", "voicemail", "letter", "follow_up"})
"""Kinds of steps that nobody takes any more once the question of the job is answered, or the person lets it be."""
AFTER_AN_ANSWER = frozenset(
    {"gracious_reply", "advice_request", "advice_thanks", "offer_reply", "answer_offer", "still_interested"}
)
"""Kinds of steps that an answer calls for (`domain.plan.after`), and nothing before it."""


@dataclass(frozen=True, slots=True)
class Today:
    """`due`: may be done now, the most pressing first. `waiting`: not yet. `debriefs_open`: a question is unanswered.
    `promises`: what is still spoken of, both sides'; the steps that keep them are in none of the lists.

    Each list holds at most `SHOWN`; `more` says whether any were left out.
    """

    due: list[Step]
    waiting: list[Step]
    debriefs_open: list[Interview]
    more: bool
    promises: list[Promise] = field(default_factory=list)


def take_plan(interview: Interview, now: datetime) -> list[Step]:
    """Makes the steps follow the plan of this moment. What was done or skipped stays and is not asked again.

    What the person was heard to promise is kept track of from here on.
    """
    pack = pack_for(interview, now)
    if interview.outcome not in NO and owed.take_up(interview, pack, now):
        pack = pack_for(interview, now)
    with one_writer():
        rows = list(queries.steps_of(interview))
        ended = _ended(interview, rows)
        waiting = [row for row in rows if row.state == Step.State.WAITING]
        place = 1 + max((row.position for row in rows if row.state != Step.State.WAITING), default=-1)
        for step in pack.plan.steps:
            if ended[_same(step)]:
                ended[_same(step)] -= 1
                continue
            row = next((each for each in waiting if _same(each) == _same(step)), None)
            if row is None:
                row = Step(owner_id=interview.owner_id, interview=interview, kind=step.kind)
            else:
                waiting.remove(row)
            _follow(row, step, place)
            place += 1
        for row in waiting:
            row.delete()
    return list(queries.steps_of(interview))


def follow_plan(interview: Interview, now: datetime) -> None:
    """Where a plan was taken on, its waiting steps are planned anew: something they rest on has changed."""
    if queries.steps_of(interview).exists():
        take_plan(interview, now)


def steps_like(interview: Interview, planned: Sequence[PlannedStep]) -> list[Step]:
    """The steps taken on; none where those that wait are not the ones of `planned`, the plan of now.

    The page then proposes the plan of now, to be taken on again: it never shows a step that leads nowhere.
    """
    rows = list(queries.steps_of(interview))
    ended = _ended(interview, rows)
    waits = sorted((*_same(row), row.channel) for row in rows if row.state == Step.State.WAITING)
    wanted: list[tuple[str, str, str]] = []
    for step in planned:
        if ended[_same(step)]:
            ended[_same(step)] -= 1
        else:
            wanted.append((*_same(step), step.channel))
    return rows if waits == sorted(wanted) else []


def mark_step(step: Step, state: str, now: datetime) -> Kept:
    """Marks a step done, skipped, or waiting again. One that reached the employer is noted in the contact log.

    What a call or a message has done is not undone by a tick: they went, and are taken back where they stand.
    """
    if state not in Step.State.values:
        return Kept(ok=False, problem=_("A step can be waiting, done or skipped."))
    if state == step.state:
        return KEPT
    with one_writer():
        noted = _noted_by(step)
        if any(touch.made_by.startswith(("outgoing:", "call:")) for touch in noted):
            why = _("This stands in what has happened. Take it back there, and it waits again.")
            return Kept(ok=False, problem=why)
        for touch in noted:
            touches.take_back(touch)
        if state == Step.State.DONE and step.kind in CONTACTS:
            touches.write(
                step.interview,
                "recruiter" if step.channel == "recruiter" else touches.WAY_OF.get(step.kind, _written(step)),
                at=now,
                person=None if step.channel == "recruiter" else touches.first_met(step.interview),
                step_kind=step.kind,
                made_by=f"step:{step.id}",
                again=True,
            )
        if step.ref:
            owed.follow_step(step, state, now)
        end_step(step, state, now)
    return KEPT


def _noted_by(step: Step) -> list[Touch]:
    """The contact that a step which is done stands for in the log; none for what the person does for themselves."""
    if step.state != Step.State.DONE or step.ended_at is None:
        return []
    same = queries.touches_of(step.interview).filter(happened_at=step.ended_at, step_kind=step.kind)
    if not step.ref:
        return list(same)
    # Several promises may have ended at one moment: only the act of this one is its own.
    own = {f"step:{step.id}", f"promise:{step.ref}"}
    sent = [
        str(id)
        for id in queries.outgoing_in(step.interview).filter(promise_id=UUID(step.ref)).values_list("id", flat=True)
    ]
    own |= {f"outgoing:{id}" for id in sent}
    return [touch for touch in same if ":".join(touch.made_by.split(":")[:2]) in own]


def end_steps(interview: Interview, states: Mapping[str, str], at: datetime) -> None:
    """Ends the steps that wait, by kind, each in its state; nothing is noted in the log, for that has been done."""
    if states:
        with one_writer():
            for step in queries.steps_of(interview).filter(kind__in=states, state=Step.State.WAITING):
                end_step(step, states[step.kind], at)


def reopen_steps(interview: Interview, ended_at: datetime) -> None:
    """What ended at just this moment, by a contact that is taken back, waits again."""
    with one_writer():
        for step in queries.steps_of(interview).filter(ended_at=ended_at):
            end_step(step, Step.State.WAITING, ended_at)


def let_the_rest_be(interview: Interview, now: datetime) -> None:
    """Nothing more is done to win the job; the plan is not made anew by this."""
    for step in queries.steps_of(interview).filter(state=Step.State.WAITING, kind__in=TO_WIN_IT):
        mark_step(step, Step.State.SKIPPED, now)


def take_up_the_rest(interview: Interview, now: datetime) -> None:
    """What was let be waits again, and the plan follows: the person has thought better of it."""
    for step in queries.steps_of(interview).filter(state=Step.State.SKIPPED, kind__in=TO_WIN_IT):
        mark_step(step, Step.State.WAITING, now)
    follow_plan(interview, now)


def end_step(step: Step, state: str, at: datetime) -> None:
    """Writes how one step stands, and nothing else."""
    step.state = state
    step.ended_at = None if state == Step.State.WAITING else at
    step.save(update_fields=["state", "ended_at", "changed_at"])


def _ended(interview: Interview, rows: Sequence[Step]) -> Counter[tuple[str, str]]:
    """Which steps are over and not asked again, and how often; thanks for one answer are none for the next."""
    return Counter(_same(row) for row in rows if row.state != Step.State.WAITING and not _earlier(row, interview))


def _earlier(step: Step, interview: Interview) -> bool:
    """Whether it was called for by an answer before the one that stands."""
    if step.kind not in AFTER_AN_ANSWER or step.ended_at is None or interview.outcome_on is None:
        return False
    return step.ended_at.date() < interview.outcome_on


def _written(step: Step) -> TouchWay:
    return "call" if step.channel == "call" else "email"


def _same(step: Step | PlannedStep) -> tuple[str, str]:
    """What makes two steps one: a promise is told from another by what it is about."""
    return step.kind, step.ref


def today(owner: User, now: datetime) -> Today:
    """What is due, what waits and what is half told, in a number of queries that does not grow with the rows."""
    steps = queries.waiting_steps_of(owner, now).filter(ref="")
    later = steps.filter(not_before__gt=now)
    due = steps.exclude(not_before__gt=now)
    unfinished = queries.open_debriefs_of(owner)
    promises = queries.promises_spoken_of(owner, now - GRACE)
    # One more of each than is shown tells whether there are more; to count them all takes longer than to show some.
    lists = (
        list(due[: SHOWN + 1]),
        list(later.order_by("not_before", "position", "id")[: SHOWN + 1]),
        list(unfinished[: SHOWN + 1]),
        list(promises[: SHOWN + 1]),
    )
    return Today(
        due=lists[0][:SHOWN],
        waiting=lists[1][:SHOWN],
        debriefs_open=lists[2][:SHOWN],
        more=any(len(rows) > SHOWN for rows in lists),
        promises=lists[3][:SHOWN],
    )


def _follow(row: Step, step: PlannedStep, place: int) -> None:
    row.channel, row.not_before, row.due, row.ref = step.channel, step.not_before, step.due, step.ref
    row.why, row.position = step.why, place
    row.save()
