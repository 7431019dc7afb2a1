"""What was said of the person afterwards (S7): which concern it may name, beside what they thought, and whether again.

Nothing here weighs a person. A concern is proposed with the exact piece of the words, and counts once the person says
so. It is called recurring only when a second employer, who could not have known of the first, names it too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import Exchange, Interview
from afterword.domain.knowledge import concerns, phrases
from afterword.domain.knowledge.cues import Found, Reading, read

MOST = 5
"""So many concerns are proposed for one piece of feedback; more would be guessing."""
_NOT_OF_THE_PERSON = frozenset(
    "undecided_timeline already_filled process_frozen contact_declined vague_no unlawful_ground internal_candidate "
    "stronger_candidate".split()
)
"""How the matter stands, who else there is, and private ground: none of it is a concern one can answer."""
_BROAD = "lacks_experience"
"""Words of no experience often say of what: then that is the concern ("never managed a team")."""
_FORMS = frozenset("ltd limited inc incorporated llc plc gmbh ag sa nv bv co corp corporation company the and".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """A concern that these words may name. `quote` is exact text of them."""

    concern: str
    quote: str


@dataclass(frozen=True, slots=True)
class Named:
    """A concern that the person sees in one piece of feedback.

    `process` is the same for every round with one employer: what one house says twice has been said once.
    """

    concern: str
    quote: str
    process: str
    employer: str
    on: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A concern that employers have named independently: the newest words of each, the newest first."""

    concern: str
    label: str
    said: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Feared:
    """An answer that the person thought had fallen short: the question, and the concern behind it ("" if not known)."""

    exchange: str
    asked: str
    concern: str
    landed: Literal["badly", "unsure"]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the person thought of that interview, beside what they named.

    `same` are the answers they feared for and that were named; `feared` those that were not; `new` the named concerns
    that they had not feared for. `at_ease`: they thought their answers were good ones.
    """

    same: tuple[Feared, ...]
    feared: tuple[Feared, ...]
    new: tuple[str, ...]
    at_ease: bool


def nameable() -> tuple[str, ...]:
    """The ids of the concerns that somebody can have named, in the order of the knowledge."""
    return tuple(id for id in concerns() if id not in _NOT_OF_THE_PERSON)


def concerns_in(words: str) -> tuple[Piece, ...]:
    """The concerns these words may name, in the order in which they stand there, each with its sentence.

    Praise and private matters are passed over. Each wording counts for the concern whose cue says most.
    """
    reading = read(words)
    praised = {reading.sentence(found.first) for found in reading.find_all(phrases()["not_doubt"].cues)}
    doubted = {reading.sentence(found.first) for found in reading.find_all(phrases()["doubt"].cues)}
    afterwards = {said.concern_id: said.cues for said in phrases().values() if said.id.startswith("afterwards_")}
    places: list[tuple[tuple[bool, int, int], Found, str]] = [
        ((id == _BROAD, -found.cue.size, found.first), found, id)
        for id in nameable()
        for found in reading.find_all((*concerns()[id].cues, *afterwards.get(id, ())))
    ]
    taken: list[tuple[Found, str]] = []
    for _rank, found, id in sorted(places, key=lambda place: place[0]):
        sentence = reading.sentence(found.first)
        if any((one.first <= found.last and found.first <= one.last) or named == id for one, named in taken):
            continue
        quote = reading.quote(*sentence)
        if (sentence in praised - doubted and not _WISHES.search(quote)) or _warm(quote) or discloses_private(quote):
            continue
        taken.append((found, id))
    taken.sort(key=lambda one: one[0].first)
    shared = Counter(reading.sentence(found.first) for found, _id in taken)
    return tuple(
        Piece(id, _piece(reading, found, whole=shared[reading.sentence(found.first)] == 1))
        for found, id in taken[:MOST]
    )


def _piece(reading: Reading, found: Found, *, whole: bool) -> str:
    """The sentence; its clause where the sentence names several concerns and the clause says enough by itself."""
    first, last = reading.clause(found.first)[0], reading.clause(found.last)[1]
    if reading.words[first] in {"and", "but", "so"} and first < found.first:
        first += 1
    return reading.quote(*reading.sentence(found.first)) if whole or last - first < 3 else reading.quote(first, last)


_WARM = re.compile(
    r"\b(?:impressed|enjoyed|appreciate[ds]?|liked|loved|strong(?:est)?|excellent|very good|great|well done|stood out|"
    r"thank you|thanks|grateful|pleasure|wish you)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(r"\b(?:have|'d) (?:have )?(?:liked|loved|preferred)\b", re.IGNORECASE)
_TURNS = re.compile(r"\b(?:but|however|though|although|yet|only|unfortunately|too|not|n't|less|more|lack\w*)\b", re.I)


def _warm(sentence: str) -> bool:
    """Whether a sentence only thanks or praises: one that turns ("strong, but ...") may still name something."""
    return bool(_WARM.search(sentence)) and not _TURNS.search(sentence.replace("’", "'"))


def beside(interview: Interview, diagnosis: Diagnosis, named: Iterable[str]) -> Beside:
    """What the person thought of this interview, laid beside the concerns (ids) that its feedback names.

    Where an answer landed badly by their own account, doubtful ones are left out: they feared for the first.
    """
    ids = tuple(dict.fromkeys(named))
    every = tuple(_feared(interview.exchanges, diagnosis))
    worst = tuple(one for one in every if one.landed == "badly") or every
    same = tuple(one for one in every if one.concern in ids)
    return Beside(
        same=same,
        feared=tuple(one for one in worst if one not in same),
        new=tuple(id for id in ids if id not in {one.concern for one in same}),
        at_ease=interview.assessment.effective == "yes" and not worst,
    )


def _feared(exchanges: Sequence[Exchange], diagnosis: Diagnosis) -> Iterable[Feared]:
    for exchange, finding in zip(exchanges, diagnosis.exchanges, strict=True):
        if exchange.landed in ("badly", "unsure") and finding.private is None:
            yield Feared(exchange.id, exchange.asked or exchange.heard, finding.concern, exchange.landed)


def recurring(named: Iterable[Named]) -> tuple[Recurring, ...]:
    """The concerns that at least two employers have named, the one named last first. Of each house its newest words."""
    by_concern: dict[str, dict[str, Named]] = {}
    for one in sorted(named, key=lambda each: each.on):
        if one.concern in concerns():
            by_concern.setdefault(one.concern, {})[one.process] = one
    found = [
        Recurring(id, concerns()[id].label, tuple(sorted(houses.values(), key=lambda each: each.on, reverse=True)))
        for id, houses in by_concern.items()
        if len(houses) > 1
    ]
    return tuple(sorted(found, key=lambda one: (one.said[0].on, one.concern), reverse=True))


@lru_cache(maxsize=8192)
def employer_key(name: str) -> str:
    """An employer's name as it is compared: without case, accents, punctuation and the form of the company.

    "Pell & Orchard Bakeries Ltd." and "PELL AND ORCHARD BAKERIES" are the same; "" where nothing is left.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", ""))
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words)
