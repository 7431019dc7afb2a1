"""What somebody of the employer said of the person, kept word for word; and the concerns the person sees in it (S7).

Append-only: words are added, taken back and put back, never rewritten. Nothing follows from them by itself. A concern
is proposed with the piece of the words that may name it, and counts only once the person has ticked it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from afterword.domain.diagnose import diagnose
from afterword.domain.interview import Assessment
from afterword.domain.recurring import Beside, Named, Piece, Recurring, concerns_in, nameable, recurring
from afterword.domain.recurring import beside as laid_beside
from afterword.flows import decide
from afterword.flows.heard import with_heard
from afterword.flows.kept import KEPT, Kept, Unreadable, own_sentence
from afterword.flows.rounds import processes
from afterword.store import load, queries
from afterword.store.models import Feedback, FeedbackConcern, Incoming, Interview, Outcome, Person, User
from afterword.store.writer import one_writer

WAYS = frozenset(Outcome.Way.values) - {Outcome.Way.SELF}


@dataclass(frozen=True, slots=True)
class Offered:
    """A concern to tick: `quote` is the piece that may name it, "" where the person named it without one."""

    concern: str
    quote: str
    ticked: bool


def keep(
    interview: Interview,
    words: str,
    *,
    on: date,
    way: str = "",
    person: Person | None = None,
    made_by: str = "",
    now: datetime,
) -> Feedback:
    """Keeps what they said, exactly as it is typed but for the space around it. The same `made_by` twice is kept once.

    No words, too many, or a day still to come raise `kept.Unreadable` with a sentence; a way there is none of
    ValueError; someone else's person `Person.DoesNotExist`.
    """
    if way and way not in WAYS:
        raise ValueError(way)
    if person is not None and person.owner_id != interview.owner_id:
        raise Person.DoesNotExist
    text = own_sentence(words)
    if not text:
        raise Unreadable(_("Type what they said, in their words as far as you remember them."))
    if on > load.own_day(interview.owner, now):
        raise Unreadable(_("That day is still to come. Choose the day on which they said it."))
    with one_writer():
        if made_by:
            there: Feedback | None = None
            for one in queries.carry.feedback_made_by(interview.owner, made_by):
                if one.interview_id == interview.id and one.words == text:
                    there = one
                else:  # it was kept for another interview, or in other words: it was said once
                    take_back(one, now)
            if there is not None:
                put_back(there, now)
                return there
        row = Feedback.objects.create(
            owner_id=interview.owner_id,
            interview=interview,
            person=person,
            said_on=on,
            way=way,
            words=text,
            made_by=made_by,
            created_at=now,
        )
        decide.follow_plan(interview, now)  # advice that came is thanked for
    return row


def keep_message(row: Incoming, now: datetime) -> Feedback:
    """A message they wrote is kept as feedback, whole and word for word. Raises `Unreadable` where it has no interview
    yet."""
    if row.interview is None:
        raise Unreadable(_("Say first which interview this message is about."))
    on = min(load.own_day(row.owner, row.received_at or row.created_at), load.own_day(row.owner, now))
    made_by = f"incoming:{row.id}"
    return keep(row.interview, row.text, on=on, way="email", person=row.person, made_by=made_by, now=now)


def kept_from(row: Incoming) -> Feedback | None:
    """The feedback that this message was kept as, for the interview it is about; None where it was not."""
    if row.interview_id is None:
        return None
    rows = queries.carry.feedback_made_by(row.owner, f"incoming:{row.id}")
    return rows.filter(interview=row.interview_id, taken_back=False).first()


def take_back(feedback: Feedback, now: datetime) -> None:
    """It does not belong here after all. The words stay, and can be put back."""
    _stand(feedback, now, taken_back=True)


def put_back(feedback: Feedback, now: datetime) -> None:
    """It belongs here after all."""
    _stand(feedback, now, taken_back=False)


def offered(feedback: Feedback) -> tuple[Offered, ...]:
    """The concerns to choose from: those ticked, then those its words may name. The others are in `others`."""
    ticked = {one.concern: one.quote for one in _concerns(feedback)}
    proposed = concerns_in(feedback.words)
    first = [Offered(one.concern, ticked.get(one.concern) or one.quote, one.concern in ticked) for one in proposed]
    named = {one.concern for one in proposed}
    return (*first, *(Offered(id, quote, True) for id, quote in ticked.items() if id not in named))


def others(feedback: Feedback) -> tuple[str, ...]:
    """The ids of the concerns that are neither ticked nor proposed."""
    there = {one.concern for one in offered(feedback)}
    return tuple(id for id in nameable() if id not in there)


def tick(feedback: Feedback, concerns: Iterable[str], now: datetime) -> Kept:
    """The person says which concerns these words name; those not in `concerns` are named no longer."""
    chosen = dict.fromkeys(concerns)
    if set(chosen) - set(nameable()):
        return Kept(ok=False, problem=_("Choose among the concerns offered here."))
    pieces: dict[str, Piece] = {one.concern: one for one in concerns_in(feedback.words)}
    with one_writer():
        there = {one.concern: one for one in _concerns(feedback)}
        for id, row in there.items():
            if id not in chosen:
                row.delete()
        for id in chosen:
            if id not in there:
                quote = pieces[id].quote if id in pieces else ""
                FeedbackConcern.objects.create(
                    owner_id=feedback.owner_id, feedback=feedback, concern=id, quote=quote, created_at=now
                )
    return KEPT


def beside(interview: Interview, feedback: Iterable[Feedback]) -> tuple[Beside, Assessment]:
    """What the person thought of this interview, beside what was named since; and their four answers."""
    case, heard, _origins = with_heard(interview, load.case_of(interview))
    named = [one.concern for each in feedback for one in each.concerns.all()]
    return laid_beside(case.interview, diagnose(case, heard), named), case.interview.assessment


def recurring_of(owner: User) -> tuple[Recurring, ...]:
    """The concerns that at least two employers have named, as the person has ticked them; two queries."""
    rows = list(queries.carry.concerns_named(owner))
    if len({row.feedback.interview_id for row in rows}) < 2:
        return ()
    process = processes({row.feedback.interview for row in rows})
    return recurring(
        Named(
            concern=row.concern,
            quote=row.quote or row.feedback.words,
            process=process[row.feedback.interview_id],
            employer=row.feedback.interview.employer,
            on=row.feedback.said_on,
            by=row.feedback.person.name if row.feedback.person else "",
        )
        for row in rows
    )


def _concerns(feedback: Feedback) -> list[FeedbackConcern]:
    return list(FeedbackConcern.objects.filter(owner=feedback.owner_id, feedback=feedback).order_by("created_at", "id"))


def _stand(feedback: Feedback, now: datetime, *, taken_back: bool) -> None:
    if feedback.taken_back == taken_back:
        return
    with one_writer():
        feedback.taken_back = taken_back
        feedback.save(update_fields=["taken_back", "changed_at"])
        decide.follow_plan(feedback.interview, now)
