"""The notation of cues: a phrase as it stands in a knowledge file, taken apart into steps that can be looked for.

`cues` says what each sign means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

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
_CONTRACTED = frozenset("what it that let he she who where how there here everything when why".split())
START, END = "^", "$"

_NOTATION = re.compile(r"\.\.|[()|]|[^\s()|.,?!]+(?:\.(?!\.)[^\s()|.,?!]+)*")
_NOTATION_IN_SHORT = re.compile(rf"\([^()]*\)|{_NOTATION.pattern}")  # a bracket with none inside is one mark


class Gap(NamedTuple):
    """Up to `GAP` words of any kind, none of them the end of a sentence."""


class OneOf(NamedTuple):
    """A choice among single words: `words` whole, `beginnings` as word beginnings."""

    words: frozenset[str]
    beginnings: tuple[str, ...]


class Either(NamedTuple):
    """A choice among wordings, each after the one word it begins with ("" where there are several, or none).

    An empty wording means that nothing need stand here. `size` is how many words the shortest of them fixes.
    """

    wordings: tuple[tuple[str, tuple[Step, ...]], ...]
    size: int


Step = str | OneOf | Either | Gap
"""A string is one word; with "~" at its end, the beginning of one; "^" and "$": where a clause begins, and ends."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase to look for, as it stands in the file. It is taken apart when it is first searched for."""

    text: str

    @property
    def size(self) -> int:
        """How many words it fixes at the least: longer cues are more telling."""
        return plan_of(self.text).size


class Plan(NamedTuple):
    """A cue taken apart. A text with none of `heads`, and no word that begins with one of `starts`, cannot hold it."""

    steps: tuple[Step, ...]
    size: int
    heads: frozenset[str]
    starts: frozenset[str]


_GAP = Gap()


@lru_cache(maxsize=20_000)
def plain(token: str) -> str:
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
def plan_of(text: str) -> Plan:
    """A cue in the file's notation, taken apart. ValueError says what is wrong with it."""
    steps, _ = _parse(_marks(text), 0, 0)
    size = _size(steps)
    if not size or isinstance(steps[-1], Gap):
        raise ValueError(f"the cue {text!r} does not end with a word")
    words: set[str] = set()
    starts: set[str] = set()
    _heads(steps, words, starts)
    return Plan(steps, size, frozenset(words), frozenset(starts))


@cache
def needs_of(text: str) -> tuple[frozenset[str], ...]:
    """What a text must hold for the cue to stand there: of each set one, words or beginnings of three letters ("man~").

    Seen without taking the cue apart, which costs ten times as much: few cues come near anything said in an hour.
    """
    found: list[frozenset[str]] = []
    open_: list[_Bracket] = []
    for mark in _marks(text):
        if mark == "(":
            open_.append(_Bracket())
        elif mark == "|" and open_:
            open_[-1].next_wording()
        elif mark == ")" and open_:
            open_[-1].next_wording()
            closed = open_.pop()
            if closed.sure:
                (open_[-1].begin(closed.words) if open_ else found.append(frozenset(closed.words)))
        else:
            need = _need_of(mark)
            if need:
                (open_[-1].begin(need) if open_ else found.append(need))
    return tuple(found)


@cache
def _need_of(mark: str) -> frozenset[str]:
    """What one word, or a bracket with none inside, needs: empty where it may stand for no word."""
    if mark[0] != "(":
        return frozenset() if mark in _NO_WORDS else frozenset({_sought(mark)})
    begin = frozenset(map(_begins_with, mark[1:-1].split("|")))
    return frozenset() if "" in begin else begin


@cache
def _begins_with(wording: str) -> str:
    """What a wording without brackets needs for its first word; "" where it has none."""
    first = wording.partition(" ")[0]
    if first.isalpha():  # as in most; the rest goes by the notation
        return plain(first)
    for found in _NOTATION.finditer(wording):
        if found[0] not in _NO_WORDS:
            return _sought(found[0])
    return ""


def _sought(mark: str) -> str:
    return f"{mark[:3].lower()}~" if mark[-1] == "~" else _plain_of(mark)


class _Bracket:
    """A choice while it is read: the words its wordings begin with, and whether each of them has one (`sure`)."""

    __slots__ = ("blank", "sure", "words")

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.blank = self.sure = True

    def begin(self, words: Set[str]) -> None:
        if self.blank:
            self.words |= words
            self.blank = False

    def next_wording(self) -> None:
        self.sure = self.sure and not self.blank
        self.blank = True


_NO_WORDS = frozenset({START, END, "..", "|", ")"})


@cache
def _marks(text: str) -> Sequence[str]:
    """The marks of a cue in order, a bracket with none inside as one."""
    found: Sequence[str] = _NOTATION_IN_SHORT.findall(text.replace("-", " ").replace("%", " percent "))
    return found


def _plain_of(mark: str) -> str:
    return mark if mark[0] == "#" else plain(mark)


