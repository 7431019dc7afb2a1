"""The person takes on a plan, does its steps or lets them be, and sees what is due today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from afterword.domain.plan import Step as PlannedStep
from afterword.flows.kept import KEPT, Kept
from afterword.flows.prepare import pack_for
from afterword.store import queries
from afterword.store.models import Interview, Step, User
from afterword.store.writer import one_writer

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Today:
    """`due`: may be done now, the most pressing first. `waiting`: not yet. `debriefs_open`: a question is unanswered.

    Each list holds at most `SHOWN`; `more` says how many were left out in all.
    """

    due: list[Step]
    waiting: list[Step]
    debriefs_open: list[Interview]
    more: int


def take_plan(interview: Interview, now: datetime) -> list[Step]:
    """Makes the steps follow the plan of this moment. What was done or skipped stays and is not asked again."""
    planned = pack_for(interview, now).plan.steps
    with one_writer():
        rows = list(queries.steps_of(interview))
        ended = Counter(row.kind for row in rows if row.state != Step.State.WAITING)
        waiting = [row for row in rows if row.state == Step.State.WAITING]
        place = 1 + max((row.position for row in rows if row.state != Step.State.WAITING), default=-1)
        for step in planned:
            if ended[step.kind]:
                ended[step.kind] -= 1
                continue
            row = next((each for each in waiting if each.kind == step.kind), None)
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
    ended = Counter(row.kind for row in rows if row.state != Step.State.WAITING)
    waits = sorted((row.kind, row.channel) for row in rows if row.state == Step.State.WAITING)
    wanted: list[tuple[str, str]] = []
    for step in planned:
        if ended[step.kind]:
            ended[step.kind] -= 1
        else:
            wanted.append((step.kind, step.channel))
    return rows if waits == sorted(wanted) else []


def mark_step(step: Step, state: str, now: datetime) -> Kept:
    """Marks a step done, skipped, or waiting again."""
    if state not in Step.State.values:
        return Kept(ok=False, problem=_("A step can be waiting, done or skipped."))
    with one_writer():
        step.state = state
        step.ended_at = None if state == Step.State.WAITING else now
        step.save(update_fields=["state", "ended_at", "changed_at"])
    return KEPT


def today(owner: User, now: datetime) -> Today:
    """What is due, what waits and what is half told, in a number of queries that does not grow with the rows."""
    steps = queries.waiting_steps_of(owner)
    later = steps.filter(not_before__gt=now)
    due = steps.exclude(not_before__gt=now)
    unfinished = queries.open_debriefs_of(owner)
    counted = due.count() + later.count() + unfinished.count()
    shown = Today(
        due=list(due[:SHOWN]),
        waiting=list(later.order_by("not_before", "position", "id")[:SHOWN]),
        debriefs_open=list(unfinished[:SHOWN]),
        more=0,
    )
    left_out = counted - len(shown.due) - len(shown.waiting) - len(shown.debriefs_open)
    return Today(shown.due, shown.waiting, shown.debriefs_open, left_out)


def _follow(row: Step, step: PlannedStep, place: int) -> None:
    row.channel, row.not_before, row.due = step.channel, step.not_before, step.due
    row.why, row.position = step.why, place
    row.save()
