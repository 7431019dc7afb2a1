"""A résumé becomes a candidate, evidence and names, and problems: JSON Resume, PDF, DOCX, plain text, Markdown or HTML.

JSON Resume is read in version 1.0 and with the keys before it, as JSON or YAML (`shape`). The others are running text:
`gather` puts broken lines together, `prose` finds the jobs and what was accomplished in each.
The standard: https://jsonresume.org/schema (docs/developers/reading.md says which parts are used).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterword.domain.interview import Candidate, Evidence, Problem
from afterword.domain.language import _
from afterword.reading.json_tree import read_json
from afterword.reading.notes import Notes
from afterword.reading.resume.shape import ResumeReader
from afterword.reading.text import MEGABYTE, text_of
from afterword.reading.tree import Broken, Mapping, Tree
from afterword.reading.yaml_tree import read_yaml

if TYPE_CHECKING:
    from afterword.reading.printed import Line

__all__ = ["LIMIT", "Resume", "read_resume"]

LARGEST_PRINT = 10 * MEGABYTE
"""Bytes of a PDF or a Word document, its pictures included."""

MOST_CHARACTERS = 150_000
MOST_LINES = 3_000
LONGEST_LINE = 4_000
_KEYS = re.compile(r"^(?:basics|work|projects|education|volunteer|resume|skills)[ \t]*:", re.M)

LIMIT = 5 * MEGABYTE
"""Bytes. A résumé may carry a photograph of a few megabytes inside its JSON."""


@dataclass(frozen=True, slots=True)
class Resume:
    """`names` are the organisations, schools and projects in it, in their order, for checking how they are spelled."""

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    names: tuple[str, ...]


def read_resume(data: bytes, name: str) -> tuple[Resume | None, list[Problem]]:
    """Read a résumé. `name` is the file's name for the problems.

    Wrong types, odd dates and unknown shapes are problems that name the path (`work[0].highlights[2]`) and the line;
    the rest is used. Returns None when nothing could be used. Never raises on bad input.
    """
    notes = Notes(name)
    if data.startswith((b"%PDF", b"PK\x03\x04")):
        return _from_print(data, notes), notes.problems()
    text = text_of(data, notes, limit=LIMIT)
    if text is None:
        return None, notes.problems()
    if not text.strip():
        notes.say(None, _("The file is empty; a résumé in the JSON Resume format was expected."))
        return None, notes.problems()
    if not _is_structured(text):
        return _from_text(text, notes), notes.problems()
    try:
        tree = _tree_of(text)
    except Broken as broken:
        message = _("This could not be read as JSON; a résumé in the JSON Resume format was expected.")
        notes.say(broken.line, broken.message if broken.hopeless else message)
        return None, notes.problems()
    for line, remark in tree.remarks:
        notes.say(line, remark)
    reader = ResumeReader(notes)
    root = reader.top(tree.root)
    if root is None:
        message = _("This is not a résumé in the JSON Resume format: it has none of “basics”, “work” or “projects”.")
        notes.say(None, message)
        return None, notes.problems()
    candidate = reader.candidate(root)
    evidence = reader.evidence(root)
    return Resume(candidate, evidence, tuple(reader.names)), notes.problems()


def _is_structured(text: str) -> bool:
    """Whether the text is JSON, or YAML with the keys of a JSON Resume; anything else is running text."""
    return text.lstrip()[:1] in {"{", "["} or _KEYS.search(text) is not None


def _from_print(data: bytes, notes: Notes) -> Resume | None:
    from afterword.reading.docx import docx_lines
    from afterword.reading.pdf import pdf_lines

    if len(data) > LARGEST_PRINT:
        message = _("The file is larger than {size} MB, so it was not read; keep only the part that is needed.")
        notes.say(None, message.format(size=LARGEST_PRINT // MEGABYTE))
        return None
    lines = pdf_lines(data, notes) if data.startswith(b"%PDF") else docx_lines(data, notes)
    return None if lines is None else _from_lines(lines, notes)


def _from_text(text: str, notes: Notes) -> Resume | None:
    from afterword.reading.printed import Line

    if text.lstrip()[:1] == "<":
        from afterword.reading.job.page import read_page

        blocks = read_page(text).body[:MOST_LINES]
        lines = [
            Line(
                one.text[:LONGEST_LINE],
                one.ref,
                one.shape == "maybe",
                one.shape == "heading",
                one.shape == "item",
                whole=True,
            )
            for one in blocks
        ]
    else:
        kept = text[:MOST_CHARACTERS].split("\n")[:MOST_LINES]
        lines = [Line(line[:LONGEST_LINE], f"line {number}") for number, line in enumerate(kept, start=1)]
    return _from_lines(lines, notes)


def _from_lines(lines: Sequence[Line], notes: Notes) -> Resume | None:
    from afterword.reading.resume.prose import read_prose

    candidate, evidence, names = read_prose(lines[:MOST_LINES])
    if not evidence:
        message = _(
            "No accomplishments could be found in this résumé; put each on a line of its own with a dash before it."
        )
        notes.say(None, message)
        if not candidate.name:
            return None
    return Resume(candidate, evidence, names)


def _tree_of(text: str) -> Tree:
    if text.lstrip()[:1] in {"{", "["}:
        return read_json(text)
    tree = read_yaml(text)
    return tree if isinstance(tree.root, Mapping) else Tree(None)
