"""Reminders are made from what is true now: promises, steps and interviews; they follow when those move or end.

A reminder's key says what and which moment, so that it is never made twice: what moves drops the old one and makes
another. Being told (e-mail, further channels) is `flows.telling`; in the app a reminder shows by itself once it is due.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet

from afterword.domain import remind
from afterword.domain.outcomes import NO
from afterword.domain.remind import Moment, Quiet
from afterword.flows import reminder_words
from afterword.store import queries
from afterword.store.models import Interview, Interviewer, Profile, Promise, Reminder, Step, User
from afterword.store.writer import one_writer

CATCH_UP = timedelta(hours=12)  # what was over for longer is not reminded of any more; Today shows it all the same
NOT_AGAIN = timedelta(hours=6)  # a step that moves by less than this after it was told is not told again
MOST_AT_ONCE = 500  # rows written in one go

State = Reminder.State


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder that should exist. Just one of the three ids is of what it is about."""

    key: str
    moment: Moment
    due_at: datetime
    interview: UUID
    promise: UUID | None = None
    step: UUID | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A reminder on the first page: a sentence, where to go, and the row to put away."""

    id: UUID
    kind: str
    text: str
    url: str
    over: bool  # its time has passed
    about: UUID | None = None  # the promise or the step


def settle(owner: User, now: datetime) -> None:
    """Makes, moves and drops this person's reminders after what is true now. Doing it twice changes nothing."""
    profile = queries.profile_of(owner)
    wanted = {each.key: each for each in _wanted(owner, profile, now)}
    rows = {row.key: row for row in _settled_rows(owner, wanted)}
    told = _told_lately(owner, now)
    new = [
        each for key, each in wanted.items()
        if key not in rows and each.moment.until > now - CATCH_UP and not _told_already(each, told)
    ]  # fmt: skip
    unwanted = [row.id for key, row in rows.items() if key not in wanted and row.state == State.WAITING]
    unwanted += [row.id for key, row in rows.items() if key not in wanted and row.state in (State.DONE, State.UNKNOWN)]
    again = [row for key, row in rows.items() if key in wanted and row.state == State.DROPPED]
    moved = [
        row for key, row in rows.items()
        if key in wanted and row.state == State.WAITING and row.due_at != wanted[key].due_at
    ]  # fmt: skip
    if not (new or unwanted or again or moved):
        return
    with one_writer():
        Reminder.objects.bulk_create((_row(owner, each) for each in new), ignore_conflicts=True, batch_size=200)
        for some in _in_parts(unwanted):
            # Under its lease a reminder is being told at this moment; whoever tells it looks again by itself.
            Reminder.objects.filter(id__in=some).exclude(state=State.SENDING).update(state=State.DROPPED)
        for row in again:
            state = State.DONE if row.done_at else State.WAITING
            rows_like_it = Reminder.objects.filter(id=row.id, state=State.DROPPED)
            rows_like_it.update(state=state, due_at=wanted[row.key].due_at)
        for row in moved:
            Reminder.objects.filter(id=row.id, state=State.WAITING).update(due_at=wanted[row.key].due_at)


def shown(owner: User, now: datetime) -> list[Shown]:
    """What is due and not put away, the most pressing first; one for each thing. In a fixed number of queries."""
    rows = standing(Reminder.objects.filter(owner=owner, due_at__lte=now, seen_at=None)).exclude(state=State.DROPPED)
    zone = zone_of(queries.profile_of(owner))
    newest: dict[object, Reminder] = {}
    for row in rows.order_by("due_at"):
        newest[row.promise_id or row.step_id or row.interview_id] = row
    found = sorted(newest.values(), key=lambda row: reminder_words.until(row) or row.due_at)
    return [
        Shown(
            row.id, row.kind, reminder_words.sentence(row, now, zone), reminder_words.place(row),
            (reminder_words.until(row) or now) < now, row.promise_id or row.step_id,
        )
        for row in found
    ]  # fmt: skip


def put_away(reminder: Reminder, now: datetime) -> None:
    """The person has seen it. What was due before it, about the same thing, goes with it."""
    with one_writer():
        about = Reminder.objects.filter(
            owner=reminder.owner_id,
            interview=reminder.interview_id,
            promise=reminder.promise_id,
            step=reminder.step_id,
            seen_at=None,
            due_at__lte=max(now, reminder.due_at),
        )
        about.update(seen_at=now)


