"""How answers sound when they are spoken: what a question asks for, and the wordings that tell how it went."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from afterword.domain.knowledge.cues import Cue
from afterword.domain.knowledge.entry import Entry, authorities, entries, open_file
from afterword.domain.knowledge.model import WEAK_KINDS, Authority, Phrases

WantKind = Literal["story", "experience", "how", "self", "reason", "commit", "tour", "fact", "follow", "open"]
"""What would answer a question. story: one instance and what came of it. experience: what one has done oneself. how: an
instance, or a plan in steps. self: an honest word with an instance. reason: a reason of one's own. commit: a plain word
on what one will do. tour: where one comes from. fact: one sentence. follow: the
missing piece of what was told. open: whatever is said."""
WANTS: tuple[WantKind, ...] = get_args(WantKind)


class Want(NamedTuple):
    """`families` are ids or groups of question families; `asks` wordings that ask for this whatever the family.

    Below `least` words there is too little to be such an answer; 0: nothing is too little.
    """

    kind: WantKind
    families: tuple[str, ...]
    asks: tuple[Cue, ...]
    least: int
    sources: tuple[str, ...]


class SpokenFault(NamedTuple):
    """Words that show one kind of weak answer, in families of questions (all, when none is named).

    `not_when` are wordings that look alike and mean no harm; they clear the sentence they stand in.
    """

    kind: str
    why: str
    cues: tuple[Cue, ...]
    not_when: tuple[Cue, ...]
    families: tuple[str, ...]
    sources: tuple[str, ...]


class Spoken(NamedTuple):
    """Everything the file holds; `whys` says by kind of weak point what is told of those that need no wording."""

    wants: Mapping[WantKind, Want]
    whys: Mapping[str, str]
    faults: tuple[SpokenFault, ...]
    phrases: Mapping[str, Phrases]


def load_spoken(text: str, file: str = "spoken.yaml") -> tuple[Spoken, Mapping[str, Authority]]:
    """The file as values; KnowledgeError says what to mend."""
    head = open_file(text, file)
    known = authorities(head)
    whys = Entry(head.take("whys", needed=True), file, "whys")
    told = {kind: whys.text(kind) for kind in list(whys.raw)}
    for kind in told:
        if kind not in WEAK_KINDS:
            raise whys.fault(f"there is no weak point of the kind {kind!r}")
    wants = {want.kind: want for want in (_want(entry, known) for entry in entries(head, "wants"))}
    if set(wants) != set(WANTS):
        raise head.fault(f"'wants' should hold each of {', '.join(WANTS)}")
    faults = tuple(_fault(entry, known) for entry in entries(head, "faults"))
    phrases = {phrase.id: phrase for phrase in (_phrases(entry, known) for entry in entries(head, "phrases"))}
    head.done()
    return (
        Spoken(
            wants=MappingProxyType(wants),
            whys=MappingProxyType(told),
            faults=faults,
            phrases=MappingProxyType(phrases),
        ),
        known,
    )


def _want(entry: Entry, known: Mapping[str, Authority]) -> Want:
    kind = entry.text("id")
    if kind not in WANTS:
        raise entry.fault(f"there is no want {kind!r}")
    want = Want(
        kind=kind,
        families=entry.texts("families"),
        asks=entry.cues("asks"),
        least=entry.must_whole("least"),
        sources=entry.sources(known),
    )
    entry.done()
    return want


def _fault(entry: Entry, known: Mapping[str, Authority]) -> SpokenFault:
    kind = entry.text("kind", str(entry.raw["id"]))
    if kind not in WEAK_KINDS:
        raise entry.fault(f"there is no weak point of the kind {kind!r}")
    entry.take("id")
    fault = SpokenFault(
        kind=kind,
        why=entry.text("why"),
        cues=entry.cues("cues", needed=True),
        not_when=entry.cues("not_when"),
        families=entry.texts("families"),
        sources=entry.sources(known),
    )
    entry.done()
    return fault


def _phrases(entry: Entry, known: Mapping[str, Authority]) -> Phrases:
    phrases = Phrases(
        id=entry.text("id"),
        cues=entry.cues("cues", needed=True),
        concern_id=entry.text("concern_id", ""),
        sources=entry.sources(known),
    )
    entry.done()
    return phrases
