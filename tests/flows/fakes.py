"""A method small enough to read in a test: a letter of three sentences, three rules, whatever steps are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from afterword.domain.assess import Verdict
from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.diagnose.findings import Diagnosis, Interest
from afterword.domain.interview import METHOD, Case
from afterword.domain.method import Checked, Pack
from afterword.domain.plan import Budget, Clearance, Plan, Step
from afterword.domain.review import Check
from afterword.flows import prepare

DIAGNOSIS = Diagnosis((), (), (), Interest("unknown"), (), (), (), (), ())


class Method:
    """Stands in for the domain. `calls` holds the arguments of each call of `make_pack`."""

    def __init__(self) -> None:
        self.steps: Sequence[Step] = ()
        self.calls: list[dict[str, Any]] = []

    def make_pack(self, case: Case, **given: Any) -> Pack:
        self.calls.append({"case": case, **given})
        plan = Plan(
            first=None,
            channel="call",
            channel_why="",
            clearance=Clearance(None, "", ()),
            steps=tuple(self.steps),
            leave_alone=(),
            budget=Budget(0, 0, 3),
        )
        drafts = tuple(
            Checked(draft, partial(review, draft, case), seconds)
            for draft, seconds in ((letter(case), None), (voicemail(), 9))
        )
        return Pack(case, Verdict("salvage", ()), DIAGNOSIS, plan, drafts)


def letter(case: Case) -> Draft:
    why = case.slot_answers.get("why")
    return Draft(
        kind="letter",
        subject="Tuesday",
        sentences=(
            Sentence("greeting", "greeting", "Dear Ms Sallis,", (METHOD,)),
            Sentence("answer.1", "answer", "I can start on Monday.", (METHOD,)),
            Sentence("why", "interest", why, (METHOD,))
            if why
            else Sentence("why", "interest", "[Why?]", (METHOD,), Slot("why", "Why do you want it?")),
        ),
    )


def voicemail() -> Draft:
    return Draft(kind="voicemail", sentences=(Sentence("who", "who", "This is Alice.", (METHOD,)),))


def review(draft: Draft, case: Case) -> tuple[Check, ...]:
    """Asks about the word "promise" and stops the word "guarantee"."""
    found = []
    for sentence in draft.sentences:
        for word, severity in (("promise", "confirm"), ("guarantee", "block"), ("sorry", "warn")):
            if word in sentence.text:
                found.append(Check(f"no_{word}", severity, f"About “{sentence.text}”.", sentence.text, sentence.key))  # type: ignore[arg-type]
    return tuple(found)


def check(draft: Draft, case: Case, others: Sequence[Draft] = ()) -> Checked:
    """Also asks about words that another draft says already."""
    said = {sentence.text for other in others for sentence in other.sentences}
    twice = tuple(Check("twice", "warn", "Said twice.", s.text, s.key) for s in draft.sentences if s.text in said)
    seconds = len(draft.text.split()) if draft.kind == "voicemail" else None
    return Checked(draft, lambda: review(draft, case) + twice, seconds)


def step(kind: str, not_before: datetime | None = None, due: datetime | None = None, why: str = "Because.") -> Step:
    return Step(kind=kind, channel="call", not_before=not_before, due=due, why=why)  # type: ignore[arg-type]


@pytest.fixture
def method(monkeypatch: pytest.MonkeyPatch) -> Method:
    fake = Method()
    monkeypatch.setattr(prepare, "make_pack", fake.make_pack)
    monkeypatch.setattr(prepare, "check", check)
    return fake
