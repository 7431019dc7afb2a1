"""In a real browser: the desk with and without JavaScript, by keyboard, after a power cut; the call; every page's access."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.conftest import Filled, wait_until

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 900}
expect.set_options(timeout=15_000)  # a machine that is busy with other tests answers late
PROOF = "At Tarn Foods I sat in the van"


@pytest.fixture
def filled(fill: Callable[[str], Filled]) -> Filled:
    return fill("tests.web_b.seed")


def enter(page: Page, filled: Filled, rest: str) -> None:
    page.goto(filled.server.door())
    page.goto(filled.path(rest))


def proof(page: Page) -> Locator:
    return page.locator("#page a.sentence", has_text=PROOF)


def test_the_letter_is_worked_on_and_survives_a_power_cut(filled: Filled, page: Page) -> None:
    enter(page, filled, "draft/letter/")
    question = page.locator(".ask textarea").first
    question.fill("I liked how quiet the loading bays were")
    page.get_by_role("button", name="Use this").first.click()
    expect(page.locator("#page")).to_contain_text("quiet the loading bays were")

    proof(page).click()
    expect(page.locator("#note")).to_contain_text("What you wish you had answered")
    page.get_by_role("link", name="Reword").click()
    field = page.locator("#note-text")
    expect(field).to_be_focused()
    field.fill("I cut late vans from nineteen a week to three, and I will never leave.")
    # Saved and checked as it is typed: the words stand on the page, the check beside, the caret where it was.
    expect(page.locator("#kept")).to_have_text(re.compile(r"Kept, \d\d:\d\d"))
    expect(page.locator("#page a.sentence.on")).to_have_text(
        re.compile("nineteen a week to three, and I will never leave")
    )
    expect(page.locator("#checks .heed").first).to_be_visible()
    expect(field).to_be_focused()
    assert page.evaluate("localStorage.length") == 0

    filled.server.kill()
    filled.server.start()
    page.reload()
    expect(page.locator("#page")).to_contain_text("I will never leave")
    expect(page.locator("#page")).to_contain_text("quiet the loading bays were")

    page.get_by_role("button", name="Mark it ready").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#page")).not_to_contain_text("I will never leave")
    expect(page.locator("#page")).to_contain_text(PROOF)
    expect(page.locator("#redo")).to_be_focused()  # there is nothing more to undo
    page.get_by_role("button", name="Redo").click()
    expect(page.locator("#page")).to_contain_text("I will never leave")
    page.get_by_role("button", name="Undo").click()
    page.reload()
    expect(page.locator("#page")).not_to_contain_text("I will never leave")


def test_an_answer_half_typed_is_held_until_it_is_used(filled: Filled, page: Page) -> None:
    enter(page, filled, "draft/letter/")
    page.locator(".ask textarea").first.fill("I liked how quiet")
    page.reload()
    expect(page.locator(".ask textarea").first).to_have_value("I liked how quiet")
    proof(page).click()  # the desk comes in anew, and holds it still
    expect(page.locator("#note")).to_be_visible()
    expect(page.locator(".ask textarea").first).to_have_value("I liked how quiet")
    page.get_by_role("button", name="Use this").first.click()
    expect(page.locator("#page")).to_contain_text("how quiet")
    wait_until(lambda: page.evaluate("localStorage.length") == 0)


def test_words_of_a_sentence_survive_a_killed_server(filled: Filled, page: Page) -> None:
    enter(page, filled, "draft/letter/")
    proof(page).click()
    page.get_by_role("link", name="Reword").click()
    field = page.locator("#note-text")
    field.fill("From nineteen to three ")
    expect(page.locator("#kept")).to_have_text(re.compile(r"Kept, \d\d:\d\d"))
    filled.server.kill()
    field.fill("From nineteen to three in four months ")
    expect(page.locator("#kept")).to_contain_text("Not kept yet")
    address = page.url
    page.goto("about:blank")
    filled.server.start()
    page.goto(address)
    expect(page.locator("#note-text")).to_have_value("From nineteen to three in four months ")
    wait_until(lambda: page.evaluate("localStorage.length") == 0)
    expect(page.locator("#page")).to_contain_text("From nineteen to three in four months")


def test_words_of_a_sentence_are_sent_again_from_another_page(filled: Filled, page: Page) -> None:
    enter(page, filled, "draft/letter/")
    proof(page).click()
    page.get_by_role("link", name="Reword").click()
    page.wait_for_load_state()  # nobody types before the page has come
    page.locator("#note-text").fill("From nineteen to three ")
    wait_until(lambda: page.evaluate("localStorage.length") > 0)
    page.goto(f"{filled.server.address}people/")
    wait_until(lambda: page.evaluate("localStorage.length") == 0)
    page.goto(filled.path("draft/letter/"))
    expect(page.locator("#page")).to_contain_text("From nineteen to three")


def test_words_typed_for_a_sentence_changed_elsewhere_are_offered(filled: Filled, page: Page) -> None:
    enter(page, filled, "draft/letter/")
    proof(page).click()
    page.get_by_role("link", name="Reword").click()
    field = page.locator("#note-text")
    page.context.set_offline(True)
    field.fill("Typed on the train")
    expect(page.locator("#kept")).to_contain_text("Not kept yet")
    entry = page.evaluate("Object.entries(localStorage)[0]")
    page.context.set_offline(False)
    page.locator("#note-text").fill("Typed at home")
    wait_until(lambda: page.evaluate("localStorage.length") == 0)
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", entry)
    page.reload()
    expect(page.locator("#note-text")).to_have_value("Typed at home")
    expect(page.locator(".found")).to_contain_text("Typed on the train")
    page.get_by_role("button", name="Use these words").click()
    expect(page.locator("#page")).to_contain_text("Typed on the train")


def test_what_only_a_button_may_do_is_held_and_never_sent_by_itself(filled: Filled, page: Page) -> None:
    enter(page, filled, "adviser/")
    asked = page.locator("#ask").locator("xpath=preceding::ul[1]/li").count()
    page.locator("#brief-text").fill("Ten minutes, please.")
    page.goto(f"{filled.server.address}people/")
    expect(page.locator("[data-unsent]")).to_be_visible()
    page.get_by_role("link", name="Go to them").click()
    expect(page.locator("#brief-text")).to_have_value("Ten minutes, please.")
    assert page.locator("#ask").locator("xpath=preceding::ul[1]/li").count() == asked


def test_new_evidence_is_held_until_it_is_added(filled: Filled, page: Page) -> None:
    page.goto(filled.server.door())
    page.goto(f"{filled.server.address}evidence/")
    page.get_by_label("What you did, and how it ended").fill("Wrote the rota for forty drivers")
    page.goto(f"{filled.server.address}people/")
    page.get_by_role("link", name="Go to them").click()
    expect(page.get_by_label("What you did, and how it ended")).to_have_value("Wrote the rota for forty drivers")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".said", has_text="Wrote the rota for forty drivers")).to_be_visible()
    expect(page.get_by_label("What you did, and how it ended")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


def test_deleting_everything_empties_the_browser_too(filled: Filled, page: Page) -> None:
    enter(page, filled, "draft/letter/")
    page.locator(".ask textarea").first.fill("I liked how quiet")
    assert page.evaluate("localStorage.length") == 1
    page.goto(f"{filled.server.address}delete/")
    page.get_by_label("Type “delete” if you mean it").fill("delete")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", name="It is gone.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("link", name="Begin again").click()
    expect(page.locator("[data-unsent]")).to_be_hidden()


def test_sentences_by_keyboard_alone(filled: Filled, page: Page) -> None:
    enter(page, filled, "draft/letter/")
    proof(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#note-heading")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Every week.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("It stands in your own words now")
    expect(page.locator("#note-heading")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Put it back"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#page a.sentence.on")).to_contain_text("Every week.")
    expect(page.locator("#note-heading")).to_be_focused()


def test_the_letter_without_javascript_on_a_phone(filled: Filled, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    enter(page, filled, "draft/letter/")
    page.locator(".ask textarea").first.fill("I liked how quiet the loading bays were")
    page.get_by_role("button", name="Use this").first.click()
    expect(page.locator("#page")).to_contain_text("quiet the loading bays were")
    proof(page).click()
    page.get_by_role("link", name="Reword").click()
    page.locator("#note-text").fill("From nineteen late vans a week to three.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#page a.sentence.on")).to_have_text("From nineteen late vans a week to three.")
    page.get_by_role("link", name="Add a sentence after").click()
    page.locator("#note-text").fill("In four months.")
    page.get_by_role("button", name="Put it in").click()
    expect(page.locator("#note")).to_contain_text("You added this sentence")
    page.get_by_role("button", name="Leave it out").click()
    expect(page.locator(".left-out")).to_contain_text("In four months.")
    for _ in range(3):
        page.get_by_role("button", name="Undo").click()
    expect(page.locator("#page")).to_contain_text(PROOF)
    page.get_by_role("button", name="Keep this version").click()
    page.get_by_text("2 kept versions").click()
    expect(page.locator("#versions a")).to_have_count(2)


def test_the_note_stands_beside_on_a_laptop_and_below_the_paragraph_on_a_phone(
    filled: Filled, new_context: Callable[..., BrowserContext]
) -> None:
    def boxes(viewport: dict[str, int]) -> tuple[Any, Any, Any, Any]:
        page = new_context(viewport=viewport).new_page()
        enter(page, filled, "draft/letter/")
        proof(page).click()
        note = page.locator("#note")
        expect(note).to_be_visible()
        paragraph = page.locator("#page > p", has_text=PROOF)
        found = [one.bounding_box() for one in (note, paragraph, page.locator("#page"), page.locator("#checks"))]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        return found[0], found[1], found[2], found[3]

    note, paragraph, sheet, checks = boxes(LAPTOP)
    assert note["x"] >= sheet["x"] + sheet["width"]
    assert abs(note["y"] - paragraph["y"]) < 200 or note["y"] >= checks["y"] + checks["height"]
    assert note["y"] >= checks["y"] + checks["height"]  # they never overlap

    note, paragraph, sheet, checks = boxes(PHONE)
    assert sheet["x"] <= note["x"]
    assert note["x"] + note["width"] <= sheet["x"] + sheet["width"]
    assert 0 <= note["y"] - (paragraph["y"] + paragraph["height"]) < 40


def test_a_letter_is_printed_clean(filled: Filled, page: Page) -> None:
    enter(page, filled, "draft/letter/")
    proof(page).click()
    expect(page.locator("#note")).to_be_visible()
    page.emulate_media(media="print")
    for hidden in ("#note", "#checks", ".ask", ".finish", ".bar", ".foot", "h1"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(proof(page)).to_be_visible()
    expect(page.get_by_text("Draft, not ready to go")).to_be_visible()


def test_a_person_is_kept_as_typed(filled: Filled, page: Page) -> None:
    page.goto(filled.server.door())
    page.goto(f"{filled.server.address}people/")
    page.get_by_role("link", name="Imogen Sallis").click()
    page.get_by_label("Notes").fill("Walks fast.")
    expect(page.locator("#kept")).to_have_text(re.compile("Kept"))
    page.reload()
    expect(page.get_by_label("Notes")).to_have_value("Walks fast.")
    assert page.evaluate("localStorage.length") == 0


PAGES = [
    "i/{id}/call/",
    "i/{id}/call/live/",
    "i/{id}/call/live/?part=3",
    "i/{id}/call/live/?part=2&say=voicemail",
    "i/{id}/call/after/",
    "i/{id}/draft/letter/",
    "i/{id}/draft/letter/?sentence=salutation",
    "i/{id}/draft/letter/?sentence=salutation&do=reword",
    "i/{id}/draft/letter/read/",
    "i/{id}/draft/voicemail/",
    "i/{id}/draft/adviser_brief/",
    "i/{id}/draft/thank_you/",
    "i/{id}/adviser/",
    "people/",
    "evidence/",
    "settings/",
    "settings/timings/",
    "export/",
    "delete/",
]
INSIDE = ["people/", "evidence/", "i/{id}/adviser/"]
"""Pages whose first entry is opened as well."""


@pytest.mark.parametrize("look", [("light", LAPTOP), ("dark", PHONE)], ids=str)
def test_everyone_can_read_every_page(
    filled: Filled, new_context: Callable[..., BrowserContext], look: tuple[str, dict[str, int]]
) -> None:
    scheme, viewport = look
    page = new_context(viewport=viewport, color_scheme=scheme).new_page()
    page.goto(filled.server.door())
    addresses = [filled.server.address + one.format(id=filled.interview) for one in PAGES]
    for inside in INSIDE:
        page.goto(filled.server.address + inside.format(id=filled.interview))
        link = page.locator("main .list a").first
        addresses.append(filled.server.address.rstrip("/") + (link.get_attribute("href") or ""))
    faults = []
    for address in addresses:
        page.goto(address)
        faults += [
            f"{address}: {one['id']} {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]
        ]
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            faults.append(f"{address}: wider than the window")
        small = page.evaluate(
            """() => [...document.querySelectorAll("main :is(button, .button, .chip, .link, input:not([type=hidden]), select, summary)")]
                .filter((one) => one.checkVisibility() && !one.closest("label"))
                .filter((one) => one.getBoundingClientRect().height < 43.5 && !one.classList.contains("hidden-text"))
                .map((one) => one.outerHTML.slice(0, 120))"""
        )
        faults += [f"{address}: too small to touch: {one}" for one in small]
    assert faults == []
