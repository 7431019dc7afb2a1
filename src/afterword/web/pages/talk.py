"""A transcript cut into what a page shows: sections by question, pieces by speaker, paragraphs, marked words.

Everything here works on places (turn, offset) in the transcript, so that a mark sits on the exact words it is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afterword.domain.transcript import Conversation, HeardExchange, Mark, Passage, Transcript
from afterword.web.pages.heard_words import moment, seconds_in

Place = tuple[int, int]
"""A turn and an offset in its text. Places sort in the order of the talk."""

PART_WORDS = 4500
"""A page of the talk: about half an hour. Longer talks are read part by part."""

PARAGRAPH = 420  # characters; a longer stretch of one voice is set in paragraphs, as a printed interview would be
_SENTENCE_END = re.compile(r"[.?!…][\"”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One section of the talk, from `start` up to `end`. `exchange` is its place among the exchanges, None for the
    talk before the first question. `goes_on`: the section before it was too long for one part.
    """

    start: Place
    end: Place
    exchange: int | None
    words: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Some words; `note` is the number of the note that is about them, 0 for none. `ends`: the mark ends here."""

    text: str
    note: int = 0
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What one voice said in a row: paragraphs of spans. `asked` marks the question that opens the section."""

    speaker: str
    time: str
    paragraphs: tuple[tuple[Span, ...], ...]
    asked: bool = False


def stretches(conversation: Conversation) -> tuple[Stretch, ...]:
    """The whole talk in sections, none left out and none twice, each no longer than a part."""
    turns = conversation.transcript.turns
    if not turns:
        return ()
    end: Place = (len(turns), 0)
    starts = [(_opens(one), place) for place, one in enumerate(conversation.exchanges)]
    cuts: list[tuple[Place, int | None]] = [] if starts and starts[0][0] <= (0, 0) else [((0, 0), None)]
    for at, place in starts:
        if not cuts or at > cuts[-1][0]:  # a question that is said to open before the last one stays in its section
            cuts.append((at, place))
    found: list[Stretch] = []
    for number, (start, exchange) in enumerate(cuts):
        until = cuts[number + 1][0] if number + 1 < len(cuts) else end
        found += _no_longer_than_a_part(conversation.transcript, start, until, exchange)
    return tuple(found)


def parts(sections: Sequence[Stretch]) -> tuple[tuple[Stretch, ...], ...]:
    """The sections, page by page: each part holds about `PART_WORDS` words."""
    pages: list[list[Stretch]] = []
    held = 0
    for one in sections:
        if not pages or (held and held + one.words > PART_WORDS * 1.15):
            pages.append([])
            held = 0
        pages[-1].append(one)
        held += one.words
    return tuple(tuple(page) for page in pages)


def pieces(
    transcript: Transcript, one: Stretch, asked: Passage | None, marks: Iterable[tuple[Place, int, int]]
) -> list[Piece]:
    """The section voice by voice. `marks`: (place, length, number of the note) of the words notes are about."""
    by_turn: dict[int, list[tuple[int, int, int]]] = {}
    for (turn, offset), length, number in sorted(marks):
        by_turn.setdefault(turn, []).append((offset, offset + length, number))
    found: list[Piece] = []
    for turn in transcript.turns[one.start[0] : one.end[0] + 1]:
        first = one.start[1] if turn.position == one.start[0] else 0
        last = one.end[1] if turn.position == one.end[0] else len(turn.text)
        cuts = [(first, last, False)]
        if asked is not None and asked.turn == turn.position and first <= asked.offset < last:
            until = min(asked.offset + len(asked.text), last)
            cuts = [(first, asked.offset, False), (asked.offset, until, True), (until, last, False)]
        for start, end, is_asked in cuts:
            if not turn.text[start:end].strip():
                continue
            paragraphs = _paragraphs(turn.text, start, end, by_turn.get(turn.position, ()))
            found.append(Piece(turn.speaker, clock_of(turn.mark_at(start)), paragraphs, is_asked))
    return found


def clock_of(mark: Mark | None) -> str:
    """When something was said: counted from the beginning where that is known, else as the paper's clock has it."""
    if mark is None:
        return ""
    return seconds_in(mark.seconds) if mark.seconds is not None else moment(mark.start)


class Words:
    """Finds quoted words in a talk again. Built once for a page."""

    def __init__(self, transcript: Transcript) -> None:
        self.turns = transcript.turns
        self._at: dict[str, list[int]] = {}
        for turn in self.turns:
            for mark in turn.marks:
                self._at.setdefault(mark.start, []).append(turn.position)

    def place_of(self, quote: str, start: str | None = None) -> Place | None:
        """Where `quote` stands, first of all in the turn that holds the time stamp `start`; None when nowhere."""
        if not quote:
            return None
        near = self._at.get(start or "", [])
        for position in (*near, *(position + 1 for position in near)):
            if position < len(self.turns) and (offset := self.turns[position].text.find(quote)) >= 0:
                return position, offset
        for turn in self.turns:
            if (offset := turn.text.find(quote)) >= 0:
                return turn.position, offset
        return None

    def time_at(self, place: Place) -> str:
        return clock_of(self.turns[place[0]].mark_at(place[1]))


def section_at(sections: Sequence[Stretch], place: Place) -> int:
    """Which of the sections holds a place."""
    starts = [one.start for one in sections]
    found = bisect_left(starts, place)
    return found if found < len(starts) and starts[found] == place else max(0, found - 1)


def _opens(one: HeardExchange) -> Place:
    first = min([one.asked, *one.lead], key=lambda passage: (passage.turn, passage.offset))
    return first.turn, first.offset


def _no_longer_than_a_part(transcript: Transcript, start: Place, end: Place, exchange: int | None) -> list[Stretch]:
    found: list[Stretch] = []
    begin, words = start, 0
    for turn in transcript.turns[start[0] : end[0] + 1]:
        length = len(turn.text.split())
        if words and words + length > PART_WORDS:
            found.append(Stretch(begin, (turn.position, 0), exchange, words, bool(found)))
            begin, words = (turn.position, 0), 0
        words += length
    found.append(Stretch(begin, end, exchange, words, bool(found)))
    return found


def _paragraphs(text: str, start: int, end: int, marks: Sequence[tuple[int, int, int]]) -> tuple[tuple[Span, ...], ...]:
    """The words from `start` to `end` in paragraphs, cut where a note's words begin and end."""
    breaks = _breaks(text, start, end, marks)
    found: list[tuple[Span, ...]] = []
    for begin, until in zip([start, *breaks], [*breaks, end], strict=True):
        spans: list[Span] = []
        at = begin
        for first, last, number in marks:
            first, last = max(first, at), min(last, until)
            if first >= last:
                continue
            if first > at:
                spans.append(Span(text[at:first]))
            spans.append(Span(text[first:last], number, ends=True))
            at = last
        if at < until:
            spans.append(Span(text[at:until]))
        found.append(tuple(spans))
    return tuple(found)


def _breaks(text: str, start: int, end: int, marks: Sequence[tuple[int, int, int]]) -> list[int]:
    """Where new paragraphs begin: after a sentence, never within words that a note is about."""
    breaks: list[int] = []
    last = start
    for found in _SENTENCE_END.finditer(text, start, end):
        at = found.end()
        inside = any(first < at < until for first, until, _number in marks)
        if at - last >= PARAGRAPH and end - at >= PARAGRAPH // 3 and not inside:
            breaks.append(at)
            last = at
    return breaks
