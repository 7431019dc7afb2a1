"""What a résumé line and a stretch of talk have in common, as a few numbers: the signs from which `conveyed` weighs.

Each sign lies between about 0 and 1. They are kept few and plain, so that each weight that `eval/told.py` finds for one
can be read and doubted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from afterword.domain.diagnose.concepts import shared_ideas
from afterword.domain.diagnose.fit import Rarity, meet
from afterword.domain.diagnose.retold import Amount, Shift, amounts, changes, nearest, none_in, shifted, shifts
from afterword.domain.text import PLAIN, STOP, content, stem

WORDS = ("share", "named", "result", "action", "ideas", "figures", "exact", "setting", "change", "both ends",
         "figures and words", "no figure", "a change", "none", "none claimed", "outcome", "another's", "long",
         "full")  # fmt: skip
"""The signs that words give, in the order of the weights."""
MEANING = ("meaning", "meaning of the result", "meaning of the action", "nearer to another")
"""The signs that a sentence model adds."""

_CUT = re.compile(
    r"\s*;\s*|:\s+|,\s+(?:and\s+)?|\s+(?:by|so that|through|using|which|after|via|and|with|until)\s+(?!\d)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\d|\b(?:from|fell|rose|rais\w+|cut|sav\w+|lift\w*|gr[eo]w\w*|halv\w+|doubl\w+|tripl\w+|drop\w*|reduc\w+|"
    r"shorten\w+|increas\w+|down|up|within|won|award\w*|improv\w+|brought|clear\w+|reach\w+|no|none|without|zero|first|"
    r"all|every|adopted|secured|obtained|retained|moved|eliminated|regained|faster|early|under|largest|promoted|passed|"
    r"before|stopped|became|less|fewer)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:went|came|dropped|fell|rose|down|up|now|since|after that|in the end|by the end|result\w*|so (?:they|we|it)|"
    r"ended|finished|never|nobody|no ?one|none|not one|nothing|half|doubled|saved|fewer|less|more|quicker|faster|"
    r"first time|used to|where it (?:was|used)|instead of|won|signed|renewed|still|left)\b",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:i (?:wasn'?t|didn'?t|hadn'?t|never|only)|not (?:me|mine|my)|my (?:supervisor|boss|manager|uncle|colleague|"
    r"predecessor)|before (?:me|i (?:came|was|qualified|joined))|when i was (?:an?|at|in|the)|as an? (?:trainee|"
    r"student|temp|junior|apprentice|intern|volunteer)|my (?:first|old|previous|last) (?:job|place|firm|company|"
    r"employer)|at (?:my|the) (?:first|old|previous|college|uni\w*|school)|in my last|years ago|somebody else'?s?|"
    r"they (?:brought|did|put)|nothing to do with|different (?:story|place|animal)|elsewhere|"
    r"other (?:site|ward|team|people|unit|firm))\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[a-z]+")
_AROUND = 150
"""Characters around a figure within which words of the line show that the same thing is counted."""


_SHORT = 40
"""Words. What is shorter is taken to be as long: no shorter answers were learned from."""
_SOME = 0.12
"""Below this share of a line's words a stretch of talk tells nothing of it, unless figures or meaning say otherwise."""


@dataclass(frozen=True, slots=True)
class Line:
    """A résumé line taken apart, once for an interview."""

    text: str
    words: frozenset[str]
    whole: float
    result: frozenset[str]
    result_whole: float
    action: frozenset[str]
    action_whole: float
    amounts: tuple[tuple[Amount, bool], ...]  # each with whether it is of the result
    changes: tuple[Shift, ...]
    none: bool


@lru_cache(maxsize=1024)
def clauses(line: str) -> tuple[str, str]:
    """The clauses of a line that tell its result and those that tell what was done; all of it where one is missing."""
    parts, at = [], 0
    for match in _CUT.finditer(line):
        if match.start() - at >= 8 and len(line) - match.end() >= 6:
            parts.append(line[at : match.start()])
            at = match.end()
    parts.append(line[at:])
    result = " ".join(part for part in parts if _RESULT.search(part))
    action = " ".join(part for part in parts if not _RESULT.search(part))
    return result or line, action or line


def line_of(text: str, rarity: Rarity) -> Line:
    result, action = (_words(clause) for clause in clauses(text))
    held = _words(text)
    found = changes(text)
    listed = amounts(text)
    of_result = [any(c.first <= one.first < c.last for c in found) for one in listed]
    if not any(of_result):
        of_result = [True] * len(listed)
    return Line(
        text, held, rarity.total(held) or 1.0, result, rarity.total(result) or 1.0, action, rarity.total(action) or 1.0,
        tuple(zip(listed, of_result, strict=True)), found, none_in(text),
    )  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in content(text) if not word[0].isdigit())


