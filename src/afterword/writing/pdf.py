"""A letter becomes a PDF: tagged, with a title and a language (PDF/UA-1), set by typst in a typeface of our own."""

from __future__ import annotations

import json

from afterword.writing.letter import FONTS, TEMPLATE, Letter


def letter_pdf(letter: Letter) -> bytes:
    """The PDF. What is said is handed over as data, so nothing in it can be taken for typst's own language.

    Where a character has no shape in any font here (PDF/UA asks for all of them), it is a tagged PDF without the mark.
    """
    import typst

    language, _dash, region = letter.language.partition("-")
    data = {
        "title": letter.title,
        "author": letter.author,
        "lang": language,
        "region": region,
        "paper": "us-letter" if letter.letter_size else "a4",
        "sender": letter.sender,
        "to": letter.to,
        "date": letter.date_line,
        "subject": letter.subject_line,
        "paragraphs": letter.paragraphs,
        "closing": letter.closing,
        "signed": letter.signed,
    }
    inputs = {"letter": json.dumps(data, ensure_ascii=False)}
    compiler = typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=[str(FONTS)], sys_inputs=inputs)
    try:
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)  # noqa: S101 - one file was asked for
    return made
