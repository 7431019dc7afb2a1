"""PDF and Word files made by hand for tests: no library that writes them is needed, and every byte is known."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

Piece = tuple[float, float, float, bool, str]
"""Left edge, base line, size, bold, words."""


def column(lines: Sequence[str], *, x: float = 50, y: float = 780, size: float = 10, step: float = 14) -> list[Piece]:
    """Lines below one another; one that begins with "#" is a bold heading of a larger size."""
    return [
        (x, y - step * place, size + 3 if line.startswith("#") else size, line.startswith("#"), line.lstrip("# "))
        for place, line in enumerate(lines)
        if line
    ]


def pdf(*pages: Sequence[Piece], compressed: bool = True) -> bytes:
    """A PDF with one page for each list of pieces, in the base fonts and WinAnsi."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = []
    for name in (b"Helvetica", b"Helvetica-Bold"):
        objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /" + name + b" /Encoding /WinAnsiEncoding >>")
        fonts.append(len(objects))
    kids = []
    for page in pages:
        content = b"\n".join(_shown(piece) for piece in page)
        if compressed:
            packed = zlib.compress(content)
            objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        else:
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F0 %d 0 R /F1 %d 0 R >> >> >>" % (len(objects), fonts[0], fonts[1])
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return assembled(objects)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The file of numbered objects with its table; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _shown(piece: Piece) -> bytes:
    x, y, size, bold, words = piece
    text = words.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F%d %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET" % (bold, size, x, y, text)


def docx(paragraphs: Sequence[str | tuple[str, str]], header: str = "") -> bytes:
    """A Word document. A paragraph is its text, or (style, text): "Heading1", "ListParagraph", "bold", "table"."""
    body = "".join(_paragraph(one) for one in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    files = {"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"}
    if header:
        files["word/header1.xml"] = f"<w:hdr {space}>{_paragraph(header)}</w:hdr>"
    return zipped({name: f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode() for name, text in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def _paragraph(one: str | tuple[str, str]) -> str:
    style, text = one if isinstance(one, tuple) else ("", one)
    runs = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    bold = "<w:rPr><w:b/></w:rPr>" if style == "bold" else ""
    props = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style and style not in {"bold", "table"} else ""
    if style == "list":
        props = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    paragraph = f"<w:p>{props}<w:r>{bold}{runs}</w:r></w:p>"
    return f"<w:tbl><w:tr><w:tc>{paragraph}</w:tc></w:tr></w:tbl>" if style == "table" else paragraph
