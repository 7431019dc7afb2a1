"""A draft: sentences that carry their sources, open slots that carry a question, and how long it takes to say or read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from afterword.domain.interview import Source

DraftKind = Literal[
    "call_card", "voicemail", "letter", "thank_you", "courteous_close", "bridge_email", "adviser_brief",
]  # fmt: skip

SPOKEN: frozenset[str] = frozenset({"call_card", "voicemail"})


@dataclass(frozen=True, slots=True)
class Slot:
    """Something missing that only the person can give. The same id in two drafts is the same question, asked once."""

    id: str
    question: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft.

    `key` is stable when the draft is composed again ("answer.2"), so that the person's own wording stays in its place.
    `part` groups sentences: a part of the call ("opening", "answer") or a paragraph of the letter.
    A sentence with a `slot` has no words of its own yet: `text` shows the question in square brackets.
    """

    key: str
    part: str
    text: str
    sources: tuple[Source, ...]
    slot: Slot | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """`subject` is for e-mails and letters. `asides` are for the call only: a situation and what to say in it."""

    kind: DraftKind
    sentences: tuple[Sentence, ...]
    subject: str = ""
    asides: tuple[tuple[str, tuple[Sentence, ...]], ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Open slots, each once, in the order they appear."""
        seen: dict[str, Slot] = {}
        for sentence in self.sentences:
            if sentence.slot is not None:
                seen.setdefault(sentence.slot.id, sentence.slot)
        return tuple(seen.values())

    @property
    def text(self) -> str:
        """The words, one paragraph a part, without the open slots."""
        parts: dict[str, list[str]] = {}
        for sentence in self.sentences:
            if sentence.slot is None:
                parts.setdefault(sentence.part, []).append(sentence.text)
        return "\n\n".join(" ".join(texts) for texts in parts.values())

    @property
    def words(self) -> int:
        """Words in the body, open slots left out."""
        return len(self.text.split())


def with_unique_keys(draft: Draft) -> Draft:
    """`draft` with every key once, should two paragraphs have asked for the same one."""
    seen: dict[str, int] = {}
    kept = []
    for sentence in draft.sentences:
        nth = seen[sentence.key] = seen.get(sentence.key, 0) + 1
        kept.append(sentence if nth == 1 else replace(sentence, key=f"{sentence.key}~{nth}"))
    return replace(draft, sentences=tuple(kept))
