"""The desk as the page shows it: paragraphs of sentences, what each rests on, what is open, what must be settled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from afterword.domain.compose.draft import SPOKEN, Draft, Sentence, Slot
from afterword.domain.compose.speech import speak
from afterword.domain.interview import Case
from afterword.domain.review import Check
from afterword.flows.desk import Desk, mark_of
from afterword.flows.post.letter import NOT_A_MESSAGE
from afterword.store import queries
from afterword.store.load import evidence_of
from afterword.store.models import Interview
from afterword.web.pages import draft_words as words
from afterword.web.pages.rests_on import Rest, rests_on

_NOT_IN_AN_ID = re.compile(r"[^\w-]")
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `own`: in the person's words. `added`: theirs altogether.

    `pieces` are its words in order, each with whether a check is about just them; `flagged`: one is about all of it.
    """

    key: str
    text: str
    slot: Slot | None
    selected: bool
    own: bool
    added: bool
    flagged: bool
    pieces: tuple[tuple[str, bool], ...] = ()
    advised: str | None = None  # whose advice changed it; None: nobody's

    @property
    def anchor(self) -> str:
        return anchor(self.key)

    @property
    def slot_anchor(self) -> str:
        return slot_anchor(self.slot) if self.slot else ""


@dataclass(frozen=True, slots=True)
class Ask:
    """An open question and the sentence (`key`) that waits for its answer. `begun`: words of theirs to begin with."""

    slot: Slot
    key: str
    typed: str = ""
    begun: str = ""

    @property
    def anchor(self) -> str:
        return slot_anchor(self.slot)


@dataclass(frozen=True, slots=True)
class LeftOut:
    key: str
    text: str

    @property
    def anchor(self) -> str:
        return anchor(self.key)


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the selected sentence. `mode`: "" to look, "reword" or "add" to write.

    `seen` marks the words that stood there when this was made (`flows.desk.mark_of`).
    """

    line: Line
    rests: tuple[Rest, ...]
    mode: str
    typed: str
    seen: str


@dataclass(slots=True)
class Block:
    """A paragraph of a letter or a part of a call."""

    part: str
    label: str = ""
    time: str = ""
    lines: list[Line] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class CheckLine:
    rule: str
    severity: str
    message: str
    quote: str
    key: str
    anchor: str

    @property
    def shown(self) -> str:
        """The quoted words as the page sets them; `quote` itself is compared when they are confirmed."""
        return words.typographic(self.quote)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything `drafts/_editor.html` shows. `live`: only the desk is sent, into a page that is already open."""

    kind: str
    url: str
    read_url: str
    live_url: str
    after_url: str
    rehearse_url: str
    concerns_url: str
    back: str
    about: str
    headline: str
    subject: str
    spoken: bool
    blocks: tuple[Block, ...]
    asides: tuple[Block, ...]
    open_slots: tuple[Ask, ...]
    heeded: tuple[CheckLine, ...]
    warnings: tuple[CheckLine, ...]
    selected_checks: tuple[CheckLine, ...]
    tally: tuple[str, ...]
    homeless: tuple[str, ...]
    can_undo: bool
    can_redo: bool
    versions: tuple[Any, ...]
    sent: Any
    ready: Any
    step: Any
    sent_label: str
    look_url: str
    to: Any
    to_url: str
    live: bool = False
    problem: str = ""
    focus: str = ""
    kept: str = ""
    beforehand: str = ""

    @property
    def settled(self) -> bool:
        return not (self.open_slots or self.heeded)

    @property
    def looked_at(self) -> str:
        """The id that takes the focus when the desk comes in alone. A button that is off passes it to its neighbour."""
        if not self.live:
            return ""
        if self.focus == "undo" and not self.can_undo:
            return "redo"
        if self.focus == "redo" and not self.can_redo:
            return "undo"
        return self.focus

    @property
    def note(self) -> Note | None:
        """What stands beside the selected sentence, None when none is selected."""
        return next((block.note for block in (*self.blocks, *self.asides) if block.note), None)

    @property
    def line(self) -> Line | None:
        """The selected sentence."""
        return next((line for block in (*self.blocks, *self.asides) for line in block.lines if line.selected), None)


def anchor(key: str) -> str:
    """A sentence's id on the page: a dot or a colon in it would mean something else to a selector."""
    return "s-" + _NOT_IN_AN_ID.sub("-", key)


