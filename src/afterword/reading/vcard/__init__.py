"""Contact cards (vCard 2.1, 3.0, 4.0), one or many in a file, become who somebody is and how to reach them.

Only what is of use in working life is taken: name, title, organisation, telephone, e-mail. Birthdays, pictures, home
addresses, notes and all the rest are left out, and it is said. A card that is broken costs only what is broken in it.
`lines` knows the three ways in which lines are folded, quoted and escaped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from afterword.domain.interview import Problem
from afterword.domain.language import _
from afterword.reading.notes import Notes, short
from afterword.reading.text import clean
from afterword.reading.vcard.lines import Faulty, Line, lines_of, pieces, plain

LIMIT = 24 * 1024 * 1024
"""Bytes. Five thousand cards with small pictures."""
MOST_CARDS = 5_000
MOST_LINES = 500_000
"""As many as `LIMIT` bytes have where they are mostly pictures."""
LONGEST = 200
"""Characters of a name, a title or an organisation."""

LeftOut = Literal["birthday", "picture", "address", "note"]
_PRIVATE: dict[str, LeftOut] = {
    "BDAY": "birthday", "ANNIVERSARY": "birthday", "X-ANNIVERSARY": "birthday", "X-ABDATE": "birthday",
    "X-MS-ANNIVERSARY": "birthday", "DEATHDATE": "birthday",
    "PHOTO": "picture", "LOGO": "picture", "SOUND": "picture",
    "ADR": "address", "LABEL": "address", "GEO": "address",
    "NOTE": "note",
}  # fmt: skip
_NO_CALL = frozenset({"FAX", "PAGER", "MODEM", "BBS", "ISDN", "TLX"})
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Card:
    """One person of the file; `line` is where their card begins."""

    name: str
    line: int
    title: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """What a file held. `left_out`: which kinds of private facts stood in it and were not taken."""

    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    left_out: frozenset[LeftOut] = frozenset()


@dataclass(slots=True)
class _Open:
    """A card that is being read."""

    line: int
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    notes: Notes
    cards: list[Card] = field(default_factory=list)
    left_out: set[LeftOut] = field(default_factory=set)


def read_vcards(data: bytes, name: str) -> Cards:
    """Every card of a file, in order. `name` is the file's name for the problems. Never raises on what it holds."""
    reading = _Reading(Notes(name))
    if len(data) > LIMIT:
        message = _("This file is larger than {most} megabytes. Export fewer people, or leave out the pictures.")
        reading.notes.say(None, message.format(most=LIMIT // 2**20))
        return Cards((), tuple(reading.notes.problems()))
    _read(_as_utf8(data), reading)
    if not reading.cards and not reading.notes.problems():
        reading.notes.say(
            None, _("There is no contact card in it. Export your contacts as vCard (.vcf), and take that.")
        )
    return Cards(tuple(reading.cards), tuple(reading.notes.problems()), frozenset(reading.left_out))


def _as_utf8(data: bytes) -> bytes:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data.decode(charset, errors="replace").encode()
    return data


def _read(data: bytes, reading: _Reading) -> None:
    card: _Open | None = None
    begun = 0
    inside = 0  # cards within the card: version 2.1 may hold that of an assistant
    lost = False
    for line in lines_of(data, MOST_LINES):
        if isinstance(line, Faulty):
            if line.too_many:
                message = _("The file has more lines than any list of people. The rest was not read.")
                reading.notes.say(line.number, message)
                break
            if card is not None and not inside:
                reading.notes.say(line.number, _too_long() if line.too_long else _no_line())
            lost = lost or card is None
            continue
        begins, ends = _is_edge(line, "BEGIN"), _is_edge(line, "END")
        if begins and card is not None and card.lines and _is_agent(card.lines[-1]):
            inside += 1
        elif ends and inside:
            inside -= 1
        elif inside:
            continue
        elif begins:
            if card is not None:
                reading.notes.say(card.line, _("This card has no end. What stands in it is taken as far as it goes."))
                _close(card, reading)
            begun += 1
            if begun > MOST_CARDS:
                message = _("The first {most} people were read. Divide the file, and take the rest afterwards.")
                reading.notes.say(line.number, message.format(most=MOST_CARDS))
                return
            card = _Open(line.number)
        elif ends and card is not None:
            _close(card, reading)
            card = None
        elif card is not None:
            card.lines.append(line)
        else:
            lost = True
    if card is not None:
        reading.notes.say(card.line, _("This card has no end. What stands in it is taken as far as it goes."))
        _close(card, reading)
    if lost and reading.cards:
        reading.notes.say(None, _("Some lines of the file stand outside any card. They were passed over."))


def _is_edge(line: Line, name: str) -> bool:
    return line.name == name and line.raw.strip().upper() == b"VCARD"


def _is_agent(line: Line) -> bool:
    return line.name == "AGENT" and not line.raw.strip()


def _close(card: _Open, reading: _Reading) -> None:
    reading.left_out |= {_PRIVATE[line.name] for line in card.lines if line.name in _PRIVATE and line.raw.strip()}
    kind = _first(card.lines, "KIND", "X-ADDRESSBOOKSERVER-KIND").lower()
    if kind in ("group", "location", "application", "device"):
        reading.notes.say(card.line, _("This is a list or a place, not a person. It was passed over."))
        return
    organisation = _short(_organisation(card.lines), card, reading)
    email = _reach(card.lines, "EMAIL", _mail)
    name = _short(_name(card.lines), card, reading) or organisation or email
    if not name:
        reading.notes.say(card.line, _("This card has no name, no organisation and no e-mail address."))
        return
    reading.cards.append(
        Card(
            name=name,
            line=card.line,
            title=_short(_first(card.lines, "TITLE") or _first(card.lines, "ROLE"), card, reading),
            organisation=organisation,
            phone=_reach(card.lines, "TEL", _number),
            email=email,
        )
    )


def _name(lines: Iterable[Line]) -> str:
    shown = _first(lines, "FN")
    if shown:
        return shown
    for line in lines:
        if line.name == "N":
            parts = [*pieces(line.text()), "", "", "", "", ""]
            family, given, more, before, after = (_clean(part.replace(",", " ")) for part in parts[:5])
            return " ".join(part for part in (before, given, more, family, after) if part)
    return ""


def _organisation(lines: Iterable[Line]) -> str:
    for line in lines:
        if line.name == "ORG" and (found := _clean(pieces(line.text())[0])):
            return found
    return ""


def _first(lines: Iterable[Line], *names: str) -> str:
    return next((found for line in lines if line.name in names and (found := _clean(plain(line.text())))), "")


def _reach(lines: Iterable[Line], name: str, read: Callable[[str], str]) -> str:
    """The one to use: the preferred, else one for work or a mobile, else any, one at home last."""
    found = [
        (_rank(line), read(_clean(plain(line.text()))))
        for line in lines
        if line.name == name and not line.types & _NO_CALL
    ]
    return min((each for each in found if each[1]), key=lambda each: each[0], default=(0, ""))[1]


def _rank(line: Line) -> int:
    preferred = "PREF" in line.types or "1" in line.params.get("PREF", ())
    if "HOME" in line.types:
        return 4 - preferred
    return 0 if preferred else 1 if line.types & {"WORK", "CELL"} else 2


def _number(value: str) -> str:
    """ "tel:+1-555-0100;ext=102" -> "+1-555-0100 ext. 102"; "" for what holds no digit."""
    number = value[4:] if value.lower().startswith("tel:") else value
    main, *params = number.split(";")
    extension = next((param[4:] for param in params if param.lower().startswith("ext=")), "")
    said = f"{main} ext. {extension}" if extension else main
    return said if any(c.isdigit() for c in said) and len(said) <= 60 else ""


def _mail(value: str) -> str:
    address = value[7:] if value.lower().startswith("mailto:") else value
    local, _at, domain = address.rpartition("@")
    return address if local and domain and " " not in address and len(address) <= 254 else ""


def _short(text: str, card: _Open, reading: _Reading) -> str:
    if len(text) <= LONGEST:
        return text
    message = _("“{words}” is longer than {most} characters, so it was not taken.")
    reading.notes.say(card.line, message.format(words=short(text, 40), most=LONGEST))
    return ""


def _clean(text: str) -> str:
    """One line, without what cannot be seen and would turn or end it; "" where nothing of it can be seen."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in clean(text))
    line = " ".join(kept.split())
    return line if any(unicodedata.category(c) not in ("Cf", "Zs") for c in line) else ""


def _too_long() -> str:
    return _("This line is longer than any name or number. It was passed over.")


def _no_line() -> str:
    return _("This line has no colon, so it says nothing of what it is. It was passed over.")
