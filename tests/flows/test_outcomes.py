"""What came of an interview: noted once, taken back whole, and everything that follows it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from afterword.flows import decide, log, outcomes, people, prepare
from afterword.flows.kept import Unreadable
from afterword.store import queries
from afterword.store.models import Feedback, FeedbackConcern, Interview, Outcome, Person, Step

NOW = datetime(2026, 12, 3, 15, 0, tzinfo=UTC)  # a Thursday, nine days after the interview
DAY = date(2026, 12, 3)


def states(interview: Interview) -> dict[str, str]:
    return {row.kind: row.state for row in queries.steps_of(interview)}


def waiting(interview: Interview) -> list[str]:
    return [row.kind for row in queries.steps_of(interview) if row.state == Step.State.WAITING]


def stands(interview: Interview) -> tuple[str, date | None, date | None]:
    interview.refresh_from_db()
    return interview.outcome, interview.outcome_on, interview.answered_on


@pytest.fixture
def planned(interview: Interview) -> Interview:
    decide.take_plan(interview, datetime(2026, 11, 25, 10, 0, tzinfo=UTC))
    assert {"call", "letter", "follow_up"} <= set(waiting(interview))
    return interview


def test_a_no_ends_what_was_planned_and_asks_for_nothing_today(planned: Interview) -> None:
    person = queries.interviewers_of(planned).get().person
    outcomes.note(planned, "refused", on=DAY, way="call", person=person, words="She was kind about it.", now=NOW)
    assert stands(planned) == ("refused", DAY, DAY)
    assert waiting(planned) == ["gracious_reply", "advice_request"]
    assert states(planned)["call"] == "skipped"
    assert decide.today(planned.owner, NOW).due == []
    after = outcomes.after_of(planned)
    assert after is not None
    assert (after.kind, after.on, after.way, after.words) == ("refused", DAY, "call", "She was kind about it.")
    assert after.by is not None
    assert after.by.name == "Imogen Sallis"
    assert prepare.case_of(planned).after == after


def test_it_is_planned_for_where_no_plan_had_been_taken_on(interview: Interview) -> None:
    came = outcomes.note(interview, "refused", on=DAY, now=NOW)
    assert waiting(interview) == ["gracious_reply", "advice_request"]
    outcomes.take_back(came, NOW)
    assert states(interview) == {}
    outcomes.note(interview, "silent", on=DAY, now=NOW)
    assert states(interview) == {}


def test_taken_back_everything_is_as_it_was(planned: Interview) -> None:
    before = states(planned)
    came = outcomes.note(planned, "refused", on=DAY, way="email", now=NOW)
    assert [touch.way for touch in queries.touches_of(planned)] == ["email"]
    outcomes.take_back(came, NOW + timedelta(minutes=5))
    assert stands(planned) == ("", None, None)
    assert states(planned) == before
    assert list(queries.touches_of(planned)) == []
    assert outcomes.after_of(planned) is None
    assert list(queries.after.outcomes_of(planned)) == []
    assert Outcome.objects.get().taken_back  # never rewritten, never deleted


def test_one_act_is_noted_once_and_after_taking_back_once_more(interview: Interview) -> None:
    first = outcomes.note(interview, "refused", on=DAY, made_by="incoming:1", now=NOW)
    assert outcomes.note(interview, "refused", on=DAY, made_by="incoming:1", now=NOW) == first
    outcomes.take_back(first, NOW)
    again = outcomes.note(interview, "offer", on=DAY, made_by="incoming:1", now=NOW)
    assert again != first
    assert outcomes.note(interview, "offer", on=DAY, made_by="incoming:1", now=NOW) == again
    assert [row.kind for row in queries.after.outcomes_of(interview)] == ["offer"]


def test_noted_in_any_order_the_newest_stands(interview: Interview) -> None:
    outcomes.note(interview, "accepted", on=date(2026, 12, 2), now=NOW)
    outcomes.note(interview, "offer", on=date(2026, 11, 27), way="call", now=NOW)
    assert stands(interview) == ("accepted", date(2026, 12, 2), date(2026, 11, 27))
    outcomes.note(interview, "moot", on=DAY, exchange="q1", now=NOW)
    assert stands(interview)[0] == "accepted"
    after = outcomes.after_of(interview)
    assert after is not None
    assert (after.kind, after.moot) == ("accepted", ("q1",))
    rows = outcomes.history_of(interview)
    assert [row.kind for row in rows] == ["offer", "accepted", "moot"]
    assert outcomes.stands_in(rows) == rows[1]
    assert outcomes.stands_in([]) is None


def test_of_one_day_the_one_noted_last_stands(interview: Interview) -> None:
    outcomes.note(interview, "offer", on=DAY, now=NOW)
    outcomes.note(interview, "accepted", on=DAY, now=NOW + timedelta(minutes=1))
    assert stands(interview)[0] == "accepted"
    after = outcomes.after_of(interview)
    assert after is not None
    assert after.kind == "accepted"


@pytest.mark.parametrize(
    ("kind", "way", "answered"),
    [
        ("refused", "email", DAY),
        ("frozen", "heard", None),
        ("silent", "self", None),
        ("withdrawn", "call", None),
        ("filled", "heard", None),
    ],
)
def test_what_counts_as_their_answer(interview: Interview, kind: str, way: str, answered: date | None) -> None:
    outcomes.note(interview, kind, on=DAY, way=way, now=NOW)
    assert stands(interview) == (kind, DAY, answered)


def test_to_be_told_is_a_contact_and_noted_once(interview: Interview) -> None:
    log.note(interview, "call", outward=False, at=NOW - timedelta(hours=1))
    outcomes.note(interview, "next_round", on=DAY, way="call", now=NOW)  # the same call
    outcomes.note(interview, "offer", on=DAY, way="email", now=NOW)
    outcomes.note(interview, "accepted", on=DAY, way="call", now=NOW)  # their own act
    outcomes.note(interview, "refused", on=date(2026, 12, 1), way="letter", words="With regret.", now=NOW)
    outcomes.note(interview, "offer", on=date(2026, 12, 2), way="email", made_by="incoming:7", now=NOW)
    found = [(touch.way, touch.happened_at, touch.words) for touch in queries.touches_of(interview)]
    assert found == [
        ("letter", datetime(2026, 12, 1, 12, 0, tzinfo=UTC), "With regret."),
        ("call", NOW - timedelta(hours=1), ""),
        ("email", NOW, ""),
    ]


def test_feedback_comes_with_how_it_stands(interview: Interview) -> None:
    outcomes.note(interview, "refused", on=DAY, now=NOW)
    person = queries.interviewers_of(interview).get().person
    common = {"owner": interview.owner, "interview": interview}
    said = Feedback.objects.create(**common, words="Say the figure first.", said_on=DAY, way="email", person=person)
    FeedbackConcern.objects.create(owner=interview.owner, feedback=said, concern="results")
    Feedback.objects.create(**common, words="Taken back.", said_on=DAY, taken_back=True)
    after = outcomes.after_of(interview)
    assert after is not None
    assert [(one.words, one.way, one.by and one.by.name, one.concerns) for one in after.feedback] == [
        ("Say the figure first.", "email", "Imogen Sallis", ("results",))
    ]


def test_what_there_is_none_of_is_refused(interview: Interview, bob: Any) -> None:
    for kind, way in (("hired", ""), ("refused", "pigeon")):
        with pytest.raises(ValueError, match=way or kind):
            outcomes.note(interview, kind, on=DAY, way=way, now=NOW)
    with pytest.raises(Person.DoesNotExist):
        outcomes.note(interview, "refused", on=DAY, person=people.add(bob, "Piet Maas"), now=NOW)
    with pytest.raises(Unreadable):
        outcomes.note(interview, "refused", on=DAY, words="x" * 20_001, now=NOW)
    assert list(queries.after.outcomes_of(interview)) == []


def test_a_second_no_may_be_thanked_for_too(interview: Interview) -> None:
    outcomes.note(interview, "refused", on=DAY, now=NOW)
    for step in queries.steps_of(interview):
        decide.mark_step(step, "done", NOW + timedelta(days=1))
    outcomes.note(interview, "reopened", on=DAY + timedelta(days=30), now=NOW + timedelta(days=30))
    assert waiting(interview) == ["still_interested"]
    later = NOW + timedelta(days=40)
    second = outcomes.note(interview, "refused", on=later.date(), now=later)
    assert waiting(interview) == ["gracious_reply", "advice_request"]
    outcomes.take_back(second, later)
    assert waiting(interview) == ["still_interested"]


def test_what_was_heard_to_be_promised_is_not_dug_up_after_a_no(
    interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("afterword.flows.owed.take_up", lambda row, _pack, _now: asked.append(row.outcome) or False)
    outcomes.note(interview, "refused", on=DAY, now=NOW)
    assert asked == []
    outcomes.note(interview, "offer", on=DAY + timedelta(days=1), now=NOW + timedelta(days=1))
    assert asked == ["offer"]


def test_a_contact_that_was_taken_back_in_the_log_stays_so(interview: Interview) -> None:
    came = outcomes.note(interview, "refused", on=DAY, way="call", now=NOW)
    touch = queries.touches_of(interview).get()
    log.take_back(touch, NOW)
    changed = queries.touches_made_by(interview, touch.made_by)[0].changed_at
    outcomes.take_back(came, NOW)
    assert queries.touches_made_by(interview, touch.made_by)[0].changed_at == changed
    assert stands(interview) == ("", None, None)
