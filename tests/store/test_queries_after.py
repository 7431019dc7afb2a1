"""What came of interviews and whom one stays in touch with, read as their owner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from afterword.store import queries
from afterword.store.models import Feedback, FeedbackConcern, Interview, KeepInTouch, Outcome, Touch
from tests.conftest import make_interview

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = NOON.date()


def test_outcomes_and_feedback_are_read_as_their_owner(interview: Interview, bob: Any) -> None:
    common = {"owner": interview.owner, "interview": interview}
    came = Outcome.objects.create(**common, kind="refused", happened_on=DAY)
    Outcome.objects.create(**common, kind="offer", happened_on=DAY, made_by="incoming:1", taken_back=True)
    said = Feedback.objects.create(**common, words="Say the figure first.", said_on=DAY)
    Feedback.objects.create(**common, words="Typed in the wrong place.", said_on=DAY, taken_back=True)
    FeedbackConcern.objects.create(owner=bob, feedback=said, concern="tenure")  # not of its owner
    assert list(queries.after.outcomes_of(interview)) == [came]
    assert [one.kind for one in queries.after.outcomes_made_by(interview, "incoming:1")] == ["offer"]
    gone = Outcome.objects.get(taken_back=True)
    assert queries.after.is_taken_back(interview, gone.id)
    assert not queries.after.is_taken_back(interview, came.id)
    assert list(queries.after.feedback_on(interview)) == [said]
    assert list(queries.after.feedback_on(interview).get().concerns.all()) == []
    Outcome.objects.update(owner=bob)
    Feedback.objects.update(owner=bob)
    assert list(queries.after.outcomes_of(interview)) == []
    assert queries.after.outcomes_made_by(interview, "incoming:1") == []
    assert not queries.after.is_taken_back(interview, gone.id)
    assert list(queries.after.feedback_on(interview)) == []


def test_a_rhythm_is_read_as_its_owner(interview: Interview, bob: Any) -> None:
    person = queries.interviewers_of(interview).get().person
    assert queries.after.keep_of(person) is None
    kept = KeepInTouch.objects.create(owner=interview.owner, person=person, began_on=DAY)
    assert queries.after.keep_of(person) == kept
    KeepInTouch.objects.update(owner=bob)
    assert queries.after.keep_of(person) is None


def test_what_is_put_away_and_what_is_in_sight_are_the_two_halves(interview: Interview, bob: Any) -> None:
    alice, over = interview.owner, make_interview(interview.owner, outcome="refused")
    away = make_interview(alice, archived_at=NOON)
    make_interview(bob, archived_at=NOON)
    assert set(queries.after.kept_in_sight_of(alice, False)) == {interview, over}
    assert set(queries.after.put_away_of(alice, False)) == {away}
    assert set(queries.after.kept_in_sight_of(alice, True)) == {interview}
    assert set(queries.after.put_away_of(alice, True)) == {away, over}


def test_of_which_interviews_nothing_came(interview: Interview, bob: Any) -> None:
    alice, since, until = interview.owner, NOON - timedelta(days=9), NOON + timedelta(days=9)
    make_interview(bob)
    for changes in (
        {"outcome": "refused"},
        {"archived_at": NOON},
        {"cancelled_at": NOON},
        {"want": "no"},
        {"waits_on": DAY},
        {"starts_at": NOON - timedelta(days=10)},
        {"starts_at": NOON + timedelta(days=10)},
    ):
        make_interview(alice, **changes)
    (found,) = queries.after.unanswered_of(alice, since, until)
    assert (found, found.last_word) == (interview, None)
    Touch.objects.create(owner=alice, interview=interview, way="email", happened_at=NOON)
    Touch.objects.create(owner=alice, interview=interview, way="email", happened_at=until, taken_back=True)
    assert queries.after.unanswered_of(alice, since, until).get().last_word == NOON
    make_interview(alice, follows=interview, starts_at=None)
    assert list(queries.after.unanswered_of(alice, since, until)) == []


def test_a_yes_that_nobody_was_told_of(alice: Any, interview: Interview, bob: Any) -> None:
    Interview.objects.filter(id=interview.id).update(outcome="accepted", outcome_on=NOON.date())
    came = Outcome.objects.create(
        owner=alice, interview=interview, kind="accepted", happened_on=NOON.date(), way="self"
    )
    assert queries.after.untold_of(alice, NOON.date()).get() == interview
    assert not queries.after.untold_of(bob, NOON.date()).exists()
    assert not queries.after.untold_of(alice, NOON.date() + timedelta(days=1)).exists()
    sent = Touch.objects.create(owner=alice, interview=interview, way="email", happened_at=NOON, step_kind="acceptance")
    assert not queries.after.untold_of(alice, NOON.date()).exists()
    sent.delete()
    Outcome.objects.filter(id=came.id).update(way="call")
    assert not queries.after.untold_of(alice, NOON.date()).exists()
