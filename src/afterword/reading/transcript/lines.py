"""What each line of a transcript in running text may be, before anybody decides what it is.

The same line can be read in several ways: "Thursday 2:30" is a speaker's heading or the end of a sentence. So a line is
only described here; `written.py` looks at all of them and decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from afterword.domain.patterns import pattern
from afterword.reading.transcript.labels import INNER_COLON, LONGEST, is_a_name, is_a_sound
from afterword.reading.transcript.times import CLOCK

_SPAN = rf"{CLOCK}(?:\s?(?:-->|[-–—])\s?{CLOCK})?"
_DRESS = r"[*_`]{0,3}"
_NAME = rf"[^\s\[\]():*#|][^\[\]:*\n]{{0,{LONGEST}}}?"

_NAME_THEN_TIME = pattern(
    rf"(?:#{{1,6}} )?{_DRESS}(?P<open>\[)?(?P<label>{_NAME})\]?:?{_DRESS}:?"
    rf"(?: ?[-–—|,•·@] ?| |(?=[\[(])){_DRESS}[\[(]?(?P<stamp>{CLOCK})[\])]?{_DRESS} ?:?$"
)
_TIME_THEN_NAME = pattern(
    rf"(?:#{{1,6}} )?{_DRESS}[\[(]?(?P<stamp>{CLOCK})(?: ?(?:-->|[-–—]) ?{CLOCK})?[\])]?{_DRESS} ?[-–—|:]? ?"
    rf"{_DRESS}\[?(?P<label>{_NAME})\]?{_DRESS} ?:?{_DRESS}$"
)
_TIME_ALONE = pattern(rf"(?:#{{1,6}} )?{_DRESS}[\[(]?(?P<stamp>{CLOCK})(?: ?(?:-->|[-–—]) ?{CLOCK})?[\])]?{_DRESS}$")
_INLINE = pattern(
    rf"(?:>{{2,}} ?|[-*•–—] |#{{1,6}} |\d{{1,4}}[.)] )?{_DRESS}"
    rf"(?:[\[(]?(?P<before>{CLOCK})(?: ?(?:-->|[-–—]) ?{CLOCK})?[\])]?{_DRESS}(?: ?[-–—|:] ?| ?)(?:From )?)?"
    rf"{_DRESS}\[?(?P<label>[^\s\[\]():：*#|>](?:[^\[\]:：*\n]|{INNER_COLON}){{0,{LONGEST}}}?)\]?{_DRESS}"
    rf"(?: ?[\[(`](?P<after>{CLOCK})(?: ?[-–—] ?{CLOCK})?[\])`])?{_DRESS} ?"
    rf"(?::(?=[\s*_`]|$|[\"“'A-ZÀ-Þ¿¡])|：){_DRESS} ?"
)
_LETTER = pattern(r"(?P<label>[QA])[.)] ")
_STAMPED = pattern(rf"{_DRESS}(?:[\[(](?P<inside>{_SPAN})[\])]|(?P<bare>{CLOCK})) ?[-–—|]? ?(?=\S)")
_SPOKEN_TIME = pattern(
    r"(?:\d{1,2} hours?,? )?(?:\d{1,2} minutes?,? )?\d{1,2} seconds?(?P<stamp> ?\d{1,3}:[\d:]{2,5})?$"
)
_BOXED = pattern(rf"[\[<](?P<label>{_NAME})[\]>] (?=\S)")
_DASHED = pattern(rf"(?P<label>{_NAME}) [-–—] (?=\S)")
_CHANGE = pattern(r"(?P<arrows>(?:>|＞){2,}) ?|[-–—] ?(?=\S)")
_RULE = pattern(r"[-_=*~]{3,}$")
_ANY_TIME = pattern(r"\d:\d")
_FIRST_STAMP = pattern(CLOCK)
NOISE = pattern(
    r"(?:This (?:editable )?transcript was (?:computer|automatically) generated\b.*|Transcription ended after \S+"
    r"|(?:This (?:file|transcript) (?:was|is) )?(?:transcribed|transcript (?:provided|generated|created)|exported"
    r"|downloaded|created|recorded|generated|powered) (?:by|with|from|using|on) .{0,80}|https?://otter\.ai\S*"
    r"|(?:started|stopped) (?:transcription|recording)\.?|.{1,60} (?:started|stopped) transcription\.?)$",
    re.I,
)
"""Lines a tool adds of its own: no one said them."""

Shape = Literal["blank", "noise", "time", "header", "inline", "words"]


@dataclass(slots=True)
class Line:
    """One line: the most it can be. `label` and `stamp` as written; `words` is what is left when both are believed."""

    number: int
    shape: Shape
    text: str
    label: str = ""
    stamp: str = ""
    words: str = ""
    boxed: bool = False  # "[Name] 11:02:09", Zoom's way
    wide: bool = False  # "Name  0:03", Otter's way: more than one space


def line_of(number: int, raw: str) -> Line:
    """Describe a line; `number` counts from 1."""
    text = " ".join(raw.split())
    if not text or _RULE.match(text[:80]):
        return Line(number, "blank", "")
    if len(text) <= 200:
        if spoken := _SPOKEN_TIME.match(text):
            return Line(number, "time" if spoken["stamp"] else "noise", text, "", (spoken["stamp"] or "").strip())
        if NOISE.match(text):
            return Line(number, "noise", text)
        if _ANY_TIME.search(text) and (found := _header(number, text, raw)):
            return found
    head = text[:160]
    if (":" in head or "：" in head) and (inline := _INLINE.match(head)):
        label = _tidy(inline["label"])
        stamp = inline["before"] or inline["after"] or ""
        return Line(number, "inline", text, label, stamp, text[inline.end() :].lstrip("*_` "))
    boxed = _BOXED.match(head) if head[0] in "[<" else None
    if boxed is not None and is_a_name(boxed["label"]) and not is_a_sound(boxed["label"]):
        return Line(number, "inline", text, boxed["label"], "", text[boxed.end() :])
    if letter := _LETTER.match(head):
        return Line(number, "inline", text, letter["label"], "", text[letter.end() :])
    return Line(number, "words", text)


def _header(number: int, text: str, raw: str) -> Line | None:
    """A line that is a time, a name and a time, or a time and a name, and nothing more."""
    if found := _TIME_ALONE.match(text):
        return Line(number, "time", text, "", found["stamp"])
    if found := _NAME_THEN_TIME.match(text):
        boxed = found["open"] is not None
        return Line(number, "header", text, _tidy(found["label"]), found["stamp"], "", boxed, "  " in raw.strip())
    if found := _TIME_THEN_NAME.match(text):
        return Line(number, "header", text, _tidy(found["label"]), found["stamp"])
    return None


def dashed(line: Line) -> Line:
    """The line with what stands before a dash as its label, if that looks like a name: "Ana - hello"."""
    found = _DASHED.match(line.text[:160]) if line.shape == "words" else None
    if found is None or not is_a_name(found["label"]):
        return line
    return Line(line.number, "inline", line.text, found["label"], "", line.text[found.end() :])


def _tidy(label: str) -> str:
    return label.strip(" *_`,-–—")


def stamped(text: str) -> tuple[str, str]:
    """The time stamp before the words of a line without a label, and the words."""
    found = _STAMPED.match(text[:120])
    if found is None:
        return "", text
    stamp = _FIRST_STAMP.match(found["inside"] or found["bare"])
    return (stamp.group() if stamp else ""), text[found.end() :]


def change(text: str) -> tuple[str, str]:
    """The mark of another speaker before the words of a line (">>" or "-"; "" without one), and the words."""
    found = _CHANGE.match(text)
    if found is None:
        return "", text
    return (">>" if found["arrows"] else "-"), text[found.end() :]
