"""After the call: what happened in the person's words, what was promised, and what comes next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from afterword.flows import prepare
from afterword.store.models import Call, Interview, Person, Promise, Step, Touch
from afterword.web.pages.desk import parts_of
from afterword.web.pages.live import paragraphs
from tests.conftest import make_interview
from tests.web_d.call.conftest import Phone


def after(interview: Interview) -> str:
    return reverse("after_call", args=[interview.id])


def told(interview: Interview) -> list[Touch]:
    return list(Touch.objects.filter(interview=interview, taken_back=False))


@pytest.mark.parametrize(
    ("what", "called", "states"),
    [
        ("spoke", True, {"call": "done", "voicemail": "skipped"}),
        ("voicemail", False, {"call": "skipped", "voicemail": "done"}),
        ("declined", False, {"call": "skipped", "voicemail": "skipped"}),
        ("not_reached", False, {"call": "waiting", "voicemail": "waiting"}),
        ("offered", True, {"call": "done", "letter": "skipped"}),
        ("said_no", False, {"letter": "skipped"}),
    ],
)
def test_what_happened_goes_into_the_log_and_the_plan_follows(
    phone: Phone, interview: Interview, what: str, called: bool, states: dict[str, str]
) -> None:
    for kind in ("call", "voicemail", "letter"):
        Step.objects.create(owner=interview.owner, interview=interview, kind=kind, channel="call")
    phone.send(phone.tap("begun"), phone.tap("ended"))
    answer = phone.client.post(after(interview), {"call": phone.call, "called": what, "words": "She was kind.\n "})
    assert answer["Location"] == reverse("call_next", args=[interview.id])
    assert phone.client.get(answer["Location"]).status_code == 200
    assert (phone.row.outcome, phone.row.words) == (what, "She was kind.\n ")
    (touch,) = told(interview)
    assert touch.words == "She was kind.\n "
    interview.refresh_from_db()
    assert prepare.case_of(interview).called is called
    rows = {step.kind: step.state for step in Step.objects.filter(interview=interview)}
    # A step that still waits is the plan's to keep or to drop.
    ended = {kind: state for kind, state in states.items() if state != "waiting"}
    assert {kind: rows.get(kind) for kind in ended} == ended


def test_told_otherwise_the_first_word_is_taken_back(phone: Phone, interview: Interview) -> None:
    phone.send(phone.tap("begun"))
    for what in ("not_reached", "spoke", "spoke", "not_reached"):
        phone.client.post(after(interview), {"call": phone.call, "called": what})
    assert [touch.way for touch in told(interview)] == ["not_reached"]
    assert Call.objects.count() == 1


def test_a_call_without_the_page_is_told_too(alices: Client, interview: Interview) -> None:
    alices.post(after(interview), {"called": "spoke", "words": "Briefly."})
    assert Call.objects.get().words == "Briefly."
    assert len(told(interview)) == 1


@pytest.mark.parametrize("what", ["", "shouted", "spoke "])
def test_nothing_is_noted_when_nothing_is_chosen_and_the_words_stay(
    alices: Client, interview: Interview, what: str
) -> None:
    response = alices.post(after(interview), {"called": what, "words": "She laughed."})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Choose what happened" in page
    assert "She laughed." in page
    assert told(interview) == []


def test_a_call_made_without_the_page_is_told_once_however_often_the_form_is_sent(
    alices: Client, interview: Interview
) -> None:
    number = alices.get(after(interview)).context["page"].call_id
    for what in ("spoke", "spoke", "voicemail"):
        assert alices.post(after(interview), {"call": number, "called": what}).status_code == 302
    assert [(touch.way, Call.objects.count()) for touch in told(interview)] == [("voicemail", 1)]


def test_the_number_of_somebody_elses_call_is_theirs(alices: Client, interview: Interview, bob: Any) -> None:
    theirs = Call.objects.create(owner=bob, interview=make_interview(bob))
    assert alices.post(after(interview), {"call": str(theirs.id), "called": "spoke"}).status_code == 302
    theirs.refresh_from_db()
    assert (theirs.owner, theirs.outcome) == (bob, "")
    assert len(told(interview)) == 1


def test_what_was_noted_and_promised_is_shown_and_can_be_mended(
    phone: Phone, interview: Interview, tomorrow: str
) -> None:
    phone.send(
        phone.tap("note", text="nine docks"),
        phone.tap("asked_time", by=tomorrow, what="half a page on nights"),
        phone.tap("asked_time", by=tomorrow, what="a referee"),
    )
    page = phone.client.get(f"{after(interview)}?call={phone.call}").content.decode()
    assert "nine docks" in page
    assert "half a page on nights" in page
    first, second = phone.promises
    typed = {
        "call": phone.call, "called": "spoke",
        f"what:{first.id}": "one page on nights", f"due:{first.id}": "1 December 2027, 09:00",
        f"channel:{first.id}": "call", f"what:{second.id}": "a referee", f"not:{second.id}": "1",
    }  # fmt: skip
    phone.client.post(after(interview), typed)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.what, first.channel) == ("one page on nights", "call")
    assert first.due_at is not None
    assert first.due_at.date() == date(2027, 12, 1)
    assert second.state == "let_go"
    assert "one page on nights" in phone.client.get(reverse("call_next", args=[interview.id])).content.decode()


def test_a_time_that_cannot_be_read_is_said_and_nothing_typed_is_lost(
    phone: Phone, interview: Interview, tomorrow: str
) -> None:
    phone.send(phone.tap("asked_time", by=tomorrow, what="a page"))
    (promise,) = phone.promises
    typed = {"call": phone.call, "called": "spoke", "words": "Long talk.", f"what:{promise.id}": "a page",
             f"due:{promise.id}": "soonish", "decision_by": "when they feel like it"}  # fmt: skip
    page = phone.client.post(after(interview), typed)
    assert page.status_code == 422
    for words in ("soonish", "Long talk.", "when they feel like it", "is not a date I can read"):
        assert words in page.content.decode()
    assert Promise.objects.get().due_at == promise.due_at


def test_words_that_are_too_many_are_said_to_be_and_shown(alices: Client, interview: Interview) -> None:
    page = alices.post(after(interview), {"called": "spoke", "words": "kind " * 5000, "person": "another",
                                          "person_name": "x" * 300})  # fmt: skip
    assert page.status_code == 422
    assert "200 fit" in page.content.decode()
    page = alices.post(after(interview), {"called": "spoke", "words": "kind " * 5000})
    assert page.status_code == 422
    assert "These are too many words" in page.content.decode()
    assert "kind " * 5000 in page.content.decode()
    assert told(interview) == []


def test_another_day_of_decision_and_another_person_are_kept(alices: Client, interview: Interview) -> None:
    for _ in range(2):
        alices.post(after(interview), {"called": "spoke", "decision_by": "9 December 2026", "person": "another",
                                       "person_name": " Odile  Brandt "})  # fmt: skip
    interview.refresh_from_db()
    assert interview.decision_by == date(2026, 12, 9)
    assert Person.objects.filter(name="Odile Brandt").count() == 1
    assert {touch.person.name for touch in told(interview) if touch.person} == {"Odile Brandt"}


def test_after_a_no_nothing_is_sent_to_win_it(phone: Phone, interview: Interview) -> None:
    phone.client.post(reverse("plan", args=[interview.id]))
    phone.send(phone.tap("begun"))
    phone.client.post(after(interview), {"call": phone.call, "called": "said_no"})
    page = phone.client.get(reverse("call_next", args=[interview.id])).content.decode()
    assert "They said no" in page
    assert not Step.objects.filter(interview=interview, state="waiting", kind="letter").exists()


def test_another_persons_call_is_not_told_here(phone: Phone, bob: Any, interview: Interview) -> None:
    from tests.conftest import make_interview

    theirs = Call.objects.create(owner=bob, interview=make_interview(bob))
    phone.client.post(after(interview), {"call": str(theirs.id), "called": "spoke"})
    theirs.refresh_from_db()
    assert theirs.outcome == ""


def test_a_follow_up_call_runs_with_its_own_card(phone: Phone, interview: Interview) -> None:
    """Called on the day after they meant to decide, and told: the step that is done is the follow-up."""
    Interview.objects.filter(id=interview.id).update(decision_by=date.today() - timedelta(days=2))
    interview.refresh_from_db()
    for way in ("call", "email"):  # the point was made already, and the letter is out
        kind = "call" if way == "call" else "letter"
        made = timezone.now() - timedelta(days=6)
        Touch.objects.create(owner=interview.owner, interview=interview, way=way, step_kind=kind, happened_at=made)
    card = prepare.draft_in(prepare.pack_for(interview, timezone.now()), "follow_up_call")
    assert card is not None
    live = reverse("live", args=[interview.id]) + "?card=follow_up_call"
    page = phone.client.get(f"{live}&part=1").content.decode()
    assert escape(paragraphs(parts_of(card.draft)[0][1])[0]) in page
    assert 'data-card="follow_up_call"' in page
    phone.send(phone.tap("begun"), card="follow_up_call")
    phone.client.post(after(interview), {"call": phone.call, "called": "spoke", "words": "Next week, she says."})
    assert phone.row.card == "follow_up_call"
    assert Touch.objects.get(made_by=f"call:{phone.call}").step_kind == "follow_up"


def test_what_was_noted_in_the_call_stands_in_what_has_happened(phone: Phone, interview: Interview) -> None:
    phone.send(phone.tap("begun"), phone.tap("note", text="nine docks"), phone.tap("ended"))
    phone.client.post(after(interview), {"call": phone.call, "called": "spoke", "words": "She was kind."})
    page = phone.client.get(reverse("log", args=[interview.id])).content.decode()
    assert "Noted during the call: nine docks" in page
