"""What the person promised aloud becomes a dated step: sent with the letter, or done by its day."""

from __future__ import annotations

from dataclasses import replace

from afterword.domain.diagnose.findings import Promise
from afterword.domain.interview import Source
from afterword.domain.plan import Step
from tests.compose.test_heard_drafts import HEARD, case, made


def promised(words: str, by: str = "2026-11-19", rules: str = "Please write, no calls.") -> Step:
    promise = Promise("candidate", words, by, f"{words}.", Source("transcript", "00:40:02", f"{words}."))
    given = case(interview=replace(case().interview, contact_rules=rules))
    steps = made(given, replace(HEARD, promises=(promise,))).plan.steps
    return next(step for step in steps if step.kind == "promised")


def test_a_paper_goes_with_the_letter_by_its_day() -> None:
    step = promised("I'll send you the rota sheet by Thursday")
    assert step.channel == "email"
    assert step.due is not None
    assert step.due.date().isoformat() <= "2026-11-19"
    assert step.why.startswith("You said: “I'll send you the rota sheet by Thursday.”")
    assert "same message" in step.why


def test_a_ring_is_rung_and_not_mailed() -> None:
    step = promised("I'll ring you with which Thursday", rules="Ring me any time, 0161 496 0188.")
    assert step.channel == "call"
    assert "Do it by that day." in step.why


def test_what_is_neither_sent_nor_rung_is_done_by_its_day() -> None:
    step = promised("I can ask Piet whether he would test it with you")
    assert "same message" not in step.why
    assert step.due is not None
    assert step.due.date().isoformat() == "2026-11-19"


def test_a_sunday_becomes_the_friday_before() -> None:
    step = promised("I'll send it", by="2026-11-22")
    assert step.due is not None
    assert step.due.date().isoformat() <= "2026-11-20"
