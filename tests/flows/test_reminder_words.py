"""What a reminder says, for each kind of step and for each distance in time, and what it says where others may look."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from afterword.domain.plan import StepKind
from afterword.flows import reminder_words as words
from afterword.flows.calendar_out import NOT_IN_A_CALENDAR
from afterword.store.models import Interview, Promise, Reminder, Step
from tests.conftest import NOW

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("kind", "to_somebody", "to_nobody"),
    [
        ("call", "Call Ngozi Okafor", "Make the call"),
        ("bridge_email", "Ask Ngozi Okafor for five minutes", "Ask for five minutes"),
        ("letter", "Send the letter to Ngozi Okafor", "Send the letter"),
        ("thank_you", "Thank Ngozi Okafor", "Send your thanks"),
        ("courteous_close", "Tell Ngozi Okafor you are stepping back", "Tell them you are stepping back"),
        ("promised", "Send what you promised Ngozi Okafor", "Send what you promised"),
        ("follow_up", "Ask Ngozi Okafor where things stand", "Ask where things stand"),
        ("adviser", "Ask someone you trust", "Ask someone you trust"),
        ("decide", "Find out whether you want it", "Find out whether you want it"),
        ("one of tomorrow", "Do the next step", "Do the next step"),
    ],
)
def test_each_step_is_a_short_imperative(kind: str, to_somebody: str, to_nobody: str) -> None:
    assert words.to_do(kind, "Ngozi Okafor", "Halden & Rye") == f"{to_somebody} (Halden & Rye)"
    assert words.to_do(kind, "", "") == to_nobody


def test_through_a_recruiter_it_goes_to_nobody_else() -> None:
    assert words.to_do("call", "Ngozi Okafor", "", "recruiter") == "Call the recruiter"
    assert words.to_do("letter", "Ngozi Okafor", "", "recruiter") == "Send the letter through the recruiter"
    assert words.to_do("adviser", "", "", "recruiter") == "Ask someone you trust"


def test_no_step_of_the_plan_was_forgotten() -> None:
    kinds = set(StepKind.__args__) - NOT_IN_A_CALENDAR - {"decide"}  # type: ignore[attr-defined]
    assert [kind for kind in kinds if words.to_do(kind, "", "") == "Do the next step"] == []


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-25 16:00", "16:00 today"),
        ("2026-11-26 09:00", "09:00 tomorrow"),
        ("2026-11-24 16:00", "16:00 yesterday"),
        ("2026-11-30 09:30", "Monday, 09:30"),
        ("2026-12-07 09:30", "7 December, 09:30"),
        ("2026-11-01 09:30", "1 November, 09:30"),
        ("2027-01-04 09:30", "4 January 2027, 09:30"),
    ],
)
def test_a_time_as_one_says_it(at: str, said: str) -> None:
    assert words.moment(datetime.fromisoformat(at).replace(tzinfo=LONDON), NOW, LONDON) == said


def promised(what: str, employer: str, hours: float) -> Reminder:
    interview = Interview(employer=employer)
    due = NOW + timedelta(hours=hours)
    return Reminder(
        kind="promise_soon", interview=interview, promise=Promise(what=what, interview=interview, due_at=due)
    )


def test_what_was_promised_is_named_shortly_and_the_employer_where_nobody_else_is() -> None:
    assert words.sentence(promised("A page.", "Halden & Rye", 2), NOW, LONDON) == (
        "You promised Halden & Rye: A page, by 12:00 today."
    )
    long = words.sentence(promised("word " * 60, "", 2), NOW, LONDON)
    assert long.startswith("You promised: word word")
    assert long.endswith("…, by 12:00 today.")
    assert len(long) < 160


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([promised("x", "Halden", 2)], "Something of yours is due 12:00 today."),
        ([promised("x", "Halden", -2)], "Something of yours was due 08:00 today."),
        ([promised("x", "Halden", 2), promised("y", "Halden", 3)], "2 things of yours are due."),
        ([Reminder(kind="debrief", interview=Interview(employer="Halden"))], "Something of yours waits in Afterword."),
    ],
)
def test_where_others_may_look_there_is_no_name_and_no_word_of_it(rows: list[Reminder], said: str) -> None:
    for row in rows:
        row.promise_id = row.promise.id if row.promise else None
    assert words.discreet(rows, NOW, LONDON) == said


def test_a_summary_names_ten_and_counts_the_rest() -> None:
    rows = [promised(f"Thing {number}", "Halden", number) for number in range(13)]
    text = words.sentences(rows, NOW, LONDON).splitlines()
    assert len(text) == 12
    assert text[0] == "13 things came due while you were not reminded."
    assert text[-1] == "- And 3 more."


def test_an_interview_without_a_name_and_a_step_without_an_end_are_said_too() -> None:
    assert words.sentence(Reminder(kind="debrief", interview=Interview()), NOW, LONDON).startswith(
        "Your interview is over."
    )
    undated = Reminder(kind="step_due", promise=Promise(what="A page", interview=Interview(employer="Halden")))
    assert words.sentence(undated, NOW, LONDON) == "You promised Halden: A page."
    assert words.until(Reminder(kind="step_due", step=Step(due=NOW))) == NOW
    assert words.place(Reminder(kind="debrief")) == "/"


def test_the_address_is_the_one_of_the_server_that_runs(home_apart: Path) -> None:
    assert words.address("/x/") == f"http://127.0.0.1:{settings.SETTINGS.port}/x/"
    (home_apart / "server.address").write_text("http://127.0.0.1:9001/")
    assert words.address("/x/") == "http://127.0.0.1:9001/x/"
    (home_apart / "server.address").unlink()
    assert NOW.tzinfo is UTC
