"""A job advertisement becomes an `Advert`: what is asked for, apart from benefits, boilerplate and legal text.

Saved web pages, the answers of job boards (JSON, XML), plain text, Markdown, PDF and DOCX. How lines are sorted:
docs/developers/reading.md.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from afterword.domain.advert import Advert, AdvertLine
from afterword.domain.interview import Problem
from afterword.domain.language import _
from afterword.reading.job.boards import postings, read_posting
from afterword.reading.job.facts import country_of, find_facts
from afterword.reading.job.feeds import positions_in, read_position
from afterword.reading.job.page import read_page
from afterword.reading.job.plain import blocks_of_text
from afterword.reading.job.posting import Posting
from afterword.reading.job.schema_org import loads, posting_in
from afterword.reading.job.sections import lines_of
from afterword.reading.notes import Notes, short
from afterword.reading.text import MEGABYTE, text_of
from afterword.reading.xml_events import Refused

__all__ = ["LIMIT", "read_job"]

LIMIT = 5 * MEGABYTE
"""Bytes. A page saved with its pictures inside is larger than its words by far."""

LARGEST_PRINT = 10 * MEGABYTE
"""Bytes of a PDF or a Word document, its pictures included."""

MOST_CHARACTERS = 120_000
"""Of plain text. The longest advert is a fifth of that."""


def read_job(data: bytes, name: str) -> tuple[Advert | None, list[Problem]]:
    """Read an advert. `name` is the file's name for the problems.

    Returns None when nothing could be used. Never raises on bad input.
    """
    notes = Notes(name)
    posting = _posting(data, notes)
    if posting is None:
        return None, notes.problems()
    lines = lines_of(posting.blocks)
    find_facts(posting.blocks, lines, posting)
    advert = Advert(
        title=posting.title,
        employer=posting.employer,
        location=posting.location,
        country=posting.country or country_of(posting.location, posting.pay),
        pay=posting.pay,
        closes=posting.closes,
        url=posting.url,
        lines=tuple(_titled(lines, posting.title)),
        format=posting.format,
        name=name,
    )
    if not advert.lines and not advert.title:
        notes.say(None, _("No advert could be found in this file; paste its text into a file and try again."))
        return None, notes.problems()
    if not advert.needs:
        notes.say(None, _("No duties or requirements could be found in this advert; type what they need as goals."))
    return advert, notes.problems()


def _titled(lines: list[AdvertLine], title: str) -> list[AdvertLine]:
    """`lines` with those at the top that are the job's title marked as such."""
    same = title.casefold()
    return [
        replace(line, section="title") if place < 8 and line.text.strip(" #*:").casefold() == same else line
        for place, line in enumerate(lines)
    ]


def _posting(data: bytes, notes: Notes) -> Posting | None:
    if data.startswith((b"%PDF", b"PK\x03\x04")):
        return _from_print(data, notes)
    text = text_of(data, notes, limit=LIMIT)
    if text is None:
        return None
    if not text.strip():
        notes.say(None, _("The file is empty; a job advert was expected."))
        return None
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        return _from_json(text, notes)
    if start == "<" and _is_feed(text):
        return _from_feed(text, notes)
    if start == "<":
        return _from_page(text)
    return Posting(blocks=blocks_of_text(text[:MOST_CHARACTERS]), format="text")


def _from_print(data: bytes, notes: Notes) -> Posting | None:
    if len(data) > LARGEST_PRINT:
        message = _("The file is larger than {size} MB, so it was not read; keep only the part that is needed.")
        notes.say(None, message.format(size=LARGEST_PRINT // MEGABYTE))
        return None
    # Only these need a process or a zip; most adverts are pages.
    from afterword.reading.docx import docx_lines
    from afterword.reading.job.printed import blocks_of_print
    from afterword.reading.pdf import pdf_lines

    pdf = data.startswith(b"%PDF")
    lines = pdf_lines(data, notes) if pdf else docx_lines(data, notes)
    return None if lines is None else Posting(blocks=blocks_of_print(lines), format="pdf" if pdf else "docx")


_DECLARED = re.compile(r"""\A(<\?xml[^>?]{0,200}?)\sencoding=["'][^"'<>]{0,40}["']""")


def _is_feed(text: str) -> bool:
    start = text.lstrip()[:2_000].lower()
    return "<html" not in start and "<body" not in start and (start.startswith("<?xml") or "<workzag" in start)


def _from_feed(text: str, notes: Notes) -> Posting | None:
    try:
        # The text is decoded already: what it says of its own encoding no longer holds.
        positions = positions_in(_DECLARED.sub(r"\1", text.lstrip(), count=1).encode("utf-8", "replace"))
    except Refused as refused:
        notes.say(refused.line, _("This XML is damaged or made in a way that is not read; save the page instead."))
        return None
    if not positions:
        return _from_page(text)
    first = read_position(positions[0])
    if len(positions) > 1:
        _only_first(len(positions), first, notes)
    return first


def _only_first(count: int, first: Posting, notes: Notes) -> None:
    message = _("This file holds {count} adverts; the first, “{title}”, is used. Save the right one on its own.")
    notes.say(None, message.format(count=count, title=short(first.title)))


def _from_json(text: str, notes: Notes) -> Posting | None:
    value = loads(text)
    if value is None:
        notes.say(None, _("This could not be read as JSON; save the page or the text of the advert instead."))
        return None
    found = posting_in([value])
    if found is not None:
        return found
    several = postings(value)
    if not several:
        notes.say(None, _("This JSON holds no job advert Afterword knows; save the page of the advert instead."))
        return None
    first = read_posting(*several[0])
    if len(several) > 1:
        _only_first(len(several), first, notes)
    return first


def _from_page(text: str) -> Posting:
    page = read_page(text)
    values: list[Any] = [loads(script) for script in page.data]
    found = posting_in(values)
    if found is None or sum(len(block.text) for block in found.blocks) < 200:
        read = Posting(blocks=page.body, format="page", title=page.headline)
        if found is not None:  # the description is missing or cut short there; the page itself has it
            for field in ("title", "employer", "location", "country", "pay", "closes", "url"):
                setattr(read, field, getattr(found, field) or getattr(read, field))
            read.blocks = page.body or found.blocks
        found = read
    found.title = found.title or page.meta.get("og:title", "") or page.title
    found.employer = found.employer or page.meta.get("og:site_name", "")
    if not found.url.startswith(("http:", "https:")):
        found.url = next(
            (url for url in (page.canonical, page.meta.get("og:url", ""), found.url) if url.startswith("http")),
            found.url,
        )
    return found
