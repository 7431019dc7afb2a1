"""Figures told again in other words: "31 h to 9 h" as "more than a day, and now a morning", "9 %" as "one in ten".

A résumé gives a result in figures; in the room people round it, turn it round, tell it in other units, as a share, a
factor or a difference. `retold` says how much of the figures of a line stands in what was said, whichever way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from afterword.domain.figures import Figure, figures, same
from afterword.domain.text import STOP, stem

Kind = Literal["count", "percent", "money", "time"]
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "min": 1 / 60, "hour": 1.0, "hr": 1.0, "h": 1.0, "day": 24.0,
          "week": 168.0, "fortnight": 336.0, "month": 730.0, "quarter": 2190.0, "year": 8760.0}  # fmt: skip
_SPAN = re.compile(
    r"[\s-]*(?:working |whole |full |solid |good )?(second|minute|min|hour|hr|h|day|week|fortnight|month|year)s?\b",
    re.IGNORECASE,
)
_LOOSE_SPANS = re.compile(
    r"\b(?P<half>half (?:an? )?)?(?P<one>an?|one|under an?|over an?)\s+"
    r"(?:(?:whole|full|single|good|solid)\s+)?(?P<unit>minute|hour|day|week|fortnight|month|year|morning|afternoon|"
    r"weekend)(?P<and> and a half)?\b|\b(?P<couple>couple of|few|pair of)\s+(?P<units>minutes|hours|days|weeks|months|"
    r"years)\b|\b(?P<night>overnight|fortnight|same day|year-round)\b",
    re.IGNORECASE,
)
_LOOSE = {"morning": 4.0, "afternoon": 4.0, "weekend": 48.0, "overnight": 12.0, "same day": 12.0, "year-round": 8760.0}
_FEW = {"couple of": 2.0, "pair of": 2.0, "few": 3.0}
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|close to|some|just (?:under|over|short of|shy of)|getting on for|over|"
    r"under|more than|less than|approximately|best part of|upwards of|or so|give or take|maybe|something like)\W*$",
    re.IGNORECASE,
)
_ODD = re.compile(r"[\s-]*(?:odd|ish|something|or so|plus|give or take|and change|and a bit)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s-]*(?:%|per ?cent)?[\s-]*(?:of (?:the|our|my|them)\s+)?([a-z]{3,})(?:\s+([a-z]{3,}))?", re.IGNORECASE
)


class Amount(NamedTuple):
    """A figure with what it counts: `value` in hours where it is a time, `things` the stems of the words after it.

    `loose` where it was said with "about", "-odd", or as "a morning"; `rate` where it is so many a week, in hours.
    """

    value: float
    kind: Kind
    first: int
    last: int
    things: frozenset[str] = frozenset()
    loose: bool = False
    shown: Figure | None = None


@lru_cache(maxsize=8192)
def amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of a text in order: figures, and times told without one ("a fortnight", "a couple of hours")."""
    found: list[Amount] = []
    at = 0
    for part in _STOP.split(text):
        found += [_moved(one, at) if at else one for one in _amounts_in(part)]
        at += len(part) + 2
    return tuple(_with_units(text, found))


_STOP = re.compile(r"(?<![Rr]s)\. ")
"""No amount reaches over a full stop, but "Rs. 500". Runs of an answer share most sentences: each is read once."""


def _moved(one: Amount, by: int) -> Amount:
    figure = one.shown
    shown = figure and Figure(figure.value, figure.kind, figure.first + by, figure.last + by)
    return Amount(one.value, one.kind, one.first + by, one.last + by, one.things, one.loose, shown)


@lru_cache(maxsize=8192)
def _amounts_in(text: str) -> list[Amount]:
    found = [_amount(text, figure) for figure in figures(text)]
    taken = [(one.first, one.last) for one in found]
    for match in _LOOSE_SPANS.finditer(text):
        rate = any(0 <= match.start() - b <= _RATE for _, b in taken)  # "forty minutes a day"
        if not rate and not any(a < match.end() and match.start() < b for a, b in taken):
            value = _hours_of(match)
            found.append(Amount(value, "time", match.start(), match.end(), loose=True))
    return sorted(found, key=lambda one: one.first)


