"""What came of interviews and whom one stays in touch with, read as their owner."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from afterword.store import queries
from afterword.store.models import Feedback, FeedbackConcern, Interview, KeepInTouch, Outcome

DAY = datetime(2026, 11, 25, tzinfo=UTC).date()


def test_outcomes_and_feedback_are_read_as_their_owner(interview: Interview, bob: Any) -> None:
    common = {"owner": interview.owner, "interview": interview}
    came = Outcome.objects.create(**common, kind="refused", happened_on=DAY)
    Outcome.objects.create(**common, kind="offer", happened_on=DAY, made_by="incoming:1", taken_back=True)
    said = Feedback.objects.create(**common, words="Say the figure first.", said_on=DAY)
    Feedback.objects.create(**common, words="Typed in the wrong place.", said_on=DAY, taken_back=True)
    FeedbackConcern.objects.create(owner=bob, feedback=said, concern="tenure")  # not of its owner
    assert list(queries.after.outcomes_of(interview)) == [came]
    assert [one.kind for one in queries.after.outcomes_made_by(interview, "incoming:1")] == ["offer"]
    assert list(queries.after.feedback_on(interview)) == [said]
    assert list(queries.after.feedback_on(interview).get().concerns.all()) == []
    Outcome.objects.update(owner=bob)
    Feedback.objects.update(owner=bob)
    assert list(queries.after.outcomes_of(interview)) == []
    assert queries.after.outcomes_made_by(interview, "incoming:1") == []
    assert list(queries.after.feedback_on(interview)) == []


def test_a_rhythm_is_read_as_its_owner(interview: Interview, bob: Any) -> None:
    person = queries.interviewers_of(interview).get().person
    assert queries.after.keep_of(person) is None
    kept = KeepInTouch.objects.create(owner=interview.owner, person=person, began_on=DAY)
    assert queries.after.keep_of(person) == kept
    KeepInTouch.objects.update(owner=bob)
    assert queries.after.keep_of(person) is None
