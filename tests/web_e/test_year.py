"""A year in the life, on a phone: an interview put right, a no, good relations, the next opening, and nothing lost.

Time moves by moving everything that is kept into the past. At the end all of it is exported, brought into an empty
home, and exported again, equal.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Server, wait_until
from tests.flows.board_server import Reply, Site, running
from tests.flows.post.mailhost import MailHost
from tests.web_a.walk import by_click

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WISHED = "At Tarn Foods I sat in the van with him for a day and changed the order of his stops."
TOLD = [
    ("press", "I have just had an interview"),
    ("type", "Employer=Pell & Orchard Bakeries"), ("type", "The job=Dispatch manager"), ("press", "Go on"),
    ("choose", "Yesterday"), ("press", "Go on"),
    ("type", "Name=Imogen Sallis"), ("press", "Go on"),
    ("choose", "Yes, I want it"), ("press", "Go on"),
    ("choose", "No, at least one answer let me down"), ("press", "Go on"),
    ("type", "What did they ask?=How would you deal with a driver who refuses a route?"),
    ("type", "What did you say?=I said I would talk to him."),
    ("choose", "Badly"),
    ("type", f"What do you wish you had said?={WISHED}"), ("press", "Go on"),
    ("choose", "I am not sure"), ("press", "Go on"),
    ("choose", "No, they may well not"), ("press", "Go on"),
    ("type", "What did they say about getting in touch?=Call me any time if something comes up."),
    ("type", "Phone=020 7946 0456"),
    ("press", "See what is worth doing"),
]  # fmt: skip
WONDERED = "We did wonder whether you had enough experience of running nights."
ADVICE = f"""From: Imogen Sallis <imogen@pell.example>
Subject: Re: one question

Dear Alice,

Begin with what you did, the figure first, and stop there. {WONDERED}

Imogen
"""
LIST = "https://api.lever.co/v0/postings/pell"
UNTOLD = "Ran the night dock for six weeks at peak with fourteen people"
NEW_JOB = "You will run the night dock and its crew of fourteen."
ARRIVES_OTHERWISE = {
    "MailAccount": {"tested_at", "problem"},  # its password does not come along
    "Reminder": {"state", "done_at"},  # what was due is told nowhere else
    "Board": {"lease_by", "lease_until"},
}
"""What an import changes on purpose (docs/users/export.md)."""


class Phone:
    """The person's browser, and the clock: all that is kept can be moved into the past."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self.server = page, server

    def open(self, path: str = "") -> None:
        self.page.goto(self.server.address + path)

    def press(self, name: str | re.Pattern[str]) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).locator("visible=true").first.tap()

    def follow(self, name: str | re.Pattern[str]) -> None:
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name=name).first.tap()

    def fill_slots(self, *words: str) -> None:
        """Answers the open questions of a draft, one after the other."""
        for each in words:
            slots = self.page.locator("form textarea:visible")
            left = slots.count() - 1
            slots.first.fill(each)
            self.page.get_by_role("button", name="Use this").locator("visible=true").first.tap()
            expect(slots).to_have_count(left)

    def sees(self, *words: str | re.Pattern[str]) -> None:
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)

    def later(self, days: float) -> None:
        by = timedelta(days=days)
        with closing(sqlite3.connect(self.server.home / "afterword.sqlite3", timeout=20)) as file, file:
            file.execute("BEGIN IMMEDIATE")
            for model in apps.get_app_config("store").get_models():
                for field in model._meta.concrete_fields if model.__name__ != "User" else ():
                    if isinstance(field, models.DateField):
                        _move(
                            file, model._meta.db_table, str(field.column), by, isinstance(field, models.DateTimeField)
                        )

    def kept(self, words: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.server.home / "afterword.sqlite3", timeout=20)) as file, file:
            return file.execute(words).fetchall()

    def id_of(self, words: str) -> str:
        return str(uuid.UUID(self.kept(words)[0][0]))