def _with_units(text: str, found: list[Amount]) -> list[Amount]:
    """ "From 41 to 16 minutes": what is said of one end of a change holds for the other."""
    for at, (one, other) in enumerate(pairwise(found)):
        if one.kind == other.kind or other.first - one.last > _LEAP or not _LEADS.search(text[one.last : other.first]):
            continue
        if one.kind == "count" and one.shown is not None:
            found[at] = _as(one, other, text)
        elif other.kind == "count" and other.shown is not None:
            found[at + 1] = _as(other, one, text)
    return found


_LEAP = 30
_RATE = 14
_LEADS = re.compile(r"\b(?:to|into|instead of|and now)\b|→|->|–", re.IGNORECASE)


def _as(bare: Amount, full: Amount, text: str) -> Amount:
    span = _SPAN.match(text, full.shown.last) if full.shown is not None else None
    if full.kind == "time":
        value = bare.value * _HOURS[span[1].lower()] if span is not None else bare.value
        return bare._replace(kind="time", value=value) if span is not None else bare
    if full.kind == "percent" and bare.value > 100:
        return bare
    return bare._replace(kind=full.kind)


def _amount(text: str, figure: Figure) -> Amount:
    span = _SPAN.match(text, figure.last)
    loose = bool(_ABOUT.search(text[max(0, figure.first - 24) : figure.first]) or _ODD.match(text, figure.last))
    if span is not None and figure.kind == "count":
        hours = figure.value * _HOURS[span[1].lower()]
        return Amount(hours, "time", figure.first, span.end(), frozenset(), loose, figure)
    after = _AFTER.match(text, figure.last)
    things = frozenset(stem(word.lower()) for word in (after.groups() if after else ()) if word and word not in STOP)
    return Amount(figure.value, figure.kind, figure.first, figure.last, things, loose, figure)


def _hours_of(match: re.Match[str]) -> float:
    if match["night"]:
        return _LOOSE.get(match["night"].lower(), 336.0)
    if match["couple"]:
        return _FEW[match["couple"].lower()] * _HOURS[match["units"].lower()[:-1]]
    unit = match["unit"].lower()
    size = _LOOSE.get(unit) or _HOURS[unit]
    return size * (0.5 if match["half"] else 1.0) * (1.5 if match["and"] else 1.0)


# -- shares and factors

_FRACTIONS = {
    "half": 1 / 2, "halve": 1 / 2, "halved": 1 / 2, "halving": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5,
    "tenth": 1 / 10, "double": 2.0, "doubled": 2.0, "doubling": 2.0, "twice": 2.0, "triple": 3.0, "tripled": 3.0,
    "trebled": 3.0, "threefold": 3.0, "tenfold": 10.0, "quadrupled": 4.0,
}  # fmt: skip
_SMALL = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_FACTOR = re.compile(
    r"\b(?P<many>a|one|two|three|four)?[\s-]*(?P<part>hal(?:f|ve|ved|ving)|thirds?|quarters?|fifths?|tenths?|"
    r"doubl(?:e|ed|ing)|twice|tripled?|trebled|threefold|tenfold|quadrupled)\b(?!\s+(?:an? )?(?:hour|past|day|hundred|"
    r"million|dozen|thousand|year|term))|\b(?P<times>two|three|four|five|six|ten)\s+times\b",
    re.IGNORECASE,
)
_SHARED = ("half", "halv", "third", "quarter", "fifth", "tenth", "doubl", "twice", "tripl", "trebl", "threefold",
           "tenfold", "quadrupl", "times")  # fmt: skip
"""Without one of these there is nothing to find for `_FACTOR`, which is slow."""
_EVERY = re.compile(
    r"\b(?:for )?every\s+(?P<all>two|three|four|five|six|ten|twenty)\b.{0,60}?\b(?:only |just )?(?P<some>one|two)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no(?:body| ?one)?|none|never|nothing|zero|without|not (?:one|a|once|any)|didn'?t lose|disappear\w*|gone|"
    r"clean|nil|eliminat\w+|clear(?:ed)?|empty|all (?:of them|gone)|every (?:single )?(?:one|day)|"
    r"every(?:one|body|thing)|first[- ]time|any(?:one|body|more)|ran out)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:f[ae]ll\w*|drop\w*|cut|down|reduc\w*|less|fewer|halv\w+|sav\w+|lower\w*|shorten\w*|sank|decreas\w*|lost|"
    r"minus|shrank|clear\w*|slash\w*|off|under|quicker|faster|shorter)\b|[-−]\d",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?:an? |about |around |nearly |almost |over |some )*$", re.IGNORECASE)
