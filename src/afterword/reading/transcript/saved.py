"""Transcripts saved as JSON: WhisperX, AssemblyAI, Deepgram, Fireflies, Rev, AWS, Recall and others of their shape.

They differ in names, not in kind: somewhere stands a list of things said, each with words, and mostly with a speaker
and a time. So the names are tables, and the richest list wins.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from afterword.domain.language import _
from afterword.domain.transcript import Transcript
from afterword.reading.notes import Notes
from afterword.reading.text import clean
from afterword.reading.transcript.cues import Cue, transcript_of
from afterword.reading.transcript.times import seconds_of

MOST_BRACKETS = 220_000
"""Lists and objects in one file. Ten hours, word by word, have half of them; a file made to fill memory has more."""

MOST_PIECES = 120_000
"""Things said in one file: ten hours, a word each, are ninety thousand."""

_DEEPEST = 12
_TEXT = (
    "text", "transcript", "raw_text", "sentence", "content", "punctuated_word", "display", "caption", "value", "word",
)  # fmt: skip
_SPEAKER = (
    "speaker_name", "speakername", "speakerdisplayname", "speaker_label", "speaker", "participant", "speaker_id",
    "speakerid", "name", "channel",
)  # fmt: skip
_START = (
    "start_time", "start", "starttime", "start_timestamp", "startoffset", "start_ms", "begin", "from", "offset", "ts",
    "timestamp", "time",
)  # fmt: skip
_HANDED_DOWN = ("speaker_name", "speakerdisplayname", "speaker", "participant", "speaker_label")
_END = ("end_time", "end", "endtime", "end_timestamp", "endoffset", "end_ms", "to", "end_ts")
_BEST_FIRST = (
    "utterances", "sentences", "monologues", "segments", "audio_segments", "entries", "transcript", "items", "words",
)  # fmt: skip
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\]]', re.S)  # a text left open goes on to the end
_MILLISECONDS = 3.0
"""Of a time unit, per character spoken: people need a fifteenth of a second for one, which is 60 milliseconds."""


def read_saved(text: str, notes: Notes, name: str) -> Transcript | None:
    """Read a JSON transcript; None when it is no JSON or holds nothing said."""
    root = load(text, notes)
    if root is None:
        return None
    found = best_list(root)
    if found is None:
        return None
    key, rows = found
    if len(rows) > MOST_PIECES:
        notes.say(None, _too_much())
        return None
    cues = _cues(rows)
    # Single words without a speaker are one stretch; pieces of speech without one stay apart.
    return transcript_of(cues, _form(root, key, rows), name, marked=key in {"words", "items", "elements"})


def read_table(text: str, name: str) -> Transcript | None:
    """Read comma or tab separated values with a line of column names above; None when they are no transcript."""
    rows = table(text)
    found = best_list(rows) if rows else None
    return transcript_of(_cues(found[1]), "table", name) if found is not None and is_said(found[1]) else None


def table(text: str) -> list[dict[str, Any]]:
    """The rows of a table whose first line names a column of words and one of speakers or times; [] for any other."""
    first = text.lstrip().split("\n", 1)[0][:500]
    glue = next((mark for mark in ("\t", ";", ",") if mark in first), "")
    names = [name.strip().strip('"').lower().replace(" ", "_") for name in first.split(glue)] if glue else []
    if not (set(names) & set(_TEXT) and set(names) & {*_SPEAKER, *_START}):
        return []
    try:
        rows = csv.reader(text.lstrip().split("\n")[1:], delimiter=glue)
        return [dict(zip(names, row, strict=False)) for row in rows if row]
    except csv.Error:  # a field of more than a hundred thousand letters, among others
        return []


def is_saved(text: str) -> bool:
    """Whether a JSON text, perhaps only its beginning, holds things said by somebody, or at some time."""
    root = load(text, Notes(""))
    found = best_list(root) if root is not None else None
    if found is None:
        return False
    return is_said(found[1])


def is_said(rows: list[dict[str, Any]]) -> bool:
    """Whether at least half of the pieces have a speaker, or a time."""
    rows = rows[:50]
    speakers = sum(1 for row in rows if _value(row, _HANDED_DOWN) is not None)
    times = sum(
        1 for row in rows if _number(_time(row, _START)) is not None or seconds_of(_time(row, _START)) is not None
    )
    return max(speakers, times) * 2 >= len(rows)


def load(text: str, notes: Notes) -> Any:
    """The values of a JSON text, numbers as they are written; of half a file what stands in its whole pieces."""
    if text.count("{") + text.count("[") > MOST_BRACKETS:
        notes.say(None, _too_much())
        return None
    try:
        return _values(text)
    except RecursionError:
        notes.say(None, _("The lists here stand inside one another too deeply to be read."))
        return None
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        whole = _whole_pieces(text)
        try:
            root = _values(whole) if whole else None
        except (ValueError, RecursionError):
            root = None
        if root is None:
            notes.say(line, _("This could not be read as JSON; export the transcript again, as text if need be."))
        else:
            notes.say(line, _("The file is broken off or damaged here; what stands before this line was used."))
        return root


def _too_much() -> str:
    return _("The file holds far more values than it should, so it was not read.")


def _values(text: str) -> Any:
    # Numbers stay as written, because a time stamp is quoted as the paper has it.
    return json.loads(text, parse_float=str, parse_int=str, parse_constant=lambda _name: None, strict=False)


def _whole_pieces(text: str) -> str:
    """`text` up to the last object that is closed, with every bracket closed that is still open there."""
    stack: list[str] = []
    keep, still_open = 0, ""
    for token in _TOKEN.finditer(text):
        match token.group():
            case "{":
                stack.append("}")
            case "[":
                stack.append("]")
            case "}" | "]" as bracket:
                if not stack or stack.pop() != bracket:
                    break
                if len(stack) > _DEEPEST:
                    return ""
                keep, still_open = token.end(), "".join(reversed(stack))
    return text[:keep] + still_open if keep else ""


def best_list(root: Any) -> tuple[str, list[dict[str, Any]]] | None:
    """The list of things said that tells most: one that names speakers before one that does not, then by its key."""
    best: tuple[tuple[bool, bool, int], str, list[dict[str, Any]]] | None = None
    for key, rows in _lists(root):
        spoken = [row for row in rows if _words(row)]
        if not spoken:
            continue
        rank = _BEST_FIRST.index(key) if key in _BEST_FIRST else len(_BEST_FIRST)
        some = spoken[:: len(spoken) // 500 + 1]  # enough to know whether they have speakers and times
        named = any(_speaker(row) for row in some)
        timed = any(_value(row, _START) is not None for row in some)
        if not named and not timed and key not in _BEST_FIRST:
            continue
        worth = (named, timed, -rank)
        if best is None or worth > best[0]:
            best = (worth, key, spoken)
    return best[1:] if best else None


def _lists(root: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list of objects in the file with the key it stands under, the outer ones first.

    Lists of one kind under different parents (Deepgram's sentences stand under their paragraph) are joined, and what
    a parent says of its speaker counts for its children.
    """
    level: list[tuple[str, Any, Any]] = [("", root, None)]
    for _depth in range(_DEEPEST):
        below: list[tuple[str, Any, Any]] = []
        joined: dict[str, list[dict[str, Any]]] = {}
        for key, value, speaker in level:
            if isinstance(value, dict):
                own = _value(value, _HANDED_DOWN)
                own = speaker if own is None else own
                below += [(name.lower(), inner, own) for name, inner in value.items() if isinstance(inner, dict | list)]
            else:
                rows = [row for row in value if isinstance(row, dict)]
                if rows and speaker is not None:
                    rows = [row if _value(row, _SPEAKER) is not None else {**row, "speaker": speaker} for row in rows]
                if rows:
                    joined.setdefault(key, []).extend(rows)
                below += [(key, row, speaker) for row in value if isinstance(row, dict | list)]
        yield from joined.items()
        if not below:
            return
        level = below


