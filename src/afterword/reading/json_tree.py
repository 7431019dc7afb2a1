"""JSON text becomes a `Tree`: the same nodes as YAML, with lines, and forgiving of the slips people make by hand."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from afterword.domain.language import _
from afterword.reading.notes import short
from afterword.reading.text import clean, taken_out
from afterword.reading.tree import (
    DEEPEST,
    MOST_VALUES,
    Broken,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Tree,
    too_deep,
    too_many,
)

_TOKEN = re.compile(
    r"(?P<space>[ \t]+)|(?P<newline>\n)|(?P<mark>[{}\[\],:])"
    r'|"(?P<string>(?:[^"\\\n]++|\\[^\n])*+)"'
    r'|"(?P<unclosed>[^\n]*)|(?P<comment>//[^\n]*|\#[^\n]*)|(?P<bare>[^\s{}\[\],:"]+)'
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?\Z")
_SLIPS = 20
"""Slips mended before the file is given up as not being JSON at all."""


@dataclass(slots=True)
class _Open:
    node: Sequence | Mapping
    key: Scalar | None = None
    after_value: bool = False
    after_colon: bool = False


class _Reader:
    """Walks the tokens once, with its own stack, so that depth costs nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line = 1
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.remarks: list[tuple[int, str]] = []
        self.values = 0
        self.slips = 0

    def slip(self, message: str) -> None:
        self.slips += 1
        if self.slips > _SLIPS:
            raise Broken(self.line, _("This is not JSON that can be read, so it was not used."), hopeless=True)
        self.remarks.append((self.line, message))

    def read(self) -> None:
        for token in _TOKEN.finditer(self.text):
            kind = token.lastgroup
            if kind == "newline":
                self.line += 1
            elif kind == "mark":
                self.mark(token["mark"])
            elif kind == "string":
                self.string(token["string"])
            elif kind == "bare":
                self.bare(token["bare"])
            elif kind == "unclosed":
                self.slip(_("A quotation mark is missing at the end of the text on this line; add it."))
                self.string(token["unclosed"].rstrip(" \t,}]"))
            if self.root is not None and not self.stack and token.end() < len(self.text):
                if self.text[token.end() :].strip():
                    self.slip(_("There is more text after the end of the JSON; it was left out."))
                break
        if self.stack:
            self.slip(_("The file ends too early: a closing bracket is missing; what stands before it was used."))
            while self.stack:
                self.close()

    def bare(self, text: str) -> None:
        scalar = Scalar(text, self.line, plain=True)
        known = text in {"true", "false", "null"} or _NUMBER.match(text)
        if not known:
            self.slip(_("“{text}” needs quotation marks around it.").format(text=short(text)))
        self.value(scalar)

    def mark(self, mark: str) -> None:
        match mark:
            case "{" | "[":
                if len(self.stack) >= DEEPEST:
                    raise too_deep(self.line)
                node: Sequence | Mapping = Mapping([], self.line, flow=True) if mark == "{" else Sequence([], self.line)
                if self.value(node):
                    self.stack.append(_Open(node))
            case "}" | "]":
                if self.stack and isinstance(self.stack[-1].node, Mapping) == (mark == "}"):
                    self.close()
                else:
                    self.slip(_("A “{mark}” stands here without its partner; remove it.").format(mark=mark))
            case ",":
                if self.stack:
                    self.drop_lonely_key()
                    self.stack[-1].after_value = False
            case ":":
                if self.stack and self.stack[-1].key is not None and not self.stack[-1].after_colon:
                    self.stack[-1].after_colon = True
                else:
                    self.slip(_("A colon stands here without a key before it; remove it."))

    def string(self, raw: str) -> None:
        written = _unescaped(raw)
        text = clean(written)
        if text != written.replace("\r\n", "\n"):
            self.remarks.append((self.line, taken_out()))
        self.value(Scalar(text, self.line))

    def drop_lonely_key(self) -> None:
        opened = self.stack[-1]
        if opened.key is not None:
            self.slip(_("“{key}” has no value; write a colon and a value after it.").format(key=short(opened.key.text)))
            opened.key, opened.after_colon = None, False

    def close(self) -> None:
        self.drop_lonely_key()
        self.stack.pop()

    def value(self, node: Node) -> bool:
        """Put a value where it belongs; False when there is no place for it."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise too_many(self.line)
        if not self.stack:
            if self.root is not None:
                return False
            self.root = node
            return True
        opened = self.stack[-1]
        if opened.after_value:
            self.slip(_("A comma is missing before this line’s value; add it."))
            opened.after_value = False
        if isinstance(opened.node, Sequence):
            opened.node.items.append(node)
            opened.after_value = True
            return True
        if opened.key is None:
            if not isinstance(node, Scalar):
                self.slip(_("A key in quotation marks is missing before this bracket; add it."))
                node_key = Scalar("", self.line)
                opened.node.pairs.append((node_key, node))
                opened.after_value = True
                return True
            opened.key = node
            return True
        if not opened.after_colon:
            self.slip(_("A colon is missing after “{key}”; add it.").format(key=short(opened.key.text)))
        opened.node.pairs.append((opened.key, node))
        opened.key, opened.after_colon, opened.after_value = None, False, True
        return True


def read_json(text: str) -> Tree:
    """Read `text`; small slips (a trailing or missing comma, a missing bracket at the end) are mended and remarked on.

    Raises `Broken` with the line when it is not JSON, is nested too deeply or holds too many values.
    """
    reader = _Reader(text)
    reader.read()
    return Tree(reader.root, text.split("\n"), reader.remarks)


def _unescaped(raw: str) -> str:
    if "\\" not in raw:
        return raw
    try:
        text: str = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
