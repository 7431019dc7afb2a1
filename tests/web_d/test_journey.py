"""From the call to the kept promise, on a phone: time is asked for, the reminder comes, and the answer goes by mail.

The mail server refuses, delays, hangs and breaks off in turn. However it behaves, no message arrives twice, and what
nobody can know is asked about.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Server
from tests.flows.post.mailhost import MailHost

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ANSWER = (
    "I would begin with the rota of the first week, and walk two nights with the crew before I change a line of it."
)


def kept(server: Server, words: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(server.home / "afterword.sqlite3", timeout=20)) as file:
        found = file.execute(words, values).fetchall()
        file.commit()
    return found


def move_time(server: Server, **ago: float) -> None:
    """As if what was promised had been said earlier: everything about it moves that far back."""
    by = timedelta(**ago)
    for id, said, due in kept(server, "SELECT id, said_at, due_at FROM store_promise WHERE made_by LIKE 'call:%'"):
        moved = [
            (datetime.fromisoformat(one).replace(tzinfo=UTC) - by).strftime("%Y-%m-%d %H:%M:%S") for one in (said, due)
        ]
        kept(server, "UPDATE store_promise SET said_at = ?, due_at = ? WHERE id = ?", *moved, id)


def the_minute_is_over(server: Server) -> None:
    kept(server, "UPDATE store_outgoing SET due_at = '2026-01-01 00:00:00' WHERE state = 'due'")


def tap(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).locator("visible=true").first.tap()


def headline(page: Page) -> Any:
    return page.get_by_role("heading", level=1).locator("visible=true")


def look_and_send(page: Page) -> None:
    tap(page, "Look at it once more and send it")
    expect(page.locator("article")).to_contain_text(ANSWER[:40])
    tap(page, "Send it")
    expect(headline(page)).to_contain_text("It goes at")


@pytest.mark.browser
def test_a_promise_made_in_a_call_is_kept_once(
    new_server: Callable[..., Server], new_context: Callable[..., BrowserContext]
) -> None:
    server = new_server(PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    server.start()
    environ = {**os.environ, "AFTERWORD_HOME": str(server.home)}
    seeded = subprocess.run(
        [sys.executable, "-m", "tests.web_d.seed"], env=environ, capture_output=True, text=True, check=True
    )
    here = f"{server.address}i/{seeded.stdout.strip()}/"
    page = new_context(**PHONE).new_page()
    page.goto(server.door())

    # In the call a concern comes, and time is asked for.
    page.goto(f"{here}call/live/")
    for button in ("They picked up", "Next", "Next"):
        tap(page, button)
        page.wait_for_timeout(600)  # two taps in a breath are one: a hand may shake
    page.locator("[data-view]:not([hidden]) .dock button[value^='say:concern-']").first.tap()
    tap(page, "Ask for time")
    expect(page.get_by_text("Noted as a promise.").locator("visible=true")).to_be_visible()
    tap(page, "Back to the card")
    tap(page, "End the call")
    expect(headline(page)).to_have_text("What happened?", timeout=30_000)
    page.get_by_label("We spoke").check()
    tap(page, "Note it")
    expect(headline(page)).to_have_text(re.compile("^Next: "))
    ((promise, due),) = kept(server, "SELECT id, due_at FROM store_promise WHERE made_by LIKE 'call:%'")

    # Time moves to when only an hour is left of it: Today reminds, once.
    left = datetime.fromisoformat(due).replace(tzinfo=UTC) - datetime.now(UTC)
    move_time(server, seconds=left.total_seconds() - 3600)
    expect(page.get_by_role("heading", name="You wanted to be reminded")).to_have_count(0)
    for _look in range(30):
        page.goto(server.address)
        if page.get_by_role("heading", name="You wanted to be reminded").count():
            break
        page.wait_for_timeout(1000)
    expect(page.locator(".reminders a.what")).to_have_count(1)

    # The answer is written, and the account set up.
    page.goto(f"{here}promises/{_dashed(promise)}/")
    page.get_by_role("textbox").first.fill(ANSWER)
    expect(page.locator("#kept")).to_contain_text("Kept")
    with MailHost() as mailhost:
        page.goto(f"{server.address}settings/sending/")
        page.get_by_text("The server").click()
        page.get_by_label("Server for sending").fill("127.0.0.1")
        page.get_by_label("Port").first.fill(str(mailhost.port))
        page.get_by_label("None: only for a server on this machine").check()
        page.get_by_label("Password").fill("right")
        tap(page, "Sign in and keep")
        expect(headline(page)).to_have_text("Your letters can go from here.")

        # Refused: said in plain words, nothing was taken, and it can be looked at again.
        mailhost.at = {"RCPT": "550 5.1.1 no such user here"}
        page.goto(f"{here}promises/{_dashed(promise)}/")
        look_and_send(page)
        the_minute_is_over(server)
        expect(headline(page)).not_to_contain_text("It goes", timeout=30_000)
        expect(page.locator("main")).to_contain_text("no such")
        assert mailhost.received == []

        # Too busy: it is tried again by itself, because no words have left yet.
        mailhost.at = {"MAIL": "421 4.3.2 try later"}
        tap(page, "Look at it again")
        tap(page, "Send it")
        expect(headline(page)).to_contain_text("It goes at")
        the_minute_is_over(server)
        expect(headline(page)).to_have_text("Not taken yet.", timeout=30_000)

        # Taken, and the line breaks before the answer: nobody knows, so the person is asked, and nothing goes again.
        mailhost.at = {".": "take and drop"}
        the_minute_is_over(server)
        expect(headline(page)).to_have_text("Did it go?", timeout=30_000)
        page.wait_for_timeout(1500)
        assert len(mailhost.received) == 1
        tap(page, re.compile("^It is there"))
        expect(headline(page)).to_have_text("Sent.")
        (message,) = mailhost.messages()
        assert ANSWER[:60] in " ".join(message.get_content().split())

    # Kept and closed, in the log once, and nothing reminds of it any more.
    assert kept(server, "SELECT state FROM store_promise WHERE id = ?", promise) == [("kept",)]
    assert kept(server, "SELECT count(*) FROM store_touch WHERE way = 'email' AND NOT taken_back") == [(1,)]
    page.goto(server.address)
    expect(page.get_by_role("heading", name="You wanted to be reminded")).to_have_count(0)


def _dashed(id: str) -> str:
    return f"{id[:8]}-{id[8:12]}-{id[12:16]}-{id[16:20]}-{id[20:]}"
