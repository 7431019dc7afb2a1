"""What a next round carries on, read as its owner."""

from __future__ import annotations

from typing import Any

import pytest

from afterword.store import queries
from afterword.store.models import (
    DraftVersion,
    Feedback,
    FeedbackConcern,
    Interview,
    Outcome,
    Outgoing,
    Promise,
    Telling,
    Touch,
)
from tests.conftest import NOW, make_interview

DAY = NOW.date()


def test_feedback_is_read_as_its_owner(interview: Interview, alice: Any, bob: Any) -> None:
    common = {"owner": alice, "interview": interview, "said_on": DAY}
    said = Feedback.objects.create(**common, words="Say the figure first.", made_by="incoming:1")
    aside = Feedback.objects.create(**common, words="Typed in the wrong place.", taken_back=True)
    named = FeedbackConcern.objects.create(owner=alice, feedback=said, concern="communication")
    FeedbackConcern.objects.create(owner=alice, feedback=aside, concern="leadership")
    FeedbackConcern.objects.create(owner=bob, feedback=said, concern="gap")  # not of its owner
    assert queries.carry.feedback_of(alice, said.id) == said
    assert list(queries.carry.feedback_set_aside(interview)) == [aside]
    assert list(queries.carry.feedback_made_by(alice, "incoming:1")) == [said]
    assert list(queries.carry.concerns_named(alice)) == [named]
    (read,) = queries.carry.feedback_in(alice, [interview.id])
    assert list(read.concerns.all()) == [named]
    with pytest.raises(Feedback.DoesNotExist):
        queries.carry.feedback_of(bob, said.id)
    for found in (
        queries.carry.feedback_made_by(bob, "incoming:1"),
        queries.carry.concerns_named(bob),
        queries.carry.feedback_in(bob, [interview.id]),
    ):
        assert list(found) == []
    Feedback.objects.update(owner=bob)
    assert list(queries.carry.feedback_set_aside(interview)) == []
    assert list(queries.carry.concerns_named(alice)) == []


def test_rounds_are_read_as_their_owner(interview: Interview, alice: Any, bob: Any) -> None:
    off = make_interview(alice, cancelled_at=NOW, employer="Called off")
    follows = make_interview(alice, follows=interview, employer="Pell")
    names = ["Pell", "Called off", interview.employer]
    assert sorted(queries.carry.employers_of(alice)) == sorted([interview.employer, "Pell"])
    assert set(queries.carry.rounds_with(alice, names, NOW, [])) == {interview, follows}
    assert list(queries.carry.rounds_with(alice, names, NOW, [follows.id])) == [interview]
    assert list(queries.carry.rounds_with(alice, names, interview.starts_at, [])) == []
    assert set(queries.carry.rounds_by_id(alice, [off.id, follows.id])) == {off, follows}
    assert queries.carry.employers_of(bob) == []
    assert list(queries.carry.rounds_with(bob, names, NOW, [])) == []
    assert list(queries.carry.rounds_by_id(bob, [off.id])) == []
    assert queries.carry.next_round_of(interview) == follows
    Interview.objects.filter(id=follows.id).update(owner=bob)
    assert queries.carry.next_round_of(interview) is None


def test_what_went_and_what_is_owed_is_read_as_its_owner(interview: Interview, alice: Any, bob: Any) -> None:
    common = {"owner": alice, "interview": interview}
    rounds = [interview.id]
    late = Promise.objects.create(**common, what="Half a page on nights")
    soon = Promise.objects.create(**common, what="A referee", due_at=NOW, mine=False)
    Promise.objects.create(**common, what="The rota", concern="leadership", state="kept")
    touch = Touch.objects.create(**common, way="email", step_kind="letter")
    Touch.objects.create(**common, way="email", outward=False)
    Touch.objects.create(**common, way="call", taken_back=True)
    DraftVersion.objects.create(**common, kind="letter", text="Dear Ms Sallis,", sent_at=NOW)
    DraftVersion.objects.create(**common, kind="letter", text="Not sent yet")
    DraftVersion.objects.create(**common, kind="adviser_brief", text="Dear Marguerite,", sent_at=NOW)
    Outgoing.objects.create(**common, kind="promise", text="Here it is.", message_id="<1@here>", state="sent")
    Outgoing.objects.create(**common, kind="letter", text="Never went.", message_id="<2@here>", state="refused")
    Outcome.objects.create(**common, kind="moot", happened_on=DAY, exchange="q1")
    Outcome.objects.create(**common, kind="moot", happened_on=DAY, exchange="q2", taken_back=True)
    assert list(queries.carry.promises_open(alice, rounds)) == [soon, late]
    assert queries.carry.concerns_answered(alice, rounds) == [(interview.id, "leadership")]
    assert list(queries.carry.touches_in(alice, rounds)) == [touch]
    assert sorted(queries.carry.words_sent(alice, rounds)) == [
        (interview.id, "letter", "Dear Ms Sallis,"),
        (interview.id, "promise", "Here it is."),
    ]
    assert queries.carry.worries_moot(alice, rounds) == [(interview.id, "q1")]
    assert list(queries.carry.promises_open(bob, rounds)) == []
    assert queries.carry.concerns_answered(bob, rounds) == []
    assert list(queries.carry.touches_in(bob, rounds)) == []
    assert queries.carry.words_sent(bob, rounds) == []
    assert queries.carry.worries_moot(bob, rounds) == []


def test_questions_are_read_as_their_owner(interview: Interview, alice: Any, bob: Any) -> None:
    row = queries.exchanges_of(interview).get()
    assert queries.carry.questions_in(alice, [interview.id]) == {(str(interview.id), "q1"): row.id}
    assert queries.carry.questions_in(bob, [interview.id]) == {}


def test_what_was_told_is_read_as_its_owner(interview: Interview, alice: Any, bob: Any) -> None:
    common = {"owner": alice, "interview": interview}
    item = queries.evidence_of(alice).get()
    told = Telling.objects.create(**common, evidence=item, how="said")
    assert list(queries.carry.told_in(alice, [interview.id])) == [told]
    assert list(queries.carry.told_in(bob, [interview.id])) == []
    Telling.objects.update(how="untold")
    assert list(queries.carry.told_in(alice, [interview.id])) == []