_SIGN = re.compile(r"[-−+]\s*$")
_COMPARED = re.compile(r"[^.]*\b(?:less|fewer|more)")
_TO = re.compile(
    r"\bto\b|→|->|\bagainst\b|\bnow\b|\binstead of\b|\brather than\b|\bfrom\b|\bwas\b|\bvs\b", re.IGNORECASE
)


def _fractions(text: str) -> Iterator[tuple[float, int, int]]:
    """Shares and factors said as words, with where they stand: "two thirds", "halved", "one in fifty", "4 of 6"."""
    lower = text.lower()
    for match in _FACTOR.finditer(text) if any(map(lower.__contains__, _SHARED)) else ():
        if match["times"]:
            yield {"ten": 10.0}.get(match["times"].lower(), float(_SMALL.get(match["times"].lower(), 1))), *match.span()
            continue
        part = match["part"].lower().rstrip("s") if match["part"].lower() != "halves" else "half"
        size = _FRACTIONS.get(part, 0.0)
        many = _SMALL.get((match["many"] or "one").lower(), 1)
        if size:
            yield size * many if size < 1 else size, *match.span()
    for match in _EVERY.finditer(text) if "every" in lower else ():
        many = {"ten": 10, "twenty": 20}.get(match["all"].lower(), _SMALL.get(match["all"].lower(), 0))
        if many:
            yield _SMALL[match["some"].lower()] / many, *match.span()


class Shift(NamedTuple):
    """A change as a factor: 0.25 for "fell by three quarters" and for "from 20 to 5"; where it stands in the text."""

    factor: float
    first: int
    last: int


PAIR = 90
"""Characters within which two amounts of one kind may be the before and the after of a change."""


@lru_cache(maxsize=8192)
def shifts(text: str) -> tuple[Shift, ...]:
    """The changes that a text may tell of; in what was said nearly any two amounts of one kind may be one."""
    found = []
    for size, first, last in _fractions(text):
        found.append(Shift(size, first, last))
        if size < 1:
            found.append(Shift(1 - size, first, last))
    for one in amounts(text):
        if one.kind == "percent" and 0 < one.value < 100:
            found += [Shift(one.value / 100, one.first, one.last), Shift(1 - one.value / 100, one.first, one.last)]
            found.append(Shift(1 + one.value / 100, one.first, one.last))
    listed = amounts(text)
    for place, one in enumerate(listed):
        for other in listed[place + 1 : place + 4]:
            if other.first - one.last > 3 * PAIR or not one.value or not other.value:
                continue
            if one.kind == other.kind or "count" in (one.kind, other.kind):
                found.append(Shift(other.value / one.value, one.first, other.last))
    return tuple(found)


@lru_cache(maxsize=4096)
def changes(line: str) -> tuple[Shift, ...]:
    """The changes a résumé line claims: from A to B, by so much, halved; as factors of what was before."""
    found = []
    listed = amounts(line)
    for one, other in pairwise(listed):
        between = line[one.last : other.first]
        if one.kind == other.kind and len(between) < 40 and _TO.search(between) and one.value and other.value:
            found.append(Shift(other.value / one.value, one.first, other.last))
    down = bool(_DOWN.search(line))
    for one in listed:
        before = line[max(0, one.first - 20) : one.first]
        taken = any(shift.first <= one.first < shift.last for shift in found)
        if one.kind != "percent" or not 0 < one.value < 100 or taken:
            continue
        if down or _BY.search(before) or _SIGN.search(before) or _COMPARED.match(line, one.last):
            found.append(Shift(1 - one.value / 100 if down else 1 + one.value / 100, one.first, one.last))
    for size, first, last in _fractions(line):
        by = _BY.search(line[max(0, first - 20) : first])
        word = line[first:last].lower()
        if by or size > 1 or word.startswith("halv") or down:
            lessened = 1 - size if size < 1 and down and not word.startswith("halv") else size
            found.append(Shift(lessened, first, last))
    return tuple(found)


