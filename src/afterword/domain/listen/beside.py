"""What was heard, laid beside what the person recalls: which question of the debrief is which of the transcript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from afterword.domain.diagnose.fit import Likeness, Rarity, by_words, together
from afterword.domain.diagnose.questions import family_of
from afterword.domain.interview import Exchange
from afterword.domain.transcript import HeardExchange

ALIKE = 0.22
"""From this fit on, a recalled question is taken for one that was heard (judgement; a wrong pair hides a question)."""
IN_PLACE = 0.18
"""The same where it lies between the two that the questions recalled before and after it are taken for."""
FOR_US = "questions_for_us"
OUT_OF_ORDER = 0.25
"""What a question recalled at the other end of the interview loses: people recall roughly in order."""


def lay_beside(
    recalled: Sequence[Exchange], heard: Sequence[HeardExchange], rarity: Rarity, likeness: Likeness | None
) -> tuple[tuple[Exchange, ...], Mapping[int, int]]:
    """The exchanges in the order in which they were heard, those only recalled after them; and which of `heard` (by
    place) became which position.

    What the person recalls keeps its position, so that its sources stay right; new positions follow after the last.
    """
    pairs = _pairs(recalled, heard, rarity, likeness)
    free = max((exchange.position for exchange in recalled), default=-1) + 1
    laid: list[Exchange] = []
    positions: dict[int, int] = {}
    for place, one in enumerate(heard):
        mine = pairs.get(place)
        if mine is None:
            mine, free = Exchange(free, asked=one.asked.text), free + 1
        laid.append(
            replace(
                mine,
                asked=mine.asked.strip() or one.asked.text,
                heard=one.asked.text,
                answer="\n".join(passage.text for passage in one.answer),
                start=one.asked.start,
                by=one.asked.speaker,
            )
        )
        positions[place] = mine.position
    taken = set(positions.values())
    laid += [
        replace(e, heard="", answer="", start=None, by="") for e in recalled if e.position not in taken and _own(e)
    ]
    return tuple(laid), positions


def _own(exchange: Exchange) -> bool:
    """Whether the exchange holds anything of the person's own, beyond what an earlier listening heard."""
    return bool(exchange.said or exchange.wish_said or exchange.landed or exchange.asked.strip() != exchange.heard)


def _pairs(
    recalled: Sequence[Exchange], heard: Sequence[HeardExchange], rarity: Rarity, likeness: Likeness | None
) -> dict[int, Exchange]:
    """Which recalled exchange each heard one is, by its place; the surest pairs first, each used once."""
    fits = _fits(recalled, heard, rarity, likeness)
    ranked = sorted(
        ((fits[at][place], at, place) for at in range(len(recalled)) for place in range(len(heard))),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    placed: dict[int, int] = {}  # place of the recalled, to place of the heard
    for fit, at, place in ranked:
        if fit >= ALIKE and at not in placed and place not in placed.values():
            placed[at] = place
    for fit, at, place in ranked:
        if fit >= IN_PLACE and at not in placed and place not in placed.values() and _between(placed, at, place):
            placed[at] = place
    return {place: recalled[at] for at, place in placed.items()}


def _between(placed: Mapping[int, int], at: int, place: int) -> bool:
    """Whether a pair would stand between two that stand already: one neighbour says little of where it belongs."""
    before = [placed[other] for other in placed if other < at]
    after = [placed[other] for other in placed if other > at]
    return bool(before and after) and max(before) < place < min(after)


def _fits(
    recalled: Sequence[Exchange], heard: Sequence[HeardExchange], rarity: Rarity, likeness: Likeness | None
) -> list[list[float]]:
    questions = [" ".join([*(p.text for p in one.lead[-2:]), one.asked.text]) for one in heard]
    answers = [" ".join(passage.text for passage in one.answer)[:1200] for one in heard]
    meant = likeness.compare([e.asked for e in recalled], [h.asked.text for h in heard]) if likeness else None
    told = likeness.compare([e.said for e in recalled], answers) if likeness else None
    rows = []
    for at, mine in enumerate(recalled):
        row = []
        for place, one in enumerate(heard):
            if mine.heard and mine.heard == one.asked.text and mine.start == one.asked.start:
                row.append(2.0)  # laid together before
                continue
            asked = together(
                max(by_words(mine.asked, one.asked.text, rarity), 0.9 * by_words(mine.asked, questions[place], rarity)),
                min(1.0, max(0.0, meant[at][place] - 0.1) / 0.6) if meant is not None else None,
            )
            said = together(
                min(1.0, 1.5 * by_words(mine.said, answers[place], rarity)),
                min(1.0, max(0.0, told[at][place] - 0.1) / 0.6) if told is not None else None,
            )
            apart = abs(at / max(1, len(recalled) - 1) - place / max(1, len(heard) - 1))
            fit = max(asked, 0.6 * asked + 0.4 * said) if mine.asked.strip() else 0.8 * said
            turned = (one.family == FOR_US) != (family_of(mine.asked) == FOR_US)  # whose turn it was to ask
            row.append((0.4 if turned else 1.0) * fit - OUT_OF_ORDER * apart)
        rows.append(row)
    return rows
