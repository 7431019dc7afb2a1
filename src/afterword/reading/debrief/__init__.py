"""A debrief file (YAML or JSON) becomes an `Interview` and problems. The format is in docs/users/debrief-file.md."""

from __future__ import annotations

from datetime import UTC, date, tzinfo

from afterword.domain.interview import After, Interview, Problem
from afterword.domain.language import _
from afterword.reading.debrief.answered import after_in
from afterword.reading.debrief.salvage import salvage, swallowed_key, tidied
from afterword.reading.debrief.shape import Reader, interview_of
from afterword.reading.json_tree import read_json
from afterword.reading.notes import Notes
from afterword.reading.text import MEGABYTE, text_of
from afterword.reading.tree import Broken, Mapping, Tree
from afterword.reading.yaml_tree import read_yaml

__all__ = ["read_answered", "read_debrief"]


def read_debrief(data: bytes, name: str, zone: tzinfo | None = None) -> tuple[Interview | None, list[Problem]]:
    """Read a debrief, whatever shape it is in.

    `name` is the file's name for the problems. `zone` is the person's own, for a time written without an offset (UTC
    when it is not known; a problem says what was assumed). Returns None for the interview when nothing in the file
    could be used. Never raises on bad input.
    """
    notes = Notes(name)
    text = text_of(data, notes, limit=MEGABYTE)
    if text is None:
        return None, notes.problems()
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n")):
        notes.say(None, _("The file is empty; a debrief needs at least one line such as “employer: Halden & Rye”."))
        return None, notes.problems()
    try:
        tree = _tree_of(text, notes)
    except Broken as broken:
        notes.say(broken.line, broken.message)
        return None, notes.problems()
    for line, remark in tree.remarks:
        notes.say(line, remark)
    return interview_of(tree, notes, zone or UTC), notes.problems()


def read_answered(
    data: bytes, name: str, today: date, zone: tzinfo | None = None
) -> tuple[After | None, list[Problem]]:
    """What the same file tells of how it ended: its `outcome` and `feedback`, None where it tells nothing of it.

    `today` stands in for days that are not written. Only problems with these two; `read_debrief` names the others.
    """
    silent, notes = Notes(name), Notes(name)
    text = text_of(data, silent, limit=MEGABYTE)
    if text is None or not text.strip():
        return None, []
    try:
        tree = _tree_of(text, silent)
    except Broken:
        return None, []
    root = Reader(tree, silent, zone or UTC).top(tree.root)
    return after_in(Reader(tree, notes, zone or UTC), root, today), notes.problems()


def _tree_of(text: str, notes: Notes) -> Tree:
    if text.lstrip()[:1] in {"{", "["}:
        json = _json_tree(text)
        if json is not None:
            return json
    text = tidied(text, notes)
    try:
        tree = read_yaml(text)
    except Broken as broken:
        mended = salvage(text, notes)
        if broken.hopeless and not isinstance(mended.root, Mapping):
            raise
        return mended
    return salvage(text, notes) if swallowed_key(tree) else tree


def _json_tree(text: str) -> Tree | None:
    """The tree when the text is JSON without a slip, or JSON with slips that YAML cannot read either; else None."""
    try:
        tree = read_json(text)
    except Broken:
        return None
    if not tree.remarks:
        return tree
    try:
        read_yaml(text)
    except Broken:
        return tree
    return None
