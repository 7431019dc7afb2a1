"""A message has gone out, or come back: the contact log, the words as they were sent, the promise, the advice."""

from __future__ import annotations

from datetime import datetime

from afterword.domain.compose.draft import Draft
from afterword.domain.plan import TouchWay
from afterword.flows import acts, keeping_touch, log, prepare, promises, tellings
from afterword.flows.post.going import step_kind_of
from afterword.flows.post.letter import BRIEF, NOTE, PROMISE, REMINDER
from afterword.store import queries
from afterword.store.models import DraftVersion, Interview, Outgoing
from afterword.store.writer import one_writer


def went_out(outgoing: Outgoing, now: datetime) -> None:
    """Notes what follows from it, once: whoever calls has just made it "sent"."""
    if outgoing.kind == NOTE:
        if outgoing.note is not None:
            keeping_touch.went(outgoing.note, outgoing.text, now, _way(outgoing), _mark(outgoing))
        return
    if outgoing.interview is None or outgoing.kind == REMINDER:
        return
    interview = outgoing.interview
    interview.owner = outgoing.owner
    if outgoing.kind == BRIEF:
        acts.asked(interview, outgoing.person, outgoing.text, now)
        return
    draft = _draft(outgoing, interview, now)  # as it stood when it went
    with one_writer():
        log.note(
            interview,
            _way(outgoing),
            at=now,
            person=outgoing.person,
            step_kind=step_kind_of(outgoing),
            words=outgoing.subject,
            made_by=_mark(outgoing),
        )
        if outgoing.kind == PROMISE:
            if outgoing.promise is not None:
                promises.close(outgoing.promise, "kept", now)
        else:
            DraftVersion.objects.create(
                owner_id=outgoing.owner_id,
                interview=interview,
                kind=outgoing.kind,
                subject=outgoing.subject,
                text=outgoing.text,
                created_at=now,
                sent_at=now,
            )
            if draft is not None:
                tellings.went(interview, draft, outgoing.text, now)


def reopen(outgoing: Outgoing, now: datetime) -> None:
    """It never reached them: the contact is taken back, its step waits again, and the words are not those sent."""
    if outgoing.kind == NOTE and outgoing.note is not None:
        keeping_touch.came_back(outgoing.note, _mark(outgoing))
    if outgoing.interview is None:
        return
    with one_writer():
        for touch in queries.touches_made_by(outgoing.interview, _mark(outgoing)):
            if not touch.taken_back:
                log.take_back(touch, now)
        DraftVersion.objects.filter(
            owner=outgoing.owner_id, interview=outgoing.interview, kind=outgoing.kind, text=outgoing.text
        ).update(sent_at=None)
        if outgoing.promise is not None:
            promises.reopen(outgoing.promise, now)
    draft = _draft(outgoing, outgoing.interview, now)
    if draft is not None:
        tellings.came_back(outgoing.interview, draft, outgoing.text)


def _draft(outgoing: Outgoing, interview: Interview, now: datetime) -> Draft | None:
    """The draft these words come from, which says on what they rest."""
    checked = prepare.draft_in(prepare.pack_for(interview, now), outgoing.kind)
    return checked.draft if checked is not None else None


def _way(outgoing: Outgoing) -> TouchWay:
    return "letter" if outgoing.way == Outgoing.Way.PAPER else "email"


def _mark(outgoing: Outgoing) -> str:
    return f"outgoing:{outgoing.id}"
