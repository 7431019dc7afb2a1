"""In a real browser, as a phone in the dark: what they said is kept, the next round prepared, and its page read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Filled

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SAID = "You were good with the numbers. We weren't sure how long you would stay."
SMALL = """() => [...document.querySelectorAll("main :is(a, button, input:not([type=hidden]), select, summary)")]
    .filter((one) => one.checkVisibility() && !one.closest("label, li") && one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML.slice(0, 120))"""


def can_be_read(page: Page) -> None:
    faults = [f"{one['id']} {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(SMALL) == []


def test_from_their_words_to_the_door(
    fill: Callable[[str], Filled], new_context: Callable[..., BrowserContext]
) -> None:
    filled = fill("tests.web_e.before.seed")
    page = new_context(**PHONE, color_scheme="dark").new_page()
    page.goto(filled.server.door())

    page.goto(filled.path("feedback/"))
    page.get_by_label("What they said").fill(SAID)
    page.reload()  # nothing was pressed yet, and nothing is lost
    expect(page.get_by_label("What they said")).to_have_value(SAID)
    page.get_by_role("button", name="Keep it").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("What do you hear in it?")
    can_be_read(page)
    page.get_by_label("How long you would stay").check()
    page.get_by_role("button", name="That is it").tap()
    expect(page.locator("main")).to_contain_text("they named something else: how long you would stay.")
    can_be_read(page)

    page.goto(filled.path("next-round/"))
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    page.get_by_label("When is it?").fill(f"{tomorrow:%d %B %Y}, 14:30")
    page.get_by_role("button", name="Prepare it").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("14:30")
    page.reload()  # without the line that says it is kept
    can_be_read(page)
    screen = PHONE["viewport"]["height"]
    for words in ("How long you would stay", "Cut late departures from nineteen a week to three in four months"):
        box = page.get_by_text(words, exact=False).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < screen  # both at one glance, without a thumb
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.door .said')).fontSize)") >= 20
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_text("How long you would stay").first).to_be_visible()
