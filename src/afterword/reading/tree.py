"""What a YAML or JSON file says before anybody decides what it means: values as they were written, each with its line.

The usual loaders turn `no` into False and `0161 496` into a number before one can ask what the person meant. Here a
scalar keeps its characters, a mapping keeps its repeated keys, and every node knows where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from afterword.domain.language import _

DEEPEST = 12
"""Levels of nesting read. A debrief needs four and a résumé six; a file made to exhaust a reader needs thousands."""

MOST_VALUES = 40_000


@dataclass(frozen=True, slots=True)
class Span:
    """Line and column of a node's first character and of the one after its last, from 0, in the whole file."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class Scalar:
    """One value. `plain` is True when it stood there without quotes, so that `null` may mean nothing and "null" not."""

    text: str
    line: int
    plain: bool = False
    span: Span | None = None
    literal: bool = False  # a block text that keeps its line ends
    dressed: bool = False  # an anchor or a tag stood before it


@dataclass(slots=True)
class Sequence:
    items: list[Node]
    line: int
    span: Span | None = None


@dataclass(slots=True)
class Mapping:
    pairs: list[tuple[Scalar, Node]]
    line: int
    span: Span | None = None
    flow: bool = False  # written with braces


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Tree:
    """A file, read. `remarks` are (line, message) about what was left out; `lines` is the text, for raw quotes.

    Of a piece of a file, `first_line` is the number of its first line.
    """

    root: Node | None
    lines: list[str] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    first_line: int = 1

    def line(self, number: int) -> str:
        """A line by its number in the whole file, from 0; "" when it lies outside the piece."""
        index = number - self.first_line + 1
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def raw(self, node: Node) -> str:
        """The characters of `node` as they stand in the file, lines joined by a space; "" when that is not known."""
        span = node.span
        if span is None:
            return ""
        if span.line == span.end_line:
            return self.line(span.line)[span.column : span.end_column].strip()
        between = [self.line(number) for number in range(span.line + 1, span.end_line)]
        pieces = [self.line(span.line)[span.column :], *between, self.line(span.end_line)[: span.end_column]]
        return " ".join(piece.strip() for piece in pieces if piece.strip() and not piece.lstrip().startswith("# "))

    def rest_of_line(self, node: Scalar) -> str:
        """What stands on the line after a scalar: a comment, or words that YAML took for one."""
        return "" if node.span is None else self.line(node.span.end_line)[node.span.end_column :]


class Broken(Exception):
    """The text does not follow its grammar. `line` counts from 1; `hopeless` when mending it piecewise is no use."""

    def __init__(self, line: int, message: str, *, hopeless: bool = False) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hopeless = hopeless


def too_deep(line: int) -> Broken:
    return Broken(line, _("The lists here stand inside one another too deeply to be read."), hopeless=True)


def too_many(line: int) -> Broken:
    return Broken(line, _("The file holds far more values than it should, so it was not read."), hopeless=True)


def is_null(node: Node) -> bool:
    """Whether a node says "nothing here": an empty value, `~` or `null`."""
    return isinstance(node, Scalar) and node.plain and node.text.strip().lower() in {"", "~", "null", "none"}
