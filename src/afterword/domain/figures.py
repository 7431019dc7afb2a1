"""Figures as people write and say them: "$4.2M" and "four point two million" are one and the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

FigureKind = Literal["count", "percent", "money"]


class Figure(NamedTuple):
    """One figure in a text: its value in whole units (percent as said: 41% is 41.0), and where it stands."""

    value: float
    kind: FigureKind
    first: int
    last: int  # one past its last character

    @property
    def telling(self) -> bool:
        """Whether the figure alone nearly says which fact is meant: no small count, no year."""
        whole = self.value == int(self.value)
        if self.kind == "count" and whole and 1950 <= self.value <= 2060:
            return False
        return not whole or self.value >= 13 or self.kind == "money"


_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_BELOW_A_HUNDRED = _UNITS.keys() | _TENS.keys()
_SCALES = {
    "hundred": 100.0, "thousand": 1e3, "k": 1e3, "grand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "mil": 1e6,
    "m": 1e6, "mn": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "bn": 1e9, "b": 1e9,
}  # fmt: skip
_SAID_SCALES = frozenset(_SCALES) - {"hundred", "m", "mn", "b", "bn"}
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_SPECIAL = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "lakh": 1e5, "crore": 1e7}
_BEGINS = re.compile(
    rf"(?:{'|'.join(sorted(_BELOW_A_HUNDRED | _PARTS.keys(), key=len, reverse=True))}"
    rf"|a(?=\W+(?:{'|'.join(_PARTS.keys() | _SPECIAL.keys())})))(?![^\W\d_])"
)
"""What a figure in words begins with, in small letters. A letter may stand before it: looking is quicker so."""
_LONGEST = 15
"""Digits; what has more of them is a telephone or an account number and counts nothing."""
_MONEY = re.compile(r"(?:[$£€₹¥]|\b(?:usd|eur|gbp|inr|rs|chf|aud|cad|nzd|sek|aed|kes)\b\.?)\s*$", re.IGNORECASE)
_MONEY_AFTER = re.compile(
    r"\s*(?:dollars?|bucks|pounds?|quid|euros?|rupees?|francs?|kronor|dirhams?|shillings?|usd|eur|gbp|€|£)\b",
    re.IGNORECASE,
)
_PERCENT_AFTER = re.compile(r"\s*(?:%|per\s?cent\b|percentage points?\b|points?\b)", re.IGNORECASE)
_DIGITS = re.compile(
    r"(?<![\w.])(?:\d{1,2}(?:,\d{2})+,\d{3}\b|\d+(?:[,\u00a0 ]\d{3})*)(?:\.\d+)?"  # "12,50,000" in India
    r"(?:\s?(?:k|m|mn|bn|b|million|thousand|billion|lakhs?|crores?)\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure in `text`, in order, whether in digits or in words. "one" alone and "a couple" are no figures."""
    found = [_of_digits(text, match) for match in _DIGITS.finditer(text) if _counts(match.group())]
    taken = [(figure.first, figure.last) for figure in found]
    found += [f for f in _spoken(text) if not any(a < f.last and f.first < b for a, b in taken)]
    shares = [share for figure in found if (share := _share(text, figure)) is not None]
    found = [f for f in found if not any(share.first <= f.first < share.last for share in shares)]
    return tuple(sorted([*found, *shares], key=lambda figure: figure.first))


