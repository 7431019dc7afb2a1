"""In a real browser with the worker running: from three papers to the call card and the letter; pages all can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Filled, Server
from tests.web_a.test_browser import LAPTOP, PHONE, TARGETS
from tests.web_a.walk import by_click, tab_to, tell

pytestmark = pytest.mark.browser

PAPERS = Path(__file__).parent / "papers"
THREE = [PAPERS / name for name in ("transcript.vtt", "advert.txt", "resume.json")]
STRONGEST = "late departures from nineteen a week to three"
expect.set_options(timeout=15_000)  # a machine that is busy with other tests answers late


def told(page: Page, server: Server) -> str:
    """Tells about an interview and returns the address of its home."""
    page.goto(server.door())
    tell(page, by_click)
    return page.url.replace("verdict/", "")


def give(page: Page, home: str) -> None:
    """Gives the three papers and waits until they are read; presses "Look again" where there is no JavaScript."""
    page.goto(f"{home}papers/")
    page.locator("#files").set_input_files(THREE)
    page.get_by_role("button", name="Read them").click()


def read(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("papers, read", timeout=60_000)


def test_three_papers_lead_to_the_call_and_the_letter(server: Server, page: Page) -> None:
    home = told(page, server)
    page.get_by_role("link", name="Add a transcript, the advert or your résumé").click()
    give(page, home)
    read(page)
    for kind in ("A transcript", "A job advert", "A résumé"):
        expect(page.locator(".papers .what", has_text=kind)).to_be_visible()

    # Piet only listened in: he is nobody's interviewer.
    page.get_by_role("link", name="Who is who").click()
    piet = page.get_by_role("group", name="Piet Halloran")
    piet.get_by_label("Somebody else").check()
    page.get_by_role("button", name="Keep this").click()
    read(page)
    page.goto(f"{home}papers/who/")
    expect(page.get_by_role("group", name="Piet Halloran").get_by_label("Somebody else")).to_be_checked()

    # One note is not so; it is set aside where it stands, and the mark on the words goes with it.
    page.goto(f"{home}conversation/")
    note = page.locator(".finding.weak").first
    title = note.locator("h3").inner_text().lstrip("0123456789 ")
    anchor = page.locator("section.exchange:has(.finding.weak)").first.get_attribute("id")
    note.get_by_role("button", name="Not so").click()
    section = page.locator(f"#{anchor}")
    expect(section.locator(".set-aside s").first).to_have_text(title)
    page.reload()
    expect(page.locator(f"#{anchor} .set-aside s").first).to_have_text(title)

    # The strongest thing they never heard leads to the call or the letter, at the sentence that says it.
    page.goto(f"{home}board/")
    strongest = page.locator("article.first")
    expect(strongest).to_contain_text(STRONGEST)
    expect(strongest).to_contain_text(re.compile(r"the advert|, \d+:\d\d"))  # where they named it
    strongest.get_by_role("link", name=re.compile("letter")).first.click()
    expect(page).to_have_url(re.compile("/draft/letter/"))
    expect(page.locator("#page")).to_contain_text(STRONGEST)
    sentence = page.locator("#page a.sentence", has_text=STRONGEST)
    sentence.click()
    expect(page.locator("#note")).to_contain_text("Your résumé, Tarn Foods")
    expect(page.locator("#note")).to_contain_text("Cut late departures from nineteen a week to three in four months")


def test_the_strongest_thing_untold_is_the_point_of_the_call(server: Server, page: Page) -> None:
    """Where no answer is worse than what went unsaid, the call is about that."""
    page.goto(server.door())
    for act, what in (
        ("press", "I have just had an interview"),
        ("type", "Employer=Pell & Orchard Bakeries"), ("type", "The job=Dispatch manager"), ("press", "Go on"),
        ("choose", "Yesterday"), ("press", "Go on"),
        ("type", "Name=Imogen Sallis"), ("press", "Go on"),
        ("choose", "Yes, I want it"), ("press", "Go on"),
        ("choose", "Yes, on the whole"), ("press", "Go on"),
        ("choose", "No, not in words"), ("press", "Go on"),
        ("choose", "No, they may well not"), ("press", "Go on"),
        ("type", "What did they say about getting in touch?=If anything comes up, ring me."),
        ("type", "Phone=020 7946 0456"),
        ("press", "See what is worth doing"),
    ):  # fmt: skip
        by_click(page, act, what)
    home = page.url.replace("verdict/", "")
    give(page, home)
    read(page)
    page.goto(f"{home}board/")
    page.locator("article.first").get_by_role("link", name=re.compile("call")).first.click()
    expect(page).to_have_url(re.compile("/call/"))
    if "do=add" in page.url:
        page.get_by_role("button", name="Put it in").click()
    expect(page.locator("#page")).to_contain_text(STRONGEST)
    page.locator("#page a.sentence", has_text=STRONGEST).click()
    expect(page.locator("#note")).to_contain_text(re.compile("Your résumé|You added this sentence"))


def test_papers_can_be_dropped_anywhere_on_the_page(server: Server, page: Page) -> None:
    home = told(page, server)
    page.goto(f"{home}papers/")
    held = page.evaluate_handle(
        """(text) => { const held = new DataTransfer(); held.items.add(new File([text], "talk.vtt")); return held; }""",
        (PAPERS / "transcript.vtt").read_text(encoding="utf-8"),
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("h1", event, {"dataTransfer": held})
    expect(page.get_by_text("talk.vtt", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("read", timeout=60_000)


def test_the_whole_way_without_javascript(server: Server, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    home = told(page, server)
    give(page, home)
    # Only when the page has turned does it tell anything: before that no link to look again is on it either.
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Reading|papers, read"))
    for _ in range(120):
        if not page.get_by_role("link", name="Look again").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    read(page)
    page.get_by_role("link", name="Who is who").click()
    page.get_by_role("group", name="Piet Halloran").get_by_label("Somebody else").check()
    page.get_by_role("button", name="Keep this").click()
    page.goto(f"{home}conversation/")
    page.locator(".finding.weak").first.get_by_role("button", name="Not so").click()
    expect(page).to_have_url(re.compile(r"/conversation/#s\d+$"))
    expect(page.locator(".set-aside s").first).to_be_visible()
    page.goto(f"{home}board/")
    page.locator("article").first.get_by_role("button", name="I did tell them").first.click()
    expect(page.get_by_text("One thing set aside")).to_be_visible()
    page.get_by_text("One thing set aside").click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_text("One thing set aside")).to_be_hidden()


@pytest.fixture
def filled(fill: Callable[[str], Filled]) -> Filled:
    """An interview that was listened to."""
    return fill("tests.web_c.seed")


def test_a_note_is_set_aside_and_brought_back_by_keyboard(filled: Filled, page: Page) -> None:
    page.goto(filled.server.door())
    page.goto(filled.path("conversation/"))
    page.locator(".finding.weak a").first.focus()
    tab_to(page, "Not so")
    page.keyboard.press("Enter")
    back = page.get_by_role("button", name=re.compile("Bring it back")).first
    expect(back).to_be_focused()  # where the person was
    page.wait_for_timeout(300)  # a hand needs as long, and what was put in is then ready
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Not so")).first).to_be_visible()
    expect(page.locator(":focus")).to_contain_text("Not so")
    expect(page.locator(".set-aside s")).to_have_count(0)


PAGES = (
    "", "papers/", "papers/who/", "conversation/", "board/", "verdict/", "ask/goals/?to=interview", "draft/letter/",
)  # fmt: skip


def addresses(page: Page, filled: Filled) -> list[str]:
    page.goto(filled.server.door())
    page.goto(filled.path(""))
    question = page.get_by_role("link", name=re.compile("What have you done with rotas")).first.get_attribute("href")
    page.goto(filled.server.address)
    by_click(page, "press", "I have just had an interview")
    empty = page.url.replace("ask/job/", "")
    return [
        *map(filled.path, PAGES), filled.server.address.rstrip("/") + (question or ""),
        *(empty + one for one in ("papers/", "papers/who/", "conversation/", "board/")),
    ]  # fmt: skip


def opened(page: Page) -> None:
    """Opens whatever is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


@pytest.mark.parametrize(("scheme", "size"), [("dark", PHONE), ("light", LAPTOP)], ids=["phone-dark", "laptop-light"])
def test_every_page_can_be_read_and_used_by_all(
    filled: Filled, new_context: Callable[..., BrowserContext], scheme: Any, size: Any
) -> None:
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    faults = []
    for address in addresses(page, filled):
        page.goto(address)
        opened(page)
        for fault in Axe().run(page).response["violations"]:
            faults.append(f"{address}: {fault['id']}: {fault['nodes'][0]['html'][:120]}")
        faults += [f"{address}: small target: {small}" for small in page.evaluate(TARGETS)]
    assert not faults, "\n".join(faults)


def test_large_text_and_narrow_screens_need_no_sideways_scrolling(
    filled: Filled, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    wide = []
    for address in addresses(page, filled):
        page.goto(address)
        opened(page)
        for size in ("100%", "200%"):
            page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 1:
                wide.append(f"{address} at {size}: {over} px")
    assert not wide, "\n".join(wide)
