"""What came after the answer stands on the export's readable pages, word for word."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from afterword.flows import leave
from afterword.store import queries
from afterword.store.models import (
    Board,
    Evidence,
    Exchange,
    Feedback,
    FeedbackConcern,
    Interview,
    KeepInTouch,
    Note,
    Opening,
    Outcome,
    Person,
    PracticeCard,
    PracticeReview,
    Profile,
    Telling,
    Touch,
)
from tests.conftest import NOW

NOT_ON_A_PAGE = {
    "Profile": "settings",
    "Interviewer": "who was there stands on the interview's page",
    "Listened": "what was heard stands with the exchanges",
    "Correction": "of what listening found",
    "Step": "the plan is made anew from what was told",
    "DraftChange": "the words stand in the versions that were kept",
    "Call": "what came of a call stands in what has happened",
    "CallEvent": "taps",
    "Rehearsal": "numbers",
    "MailAccount": "settings",
    "Outgoing": "what went stands in the versions and in what has happened",
    "Reminder": "made from the rest",
    "CalendarFeed": "settings",
    "CalendarEntry": "made from the rest",
}
ON_A_PAGE = {
    "Person", "Interview", "Exchange", "Paper", "Evidence", "DraftVersion", "Advice", "Touch", "Promise", "Incoming",
    "Outcome", "Feedback", "FeedbackConcern", "KeepInTouch", "Note", "Board", "Opening", "PracticeCard",
    "PracticeReview", "Telling",
}  # fmt: skip


def pages(owner: Any) -> dict[str, str]:
    archive = zipfile.ZipFile(io.BytesIO(leave.export_everything(owner)))
    return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".md")}


@pytest.fixture
def afterwards(interview: Interview, alice: Any) -> Interview:
    """A refusal, what she said of it, the year after."""
    imogen = Person.objects.get(name="Imogen Sallis")
    common = {"owner": alice, "interview": interview}
    Outcome.objects.create(
        **common, kind="refused", happened_on=date(2026, 12, 3), way="call", person=imogen, words="She rang herself."
    )
    Outcome.objects.create(**common, kind="offer", happened_on=date(2026, 12, 4), words="a slip", taken_back=True)
    said = Feedback.objects.create(
        **common, person=imogen, said_on=date(2026, 12, 9), way="email", words="Say the figure first.\nThen stop."
    )
    FeedbackConcern.objects.create(owner=alice, feedback=said, concern="evidence", quote="the figure first")
    Feedback.objects.create(**common, said_on=date(2026, 12, 9), words="never said", taken_back=True)
    evidence = queries.evidence_of(alice).get()
    Telling.objects.create(**common, evidence=evidence, how="untold")
    KeepInTouch.objects.create(owner=alice, person=imogen, began_on=NOW.date(), every_days=80, why="She was fair.")
    board = Board.objects.create(owner=alice, employer="Pell & Orchard", kind="feed", url="https://pell.example/f")
    seen = {"owner": alice, "board": board, "first_seen_at": NOW}
    opening = Opening.objects.create(
        **seen, theirs="1", title="Night manager", place="Hull", url="https://pell.example/1"
    )
    Opening.objects.create(**seen, theirs="2", title="Baker", gone_at=NOW + timedelta(days=20))
    Note.objects.create(
        owner=alice, person=imogen, opening=opening, brings="opening", about="Your night job", why_them="You run it.",
        created_at=NOW,
    )  # fmt: skip
    Note.objects.create(
        owner=alice,
        person=imogen,
        about="x",
        text="y",
        sent_text="I run nights now.",
        sent_at=NOW,
        created_at=NOW + timedelta(hours=1),
    )
    Touch.objects.create(owner=alice, person=imogen, way="email", happened_at=NOW, words="I run nights now.")
    card = PracticeCard.objects.create(
        **common, exchange=interview.exchanges.get(), question="A driver refuses?", due_at=NOW
    )
    for rating, days in ((1, 0), (3, 2)):
        PracticeReview.objects.create(owner=alice, card=card, rating=rating, reviewed_at=NOW + timedelta(days=days))
    return interview


def test_what_came_of_it_and_what_was_said_stand_on_the_interviews_page(afterwards: Interview, alice: Any) -> None:
    page = pages(alice)["interviews/001-pell-orchard-bakeries-dispatch-manager.md"]
    assert (
        page[page.index("## What came of it") :]
        == """\
## What came of it

- 2026-12-03: Refused (Call, Imogen Sallis): She rang herself.

## What they said of you

