"""Private ground as data: what a topic is made of in words, and the ways of putting it to a person.

The file names the ground and the ways apart; loading lays each way over each topic's words, and keeps the wordings by a
word that each needs, so that a sentence is only searched for those that may stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from afterword.domain.knowledge.cues import Cue, Reading, check_cue
from afterword.domain.knowledge.entry import Entry, KnowledgeError, authorities, entries, open_file, packaged
from afterword.domain.knowledge.model import Authority
from afterword.domain.knowledge.notation import plan_of

How = Literal["asks", "nouns", "states", "acts", "veiled", "strong", "setting", "harmless", "work", "aside", "takes_up"]
"""asks: a wording that asks by itself. nouns, states, acts: made by a frame. veiled: a wording that fishes. strong:
touches the ground in any question to the person. setting: only brings the ground up. harmless: clears what it overlaps.
work, aside, takes_up: of no one topic."""
FRAMED: tuple[How, ...] = ("nouns", "states", "acts")
OF_ONE: tuple[How, ...] = ("asks", "veiled", "strong", "setting", "harmless")
OF_NONE: tuple[How, ...] = ("work", "aside")
NO_TOPIC = ""

_NAMED = re.compile(r"\{(\w+)\}")
_DEEPEST = 4
_COMMON = frozenset(
    "a an the and or but so then of to in on at for with from by as if not no any some one your you are is was were do "
    "did does have has had be been that this it what which who how when where would will could can i we they there "
    "here us me my our about up out over back get go going just still".split()
)
"""Words that stand in most sentences, so that looking for them leaves little out."""


@dataclass(frozen=True, slots=True)
class GroundCue:
    """One wording of a topic. `cues` holds it alone, as readings look for lists. `yours`: it says "your"."""

    topic: str
    how: How
    cues: tuple[Cue, ...]
    yours: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """All wordings, by a word (or the first three letters of one) that each cannot do without."""

    topics: tuple[str, ...]
    by_word: Mapping[str, tuple[GroundCue, ...]]
    by_start: Mapping[str, tuple[GroundCue, ...]]

    def possible(self, reading: Reading) -> Iterator[GroundCue]:
        """The wordings that may stand in a reading, each once."""
        seen: set[int] = set()
        for kept, found in ((self.by_word, reading.vocabulary), (self.by_start, reading.starts)):
            for word in found & kept.keys():
                for cue in kept[word]:
                    if id(cue) not in seen:
                        seen.add(id(cue))
                        yield cue


@cache
def _held() -> tuple[Ground, Mapping[str, Authority]]:
    return load_ground(packaged("private_ground.yaml"))


def ground() -> Ground:
    """The private ground, read once."""
    return _held()[0]


def ground_sources() -> Mapping[str, Authority]:
    """What the file rests on, by id."""
    return _held()[1]


def load_ground(text: str, file: str = "private_ground.yaml") -> tuple[Ground, Mapping[str, Authority]]:
    """The file as values, every wording taken apart; KnowledgeError says what to mend."""
    head = open_file(text, file)
    known = authorities(head)
    words = _groups(Entry(head.take("words", needed=True), file, "words"))
    ways = Entry(head.take("frames", needed=True), file, "frames")
    frames = {how: ways.texts(how, needed=True) for how in (*FRAMED, "takes_up")}
    ways.done()
    made = list(_plain(frames["takes_up"], NO_TOPIC, "takes_up", words, ways))
    for how in OF_NONE:
        made += _plain(head.texts(how, needed=True), NO_TOPIC, how, words, head)
    topics = []
    for entry in entries(head, "topics"):
        topic = entry.text("id")
        topics.append(topic)
        for how in FRAMED:
            own = f"({_filled(entry.text(how), words, entry)})"
            made += _plain(frames[how], topic, how, {**words, "it": own}, entry)
        for how in OF_ONE:
            made += _plain(entry.texts(how), topic, how, words, entry)
        entry.sources(known)
        entry.checked()
        entry.done()
    head.done()
    return _by_word(tuple(topics), made), known


def _groups(entry: Entry) -> dict[str, str]:
    words: dict[str, str] = {}
    for name in list(entry.raw):
        words[name] = f"({_filled(entry.text(name), words, entry)})"
    return words


def _filled(text: str, words: Mapping[str, str], entry: Entry) -> str:
    """The text with each {name} replaced by its group; an unknown name is a mistake."""
    for _ in range(_DEEPEST):
        names = set(_NAMED.findall(text))
        for name in names:
            if name not in words:
                raise entry.fault(f"{{{name}}} is no group of words")
            text = text.replace(f"{{{name}}}", words[name])
        if not names:
            break
    return text


def _plain(texts: Iterable[str], topic: str, how: How, words: Mapping[str, str], entry: Entry) -> Iterator[GroundCue]:
    for text in texts:
        cue = Cue(_filled(text, words, entry))
        try:
            check_cue(cue)
        except ValueError as error:
            raise entry.fault(f"'{how}': {text!r}: {error}"[:300]) from error
        yield GroundCue(topic, how, (cue,), text.startswith(("your", "(your")))


def _by_word(topics: tuple[str, ...], made: list[GroundCue]) -> Ground:
    words: dict[str, list[GroundCue]] = {}
    starts: dict[str, list[GroundCue]] = {}
    for cue in made:
        needs = plan_of(cue.cues[0].text).needs
        if not needs:
            raise KnowledgeError("private_ground.yaml", cue.topic, f"{cue.cues[0].text[:80]!r} needs no word")
        sought, begun = min(needs, key=lambda need: len(need[0]) + len(need[1]) + 200 * len(need[0] & _COMMON))
        for word in sought:
            words.setdefault(word, []).append(cue)
        for start in begun:
            starts.setdefault(start, []).append(cue)
    return Ground(
        topics,
        MappingProxyType({word: tuple(cues) for word, cues in words.items()}),
        MappingProxyType({start: tuple(cues) for start, cues in starts.items()}),
    )
