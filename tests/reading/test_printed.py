"""PDF and Word files: what is read from them, what is said when nothing can be, and files made to do harm."""

from __future__ import annotations

import subprocess
import tracemalloc
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.reading.docx import docx_lines
from afterword.reading.identify import kind_of
from afterword.reading.job import read_job
from afterword.reading.notes import Notes
from afterword.reading.pdf import pdf_lines
from afterword.reading.resume import read_resume
from afterword.reading.xml_events import Refused, walk
from tests.reading.made_papers import Piece, assembled, column, docx, pdf, zipped

BULLETS = ["#Experience", "Planner, Corvo Ltd, 2019 - 2021", "• Cut waste by a third", "• Ran forty trailers a night"]


def text_of_pdf(data: bytes) -> list[str]:
    lines = pdf_lines(data, Notes("x"))
    assert lines is not None
    return [line.text for line in lines]


def said(data: bytes) -> str:
    read, problems = read_resume(data, "cv")
    assert read is None
    assert len(problems) == 1
    return problems[0].message


def test_columns_are_read_one_after_the_other() -> None:
    left = column(["#Skills", "Excel", "Patience", "SQL", "Routing", "Stock", "Dutch"], x=40)
    right = column(["#Experience", *(f"Line {number} of what I did at the depot" for number in range(8))], x=230)
    name: Piece = (40, 815, 20, True, "Lena Brandt")
    woven = [piece for pair in zip(left, right, strict=False) for piece in pair] + right[len(left) :]
    texts = text_of_pdf(pdf([name, *woven]))
    assert texts[0] == "Lena Brandt"
    assert texts[1:8] == ["Skills", "Excel", "Patience", "SQL", "Routing", "Stock", "Dutch"]
    assert texts[8:10] == ["Experience", "Line 0 of what I did at the depot"]


def test_dates_at_the_right_margin_are_no_column() -> None:
    page = []
    for number in range(8):
        page += [
            (50, 780 - 30 * number, 10, False, f"Planner, depot {number}"),
            (470, 780 - 30 * number, 10, False, "2019 – 2021"),
        ]
        page.append((50, 765 - 30 * number, 10, False, "• Cut waste by a third"))
    assert text_of_pdf(pdf(page))[:2] == ["Planner, depot 0   2019 – 2021", "• Cut waste by a third"]


def test_what_every_page_repeats_is_left_out() -> None:
    pages = [[(50, 815, 9, False, "Lena Brandt – confidential"), *column([f"Page {n} says this", "and that"]), (280, 20, 8, False, f"{n} / 3")] for n in (1, 2, 3)]  # fmt: skip
    texts = text_of_pdf(pdf(*pages))
    assert texts.count("Lena Brandt – confidential") == 1
    assert not any("/ 3" in text for text in texts)


def test_a_place_in_a_pdf() -> None:
    read, _problems = read_job(
        pdf(column(["#Planner", "x"]), column(["#What you'll do", "• Run the depot at night"])), "x"
    )
    assert read is not None
    assert [line.ref for line in read.needs] == ["page 2, line 2"]


def test_a_word_document_with_tables_a_header_and_bold_lines() -> None:
    data = docx(
        [
            ("bold", "Experience"),
            "Planner, Corvo Ltd\t2019 - 2021",
            ("list", "Cut waste by a third"),
            ("table", "Skills: Excel"),
        ],
        header="Lena Brandt | lena@brandt.example",
    )
    read, _problems = read_resume(data, "cv.docx")
    assert read is not None
    assert read.candidate.name == "Lena Brandt"
    assert [(one.at, one.position, one.started, one.text) for one in read.evidence] == [
        ("Corvo Ltd", "Planner", "2019", "Cut waste by a third")
    ]


def test_a_scan_has_no_text() -> None:
    assert "holds pictures of pages" in said(pdf([]))


def test_a_locked_pdf() -> None:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /O <" + b"28" * 32 + b"> /U <" + b"41" * 32 + b"> /P -44 >>",
    ]
    assert "locked with a password" in said(assembled(objects, b"/Encrypt 3 0 R /ID [<00> <00>]"))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\x00" * 2_000, pdf(column(BULLETS))[:300]])
def test_a_damaged_pdf(data: bytes) -> None:
    assert said(data)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        zipped({"a.txt": b"hello"}),
        zipped({"word/document.xml": b"<w:document"}),
        docx(["Hello"])[:200],
        zipped({"word/document.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
    ],
)
def test_a_damaged_document(data: bytes) -> None:
    assert "document" in said(data).lower()


# -- files made to do harm


