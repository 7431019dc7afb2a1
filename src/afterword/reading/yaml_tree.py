"""YAML text becomes a `Tree`. Events are read one by one, so that depth, size and aliases are bounded while reading."""

from __future__ import annotations

from typing import Any

import yaml

from afterword.domain.language import _
from afterword.reading.text import clean, taken_out
from afterword.reading.tree import (
    DEEPEST,
    MOST_VALUES,
    Broken,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Span,
    Tree,
    too_deep,
    too_many,
)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, first_line: int = 1) -> Tree:
    """Read the first document of `text` that holds anything.

    `text` may be a piece of a file whose first line has the number `first_line`; every line told is that of the file.

    Aliases are not expanded (a few lines of them can stand for gigabytes); anchors and tags are ignored.
    Raises `Broken` with the line when the text is not YAML, is nested too deeply or holds too many values.
    """
    lines = text.split("\n")
    remarks: list[tuple[int, str]] = []
    try:
        roots = _roots(text, first_line, remarks)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = first_line + (min(mark.line, len(lines) - 1) if mark is not None else 0)
        raise Broken(line, str(getattr(error, "problem", "") or "")) from None
    filled = [root for root in roots if not (isinstance(root, Scalar) and not root.text)]
    if len(filled) > 1:
        message = _("The file holds more than one document; only the first is used, so remove the line “---” here.")
        remarks.append((max(filled[1].line - 1, 1), message))
    return Tree(filled[0] if filled else None, lines, remarks, first_line)


def _roots(text: str, first_line: int, remarks: list[tuple[int, str]]) -> list[Node]:
    """The root of every document, up to two that hold something."""
    roots: list[Node] = []
    open_nodes: list[_Open] = []
    values = 0
    for event in yaml.parse(text, Loader=_LOADER):
        node: Node
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            line = _line(event, first_line)
            if len(open_nodes) >= DEEPEST:
                raise too_deep(line)
            open_nodes.append(_Open(event, line))
            continue
        if isinstance(event, yaml.ScalarEvent):
            dressed = bool(event.anchor or (event.tag and not event.tag.startswith("tag:yaml.org")))
            value = clean(event.value)
            if value != event.value and "\\" in text:
                remarks.append((_line(event, first_line), taken_out()))
            node = Scalar(
                value,
                _line(event, first_line),
                plain=not event.style,
                span=_span(event, event, first_line),
                literal=event.style == "|",
                dressed=dressed,
            )
        elif isinstance(event, yaml.AliasEvent):
            line = _line(event, first_line)
            remarks.append((line, _("References such as “*name” are not followed; write the text out here instead.")))
            node = Scalar("", line, plain=True)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node = open_nodes.pop().closed(event, first_line)
        else:
            continue
        values += 1
        if values > MOST_VALUES:
            raise too_many(node.line)
        if open_nodes:
            open_nodes[-1].add(node)
            continue
        roots.append(node)
        if len([root for root in roots if not (isinstance(root, Scalar) and not root.text)]) > 1:
            break
    return roots


class _Open:
    """A mapping or sequence whose end has not been seen yet."""

    def __init__(self, event: yaml.Event, line: int) -> None:
        self.event = event
        self.line = line
        self.children: list[Node] = []

    def add(self, node: Node) -> None:
        self.children.append(node)

    def closed(self, end: yaml.Event, first_line: int) -> Node:
        span = _span(self.event, end, first_line)
        if isinstance(self.event, yaml.SequenceStartEvent):
            return Sequence(self.children, self.line, span)
        keys = [node if isinstance(node, Scalar) else Scalar("", node.line) for node in self.children[0::2]]
        pairs = list(zip(keys, self.children[1::2], strict=True))
        return Mapping(pairs, self.line, span, flow=bool(self.event.flow_style))  # type: ignore[attr-defined]


def _line(event: yaml.Event, first_line: int) -> int:
    mark: Any = event.start_mark
    return int(mark.line) + first_line


def _span(start: yaml.Event, end: yaml.Event, first_line: int) -> Span:
    begin: Any = start.start_mark
    finish: Any = end.end_mark
    return Span(begin.line + first_line - 1, begin.column, finish.line + first_line - 1, finish.column)