def standing(rows: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Those whose subject still stands: an open promise, a step that waits, an interview nobody has told of."""
    seats = Prefetch("step__interview__interviewers", Interviewer.objects.select_related("person"))
    with_subject = rows.select_related(
        "promise__person", "promise__interview", "step__interview", "interview"
    ).prefetch_related(seats)
    return with_subject.filter(
        Q(promise__state=Promise.State.OPEN) | Q(step__state=Step.State.WAITING) | Q(kind="debrief")
    ).exclude(Q(kind="debrief") & ~Q(interview__in=queries.untold(Interview.objects.all())))


def zone_of(profile: Profile) -> ZoneInfo:
    return ZoneInfo(profile.zone or "UTC")


def quiet_of(profile: Profile) -> Quiet:
    """The person's quiet hours; the usual ones where they set none."""
    if profile.quiet_from is None or profile.quiet_until is None:
        return remind.USUAL_QUIET
    return Quiet(profile.quiet_from, profile.quiet_until)


def end_of(interview: Interview) -> datetime | None:
    """When an interview is over, as far as anybody said."""
    if interview.ends_at is not None or interview.starts_at is None:
        return interview.ends_at
    return interview.starts_at + remind.USUAL_LENGTH


# -- what should be there


def _wanted(owner: User, profile: Profile, now: datetime) -> Iterator[Wanted]:
    zone, quiet = zone_of(profile), quiet_of(profile)
    # Of what is put away nobody is reminded, nor of what they owed to those who said no.
    shown = {"owner": owner, "interview__archived_at": None}
    promises = Promise.objects.filter(**shown, state=Promise.State.OPEN, mine=True, due_at__isnull=False)
    promises = promises.exclude(interview__outcome__in=NO)
    for promise in promises.only("id", "due_at", "said_at", "created_at", "interview_id"):
        assert promise.due_at is not None  # noqa: S101 - the query asked for it
        for moment in remind.promise_moments(promise.said_at or promise.created_at, promise.due_at):
            yield _one(promise.id, moment, zone, quiet, promise.created_at, promise.interview_id, promise=promise.id)
    steps = Step.objects.filter(**shown, state=Step.State.WAITING).exclude(due__lt=now - Step.LAPSES)
    steps = steps.exclude(kind="promised", ref__gt="")
    for step in steps.only("id", "kind", "not_before", "due", "created_at", "interview_id"):
        found = remind.step_moment(step.kind, step.not_before, step.due, zone)
        if found is not None and found.at > step.created_at:
            yield _one(step.id, found, zone, quiet, step.created_at, step.interview_id, step=step.id)
    ahead = queries.untold(Interview.objects.filter(owner=owner)).only("id", "starts_at", "ends_at", "created_at")
    for interview in ahead:
        end = end_of(interview)
        for moment in remind.debrief_moments(end, zone) if end else ():
            yield _one(interview.id, moment, zone, quiet, interview.created_at, interview.id)


def _one(
    about: UUID, moment: Moment, zone: tzinfo, quiet: Quiet, since: datetime, interview: UUID, **subject: UUID
) -> Wanted:
    due_at = remind.outside_quiet(moment, quiet, zone, since)
    return Wanted(_key(about, moment), moment, due_at, interview, **subject)


def _key(about: UUID, moment: Moment) -> str:
    """The moment is the true one, before quiet hours moved it: those may change, and it stays the same reminder."""
    return f"{moment.kind}:{about.hex}:{moment.at.astimezone(UTC):%Y%m%dT%H%M}"


def _row(owner: User, wanted: Wanted) -> Reminder:
    return Reminder(
        owner=owner,
        key=wanted.key,
        kind=wanted.moment.kind,
        interview_id=wanted.interview,
        promise_id=wanted.promise,
        step_id=wanted.step,
        due_at=wanted.due_at,
    )


# -- what there is


def _settled_rows(owner: User, wanted: dict[str, Wanted]) -> Iterator[Reminder]:
    """The rows that may have to change: those under a wanted key, and those that still mean to be told or shown."""
    fields = ("id", "key", "state", "due_at", "done_at")
    live = Reminder.objects.filter(owner=owner, seen_at=None).exclude(state=State.DROPPED).only(*fields)
    seen: set[UUID] = set()
    for row in live:
        seen.add(row.id)
        yield row
    for keys in _in_parts(list(wanted)):
        for row in Reminder.objects.filter(owner=owner, key__in=keys).only(*fields):
            if row.id not in seen:
                yield row


def _told_lately(owner: User, now: datetime) -> dict[tuple[UUID | None, str], datetime]:
    """When each step was last told of, for those told within the last day."""
    rows = Reminder.objects.filter(owner=owner, step__isnull=False, done_at__gt=now - timedelta(days=1))
    return {(step, kind): at for step, kind, at in rows.order_by("due_at").values_list("step_id", "kind", "due_at")}


def _told_already(wanted: Wanted, told: dict[tuple[UUID | None, str], datetime]) -> bool:
    """Planning anew shifts a step by a little now and then; that is no news."""
    before = told.get((wanted.step, wanted.moment.kind)) if wanted.step else None
    return before is not None and abs(wanted.due_at - before) < NOT_AGAIN


def _in_parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), MOST_AT_ONCE):
        yield values[start : start + MOST_AT_ONCE]
