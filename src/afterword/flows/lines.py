"""A list typed one entry a line, and the words the person gave for single entries, which must stay with their entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

ASIDE = "aside"
SAME_LINE = 0.5  # how alike an edited line must be to count as the same one, as difflib measures it


def follow(answers: Mapping[str, str], name: str, before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """`answers` to "<name>:0", "<name>:1", ... moved to where their line is now.

    An edited line keeps its answer. What was said about a line that is gone is put aside under the line's text and
    comes back with the line: cutting and pasting passes through a moment in which it is gone. No answer passes to
    another line, for then the person would say something they never said about it (contract S9).
    """
    moved = {key: text for key, text in answers.items() if not _is_about(key, name)}
    aside = {key: text for key, text in answers.items() if key.startswith(f"{ASIDE}:{name}:")}
    places = _places(before, after)
    for place, line in enumerate(before):
        answer = answers.get(f"{name}:{place}")
        if answer is None:
            continue
        if place in places:
            moved[f"{name}:{places[place]}"] = answer
        else:
            aside[f"{ASIDE}:{name}:{line}"] = answer
    for place, line in enumerate(after):
        if f"{name}:{place}" not in moved and f"{ASIDE}:{name}:{line}" in aside:
            moved[f"{name}:{place}"] = aside.pop(f"{ASIDE}:{name}:{line}")
    return moved | aside


def number(before: Sequence[str], numbers: Sequence[int], after: Sequence[str], made: int) -> tuple[list[int], int]:
    """The number of each line of `after`: its own where the line was there before, a new one otherwise.

    `made` is how many numbers were ever given; the second value is how many are now. No number is given twice.
    """
    own = {new: numbers[old] for old, new in _places(before, after).items()}
    given: list[int] = []
    for place in range(len(after)):
        if place not in own:
            made += 1
        given.append(own.get(place, made))
    return given, made


def _is_about(key: str, name: str) -> bool:
    return key.startswith((f"{name}:", f"{ASIDE}:{name}:"))


def _places(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Where each line of `before` stands in `after`, for those that are still there."""
    found: dict[int, int] = {}
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for old, new in zip(range(start, end), range(new_start, new_end), strict=False):
            if kind == "equal" or SequenceMatcher(None, before[old], after[new]).ratio() >= SAME_LINE:
                found[old] = new
    return found
