"""The person takes everything with them, or has everything deleted, traces included."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from afterword import config
from afterword.flows import bank, consult, debrief, home, leave, listen, mail_in, people
from afterword.flows.home import remove_copies
from afterword.store import queries
from afterword.store.models import Correction, DraftVersion, Interview, Listened, Paper
from tests.conftest import make_interview
from tests.reading.test_mail import ANSWER

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture
def lived_in(interview: Interview, alice: Any) -> Interview:
    adviser = people.add(alice, "Marguerite Oduya", adviser=True)
    advice = consult.ask(interview, adviser, "Dear Marguerite", NOW)
    consult.record(advice, "Ring her.", "No apology.")
    DraftVersion.objects.create(owner=alice, interview=interview, kind="letter", text="Dear Ms Sallis,", created_at=NOW)
    return interview


def test_the_export_holds_every_row_and_nobody_elses(lived_in: Interview, alice: Any, bob: Any) -> None:
    make_interview(bob, employer="Bob's secret employer")
    archive = zipfile.ZipFile(io.BytesIO(leave.export_everything(alice)))
    everything = json.loads(archive.read("everything.json"))
    head = everything.pop("format")
    assert (head["name"], head["version"], head["tables"]) == ("afterword", 2, list(everything))
    assert set(everything) == {model.__name__ for model in apps.get_app_config("store").get_models()} - {"User"}
    assert {table: len(rows) for table, rows in everything.items() if rows} == {
        "Profile": 1,
        "Person": 2,
        "Interview": 1,
        "Interviewer": 1,
        "Exchange": 1,
        "Evidence": 1,
        "DraftVersion": 1,
        "Advice": 1,
    }
    (row,) = everything["Interview"]
    assert row["id"] == str(lived_in.id)
    assert row["starts_at"] == "2026-11-24T14:00:00+00:00"
    assert row["decision_by"] == "2026-12-04"
    assert row["slot_answers"] == {}
    assert b"secret" not in b"".join(archive.read(name) for name in archive.namelist())


def test_the_export_holds_the_papers_as_they_were_given(lived_in: Interview, alice: Any, bob: Any) -> None:
    listen.add_papers(make_interview(bob), [("bob.txt", b"Bob's own paper")], NOW, kind="job")
    names = {}
    for name, data in (("../../etc/advert.txt", b"Wanted: a manager"), ("...", b"\x00\xff")):
        (added,) = listen.add_papers(lived_in, [(name, data)], NOW, kind="job")
        assert added.paper is not None
        names[added.paper.id.hex[:8]] = data
    archive = zipfile.ZipFile(io.BytesIO(leave.export_everything(alice)))
    papers = [name for name in archive.namelist() if name.startswith("papers/")]
    assert {name[7:15]: archive.read(name) for name in papers} == names
    assert sorted(name[16:] for name in papers) == ["-..-etc-advert.txt", "job"]
    rows = json.loads(archive.read("everything.json"))["Paper"]
    assert sorted(row["file"] for row in rows) == sorted(papers)
    assert not any("data" in row for row in rows)


def test_papers_and_what_was_heard_go_with_their_interview(lived_in: Interview, bob: Any) -> None:
    theirs = make_interview(bob)
    for interview in (lived_in, theirs):
        listen.add_papers(interview, [("advert.txt", b"Wanted: a manager")], NOW, kind="job")
        listen.dismiss(interview, "weak:1")
    debrief.remove(lived_in)
    for model in (Paper, Listened, Correction):
        assert [row.interview for row in model.objects.all()] == [theirs]


def test_the_export_can_be_read_without_a_program(lived_in: Interview, alice: Any) -> None:
    archive = zipfile.ZipFile(io.BytesIO(leave.export_everything(alice)))
    assert archive.namelist() == [
        "everything.json",
        "interviews/001-pell-orchard-bakeries-dispatch-manager.md",
        "people.md",
        "evidence.md",
    ]
    assert (
        archive.read(archive.namelist()[1]).decode()
        == """\
# Pell & Orchard Bakeries: Dispatch manager

On Tuesday 24 November 2026, 14:00

