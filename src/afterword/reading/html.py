"""HTML as a stream of starts, ends and texts, in time that grows with the length of the page and no faster.

A library would build a tree. The fast ones were tried: on tags nested some hundred thousand deep they take minutes, and
`html.parser` of the Python versions in use rescans the rest of the page for every comment left open. Readers here need
no tree, only what is open at a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape as _resolved
from types import MappingProxyType
from typing import Literal

from afterword.reading.text import clean

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"(?P<two>[^\"]*)\"?|'(?P<one>[^']*)'?|(?P<bare>[^\s>]*)))?"
)
_TAG_END = re.compile(r"[\s/]*>?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_MOST_ATTRIBUTES = 60
_NO_LETTER = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{7,});?")
_NONE: Mapping[str, str] = MappingProxyType({})


def unescape(text: str) -> str:
    """Entities as the letters they stand for, none of them a control character, whatever number they name."""
    if "&" not in text:
        return text
    return clean(_resolved(_NO_LETTER.sub("\ufffd", text)))


@dataclass(frozen=True, slots=True)
class Piece:
    """`name` is the element's, lower case ("" for text). `text` of a start is what a script or title holds."""

    kind: Literal["start", "end", "text"]
    name: str = ""
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=lambda: _NONE)


def pieces(html: str) -> Iterator[Piece]:
    """Walk `html` once. Comments and doctypes are left out; entities in texts and attributes are resolved."""
    lower = html.lower()
    if len(lower) != len(html):  # a few letters grow when lowered, and positions would no longer agree
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in html)
    at, length = 0, len(html)
    while at < length:
        open_at = html.find("<", at)
        if open_at < 0:
            open_at = length
        if open_at > at:
            yield Piece("text", text=unescape(html[at:open_at]))
        at = open_at
        if at >= length:
            return
        if html.startswith("<!--", at):
            at = _after(html, "-->", at + 4)
        elif html.startswith(("<!", "<?"), at):
            at = _after(html, ">", at)
        elif html.startswith("</", at):
            name = _NAME.match(html, at + 2)
            at = _after(html, ">", at)
            if name is not None:
                yield Piece("end", name[0].lower())
        else:
            name = _NAME.match(html, at + 1)
            if name is None:
                yield Piece("text", text="<")
                at += 1
                continue
            tag = name[0].lower()
            attributes, at = _attributes(html, name.end())
            inside = ""
            if tag in _RAW:
                close = lower.find(f"</{tag}", at)
                close = length if close < 0 else close
                inside = html[at:close]
                at = _after(html, ">", close)
            yield Piece("start", tag, inside, attributes)
            if tag in _RAW:
                yield Piece("end", tag)


def plain(html: str) -> str:
    """The words of a fragment, tags taken out, on one line."""
    return " ".join("".join(piece.text for piece in pieces(html) if piece.kind == "text").split())


def _after(html: str, mark: str, start: int) -> int:
    found = html.find(mark, start)
    return len(html) if found < 0 else found + len(mark)


def _attributes(html: str, at: int) -> tuple[Mapping[str, str], int]:
    """The attributes of a tag whose name ended at `at`, and the place after its end."""
    found: dict[str, str] = {}
    while match := _ATTRIBUTE.match(html, at):
        at = match.end()
        if len(found) < _MOST_ATTRIBUTES:
            value = match["two"] or match["one"] or match["bare"] or ""
            found.setdefault(match["name"].lower(), unescape(value))
    end = _TAG_END.match(html, at)
    at = at if end is None else end.end()
    if at < len(html) and html[at - 1] != ">":  # a stray "=" or quotation mark: the tag ends at the next bracket
        at = _after(html, ">", at)
    return found, at
