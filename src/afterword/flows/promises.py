"""What the person owes and is owed: noted with its time, answered in their words, kept, or let go (S6, S9)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from afterword.domain.follow import default_due, standing
from afterword.domain.plan import TouchWay
from afterword.flows import decide, log, owed, touches
from afterword.flows.calendars import calendar_for
from afterword.flows.kept import KEPT, Kept, Unreadable, choice, fits, own_words, store
from afterword.flows.prepare import pack_for
from afterword.flows.times import read_moment
from afterword.store import load, queries
from afterword.store.models import Interview, Person, Promise, Step
from afterword.store.writer import one_writer

CHANNELS: dict[str, str] = {"": "", "email": "email", "call": "call", "letter": "letter", "recruiter": "recruiter"}
END_OF_DAY = "17:00"
STATES = (Promise.State.KEPT, Promise.State.BROKEN, Promise.State.LET_GO)
WAYS: dict[str, TouchWay] = {"call": "call", "letter": "letter", "recruiter": "recruiter"}


def promise(
    interview: Interview,
    what: str,
    *,
    due_at: datetime | None,
    channel: str,
    said_at: datetime,
    person: Person | None = None,
    concern: str = "",
    made_by: str = "",
    mine: bool = True,
    quote: str = "",
    now: datetime | None = None,
) -> Promise:
    """Notes a promise, and lets the plan follow. The same `made_by` twice is noted once.

    Without `due_at` one of the person's own is due when one would promise it for (`domain.follow.default_due`).
    `now`: the moment to plan from, `said_at` where it is left out. Someone else's person raises `Person.DoesNotExist`;
    words that are too many raise `kept.Unreadable`, and a channel there is none of ValueError.
    """
    if channel not in CHANNELS:
        raise ValueError(channel)
    if person is not None and person.owner_id != interview.owner_id:
        raise Person.DoesNotExist
    with one_writer():
        if made_by:
            there = queries.promises_of(interview).filter(made_by=made_by).first()
            if there is not None:
                return there
        row = Promise(owner_id=interview.owner_id, interview=interview, person=person, mine=mine, channel=channel)
        row.what, row.concern, row.made_by, row.quote = fits(row, "what", own_words(what)), concern, made_by, quote
        row.said_at = said_at
        row.due_at = usual_due(interview, said_at) if due_at is None and mine else due_at
        row.save()
        decide.follow_plan(interview, now or said_at)
    return row


def take_up_heard(interview: Interview, now: datetime) -> None:
    """Keeps track of what was heard to be promised, each once, and lets the plan follow."""
    if owed.take_up(interview, pack_for(interview, now), now):
        decide.follow_plan(interview, now)


def usual_due(interview: Interview, now: datetime) -> datetime:
    """When to promise an answer for, asked at `now`: the earliest time one is sure to keep."""
    profile = queries.profile_of(interview.owner)
    zone = load.zone_of(interview, profile)
    return default_due(now, interview.decision_by, calendar_for(interview.country or profile.country, zone, now))


def keep(promise: Promise, field: str, value: str, *, now: datetime) -> Kept:
    """Keeps one field of a promise as it is typed: "what", "due", "channel", "person" (an id) or "answer".

    KeyError for any other. The plan follows what it rests on.
    """
    try:
        match field:
            case "what" | "answer":
                kept = store(promise, **{field: fits(promise, field, own_words(value))})
            case "due":
                kept = store(promise, due_at=read_due(promise.interview, value, now))
            case "channel":
                kept = store(promise, channel=choice(value, CHANNELS))
            case "person":
                kept = store(promise, person=_person(promise, value))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))
    if field in ("what", "due", "channel"):
        decide.follow_plan(promise.interview, now)
    return kept


def answer(promise: Promise, text: str) -> Kept:
    """Keeps what will be sent, in the person's words, as typed."""
    try:
        return store(promise, answer=fits(promise, "answer", own_words(text)))
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def close(promise: Promise, state: str, now: datetime) -> Kept:
    """Closes a promise: "kept", "broken" (its time has passed) or "let_go" (it matters no longer). Once; the step that
    was to keep it ends with it."""
    if state not in STATES:
        return Kept(ok=False, problem=_("A promise can be kept, broken or let go."))
    if promise.state == state:
        return KEPT
    with one_writer():
        owed.end(promise, state, now)
        for step in _steps(promise).filter(state=Step.State.WAITING):
            decide.end_step(step, Step.State.DONE if state == Promise.State.KEPT else Step.State.SKIPPED, now)
        decide.follow_plan(promise.interview, now)
    return KEPT


def kept_elsewhere(promise: Promise, now: datetime) -> Kept:
    """The person kept it by themselves: noted in the contact log, and closed."""
    with one_writer():
        if promise.mine:
            log.note(
                promise.interview,
                WAYS.get(promise.channel, "email"),
                at=now,
                person=promise.person,
                step_kind="promised",
                made_by=f"promise:{promise.id}",
            )
        return close(promise, Promise.State.KEPT, now)


def let_go(promise: Promise, now: datetime) -> Kept:
    """It will not be kept: it matters no longer, or its time has passed."""
    passed = standing(owed.owing(promise), now) in ("late", "past")
    return close(promise, Promise.State.BROKEN if passed and promise.mine else Promise.State.LET_GO, now)


def reopen(promise: Promise, now: datetime) -> Kept:
    """It is not done after all."""
    with one_writer():
        ended = list(_steps(promise).exclude(state=Step.State.WAITING))
        # Said here or on the plan that it was kept: taken back. What really went by post stays in the log.
        for made_by in (f"promise:{promise.id}", *(f"step:{step.id}" for step in ended)):
            for touch in queries.touches_made_by(promise.interview, made_by):
                if not touch.taken_back:
                    touches.take_back(touch)
        owed.end(promise, Promise.State.OPEN, now)
        for step in ended:
            decide.end_step(step, Step.State.WAITING, now)
        decide.follow_plan(promise.interview, now)
    return KEPT


def _steps(promise: Promise) -> QuerySet[Step]:
    return queries.steps_of(promise.interview).filter(ref=str(promise.id))


def read_due(interview: Interview, value: str, now: datetime) -> datetime | None:
    """A day with or without a time, as typed, in the zone of the interview; None for no words.

    Raises `Unreadable` with a sentence that says what to type.
    """
    if not value.strip():
        return None
    profile = queries.profile_of(interview.owner)
    zone = load.zone_of(interview, profile)
    country = interview.country or profile.country
    return read_moment(value, zone=zone, country=country, today=now.astimezone(zone).date())


def _person(promise: Promise, id: str) -> Person | None:
    if not id:
        return None
    found = queries.people_of(promise.owner).filter(id=id).first() if _is_id(id) else None
    if found is None:
        raise Unreadable(_("Choose one of the people offered here."))
    return found


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
