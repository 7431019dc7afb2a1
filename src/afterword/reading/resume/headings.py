"""The headings of a résumé in running text, and the section of JSON Resume each one opens."""

from __future__ import annotations

import re
from typing import Literal

Part = Literal[
    "work", "projects", "volunteer", "education", "awards", "certificates", "publications", "skills", "summary", "other"
]

_HEADINGS: tuple[tuple[Part, str], ...] = (
    ("volunteer", r"volunt\w+(?: \w+)?|community(?: \w+)?|charity work|pro bono(?: \w+)?|trustee\w*|board roles?"),
    ("projects", r"projects?|portfolio|case studies|side work|open source|placements?"),
    ("certificates", r"certific\w+|licen[cs]es?|accreditations?|professional development|registrations?|memberships?"),
    ("certificates", r"training|courses|cpd"),
    ("awards", r"awards?|honou?rs?|prizes?|recognition|scholarships?|distinctions?"),
    ("publications", r"publications?|papers|patents?|talks|presentations|exhibitions|writing|press"),
    ("education", r"education\w*|academic|qualifications?|studies|schooling|degrees?|university"),
    ("skills", r"skills?|competenc\w+|strengths|expertise|technolog\w+|tools|languages?|software|toolkit"),
    ("work", r"experience|employment|work|career|positions?|appointments?|roles?|jobs?|history|engagements?"),
    ("work", r"(?:key |selected |major |career )?(?:achievements?|accomplishments?|highlights?)|results"),
    ("summary", r"summary|profile|objective|statement|about(?: me)?|introduction|overview|bio\w*"),
    ("other", r"interests?|hobbies|references?|referees?|personal|contact\w*|details|declaration|activities|other"),
)  # fmt: skip
_COMPILED = tuple((part, re.compile(rf"\b(?:{pattern})\b", re.I)) for part, pattern in _HEADINGS)
_PLAIN = re.compile(r"[^\W\d_][\w &/’',()-]*")


def part_of_heading(text: str, *, loud: bool = False) -> Part | None:
    """The part a line opens as a heading; None for a line that is none. `loud`: it is set larger or bolder."""
    plain = text.strip(" \t#*_:=-–—|•.").strip()
    words = plain.split()
    if not 1 <= len(words) <= 5 or _PLAIN.fullmatch(plain) is None or text.rstrip().endswith((".", ",", ";")):
        return None
    certain = plain.isupper() or text.rstrip().endswith(":") or loud or text.lstrip().startswith(("#", "**", "__"))
    if not certain and (len(words) > 3 or not plain[:1].isupper() or words[0].endswith("ed")):
        return None
    # Its last or only word names it ("Work experience"), or the first of two things ("Education and training").
    for piece in (re.split(r"\s*(?:\band\b|&|/|,|\+)\s*", plain)[0], plain):
        for part, pattern in _COMPILED:
            if any(found.end() == len(piece) for found in pattern.finditer(piece)):
                return part
    return None
