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
from typing import Literal, NamedTuple

from afterword.domain.knowledge.cues import Cue, Reading, check_cue
from afterword.domain.knowledge.entry import Entry, KnowledgeError, authorities, entries, open_file, packaged
from afterword.domain.knowledge.model import Authority
from afterword.domain.knowledge.notation import needs_of, plan_of

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
_OWN = "whatistheirown"
"""Stands in a frame for the topic's own words until they are put there."""
_COMMON = frozenset(
    "a an the and or but so then of to in on at for with from by as if not no any some one your you are is was were do "
    "did does have has had be been that this it what which who how when where would will could can i we they there "
    "here us me my our about up out over back get go going just still".split()
)
"""Words that stand in most sentences, so that looking for them leaves little out."""


class GroundCue(NamedTuple):
    """One wording of a topic. `cues` holds it alone, as readings look for lists. `yours`: it says "your".

    `needs`: of each set a sentence must hold one, a word or a beginning of three letters ("man~").
    """

    topic: str
    how: How
    cues: tuple[Cue, ...]
    yours: bool = False
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """All wordings, by a word, or a beginning of three letters ("man~"), that each cannot do without."""

    topics: tuple[str, ...]
    by_mark: Mapping[str, tuple[GroundCue, ...]]

    def possible(self, reading: Reading) -> Iterator[GroundCue]:
        """The wordings that may stand in a reading, each once."""
        marks = reading.marks
        seen: set[int] = set()
        for mark in marks:
            for cue in self.by_mark.get(mark, ()):
                if id(cue) in seen:
                    continue
                seen.add(id(cue))
                for need in cue.needs:
                    if need.isdisjoint(marks):
                        break
                else:
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


def check_ground(held: Ground) -> None:
    """Takes every wording apart, which loading leaves for later; KnowledgeError names the first fault."""
    for cues in held.by_mark.values():
        for cue in cues:
            try:
                check_cue(cue.cues[0])
            except ValueError as error:
                raise KnowledgeError(
                    "private_ground.yaml", f"{cue.topic or 'all topics'}, {cue.how}", str(error)
                ) from error


def load_ground(text: str, file: str = "private_ground.yaml") -> tuple[Ground, Mapping[str, Authority]]:
    """The file as values; KnowledgeError says what to mend."""
    head = open_file(text, file)
    known = authorities(head)
    words = _groups(Entry(head.take("words", needed=True), file, "words"))
    ways = Entry(head.take("frames", needed=True), file, "frames")
    frames = {how: ways.texts(how, needed=True) for how in (*FRAMED, "takes_up")}
    ways.done()
    ways_of = {how: [_filled(frame, {**words, "it": f"({_OWN})"}, ways) for frame in frames[how]] for how in FRAMED}
    made = list(_plain(frames["takes_up"], NO_TOPIC, "takes_up", words, ways))
    for how in OF_NONE:
        made += _plain(head.texts(how, needed=True), NO_TOPIC, how, words, head)
    topics = []
    for entry in entries(head, "topics"):
        topic = entry.text("id")
        topics.append(topic)
        for how in FRAMED:
            made += _framed(ways_of[how], _filled(entry.text(how), words, entry), topic, how)
        for how in OF_ONE:
            made += _plain(entry.texts(how), topic, how, words, entry)
        entry.sources(known)
        entry.checked()
        entry.done()
    head.done()
    return Ground(tuple(topics), _by_mark(made)), known


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
            # A group among others needs no brackets of its own; a cue is the quicker for it.
            text = re.sub(rf"(?<=[(|])\{{{name}\}}(?=[|)])", words[name][1:-1], text)
            text = text.replace(f"{{{name}}}", words[name])
        if not names:
            break
    return text


def _plain(texts: Iterable[str], topic: str, how: How, words: Mapping[str, str], entry: Entry) -> Iterator[GroundCue]:
    for text in texts:
        cue = Cue(_filled(text, words, entry))
        yield GroundCue(topic, how, (cue,), text.startswith(("your", "(your")), _needs(cue.text))


def _framed(ways: Iterable[str], own: str, topic: str, how: How) -> Iterator[GroundCue]:
    """The topic's own wordings put into each frame. What they need is seen once, not in every frame again."""
    needs = needs_of(f"({own})")
    for way in ways:
        text = way.replace(f"({_OWN})", f"({own})").replace(_OWN, own)
        there = tuple(_with_own(need, needs[0]) for need in needs_of(way)) if needs else ()
        yield GroundCue(topic, how, (Cue(text),), way.startswith(("your", "(your")), there or _needs(text))


def _with_own(need: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    """What a frame needs where the topic's own words are put in. Most frames need nothing beside them there."""
    if _OWN not in need:
        return need
    return own if len(need) == 1 else need - {_OWN} | own


def _by_mark(made: list[GroundCue]) -> Mapping[str, tuple[GroundCue, ...]]:
    # Cues of one topic share what they need, so what is common in it is counted once, and they are kept together.
    common: dict[frozenset[str], int] = {}
    sharing: dict[frozenset[str], list[GroundCue]] = {}
    for cue in made:
        for need in cue.needs:
            if need not in common:
                common[need] = len(need) + 200 * len(need & _COMMON)
        sharing.setdefault(min(cue.needs, key=common.__getitem__), []).append(cue)
    kept: dict[str, list[GroundCue]] = {}
    for need, cues in sharing.items():
        for mark in need:
            kept.setdefault(mark, []).extend(cues)
    return MappingProxyType({mark: tuple(cues) for mark, cues in kept.items()})


def _needs(text: str) -> tuple[frozenset[str], ...]:
    """What a sentence must hold for a wording to stand in it; at the least, what the wording can begin with."""
    needs = needs_of(text)
    if needs:
        return needs
    plan = plan_of(text)
    return (plan.heads | {f"{start}~" for start in plan.starts},)
