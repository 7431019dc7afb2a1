"""What is Alice's does not exist for Bob: for every read there is."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from afterword.flows import consult, people
from afterword.store import queries
from afterword.store.models import (
    Call,
    CallEvent,
    Correction,
    DraftChange,
    DraftVersion,
    Exchange,
    Incoming,
    Interview,
    Listened,
    MailAccount,
    Outgoing,
    Paper,
    Person,
    Promise,
    Rehearsal,
    Reminder,
    Step,
    Touch,
)
from tests.conftest import make_interview

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture
def full(interview: Interview, alice: Any) -> dict[str, Any]:
    """One row of everything, all of it Alice's."""
    person = people.add(alice, "Marguerite Oduya", adviser=True)
    common = {"owner": alice, "interview": interview}
    return {
        "interview": interview,
        "exchange": interview.exchanges.get(),
        "person": person,
        "evidence_item": queries.evidence_of(alice).get(),
        "step": Step.objects.create(**common, kind="call", channel="call"),
        "version": DraftVersion.objects.create(**common, kind="letter", text="Dear"),
        "advice": consult.ask(interview, person, "Hello", NOW),
        "paper": Paper.objects.create(**common, kind="job", name="advert.txt", data=b"Wanted", digest="d"),
        "rehearsal": Rehearsal.objects.create(**common),
        "outgoing": Outgoing.objects.create(
            **common, kind="letter", text="Dear", message_id="<1@here>", state="unknown"
        ),
        "message": Incoming.objects.create(**common, data=b"Subject: No", digest="d"),
        "promise": Promise.objects.create(**common, what="half a page"),
        "reminder": Reminder.objects.create(**common, key="debrief:1", kind="debrief", due_at=NOW),
    }


LISTS = [
    "interviews",
    "whole_interviews",
    "people",
    "advisers",
    "evidence",
    "open_debriefs",
    "unsettled_post",
    "incoming",
]
SINGLE = [
    *("interview", "exchange", "person", "evidence_item", "step", "version", "advice", "paper"),
    *("rehearsal", "outgoing", "message", "promise", "reminder"),
]
HANGING = ["interviewers", "exchanges", "every_exchange", "steps", "versions", "papers", "rehearsals"]


@pytest.mark.parametrize("what", SINGLE)
def test_a_single_row_is_there_for_its_owner_and_for_nobody_else(full: dict[str, Any], bob: Any, what: str) -> None:
    read: Callable[[Any, Any], Any] = getattr(queries, f"{what}_of")
    row = full[what]
    assert read(row.owner, row.id) == row
    with pytest.raises(ObjectDoesNotExist):
        read(bob, row.id)


@pytest.mark.parametrize("what", LISTS)
def test_lists_hold_only_ones_own(full: dict[str, Any], bob: Any, what: str) -> None:
    read: Callable[[Any], Any] = getattr(queries, f"{what}_of")
    full["interview"].want = ""
    full["interview"].save()
    assert read(full["interview"].owner).count() > 0
    assert read(bob).count() == 0


def test_steps_that_wait_are_ones_own(full: dict[str, Any], bob: Any) -> None:
    assert list(queries.waiting_steps_of(full["interview"].owner, NOW)) == [full["step"]]
    assert list(queries.waiting_steps_of(bob, NOW)) == []


@pytest.mark.parametrize("what", HANGING)
def test_what_hangs_on_an_interview_is_read_as_its_owner(full: dict[str, Any], bob: Any, what: str) -> None:
    read: Callable[[Any], Any] = getattr(queries, f"{what}_of")
    assert read(full["interview"]).count() == 1
    type(read(full["interview"]).get()).objects.update(owner=bob)  # a row that should not be there is not shown
    assert read(full["interview"]).count() == 0


