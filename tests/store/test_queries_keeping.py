"""Whom one stays in touch with, read as their owner."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from afterword.store import queries
from afterword.store.models import Interview, Interviewer, KeepInTouch, Note, Outgoing, Person, Touch
from tests.conftest import NOW

DAY = NOW.date()


def test_who_is_due_is_read_as_its_owner(interview: Interview, bob: Any) -> None:
    owner, person = interview.owner, queries.interviewers_of(interview).get().person
    assert queries.keeping.people_without_rhythm_at(interview) == [person]
    kept = KeepInTouch.objects.create(owner=owner, person=person, began_on=DAY, due_on=DAY)
    assert list(queries.keeping.due_people_of(owner, DAY)) == [kept]
    assert list(queries.keeping.due_people_of(owner, DAY - timedelta(days=1))) == []
    assert list(queries.keeping.due_people_of(bob, DAY)) == []
    assert queries.keeping.people_without_rhythm_at(interview) == []
    assert [each.keep for each in queries.keeping.people_in_touch_of(owner)] == [kept]
    assert list(queries.keeping.people_in_touch_of(bob)) == []
    for state in ("resting", "ended"):
        KeepInTouch.objects.update(state=state)
        assert list(queries.keeping.due_people_of(owner, DAY)) == []
    KeepInTouch.objects.all().delete()
    Interviewer.objects.update(owner=bob)
    assert queries.keeping.people_without_rhythm_at(interview) == []


def test_what_passed_is_read_as_its_owner(interview: Interview, bob: Any) -> None:
    owner, person = interview.owner, queries.interviewers_of(interview).get().person
    wrote = Touch.objects.create(owner=owner, person=person, way="email", happened_at=NOW, step_kind="keep_in_touch")
    assert queries.keeping.touch_with(person, wrote.id) == wrote
    Touch.objects.create(owner=owner, person=person, way="call", happened_at=NOW, taken_back=True)
    assert queries.keeping.passed_with(person) == [(NOW, "email", True, None, "keep_in_touch")]
    assert queries.keeping.interviews_sat_in(person) == [(interview.starts_at, "", None, None)]
    assert queries.keeping.known_people_of(owner) == [(person.id, "Imogen Sallis", "", "")]
    assert queries.keeping.known_people_of(bob) == []
    Interview.objects.update(cancelled_at=NOW)
    assert queries.keeping.interviews_sat_in(person) == []
    Interview.objects.update(cancelled_at=None)
    Interviewer.objects.update(owner=bob)
    assert queries.keeping.interviews_sat_in(person) == []
    Touch.objects.update(owner=bob)
    assert queries.keeping.passed_with(person) == []
    with pytest.raises(Touch.DoesNotExist):
        queries.keeping.touch_with(person, wrote.id)


def test_notes_are_read_as_their_owner(interview: Interview, bob: Any) -> None:
    owner, person = interview.owner, queries.interviewers_of(interview).get().person
    note = Note.objects.create(owner=owner, person=person, about="The night shift is mine now.")
    post = Outgoing.objects.create(owner=owner, person=person, note=note, text="x", message_id="<1@pell.example>")
    other = Person.objects.create(owner=owner, name="Marit Solberg")
    went = Note.objects.create(owner=owner, person=other, why_them="You asked.", sent_at=NOW)
    theirs = Note.objects.create(owner=bob, person=Person.objects.create(owner=bob, name="Ros"), why_them="You asked.")
    assert list(queries.keeping.notes_to(person)) == [note]
    assert queries.keeping.note_of(owner, note.id) == note
    assert list(queries.keeping.outgoing_with(note)) == [post]
    assert queries.keeping.same_reason_sent(note) is None
    note.why_them = "You asked."
    assert queries.keeping.same_reason_sent(note) == went
    assert queries.keeping.same_reason_sent(went) is None
    assert queries.keeping.same_reason_sent(theirs) is None
    with pytest.raises(Note.DoesNotExist):
        queries.keeping.note_of(bob, note.id)
    Note.objects.update(owner=bob)
    Outgoing.objects.update(owner=interview.owner)
    assert list(queries.keeping.notes_to(person)) == []
    note.owner = bob
    assert list(queries.keeping.outgoing_with(note)) == []
