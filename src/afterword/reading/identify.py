"""What kind of paper a file is, judged by its content and never by its name.

A kind that is read has a folder of that name here. The others are recognised, so that the person is told in plain words
that the paper was seen and not used. How to add a kind: docs/developers/reading.md.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from afterword.reading.debrief.keys import DEBRIEF, GROUPS, normal
from afterword.reading.docx import is_docx
from afterword.reading.json_tree import read_json
from afterword.reading.notes import Notes
from afterword.reading.text import encoding_of, looks_binary, text_of
from afterword.reading.transcript.saved import is_saved, table
from afterword.reading.transcript.timed import TIMING
from afterword.reading.transcript.written import is_talk
from afterword.reading.tree import Broken, Mapping, Sequence

Kind = Literal[
    "debrief", "resume", "transcript", "job", "invitation", "mail", "contact", "pdf", "document", "picture", "sound",
    "pack", "empty", "unknown",
]  # fmt: skip

LARGEST_PRINT = 10_000_000
"""Bytes of a PDF or a Word document that is opened to see what it holds."""

SAMPLE = 200_000
"""Characters looked at. Every kind shows itself earlier than that."""

WRITTEN_HERE = "<!-- Written by Afterword"
"""How the last line of a file that `writing.files` wrote begins."""

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "document"),  # DOCX, ODT and other zipped formats
    (b"\xd0\xcf\x11\xe0", "document"),  # the Word format of before 2007
    (b"{\\rtf", "document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
)
_KEY = re.compile(
    r"^(?P<indent>[ \t]*)(?:-[ ]+)?[\"']?(?P<key>[^\W\d][\w -]{0,40}?)[\"']?[ \t]*[:=](?=\s|$|[^\s/:])", re.M
)
_MAIL = re.compile(r"^(?:From|To|Subject|Date|Received|Message-ID|MIME-Version|Return-Path):\s", re.M | re.I)
_POSTING = re.compile(
    r"\"(?:descriptionPlain|absolute_url|jobAd|jobDescription|jobPostingInfo|hiringOrganization|descriptionHtml|hostedUrl"
    r"|careers_url|shortcode|typeOfEmployment|_jobposting)\"\s*:|<workzag-jobs|<jobDescriptions?>"
)
_ONLY_IN_A_DEBRIEF = frozenset({"want", "effective", "understood", "questions", "left_out", "contact_rules"})
_JOB_WORDS = re.compile(
    r"\b(?:responsibilities|requirements|qualifications|what you.ll (?:do|be doing|have|bring)|who (?:we|you) are"
    r"|about (?:the role|the job|us)|the role|we offer|benefits|full[- ]time|part[- ]time|salary|apply"
    r"|equal opportunity|reporting to|years.? (?:of )?experience|essential criteria|job description"
    r"|closing date|hiring)\b",
    re.I,
)


def kind_of(data: bytes, *, glance: bool = False) -> Kind:
    """The kind of paper `data` is; "unknown" when it is none of those Afterword knows of.

    `glance`: somebody is waiting, so that of a PDF only the first pages are looked at.
    """
    if not data.strip():
        return "empty"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return _kind_of_print(data, kind, glance=glance)
    if encoding_of(data) is None and looks_binary(data):
        return "unknown"
    text = text_of(data[:SAMPLE], Notes(""), limit=SAMPLE) or ""
    if not text.strip():
        return "empty"
    return _kind_of_text(text)


def _kind_of_print(data: bytes, kind: Kind, *, glance: bool) -> Kind:
    """What a PDF or a Word document holds; a PDF of pictures counts as a résumé, whose reader says what to do."""
    if len(data) > LARGEST_PRINT or (kind != "pdf" and not is_docx(data)):
        return kind
    notes = Notes("")
    if kind == "pdf":
        from afterword.reading.pdf import pdf_lines

        lines = pdf_lines(data, notes, glance=glance)
    elif kind == "document":
        from afterword.reading.docx import docx_lines

        lines = docx_lines(data, notes)
    else:
        return kind
    if lines is None:
        return "resume"
    found = _kind_of_text("\n".join(line.text for line in lines)[:SAMPLE])
    return kind if found in {"unknown", "empty", "pack"} else found


def _kind_of_text(text: str) -> Kind:
    start = text.lstrip()
    if WRITTEN_HERE in text[-200:]:
        return "pack"
    if start.startswith("BEGIN:VCALENDAR"):
        return "invitation"
    if start.startswith("BEGIN:VCARD"):
        return "contact"
    if start.startswith("WEBVTT") or TIMING.search(text):
        return "transcript"
    if start[:1] in {"{", "["}:
        kind = _kind_of_keys(_json_keys(text) or _line_keys(text))
        if kind in {"unknown", "job"} and _POSTING.search(text):
            return "job"
        if kind in {"unknown", "job"} and is_saved(text):
            return "transcript"
        if kind != "unknown":
            return kind
    if start[:1] == "<":
        return "job" if "JobPosting" in text or _POSTING.search(text) else _kind_of_page(text)
    keys = _line_keys(text)
    # "Interviewer:" is nearly a key of the debrief, but only in a conversation does it come again and again.
    if not _ONLY_IN_A_DEBRIEF & keys and not _is_mail(text) and (table(text) or is_talk(text)):
        return "transcript"
    if not _ONLY_IN_A_DEBRIEF & keys and _is_letter(text):
        return "invitation"
    if not _ONLY_IN_A_DEBRIEF & keys and not _is_mail(text) and start[:1] not in {"{", "["}:
        likely = _resume_or_job(text.split("\n"))
        if likely != "unknown" and not _is_resume_yaml(keys):
            return likely
    kind = _kind_of_keys(keys)
    return kind if kind != "unknown" else _kind_of_prose(text)


def _kind_of_page(text: str) -> Kind:
    from afterword.reading.job.page import read_page

    page = read_page(text)
    likely = _resume_or_job([block.text for block in page.body])
    return "job" if likely == "unknown" and len(_cues(text)) >= 3 else likely


def _resume_or_job(lines: list[str]) -> Literal["resume", "job", "unknown"]:
    # Knows many headings, which cost a tenth of a second: most commands and pages look at no paper.
    from afterword.reading.telling import resume_or_job

    return resume_or_job(lines)


def _is_resume_yaml(keys: set[str]) -> bool:
    return "basics" in keys


def _kind_of_keys(keys: set[str]) -> Kind:
    """By the names at the top of the file. A debrief must have more names it knows than names it does not."""
    if {"format", "drafts"} <= keys:
        return "pack"
    if "basics" in keys or ("work" in keys and keys & {"education", "skills", "projects", "volunteer"}):
        return "resume"
    if keys & {"sentences", "utterances", "segments", "monologues"}:
        return "transcript"
    known = {match[0] for key in keys if (match := DEBRIEF.find(key))} | (keys & GROUPS)
    strange = sum(1 for key in keys if not DEBRIEF.find(key) and key not in GROUPS)
    if known & _ONLY_IN_A_DEBRIEF and len(known) >= strange:
        return "debrief"
    if keys & {"title", "position", "jobs"} and keys & {"description", "responsibilities", "content", "jobs"}:
        return "job"
    return "debrief" if known and len(known) >= strange else "unknown"


def _json_keys(text: str) -> set[str]:
    try:
        root = read_json(text).root
    except Broken:
        return set()
    if isinstance(root, Sequence):
        root = next((item for item in root.items if isinstance(item, Mapping)), None)
    return {normal(key.text) for key, _value in root.pairs} if isinstance(root, Mapping) else set()


def _line_keys(text: str) -> set[str]:
    """The keys at the least indent of a YAML-like text, a hundred at most."""
    matches = islice(_KEY.finditer(text), 2_000)
    found = [(len(match["indent"]), normal(match["key"])) for match in matches]
    least = min((indent for indent, _key in found), default=0)
    return set([key for indent, key in found if indent == least][:100])


def _cues(text: str) -> set[str]:
    return {" ".join(match.lower().split()) for match in _JOB_WORDS.findall(text)}


def _kind_of_prose(text: str) -> Kind:
    if _is_mail(text):
        return "mail"
    return "job" if len(_cues(text)) >= 3 else "unknown"


def _is_letter(text: str) -> bool:
    if len(text) > 8_000 or "interview" not in text.lower() or _is_mail(text) or len(_cues(text)) >= 3:
        return False
    from afterword.reading.invitation.prose import is_letter  # here, because few papers need it

    return is_letter(text)


def _is_mail(text: str) -> bool:
    return len({match.lower() for match in _MAIL.findall(text[:4_000])}) >= 3
