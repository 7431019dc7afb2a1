"""Where what was said does not agree with the résumé: how long, since when, how many people.

Only statements about one and the same employment are compared, and only where it is named with them. People round when
they speak; what rounding explains is no contradiction. Where in doubt, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afterword.domain.diagnose.findings import WeakPoint
from afterword.domain.figures import Figure, figures
from afterword.domain.interview import Evidence
from afterword.domain.language import _
from afterword.domain.listen.reply import start_of
from afterword.domain.patterns import pattern
from afterword.domain.text import sentences
from afterword.domain.transcript import Passage, Transcript

ROUNDED = 1.0
"""Years by which a length of time may differ: nobody counts months aloud."""
_PLAIN_NAMES = frozenset(
    "the and of for group company limited services service care home school hospital college university bank trust "
    "council city north south east west royal national general international community health food foods".split()
)
_NO_EMPLOYER = ("certificates", "education", "awards", "publications")
"""Who examined or honoured somebody did not employ them."""
_YEAR = pattern(r"(?:19|20)\d\d")
_MONTH = pattern(r"(?:19|20)\d\d-(\d\d)")
_FOR_YEARS = pattern(r"\s*(?:and a half |or so )?years?\b", re.IGNORECASE)
_STAYED = pattern(r"\b(?:i|we)(?:['’]ve| have)? (?:was|were|been|spent|stayed|worked|did)\b", re.IGNORECASE)
_CAME = pattern(r"\b(?:went to|moved to|joined|started (?:at|with)|came to|began at|switched to)\b", re.IGNORECASE)
_LEFT = pattern(r"\b(?:left|resigned from|finished at|was let go from|quit)\b", re.IGNORECASE)
_TEAM = pattern(r"\b(?:team|crew|staff|group) of\s+(?:about |around |roughly |some )?$", re.IGNORECASE)
_LED = pattern(r"\b(?:led|lead|leading|manage[ds]?|managing|ran|running|supervis\w+|head(?:ed)?)\b", re.IGNORECASE)
_SOFT = pattern(r"\b(?:almost|nearly|over|under|more than|less than|at least|up to|or so|ish|maybe)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Employment:
    """One employer of the résumé, all its jobs together. Years are None where the paper does not say."""

    name: str
    key: str
    first: float | None
    last: float | None
    years: frozenset[int]
    teams: frozenset[int]


def contradictions_in(
    answer: Sequence[Passage], evidence: Sequence[Evidence], transcript: Transcript | None = None
) -> tuple[WeakPoint, ...]:
    """What an answer says otherwise than the résumé, with the exact sentence; one point at the most."""
    employments = _employments(evidence)
    for passage in answer:
        place = 0
        for sentence in sentences(passage.text):
            place = passage.text.index(sentence, place)
            named = [job for job in employments if re.search(rf"\b{re.escape(job.key)}\b", sentence, re.IGNORECASE)]
            if len(named) == 1 and (why := _against(sentence, named[0])):
                return (WeakPoint("contradicted", sentence, why, start_of(passage, place, transcript)),)
            place += len(sentence)
    return ()


def _employments(evidence: Sequence[Evidence]) -> tuple[_Employment, ...]:
    found: dict[str, list[Evidence]] = {}
    for item in evidence:
        if item.at.strip() and not item.path.startswith(_NO_EMPLOYER):
            found.setdefault(item.at.strip(), []).append(item)
    keys = [key for name in found for key in [_key(name)] if key]
    return tuple(_employment(name, items) for name, items in found.items() if keys.count(_key(name)) == 1)


def _key(name: str) -> str:
    """The word by which people call an employer; "" where none is its own."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 3 and word.lower() not in _PLAIN_NAMES]
    return words[0] if words else ""


def _employment(name: str, items: list[Evidence]) -> _Employment:
    starts = [when for item in items if (when := _when(item.started)) is not None]
    ends = [when for item in items if item.ended and (when := _when(item.ended)) is not None]
    closed = all(item.ended for item in items)
    years = {int(match) for item in items for match in _YEAR.findall(f"{item.started} {item.ended or ''}")}
    return _Employment(
        name,
        _key(name),
        min(starts, default=None),
        max(ends, default=None) if closed else None,
        frozenset(years),
        frozenset(int(size.value) for item in items for size in _team_sizes(item.text)),
    )


def _when(text: str) -> float | None:
    """A date of a résumé as years; a bare year counts from its middle."""
    year = _YEAR.search(text)
    if year is None:
        return None
    month = _MONTH.search(text)
    return int(year[0]) + ((int(month[1]) - 1) / 12 if month else 0.5)


def _team_sizes(text: str) -> Iterator[Figure]:
    return (figure for figure in figures(text) if _TEAM.search(text[: figure.first]) and figure.value < 10_000)


def _against(sentence: str, job: _Employment) -> str:
    """How a sentence that names a job speaks against the résumé; "" where it does not."""
    said = figures(sentence)
    for figure in said:
        after, before = sentence[figure.last :], sentence[: figure.first]
        if _SOFT.search(before[-14:]) or _SOFT.match(after.strip()[:6]):
            continue
        if _FOR_YEARS.match(after) and _STAYED.search(sentence) and job.first is not None and job.last is not None:
            held = job.last - job.first  # less than that may be one of several posts there
            if figure.value - held > ROUNDED + (0.5 if "half" in after[:14] else 0.25):
                return _("Your résumé gives {name} a shorter time, and they may be wondering which is so.").format(
                    name=job.name
                )
        if 1950 <= figure.value <= 2060 and job.years and int(figure.value) not in job.years:
            near = job.key.lower() in sentence.lower()[max(0, figure.first - 60) : figure.last + 40]
            if near and (_CAME.search(before[-60:]) or _LEFT.search(before[-60:])):
                return _("Your résumé has another year for {name}, and they may be wondering which is so.").format(
                    name=job.name
                )
        if job.teams and _TEAM.search(before) and _LED.search(before) and int(figure.value) not in job.teams:
            return _("Your résumé has a team of another size at {name}, and they may be wondering which is so.").format(
                name=job.name
            )
    return ""
