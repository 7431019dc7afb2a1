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
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

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
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million".split()
)
_UNMARKED = {
    plain.replace("'", ""): plain
    for plain in "didn't don't wasn't couldn't wouldn't shouldn't isn't aren't weren't doesn't haven't hadn't hasn't "
    "can't i'm i've you're you've they're they've that's what's".split()
}
"""Contractions typed without their mark, where the word could be no other."""
_ABBREVIATED = frozenset("mr mrs ms mx dr prof st vs approx ltd jr sr no inc etc".split())
_CONTRACTED = frozenset("what it that let he she who where how there here everything when why".split())
START, END = "^", "$"

_NOTATION = re.compile(r"\.\.|[()|]|[^\s()|.,?!]+(?:\.(?!\.)[^\s()|.,?!]+)*")


class _Gap(NamedTuple):
    """Up to `GAP` words of any kind, none of them the end of a sentence."""


class _OneOf(NamedTuple):
    """A choice among single words: `words` whole, `beginnings` as word beginnings."""

    words: frozenset[str]
    beginnings: tuple[str, ...]


class _Either(NamedTuple):
    """A choice among wordings; an empty one means that nothing need stand here."""

    wordings: tuple[tuple[_Step, ...], ...]


_Step = str | _OneOf | _Either | _Gap
"""A string is one word; with "~" at its end, the beginning of one; "^" and "$": where a clause begins, and ends."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase to look for, as it stands in the file. It is taken apart when it is first searched for."""

    text: str

    @property
    def size(self) -> int:
        """How many words it fixes at the least: longer cues are more telling."""
        return _plan_of(self.text).size


class _Plan(NamedTuple):
    """A cue taken apart. A text with none of `heads`, and no word that begins with one of `starts`, cannot hold it."""

    steps: tuple[_Step, ...]
    size: int
    heads: frozenset[str]
    starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a cue was found: its first and last word, counted in the reading."""

    cue: Cue
    first: int
    last: int


_GAP = _Gap()


def _plain(token: str) -> str:
    """A word as it is searched: lower case, straight apostrophes, no possessive; numbers are `#`, years `##`."""
    word = token.lower().replace("’", "'")
    if len(word) == 4 and word.isdecimal() and word[:2] in {"19", "20"}:
        return "##"
    word = _UNMARKED.get(word, word)
    if word in _NUMBERS or word[0].isdigit():
        return "#"
    if word == "%":
        return "percent"
    if word.endswith("'s") and word[:-2] not in _CONTRACTED:
        return word[:-2]
    return word


@cache
def _plan_of(text: str) -> _Plan:
    """A cue in the file's notation, taken apart. ValueError says what is wrong with it."""
    steps, _ = _parse(_NOTATION.findall(text.replace("-", " ").replace("%", " percent ")), 0, 0)
    size = _size(steps)
    if not size or isinstance(steps[-1], _Gap):
        raise ValueError(f"the cue {text!r} does not end with a word")
    words: set[str] = set()
    starts: set[str] = set()
    _heads(steps, words, starts)
    return _Plan(steps, size, frozenset(words), frozenset(starts))


_APART: dict[int, tuple[tuple[Cue, ...], list[tuple[Cue, _Plan]]]] = {}


def _taken_apart(cues: tuple[Cue, ...]) -> list[tuple[Cue, _Plan]]:
    """Each cue with its plan; lists of the knowledge, which live as long as the program, are taken apart once."""
    held = _APART.get(id(cues))
    if held is None or held[0] is not cues:
        if len(_APART) >= 1024:
            _APART.clear()
        held = _APART[id(cues)] = (cues, [(cue, _plan_of(cue.text)) for cue in cues])
    return held[1]


def check_cue(cue: Cue) -> None:
    """ValueError when the cue is not sound."""
    _plan_of(cue.text)


def _parse(marks: list[str], at: int, depth: int) -> tuple[tuple[_Step, ...], int]:
    """The steps from mark `at` up to the end of this wording, and where it ends."""
    steps: list[_Step] = []
    while at < len(marks):
        mark = marks[at]
        if mark == "(":
            wordings = []
            while mark != ")":
                wording, at = _parse(marks, at + 1, depth + 1)
                if at >= len(marks):
                    raise ValueError("a bracket is not closed")
                mark = marks[at]
                wordings.append(wording)
            steps.append(_choice(wordings))
        elif mark in {"|", ")"}:
            if depth:
                break
            raise ValueError(f"{mark!r} stands outside brackets")
        elif mark == "..":
            steps.append(_GAP)
        else:
            steps.append(_word(mark))
        at += 1
    return tuple(steps), at


def _word(mark: str) -> str:
    if mark in {START, END}:
        return mark
    if not mark[0].isalnum() and mark not in {"#", "##"}:
        raise ValueError(f"{mark!r} is no word")
    if mark[-1] != "~":
        return mark if mark[0] == "#" else _plain(mark)
    if len(mark) < 4:
        raise ValueError(f"{mark!r} is too short to stand for the beginning of a word")
    return mark.lower().replace("’", "'")


def _choice(wordings: list[tuple[_Step, ...]]) -> _Step:
    """The quick form when every side is one word."""
    words: list[str] = []
    for wording in wordings:
        if len(wording) != 1 or not isinstance(wording[0], str) or wording[0] in {START, END}:
            return _Either(tuple(wordings))
        words.append(wording[0])
    beginnings = tuple(word[:-1] for word in words if word[-1] == "~")
    return _OneOf(frozenset(words), beginnings)


