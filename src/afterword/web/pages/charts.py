"""Pictures as values: where each line and bar stands, for the templates in `templates/learnt/` to draw as SVG.

A picture is WIDE units wide and as high as it has rows. Numbers are written out here, with a point whatever the
language: a template would put a comma into a coordinate. Colour never says anything alone; a fill has its own form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WIDE = 360
LINE, BAR, GAP = 20, 14, 16  # a line of words, a bar under it, and what is between two rows
COLUMN, CELL = 44, 28  # the highest column, and the width of one
PLOT_LEFT, PLOT_HIGH = 44, 170

Fill = Literal["full", "half", "faint", "open", "dashed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """All that has one fill in a picture, as one path: a browser and a template have little to do for it."""

    fill: Fill
    path: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words at the height `at`. `right` stands at the end of the line."""

    words: str
    right: str
    at: str
    whisker: Whisker | None = None


@dataclass(frozen=True, slots=True)
class Whisker:
    low: str
    high: str
    dot: str
    y: str


@dataclass(frozen=True, slots=True)
class Tick:
    words: str
    at: str
    anchor: Literal["start", "middle", "end"] = "middle"


@dataclass(frozen=True, slots=True)
class Key:
    """What a fill stands for."""

    fill: Fill
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture. `title` names it and `says` tells in words what it shows, for who does not see it."""

    kind: Literal["rows", "columns", "curve"]
    title: str
    says: str
    high: str
    rows: tuple[Row, ...] = ()
    pieces: tuple[Piece, ...] = ()
    ticks: tuple[Tick, ...] = ()
    base: str = ""  # where the axis is
    axis: str = ""
    keys: tuple[Key, ...] = ()
    line: str = ""
    band: str = ""
    marks: str = ""
    half: tuple[str, str] = ("", "")  # where the line is at its half: across and down
    levels: tuple[Tick, ...] = ()

    @property
    def whiskers(self) -> bool:
        return any(row.whisker for row in self.rows)


def unit(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class _Pieces:
    """Rectangles as they are drawn, gathered by their fill."""

    def __init__(self) -> None:
        self.paths: dict[Fill, list[str]] = {}

    def add(self, fill: Fill, x: float, y: float, width: float, height: float) -> None:
        self.paths.setdefault(fill, []).append(f"M{unit(x)} {unit(y)}h{unit(width)}v{unit(height)}h{unit(-width)}z")

    def drawn(self) -> tuple[Piece, ...]:
        return tuple(Piece(fill, "".join(paths)) for fill, paths in self.paths.items())


def bars(
    title: str, says: str, rows: Sequence[tuple[str, str, Sequence[tuple[Fill, int]]]], keys: Sequence[Key] = ()
) -> Chart:
    """A bar under each line of words: (words, what stands at the right, (fill, count) from left to right)."""
    most = max((sum(count for _fill, count in parts) for _w, _r, parts in rows), default=0) or 1
    drawn, pieces = [], _Pieces()
    for place, (words, right, parts) in enumerate(rows):
        top, across = place * (LINE + BAR + GAP), 1.0
        for fill, count in parts:
            width = count / most * (WIDE - 2)
            if count:
                pieces.add(fill, across, top + LINE, max(width - 2, 1.5), BAR)
            across += width
        drawn.append(Row(words, right, unit(top + LINE - 6)))
    high = unit(len(rows) * (LINE + BAR + GAP))
    return Chart("rows", title, says, high, tuple(drawn), pieces.drawn(), keys=tuple(keys))


def whiskers(
    title: str, says: str, rows: Sequence[tuple[str, str, float, float, float]], ticks: Sequence[str]
) -> Chart:
    """A dot with its whisker under each line: (words, at the right, from, share, to), parts of one. `ticks`: the words
    under none, half and all.
    """
    drawn = []
    for place, (words, right, low, share, high) in enumerate(rows):
        top = place * (LINE + BAR + GAP)
        line = Whisker(*(unit(8 + part * (WIDE - 16)) for part in (low, high, share)), unit(top + LINE + BAR / 2))
        drawn.append(Row(words, right, unit(top + LINE - 6), whisker=line))
    base = len(rows) * (LINE + BAR + GAP)
    anchors: tuple[Literal["start", "middle", "end"], ...] = ("start", "middle", "end")
    places = (8, WIDE / 2, WIDE - 8)
    marks = tuple(Tick(words, unit(x), anchor) for words, x, anchor in zip(ticks, places, anchors, strict=True))
    axis = f"M8 {base}H{WIDE - 8}M8 0V{base}M{WIDE // 2} 0V{base}M{WIDE - 8} 0V{base}"
    return Chart("rows", title, says, unit(base + 22), tuple(drawn), ticks=marks, base=unit(base), axis=axis)


def columns(
    title: str,
    says: str,
    rows: Sequence[tuple[str, str, Sequence[Sequence[tuple[Fill, int]]]]],
    ticks: Sequence[str],
    keys: Sequence[Key],
) -> Chart:
    """Under each line of words a column for each time: (words, at the right, (fill, count) from below)."""
    most = max((sum(n for _f, n in parts) for _w, _r, times in rows for parts in times), default=0) or 1
    across = WIDE / max(1, len(ticks))
    drawn, pieces, axis = [], _Pieces(), ""
    for place, (words, right, times) in enumerate(rows):
        foot = (place + 1) * (LINE + COLUMN + GAP) - GAP
        axis += f"M0 {foot}H{WIDE}"
        for number, parts in enumerate(times):
            y = float(foot)
            for fill, count in parts:
                if count:
                    tall = count / most * COLUMN
                    y -= tall
                    pieces.add(fill, number * across + (across - CELL) / 2, y, CELL, max(tall - 1.5, 1))
        drawn.append(Row(words, right, unit(foot - COLUMN - 6)))
    base = len(rows) * (LINE + COLUMN + GAP)
    marks = tuple(Tick(words, unit((number + 0.5) * across)) for number, words in enumerate(ticks) if words)
    high = unit(base + 14)
    return Chart("columns", title, says, high, tuple(drawn), pieces.drawn(), marks, unit(base), axis, keys=tuple(keys))


def staircase(
    title: str,
    says: str,
    steps: Sequence[tuple[int, float, float, float]],
    *,
    last: int,
    still: Sequence[int],
    levels: Sequence[str],
    days: Sequence[tuple[int, str]],
    half: int | None,
) -> Chart:
    """A line that rises with each answer, its band, and a mark for each wait that is not over.

    `steps`: (day, part answered, from, to), a day after `last` is not drawn; `still`: how many days those have waited
    that have no answer; `levels`: the words for none, half and all; `days`: (day, words) under the axis; `half`: the
    day to point at.
    """
    wide = WIDE - PLOT_LEFT - 8

    def x(day: float) -> str:
        return unit(PLOT_LEFT + day / max(1, last) * wide)

    def y(part: float) -> str:
        return unit(12 + (1 - part) * PLOT_HIGH)

    seen = [step for step in steps if step[0] <= last]
    path, upper, lower = [f"M{x(0)} {y(0)}"], [f"M{x(0)} {y(0)}"], []
    before = (0.0, 0.0)
    height: list[tuple[int, float]] = []
    for day, part, low, high in seen:
        path.append(f"H{x(day)}V{y(part)}")
        upper.append(f"H{x(day)}V{y(high)}")
        lower.append((day, before[0], low))
        height.append((day, part))
        before = (low, high)
    path.append(f"H{x(last)}")
    upper.append(f"H{x(last)}V{y(before[0])}")
    back = [f"H{x(day)}V{y(was)}" for day, was, _low in reversed(lower)]
    marks = ""
    for day in sorted({day for day in still if day <= last}):
        part = next((part for at, part in reversed(height) if at <= day), 0.0)
        marks += f"M{x(day)} {y(part)}m0 -5v10"
    places = (0.0, 0.5, 1.0)
    return Chart(
        "curve",
        title,
        says,
        unit(PLOT_HIGH + 40),
        ticks=tuple(Tick(words, x(day)) for day, words in days),
        base=y(0),
        line="".join(path),
        band="".join([*upper, *back, f"H{x(0)}Z"]) if seen else "",
        marks=marks,
        half=(x(half), y(0.5)) if half is not None and half <= last else ("", ""),
        levels=tuple(Tick(words, y(part)) for words, part in zip(levels, places, strict=True)),
        axis="".join(f"M{PLOT_LEFT} {y(part)}H{WIDE - 8}" for part in places),
    )
