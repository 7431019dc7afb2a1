"""What a phone tapped in a call arrives once, whatever it sends and however often."""

from __future__ import annotations

import inspect
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import afterword
from afterword.flows.taps import KINDS
from afterword.store.models import Call, CallEvent, Interview, Promise
from afterword.web.pages import in_call
from afterword.web.views import call as call_views
from tests.conftest import make_interview
from tests.web_d.call.conftest import Phone


def test_a_call_is_kept_tap_by_tap(phone: Phone) -> None:
    taps = [phone.tap("begun", part="1"), phone.tap("concern", concern="gap"), phone.tap("ended")]
    answer = phone.send(*taps)
    assert answer.json() == {"kept": [tap["id"] for tap in taps], "refused": []}
    assert [event.kind for event in phone.events] == ["begun", "concern", "ended"]
    assert phone.row.interview == phone.interview
    assert phone.row.ended_at is not None


def test_sent_twice_it_is_kept_once(phone: Phone, tomorrow: str) -> None:
    taps = [phone.tap("note", text="nine docks"), phone.tap("asked_time", concern="gap", by=tomorrow, what="a page")]
    for _ in range(3):
        assert phone.send(*taps, *taps).status_code == 200
    assert len(phone.events) == 2
    assert [(one.what, one.concern, one.channel) for one in phone.promises] == [("a page", "gap", "email")]


def test_a_time_tapped_later_moves_the_promise_and_taking_it_back_ends_it(phone: Phone, tomorrow: str) -> None:
    asked = phone.tap("asked_time", by=tomorrow, what="a page")
    later = (timezone.now() + timedelta(days=3)).replace(microsecond=0)
    phone.send(asked)
    phone.send(phone.tap("asked_time", instead=asked["id"], by=later.isoformat(), channel="call"))
    (promise,) = phone.promises
    assert (promise.due_at, promise.channel, promise.state) == (later, "call", "open")
    phone.send(phone.tap("asked_time", instead=asked["id"], taken_back=True))
    (promise,) = phone.promises
    assert promise.state == "let_go"


def test_asked_after_all_the_promise_is_open_again(phone: Phone, tomorrow: str) -> None:
    asked = phone.tap("asked_time", by=tomorrow, what="a page")
    phone.send(asked, phone.tap("asked_time", instead=asked["id"], taken_back=True))
    phone.send(phone.tap("asked_time", instead=asked["id"], by=tomorrow))
    (promise,) = phone.promises
    assert promise.state == "open"


def test_taking_back_what_was_never_asked_makes_nothing(phone: Phone) -> None:
    phone.send(phone.tap("asked_time", instead=str(uuid4()), taken_back=True))
    assert phone.promises == []


def test_the_clock_of_the_call_is_kept_where_it_can_be_right(phone: Phone) -> None:
    phone.send(
        phone.tap("part", part="2", seconds=41.6), phone.tap("part", seconds=-3), phone.tap("part", seconds=10**9)
    )
    assert [event.value.get("seconds") for event in phone.events] == [42, None, None]


def test_a_promise_has_a_time_even_where_the_phone_named_none(phone: Phone) -> None:
    phone.send(phone.tap("asked_time", by="9999-12-31T23:59:59+00:00", what="a page"))
    (promise,) = phone.promises
    assert promise.due_at is not None
    assert promise.due_at < timezone.now() + timedelta(days=5)


@pytest.mark.parametrize(
    "at", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "yesterday", "", "2026-11-25T10:00"]
)
def test_a_time_that_cannot_be_right_is_put_right_and_the_words_are_kept(phone: Phone, at: str) -> None:
    assert len(phone.send(phone.tap("note", at=at or "x", text="fourteen docks")).json()["kept"]) == 1
    (event,) = phone.events
    assert event.value["text"] == "fourteen docks"
    assert timezone.now() - timedelta(days=401) < event.at <= timezone.now()


def test_a_clock_that_goes_wrong_is_reckoned_with(phone: Phone) -> None:
    ahead = timezone.now() + timedelta(hours=5)
    phone.send(phone.tap("note", at=(ahead - timedelta(minutes=10)).isoformat(), text="x"), clock=ahead.isoformat())
    (event,) = phone.events
    assert abs(event.at - (timezone.now() - timedelta(minutes=10))) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "deleted"},
        {"kind": ["note"]},
        {"kind": None},
        {"id": "1; drop table"},
        {"id": 7},
        {"id": None},
        {"kind": "note", "value": {"text": "   "}},
        {"kind": "note", "value": {"text": "x" * 20_001}},
        {"kind": "note", "value": "text"},
    ],
    ids=lambda wrong: str(wrong)[:40],
)
def test_what_cannot_be_read_is_refused_with_a_reason_and_its_neighbours_are_kept(
    phone: Phone, wrong: dict[str, Any]
) -> None:
    good = phone.tap("note", text="nine docks")
    answer = phone.send({**phone.tap("part", part="1"), **wrong}, good, "tap", None, 3).json()
    assert answer["kept"] == [good["id"]]
    assert len(answer["refused"]) == 4
    assert all(one["why"].endswith(".") for one in answer["refused"])


def test_half_a_character_and_words_of_every_script_are_kept(phone: Phone) -> None:
    answer = phone.send(phone.tap("note", text="\ud83d نعم 👩‍🌾 \x00 fin"), phone.tap("asked_time", what="\udfff one"))
    assert len(answer.json()["kept"]) == 2
    assert "نعم 👩‍🌾" in phone.events[0].value["text"]


