"""XML read as a stream, with what makes it dangerous refused: document types, entities, depth without end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

DEEPEST = 200
MOST = 1_000_000
"""Elements. A long document has fifty thousand."""


class Refused(Exception):
    """The XML is broken, or made to exhaust its reader. `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def walk(
    data: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Call `start`, `end` and `text` in the order of `data`; names without their prefix ("w:p" is "p").

    Raises `Refused` at the first fault.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = count = 0

    def refuse(*_declaration: object) -> int:
        raise Refused(parser.CurrentLineNumber)

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST or count > MOST:
            refuse()
        start(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2])

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused(parser.CurrentLineNumber) from error
