"""The people the person met, and those they can turn to."""

from __future__ import annotations

from afterword.flows.kept import Kept, Unreadable, choice, fits, one_line, own_words, store
from afterword.store.models import Person, User
from afterword.store.writer import one_writer

YES_NO = {"yes": "yes", "true": "yes", "on": "yes", "no": "", "false": "", "": ""}


def add(owner: User, name: str = "", *, adviser: bool = False) -> Person:
    """Someone new. A name that does not fit raises `Unreadable` with a sentence; it is never cut."""
    person = Person(owner=owner, is_adviser=adviser)
    person.name = fits(person, "name", one_line(name))
    with one_writer():
        person.save()
    return person


def keep(person: Person, field: str, value: str) -> Kept:
    """Keeps one field as it is typed. KeyError for a field there is none of."""
    try:
        match field:
            case "name" | "title" | "organisation" | "email" | "phone" | "address_as":
                return store(person, **{field: fits(person, field, one_line(value))})
            case "notes":
                return store(person, notes=fits(person, field, own_words(value)))
            case "is_adviser":
                return store(person, is_adviser=bool(choice(value, YES_NO)))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def remove(person: Person) -> None:
    """Deletes the person, also from the interviews they sat in. Advice they gave stays, without their name."""
    with one_writer():
        person.delete()