def slot_anchor(slot: Slot) -> str:
    return "ask-" + _NOT_IN_AN_ID.sub("-", slot.id)


def page_of(
    desk: Desk,
    draft: Draft,
    *,
    interview: UUID,
    kind: str,
    now: datetime,
    selected: str = "",
    mode: str = "",
    to_url: str = "",
    live: bool = False,
    problem: str = "",
    focus: str = "",
    kept: str = "",
    typed: Mapping[str, str] = NOTHING,
) -> Page:
    """The page of one draft. `selected` is a sentence's key and `mode` what is done to it; either may be unknown.

    `typed` is what stands in a field, by its name, although it could not be kept.
    """
    assert desk.checked is not None  # noqa: S101 - `draft` is its draft
    case = desk.pack.case
    checks = tuple(_check_line(check) for check in desk.checked.checks)
    blocks = _blocks(desk, draft, _Reading(desk, case, checks, selected, mode, typed))
    asides = _asides(draft, _Reading(desk, case, checks, selected, mode, typed))
    asked = tuple(ask for block in (*blocks, *asides) for ask in block.asks)
    # The review blocks open slots too; the page already says so where they stand.
    heeded = tuple(one for one in checks if one.severity in ("block", "confirm") and one.rule != "open_slot")
    people = words.people_to(kind, case, now)
    return Page(
        kind=kind,
        url=words.address(interview, kind),
        read_url=reverse("read_draft", args=[interview, kind]),
        live_url=words.of_call("live", interview, kind),
        after_url=words.of_call("after_call", interview, kind),
        rehearse_url=words.of_call("rehearse", interview, kind),
        concerns_url=words.concerns_beside(kind, interview, desk.pack),
        back=reverse("adviser" if kind == "adviser_brief" else "plan", args=[interview]),
        about=words.about(case.interview.employer, kind, people[0].name if people and people[0] else ""),
        headline=_headline(desk, len(asked), heeded),
        subject=words.typographic(draft.subject),
        spoken=kind in SPOKEN,
        blocks=blocks,
        asides=asides,
        open_slots=asked,
        heeded=heeded,
        warnings=tuple(one for one in checks if one.severity == "warn"),
        selected_checks=tuple(one for one in checks if one.key and one.key == selected),
        tally=words.tally(draft, desk.checked.seconds, case),
        homeless=tuple(text for _key, text in desk.homeless),
        can_undo=desk.can_undo,
        can_redo=desk.can_redo,
        versions=desk.versions,
        sent=desk.sent,
        ready=desk.ready,
        step=desk.step,
        sent_label=words.sent_label(kind),
        look_url="" if kind in NOT_A_MESSAGE else reverse("look", args=[interview, kind]),
        to=people[0] if people else None,
        beforehand="" if desk.sent else words.beforehand(kind),
        to_url=to_url,
        live=live,
        problem=problem,
        focus=focus,
        kept=kept,
    )


def as_said(row: Interview, evidence: str) -> str:
    """A piece of the person's evidence as a start for a sentence of their own; "" for one they do not have."""
    found = next((one for one in map(evidence_of, queries.evidence_of(row.owner)) if one.id == evidence), None)
    if found is None:
        return ""
    return " ".join(speak(found, where=found.at) or (found.text,))


def answered_at(desk: Desk, slot: str) -> str:
    """The id of the sentence that holds the answer to a slot; the headline when it stands in none."""
    sentences = desk.checked.draft.sentences if desk.checked else ()
    ref = f"answers.{slot}"
    return next((anchor(one.key) for one in sentences if any(s.ref == ref for s in one.sources)), "headline")


def parts_of(draft: Draft) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
    """The sentences of each part, in the order the parts first appear."""
    parts: dict[str, list[Sentence]] = {}
    for sentence in draft.sentences:
        parts.setdefault(sentence.part, []).append(sentence)
    return tuple((part, tuple(sentences)) for part, sentences in parts.items())


def spoken_text(sentences: tuple[Sentence, ...]) -> str:
    """The sentences as one text; an open question stands in brackets, so that nobody reads past it."""
    return " ".join(f"[{one.slot.question}]" if one.slot else words.typographic(one.text) for one in sentences)


