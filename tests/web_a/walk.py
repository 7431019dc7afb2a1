"""A person telling about an interview, in a real browser: by click, or by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

Hand = Callable[[Page, str, str], None]
"""Does one thing on a page: ("type" or "choose" or "press", the field and its words, or what is pressed)."""

TOLD = [
    ("press", "I have just had an interview"),
    ("type", "Employer=Halden & Rye"), ("type", "The job=Operations manager"), ("press", "Go on"),
    ("choose", "Yesterday"), ("press", "Go on"),
    ("type", "Name=Ngozi Okafor"), ("press", "Go on"),
    ("choose", "Yes, I want it"), ("press", "Go on"),
    ("choose", "No, at least one answer let me down"), ("press", "Go on"),
    ("type", "What did they ask?=How long would you stay?"),
    ("type", "What did you say?=I stalled. I said it depends, and laughed."),
    ("choose", "Badly"),
    ("type", "What do you wish you had said?=I can't name a number of years. I finish what I start."),
    ("press", "Go on"),
    ("choose", "I am not sure"), ("press", "Go on"),
    ("choose", "No, they may well not"), ("press", "Go on"),
    ("type", "What did they say about getting in touch?=Ring me if anything comes up."),
    ("type", "Phone=0161 496 0177"),
    ("press", "See what is worth doing"),
]  # fmt: skip


def tell(page: Page, hand: Hand) -> None:
    """From Today to the verdict."""
    for act, what in TOLD:
        hand(page, act, what)


def by_click(page: Page, act: str, what: str) -> None:
    match act:
        case "type":
            label, text = what.split("=", 1)
            page.get_by_label(label).first.fill(text)
        case "choose":
            page.get_by_label(what, exact=True).check()
        case "press":
            page.get_by_role("button", name=what, exact=True).click()


def by_keyboard(page: Page, act: str, what: str) -> None:
    match act:
        case "type":
            label, text = what.split("=", 1)
            tab_to(page, label)
            page.keyboard.type(text)
        case "choose":
            tab_to(page, "radio")
            arrow_to(page, what)
        case "press":
            tab_to(page, what)
            with page.expect_navigation():
                page.keyboard.press("Enter")


WHERE = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  if (at.type === "radio") return "radio " + at.closest("label").innerText;
  return (at.labels && at.labels.length ? at.labels[0].innerText : at.innerText || at.value || "").trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until what is focused begins with `name`; fails when it cannot be reached so."""
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(WHERE))
        if seen[-1].startswith(name):
            return
    raise AssertionError(f"{name!r} is not reached by Tab: {seen}")


def arrow_to(page: Page, name: str) -> None:
    """Picks one of a group of radio buttons with the space bar and the arrow keys."""
    page.keyboard.press("Space")
    for _ in range(6):
        if page.evaluate(WHERE) == f"radio {name}":
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name!r} is not reached by the arrow keys")
