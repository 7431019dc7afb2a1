"""A JSON Resume (1.0 and the keys before it; JSON or YAML) becomes a candidate, evidence and names, and problems.

The standard: https://jsonresume.org/schema (docs/developers/reading.md says which parts are used).
"""

from __future__ import annotations

from dataclasses import dataclass

from afterword.domain.interview import Candidate, Evidence, Problem
from afterword.domain.language import _
from afterword.reading.json_tree import read_json
from afterword.reading.notes import Notes
from afterword.reading.resume.shape import ResumeReader
from afterword.reading.text import MEGABYTE, text_of
from afterword.reading.tree import Broken, Mapping, Tree
from afterword.reading.yaml_tree import read_yaml

__all__ = ["LIMIT", "Resume", "read_resume"]

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
    text = text_of(data, notes, limit=LIMIT)
    if text is None:
        return None, notes.problems()
    if not text.strip():
        notes.say(None, _("The file is empty; a résumé in the JSON Resume format was expected."))
        return None, notes.problems()
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


def _tree_of(text: str) -> Tree:
    if text.lstrip()[:1] in {"{", "["}:
        return read_json(text)
    tree = read_yaml(text)
    return tree if isinstance(tree.root, Mapping) else Tree(None)