def _value(row: dict[str, Any], names: tuple[str, ...]) -> Any:
    """What `row` has under the first of `names` that it has a value for, whatever the case of its keys."""
    ranks = _ranks(names)
    best, found = len(names), None
    for key, value in row.items():
        rank = ranks.get(key)
        if rank is None:
            rank = ranks.get(key.lower(), best)
        if rank < best and value is not None:
            best, found = rank, value
    return found


@cache
def _ranks(names: tuple[str, ...]) -> dict[str, int]:
    return {name: rank for rank, name in enumerate(names)}


def _words(row: dict[str, Any]) -> str:
    found = _value(row, _TEXT)
    if isinstance(found, str):
        return found
    for key in ("alternatives", "words", "elements", "tokens"):
        inner = row.get(key)
        if isinstance(inner, list) and inner:
            parts = inner[:1] if key == "alternatives" else inner
            texts = [_words(part) if isinstance(part, dict) else "" for part in parts] if len(parts) < 50_000 else []
            glue = "" if key == "elements" else " "
            if any(texts):
                return glue.join(texts)
    return ""


def _speaker(row: dict[str, Any]) -> str:
    found = _value(row, _SPEAKER)
    if isinstance(found, dict):
        found = _value(found, ("name", "displayname", "display_name", "id"))
    return " ".join(clean(found).split()) if isinstance(found, str) else ""


