"""Whether running text is a résumé or a job advert: by its headings, its dates, and whom it speaks to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from afterword.reading.job.headings import section_of_heading
from afterword.reading.resume.headings import part_of_heading
from afterword.reading.resume.periods import period_in

MOST = 600
"""Lines looked at."""

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,}")
_PHONE = re.compile(r"(?:\+|\b0|\()\d[\d ().-]{7,18}\d\b")
_TITLE = re.compile(r"\s*(?:curriculum vitae|résumé|resume|cv)\b", re.I)
_YOU = re.compile(r"\b(?:you|your|you[’']ll|we|our|us|applicants?|candidates?|apply)\b", re.I)
_AD = re.compile(
    r"\b(?:you[’']?ll|you will|we(?:[’']re| are) (?:looking|hiring)|equal opportunit\w+|apply|closing date|salary"
    r"|years?[’']? experience|responsibilities|requirements|what we offer|benefits|full[- ]time|part[- ]time|job title"
    r"|reports? to|reporting to|the role|hiring|permanent|per annum|an hour|essential|desirable|post ?holder)\b",
    re.I,
)


def resume_or_job(lines: Sequence[str]) -> Literal["resume", "job", "unknown"]:
    """What `lines` are more likely to be; "unknown" when little speaks for either."""
    lines = [line for line in lines if line.strip()][:MOST]
    if not lines:
        return "unknown"
    text = "\n".join(line[:400] for line in lines)
    short = [line for line in lines if len(line) <= 80]
    parts = {part for line in short if (part := part_of_heading(line)) is not None} - {"other", "summary"}
    sections = {section for line in short if len(line.split()) <= 8 and (section := section_of_heading(line))}
    periods = sum(1 for line in lines[:200] if (period := period_in(line)) is not None and period.whole)
    spoken_to = len(_YOU.findall(text)) / len(lines)
    resume = 2 * min(len(parts), 2) + min(periods, 3) + (_MAIL.search(text[:1_500]) is not None)
    resume += (_PHONE.search(text[:1_500]) is not None) + 3 * any(_TITLE.match(line) for line in lines[:3])
    resume -= round(6 * min(spoken_to, 1))
    job = 2 * min(len(sections & {"duty", "requirement", "plus", "benefit"}), 2) + ("legal" in sections)
    job += min(len({match.lower() for match in _AD.findall(text)}), 4) + round(4 * min(spoken_to, 1))
    job -= min(periods, 4)
    if resume >= 4 and resume >= job:
        return "resume"
    return "job" if job >= 4 and job > resume else "unknown"
