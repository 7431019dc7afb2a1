"""The rows of promises: what was heard becomes one, once; a step that is done closes it. The acts: `flows.promises`."""

from __future__ import annotations

from datetime import datetime

from afterword.domain.follow import Owing, first_due
from afterword.domain.method import Pack
from afterword.flows import touches
from afterword.flows.calendars import calendar_for
from afterword.flows.findings import key_of
from afterword.store import load, queries
from afterword.store.models import Interview, Promise, Step
from afterword.store.writer import one_writer

ENDED_BY = {Step.State.DONE: Promise.State.KEPT, Step.State.SKIPPED: Promise.State.LET_GO}
"""What a step that ended makes of the promise it was to keep."""


def take_up(interview: Interview, pack: Pack, now: datetime) -> bool:
    """Makes a row of each promise that was heard and has none yet; whether there was any.

    One the person put away keeps its row, closed, and so is not made again.
    """
    if not pack.diagnosis.promises:
        return False
    case = pack.case
    with one_writer():
        rows = list(queries.promises_of(interview))
        known = {row.made_by for row in rows}
        # Before promises had rows, the first ones were told to be kept by their steps alone.
        kept = 0 if rows else _kept_before(interview)
        zone = load.zone_of(interview, queries.profile_of(interview.owner))
        said_on = (interview.starts_at or now).astimezone(zone).date()
        new = []
        for promise in pack.diagnosis.promises:
            made_by = f"heard:{key_of(promise, case)}"
            if made_by in known:
                continue
            known.add(made_by)
            mine = promise.who == "candidate"
            row = Promise(
                owner_id=interview.owner_id,
                interview=interview,
                person=touches.first_met(interview),
                mine=mine,
                what=promise.what or promise.quote,
                quote=promise.quote,
                due_at=first_due(
                    promise, said_on, now, case.interview.decision_by, calendar_for(case.country, zone, now)
                )
                if mine or promise.by
                else None,
                said_at=interview.starts_at,
                made_by=made_by,
                created_at=now,
            )
            if mine and kept:
                kept -= 1
                row.state, row.ended_at = Promise.State.KEPT, now
            new.append(row)
        Promise.objects.bulk_create(new)
    return bool(new)


def owing(promise: Promise) -> Owing:
    """A row as the rules about time take it."""
    said_at = max(filter(None, (promise.said_at, promise.created_at)))
    return Owing(said_at, promise.due_at, promise.state)  # type: ignore[arg-type]


def end(promise: Promise, state: str, now: datetime) -> None:
    """Closes a promise, or opens it again. Kept after its time it was late."""
    with one_writer():
        promise.state = state
        promise.late = state == Promise.State.KEPT and promise.due_at is not None and now > promise.due_at
        promise.ended_at = None if state == Promise.State.OPEN else now
        promise.save(update_fields=["state", "late", "ended_at", "changed_at"])


def follow_step(step: Step, state: str, now: datetime) -> None:
    """The promise a step is about ends with it, or is open again with it."""
    promise = queries.promises_of(step.interview).filter(id=step.ref).first()
    if promise is not None:
        end(promise, ENDED_BY.get(state, Promise.State.OPEN), now)  # type: ignore[call-overload]


def _kept_before(interview: Interview) -> int:
    return queries.steps_of(interview).filter(kind="promised", state=Step.State.DONE, ref="").count()
