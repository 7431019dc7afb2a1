"""How the last try ended decides what the plan may still do: a no closes the telephone, one message is enough."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

import pytest

from afterword.domain.assess import assess
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding, Interest, Repair
from afterword.domain.interview import Assessment, Case, Interview, Person
from afterword.domain.plan import Plan, PlanInput, WorkCalendar, plan

TUESDAY = datetime(2026, 11, 17, 14, tzinfo=UTC)
Outcome = Literal["", "spoke", "voicemail", "not_reached", "declined"]


def planned(outcome: Outcome) -> Plan:
    interview = Interview(
        employer="Fenmoor Joinery",
        starts_at=TUESDAY,
        interviewers=(Person("Dana Whitfield"),),
        contact_rules="Told me to ring, 0161 496 0177.",
        decision_by=date(2026, 11, 27),
        assessment=Assessment("yes", "no", "yes", "yes"),
    )
    stalled = Repair("answer", "q1", "It was the last thing they heard.", 1.0, ())
    finding = ExchangeFinding("q1", "tenure_commitment", "", "not")
    diagnosis = Diagnosis((finding,), (), (), Interest("unknown"), (), (), (), (stalled,), ())
    case = Case(interview=interview, called=None if not outcome else outcome == "spoke", call_outcome=outcome)
    now = TUESDAY + timedelta(hours=20)
    calendar = WorkCalendar(UTC)
    return plan(
        PlanInput(case=case, verdict=assess(interview), diagnosis=diagnosis, now=now, calendar=calendar, own_zone=UTC)
    )


def test_before_any_call_the_telephone_is_open() -> None:
    assert planned("").channel == "call"


def test_asked_not_to_call_again_nothing_goes_by_telephone() -> None:
    after = planned("declined")
    assert after.channel == "email"
    assert after.clearance.cleared is False
    assert [step.kind for step in after.steps if step.channel == "call"] == []
    assert "letter" in [step.kind for step in after.steps]


@pytest.mark.parametrize("outcome", ["voicemail", "spoke"])
def test_one_message_or_one_talk_is_enough(outcome: Outcome) -> None:
    assert not {"call", "voicemail"} & {step.kind for step in planned(outcome).steps}
