"""People as contact cards (vCard 3.0, RFC 2426), which telephones and mail programs take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from afterword.domain.interview import Person

TYPE = "text/vcard; charset=utf-8"
WIDEST = 75  # bytes of a line before it is folded (RFC 2426, 2.6)

_SPECIAL = re.compile(r"[\\,;]")


def contact_card(person: Person, organisation: str = "", uid: str = "") -> bytes:
    """The card: name, title, organisation, number, address, as far as they are known. Notes stay at home.

    Control characters, which no card may hold, become spaces.
    """
    name = _line(person.name) or _line(person.email) or _line(organisation)
    given, _space, family = name.rpartition(" ")
    fields = [("N", f"{_escaped(family)};{_escaped(given)};;;"), ("FN", _escaped(name))]
    fields += [
        (field, _escaped(_line(value)))
        for field, value in (
            ("ORG", organisation), ("TITLE", person.title), ("TEL", person.phone), ("EMAIL", person.email), ("UID", uid)
        )
        if _line(value)
    ]  # fmt: skip
    lines = ["BEGIN:VCARD", "VERSION:3.0", *(f"{field}:{value}" for field, value in fields), "END:VCARD"]
    return b"".join(piece + b"\r\n" for line in lines for piece in _folded(line))


def contact_cards(people: Iterable[tuple[Person, str, str]]) -> bytes:
    """One file with a card for each of (person, organisation, uid), in their order."""
    return b"".join(contact_card(*each) for each in people)


def _folded(line: str) -> Iterator[bytes]:
    """Pieces of at most `WIDEST` bytes, never in the middle of a letter; those after the first begin with a space."""
    rest = line.encode()
    room = WIDEST
    before = b""
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        yield before + rest[:cut]
        rest, before, room = rest[cut:], b" ", WIDEST - 1
    yield before + rest


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def _line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
