"""An export of Afterword: the zip is looked at before anything in it is, and its rows are read one after the other.

Nothing is ever unpacked to the disk, and only what is asked for is unpacked at all. However large `everything.json` is,
one row of it is in memory at a time.
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, NoReturn

from afterword.domain.language import _
from afterword.reading.text import shown

ROWS = "everything.json"
FORMAT, VERSION = "afterword", 2
"""What `everything.json` says it is. Exports of before said nothing, and are version 1."""
PLACES = ("papers/", "messages/")
"""The folders in it that rows may name."""
MOST_NAMES = 500_000
LARGEST_ROWS = 8 * 1024**3  # bytes of `everything.json`, unpacked
LARGEST_FILE = 64 * 1024**2  # bytes of one paper or message; those taken in are at most 25 MiB
LONGEST_ROW = 64 * 1024**2  # characters; a talk of ten hours takes some five million
TIGHTEST = 400  # how many times smaller words may get by packing; more is a trap (the most that zip can do is 1,032)
LOOKED_AT_FROM = 256 * 1024**2  # bytes from which on that is asked
CHUNK = 1024**2
_SPACE = " \t\r\n"
_LONGEST_WORD = 16  # characters that mean something only together: `\\ud83d\\ude00`, `false`


class Unfit(ValueError):
    """It cannot be brought in. The message is one sentence that says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the export says of itself. `schema`: the newest change of the tables where it was made; "" not said."""

    version: int = 1
    schema: str = ""
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """`line`: where in `everything.json` it stands. `size`: characters. `values` None: the table begins here."""

    table: str
    line: int
    size: int = 0
    values: dict[str, Any] | None = None


@dataclass(slots=True)
class Export:
    """An export that was opened. Use it once, in a `with`."""

    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    taken: set[str] = field(default_factory=set)

    def __enter__(self) -> Export:
        return self

    def __exit__(self, *_gone: object) -> None:
        self.archive.close()

    @property
    def unpacked(self) -> int:
        """Bytes of all that may be asked for, as the zip gives them; it cannot unpack to more than it says."""
        wanted = (each for name, each in self.entries.items() if name == ROWS or name.startswith(PLACES))
        return sum(each.file_size for each in wanted)

    def rows(self) -> Iterator[Head | Row]:
        """First the head, then each table and its rows, in the order of the file."""
        with _opened(self.archive, self.entries[ROWS]) as file:
            yield from _Reader(file).parts()

    def bytes_of(self, name: object, line: int) -> bytes:
        """What lies under the name that a row gives. Each is taken once."""
        entry = self.entries.get(name) if isinstance(name, str) and name.startswith(PLACES) else None
        if entry is None or entry.filename in self.taken:
            raise Unfit(
                _("Line {line} names the file “{name}”, which is not in the zip for it. Make a new export.").format(
                    line=line, name=shown(str(name))[:100]
                )
            )
        if entry.file_size > LARGEST_FILE:
            raise Unfit(
                _("The file {name} is larger than any paper Afterword takes. Make a new export.").format(
                    name=shown(entry.filename)[:100]
                )
            )
        self.taken.add(entry.filename)
        with _opened(self.archive, entry) as file:
            return _read(file, -1)


def open_export(file: IO[bytes]) -> Export:
    """The export in `file`, its list of contents checked. Raises `Unfit`."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise Unfit(
            _("This is no zip file, or it is not whole. Choose the file that Afterword made as an export.")
        ) from None
    entries = {each.filename: each for each in archive.infolist()}
    try:
        _look_at(archive, entries)
    except Unfit:
        archive.close()
        raise
    return Export(archive, entries)


def _look_at(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> None:
    names = archive.namelist()
    if len(names) > MOST_NAMES:
        raise Unfit(_("This zip holds more files than any export does. Choose the file that Afterword made."))
    outside = next((name for name in names if _leads_outside(name)), None)
    if outside is not None:
        raise Unfit(
            _("This zip names a place outside itself ({name}), which no export does. Make a new export.").format(
                name=shown(outside)[:100]
            )
        )
    if len(entries) < len(names):
        raise Unfit(_("This zip holds two files of one name, which no export does. Make a new export."))
    if ROWS not in entries:
        raise Unfit(
            _(
                "There is no {name} at the top of this zip, so it is not an export as Afterword made it. Choose that "
                "one, or pack what was in it again without the folder around it."
            ).format(name=ROWS)
        )
    if any(each.flag_bits & 0x1 for each in entries.values()):
        raise Unfit(_("This zip is locked with a password. Unpack it, and pack what was in it again without one."))
    if any(each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for each in entries.values()):
        raise Unfit(_("This zip is packed in a way Afterword does not read. Pack what was in it again as a plain zip."))
    rows = entries[ROWS]
    tight = rows.file_size > LOOKED_AT_FROM and rows.file_size > TIGHTEST * max(1, rows.compress_size)
    if rows.file_size > LARGEST_ROWS or tight:
        raise Unfit(_("Unpacked, this zip would be larger than any export is. Choose the file that Afterword made."))


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":")


