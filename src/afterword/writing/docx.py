"""A letter becomes a Word document: real styles, so that changing one changes every paragraph of its kind."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from afterword.writing.letter import Letter

if TYPE_CHECKING:
    from docx.document import Document

TYPEFACE = "Georgia"  # on Windows and macOS; elsewhere the program puts a serif in its place
A4, US_LETTER = (210.0, 297.0), (215.9, 279.4)  # millimetres
# Each kind of paragraph under the name Word itself gives it: size, space before and after in points, how it keeps.
STYLES: dict[str, dict[str, float | bool]] = {
    "Sender Name": {"size": 15, "after": 2, "bold": True},
    "Sender": {"size": 9, "after": 30},
    "Envelope Address": {"after": 0},
    "Date": {"before": 22, "after": 22},
    "Subject Line": {"after": 12, "bold": True, "next": True},
    "Salutation": {"after": 10},
    "Body Text": {"after": 10},
    "Closing": {"before": 4, "after": 34, "next": True},
    "Signature": {"after": 0},
}
_BUILT_IN = frozenset({"Envelope Address", "Date", "Salutation", "Closing", "Signature"})


def letter_docx(letter: Letter) -> bytes:
    """The document, as bytes of a .docx."""
    import docx

    made = docx.Document()
    _page(made, letter)
    _styles(made, letter)
    _about(made, letter)
    if letter.sender:
        made.add_paragraph(letter.sender[0], style="Sender Name")
        made.add_paragraph(" · ".join(letter.sender[1:]), style="Sender")
    for line in letter.to:
        made.add_paragraph(line, style="Envelope Address")
    made.add_paragraph(letter.date_line, style="Date")
    if letter.subject_line:
        made.add_paragraph(letter.subject_line, style="Subject Line")
    for place, paragraph in enumerate(letter.paragraphs):
        greeting = place == 0 and paragraph.endswith(",")
        made.add_paragraph(paragraph, style="Salutation" if greeting else "Body Text")
    if letter.closing:
        made.paragraphs[-1].paragraph_format.keep_with_next = True  # no name stands alone on a page
        made.add_paragraph(letter.closing, style="Closing")
        for line in letter.signed:
            made.add_paragraph(line, style="Signature")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Document, letter: Letter) -> None:
    from docx.shared import Mm

    width, height = US_LETTER if letter.letter_size else A4
    section = made.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(20), Mm(24)


def _styles(made: Document, letter: Letter) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal: Any = made.styles["Normal"]
    normal.font.name, normal.font.size = TYPEFACE, Pt(11)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), TYPEFACE)
    normal.paragraph_format.line_spacing = 1.25
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = True
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), letter.language)
    known = {style.name for style in made.styles}
    for name, look in STYLES.items():
        style: Any = (
            made.styles[name]
            if name in known
            else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _BUILT_IN)
        )
        style.base_style = normal
        style.paragraph_format.space_before = Pt(look.get("before", 0))
        style.paragraph_format.space_after = Pt(look.get("after", 0))
        style.paragraph_format.keep_with_next = bool(look.get("next", False))
        if "size" in look:
            style.font.size = Pt(look["size"])
        if look.get("bold"):
            style.font.bold = True


def _about(made: Document, letter: Letter) -> None:
    about = made.core_properties
    about.title, about.author, about.language = letter.title[:255], letter.author[:255], letter.language
    about.subject, about.comments, about.keywords = "", "", ""
    about.last_modified_by = letter.author[:255]
    about.created = about.modified = datetime(letter.day.year, letter.day.month, letter.day.day, tzinfo=UTC)