def _move(file: sqlite3.Connection, table: str, column: str, by: timedelta, with_time: bool) -> None:
    rows = file.execute(f'SELECT id, "{column}" FROM {table} WHERE "{column}" IS NOT NULL').fetchall()
    read = datetime.fromisoformat if with_time else date.fromisoformat
    moved = [(str(read(value) - by), id) for id, value in rows]
    file.executemany(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', moved)


def posting(id: str, title: str, text: str) -> dict[str, Any]:
    return {"id": id, "text": title, "categories": {"location": "Hull"}, "descriptionPlain": text,
            "hostedUrl": f"https://jobs.lever.co/pell/{id}"}  # fmt: skip


def openings(*listed: dict[str, Any]) -> Reply:
    return Reply(body=json.dumps(listed).encode(), etag=f'"{len(listed)}"')


@pytest.mark.browser
def test_a_year(
    new_server: Callable[..., Server],
    new_context: Callable[..., BrowserContext],
    made_home: Callable[[str], tuple[Path, str]],
    tmp_path: Path,
) -> None:
    with running() as site, MailHost() as mailhost:
        server = new_server(BOARDS=str(site.port), AFTERWORD_MEANING="0")
        server.module = "tests.web_e.serve"
        shutil.copytree(made_home("tests.web_e.seed")[0], server.home)
        server.start()
        page = new_context(**PHONE).new_page()
        page.goto(server.door())
        phone = Phone(page, server)
        first = salvage(phone)
        refusal(phone, first, mailhost)
        person = advice(phone, first)
        site.replies[LIST] = openings(posting("1", "Baker", "Bread."))
        in_touch(phone, person)
        second = next_opening(phone, site)
        prepared(phone, second)
        offer(phone, second)
        assert len(mailhost.received) == 1
        # What is listened to at the moment of an export begins anew where it arrives: here nothing is.
        wait_until(
            lambda: not phone.kept("select 1 from store_listened where lease_by <> '' or wanted > heard_for"), 30
        )
        whole = page.request.get(f"{server.address}export/file/").body()
        server.stop()
    shutil.copytree(made_home("")[0], tmp_path / "other")
    moved(whole, tmp_path)


def salvage(phone: Phone) -> str:
    """Told, judged, rung and written."""
    for act, what in TOLD:
        by_click(phone.page, act, what)
    phone.sees("That is worth a call.")
    here = f"i/{phone.id_of('SELECT id FROM store_interview')}/"
    phone.open(f"{here}ask/goals/")
    phone.page.get_by_label("One on each line").fill("Fewer late vans before Christmas")
    phone.press("Keep this")
    phone.open(f"{here}call/after/")
    phone.page.get_by_label("We spoke").check()
    phone.page.get_by_label("How it went").fill("She listened, and asked about nights.")
    phone.press("Note it")
    phone.open(f"{here}draft/letter/")
    phone.fill_slots(
        "You walked me past the vans before we sat down.", "You load by hand, and I would like to join in."
    )
    phone.sees(WISHED, "Cut late departures".lower())
    phone.press("Look at it before it goes")
    phone.press("I sent it myself")
    return here


def refusal(phone: Phone, here: str, mailhost: MailHost) -> None:
    """A no, noted; the page asks for nothing. Some days later a gracious reply goes by mail."""
    phone.later(days=9)
    phone.open(f"{here}outcome/")
    phone.page.get_by_label("They said no").check()
    phone.press("Go on")
    phone.page.get_by_label("By phone").check()
    phone.press("Go on")
    phone.page.get_by_role("textbox").first.fill("She rang herself.")
    phone.press("Note it")
    phone.sees("They said no today.", "Nothing has to be done today.", "She rang herself.")
    phone.later(days=2)
    phone.open("settings/sending/")
    phone.page.get_by_text("The server").click()
    phone.page.get_by_label("Server for sending").fill("127.0.0.1")
    phone.page.get_by_label("Port").first.fill(str(mailhost.port))
    phone.page.get_by_label("None: only for a server on this machine").check()
    phone.page.get_by_label("Password").fill("right")
    phone.press("Sign in and keep")
    phone.open(f"{here}draft/gracious_reply/")
    phone.fill_slots("I liked how plainly you spoke about the winter.")
    phone.press("Look at it before it goes")
    phone.page.get_by_label("E-mail address").fill("imogen@pell.example")
    phone.press("Use this address")
    phone.press("Send it")
    phone.kept("UPDATE store_outgoing SET due_at = '2026-01-01 00:00:00' WHERE state = 'due'")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Sent.", timeout=30_000)
    (message,) = mailhost.messages()
    assert "plainly you spoke about the winter" in " ".join(message.get_content().split())


def advice(phone: Phone, here: str) -> str:
    """Asked for at its time, received, kept word for word, thanked for. Returns the person's address."""
    phone.later(days=7)
    phone.open()
    phone.sees("One question to Imogen Sallis for advice")
    phone.open(f"{here}draft/advice_request/")
    phone.sees("If nothing comes back, it says nothing about you.")
    phone.press("Look at it before it goes")
    phone.press("I sent it myself")
    phone.later(days=3)
    phone.open(f"mail/?about={here[2:-1]}")
    phone.page.get_by_label("Their words").fill(ADVICE)
    phone.press("Read it")
    phone.page.get_by_label("Something else").first.check()
    phone.press("That is right")
    phone.press("Keep their words")
    phone.follow("See it beside what you had thought")
    phone.sees(WONDERED, "What you had thought")
    phone.follow(re.compile("Say what you hear in it"))
    phone.page.get_by_label("Not enough experience of something").first.check()
    phone.press("That is it")
    phone.later(days=1)
    phone.open(f"{here}draft/advice_thanks/")
    phone.fill_slots("I will begin with the nineteen and the three.")
    phone.press("Look at it before it goes")
    phone.press("I sent it myself")
    return f"people/{phone.id_of('SELECT id FROM store_person')}/in-touch/"


def in_touch(phone: Phone, person: str) -> None:
    """The employer's list is followed, and two notes go over the months; each time Today says that one is in place."""
    phone.open(person)
    phone.press("Keep in touch")
    phone.open("openings/")
    phone.page.get_by_label("Their careers page").fill("https://jobs.lever.co/pell")
    phone.page.get_by_label("Employer").first.fill("Pell & Orchard Bakeries")
    phone.press("Follow")
    phone.later(days=75)
    write(phone, "News of mine", "I run the night dock at Tarn Foods now.", "You asked me about nights.")
    phone.later(days=3)
    phone.open(person)
    phone.page.get_by_text("We have been in touch").click()
    phone.page.get_by_label("What was said").fill("Glad about the nights.")
    phone.press("Note it")
    phone.later(days=80)
    write(phone, "Something I read or saw", "The Grocer has a piece on loading.", "It looked like your yard.")


def write(phone: Phone, brings: str, what: str, why: str) -> None:
    phone.open()
    phone.sees("Someone to write to, when you like")
    phone.follow("Imogen Sallis")
    phone.page.get_by_label(brings).first.check()
    phone.press("Go on")
    send_note(phone, what, why)


def send_note(phone: Phone, what: str, why: str) -> None:
    areas = phone.page.locator("#words textarea:visible")
    areas.nth(0).fill(what)
    areas.nth(1).fill(why)
    phone.press("Look at it before it goes")
    phone.press("I sent it myself")
    phone.sees("You have sent it.", what)


def next_opening(phone: Phone, site: Site) -> str:
    """The list has something new that fits: the third note is about it, and an interview comes of it."""
    site.replies[LIST] = openings(posting("1", "Baker", "Bread."), posting("2", "Night dispatch manager", NEW_JOB))
    phone.later(days=80)
    fresh = "SELECT 1 FROM store_opening WHERE title LIKE 'Night%'"
    wait_until(lambda: bool(phone.kept(fresh)), seconds=30)
    assert [asked.headers.get("if-none-match") for asked in site.asked][-1] == '"1"'
    phone.open()
    phone.sees("New openings that fit", "Someone to write to, when you like")
    phone.follow("Night dispatch manager")
    opening = phone.page.url.replace(phone.server.address, "")
    phone.press("Write to Imogen Sallis")
    send_note(phone, "I have run nights since the summer.", "You wondered whether I had.")
    phone.open(opening)
    day = datetime.now(UTC).date() + timedelta(days=3)
    phone.page.get_by_label("When is it?").fill(f"{day:%d %B %Y}, 14:30")
    phone.press("Keep the interview")
    phone.sees("Night dispatch manager", "It is still to come.")
    second = phone.id_of("SELECT id FROM store_interview WHERE role LIKE 'Night%'")
    return f"i/{second}/"


def prepared(phone: Phone, here: str) -> None:
    """At the door: the old concern and the proof they have not heard stand on top; then it is said aloud once."""
    phone.later(days=2)
    wait_until(lambda: not phone.kept("SELECT 1 FROM store_listened WHERE state != 'done'"), seconds=60)
    phone.open()
    phone.follow(re.compile("Before you go to Pell & Orchard Bakeries"))
    headings = phone.page.locator("main h2").all_inner_texts()
    assert headings[:2] == ["They may still wonder", "You have not told them"]
    expect(phone.page.locator("section[aria-labelledby=wonder]")).to_contain_text(WONDERED)
    expect(phone.page.locator("section[aria-labelledby=untold]")).to_contain_text(UNTOLD)
    phone.follow("Say it aloud once")
    phone.sees(WONDERED, UNTOLD)
    phone.press("Say them aloud, one by one")
    phone.follow("I have said it")
    phone.page.get_by_label("What you want to say").fill("Six weeks of nights at peak, with fourteen people.")
    phone.press("I said it")
    assert phone.kept("SELECT rating FROM store_practicereview") == [(3,)]


def offer(phone: Phone, here: str) -> None:
    """One answer stumbled, and they offered it all the same. Nine months on nobody asks any more (S12)."""
    phone.later(days=3)
    phone.open(here)
    phone.press("Add a question")
    phone.page.get_by_label("What did they ask?").fill("How long would you stay?")
    phone.page.get_by_label("Badly", exact=True).check()
    phone.press("Keep this")
    phone.open(f"{here}outcome/?what=offer")
    phone.page.get_by_label("By phone").check()
    phone.press("Go on")
    phone.press("Note it")
    phone.sees("They offered you the job today.")
    phone.follow("I take it")
    phone.press("Go on")
    phone.press("Note it")
    phone.sees("You took it today.")
    phone.later(days=275)
    phone.open(f"{here}outcome/?what=moot")
    phone.page.get_by_label("How long would you stay?").check()
    phone.press("Go on")
    phone.page.get_by_role("textbox").first.fill("Nobody asks any more.")
    phone.press("Note it")
    phone.sees("Nobody asks any more.", "How long would you stay?")


def moved(whole: bytes, tmp_path: Path) -> None:
    """Into an empty home, and out of it again: every row of every table, every paper, every message."""
    path, again = tmp_path / "whole.zip", tmp_path / "again.zip"
    path.write_bytes(whole)
    environ = {**os.environ, "AFTERWORD_HOME": str(tmp_path / "other"), "AFTERWORD_MEANING": "0"}
    for words in (["import", str(path)], ["export", str(again)]):
        done = subprocess.run(
            [sys.executable, "-m", "afterword", *words], env=environ, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
    before, after = contents(whole), contents(again.read_bytes())
    rows, rows_after = json.loads(before.pop("everything.json")), json.loads(after.pop("everything.json"))
    assert before == after
    assert rows["format"] == rows_after["format"]
    lived = {
        "Interview": 2, "Person": 1, "Outcome": 4, "Feedback": 1, "Note": 3, "Opening": 2, "Incoming": 1, "Paper": 1,
        "KeepInTouch": 1, "PracticeReview": 1,
    }  # fmt: skip
    assert {table: len(rows[table]) for table in lived} == lived
    for table in rows["format"]["tables"]:
        allowed = ARRIVES_OTHERWISE.get(table, set())
        assert [{**row, **dict.fromkeys(allowed)} for row in rows[table]] == [
            {**row, **dict.fromkeys(allowed)} for row in rows_after[table]
        ]


def contents(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}
