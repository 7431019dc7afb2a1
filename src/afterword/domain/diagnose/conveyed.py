"""Whether a proof reached the employer: its figures, its telling words, its sense, in one answer.

A topic touched without its result was not conveyed. A wrong "you never said this" is worse than a silence, so what may
well have been told counts as told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate, pairwise
from typing import NamedTuple

from afterword.domain.diagnose.fit import Likeness, Rarity, by_words, meet
from afterword.domain.figures import Figure, figures, same
from afterword.domain.interview import Evidence, Source
from afterword.domain.text import PLAIN, content, sentences, stem

CHUNK = 45
"""Words of an answer whose sense is compared at once: some three spoken sentences."""
NEAR = 4
"""Pieces of all that was said whose meaning is held against a proof: those nearest to it by their words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some sentences of an answer in exact words, with where they stand."""

    text: str
    source: Source
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """All that was said to one question. `exchange` is its place among the exchanges, -1 for words outside any.

    `account` is True where these are the person's notes on what they said, and not their words; `full` where the
    answer told its story and answered the question. `agreed` is a question that was answered with a plain yes.
    """

    pieces: tuple[Piece, ...]
    exchange: int = -1
    account: bool = False
    full: bool = False
    agreed: str = ""

    @property
    def text(self) -> str:
        return " ".join([*(piece.text for piece in self.pieces), self.agreed])


@dataclass(frozen=True, slots=True)
class Conveyed:
    """How far a proof was conveyed: 1 told, about half touched without its result, 0 not at all; and in which words."""

    level: float = 0.0
    piece: Piece | None = None
    exchange: int = -1


TOLD, PERHAPS, TOUCHED = 1.0, 0.75, 0.5

_LEFT_OUT = re.compile(
    r"\b(?:never|didn'?t|did not|forgot to|without)\s+(?:\w+\s+)?(?:said|say|saying|got|get|getting|mention\w*|"
    r"give|gave|giving|tell|told|telling|finish\w*)\b|\bstopped (?:at|before|short)\b|\bleft out\b|\bcut (?:me )?off\b",
    re.IGNORECASE,
)


def conveyed(
    evidence: Sequence[Evidence], answers: Sequence[Answered], rarity: Rarity, likeness: Likeness | None
) -> list[Conveyed]:
    """For each piece of evidence how far the answers conveyed it, in the order of `evidence`.

    A result is often told only when they ask on, so each answer is also read together with the one after it.
    """
    pieces = [piece for answer in answers for piece in answer.pieces]
    alike = _alike(evidence, pieces, rarity, likeness) if likeness is not None else None
    first = [0, *accumulate(len(answer.pieces) for answer in answers)]
    texts = [answer.text for answer in answers]
    both = [f"{text} {after}" for text, after in pairwise(texts)]
    found = []
    for place, item in enumerate(evidence):
        best, best_key = Conveyed(), (0.0, 0.0)
        for at, answer in enumerate(answers):
            meaning = alike[place][first[at] : first[at] + len(answer.pieces)] if alike is not None else []
            most = max(meaning, default=0.0)
            level, share = _level(item, texts[at], answer.account, rarity, most, full=answer.full)
            follows = at < len(both) and answer.exchange >= 0
            if TOLD > level > 0 and follows and not answer.account:
                level = max(level, _level(item, both[at], False, rarity, most, also=True)[0])
            if level and (level, share) > best_key:
                best = Conveyed(level, _closest(item, answer, meaning, rarity), answer.exchange)
                best_key = (level, share)
        found.append(best)
    return found


def _alike(
    evidence: Sequence[Evidence], pieces: Sequence[Piece], rarity: Rarity, likeness: Likeness
) -> list[list[float]]:
    """How alike in meaning each proof (row) and each piece (column) are; 0 for pieces that are near no proof by words.

    Meaning alone conveys nothing, and a model is slow: it is asked about as many pieces however long the talk was.
    """
    near: set[int] = set()
    for item in evidence:
        fits = [(by_words(item.text, piece.text, rarity), -place) for place, piece in enumerate(pieces)]
        near.update(-place for fit, place in nlargest(NEAR, fits) if fit > 0)
    asked = sorted(near)
    compared = likeness.compare([item.text for item in evidence], [pieces[place].text for place in asked])
    rows = [[0.0] * len(pieces) for _ in evidence]
    for row, found in zip(rows, compared, strict=True):
        for place, value in zip(asked, found, strict=True):
            row[place] = value
    return rows


def _level(
    item: Evidence, text: str, account: bool, rarity: Rarity, meaning: float, *, also: bool = False, full: bool = False
) -> tuple[float, float]:
    """How far a text conveys the evidence, and the share of its telling words that stand there.

    `also`: the text is two answers read together, where only figures can show that it was told.
    """
    held, said = content(item.text), _said(text)
    whole = rarity.total(held)
    if not whole:
        return 0.0, 0.0
    shared = meet(held, said)
    share = rarity.total(shared) / whole
    named = sum(1 for word in shared if not word[0].isdigit() and word not in PLAIN)
    own = figures(item.text)
    hits = _hits(item.text, text)
    told = (
        (hits.telling >= 2 and (named or not hits.elsewhere))
        or (hits.result and hits.telling and named >= 2 and share >= 0.25)
        or (hits.result and hits.exact and hits.telling and len(shared) >= 2 and share >= 0.12)
        or (hits.exact >= 2 and named >= 2 and share >= 0.25)
        or (hits.all >= 3 and named >= 3 and share >= 0.3)
        or (hits.all >= 2 and hits.all == len(own) and (share >= 0.35 or (share >= 0.25 and meaning >= 0.45)))
    )
    if not also:
        told = told or (
            share >= 0.62
            or (share >= 0.4 and meaning >= 0.6)
            or (share >= 0.5 and named >= 3 and meaning >= 0.45)
            or (not any(f.telling for f in own) and share >= 0.36 and named >= 3 and meaning >= 0.4)
            or (account and share >= 0.38 and named >= 3)
            or (account and share >= 0.3 and named >= 2 and hits.all >= 1)
        )
    if told and account and not hits.telling and _LEFT_OUT.search(text.replace("’", "'")):
        told = False  # the note says itself that it was left out
    if told:
        return TOLD, share
    if full and share >= 0.17 and named >= 2 and (meaning >= 0.33 or share >= 0.3):
        return PERHAPS, share  # a story was told about it, perhaps in other words than the résumé's
    touched = (share >= 0.3 and named >= 3) or meaning >= 0.55
    return (TOUCHED, share) if touched else (0.0, share)


class _Hits(NamedTuple):
    """How many figures of a proof were said: `all` of them, those that tell by themselves, those said of the same thing
    ("sixteen weeks"), those said only of another thing ("60 volunteers", "sixty colleagues"); and whether one of them
    is the result, or the proof has no figure for its result.
    """

    all: int
    telling: int
    exact: int
    elsewhere: int
    result: bool


def _hits(proof: str, said: str) -> _Hits:
    theirs = figures(said)
    outcome = _outcome(proof)
    plain = telling = exact = elsewhere = 0
    result = not outcome
    for figure in figures(proof):
        meeting = [other for other in theirs if same(figure, other)]
        if meeting:
            plain += 1
            telling += figure.telling
            result = result or figure in outcome
            unit = _unit(proof, figure)
            units = {_unit(said, other) for other in meeting}
            exact += bool(unit) and figure.value > 2 and unit in units
            elsewhere += unit not in units and all(content(word) for word in (unit, *units))
    return _Hits(plain, telling, exact, elsewhere, result)


@lru_cache(maxsize=4096)
def _outcome(proof: str) -> tuple[Figure, ...]:
    """The figures that are the result of a line and not its setting: those that follow a word of change."""
    change = _CHANGED.search(proof)
    if change is None:
        return ()
    after = [figure for figure in figures(proof) if figure.first >= change.start()]
    if len(after) > 1 and _TO.search(proof, after[0].last, after[1].first):
        return tuple(after[:2])
    return tuple(after[:1])


_CHANGED = re.compile(
    r"\b(?:from|fell|rose|rais\w+|cut|sav(?:ed|ing)|lift\w*|gr[eo]w\w*|halv\w+|dropped|drop|reduc\w+|shorten\w+|"
    r"increas\w+|down|up|within|went|won|improv\w+|brought|clear\w+|reach\w+)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\b|→|->|\bagainst\b")


def _unit(text: str, figure: Figure) -> str:
    """The stem of the word after a figure; "" where nothing that counts follows."""
    match = _AFTER.match(text, figure.last)
    return stem(match[1].lower()) if match is not None else ""


_AFTER = re.compile(r"[\s-]*(?:%|per ?cent)?[\s-]*([a-z]{3,})", re.IGNORECASE)


_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=4096)
def _said(text: str) -> frozenset[str]:
    """The stems of what was said, with neighbouring words also joined: "auto ship" holds "autoship"."""
    plain = _LETTERS.findall(text.lower())
    joined = {one + other for one, other in pairwise(plain)}
    return content(text) | content(" ".join(word for word in joined if len(word) >= 6))


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
