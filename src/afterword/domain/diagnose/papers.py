"""What a résumé leaves open to an employer: a gap, short stays, another level, another field.

Only what the dates and titles plainly say. A résumé that gives no months, or posts without a line of their own, tells
nothing about gaps, and then nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from afterword.domain.interview import Case, Evidence, Source
from afterword.domain.language import _
from afterword.domain.text import content

GAP_MONTHS = 8
"""From so many months on, people ask about a gap."""
SHORT_MONTHS = 18
RECENT = 4
"""Posts looked at; what lies further back is seldom asked about."""

_PLACE = re.compile(r"work\[(\d+)\]")
_HEADS = re.compile(
    r"\b(?:manager|head|director|lead|leader|supervisor|foreman|forewoman|matron|chief|principal|sister|sous[- ]chef|"
    r"partner)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\b(?:director|head of|chief|vice president|vp)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing a résumé leaves open: the concern, its weight, a sentence for the person, the lines it rests on."""

    concern: str
    weight: float
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class _Post:
    place: int
    position: str
    first: int | None  # months since year 0
    last: int | None  # None: not known or still there
    now: bool
    line: Evidence


def of_papers(case: Case) -> tuple[Paper, ...]:
    """What the résumé leaves open, in the order gap, short stays, level, field."""
    posts = _posts(case)
    found = [_gap(posts, case), _short(posts), _level(posts, case), _field(posts, case)]
    return tuple(paper for paper in found if paper is not None)


def _posts(case: Case) -> list[_Post]:
    held: dict[int, _Post] = {}
    for line in case.evidence:
        match = _PLACE.match(line.path)
        if match is not None and int(match[1]) not in held:
            place = int(match[1])
            held[place] = _Post(
                place, line.position, _months(line.started), _months(line.ended or ""), line.ended == "", line
            )
    return [held[place] for place in sorted(held)][:RECENT]


def _months(day: str) -> int | None:
    """A month as a number; None for a year alone, from which no gap can be told."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-\d{2})?", day.strip())
    return int(match[1]) * 12 + int(match[2]) if match else None


def _gap(posts: list[_Post], case: Case) -> Paper | None:
    for newer, older in pairwise(posts):
        if newer.place + 1 != older.place or newer.first is None or older.last is None:
            continue
        months = newer.first - older.last - 1
        between = any(p.first and p.first < newer.first and (p.now or (p.last or 0) > older.last) for p in posts)
        if months >= GAP_MONTHS and not between:
            text = _("Your résumé shows about {months} months between these two posts.").format(months=months)
            return Paper("gap", 0.4, text, (older.line.source, newer.line.source))
    starts = case.interview.starts_at
    if posts and starts is not None and posts[0].last is not None and not any(p.now for p in posts):
        since = starts.year * 12 + starts.month - max(p.last for p in posts if p.last is not None)
        if since >= GAP_MONTHS:
            text = _("Your résumé ends about {months} months before the interview.").format(months=since)
            return Paper("gap", 0.4, text, (posts[0].line.source,))
    return None


def _short(posts: list[_Post]) -> Paper | None:
    over = [p for p in posts if p.first is not None and p.last is not None]
    short = [p for p in over if p.last is not None and p.first is not None and 0 <= p.last - p.first < SHORT_MONTHS]
    if len(short) < 2 or len(short) < len(over) / 2:
        return None
    text = _("Several posts on your résumé lasted less than a year and a half.")
    return Paper("job_hopping", 0.4, text, tuple(p.line.source for p in short[:3]))


def _level(posts: list[_Post], case: Case) -> Paper | None:
    role = case.interview.role
    titles = [p for p in posts if p.position]
    if not role.strip() or not titles:
        return None
    if _HEADS.search(role) and not any(_HEADS.search(p.position) for p in titles):
        text = _("The title of this job leads people, and no title on your résumé does.")
        return Paper("leadership", 0.35, text, (titles[0].line.source,))
    if _ABOVE.search(titles[0].position) and not _HEADS.search(role):
        text = _("Your last title stands above this one.")
        return Paper("overqualified", 0.4, text, (titles[0].line.source,))
    return None


def _field(posts: list[_Post], case: Case) -> Paper | None:
    role = content(re.sub(_HEADS, " ", case.interview.role))
    titles = [p for p in posts if p.position]
    if not role or len(titles) < 2 or any(role & content(f"{p.position} {p.line.at}") for p in titles):
        return None
    text = _("None of your titles so far names this line of work.")
    return Paper("industry_change", 0.3, text, (titles[0].line.source,))
