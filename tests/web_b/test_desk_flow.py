"""Typing on the desk: what one undo takes back, what has no place, what was left out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from afterword.flows import acts, call, prepare, put_back
from afterword.flows.desk import SITTING, desk_for, type_on
from afterword.store.models import DraftChange, Evidence, Interview, Step
from tests.conftest import NOW
from tests.web_b.conftest import OnTheDesk

KEY = "signature"


def said(desk: OnTheDesk, key: str = KEY) -> str:
    return next(one.text for one in desk.draft.sentences if one.key == key)


@pytest.fixture
def typed(letter: OnTheDesk) -> Any:
    """Types into the sentence of `KEY`; the clock stands still unless `at` is moved."""

    def type_(text: str, key: str = KEY) -> None:
        changes = DraftChange.objects.filter(interview=letter.interview)
        newest = changes.order_by("-number").first()
        type_on(letter.interview, "letter", key, text, newest.changed_at if newest else NOW)

    return type_


def test_one_undo_takes_back_a_sentence_typed_in_one_sitting(letter: OnTheDesk, typed: Any) -> None:
    before = said(letter)
    for text in ("A", "Al", "Ali", "Alice", "Alice H"):
        typed(text)
    assert said(letter) == "Alice H"
    assert DraftChange.objects.count() == 1
    assert prepare.undo(letter.interview, "letter")
    assert said(letter) == before
    assert prepare.redo(letter.interview, "letter")
    assert said(letter) == "Alice H"


def test_a_pause_begins_a_new_change(letter: OnTheDesk, typed: Any) -> None:
    typed("Alice")
    newest = DraftChange.objects.get()
    type_on(letter.interview, "letter", KEY, "Alice Hartley", newest.changed_at + SITTING + timedelta(seconds=1))
    assert DraftChange.objects.count() == 2
    prepare.undo(letter.interview, "letter")
    assert said(letter) == "Alice"


def test_another_sentence_or_another_act_begins_a_new_change(letter: OnTheDesk, typed: Any) -> None:
    typed("Alice")
    typed("Yours,", "closing")
    typed("Yours truly,", "closing")
    prepare.leave_out(letter.interview, "letter", "closing")
    typed("Alice H")
    assert DraftChange.objects.count() == 4
    prepare.undo(letter.interview, "letter")
    prepare.undo(letter.interview, "letter")
    assert (said(letter), said(letter, "closing")) == ("Alice", "Yours truly,")


def test_words_typed_after_an_undo_end_what_could_be_redone(letter: OnTheDesk, typed: Any) -> None:
    typed("Alice")
    prepare.undo(letter.interview, "letter")
    typed("A. Hartley")
    assert not prepare.redo(letter.interview, "letter")
    assert said(letter) == "A. Hartley"


def test_no_words_and_the_same_words_change_nothing(letter: OnTheDesk, typed: Any) -> None:
    typed("  \n ")
    assert not DraftChange.objects.exists()
    typed("Alice")
    typed("Alice")
    typed("")
    assert DraftChange.objects.count() == 1
    assert said(letter) == "Alice"


def test_an_added_sentence_is_typed_in_like_any_other(letter: OnTheDesk, typed: Any) -> None:
    key = prepare.add_sentence(letter.interview, "letter", KEY, "P.S. Thank")
    typed("P.S. Thank you", key)
    typed("P.S. Thank you both", key)
    assert said(letter, key) == "P.S. Thank you both"
    assert DraftChange.objects.count() == 2


def test_a_sentence_left_out_comes_back_when_it_is_typed_in(letter: OnTheDesk, typed: Any) -> None:
    prepare.leave_out(letter.interview, "letter", KEY)
    typed("Alice")
    assert said(letter) == "Alice"


def test_the_desk_knows_what_was_left_out_and_after_what(letter: OnTheDesk) -> None:
    before = letter.draft.sentences[-2].key
    key = prepare.add_sentence(letter.interview, "letter", before, "With thanks again.")
    prepare.reword(letter.interview, "letter", KEY, "A. Hartley")
    for one in (KEY, key):
        prepare.leave_out(letter.interview, "letter", one)
    desk = desk_for(letter.interview, "letter", NOW)
    assert [(after, one.key, one.text) for after, one in desk.left_out] == [
        (before, KEY, "A. Hartley"),
        (before, key, "With thanks again."),
    ]


def test_words_for_a_draft_no_longer_called_for_are_not_lost(letter: OnTheDesk, typed: Any) -> None:
    typed("Alice H")
    key = prepare.add_sentence(letter.interview, "letter", KEY, "P.S.")
    Interview.objects.filter(id=letter.interview.id).update(want="no")
    letter.interview.refresh_from_db()
    desk = desk_for(letter.interview, "letter", NOW)
    assert desk.checked is None
    assert desk.ready is None
    assert desk.homeless == ((KEY, "Alice H"), (key, "P.S."))


def test_ready_means_these_very_words(letter: OnTheDesk, typed: Any) -> None:
    letter.settled()
    prepare.keep_version(letter.interview, "letter", NOW, ready=True)
    prepare.keep_version(letter.interview, "letter", NOW + timedelta(minutes=1), ready=False)
    ready = desk_for(letter.interview, "letter", NOW).ready
    assert ready is not None
    assert ready.ready
    typed("Alice H")
    assert desk_for(letter.interview, "letter", NOW).ready is None


def test_nothing_done_takes_on_a_plan_that_was_not_taken_on(interview: Interview) -> None:
    assert call.end(interview, None, "spoke", "", NOW).ok
    acts.sent(interview, "letter", NOW)
    acts.asked(interview, None, "Ten minutes?", NOW)
    assert not Step.objects.exists()


def test_what_was_ended_before_stays_ended(interview: Interview) -> None:
    done = Step.objects.create(
        owner=interview.owner, interview=interview, kind="call", channel="call", state="skipped", ended_at=NOW
    )
    call.end(interview, None, "spoke", "", NOW + timedelta(hours=1))
    done.refresh_from_db()
    assert (done.state, done.ended_at) == ("skipped", NOW)


def test_evidence_put_back_is_the_persons_own(interview: Interview, bob: Any) -> None:
    evidence = Evidence.objects.get()
    memory = put_back.memory_of(evidence)
    evidence.delete()
    back = put_back.put_back(interview.owner, memory)
    assert (str(back.id), back.owner, back.path) == (memory["id"], interview.owner, "bank[0]")
    assert put_back.put_back(interview.owner, memory) == back
