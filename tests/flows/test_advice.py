"""Advice: which sentences it changed, and whether the person acts after all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from afterword.flows import acts, consult, decide, people, prepare
from afterword.flows.desk import desk_for
from afterword.store import queries
from afterword.store.models import Advice, Interview, Step

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture
def interview(alice: Any) -> Interview:
    row = Interview.objects.create(
        owner=alice, employer="Pell & Orchard Bakeries", role="Night baker", starts_at=NOW - timedelta(days=1),
        want="yes", effective="no", interest="yes", understood="yes", left_out="I ran the night shift at Tarn Foods.",
    )  # fmt: skip
    return row


def asked(interview: Interview) -> Advice:
    ruth = people.add(interview.owner, "Ruth Amadi", adviser=True)
    return acts.asked(interview, ruth, "May I ask you?", NOW)


def test_what_was_reworded_since_the_asking_can_be_marked(interview: Interview) -> None:
    letter = prepare.draft_in(prepare.pack_for(interview, NOW), "letter")
    assert letter is not None
    first, second = [one.key for one in letter.draft.sentences if one.slot is None][:2]
    prepare.reword(interview, "letter", first, "Before I asked anybody.")
    advice = asked(interview)
    Advice.objects.filter(id=advice.id).update(
        asked_at=queries.changes_of(interview, "letter").get().created_at + timedelta(microseconds=1)
    )
    advice.refresh_from_db()
    prepare.reword(interview, "letter", second, "Ruth found this better.")
    (changed,) = consult.changed_since(advice)
    assert (changed.kind, changed.key, changed.text, changed.because) == (
        "letter",
        second,
        "Ruth found this better.",
        False,
    )
    consult.mark_changed(advice, {("letter", second), ("letter", first), ("nonsense", "x")})
    assert advice.changed_sentences == [{"kind": "letter", "key": second}]
    assert dict(desk_for(interview, "letter", NOW).advised) == {second: "Ruth Amadi"}


def test_leaving_it_alone_lets_the_plan_rest_and_can_be_taken_back(interview: Interview) -> None:
    decide.take_plan(interview, NOW)
    waiting = set(queries.steps_of(interview).filter(state=Step.State.WAITING).values_list("kind", flat=True))
    assert waiting & {"call", "letter", "bridge_email"}
    advice = asked(interview)
    assert consult.decide_after(advice, "leave", NOW).ok
    resting = queries.steps_of(interview).filter(state=Step.State.WAITING)
    assert not resting.filter(kind__in=("call", "voicemail", "letter", "bridge_email", "follow_up")).exists()
    assert consult.decide_after(advice, "act", NOW).ok
    assert (
        queries.steps_of(interview)
        .filter(state=Step.State.WAITING, kind__in=("letter", "bridge_email", "call"))
        .exists()
    )


def test_a_decision_there_is_none_of_is_told(interview: Interview) -> None:
    kept = consult.decide_after(asked(interview), "perhaps", NOW)
    assert not kept.ok
    assert kept.problem
