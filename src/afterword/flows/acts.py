"""What the person has done outside the program: sent, asked. Each is noted, and the plan follows it."""

from __future__ import annotations

from datetime import datetime

from afterword.flows import consult, decide, log, prepare, touches
from afterword.store import queries
from afterword.store.models import Advice, Interview, Person, Step


def sent(interview: Interview, kind: str, now: datetime) -> None:
    """The person has sent this draft, or left this message. The words that went out are kept as they were."""
    prepare.keep_sent(interview, kind, now)
    step_kind = touches.step_of(kind)
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
