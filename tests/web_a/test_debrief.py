"""Telling what happened, without JavaScript: one question a page, in an order that leads to a verdict."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from afterword.store.models import Exchange, Interview, Interviewer
from afterword.web.pages.debrief import FOUR, starts_at_text
from tests.web_a.conftest import ask

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def test_the_button_begins_a_debrief_and_the_page_alone_does_not(alices: Client) -> None:
    assert alices.get(reverse("new")).status_code == 200
    assert not Interview.objects.exists()
    answer = alices.post(reverse("new"))
    assert answer.url == ask(Interview.objects.get(), "job")


def test_a_debrief_left_without_a_word_is_taken_up_again(alices: Client, begun: Interview) -> None:
    assert alices.post(reverse("new")).url == ask(begun, "job")
    alices.post(ask(begun, "job"), {"employer": "Marlowe Foods", "role": ""})
    alices.post(reverse("new"))
    assert Interview.objects.count() == 2


def test_the_whole_walk_ends_in_the_verdict(alices: Client, begun: Interview) -> None:
    pages = [
        ("job", {"employer": "Halden & Rye", "role": "Operations manager"}, "when"),
        ("when", {"day": "another", "date": "2026-11-17", "time": "14:00"}, "who"),
        ("who", {"name-0": "Ngozi Okafor", "title-0": "Director"}, "want"),
        ("want", {"want": "yes"}, "effective"),
        ("effective", {"effective": "no"}, "moment"),
        ("moment", {"asked": "How long would you stay?", "said": "I stalled.", "landed": "badly"}, "interest"),
        ("interest", {"interest": "unsure"}, "understood"),
        ("understood", {"understood": "no"}, "reach"),
    ]
    for step, typed, following in pages:
        assert alices.get(ask(begun, step)).status_code == 200
        assert alices.post(ask(begun, step), typed).url == ask(begun, following)
    answer = alices.post(
        ask(begun, "reach"), {"contact_rules": "Ring me.", "phone-0": "0161 496 0177", "decision_by": "2026-11-27"}
    )
    assert answer.url == reverse("verdict", args=[begun.id])

    begun.refresh_from_db()
    assert begun.employer == "Halden & Rye"
    assert begun.starts_at == datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
    assert [getattr(begun, name) for name in FOUR] == ["yes", "no", "unsure", "no"]
    assert begun.decision_by == date(2026, 11, 27)
    assert Interviewer.objects.get().person.phone == "0161 496 0177"
    assert Exchange.objects.get().asked == "How long would you stay?"


def test_who_does_not_want_the_job_is_asked_nothing_more(alices: Client, begun: Interview) -> None:
    assert alices.post(ask(begun, "want"), {"want": "no"}).url == reverse("verdict", args=[begun.id])


def test_who_answered_well_is_not_asked_what_bothers_them(alices: Client, begun: Interview) -> None:
    assert alices.post(ask(begun, "effective"), {"effective": "yes"}).url == ask(begun, "interest")


@pytest.mark.parametrize(
    ("step", "place"),
    list(zip(FOUR, ["First of four", "Second of four", "Third of four", "Last of four"], strict=True)),
)
def test_the_four_questions_are_never_answered_for_the_person(
    alices: Client, begun: Interview, step: str, place: str
) -> None:
    page = alices.get(ask(begun, step)).content.decode()
    assert place in page
    assert " checked" not in page
    for value in ("yes", "no", "unsure"):
        assert f'name="{step}" value="{value}"' in page
    assert "Leave this for now" in page


@pytest.mark.parametrize("step", [*FOUR, "when"])
def test_going_on_without_an_answer_is_asked_about_and_leaving_is_not(
    alices: Client, begun: Interview, step: str
) -> None:
    answer = alices.post(ask(begun, step), {})
    assert answer.status_code == 422
    assert "Choose one of these, or leave it for now." in answer.content.decode()
    assert alices.post(ask(begun, step), {"leave": "1"}).status_code == 302
    begun.refresh_from_db()
    assert not any(getattr(begun, name) for name in FOUR)
    assert begun.starts_at is None


def test_leaving_a_question_keeps_what_was_typed(alices: Client, begun: Interview) -> None:
    alices.post(ask(begun, "moment"), {"asked": "Why did you go?", "leave": "1"})
    assert Exchange.objects.get().asked == "Why did you go?"


def test_an_answer_can_be_changed_and_leads_back(alices: Client, interview: Interview) -> None:
    page = alices.get(ask(interview, "effective") + "?to=verdict").content.decode()
    assert 'value="no" checked' in page
    assert f'href="{reverse("verdict", args=[interview.id])}"' in page
    answer = alices.post(ask(interview, "effective"), {"effective": "unsure", "to": "verdict"})
    assert answer.url == reverse("verdict", args=[interview.id])
    interview.refresh_from_db()
    assert interview.effective == "unsure"


@pytest.mark.parametrize("to", ["https://example.org/", "//example.org", "today", "settings"])
def test_the_way_back_leads_nowhere_else(alices: Client, interview: Interview, to: str) -> None:
    answer = alices.post(ask(interview, "effective"), {"effective": "no", "to": to})
    assert answer.url == ask(interview, "moment")


def test_an_unreadable_date_is_said_beside_it_and_nothing_typed_is_lost(alices: Client, interview: Interview) -> None:
    before = interview.decision_by
    answer = alices.post(
        ask(interview, "reach"), {"contact_rules": "Write, please.", "decision_by": "when the moon is full"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is not a date I can read" in page
    assert 'value="when the moon is full"' in page  # shown in a field that can hold it
    assert '<input type="text" dir="auto" id="field-decision_by"' in page
    assert 'aria-invalid="true"' in page
    interview.refresh_from_db()
    assert interview.decision_by == before
    assert interview.contact_rules == "Write, please."


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ({}, None),
        ({"day": "now"}, "2026-11-25T12:00"),
        ({"day": "now", "time": "09:00"}, "2026-11-25T12:00"),
        ({"day": "today", "time": "09:30"}, "2026-11-25T09:30"),
        ({"day": "today", "time": ""}, "2026-11-25"),
        ({"day": "yesterday", "time": "16:00"}, "2026-11-24T16:00"),
        ({"day": "another", "date": "2026-11-03", "time": ""}, "2026-11-03"),
        ({"day": "another", "date": "2026-11-03", "time": "08:15"}, "2026-11-03T08:15"),
        ({"day": "another", "date": "", "time": "08:15"}, ""),
    ],
)
def test_when_it_was(typed: dict[str, str], text: str | None) -> None:
    assert starts_at_text(typed, NOON, LONDON) == text


def test_another_day_asks_which(alices: Client, begun: Interview) -> None:
    answer = alices.post(ask(begun, "when"), {"day": "another", "date": ""})
    assert answer.status_code == 422
    assert "Say which day it was" in answer.content.decode()


def test_when_shows_what_was_said_before(alices: Client, begun: Interview) -> None:
    begun.starts_at = datetime.now(UTC) - timedelta(days=9)
    begun.save()
    page = alices.get(ask(begun, "when")).content.decode()
    assert 'value="another" checked' in page
    assert begun.starts_at.date().isoformat() in page


def test_several_people_can_be_named_and_taken_away(alices: Client, interview: Interview) -> None:
    page = alices.get(ask(interview, "people")).content.decode()
    assert 'name="name-1"' in page
    answer = alices.post(ask(interview, "people"), {"name-0": "Imogen Sallis", "name-1": "Piet Maas"})
    assert answer.url == reverse("interview", args=[interview.id])
    assert [seat.person.name for seat in Interviewer.objects.order_by("position")] == ["Imogen Sallis", "Piet Maas"]
    alices.post(ask(interview, "people"), {"name-1": "", "title-1": "", "phone-1": "", "email-1": ""})
    assert Interviewer.objects.count() == 1


@pytest.mark.parametrize(("step", "field"), [("goals", "goals"), ("left-out", "left_out")])
def test_lists_are_kept_as_typed(alices: Client, interview: Interview, step: str, field: str) -> None:
    alices.post(ask(interview, step), {field: "One thing\r\n\r\n  another, with spaces  "})
    interview.refresh_from_db()
    assert getattr(interview, field) == "One thing\n\n  another, with spaces  "


def test_a_question_is_added_told_and_removed(alices: Client, interview: Interview) -> None:
    address = alices.post(reverse("add_question", args=[interview.id])).url
    assert alices.get(address).status_code == 200
    assert alices.post(address, {"asked": "Why us?", "said": "The ovens.", "landed": "well"}).status_code == 302
    added = Exchange.objects.get(asked="Why us?")
    assert (added.said, added.landed, added.wish_said) == ("The ovens.", "well", "")
    home = alices.get(reverse("interview", args=[interview.id])).content.decode()
    assert "Why us?" in home
    alices.post(reverse("remove_question", args=[interview.id, added.id]))
    assert not Exchange.objects.filter(asked="Why us?").exists()


def test_what_people_type_is_shown_as_words(alices: Client, begun: Interview) -> None:
    alices.post(ask(begun, "job"), {"employer": "<script>alert(1)</script>", "role": '"><b>'})
    for address in (
        ask(begun, "job"),
        ask(begun, "want"),
        reverse("interviews"),
        reverse("interview", args=[begun.id]),
    ):
        page = alices.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_an_unknown_step_does_not_exist(alices: Client, begun: Interview) -> None:
    assert alices.get(ask(begun, "salary")).status_code == 404


def test_deleting_asks_once(alices: Client, interview: Interview) -> None:
    address = reverse("delete_interview", args=[interview.id])
    assert "cannot be brought back" in alices.get(address).content.decode()
    assert Interview.objects.exists()
    assert alices.post(address).url == reverse("interviews")
    assert not Interview.objects.exists()


@pytest.fixture
def own_pages(interview: Interview) -> dict[str, list[Any]]:
    exchange = Exchange.objects.get().id
    return {
        "interview": [], "delete_interview": [], "verdict": [], "plan": [], "ask": ["want"], "keep": ["want"],
        "add_question": [], "question": [exchange], "keep_question": [exchange], "remove_question": [exchange],
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["interview", "delete_interview", "verdict", "plan", "ask", "keep", "add_question", "question", "keep_question",
     "remove_question"],
)  # fmt: skip
def test_what_is_alices_does_not_exist_for_bob(
    interview: Interview, own_pages: dict[str, list[Any]], bobs: Client, name: str
) -> None:
    address = reverse(name, args=[interview.id, *own_pages[name]])
    for answer in (bobs.get(address), bobs.post(address, {"want": "no"})):
        assert answer.status_code in (404, 405)
    assert 404 in {bobs.get(address).status_code, bobs.post(address).status_code}
    assert Interview.objects.get().want == "yes"
    assert Exchange.objects.count() == 1


def test_a_question_of_another_interview_does_not_open_here(
    alices: Client, interview: Interview, begun: Interview
) -> None:
    mine = Exchange.objects.get().id
    assert alices.get(reverse("question", args=[begun.id, mine])).status_code == 404
