"""Takes the pictures of the README: `.venv/bin/python docs/pictures/take.py`. Everyone in them is invented.

The program runs with the interviews of `afterword demo` in a home that is thrown away, as of a working day, so that
nobody is thanked for a Sunday.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

DETAIL = "I keep thinking of the board by the loading door, with every van's minutes on it."
WHY = "It is the evening run I would want to get right."


def main() -> None:
    from playwright.sync_api import sync_playwright
    from tests.browser import find
    from tests.conftest import Server, free_port

    chromium = find()
    with tempfile.TemporaryDirectory(prefix="afterword-pictures-") as folder:
        home = Path(folder)
        interview, refused, ahead = fill(home)
        server = Server(home, free_port())
        server.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                signed_in = browser.new_context(viewport={"width": 1280, "height": 860})
                page = signed_in.new_page()
                page.goto(server.door())
                small = browser.new_context(
                    viewport={"width": 390, "height": 780}, storage_state=signed_in.storage_state()
                ).new_page()
                here = f"{server.address}i/{interview}/"
                for name, address in (("verdict", "verdict/"), ("plan", "plan/"), ("call", "call/live/?part=4")):
                    small.goto(here + address)
                    small.screenshot(path=HERE / f"{name}-phone.png")
                for name, address in (("outcome", f"i/{refused}/outcome/"), ("before", f"i/{ahead}/before/")):
                    small.goto(server.address + address)
                    small.screenshot(path=HERE / f"{name}-phone.png")
                small.goto(f"{server.address}practice/")
                small.screenshot(path=HERE / "practice-phone.png")
                page.goto(f"{here}verdict/")
                page.screenshot(path=HERE / "verdict.png")
                page.goto(f"{here}call/after/")
                page.locator("input[value=spoke]").check()
                page.locator("main form button").first.click()
                page.goto(f"{here}draft/letter/")
                page.locator("main a[href*='sentence=called.q1.own']").first.click()
                page.wait_for_timeout(800)
                page.screenshot(path=HERE / "letter.png")
                browser.close()
        finally:
            server.stop()


def fill(home: Path) -> tuple[str, str, str]:
    """Puts the invented interviews into `home`; the ids of the one that is shown, of one refused, of one ahead."""
    os.environ["AFTERWORD_HOME"] = str(home)
    from afterword.cli import demo
    from afterword.cli.ready import ready

    owner = ready()
    now = datetime.now(UTC)
    while now.weekday() not in (1, 2, 3, 4):  # yesterday was a working day too
        now -= timedelta(days=1)
    demo.fill(owner, now)
    from afterword.flows import debrief, decide, prepare
    from afterword.store import queries

    interview = queries.interviews_of(owner).get(employer__startswith="Pell")
    decision = now + timedelta(days=7)  # a working day as well
    debrief.keep(interview, "decision_by", f"{decision:%Y-%m-%d}")
    for slot, words in (("detail", DETAIL), ("why", WHY)):
        prepare.answer_slot(interview, slot, words)
    decide.take_plan(interview, datetime.now(UTC))
    everyone = queries.interviews_of(owner)
    refused = everyone.get(employer__startswith="Linden")
    ahead = everyone.get(role="Depot manager")
    ahead.starts_at = datetime.now(UTC).replace(hour=9, minute=30, second=0, microsecond=0) + timedelta(days=2)
    ahead.save()
    return str(interview.id), str(refused.id), str(ahead.id)


if __name__ == "__main__":
    main()
