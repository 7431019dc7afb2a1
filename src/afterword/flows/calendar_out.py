"""What is due as appointments for any calendar: one file for one thing, one for all, and a private address to read.

What was written last is kept for each UID, so that a change raises its SEQUENCE, and what is no longer due is written
as cancelled for a while instead of vanishing: a calendar that has taken it once would ring all the same.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from afterword.domain.outcomes import NO
from afterword.flows import reminder_words
from afterword.flows.reminders import end_of
from afterword.store import queries
from afterword.store.models import CalendarEntry, CalendarFeed, Interview, Profile, Promise, Step, User
from afterword.store.writer import one_writer
from afterword.writing.ics import Entry, to_ics

ENDED_SHOWN = timedelta(days=60)  # how long what is over or cancelled stays in the file of everything
SHORT = timedelta(minutes=30)  # how long a thing that is due at a moment looks in a calendar
NOT_IN_A_CALENDAR = frozenset({"settle", "cool_off", "voicemail", "decide", "gracious_reply", "advice_request"})
RING_BEFORE_INTERVIEW = (24 * 60, 60)
RING_BEFORE_DUE = (120,)


@dataclass(frozen=True, slots=True)
class File:
    """A calendar file. `mark` changes exactly when its bytes do; `changed_at` is when anything in it last changed."""

    data: bytes
    mark: str
    changed_at: datetime


def everything(owner: User, now: datetime) -> File:
    """All that is due or was until lately, and what was cancelled lately."""
    return _file(_written(owner, now).values(), now)


def step_file(step: Step, now: datetime) -> File | None:
    """The appointment of one step; None where it has no time or none of its kind goes into a calendar."""
    kept_by = f"promise-{step.ref}" if step.kind == "promised" and step.ref else f"step-{step.id}"
    return _one(step.owner, kept_by, now)


def promise_file(promise: Promise, now: datetime) -> File | None:
    return _one(promise.owner, f"promise-{promise.id}", now)


def interview_file(interview: Interview, now: datetime) -> File | None:
    """The interview itself, where it is still to come or was lately."""
    return _one(interview.owner, f"interview-{interview.id}", now)


def feed_of(owner: User) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(owner=owner).first()


def open_feed(owner: User) -> CalendarFeed:
    """A new private address; the one before it, where there was one, is good for nothing from now on."""
    with one_writer():
        feed, _made = CalendarFeed.objects.update_or_create(
            owner=owner, defaults={"secret": secrets.token_urlsafe(32), "read_at": None}
        )
    return feed


def close_feed(owner: User) -> None:
    with one_writer():
        CalendarFeed.objects.filter(owner=owner).delete()


def read_feed(secret: str, now: datetime) -> File | None:
    """The calendar whoever knows `secret` may read; None for any other words.

    Each secret there is is compared in a time that does not tell how much of it was right.
    """
    found = None
    for feed in CalendarFeed.objects.select_related("owner"):
        if secrets.compare_digest(feed.secret.encode(), secret.encode(errors="replace")):
            found = feed
    if found is None:
        return None
    if found.read_at is None or now - found.read_at > timedelta(hours=1):
        with one_writer():
            CalendarFeed.objects.filter(pk=found.pk).update(read_at=now)
    return everything(found.owner, now)


# -- what should stand in it


def _wanted(owner: User, now: datetime) -> Iterator[Entry]:
    profile = queries.profile_of(owner)
    waiting = Step.objects.filter(owner=owner, state=Step.State.WAITING).values("interview")
    names = queries.names_met(owner, waiting)
    yield from _promises(owner, profile, now)
    steps = queries.waiting_steps_of(owner, now).exclude(kind="promised", ref__gt="")
    for step in steps.filter(due__isnull=False).exclude(kind__in=NOT_IN_A_CALENDAR):
        yield _of_step(step, names.get(step.interview_id, ""), now)
    ahead = Interview.objects.filter(owner=owner, starts_at__gt=now - ENDED_SHOWN, cancelled_at=None)
    for row in ahead.order_by("starts_at", "id"):
        if row.starts_at is not None and row.starts_at > row.created_at:
            yield _of_interview(row, now)


def _promises(owner: User, profile: Profile, now: datetime) -> Iterator[Entry]:
    shown = {"owner": owner, "interview__archived_at": None}
    open_ones = Promise.objects.filter(**shown, state=Promise.State.OPEN, mine=True, due_at__isnull=False)
    open_ones = open_ones.exclude(interview__outcome__in=NO)  # after a no it is theirs to keep or let go
    for row in open_ones.select_related("person", "interview"):
        assert row.due_at is not None  # noqa: S101 - the query asked for it
        name = row.person.name if row.person else row.interview.employer
        title = _("Keep your promise to {name}").format(name=name) if name else _("Keep your promise")
        if profile.calendar_says_what and row.what.strip():
            title = _("{title}: {what}").format(title=title, what=" ".join(row.what.split())[:200])
        yield Entry(
            uid=f"promise-{row.id}@afterword",
            summary=title,
            starts_at=row.due_at - SHORT,
            ends_at=row.due_at,
            written_at=now,
            url=reminder_words.address(f"/i/{row.interview_id}/plan/"),
            alarms=RING_BEFORE_DUE,
            due=True,
        )


def _of_step(step: Step, name: str, now: datetime) -> Entry:
    assert step.due is not None  # noqa: S101 - the query asked for it
    call = step.kind == "call" and step.not_before is not None and step.not_before < step.due
    starts_at = step.not_before if call and step.not_before is not None else step.due - SHORT
    return Entry(
        uid=f"step-{step.id}@afterword",
        summary=reminder_words.to_do(step.kind, name, step.interview.employer, step.channel),
        starts_at=starts_at,
        ends_at=step.due,
        written_at=now,
        url=reminder_words.address(f"/i/{step.interview_id}/plan/"),
        alarms=(0,) if call else RING_BEFORE_DUE,
        due=not call,
    )


def _of_interview(row: Interview, now: datetime) -> Entry:
    assert row.starts_at is not None  # noqa: S101 - the query asked for it
    about = ", ".join(part for part in (row.employer, row.role) if part)
    return Entry(
        uid=f"interview-{row.id}@afterword",
        summary=_("Interview: {about}").format(about=about) if about else _("Interview"),
        starts_at=row.starts_at,
        ends_at=end_of(row) or row.starts_at,
        written_at=now,
        location=row.place,
        url=reminder_words.address(f"/i/{row.id}/"),
        alarms=RING_BEFORE_INTERVIEW,
        busy=True,
    )


# -- what was written, and what is written now


def _written(owner: User, now: datetime) -> dict[str, Entry]:
    """Each entry as it is to be written, by UID, with its number and when it changed last; kept where it did."""
    wanted = {entry.uid: entry for entry in _wanted(owner, now)}
    rows = {row.uid: row for row in CalendarEntry.objects.filter(owner=owner)}
    changed = [entry for uid, entry in wanted.items() if uid not in rows or rows[uid].digest != _digest(entry)]
    lost = [row for uid, row in rows.items() if uid not in wanted and row.dropped_at is None]
    if changed or lost:
        with one_writer():
            for entry in changed:
                _keep(owner, entry, now)
            for row in lost:
                _drop(row, now)
        rows = {row.uid: row for row in CalendarEntry.objects.filter(owner=owner)}
    shown = (row for row in rows.values() if row.dropped_at is None or row.dropped_at > now - ENDED_SHOWN)
    return {row.uid: _entry(row) for row in shown}


def _keep(owner: User, entry: Entry, now: datetime) -> None:
    """A row that was just made begins with 0; each change after that is one more."""
    row = CalendarEntry.objects.filter(owner=owner, uid=entry.uid).first()
    if row is None:
        row = CalendarEntry(owner=owner, uid=entry.uid)
    else:
        row.sequence += 1
    row.digest, row.written, row.written_at, row.dropped_at = _digest(entry), _plain(entry), now, None
    row.save()


def _drop(row: CalendarEntry, now: datetime) -> None:
    """It ended, or is no longer there. Where it still lies ahead a calendar must be told, or it would ring."""
    entry = _entry(row)
    if entry.ends_at > now:
        row.sequence += 1
        row.written, row.written_at = _plain(replace(entry, cancelled=True)), now
        row.digest = ""
    row.dropped_at = now
    row.save()


def _plain(entry: Entry) -> dict[str, object]:
    """As JSON. The server may be on another port tomorrow: that alone is no change, so the address is kept apart."""
    return {
        "summary": entry.summary,
        "starts_at": entry.starts_at.isoformat(),
        "ends_at": entry.ends_at.isoformat(),
        "location": entry.location,
        "url": entry.url,
        "alarms": list(entry.alarms),
        "due": entry.due,
        "busy": entry.busy,
        "cancelled": entry.cancelled,
    }


def _entry(row: CalendarEntry) -> Entry:
    kept = row.written
    return Entry(
        uid=row.uid,
        summary=kept["summary"],
        starts_at=datetime.fromisoformat(kept["starts_at"]),
        ends_at=datetime.fromisoformat(kept["ends_at"]),
        written_at=row.written_at,
        sequence=row.sequence,
        location=kept["location"],
        url=kept["url"],
        alarms=tuple(kept["alarms"]),
        due=kept["due"],
        busy=kept["busy"],
        cancelled=kept["cancelled"],
    )


def _digest(entry: Entry) -> str:
    told = {name: value for name, value in _plain(entry).items() if name != "url"}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _one(owner: User, begins: str, now: datetime) -> File | None:
    entry = _written(owner, now).get(f"{begins}@afterword")
    return _file([entry], now) if entry is not None else None


def _file(entries: Iterable[Entry], now: datetime) -> File:
    found = sorted(entries, key=lambda entry: (entry.starts_at, entry.uid))
    data = to_ics(found, _("Afterword"))
    changed_at = max((entry.written_at for entry in found), default=now)
    return File(data, hashlib.sha256(data).hexdigest(), changed_at)
