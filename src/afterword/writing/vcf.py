"""A person as a contact card (vCard 3.0, RFC 2426), which telephones and mail programs take."""

from __future__ import annotations

from afterword.domain.interview import Person

TYPE = "text/vcard; charset=utf-8"


def contact_card(person: Person, organisation: str = "", uid: str = "") -> bytes:
    """The card: name, title, organisation, number, address, as far as they are known. Notes stay at home.

    Folding and escaping are vobject's; control characters, which no card may hold, become spaces.
    """
    import vobject  # type: ignore[import-untyped]  # loaded only for those who ask for a card

    card = vobject.vCard()
    name = _line(person.name) or _line(person.email) or _line(organisation)
    given, _space, family = name.rpartition(" ")
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    card.add("fn").value = name
    if organisation.strip():
        card.add("org").value = [_line(organisation)]
    for field, value in (("title", person.title), ("tel", person.phone), ("email", person.email), ("uid", uid)):
        if value.strip():
            card.add(field).value = _line(value)
    return str(card.serialize()).encode()


def _line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
