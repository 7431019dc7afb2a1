"""The pages of what has happened and of what was promised."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from afterword.flows import acts, call, decide, log, promises
from afterword.store import queries
from afterword.store.models import Interview, Promise, Step

HOUR = timedelta(hours=1)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def page(client: Client, name: str, *args: Any) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def note(client: Client, interview: Interview, **typed: str) -> Any:
    return client.post(reverse("log", args=[interview.id]), {"happened": "out:email", "day": "today", **typed})


def test_the_log_says_what_happened_by_day_and_with_whom(alices: Client, interview: Interview, now: datetime) -> None:
    assert "Nothing yet since the interview." in page(alices, "log", interview.id)
    call.end(interview, None, "voicemail", "", now, person=queries.interviewers_of(interview).get().person)
    log.note(interview, "email", outward=False, at=now, words="I was in meetings.\nTry tomorrow?")
    shown = page(alices, "log", interview.id)
    assert "You left Imogen Sallis a message." in shown
    assert "They wrote you an e-mail." in shown
    assert "I was in meetings.<br>Try tomorrow?" in shown
    assert "You have been in touch once since the interview." in shown
    assert "Before they decide, more than four contacts in all would be too many." in shown


def test_noted_by_hand_it_ends_its_step_and_can_be_taken_back(
    alices: Client, interview: Interview, now: datetime
) -> None:
    decide.take_plan(interview, now)
    person = queries.interviewers_of(interview).get().person
    assert 'value="call"' in page(alices, "log", interview.id)
    typed = {"happened": "out:call", "step": "call", "person": str(person.id), "words": "She had ten minutes."}
    assert note(alices, interview, **typed).status_code == 302
    assert note(alices, interview, **typed).status_code == 302  # one press too many
    (touch,) = queries.touches_of(interview)
    assert (touch.way, touch.step_kind, touch.person, touch.words) == ("call", "call", person, "She had ten minutes.")
    assert queries.steps_of(interview).get(kind="call").state == Step.State.DONE
    assert "You rang Imogen Sallis, and you spoke." in page(alices, "person", person.id)
    alices.post(reverse("take_back_touch", args=[interview.id, touch.id]))
    assert not queries.touches_of(interview)
    assert queries.steps_of(interview).get(kind="call").state == Step.State.WAITING


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"happened": "out:pigeon"}, "Choose what happened."),
        ({"day": "31 November 2026"}, "There is no such day"),
        ({"day": "25 November 2031"}, "That is still to come."),
        ({"words": "x" * 20_001}, "These are too many words"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    alices: Client, interview: Interview, typed: dict[str, str], problem: str
) -> None:
    response = note(alices, interview, **{"words": "She laughed.", **typed})
    shown = response.content.decode()
    assert response.status_code == 422
    assert problem in shown
    assert typed.get("words", "She laughed.") in shown
    assert not queries.touches_of(interview)


def test_what_came_in_is_theirs_and_a_no_is_a_no(alices: Client, interview: Interview, now: datetime) -> None:
    note(alices, interview, happened="in:email", no_more_calls="yes", step="call", day="2026-11-20", time="09:15")
    (touch,) = queries.touches_of(interview)
    assert (touch.outward, touch.step_kind, touch.no_more_calls) == (False, "", True)
    assert "They asked not to be rung again, or said no." in page(alices, "log", interview.id)
    assert "They would rather not be rung again." in page(alices, "plan", interview.id)


def test_an_answer_that_never_came_is_told(alices: Client, interview: Interview, now: datetime) -> None:
    first = log.note(interview, "email", at=now - 2 * HOUR, step_kind="bridge_email")
    second = log.note(interview, "message", at=now - HOUR)
    assert page(alices, "log", interview.id).count("No answer came") == 2
    for touch in (first, second):
        alices.post(reverse("touch_answered", args=[interview.id, touch.id]), {"answered": "no"})
    shown = page(alices, "log", interview.id)
    assert "Two messages have gone unanswered. Leave it with them now; another would not help." in shown
    assert "Two messages have gone unanswered." in page(alices, "plan", interview.id)
    alices.post(reverse("touch_answered", args=[interview.id, first.id]), {"answered": "yes"})
    log.note(interview, "email", outward=False, at=now)
    assert "They did answer" not in page(alices, "log", interview.id)


def promised(interview: Interview, now: datetime, **given: Any) -> Promise:
    values: dict[str, Any] = {"due_at": now + 30 * HOUR, "channel": "email", "said_at": now, **given}
    return promises.promise(interview, values.pop("what", "half a page on nights"), **values)


def test_a_promise_is_noted_by_hand(alices: Client, interview: Interview) -> None:
    at = reverse("promises", args=[interview.id])
    assert "No promise of yours is open." in page(alices, "promises", interview.id)
    wrong = alices.post(at, {"what": " ", "day": "soon", "channel": "email"})
    assert wrong.status_code == 422
    assert "Say what was promised, in a few words." in wrong.content.decode()
    assert "is not a date I can read" in wrong.content.decode()
    assert alices.post(at, {"what": "x" * 20_001}).status_code == 422
    assert not queries.promises_of(interview)
    person = str(queries.interviewers_of(interview).get().person_id)
    alices.post(
        at,
        {"what": "half a page on nights", "day": "2031-11-27", "time": "12:00", "person": person, "channel": "email"},
    )
    alices.post(at, {"what": "a decision", "mine": "no", "day": "2031-12-04", "channel": "?"})
    mine, theirs = queries.promises_of(interview)
    assert (mine.mine, f"{mine.due_at:%d %H:%M}", mine.person.name) == (True, "27 12:00", "Imogen Sallis")
    assert (theirs.mine, f"{theirs.due_at:%d %H:%M}", theirs.channel) == (False, "04 17:00", "")
    shown = page(alices, "promises", interview.id)
    assert shown.index("Half a page on nights, as you promised") < shown.index("What they said they would do")
    alices.post(reverse("end_promise", args=[interview.id, theirs.id]), {"state": "kept"})
    assert "It is still open" in page(alices, "promises", interview.id)


def test_what_was_heard_is_offered_and_kept_track_of_by_the_person(alices: Client, interview: Interview) -> None:
    queries.exchanges_of(interview).update(said="I said I'd send her the rota by Friday.")
    assert "I said I&#x27;d send her the rota by Friday." in page(alices, "promises", interview.id)
    assert not queries.promises_of(interview)
    alices.post(reverse("promises", args=[interview.id]), {"heard": "1"})
    shown = page(alices, "promises", interview.id)
    assert "Keep track of this" not in shown
    assert queries.promises_of(interview).count() == 1


def test_the_answer_is_kept_as_it_is_typed(alices: Client, interview: Interview, now: datetime) -> None:
    one = promised(interview, now)
    at = reverse("keep_promise", args=[interview.id, one.id])
    assert "Kept," in alices.post(at, {"answer": "At Tarn I ran nights.\r\n\r\nFourteen people."}).content.decode()
    one.refresh_from_db()
    assert one.answer == "At Tarn I ran nights.\n\nFourteen people."
    answer = alices.post(at, {"answer": "More.", "day": "soon", "time": "12:00"}).content.decode()
    assert "is not a date I can read" in answer
    one.refresh_from_db()
    assert one.answer == "More."
    wrong = alices.post(reverse("promise", args=[interview.id, one.id]), {"day": "soon", "time": "12:00"})
    assert wrong.status_code == 422
    assert 'value="soon"' in wrong.content.decode()
    kept = alices.post(
        reverse("promise", args=[interview.id, one.id]), {"day": "2031-11-27", "time": "12:00"}, follow=True
    )
    assert "Kept," in kept.content.decode()
    one.refresh_from_db()
    assert f"{one.due_at:%Y-%m-%d %H:%M}" == "2031-11-27 12:00"


@pytest.mark.parametrize(
    ("hours", "said", "not_said"),
    [
        (30, "You said: ", "sorry"),
        (1, "Less than two hours are left.", "sorry"),
        (-2, "I’m sorry this reaches you later than I said.", "without another word"),
        (-30, "without another word about that, or let it go", "sorry"),
    ],
)
def test_past_its_time_it_says_so_without_blame(
    alices: Client, interview: Interview, now: datetime, hours: int, said: str, not_said: str
) -> None:
    one = promised(interview, now, due_at=now + hours * HOUR, said_at=now - 60 * HOUR)
    Promise.objects.update(created_at=now - 60 * HOUR)
    shown = page(alices, "promise", interview.id, one.id)
    assert said in shown
    assert not_said not in shown


@pytest.mark.parametrize(
    ("button", "hours", "state", "said"),
    [
        ("kept", 30, "kept", "Kept today"),
        ("kept", -2, "kept", "Kept today, after its time"),
        ("let_go", 30, "let_go", "No longer needed since today"),
        ("let_go", -2, "broken", "Its time passed, and you let it go today"),
        ("dance", 30, "open", "Look at it once more and send it"),
    ],
)
def test_how_a_promise_ends(
    alices: Client, interview: Interview, now: datetime, button: str, hours: int, state: str, said: str
) -> None:
    one = promised(interview, now, due_at=now + hours * HOUR)
    end = reverse("end_promise", args=[interview.id, one.id])
    assert said in alices.post(end, {"state": button}, follow=True).content.decode()
    one.refresh_from_db()
    assert one.state == state
    alices.post(end, {"state": "open"})
    one.refresh_from_db()
    assert one.state == "open"


def test_a_call_that_was_promised_is_rung_and_not_sent(alices: Client, interview: Interview, now: datetime) -> None:
    person = queries.interviewers_of(interview).get().person
    one = promised(interview, now, channel="call", person=person, what="I'd ring her about the rota")
    shown = page(alices, "promise", interview.id, one.id)
    assert "Ring Imogen Sallis, as you promised" in shown
    assert 'href="tel:020 7946 0456"' in shown
    assert "/send/promise/" not in shown


def test_today_holds_what_is_owed_with_or_without_a_plan(alices: Client, interview: Interview, now: datetime) -> None:
    one = promised(interview, now, due_at=now + 3 * HOUR * 24)
    promised(interview, now, what="a decision", mine=False)
    shown = page(alices, "today")
    assert "Half a page on nights, as you promised" in shown
    assert reverse("promise", args=[interview.id, one.id]) in shown
    assert shown.index("as you promised") < shown.index("What they said they would do")
    decide.take_plan(interview, now)
    assert page(alices, "today").count("Half a page on nights, as you promised") == 1
    Promise.objects.update(due_at=now - 2 * HOUR, created_at=now - 60 * HOUR)
    assert "Half a page on nights" in page(alices, "today")
    Promise.objects.update(due_at=now - 30 * HOUR)
    assert "Half a page on nights" not in page(alices, "today")


def test_the_plan_leads_to_the_promise_and_to_the_question_where_things_stand(
    alices: Client, interview: Interview, now: datetime
) -> None:
    interview.contact_rules = "Please write, no calls."
    interview.save()
    one = promised(interview, now)
    decide.take_plan(interview, now)
    shown = page(alices, "plan", interview.id)
    assert reverse("promise", args=[interview.id, one.id]) in shown
    draft = reverse("draft", args=[interview.id, "where_things_stand"])
    assert draft in shown
    assert "where things stand" in page(alices, "draft", interview.id, "where_things_stand")
    acts.sent(interview, "where_things_stand", now)
    assert queries.steps_of(interview).get(kind="follow_up").state == Step.State.DONE


def test_what_is_bobs_is_not_there(bobs: Client, interview: Interview, now: datetime) -> None:
    one = promised(interview, now)
    touch = log.note(interview, "email", at=now)
    for name, args in (
        ("log", [interview.id]), ("promises", [interview.id]), ("promise", [interview.id, one.id]),
    ):  # fmt: skip
        assert bobs.get(reverse(name, args=args)).status_code == 404
    assert bobs.post(reverse("take_back_touch", args=[interview.id, touch.id])).status_code == 404


def test_today_asks_as_often_for_a_hundred_promises_as_for_one(
    alices: Client, interview: Interview, now: datetime
) -> None:
    promised(interview, now)
    alices.get("/")
    with CaptureQueriesContext(connection) as one:
        alices.get("/")
    for number in range(99):
        promised(interview, now, what=f"page {number}", due_at=now + number * HOUR)
    with CaptureQueriesContext(connection) as many:
        alices.get("/")
    assert len(many) == len(one)


def test_what_goes_is_what_stands_on_the_page_and_what_was_promised_is_said(
    alices: Client, interview: Interview, now: datetime
) -> None:
    person = queries.interviewers_of(interview).get().person
    one = promised(interview, now, what="the name of someone I’ve worked beside", person=person)
    promises.keep(one, "answer", "Kept before.", now=now)
    at = reverse("promise", args=[interview.id, one.id])
    assert "You promised: the name of someone I’ve worked beside" in page(alices, "promise", interview.id, one.id)
    shown = alices.post(at, {"answer": "Jonas Birkeland.", "send": "1", "back": at}, follow=True).content.decode()
    assert "Jonas Birkeland." in shown
    assert "Kept before." not in shown
