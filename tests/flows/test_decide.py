"""Steps follow the plan; what was done stays done; today shows what is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from afterword.flows import decide
from afterword.flows.kept import KEPT
from afterword.store import queries
from afterword.store.models import Interview, Step
from tests.conftest import make_interview
from tests.flows.fakes import Method, step

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def rows(interview: Interview) -> list[tuple[str, str]]:
    return [(row.kind, row.state) for row in queries.steps_of(interview)]


def test_a_plan_taken_on_becomes_steps(interview: Interview, method: Method) -> None:
    method.steps = [step("adviser"), step("call", NOW, NOW + HOUR, "She said to ring.")]
    taken = decide.take_plan(interview, NOW)
    assert rows(interview) == [("adviser", "waiting"), ("call", "waiting")]
    call = taken[1]
    assert (call.channel, call.not_before, call.due, call.why) == ("call", NOW, NOW + HOUR, "She said to ring.")


def test_steps_follow_a_plan_that_changed(interview: Interview, method: Method) -> None:
    method.steps = [step("call", NOW), step("letter", NOW)]
    first = decide.take_plan(interview, NOW)
    method.steps = [step("bridge_email"), step("call", NOW + HOUR, why="Later.")]
    decide.take_plan(interview, NOW)
    assert rows(interview) == [("bridge_email", "waiting"), ("call", "waiting")]
    call = queries.steps_of(interview).get(kind="call")
    assert (call.id, call.not_before, call.why) == (first[0].id, NOW + HOUR, "Later.")


def test_what_was_done_or_skipped_stays_and_is_not_asked_again(interview: Interview, method: Method) -> None:
    method.steps = [step("adviser"), step("call"), step("letter")]
    adviser, call, _ = decide.take_plan(interview, NOW)
    decide.mark_step(adviser, "skipped", NOW)
    decide.mark_step(call, "done", NOW)
    method.steps = [step("adviser"), step("call"), step("letter"), step("follow_up")]
    decide.take_plan(interview, NOW)
    assert rows(interview) == [
        ("adviser", "skipped"),
        ("call", "done"),
        ("letter", "waiting"),
        ("follow_up", "waiting"),
    ]


def test_two_steps_of_one_kind_are_two(interview: Interview, method: Method) -> None:
    method.steps = [step("promised", why="The plan."), step("promised", why="The figures.")]
    first, _ = decide.take_plan(interview, NOW)
    decide.mark_step(first, "done", NOW)
    decide.take_plan(interview, NOW)
    assert rows(interview) == [("promised", "done"), ("promised", "waiting")]


def test_marking_a_step(interview: Interview, method: Method) -> None:
    method.steps = [step("call")]
    (call,) = decide.take_plan(interview, NOW)
    assert decide.mark_step(call, "done", NOW) == KEPT
    call.refresh_from_db()
    assert (call.state, call.ended_at) == ("done", NOW)
    decide.mark_step(call, "waiting", NOW)
    call.refresh_from_db()
    assert (call.state, call.ended_at) == ("waiting", None)
    assert decide.mark_step(call, "finished", NOW).problem == "A step can be waiting, done or skipped."


def waiting(interview: Interview, kind: str, not_before: datetime | None, due: datetime | None = None) -> Step:
    return Step.objects.create(
        owner=interview.owner, interview=interview, kind=kind, channel="call", not_before=not_before, due=due
    )


def test_today_holds_what_is_due_what_waits_and_what_is_half_told(alice: Any, bob: Any) -> None:
    told, half, his = make_interview(alice), make_interview(alice, want=""), make_interview(bob, effective="")
    waiting(told, "letter", NOW, NOW + 5 * HOUR)
    waiting(told, "call", NOW - HOUR, NOW + HOUR)
    waiting(told, "adviser", None)
    waiting(told, "thank_you", NOW + 3 * HOUR)
    waiting(half, "follow_up", NOW + 2 * HOUR)
    waiting(his, "call", NOW)
    done = waiting(told, "voicemail", NOW)
    decide.mark_step(done, "done", NOW)
    seen = decide.today(alice, NOW)
    assert [row.kind for row in seen.due] == ["call", "letter", "adviser"]
    assert [row.kind for row in seen.waiting] == ["follow_up", "thank_you"]
    assert seen.debriefs_open == [half]
    assert not seen.more


def test_today_asks_the_same_number_of_questions_for_ten_and_for_a_hundred(
    alice: Any, django_assert_num_queries: Any
) -> None:
    def add(count: int) -> None:
        for _ in range(count):
            interview = make_interview(alice, want="")
            waiting(interview, "call", NOW)
            waiting(interview, "letter", NOW + HOUR)

    def look() -> decide.Today:
        seen = decide.today(alice, NOW)
        for row in (*seen.due, *seen.waiting):
            assert row.interview.employer
        for interview in seen.debriefs_open:
            assert [seat.person.name for seat in interview.interviewers.all()] == ["Imogen Sallis"]
        return seen

    add(10)
    with django_assert_num_queries(5):
        assert not look().more
    add(90)
    with django_assert_num_queries(5):
        assert look().more


@pytest.mark.django_db
def test_today_of_someone_new_is_empty(alice: Any) -> None:
    assert decide.today(alice, NOW) == decide.Today([], [], [], False)


def test_what_changed_changes_the_steps_of_a_plan_that_was_taken_on(interview: Interview, method: Method) -> None:
    method.steps = [step("bridge_email"), step("letter")]
    decide.follow_plan(interview, NOW)
    assert rows(interview) == []  # nothing was taken on
    bridge, _letter = decide.take_plan(interview, NOW)
    decide.mark_step(bridge, "skipped", NOW)
    method.steps = [step("adviser"), step("call"), step("letter", why="After the call.")]
    decide.follow_plan(interview, NOW)
    assert rows(interview) == [
        ("bridge_email", "skipped"),
        ("adviser", "waiting"),
        ("call", "waiting"),
        ("letter", "waiting"),
    ]
    assert queries.steps_of(interview).get(kind="letter").why == "After the call."


def test_steps_are_left_as_they_are_while_the_plan_asks_for_the_same(interview: Interview, method: Method) -> None:
    method.steps = [step("adviser"), step("call", NOW)]
    decide.take_plan(interview, NOW)
    method.calls.clear()
    assert [one.kind for one in decide.steps_like(interview, method.steps)] == ["adviser", "call"]
    assert method.calls == []
    method.steps = [step("adviser"), step("letter")]
    assert decide.steps_like(interview, method.steps) == []  # to be taken on again
