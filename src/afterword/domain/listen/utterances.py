"""A turn in its sentences, each with its place: what every other rule of listening reads.

Where nobody wrote down the full stops, a long stretch is cut where a question seems to begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.domain.knowledge import asking
from afterword.domain.knowledge.cues import STOP, Cue, Reading
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.text import sentences
from afterword.domain.transcript import Passage, Turn

LONG = 26
"""Words after which a sentence counts as run together from several."""
FEW = 5
"""The same in a turn that has no full stops."""
_UNENDED = re.compile(r"[.?!]")
CONNECT = frozenset(
    "so and then okay ok now alright right well but um uh great good cool yeah just can could maybe also".split()
)
"""Small words that lead in to a question and belong to it."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence of a turn, or a piece of one where speech was written down without punctuation.

    `offset` counts characters of the turn's text. `reading` leaves out fillers and repeats; its spans are places in
    `text`. `marked` is whether the paper has a question mark at its end.
    """

    turn: int
    offset: int
    text: str

    @property
    def reading(self) -> Reading:
        """Made when it is asked for, and remembered for a while: most of what is said is never searched."""
        return read_spoken(self.text)

    @property
    def marked(self) -> bool:
        return "?" in self.text[-4:]

    @property
    def length(self) -> int:
        """Its words, counted without reading it."""
        return len(self.text.split())

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        """Its words without fillers and marks."""
        return tuple(word for word in self.reading.words if word != STOP)


def wordings(name: str) -> tuple[Cue, ...]:
    """The cues of one list of the asking knowledge."""
    return asking()[name].cues


def utterances(turn: Turn, *, cut: bool = True) -> tuple[Utterance, ...]:
    """The sentences of a turn, in order, none of them blank. Without `cut`, long ones stay whole."""
    return tuple(_sentences(turn, cut))


def _sentences(turn: Turn, cut: bool) -> Iterator[Utterance]:
    place = 0
    bare = _UNENDED.search(turn.text) is None
    for sentence in sentences(turn.text):
        place = turn.text.index(sentence, place)
        whole = Utterance(turn.position, place, sentence)
        starts = _questions_within(whole.reading, bare) if cut and whole.length > (FEW if bare else LONG) else []
        if not starts:
            yield whole
        ends = [whole.reading.spans[start][0] for start in starts]
        for first, last in zip([0, *ends], [*ends, len(sentence)], strict=True) if starts else ():
            piece = sentence[first:last]
            if piece.strip():
                yield Utterance(turn.position, place + first, piece.rstrip())
        place += len(sentence)


def _questions_within(reading: Reading, bare: bool) -> list[int]:
    """Where a sentence too long to be one is to be cut: at the words with which a question begins in its middle.

    `bare`: the turn has no full stops at all, so that any length may be several sentences.
    """
    places = sorted({found.first for name in ("invites", "openers") for found in reading.find_all(wordings(name))})
    cuts: list[int] = []
    last = -LONG
    for place in places:
        start = place
        while start and reading.words[start - 1] in CONNECT:
            start -= 1
        if place - last > LONG // 2 and start > (0 if bare else LONG // 4):
            cuts.append(start)
        last = place
    return cuts


def passage(turn: Turn, start: int, end: int) -> Passage:
    """The exact words of a turn between two characters, without outer white space, and where they stand."""
    text = turn.text[start:end]
    offset = start + len(text) - len(text.lstrip())
    return Passage(text.strip(), turn.position, offset, turn.start_at(offset), turn.speaker)


def passages(turn: Turn, heard: tuple[Utterance, ...]) -> tuple[Passage, ...]:
    """A run of utterances of one turn as one passage; () for none."""
    return (passage(turn, heard[0].offset, heard[-1].end),) if heard else ()
