"""In a real browser, as a phone: rehearse, call, meet a concern, ask for time without a connection, and what comes next."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Filled, wait_until

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
RUN = "5c1a6b1e-58a4-4f41-9f67-2f3b8a3f1c55"
expect.set_options(timeout=15_000)  # a machine that is busy with other tests answers late


def rows(filled: Filled) -> tuple[list[Any], list[Any], list[Any]]:
    """What is kept: taps, promises made in a call, and lines of the contact log; read beside the server."""
    with closing(sqlite3.connect(f"file:{filled.server.home / 'afterword.sqlite3'}?mode=ro", uri=True)) as database:
        taps = database.execute("select kind, value from store_callevent order by at, created_at")
        promises = database.execute("select state, due_at from store_promise where made_by like 'call:%'")
        touches = database.execute("select way, words from store_touch where not taken_back")
        return [(kind, json.loads(value)) for kind, value in taps], promises.fetchall(), touches.fetchall()


@pytest.fixture
def filled(fill: Callable[[str], Filled]) -> Filled:
    return fill("tests.web_b.seed")


def held(page: Page) -> None:
    """Waits until this browser has what it needs to go on without a connection."""
    expect(page.locator("html")).to_have_attribute("data-held", "yes")


def opened(page: Page, filled: Filled, rest: str = "call/live/") -> None:
    """Signs in, opens the call's page and waits until it is held for when there is no connection."""
    page.goto(filled.server.door())
    page.goto(filled.path(rest))
    held(page)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.wait_for_timeout(350 if name == "Next" else 0)  # two steps at once are taken for one tap of a shaking hand
    page.get_by_role("button", name=name).locator("visible=true").first.tap()


def heading(page: Page) -> Any:
    return page.locator("h1:visible")


def all_is_sent(page: Page) -> bool:
    return bool(
        page.evaluate(
            "Object.keys(localStorage).filter((k) => k.startsWith('afterword:call:')).every((k) => !JSON.parse(localStorage[k]).events.length)"
        )
    )


