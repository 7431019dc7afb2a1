"""What is due as appointments: the same UID for ever, a number that rises when it moves, cancelled when it is gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import icalendar
import pytest

from afterword.flows import calendar_out
from afterword.store import queries
from afterword.store.models import CalendarFeed, Interview, Promise, Step
from tests.conftest import NOW

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def interview(interview: Interview) -> Interview:
    """Told of when it was over."""
    interview.created_at = NOW
    interview.save()
    return interview


@pytest.fixture
def promise(interview: Interview) -> Promise:
    person = interview.interviewers.get().person
    return Promise.objects.create(
        owner=interview.owner, interview=interview, person=person, what="Half a page on why I left Tarn Foods",
        said_at=NOW, due_at=NOW + timedelta(days=2),
    )  # fmt: skip


@pytest.fixture
def call(interview: Interview) -> Step:
    return Step.objects.create(
        owner=interview.owner, interview=interview, kind="call", channel="call",
        not_before=NOW + timedelta(hours=3), due=NOW + timedelta(hours=7),
    )  # fmt: skip


def events(owner: Any, now: datetime = NOW) -> dict[str, Any]:
    data = calendar_out.everything(owner, now).data
    return {str(event["uid"]).split("-")[0]: event for event in icalendar.Calendar.from_ical(data).events}


def test_promise_call_and_interview_stand_in_it_without_what_was_said(promise: Promise, call: Step, alice: Any) -> None:
    Interview.objects.create(
        owner=alice,
        employer="Sedgewick Tools",
        role="Planner",
        place="Unit 4, Canal Road",
        starts_at=NOW + timedelta(days=5),
        created_at=NOW,
    )
    found = events(alice, NOW + timedelta(minutes=1))
    assert {kind: str(event["summary"]) for kind, event in found.items()} == {
        "promise": "Keep your promise to Imogen Sallis",
        "step": "Call Imogen Sallis (Pell & Orchard Bakeries)",
        "interview": "Interview: Sedgewick Tools, Planner",
    }
    assert (found["step"].start, found["step"].end) == (call.not_before, call.due)
    assert found["promise"].end == promise.due_at
    assert str(found["interview"]["location"]) == "Unit 4, Canal Road"
    profile = queries.profile_of(alice)
    profile.calendar_says_what = True
    profile.save()
    said = str(events(alice, LATER)["promise"]["summary"])
    assert said == "Keep your promise to Imogen Sallis: Half a page on why I left Tarn Foods"


def test_the_number_rises_when_it_moves_and_only_then(promise: Promise, alice: Any) -> None:
    first = events(alice)["promise"]
    assert (int(first["sequence"]), first["dtstamp"].dt) == (0, NOW)
    assert int(events(alice, LATER)["promise"]["sequence"]) == 0
    Promise.objects.update(due_at=NOW + timedelta(days=3))
    moved = events(alice, LATER)["promise"]
    assert (int(moved["sequence"]), moved["dtstamp"].dt, moved["uid"]) == (1, LATER, first["uid"])


@pytest.mark.parametrize("how", ["kept", "deleted"])
def test_what_is_gone_is_cancelled_for_a_while(promise: Promise, alice: Any, how: str) -> None:
    events(alice)
    if how == "kept":
        Promise.objects.update(state=Promise.State.KEPT)
    else:
        Promise.objects.all().delete()
    gone = events(alice, LATER)["promise"]
    assert (str(gone["status"]), int(gone["sequence"])) == ("CANCELLED", 1)
    assert gone.walk("VALARM") == []
    assert int(events(alice, LATER + timedelta(days=1))["promise"]["sequence"]) == 1
    assert events(alice, LATER + timedelta(days=61)) == {}


def test_what_is_over_is_not_cancelled(promise: Promise, alice: Any) -> None:
    events(alice)
    Promise.objects.update(state=Promise.State.KEPT)
    assert str(events(alice, NOW + timedelta(days=3))["promise"]["status"]) == "CONFIRMED"


def test_what_comes_back_is_confirmed_again_under_a_higher_number(promise: Promise, alice: Any) -> None:
    events(alice)
    Promise.objects.update(state=Promise.State.KEPT)
    events(alice, LATER)
    Promise.objects.update(state=Promise.State.OPEN)
    back = events(alice, LATER)["promise"]
    assert (str(back["status"]), int(back["sequence"])) == ("CONFIRMED", 2)


def test_one_thing_in_one_file(promise: Promise, call: Step, interview: Interview) -> None:
    file = calendar_out.step_file(call, NOW)
    assert file is not None
    (event,) = icalendar.Calendar.from_ical(file.data).events
    assert str(event["uid"]) == f"step-{call.id}@afterword"
    assert calendar_out.promise_file(promise, NOW) is not None
    assert calendar_out.interview_file(interview, NOW) is None  # told of afterwards: never an appointment
    call.kind = "cool_off"
    call.save()
    (cancelled,) = icalendar.Calendar.from_ical(calendar_out.step_file(call, LATER).data).events  # type: ignore[union-attr]
    assert str(cancelled["status"]) == "CANCELLED"


def test_the_private_address_is_read_by_who_knows_it_until_there_is_another(
    promise: Promise, alice: Any, bob: Any
) -> None:
    first = calendar_out.open_feed(alice).secret
    other = calendar_out.open_feed(bob).secret
    assert len(first) >= 40
    mine = calendar_out.read_feed(first, NOW)
    assert mine is not None
    assert b"Imogen Sallis" in mine.data
    assert b"Imogen Sallis" not in calendar_out.read_feed(other, NOW).data  # type: ignore[union-attr]
    assert CalendarFeed.objects.get(owner=alice).read_at == NOW
    second = calendar_out.open_feed(alice).secret
    for words in (first, first[:-1], "", second + "x", "é"):
        assert calendar_out.read_feed(words, NOW) is None
    assert calendar_out.read_feed(second, NOW) is not None
    calendar_out.close_feed(alice)
    assert calendar_out.read_feed(second, NOW) is None
    assert calendar_out.feed_of(alice) is None


def test_the_same_things_give_the_same_bytes_and_mark(promise: Promise, call: Step, alice: Any) -> None:
    first, second = (calendar_out.everything(alice, at) for at in (NOW, LATER))
    assert first == second
    Promise.objects.update(what="Something else")
    assert calendar_out.everything(alice, LATER) == first  # its words stand nowhere in it
