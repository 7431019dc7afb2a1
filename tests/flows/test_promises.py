"""Promises: noted once, answered as typed, kept or let go, and never nagged about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from afterword.flows import decide, people, prepare, promises
from afterword.flows.kept import Unreadable
from afterword.store import queries
from afterword.store.models import Interview, Person, Promise, Step, Touch
from tests.conftest import make_interview

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SAID = "I said I'd send her the rota by Friday."


def note(interview: Interview, what: str = "half a page on nights", **given: Any) -> Promise:
    values: dict[str, Any] = {"due_at": TOMORROW, "channel": "email", "said_at": NOW, **given}
    return promises.promise(interview, what, **values)


def steps(interview: Interview) -> list[tuple[str, str]]:
    return [(row.ref, row.state) for row in queries.steps_of(interview).filter(kind="promised")]


def test_a_promise_is_noted_once(interview: Interview) -> None:
    first = note(interview, made_by="call:1")
    assert note(interview, made_by="call:1") == first
    assert note(interview) != first
    assert queries.promises_of(interview).count() == 2


def test_without_a_time_it_is_due_when_one_would_promise_it_for(interview: Interview) -> None:
    assert note(interview, due_at=None).due_at == TOMORROW
    assert note(interview, due_at=None, mine=False).due_at is None
    interview.decision_by = TOMORROW.date()
    assert note(interview, due_at=None).due_at == datetime(2026, 11, 25, 15, 30, tzinfo=UTC)


def test_what_there_is_none_of_is_refused(interview: Interview, bob: Any) -> None:
    with pytest.raises(ValueError, match="pigeon"):
        note(interview, channel="pigeon")
    with pytest.raises(Person.DoesNotExist):
        note(interview, person=people.add(bob, "Piet Maas"))
    with pytest.raises(Unreadable):
        note(interview, "x" * 20_001)
    assert queries.promises_of(interview).count() == 0


def test_a_plan_that_was_taken_on_follows_it(interview: Interview) -> None:
    note(interview)
    assert steps(interview) == []  # nothing was taken on
    decide.take_plan(interview, NOW)
    (first,) = queries.promises_of(interview)
    second = note(interview, "the figures")
    assert steps(interview) == [(str(first.id), "waiting"), (str(second.id), "waiting")]
    promises.keep(second, "due", "27 November 2026, 12:00", now=NOW)
    due = queries.steps_of(interview).get(ref=str(second.id)).due
    assert due == datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def test_the_step_and_the_promise_end_together(interview: Interview) -> None:
    one = note(interview)
    decide.take_plan(interview, NOW)
    step = queries.steps_of(interview).get(ref=str(one.id))
    for state, promised in (("done", "kept"), ("waiting", "open"), ("skipped", "let_go")):
        decide.mark_step(step, state, NOW)
        one.refresh_from_db()
        assert (state, one.state) == (state, promised)
    promises.reopen(one, NOW)
    assert steps(interview) == [(str(one.id), "waiting")]
    promises.close(one, "kept", NOW)
    assert steps(interview) == [(str(one.id), "done")]


def test_done_on_the_plan_and_opened_again_on_its_own_page_nothing_has_gone(interview: Interview) -> None:
    one = note(interview)
    decide.take_plan(interview, NOW)
    decide.mark_step(queries.steps_of(interview).get(ref=str(one.id)), "done", NOW)
    assert [touch.step_kind for touch in queries.touches_of(interview)] == ["promised"]
    one.refresh_from_db()
    promises.reopen(one, NOW + HOUR)
    assert not queries.touches_of(interview)
    assert steps(interview) == [(str(one.id), "waiting")]


def test_closed_once_it_is_never_asked_for_again(interview: Interview) -> None:
    decide.take_plan(interview, NOW)
    one = note(interview)
    assert promises.close(one, "let_go", NOW).ok
    assert promises.close(one, "let_go", NOW + HOUR).ok
    assert one.ended_at == NOW
    decide.take_plan(interview, NOW)
    assert steps(interview) == [(str(one.id), "skipped")]
    assert promises.close(one, "forgotten", NOW).problem == "A promise can be kept, broken or let go."


def test_kept_elsewhere_is_a_contact_and_late_is_said(interview: Interview) -> None:
    one = note(interview)
    promises.kept_elsewhere(one, TOMORROW + HOUR)
    promises.kept_elsewhere(one, TOMORROW + HOUR)
    assert (one.state, one.late) == ("kept", True)
    assert [(touch.way, touch.step_kind) for touch in queries.touches_of(interview)] == [("email", "promised")]
    promises.reopen(one, TOMORROW + HOUR)
    assert (one.state, one.late, one.ended_at) == ("open", False, None)
    assert not queries.touches_of(interview)


def test_theirs_costs_no_contact(interview: Interview) -> None:
    promises.kept_elsewhere(note(interview, "a decision", mine=False), NOW)
    assert not queries.touches_of(interview)


@pytest.mark.parametrize(("hours", "state"), [(-1, "let_go"), (1, "broken"), (30, "broken")])
def test_let_go_after_its_time_it_was_broken(interview: Interview, hours: int, state: str) -> None:
    one = note(interview)
    promises.let_go(one, TOMORROW + hours * HOUR)
    assert one.state == state


def test_missed_for_a_day_it_leaves_plan_and_today(interview: Interview) -> None:
    one = note(interview)
    Promise.objects.update(created_at=NOW)
    decide.take_plan(interview, NOW)
    late, gone = TOMORROW + 20 * HOUR, TOMORROW + 24 * HOUR
    assert [row.ref for row in decide.take_plan(interview, late) if row.kind == "promised"] == [str(one.id)]
    assert decide.today(interview.owner, late).promises == [one]
    assert [row for row in decide.take_plan(interview, gone) if row.kind == "promised"] == []
    assert decide.today(interview.owner, gone).promises == []


def test_fields_are_kept_as_they_are_typed(interview: Interview, bob: Any) -> None:
    one = note(interview)
    person = queries.interviewers_of(interview).get().person
    for field, value in (
        ("what", "a page"),
        ("channel", "call"),
        ("person", str(person.id)),
        ("answer", "At Tarn\n\nI …"),
    ):
        assert promises.keep(one, field, value, now=NOW).ok, field
    one.refresh_from_db()
    assert (one.what, one.channel, one.person, one.answer) == ("a page", "call", person, "At Tarn\n\nI …")
    assert promises.keep(one, "person", "", now=NOW).ok
    assert promises.keep(one, "due", "", now=NOW).ok
    assert (one.person, one.due_at) == (None, None)
    stranger = str(people.add(bob, "Piet Maas").id)
    for field, value in (
        ("due", "soon"),
        ("channel", "pigeon"),
        ("person", stranger),
        ("person", "x"),
        ("answer", "x" * 20_001),
    ):
        assert not promises.keep(one, field, value, now=NOW).ok, field
    assert not promises.answer(one, "x" * 20_001).ok
    with pytest.raises(KeyError):
        promises.keep(one, "state", "kept", now=NOW)


def heard(alice: Any) -> Interview:
    interview: Interview = make_interview(alice)
    exchange = queries.exchanges_of(interview).get()
    exchange.said = SAID
    exchange.save()
    assert [one.quote for one in prepare.pack_for(interview, NOW).diagnosis.promises] == [SAID]
    return interview


def test_what_was_heard_is_kept_track_of_once(alice: Any) -> None:
    interview = heard(alice)
    promises.take_up_heard(interview, NOW)
    decide.take_plan(interview, NOW)
    decide.take_plan(interview, NOW)
    (row,) = queries.promises_of(interview)
    assert row.made_by.startswith("heard:promise:")
    assert (row.quote, row.mine) == (SAID, True)
    assert row.due_at == datetime(2026, 11, 27, 17, 30, tzinfo=UTC)
    assert steps(interview) == [(str(row.id), "waiting")]


def test_what_was_put_away_is_not_heard_again(alice: Any) -> None:
    interview = heard(alice)
    decide.take_plan(interview, NOW)
    promises.let_go(queries.promises_of(interview).get(), NOW)
    promises.take_up_heard(interview, NOW)
    assert [row.state for row in queries.promises_of(interview)] == ["let_go"]
    assert [state for _ref, state in steps(interview)] == ["skipped"]


def test_what_was_kept_before_promises_had_rows_stays_kept(alice: Any) -> None:
    interview = heard(alice)
    Step.objects.create(owner=alice, interview=interview, kind="promised", channel="email", state="done", ended_at=NOW)
    Touch.objects.create(owner=alice, interview=interview, way="email", step_kind="promised", happened_at=NOW)
    promises.take_up_heard(interview, NOW)
    assert [row.state for row in queries.promises_of(interview)] == ["kept"]


def test_of_someone_else_nothing_is_seen(interview: Interview, bob: Any) -> None:
    note(interview)
    assert decide.today(bob, NOW).promises == []


def test_closed_rows_of_a_step_that_is_gone_are_nobodys(interview: Interview) -> None:
    row = Step(owner=interview.owner, interview=interview, kind="promised", channel="email", ref=str(uuid4()))
    row.save()
    assert decide.mark_step(row, "done", NOW).ok