class _Reader:
    """Reads a JSON object of lists of objects, from its beginning to its end, once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._words = io.TextIOWrapper(file, encoding="utf-8-sig", newline="\n")
        self._decoder = json.JSONDecoder(parse_constant=self._no_number)
        self.text = ""  # what was read and is not done with
        self.at = 0  # how far into `text`
        self.line, self.counted = 1, 0  # the line at the place `counted` of `text`
        self.ended = False

    def parts(self) -> Iterator[Head | Row]:
        self._take("{")
        seen: set[str] = set()
        while True:
            name, _size = self._value(str)
            self._take(":")
            if name in seen:
                raise Unfit(
                    _("Line {line} of {file} begins “{table}” a second time. Make a new export.").format(
                        line=self.here, file=ROWS, table=shown(name)[:100]
                    )
                )
            if not seen:
                yield Head() if name != "format" else _head(self._value(dict)[0])
            seen.add(name)
            if name != "format" or len(seen) > 1:
                yield from self._table(name)
            if self._take(",}") == "}":
                break
        if self._next() != "":
            self._broken()

    def _table(self, name: str) -> Iterator[Row]:
        self._take("[")
        yield Row(name, self.here)
        if self._next() == "]":
            self._take("]")
            return
        while True:
            self._next()
            line = self.here
            values, size = self._value(dict)
            yield Row(name, line, size, values)
            if self._take(",]") == "]":
                return

    @property
    def here(self) -> int:
        """The line of the file at which it stands."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line

    def _take(self, allowed: str) -> str:
        mark = self._next()
        if mark == "" or mark not in allowed:
            self._broken()
        self.at += 1
        return mark

    def _next(self) -> str:
        """The next character that is no space, not taken yet; "" at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in _SPACE:
                self.at += 1
            if self.at < len(self.text):
                return self.text[self.at]
            if not self._more():
                return ""

    def _value(self, kind: type[Any]) -> tuple[Any, int]:
        """The text or object that stands next, and how many characters it takes. Both say themselves where they end."""
        if self._next() != ('"' if kind is str else "{"):
            self._broken()
        while True:
            try:
                value, end = self._decoder.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                if not self._is_cut(error) or not self._more():
                    self._broken()
                continue
            except (ValueError, RecursionError):  # a number of thousands of digits; lists in lists in lists
                self._broken()
            size, self.at = end - self.at, end
            return value, size

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether what was read so far may only be too short for it."""
        return error.msg.startswith("Unterminated string") or error.pos > len(self.text) - _LONGEST_WORD

    def _more(self) -> bool:
        """Reads on; each time twice as much as stands there, so that a long row is not begun too often."""
        if self.ended:
            return False
        self.line, self.text = self.here, self.text[self.at :]
        self.at = self.counted = 0
        if len(self.text) > LONGEST_ROW:
            raise Unfit(
                _("Line {line} of {file} is longer than any row is. Make a new export.").format(
                    line=self.line, file=ROWS
                )
            )
        try:
            more = self._words.read(max(CHUNK, len(self.text)))
        except UnicodeDecodeError:
            self._broken()
        except DAMAGES:
            _damaged(ROWS)
        self.ended = not more
        self.text += more
        return bool(more)

    def _no_number(self, _name: str) -> NoReturn:
        self._broken()

    def _broken(self) -> NoReturn:
        raise Unfit(
            _(
                "{file} cannot be read in line {line}: it is cut off there, or was changed by hand. Make a new export."
            ).format(file=ROWS, line=self.here)
        ) from None


def _head(told: dict[str, Any]) -> Head:
    name, version, schema, tables = (told.get(each) for each in ("name", "version", "schema", "tables"))
    if name != FORMAT:
        raise Unfit(
            _("This was made by another program ({name}), and Afterword does not read it.").format(
                name=shown(str(name))[:100]
            )
        )
    if not isinstance(version, int) or isinstance(version, bool) or version > VERSION:
        raise Unfit(newer())
    if not isinstance(schema, str) or not isinstance(tables, list) or not all(isinstance(t, str) for t in tables):
        raise Unfit(_("What {file} says of itself cannot be read. Make a new export.").format(file=ROWS))
    return Head(version, schema, tuple(tables))


def newer() -> str:
    return _("This export was made by a newer Afterword. Bring this one up to date, then take the file again.")


DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def _opened(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return archive.open(entry)
    except DAMAGES:
        _damaged(entry.filename)


def _read(file: IO[bytes], size: int) -> bytes:
    try:
        return file.read(size)
    except DAMAGES:
        _damaged(str(getattr(file, "name", "")))


def _damaged(name: str) -> NoReturn:
    raise Unfit(
        _("The zip is damaged at {name}. Copy it once more from where it came from, or make a new export.").format(
            name=shown(name)[:100]
        )
    ) from None
