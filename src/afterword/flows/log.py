"""What has passed between the person and an employer, noted as it happens, once; and the plan follows it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from afterword.domain.plan import TouchWay
from afterword.flows import decide, rhythm, touches
from afterword.flows.kept import KEPT, Kept
from afterword.store import queries
from afterword.store.models import Interview, Person, Step, Touch
from afterword.store.writer import one_writer

DONE, SKIPPED = Step.State.DONE, Step.State.SKIPPED

# What a try at the call makes of the steps that wait: who was spoken to needs no message, and one message is enough.
CALLED: dict[str, dict[str, str]] = {
    "call": {"call": DONE, "voicemail": SKIPPED},
    "voicemail": {"call": SKIPPED, "voicemail": DONE},
    "not_reached": {},
}


def note(
    interview: Interview,
    way: TouchWay,
    *,
    outward: bool = True,
    at: datetime,
    person: Person | None = None,
    step_kind: str = "",
    answered: bool | None = None,
    words: str = "",
    made_by: str = "",
    no_more_calls: bool = False,
    now: datetime | None = None,
    again: bool = False,
) -> Touch:
    """Notes one contact, ends the steps it was, and lets the plan follow. The same `made_by` twice is noted once.

    `at` (aware): when it happened; `now`: the moment to plan from, `at` where it is left out. `step_kind`: the step of
    the plan it was, "" for none. `answered` of what came in: False for what answers nothing, such as an automatic
    reply. `no_more_calls`: they asked not to be rung again, or said no. `again`: as in `touches.write`.
    """
    with one_writer():
        touch, new = touches.write(
            interview,
            way,
            at=at,
            outward=outward,
            person=person,
            step_kind=step_kind,
            answered=answered,
            no_more_calls=no_more_calls,
            words=words,
            made_by=made_by,
            again=again,
        )
        if new:
            decide.end_steps(interview, ended_by(step_kind, way, no_more_calls), at)
            decide.follow_plan(interview, now or at)
    return touch


def take_back(touch: Touch, now: datetime) -> None:
    """It did not happen after all: the steps it ended wait again, and the plan follows."""
    with one_writer():
        touches.take_back(touch)
        if touch.interview is not None:
            decide.reopen_steps(touch.interview, touch.happened_at)
            decide.follow_plan(touch.interview, now)


def answer(touch: Touch, answered: bool | None, now: datetime) -> Kept:
    """Whether what went out was answered; None for not known yet. What they say by themselves is noted as a touch."""
    if not touch.outward or touch.way == Touch.Way.CALL:
        return Kept(ok=False, problem=_("Only something that went out can be answered."))
    with one_writer():
        touch.answered = answered
        touch.save(update_fields=["answered", "changed_at"])
        rhythm.settle(touch.person)
        if touch.interview is not None:
            decide.follow_plan(touch.interview, now)
    return KEPT


def touches_of(interview: Interview) -> list[Touch]:
    """What stands in the log, oldest first, each with whom it was."""
    return list(queries.touches_of(interview))


def ended_by(step_kind: str, way: str, no_more_calls: bool) -> dict[str, str]:
    """The kinds of waiting steps that such a contact ends, and in which state.

    A promise is ended by its own row (`flows.promises.close`), because there may be several.
    """
    ends: dict[str, str] = {}
    if step_kind in touches.CALLS:
        ends = dict(CALLED.get(way, {step_kind: DONE}))
    elif step_kind and step_kind != "promised" and way != Touch.Way.NOT_REACHED:
        ends = {step_kind: DONE}
    if no_more_calls:
        ends |= {"call": SKIPPED, "voicemail": SKIPPED}
    return ends
