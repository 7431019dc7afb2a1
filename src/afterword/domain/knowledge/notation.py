"""The notation of cues: a phrase as it stands in a knowledge file, taken apart into steps that can be looked for.

`cues` says what each sign means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
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


class Gap(NamedTuple):
    """Up to `GAP` words of any kind, none of them the end of a sentence."""


class OneOf(NamedTuple):
    """A choice among single words: `words` whole, `beginnings` as word beginnings."""

    words: frozenset[str]
    beginnings: tuple[str, ...]


class Either(NamedTuple):
    """A choice among wordings; an empty one means that nothing need stand here."""

    wordings: tuple[tuple[Step, ...], ...]


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
    """A cue taken apart. A text with none of `heads`, and no word that begins with one of `starts`, cannot hold it;
    nor can one that lacks all words of any of `needs`."""

    steps: tuple[Step, ...]
    size: int
    heads: frozenset[str]
    starts: frozenset[str]
    needs: tuple[tuple[frozenset[str], frozenset[str]], ...]


_GAP = Gap()


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
    steps, _ = _parse(_NOTATION.findall(text.replace("-", " ").replace("%", " percent ")), 0, 0)
    size = _size(steps)
    if not size or isinstance(steps[-1], Gap):
        raise ValueError(f"the cue {text!r} does not end with a word")
    words: set[str] = set()
    starts: set[str] = set()
    _heads(steps, words, starts)
    return Plan(steps, size, frozenset(words), frozenset(starts), tuple(_needs(steps)))


_APART: dict[int, tuple[tuple[Cue, ...], list[tuple[Cue, Plan]]]] = {}


def taken_apart(cues: tuple[Cue, ...]) -> list[tuple[Cue, Plan]]:
    """Each cue with its plan; lists of the knowledge, which live as long as the program, are taken apart once."""
    held = _APART.get(id(cues))
    if held is None or held[0] is not cues:
        if len(_APART) >= 1024:
            _APART.clear()
        held = _APART[id(cues)] = (cues, [(cue, plan_of(cue.text)) for cue in cues])
    return held[1]


def check_cue(cue: Cue) -> None:
    """ValueError when the cue is not sound."""
    plan_of(cue.text)


def _parse(marks: list[str], at: int, depth: int) -> tuple[tuple[Step, ...], int]:
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
        return mark if mark[0] == "#" else plain(mark)
    if len(mark) < 4:
        raise ValueError(f"{mark!r} is too short to stand for the beginning of a word")
    return mark.lower().replace("’", "'")


def _choice(wordings: list[tuple[Step, ...]]) -> Step:
    """The quick form when every side is one word."""
    words: list[str] = []
    for wording in wordings:
        if len(wording) != 1 or not isinstance(wording[0], str) or wording[0] in {START, END}:
            return Either(tuple(wordings))
        words.append(wording[0])
    beginnings = tuple(word[:-1] for word in words if word[-1] == "~")
    return OneOf(frozenset(words), beginnings)


def _size(steps: tuple[Step, ...]) -> int:
    total = 0
    for step in steps:
        if isinstance(step, Either):
            total += min(map(_size, step.wordings))
        elif not isinstance(step, Gap) and step not in {START, END}:
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
        for wording in step.wordings:
            _heads(wording, words, starts)
        if all(_size(wording) for wording in step.wordings):
            return


def _needs(steps: tuple[Step, ...]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """For each step that must take a word: the words, and the first letters of words, one of which has to be there."""
    for step in steps:
        if isinstance(step, Gap) or step in {START, END}:
            continue
        if isinstance(step, str):
            yield (frozenset(), frozenset({step[:3]})) if step[-1] == "~" else (frozenset({step}), frozenset())
        elif isinstance(step, OneOf):
            yield step.words, frozenset(start[:3] for start in step.beginnings)
        else:
            firsts = [next(_needs(wording), None) for wording in step.wordings]
            sure = [first for first in firsts if first is not None]
            if len(sure) == len(firsts):
                yield frozenset().union(*(words for words, _ in sure)), frozenset().union(*(s for _, s in sure))
