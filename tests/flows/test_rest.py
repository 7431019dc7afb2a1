"""Being done with it: what is put away is gone from everywhere but its page, and there is an end to looking."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.flows import decide, log, outcomes, promises, reminders, rest
from afterword.store import queries
from afterword.store.models import Interview, Reminder
from tests.conftest import make_interview

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # the day after the interview
DAY = timedelta(days=1)


@pytest.fixture
def planned(interview: Interview) -> Interview:
    decide.take_plan(interview, NOW)
    promises.promise(interview, "The rota", due_at=NOW + 2 * DAY, channel="email", said_at=NOW)
    return interview


def waits_for_a_reminder(interview: Interview) -> bool:
    reminders.settle(interview.owner, NOW)
    return Reminder.objects.filter(interview=interview, state="waiting").exists()


def test_put_away_it_is_gone_from_today_and_comes_back_whole(planned: Interview) -> None:
    before = decide.today(planned.owner, NOW)
    assert before.due
    assert before.promises
    assert waits_for_a_reminder(planned)
    rest.archive(planned, NOW)
    gone = decide.today(planned.owner, NOW)
    assert (gone.due, gone.waiting, gone.promises, gone.debriefs_open) == ([], [], [], [])
    assert not waits_for_a_reminder(planned)
    rest.bring_back(planned)
    assert decide.today(planned.owner, NOW) == before
    assert waits_for_a_reminder(planned)


def test_after_a_no_nothing_is_pressed_and_nobody_is_reminded(planned: Interview) -> None:
    promises.promise(planned, "Their answer", due_at=NOW + DAY, channel="", said_at=NOW, mine=False)
    outcomes.note(planned, "refused", on=NOW.date(), way="email", now=NOW)
    today = decide.today(planned.owner, NOW)
    assert (today.due, today.promises) == ([], [])
    assert not waits_for_a_reminder(planned)
    assert [promise.what for promise in queries.promises_of(planned).filter(mine=True, state="open")] == ["The rota"]


def test_what_was_left_open_in_telling_matters_no_longer_once_there_is_an_answer(alice: object) -> None:
    row = make_interview(alice, effective="")
    assert decide.today(row.owner, NOW).debriefs_open == [row]
    outcomes.note(row, "filled", on=NOW.date(), way="heard", now=NOW)
    assert decide.today(row.owner, NOW).debriefs_open == []


def test_when_it_is_enough(interview: Interview) -> None:
    assert not rest.enough(interview, NOW)  # no plan was taken on
    decide.take_plan(interview, NOW)
    assert not rest.enough(interview, NOW)  # something may be done now
    for step in queries.steps_of(interview).filter(not_before__lte=NOW):
        decide.mark_step(step, "done", NOW)
    assert not rest.enough(interview, NOW)  # the call is hours away
    for step in queries.steps_of(interview).filter(not_before__lte=NOW + DAY / 6):
        decide.mark_step(step, "done", NOW)
    assert rest.enough(interview, NOW)
    promises.promise(interview, "The rota", due_at=NOW + DAY / 2, channel="call", said_at=NOW - DAY)
    assert not rest.enough(interview, NOW)
    outcomes.note(interview, "refused", on=NOW.date(), now=NOW)
    assert rest.enough(interview, NOW)


@pytest.mark.parametrize("kind", ["offer", "reopened", "next_round"])
def test_what_asks_for_an_answer_is_not_put_down(interview: Interview, kind: str) -> None:
    outcomes.note(interview, kind, on=NOW.date(), now=NOW)
    assert not rest.enough(interview, NOW)


def test_half_told_it_is_not_enough(alice: object) -> None:
    row = make_interview(alice, want="", effective="")
    assert not rest.enough(row, NOW)


def test_silence_is_asked_about_once_and_gently(interview: Interview) -> None:
    owner = interview.owner  # they were to decide on 4 December: silence may be named from the 25th on
    ahead = datetime(2026, 12, 24, 22, 0, tzinfo=UTC)
    assert rest.silent(owner, ahead, LONDON) is None
    assert rest.silent(owner, ahead + DAY, LONDON) == interview
    log.note(interview, "email", outward=False, at=ahead - 9 * DAY)
    assert rest.silent(owner, ahead + DAY, LONDON) is None  # they were heard from since
    later = ahead + 14 * DAY
    assert rest.silent(owner, later, LONDON) == interview
    assert rest.silent(owner, later + 80 * DAY, LONDON) is None
    rest.still_waiting(interview, later)
    assert rest.silent(owner, later, LONDON) is None


def test_refusals_are_hidden_on_request(interview: Interview) -> None:
    profile = queries.profile_of(interview.owner)
    rest.hide_refusals(profile, True)
    assert queries.profile_of(interview.owner).hide_refusals
    rest.hide_refusals(profile, False)
    assert not queries.profile_of(interview.owner).hide_refusals


def test_what_was_not_done_for_two_weeks_is_pressed_on_nobody(planned: Interview) -> None:
    late = NOW + 40 * DAY
    assert decide.today(planned.owner, NOW).due
    today = decide.today(planned.owner, late)
    assert [step.kind for step in (*today.due, *today.waiting)] == []
    reminders.settle(planned.owner, late)
    assert not Reminder.objects.filter(step__isnull=False, state="waiting").exists()


def test_nobody_is_told_to_put_down_a_yes(interview: Interview) -> None:
    outcomes.note(interview, "offer", on=NOW.date(), now=NOW)
    outcomes.note(interview, "accepted", on=NOW.date(), now=NOW)
    assert not rest.enough(interview, NOW)
