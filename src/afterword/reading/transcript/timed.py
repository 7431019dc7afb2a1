"""Captions with times: WebVTT (Zoom, Teams, Meet, Whisper and the rest), SRT, SBV, and the lines Whisper prints.

The libraries for these formats are not used, because what tools export breaks their grammar, and words would be lost:
webvtt-py ends a cue at Meet's blank line inside it, passes over times with a comma and writes times anew instead of as
they stand; srt gives up at half a cue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.transcript import Transcript
from afterword.reading.html import unescape
from afterword.reading.notes import Notes
from afterword.reading.transcript.cues import Cue, transcript_of
from afterword.reading.transcript.labels import (
    INNER_COLON,
    LONGEST,
    is_a_name,
    is_a_sound,
    speakers_among,
    split_at_labels,
)
from afterword.reading.transcript.times import STAMP, seconds_of

TIMING = pattern(
    rf"^[ \t]*(?P<open>\[)?(?P<start>{STAMP})[ \t]*(?:-->|->|[–—]>|→)[ \t]*(?P<end>{STAMP})\]?(?P<rest>[^\n]*)$"
    r"|^[ \t]*(?P<sbv>\d:\d\d:\d\d\.\d{3}),\d:\d\d:\d\d\.\d{3}[ \t]*$",
    re.M,
)
_ASIDE = pattern(r"(?:NOTE(?:\s|$)|STYLE\s*$|REGION\s*$)")
_HEAD = pattern(r"(?:Kind|Language|X-TIMESTAMP-MAP)\s*[:=]", re.I)
_SETTINGS = pattern(r"^\s*(?:(?:align|position|line|size|vertical|region|[XY][12]):\S*\s*)*$", re.I)
_HALF = pattern(r"^[ \t]*\d{1,3}:\d{1,2}[\d:.,]*[ \t]*(?:-{1,2}>?[ \t]*[\d:.,]*)?[ \t]*$")
_ID = pattern(r"^[ \t]*(?:\d{1,7}|[0-9a-fA-F][0-9a-fA-F-]{15,}(?:/[\w-]+)?)[ \t]*$")
_BOXED = r"<[^<>\n]{0,80}>"
"""A label may hold what looks like a tag ("<script>"): people name themselves as they like."""
_VOICE = pattern(
    rf"<v(?:\.[^\s<>]{{0,80}})?(?:[ \t\n]+([^<>]{{0,200}}(?:{_BOXED}[^<>]{{0,80}}){{0,3}}))?>|(</v>)", re.I
)
_TAG = pattern(
    r"</?(?:c|i|b|u|s|lang|ruby|rt|font|span|br|p)(?:[.\s][^<>]{0,200})?/?>|<\d{1,3}:\d{2}[\d:.]{0,12}>"
    r"|\{\\[a-z][^{}\n]{0,30}\}",
    re.I,
)
_CHANGE = pattern(r"^\s*(?:(?P<arrows>(?:>|＞|&gt;){2,})|[-–—‐])\s*")
_PREFIX = pattern(
    rf"\s*(?:[\[(](?P<inside>[^\[\]()\n]{{1,{LONGEST}}})[\])]\s*[:：]?(?:\s+|$)"
    rf"|(?P<label>(?:{_BOXED}|[^\s:：\[\]<>])(?:{_BOXED}|[^:：\n\[\]<>]|{INNER_COLON}){{0,{LONGEST}}}?)"
    r"\s*(?::(?=\s|$)|：))\s*"
)


@dataclass(slots=True)
class _Block:
    """A cue as it stands in the file: its time and the lines below."""

    start: str
    lines: list[str] = field(default_factory=list)


def read_timed(text: str, notes: Notes, name: str) -> Transcript | None:
    """Read captions; None when `text` holds no line with a time, or no words."""
    blocks = list(_blocks(text, notes))
    if any(_VOICE.search(line) for block in blocks for line in block.lines):
        return transcript_of([cue for block in blocks for cue in _voices(block)], "teams-vtt", name)
    vtt = text.lstrip().startswith("WEBVTT")
    for block in blocks:
        block.lines = [plain(line) for line in block.lines]
    prefixed = [found for block in blocks for line in block.lines if (found := _label_of(line))]
    labels = speakers_among((label for label, _words, _inside in prefixed), len(blocks))
    form = "vtt" if vtt else "srt"
    if labels:
        inside = sum(1 for label, words, inside in prefixed if inside and not words and label in labels)
        form = "meet-vtt" if inside * 2 > len(prefixed) else f"zoom-{form}" if vtt else form
    elif labels := _names_on_top(blocks):
        form = "teams-text"
        cues = [cue for block in blocks for cue in _named_on_top(block, labels)]
        return transcript_of(cues, form, name)
    marks = _Marks(blocks)
    cues = [cue for block in blocks for cue in _cues_of(block, labels, marks)]
    return transcript_of(cues, form, name, marked=marks.complete)


def _blocks(text: str, notes: Notes) -> Iterator[_Block]:
    """The cues of the file. Whatever stands between two times belongs to the first, blank lines or not."""
    lines = text.split("\n")
    block: _Block | None = None
    named_ids = False  # every cue has an identifier in words above its time
    aside = False  # inside a comment, a style or a region
    for number, line in enumerate(lines):
        timing = TIMING.match(line) if "-->" in line or ">" in line or "," in line or "→" in line else None
        before = lines[number - 1] if number else ""
        alone = number < 2 or not lines[number - 2].strip()
        if timing is not None:
            if block is None:
                named_ids = bool(before.strip()) and not before.startswith("WEBVTT") and alone and not aside
            else:
                _drop_id(block, before, alone, named_ids)
                yield block
            aside = False
            block = _Block(timing["start"] or timing["sbv"])
            rest = timing["rest"] or ""
            if rest.strip() and (timing["open"] or not _SETTINGS.match(rest)):
                block.lines.append(rest)
            continue
        if not line.strip():
            aside = False
        elif _ASIDE.match(line) and (not before.strip() or before.startswith("WEBVTT")):
            aside = True
        if block is None or aside:
            continue
        if _HALF.match(line):
            notes.say(
                number + 1, _("The time on this line is not complete, so it was passed over; the words were kept.")
            )
            _drop_id(block, before, alone, named_ids)
            continue
        block.lines.append(line)
    if block is not None:
        yield block


def untimed(text: str) -> str:
    """Captions that lost their times, with their head, comments and styles left blank; lines keep their numbers."""
    lines = text.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    lines[first] = ""
    head, aside = True, False
    for place in range(first + 1, len(lines)):
        line = lines[place]
        if not line.strip():
            head = aside = False
            continue
        aside = aside or ((head or not lines[place - 1].strip()) and _ASIDE.match(line) is not None)
        if aside or (head and _HEAD.match(line)):
            lines[place] = ""
        else:
            head = False
    return "\n".join(lines)


def _drop_id(block: _Block, before: str, alone: bool, named_ids: bool) -> None:
    """Take the identifier of the next cue, the line just above its time, out of the words of this one."""
    is_id = before.strip() and (named_ids or _ID.match(before))
    if is_id and block.lines and block.lines[-1] == before and (alone or len(block.lines) > 1):
        block.lines.pop()


def plain(line: str) -> str:
    """A line of a cue without tags, entities resolved."""
    if "<" in line or "{" in line:
        line = _TAG.sub("", line)
    return unescape(line)


def _voices(block: _Block) -> Iterator[Cue]:
    """The cue of a file that names speakers as `<v Name>`; one cue may hold several."""
    text = "\n".join(block.lines)
    speaker, begin, said = "", 0, False
    seconds = seconds_of(block.start)
    for tag in _VOICE.finditer(text):
        if words := plain(text[begin : tag.start()]).strip():
            yield Cue(words, speaker, block.start, seconds, goes_on=said and not speaker)
        begin = tag.end()
        if tag[2] is None:
            speaker, said = " ".join(unescape(tag[1] or "").split()), True
        else:
            speaker = ""
    if words := plain(text[begin:]).strip():
        yield Cue(words, speaker, block.start, seconds, goes_on=said and not speaker)


def _label_of(line: str) -> tuple[str, str, bool] | None:
    """The label a line may begin with, the words after it, and whether it stands in brackets."""
    change = _CHANGE.match(line)
    found = _PREFIX.match(line, change.end() if change else 0)
    if found is None:
        return None
    if found["inside"] is not None:
        label = " ".join(found["inside"].split())
        if is_a_sound(label) or not is_a_name(label):
            return None
        return label, line[found.end() :].strip(), True
    return " ".join(found["label"].split()), line[found.end() :].strip(), False


class _Marks:
    """How the paper marks that somebody else speaks.

    Arrows (">>") and dashes before a whole cue mark every change; dashes only where two speak in one cue say nothing
    of the others.
    """

    def __init__(self, blocks: list[_Block]) -> None:
        counts = [[bool(_CHANGE.match(line)) for line in block.lines if line.strip()] for block in blocks]
        single = sum(1 for found in counts if found and found[0] and sum(found) == 1)
        self.any = sum(1 for found in counts if any(found)) >= 2
        self.complete = self.any and single >= 2


def _cues_of(block: _Block, labels: frozenset[str], marks: _Marks) -> Iterator[Cue]:
    """The pieces of one cue: a new one at each label and at each mark of change."""
    seconds = seconds_of(block.start)
    speaker, fresh, words = "", False, []  # type: tuple[str, bool, list[str]]

    def pieces() -> Iterator[Cue]:
        for index, (label, said) in enumerate(split_at_labels("\n".join(words), labels) if labels else _one(words)):
            who = label or (speaker if index == 0 else "")
            yield Cue(said, who, block.start, seconds, fresh=fresh and index == 0, goes_on=not who and not fresh)

    for line in block.lines:
        change = _CHANGE.match(line) if marks.any else None
        found = _label_of(line) if labels else None
        labelled = found is not None and found[0] in labels
        if labelled or change is not None:
            yield from pieces()
            speaker, fresh, words = "", change is not None, []
        if labelled and found is not None:
            speaker, words = found[0], [found[1]]
        else:
            words.append(line[change.end() :] if change is not None else line)
    yield from pieces()


def _one(words: list[str]) -> list[tuple[str, str]]:
    text = "\n".join(words).strip()
    return [("", text)] if text else []


def _names_on_top(blocks: list[_Block]) -> frozenset[str]:
    """The names that stand on the first line of a cue, above the words, as older Teams transcripts have them."""
    counts: Counter[str] = Counter()
    for block in blocks:
        lines = [line for line in block.lines if line.strip()]
        if len(lines) >= 2 and len(lines[0]) <= LONGEST and is_a_name(lines[0].strip()):
            counts[" ".join(lines[0].split())] += 1
    total = sum(counts.values())
    if total * 2 < len(blocks) or 2 * total < 3 * len(counts) or total < 3:
        return frozenset()
    return frozenset(counts)


def _named_on_top(block: _Block, labels: frozenset[str]) -> Iterator[Cue]:
    lines = [line for line in block.lines if line.strip()]
    top = " ".join(lines[0].split()) if lines else ""
    named = top in labels
    words = "\n".join(lines[1:] if named else lines)
    yield Cue(words, top if named else "", block.start, seconds_of(block.start), goes_on=not named)
