"""What is Alice's does not exist for Bob: for every read there is."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from afterword.flows import consult, people
from afterword.store import queries
from afterword.store.models import (
    Correction,
    DraftChange,
    DraftVersion,
    Exchange,
    Interview,
    Listened,
    Paper,
    Person,
    Promise,
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
    }


LISTS = [
    "interviews",
    "whole_interviews",
    "people",
    "advisers",
    "evidence",
    "waiting_steps",
    "open_debriefs",
]
SINGLE = ["interview", "exchange", "person", "evidence_item", "step", "version", "advice", "paper"]


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


@pytest.mark.parametrize("what", ["interviewers", "exchanges", "every_exchange", "steps", "versions", "papers"])
def test_what_hangs_on_an_interview_is_read_as_its_owner(full: dict[str, Any], bob: Any, what: str) -> None:
    read: Callable[[Any], Any] = getattr(queries, f"{what}_of")
    assert read(full["interview"]).count() == 1
    type(read(full["interview"]).get()).objects.update(owner=bob)  # a row that should not be there is not shown
    assert read(full["interview"]).count() == 0


def test_changes_advice_and_meetings_are_read_as_their_owner(full: dict[str, Any], bob: Any) -> None:
    interview = full["interview"]
    change = DraftChange.objects.create(owner=interview.owner, interview=interview, kind="letter", number=1)
    seat = queries.interviewers_of(interview).get()
    assert list(queries.changes_of(interview, "letter")) == [change]
    assert queries.current_changes_of(interview) == {"letter": change}
    assert queries.advice_on(interview).count() == 1
    assert list(queries.interviews_with(seat.person)) == [interview]
    seat.person.owner = bob
    assert list(queries.interviews_with(seat.person)) == []


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

    assert read() == [[touch], [touch], [touch, again], [late, promise], [promise]]
    assert list(queries.promises_spoken_of(bob, NOW)) == []
    Touch.objects.update(owner=bob)
    Promise.objects.update(owner=bob)
    assert read() == [[], [], [], [], []]


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
    hanging = {
        f"{each}_of"
        for each in (
            *("interviewers", "exchanges", "every_exchange", "steps", "versions", "changes", "current_changes"),
            *("papers", "listened", "corrections"),
        )
    }
    others = {"profile_of", "advice_on", "interviews_with"}
    acting = {"touches_of", "touches_with", "touches_made_by", "promises_of", "promises_spoken_of"}
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
