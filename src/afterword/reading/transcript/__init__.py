"""A transcript, in whatever form a tool exports it or a person pastes it, becomes turns with their times.

`saved` reads JSON, `timed` captions with times, `written` running text; `labels` knows a speaker's name from other
words before a colon; `cues` joins the pieces into turns. Afterword never records; it reads what somebody else's tool
wrote down.
"""

from __future__ import annotations

from afterword.domain.interview import Problem
from afterword.domain.language import _
from afterword.domain.transcript import Transcript
from afterword.reading.notes import Notes
from afterword.reading.text import MEGABYTE, text_of
from afterword.reading.transcript.saved import read_saved, read_table
from afterword.reading.transcript.timed import TIMING, read_timed, untimed
from afterword.reading.transcript.written import read_written

__all__ = ["LIMIT", "read_transcript"]

LIMIT = 16 * MEGABYTE
"""Bytes. Ten hours as JSON with every word by itself are twelve megabytes."""

LONGEST_TEXT = 4 * MEGABYTE
"""Characters of anything but JSON. Ten hours of captions are one million."""

MOST_LINES = 80_000


def read_transcript(data: bytes, name: str) -> tuple[Transcript | None, list[Problem]]:
    """Read a transcript, its form recognised by its content. `name` is the file's name for the problems.

    Labels and time stamps stay as the paper has them. Where the paper names nobody, `labelled` is False. What cannot be
    used is a problem with its line; None when nothing could be used. Never raises on what the file holds.
    """
    notes = Notes(name)
    text = _printed(data, notes) if data.startswith((b"PK", b"%PDF")) else text_of(data, notes, limit=LIMIT)
    if text is None:
        return None, notes.problems()
    transcript = _read(text, notes, name)
    if transcript is None and not notes.problems():
        notes.say(None, _("No words that somebody said were found here; a transcript of the interview was expected."))
    return transcript, notes.problems()


def _printed(data: bytes, notes: Notes) -> str | None:
    """The text of a Word document or a PDF, a line for each of theirs; Teams and Meet export transcripts so."""
    if len(data) > LIMIT:
        return text_of(data, notes, limit=LIMIT)
    if data.startswith(b"%PDF"):
        from afterword.reading.pdf import pdf_lines

        lines = pdf_lines(data, notes)
    else:
        from afterword.reading.docx import docx_lines

        lines = docx_lines(data, notes)
    return "\n".join(line.text for line in lines) if lines is not None else None


def _read(text: str, notes: Notes, name: str) -> Transcript | None:
    start = text[:LONGEST_TEXT].lstrip()
    if start[:1] == "{" or (start[:1] == "[" and start[1:1000].lstrip()[:1] in {"{", "[", "]"}):
        return read_saved(text, notes, name)
    if len(text) > LONGEST_TEXT or text.count("\n") > MOST_LINES:
        notes.say(
            None, _("The file is far longer than a transcript should be, so it was not read; keep one interview.")
        )
        return None
    if TIMING.search(text):
        return read_timed(text, notes, name)
    if start.startswith("WEBVTT"):
        text = untimed(text)
    return read_table(text, name) or read_written(text, name)
