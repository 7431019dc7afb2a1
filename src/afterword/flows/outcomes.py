"""What came of an interview is noted, once, and taken back whole; steps and log follow it (contract S7, S12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from afterword.domain import interview as domain
from afterword.domain.interview import OutcomeKind, ToldBy
from afterword.domain.outcomes import BY_THE_PERSON, Came, first_answer, how_it_stands
from afterword.domain.plan import TouchWay
from afterword.flows import decide, rhythm, touches
from afterword.flows.kept import fits, own_words
from afterword.flows.prepare import pack_for
from afterword.store import load, queries
from afterword.store.models import Interview, Outcome, Person, Step, User
from afterword.store.writer import one_writer

_NOON = time(12)
_TOLD_WITHIN = timedelta(days=21)  # whom nobody told for so long has been told in some other way
_LOGGED = frozenset({"call", "email", "letter", "meeting", "recruiter"})
"""Ways of being told that are a contact with them; to hear of it elsewhere is none."""
_NOTED_ALREADY = ("incoming:", "call:")
"""What wrote the log itself, before it said what came."""


def note(
    interview: Interview,
    kind: str,
    *,
    on: date,
    way: str = "",
    person: Person | None = None,
    words: str = "",
    answer_by: date | None = None,
    exchange: str = "",
    made_by: str = "",
    now: datetime,
) -> Outcome:
    """Notes one thing that came of `interview` on the day `on`; steps, log and how it stands follow.

    The same `made_by` twice is one, unless it was taken back. What had been planned to win the job is let be; what an
    answer calls for is planned. `answer_by`: of an offer, until when they want to know; `exchange`: of "moot", the id
    of the exchange whose worry it was ("q2"). ValueError for a kind or a way there is none of; someone else's person
    raises `Person.DoesNotExist`, and words that are too many `kept.Unreadable`.
    """
    if kind not in Outcome.Kind.values or way not in ("", *Outcome.Way.values):
        raise ValueError(kind, way)
    if person is not None and person.owner_id != interview.owner_id:
        raise Person.DoesNotExist
    with one_writer():
        there = queries.after.outcomes_made_by(interview, made_by) if made_by else []
        standing = next((row for row in there if not row.taken_back), None)
        if standing is not None:
            return standing
        row = Outcome(owner_id=interview.owner_id, interview=interview, kind=kind, happened_on=on, way=way)
        row.person, row.answer_by, row.exchange, row.created_at = person, answer_by, exchange, now
        row.words = fits(row, "words", own_words(words).strip())
        row.made_by = f"{made_by}:{len(there) + 1}" if there else made_by
        row.save()
        _log(row, now)
        before = interview.outcome
        _tell(interview)
        if interview.outcome != before or kind == interview.outcome:
            _follow(interview, now)
    return row


def take_back(outcome: Outcome, now: datetime) -> None:
    """It did not come so: what was let be for it waits again, and log and plan follow."""
    interview = outcome.interview
    with one_writer():
        outcome.taken_back = True
        outcome.save(update_fields=["taken_back", "changed_at"])
        for touch in queries.touches_made_by(interview, _mark(outcome)):
            if not touch.taken_back:
                touches.take_back(touch)
        _tell(interview)
        decide.reopen_steps(interview, outcome.created_at)
        if interview.outcome:
            _follow(interview, now)
            return
        # Where no plan had been taken on before the answer, none is left now.
        queries.steps_of(interview).filter(state=Step.State.WAITING, kind__in=decide.AFTER_AN_ANSWER).delete()
        decide.follow_plan(interview, now)


def after_of(interview: Interview) -> domain.After | None:
    """How it stands once an answer is known, with what they advised; None before."""
    return load.after_of(interview)


def history_of(interview: Interview) -> list[Outcome]:
    """All that came of it, the earliest first, each with who told it."""
    return list(queries.after.outcomes_of(interview))


def stands_in(rows: Sequence[Outcome]) -> Outcome | None:
    """Of these the one that is how it stands."""
    by_came = {_came(row): row for row in rows}
    return by_came[found] if (found := how_it_stands(by_came)) is not None else None


def told_of(interview: Interview, draft: str) -> bool:
    """Whether words of this kind ("acceptance", "declining") have gone to them."""
    return bool(draft) and queries.touches_of(interview).filter(step_kind=draft).exists()


def untold(owner: User, today: date) -> Interview | None:
    """The latest offer taken or declined in these weeks of which the employer does not know yet. One query."""
    return queries.after.untold_of(owner, today - _TOLD_WITHIN).first()


def _came(row: Outcome) -> Came:
    return Came(cast(OutcomeKind, row.kind), row.happened_on, row.created_at, cast(ToldBy, row.way))


def _tell(interview: Interview) -> None:
    """Writes on the interview how it stands, so that lists need not work it out."""
    history = [_came(row) for row in queries.after.outcomes_of(interview)]
    stands = how_it_stands(history)
    interview.outcome = stands.kind if stands else ""
    interview.outcome_on = stands.on if stands else None
    interview.answered_on = first_answer(history)
    interview.save(update_fields=["outcome", "outcome_on", "answered_on", "changed_at"])
    rhythm.settle_all_at(interview)


def _follow(interview: Interview, now: datetime) -> None:
    """What waited is let be, but for what the answer calls for; that is planned, whether or not a plan was taken on."""
    waiting = queries.steps_of(interview).filter(state=Step.State.WAITING)
    over = set(waiting.values_list("kind", flat=True)) - decide.AFTER_AN_ANSWER - {"promised"}
    decide.end_steps(interview, dict.fromkeys(over, Step.State.SKIPPED), now)
    if queries.steps_of(interview).exists() or pack_for(interview, now).plan.steps:
        decide.take_plan(interview, now)


def _log(row: Outcome, now: datetime) -> None:
    """To be told is a contact of theirs; where the log has it already, it is not noted twice."""
    if row.way not in _LOGGED or row.kind in BY_THE_PERSON or row.made_by.startswith(_NOTED_ALREADY):
        return
    profile = queries.profile_of(row.owner)
    zone = ZoneInfo(profile.zone or "UTC")
    at = now if now.astimezone(zone).date() == row.happened_on else datetime.combine(row.happened_on, _NOON, zone)
    there = queries.touches_of(row.interview).filter(outward=False, way=row.way)
    if any(touch.happened_at.astimezone(zone).date() == row.happened_on for touch in there):
        return
    touches.write(
        row.interview,
        cast(TouchWay, row.way),
        at=min(at.astimezone(UTC), now),
        outward=False,
        person=row.person,
        words=row.words,
        made_by=_mark(row),
    )


def _mark(row: Outcome) -> str:
    return f"outcome:{row.id}"