@pytest.mark.parametrize("body", ["", "[]", "null", "{", "7", '"x"', "[" * 100_000, '{"call": 3}', '{"events": []}'])
def test_what_is_no_list_of_taps_is_refused(phone: Phone, body: str) -> None:
    answer = phone.client.post(phone.url, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["problem"].endswith("Nothing of it was kept.")
    assert not Call.objects.exists()


@pytest.mark.parametrize("channel", ["fax", 7, None, ["email"], {"email": 1}])
def test_a_channel_that_is_none_is_answered_by_email(phone: Phone, channel: object) -> None:
    assert len(phone.send(phone.tap("asked_time", what="The rota", channel=channel)).json()["kept"]) == 1
    assert Promise.objects.get().channel == "email"


@pytest.mark.parametrize("events", [None, {}, "x", 4])
def test_taps_that_are_no_list_make_no_call(phone: Phone, events: object) -> None:
    assert phone.send(events=events).json()["kept"] == []
    assert not Call.objects.exists()


def test_ten_megabytes_are_refused_at_once(phone: Phone) -> None:
    answer = phone.client.post(phone.url, b"x" * (10 * 1024 * 1024), content_type="application/json")
    assert answer.status_code == 413
    assert not Call.objects.exists()


def test_a_call_holds_no_more_taps_than_a_person_taps(phone: Phone) -> None:
    for _ in range(4):
        phone.send(*(phone.tap("part", part="1") for _ in range(500)))
    answer = phone.send(phone.tap("part", part="1")).json()
    assert answer["kept"] == []
    assert "more taps" in answer["refused"][0]["why"]
    assert CallEvent.objects.count() == 2000


def test_another_persons_interview_does_not_exist(phone: Phone, bob: Any) -> None:
    his = make_interview(bob, employer="Calder Street Library")
    phone.interview = his
    assert phone.send(phone.tap("note", text="x")).status_code == 404
    assert not Call.objects.exists()


def test_another_persons_call_and_taps_are_left_alone(phone: Phone, bob: Any) -> None:
    theirs = Call.objects.create(owner=bob, interview=make_interview(bob))
    event = CallEvent.objects.create(owner=bob, call=theirs, at=timezone.now(), kind="note", value={"text": "his"})
    mine = phone.call
    phone.call = str(theirs.id)
    assert phone.send(phone.tap("note", text="mine")).json()["kept"] == []
    phone.call = mine
    assert phone.send(phone.tap("note", id=str(event.id), text="mine")).json()["kept"] == []
    event.refresh_from_db()
    assert event.value == {"text": "his"}
    assert CallEvent.objects.count() == 1


def test_a_call_of_another_interview_is_not_moved(phone: Phone, alice: Any) -> None:
    phone.send(phone.tap("begun"))
    phone.interview = make_interview(alice)
    assert phone.send(phone.tap("note", text="x")).json()["kept"] == []
    assert phone.row.interview != phone.interview


def test_the_token_of_a_sending_can_be_had_anew(phone: Phone, alice: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    body = json.dumps({"call": phone.call, "card": "call_card", "events": [phone.tap("begun")]})
    assert strict.post(phone.url, body, content_type="application/json").status_code == 403
    token = strict.get(phone.url).json()["token"]
    sent = strict.post(phone.url, body, content_type="application/json", headers={"X-CSRFToken": token})
    assert len(sent.json()["kept"]) == 1


def test_a_stranger_is_told_nothing(phone: Phone) -> None:
    phone.client.logout()
    assert phone.client.get(phone.url).status_code == 403
    assert phone.send(phone.tap("note", text="x")).status_code == 403
    assert not Call.objects.exists()


def test_a_card_there_is_none_of_is_the_call_card(phone: Phone) -> None:
    phone.send(phone.tap("begun"), card="' or 1=1")
    assert phone.row.card == "call_card"


def test_the_script_for_the_times_without_a_connection_is_served_under_its_page(phone: Phone) -> None:
    page = phone.client.get(reverse("live", args=[phone.interview.id]))
    worker = phone.client.get(reverse("call_worker", args=[phone.interview.id]))
    assert worker["Content-Type"].startswith("text/javascript")
    assert reverse("call_worker", args=[phone.interview.id]).startswith(reverse("live", args=[phone.interview.id]))
    assert reverse("call_worker", args=[phone.interview.id]) in page.content.decode()


def test_promises_of_a_call_are_one_of_each_whoever_sends_first(phone: Phone, tomorrow: str) -> None:
    """A tap that arrives from two pages at once is still one promise: its number is the browser's."""
    asked = phone.tap("asked_time", id=str(uuid4()), by=tomorrow, what="a page")
    phone.send(asked)
    CallEvent.objects.all().delete()
    phone.send(asked)
    assert Promise.objects.filter(interview=phone.interview).count() == 1


def test_the_interview_is_only_changed_by_its_own(phone: Phone, interview: Interview) -> None:
    before = Interview.objects.values().get(id=interview.id)
    phone.send(phone.tap("begun"), phone.tap("note", text="x"))
    assert Interview.objects.values().get(id=interview.id) == before


def test_the_script_and_the_form_know_the_same_taps() -> None:
    """What a tap does stands in both; a kind that only one of them sends is kept on one way of using the page."""
    script = (Path(afterword.__file__).parent / "web/static/afterword/call.js").read_text(encoding="utf-8")
    form = inspect.getsource(in_call.opened_by) + inspect.getsource(call_views)
    for words in (script, form):
        assert {kind for kind in KINDS if f'"{kind}"' in words} == KINDS
    does = set(re.findall(r'case "(\w+)"', inspect.getsource(in_call.opened_by)))
    assert does == set(re.findall(r'does === "(\w+)"', script)) | {"say"}  # what is left in the script opens a view
