"""The list of interviews, the home of one, its plan, and how many queries they take."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from afterword.domain.plan import Step as PlannedStep
from afterword.flows.decide import take_plan
from afterword.store.models import Evidence, Exchange, Interview, Step
from afterword.web.pages.plan import page
from tests.conftest import make_interview
from tests.web_a.packs import NOW, pack

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


def test_newest_first_with_its_state_in_words(alices: Client, alice: Any) -> None:
    make_interview(alice, employer="Older", starts_at=datetime(2026, 10, 1, 9, tzinfo=UTC), effective="", interest="")
    make_interview(alice, employer="Newer", want="no")
    shown = alices.get(reverse("interviews")).content.decode()
    assert shown.index("Newer") < shown.index("Older")
    assert "Two questions still open." in shown
    assert "You did not want it." in shown


def test_the_next_step_is_said(alices: Client, interview: Interview) -> None:
    Step.objects.create(owner=interview.owner, interview=interview, kind="letter", channel="email")
    assert (
        "Imogen Sallis. Next: send the letter to Imogen Sallis." in alices.get(reverse("interviews")).content.decode()
    )


def test_a_long_list_is_cut_into_pages(alices: Client, alice: Any) -> None:
    Interview.objects.bulk_create(
        Interview(owner=alice, employer=f"Employer {n:02}", starts_at=NOW - timedelta(days=n)) for n in range(40)
    )
    first = alices.get(reverse("interviews")).content.decode()
    assert "Employer 24" in first
    assert "Employer 25" not in first
    assert 'href="?page=2"' in first
    assert "Employer 25" in alices.get(reverse("interviews"), {"page": "2"}).content.decode()
    assert alices.get(reverse("interviews"), {"page": "nonsense"}).status_code == 200


def test_only_ones_own_are_listed(interview: Interview, bobs: Client) -> None:
    assert "Pell" not in bobs.get(reverse("interviews")).content.decode()


def test_the_home_names_every_part_and_leads_to_it(alices: Client, interview: Interview) -> None:
    shown = alices.get(reverse("interview", args=[interview.id])).content.decode()
    for step in ("job", "when", "people", "reach", "goals", "left-out", "place", "want", "understood"):
        assert reverse("ask", args=[interview.id, step]) + "?to=interview" in shown
    assert "How would you deal with a driver who refuses a route?" in shown
    assert "two noted" in shown


def test_a_home_half_told_leads_on(alices: Client, alice: Any) -> None:
    row = make_interview(alice, understood="")
    shown = alices.get(reverse("interview", args=[row.id])).content.decode()
    assert "This one is not told to the end yet." in shown
    assert reverse("ask", args=[row.id, "understood"]) in shown


def test_the_plan_is_shown_before_it_is_taken_on(alices: Client, interview: Interview) -> None:
    address = reverse("plan", args=[interview.id])
    assert "Take this on" in alices.get(address).content.decode()
    assert not Step.objects.exists()
    assert alices.post(address).url == address
    assert Step.objects.exists()
    assert "Take this on" not in alices.get(address).content.decode()


@pytest.mark.parametrize(("state", "words"), [("done", "Done today"), ("skipped", "Left out today")])
def test_a_step_is_marked_and_taken_back(alices: Client, interview: Interview, state: str, words: str) -> None:
    take_plan(interview, timezone.now())
    step = Step.objects.exclude(kind="call").first()
    assert step is not None
    address = reverse("mark_step", args=[interview.id, step.id])
    assert alices.post(address, {"state": state}).url == reverse("plan", args=[interview.id])
    assert words in alices.get(reverse("plan", args=[interview.id])).content.decode()
    alices.post(address, {"state": "waiting"})
    step.refresh_from_db()
    assert step.state == "waiting"


def test_a_step_cannot_become_anything_else(alices: Client, interview: Interview) -> None:
    take_plan(interview, timezone.now())
    step = Step.objects.first()
    assert step is not None
    answer = alices.post(reverse("mark_step", args=[interview.id, step.id]), {"state": "won"}, follow=True)
    assert "A step can be waiting, done or skipped." in answer.content.decode()


def test_nobody_elses_step_can_be_marked(alice: Any, interview: Interview, bobs: Client) -> None:
    take_plan(interview, timezone.now())
    step = Step.objects.first()
    assert step is not None
    assert bobs.post(reverse("mark_step", args=[interview.id, step.id]), {"state": "done"}).status_code == 404


def test_the_plan_speaks_in_their_time_and_says_so() -> None:
    call = PlannedStep(
        "call", "call", datetime(2026, 11, 26, 14, 30, tzinfo=UTC), datetime(2026, 11, 26, 16, 30, tzinfo=UTC), "Why."
    )
    made = page(Interview().id, pack(steps=(call,)), [], NOW, NEW_YORK, LONDON)
    assert made.rows[0].when == "tomorrow between 09:30 and 11:30"
    assert made.whose_time == "Times with them are in their time, New York: 5 h behind yours."
    assert page(Interview().id, pack(steps=(call,)), [], NOW, LONDON, LONDON).whose_time == ""


def test_the_plan_says_how_much_contact_is_enough() -> None:
    made = page(Interview().id, pack(), [], NOW, LONDON, LONDON)
    assert made.budget == "Before they decide, more than four contacts in all would be too many."
    assert made.clearance == "A call is invited. You noted: “Ring me.”"


@pytest.mark.parametrize("address", ["today", "interviews"])
def test_lists_take_as_many_queries_for_forty_as_for_two(
    alices: Client, alice: Any, django_assert_num_queries: Any, address: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def grow(count: int) -> None:
        for number in range(count):
            row = make_interview(alice, employer=f"Employer {number}")
            Step.objects.create(owner=alice, interview=row, kind="call", channel="call", due=timezone.now())
            make_interview(alice, employer=f"Half told {number}", want="")

    grow(2)
    alices.get(reverse(address))
    with CaptureQueriesContext(connection) as few:
        alices.get(reverse(address))
    grow(20)
    with django_assert_num_queries(len(few)):
        alices.get(reverse(address))


@pytest.mark.parametrize("address", ["interview", "verdict", "plan"])
def test_a_page_takes_as_many_queries_however_much_was_told(
    alices: Client, interview: Interview, django_assert_num_queries: Any, address: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    take_plan(interview, timezone.now())
    alices.get(reverse(address, args=[interview.id]))
    with CaptureQueriesContext(connection) as few:
        alices.get(reverse(address, args=[interview.id]))
    for number in range(12):
        Exchange.objects.create(
            owner=interview.owner, interview=interview, position=number + 1, asked=f"Question {number}?", said="Well."
        )
        Evidence.objects.create(owner=interview.owner, text=f"Did {number} things", path=f"bank[{number + 1}]")
    with django_assert_num_queries(len(few)):
        alices.get(reverse(address, args=[interview.id]))
