"""A JSON Resume set as people set theirs: several layouts, as text, Markdown, PDF and Word, to be read back."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

from tests.reading.made_papers import Piece, docx, pdf

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
Job = dict[str, Any]


def loaded(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def jobs(resume: dict[str, Any]) -> list[Job]:
    """The jobs with highlights, each: at, position, period, highlights."""
    return [
        {
            "at": job.get("name") or job.get("company", ""),
            "position": job.get("position", ""),
            "place": job.get("location", "") if isinstance(job.get("location"), str) else "",
            "start": job.get("startDate", ""),
            "end": job.get("endDate", ""),
            "highlights": job.get("highlights", []),
        }
        for job in resume.get("work", [])
        if job.get("highlights")
    ]


def period(job: Job, *, words: bool) -> str:
    return f"{_day(job['start'], words)} – {_day(job['end'], words) or 'Present'}" if job["start"] else ""


def _day(date: str, words: bool) -> str:
    if not date or not words or len(date) < 7:
        return date[:4]
    return f"{MONTHS[int(date[5:7]) - 1]} {date[:4]}"


def contact(resume: dict[str, Any]) -> list[str]:
    basics = resume.get("basics", {})
    place = basics.get("location") or {}
    line = [place.get("city", ""), basics.get("phone", ""), basics.get("email", "")]
    return [basics.get("name", ""), basics.get("label", ""), " | ".join(part for part in line if part)]


def as_text(resume: dict[str, Any]) -> bytes:
    """Capitals for headings, post and employer on one line, the period on the next, lines broken at 78."""
    lines = [*contact(resume), "", "PROFILE", *textwrap.wrap(resume.get("basics", {}).get("summary", "") or "", 78), ""]
    lines += ["WORK EXPERIENCE", ""]
    for job in jobs(resume):
        lines += [f"{job['position']}, {job['at']}" if job["position"] else job["at"], period(job, words=True)]
        for highlight in job["highlights"]:
            lines += textwrap.wrap(highlight, 78, initial_indent="- ", subsequent_indent="  ")
        lines.append("")
    lines += _ending(resume)
    return "\n".join(lines).encode()


def as_markdown(resume: dict[str, Any]) -> bytes:
    lines = [f"# {contact(resume)[0]}", "", contact(resume)[2], "", "## Employment", ""]
    for job in jobs(resume):
        lines += [f"### {job['at']} — {job['position']}", f"*{period(job, words=True)}*", ""]
        lines += [f"* {highlight}" for highlight in job["highlights"]]
        lines.append("")
    return "\n".join([*lines, *(f"## {line}" if line.isupper() else line for line in _ending(resume))]).encode()


def as_word(resume: dict[str, Any]) -> bytes:
    """Employer and period on one line with a tab between, the post in bold below."""
    name, label, line = contact(resume)
    paragraphs: list[str | tuple[str, str]] = [("Title", name), label, line, ("Heading1", "Professional experience")]
    for job in jobs(resume):
        paragraphs += [f"{job['at']}\t{period(job, words=False)}", ("bold", job["position"])]
        paragraphs += [("ListParagraph", highlight) for highlight in job["highlights"]]
    paragraphs += [("Heading1", line) if line.isupper() else line for line in _ending(resume)]
    return docx([one for one in paragraphs if (one[1] if isinstance(one, tuple) else one)])


def as_pdf(resume: dict[str, Any], *, columns: bool = False) -> bytes:
    """A4 at ten points, bold headings; the period stands at the right margin, or skills in a column of their own."""
    left, width = (220.0, 62) if columns else (50.0, 92)
    pages: list[list[Piece]] = [[]]
    y = 790.0

    def put(text: str, *, size: float = 10, bold: bool = False, right: str = "") -> None:
        nonlocal y
        if y < 60:
            pages.append([])
            y = 790.0
        pages[-1].append((left, y, size, bold, text))
        if right:
            pages[-1].append((470, y, size, False, right))
        y -= 14

    name, label, line = contact(resume)
    pages[0].append((50, 815, 18, True, name))
    if columns:
        side = ["CONTACT", *line.split(" | "), "SKILLS", *_skills(resume), "LANGUAGES", "English", "French"]
        pages[0] += [(50, 780 - 15 * place, 9, words.isupper(), words[:30]) for place, words in enumerate(side)]
    else:
        put(f"{label} | {line}")
    put("Experience", size=13, bold=True)
    for job in jobs(resume):
        put(job["position"], bold=True, right=period(job, words=True))
        put(job["at"])
        for highlight in job["highlights"]:
            for place, text in enumerate(textwrap.wrap(highlight, width)):
                put(f"• {text}" if place == 0 else f"   {text}")
        y -= 6
    for number, page in enumerate(pages, start=1):
        page.append((50, 30, 8, False, f"{name} – page {number} of {len(pages)}"))
    return pdf(*pages)


def as_two_columns(resume: dict[str, Any]) -> bytes:
    return as_pdf(resume, columns=True)


def _skills(resume: dict[str, Any]) -> list[str]:
    return [skill.get("name", "") for skill in resume.get("skills", []) if skill.get("name")][:8] or ["Excel", "Word"]


def _ending(resume: dict[str, Any]) -> list[str]:
    lines = ["EDUCATION"]
    for school in resume.get("education", []):
        lines.append(f"{school.get('studyType', '')} {school.get('area', '')}, {school.get('institution', '')}".strip())
    return [*lines, "", "SKILLS", ", ".join(_skills(resume))]