def _blocks(desk: Desk, draft: Draft, reading: _Reading) -> tuple[Block, ...]:
    blocks: dict[str, Block] = {}
    place: dict[str, Block] = {}
    cards = {card.id: card.title for card in draft.cards}
    for part, sentences in parts_of(draft):
        block = blocks[part] = reading.block(part, sentences)
        if draft.kind in words.CALL_CARDS:
            block.label = words.part_label(part)
            block.time = words.short_time(words.seconds_of(sentences))
        else:
            block.label = words.card_label(part, cards)
        place.update(dict.fromkeys((sentence.key for sentence in sentences), block))
    for before, sentence in desk.left_out:
        # A part left out altogether stands, struck, with the part before it; the first of all with what is first now.
        home = blocks.get(sentence.part) or place.get(before) or next(iter(blocks.values()), None)
        if home is None:
            home = blocks[sentence.part] = Block(sentence.part)
        home.left_out.append(LeftOut(sentence.key, spoken_text((sentence,))))
    return tuple(blocks.values())


def _asides(draft: Draft, reading: _Reading) -> tuple[Block, ...]:
    blocks = []
    for situation, sentences in draft.asides:
        block = reading.block(situation, sentences)
        block.label = words.aside_label(situation)
        blocks.append(block)
    return tuple(blocks)


class _Reading:
    """Makes blocks of sentences; remembers which questions it has asked, because each is asked once on a page."""

    def __init__(
        self,
        desk: Desk,
        case: Case,
        checks: tuple[CheckLine, ...],
        selected: str,
        mode: str,
        typed: Mapping[str, str],
    ) -> None:
        self.quotes: dict[str, list[str]] = {}
        for one in checks:
            if one.severity != "warn" and one.key:
                self.quotes.setdefault(one.key, []).append(one.quote)
        self.added = {one.key for one in desk.overlay.added}
        self.advised = desk.advised
        self.asked: set[str] = set()
        self.overlay, self.case, self.selected, self.mode, self.typed = desk.overlay, case, selected, mode, typed

    def block(self, part: str, sentences: tuple[Sentence, ...]) -> Block:
        block = Block(part)
        for sentence in sentences:
            begun = words.begun(self.case, sentence.slot) if sentence.slot is not None else ""
            slot = replace(sentence.slot, question=str(words.HOW_TO_SAY)) if sentence.slot and begun else sentence.slot
            cut = words.pieces_of(sentence.text, self.quotes.get(sentence.key, []))
            pieces = tuple((words.typographic(text), hit) for text, hit in cut)
            line = Line(
                key=sentence.key,
                text=sentence.text,
                slot=slot,
                selected=sentence.key == self.selected and sentence.slot is None,
                own=sentence.edited,
                added=sentence.key in self.added,
                flagged=sentence.key in self.quotes and not any(hit for _text, hit in pieces),
                pieces=pieces,
                advised=self.advised.get(sentence.key) if sentence.edited else None,
            )
            block.lines.append(line)
            if slot is not None and slot.id not in self.asked:
                self.asked.add(slot.id)
                typed = self.typed.get(f"slot:{slot.id}", "")
                block.asks.append(Ask(slot, sentence.key, typed, begun))
            if line.selected:
                block.note = self._note(line, sentence)
        return block

    def _note(self, line: Line, sentence: Sentence) -> Note:
        mode = self.mode if self.mode in ("reword", "add") else ""
        stands = sentence.text if mode == "reword" else ""
        typed = self.typed.get(f"{'say' if mode == 'reword' else 'after'}:{line.key}", stands)
        return Note(line, rests_on(sentence.sources, self.case), mode, typed, mark_of(self.overlay, line.key))


def _check_line(check: Check) -> CheckLine:
    key = check.sentence or ""
    return CheckLine(check.rule, check.severity, check.message, check.quote, key, anchor(key) if key else "")


def _headline(desk: Desk, open_slots: int, heeded: tuple[CheckLine, ...]) -> str:
    if open_slots:
        return words.still_open(open_slots)
    if any(one.severity == "block" for one in heeded):
        return _("Something here needs mending first.")
    if heeded:
        return _("One thing is for you to confirm.") if len(heeded) == 1 else _("A few things are for you to confirm.")
    if desk.ready:
        return _("Ready to go.")
    if desk.checked is not None and desk.checked.draft.kind in SPOKEN:
        return _("Say it aloud once, and you have it ready.")
    return _("Read it once more, then it can go.")
