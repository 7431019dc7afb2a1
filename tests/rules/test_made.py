"""The contact log as the plan counts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from afterword.domain.plan import ContactMade, Owed, Touched, TouchWay, contacts_made
from afterword.domain.plan.values import StepKind
from tests.rules.test_plan import LONDON, TUESDAY, made, rows

START = datetime(2026, 11, 17, 9, tzinfo=UTC)


def out(hours: int, way: TouchWay, step: str = "", answered: bool | None = None) -> Touched:
    kind: StepKind = step  # type: ignore[assignment]
    return Touched(way, START + timedelta(hours=hours), True, kind, answered)


def in_(hours: int, way: TouchWay = "email", answered: bool | None = None) -> Touched:
    return Touched(way, START + timedelta(hours=hours), False, "", answered)


def read(*touches: Touched) -> list[tuple[str, bool | None, bool]]:
    return [(one.kind, one.answered, one.reached) for one in contacts_made(touches)]


@pytest.mark.parametrize(
    ("touches", "contacts"),
    [
        ((), []),
        ((in_(1),), []),
        ((out(1, "email", "letter"),), [("letter", None, True)]),
        ((out(1, "email", "letter"), in_(2)), [("letter", True, True)]),
        ((out(1, "email", "letter"), in_(2, answered=False)), [("letter", None, True)]),  # an automatic reply
        ((in_(1), out(2, "email", "letter")), [("letter", None, True)]),  # it came before
        ((out(1, "call", "call"),), [("call", True, True)]),
        ((out(1, "not_reached", "call"),), [("call", False, False)]),
        ((out(1, "not_reached", "call"), in_(2)), [("call", None, False)]),  # they wrote; nobody was spoken to
        ((out(1, "voicemail", "call", False),), [("voicemail", False, True)]),
        ((out(1, "voicemail", "follow_up"),), [("follow_up", None, True)]),
        ((out(1, "not_reached", "follow_up"),), [("follow_up", False, False)]),
        ((out(1, "email"), out(2, "meeting")), [("other", True, True)]),  # to meet is an answer, and no contact
        ((out(1, "message", "", False), out(2, "letter", "thank_you")), [("other", False, True), ("thank_you", None, True)]),
        ((replace(out(1, "call", "call"), no_more_calls=True),), [("call", None, True)]),  # reached, no talk
        ((out(1, "email", "adviser"),), [("other", None, True)]),
    ],
)  # fmt: skip
def test_what_went_out_and_whether_it_was_answered(touches: tuple[Touched, ...], contacts: list[object]) -> None:
    assert read(*touches) == contacts


def test_two_without_an_answer_are_enough_and_the_reason_is_given() -> None:
    asked = contacts_made([out(10, "email", "bridge_email", False), out(30, "message", "", False)])
    stopped = made(contacts=asked, now=TUESDAY + timedelta(days=2))
    assert [row for row in rows(stopped) if not row.startswith(("adviser", "cool_off"))] == []
    assert "Two messages have gone unanswered" in stopped.budget.why


def test_an_answer_opens_it_again() -> None:
    asked = contacts_made([out(10, "email", "bridge_email", False), out(30, "message", "", False), in_(31)])
    assert rows(made(contacts=asked, now=TUESDAY + timedelta(days=2)))


def test_reaching_nobody_twice_ends_the_calls_and_counts_as_one_contact() -> None:
    tries = contacts_made([out(24, "not_reached", "call"), out(48, "not_reached", "call")])
    plan = made(contacts=tries, now=TUESDAY + timedelta(days=3))
    assert not [row for row in rows(plan) if row.startswith(("call", "voicemail"))]
    assert plan.budget.made == 1


def test_a_follow_up_that_reached_nobody_is_tried_once_more() -> None:
    now = datetime(2026, 12, 2, 10, tzinfo=LONDON)
    first = ContactMade("follow_up", now - timedelta(days=1), False, reached=False)
    assert [row for row in rows(made(contacts=(first,), now=now, called=True)) if row.startswith("follow_up")]
    again = replace(first, at=now - timedelta(hours=1))
    assert not [row for row in rows(made(contacts=(first, again), now=now, called=True)) if row.startswith("follow_up")]


def test_too_many_before_the_decision_are_left_out_with_the_reason() -> None:
    sent = [ContactMade("other", TUESDAY + timedelta(days=day), True) for day in (1, 2, 3, 4)]
    plan = made(contacts=tuple(sent), now=TUESDAY + timedelta(days=5), decides=date(2026, 12, 11))
    assert not [row for row in rows(plan) if row.startswith(("call", "letter", "voicemail"))]
    assert "as often as is wise" in plan.budget.why


def owed(**changes: object) -> Owed:
    due = TUESDAY + timedelta(days=1, hours=3)
    return replace(Owed("p1", "half a page on nights", due, TUESDAY), **changes)  # type: ignore[arg-type]


def with_promises(*promises: Owed, now: datetime = TUESDAY + timedelta(hours=3)) -> list[tuple[str, str]]:
    from afterword.domain.plan import PlanInput, WorkCalendar, plan
    from tests.rules.test_plan import Case, Diagnosis, Interest, Interview, Person, assess

    interview = Interview(starts_at=TUESDAY, interviewers=(Person("Dana Whitfield"),), decision_by=date(2026, 11, 27))
    diagnosis = Diagnosis((), (), (), Interest("unknown"), (), (), (), (), ())
    given = PlanInput(case=Case(interview=interview), verdict=assess(interview), diagnosis=diagnosis, now=now,
                      calendar=WorkCalendar(LONDON), own_zone=LONDON, promises=promises)  # fmt: skip
    return [(step.ref, f"{step.due:%a %H:%M}") for step in plan(given).steps if step.kind == "promised"]


def test_a_promise_that_is_kept_track_of_is_a_step_with_its_own_time() -> None:
    assert with_promises(owed()) == [("p1", "Wed 17:00")]


def test_a_closed_promise_is_no_step_and_one_missed_for_good_is_none_either() -> None:
    assert with_promises(owed(open=False)) == []
    late = TUESDAY + timedelta(days=1, hours=20)
    assert [ref for ref, _due in with_promises(owed(), now=late)] == ["p1"]
    assert with_promises(owed(), now=TUESDAY + timedelta(days=2, hours=4)) == []


def test_what_has_no_time_is_planned_for_the_next_open_hours() -> None:
    assert [ref for ref, _due in with_promises(owed(due=None))] == ["p1"]
