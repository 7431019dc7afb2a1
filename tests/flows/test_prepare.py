"""The person's wording over the composed words: kept, undone, redone, confirmed, kept as a version."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from afterword.flows import log, preferences, prepare
from afterword.flows.prepare import NotReady
from afterword.store import queries
from afterword.store.models import DraftChange, Interview
from tests.flows.fakes import Method

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("method")


def draft(interview: Interview, kind: str = "letter") -> prepare.Checked:
    found = prepare.draft_in(prepare.pack_for(Interview.objects.get(pk=interview.pk), NOW), kind)
    assert found is not None
    return found


def words(interview: Interview, kind: str = "letter") -> list[str]:
    return [sentence.text for sentence in draft(interview, kind).draft.sentences]


COMPOSED = ["Dear Ms Sallis,", "I can start on Monday.", "[Why?]"]


def test_without_changes_the_draft_is_the_composed_one(interview: Interview) -> None:
    assert words(interview) == COMPOSED
    assert prepare.overlay_for(interview, "letter").edits == {}


def test_an_answered_slot_is_kept_for_every_draft_and_can_be_taken_back(interview: Interview) -> None:
    other = Interview.objects.get(pk=interview.pk)
    prepare.answer_slot(interview, "why", "  The depot is near.\r\n ")
    prepare.answer_slot(other, "when", "Monday")  # an older page does not lose what a newer one kept
    assert words(interview)[2] == "The depot is near."
    assert Interview.objects.get().slot_answers == {"why": "The depot is near.", "when": "Monday"}
    prepare.answer_slot(interview, "why", " ")
    assert words(interview) == COMPOSED


def test_wording_one_draft_leaves_the_other_alone(interview: Interview) -> None:
    prepare.reword(interview, "letter", "answer.1", " I can start at once. ")
    assert words(interview)[1] == "I can start at once."
    assert words(interview, "voicemail") == ["This is Alice."]


def test_checks_and_seconds_are_those_of_the_new_words(interview: Interview) -> None:
    prepare.reword(interview, "letter", "answer.1", "I guarantee it.")
    prepare.reword(interview, "voicemail", "who", "Alice again, from Tuesday.")
    assert [check.rule for check in draft(interview).checks] == ["no_guarantee"]
    assert draft(interview).seconds is None
    assert draft(interview, "voicemail").seconds == 4


def test_a_draft_is_checked_against_what_the_others_say_now(interview: Interview) -> None:
    prepare.reword(interview, "letter", "answer.1", "This is Alice.")
    assert [found.rule for found in draft(interview, "voicemail").checks] == ["twice"]
    prepare.reword(interview, "voicemail", "who", "Alice here.")
    assert draft(interview).checks == draft(interview, "voicemail").checks == ()


def test_leaving_out_and_bringing_back(interview: Interview) -> None:
    prepare.leave_out(interview, "letter", "answer.1")
    assert words(interview) == ["Dear Ms Sallis,", "[Why?]"]
    prepare.bring_back(interview, "letter", "answer.1")
    assert words(interview) == COMPOSED
    prepare.reword(interview, "letter", "answer.1", "  ")
    assert words(interview) == ["Dear Ms Sallis,", "[Why?]"]
    prepare.reword(interview, "letter", "answer.1", "Monday suits me.")
    assert words(interview)[1] == "Monday suits me."
    prepare.as_composed(interview, "letter", "answer.1")
    assert words(interview) == COMPOSED


def test_adding_sentences_and_wording_them(interview: Interview) -> None:
    first = prepare.add_sentence(interview, "letter", "greeting", "Thank you for Tuesday.")
    prepare.undo(interview, "letter")
    second = prepare.add_sentence(interview, "letter", "greeting", "It was good to see the ovens.")
    assert first != second
    prepare.reword(interview, "letter", second, "It was good to smell the ovens.")
    assert words(interview)[1] == "It was good to smell the ovens."
    assert prepare.add_sentence(interview, "letter", "greeting", " \n") == ""


def test_undo_and_redo_walk_through_the_changes(interview: Interview) -> None:
    assert not prepare.undo(interview, "letter")
    assert prepare.can_undo_redo(interview, "letter") == (False, False)
    for text in ("One.", "Two.", "Three."):
        prepare.reword(interview, "letter", "answer.1", text)
    seen = []
    while prepare.undo(interview, "letter"):
        seen.append(words(interview)[1])
    assert seen == ["Two.", "One.", "I can start on Monday."]
    assert prepare.can_undo_redo(interview, "letter") == (False, True)
    seen = []
    while prepare.redo(interview, "letter"):
        seen.append(words(interview)[1])
    assert seen == ["One.", "Two.", "Three."]
    assert prepare.can_undo_redo(interview, "letter") == (True, False)


def test_a_new_change_after_undo_ends_redo_and_deletes_no_word(interview: Interview) -> None:
    for text in ("One.", "Two."):
        prepare.reword(interview, "letter", "answer.1", text)
    prepare.undo(interview, "letter")
    prepare.reword(interview, "letter", "answer.1", "Three.")
    assert not prepare.redo(interview, "letter")
    prepare.undo(interview, "letter")
    assert words(interview)[1] == "One."
    prepare.redo(interview, "letter")
    assert words(interview)[1] == "Three."
    assert [change.overlay["edits"]["answer.1"] for change in DraftChange.objects.all()] == ["One.", "Two.", "Three."]


def test_undo_in_one_draft_does_not_touch_another(interview: Interview) -> None:
    prepare.reword(interview, "letter", "answer.1", "One.")
    assert not prepare.undo(interview, "voicemail")
    assert words(interview)[1] == "One."


def test_what_was_confirmed_holds_for_these_words_only(interview: Interview) -> None:
    prepare.reword(interview, "letter", "answer.1", "I promise to stay a year.")
    (check,) = draft(interview).checks
    prepare.confirm(interview, "letter", check.rule, check.quote)
    assert draft(interview).checks == ()
    prepare.reword(interview, "letter", "answer.1", "I promise to stay for ever.")
    assert [check.quote for check in draft(interview).checks] == ["I promise to stay for ever."]


def test_confirming_does_not_lift_a_stop(interview: Interview) -> None:
    prepare.reword(interview, "letter", "answer.1", "I guarantee it.")
    prepare.confirm(interview, "letter", "no_guarantee", "I guarantee it.")
    assert [check.severity for check in draft(interview).checks] == ["block"]


def test_a_draft_is_not_ready_before_its_question_its_stop_and_its_doubt_are_settled(interview: Interview) -> None:
    def problem() -> str:
        with pytest.raises(NotReady) as stopped:
            prepare.keep_version(interview, "letter", NOW, ready=True)
        return str(stopped.value)

    assert problem() == "One question is still open: Why do you want it?"
    prepare.answer_slot(interview, "why", "I promise, it is near.")
    prepare.reword(interview, "letter", "answer.1", "I guarantee it.")
    assert problem() == "About “I guarantee it.”."
    prepare.as_composed(interview, "letter", "answer.1")
    assert problem() == "About “I promise, it is near.”."
    prepare.confirm(interview, "letter", "no_promise", "I promise, it is near.")
    version = prepare.keep_version(interview, "letter", NOW, ready=True)
    assert (version.ready, version.subject, version.created_at) == (True, "Tuesday", NOW)
    assert version.text == "Dear Ms Sallis,\n\nI can start on Monday.\n\nI promise, it is near."


def test_a_warning_does_not_stand_in_the_way(interview: Interview) -> None:
    prepare.answer_slot(interview, "why", "Sorry to say, I like ovens. I am sorry.")
    assert prepare.keep_version(interview, "letter", NOW, ready=True).ready


def test_any_draft_can_be_kept_as_a_draft(interview: Interview) -> None:
    version = prepare.keep_version(interview, "letter", NOW, ready=False)
    assert not version.ready
    assert list(queries.versions_of(interview, "letter")) == [version]
    assert list(queries.versions_of(interview, "voicemail")) == []


def test_a_draft_there_is_none_of_cannot_be_kept(interview: Interview) -> None:
    with pytest.raises(NotReady, match="There is no such draft for this interview"):
        prepare.keep_version(interview, "thank_you", NOW, ready=False)


def test_the_method_is_given_the_case_the_zones_and_the_contacts(interview: Interview, method: Method) -> None:
    preferences.keep(queries.profile_of(interview.owner), "zone", "Asia/Kolkata")
    log.note(interview, "email", at=NOW + timedelta(hours=2), step_kind="bridge_email")
    log.note(interview, "voicemail", at=NOW + timedelta(hours=3), step_kind="call", answered=False)
    prepare.pack_for(interview, NOW)
    given: dict[str, Any] = method.calls[-1]
    assert given["case"] == prepare.case_of(interview)
    assert given["now"] == NOW
    assert given["own_zone"] == ZoneInfo("Asia/Kolkata")
    assert given["calendar"].zone == ZoneInfo("Europe/London")
    assert [(each.kind, each.answered) for each in given["contacts"]] == [("bridge_email", None), ("voicemail", False)]


def test_the_persons_own_timings_are_the_methods(interview: Interview, method: Method) -> None:
    preferences.keep(queries.profile_of(interview.owner), "timings.call.hours_low", "3")
    prepare.pack_for(interview, NOW)
    hours = method.calls[-1]["timing"].step("call").hours
    assert hours is not None
    assert hours.low == 3


def test_without_a_zone_of_their_own_the_interviews_is_used(interview: Interview, method: Method) -> None:
    preferences.keep(queries.profile_of(interview.owner), "zone", "")
    prepare.pack_for(interview, NOW)
    assert method.calls[-1]["own_zone"] == ZoneInfo("Europe/London")
