"""The shorthand of résumés opened, so that it can be said aloud; no figure is changed."""

from __future__ import annotations

import re

from afterword.domain.days import MONTHS
from afterword.domain.patterns import pattern

_UNITS = {
    "h": "hours", "hr": "hours", "hrs": "hours", "min": "minutes", "mins": "minutes", "wk": "weeks", "wks": "weeks",
    "mth": "months", "mths": "months", "mos": "months", "yr": "years", "yrs": "years", "secs": "seconds",
}  # fmt: skip
_SHORT = [
    (pattern(r"\s*&\s*(?=[a-z])"), " and "),
    (pattern(r"\bw/\s?"), "with "),
    (pattern(r"\bapprox\.?\s", re.IGNORECASE), "about "),
    (pattern(r"~\s?(?=[£$€\d])"), "about "),
    (pattern(r"\bp\.?a\b\.?"), "a year"),
    (pattern(r"\bavg\.?\s", re.IGNORECASE), "average "),
    (pattern(r"\byoy\b", re.IGNORECASE), "year on year"),
    (pattern(r"\s*(?:→|->|=>)\s*"), " to "),
    (
        pattern(r"\b([a-z]+)-to-([a-z]+)\b(?=\s*(?:\d|$|[,;]|(?:from|fell|rose|went|down|up|in|by|at|dropped)\b))"),
        r"\1 to \2",
    ),
    (pattern(r"(?<=\d)\s*-\s*(?=\d+\s?(?:%|percent))"), " to "),
]
_SPELLED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|"
    "thirty|forty|fifty|half|none|zero|nothing"
)
AMOUNT = (
    r"(?:about |around |nearly |over |under )?(?:[A-Z]{0,3}[£$€]?\d[\d.,]*\s?(?:%|an? [a-z]{3,9}|per [a-z]{3,9}|[a-zA-Z]{1,12})?(?: \d+ [a-z]+)?|"
    rf"(?:{_SPELLED})\b(?: [a-z]{{2,12}})?(?: a [a-z]+)?)"
)

_MONTH = "|".join(rf"{month[:3]}[a-z]*" for month in MONTHS)
_MONTHS_IN_BRACKETS = pattern(
    rf"\s*\((?P<a>{_MONTH})\.?\s*(?:-|–|—|to)\s*(?P<b>{_MONTH})\.? (?P<year>(?:19|20)\d\d)\)$"
)
_CHANGE_IN_BRACKETS = pattern(
    rf"(?P<by>\bby (?:about |around )?(?:an? |one )?(?:third|half|quarter|\d+ ?%)) \((?:from )?(?P<a>{AMOUNT}) (?:to|->|→) (?P<b>{AMOUNT})\)$"
)
""" "down by a third (£2,100 a month to £1,400)": the brackets say the same in figures."""


def opened_brackets(text: str) -> str:
    """A line whose last brackets hold a change or the months of it, with the brackets opened."""
    text = _MONTHS_IN_BRACKETS.sub(lambda m: f", between {_month(m['a'])} and {_month(m['b'])} {m['year']}", text)
    return _CHANGE_IN_BRACKETS.sub(r"\g<by>, from \g<a> to \g<b>", text)


def _month(text: str) -> str:
    return next(month for month in MONTHS if month.startswith(text[:3]))


def plain_units(text: str) -> str:
    """Opens the shorthand of a résumé ("31 h", "w/", "~40", "31 -> 9"); figures stay as they are."""
    for short, plain in _SHORT:
        text = short.sub(plain, text)

    def unit(match: re.Match[str]) -> str:
        return f"{match.group(1)} {_UNITS[match.group(2).lower()]}"

    text = re.sub(r"(\d)\s?(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\b\.?", unit, text)
    text = re.sub(r"\b1 (hour|minute|week|month|year|second)s\b", r"1 \1", text)
    return re.sub(r"\s+", " ", text).strip()
