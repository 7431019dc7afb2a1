"""A Word document (DOCX) becomes lines: paragraphs, list items and table cells in their order, headers first.

ECMA-376 part 1, WordprocessingML. Only what carries words is read; nothing in it is run or fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from afterword.domain.language import _
from afterword.reading.notes import Notes
from afterword.reading.printed import Line
from afterword.reading.text import clean
from afterword.reading.xml_events import Refused, walk

MOST_FILES = 3_000
LARGEST = 8_000_000
"""Bytes of the XML of the text, unpacked. A hundred pages are one million."""

MOST_LINES = 20_000
_PARTS = re.compile(r"word/(?:header\d*|document)\.xml")


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a zip whose names say Word document. The directory of a zip stands at its end."""
    return data.startswith(b"PK") and b"word/document.xml" in data


def docx_lines(data: bytes, notes: Notes) -> list[Line] | None:
    """The lines of a document, refs "paragraph 9"; None (and one problem) when it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = [info for info in packed.infolist()[:MOST_FILES] if _PARTS.fullmatch(info.filename)]
            names.sort(key=lambda info: (info.filename == "word/document.xml", info.filename))
            found: list[Line] = []
            room = LARGEST
            for info in names:
                if info.flag_bits & 1:
                    notes.say(None, _("The document is locked with a password; save a copy without one."))
                    return None
                with packed.open(info) as part:
                    xml = part.read(room + 1)
                room -= len(xml)
                if room < 0:
                    message = _("The document unpacks to far more than a letter or résumé holds, so it was not read.")
                    notes.say(None, message)
                    return None
                found += _lines(xml, body=info.filename == "word/document.xml")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, Refused):
        notes.say(None, _("The document is damaged or was made in an unusual way; save it again, or as plain text."))
        return None
    if not names:
        notes.say(None, _("This is not a Word document; save it as DOCX, PDF or plain text."))
        return None
    return found


def _lines(xml: bytes, *, body: bool) -> list[Line]:
    reader = _Reader(body)
    walk(xml, reader.start, reader.end, reader.text)
    return reader.found


class _Reader:
    """Holds the paragraph being read. Text boxes nest, so paragraphs stand on a stack."""

    def __init__(self, body: bool) -> None:
        self.body = body
        self.found: list[Line] = []
        self.stack: list[_Paragraph] = []
        self.skip = 0
        self.inside_text = False
        self.count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in {"Fallback", "del", "instrText", "moveFrom"} or self.skip:
            self.skip += 1  # the same words again for older programs, and words taken out
            return
        if name == "p":
            self.stack.append(_Paragraph())
        if not self.stack:
            return
        paragraph = self.stack[-1]
        match name:
            case "pStyle":
                paragraph.style = attributes.get("val", "").lower()
            case "numPr":
                paragraph.item = True
            case "r":
                paragraph.bold = False
            case "b":
                paragraph.bold = attributes.get("val", "1") not in {"0", "false", "off"}
            case "t":
                self.inside_text = True
            case "tab":
                paragraph.words.append("\t")
            case "br" | "cr":
                paragraph.words.append("\n")
            case "noBreakHyphen":
                paragraph.words.append("-")

    def end(self, name: str) -> None:
        if self.skip:
            self.skip -= 1
            return
        if name == "t":
            self.inside_text = False
        elif name == "p" and self.stack:
            self.close(self.stack.pop())

    def text(self, words: str) -> None:
        if not self.skip and self.inside_text and self.stack:
            self.stack[-1].add(words)

    def close(self, paragraph: _Paragraph) -> None:
        self.count += 1
        ref = f"paragraph {self.count}" if self.body else f"header, line {self.count}"
        style = paragraph.style
        for text in clean("".join(paragraph.words)).split("\n"):
            text = re.sub(r"[ \xa0]+", " ", text).strip()
            if not text or len(self.found) >= MOST_LINES:
                continue
            loud = paragraph.said > 0 and paragraph.loud == paragraph.said
            heading = style.startswith(("heading", "title", "subtitle")) or "überschrift" in style
            item = paragraph.item or style.startswith("list")
            self.found.append(Line(text, ref, loud=loud, heading=heading, item=item and not heading, whole=True))


class _Paragraph:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.style = ""
        self.item = False
        self.bold = False
        self.said = 0
        self.loud = 0

    def add(self, words: str) -> None:
        self.words.append(words)
        letters = len(words.strip())
        self.said += letters
        self.loud += letters if self.bold else 0
