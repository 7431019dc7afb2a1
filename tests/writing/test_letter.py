"""A letter on paper, read back by other programs: pypdf for the PDF, python-docx and the XML itself for Word."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from afterword.writing.docx import letter_docx
from afterword.writing.letter import Letter, letter_of, typographic
from afterword.writing.pdf import letter_pdf

TEXT = """Dear Ms Sallis,

Thank you for Tuesday. You walked me past the vans before we sat down.

At Tarn Foods I sat in the van with him for a day and changed the order of his stops.

Kind regards,
Alice Hartley"""


def letter(text: str = TEXT, country: str = "GB", **changes: Any) -> Letter:
    values: dict[str, Any] = {
        "sender": ["Alice Hartley", "alice@hartley.example", "020 7946 0123"],
        "to": ["Imogen Sallis", "Head of operations", "Pell & Orchard Bakeries"],
        "day": date(2026, 11, 25),
        "subject": "Dispatch manager: one thing to add",
    }
    return letter_of(text, country=country, **{**values, **changes})


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


def test_the_closing_and_the_name_are_told_from_the_last_paragraph() -> None:
    made = letter()
    assert made.paragraphs[0] == "Dear Ms Sallis,"
    assert (len(made.paragraphs), made.closing, made.signed) == (3, "Kind regards,", ("Alice Hartley",))
    plain = letter("Hello,\n\nOne line.\nAnother, and no name.")
    assert (plain.closing, plain.signed, plain.paragraphs[-1]) == ("", (), "One line.\nAnother, and no name.")
    assert letter("").paragraphs == ()


PAPER = [
    ("GB", (595, 842), "en-GB", "25 November 2026", False),
    ("US", (612, 792), "en-US", "November 25, 2026", False),
    ("DE", (595, 842), "en-GB", "25 November 2026", True),
    ("", (595, 842), "en-GB", "25 November 2026", False),
]


@pytest.mark.parametrize(("country", "size", "language", "day", "subject"), PAPER)
def test_paper_language_date_and_subject_follow_the_country(
    country: str, size: tuple[int, int], language: str, day: str, subject: bool
) -> None:
    reader = PdfReader(io.BytesIO(letter_pdf(letter(country=country))))
    assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == size
    assert reader.trailer["/Root"]["/Lang"] == language
    said = words(letter_pdf(letter(country=country)))
    assert day in said
    assert ("one thing to add" in said) == subject


def test_the_pdf_is_tagged_titled_and_says_it_is_accessible() -> None:
    data = letter_pdf(letter(country="DE"))
    reader = PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Dispatch manager: one thing to add", "Alice Hartley")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    tags = _tags(root["/StructTreeRoot"])
    assert tags.count("/P") >= 6
    assert "/H1" in tags
    fonts = {str(font["/BaseFont"]) for page in reader.pages for font in _fonts(page)}
    assert fonts
    assert all("Literata" in font for font in fonts)


def _tags(node: Any) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [tag for one in node for tag in _tags(one)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (_tags(node["/K"]) if "/K" in node else [])


def _fonts(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


MARKUP = [
    "#emph[no]",
    '#read("/etc/hostname")',
    "*not bold* _nor this_ = nor = this",
    "$x^2$ and @reference and <label>",
    "\\ a backslash and `code` // and this /* too */",
    "- not a list",
    "“Quotes” and ' and \" and \\u{41}",
    '"; } ] ) #panic()',
]


@pytest.mark.parametrize("said", MARKUP)
def test_nothing_that_is_said_is_taken_for_markup(said: str) -> None:
    made = letter(f"Dear {said},\n\n{said}\n\nKind regards,\n{said}", to=[said], subject=said, country="DE")
    assert words(letter_pdf(made)).count(said) == 5
    read = docx.Document(io.BytesIO(letter_docx(made)))
    assert [one.text for one in read.paragraphs].count(said) == 4


@settings(max_examples=25)
@given(st.text(max_size=80), st.text(max_size=30))
def test_no_text_breaks_the_paper(said: str, name: str) -> None:
    made = letter(f"Dear {name},\n\n{said}\n\nKind regards,\n{name}", to=[name], sender=[name], subject=said)
    assert letter_pdf(made).startswith(b"%PDF")
    assert zipfile.ZipFile(io.BytesIO(letter_docx(made))).testzip() is None


def test_a_long_letter_goes_on_and_keeps_its_name_with_words() -> None:
    long = TEXT.replace("stops.", "stops. " + "He trained the next two drivers on it. " * 90)
    reader = PdfReader(io.BytesIO(letter_pdf(letter(long))))
    assert len(reader.pages) == 2
    last = " ".join(reader.pages[1].extract_text().split())
    assert "He trained" in last
    assert "Kind regards, Alice Hartley" in last
    assert "2 / 2" in last


def test_word_has_real_styles_and_nothing_set_by_hand() -> None:
    data = letter_docx(letter(country="DE"))
    read = docx.Document(io.BytesIO(data))
    assert [(one.style.name, one.text) for one in read.paragraphs] == [
        ("Sender Name", "Alice Hartley"),
        ("Sender", "alice@hartley.example · 020 7946 0123"),
        ("Envelope Address", "Imogen Sallis"),
        ("Envelope Address", "Head of operations"),
        ("Envelope Address", "Pell & Orchard Bakeries"),
        ("Date", "25 November 2026"),
        ("Subject Line", "Dispatch manager: one thing to add"),
        ("Salutation", "Dear Ms Sallis,"),
        ("Body Text", "Thank you for Tuesday. You walked me past the vans before we sat down."),
        ("Body Text", "At Tarn Foods I sat in the van with him for a day and changed the order of his stops."),
        ("Closing", "Kind regards,"),
        ("Signature", "Alice Hartley"),
    ]
    about = read.core_properties
    assert (about.title, about.author, about.language) == (
        "Dispatch manager: one thing to add",
        "Alice Hartley",
        "en-GB",
    )
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "<w:rPr>" not in body
    section = read.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_an_apostrophe_is_set_curved_and_quotes_stay() -> None:
    assert typographic("I'd say 'no' to 5' of it") == "I’d say 'no’ to 5' of it"
