"""The question where things stand: short, with the day of the talk, the job and the day they named, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from afterword.domain.compose.notes import compose_where_things_stand
from afterword.domain.compose.voice import Voice
from afterword.domain.interview import Assessment, Candidate, Case, Interview, Person
from afterword.domain.plan import Budget, Clearance, Plan

TUESDAY = datetime(2026, 11, 17, 14, tzinfo=UTC)
PLAN = Plan(None, "email", "", Clearance(None, "", ()), (), (), Budget(0, 0, 4))


def text(now: datetime, **told: object) -> str:
    values: dict[str, object] = {
        "employer": "Fenmoor Joinery", "role": "Bench joiner", "starts_at": TUESDAY, "decision_by": date(2026, 11, 20),
        "interviewers": (Person("Dana Whitfield"),), "assessment": Assessment(want="yes"), **told,
    }  # fmt: skip
    case = Case(interview=Interview(**values), candidate=Candidate(name="Piet Maas"), country="GB")  # type: ignore[arg-type]
    draft = compose_where_things_stand(PLAN, Voice(case, now))
    assert draft.kind == "where_things_stand"
    for sentence in draft.sentences:
        assert sentence.sources, sentence.text
    return draft.text


def test_it_names_the_talk_the_job_and_the_day_they_named() -> None:
    words = text(TUESDAY + timedelta(days=6))
    assert "We spoke on Tuesday about the bench joiner job." in words
    assert "Friday 20 November" in words
    assert "where things stand?" in words
    assert "job" in words.split("stand?")[1]
    assert len(words.split()) < 80


def test_a_day_that_is_still_ahead_is_not_held_against_them() -> None:
    assert "20 November" not in text(TUESDAY + timedelta(days=2))


def test_without_knowing_when_it_was_the_job_is_named() -> None:
    assert "This is about the bench joiner job." in text(TUESDAY, starts_at=None, decision_by=None)


def test_who_is_not_sure_to_want_it_does_not_say_so() -> None:
    words = text(TUESDAY + timedelta(days=6), assessment=Assessment(want="unsure"))
    assert "I still want" not in words
    assert "I'd still like" not in words
