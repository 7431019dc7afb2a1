"""On a phone: someone who said no is kept in touch with, a note takes shape as it is typed, and it is sent by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Filled


def well(page: Page) -> None:
    """Nothing on the page keeps anybody out, and nothing is wider than the phone."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_a_note_from_today_to_the_log(
    fill: Callable[[str], Filled], new_context: Callable[..., BrowserContext]
) -> None:
    filled = fill("tests.web_e.keep.seed")
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(filled.server.door())
    page.goto(f"{filled.server.address}people/{filled.interview}/")
    page.get_by_role("link", name="Write to them, or say how often").click()
    page.get_by_label("Why this person?").fill("She knows every depot.")
    page.get_by_role("button", name="Keep in touch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You could write to Imogen Sallis.")
    well(page)
    page.goto(filled.server.address)
    well(page)
    page.get_by_role("link", name="Imogen Sallis").click()
    page.get_by_role("radio", name="News of mine").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What is new with you").fill("I run nights at Hollis now.")
    expect(page.locator("#reads")).to_contain_text("I run nights at Hollis now.")
    page.get_by_label("What has it to do").fill(
        "You asked about a driver who refuses a route. They swap among themselves."
    )
    expect(page.locator("#reads .slot")).to_have_count(0)
    expect(page.locator("#kept")).to_contain_text("Kept")
    well(page)
    page.get_by_role("button", name="Look at it before it goes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look once more. This is exactly what will go.")
    page.get_by_label("E-mail address").fill("imogen@pell.example")
    page.get_by_role("button", name="Use this address").click()
    well(page)
    page.get_by_role("button", name="I sent it myself").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have sent it.")
    page.get_by_role("link", name="Back to Imogen Sallis").click()
    expect(page.get_by_text("You sent Imogen Sallis a note.")).to_be_visible()
    expect(page.get_by_text("You could write to Imogen Sallis again from")).to_be_visible()
