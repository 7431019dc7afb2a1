"""Told and untold: the person's proofs held against what the employer needs (contract S4).

What the employer cares about most, what a line proves, and whether it was really conveyed are weighed together. All the
weights here are judgement, set on invented interviews; they order a list for one person and are never shown as a score.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from afterword.domain.diagnose import learnt
from afterword.domain.diagnose.conveyed import PERHAPS, TOLD, TOUCHED, Answered, Conveyed, conveyed
from afterword.domain.diagnose.findings import Told, Untold
from afterword.domain.diagnose.fit import Likeness, Rarity, by_words, together
from afterword.domain.diagnose.strength import measured_alike, regretted, signs_of, strength
from afterword.domain.figures import figures
from afterword.domain.interview import Evidence
from afterword.domain.language import _
from afterword.domain.text import PLAIN, stem

TOLD_FLOOR = 0.12
"""What was told is put beside a need it fits at least so well."""
UNTOLD_FLOOR = 0.35
FOURTH_FLOOR = 0.5
"""Untold evidence weaker than this is not mentioned; from the fourth on, less is."""
NEAREST = 0.25
"""From this fit on, a proof is shown under a goal although it was a question that asked for it."""
MOST_UNTOLD = 6
ADVERTISED = 0.7
"""What a need in the advert adds to one that was spoken of or asked about."""
SECOND = 0.5
"""What a second proof of one need is worth beside the first: one point heard is worth more than three."""
REGRETTED = 1.0
"""How much less likely a line was told that the person says they did not say, on the scale of `learnt`."""
NOTED = 0.9
"""How much a need weighs that the person noted themselves."""
_QUIET: dict[str, float] = {
    "salary_history": 0.0, "salary_expectation": 0.0, "questions_for_us": 0.0, "personal_private": 0.0,
    "leaving_reason": 0.0, "relocation": 0.0, "start_date_notice": 0.0, "other_offers": 0.0, "manner_slip": 0.0,
    "dismissal_redundancy": 0.0, "availability_schedule": 0.1, "references_background": 0.1, "employment_gap": 0.1,
    "weakness": 0.2, "job_hopping": 0.2, "tell_me_about_you": 0.3, "motivation_org": 0.3, "motivation_role": 0.3,
    "tenure_commitment": 0.3,
}  # fmt: skip
"""Questions behind which there is little an accomplishment could serve."""


def quiet(family: str) -> float:
    """How much a proof could serve a question of this family, 0 to 1."""
    return _QUIET.get(family, 1.0)


@dataclass(frozen=True, slots=True)
class Topic:
    """Something the employer needs or asked about: `texts` are its wordings, `weight` 0..1 how much it matters here.

    `goal` is the id of the goal it belongs to; "" for a question behind which no need was named. `exchange` is the
    question it comes from: its place in the conversation or, where it is only `recalled`, its position in the debrief.
    """

    texts: tuple[str, ...]
    weight: float
    goal: str = ""
    kind: Literal["asked", "stated", "advertised"] = "stated"
    exchange: int = -1
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An untold proof before it is put into words: the topic it serves best, and how strongly."""

    evidence: Evidence
    topic: Topic
    strength: float
    conveyed: Conveyed


def told_and_untold(
    topics: Sequence[Topic],
    evidence: Sequence[Evidence],
    answers: Sequence[Answered],
    rarity: Rarity,
    likeness: Likeness | None = None,
    regrets: Sequence[str] = (),
) -> tuple[tuple[Told, ...], tuple[Found, ...]]:
    """What was told for which goal, and what was not, best first. `regrets` are notes on what should have been said."""
    if not topics or not evidence:
        return (), ()
    fits = _fits(topics, evidence, rarity, likeness)
    regret = regretted(evidence, regrets, rarity)
    reached = [_doubted(one, r) for one, r in zip(conveyed(evidence, answers, rarity, likeness), regret, strict=True)]
    told, untold = [], []
    for place, item in enumerate(evidence):
        if reached[place].level >= TOLD:
            told += _told(item, reached[place], topics, fits[place])
        elif reached[place].level < PERHAPS and not _falls_short_of_all(item, topics):
            untold.append(place)
    found = _ranked(untold, topics, evidence, fits, reached, regret)
    return tuple(told), tuple(found)


