"""In a real browser: a sitting by keyboard on a phone without a script, and words that outlive a page left open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Filled

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
STAYED = "I finish things. At Corvo I stayed until returns ran without me."
SMALL = """() => [...document.querySelectorAll("main :is(a, button, input:not([type=hidden]), select, summary)")]
    .filter((one) => one.checkVisibility() && !one.closest("label, li") && one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML.slice(0, 120))"""


def can_be_read(page: Page) -> None:
    faults = [f"{one['id']} {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(SMALL) == []


def press(page: Page, name: str, role: Any = "button") -> None:
    """As someone does who has no mouse: on to it with the tab key, then Enter."""
    wanted = page.get_by_role(role, name=name, exact=True)
    expect(wanted).to_be_visible()
    for _step in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def headline(page: Page) -> Any:
    return page.get_by_role("heading", level=1)


def test_a_sitting_by_keyboard_and_one_before_the_next_interview(
    fill: Callable[[str], Filled], new_context: Callable[..., BrowserContext]
) -> None:
    filled = fill("tests.web_e.practice.seed")
    door = new_context(**PHONE).new_page()
    door.goto(filled.server.door())
    who = door.context.storage_state()

    plain = new_context(**PHONE, java_script_enabled=False, storage_state=who).new_page()
    plain.goto(f"{filled.server.address}practice/")
    press(plain, "Begin")
    expect(headline(plain)).to_have_text("How long would you stay with us?")
    press(plain, "I have said it", "link")
    expect(headline(plain)).to_have_text("Now find the words.")
    plain.get_by_label("What you want to say").fill(STAYED)
    press(plain, "It came in pieces")
    expect(headline(plain)).to_have_text("How would you deal with a driver who refuses a route?")
    press(plain, "I have said it", "link")
    expect(plain.locator("main")).to_contain_text("I sat in the van with him for a day")
    press(plain, "I said it")
    expect(headline(plain)).to_have_text("That is enough for now.")
    expect(plain.locator("main")).to_contain_text("comes back tomorrow")

    page = new_context(**PHONE, color_scheme="dark", storage_state=who).new_page()
    page.goto(filled.path("practice/"))
    can_be_read(page)
    expect(page.locator("main")).to_contain_text("They asked you this")
    page.get_by_role("button", name="Say them aloud, one by one").click()
    expect(page.locator("main")).to_contain_text("and you had more to say")
    can_be_read(page)
    page.get_by_role("link", name="Not this one now").click()
    page.get_by_role("link", name="I have said it").click()
    words = page.get_by_label("What you want to say")
    words.fill("It is the returns cage that draws me.")
    expect(page.locator("#kept")).to_contain_text("Kept")
    can_be_read(page)
    page.reload()  # nothing was pressed yet, and nothing is lost
    expect(page.locator("main p.said")).to_have_text("It is the returns cage that draws me.")
    page.goto(f"{filled.server.address}practice/")
    can_be_read(page)
    page.get_by_role("link", name="How long would you stay with us?").click()
    expect(words).to_have_value(STAYED)
    can_be_read(page)
