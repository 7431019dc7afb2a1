"""In a real browser: the walk by keyboard alone and without JavaScript, words that survive, and pages all can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Server, wait_until
from tests.web_a.walk import by_click, by_keyboard, tab_to, tell

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 900}


def at_moment(page: Page, server: Server) -> str:
    """Opens the page about the moment that bothers most, in a debrief just begun. Returns its address."""
    page.goto(server.door())
    by_click(page, "press", "I have just had an interview")
    address = page.url.replace("/ask/job/", "/ask/moment/")
    page.goto(address)
    return address


def kept(page: Page) -> None:
    expect(page.locator("#kept")).to_have_text(re.compile(r"Kept, \d\d:\d\d"))


def held(page: Page) -> list[str]:
    names: list[str] = page.evaluate("Object.keys(localStorage)")
    return names


def nothing_held(page: Page) -> None:
    """Waits until the browser holds no words any more: the server has said that it keeps them."""
    wait_until(lambda: not held(page))


def test_the_whole_walk_by_keyboard_alone(server: Server, page: Page) -> None:
    page.goto(server.door())
    tell(page, by_keyboard)
    expect(page.get_by_role("heading", level=1)).to_contain_text("You want it")
    expect(page.get_by_text("I stalled. I said it depends, and laughed.")).to_be_visible()
    tab_to(page, "The plan, with dates")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/plan/$"))
    tab_to(page, "Leave it out")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Behind you")).to_be_visible()


def test_the_whole_walk_without_javascript(server: Server, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(server.door())
    tell(page, by_click)
    expect(page.get_by_role("heading", level=1)).to_contain_text("You want it")
    page.get_by_role("link", name=re.compile("Change.*Do they know")).click()
    by_click(page, "choose", "Yes, they know")
    by_click(page, "press", "Keep this")
    expect(page).to_have_url(re.compile("/verdict/$"))
    page.get_by_role("link", name="Add more of what happened").click()
    by_click(page, "press", "Add a question")
    by_click(page, "type", "What did they ask?=Why us?")
    by_click(page, "press", "Keep this")
    expect(page.get_by_role("link", name="Why us?")).to_be_visible()


def test_the_skip_link_comes_first_and_leads_to_the_content(server: Server, page: Page) -> None:
    page.goto(server.door())
    tab_to(page, "Go to the content")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_words_survive_a_killed_server_and_a_closed_tab(server: Server, page: Page) -> None:
    address = at_moment(page, server)
    page.get_by_label("What did they ask?").fill("How long would you stay?")
    kept(page)
    assert not held(page)

    server.kill()
    page.get_by_label("What did you say?").fill("I stalled, and laughed.")
    page.get_by_label("Badly").check()
    expect(page.locator("#kept")).to_contain_text("Not kept yet")
    context = page.context
    page.close()

    server.start()
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_label("What did they ask?")).to_have_value("How long would you stay?")
    expect(again.get_by_label("What did you say?")).to_have_value("I stalled, and laughed.")
    expect(again.get_by_label("Badly")).to_be_checked()
    kept(again)
    assert not held(again)
    again.evaluate("localStorage.clear()")
    again.reload()
    expect(again.get_by_label("What did you say?")).to_have_value("I stalled, and laughed.")


def test_a_server_that_comes_back_gets_the_words_by_itself(server: Server, page: Page) -> None:
    at_moment(page, server)
    server.kill()
    page.get_by_label("What did they ask?").fill("Why did you leave?")
    expect(page.locator("#kept")).to_contain_text("Not kept yet")
    server.start()
    kept(page)
    assert not held(page)


def test_words_typed_a_moment_before_leaving_the_page_are_kept(server: Server, page: Page) -> None:
    address = at_moment(page, server)
    page.get_by_label("What did they ask?").fill("Why did you leave?")
    page.get_by_role("link", name="Back").click()
    expect(page.locator("[data-unsent]")).to_be_hidden()
    nothing_held(page)
    page.goto(address)
    expect(page.get_by_label("What did they ask?")).to_have_value("Why did you leave?")


def test_the_button_keeps_and_nothing_stays_behind_in_the_browser(server: Server, page: Page) -> None:
    at_moment(page, server)
    page.get_by_label("What did they ask?").fill("Why did you leave?")
    by_click(page, "press", "Go on")
    nothing_held(page)


def refuse(page: Page, server: Server, status: int) -> None:
    """From here on whatever is sent is answered with a page that says what went wrong, as the program would."""
    body = page.request.get(f"{server.address}nothing-here/").text()
    page.route(
        "**/*",
        lambda route: (
            route.fulfill(status=status, body=body, content_type="text/html; charset=utf-8")
            if route.request.method == "POST"
            else route.continue_()
        ),
    )


@pytest.mark.parametrize("status", [403, 404, 500, 507])
def test_an_error_page_is_no_proof_that_words_were_kept(server: Server, page: Page, status: int) -> None:
    at_moment(page, server)
    refuse(page, server, status)
    page.get_by_label("What did they ask?").fill("Why did you leave?")
    by_click(page, "press", "Go on")
    expect(page.get_by_text("Why did you leave?")).to_be_visible()  # the page shows what was not kept
    page.get_by_role("link", name="Afterword").click()
    expect(page.locator("[data-unsent]")).to_be_visible()
    assert held(page)
    page.reload()
    assert held(page)
    page.unroute_all()
    page.get_by_role("link", name="Go to them").click()
    expect(page.get_by_label("What did they ask?")).to_have_value("Why did you leave?")
    kept(page)
    nothing_held(page)


def test_words_that_could_not_be_read_stay_in_the_browser_when_the_page_is_left(server: Server, page: Page) -> None:
    address = at_moment(page, server).replace("/moment/", "/reach/")
    page.goto(address)
    page.get_by_label("When do they decide?").evaluate("(field) => { field.type = 'text' }")
    page.get_by_label("When do they decide?").fill("Fryday, perhaps")
    expect(page.locator("#problem-decision_by")).not_to_be_empty()
    by_click(page, "press", "See what is worth doing")
    expect(page.locator("#field-decision_by")).to_have_value("Fryday, perhaps")
    assert held(page)
    by_click(page, "press", "Leave this for now")
    page.wait_for_url(re.compile("^(?!.*reach).*$"))
    assert held(page)


def test_words_kept_elsewhere_since_are_not_overwritten(server: Server, page: Page) -> None:
    address = at_moment(page, server)
    server.kill()
    page.get_by_label("What did they ask?").fill("Typed while nobody answered")
    expect(page.locator("#kept")).to_contain_text("Not kept yet")
    entry = page.evaluate("Object.entries(localStorage)[0]")
    page.goto("about:blank")
    server.start()
    page.goto(address)
    kept(page)
    page.get_by_label("What did they ask?").fill("Typed later, and kept")
    kept(page)
    nothing_held(page)

    page.evaluate("([name, text]) => localStorage.setItem(name, text)", entry)
    page.reload()
    expect(page.get_by_label("What did they ask?")).to_have_value("Typed later, and kept")
    expect(page.get_by_text("Typed while nobody answered")).to_be_visible()
    page.get_by_role("button", name="Use these words").click()
    expect(page.get_by_label("What did they ask?")).to_have_value("Typed while nobody answered")
    nothing_held(page)


def test_old_words_on_another_page_are_pointed_to(server: Server, page: Page) -> None:
    address = at_moment(page, server)
    entry = {
        "url": f"{address}keep/", "at": 0, "form": {"asked": "Long ago"},
        "fields": {"asked": {"text": "Long ago", "was": ""}},
    }  # fmt: skip
    place = "afterword:unsent:" + address.removeprefix(server.address.rstrip("/"))
    page.goto(server.address)
    page.evaluate("([name, entry]) => localStorage.setItem(name, JSON.stringify(entry))", [place, entry])
    page.reload()
    page.get_by_role("link", name="Go to them").click()
    expect(page.get_by_label("What did they ask?")).to_have_value("Long ago")
    kept(page)
    nothing_held(page)


def pages_of(page: Page, server: Server) -> list[str]:
    """Tells about one interview and returns the address of every page about it, and those about all."""
    page.goto(server.address)
    tell(page, by_click)
    home = page.url.replace("verdict/", "")
    steps = ("job", "when", "who", "want", "effective", "moment", "interest", "understood", "reach")
    more = ("people", "goals", "left-out", "place")
    page.goto(home)
    question = page.get_by_role("link", name="How long would you stay?").get_attribute("href") or ""
    return [
        server.address, f"{server.address}interviews/", f"{server.address}interviews/new/", home, f"{home}verdict/",
        f"{home}plan/", f"{home}delete/", *(f"{home}ask/{step}/" for step in (*steps, *more)),
        server.address.rstrip("/") + question,
    ]  # fmt: skip


TARGETS = """() => [...document.querySelectorAll(
    "button, summary, .choice, .button, .bar a, .foot a, .facts a, .back, input:not([type=radio]):not([type=hidden]), textarea"
  )].filter((one) => one.checkVisibility() && !one.closest(".skip"))
    .map((one) => [one.outerHTML.slice(0, 90), Math.round(one.getBoundingClientRect().height)])
    .filter(([, height]) => height < 44)"""


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (LAPTOP, "light")], ids=["phone-dark", "laptop-light"])
def test_every_page_can_be_read_and_used_by_all(
    server: Server, new_context: Callable[..., BrowserContext], scheme: Any, size: Any
) -> None:
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    page.goto(server.door())
    faults = []
    for address in [server.address, *pages_of(page, server)]:
        page.goto(address)
        for fault in Axe().run(page).response["violations"]:
            faults.append(f"{address}: {fault['id']}: {fault['nodes'][0]['html'][:120]}")
        faults += [f"{address}: small target: {small}" for small in page.evaluate(TARGETS)]
    assert not faults, "\n".join(faults)


def test_large_text_and_narrow_screens_need_no_sideways_scrolling(
    server: Server, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(server.door())
    wide = []
    for address in pages_of(page, server):
        page.goto(address)
        for size in ("100%", "200%"):
            page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 0 and not (size == "200%" and over < 2):
                wide.append(f"{address} at {size}: {over} px")
    assert not wide, "\n".join(wide)


def test_what_is_kept_is_said_once_a_minute_at_most(server: Server, page: Page) -> None:
    """A screen reader reads the line each time it changes; the same words again must not change it."""
    at_moment(page, server)
    page.get_by_label("What did they ask?").fill("One")
    kept(page)
    page.evaluate(
        """() => { window.changes = 0; new MutationObserver((all) => { window.changes += all.length })
        .observe(document.getElementById("kept"), {childList: true, characterData: true, subtree: true}) }"""
    )
    before = page.locator("#kept").inner_text()
    with page.expect_response(re.compile("/keep/$")):
        page.get_by_label("What did they ask?").fill("Two")
    nothing_held(page)
    if page.locator("#kept").inner_text() == before:
        assert page.evaluate("window.changes") == 0
