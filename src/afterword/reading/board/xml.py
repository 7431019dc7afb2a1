"""The entries of an XML list, each as its leaves in order: the path below the entry, the words, the attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from afterword.reading.board.entry import LARGEST, MOST, a_page, damaged, no_list
from afterword.reading.board.values import Unread
from afterword.reading.notes import Notes
from afterword.reading.text import text_of
from afterword.reading.xml_events import Refused, walk

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


@dataclass(slots=True)
class Leaf:
    """`path` is "office", or "additionaloffices/office": names below the entry, in small letters."""

    path: str
    words: str
    attributes: Mapping[str, str]


@dataclass(slots=True)
class Entry:
    attributes: Mapping[str, str]
    leaves: list[Leaf] = field(default_factory=list)

    def first(self, *paths: str) -> str:
        """The words of the first leaf at the first of these paths that has any."""
        return next((leaf.words for path in paths for leaf in self.leaves if leaf.path == path and leaf.words), "")

    def every(self, *paths: str) -> list[str]:
        return [leaf.words for leaf in self.leaves if leaf.path in paths and leaf.words]


@dataclass(slots=True)
class Listing:
    """`root`: the name of the outermost element. `head`: leaves outside of entries. `left_out`: entries past `MOST`."""

    root: str
    head: Entry
    entries: list[Entry]
    left_out: int = 0


def listing(data: bytes, names: frozenset[str]) -> Listing:
    """The entries of `data` that are called one of `names`. Raises `Unread`."""
    try:
        return _walked(data, names)
    except Refused as refused:
        start = data[:2_000].lstrip().lower()
        if start.startswith((b"<!doctype html", b"<html")):
            raise Unread(a_page()) from None
        if start[:1] in (b"{", b"["):
            raise Unread(no_list()) from None
        plain = _as_utf8(data)
        if plain is None:
            raise Unread(damaged()) from refused
    try:
        return _walked(plain, names)
    except Refused:
        raise Unread(damaged()) from None


def _as_utf8(data: bytes) -> bytes | None:
    """`data` in UTF-8 when it is written in something else than it says; None when it is UTF-8 already."""
    try:
        data.decode()
    except UnicodeDecodeError:
        text = text_of(data, Notes(""), limit=LARGEST)
        return None if text is None else _DECLARATION.sub("", text).encode()
    return None


def _walked(data: bytes, names: frozenset[str]) -> Listing:
    reader = _Reader(names)
    walk(data, reader.start, reader.end, reader.text)
    return Listing(reader.root, reader.head, reader.found, reader.left_out)


class _Reader:
    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.root = ""
        self.head = Entry({})
        self.found: list[Entry] = []
        self.path: list[tuple[str, Mapping[str, str]]] = []
        self.words: list[str] = []
        self.left_out = 0
        self.inside = 0  # how many elements were open when the entry began, 0 outside of one
        self.leaf = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        small = name.lower()
        self.root = self.root or small
        self.path.append((small, attributes))
        self.words, self.leaf = [], True
        if not self.inside and small in self.names:
            if len(self.found) == MOST:
                self.left_out += 1
                return
            self.inside = len(self.path)
            self.found.append(Entry(attributes))

    def text(self, words: str) -> None:
        self.words.append(words)

    def end(self, _name: str) -> None:
        _last, attributes = self.path[-1]
        words = "".join(self.words).strip()
        if self.leaf and len(self.path) > self.inside:
            path = "/".join(name for name, _attributes in self.path[self.inside :])
            entry = self.found[-1] if self.inside else self.head
            entry.leaves.append(Leaf(path, words, attributes))
        self.words, self.leaf = [], False
        self.path.pop()
        if len(self.path) < self.inside:
            self.inside = 0
