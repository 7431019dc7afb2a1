"""A paper as a row of blocks: headings, list items and paragraphs, each with its exact words and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from afterword.domain.advert import Section

Shape = Literal["heading", "maybe", "item", "para"]
"""`maybe` is a short line that looks like a heading (bold, capitals, a colon at its end) and may be none."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line, item or paragraph; white space folded. `section` is set where the paper says it by its structure."""

    text: str
    shape: Shape
    ref: str
    section: Section | None = None


def fold(text: str) -> str:
    """`text` with every run of white space as one blank; soft hyphens and zero-width blanks go."""
    for invisible in ("\u00ad", "\u200b", "\u2060", "\ufeff"):
        if invisible in text:
            text = text.replace(invisible, "")
    return " ".join(text.split())
