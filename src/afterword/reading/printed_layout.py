"""Pieces of text with their places on a page become lines in reading order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from afterword.reading.printed import Line

WIDTH = 0.5
"""Width of a letter, in sizes of the font: the average of the usual text faces."""

_DATES = re.compile(
    r"^[\W\d]*(?:(?:19|20)\d\d|present|now|current|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I
)
_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text: left edge and base line in points (y grows upwards), size of its font."""

    x: float
    y: float
    size: float
    bold: bool
    text: str

    @property
    def right(self) -> float:
        return self.x + WIDTH * self.size * len(self.text.rstrip())


@dataclass(slots=True)
class _Row:
    y: float
    pieces: list[Fragment]

    @property
    def x(self) -> float:
        return min(piece.x for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    def text(self) -> str:
        """The pieces from left to right; a wide gap becomes a wide blank."""
        words = ""
        end = 0.0
        for piece in sorted(self.pieces, key=lambda piece: piece.x):
            if words:
                gap = piece.x - end
                words += (
                    "   " if gap > 3 * piece.size else " " if gap > 0.15 * piece.size or piece.text[:1] == " " else ""
                )
            words += piece.text.strip()
            end = piece.right
        return plain(words)

    def indented(self, left: float) -> str:
        """The text behind as many blanks as its indent from `left` is letters wide."""
        first = min(self.pieces, key=lambda piece: piece.x)
        typed = len(first.text) - len(first.text.lstrip())
        blanks = (typed if typed > 1 else 0) + max(0, round((first.x - left) / (WIDTH * first.size)))
        return " " * min(blanks, 40) + self.text()


def plain(text: str) -> str:
    """Ligatures as letters, runs of blanks short, soft hyphens gone."""
    for ligature, letters in _LIGATURES.items():
        if ligature in text:
            text = text.replace(ligature, letters)
    return re.sub(r"\s{3,}", "   ", text.replace("\u00ad", "").replace("\xa0", " ")).strip()


def laid_out(pages: Sequence[Sequence[Fragment]]) -> list[Line]:
    """The lines of all pages, those that stand at the top or foot of most pages taken out."""
    rows = [_ordered(_split(page)) for page in pages]
    repeated = _repeated(rows)
    usual = median([row.size for page in rows for row in page] or [10.0])
    found: list[Line] = []
    for number, page in enumerate(rows, start=1):
        edges = _edges(page)
        starts = sorted(row.x for row in page)
        for place, row in enumerate(page, start=1):
            text = row.text()
            if not text or (id(row) in edges and _shape(text) in repeated and (number > 1 or _is_number(text))):
                continue
            left = _left_of(row.x, starts)
            loud = row.size > usual * 1.12 or all(piece.bold for piece in row.pieces)
            found.append(Line(row.indented(left), f"page {number}, line {place}", loud=loud))
    return found


def _left_of(x: float, starts: Sequence[float]) -> float:
    """Where the rows begin that stand about as far in as this one does. `starts` of the page, in order."""
    return starts[bisect_right(starts, x - 60)]


def _split(page: Sequence[Fragment]) -> list[Fragment]:
    """Fragments that hold several lines, taken apart; each line stands a little lower."""
    found: list[Fragment] = []
    for fragment in page:
        y = fragment.y
        for line in fragment.text.split("\n"):
            if line.strip():
                found.append(Fragment(fragment.x, y, max(fragment.size, 1.0), fragment.bold, line))
                y -= 1.2 * max(fragment.size, 1.0)
    return found


def _ordered(fragments: list[Fragment]) -> list[_Row]:
    """Rows from top to bottom; of a page in two columns the left one first, below what spans both at the top."""
    gutter = _gutter(fragments)
    if gutter is None:
        return _rows(fragments)
    left = [piece for piece in fragments if piece.right <= gutter + 6 and piece.x < gutter]
    right = [piece for piece in fragments if piece.x >= gutter]
    across = [piece for piece in fragments if piece.x < gutter and piece.right > gutter + 6]
    top = max(piece.y for piece in right)
    head = [piece for piece in [*across, *left] if piece.y > top + 2] if across else across
    above = {id(piece) for piece in head}
    rest = [piece for piece in [*across, *left] if id(piece) not in above]
    return [*_rows(head), *_rows(rest), *_rows(right)]


def _gutter(fragments: Sequence[Fragment]) -> float | None:
    """The left edge of a right-hand column, if the page has one: where many pieces begin and few run across."""
    if len(fragments) < 12:
        return None
    low, high = min(piece.x for piece in fragments), max(piece.right for piece in fragments)
    width = high - low
    starts = Counter(round(piece.x / 4) for piece in fragments if low + 0.2 * width < piece.x < low + 0.8 * width)
    for start, _count in starts.most_common(6):
        edge = start * 4 - 4
        right = [piece for piece in fragments if piece.x >= edge]
        left = [piece for piece in fragments if piece.x < edge]
        crossing = [piece for piece in left if piece.right > edge + 6]
        if len(right) < 5 or len(left) - len(crossing) < 5 or len(crossing) > 0.12 * len(fragments):
            continue
        dates = sum(1 for piece in right if _DATES.match(piece.text.strip()) or len(piece.text.strip()) < 6)
        at_edge = sum(1 for piece in right if piece.x < edge + 12)
        if dates * 2 < len(right) and at_edge * 2 >= len(right):
            return float(edge)
    return None


def _rows(fragments: Sequence[Fragment]) -> list[_Row]:
    rows: list[_Row] = []
    for piece in sorted(fragments, key=lambda piece: (-piece.y, piece.x)):
        if rows and abs(rows[-1].y - piece.y) <= 0.35 * piece.size:
            rows[-1].pieces.append(piece)
        else:
            rows.append(_Row(piece.y, [piece]))
    return rows


def _edges(page: Sequence[_Row]) -> set[int]:
    """The three highest and three lowest rows of a page."""
    by_height = sorted(page, key=lambda row: row.y)
    return {id(row) for row in [*by_height[:3], *by_height[-3:]]}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _is_number(text: str) -> bool:
    shape = _shape(text)
    return re.fullmatch(r"\W*(?:page )?\W*#(?:\W*(?:of|/)?\W*#)?\W*|.{0,60}\bpage # (?:of|/) #\W*", shape) is not None


def _repeated(pages: Sequence[Sequence[_Row]]) -> set[str]:
    """What stands at the edge of at least half of the pages, figures apart; nothing of a single page."""
    if len(pages) < 2:
        return {_shape(row.text()) for page in pages for row in page if _is_number(row.text())}
    seen = Counter(shape for page in pages for shape in {_shape(row.text()) for row in page if id(row) in _edges(page)})
    return {shape for shape, count in seen.items() if count >= max(2, len(pages) / 2)}
