"""The rows of an export, read a little at a time: the same as read at once, and never anything but a sentence."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from afterword.reading import export
from afterword.reading.export import Head, Row, Unfit, open_export

VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False, allow_infinity=False) | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=6,
)
TABLES = some.dictionaries(
    some.text().filter(lambda name: name != "format"),
    some.lists(some.dictionaries(some.text(), VALUES, max_size=4), max_size=4),
    min_size=1,
    max_size=4,
)
HEAD = {"name": "afterword", "version": 2, "schema": "0009_x", "tables": ["Person"]}


def zipped(rows: bytes) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("everything.json", rows)
    return out


def parts(rows: bytes) -> Iterator[Head | Row]:
    with open_export(zipped(rows)) as opened:
        yield from opened.rows()


def read(rows: bytes) -> tuple[Head, dict[str, list[Any]]]:
    head, *found = parts(rows)
    assert isinstance(head, Head)
    tables: dict[str, list[Any]] = {}
    for row in found:
        assert isinstance(row, Row)
        here = tables.setdefault(row.table, [])
        if row.values is not None:
            here.append(row.values)
    return head, tables


@given(TABLES, some.booleans(), some.sampled_from((None, 1, 2)), some.integers(1, 40))
def test_however_little_is_read_at_a_time_it_is_the_same(
    tables: dict[str, Any], escaped: bool, indent: int | None, chunk: int
) -> None:
    text = json.dumps(tables, ensure_ascii=escaped, indent=indent)
    with pytest.MonkeyPatch.context() as patch, suppress(UnicodeEncodeError):
        patch.setattr(export, "CHUNK", chunk)
        assert read(text.encode()) == (Head(), tables)
        assert read(json.dumps({"format": HEAD, **tables}).encode()) == (Head(2, "0009_x", ("Person",)), tables)


@given(TABLES, some.data())
def test_whatever_is_changed_it_is_rows_or_a_sentence(tables: dict[str, Any], data: some.DataObject) -> None:
    rows = bytearray(json.dumps({"format": HEAD, **tables}).encode())
    for _ in range(data.draw(some.integers(1, 3))):
        at = data.draw(some.integers(0, len(rows) - 1))
        rows[at : at + data.draw(some.integers(0, 5))] = data.draw(some.binary(max_size=3))
    with suppress(Unfit):
        list(parts(bytes(rows)))


def test_each_row_knows_its_line() -> None:
    found = [row for row in parts(b'{"Person": [\n{},\n{}\n],\n"Step": []}') if isinstance(row, Row)]
    assert [(row.table, row.line, row.values) for row in found] == [
        ("Person", 1, None),
        ("Person", 2, {}),
        ("Person", 3, {}),
        ("Step", 5, None),
    ]