def test_changes_advice_and_meetings_are_read_as_their_owner(full: dict[str, Any], bob: Any) -> None:
    interview = full["interview"]
    change = DraftChange.objects.create(
        owner=interview.owner, interview=interview, kind="letter", number=1, created_at=NOW
    )
    seat = queries.interviewers_of(interview).get()
    assert queries.names_met(interview.owner, [interview.id]) == {interview.id: seat.person.name}
    assert queries.names_met(bob, [interview.id]) == {}
    assert list(queries.changes_of(interview, "letter")) == [change]
    assert queries.current_changes_of(interview) == {"letter": change}
    assert queries.changes_before(interview, NOW + timedelta(seconds=1)) == {"letter": change}
    assert queries.changes_before(interview, NOW) == {}
    assert queries.advice_on(interview).count() == 1
    assert list(queries.interviews_with(seat.person)) == [interview]
    seat.person.owner = bob
    assert list(queries.interviews_with(seat.person)) == []
    DraftChange.objects.update(owner=bob)
    assert queries.changes_before(interview, NOW + timedelta(seconds=1)) == {}


def test_what_was_heard_and_what_was_said_of_it_are_read_as_their_owner(full: dict[str, Any], bob: Any) -> None:
    common = {"owner": full["interview"].owner, "interview": full["interview"]}
    heard = Listened.objects.create(**common)
    said = Correction.objects.create(**common, finding="weak:1", action="dismissed")
    assert queries.listened_of(full["interview"]) == heard
    assert list(queries.corrections_of(full["interview"])) == [said]
    for model in (Listened, Correction):
        model.objects.update(owner=bob)
    assert queries.listened_of(full["interview"]) is None
    assert list(queries.corrections_of(full["interview"])) == []


def test_the_contact_log_and_promises_are_read_as_their_owner(full: dict[str, Any], bob: Any) -> None:
    interview, person = full["interview"], full["person"]
    common = {"owner": interview.owner, "interview": interview, "person": person}
    touch = Touch.objects.create(**common, way="email", made_by="outgoing:1")
    again = Touch.objects.create(**common, way="email", made_by="outgoing:1:2", taken_back=True)
    promise = Promise.objects.create(**common, what="half a page", due_at=NOW)
    late = Promise.objects.create(
        **common, what="a page", due_at=NOW - timedelta(days=2), created_at=NOW - timedelta(days=3)
    )

    def read() -> list[list[Any]]:
        return [
            list(queries.touches_of(interview)),
            list(queries.touches_with(person)),
            queries.touches_made_by(interview, "outgoing:1"),
            list(queries.promises_of(interview)),
            list(queries.promises_spoken_of(interview.owner, NOW - timedelta(days=1))),
        ]

    undated = full["promise"]
    assert read() == [[touch], [touch], [touch, again], [late, promise, undated], [promise, undated]]
    assert list(queries.promises_spoken_of(bob, NOW)) == []
    Touch.objects.update(owner=bob)
    Promise.objects.update(owner=bob)
    assert read() == [[], [], [], [], []]


def test_calls_and_what_was_tapped_in_them_are_read_as_their_owner(full: dict[str, Any], bob: Any) -> None:
    interview = full["interview"]
    call = Call.objects.create(owner=interview.owner, interview=interview)
    tap = CallEvent.objects.create(owner=interview.owner, call=call, at=NOW, kind="begun")
    owed = Promise.objects.create(
        owner=interview.owner, interview=interview, what="a page", made_by="call:1", said_at=NOW
    )
    assert list(queries.calls_of(interview)) == [call]
    assert list(queries.events_of(call)) == [tap]
    assert queries.promise_made_by(interview, "call:1") == owed
    assert list(queries.promises_made_by(interview, ["call:1", "call:2"])) == [owed]
    for model in (Call, CallEvent, Promise):
        model.objects.update(owner=bob)
    assert list(queries.calls_of(interview)) == []
    assert list(queries.events_of(call)) == []
    assert queries.promise_made_by(interview, "call:1") is None
    assert list(queries.promises_made_by(interview, ["call:1"])) == []


def test_post_is_read_as_its_owner(full: dict[str, Any], bob: Any) -> None:
    interview, outgoing = full["interview"], full["outgoing"]
    account = MailAccount.objects.create(owner=interview.owner, address="a@here.example")
    assert queries.mail_account_of(interview.owner) == account
    assert queries.mail_account_of(bob) is None
    assert list(queries.outgoing_in(interview)) == [outgoing]
    known = queries.known_interviews_of(interview.owner)
    assert [[row[0] for row in rows] for rows in known] == [[interview.id]] * 3
    assert queries.known_interviews_of(bob) == ([], [], [])
    Outgoing.objects.update(owner=bob)
    assert list(queries.outgoing_in(interview)) == []


