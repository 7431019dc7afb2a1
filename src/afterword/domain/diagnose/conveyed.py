"""Whether a proof reached the employer: its figures, its telling words, its sense, in one answer.

A topic touched without its result was not conveyed. A wrong "you never said this" is worse than a silence, so what may
well have been told counts as told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from afterword.domain.diagnose.fit import Likeness, Rarity, meet
from afterword.domain.figures import figures, same
from afterword.domain.interview import Evidence, Source
from afterword.domain.text import PLAIN, content, sentences

CHUNK = 45
"""Words of an answer whose sense is compared at once: some three spoken sentences."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some sentences of an answer in exact words, with where they stand."""

    text: str
    source: Source
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """All that was said to one question. `exchange` is its place among the exchanges, -1 for words outside any.

    `account` is True where these are the person's notes on what they said, and not their words.
    """

    pieces: tuple[Piece, ...]
    exchange: int = -1
    account: bool = False

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Conveyed:
    """How far a proof was conveyed: 1 told, about half touched without its result, 0 not at all; and in which words."""

    level: float = 0.0
    piece: Piece | None = None
    exchange: int = -1


TOLD, TOUCHED = 1.0, 0.5

_LEFT_OUT = re.compile(
    r"\b(?:never|didn'?t|did not|forgot to|without)\s+(?:\w+\s+)?(?:said|say|saying|got|get|getting|mention\w*|"
    r"give|gave|giving|tell|told|telling|finish\w*)\b|\bstopped (?:at|before|short)\b|\bleft out\b|\bcut (?:me )?off\b",
    re.IGNORECASE,
)


def conveyed(
    evidence: Sequence[Evidence], answers: Sequence[Answered], rarity: Rarity, likeness: Likeness | None
) -> list[Conveyed]:
    """For each piece of evidence how far the answers conveyed it, in the order of `evidence`."""
    pieces = [piece for answer in answers for piece in answer.pieces]
    alike = likeness.compare([e.text for e in evidence], [p.text for p in pieces]) if likeness is not None else None
    found = []
    for place, item in enumerate(evidence):
        best, best_key = Conveyed(), (0.0, 0.0)
        at = 0
        for answer in answers:
            meaning = alike[place][at : at + len(answer.pieces)] if alike is not None else []
            at += len(answer.pieces)
            level, share = _level(item, answer, rarity, max(meaning, default=0.0))
            if (level, share) > best_key:
                piece = _closest(item, answer, meaning, rarity)
                best, best_key = Conveyed(level, piece, answer.exchange), (level, share)
        found.append(best)
    return found


def _level(item: Evidence, answer: Answered, rarity: Rarity, meaning: float) -> tuple[float, float]:
    """How far one answer conveys the evidence, and the share of its telling words that stand there."""
    held, said = content(item.text), _said(answer.text)
    whole = rarity.total(held)
    if not whole:
        return 0.0, 0.0
    shared = meet(held, said)
    share = rarity.total(shared) / whole
    named = sum(1 for word in shared if not word[0].isdigit() and word not in PLAIN)
    own, theirs = figures(item.text), figures(answer.text)
    hits = [figure for figure in own if any(same(figure, other) for other in theirs)]
    telling = any(figure.telling for figure in hits)
    told = (
        (telling and named >= 2 and share >= 0.25)
        or (len(hits) >= 2 and named >= 3 and share >= 0.3)
        or (len(hits) >= 1 and share >= 0.45 and named >= 3)
        or share >= 0.6
        or (share >= 0.4 and meaning >= 0.6)
        or (not own and share >= 0.45 and meaning >= 0.45)
    )
    if told and answer.account and not telling and _LEFT_OUT.search(answer.text.replace("’", "'")):
        told = False  # the note says itself that it was left out
    if told:
        return TOLD, share
    touched = (share >= 0.3 and named >= 3) or meaning >= 0.55
    return (TOUCHED, share) if touched else (0.0, share)


@lru_cache(maxsize=4096)
def _said(text: str) -> frozenset[str]:
    """The stems of what was said, with neighbouring words also joined: "auto ship" holds "autoship"."""
    plain = re.findall(r"[a-z]+", text.lower())
    joined = " ".join(one + other for one, other in pairwise(plain) if len(one + other) >= 6)
    return content(text) | content(joined)


def _closest(item: Evidence, answer: Answered, meaning: Sequence[float], rarity: Rarity) -> Piece | None:
    held = content(item.text)
    own = figures(item.text)

    def weight(place: int) -> float:
        text = answer.pieces[place].text
        hits = sum(any(same(figure, other) for other in figures(text)) for figure in own)
        return rarity.total(meet(held, content(text))) + 0.5 * hits + (meaning[place] if meaning else 0.0)

    return answer.pieces[max(range(len(answer.pieces)), key=weight)] if answer.pieces else None


def pieces_of(text: str, source: Source, start: str | None = None) -> list[Piece]:
    """`text` cut into runs of whole sentences of about `CHUNK` words, each an exact piece of it."""
    found: list[Piece] = []
    first: int | None = None
    at = count = 0
    end = 0
    for sentence in sentences(text):
        begin = text.index(sentence, at)
        at = end_here = begin + len(sentence)
        if first is None:
            first, count = begin, 0
        elif count + len(sentence.split()) > CHUNK:
            found.append(_piece(text[first:end], source, start))
            first, count = begin, 0
        count += len(sentence.split())
        end = end_here
    if first is not None:
        found.append(_piece(text[first:end], source, start))
    return found


def _piece(text: str, source: Source, start: str | None) -> Piece:
    return Piece(text, Source(source.kind, source.ref, text), start)
