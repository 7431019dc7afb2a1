"""Whom one stays in touch with: who is due, what passed between the two, and the notes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from afterword.store.models import Interview, Interviewer, KeepInTouch, Note, Outgoing, Person, Touch, User


def due_people_of(owner: User, today: date) -> QuerySet[KeepInTouch]:
    """Who is due on `today` or before, the longest due first; each comes with the person."""
    return (
        KeepInTouch.objects.filter(owner=owner, state=KeepInTouch.State.ON, due_on__lte=today)
        .select_related("person")
        .order_by("due_on", "created_at")
    )


def people_in_touch_of(owner: User) -> QuerySet[Person]:
    """Everyone by name, each with the rhythm there is with them (`person.keep`), in one query."""
    return Person.objects.filter(owner=owner).select_related("keep").order_by("name", "created_at")


def passed_with(person: Person) -> list[tuple[Any, ...]]:
    """The contact log with this person, oldest first: (when, way, outward, answered, kind of step)."""
    return list(
        Touch.objects.filter(owner=person.owner_id, person=person, taken_back=False)
        .order_by("happened_at", "created_at")
        .values_list("happened_at", "way", "outward", "answered", "step_kind")
    )


def touch_with(person: Person, id: UUID | str) -> Touch:
    """One contact with this person that belongs to no interview."""
    return Touch.objects.select_related("person").get(
        owner=person.owner_id, person=person, interview=None, taken_back=False, id=id
    )


def interviews_sat_in(person: Person) -> list[tuple[Any, ...]]:
    """The interviews this person sat in, those called off left out: (when, how it stands, its day, when it was put
    away)."""
    return list(
        Interview.objects.filter(
            owner=person.owner_id,
            cancelled_at=None,
            interviewers__person=person,
            interviewers__owner=person.owner_id,
        )
        .order_by("starts_at")
        .values_list("starts_at", "outcome", "outcome_on", "archived_at")
    )


def people_without_rhythm_at(interview: Interview) -> list[Person]:
    """Who sat in it and is not kept in touch with, in their order."""
    seats = Interviewer.objects.filter(owner=interview.owner_id, interview=interview, person__keep=None)
    return [seat.person for seat in seats.select_related("person").order_by("position")]


def notes_to(person: Person) -> QuerySet[Note]:
    """Notes to this person, the newest first, each with the opening it is about."""
    return Note.objects.filter(owner=person.owner_id, person=person).select_related("opening__board")


def note_of(owner: User, id: UUID | str) -> Note:
    return Note.objects.select_related("person__owner", "opening__board").get(owner=owner, id=id)


def same_reason_sent(note: Note) -> Note | None:
    """A note to somebody else that went out with the very reason this one has; None where there is none."""
    others = Note.objects.filter(owner=note.owner_id, why_them=note.why_them, sent_at__isnull=False)
    return others.exclude(why_them="").exclude(person=note.person_id).select_related("person").first()


def outgoing_with(note: Note) -> QuerySet[Outgoing]:
    """Every message that carries this note, the newest first."""
    return Outgoing.objects.filter(owner=note.owner_id, note=note).select_related("person")


def known_people_of(owner: User) -> list[tuple[Any, ...]]:
    """What tells whether a contact card is of someone known: (id, name, e-mail, organisation), by name."""
    rows = Person.objects.filter(owner=owner).order_by(F("name").asc(), "created_at")
    return list(rows.values_list("id", "name", "email", "organisation"))
