"""Due listening, claimed by a conditional update under a lease.

Whoever claims a row holds its lease and renews it while working. A process that dies stops renewing, and the row is
claimed again when the lease has run out. Nothing is written for a row whose lease another has by then.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from afterword.flows.leases import Lost, forget, run_out
from afterword.store.models import Listened
from afterword.store.writer import one_writer

LEASE = timedelta(seconds=60)
MOST_TRIES = 3

Clock = Callable[[], datetime]
Work = Callable[["Claim"], None]


@dataclass(frozen=True, slots=True)
class Claim:
    """One row, claimed. `wanted` is what it stood at: what changes later makes it due again."""

    id: uuid.UUID
    by: str
    wanted: int
    clock: Clock
    stopped: Callable[[], bool] = lambda: False

    def row(self) -> Listened:
        """The row, when it is still ours. Raises `Lost` otherwise, also when the server is told to end."""
        row = self._rows().select_related("interview__owner").defer("conversation").first()
        if row is None or self.stopped():
            raise Lost
        return row

    def keep(self, **values: object) -> None:
        """Writes these fields and renews the lease. Call it inside `one_writer` with what else the stage has found."""
        values.setdefault("lease_until", self.clock() + LEASE)
        with one_writer():
            if self.stopped() or not self._rows().update(**values):
                raise Lost

    def _rows(self) -> QuerySet[Listened]:
        return Listened.objects.filter(id=self.id, lease_by=self.by)


def claim_next(clock: Clock, stopped: Callable[[], bool] = lambda: False) -> Claim | None:
    """Claims the row that has been due longest. None when nothing is due, or another was quicker."""
    now = clock()
    waiting = _due(now).order_by("due_at", "id").values_list("id", flat=True).first()
    if waiting is None:
        return None
    by = uuid.uuid4().hex
    with one_writer():
        claimed = _due(now).filter(id=waiting).update(lease_by=by, lease_until=now + LEASE, tries=F("tries") + 1)
    if not claimed:
        return None
    wanted = Listened.objects.filter(id=waiting, lease_by=by).values_list("wanted", flat=True).first()
    return Claim(waiting, by, wanted, clock, stopped) if wanted is not None else None


def run_next(clock: Clock, work: Work, stopped: Callable[[], bool] = lambda: False) -> bool:
    """Claims one row and does its work. False when there was nothing to do."""
    claim = claim_next(clock, stopped)
    if claim is None:
        return False
    try:
        if Listened.objects.filter(id=claim.id, tries__gt=MOST_TRIES).exists():
            _fail(claim, _("Reading these papers ended the program more than once, so it was given up."))
            return True
        with _held(claim):
            work(claim)
    except Lost:
        _let_go(claim)
    except Exception as error:  # a fault of ours must stop neither the server nor the next interview's work
        logging.getLogger(__name__).exception("listening failed")
        _fail(claim, _("Listening broke off ({what}). Your papers are kept; try again, or remove the last one.").format(
            what=type(error).__name__
        ))  # fmt: skip
    return True


def forget_leases() -> None:
    forget(Listened.objects.exclude(lease_by=""))


def _due(now: datetime) -> QuerySet[Listened]:
    free = Q(lease_by="") | run_out(now, LEASE)
    due = Listened.objects.filter(free, wanted__gt=F("heard_for"), due_at__lte=now)
    return due.exclude(state=Listened.State.FAILED)


def _fail(claim: Claim, problem: str) -> None:
    with suppress(Lost):
        claim.keep(state=Listened.State.FAILED, problem=problem, lease_by="", lease_until=None, tries=0)


def _let_go(claim: Claim) -> None:
    """The server ends in good order: that was no try that failed, and the next start need not wait for the lease."""
    if claim.stopped():
        with one_writer():
            Listened.objects.filter(id=claim.id, lease_by=claim.by).update(
                lease_by="", lease_until=None, tries=F("tries") - 1
            )


@contextmanager
def _held(claim: Claim) -> Iterator[None]:
    """Renews the lease as long as the work in it runs, however long that is."""
    done = threading.Event()

    def renew() -> None:
        try:
            while not done.wait(LEASE.total_seconds() / 3):
                claim.keep()
        except (Lost, DatabaseError):
            pass  # the work finds out itself before it writes
        finally:
            connection.close()

    heart = threading.Thread(target=renew, name="afterword-lease", daemon=True)
    heart.start()
    try:
        yield
    finally:
        done.set()
        heart.join()