def _size(steps: tuple[_Step, ...]) -> int:
    total = 0
    for step in steps:
        if isinstance(step, _Either):
            total += min(map(_size, step.wordings))
        elif not isinstance(step, _Gap) and step not in {START, END}:
            total += 1
    return total


def _heads(steps: tuple[_Step, ...], words: set[str], starts: set[str]) -> None:
    """Gathers every word, and the first three letters of every word beginning, that the steps may start with."""
    for step in steps:
        if step in {START, END}:
            continue
        if isinstance(step, str):
            (starts.add(step[:3]) if step[-1] == "~" else words.add(step))
            return
        if isinstance(step, _OneOf):
            words |= step.words
            starts.update(start[:3] for start in step.beginnings)
            return
        if isinstance(step, _Gap):
            raise ValueError("a cue begins with a word, not with two dots")
        for wording in step.wordings:
            _heads(wording, words, starts)
        if all(_size(wording) for wording in step.wordings):
            return


@dataclass(frozen=True, slots=True)
class Reading:
    """A text made searchable. `spans` give each word's place in `text`; `stops` are the words that end a sentence."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    stops: tuple[int, ...]
    pauses: tuple[int, ...]
    vocabulary: frozenset[str]
    starts: frozenset[str]
    # What was found, by the cues that were asked for (kept beside it, so that no other cues can come by their id):
    # every draft, and every page, asks the same texts for the same cues.
    _firsts: dict[int, tuple[tuple[Cue, ...], tuple[Found, ...]]] = field(default_factory=dict, compare=False)
    _places_of: dict[int, tuple[tuple[Cue, ...], tuple[Found, ...]]] = field(default_factory=dict, compare=False)

    def find(self, cues: tuple[Cue, ...]) -> tuple[Found, ...]:
        """Each cue's first place in the text, in the order of the cues."""
        held = self._firsts.get(id(cues))
        if held is None:
            firsts = (next(self._places(cue, plan), None) for cue, plan in self._possible(cues))
            held = self._firsts[id(cues)] = (cues, tuple(found for found in firsts if found is not None))
        return held[1]

    def find_all(self, cues: tuple[Cue, ...]) -> tuple[Found, ...]:
        """Every place of every cue."""
        held = self._places_of.get(id(cues))
        if held is None:
            places = (found for cue, plan in self._possible(cues) for found in self._places(cue, plan))
            held = self._places_of[id(cues)] = (cues, tuple(places))
        return held[1]

    def has(self, cues: tuple[Cue, ...]) -> bool:
        return bool(self.find(cues))

    def _possible(self, cues: tuple[Cue, ...]) -> list[tuple[Cue, _Plan]]:
        """The cues that may stand here, by the words they can begin with: most cannot, and cost next to nothing."""
        words, starts = self.vocabulary, self.starts
        return [
            (cue, plan)
            for cue, plan in _taken_apart(cues)
            if not plan.heads.isdisjoint(words) or not plan.starts.isdisjoint(starts)
        ]

    def _places(self, cue: Cue, plan: _Plan) -> Iterator[Found]:
        for first, word in enumerate(self.words):
            if word in plan.heads or word[:3] in plan.starts:
                end = next(_ends(plan.steps, 0, self, first), None)
                if end is not None:
                    yield Found(cue, first, end - 1)

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


def _ends(steps: tuple[_Step, ...], at: int, reading: Reading, place: int) -> Iterator[int]:
    """Every place after the words that the steps from `at` on can take, starting with the word at `place`."""
    if at == len(steps):
        yield place
        return
    step = steps[at]
    if isinstance(step, _Either):
        for wording in step.wordings:
            for end in _ends(wording, 0, reading, place):
                yield from _ends(steps, at + 1, reading, end)
    elif isinstance(step, _Gap):
        for after in range(place, min(place + GAP + 1, len(reading.words))):
            yield from _ends(steps, at + 1, reading, after)
            if reading.words[after] == STOP:
                break
    elif step in {START, END}:
        if reading.opens(place) if step == START else reading.closes(place):
            yield from _ends(steps, at + 1, reading, place)
    elif place < len(reading.words) and _fits(step, reading.words[place]):
        yield from _ends(steps, at + 1, reading, place + 1)


def _fits(step: str | _OneOf, word: str) -> bool:
    if isinstance(step, _OneOf):
        return word in step.words or (bool(step.beginnings) and word.startswith(step.beginnings))
    return word == step or (step[-1] == "~" and word.startswith(step[:-1]))


@lru_cache(maxsize=1024)
def read(text: str) -> Reading:
    """`text` made searchable. Any text will do; the same text always gives the same reading."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    stops: list[int] = []
    pauses: list[int] = []
    for match in _TOKEN.finditer(text[:LONGEST]):
        kind = match.lastgroup
        if kind == "word":
            words.append(_plain(match[0]))
            spans.append(match.span())
        elif kind == "pause":
            if not pauses or pauses[-1] != len(words):
                pauses.append(len(words))
        elif words and words[-1] != STOP and not (match[0] == "." and _abbreviated(words[-1])):
            stops.append(len(words))
            words.append(STOP)
            spans.append(match.span())
    return Reading(
        text,
        tuple(words),
        tuple(spans),
        tuple(stops),
        tuple(pauses),
        frozenset(words),
        frozenset(word[:3] for word in words),
    )


def _abbreviated(word: str) -> bool:
    """Whether a full stop belongs to the word before it ("Ms.", an initial) rather than to the sentence."""
    return word in _ABBREVIATED or (len(word) == 1 and word.isalpha() and word not in {"i", "a"})
