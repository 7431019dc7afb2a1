"""What holds of every plan, whatever the interview, the hour, the place and what has been done already."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.assess import assess
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding, Interest, Promise, Repair
from afterword.domain.interview import METHOD, Assessment, Case, Interview, Person
from afterword.domain.plan import ContactMade, Plan, PlanInput, WorkCalendar, plan
from afterword.domain.plan.clearance import contact_rules
from tests.often import tried

from .wordings import WITH_A_NUMBER, WORDINGS

PRIVATE = {"adviser", "cool_off", "decide", "settle"}
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/London", "America/Chicago", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Auckland",
        "Australia/Lord_Howe", "Asia/Riyadh", "Africa/Casablanca", "UTC",
    )
]  # fmt: skip
FIRST, LAST = datetime(2026, 1, 1), datetime(2027, 12, 31)
WINDOWS = ((time(9, 30), time(11, 30)), (time(14), time(16, 30)))

zones = st.sampled_from(ZONES)
moments = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
answers = st.sampled_from(["yes", "no", "unsure", None])
words = st.sampled_from([text for _, text in (*WORDINGS, *WITH_A_NUMBER)])


@st.composite
def inputs(draw: st.DrawFn) -> PlanInput:
    now = draw(moments)
    zone = draw(zones)
    near = st.integers(-400, 400).map(lambda hours: now + timedelta(hours=hours))
    days = st.integers(-15, 30).map(lambda count: now.astimezone(zone).date() + timedelta(days=count))
    weekend = draw(st.sampled_from([frozenset({5, 6}), frozenset({4, 5}), frozenset({6})]))
    interview = Interview(
        employer="Fenmoor Joinery",
        starts_at=draw(st.none() | near),
        interviewers=(Person("Dana Whitfield", phone=draw(st.sampled_from(["", "0161 496 0177"]))),),
        contact_rules=draw(words),
        decision_by=draw(st.none() | days),
        assessment=Assessment(draw(answers), draw(answers), draw(answers), draw(answers)),
    )
    kinds = st.sampled_from(["call", "voicemail", "letter", "thank_you", "promised", "follow_up", "bridge_email"])
    made = st.builds(
        ContactMade,
        kinds,
        st.integers(1, 500).map(lambda hours: now - timedelta(hours=hours)),
        st.sampled_from([True, False, None]),
    )
    promise = st.builds(
        Promise,
        st.sampled_from(["candidate", "employer"]),
        st.just("send the calendar"),
        st.none() | days.map(date.isoformat) | st.sampled_from(["Thursday", "soon"]),
        st.just("I'd send the calendar"),
        st.just(METHOD),
    )
    family = draw(st.sampled_from(["tenure_commitment", "conflict", "technical_blank", "other"]))
    repair = Repair(draw(st.sampled_from(["answer", "omission", "interest"])), "q1", "It was the last thing.", 1.0, ())
    diagnosis = Diagnosis(
        exchanges=(ExchangeFinding("q1", family, "", "not"),),
        told=(),
        untold=(),
        interest=Interest("unknown"),
        doubts=(),
        private_questions=(),
        promises=tuple(draw(st.lists(promise, max_size=3))),
        repairs=(repair,) if draw(st.booleans()) else (),
        leave_alone=(),
    )
    case = Case(
        interview=interview,
        called=draw(st.sampled_from([None, True, False])),
        adviser=draw(st.sampled_from([None, Person("Bernadette")])),
    )
    return PlanInput(
        case=case,
        verdict=assess(interview),
        diagnosis=diagnosis,
        now=now,
        calendar=WorkCalendar(zone, frozenset(draw(st.lists(days, max_size=8))), weekend),
        own_zone=draw(zones),
        contacts=tuple(draw(st.lists(made, max_size=4))),
    )


def outward(made: Plan) -> list[tuple[str, datetime, datetime]]:
    return [
        (step.kind, step.not_before, step.due)
        for step in made.steps
        if step.kind not in PRIVATE and step.not_before and step.due
    ]


def working(calendar: WorkCalendar, day: date) -> bool:
    return day.weekday() not in calendar.weekend and day not in calendar.holidays


def in_a_window(calendar: WorkCalendar, moment: datetime) -> bool:
    day, clock = moment.date(), moment.time()
    first = (day - timedelta(days=1)).weekday() in calendar.weekend
    last = (day + timedelta(days=1)).weekday() in calendar.weekend
    if not working(calendar, day) or (first and clock < time(10)) or (last and clock > time(15)):
        return False
    return any(opens <= clock <= closes for opens, closes in WINDOWS)


@given(inputs())
@tried(50)
def test_the_same_input_gives_the_same_plan(given: PlanInput) -> None:
    assert plan(given) == plan(given)


@given(inputs())
@tried(50)
def test_steps_are_dated_in_order_aware_and_never_in_the_past(given: PlanInput) -> None:
    steps = plan(given).steps
    starts = [step.not_before for step in steps if step.not_before]
    assert len(starts) == len(steps)
    assert starts == sorted(starts)
    for step in steps:
        assert step.not_before
        assert step.due
        assert step.not_before.utcoffset() is not None
        assert given.now <= step.not_before < step.due
        assert step.not_before.tzinfo == (given.own_zone if step.kind in PRIVATE else given.calendar.zone)
        assert step.why.endswith((".", "”"))
        assert "!" not in step.why


@given(inputs())
@tried(50)
def test_nothing_reaches_them_outside_their_working_days_or_before_the_interview(given: PlanInput) -> None:
    started = given.case.interview.starts_at
    for _, start, end in outward(plan(given)):
        assert working(given.calendar, start.date())
        assert working(given.calendar, end.date())
        assert time(8, 30) <= start.time()
        assert end.time() <= time(17, 30)
        assert started is None or start > started


@given(inputs())
@tried(50)
def test_a_call_falls_into_one_decent_window(given: PlanInput) -> None:
    for step in plan(given).steps:
        if step.channel == "call" and step.not_before and step.due:
            asked = contact_rules(given.case.interview).hours  # what they asked for outranks our hours
            theirs = asked.start is not None and asked.end is not None
            for moment in (step.not_before, step.due):
                wished = theirs and asked.start <= moment.time() <= asked.end  # type: ignore[operator]
                assert in_a_window(given.calendar, moment) or (wished and working(given.calendar, moment.date()))
            if step.kind != "follow_up":
                assert step.due - step.not_before <= timedelta(hours=2, minutes=30)


@given(inputs())
@tried(60)
def test_it_comes_before_the_decision_whenever_an_hour_is_left(given: PlanInput) -> None:
    interview = given.case.interview
    decides = interview.decision_by
    zone = given.calendar.zone
    begins = max(given.now, (interview.starts_at or given.now) + timedelta(hours=1)).astimezone(zone)
    if decides is None or decides <= max(begins, interview.starts_at or begins).astimezone(zone).date():
        return
    hours = [begins + timedelta(minutes=30 * half) for half in range(48 * 32)]
    half_hours = [moment.astimezone(zone) for moment in hours]
    ahead = [moment for moment in half_hours if moment.date() < decides]
    for step in plan(given).steps:
        assert step.not_before
        if step.kind in ("letter", "thank_you", "courteous_close", "bridge_email") and any(
            working(given.calendar, moment.date()) and time(9) <= moment.time() <= time(16) for moment in ahead
        ):
            # The letter follows the call, and the call may have taken the last hour there was.
            waits = any(other.kind in ("call", "voicemail", "bridge_email") for other in plan(given).steps)
            assert step.not_before.date() < decides or (step.kind == "letter" and waits)
        if step.kind == "call" and any(
            in_a_window(given.calendar, moment) and in_a_window(given.calendar, moment + timedelta(minutes=25))
            for moment in ahead
        ):
            assert step.not_before.date() < decides


@given(inputs())
@tried(60)
def test_the_contact_budget_holds(given: PlanInput) -> None:
    made = plan(given)
    assert made.budget.allowed == 4
    assert made.budget.planned == 0 or made.budget.planned + made.budget.made <= made.budget.allowed
    calls = {"call", "voicemail"}
    # A call and its voicemail are one contact; what was promised is awaited and is held back by no seven days.
    past = [contact.at for contact in given.contacts if contact.kind not in calls]
    planned: list[datetime] = []
    called = False
    carried = [start for kind, start, _ in outward(made) if kind in ("letter", "thank_you")]
    for kind, start, _ in outward(made):
        if kind == "promised" or (kind in calls and called):
            continue
        called = called or kind in calls
        week = [moment for moment in (*past, *planned) if start - timedelta(days=7) < moment <= start]
        if kind not in calls:
            assert len(week) < 2, (kind, carried)
        planned.append(start)
    recent = sorted(given.contacts, key=lambda contact: contact.at)[-2:]
    if len(recent) == 2 and all(c.answered is False and c.kind not in calls for c in recent):
        assert not outward(made)


@given(inputs())
@tried(50)
def test_the_channel_follows_clearance_and_verdict(given: PlanInput) -> None:
    made = plan(given)
    if made.channel == "call":
        assert made.clearance.cleared is True
        assert given.verdict.kind not in ("let_go", "thank_only")
    if made.clearance.cleared is not True or given.verdict.kind in ("let_go", "thank_only"):
        assert all(step.channel != "call" for step in made.steps)
    if given.verdict.kind in ("let_go", "thank_only"):
        assert made.first is None
    if given.verdict.kind in ("decide_first", "incomplete"):
        assert not {"call", "voicemail", "letter", "bridge_email"} & {step.kind for step in made.steps}
    assert made.channel_why
    assert len([step for step in made.steps if step.kind == "call"]) <= 1
    assert len([step for step in made.steps if step.kind in ("letter", "thank_you")]) <= 1
