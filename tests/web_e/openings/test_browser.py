"""On a phone: wishes are kept while they are typed, what fits follows, and nothing typed is lost or out of reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Filled

PHONE = {"width": 390, "height": 844}


def well(page: Page) -> None:
    """Nothing on the page keeps anybody out, and nothing is wider than the phone."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_wishes_on_a_phone(fill: Callable[[str], Filled], new_context: Callable[..., BrowserContext]) -> None:
    server = fill("tests.web_e.openings.seed").server
    page = new_context(viewport=PHONE).new_page()
    page.goto(server.door())
    expect(page.get_by_role("heading", name="New openings that fit")).to_be_visible()
    page.get_by_role("link", name="Openings", exact=True).click()
    well(page)
    page.get_by_label("Their careers page, or one of their jobs").fill("no address at all")
    page.get_by_role("button", name="Follow").click()
    expect(page.get_by_text("No list was found at this address")).to_be_visible()
    expect(page.get_by_label("Their careers page, or one of their jobs")).to_have_value("no address at all")
    well(page)
    page.get_by_role("link", name="Change this").click()
    page.get_by_label("Which work").fill("Night planner")
    expect(page.locator("#kept")).to_contain_text("Kept,")
    well(page)
    page.get_by_role("link", name="Openings", exact=True).last.click()
    page.get_by_role("link", name="Pell & Orchard Bakeries").click()
    expect(page.get_by_text("Your line “Night planner” fits.")).to_be_visible()
    page.get_by_text("2 others on their list").click()
    expect(page.get_by_role("link", name="Dispatch manager")).to_be_visible()
    well(page)
    page.get_by_role("link", name="Night planner").click()
    expect(page.get_by_role("button", name="Write to Imogen Sallis")).to_be_visible()
    page.get_by_label("When is it?").fill("soon")
    page.get_by_role("button", name="Keep the interview").click()
    expect(page.get_by_label("When is it?")).to_have_value("soon")
    well(page)