- Imogen Sallis, Head of operations, 020 7946 0456

## What they said about contact

Call me any time if something comes up.

## What they said they need

- Fewer late vans before Christmas
- A rota people can live with

## Left out

- How I cut late departures at Tarn Foods

## How would you deal with a driver who refuses a route?

How it felt: it landed badly.

I said I would talk to him.

Wish I had said:

At Tarn Foods I sat in the van with him for a day and changed the order of his stops.

## letter, 2026-11-25 10:00

Dear Ms Sallis,

## Advice

Ring her.

No apology.
"""
    )


def test_an_interview_hardly_told_makes_a_page_too(alice: Any) -> None:
    interview = debrief.start(alice)
    debrief.add_exchange(interview)
    archive = zipfile.ZipFile(io.BytesIO(leave.export_everything(alice)))
    assert archive.read("interviews/001.md").decode() == "# Interview\n\n## A question\n"


def test_deleting_leaves_an_empty_profile_and_other_people_alone(lived_in: Interview, alice: Any, bob: Any) -> None:
    make_interview(bob)
    leave.delete_everything(alice)
    left = json.loads(zipfile.ZipFile(io.BytesIO(leave.export_everything(alice))).read("everything.json"))
    assert [table for table, rows in left.items() if rows] == ["format", "Profile"]
    assert queries.profile_of(alice).name == ""
    assert queries.interviews_of(bob).count() == 1
    assert queries.profile_of(bob).name == "Bob Hartley"


@pytest.mark.django_db(transaction=True)
def test_deleting_also_deletes_the_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alice: Any) -> None:
    own = replace(config.load({"AFTERWORD_HOME": str(tmp_path / "home")}))
    monkeypatch.setattr(settings, "SETTINGS", own)
    remove_copies()  # no home yet, nothing to do
    config.make_home(own)
    (own.backups / "afterword-1.sqlite3").write_bytes(b"words")
    bank.add(alice, "Cut late departures")
    leave.delete_everything(alice)
    assert list(own.backups.iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_another_database_is_not_vacuumed(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    for module in (leave, home):
        monkeypatch.setattr(module, "connection", SimpleNamespace(vendor="postgresql"))
    monkeypatch.setattr(leave, "remove_copies", lambda: done.append("copies"))
    leave.delete_everything(alice)
    assert done == ["copies"]


def test_no_word_is_left_in_any_file(new_server: Any) -> None:
    """With the real files: a word typed once, then everything deleted, is in none of them."""
    server = new_server()
    server.start()
    server.stop()
    run_in(server.home, "from afterword.flows import bank; bank.add(user, 'Xylophonic' + 'word')")
    assert found_in(server.home, b"Xylophonicword")
    run_in(server.home, "from afterword.flows import leave; leave.delete_everything(user)")
    assert not found_in(server.home, b"Xylophonicword")
    with sqlite3.connect(server.home / "afterword.sqlite3") as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    connection.close()


def run_in(home: Path, code: str) -> None:
    full = f"from afterword.cli.ready import ready; user = ready(); {code}"
    subprocess.run([sys.executable, "-c", full], env={**os.environ, "AFTERWORD_HOME": str(home)}, check=True)


def found_in(home: Path, word: bytes) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file() and word in path.read_bytes()]


def test_a_message_leaves_whole_with_what_happened_and_what_was_promised(lived_in: Interview, alice: Any) -> None:
    row = mail_in.take(alice, ANSWER, "answer.eml", NOW, interview=lived_in).row
    assert row is not None
    mail_in.confirm(row, lived_in, "concern", NOW)
    archive = zipfile.ZipFile(io.BytesIO(leave.export_everything(alice)))
    (name,) = [one for one in archive.namelist() if one.startswith("messages/")]
    assert archive.read(name) == ANSWER
    (kept,) = json.loads(archive.read("everything.json"))["Incoming"]
    assert kept["file"] == name
    page = archive.read(next(one for one in archive.namelist() if one.startswith("interviews/"))).decode()
    assert "My one worry is the night rota" in page
    assert "An answer to what they wrote" in page