class Sketch(NamedTuple):
    """A list of cues by one mark that each cannot do without; `places` are those of the cues in the list."""

    marks: frozenset[str]
    places: Mapping[str, Sequence[int]]
    anywhere: Sequence[int]


_SKETCHED: dict[int, tuple[tuple[Cue, ...], Sketch]] = {}


def sketched(cues: tuple[Cue, ...]) -> Sketch:
    """The list with what its cues need; lists of the knowledge, which live as long as the program, are looked at once.

    Of each cue only one need is looked at here. That much is asked of every cue of every list; the rest (`needs_of`)
    only of the few that come near a text.
    """
    held = _SKETCHED.get(id(cues))
    if held is None or held[0] is not cues:
        if len(_SKETCHED) >= 1024:
            _SKETCHED.clear()
        held = _SKETCHED[id(cues)] = (cues, _sketch(cues))
    return held[1]


def _sketch(cues: tuple[Cue, ...]) -> Sketch:
    places: dict[str, list[int]] = {}
    anywhere: list[int] = []
    for place, cue in enumerate(cues):
        need = _first_need(cue.text)
        for mark in need:
            places.setdefault(mark, []).append(place)
        if not need:
            anywhere.append(place)
    return Sketch(frozenset(places), places, anywhere)


def _first_need(text: str) -> frozenset[str]:
    """One need of a cue, its longest word if it has a long one: most texts lack that. Empty where none is plain."""
    word, brackets, depth = "", [], 0
    for mark in _marks(text):
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
        elif depth == 0 and mark not in _NO_WORDS:
            if mark[0] == "(":
                brackets.append(mark)
            elif len(mark) > len(word):
                word = mark
    if len(word) < _LONG:
        for mark in brackets:
            need = _need_of(mark)
            if need:
                return need
    return _need_of(word) if word else frozenset()


_LONG = 5
"""Letters of a word that is likelier to be missing than all words of a bracket."""


def check_cue(cue: Cue) -> None:
    """ValueError when the cue is not sound."""
    plan_of(cue.text)


def _parse(marks: Sequence[str], at: int, depth: int) -> tuple[tuple[Step, ...], int]:
    """The steps from mark `at` up to the end of this wording, and where it ends."""
    steps: list[Step] = []
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
        elif mark[0] == "(":
            steps.append(_bracket(mark))
        else:
            steps.append(_word(mark))
        at += 1
    return tuple(steps), at


@cache
def _bracket(mark: str) -> Step:
    """A bracket with none inside; many cues share one."""
    return _choice([_wording(wording) for wording in mark[1:-1].split("|")])


@cache
def _wording(text: str) -> tuple[Step, ...]:
    """A wording without brackets; many brackets share one."""
    if text.isalpha():
        return (plain(text),)
    return tuple(_GAP if mark == ".." else _word(mark) for mark in _NOTATION.findall(text))


@cache
def _word(mark: str) -> str:
    if mark in {START, END}:
        return mark
    if not mark[0].isalnum() and mark not in {"#", "##"}:
        raise ValueError(f"{mark!r} is no word")
    if mark[-1] != "~":
        return _plain_of(mark)
    if len(mark) < 4:
        raise ValueError(f"{mark!r} is too short to stand for the beginning of a word")
    return mark.lower().replace("’", "'")


def _choice(wordings: list[tuple[Step, ...]]) -> Step:
    """The quick form when every side is one word."""
    words: list[str] = []
    for wording in wordings:
        if len(wording) != 1 or not isinstance(wording[0], str) or wording[0] in {START, END}:
            return Either(tuple((_first(wording), wording) for wording in wordings), min(map(_size, wordings)))
        words.append(wording[0])
    beginnings = tuple(word[:-1] for word in words if word[-1] == "~")
    return OneOf(frozenset(words), beginnings)


def _first(wording: tuple[Step, ...]) -> str:
    first = wording[0] if wording else ""
    return first if isinstance(first, str) and first not in {START, END} and first[-1:] != "~" else ""


def _size(steps: tuple[Step, ...]) -> int:
    total = 0
    for step in steps:
        if isinstance(step, Either):
            total += step.size
        elif step is not _GAP and step != START and step != END:
            total += 1
    return total


def _heads(steps: tuple[Step, ...], words: set[str], starts: set[str]) -> None:
    """Gathers every word, and the first three letters of every word beginning, that the steps may start with."""
    for step in steps:
        if step in {START, END}:
            continue
        if isinstance(step, str):
            (starts.add(step[:3]) if step[-1] == "~" else words.add(step))
            return
        if isinstance(step, OneOf):
            words |= step.words
            starts.update(start[:3] for start in step.beginnings)
            return
        if isinstance(step, Gap):
            raise ValueError("a cue begins with a word, not with two dots")
        for _, wording in step.wordings:
            _heads(wording, words, starts)
        if step.size:
            return
