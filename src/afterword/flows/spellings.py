"""A name the person typed that a paper spells another way: a letter or two apart, and surely the same person."""

from __future__ import annotations

import re
import unicodedata

from afterword.flows.filling import name_in

SHORTEST = 4  # letters; "Jan" and "Jon" are two names
LONG = 7  # letters; from here on two may differ


def other_spelling(typed: str, written: str) -> str:
    """`written` as a name, where it spells `typed` a letter or two otherwise; "" where it does not, or is another name.

    Each word must be the same or nearly so, and at least one the same where there are several.
    """
    name = name_in(written) or (written if len(typed.split()) == 1 else "")
    mine, theirs = typed.split(), name.split()
    if len(mine) > len(theirs) == 1:
        mine = mine[:1]  # a label may give the first name only
    if not mine or len(mine) != len(theirs):
        return ""
    apart = [(one, other) for one, other in zip(mine, theirs, strict=True) if _plain(one) != _plain(other)]
    if not apart or (len(apart) == len(mine) > 1) or not all(_nearly(one, other) for one, other in apart):
        return ""
    return " ".join([*theirs, *typed.split()[len(theirs) :]])


def spelling_in_address(typed: str, email: str) -> str:
    """The name as the part of an address before the @ spells it: "Morwenna Teague" for morwenna.teague@..."""
    parts = [part for part in re.split(r"[._-]+", email.partition("@")[0]) if part.isalpha()]
    if len(parts) != len(typed.split()) or not email.isascii() or not typed.isascii():
        return ""
    return other_spelling(typed, " ".join(part.capitalize() for part in parts))


def _plain(word: str) -> str:
    """Without case, accents and full stops: those are no other spelling."""
    bare = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in bare if c.isalpha() and not unicodedata.combining(c))


def _nearly(one: str, other: str) -> bool:
    left, right = _plain(one), _plain(other)
    shorter = min(len(left), len(right))
    if shorter < SHORTEST or left[0] != right[0]:
        return False
    return _steps(left, right) <= (2 if shorter >= LONG else 1)


def _steps(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed (Levenshtein's distance)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