@lru_cache(maxsize=8192)
def said_in(text: str) -> frozenset[str]:
    """The stems of what was said, with neighbouring words also joined: "auto ship" holds "autoship"."""
    return frozenset().union(*map(_stems, text.split(". ")))


@lru_cache(maxsize=8192)
def _stems(part: str) -> frozenset[str]:
    plain = _LETTERS.findall(part.lower())
    joined = {one + other for one, other in pairwise(plain)}
    return content(part).union([stem(word) for word in joined if len(word) >= 6 and word not in STOP])


@lru_cache(maxsize=8192)
def _manner(text: str) -> tuple[float, float, float, bool]:
    """Of a stretch of talk: how much it speaks of outcomes, of others' work, how long it is, and whether of none."""
    marks = [_marks(part) for part in text.split(". ")]
    return (
        min(6, sum(outcome for outcome, _, _ in marks)) / 6,
        min(2, sum(anothers for _, anothers, _ in marks)) / 2,
        math.log(max(_SHORT, len(text.split())) / 60) / 2,
        any(none for _, _, none in marks),
    )


@lru_cache(maxsize=8192)
def _marks(part: str) -> tuple[int, int, bool]:
    """Of words without a full stop: nothing that is looked for reaches over one, and runs share most of them."""
    plain = part.replace("’", "'")
    return len(_OUTCOME.findall(plain)), len(_ANOTHERS.findall(plain)), none_in(part)


def signs(line: Line, text: str, rarity: Rarity, *, full: bool = False, sure: bool = False) -> tuple[float, ...]:
    """The signs of `WORDS` for a line and a stretch of talk; none where they have nothing in common, unless `sure`.

    `full`: the talk is from an answer that told its story.
    """
    said = said_in(text)
    shared = meet(line.words, said)
    share = rarity.total(shared) / line.whole
    figure, exact, setting, both = _figures(line, text)
    if share < _SOME and not figure and not sure:
        return ()
    change = _change(line, text, rarity)
    outcome, anothers, long, none = _manner(text)
    return (
        share,
        min(6, sum(word not in PLAIN for word in shared)) / 6,
        rarity.total(shared & line.result) / line.result_whole,
        rarity.total(shared & line.action) / line.action_whole,
        min(2.0, sum(sorted(shared_ideas(line.words, said).values(), reverse=True)[:4])) / 2,
        figure,
        exact,
        setting,
        change,
        both,
        max(figure, change) * min(1.0, share / 0.4),
        float(not line.amounts),
        float(bool(line.changes)),
        float(line.none and none),
        float(line.none),
        outcome,
        anothers,
        long,
        float(full),
    )


def _figures(line: Line, text: str) -> tuple[float, float, float, float]:
    """How much of the result's figures was said, how many telling figures were said exactly, how much of the others;
    and whether both ends of a change were said.
    """
    said = amounts(text) if line.amounts else ()
    if not said:
        return 0.0, 0.0, 0.0, 0.0
    result: list[float] = []
    setting: list[float] = []
    exact = 0
    for one, of_result in line.amounts:
        best = nearest(one, said)
        if one.kind == "count" and one.value <= 3:
            best *= 0.5
        telling = one.shown is None or one.shown.telling
        exact += best >= 0.85 and telling
        (result if of_result else setting).append(best)
    mean = sum(result) / len(result) if result else 0.0
    both = min(result) if len(result) > 1 else 0.0
    return mean, min(exact, 3) / 3, max(setting, default=0.0), both


def _change(line: Line, text: str, rarity: Rarity) -> float:
    """How surely the change the line claims was told, in whatever figures, by what stands around the place."""
    best = 0.0
    if line.changes:
        said = shifts(text)
        for one in line.changes:
            value, where = shifted(one, said)
            if where is not None and value > best:
                near = text[max(0, where.first - _AROUND) : where.last + _AROUND]
                best = max(best, value * min(1.0, rarity.total(meet(line.words, said_in(near))) / line.whole / 0.25))
    return best


def alike(
    whole: Sequence[float], result: Sequence[float], action: Sequence[float], others: Sequence[float]
) -> tuple[float, ...]:
    """The signs of `MEANING`: the likeness of a line, of its result, of its action to each piece of a stretch of talk.

    `others` is, for each piece, the likeness of the other line that is nearest to it.
    """
    if not whole:
        return (0.0, 0.0, 0.0, 0.0)
    at = max(range(len(whole)), key=whole.__getitem__)
    return (whole[at], max(result), max(action), max(0.0, others[at] - whole[at]))
