"""Finding phrases in what people wrote, with the exact words that were found.

A cue is a phrase in a small notation that anyone who edits the YAML files can read:

    how long                whole words, in this order, whatever the case, the punctuation or the hyphens
    (would|will) you stay   one of several; an empty side means "or nothing": would you (really|) stay
    how long .. stay        up to six other words between, within one sentence
    manag~                  any word that begins so
    # years                 a number, in figures or in words from two upwards
    in ##                   a year, such as 2021
    ^ froze                 only where a sentence or a clause begins
    said yes $              only where one ends

Cues are not regular expressions: they cost little to prepare and cannot run away on odd input. Text beyond `LONGEST`
characters is not searched. A possessive is searched without its ending ("the boss's car" holds "boss car").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from afterword.domain.knowledge.notation import (
    END,
    START,
    Cue,
    Either,
    OneOf,
    Plan,
    Step,
    check_cue,
    needs_of,
    plain,
    plan_of,
    sketched,
)

__all__ = ["GAP", "LONGEST", "STOP", "Cue", "Found", "Reading", "check_cue", "read", "reading_of"]

LONGEST = 20_000
GAP = 6
"""Words that may stand where a cue has two dots."""
STOP = "|"
"""Stands among the words of a reading where a sentence ends."""

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:['’][^\W_]+)*|%)"
    r"|(?P<stop>[.!?…]+[\"”’')\]]*(?=\s|$)|\n+)"
    r"|(?P<pause>[,;:()\[\]—–\"“”]|\s-\s)"
)
_ABBREVIATED = frozenset("mr mrs ms mx dr prof st vs approx ltd jr sr no inc etc".split())


class Found(NamedTuple):
    """Where a cue was found: its first and last word, counted in the reading."""

    cue: Cue
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text made searchable. `spans` give each word's place in `text`; `stops` are the words that end a sentence.

    `marks` are the words, and beginnings of three letters each with "~", to be held against what a cue needs.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    stops: tuple[int, ...]
    pauses: tuple[int, ...]
    vocabulary: frozenset[str]
    starts: frozenset[str]
    marks: frozenset[str]
    # What was found, by the cues that were asked for (kept beside it, so that no other cues can come by their id):
    # every draft, and every page, asks the same texts for the same cues.
    _firsts: dict[int, tuple[tuple[Cue, ...], tuple[Found, ...]]] = field(default_factory=dict, compare=False)
    _places_of: dict[int, tuple[tuple[Cue, ...], tuple[Found, ...]]] = field(default_factory=dict, compare=False)
    # Where each word stands, and each beginning of three letters; made when it is first asked for.
    _where: dict[str, list[int]] = field(default_factory=dict, compare=False)
    _where_begun: dict[str, list[int]] = field(default_factory=dict, compare=False)

    def __hash__(self) -> int:
        return hash(self.text)  # the words follow from it, but for fillers left out

    def find(self, cues: tuple[Cue, ...]) -> tuple[Found, ...]:
        """Each cue's first place in the text, in the order of the cues."""
        held = self._firsts.get(id(cues))
        if held is None:
            firsts = [next(self._places(cue, plan), None) for cue, plan in self._possible(cues)]
            held = self._firsts[id(cues)] = (cues, tuple([found for found in firsts if found is not None]))
        return held[1]

    def find_all(self, cues: tuple[Cue, ...]) -> tuple[Found, ...]:
        """Every place of every cue."""
        held = self._places_of.get(id(cues))
        if held is None:
            places = [found for cue, plan in self._possible(cues) for found in self._places(cue, plan)]
            held = self._places_of[id(cues)] = (cues, tuple(places))
        return held[1]

    def has(self, cues: tuple[Cue, ...]) -> bool:
        return bool(self.find(cues))

    def _possible(self, cues: tuple[Cue, ...]) -> list[tuple[Cue, Plan]]:
        """The cues that may stand here, by the words they can begin with: most cannot, and cost next to nothing."""
        near = cues if len(cues) == 1 else self._near(cues)
        found = []
        for cue in near:
            plan = plan_of(cue.text)
            if not plan.heads.isdisjoint(self.vocabulary) or not plan.starts.isdisjoint(self.starts):
                found.append((cue, plan))
        return found

    def _near(self, cues: tuple[Cue, ...]) -> Sequence[Cue]:
        """The cues of a list for which the text holds all they need, as far as that is seen without their plans."""
        sketch, marks = sketched(cues), self.marks
        if not sketch.anywhere and sketch.marks.isdisjoint(marks):
            return ()  # as for most lists
        places = set(sketch.anywhere)
        for mark in marks & sketch.marks:
            places.update(sketch.places[mark])
        near = []
        for place in sorted(places):
            for need in needs_of(cues[place].text):
                if need.isdisjoint(marks):
                    break
            else:
                near.append(cues[place])
        return near

    def _places(self, cue: Cue, plan: Plan) -> Iterator[Found]:
        for first in self._heads_of(plan):
            end = _end(plan.steps, 0, None, self, first)
            if end >= 0:
                yield Found(cue, first, end - 1)

    def _heads_of(self, plan: Plan) -> list[int]:
        """The words at which the cue may begin, in order: a cue costs as much as its first words are common."""
        if not self._where:
            for place, word in enumerate(self.words):
                self._where.setdefault(word, []).append(place)
                self._where_begun.setdefault(word[:3], []).append(place)
        lists = [self._where[word] for word in plan.heads & self.vocabulary]
        lists += [self._where_begun[start] for start in plan.starts & self.starts]
        if len(lists) == 1:
            return lists[0]
        return sorted({place for places in lists for place in places})

    def opens(self, index: int) -> bool:
        """Whether a sentence or a clause begins with word `index`."""
        return index == 0 or self.words[index - 1] == STOP or index in self.pauses

    def closes(self, index: int) -> bool:
        """Whether a sentence or a clause ends before word `index`."""
        return index >= len(self.words) or self.words[index] == STOP or index in self.pauses

    def sentence(self, index: int) -> tuple[int, int]:
        """First and last word of the sentence that holds word `index`."""
        before = bisect_left(self.stops, index)
        first = self.stops[before - 1] + 1 if before else 0
        last = self.stops[before] - 1 if before < len(self.stops) else len(self.words) - 1
        return first, max(first, last)

    def clause(self, index: int) -> tuple[int, int]:
        """First and last word of the stretch between pauses (commas, dashes, brackets) that holds word `index`."""
        first, last = self.sentence(index)
        after = bisect_right(self.pauses, index)
        start = max(first, self.pauses[after - 1]) if after else first
        end = min(last, self.pauses[after] - 1) if after < len(self.pauses) else last
        return start, end

    def sentences(self) -> Iterator[tuple[int, int]]:
        """First and last word of each sentence, in order."""
        first = 0
        for stop in (*self.stops, len(self.words)):
            if stop > first:
                yield first, stop - 1
            first = stop + 1

    def quote(self, first: int, last: int) -> str:
        """The exact text from word `first` to word `last`, with the mark that closes its sentence, if it does."""
        end = self.spans[last][1]
        if last + 1 < len(self.words) and self.words[last + 1] == STOP:
            end = self.spans[last + 1][1]
        return self.text[self.spans[first][0] : end].strip()


