"""What the person has done outside the program: called, sent, asked. Each is noted, and the plan follows it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from afterword.flows import consult, prepare
from afterword.flows.debrief import keep
from afterword.flows.decide import mark_step, take_plan
from afterword.flows.kept import Kept
from afterword.store import queries
from afterword.store.models import Advice, Interview, Person, Step

# What an outcome of the call makes of the steps that wait: who was spoken to needs no message; a no ends the calling.
ENDS: dict[str, dict[str, str]] = {
    "spoke": {"call": Step.State.DONE, "voicemail": Step.State.SKIPPED},
    "voicemail": {"call": Step.State.SKIPPED, "voicemail": Step.State.DONE},
    "not_reached": {},
    "declined": {"call": Step.State.SKIPPED, "voicemail": Step.State.SKIPPED},
}


def called(interview: Interview, what: str, now: datetime) -> Kept:
    """Notes how the call went ("spoke", "voicemail", "not_reached", "declined"); the letter then follows it (S3, S5).

    Anything else is reported and changes nothing.
    """
    if what not in ENDS:
        return Kept(ok=False, problem=_("Choose what happened, or leave it open."))
    kept = keep(interview, "called", what)
    _end(interview, ENDS[what], now)
    return kept


def sent(interview: Interview, kind: str, now: datetime) -> None:
    """The person has sent this draft, or left this message. The words that went out are kept as they were."""
    prepare.keep_sent(interview, kind, now)
    _end(interview, {kind: Step.State.DONE}, now)


def asked(interview: Interview, adviser: Person | None, brief: str, now: datetime) -> Advice:
    """The person has asked someone they trust (S8). What comes back is recorded with `consult.keep`."""
    advice = consult.ask(interview, adviser, brief, now)
    _end(interview, {"adviser": Step.State.DONE}, now)
    return advice


def _end(interview: Interview, states: dict[str, str], now: datetime) -> None:
    """Ends the steps that wait, each in its state. A plan that was never taken on is not taken on by this."""
    steps = list(queries.steps_of(interview))
    for step in steps:
        if step.state == Step.State.WAITING and step.kind in states:
            mark_step(step, states[step.kind], now)
    if steps:
        take_plan(interview, now)
