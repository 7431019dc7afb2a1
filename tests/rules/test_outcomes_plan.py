"""The plan once an answer is known, written out: one row a step, so that a reader can say whether they would do it so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.assess import assess
from afterword.domain.compose.after import drafts_for
from afterword.domain.diagnose.findings import Diagnosis, Interest, Repair
from afterword.domain.interview import After, Assessment, Case, Interview, OutcomeKind, Said
from afterword.domain.plan import ContactMade, Owed, Plan, PlanInput, WorkCalendar, plan
from afterword.domain.plan.times import times

LONDON = ZoneInfo("Europe/London")
BERLIN = ZoneInfo("Europe/Berlin")
INTERVIEW = datetime(2026, 11, 17, 14, 0, tzinfo=LONDON)
WEDNESDAY = date(2026, 11, 25)
EVENING = datetime(2026, 11, 25, 19, 0, tzinfo=LONDON)
OWED = Owed("p1", "the rota", datetime(2026, 11, 27, 17, 0, tzinfo=LONDON), INTERVIEW)
HELPED = Said("Say the figure first.", date(2026, 12, 1), "email")


def made(kind: str, *, now: datetime = EVENING, rules: str = "", **given: Any) -> Plan:
    """The plan for an interview of 17 November that stands as `kind` since Wednesday the 25th."""
    contacts, promises = given.pop("contacts", ()), given.pop("promises", ())
    after = After(**{"kind": kind, "on": WEDNESDAY, "way": "email", **given})
    interview = Interview(
        employer="Fenmoor Joinery",
        starts_at=INTERVIEW,
        contact_rules=rules,
        decision_by=date(2026, 11, 27),
        assessment=Assessment("yes", "no", "yes", "yes"),
    )
    diagnosis = Diagnosis(
        exchanges=(), told=(), untold=(), interest=Interest("unknown"), doubts=(), private_questions=(), promises=(),
        repairs=(Repair("answer", "q1", "It was the last thing they heard.", 1.0, ()),), leave_alone=(),
    )  # fmt: skip
    return plan(
        PlanInput(
            case=Case(interview=interview, after=after),
            verdict=assess(interview),
            diagnosis=diagnosis,
            now=now,
            calendar=WorkCalendar(LONDON),
            own_zone=BERLIN,
            contacts=contacts,
            promises=promises,
            times=times(),
        )
    )


def rows(given: Plan) -> list[str]:
    """ "gracious_reply email Thu 26 08:30-Fri 27 17:30" for each step."""
    return [
        f"{step.kind} {step.channel} {step.not_before:%a %-d %H:%M}-{step.due:%a %-d %H:%M}" for step in given.steps
    ]


def sent(kind: Any, day: int, month: int = 11) -> ContactMade:
    return ContactMade(kind, datetime(2026, month, day, 11, 0, tzinfo=LONDON))


REPLY = "gracious_reply email Thu 26 08:30-Fri 27 17:30"
ASK = "advice_request email Fri 27 08:30-Wed 9 17:30"


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        # They said no on Wednesday: nothing that evening, thanks from the next morning, then perhaps one question.
        ("refused", {}, [REPLY, ASK]),
        ("filled", {"way": "heard"}, [REPLY, ASK]),
        ("frozen", {}, [REPLY, ASK]),
        ("refused", {"promises": (OWED,)}, [REPLY, ASK]),  # what is owed is not pressed
        ("refused", {"way": "recruiter"}, [REPLY.replace("email", "recruiter"), ASK.replace("email", "recruiter")]),
        ("refused", {"rules": "All via the agency."}, [REPLY.replace("email", "recruiter"), ASK.replace("email", "recruiter")]),
        # The thanks went on Thursday: the question not before a day after it.
        ("refused", {"contacts": (sent("gracious_reply", 26),), "now": EVENING + timedelta(days=1)}, [ASK.replace("08:30", "11:00")]),
        ("refused", {"contacts": (sent("gracious_reply", 26), sent("advice_request", 30))}, []),
        # They said no on a Friday: the weekend is nobody's.
        ("refused", {"on": date(2026, 11, 27)}, ["gracious_reply email Mon 30 08:30-Tue 1 17:30", "advice_request email Mon 30 08:30-Fri 11 17:30"]),
        # A letter on the day of the answer is none of these.
        ("refused", {"contacts": (sent("letter", 25), sent("follow_up", 25), sent("thank_you", 24))}, [REPLY, ASK]),
        # What they said with the no is thanked for in the reply; advice that came later gets thanks of its own.
        ("refused", {"feedback": (replace(HELPED, on=WEDNESDAY),)}, [REPLY]),
        ("refused", {"feedback": (HELPED,), "now": EVENING + timedelta(days=6)}, ["advice_thanks email Wed 2 08:30-Thu 3 17:30"]),
        ("refused", {"feedback": (HELPED,), "contacts": (sent("advice_thanks", 2, 12),), "now": EVENING + timedelta(days=8)}, []),
        ("refused", {"feedback": (HELPED,), "now": EVENING + timedelta(days=60)}, []),
        # Noted late: thanks are still in time for two weeks, and then it is let be.
        ("refused", {"now": EVENING + timedelta(days=7)}, ["gracious_reply email Thu 3 08:30-Thu 3 17:30", "advice_request email Thu 3 08:30-Wed 9 17:30"]),
        ("refused", {"now": EVENING + timedelta(days=15)}, []),
        # Whom they asked to leave alone until they write: they have written.
        ("refused", {"rules": "Please do not contact us. We will be in touch."}, [REPLY, ASK]),
        ("filled", {"way": "heard", "rules": "Please do not contact us. We will be in touch."}, []),
        ("silent", {"way": "self", "promises": (OWED,)}, []),
        # An offer: thanks soon, then the person's own decision by the day they named.
        ("offer", {"answer_by": date(2026, 12, 2)}, ["offer_reply email Thu 26 08:30-Thu 26 17:30", "answer_offer none Thu 26 08:00-Wed 2 18:30"]),
        ("offer", {}, ["offer_reply email Thu 26 08:30-Thu 26 17:30", "answer_offer none Thu 26 08:00-Wed 2 18:30"]),
        ("offer", {"answer_by": WEDNESDAY}, ["answer_offer none Wed 25 20:00-Wed 25 21:00", "offer_reply email Thu 26 08:30-Thu 26 17:30"]),
        ("offer", {"contacts": (sent("offer_reply", 26),), "answer_by": date(2026, 12, 2)}, ["answer_offer none Thu 26 08:00-Wed 2 18:30"]),
        ("offer", {"promises": (OWED,), "contacts": (sent("offer_reply", 26),), "answer_by": date(2026, 12, 2)}, ["promised email Thu 26 08:30-Fri 27 17:00", "answer_offer none Thu 26 08:00-Wed 2 18:30"]),
        ("reopened", {}, ["still_interested email Thu 26 08:30-Fri 27 17:30"]),
        ("reopened", {"contacts": (sent("still_interested", 26),)}, []),
        ("withdrawn", {"way": "self"}, ["courteous_close email Thu 26 08:30-Fri 27 17:30"]),
        ("withdrawn", {"way": ""}, ["courteous_close email Thu 26 08:30-Fri 27 17:30"]),
        ("withdrawn", {"way": "call"}, []),
        ("withdrawn", {"way": "self", "contacts": (sent("courteous_close", 25),)}, []),
        ("next_round", {}, []),
        ("next_round", {"promises": (OWED,)}, ["promised email Thu 26 08:30-Fri 27 17:00"]),
        ("accepted", {"promises": (OWED,)}, ["promised email Thu 26 08:30-Fri 27 17:00"]),
        ("declined", {}, []),
        ("started", {}, []),
        ("changed", {}, []),
        ("ended", {}, []),
    ],
)  # fmt: skip
def test_what_is_planned_after_an_answer(kind: str, given: dict[str, Any], expected: list[str]) -> None:
    assert rows(made(kind, **given)) == expected


def test_nothing_of_what_was_to_win_the_job_is_left() -> None:
    found = made("refused", rules="Ring me on 0161 496 0177.")
    assert found.first is None
    assert found.leave_alone == ()
    assert (found.channel, found.channel_why) == ("email", "")
    assert found.budget.allowed == 0


def test_two_messages_without_an_answer_do_not_keep_one_from_thanking() -> None:
    quiet = tuple(replace(sent(kind, 20), answered=False) for kind in ("letter", "follow_up"))
    assert rows(made("filled", way="heard", contacts=quiet)) == [REPLY, ASK]


def test_what_is_said_of_each_step() -> None:
    said = {step.kind: step.why for step in made("refused").steps}
    assert "Most such questions stay without an answer." in said["advice_request"]
    assert "first sting" in said["gracious_reply"]
    assert "when it opens again" in made("frozen").steps[0].why
    offered = {step.kind: step.why for step in made("offer", answer_by=date(2026, 12, 4)).steps}
    assert offered["answer_offer"].startswith("They would like to know by Friday 4 December.")
    assert "ask by when" in {step.kind: step.why for step in made("offer").steps}["answer_offer"]


@pytest.mark.parametrize("kind", [kind for kind in get_args(OutcomeKind) if kind != "moot"])
def test_for_every_step_that_is_written_there_are_words(kind: str) -> None:
    for feedback, way in (((), "email"), ((), "self"), ((HELPED,), "email")):
        steps = made(kind, way=way, feedback=feedback, now=EVENING + timedelta(days=6 if feedback else 0)).steps
        written = {step.kind for step in steps} - {"answer_offer", "promised"}
        assert written <= set(drafts_for(After(kind=kind, on=WEDNESDAY, way=way, feedback=feedback)))  # type: ignore[arg-type]