def _time(row: dict[str, Any], names: tuple[str, ...]) -> str:
    found = _value(row, names)
    if isinstance(found, dict):
        found = _value(found, ("relative", "seconds", "value"))
    if found is None and isinstance(row.get("words") or row.get("elements"), list):
        inner = [part for part in row.get("words") or row["elements"] if isinstance(part, dict)]
        inner = [part for part in inner if _value(part, names) is not None]
        return _time(inner[0 if names is _START else -1], names) if inner else ""
    return found.strip() if isinstance(found, str) and len(found) <= 40 else ""


def _cues(rows: list[dict[str, Any]]) -> list[Cue]:
    starts = [_time(row, _START) for row in rows]
    said = [_words(row) for row in rows]
    begun, ended = [_number(start) for start in starts], [_number(_time(row, _END)) for row in rows]
    unit = 1000.0 if _in_milliseconds(begun, ended, said) else 1.0
    cues: list[Cue] = []
    for row, words, start, number in zip(rows, said, starts, begun, strict=True):
        seconds = number / unit if number is not None else seconds_of(start)
        cues.append(Cue(clean(words), _speaker(row), start, seconds))
    return cues


def _number(text: str) -> float | None:
    if not re.fullmatch(r"\d{1,12}(?:\.\d{1,20})?(?:[eE][+-]?\d)?", text):
        return None
    return float(text)


def _in_milliseconds(starts: list[float | None], ends: list[float | None], texts: list[str]) -> bool:
    """Whether the numbers are milliseconds: nobody needs three seconds for a letter."""
    spans = [
        (end - start) / len(text)
        for start, end, text in zip(starts, ends, texts, strict=True)
        if start is not None and end is not None and end > start and text
    ]
    if not spans:
        known = [(start, text) for start, text in zip(starts, texts, strict=True) if start is not None and text]
        spans = [(after - start) / len(text) for (start, text), (after, _text) in pairwise(known) if after > start]
    return bool(spans) and sorted(spans)[len(spans) // 2] > _MILLISECONDS


def _form(root: Any, key: str, rows: list[dict[str, Any]]) -> str:
    """Which tool wrote it, as far as its keys tell."""
    top = set(root) if isinstance(root, dict) else set()
    if "results" in top and ("metadata" in top or key in {"utterances", "paragraphs"}):
        return "deepgram"
    if key == "utterances":
        return "assemblyai"
    if any("speaker_name" in row or "ai_filters" in row for row in rows[:20]):
        return "fireflies"
    if key == "segments":
        return "whisperx"
    return "json"