def test_nothing_is_told_of_an_interview_until_a_question_is_answered(full: dict[str, Any], bob: Any) -> None:
    ahead = Interview.objects.create(owner=bob, starts_at=NOW, created_at=NOW - timedelta(days=1))
    assert list(queries.untold(Interview.objects.all())) == [ahead]
    assert not queries.told_of(ahead)
    assert queries.told_of(full["interview"])
    Exchange.objects.create(owner=full["interview"].owner, interview=ahead, asked="Why us?")  # not of its owner
    assert not queries.told_of(ahead)
    Exchange.objects.create(owner=bob, interview=ahead, asked="Why us?")
    assert queries.told_of(ahead)
    assert not queries.untold(Interview.objects.all()).exists()


def test_a_list_of_papers_does_not_carry_their_bytes(full: dict[str, Any]) -> None:
    (paper,) = queries.papers_of(full["interview"])
    assert {"data", "read"} <= paper.get_deferred_fields()


def test_a_question_that_only_keeps_its_number_is_not_shown(interview: Interview) -> None:
    row = Exchange.objects.create(owner=interview.owner, interview=interview, position=1, heard_mark="m")
    assert row not in queries.exchanges_of(interview)
    assert row in queries.every_exchange_of(interview)
    for field, value in (("heard_place", 0), ("said", "Yes."), ("landed", "well"), ("heard_mark", "")):
        changed = Exchange.objects.get(pk=row.pk)
        setattr(changed, field, value)
        changed.save()
        assert row in queries.exchanges_of(interview), field
        row.save()


def test_the_profile_is_ones_own(alice: Any, bob: Any) -> None:
    assert queries.profile_of(bob).name == "Bob Hartley"


def test_every_read_is_in_these_tests() -> None:
    names = {
        name for name, found in inspect.getmembers(queries, inspect.isfunction) if found.__module__ == queries.__name__
    }
    lists = {f"{each}_of" for each in LISTS}
    hanging = {f"{each}_of" for each in (*(*HANGING, "changes", "current_changes", "listened", "corrections"),)}
    others = {"profile_of", "advice_on", "interviews_with", "names_met", "changes_before", "untold", "told_of"}
    acting = {"touches_of", "touches_with", "touches_made_by", "promises_of", "promises_spoken_of"}
    acting |= {"calls_of", "events_of", "promise_made_by", "promises_made_by"}
    acting |= {"mail_account_of", "outgoing_in", "known_interviews_of", "waiting_steps_of"}
    assert names == {f"{each}_of" for each in SINGLE} | lists | hanging | others | acting


def test_the_list_of_interviews_asks_no_more_for_more_rows(alice: Any, django_assert_num_queries: Any) -> None:
    def look() -> list[str]:
        return [seat.person.name for row in queries.interviews_of(alice) for seat in row.interviewers.all()]

    for count in (10, 90):
        for _ in range(count):
            make_interview(alice)
        with django_assert_num_queries(2):
            look()
    assert len(look()) == 100


def test_newest_first(alice: Any) -> None:
    old = make_interview(alice, starts_at=datetime(2026, 1, 5, tzinfo=UTC))
    new = make_interview(alice)
    assert list(queries.interviews_of(alice)) == [new, old]


def test_an_interview_goes_to_nobody_by_way_of_a_person(interview: Interview, bob: Any) -> None:
    assert not Person.objects.filter(owner=bob).exists()


@pytest.mark.parametrize("room", ["after", "carry", "keeping", "learnt", "openings", "practice"])
def test_every_read_of_a_room_is_tried_by_a_stranger(room: str) -> None:
    module = getattr(queries, room)
    tests = (Path(__file__).parent / f"test_queries_{room}.py").read_text(encoding="utf-8")
    for name, found in inspect.getmembers(module, inspect.isfunction):
        ours = found.__module__ == module.__name__ and not name.startswith("_")
        assert not ours or f"queries.{room}.{name}(" in tests, name