# -- one amount told again


def nearest(one: Amount, others: Sequence[Amount]) -> float:
    """How surely an amount is told again by one of `others`, 0 to 1."""
    best, value = 0.0, one.value
    shown = None if one.shown is None else one.shown.value
    bare = one.kind in _BARE
    for other in others:
        # Most are two amounts in plain sight; that is seen here, without a call. `nearness` has the whole rule.
        small, large = (value, other.value) if value < other.value else (other.value, value)
        apart = 0.69 if not bare or other.kind not in _BARE else 0.83 if value >= 8 else 1.0
        if 0.011 * large < small < apart * large and (
            shown is None or other.shown is None or shown != other.shown.value
        ):
            continue
        best = max(best, nearness(one, other))
    return best


_BARE = ("count", "money")
"""Kinds of which small amounts are never rounded, and others by a sixth at the most."""


def nearness(one: Amount, other: Amount) -> float:
    """How surely two amounts are the same one told twice, 0 to 1: the very figure of the same thing is 1."""
    gap = abs(one.value - other.value) / max(one.value, other.value, 1e-9)
    alike = one.shown is not None and other.shown is not None and one.shown.value == other.shown.value
    if gap > _FAR and not alike and (gap < _SCALED or "time" in (one.kind, other.kind)):
        return 0.0
    if one.kind == "time" and other.kind == "time":
        if alike and gap < 0.01:
            return 1.0
        return 0.8 if gap <= 0.08 else 0.6 if gap <= (_FAR if other.loose else 0.15) else 0.0
    if one.shown is None or other.shown is None:
        return 0.0
    if {one.kind, other.kind} in ({"money", "percent"}, {"money", "time"}, {"percent", "time"}):
        return 0.0
    alike_kind = one.kind == other.kind != "count" and one.shown.value == other.shown.value
    if alike_kind or same(one.shown, other.shown):
        if "time" in (one.kind, other.kind):
            return 0.35
        if one.things & other.things or one.kind == other.kind != "count":
            return 1.0
        return 0.85 if not one.things or not other.things else 0.6
    if one.kind != other.kind and "percent" in (one.kind, other.kind):
        return 0.0
    room = 0.16 if other.loose else 0.06
    if one.kind == "percent":
        room = 0.16
    if one.value < 8:
        return 0.0
    return 0.6 if gap <= room and (_round(other.value) or other.loose) else 0.0


_FAR, _SCALED = 0.3, 0.99
"""Apart by more, two amounts are two; unless a thousand times apart, since "four point two" may mean millions."""


def _gap(one: float, other: float) -> float:
    return abs(one - other) / max(abs(one), abs(other), 1e-9)


def _round(value: float) -> bool:
    """Whether people say such a figure when they round: 50, 1,500, 90,000."""
    text = f"{value:.0f}"
    return value >= 10 and len(text.rstrip("0")) <= max(1, len(text) - 1)


def shifted(one: Shift, others: Sequence[Shift]) -> tuple[float, Shift | None]:
    """How nearly one of `others` tells the change `one`, 0 to 1; told backwards ("it used to be double") counts too."""
    best, where = 0.0, None
    low, high = 0.79 * one.factor, 1.27 * one.factor
    for other in others:
        if not (low < other.factor < high or 0.79 < one.factor * other.factor < 1.27):
            continue  # neither way round within the widest gap below
        for factor in (other.factor, 1 / other.factor if other.factor else 0.0):
            gap = _gap(one.factor, factor)
            value = 1.0 if gap <= 0.04 else 0.75 if gap <= 0.12 else 0.4 if gap <= 0.2 else 0.0
            if factor is not other.factor:
                value *= 0.9
            if value > best:
                best, where = value, other
    return best, where


def none_in(text: str) -> bool:
    """Whether a text speaks of none, of all, or of the end of something: "not one came back", "nothing left"."""
    return bool(_NONE.search(text.replace("’", "'")))