_ONE_IN = re.compile(r"\b(?:one|1)\s+(?:(?:in|out of)\s+(?:every\s+)?|\w+\s+(?:in|out of)\s+every\s+)$", re.IGNORECASE)
_OF_TIME = re.compile(r"[\s-]*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)


def _share(text: str, figure: Figure) -> Figure | None:
    """ "one in seven" as the percentage it is; None for a figure before which no "one in" stands."""
    begins = max(0, figure.first - 40)
    match = _ONE_IN.search(text[begins : figure.first])
    whole = figure.value == int(figure.value) and figure.kind == "count" and 2 <= figure.value <= 1000
    if match is None or not whole or _OF_TIME.match(text, figure.last):
        return None
    return Figure(100 / figure.value, "percent", begins + match.start(), figure.last)


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures may be the same fact: equal, or rounded as people do when they speak of large ones."""
    if one.value == other.value:
        return "percent" not in (one.kind, other.kind) or one.kind == other.kind or _bare(one, other)
    if one.kind == other.kind == "percent":
        rounded = {one.value == int(one.value), other.value == int(other.value)} == {True, False}
        return rounded and abs(one.value - other.value) <= 0.5
    small, large = sorted((one.value, other.value))
    if small != int(small) and large in (small * 1e3, small * 1e6):
        return True  # "four point two million against three and a half"
    if small < 100:
        return False
    return abs(one.value - other.value) <= 0.03 * max(one.value, other.value)


def _bare(one: Figure, other: Figure) -> bool:
    """A percentage said without its word ("from forty one to fifty three percent")."""
    return "count" in (one.kind, other.kind)


def _counts(shown: str) -> bool:
    return sum(letter.isdigit() for letter in shown) <= _LONGEST


def _of_digits(text: str, match: re.Match[str]) -> Figure:
    shown = match.group()
    number = re.match(r"[\d.,\u00a0 ]+", shown)
    assert number is not None  # noqa: S101  (the pattern begins with a digit)
    scale = shown[number.end() :].lower()
    kind = _kind(text, match.start(), match.end())
    last = match.end()
    if len(scale) == 1 and kind != "money" and number.group()[-1].isspace():
        scale, last = "", match.start() + len(number.group().rstrip())  # "a wall of 3 m"
    value = float(re.sub(r"[,\u00a0 ]", "", number.group())) * _SCALES.get(scale, 1.0)
    return Figure(value, kind, match.start(), last)


def _kind(text: str, first: int, last: int) -> FigureKind:
    if _PERCENT_AFTER.match(text, last):
        return "percent"
    return "money" if _MONEY.search(text[max(0, first - 5) : first]) or _MONEY_AFTER.match(text, last) else "count"


def _spoken(text: str) -> list[Figure]:
    """Runs of number words, each as one figure: "eleven hundred and forty", "one point nine million", "forty-one"."""
    lower = text.lower()
    if len(lower) != len(text):  # some capitals are two letters when small
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    found: list[Figure] = []
    end = 0
    for begins in _BEGINS.finditer(lower):
        first = begins.start()
        if first < end or (first and lower[first - 1].isalpha()):
            continue
        words = _Words(lower, first)
        value, used = _run(words)
        if used:
            end = words.ends[used - 1]
            if value != 1:
                found.append(Figure(value, _kind(text, first, end), first, end))
    return found


class _Words:
    """The words of a text from one place on, as far as they are asked for. `ends` are where they end."""

    def __init__(self, text: str, first: int) -> None:
        self._text = text
        self._next = _WORD.finditer(text, first)
        self._words: list[str] = []
        self.ends: list[int] = []

    def __call__(self, place: int) -> str:
        """The word at `place`; "" where there is none, or it is not spoken as one figure with the one before."""
        while len(self._words) <= place:
            match = next(self._next, None)
            if match is None:
                return ""
            joined = not self.ends or _joined(self._text, self.ends[-1], match.start())
            self._words.append(match.group() if joined else "")
            self.ends.append(match.end())
        return self._words[place]


def _run(word: Callable[[int], str]) -> tuple[float, int]:
    """The figure that begins with the first word, and how many words it takes; (0, 0) where none does."""
    some = _part_of(word)
    if some[1]:
        return some
    here = 0
    total, part, seen, scale = 0.0, 0.0, False, 1.0
    while True:
        said = word(here)
        if said == "a" and here == 0 and word(here + 1) in _SPECIAL:
            part, seen = 1.0, True
        elif said in _TENS:
            if seen and part % 100:
                if total or not 11 <= part <= 20:
                    break
                part *= 100  # "twenty twenty one", "nineteen ninety"
            part += _TENS[said]
            seen = True
        elif said in _UNITS:
            if seen and part == 20 and total == 0 and _UNITS[said] >= 10:
                return 2000.0 + _UNITS[said], here + 1  # "twenty seventeen"
            if seen and (part % 10 or (part % 100 and (_UNITS[said] >= 10 or part % 100 == 10))):
                if total == 0 and 18 <= part <= 19 and _UNITS[said] >= 10:
                    return part * 100 + _UNITS[said], here + 1  # "nineteen seventeen"
                break
            part += _UNITS[said]
            seen = True
        elif said == "hundred" and seen and 0 < part < 100:
            part *= 100
        elif said in _SAID_SCALES and seen and (part or not total):
            scale = _SCALES[said]
            total += max(part, 1) * scale
            part = 0
        elif said == "dozen" and seen and part < 100:
            part *= 12
        elif said == "point" and seen and word(here + 1) in _UNITS:
            here += 1
            decimals = ""
            while word(here) in _UNITS and _UNITS[word(here)] < 10 and len(decimals) < 4:
                decimals += str(_UNITS[word(here)])
                here += 1
            return _ended(word, here, total, part + float(f"0.{decimals or 0}"))
        elif said == "and" and seen and word(here + 1) == "a" and word(here + 2) in _PARTS:
            whole = 1.0 if part or not total else scale  # "a million and a half"
            return _ended(word, here + 3, total, part + _PARTS[word(here + 2)] * whole)
        elif (
            said == "and"
            and seen
            and (total or part)
            and part % 100 == 0
            and word(here + 1) in _UNITS.keys() | _TENS.keys()
        ):
            pass
        else:
            break
        here += 1
    return (total + part, here) if seen else (0.0, 0)


def _ended(word: Callable[[int], str], here: int, total: float, part: float) -> tuple[float, int]:
    """A figure that closes with a fraction, and with a scale after it where there is one ("and a half million")."""
    if word(here) in _SAID_SCALES:
        return total + part * _SCALES[word(here)], here + 1
    return total + part, here


def _part_of(word: Callable[[int], str]) -> tuple[float, int]:
    """ "half a million", "a quarter of a million", "half a dozen"; (0, 0) where there is no such thing."""
    here = int(word(0) == "a")
    share = _PARTS.get(word(here), 0.0)
    here += 1 + (word(here + 1) == "of")
    if share and word(here) == "a" and word(here + 1) in _SPECIAL:
        return _SPECIAL[word(here + 1)] * share, here + 2
    return 0.0, 0


def _joined(text: str, end: int, start: int) -> bool:
    """Whether two words are spoken as one figure: only a space, a hyphen between them."""
    return text[end:start].strip() in {"", "-"}
