"""Whether a sentence spoken to a candidate touches private ground (contract S10): the topic, and how openly.

The ground and the ways of directing it at a person are data (`knowledge/private_ground.yaml`); this file says how they
are weighed. A wording that asks outright goes before one that a frame made, that before one that fishes, and last comes
a question that takes up what a sentence before it brought up ("They're all in their twenties. Would that suit you?").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.knowledge import topics
from afterword.domain.knowledge.cues import STOP, Found, Reading
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.knowledge.ground import FRAMED, GroundCue, ground

_RANK = {"asks": 0, "nouns": 1, "states": 1, "acts": 1, "veiled": 2, "strong": 3}

_YOU = frozenset("you your you'd you've you're you'll yours yourself ya ye".split())
_OTHERS = frozenset("i we my our they their them he she his her us me it".split())
_LEADS = frozenset("so and but or now okay ok well then right just also um uh".split())
_OPENS = frozenset(
    "do did does are were is was have has had would will could can any who what which where when how got".split()
)
_SHORT = 8
"""A question of so few words need not say whom it asks."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Private ground in a sentence: the topic, whether the wording is veiled, and the words that touch it.

    `start` and `end` count characters of the sentence.
    """

    topic: str
    veiled: bool
    start: int
    end: int


@lru_cache(maxsize=4096)
def ground_in(sentence: str, before: str = "") -> Touched | None:
    """The private ground a sentence of the employer's side touches; None when it touches none.

    `before` is what they said just before it, and may be "". The sentence is taken to be spoken to the candidate.
    """
    reading = read_spoken(sentence)
    if not reading.words:
        return None
    cues = list(ground().possible(reading))
    found = sorted(
        (
            (_RANK[cue.how], place.first, place.first - place.last, cue.topic, cue, place)
            for cue in cues
            if cue.how in _RANK
            for place in reading.find_all(cue.cues)
        ),
        key=lambda one: one[:4],
    )
    takes = [place for cue in cues if cue.how == "takes_up" for place in reading.find_all(cue.cues)]
    if not found and not takes:
        return None
    harmless = _places(cues, "harmless", reading)
    at_work = bool(_places(cues, "work", reading))
    strong = not at_work and _to_you(reading) and not _places(cues, "aside", reading)
    for rank, _, _, topic, cue, place in found:
        fair = (rank == _RANK["strong"] and not strong) or (at_work and cue.how in FRAMED and not cue.yours)
        if not fair and not _cleared(topic, place, harmless, reading):
            return _touched(topic, rank == _RANK["veiled"], place, reading)
    return _taken_up(takes, _places(cues, "setting", reading), harmless, before, reading)


_NOTED = ("asks", *FRAMED, "veiled", "strong", "setting", "harmless", "work", "aside", "takes_up")


@lru_cache(maxsize=4096)
def signs_in(sentence: str) -> tuple[float, ...]:
    """What the wordings notice in a sentence, one by one and unweighed: 1 for each kind that stands in it, else 0."""
    reading = read_spoken(sentence)
    kinds = {cue.how for cue in ground().possible(reading) if reading.has(cue.cues)}
    known = [
        any(reading.has(cues) for cues in lists)
        for lists in zip(
            *((t.direct, t.veiled, t.mentions, t.disclosure, t.false_hits) for t in topics().values()), strict=True
        )
    ]
    return (*(float(how in kinds) for how in _NOTED), *map(float, known))


def _to_you(reading: Reading) -> bool:
    """Whether the sentence asks the person, or asks in a few words without saying whom ("Any kids?")."""
    words = [word for word in reading.words if word not in _LEADS]
    if "?" not in reading.text and not (words and words[0] in _OPENS):
        return False
    if words[-2:] == ["it", STOP]:
        words = words[:-3]  # "Pension's not far off, is it?" speaks of nobody else
    return not _YOU.isdisjoint(words) or (len(words) <= _SHORT and _OTHERS.isdisjoint(words))


def _taken_up(
    takes: list[Found],
    settings: list[tuple[str, Found]],
    harmless: list[tuple[str, Found]],
    before: str,
    reading: Reading,
) -> Touched | None:
    """A question that hangs on what was brought up earlier, in this sentence or in what was said before."""
    if not takes:
        return None
    take = min(takes, key=lambda place: place.first)
    for topic, place in settings:
        if place.last < take.first and not _cleared(topic, place, harmless, reading):
            return _touched(topic, True, take, reading)
    if not before:
        return None
    earlier = read_spoken(before)
    cues = list(ground().possible(earlier))
    clear = _places(cues, "harmless", earlier)
    for topic, place in sorted(_places(cues, "setting", earlier), key=lambda one: one[1].first):
        if not _cleared(topic, place, clear, earlier):
            return _touched(topic, True, take, reading)
    return None


def _places(cues: list[GroundCue], how: str, reading: Reading) -> list[tuple[str, Found]]:
    return [(cue.topic, place) for cue in cues if cue.how == how for place in reading.find_all(cue.cues)]


def _cleared(topic: str, place: Found, harmless: list[tuple[str, Found]], reading: Reading) -> bool:
    """Whether words of the same topic that mean no harm overlap it."""
    clear = [other for own, other in harmless if own == topic]
    if topic in topics():
        clear += reading.find_all(topics()[topic].false_hits)
    return any(other.first <= place.last and place.first <= other.last for other in clear)


def _touched(topic: str, veiled: bool, place: Found, reading: Reading) -> Touched:
    return Touched(topic, veiled, reading.spans[place.first][0], reading.spans[place.last][1])
