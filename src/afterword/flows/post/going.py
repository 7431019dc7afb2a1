"""Whether a message may go now: what the employer asked for, how often is enough, and what is on its way already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from afterword.domain.method import Pack
from afterword.domain.plan.clearance import contact_rules
from afterword.flows import prepare, rhythm, touches
from afterword.flows.post.letter import BRIEF, NOTE, PROMISE, REMINDER
from afterword.store import queries
from afterword.store.models import Outgoing

NO_DRAFT = {PROMISE: "promised", BRIEF: "", REMINDER: ""}


@dataclass(frozen=True, slots=True)
class Stop:
    """Why it should not go. `ours`: a rule of Afterword's, which the person may set aside by saying so."""

    reason: str
    ours: bool


def stop_for(outgoing: Outgoing, now: datetime) -> Stop | None:
    """What speaks against sending it now, None when nothing does.

    What the employer asked for holds, whoever is impatient. How often is enough is our own judgement (contact budget).
    What was promised is awaited, and a friend's advice is no contact with the employer.
    """
    if outgoing.kind == NOTE:
        return _note_too_many(outgoing)
    if outgoing.interview is None or outgoing.kind in (BRIEF, REMINDER):
        return None
    pack = prepare.pack_for(outgoing.interview, now)
    if stop := _as_they_asked(outgoing, pack):
        return stop
    if outgoing.kind == PROMISE:
        return None
    before = queries.outgoing_in(outgoing.interview).filter(kind=outgoing.kind, state=Outgoing.State.SENT)
    if before.exclude(id=outgoing.id).exists() or _noted(outgoing):
        return Stop(_("You have sent this already. A second one takes away from the first."), ours=True)
    if any(step.kind == step_kind_of(outgoing) for step in pack.plan.steps):
        return None
    budget = pack.plan.budget
    if budget.why:
        return Stop(budget.why, ours=True)
    if budget.made >= budget.allowed:
        return Stop(_("You have been in touch as often as is wise before a decision."), ours=True)
    return None


def step_kind_of(outgoing: Outgoing) -> str:
    """The kind of the plan's step that this message is; "" where the plan knows none such."""
    return NO_DRAFT[outgoing.kind] if outgoing.kind in NO_DRAFT else touches.step_of(outgoing.kind)


def _note_too_many(outgoing: Outgoing) -> Stop | None:
    """Our own judgement of a note to keep in touch: sent already, a rest after two silences, an answer still open, as
    many this year as the person wanted.
    """
    if outgoing.note is not None and outgoing.note.sent_at is not None:
        return Stop(_("You have sent this already. A second one takes away from the first."), ours=True)
    row = queries.after.keep_of(outgoing.person) if outgoing.person is not None else None
    if row is None or outgoing.person is None:
        return None
    match rhythm.next_of(row, outgoing.person).why:
        case "resting" | "yearly":
            return Stop(_("Your last two notes have no answer so far. A third so soon may press."), ours=True)
        case "undecided":
            return Stop(_("Their answer about the job is still open. A note now may read as a push."), ours=True)
        case "cap":
            return Stop(_("That is as many notes this year as you wanted to send."), ours=True)
    return None


def _as_they_asked(outgoing: Outgoing, pack: Pack) -> Stop | None:
    rules = contact_rules(pack.case.interview)
    reason = rules.clearance.reason
    if rules.way == "none" and outgoing.kind != PROMISE:
        planned = any(step.kind == step_kind_of(outgoing) for step in pack.plan.steps)
        return None if planned else Stop(reason, ours=False)
    if rules.way not in ("recruiter", "office"):
        return None
    theirs = {person.email.lower() for person in pack.case.interview.interviewers if person.email}
    if outgoing.to_address.lower() not in theirs:
        return None
    to = next(p for p in pack.case.interview.interviewers if p.email.lower() == outgoing.to_address.lower())
    if to.name and to.name.split()[-1] in rules.words:
        return None  # they are the one it is to go through
    return Stop(_("{reason} So it must not go to {name}.").format(reason=reason, name=to.name), ours=False)


def _noted(outgoing: Outgoing) -> bool:
    """Whether the contact log has it already, sent by the person themselves."""
    assert outgoing.interview is not None  # noqa: S101 - the caller looked
    log = queries.touches_of(outgoing.interview)
    return (
        log.filter(step_kind=step_kind_of(outgoing), outward=True).exclude(made_by=f"outgoing:{outgoing.id}").exists()
    )
