"""A due reminder is told: by e-mail to oneself and on the further channels the person set. Claimed, then told, once.

Before something is handed to a channel that cannot be asked afterwards, "begun" is written down for it. Whoever finds
"begun" under a lease that has run out does not know what became of it: it is `unknown`, and never told again there.
The app needs no telling: a due reminder shows by itself. In a person's quiet hours nothing is told.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from afterword.domain.remind import is_quiet
from afterword.flows import channels, reminder_words, reminders
from afterword.flows.channels import Channel
from afterword.flows.claims import Clock
from afterword.flows.leases import Lost, run_out
from afterword.flows.reminders import State
from afterword.store.models import Profile, Reminder, User
from afterword.store.writer import one_writer

LEASE = timedelta(seconds=60)
LATE = timedelta(minutes=30)  # what comes later than this comes together with whatever else is late
MOST_TOGETHER = 500
SETTLE_EVERY = timedelta(seconds=20)
BEGUN, UNKNOWN = "begun", "unknown"


@dataclass(slots=True)
class Claim:
    """Reminders of one person that are told together, claimed."""

    by: str
    rows: list[Reminder]
    clock: Clock

    def note(self, rows: Iterable[Reminder], channel: str, what: str, **values: object) -> None:
        """Writes down what became of these on a channel. Raises `Lost` when they are no longer ours."""
        with one_writer():
            for row in rows:
                row.told = {**row.told, channel: what}
                self._update([row.id], told=row.told, lease_until=self.clock() + LEASE, **values)

    def finish(self, rows: Sequence[Reminder], now: datetime) -> None:
        with one_writer():
            for row in rows:
                state = State.UNKNOWN if UNKNOWN in row.told.values() else State.DONE
                self._update([row.id], state=state, told=row.told, done_at=now, lease_by="", lease_until=None)

    def drop(self, rows: Sequence[Reminder]) -> None:
        with one_writer():
            self._update([row.id for row in rows], state=State.DROPPED, lease_by="", lease_until=None)

    def _update(self, ids: list[uuid.UUID], **values: object) -> None:
        if Reminder.objects.filter(id__in=ids, lease_by=self.by).update(**values) != len(ids):
            raise Lost


_settled: dict[str, datetime] = {}
"""When this process last looked what there is to remind of."""


def run_next(clock: Clock, stopped: Callable[[], bool] = lambda: False) -> bool:
    """Tells what has been due longest, with what must be told together with it. False when nothing is due."""
    now = clock()
    last = _settled.get("")
    if last is None or abs(now - last) >= SETTLE_EVERY:
        settle_all(now)
        _settled[""] = now
    claim = claim_next(clock)
    if claim is None:
        return False
    try:
        if not stopped():
            _tell(claim, now)
        else:
            _let_go(claim)
    except Lost:
        pass
    return True


def settle_all(now: datetime) -> None:
    """Everybody's reminders are made to follow what is true now."""
    for owner in User.objects.filter(pk__in=Profile.objects.values("owner")):
        reminders.settle(owner, now)


def claim_next(clock: Clock) -> Claim | None:
    """Claims what has been due longest of somebody who is not in their quiet hours, and what goes with it."""
    now = clock()
    quiet: list[int] = []
    while (first := _first(now, quiet)) is not None:
        profile = Profile.objects.get(owner=first.owner_id)
        if is_quiet(now, reminders.quiet_of(profile), reminders.zone_of(profile)):
            quiet.append(first.owner_id)
            continue
        by = uuid.uuid4().hex
        with one_writer():
            together = _together(first, now)
            free = Reminder.objects.filter(_free(now), id__in=together)
            if not free.update(state=State.SENDING, lease_by=by, lease_until=now + LEASE, tries=F("tries") + 1):
                return None
            rows = list(Reminder.objects.filter(id__in=together, lease_by=by).order_by("due_at", "id"))
        return Claim(by, rows, clock)
    return None


def forget_leases() -> None:
    """At the start of the one server of a home: whoever held a lease there has ended."""
    held = Reminder.objects.filter(state=State.SENDING)
    if held.exists():
        with one_writer():
            held.update(lease_until=None)


def _tell(claim: Claim, now: datetime) -> None:
    mine = Reminder.objects.filter(id__in=[row.id for row in claim.rows], lease_by=claim.by)
    stand = {row.id: row for row in reminders.standing(mine)}
    gone = [row for row in claim.rows if row.id not in stand]
    if gone:
        claim.drop(gone)
    rows = [stand[row.id] for row in claim.rows if row.id in stand]
    if not rows:
        return
    profile = Profile.objects.select_related("owner").get(owner=rows[0].owner_id)
    zone = reminders.zone_of(profile)
    for row in rows:
        row.told = {name: UNKNOWN if what == BEGUN else what for name, what in row.told.items()}
    for channel in channels.of(profile):
        # What the person has put away meanwhile is told no more.
        fresh = [row for row in rows if channel.name not in row.told and row.seen_at is None]
        if fresh:
            words = reminder_words.sentences if channel.says_what else reminder_words.discreet
            _hand_over(claim, channel, fresh, words(fresh, now, zone), now)
    claim.finish(rows, now)


def _hand_over(claim: Claim, channel: Channel, rows: list[Reminder], words: str, now: datetime) -> None:
    if channel.kept_here:  # handed to our own outgoing post: both are kept, or neither is
        with one_writer():
            claim.note(rows, channel.name, channel.send(rows, words, now))
        return
    claim.note(rows, channel.name, BEGUN)
    try:
        became = channel.send(rows, words, now)
    except Exception:  # a fault in one channel: whether it got through nobody knows
        logging.getLogger(__name__).exception("a reminder could not be handed over")
        became = UNKNOWN
    for row in rows:
        row.told = {**row.told, channel.name: became}  # written with the end, or with what the next channel begins


def _let_go(claim: Claim) -> None:
    """The server ends in good order: the next start need not wait for the lease."""
    with one_writer():
        mine = Reminder.objects.filter(id__in=[row.id for row in claim.rows], lease_by=claim.by)
        mine.update(state=State.WAITING, lease_by="", lease_until=None, tries=F("tries") - 1)


def _first(now: datetime, quiet: Sequence[int]) -> Reminder | None:
    """Due longest. Two looks, because each goes along an index."""
    abandoned = Reminder.objects.filter(_abandoned(now)).exclude(owner__in=quiet).order_by("due_at", "id").first()
    if abandoned is not None:
        return abandoned
    waiting = Reminder.objects.filter(state=State.WAITING, due_at__lte=now).exclude(owner__in=quiet)
    return waiting.order_by("due_at").first()


def _together(first: Reminder, now: datetime) -> list[uuid.UUID]:
    """What is late comes as one summary, after a sleep of the machine or a long night; so does what is due alike."""
    if first.state != State.WAITING:  # begun by someone who died: with what it was begun with
        same: QuerySet[Reminder] = Reminder.objects.filter(_abandoned(now), lease_by=first.lease_by)
        return list(same.values_list("id", flat=True)) or [first.id]
    waiting = Reminder.objects.filter(owner=first.owner_id, state=State.WAITING)
    if now - first.due_at > LATE:
        waiting = waiting.filter(due_at__lt=now - LATE)
    else:
        waiting = waiting.filter(due_at=first.due_at)
    return list(waiting.order_by("due_at").values_list("id", flat=True)[:MOST_TOGETHER])


def _free(now: datetime) -> Q:
    return Q(state=State.WAITING) | _abandoned(now)


def _abandoned(now: datetime) -> Q:
    return Q(state=State.SENDING) & run_out(now, LEASE)
