"""What the person changed in a draft, laid over the words composed for them.

The composed words are made anew each time, so the person's own are kept beside them, by sentence key. Their wording
always wins, and it carries themselves as its source (contract S9: every sentence traces to something the person said).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.interview import Source
from afterword.domain.patterns import pattern

POINTS = ("clarify", "expand", "called")
"""The parts of a letter that are the things it announces."""
_THINGS = pattern(r"\b(?:one thing|(?:two|three|four|five) things)(?= to | I'd )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Added:
    """A sentence of the person's own. `after` is the key of the sentence it follows, "" for the very first place."""

    key: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """`edits`: their words by sentence key. `omitted`: keys left out. `confirmed`: (rule, quote) they answered for."""

    edits: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    omitted: frozenset[str] = frozenset()
    added: tuple[Added, ...] = ()
    confirmed: frozenset[tuple[str, str]] = frozenset()


def lay_over(draft: Draft, overlay: Overlay) -> Draft:
    """The draft as the person has it: their wording in place, what they left out gone, what they added put in.

    A sentence they worded stops being an open slot. Words whose sentence is no longer composed are not placed by guess;
    `without_place` names them.
    """
    asides = tuple(
        (situation, tuple(_worded(each, overlay) for each in said if each.key not in overlay.omitted))
        for situation, said in draft.asides
    )
    kept: list[Sentence] = []
    for sentence in draft.sentences:
        if sentence.key not in overlay.omitted:
            kept.append(_worded(sentence, overlay))
        kept.extend(_following(sentence.key, sentence.part, overlay))
    if draft.sentences:
        kept[:0] = _following("", draft.sentences[0].part, overlay)
    return _counted(draft, replace(draft, sentences=tuple(kept), asides=asides))


def _counted(composed: Draft, laid: Draft) -> Draft:
    """Where the person added to the points, the number of things announced no longer holds: it gives way to "some"."""
    points = {one.part for one in composed.sentences if one.part.startswith(POINTS)}
    own = {one.key for one in laid.sentences} - {one.key for one in composed.sentences}
    if not any(one.key in own and one.part in points for one in laid.sentences):
        return laid
    lead = tuple(
        replace(one, text=_some(one.text)) if one.key == "lead" and not one.edited else one for one in laid.sentences
    )
    return replace(laid, subject=_some(laid.subject), sentences=lead)


def _some(text: str) -> str:
    return _THINGS.sub(lambda found: "Some things" if found[0][0].isupper() else "some things", text)


def without_place(draft: Draft, overlay: Overlay) -> tuple[tuple[str, str], ...]:
    """(key, text) of the person's words for which the freshly composed `draft` holds no place any more."""
    places = {sentence.key for sentence in draft.sentences}
    places.update(sentence.key for _, said in draft.asides for sentence in said)
    reached = places | {""} if draft.sentences else places
    lost = [(key, text) for key, text in overlay.edits.items() if key not in places]
    for one in overlay.added:
        if one.after in reached:
            reached = reached | {one.key}
        else:
            lost.append((one.key, one.text))
    return tuple(lost)


def _worded(sentence: Sentence, overlay: Overlay) -> Sentence:
    text = overlay.edits.get(sentence.key)
    if text is None or text == sentence.text:
        return sentence
    return replace(
        sentence,
        text=text,
        sources=(*_still_quoted(sentence.sources, text), _own(sentence.key, text)),
        slot=None,
        edited=True,
    )


def _following(key: str, part: str, overlay: Overlay) -> Iterable[Sentence]:
    """The sentences added after `key`, each followed by what was added after it in turn."""
    for one in overlay.added:
        if one.after == key:
            if one.key not in overlay.omitted:
                yield Sentence(
                    key=one.key, part=part, text=one.text, sources=(_own(one.key, one.text),), edited=True
                )  # fmt: skip
            yield from _following(one.key, part, overlay)


def _still_quoted(sources: tuple[Source, ...], text: str) -> tuple[Source, ...]:
    return tuple(source for source in sources if source.quote and source.quote in text)


def _own(key: str, text: str) -> Source:
    return Source("debrief", f"draft.{key}", text)
