"""Whether a label of a transcript can stand for a name: first names, nicknames, initials, slips of a machine."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from afterword.domain.knowledge import short_names

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\||@.*|\b(?:iphone|ipad|laptop|macbook|phone)\b|['’]s\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame rev sister fr guest host external unverified".split())
_NUMBERED = re.compile(
    r"^\s*(?:[A-Za-z]|(?:speaker|spk|participant|person|voice|channel|track|s)[\s_#-]*[\dA-Za-z]{0,3})\s*$", re.I
)
_CLOSE = 0.75
"""How alike two names must be spelled to be a slip of the machine ("Corrine", "Corinne")."""


@lru_cache(maxsize=512)
def name_words(label: str) -> tuple[str, ...]:
    """The words of a name, in its order, folded: no marks on letters, no titles, nothing in brackets."""
    plain = unicodedata.normalize("NFKD", _ASIDE.sub(" ", label))
    folded = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return tuple(word for word in _WORD.findall(folded) if word not in _TITLES)


def numbered(label: str) -> bool:
    """Whether a label is only a machine's count of voices ("SPEAKER_01", "B")."""
    return _NUMBERED.match(label) is not None


@lru_cache(maxsize=4096)
def likeness_of_names(label: str, name: str) -> float:
    """How well a label can stand for a person's name, 0 to 1.

    1 where both name the same person in full, about 0.8 where one is only a part of the other, less for nicknames,
    initials and near spellings, 0 where nothing meets.
    """
    given, wanted = name_words(label), name_words(name)
    if not given or not wanted or numbered(label):
        return 0.0
    scores = [max(_word(one, other, first=place == 0) for place, other in enumerate(wanted)) for one in given]
    met = [score for score in scores if score]
    if not met:
        return 0.0
    if len(given) == 1:
        return 0.85 * met[0]
    missed = len(given) - len(met)
    if missed and len(met) == 1:
        return 0.3 * met[0]  # one shared name of two: a brother, or another Anna
    return sum(met) / len(given) * (1.0 if len(met) >= min(2, len(wanted)) else 0.85)


def _word(one: str, other: str, *, first: bool) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.6 if one[0] == other[0] else 0.0
    if first and not short_names().get(one, frozenset()).isdisjoint(short_names().get(other, frozenset())):
        return 0.9
    if len(one) >= 3 and len(other) > len(one) and other.startswith(one):
        return 0.8
    if min(len(one), len(other)) >= 4 and one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= _CLOSE:
        return 0.8
    return 0.0
