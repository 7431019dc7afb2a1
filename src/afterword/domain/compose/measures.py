"""Measures and lists of a résumé line that have no verb or no "and": said as one says them, figures untouched."""

from __future__ import annotations

import re

from afterword.domain.compose.articles import with_the
from afterword.domain.compose.verbs import FINITE, is_base, is_past
from afterword.domain.patterns import pattern

_VALUE = pattern(
    r"^(?P<what>[A-Za-z][A-Za-z'’\- ]{2,45}?) (?P<value>[£$€]?\d[\d.,]*(?:/\d+| ?%| percent)(?: (?:against|in|over|across|since) .+)?)$"
)
_TAIL = pattern(r"(?P<before>.*\S), (?P<one>[A-Za-z][\w'’ -]{2,30}), (?P<two>[A-Za-z][\w'’ -]{2,30}?)(?P<end>\.?)$")
_JOINS = pattern(
    r"\b(?:and|or|with|in|on|at|for|by|from|to|of|the|a|an|no|not|then|so|but|all|both|each|including)\b", re.IGNORECASE
)


def stated(piece: str) -> str | None:
    """ "student feedback 4.7/5" as "Student feedback was 4.7/5"; None where the piece is no measure with its value."""
    found = _VALUE.match(piece)
    if found is None:
        return None
    tokens = found["what"].lower().split()
    if is_past(tokens[0]) or is_base(tokens[0]) or any(token in FINITE for token in tokens):
        return None
    head = re.split(r" (?:in|of|for|at|on|among|per) ", found["what"])[0].split()[-1].lower()
    verb = "were" if head.endswith("s") and not head.endswith("ss") else "was"
    value = re.sub(r"^(\d[\d.,]*)/(\d+)\b", r"\1 out of \2", found["value"])
    return with_the(f"{found['what']} {verb} {value}")


def listed(sentence: str) -> str:
    """A list at the end of a sentence with the "and" before its last member: "on dosing, side effects, diet"."""
    found = _TAIL.match(sentence)
    if (
        found is None
        or _JOINS.search(f"{found['one']} {found['two']}")
        or len(f"{found['one']} {found['two']}".split()) > 6
    ):
        return sentence
    last = found["before"].split()[-1].lower()
    tail = f"{found['one']} {found['two']}".lower().split()
    if any(word in FINITE or is_past(word) or word.endswith("ing") for word in [*tail, last]):
        return sentence
    return f"{found['before']}, {found['one']} and {found['two']}{found['end']}"
