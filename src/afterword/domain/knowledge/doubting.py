"""How doubts are let be heard: kinds of doubt with their wordings and weights, and what only sounds like one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from afterword.domain.knowledge.cues import Cue
from afterword.domain.knowledge.entry import Entry, authorities, entries, open_file
from afterword.domain.knowledge.model import Authority


class DoubtKind(NamedTuple):
    """One kind of doubt. `points`: what a sentence with one of `cues` is worth, once however many stand in it.

    anywhere    counts wherever it stands; otherwise only in what is said straight after the candidate has spoken
    asks        counts in a plain question too
    concern_id  the concern meant where the words of the sentence name none; "" leaves it to the question asked
    """

    id: str
    points: int
    cues: tuple[Cue, ...]
    anywhere: bool
    asks: bool
    concern_id: str
    sources: tuple[str, ...]


class Harmless(NamedTuple):
    """Wordings that mean no harm. `all`: they clear the sentences said before them in the turn as well."""

    id: str
    cues: tuple[Cue, ...]
    all: bool
    sources: tuple[str, ...]


class Doubting(NamedTuple):
    """Everything the file holds.

    enough        points from which a sentence is a doubt
    less          points that a harmless wording takes away
    alone         what says it all where it is a whole sentence of theirs ("Sort of?")
    open_answers  what a candidate says when they hold back, suppose, or have done only some of it
    noted         words that take note of an answer and say nothing of it
    """

    kinds: Mapping[str, DoubtKind]
    harmless: Mapping[str, Harmless]
    enough: int
    less: int
    alone: tuple[Cue, ...]
    open_answers: tuple[Cue, ...]
    noted: tuple[Cue, ...]


def load_doubting(text: str, file: str = "doubting.yaml") -> tuple[Doubting, Mapping[str, Authority]]:
    """The file as values; KnowledgeError says what to mend."""
    head = open_file(text, file)
    known = authorities(head)
    kinds = {kind.id: kind for kind in (_kind(entry, known) for entry in entries(head, "kinds"))}
    harmless = {one.id: one for one in (_harmless(entry, known) for entry in entries(head, "harmless"))}
    found = Doubting(
        kinds=MappingProxyType(kinds),
        harmless=MappingProxyType(harmless),
        enough=head.must_whole("enough"),
        less=head.must_whole("less"),
        alone=head.cues("alone", needed=True),
        open_answers=head.cues("open_answers", needed=True),
        noted=head.cues("noted", needed=True),
    )
    head.done()
    return found, known


def _kind(entry: Entry, known: Mapping[str, Authority]) -> DoubtKind:
    kind = DoubtKind(
        id=entry.text("id"),
        points=entry.must_whole("points"),
        cues=entry.cues("cues", needed=True),
        anywhere=entry.yes_no("anywhere"),
        asks=entry.yes_no("asks"),
        concern_id=entry.text("concern_id", ""),
        sources=entry.sources(known),
    )
    if kind.points < 1:
        raise entry.fault("'points' goes from 1 on")
    entry.done()
    return kind


def _harmless(entry: Entry, known: Mapping[str, Authority]) -> Harmless:
    one = Harmless(
        id=entry.text("id"),
        cues=entry.cues("cues", needed=True),
        all=entry.yes_no("all"),
        sources=entry.sources(known),
    )
    entry.done()
    return one