def _fits(
    topics: Sequence[Topic], evidence: Sequence[Evidence], rarity: Rarity, likeness: Likeness | None
) -> list[list[float]]:
    """How well each piece of evidence (row) fits each topic (column), 0 to 1: its best wording counts."""
    texts = [text for topic in topics for text in topic.texts]
    alike = likeness.compare([item.text for item in evidence], texts) if likeness is not None else None
    rows = []
    for place, item in enumerate(evidence):
        # a line that is a little like everything is like nothing in particular: its own average is taken off
        base = 0.6 * sum(alike[place]) / len(texts) + 0.05 if alike is not None else 0.0
        row, at = [], 0
        for topic in topics:
            best = 0.0
            for text in topic.texts:
                meaning = min(1.0, max(0.0, alike[place][at] - base) / 0.45) if alike is not None else None
                best = max(best, together(by_words(text, item.text, rarity), meaning))
                at += 1
            row.append(0.0 if _falls_short(topic, item) else best)
        rows.append(row)
    return rows


def _told(item: Evidence, reached: Conveyed, topics: Sequence[Topic], fits: Sequence[float]) -> list[Told]:
    """What was told, beside the goal it fits best; a proof told for no need of theirs is left out."""
    best = max((place for place, topic in enumerate(topics) if topic.goal), key=lambda p: fits[p], default=None)
    if reached.piece is None:
        return []
    account = reached.piece.source.kind == "debrief"
    asked = (place for place, topic in enumerate(topics) if topic.exchange == reached.exchange >= 0)
    here = next((place for place in asked if topics[place].recalled == account), None)
    if here is not None and topics[here].goal and fits[here] >= TOLD_FLOOR:
        best = here if best is None or fits[here] >= 0.6 * fits[best] else best
    if best is None or fits[best] < TOLD_FLOOR:
        return []
    piece = reached.piece
    return [Told(topics[best].goal, item.id, piece.text, piece.source, piece.start)]


def _ranked(
    places: Sequence[int],
    topics: Sequence[Topic],
    evidence: Sequence[Evidence],
    fits: Sequence[Sequence[float]],
    reached: Sequence[Conveyed],
    regret: Sequence[float],
) -> list[Found]:
    """The strongest first; each one taken makes others for the same need worth less."""
    left = {place: _signs(evidence[place], topics, fits[place], reached[place], regret[place]) for place in places}
    taken: dict[int, int] = {}
    found: list[Found] = []
    while left and len(found) < MOST_UNTOLD:
        scored = [(*_strength(topics, fits[place], taken, signs), place) for place, signs in left.items()]
        strength, topic, place = max(scored, key=lambda one: (one[0], -one[2]))
        if strength < (UNTOLD_FLOOR if len(found) < 3 else FOURTH_FLOOR):
            break
        left.pop(place)
        taken[topic] = taken.get(topic, 0) + 1
        for other, one in enumerate(topics):
            if other != topic and one.goal and one.goal == topics[topic].goal:
                taken[other] = taken.get(other, 0) + 1
        goal = topics[topic].goal or _nearest_goal(topics, fits[place])
        found.append(Found(evidence[place], replace(topics[topic], goal=goal), strength, reached[place]))
    return found


def _nearest_goal(topics: Sequence[Topic], fits: Sequence[float]) -> str:
    """The goal a proof fits well enough to be shown under, where the question it answers belongs to none; else ""."""
    best = max((at for at, topic in enumerate(topics) if topic.goal), key=lambda at: fits[at], default=None)
    return topics[best].goal if best is not None and fits[best] >= NEAREST else ""


def _strength(
    topics: Sequence[Topic], fits: Sequence[float], taken: Mapping[int, int], signs: Sequence[float]
) -> tuple[float, int]:
    """How strongly a proof speaks, and the topic it serves best."""
    serves, best = _served(topics, fits, taken)
    return strength(signs, serves), best


def _served(topics: Sequence[Topic], fits: Sequence[float], taken: Mapping[int, int]) -> tuple[float, int]:
    """How well a proof serves what they need, and the topic it serves best."""
    weighed = [
        fit * topic.weight * SECOND ** taken.get(at, 0)
        for at, (fit, topic) in enumerate(zip(fits, topics, strict=True))
    ]
    spoken = max(
        (at for at, t in enumerate(topics) if t.kind != "advertised"), key=lambda at: weighed[at], default=None
    )
    advert = max(
        (at for at, t in enumerate(topics) if t.kind == "advertised"), key=lambda at: weighed[at], default=None
    )
    first = weighed[spoken] if spoken is not None else 0.0
    second = weighed[advert] if advert is not None else 0.0
    best = spoken if advert is None or (spoken is not None and first >= 0.7 * second) else advert
    assert best is not None  # noqa: S101  (there is at least one topic)
    return max(first + ADVERTISED * second, second), best


