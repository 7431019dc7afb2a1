"""What a sentence of the employer's side asks for, if anything: an answer, more of the same, a nod, or nothing here.

The wordings are data (`knowledge/asking.yaml`); this file says how they are weighed. Written questions can be told by
their mark; spoken ones often come without it, so the way a sentence opens counts as much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from afterword.domain.diagnose.questions import OTHER, family_heard
from afterword.domain.knowledge import families
from afterword.domain.knowledge.cues import Reading
from afterword.domain.listen.utterances import CONNECT, Utterance, wordings

REPORTED = frozenset(
    "say says said saying ask asks asked asking think thinking thought goes going like wondered wonder know tell told "
    "went was is see".split()
)
"""Words after which a question is told, not put ("and they say, what did we get for it")."""

Sort = Literal["asks", "probe", "nod", "announces", "logistics", "technical", "small_talk"]
"""asks: a question that wants an answer of its own. The others are what only sounds like one, or hangs on one."""

Kind = Literal["request", "question", "remark"]
"""How it is put: "tell us", "how did you", or neither, so that only its mark shows that it asks."""

_YOU = frozenset("you your you'd you've you're you'll yourself yours ya".split())
_LISTS: tuple[tuple[Sort, str, float], ...] = (
    ("technical", "technical", 0.35),
    ("logistics", "logistics", 0.5),
    ("logistics", "recording", 0.0),
    ("logistics", "errands", 0.15),
    ("small_talk", "small_talk", 0.4),
    ("nod", "nods", 0.75),
    ("announces", "announces", 0.5),
    ("probe", "probes", 0.65),
)
"""The sorts that are not questions of their own, their lists, and the share of the sentence that a wording must fill: a
longer sentence asks something beside it.
"""
FOR_US = "questions_for_us"
PLAIN = 1.5
"""From this weight on a question names the subject of its family; below it, only the way it is put speaks."""
OUTRIGHT = 3.0
"""From this weight on a wording of several words names the subject: what is put like a probe asks after all."""
_WH = frozenset(
    "what what's how how's why why's when when's where where's who who's which whose whom what've what're".split()
)
INVERTED = _WH | frozenset(
    "what what's how how's why why's when when's where where's who who's which whose whom do did does is was are were "
    "have has had can could would will should may might shall any anything anyone anybody ever got aren't isn't don't "
    "didn't doesn't wasn't weren't haven't can't couldn't won't wouldn't".split()
)
IN_SHORT = 7
BY_SUBJECT = frozenset({FOR_US, "start_date_notice"})
"""Families that are asked for by naming them, in so few words."""
OTHERS = frozenset("he she they nobody somebody someone who people everyone everybody that to it which".split())
"""Words before a request that make it somebody else's."""
_TAGGED = 12
"""A sentence of so few words that ends in "isn't it" or "right" is a remark that wants a nod."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What an utterance asks. `firm`: it can stand alone, as a request or because it names a known subject."""

    sort: Sort
    kind: Kind = "remark"
    family: str = OTHER
    weight: float = 0.0

    @property
    def firm(self) -> bool:
        return self.sort == "asks" and (self.kind == "request" or self.weight >= PLAIN)


def ask_in(utterance: Utterance) -> Ask | None:
    """What the utterance asks, or None when it asks nothing. It is taken to be spoken by the employer's side."""
    kind = kind_of(utterance)
    if not utterance.words:
        return None
    if not utterance.marked and kind == "remark":
        return _in_few_words(utterance)
    for sort, name, share in _LISTS:
        if filled_by(utterance, name, share):
            if sort != "probe" or (heard := family_heard(utterance.reading))[1] < OUTRIGHT:
                return Ask(sort, kind)
            return Ask("asks", kind, *heard)
    if kind == "remark" and len(utterance.words) <= _TAGGED and tagged(utterance):
        return Ask("nod", kind)
    family, weight = family_heard(utterance.reading)
    if weight < PLAIN and utterance.words[0] == "sorry":  # it was not heard, or not understood
        return Ask("probe", kind)
    return Ask("asks", kind, family, weight)


def _in_few_words(utterance: Utterance) -> Ask | None:
    """What asks by its subject alone, with neither a mark nor the form of a question ("And notice." "Over to you.")."""
    if len([word for word in utterance.words if word not in CONNECT]) > IN_SHORT:
        return None
    if not any(utterance.reading.has(families()[named].cues) for named in BY_SUBJECT):
        return None
    family, weight = family_heard(utterance.reading)
    return Ask("asks", "remark", family, weight) if weight >= PLAIN and family in BY_SUBJECT else None


def kind_of(utterance: Utterance) -> Kind:
    """How the utterance is put, whether or not it has a question mark."""
    reading = utterance.reading
    if any(_put_by_asker(reading, found.first) for found in reading.find_all(wordings("invites"))):
        return "request"
    if _begins_with(reading, "requests"):
        return "request"
    if _begins_with(reading, "questions"):
        return "question"
    return "question" if utterance.marked and _inverted(reading) else "remark"


def closed_question(utterance: Utterance) -> bool:
    """Whether a yes or a no would answer it."""
    reading = utterance.reading
    asked_for = any(word in _WH and _at_the_start(reading, place) for place, word in enumerate(reading.words))
    return not asked_for and kind_of(utterance) != "request"


def _put_by_asker(reading: Reading, index: int) -> bool:
    """Whether nobody else is the one who tells ("nobody can tell me why")."""
    first = index
    while first and not reading.opens(first):
        first -= 1
    return OTHERS.isdisjoint(reading.words[first:index])


def _inverted(reading: Reading) -> bool:
    """Whether a clause begins with a question word or a verb put first; only a question mark makes that a question."""
    return any(
        word in INVERTED and _at_the_start(reading, place) and (place <= 1 or reading.clause(place)[1] - place >= 2)
        for place, word in enumerate(reading.words)
    )


def filled_by(utterance: Utterance, name: str, share: float) -> bool:
    """Whether a wording of the list takes up at least that share of the utterance, small words before it apart."""
    words = utterance.words
    lead = 0
    while lead < len(words) and words[lead] in CONNECT:
        lead += 1
    size = max(1, len(words) - lead)
    found = utterance.reading.find_all(wordings(name))
    return any(place.last - max(place.first, lead) + 1 >= share * size for place in found)


def _begins_with(reading: Reading, name: str) -> bool:
    return any(_at_the_start(reading, found.first) for found in reading.find_all(wordings(name)))


def _at_the_start(reading: Reading, index: int) -> bool:
    """Whether word `index` opens a clause, or has only small words before it in its clause."""
    while index and not reading.opens(index):
        index -= 1
        if reading.words[index] not in CONNECT:
            return False
    return not index or reading.words[index - 1] not in REPORTED


def tagged(utterance: Utterance) -> bool:
    """Whether it ends as remarks do that only want a nod ("isn't it?", "right?")."""
    last = len(utterance.words) - 1
    return any(found.last >= last for found in utterance.reading.find_all(wordings("tags")))


def names_you(utterance: Utterance) -> bool:
    """Whether the sentence speaks to the other person."""
    return not _YOU.isdisjoint(utterance.words)
