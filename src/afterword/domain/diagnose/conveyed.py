"""Whether a proof reached the employer: its figures, its telling words, its sense, in one answer or across two.

A topic touched without its result was not conveyed. How surely a stretch of talk told a line is a weighed sum of a few
signs (`pairing`), with weights found on invented pairs and interviews (`eval/told.py`). A wrong "you never said this"
is worse than a silence, so what was perhaps told is neither called told nor untold.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from afterword.domain.diagnose import learnt
from afterword.domain.diagnose.fit import Likeness, Rarity, by_words, meet
from afterword.domain.diagnose.pairing import WORDS, Line, alike, clauses, line_of, signs
from afterword.domain.figures import figures, same
from afterword.domain.interview import Evidence, Source
from afterword.domain.text import content, sentences

CHUNK = 45
"""Words of an answer whose sense is compared at once: some three spoken sentences."""
NEAR = 6
"""Pieces of all that was said whose meaning is held against a proof: those nearest to it by their words."""
MOST_PIECES = 100
"""Pieces whose meaning is asked for however long the talk was: each takes the model a hundredth of a second."""
RUN = 3
"""Pieces of a long answer that are read together: a story that is told within a longer one is looked at by itself."""


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
    """How far a proof was conveyed: told, perhaps told, touched without its result or not at all; in which words.

    `chance` is how likely it is that it was told, 0 to 1: it orders a list and is never shown.
    """

    level: float = 0.0
    piece: Piece | None = None
    exchange: int = -1
    chance: float = 0.0


TOLD, PERHAPS, TOUCHED = 1.0, 0.75, 0.5

_LEFT_OUT = re.compile(
    r"\b(?:never|didn'?t|did not|forgot to|without)\s+(?:\w+\s+)?(?:said|say|saying|got|get|getting|mention\w*|"
    r"give|gave|giving|tell|told|telling|finish\w*)\b|\bstopped (?:at|before|short)\b|\bleft out\b|\bcut (?:me )?off\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """What is read at once: an answer, or a run of its pieces. `pieces` are their places among all that was said."""

    text: str
    answer: int
    pieces: range


def conveyed(
    evidence: Sequence[Evidence], answers: Sequence[Answered], rarity: Rarity, likeness: Likeness | None
) -> list[Conveyed]:
    """For each piece of evidence how far the answers conveyed it, in the order of `evidence`."""
    best: list[tuple[float, float, Span | None]] = [(0.0, -math.inf, None)] * len(evidence)
    for place, span, held in pairs(evidence, answers, rarity, likeness):
        weighed = learnt.weigh(held, meaning=likeness is not None)
        level, weighed = _level(weighed, held, answers[span.answer], span.text)
        if (level, weighed) > best[place][:2]:
            best[place] = (level, weighed, span)
    pieces = [(piece, answer.exchange) for answer in answers for piece in answer.pieces]
    found = []
    for item, (level, weighed, read) in zip(evidence, best, strict=True):
        chance = 1 / (1 + math.exp(-weighed)) if read is not None else 0.0
        if level and read is not None:
            piece, exchange = _closest(item, [pieces[at] for at in read.pieces], rarity)
            found.append(Conveyed(level, piece, exchange, chance))
        else:
            found.append(Conveyed(chance=chance))
    return found


def pairs(
    evidence: Sequence[Evidence], answers: Sequence[Answered], rarity: Rarity, likeness: Likeness | None
) -> Iterator[tuple[int, Span, tuple[float, ...]]]:
    """Each place of `evidence` with each span that may tell of it, and the signs of the two."""
    pieces = [piece.text for answer in answers for piece in answer.pieces]
    spans = list(spans_of(answers))
    lines = [line_of(item.text, rarity) for item in evidence]
    sense = _Sense(lines, pieces, rarity, likeness) if likeness is not None and pieces else None
    for place, line in enumerate(lines):
        for span in spans:
            meaning = sense.signs(place, span.pieces) if sense is not None else ()
            held = signs(
                line, span.text, rarity, full=answers[span.answer].full, sure=bool(meaning) and meaning[0] >= FELT
            )
            if held:
                yield place, span, (*held, *meaning)


FELT = 0.3
"""From this likeness on, a stretch of talk is looked at that shares neither a telling word nor a figure with a line."""


def spans_of(answers: Sequence[Answered]) -> Iterator[Span]:
    """What is read at once. A result is often told only when they ask on, so it reads on into the next answer."""
    first = 0
    for at, answer in enumerate(answers):
        last = first + len(answer.pieces)
        if answer.pieces:
            yield Span(answer.text, at, range(first, last))
        follows = at + 1 < len(answers) and answer.exchange >= 0 and not answer.account
        texts = [piece.text for piece in (*answer.pieces, *(answers[at + 1].pieces[:1] if follows else ()))]
        end = first + len(texts)
        if len(texts) > RUN:
            for begin in range(first, end - RUN + 1):
                yield Span(" ".join(texts[begin - first : begin - first + RUN]), at, range(begin, begin + RUN))
        elif end > last and answer.pieces:
            yield Span(" ".join(texts), at, range(first, end))
        first = last


class _Sense:
    """How alike in meaning lines and pieces are, for the pieces that a model was asked about; 0 for the others.

    Meaning alone conveys nothing, and a model is slow: it is asked about as many pieces however long the talk was.
    """

    def __init__(self, lines: Sequence[Line], pieces: Sequence[str], rarity: Rarity, likeness: Likeness) -> None:
        asked = _nearest(lines, pieces, rarity)
        self._column = {place: column for column, place in enumerate(asked)}
        texts = [pieces[place] for place in asked]
        self._whole = likeness.compare([line.text for line in lines], texts)
        self._result = likeness.compare([clauses(line.text)[0] for line in lines], texts)
        self._action = likeness.compare([clauses(line.text)[1] for line in lines], texts)
        self._two = [nlargest(2, column) for column in zip(*self._whole, strict=True)]

    def signs(self, place: int, pieces: range) -> tuple[float, ...]:
        columns = [self._column[piece] for piece in pieces if piece in self._column]
        whole = [self._whole[place][column] for column in columns]
        others = [
            two[-1] if two[0] == own and len(two) > 1 else two[0] if two[0] != own else 0.0
            for own, two in zip(whole, (self._two[column] for column in columns), strict=True)
        ]
        return alike(
            whole,
            [self._result[place][column] for column in columns],
            [self._action[place][column] for column in columns],
            others,
        )


def _nearest(lines: Sequence[Line], pieces: Sequence[str], rarity: Rarity) -> list[int]:
    """The pieces nearest to any line by their words: the first of each line, then the second, as many as are asked."""
    ranked = []
    for line in lines:
        fits = ((by_words(line.text, piece, rarity), -place) for place, piece in enumerate(pieces))
        ranked.append([-place for fit, place in nlargest(NEAR, fits) if fit > 0])
    taken = dict.fromkeys(row[rank] for rank in range(NEAR) for row in ranked if rank < len(row))
    return sorted(list(taken)[:MOST_PIECES])


def _level(weighed: float, held: Sequence[float], answer: Answered, text: str) -> tuple[float, float]:
    """What the weighed signs come to, and they themselves, where the account of the person changes them."""
    if answer.account:
        weighed += learnt.ACCOUNT
        if _LEFT_OUT.search(text.replace("’", "'")) and not held[EXACT]:
            weighed = min(weighed, learnt.PERHAPS - 1)  # the note says itself that it was left out
    if weighed >= learnt.TOLD:
        return TOLD, weighed
    if weighed >= learnt.PERHAPS:
        return PERHAPS, weighed
    named = held[SHARE] >= 0.3 and held[NAMED] >= 0.5
    alike = len(held) > len(WORDS) and held[len(WORDS)] >= 0.55
    return (TOUCHED if named or alike else 0.0), weighed


SHARE, NAMED, EXACT = (WORDS.index(name) for name in ("share", "named", "exact"))


def _closest(item: Evidence, pieces: Sequence[tuple[Piece, int]], rarity: Rarity) -> tuple[Piece, int]:
    """The piece that holds most of the line's words and figures, with its exchange."""
    held = content(item.text)
    own = figures(item.text)

    def weight(placed: tuple[Piece, int]) -> float:
        text = placed[0].text
        hits = sum(any(same(figure, other) for other in figures(text)) for figure in own)
        return rarity.total(meet(held, content(text))) + 0.5 * hits

    return max(pieces, key=weight)


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