def _signs(
    item: Evidence, topics: Sequence[Topic], fits: Sequence[float], reached: Conveyed, regret: float
) -> tuple[float, ...]:
    """The signs of a line that do not hang on what is listed before it."""
    nearest = topics[_served(topics, fits, {})[1]]
    alike = any(measured_alike(item.text, text) for text in nearest.texts)
    return signs_of(item, reached.chance, regret, alike)


def _doubted(reached: Conveyed, regret: float) -> Conveyed:
    """What the talk shows, less what the person says of it: whoever wishes they had said it has rarely said it."""
    if not regret or not 0 < reached.chance < 1:
        return reached
    weighed = math.log(reached.chance / (1 - reached.chance)) - REGRETTED * regret
    level = reached.level
    if level > TOUCHED:
        level = TOLD if weighed >= learnt.TOLD else PERHAPS if weighed >= learnt.PERHAPS else TOUCHED
    return replace(reached, level=min(level, reached.level), chance=1 / (1 + math.exp(-weighed)))


_RATE = re.compile(
    r"(?:\b(?:an?|per|each|every)\s+|/\s*)(?:hour|day|night|shift|week|month|quarter|year)\b", re.IGNORECASE
)
_SPANS = frozenset(stem(word) for word in "seconds minutes hours days weeks months years percent points".split())
"""Less of these is often the better."""
_COUNTED = re.compile(r"\s+([a-z]+)(?:\s+([a-z]+))?", re.IGNORECASE)


def _falls_short(topic: Topic, item: Evidence) -> bool:
    """Whether the line gives a smaller rate of the very thing they count ("14 referrals a week", "8 referrals/week").

    Only rates fall short: who led 35 people has a good deal to say to those who need forty led.
    """
    if not (_RATE.search(topic.texts[0]) and _RATE.search(item.text)):
        return False
    held = _counts(item.text)
    asked = _counts(topic.texts[0])
    return any(thing in held and held[thing] < value for thing, value in asked.items())


def _falls_short_of_all(item: Evidence, topics: Sequence[Topic]) -> bool:
    return all(_falls_short(topic, item) for topic in topics)


def _counts(text: str) -> dict[str, float]:
    """What a text counts, by stem: "14 new referrals" counts "new" and "referral" fourteen times."""
    found = {}
    for figure in figures(text):
        match = _COUNTED.match(text, figure.last)
        for thing in match.groups() if match is not None else ():
            word = stem((thing or "").lower())
            if len(word) > 3 and word not in PLAIN and word not in _SPANS and figure.kind == "count":
                found[word] = figure.value
    return found


def untold_of(found: Sequence[Found], positions: Mapping[int, int] | None = None) -> tuple[Untold, ...]:
    """The untold proofs in words, best first; strength is brought to 0..1.

    `positions` says which position in the debrief a question has that was heard at a place of the conversation.
    """
    top = max((one.strength for one in found), default=1.0)
    scale = max(1.0, top)
    return tuple(
        Untold(
            one.topic.goal,
            one.evidence.id,
            round(min(1.0, one.strength / scale), 3),
            why(one),
            _asked(one.topic, positions or {}),
        )
        for one in found
        if one.topic.goal
    )


def _asked(topic: Topic, positions: Mapping[int, int]) -> str:
    """The id of the exchange a topic is; "" where it is none."""
    position = topic.exchange if topic.recalled else positions.get(topic.exchange, -1)
    return f"q{position + 1}" if position >= 0 else ""


def why(found: Found) -> str:
    """One plain sentence on why this is worth telling; an observation, no promise of what it would do."""
    asked = found.topic.exchange >= 0
    if found.conveyed.level >= TOUCHED:
        return _("You touched on it, and as far as we can see you left out how it came out.")
    if figures(found.evidence.text):
        if asked:
            return _("They asked about this, and what you can show for it did not come up in what you said.")
        return _("It answers something they need, it has a result, and it did not come up in what you said.")
    return _("It bears on something they need, and it did not come up in what you said.")