def test_a_zip_bomb_costs_little() -> None:
    body = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 4_000_000  # 136 MB, packed into less than one
    data = zipped({"word/document.xml": b"<w:document>" + body + b"</w:document>"})
    del body
    tracemalloc.start()
    assert "unpacks to far more" in said(data)
    assert tracemalloc.get_traced_memory()[1] < 64_000_000
    tracemalloc.stop()


def test_a_pdf_is_read_once_and_only_glanced_at_while_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[list[str]] = []
    run = subprocess.run

    def counted(command: list[str], **options: Any) -> Any:
        limits.append(command[3:5])
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    many = pdf(*[column([f"Planner of depot number {number}"]) for number in range(40)])
    assert kind_of(many, glance=True) == kind_of(many, glance=True)
    assert limits == [["2", "1"]]
    notes = Notes("x")
    lines = pdf_lines(many, notes)
    assert lines is not None
    assert "only its first 30 pages were read" in notes.problems()[0].message
    pdf_lines(many, notes)
    assert limits == [["2", "1"], ["30", "2"]]


def test_a_pdf_that_unpacks_without_end() -> None:
    stream = zlib.compress(b"BT (a) Tj ET " * 12_000_000, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    assert said(assembled(objects))


def test_forms_that_call_one_another() -> None:
    """Nine levels of ten: a billion of them."""
    forms = [b"/F%d Do " % (level + 1) * 10 for level in range(9)]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /F0 5 0 R >> >> >>",
        b"<< /Length 6 >>\nstream\n/F0 Do\nendstream",
    ]
    for level, form in enumerate(forms):
        inside = b"/Resources << /XObject << /F%d %d 0 R >> >>" % (level + 1, level + 6)
        objects.append(
            b"<< /Subtype /Form /BBox [0 0 9 9] %s /Length %d >>\nstream\n%s\nendstream" % (inside, len(form), form)
        )
    objects.append(b"<< /Subtype /Form /BBox [0 0 9 9] /Length 10 >>\nstream\nBT (a) Tj ET\nendstream")
    assert said(assembled(objects))


@pytest.mark.parametrize(
    "data",
    [
        b"x" * 100_000_000,
        b'{"a":"' + b"x" * 100_000_000,
        b"<html>" + b"x" * 100_000_000,
        b"%PDF-1.7" + b"x" * 100_000_000,
        b"PK\x03\x04" + b"x" * 100_000_000,
    ],
    ids=["text", "json", "html", "pdf", "zip"],
)
def test_a_line_of_a_hundred_megabytes(data: bytes) -> None:
    for read in (read_job, read_resume):
        value, problems = read(data, "x")
        assert value is None
        assert "larger than" in problems[0].message


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 900_000,
        b"<ul><li>" * 500_000 + b"Lead the way",
        b"<b>a" * 900_000,
        b"<!--" * 1_000_000,
        b"<a x='" * 700_000,
        b"<" * 4_000_000,
        b"&#x" * 1_500_000,
        b"<p>" + b"a " * 2_000_000,
        b"</div>" * 800_000,
        b"[" * 4_000_000,
        b'{"@graph":' * 400_000,
        b"- a\n" * 1_000_000,
        b"A:\n" * 1_200_000,
        b"Lead " * 900_000,
        b"2019 - " * 600_000,
        b"a-\n" * 1_500_000,
        b"a." * 2_000_000,
        b"* " * 2_000_000,
        b"**a" * 1_500_000,
        b"[a](" * 1_200_000,
        b"<?xml?>" + b"<position>" * 400_000,
    ],
    ids=lambda data: data[:12].decode().strip(),
)
def test_depth_and_repetition_without_end(data: bytes) -> None:
    """They end soon; a reader that looks back over what it has read would take hours."""
    for read in (read_job, read_resume):
        value, problems = read(data, "x")
        assert value is not None or problems


def test_billion_laughs_in_xml() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><position><name>&a9;</name></position>'
    read, problems = read_job(xml.encode(), "x")
    assert read is None
    assert "XML is damaged" in problems[0].message


@pytest.mark.parametrize(
    "xml", [b"<a>" * 300, b"<a/>" * 3, b"<a", b"", b"<a>&b;</a>", b"<?xml version='1.0' encoding='x'?><a/>"]
)
def test_bad_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(Refused):
        walk(xml, lambda _name, _attributes: None, lambda _name: None, lambda _text: None)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_inside_a_document(data: bytes) -> None:
    notes = Notes("x")
    lines = docx_lines(zipped({"word/document.xml": data}), notes)
    assert lines is not None or notes.problems()
