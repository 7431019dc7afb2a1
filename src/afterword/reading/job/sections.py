"""Blocks become lines of an advert, each in its section: by the heading above it first, then by its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from afterword.domain.advert import AdvertLine, Section
from afterword.domain.text import sentences
from afterword.reading.job import wording
from afterword.reading.job.blocks import Block
from afterword.reading.job.headings import section_of_heading
from afterword.reading.job.verbs import begins_with_a_task

MOST = 1_500
"""Lines of an advert. A long public-sector one has two hundred."""

ROOM = 60_000
"""Characters of an advert. A long one has fifteen thousand."""

LONGEST = 4_000
"""Characters of a line."""

_LABEL = re.compile(r"([A-Z][^:.!?\n]{1,60}?)\s*:\s+(?=\S)")


def lines_of(blocks: Sequence[Block]) -> list[AdvertLine]:
    """The advert's lines in order. Headings are lines of section "other"; prose becomes one line a sentence."""
    blocks = _within_reason(blocks)
    found: list[AdvertLine] = []
    current: Section | None = None
    within: Section | None = None  # what a line such as "Extra credit:" opens inside a list
    run: list[Block] = []  # list items under no known heading, judged together
    for index, block in enumerate(blocks):
        if block.shape == "item" and current is None and block.section is None:
            run.append(block)
            continue
        found += _by_company(run)
        run = []
        if block.shape in {"heading", "maybe"}:
            within = None
            opened = section_of_heading(block.text)
            stands = block.shape == "heading" or _stands_over_a_list(blocks, index) or block.text.isupper()
            if opened is not None or stands:
                current = opened
                found.append(AdvertLine(block.text, "other", block.ref))
                continue
        if block.shape == "item":
            if _heads_a_list(block.text):
                within = section_of_heading(block.text) or within
                found.append(AdvertLine(block.text, "other", block.ref))
            else:
                section = block.section or within or current
                found.append(AdvertLine(block.text, _of_item(block.text, section), block.ref))
            continue
        within = None
        opened, pieces = _prose(block, current)
        current = opened or current
        found += pieces
    found += _by_company(run)
    return [AdvertLine(line.text[:LONGEST].rstrip(), line.section, line.ref) for line in found if line.text][:MOST]


def _within_reason(blocks: Sequence[Block]) -> list[Block]:
    """The first of the blocks, cut to what an advert may hold."""
    kept: list[Block] = []
    room = ROOM
    for block in blocks[:MOST]:
        text = block.text[: min(LONGEST, room)].rstrip()
        room -= len(text)
        if room <= 0 or not text:
            break
        kept.append(block if text == block.text else replace(block, text=text))
    return kept


def _heads_a_list(text: str) -> bool:
    """Whether a list item is a heading for those after it."""
    return text.endswith(":") and len(text.split()) <= 8


def _stands_over_a_list(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].shape == "item"


def _of_item(text: str, section: Section | None) -> Section:
    """The section of a list item under a heading: its own words may say otherwise, if they say it plainly."""
    if wording.is_legal(text):
        return "legal"
    duty_word = begins_with_a_task(text) or wording.tasks(text)
    match section:
        case "duty" | "requirement" | "plus":
            if wording.is_apply(text) and not duty_word and not wording.asks(text):
                return "other"
            if wording.is_pay(text) and not duty_word and not wording.asks(text):
                return "pay"
            if wording.offers(text) == 2 and not duty_word and not wording.asks(text):
                return "benefit"
            if section == "requirement" and wording.is_plus(text):
                return "plus"
            if section == "duty" and not duty_word and wording.asks(text):
                return "plus" if wording.is_plus(text) else "requirement"
            return section
        case None:
            return wording.section_by_words(text, item=True) or "other"
        case "benefit":
            return "pay" if wording.is_pay(text) and not wording.offers(text) else "benefit"
        case _:
            return section


def _by_company(run: Sequence[Block]) -> list[AdvertLine]:
    """Items of a list under no known heading: those whose words do not tell go with the most of the others."""
    own = [wording.section_by_words(block.text, item=True) for block in run]
    most = Counter(section for section in own if section is not None).most_common(1)
    rest: Section = most[0][0] if most and most[0][1] * 3 >= len(run) else "other"
    return [AdvertLine(block.text, section or rest, block.ref) for block, section in zip(run, own, strict=True)]


def _prose(block: Block, current: Section | None) -> tuple[Section | None, list[AdvertLine]]:
    """A paragraph's lines, one a sentence, and the section it opens for what follows, None when it opens none.

    A heading may stand at its start ("Essential: a degree in ..."). Then it holds for this paragraph; for the next ones
    only when it says what is needed or given, since a note on diversity amid the text ends with its paragraph.
    """
    text, section, opened = block.text, block.section or current, None
    found: list[AdvertLine] = []
    label = _LABEL.match(text)
    named = section_of_heading(label[1]) if label is not None and block.section is None else None
    if label is not None and named is not None and len(label[1].split()) <= 6:
        section = named
        opened = named if named in {"duty", "requirement", "plus", "benefit"} else None
        if named in {"duty", "requirement"}:
            found.append(AdvertLine(label[0].strip(), "other", block.ref))
            text = text[label.end() :]
    listed = named in {"duty", "requirement", "plus"} and text.count(";") >= 2
    pieces = [piece.strip() for piece in text.split(";")] if listed else sentences(text) or [text]
    for sentence in pieces:
        found.append(AdvertLine(sentence, _of_sentence(sentence, section), block.ref))
    return opened, found


def _of_sentence(text: str, section: Section | None) -> Section:
    """The section of one sentence of running prose."""
    if section == "legal" or wording.is_legal(text):
        return "legal"
    duty, need = wording.tasks(text), wording.asks(text)
    if wording.is_apply(text) and not duty:
        return "other"
    if (
        wording.is_pay(text)
        and not duty
        and not wording.offers(text)
        and (section not in {"duty", "requirement", "plus"} or not need)
    ):
        return "pay"
    if section in {"benefit", "pay", "other"}:
        return section
    if wording.offers(text) == 2 and not duty and not need:
        return "benefit"
    match section:
        case "duty":
            if duty or begins_with_a_task(text):
                return "duty"
            return "plus" if need and wording.is_plus(text) else "requirement" if need else "about"
        case "requirement" | "plus":
            if section == "plus" or wording.is_plus(text):
                return "plus"
            return "about" if wording.is_about(text) and not need else "requirement"
        case "about":
            return "duty" if duty else "about"
        case _:
            return wording.section_by_words(text, item=False) or "about"
