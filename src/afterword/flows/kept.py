"""How an act of keeping ended, and the few readings of typed text that every flow shares."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import models
from django.utils.translation import gettext as _

from afterword.flows.due import changed
from afterword.reading.countries import country_code
from afterword.store.writer import one_writer

LONGEST_TEXT = 20_000
NOT_IN_A_LINE = frozenset({"Cc", "Cs", "Zl", "Zp"})  # controls, halves of characters, line and paragraph ends
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)))  # would turn what follows about
NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})  # in the tz database, but nobody lives there
ANSWERS = {"yes": "yes", "no": "no", "unsure": "unsure", "not sure": "unsure", "": ""}


@dataclass(frozen=True, slots=True)
class Kept:
    """`ok`: the value is stored. Otherwise the old one stays, and `problem` says in a sentence what to type instead."""

    ok: bool
    problem: str = ""


KEPT = Kept(ok=True)


class Unreadable(ValueError):
    """A typed value that cannot be read. The message is the sentence for the person."""


def one_line(value: str) -> str:
    """For a field of one line: no line breaks, no control characters, no space at the ends.

    Joiners (ZWNJ, ZWJ) and other marks that cannot be seen stay: names in many scripts are spelled with them.
    """
    line = "".join(" " if unicodedata.category(c) in NOT_IN_A_LINE or c in TURNING else c for c in value)
    line = " ".join(line.split())
    return line if any(unicodedata.category(c) not in ("Cf", "Zs") for c in line) else ""


def own_words(value: str) -> str:
    """For the person's own words: kept as typed, only with the line ends every system understands."""
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def own_sentence(value: str) -> str:
    """Words for a place in a draft: the person's own, without the space around them. `Unreadable`: too many."""
    return _within(own_words(value).strip(), LONGEST_TEXT)


def choice(value: str, allowed: dict[str, str]) -> str:
    """The stored word for a choice; raises `Unreadable` for anything that is not offered."""
    found = allowed.get(one_line(value).lower())
    if found is None:
        raise Unreadable(_("Choose one of the answers offered here."))
    return found


def read_zone(value: str) -> str:
    """An IANA zone name, spelled as the tz database does; "" is allowed."""
    name = one_line(value).replace(" ", "_")
    if not name:
        return ""
    try:
        if name in NO_PLACES or name.startswith(("posix/", "right/")):
            raise ValueError(name)
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise Unreadable(_("Type a time zone by continent and city, such as Europe/London.")) from None
    return name


def read_country(value: str) -> str:
    """Two letters (ISO 3166 alpha-2) in capitals; "UK" is understood; "" is allowed."""
    written = one_line(value)
    code = country_code(written) if len(written) == 2 else ""
    if written and not code:
        raise Unreadable(_("Type the country as two letters, such as GB, US or DE."))
    return code


def fits(row: models.Model, field: str, value: str) -> str:
    """`value`, when it is no longer than the field; raises `Unreadable` with the length otherwise."""
    return _within(value, getattr(row._meta.get_field(field), "max_length", None) or LONGEST_TEXT)


def _within(value: str, longest: int) -> str:
    if len(value) > longest:
        raise Unreadable(
            _("This is {length} characters long; {longest} fit. Shorten it a little.").format(
                length=len(value), longest=longest
            )
        )
    return value


def store(row: models.Model, **values: object) -> Kept:
    """Writes these fields of one row and no other, so that two open pages do not overwrite each other."""
    with one_writer():
        for field, value in values.items():
            setattr(row, field, value)
        row.save(update_fields=[*values, "changed_at"])
        changed(row, values)
    return KEPT