def _end(steps: tuple[Step, ...], at: int, then: _Then, reading: Reading, place: int) -> int:
    """The place after the first words, from `place` on, that the steps from `at` on and then those of `then` take; -1
    where there are none.
    """
    words = reading.words
    while True:
        if at == len(steps):
            if then is None:
                return place
            steps, at, then = then
            continue
        step = steps[at]
        at += 1
        if isinstance(step, str):  # most are, and this is where the time goes: nothing is called for them
            if place < len(words):
                word = words[place]
                if word == step or (step[-1] == "~" and word.startswith(step[:-1])):
                    place += 1
                    continue
            if not (step == START and reading.opens(place)) and not (step == END and reading.closes(place)):
                return -1
        elif isinstance(step, OneOf):
            if place == len(words):
                return -1
            word = words[place]
            if word not in step.words and not (step.beginnings and word.startswith(step.beginnings)):
                return -1
            place += 1
        elif isinstance(step, Either):
            here = words[place] if place < len(words) else ""
            for first, wording in step.wordings:
                if not first or first == here:
                    end = _end(wording, 0, (steps, at, then), reading, place)
                    if end >= 0:
                        return end
            return -1
        else:
            for after in range(place, min(place + GAP + 1, len(words))):
                end = _end(steps, at, then, reading, after)
                if end >= 0 or words[after] == STOP:
                    return end
            return -1


_Then = tuple[tuple[Step, ...], int, Any] | None
"""Steps that follow once a choice is done, from which of them on, and what follows those."""


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """`text` made searchable. Any text will do; the same text always gives the same reading."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    stops: list[int] = []
    pauses: list[int] = []
    for match in _TOKEN.finditer(text[:LONGEST]):
        kind = match.lastgroup
        if kind == "word":
            words.append(plain(match[0]))
            spans.append(match.span())
        elif kind == "pause":
            if not pauses or pauses[-1] != len(words):
                pauses.append(len(words))
        elif words and words[-1] != STOP and not (match[0] == "." and _abbreviated(words[-1])):
            stops.append(len(words))
            words.append(STOP)
            spans.append(match.span())
    return reading_of(text, tuple(words), tuple(spans), tuple(stops), tuple(pauses))


def reading_of(
    text: str,
    words: tuple[str, ...],
    spans: tuple[tuple[int, int], ...],
    stops: tuple[int, ...],
    pauses: tuple[int, ...],
) -> Reading:
    """The reading of a text whose words have been found."""
    vocabulary = frozenset(words)
    starts = frozenset(word[:3] for word in vocabulary)
    marks = vocabulary.union(f"{start}~" for start in starts)
    return Reading(text, words, spans, stops, pauses, vocabulary, starts, marks)


def _abbreviated(word: str) -> bool:
    """Whether a full stop belongs to the word before it ("Ms.", an initial) rather than to the sentence."""
    return word in _ABBREVIATED or (len(word) == 1 and word.isalpha() and word not in {"i", "a"})
