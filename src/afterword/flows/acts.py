"""What the person has done outside the program: called, sent, asked. Each is noted, and the plan follows it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from afterword.domain.plan import TouchWay
from afterword.flows import consult, decide, log, prepare, touches
from afterword.flows.kept import KEPT, Kept
from afterword.store import queries
from afterword.store.models import Advice, Interview, Person, Step
from afterword.store.writer import one_writer

# How a call went, as the way of its line in the log, and whether it was answered. Asked not to ring: reached, no talk.
CALLED: dict[str, tuple[TouchWay, bool | None]] = {
    "spoke": ("call", True),
    "voicemail": ("voicemail", None),
    "not_reached": ("not_reached", False),
    "declined": ("call", None),
}
# The step that a draft is for, where it has another name.
STEP_OF = {"where_things_stand": "follow_up", "follow_up_call": "follow_up"}


def called(interview: Interview, what: str, now: datetime, *, words: str = "", made_by: str = "") -> Kept:
    """Notes how the call went ("spoke", "voicemail", "not_reached", "declined"); the letter then follows it (S3, S5).

    Anything else is reported and changes nothing. Without `made_by`, what is told on one day is one call: told again,
    the later word counts.
    """
    if what not in CALLED:
        return Kept(ok=False, problem=_("Choose what happened, or leave it open."))
    way, answered = CALLED[what]
    with one_writer():
        if not made_by:
            told = f"told:{interview.id.hex}:{now.toordinal()}:"
            made_by = told + what
            for touch in queries.touches_of(interview).filter(made_by__startswith=told):
                if not touch.made_by.startswith(made_by):
                    touch.interview = interview
                    log.take_back(touch, now)
        touch, new = touches.write(
            interview,
            way,
            at=now,
            person=touches.first_met(interview),
            step_kind="call",
            answered=answered,
            no_more_calls=what == "declined",
            words=words,
            made_by=made_by,
            again=True,
        )
        if new:
            declined = touch.no_more_calls
            decide.end_steps(interview, log.ended_by("" if declined else "call", way, declined), now)
            decide.follow_plan(interview, now)
    return KEPT


def sent(interview: Interview, kind: str, now: datetime) -> None:
    """The person has sent this draft, or left this message. The words that went out are kept as they were."""
    prepare.keep_sent(interview, kind, now)
    step_kind = STEP_OF.get(kind, kind)
    step = queries.steps_of(interview).filter(kind=step_kind, state=Step.State.WAITING).first()
    if step is not None:
        decide.mark_step(step, Step.State.DONE, now)
        decide.follow_plan(interview, now)
        return
    version = queries.versions_of(interview, kind).filter(sent_at__isnull=False).order_by("-sent_at").first()
    if version is None:
        return  # there is no such draft, so nothing can have gone
    if queries.touches_of(interview).filter(step_kind=step_kind, happened_at__gte=version.sent_at).exists():
        return  # these very words are noted already
    log.note(
        interview,
        touches.WAY_OF.get(kind, "email"),
        at=now,
        person=touches.first_met(interview),
        step_kind=step_kind,
        made_by=f"sent:{version.id}",
    )


def asked(interview: Interview, adviser: Person | None, brief: str, now: datetime) -> Advice:
    """The person has asked someone they trust (S8). What comes back is recorded with `consult.keep`."""
    advice = consult.ask(interview, adviser, brief, now)
    decide.end_steps(interview, {"adviser": Step.State.DONE}, now)
    decide.follow_plan(interview, now)
    return advice
