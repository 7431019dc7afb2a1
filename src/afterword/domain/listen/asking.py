"""What a sentence of the employer's side asks for, if anything: an answer, more of the same, a nod, or nothing here.

The wordings are data (`knowledge/asking.yaml`); this file says how they are weighed. Written questions can be told by
their mark; spoken ones often come without it, so the way a sentence opens counts as much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from afterword.domain.diagnose.questions import OTHER, family_heard
from afterword.domain.knowledge.cues import Reading
from afterword.domain.listen.utterances import CONNECT, Utterance, wordings

Sort = Literal["asks", "probe", "nod", "announces", "logistics", "technical", "small_talk"]
"""asks: a question that wants an answer of its own. The others are what only sounds like one, or hangs on one."""

_YOU = frozenset("you your you'd you've you're you'll yourself yours".split())
_SHORT: dict[Sort, int] = {"technical": 16, "logistics": 40, "small_talk": 20, "nod": 12, "announces": 14, "probe": 16}
"""A sentence is only of that sort up to so many words: a longer one asks something beside it."""
_LISTS: dict[Sort, str] = {
    "technical": "technical",
    "logistics": "logistics",
    "small_talk": "small_talk",
    "nod": "nods",
    "announces": "announces",
    "probe": "probes",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """What an utterance asks. `invites`: it is put as a request. `firm`: it can stand alone, as a request or because it
    names a subject that questions of a known family have.
    """

    sort: Sort
    family: str = OTHER
    invites: bool = False

    @property
    def firm(self) -> bool:
        return self.invites or self.family != OTHER


def ask_in(utterance: Utterance) -> Ask | None:
    """What the utterance asks, or None when it asks nothing. It is taken to be spoken by the employer's side."""
    if not utterance.words or not (utterance.marked or opens(utterance)):
        return None
    for sort, name in _LISTS.items():
        if len(utterance.words) <= _SHORT[sort] and utterance.reading.has(wordings(name)):
            return Ask(sort)
    return Ask("asks", family_heard(utterance.reading), utterance.reading.has(wordings("invites")))


def opens(utterance: Utterance) -> bool:
    """Whether the utterance begins as questions and requests do, with or without a question mark."""
    reading = utterance.reading
    return reading.has(wordings("invites")) or any(
        _at_the_start(reading, found.first) for found in reading.find_all(wordings("questions"))
    )


def _at_the_start(reading: Reading, index: int) -> bool:
    """Whether word `index` opens a clause, or has only small words before it in its clause."""
    while index and not reading.opens(index):
        index -= 1
        if reading.words[index] not in CONNECT:
            return False
    return True


def names_you(utterance: Utterance) -> bool:
    """Whether the sentence speaks to the other person."""
    return not _YOU.isdisjoint(utterance.words)
