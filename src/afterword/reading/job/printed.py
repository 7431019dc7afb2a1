"""Lines of a PDF or a Word document become blocks."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.reading.job.blocks import Block, Shape, fold
from afterword.reading.job.plain import blocks_of_lines, unbulleted
from afterword.reading.printed import Line

_SLACK = 30
"""Characters by which a full line of print may be shorter than another: letters differ in width."""


def blocks_of_print(lines: Sequence[Line]) -> list[Block]:
    """A Word document says what a paragraph is; of a PDF the broken lines are put together."""
    if any(line.whole for line in lines):
        return [_of_paragraph(line) for line in lines if any(letter.isalnum() for letter in line.text)]
    pairs = [(f"**{line.text}**" if _loud(line) else line.text, line.ref) for line in lines]
    return blocks_of_lines(pairs, slack=_SLACK)


def _loud(line: Line) -> bool:
    return line.loud and len(line.text) <= 100 and unbulleted(line.text) is None and "*" not in line.text


def _of_paragraph(line: Line) -> Block:
    text = fold(line.text)
    without = unbulleted(text)
    shape: Shape = "para"
    if line.heading:
        shape = "heading"
    elif line.item or without is not None:
        shape = "item"
    elif len(text) <= 90 and len(text.split()) <= 10 and not text.endswith((".", ",", ";")):
        shape = "maybe" if line.loud or text.endswith(":") or (text.isupper() and len(text) > 3) else "para"
    return Block(without if without is not None and shape == "item" else text, shape, line.ref)
