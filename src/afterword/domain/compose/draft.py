"""A draft: sentences that carry their sources, open slots that carry a question, and how long it takes to say or read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from afterword.domain.diagnose.concerns import Reason
from afterword.domain.interview import Source

DraftKind = Literal[
    "call_card", "voicemail", "letter", "thank_you", "courteous_close", "bridge_email", "adviser_brief",
    "concern_cards", "follow_up_call", "where_things_stand",
    "gracious_reply", "advice_request", "advice_thanks", "offer_reply", "acceptance", "declining", "still_interested",
    "keep_in_touch",
]  # fmt: skip

SPOKEN: frozenset[str] = frozenset({"call_card", "voicemail", "concern_cards", "follow_up_call"})
CardKind = Literal["likely", "general", "private"]


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
class ConcernCard:
    """What to say when they name one concern (S6). Private: a concern that hides behind a question nobody should ask.

    `id` is the concern's id in the knowledge, "private_" and the topic, "unclear" or "need_time". `why` are the reasons
    to expect it. The parts of `sentences` end in thanks, say_back, clarify, stand, proof, benefit, check; those of
    `ask_time` in ask_time. `what` is what would be sent ("half a page on ..."), `ask_why` why asking for time is right.
    `leads_to_time`: there is no proof at hand, so the request for time comes straight after saying it back.
    """

    id: str
    concern: str
    kind: CardKind
    title: str
    why: tuple[Reason, ...]
    sentences: tuple[Sentence, ...]
    ask_time: tuple[Sentence, ...]
    what: str
    ask_why: str
    leads_to_time: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """`subject` is for e-mails and letters. `asides` are for the calls only: a situation and what to say in it.

    `cards` are for the concern cards only: `sentences` then holds the sentences of all of them, one after the other, and
    `cards_of` puts them back on their cards as they stand now.
    """

    kind: DraftKind
    sentences: tuple[Sentence, ...]
    subject: str = ""
    asides: tuple[tuple[str, tuple[Sentence, ...]], ...] = ()
    cards: tuple[ConcernCard, ...] = ()

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


def cards_of(draft: Draft) -> tuple[ConcernCard, ...]:
    """The concern cards of `draft` with their sentences as they stand: a wording of the person's own is in its place."""
    return tuple(
        replace(
            card,
            sentences=tuple(s for s in held if step_of(s) != "ask_time"),
            ask_time=tuple(s for s in held if step_of(s) == "ask_time"),
        )
        for card in draft.cards
        for held in [[s for s in draft.sentences if s.part.partition(".")[0] == card.id]]
    )


def step_of(sentence: Sentence) -> str:
    """Which step of a concern card a sentence is: "thanks", "say_back", ..., "ask_time"."""
    return sentence.part.rpartition(".")[2]
