"""Due rows: claimed once, under a lease, run to their end or claimed again; a fault of one stops no other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from afterword.flows import claims, hearing, work
from afterword.flows.claims import LEASE, MOST_TRIES, Claim, Lost
from afterword.flows.due import QUIET, changed, listen_now, listen_to_papers, nudge
from afterword.store import queries
from afterword.store.models import Interview, Listened
from tests.conftest import make_interview

NOW = datetime(2099, 11, 25, 10, 0, tzinfo=UTC)  # later than any clock this runs by


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def due(interview: Interview) -> Callable[[], Listened]:
    listen_to_papers(interview)
    return lambda: Listened.objects.get(interview=interview)


def finish(claim: Claim) -> None:
    claim.keep(state="done", heard_for=claim.wanted, lease_by="", lease_until=None, tries=0)


def test_what_is_due_is_claimed_once(due: Callable[[], Listened], clock: Clock) -> None:
    claim = claims.claim_next(clock)
    assert claim is not None
    assert (due().lease_by, due().lease_until, due().tries) == (claim.by, NOW + LEASE, 1)
    assert claims.claim_next(clock) is None


def test_a_lease_of_a_clock_that_was_set_back_is_not_waited_for(due: Callable[[], Listened], clock: Clock) -> None:
    Listened.objects.filter(pk=due().pk).update(lease_by="dead", lease_until=NOW + timedelta(days=1))
    assert claims.run_next(clock, finish)


def test_nothing_due_is_nothing_to_do(interview: Interview, clock: Clock) -> None:
    assert not hearing.run_next(clock)
    listen_now(interview, due_at=NOW + timedelta(seconds=1))
    assert not hearing.run_next(clock)
    clock.now += timedelta(seconds=1)
    assert claims.run_next(clock, finish)
    assert not claims.run_next(clock, finish)


def test_of_two_that_look_at_the_same_moment_one_gets_it(
    due: Callable[[], Listened], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = claims._due
    others: list[Claim | None] = []

    def look_late(now: datetime) -> Any:
        """Between the look and the claim another worker claims it."""
        if not others:
            others.append(None)
            others[0] = claims.claim_next(clock)
            return Listened.objects.all()
        return look(now)

    monkeypatch.setattr(claims, "_due", look_late)
    assert claims.claim_next(clock) is None
    assert others[0] is not None
    assert due().lease_by == others[0].by


def test_whoever_stopped_renewing_loses_it(due: Callable[[], Listened], clock: Clock) -> None:
    dead = claims.claim_next(clock)
    assert dead is not None
    clock.now += LEASE - timedelta(seconds=1)
    assert claims.claim_next(clock) is None
    dead.keep()  # still alive
    clock.now += timedelta(seconds=2)
    assert claims.claim_next(clock) is None
    clock.now += LEASE
    heir = claims.claim_next(clock)
    assert heir is not None
    for late in (dead.row, dead.keep):
        with pytest.raises(Lost):
            late()
    assert heir.row().lease_by == heir.by
    assert due().tries == 2


def test_what_changes_meanwhile_makes_it_due_again(
    due: Callable[[], Listened], clock: Clock, interview: Interview
) -> None:
    claim = claims.claim_next(clock)
    assert claim is not None
    listen_to_papers(interview)
    finish(claim)
    assert claims.run_next(clock, finish)
    assert not claims.run_next(clock, finish)


def test_a_fault_is_said_and_stops_nothing_else(
    due: Callable[[], Listened], clock: Clock, alice: Any, caplog: pytest.LogCaptureFixture
) -> None:
    other = make_interview(alice)
    listen_to_papers(other)

    def break_one(claim: Claim) -> None:
        if claim.row().interview != other:
            raise ZeroDivisionError
        finish(claim)

    assert claims.run_next(clock, break_one)
    assert claims.run_next(clock, break_one)
    assert not claims.run_next(clock, break_one)
    assert (due().state, due().lease_by) == ("failed", "")
    assert "ZeroDivisionError" in due().problem
    assert "listening failed" in caplog.text
    assert Listened.objects.get(interview=other).state == "done"


def test_what_ends_the_program_each_time_is_given_up(due: Callable[[], Listened], clock: Clock) -> None:
    for _ in range(MOST_TRIES):
        assert claims.claim_next(clock) is not None
        clock.now += LEASE  # and the process is gone
    assert claims.run_next(clock, finish)
    assert due().state == "failed"
    assert "more than once" in due().problem
    listen_to_papers(due().interview)
    assert claims.run_next(clock, finish)
    assert due().state == "done"


def test_a_server_that_ends_lets_go_at_once(due: Callable[[], Listened], clock: Clock) -> None:
    ending: list[bool] = []

    def told_to_end(claim: Claim) -> None:
        ending.append(True)
        finish(claim)

    assert claims.run_next(clock, told_to_end, stopped=lambda: bool(ending))
    assert (due().lease_by, due().tries, due().heard_for) == ("", 0, 0)
    assert claims.run_next(clock, finish)


def test_a_server_that_starts_waits_for_no_lease(due: Callable[[], Listened], clock: Clock) -> None:
    claims.claim_next(clock)
    claims.forget_leases()
    assert claims.claim_next(clock) is not None
    claims.forget_leases()
    claims.forget_leases()


def test_a_row_deleted_meanwhile_is_nobodys(due: Callable[[], Listened], clock: Clock, interview: Interview) -> None:
    def lose(claim: Claim) -> None:
        interview.delete()
        claim.row()

    assert claims.run_next(clock, lose)
    assert not Listened.objects.exists()


def test_the_oldest_is_first_and_all_are_done(alice: Any, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def note(claim: Claim) -> None:
        seen.append(claim.row().interview.employer)
        finish(claim)

    monkeypatch.setattr(hearing, "hear", note)
    for minutes, name in ((2, "Second"), (1, "First"), (3, "Third")):
        listen_now(make_interview(alice, employer=name), due_at=NOW - timedelta(hours=1) + timedelta(minutes=minutes))
    assert work.run_all(clock) == 3
    assert seen == ["First", "Second", "Third"]


def test_typing_is_listened_to_when_it_has_been_quiet(
    due: Callable[[], Listened], clock: Clock, interview: Interview
) -> None:
    claims.run_next(clock, finish)
    before = due()
    owner = interview.owner
    for row, fields in (
        (interview.exchanges.get(), {"said"}),
        (interview, {"goals"}),
        (interview.interviewers.get(), ()),
        (queries.evidence_of(owner).get(), {"text"}),
        (queries.profile_of(owner), {"name"}),
    ):
        changed(row, fields)
    assert due().wanted == before.wanted + 5
    assert due().state == "done"
    assert timedelta(0) < due().due_at - datetime.now(UTC) <= QUIET
    changed(interview, {"want", "contact_rules"})
    changed(queries.profile_of(owner), {"phone"})
    assert due().wanted == before.wanted + 5


@pytest.mark.django_db(transaction=True)
def test_a_paper_wakes_the_worker(interview: Interview) -> None:
    nudge.clear()
    listen_to_papers(interview)
    assert nudge.is_set()


def test_a_look_that_fails_starves_no_other_and_all_end_when_told(caplog: pytest.LogCaptureFixture) -> None:
    done, hanging = threading.Event(), threading.Event()
    failed: list[bool] = []

    def fails(_clock: Any, _stopped: Any) -> bool:
        failed.append(True)
        raise ZeroDivisionError

    def hangs(_clock: Any, stopped: Callable[[], bool]) -> bool:
        hanging.set()
        while not stopped():
            time.sleep(0.01)
        return True

    def works(_clock: Any, _stopped: Any) -> bool:
        done.set()
        return False

    worker = work.Worker(its=[work.Look(f.__name__, f, lambda: None) for f in (fails, hangs, works)])
    worker.start()
    assert done.wait(10)
    assert hanging.wait(10)
    worker.stop()
    assert not worker.is_alive()
    assert len(failed) == 1  # it rests before it tries again
    assert "fails could not be looked after" in caplog.text
