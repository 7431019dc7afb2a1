"""Contact cards in: read, laid beside the people known already, and taken as the person chose for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from afterword.domain.interview import Problem
from afterword.flows.kept import one_line
from afterword.reading.vcard import Card, LeftOut, read_vcards
from afterword.store import queries
from afterword.store.models import Person, User
from afterword.store.writer import one_writer

NEW, LEAVE = "new", "leave"
FEW = 10
"""A file of so few people was chosen for them, so each is proposed as new; of a whole address book none is."""
FIELDS = ("title", "organisation", "phone", "email")
_SALT = "afterword.vcards"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is among the people already, as far as a card may be theirs."""

    id: UUID
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One card with what may be done with it: it is `same_as` one of these, new, or left. `proposed` is a choice."""

    card: Card
    same_as: tuple[Known, ...]
    proposed: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it was read. Nothing of it is kept yet; `held` carries it along to the next page, signed."""

    offers: tuple[Offer, ...]
    problems: tuple[Problem, ...]
    left_out: frozenset[LeftOut]
    held: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the cards: people who are new, people known who now have more, and what they had otherwise."""

    new: tuple[Person, ...]
    fuller: tuple[Person, ...]
    differs: tuple[tuple[Person, str, str], ...]


def look(owner: User, data: bytes, name: str) -> Looked:
    """Reads a file and proposes what to do with each card. Nothing is kept."""
    found = read_vcards(data, name)
    return Looked(offers(owner, found.cards), found.problems, found.left_out, held(found.cards))


def held_cards(held: str) -> tuple[Card, ...]:
    """The cards that a page carried along; none where somebody changed them."""
    try:
        rows = signing.loads(held, salt=_SALT)
        return tuple(Card(*row) for row in rows)
    except (signing.BadSignature, TypeError, ValueError):
        return ()


def offers(owner: User, cards: Sequence[Card]) -> tuple[Offer, ...]:
    """Each card beside those it may be: the same e-mail address, or the same name; two queries for all of them."""
    by_mail: dict[str, Known] = {}
    by_name: dict[str, list[Known]] = {}
    for id, name, email, organisation in queries.keeping.known_people_of(owner):
        known = Known(id, name, organisation)
        if email:
            by_mail.setdefault(_folded(email), known)
        by_name.setdefault(_folded(name), []).append(known)
    employers = {_folded(name) for name in queries.carry.employers_of(owner)}
    made = []
    for card in cards:
        same = [by_mail[_folded(card.email)]] if _folded(card.email) in by_mail else []
        same += [known for known in by_name.get(_folded(card.name), ()) if known not in same]
        if same:
            proposed = str(same[0].id)
        elif len(cards) <= FEW or (card.organisation and _folded(card.organisation) in employers):
            proposed = NEW
        else:
            proposed = LEAVE
        made.append(Offer(card, tuple(same), proposed))
    return tuple(made)


def take(owner: User, cards: Sequence[Card], choices: Mapping[int, str]) -> Taken:
    """Does what was chosen for each card by its place: "new", "leave", or the id of somebody known.

    Of somebody known only what is empty is filled; what differs stays as it is and is told of. A choice that cannot be
    is "leave". Two cards that stand for one person fill one after the other. Somebody new who is there already, alike
    in everything, is not made twice: the same page sent again changes nothing.
    """
    new: list[Person] = []
    fuller: dict[UUID, Person] = {}
    differs: list[tuple[Person, str, str]] = []
    chosen = {place: choices.get(place, LEAVE) for place in range(len(cards))}
    wanted = {id for choice in chosen.values() if (id := _id(choice)) is not None}
    with one_writer():
        alike = set(queries.people_of(owner).values_list("name", *FIELDS)) if NEW in chosen.values() else set()
        known = {person.id: person for person in queries.people_of(owner).filter(id__in=wanted)} if wanted else {}
        for place, card in enumerate(cards):
            if chosen[place] == NEW:
                values = (card.name, *(getattr(card, field) for field in FIELDS))
                if values not in alike:
                    alike.add(values)
                    new.append(Person(owner=owner, **dict(zip(("name", *FIELDS), values, strict=True))))
            elif (id := _id(chosen[place])) is not None and id in known and _fill(known[id], card, differs):
                fuller[id] = known[id]
        Person.objects.bulk_create(new)
        for person in fuller.values():
            person.save(update_fields=[*FIELDS, "changed_at"])
    return Taken(tuple(new), tuple(fuller.values()), tuple(differs))


def _fill(person: Person, card: Card, differs: list[tuple[Person, str, str]]) -> bool:
    changed = False
    for field in FIELDS:
        have, theirs = getattr(person, field), getattr(card, field)
        if theirs and not have:
            setattr(person, field, theirs)
            changed = True
        elif theirs and _folded(theirs) != _folded(have):
            differs.append((person, field, theirs))
    return changed


def held(cards: Sequence[Card]) -> str:
    """Cards as a page carries them along, signed."""
    rows = [(c.name, c.line, c.title, c.organisation, c.phone, c.email) for c in cards]
    return signing.dumps(rows, salt=_SALT, compress=True)


def _id(choice: str) -> UUID | None:
    try:
        return UUID(choice)
    except ValueError:
        return None


def _folded(text: str) -> str:
    return one_line(text).casefold()
