"""On a phone: the account is set up, the letter looked at and sent, and an end nobody can know is asked about."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Server
from tests.flows.post.mailhost import MailHost

PHONE = {"width": 390, "height": 844}


def well(page: Page) -> None:
    """Nothing on the page keeps anybody out, and nothing is wider than the phone."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def the_minute_is_over(server: Server) -> None:
    with closing(sqlite3.connect(server.home / "afterword.sqlite3", timeout=20)) as file:
        file.execute("UPDATE store_outgoing SET due_at = '2026-01-01 00:00:00' WHERE state = 'due'")
        file.commit()


@pytest.mark.browser
def test_a_letter_goes_from_a_phone(
    new_server: Callable[..., Server], new_context: Callable[..., BrowserContext]
) -> None:
    server = new_server(PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    server.start()
    environ = {**os.environ, "AFTERWORD_HOME": str(server.home)}
    seeded = subprocess.run(
        [sys.executable, "-m", "tests.web_d.post.seed"], env=environ, capture_output=True, text=True, check=True
    )
    page = new_context(viewport=PHONE).new_page()
    page.goto(server.door())
    with MailHost() as mailhost:
        page.goto(f"{server.address}settings/sending/")
        page.get_by_text("The server").click()
        page.get_by_label("Server for sending").fill("127.0.0.1")
        page.get_by_label("Port").first.fill(str(mailhost.port))
        page.get_by_label("None: only for a server on this machine").check()
        page.get_by_label("Password").fill("wrong")
        page.get_by_role("button", name="Sign in and keep").click()
        expect(page.get_by_role("alert").first).to_contain_text("does not accept this user name and password")
        well(page)
        page.get_by_label("Password").fill("right")
        page.get_by_role("button", name="Sign in and keep").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your letters can go from here.")

        page.goto(f"{server.address}i/{seeded.stdout.strip()}/draft/letter/")
        page.get_by_role("button", name="Look at it before it goes").click()
        well(page)
        page.get_by_label("E-mail address").fill("imogen@pell.example")
        page.get_by_role("button", name="Use this address").click()
        expect(page.locator("article")).to_contain_text("imogen@pell.example")
        mailhost.at = {".": "take and drop"}
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("It goes at")
        well(page)
        the_minute_is_over(server)
        expect(page.get_by_role("heading", level=1)).to_have_text("Did it go?", timeout=20_000)
        well(page)
        page.get_by_role("button", name="It is there", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sent.")
        assert len(mailhost.received) == 1
