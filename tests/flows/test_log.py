"""The contact log: each act noted once, taken back whole, and the plan goes by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps

from afterword.flows import acts, call, decide, log, people, prepare
from afterword.store import queries
from afterword.store.models import Interview, Person, Step, Touch
from tests.conftest import make_interview

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # the day after the interview
HOUR = timedelta(hours=1)


def states(interview: Interview) -> dict[str, str]:
    return {row.kind: row.state for row in queries.steps_of(interview)}


def ways(interview: Interview) -> list[tuple[str, str, bool | None]]:
    return [(touch.way, touch.step_kind, touch.answered) for touch in queries.touches_of(interview)]


def step(interview: Interview, kind: str) -> Step:
    return queries.steps_of(interview).get(kind=kind)


def rang(interview: Interview, outcome: str, at: datetime, call_id: UUID | None = None) -> None:
    assert call.end(interview, call.call_for(interview, call_id, at), outcome, "", at, call_id=call_id).ok


@pytest.fixture
def planned(interview: Interview) -> Interview:
    decide.take_plan(interview, NOW)
    assert {"call", "voicemail", "letter", "follow_up"} <= set(states(interview))
    return interview


def test_what_is_noted_stands_in_the_log_with_whom_it_was(interview: Interview) -> None:
    person = queries.interviewers_of(interview).get().person
    touch = log.note(interview, "email", outward=False, at=NOW, person=person, words="Thank you for coming.")
    assert [one.id for one in log.touches_of(interview)] == [touch.id]
    assert list(queries.touches_with(person)) == [touch]
    assert (touch.outward, touch.words, touch.person) == (False, "Thank you for coming.", person)


def test_one_act_is_noted_once(interview: Interview) -> None:
    first = log.note(interview, "email", at=NOW, made_by="outgoing:1")
    assert log.note(interview, "email", at=NOW + HOUR, made_by="outgoing:1") == first
    log.take_back(first, NOW)
    log.note(interview, "email", at=NOW, made_by="outgoing:1")  # told again by a machine it stays taken back
    assert ways(interview) == []
    log.note(interview, "email", at=NOW)
    log.note(interview, "email", at=NOW)  # by nobody in particular: two
    assert len(ways(interview)) == 2


def test_what_there_is_none_of_is_refused(interview: Interview, bob: Any) -> None:
    with pytest.raises(ValueError, match="pigeon"):
        log.note(interview, "pigeon", at=NOW)  # type: ignore[arg-type]
    with pytest.raises(Person.DoesNotExist):
        log.note(interview, "email", at=NOW, person=people.add(bob, "Piet Maas"))
    assert ways(interview) == []


@pytest.mark.parametrize(
    ("what", "touch", "called", "voicemail", "told"),
    [
        ("spoke", ("call", "call", True), "done", "skipped", "spoke"),
        ("voicemail", ("voicemail", "voicemail", None), "skipped", "done", "voicemail"),
        ("declined", ("call", "call", None), "skipped", "skipped", "declined"),
    ],
)
def test_how_a_call_went_ends_its_steps_and_is_noted(
    planned: Interview, what: str, touch: tuple[str, str, bool | None], called: str, voicemail: str, told: str
) -> None:
    number = uuid4()
    rang(planned, what, NOW, number)
    rang(planned, what, NOW + HOUR, number)  # pressed twice
    assert ways(planned) == [touch]
    assert (states(planned)["call"], states(planned)["voicemail"]) == (called, voicemail)
    planned.refresh_from_db()
    assert planned.called == told


def test_reaching_nobody_is_an_attempt(planned: Interview) -> None:
    rang(planned, "not_reached", NOW)
    assert [(one.kind, one.answered, one.reached) for one in prepare.contacts_of(planned)] == [("call", False, False)]
    assert states(planned)["voicemail"] == "waiting"
    assert prepare.pack_for(planned, NOW).plan.budget.made == 1
    rang(planned, "not_reached", NOW + 24 * HOUR)
    assert not {"call", "voicemail"} & set(states(planned))


def test_the_later_word_about_a_call_counts(planned: Interview) -> None:
    number = uuid4()
    rang(planned, "spoke", NOW, number)
    rang(planned, "not_reached", NOW + HOUR, number)
    assert ways(planned) == [("not_reached", "call", False)]
    planned.refresh_from_db()
    assert planned.called == "not_reached"
    rang(planned, "spoke", NOW + 2 * HOUR, number)
    assert ways(planned) == [("call", "call", True)]


def test_after_a_no_nobody_is_rung(planned: Interview) -> None:
    log.note(planned, "email", outward=False, at=NOW, words="Please don't call.", no_more_calls=True)
    assert [row.kind for row in queries.steps_of(planned).filter(state="waiting", channel="call")] == []
    plan = prepare.pack_for(planned, NOW).plan
    assert plan.clearance.reason == "They would rather not be rung again."
    assert not [one for one in plan.steps if one.channel == "call"]


def test_what_is_taken_back_never_happened(planned: Interview) -> None:
    rang(planned, "spoke", NOW)
    (touch,) = log.touches_of(planned)
    log.take_back(touch, NOW)
    assert ways(planned) == []
    assert (states(planned)["call"], states(planned)["voicemail"]) == ("waiting", "waiting")
    planned.refresh_from_db()
    assert planned.called == ""


def test_a_step_marked_done_is_noted_and_marked_open_it_is_not(planned: Interview) -> None:
    letter = step(planned, "letter")
    decide.mark_step(letter, "done", NOW)
    decide.mark_step(letter, "done", NOW + HOUR)
    assert ways(planned) == [("email", "letter", None)]
    decide.mark_step(letter, "waiting", NOW + HOUR)
    assert ways(planned) == []
    decide.mark_step(letter, "done", NOW + 2 * HOUR)
    assert [touch.happened_at for touch in log.touches_of(planned)] == [NOW + 2 * HOUR]


@pytest.mark.parametrize("made_by", ["outgoing:1", "call:1"])
def test_what_went_is_not_undone_by_a_tick(planned: Interview, made_by: str) -> None:
    log.note(planned, "email", at=NOW, step_kind="letter", made_by=made_by)
    letter = step(planned, "letter")
    assert letter.state == "done"
    kept = decide.mark_step(letter, "waiting", NOW + HOUR)
    assert kept.problem == "This stands in what has happened. Take it back there, and it waits again."
    assert (ways(planned), step(planned, "letter").state) == ([("email", "letter", None)], "done")


def test_what_the_person_does_for_themselves_is_no_contact(planned: Interview) -> None:
    decide.mark_step(step(planned, "adviser"), "done", NOW)
    assert ways(planned) == []


def test_a_call_through_the_recruiter_is_with_the_recruiter(interview: Interview) -> None:
    row = Step.objects.create(owner=interview.owner, interview=interview, kind="follow_up", channel="recruiter")
    decide.mark_step(row, "done", NOW)
    assert ways(interview) == [("recruiter", "follow_up", None)]
    other = Step.objects.create(owner=interview.owner, interview=interview, kind="follow_up", channel="call")
    decide.mark_step(other, "done", NOW)
    assert ways(interview)[1] == ("call", "follow_up", None)


def test_a_draft_that_was_sent_is_noted_with_or_without_a_plan(interview: Interview, planned: Interview) -> None:
    acts.sent(planned, "letter", NOW)
    assert states(planned)["letter"] == "done"
    acts.sent(planned, "letter", NOW + HOUR)
    assert ways(planned) == [("email", "letter", None)]
    other = make_interview(planned.owner)
    acts.sent(other, "letter", NOW)
    acts.sent(other, "letter", NOW + HOUR)
    assert ways(other) == [("email", "letter", None)]


def test_no_answer_can_be_told_and_taken_back(interview: Interview) -> None:
    touch = log.note(interview, "email", at=NOW, step_kind="bridge_email")
    assert log.answer(touch, False, NOW).ok
    assert ways(interview) == [("email", "bridge_email", False)]
    assert log.answer(touch, None, NOW).ok
    heard = log.note(interview, "email", outward=False, at=NOW)
    assert log.answer(heard, True, NOW).problem == "Only something that went out can be answered."


def test_the_plan_goes_by_what_happened(planned: Interview) -> None:
    decide.mark_step(step(planned, "adviser"), "done", NOW)
    for hours in (1, 2):
        touch = log.note(planned, "message", at=NOW + hours * HOUR)
        log.answer(touch, False, NOW + 3 * HOUR)
    assert [row for row in states(planned).values() if row == "waiting"] == []
    assert "unanswered" in prepare.pack_for(planned, NOW + 3 * HOUR).plan.budget.why
    log.note(planned, "email", outward=False, at=NOW + 4 * HOUR)
    assert "waiting" in states(planned).values()


def test_a_message_noted_without_a_plan_takes_none_on(interview: Interview) -> None:
    log.note(interview, "email", at=NOW)
    acts.asked(interview, None, "What would you say?", NOW)
    assert states(interview) == {}


def test_a_voicemail_for_the_follow_up_is_the_follow_up(planned: Interview) -> None:
    log.note(planned, "not_reached", at=NOW, step_kind="follow_up")
    assert states(planned)["follow_up"] == "waiting"
    log.note(planned, "voicemail", at=NOW + HOUR, step_kind="follow_up")
    assert states(planned)["follow_up"] == "done"


def test_what_was_done_before_there_was_a_log_is_its_first_lines(alice: Any) -> None:
    done = make_interview(alice, called="spoke")
    tried = make_interview(alice, called="not_reached")
    refused = make_interview(alice, called="declined")
    nothing = make_interview(alice)
    for kind, channel, state in (
        ("call", "call", "done"), ("letter", "email", "done"), ("thank_you", "recruiter", "done"),
        ("adviser", "none", "done"), ("follow_up", "call", "waiting"),
    ):  # fmt: skip
        Step.objects.create(owner=alice, interview=done, kind=kind, channel=channel, state=state, ended_at=NOW)
    migration = import_module("afterword.store.migrations.0006_contact_log")
    migration.touches_of_finished_steps(apps, None)
    assert sorted(ways(done)) == [("call", "call", True), ("email", "letter", None), ("recruiter", "thank_you", None)]
    assert ways(tried) == [("not_reached", "call", False)]
    assert ways(refused) == [("call", "call", None)]
    assert Touch.objects.get(interview=refused).no_more_calls
    assert ways(nothing) == []
    decide.mark_step(queries.steps_of(done).get(kind="letter"), "waiting", NOW)  # it can still be taken back
    assert ("email", "letter", None) not in ways(done)