2026-12-09, Imogen Sallis, Email:

> Say the figure first.
> Then stop.

- evidence, the figure first

## Your evidence

- not told: Cut late departures from nineteen a week to three in four months
"""
    )


def test_people_practice_and_openings_have_a_page_each(afterwards: Interview, alice: Any) -> None:
    found = pages(alice)
    assert (
        found["people.md"]
        == """\
# People

## Imogen Sallis

Head of operations, 020 7946 0456

You keep in touch, about every 80 days.

She was fair.

### A note to them, 2026-11-25

Your night job

You run it.

### A note to them, 2026-11-25

I run nights now.

- 2026-11-25 10:00 Email: I run nights now.
"""
    )
    assert (
        found["practice.md"]
        == """\
# Practice

## A driver refuses?

At Tarn Foods I sat in the van with him for a day and changed the order of his stops.

- 2026-11-25: not yet
- 2026-11-27: well
"""
    )
    assert (
        found["openings.md"]
        == """\
# Openings

## Pell & Orchard

https://pell.example/f

- Baker, 2026-11-25 to 2026-12-15
- Night manager, Hull, 2026-11-25, https://pell.example/1
"""
    )


def test_what_was_heard_and_told_is_said_in_words(interview: Interview, alice: Any) -> None:
    common = {"owner": alice, "interview": interview}
    for number, landed in enumerate(("well", "unsure"), start=1):
        Exchange.objects.create(**common, position=number, asked=f"Question {number}?", landed=landed)
    Exchange.objects.create(**common, position=3, heard="Never mind", heard_mark="gone")  # heard no more
    for how, text in (("heard", "Ran nights"), ("said", "Kept a rota"), ("written", "Cut waste")):
        Telling.objects.create(**common, how=how, evidence=Evidence.objects.create(owner=alice, text=text))
    (page,) = (words for name, words in pages(alice).items() if name.startswith("interviews/"))
    assert "## Question 1?\n\nHow it felt: it landed well." in page
    assert "## Question 2?\n\nHow it felt: hard to tell." in page
    assert "Never mind" not in page
    assert sorted(page[page.index("## Your evidence") :].strip().splitlines()[2:]) == [
        "- told in writing: Cut waste",
        "- told: Kept a rota",
        "- told: Ran nights",
    ]


def test_every_table_is_on_a_page_or_said_not_to_be() -> None:
    assert {model.__name__ for model in leave.owned()} == ON_A_PAGE | set(NOT_ON_A_PAGE)


def test_quiet_hours_do_not_break_it(alice: Any) -> None:
    """They are times of day, which JSON does not know."""
    Profile.objects.filter(owner=alice).update(quiet_from=time(22, 30), quiet_until=time(7, 0))
    archive = zipfile.ZipFile(io.BytesIO(leave.export_everything(alice)))
    assert b'"quiet_from": "22:30:00"' in archive.read("everything.json")


def test_what_is_written_meanwhile_is_in_all_of_it_or_in_none(tmp_path: Path, made_home: Any) -> None:
    """With a real file, a real second connection, and a row written while the export is half done."""
    code = """
from afterword.cli.ready import ready
owner = ready()
import io, json, threading, zipfile
from django.db import connection
from afterword.flows import leave
from afterword.store.models import Exchange, Interview
Interview.objects.create(owner=owner, employer="Pell")
before = leave._line
def write():
    late = Interview.objects.create(owner=owner, employer="Late")
    Exchange.objects.create(owner=owner, interview=late, asked="Late?")
    connection.close()
def line(value):
    if value.get("employer") == "Pell":
        other = threading.Thread(target=write); other.start(); other.join()
    return before(value)
leave._line = line
rows = json.loads(zipfile.ZipFile(io.BytesIO(leave.export_everything(owner))).read("everything.json"))
print(len(rows["Interview"]), len(rows["Exchange"]), Interview.objects.count(), Exchange.objects.count())
"""
    shutil.copytree(made_home("")[0], tmp_path / "home")
    environ = {"AFTERWORD_HOME": str(tmp_path / "home"), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1 0 2 1\n", "")


def test_the_day_of_a_moment_is_read_in_its_zone(interview: Interview, alice: Any) -> None:
    Interview.objects.filter(id=interview.id).update(
        starts_at=datetime.fromisoformat("2026-11-24T22:00+00:00"), zone="Asia/Kolkata"
    )
    (page,) = (words for name, words in pages(alice).items() if name.startswith("interviews/"))
    assert "On Wednesday 25 November 2026, 03:30" in page
