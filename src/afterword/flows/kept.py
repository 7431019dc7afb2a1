"""How an act of keeping ended, and the few readings of typed text that every flow shares."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import models
from django.utils.translation import gettext as _

from afterword.store.writer import one_writer

LONGEST_TEXT = 20_000
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
    """For a field of one line: no line breaks, no control characters, no space at the ends."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def own_words(value: str) -> str:
    """For the person's own words: kept as typed, only with the line ends every system understands."""
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


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
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise Unreadable(_("Type a time zone by continent and city, such as Europe/London.")) from None
    return name


def read_country(value: str) -> str:
    """Two letters (ISO 3166 alpha-2) in capitals; "UK" is understood; "" is allowed."""
    code = one_line(value).upper()
    if not code:
        return ""
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        raise Unreadable(_("Type the country as two letters, such as GB, US or DE."))
    return "GB" if code == "UK" else code


def fits(row: models.Model, field: str, value: str) -> str:
    """`value`, when it is no longer than the field; raises `Unreadable` with the length otherwise."""
    longest: int = getattr(row._meta.get_field(field), "max_length", None) or LONGEST_TEXT
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
    return KEPT