def test_from_the_rehearsal_to_the_next_step(filled: Filled, new_context: Callable[..., BrowserContext]) -> None:
    context = new_context(**PHONE)
    page = context.new_page()
    page.goto(filled.server.door())

    # Rehearse: against the clock, a mark, and what there is to say of it.
    page.goto(filled.path(f"rehearse/?run={RUN}&at=1"))
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"\d:\d\d / 2:00"))
    stages = page.locator("[data-stage]").count() - 1
    concerns = page.locator("[data-stage][data-concern]").count()
    assert 1 <= concerns <= 3
    for n in range(stages):
        if n == 3:
            press(page, "Stumbled here")
        page.get_by_role("link", name="Next").locator("visible=true").tap()
    expect(heading(page)).to_have_text("That was it.")
    expect(page.get_by_role("checkbox").and_(page.locator(":checked"))).to_have_count(1)
    press(page, "Keep this")
    expect(page.get_by_text("You marked 1 place.")).to_be_visible()
    expect(page.get_by_role("heading", name="Where you stumbled")).to_be_visible()

    # Call: a concern is met, time is asked for while there is no connection, and a word is noted.
    page.get_by_role("link", name="Make the call").tap()
    expect(page.get_by_role("heading", name="Before you dial")).to_be_visible()
    held(page)
    press(page, "They picked up")
    expect(heading(page)).to_have_text("Who and when")
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"\d+:\d\d"))
    page.wait_for_timeout(350)
    page.get_by_role("button", name="Next").locator("visible=true").dblclick()  # a shaking hand: one step all the same
    expect(heading(page)).to_have_text("Ask for two minutes")
    press(page, "Next")
    context.set_offline(True)
    page.locator("[data-view]:not([hidden]) .dock button[value^='say:concern-']").first.tap()
    press(page, "Ask for time")
    expect(page.get_by_text("Noted as a promise.").locator("visible=true")).to_be_visible()
    sentence = page.locator("[data-words]:visible").inner_text()
    other = page.locator("[data-view]:not([hidden]) [data-by][aria-pressed=false]:visible").first
    chosen_in_utc = (
        datetime.fromisoformat(other.get_attribute("data-by") or "").astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    )
    other.tap()
    expect(page.locator("[data-words]:visible")).not_to_have_text(sentence)
    expect(page.locator("[data-sync]")).to_contain_text("Kept on this phone")
    filled.server.kill()  # a worker of the page has a network of its own, which set_offline does not cut
    page.reload()  # from what this browser holds: nothing answers
    expect(page.get_by_text("Noted as a promise.").locator("visible=true")).to_be_visible()
    press(page, "Back to the card")
    press(page, "Note")
    page.get_by_label("Their words, as you caught them").fill("fourteen docks, nine would be plenty")
    page.reload()
    expect(page.get_by_label("Their words, as you caught them")).to_have_value("fourteen docks, nine would be plenty")
    press(page, "Back to the card")
    press(page, "End the call")
    expect(heading(page)).to_have_text("The call is over")
    assert rows(filled)[1] == []

    # Back online it goes on by itself: everything is there, each once.
    context.set_offline(False)
    filled.server.start()
    expect(heading(page)).to_have_text("What happened?", timeout=45_000)
    taps, promises, _touches = rows(filled)
    assert [kind for kind, _value in taps].count("asked_time") == 2
    assert promises == [("open", chosen_in_utc)]
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('afterword')).length") == 0
    assert page.evaluate("caches.keys()") == []

    # Afterwards: what happened, and the next step with its reason.
    expect(page.get_by_text("fourteen docks, nine would be plenty")).to_be_visible()
    expect(page.get_by_role("heading", name="What you promised")).to_be_visible()
    page.get_by_label("We spoke").check()
    page.get_by_label("How it went, in your own words").fill("She listened.")
    press(page, "Note it")
    expect(page).to_have_url(re.compile("/call/next/$"))
    expect(heading(page)).to_have_text(re.compile("^Next: "))
    expect(page.get_by_role("heading", name="You promised")).to_be_visible()
    assert rows(filled)[2] == [("call", "She listened.")]


def test_a_killed_server_and_a_closed_page_lose_nothing(
    filled: Filled, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(**PHONE)
    page = context.new_page()
    opened(page, filled)
    press(page, "They picked up")
    wait_until(lambda: all_is_sent(page))
    filled.server.kill()
    press(page, "Next")
    press(page, "Note")
    page.get_by_label("Their words, as you caught them").fill("the rota is the thing")
    press(page, "Keep it")
    address = page.url
    page.close()
    page = context.new_page()
    page.goto(address)  # opened again while nothing answers
    expect(page.get_by_text("the rota is the thing")).to_be_visible()
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"\d+:\d\d"))
    filled.server.start()
    wait_until(lambda: all_is_sent(page), seconds=40)
    taps, _promises, _touches = rows(filled)
    assert [kind for kind, _value in taps] == ["begun", "part", "note"]
    # Sent again from a browser that never heard the answer: nothing is doubled, whichever page sends it.
    page.evaluate(
        """(id) => { const key = 'afterword:call:' + id; const log = JSON.parse(localStorage[key]);
           log.events = [{call: log.call, card: log.card, id: crypto.randomUUID(), kind: 'note', at: 'x', value: {text: 'late'}}];
           log.events.push(log.events[0]); localStorage[key] = JSON.stringify(log); }""",
        filled.interview,
    )
    page.goto(f"{filled.server.address}people/")
    wait_until(lambda: all_is_sent(page))
    assert [value.get("text") for kind, value in rows(filled)[0] if kind == "note"].count("late") == 1


