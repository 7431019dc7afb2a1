"""Transcripts in running text: Otter, Zoom's saved captions, Meet, Granola, Rev, plain "Name: text", pasted pages.

How a paper shows who speaks is decided once for the whole paper, by what its lines agree on; then they are read so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from afterword.domain.transcript import Transcript
from afterword.reading.transcript.cues import Cue, transcript_of
from afterword.reading.transcript.labels import LONGEST, is_a_name, is_about_the_paper, speakers_among, split_at_labels
from afterword.reading.transcript.lines import Line, change, dashed, line_of, stamped
from afterword.reading.transcript.times import seconds_of

Way = Literal["header", "inline", "stacked", "named", "none"]
"""How a paper shows who speaks: a heading with name and time; a name before the words; a name on a line of its own
beside a time; a name alone on a line; not at all."""

_PREAMBLE = 400
"""Lines. Notes of a meeting that stand above its transcript are shorter than that."""

_ALONE = 6
"""Lines that begin with the one name of a paper before it is believed to be a talk, however many voices it had."""

_CLOCK_AFTER = 4 * 3600.0
"""Seconds. A first stamp beyond this is the time of day: no recording of an interview begins so late."""


def read_written(text: str, name: str) -> Transcript | None:
    """Read a transcript in running text; None when it holds no words."""
    lines = _from_the_title([line_of(number, raw) for number, raw in enumerate(text.split("\n"), 1)])
    way, labels = way_of(lines)
    if way == "none":
        lines, way, labels = _with_dashes(lines)
    match way:
        case "header":
            cues = list(_under_headers(lines, labels))
        case "inline":
            cues = list(_after_labels(lines, labels))
        case "stacked":
            cues = list(_under_headers(_unstacked(lines, labels), labels))
        case "named":
            cues = list(_under_headers([_as_header(line, labels) for line in lines], labels))
        case "none":
            cues = list(_without_names(lines))
    form = _form(way, lines, labels, text)
    cues = _without_clock(cues, form)
    marks = sum(1 for cue in cues if cue.fresh)
    return transcript_of(cues, form, name, marked=way == "none" and marks >= 2)


def is_talk(text: str) -> bool:
    """Whether a text in no other known form is a conversation: people take turns in it, or its lines carry times."""
    lines = _from_the_title([line_of(number, raw) for number, raw in enumerate(text.split("\n"), 1)])
    full = sum(1 for line in lines if line.shape not in {"blank", "noise"})
    way, labels = way_of(lines)
    if way == "none":
        timed = sum(1 for line in lines if line.shape == "time" or (line.shape == "words" and stamped(line.text)[0]))
        arrows = sum(1 for line in lines if line.shape == "words" and change(line.text)[0] == ">>")
        return full >= 4 and (timed * 3 >= full or arrows * 8 >= full)
    people = {label for label in labels if is_a_name(label) and not is_about_the_paper(label)}
    spoken = [line.label if line.label else line.text for line in lines if line.shape != "blank"]
    spoken = [label for label in spoken if label in people]
    turns = sum(1 for index, label in enumerate(spoken) if index == 0 or spoken[index - 1] != label)
    again = (
        turns > len(set(spoken))
        or {label.lower() for label in people} == {"me", "them"}
        or (way in {"header", "stacked"} and len(spoken) > len(set(spoken)))
        or (len(people) == 1 and len(spoken) >= _ALONE and len(spoken) * 2 > full)
    )
    return again and len(spoken) >= 3 and len(spoken) * 20 >= full


def _from_the_title(lines: list[Line]) -> list[Line]:
    """The lines below "Transcript", where what comes before is about the paper: attendees, notes, a summary."""
    for index, line in enumerate(lines[:_PREAMBLE]):
        title = line.text.lower().strip("#*_: 📖")
        if line.shape != "header" and title in {"transcript", "full transcript", "transcription"}:
            below = lines[index + 1 :]
            return below if any(one.shape not in {"blank", "noise"} for one in below) else lines
    return lines


def way_of(lines: Sequence[Line]) -> tuple[Way, frozenset[str]]:
    """How the paper shows who speaks, and the labels it uses."""
    full = sum(1 for line in lines if line.shape not in {"blank", "noise"})
    headers = [line.label for line in lines if line.shape == "header"]
    heads = speakers_among(headers, len(headers))
    inline = _begun(lines)
    once = Counter(inline)
    inline = [label for label in inline if once[label] > 1 or not is_about_the_paper(label)]
    labels = speakers_among(inline, full)
    by_header = sum(1 for label in headers if label in heads)
    by_label = sum(1 for label in inline if label in labels)
    above = _names_by_times(lines)
    by_stack = sum(above.values())
    most = max(by_header, by_label, by_stack)
    if most >= 2 or (most and most * 2 >= full):
        if by_header == most:
            return "header", heads
        if by_label == most:
            return "inline", labels
        return "stacked", frozenset(above)
    alone = _names_alone(lines, full)
    return ("named", alone) if alone else ("none", frozenset())


def _with_dashes(lines: list[Line]) -> tuple[list[Line], Way, frozenset[str]]:
    """The lines cut at a name and a dash, where most begin so; of a few lines it would not be believed."""
    cut = [dashed(line) for line in lines]
    full = sum(1 for line in lines if line.shape not in {"blank", "noise"})
    found = [line.label for line in cut if line.shape == "inline"]
    labels = speakers_among(found, full)
    if len(labels) >= 2 and sum(1 for label in found if label in labels) * 10 >= full * 6:
        return cut, "inline", labels
    return lines, "none", frozenset()


def _begun(lines: Sequence[Line]) -> list[str]:
    """The labels of lines; where a blank line stands before nearly every label that comes again, only such."""
    inline = [
        (line.label, place == 0 or lines[place - 1].shape in {"blank", "noise", "time"})
        for place, line in enumerate(lines)
        if line.shape == "inline"
    ]
    counts = Counter(label for label, _free in inline)
    again = [free for label, free in inline if counts[label] > 1]
    if len(again) >= 3 and sum(again) * 10 >= len(again) * 9:
        return [label for label, free in inline if free]
    return [label for label, _free in inline]


def _names_by_times(lines: Sequence[Line]) -> Counter[str]:
    """Names that stand on the line above or below a time, if most times have one."""
    full = [line for line in lines if line.shape not in {"blank", "noise"}]
    times = [index for index, line in enumerate(full) if line.shape == "time"]
    best: Counter[str] = Counter()
    for step in (-1, 1):
        found: Counter[str] = Counter()
        for index in times:
            near = full[index + step] if 0 <= index + step < len(full) else None
            if near is not None and near.shape == "words" and len(near.text) <= LONGEST and is_a_name(near.text):
                found[near.text] += 1
        total = sum(found.values())
        if total >= 3 and total * 10 >= len(times) * 6 and 2 * total >= 3 * len(found) and total > sum(best.values()):
            best = found
    return best


def _unstacked(lines: Sequence[Line], labels: frozenset[str]) -> list[Line]:
    """The lines with a name and its time, which stand on two, made into one heading."""
    found: list[Line] = []
    waiting: Line | None = None  # a name or a time that has not met its partner
    initials = {"".join(word[0] for word in label.split()).upper() for label in labels}
    for line in lines:
        if line.text in initials and len(line.text) <= 4:
            continue  # what stands for a portrait in a page that was copied
        named = line.shape == "words" and line.text in labels
        if not named and line.shape != "time":
            if waiting is not None and line.shape not in {"blank", "noise"}:
                found.append(_alone(waiting))
                waiting = None
            found.append(line)
        elif waiting is not None and (waiting.shape == "time") == named:
            name, time = (line, waiting) if named else (waiting, line)
            found.append(replace(name, shape="header", label=name.text, stamp=time.stamp))
            waiting = None
        else:
            if waiting is not None:
                found.append(_alone(waiting))
            waiting = line
    return found


def _alone(line: Line) -> Line:
    return line if line.shape == "time" else replace(line, shape="header", label=line.text)


def _names_alone(lines: Sequence[Line], full: int) -> frozenset[str]:
    """Names that stand alone on a line again and again, with words below."""
    counts: Counter[str] = Counter()
    for index, line in enumerate(lines[:-1]):
        first = index == 0 or lines[index - 1].shape == "blank"
        below = lines[index + 1].shape != "blank"
        if line.shape == "words" and first and below and len(line.text) <= 40 and is_a_name(line.text):
            counts[line.text] += 1
    names = frozenset(name for name, count in counts.items() if count >= 2)
    total = sum(counts[name] for name in names)
    return names if len(names) >= 2 and total >= 4 and total * 8 >= full else frozenset()


def _as_header(line: Line, labels: frozenset[str]) -> Line:
    if line.shape == "words" and line.text in labels:
        return replace(line, shape="header", label=line.text)
    return line


def _under_headers(lines: Sequence[Line], labels: frozenset[str]) -> Iterator[Cue]:
    """Each heading with the words below it. What stands above the first heading is about the paper."""
    head: Line | None = None
    words: list[str] = []
    for line in lines:
        if line.shape == "header" and line.label in labels:
            if head is not None:
                yield _cue(" ".join(words), head.label, head.stamp)
            head, words = line, []
        elif head is not None and line.shape == "time":
            yield _cue(" ".join(words), head.label, head.stamp)
            head, words = replace(line, label=head.label), []
        elif head is not None and line.shape not in {"blank", "noise"}:
            words.append(line.text)
    if head is not None:
        yield _cue(" ".join(words), head.label, head.stamp)


def _after_labels(lines: Sequence[Line], labels: frozenset[str]) -> Iterator[Cue]:
    """Each label with the words after it, until the next. A time alone on a line holds for what follows."""
    heading = ""
    speaker, stamp = "", ""
    words: list[str] = []

    def pieces() -> Iterator[Cue]:
        for label, said in split_at_labels("\n".join(words), labels):
            yield _cue(said, label or speaker, stamp)

    for line in lines:
        if line.shape in {"inline", "header"} and line.label in labels:
            yield from pieces()
            speaker, stamp, words = line.label, line.stamp or heading, [line.words]
        elif line.shape == "time":
            yield from pieces()
            heading = stamp = line.stamp
            words = []
        elif speaker and line.shape not in {"blank", "noise"} and not line.text.startswith("#"):
            own, rest = stamped(line.text)
            if own:
                yield from pieces()
                stamp, words = own, []
            words.append(rest)
    yield from pieces()


def _without_names(lines: Sequence[Line]) -> Iterator[Cue]:
    """A piece for each time, each mark of change and each paragraph."""
    stamp, fresh = "", False
    text: list[str] = []
    arrows = sum(1 for line in lines if line.text and change(line.text)[0] == ">>")
    dashes = sum(1 for line in lines if line.text and change(line.text)[0] == "-")
    marked = {">>"} if arrows >= 2 else {"-"} if dashes >= 2 else set()
    for line in lines:
        mark, words = change(line.text)
        if mark not in marked:
            mark, words = "", line.text
        own, rest = stamped(words) if line.shape != "time" else (line.stamp, "")
        if line.shape in {"blank", "noise"} or own or mark:
            if text:
                yield Cue(" ".join(text), "", stamp, seconds_of(stamp), fresh=fresh)
            text, fresh = [], bool(mark)
            if not own and not mark:
                continue
        stamp = own or stamp
        if own and not mark:
            mark, rest = change(rest)
            if mark in marked:
                fresh = True
            elif mark:
                rest = stamped(words)[1]
        if rest:
            text.append(rest)
    if text:
        yield Cue(" ".join(text), "", stamp, seconds_of(stamp), fresh=fresh)


def _cue(words: str, speaker: str, stamp: str) -> Cue:
    return Cue(words, speaker, stamp, seconds_of(stamp) if stamp else None, goes_on=not speaker)


def _without_clock(cues: list[Cue], form: str) -> list[Cue]:
    """A time of day says nothing of how far into the recording it is."""
    first = next((cue.seconds for cue in cues if cue.seconds is not None), None)
    if first is not None and (form == "zoom-captions" or first >= _CLOCK_AFTER):
        return [replace(cue, seconds=None) for cue in cues]
    return cues


def _form(way: Way, lines: Sequence[Line], labels: frozenset[str], text: str) -> str:
    """Which tool wrote it, as far as the text shows."""
    heads = [line for line in lines if line.shape == "header" and line.label in labels]
    if way == "header" and sum(line.boxed for line in heads) * 2 > len(heads):
        return "zoom-captions"
    if "otter.ai" in text or (way == "header" and sum(line.wide for line in heads) * 2 > len(heads)):
        return "otter"
    if way == "inline" and {"me", "them"} >= {label.lower() for label in labels}:
        return "granola"
    if way == "inline" and any(line.shape == "time" for line in lines):
        return "meet"
    return "plain"
