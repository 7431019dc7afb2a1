"""The lines of a contact-card file: unfolded, each with its number, its name, its parameters and its bytes.

Bytes, because a card of version 2.1 names a character set for each line by itself, and because a line may be folded in
the middle of a letter. Versions 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350) fold, quote and escape differently.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 20_000
"""Bytes of a line that can be a name or a number; pictures are longer and are not read."""
LONGEST_HEAD = 2_000
"""Bytes of what stands before the value: its name and its parameters."""

_BASE64 = re.compile(rb"[ \t]*[A-Za-z0-9+/]{4,}={0,2}\Z")
_PICTURE = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)\b", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(rb"[^:]*\bQUOTED-PRINTABLE\b", re.IGNORECASE)
_HEAD = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
"""Codecs of Python that no card is written in; the first two take ever longer, the longer a line is."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """`name` in capitals, without its group. `params` in capitals, each a set of values in capitals; a bare "WORK" of
    version 2.1 stands among "TYPE". `raw` is the value before it is decoded. `number` counts from 1.
    """

    number: int
    name: str
    params: dict[str, frozenset[str]]
    raw: bytes

    @property
    def types(self) -> frozenset[str]:
        return self.params.get("TYPE", frozenset())

    def text(self) -> str:
        """The value as text: the encoding undone, the character set as it is named, UTF-8 or else Western European."""
        data = self.raw
        if "QUOTED-PRINTABLE" in self.params.get("ENCODING", ()):
            data = quopri.decodestring(data)
        for charset in (*self.params.get("CHARSET", ()), "utf-8", "cp1252"):
            try:
                return data.decode(codecs.lookup(charset).name) if _is_text(charset) else data.decode("utf-8")
            except (LookupError, ValueError):
                continue
        return data.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Faulty:
    """A line that is none: without a colon, or longer than any that is read. `too_many`: the rest is not read."""

    number: int
    too_long: bool
    too_many: bool = False


def lines_of(data: bytes, most: int) -> Iterator[Line | Faulty]:
    """Every line of a file, however it is folded, as far as the line `most`. Linear in the size of the file."""
    for number, raw in _unfolded(data, most):
        if number > most:
            yield Faulty(number, too_long=False, too_many=True)
            return
        if len(raw) > LONGEST:
            if not _PICTURE.match(raw):
                yield Faulty(number, too_long=True)
                continue
            raw = raw[:LONGEST]  # enough to know that there is one
        if (colon := _colon(raw)) > LONGEST_HEAD:
            yield Faulty(number, too_long=True)
            continue
        found = _parsed(number, raw, colon)
        if found is not None:
            yield found
        elif raw.strip():
            yield Faulty(number, too_long=False)


def plain(value: str) -> str:
    """A value of one piece without its escapes."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def pieces(value: str, at: str = ";") -> list[str]:
    """The pieces of a structured value, each without its escapes."""
    return [plain(piece) for piece in re.split(rf"(?<!\\)(?:\\\\)*{at}", value)]


def _is_text(charset: str) -> bool:
    found = codecs.lookup(charset)
    return bool(getattr(found, "_is_text_encoding", False)) and found.name not in _NO_CHARSETS


def _unfolded(data: bytes, most: int) -> Iterator[tuple[int, bytes]]:
    whole: list[bytes] = []
    first = 0
    soft = picture = False
    for number, line in enumerate(_split(data), start=1):
        if number > most:
            yield from [(first, b"".join(whole))] if whole else []
            yield number, b""
            return
        if soft:  # quoted-printable goes on after a "=" at the end
            whole[-1] = whole[-1][:-1]
            whole.append(line)
            soft = line.endswith(b"=")
        elif whole and line[:1] in (b" ", b"\t"):
            whole.append(line[1:])
        elif picture and _BASE64.match(line):
            continue
        else:
            if whole:
                yield first, b"".join(whole)
            whole, first = [line], number
            picture = _PICTURE.match(line) is not None
            soft = line.endswith(b"=") and _QUOTED_PRINTABLE.match(line) is not None
    if whole:
        yield first, b"".join(whole)


def _split(data: bytes) -> Iterator[bytes]:
    """Lines by CRLF, LF or CR."""
    start = 0
    for end in re.finditer(rb"\r\n|\n|\r", data):
        yield data[start : end.start()]
        start = end.end()
    yield data[start:]


def _parsed(number: int, raw: bytes, colon: int) -> Line | None:
    if colon < 0:
        return None
    head = raw[:colon].decode("utf-8", errors="replace")
    name, *params = _parts(head)
    name = name.rpartition(".")[2].strip().upper()
    if not name or not all(letter.isalnum() or letter in "-_" for letter in name):
        return None
    found: dict[str, set[str]] = {}
    for param in params:
        key, equals, values = param.partition("=")
        if not equals:
            encoding = key.upper() in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")
            key, values = ("ENCODING" if encoding else "TYPE"), key
        for value in values.replace('"', "").split(","):
            found.setdefault(key.strip().upper(), set()).add(value.strip().upper())
    return Line(number, name, {key: frozenset(values) for key, values in found.items()}, raw[colon + 1 :])


def _colon(raw: bytes) -> int:
    """Where the value begins: the first colon outside quotation marks; an odd mark of them quotes nothing."""
    head = _HEAD.match(raw)
    return head.end() - 1 if head is not None else raw.find(b":")


def _parts(head: str) -> list[str]:
    parts, quoted, start = [], False, 0
    for at, letter in enumerate(head):
        if letter == '"':
            quoted = not quoted
        elif letter == ";" and not quoted:
            parts.append(head[start:at])
            start = at + 1
    return [*parts, head[start:]]
