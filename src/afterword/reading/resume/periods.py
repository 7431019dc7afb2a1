"""The time a job lasted, as people write it in a résumé."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTH = "|".join(sorted([*_MONTHS, *_SEASONS], key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_POINT = (
    rf"(?:(?:(?:\d{{1,2}} )?(?:{_MONTH})\.?,? ?(?:{_YEAR}|[’'‘]\d\d))|(?:\d{{1,2}}[/.]){{1,2}}{_YEAR}"
    rf"|{_YEAR}(?:[-/.]\d{{1,2}})?)"
)
_NOW = r"(?:present|now|current(?:ly)?|today|to date|ongoing|date)"
_RANGE = re.compile(
    rf"\(?(?:\b(?:from|since|until) )?(?<!\d)(?P<start>{_POINT})\s*(?:[-–—]+|\bto\b|\buntil\b|\btill\b|→)\s*"
    rf"(?P<end>{_POINT}|{_NOW}|(?P<short>\d\d)(?!\d))\b\)?"
    rf"|\(?\bsince (?P<since>{_POINT})\)?|(?P<alone>\(?(?<![\d/.])\b{_POINT}\)?(?![\d/.]|[-–]\d))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Period:
    """`started` as YYYY or YYYY-MM; `ended` too, "" while it lasts, None when not said; `span`: its place."""

    started: str
    ended: str | None
    span: tuple[int, int]
    whole: bool  # a beginning and an end, not one date alone


def period_in(text: str) -> Period | None:
    """The first period or date in `text`: "Mar 2019 – present", "03/2019-11/2021", "2017–19", "(2018)"."""
    if not any(letter.isdigit() for letter in text):
        return None
    alone: Period | None = None
    for found in _RANGE.finditer(text[:400]):
        bracket = text.rfind("(", 0, found.start())
        if bracket > text.rfind(")", 0, found.start()) and text[bracket + 1 : found.start()].strip():
            continue  # "(lead since 2024)" says something else
        if found["start"]:
            started = _point(found["start"])
            if found["short"]:
                ended: str | None = started[:2] + found["short"]
            else:
                ended = "" if re.fullmatch(_NOW, found["end"], re.I) else _point(found["end"])
            return Period(started, ended, found.span(), True)
        if found["since"]:
            return Period(_point(found["since"]), "", found.span(), True)
        if alone is None:
            alone = Period(_point(found["alone"].strip("()")), None, found.span(), False)
    return alone


def _point(written: str) -> str:
    written = written.lower().strip()
    year = re.search(r"(?:19|20)\d\d", written)
    if year is None:
        short = re.search(r"\d\d\Z", written)
        number = int(short[0]) if short is not None else 0
        whole = str((1900 if number > 60 else 2000) + number)
        rest = written[: short.start()] if short is not None else written
    else:
        whole, rest = year[0], written[: year.start()] + " " + written[year.end() :]
    name = re.search(r"[a-z]+", rest)
    if name is not None:
        month = _MONTHS.get(name[0]) or _SEASONS.get(name[0])
        return f"{whole}-{month:02}" if month else whole
    numbers = [int(part) for part in re.findall(r"\d+", rest)]
    month = numbers[-1] if numbers else 0
    return f"{whole}-{month:02}" if 1 <= month <= 12 else whole