def test_signed_out_it_says_so_and_keeps_the_words(filled: Filled, new_context: Callable[..., BrowserContext]) -> None:
    context = new_context(**PHONE)
    page = context.new_page()
    opened(page, filled)
    press(page, "They picked up")
    wait_until(lambda: all_is_sent(page))
    context.clear_cookies()
    press(page, "Next")
    expect(page.locator("[data-sync]")).to_contain_text("You are signed out")
    assert not all_is_sent(page)
    assert [kind for kind, _value in rows(filled)[0]] == ["begun"]
    page.goto(filled.server.door())  # signed in anew, on whatever page that leads to
    wait_until(lambda: all_is_sent(page))
    assert [kind for kind, _value in rows(filled)[0]] == ["begun", "part"]


def test_deleting_everything_takes_the_held_page_too(
    filled: Filled, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(**PHONE).new_page()
    opened(page, filled)
    press(page, "They picked up")
    assert len(page.evaluate("caches.keys()")) == 1
    page.goto(f"{filled.server.address}delete/")
    page.get_by_label("Type “delete” if you mean it").fill("delete")
    page.get_by_role("button", name="Delete everything").tap()
    expect(page.get_by_role("heading", name="It is gone.")).to_be_visible()
    wait_until(lambda: page.evaluate("caches.keys()") == [])
    assert page.evaluate("localStorage.length") == 0
    wait_until(lambda: page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0)


def test_the_call_and_the_rehearsal_without_javascript(
    filled: Filled, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(**PHONE, java_script_enabled=False).new_page()
    page.goto(filled.server.door())
    page.goto(filled.path("call/live/"))
    press(page, "They picked up")
    expect(heading(page)).to_have_text("Who and when")
    parts = page.locator("section[data-kind=part]").count()
    for part in range(2, parts + 1):
        press(page, "Next")
        expect(page).to_have_url(re.compile(rf"\?part={part}&"))
    press(page, "Ask for time")
    expect(page.get_by_text("Noted as a promise.").locator("visible=true")).to_be_visible()
    press(page, "Back to the card")
    press(page, re.compile("^The call is over$"))
    expect(heading(page)).to_have_text("What happened?")
    assert len(rows(filled)[1]) == 1
    page.goto(filled.path("rehearse/"))
    page.get_by_role("link", name="Begin").tap()
    expect(page).to_have_url(re.compile("at=1$"))
    for at in range(2, page.locator("[data-stage]").count() + 1):
        page.get_by_role("link", name="Next").locator("visible=true").tap()
        expect(page).to_have_url(re.compile(rf"at={at}$"))
    page.get_by_label("How long did it take?").fill("2:05")
    press(page, "Keep this")
    expect(heading(page)).to_have_text("2 min 5 s, from hello to the end.")


PAGES = [
    "call/live/",
    "call/live/?part=3",
    "call/live/?part=3&say=else",
    "call/live/?part=3&say=note",
    "call/live/?part=3&say=time-need_time",
    "call/after/",
    "call/next/",
    "rehearse/",
    f"rehearse/?run={RUN}&at=3",
    f"rehearse/?run={RUN}&at=99",
]


@pytest.mark.parametrize("look", [("light", 1280, 900), ("dark", 390, 844)], ids=str)
def test_everyone_can_read_and_reach_every_page(
    filled: Filled, new_context: Callable[..., BrowserContext], look: tuple[str, int, int]
) -> None:
    scheme, width, height = look
    page = new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
    page.goto(filled.server.door())
    faults = []
    for address in PAGES:
        page.goto(filled.path(address))
        found = Axe().run(page).response["violations"]
        faults += [f"{address}: {one['id']} {one['nodes'][0]['html']}" for one in found]
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            faults.append(f"{address}: wider than the window")
        # In a call and a rehearsal, where a hand may shake, what is pressed is 56 px high.
        small = page.evaluate(
            """(least) => [...document.querySelectorAll("main :is(button, .button, summary, input:not([type=hidden]))")]
                .filter((one) => one.checkVisibility() && !one.closest("label") && !one.classList.contains("link"))
                .filter((one) => one.getBoundingClientRect().height < least)
                .map((one) => one.outerHTML.slice(0, 120))""",
            56 if "live" in address or "at=3" in address else 43.5,
        )
        faults += [f"{address}: too small to touch: {one}" for one in small]
    assert faults == []
