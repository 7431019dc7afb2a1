"""Today says what matters before anything else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from afterword.flows.decide import Today, take_plan
from afterword.store.models import Interview, Step
from afterword.web.pages.today import headline, page
from tests.conftest import make_interview

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # a Wednesday


def step(kind: str, due: str | None = None, start: str | None = None, interview: Interview | None = None) -> Step:
    def at(text: str | None) -> datetime | None:
        return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None

    return Step(
        kind=kind, channel="call", due=at(due), not_before=at(start), why="One answer to complete.",
        interview=interview or Interview(employer="Halden & Rye"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "half_told", "words"),
    [
        ([], 0, "Nothing is due today."),
        ([], 1, "One interview is still half told."),
        ([], 3, "Three interviews are still half told."),
        ([step("call", "2026-11-25T11:30")], 0, "One call to make before noon."),
        ([step("call", "2026-11-25T16:30")], 0, "One call to make by 16:30."),
        ([step("call", "2026-11-24T16:30")], 0, "One call to make, due yesterday."),
        ([step("call", "2026-11-25T09:30")], 0, "One call to make today."),
        ([step("letter", "2026-11-25T17:00")], 0, "One letter to send today."),
        ([step("thank_you", "2026-11-25T12:00")], 2, "One thank-you to send today."),
        ([step("courteous_close")], 0, "One courteous note to send today."),
        ([step("bridge_email", "2026-11-25T12:00")], 0, "One short e-mail to send today."),
        ([step("adviser", "2026-11-25T20:00")], 0, "Someone to ask today."),
        ([step("decide", "2026-11-25T20:00")], 0, "One thing to decide today."),
        ([step("promised", "2026-11-25T12:00")], 0, "One promise to keep before noon."),
        ([step("cool_off", "2026-11-25T12:00")], 0, "Nothing to do for now but let it rest."),
        ([step("call", "2026-11-25T11:30"), step("letter", "2026-11-25T17:00")], 0,
         "Two things to do today, the call first."),
        ([step("letter", "2026-11-25T17:00")] * 13, 0, "More than a day’s worth is due. Start with the first."),
        ([step("letter", "2026-11-25T17:00"), step("call", "2026-11-25T17:30"), step("adviser")], 0,
         "Three things to do today."),
    ],
)  # fmt: skip
def test_headline(due: list[Step], half_told: int, words: str) -> None:
    assert headline(due, half_told, NOW, LONDON) == words


def test_noon_is_noon_where_the_person_is() -> None:
    assert headline([step("call", "2026-11-25T16:30")], 0, NOW, ZoneInfo("America/New_York")) == (
        "One call to make before noon."
    )


def test_what_may_be_done_but_is_due_later_does_not_count_as_today() -> None:
    shown = page(Today([step("letter", "2026-11-27T17:00")], [], [], 0), {}, NOW, LONDON)
    assert shown.headline == "Nothing is due today."
    assert [line.when for line in shown.coming] == ["Fri 17:00"]


def test_one_line_for_each_interview_that_comes_up() -> None:
    one, other = Interview(employer="Halden & Rye"), Interview(employer="Tolland")
    waiting = [
        step("call", "2026-11-26T11:30", "2026-11-26T09:30", one),
        step("letter", "2026-11-27T12:00", "2026-11-26T12:00", one),
        step("follow_up", "2026-12-05T12:00", "2026-12-04T12:00", other),
    ]
    shown = page(Today([], waiting, [], 0), {one.id: "Ngozi Okafor"}, NOW, LONDON)
    assert [line.what for line in shown.coming] == ["Call Ngozi Okafor", "Ask where things stand"]


def test_a_message_is_not_shown_beside_the_call_it_stands_in_for() -> None:
    one = Interview(employer="Halden & Rye")
    due = [step("call", "2026-11-25T11:30", None, one), step("voicemail", "2026-11-25T11:30", None, one)]
    assert [line.what for line in page(Today(due, [], [], 0), {}, NOW, LONDON).due] == ["Make the call"]


def test_a_first_visit_explains_and_invites(alices: Client) -> None:
    shown = alices.get("/").content.decode()
    assert "There is still something you can say." in shown
    assert "I have just had an interview" in shown
    assert "stays on this computer" in shown


def test_a_debrief_half_told_is_gone_on_with_where_it_stopped(alices: Client, alice: Any) -> None:
    row = make_interview(alice, effective="", interest="", understood="")
    shown = alices.get("/").content.decode()
    assert "One interview is still half told." in shown
    assert reverse("ask", args=[row.id, "effective"]) in shown


def test_a_no_is_not_half_told(alices: Client, alice: Any) -> None:
    make_interview(alice, want="no", effective="", interest="", understood="")
    assert "half told" not in alices.get("/").content.decode()


def test_what_is_due_is_listed_with_whom_it_concerns(alices: Client, interview: Interview) -> None:
    Step.objects.create(
        owner=interview.owner, interview=interview, kind="call", channel="call",
        due=timezone.now() + timedelta(minutes=1), why="One answer to complete.",
    )  # fmt: skip
    shown = alices.get("/").content.decode()
    assert "Call Imogen Sallis" in shown
    assert "Pell &amp; Orchard Bakeries, Dispatch manager. One answer to complete." in shown
    assert reverse("call", args=[interview.id]) in shown


def test_nothing_of_alices_shows_on_bobs_today(interview: Interview, bobs: Client) -> None:
    take_plan(interview, timezone.now())
    shown = bobs.get("/").content.decode()
    assert "Pell" not in shown
    assert "There is still something you can say." in shown


def test_a_step_that_begins_later_today_is_due_today() -> None:
    """The plan says "today", and so does this page."""
    row = step("adviser", due="2026-11-25T20:00", start="2026-11-25T14:00")
    shown = page(Today([], [row], [], 0), {}, NOW, LONDON)
    assert shown.headline == "Someone to ask today."
    assert len(shown.due) == 1
    tomorrow = step("adviser", due="2026-11-26T20:00", start="2026-11-25T14:00")
    assert page(Today([], [tomorrow], [], 0), {}, NOW, LONDON).headline == "Nothing is due today."


def test_among_what_comes_later_an_hour_of_today_is_said_to_be_today() -> None:
    waits = step("thank_you", "2026-11-26T17:30", "2026-11-25T12:50")
    made = page(Today([], [waits], [], False), {}, NOW, LONDON)
    assert made.headline == "Nothing is due today."
    assert [line.when for line in made.coming] == ["from today"]


def test_who_has_just_come_out_need_not_look_for_the_button(alices: Client, interview: Interview) -> None:
    take_plan(interview, timezone.now())
    shown = alices.get("/").content.decode()
    assert shown.index("I have just had an interview") < shown.index('<ul class="list')


def test_the_next_interview_is_named_once(alices: Client, alice: Any) -> None:
    make_interview(
        alice, starts_at=timezone.now() + timedelta(days=1), want="", effective="", interest="", understood=""
    )
    shown = alices.get("/").content.decode()
    assert "Before you go to" in shown
    assert "Next: <bdi>" not in shown
