"""Plans, written out: one row a step, so that a reader can say whether they would do it so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.assess import assess
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding, Interest, LeaveAlone, Promise, Repair
from afterword.domain.interview import METHOD, Answer, Assessment, Case, Interview, Person
from afterword.domain.plan import ContactMade, Plan, PlanInput, Times, WorkCalendar, plan
from afterword.domain.plan.times import times as shipped

LONDON = ZoneInfo("Europe/London")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
ANSWERS: dict[str, Answer | None] = {"y": "yes", "n": "no", "u": "unsure", "-": None}
STALLED = Repair("answer", "q1", "It was the last thing they heard.", 1.0, ())
TUESDAY = datetime(2026, 11, 17, 14, 0, tzinfo=LONDON)
RING = "Told me to ring, 0161 496 0177."
UNCLEAR = "Said to get in touch with any questions."


def made(
    answers: str = "ynyy",
    *,
    rules: str = RING,
    starts: datetime | None = TUESDAY,
    now: datetime = TUESDAY + timedelta(hours=3),
    decides: date | None = date(2026, 11, 27),
    family: str = "tenure_commitment",
    repairs: tuple[Repair, ...] = (STALLED,),
    promises: tuple[Promise, ...] = (),
    contacts: tuple[ContactMade, ...] = (),
    called: bool | None = None,
    adviser: str = "",
    own: ZoneInfo = LONDON,
    holidays: frozenset[date] = frozenset(),
    people: tuple[Person, ...] = (Person("Dana Whitfield"),),
    times: Times | None = None,
) -> Plan:
    interview = Interview(
        employer="Fenmoor Joinery",
        starts_at=starts,
        interviewers=people,
        contact_rules=rules,
        decision_by=decides,
        assessment=Assessment(*(ANSWERS[letter] for letter in answers)),
    )
    diagnosis = Diagnosis(
        exchanges=(ExchangeFinding("q1", family, "", "not"),),
        told=(),
        untold=(),
        interest=Interest("unknown"),
        doubts=(),
        private_questions=(),
        promises=promises,
        repairs=repairs,
        leave_alone=(LeaveAlone("q2", "It was answered."),),
    )
    case = Case(interview=interview, called=called, adviser=Person(adviser) if adviser else None)
    return plan(
        PlanInput(
            case=case,
            verdict=assess(interview),
            diagnosis=diagnosis,
            now=now,
            calendar=WorkCalendar(LONDON, holidays),
            own_zone=own,
            contacts=contacts,
            times=times or shipped(),
        )
    )


def rows(given: Plan) -> list[str]:
    """ "call call Wed 18 09:30-11:30" for each step."""
    found = []
    for step in given.steps:
        assert step.not_before
        assert step.due
        same = step.not_before.date() == step.due.date()
        end = f"{step.due:%H:%M}" if same else f"{step.due:%a %d %H:%M}"
        found.append(f"{step.kind} {step.channel} {step.not_before:%a %d %H:%M}-{end}")
    return found


def why(given: Plan, kind: str) -> str:
    return next(step.why for step in given.steps if step.kind == kind)


def test_a_call_a_letter_and_a_word_after_the_decision() -> None:
    given = made(adviser="Bernadette")
    assert rows(given) == [
        "adviser none Tue 17 17:00-21:00",
        "call call Wed 18 09:30-11:30",
        "voicemail call Thu 19 09:30-11:30",
        "letter email Thu 19 11:30-14:00",
        "follow_up call Mon 30 10:00-Tue 01 16:30",
    ]
    assert why(given, "call") == "You noted: “Told me to ring, 0161 496 0177.” They decide on Friday 27 November."
    assert "Bernadette" in why(given, "adviser")
    assert given.first == STALLED
    assert given.leave_alone == (LeaveAlone("q2", "It was answered."),)
    assert (given.budget.planned, given.budget.made, given.budget.allowed, given.budget.why) == (2, 0, 4, "")


def test_soon_after_the_interview_there_is_time_to_cool_off() -> None:
    assert rows(made(now=TUESDAY + timedelta(minutes=40)))[0] == "cool_off none Tue 17 15:00-17:00"


def test_late_at_night_the_adviser_waits_for_the_morning() -> None:
    assert rows(made(now=TUESDAY.replace(hour=23)))[:2] == [
        "adviser none Wed 18 08:00-09:30",
        "call call Wed 18 09:30-11:30",
    ]


def test_over_a_weekend_the_call_is_on_monday_from_ten() -> None:
    friday = datetime(2026, 11, 20, 16, 0, tzinfo=LONDON)
    assert rows(made(starts=friday, now=friday + timedelta(hours=1)))[2:4] == [
        "call call Mon 23 10:00-11:30",
        "voicemail call Tue 24 09:30-11:30",
    ]


def test_holidays_are_no_working_days() -> None:
    given = made(holidays=frozenset({date(2026, 11, 18), date(2026, 11, 19)}))
    assert rows(given)[1] == "call call Fri 20 09:30-11:30"


def test_a_decision_tomorrow_leaves_one_window_for_the_call_and_its_message() -> None:
    given = made(decides=date(2026, 11, 19))
    assert rows(given)[1:4] == [
        "call call Wed 18 09:30-11:30",
        "voicemail call Wed 18 09:30-11:30",
        "letter email Wed 18 11:30-17:30",
    ]
    assert "no other day" in why(given, "voicemail")


def test_a_decision_today_means_the_next_open_hour() -> None:
    given = made(decides=date(2026, 11, 18), now=datetime(2026, 11, 18, 10, 12, tzinfo=LONDON))
    assert rows(given)[0] == "call call Wed 18 10:15-11:30"
    assert "They decide today" in why(given, "call")


def test_a_decision_day_with_no_hour_before_it_is_said_plainly() -> None:
    friday = datetime(2026, 11, 20, 16, 0, tzinfo=LONDON)
    given = made(starts=friday, now=friday + timedelta(hours=2), decides=date(2026, 11, 23))
    assert "call call Mon 23 10:00-11:30" in rows(given)
    assert why(given, "call").endswith("They decide on Monday. This is the first good hour there is.")


def test_a_decision_day_that_has_passed_is_asked_about_first() -> None:
    given = made(decides=date(2026, 11, 18), now=datetime(2026, 11, 25, 10, 12, tzinfo=LONDON))
    assert rows(given)[:2] == ["adviser none Wed 25 10:15-14:00", "call call Wed 25 14:00-16:30"]
    assert "ask first whether it is decided" in why(given, "call")


def test_late_is_said_and_stays_a_call() -> None:
    given = made(now=datetime(2026, 11, 24, 8, 0, tzinfo=LONDON))
    assert given.channel == "call"
    assert "It has been some days." in why(given, "call")


def test_the_call_falls_into_the_persons_waking_hours_too() -> None:
    assert rows(made(own=LOS_ANGELES))[1] == "call call Wed 18 16:00-16:30"


def test_their_hours_come_first() -> None:
    given = made(rules="Call me between 15h and 17h, on Thursdays, he said.")
    assert rows(given)[1:3] == ["call call Thu 19 15:00-17:00", "voicemail call Fri 20 15:00-17:00"]


def test_hours_that_hold_nothing_give_way_to_ours() -> None:
    friday = datetime(2026, 11, 20, 16, 0, tzinfo=LONDON)
    given = made(rules="Call before 9:50, she said.", starts=friday, now=friday + timedelta(hours=2))
    assert "call call Tue 24 09:30-09:50" in rows(given)  # on a Monday nobody is rung before ten
    given = made(rules="Call before 9:40, she said.")  # ten minutes are no window, from eight on there are more
    assert "call call Wed 18 08:00-09:40" in rows(given)
    given = made(rules="Call before 8:10, she said.")
    assert "call call Wed 18 09:30-11:30" in rows(given)


def test_long_words_are_not_quoted_whole_and_a_bare_number_is_named() -> None:
    long = "Told me to ring whenever I like, " + "and to bring the drawings along if I still have them, " * 4
    assert why(made(rules=long), "call").startswith("A call is welcome.")
    people = (Person("Dana Whitfield", phone="0161 496 0177"),)
    assert "Dana Whitfield" in why(made(rules="", people=people), "call")


def test_a_point_without_a_finding_is_said_by_phone() -> None:
    elsewhere = Repair("answer", "q9", "It was asked twice.", 1.0, ())
    assert made(rules="He gave me his card.", repairs=(elsewhere,)).channel == "call"
    assert made(rules="He gave me his card.", repairs=()).channel == "call"
    assert made(rules="He gave me his card.", family="no such family").channel == "call"


def test_unclear_means_asking_first() -> None:
    given = made(rules=UNCLEAR)
    assert given.channel == "email"
    assert given.channel_why.endswith("So ask first, by e-mail.")
    assert rows(given) == [
        "adviser none Tue 17 17:00-21:00",
        "bridge_email email Tue 17 17:00-Wed 18 14:00",
        "letter email Wed 18 14:00-Thu 19 14:00",
        "follow_up email Mon 30 08:30-Tue 01 17:30",
    ]


@pytest.mark.parametrize(
    ("rules", "channel", "ends"),
    [
        ("No calls please.", "email", "So it goes by e-mail."),
        ("Everything through the recruiter.", "recruiter", "So it goes to the recruiter."),
        ("All questions to HR.", "email", "So write to the office that was named."),
        ("Scored panel.", "email", "So a short e-mail to HR is what is left."),
        ("Please don't contact us.", "none", "So nothing goes out until they write."),
    ],
)
def test_channels_give_their_reason_in_their_words(rules: str, channel: str, ends: str) -> None:
    given = made(rules=rules)
    assert given.channel == channel
    assert f"“{rules}”" in given.channel_why
    assert given.channel_why.endswith(ends)


def test_told_to_wait_nothing_goes_out_but_a_word_after_the_decision() -> None:
    assert rows(made(rules="Please don't contact us.")) == ["follow_up email Mon 30 08:30-Tue 01 17:30"]
    assert rows(made("yyyy", rules="Please don't contact us.")) == ["follow_up email Mon 30 08:30-Tue 01 17:30"]
    assert rows(made("nyyy", rules="Please don't contact us.")) == []


def test_what_has_to_be_looked_at_is_sent_unless_they_asked_for_a_call() -> None:
    assert made(rules="He gave me his card.", family="technical_blank").channel == "email"
    assert "has to be looked at" in made(rules="He gave me his card.", family="technical_blank").channel_why
    assert made(rules=RING, family="technical_blank").channel == "call"
    assert "bridge_email" not in " ".join(rows(made(rules=UNCLEAR, family="technical_blank")))


def test_thanks_only() -> None:
    given = made("yyyy")
    assert given.first is None
    assert given.channel == "email"
    assert rows(given) == ["thank_you email Tue 17 17:00-Wed 18 14:00", "follow_up email Mon 30 08:30-Tue 01 17:30"]
    late = made("yyyy", now=datetime(2026, 11, 24, 8, 0, tzinfo=LONDON))
    assert "needs no excuse" in why(late, "thank_you")


def test_let_go() -> None:
    given = made("nnnn", promises=(Promise("candidate", "send the drawing", None, "I'd send the drawing", METHOD),))
    assert rows(given) == ["courteous_close email Tue 17 17:00-Thu 19 14:00"]
    assert "say that you won’t" in why(given, "courteous_close")
    assert rows(made("nnnn", rules="All via the agency.")) == ["courteous_close recruiter Tue 17 17:00-Thu 19 14:00"]


def test_decide_first() -> None:
    given = made("unnn", adviser="Bernadette")
    assert rows(given) == [
        "adviser none Tue 17 17:00-Wed 18 21:00",
        "decide none Tue 17 17:00-Wed 18 21:00",
        "thank_you email Tue 17 17:00-Wed 18 14:00",
    ]
    assert given.channel == "call"
    assert given.first is not None
    assert given.first.why == "This comes after you have decided that you want it. It was the last thing they heard."
    assert "Bernadette" in why(given, "adviser")


def test_decide_first_early_enough_to_act() -> None:
    assert rows(made("unnn", decides=date(2026, 11, 19)))[1] == "decide none Tue 17 17:00-21:00"
    today = made("unnn", decides=date(2026, 11, 17))
    assert rows(today)[1] == "decide none Tue 17 17:00-19:00"


def test_incomplete() -> None:
    given = made("y-yy")
    assert rows(given) == ["settle none Tue 17 17:00-21:00", "thank_you email Tue 17 17:00-Wed 18 14:00"]
    assert given.first == STALLED


def promise(by: str | None, quote: str = "I'd send the drawing") -> Promise:
    return Promise("candidate", "send the drawing", by, quote, METHOD)


@pytest.mark.parametrize(
    ("by", "row"),
    [
        ("2026-11-20", "promised email Thu 19 11:30-14:00"),  # with the letter
        ("2026-11-18", "promised email Tue 17 17:00-Wed 18 17:30"),
        ("2026-11-22", "promised email Thu 19 11:30-14:00"),  # a Sunday: wanted on Friday
        ("tomorrow", "promised email Tue 17 17:00-Wed 18 17:30"),
        ("Thursday", "promised email Thu 19 11:30-14:00"),
        ("today", "promised email Tue 17 17:00-17:30"),
        ("soon", "promised email Tue 17 17:00-Wed 18 17:30"),
        (None, "promised email Tue 17 17:00-Wed 18 17:30"),
    ],
)
def test_what_was_promised_is_sent_by_its_day_and_with_the_letter_if_it_can(by: str | None, row: str) -> None:
    given = made(promises=(promise(by), Promise("employer", "write", by, "They'd write", METHOD)))
    assert [found for found in rows(given) if found.startswith("promised")] == [row]


def test_an_overdue_promise_is_sent_now() -> None:
    given = made(promises=(promise("2026-11-18"),), now=datetime(2026, 11, 20, 9, 0, tzinfo=LONDON))
    assert "promised email Fri 20 09:00-17:30" in rows(given)
    assert "has passed" in why(given, "promised")


def test_a_long_promise_is_not_quoted_and_a_kept_one_not_asked_for_again() -> None:
    assert why(made(promises=(promise(None, "I would " * 40),)), "promised") == "You said you would."
    kept = ContactMade("promised", TUESDAY + timedelta(hours=2), None)
    assert "promised" not in " ".join(rows(made(promises=(promise(None),), contacts=(kept,))))


def contact(kind: str, hours: int, answered: bool | None = None) -> ContactMade:
    return ContactMade(kind, TUESDAY + timedelta(hours=hours), answered)  # type: ignore[arg-type]


def test_a_second_attempt_carries_the_message() -> None:
    given = made(contacts=(contact("call", 20, answered=False),), now=TUESDAY + timedelta(hours=22))
    assert rows(given)[1:3] == ["voicemail call Thu 19 09:30-11:30", "letter email Thu 19 11:30-14:00"]
    assert why(given, "voicemail").startswith("You have tried once.")
    assert rows(made(called=False))[1].startswith("voicemail call Wed 18")


@pytest.mark.parametrize(
    "contacts",
    [
        (contact("call", 20, answered=True),),
        (contact("voicemail", 20),),
        (contact("call", 2, answered=False), contact("call", 20, answered=False)),
    ],
)
def test_after_the_call_or_two_attempts_only_the_letter_is_left(contacts: tuple[ContactMade, ...]) -> None:
    given = made(contacts=contacts, now=TUESDAY + timedelta(hours=22))
    assert [step.kind for step in given.steps] == ["adviser", "letter", "follow_up"]


def test_after_the_call_was_made_the_letter_only_points_to_it() -> None:
    given = made(called=True, now=TUESDAY + timedelta(hours=22))
    assert "points to what you said by phone" in why(given, "letter")


def test_what_was_sent_is_not_sent_again() -> None:
    kinds = [step.kind for step in made("yyyy", contacts=(contact("thank_you", 2),)).steps]
    assert kinds == ["follow_up"]
    sent = (contact("letter", 2), contact("follow_up", 2))
    assert made(contacts=sent, rules="email only", now=TUESDAY + timedelta(days=1)).steps == ()
    assert made("nnnn", contacts=(contact("courteous_close", 2),)).steps == ()


def test_two_in_a_row_without_an_answer_is_the_end_of_it() -> None:
    silent = (contact("thank_you", 1, answered=False), contact("bridge_email", 2, answered=False))
    given = made(contacts=silent, now=TUESDAY + timedelta(hours=4))
    assert given.steps == ()
    assert given.budget.why.startswith("Two messages have gone unanswered.")


def test_a_third_contact_in_a_week_is_left_out_and_said() -> None:
    before = (contact("thank_you", 1), contact("bridge_email", 2))
    given = made(contacts=before, now=TUESDAY + timedelta(hours=4))
    assert [step.kind for step in given.steps] == ["follow_up"]
    assert given.budget.why.startswith("This week they have heard from you as often as is wise")


def test_a_follow_up_is_put_off_rather_than_crowded() -> None:
    given = made(decides=date(2026, 11, 20))
    assert rows(given)[-1] == "follow_up call Thu 26 09:30-Fri 27 15:00"
    assert given.budget.why.startswith("The follow-up waits a little longer")


def test_without_a_decision_day_the_follow_up_comes_a_working_week_later() -> None:
    given = made(decides=None)
    assert rows(given)[-1] == "follow_up call Thu 26 09:30-Mon 30 16:30"
    assert "They named no day" in why(given, "follow_up")


def test_without_a_date_for_the_interview_it_is_planned_from_now() -> None:
    assert rows(made(starts=None, now=TUESDAY))[1] == "call call Wed 18 09:30-11:30"


def test_before_the_interview_it_is_planned_from_its_end() -> None:
    given = made(now=TUESDAY - timedelta(days=3))
    assert rows(given)[2] == "call call Wed 18 09:30-11:30"


def test_the_night_the_clocks_change_moves_nothing() -> None:
    saturday = datetime(2026, 10, 24, 15, 0, tzinfo=LONDON)
    given = made(starts=saturday, now=saturday + timedelta(hours=4), decides=date(2026, 11, 6))
    assert rows(given)[1] == "call call Mon 26 10:00-11:30"
    call = next(step for step in given.steps if step.kind == "call")
    assert call.not_before is not None
    assert call.not_before.utcoffset() == timedelta(0)


def test_call_hours_that_leave_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="no hour for a call"):
        made(times=replace(shipped(), windows=((time(9), time(9, 5)),)))


def test_a_calendar_without_working_days_is_refused() -> None:
    interview = Interview(assessment=Assessment("yes", "yes", "yes", "yes"))
    never = WorkCalendar(LONDON, weekend=frozenset(range(7)))
    empty = Diagnosis((), (), (), Interest("unknown"), (), (), (), (), ())
    with pytest.raises(ValueError, match="no working day"):
        plan(
            PlanInput(
                case=Case(interview=interview),
                verdict=assess(interview),
                diagnosis=empty,
                now=TUESDAY,
                calendar=never,
                own_zone=LONDON,
            )
        )
