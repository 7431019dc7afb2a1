"""Packs made by hand, so that a page can be tested for every way a verdict can come out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from afterword.domain.assess import assess
from afterword.domain.compose.draft import Draft, DraftKind
from afterword.domain.diagnose.findings import (
    Diagnosis,
    ExchangeFinding,
    Interest,
    LeaveAlone,
    PrivateQuestion,
    Repair,
)
from afterword.domain.interview import (
    METHOD,
    Answer,
    Assessment,
    Case,
    Evidence,
    Exchange,
    Goal,
    Interview,
    Person,
    Source,
)
from afterword.domain.method import Checked, Pack
from afterword.domain.plan import Budget, Channel, Clearance, Plan, Step

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
THERE = ZoneInfo("Europe/London")
DRAFTS: tuple[DraftKind, ...] = (
    "call_card", "voicemail", "letter", "thank_you", "courteous_close", "bridge_email", "adviser_brief",
)  # fmt: skip

STALLED = Exchange(
    0, "How long would you stay?", "I stalled, and laughed.", "badly", "I can’t name a date. I finish what I start."
)
FINE = Exchange(1, "Which stock system do you know?", "Manhattan, for six years.", "well")
PROOF = Evidence("e1", "Cut returns clearance from 11 weeks to 4 days", "work[0].highlights[0]", at="Corvo")
REPAIRS = {
    "answer": Repair("answer", "q1", "What they are likely to be weighing here: will it last?", 0.9, (METHOD,)),
    "omission": Repair("omission", "g1", "You hold proof of this.", 0.8, (PROOF.source,), "e1"),
    "second": Repair("answer", "q2", "What they are likely to be weighing here: can you use it?", 0.6, (METHOD,)),
    "interest": Repair("interest", "interest", "One plain sentence puts that right.", 0.7, (METHOD,)),
}


def answers(*four: Answer | None) -> Assessment:
    return Assessment(*four)


def pack(
    four: Assessment | None = None,
    repairs: tuple[str, ...] = ("answer",),
    channel: Channel = "call",
    kinds: tuple[DraftKind, ...] = DRAFTS,
    steps: tuple[Step, ...] = (),
    private: PrivateQuestion | None = None,
    **interview: Any,
) -> Pack:
    """A pack for Halden & Rye; what it comes to follows from `four`, how it goes from `channel`."""
    case = Case(
        interview=Interview(
            **{
                "employer": "Halden & Rye",
                "role": "Operations manager",
                "interviewers": (Person("Ngozi Okafor", phone="0161 496 0177"),),
                "decision_by": date(2026, 11, 27),
                "assessment": four or answers("yes", "no", "yes", "yes"),
                "exchanges": (STALLED, FINE),
                "goals": (Goal("g1", "Returns are eating our margin", (Source("debrief", "goals[0]", ""),)),),
                **interview,
            }
        ),
        evidence=(PROOF,),
    )
    found = tuple(REPAIRS[name] for name in repairs)
    leave = (LeaveAlone("q2", "You felt it landed."),)
    diagnosis = Diagnosis(
        exchanges=(
            ExchangeFinding("q1", "tenure_commitment", "commitment_tenure", "not", private=private),
            ExchangeFinding("q2", "other", "", "fully"),
        ),
        told=(), untold=(), interest=Interest("unknown"), doubts=(), private_questions=(), promises=(),
        repairs=found, leave_alone=leave,
    )  # fmt: skip
    plan = Plan(
        first=found[0] if found else None,
        channel=channel,
        channel_why="One answer fits into two minutes.",
        clearance=Clearance(True, "A call is invited. You noted: “Ring me.”", (METHOD,)),
        steps=steps,
        leave_alone=leave,
        budget=Budget(planned=2, made=0, allowed=4),
    )
    drafts = tuple(Checked(Draft(kind, ()), tuple, None) for kind in kinds)
    return Pack(case, assess(case.interview), diagnosis, plan, drafts)


def asking_first(made: Pack) -> Pack:
    """The same pack, with an e-mail that asks for five minutes before anything else."""
    step = Step("bridge_email", "email", None, NOW, "Ask first.")
    return replace(made, plan=replace(made.plan, steps=(step,), channel="email"))
