"""The lines of a résumé as they are meant: bullets broken over lines are whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.domain.text import STOP
from afterword.reading.job.plain import unbulleted, unmarked
from afterword.reading.job.verbs import is_task
from afterword.reading.printed import Line
from afterword.reading.resume.headings import part_of_heading
from afterword.reading.resume.periods import period_in

_RULE = re.compile(r"\W*\Z")
_HEADED = re.compile(r"\s{0,3}#{1,6}\s+|\s*(?:\*\*|__)(?=[^*_].*(?:\*\*|__)\s*\Z)")
_KEEPS_HYPHEN = re.compile(
    r"\b(?:cross|self|non|co|multi|end|full|part|long|short|high|low|well|year|two|three|four|front|back|on|off|in|out|pre"
    r"|post|semi|anti|inter|mid|over|under|hands|open|third|first|second|cost|data|time|value|customer|user|real)-\Z",
    re.I,
)
_AFTER = frozenset({"off", "back", "down", "up", "out", "end", "free", "wide", "based", "time", "long", "led", "class"})
_ENDED = re.compile(r"[.!?:;)][\"'”’]?\Z")


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a résumé. `item`: it stood behind a bullet."""

    text: str
    ref: str
    item: bool
    loud: bool


def gathered(lines: Sequence[Line]) -> list[Said]:
    """The lines with bullets, marks and rules taken off and wrapped ones joined."""
    found: list[Said] = []
    widest = max((len(line.text) for line in lines), default=0)
    gap = True
    before = ""  # the line before, as it stood
    indent = 0
    for line in lines:
        text = line.text.rstrip()
        if not text.strip() or _RULE.match(text):
            gap, before = True, ""
            continue
        item = unbulleted(text)
        loud = line.loud or line.heading or _HEADED.match(text) is not None
        said = Said(_words(item if item is not None else text), line.ref, line.item or item is not None, loud)
        deeper = len(text) - len(text.lstrip())
        if (
            found
            and not gap
            and not line.whole
            and item is None
            and _goes_on(found[-1], before, said, text, widest, deeper > indent)
        ):
            found[-1] = replace(found[-1], text=_joined(found[-1].text, said.text))
        else:
            found.append(said)
            indent = deeper
        gap, before = False, text
    return [said for said in found if any(letter.isalnum() for letter in said.text)]


def _words(text: str) -> str:
    text = re.sub(r"^\s{0,3}#{1,6}\s+", "", text)
    return re.sub(r"[ \xa0]{4,}|\t+", "   ", unmarked(text).strip()).strip()


def _goes_on(last: Said, before: str, said: Said, text: str, widest: int, deeper: bool) -> bool:
    """Whether a line carries on the one before: broken at a hyphen, below a bullet, or because it was full."""
    if said.loud and not last.loud:
        return False
    if re.search(r"[a-z]-\Z", last.text) and said.text[:1].islower():
        return True
    if last.item and deeper:
        return True
    if part_of_heading(text) is not None or (period_in(said.text) is not None and len(said.text) < 90):
        return False
    if last.item and said.text[:1].islower():
        return True
    if last.loud or (period_in(last.text) is not None and len(last.text) < 90):
        return False
    full = len(before) + 1 + len(said.text.split(None, 1)[0]) > widest * 0.8
    if last.item:
        return full and not _ENDED.search(last.text) and len(before) > 40
    return len(before) > 45 and full and (said.text[:1].islower() or not _ENDED.search(last.text) or len(before) > 70)


def _keeps_hyphen(first: str, second: str) -> bool:
    """Whether the hyphen at the end of a line belongs to the word ("sign-off") and was not put there to break it."""
    word = second.split(None, 1)[0].strip(".,;:")
    return _KEEPS_HYPHEN.search(first) is not None or word in STOP or word in _AFTER or is_task(word)


def _joined(first: str, second: str) -> str:
    if re.search(r"[a-z]-\Z", first) and second[:1].islower() and not _keeps_hyphen(first, second):
        return first[:-1] + second
    return first + second if first.endswith("-") else f"{first} {second}"
