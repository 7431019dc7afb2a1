"""What was told and what was left untold: the person's evidence held against the goals the employer named (S4).

`told_and_untold` is the board where only a debrief is there. `match` is the stricter fit by words alone that composing
asks for when it looks for one proof to put into a sentence: there a wrong one is worse than none.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.diagnose import board
from afterword.domain.diagnose.answers import weak_points
from afterword.domain.diagnose.board import Topic
from afterword.domain.diagnose.concepts import ideas_of
from afterword.domain.diagnose.conveyed import Answered, pieces_of
from afterword.domain.diagnose.findings import Told, Untold
from afterword.domain.diagnose.fit import Rarity, by_words, meet, proves
from afterword.domain.diagnose.questions import family_of
from afterword.domain.interview import Case, Evidence, Exchange, Goal, Interview
from afterword.domain.text import PLAIN, content, stem, words

MATCH_FLOOR = 0.3
"""Below this a goal and a proof are not said to belong together (judgement)."""
_TELLING = frozenset({"staying", "starting", "winback", "repeat"})
"""Ideas narrow enough to say by themselves that a need and a proof belong together, though never strongly."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well one piece of evidence serves one goal: `fit` 0..1, `shared` the stems they have in common."""

    goal: Goal
    evidence: Evidence
    fit: float
    shared: frozenset[str]


class Weights:
    """How much each stem tells: rare among this person's papers is worth more. Built once for a case."""

    def __init__(self, case: Case) -> None:
        texts = [content(e.text) for e in case.evidence] + [content(g.text) for g in case.interview.goals]
        self._count = Counter(word for text in texts for word in text)
        self._all = max(len(texts), 1)

    def of(self, word: str) -> float:
        """The weight of a stem, 0.15 to about 1: numbers and everyday words alone prove little."""
        rarity = max(0.3, math.log(1 + self._all / (1 + self._count[word])) / math.log(1 + self._all))
        return rarity * (0.4 if word[0].isdigit() else 0.5 if word in PLAIN else 1.0)

    def total(self, stems: frozenset[str]) -> float:
        return sum(self.of(word) for word in stems)


def match(goal: Goal, evidence: Evidence, weights: Weights, *, whole: bool = False) -> Match:
    """How far the evidence covers the goal's meaning; with `whole` all of its text counts, not only its main clause."""
    wanted, held = content(goal.text), content(evidence.text)
    if not wanted or not held:
        return Match(goal, evidence, 0.0, frozenset())
    shared = meet(wanted, held)
    ideas = _ideas_beyond(wanted, held, shared)
    named = [w for w in shared if not w[0].isdigit() and w not in PLAIN]
    if (not named and not ideas) or _falls_short(goal.text, evidence.text):
        return Match(goal, evidence, 0.0, frozenset(shared))
    alike = {stem(w) for w in _forms(goal.text) & _forms(evidence.text)}
    # "promotional" beside "promotions" is a weaker sign than the same word again
    main = wanted if whole else content(_main(goal.text))
    weight = sum(
        weights.of(w) * (1.0 if w in alike or w[0].isdigit() else 0.6) * (1.0 if w in main else 0.35) for w in shared
    )
    covered = weight / max(weights.total(main), 0.6)
    idea_share = len(ideas) / max(len(ideas_of(wanted)), 1)
    # one shared word is a coincidence unless it is most of what they named; two, or one and the same idea, are a sign
    support = min(1.0, 0.45 * len(named) + 0.3 * len(ideas) + (0.3 if named and covered >= 0.4 else 0.0))
    if not named:
        return Match(goal, evidence, 0.32 * min(1.0, idea_share) if ideas & _TELLING else 0.0, shared)
    fit = min(1.0, (0.65 * min(1.0, covered * 1.5) + 0.35 * min(1.0, idea_share)) * support)
    return Match(goal, evidence, fit, frozenset(shared))


_COUNTED = re.compile(r"(\d[\d,.]*)\s+([a-z]+)(?:\s+([a-z]+))?", re.IGNORECASE)


def _falls_short(goal: str, evidence: str) -> bool:
    """Whether the evidence gives a smaller figure of the very thing the goal counts ("14 referrals", "8 referrals")."""
    asked, held = _counts(goal), _counts(evidence)
    return any(thing in held and held[thing] < asked[thing] for thing in asked if thing not in PLAIN and len(thing) > 3)


def _counts(text: str) -> dict[str, float]:
    """What a text counts, by stem: "14 new referrals" counts "new" and "referral" fourteen times."""
    return {
        stem(thing.lower()): _value(figure) for figure, *things in _COUNTED.findall(text) for thing in things if thing
    }


def _value(figure: str) -> float:
    return float(figure.replace(",", "").rstrip(".") or 0) if figure.count(".") <= 1 else 0.0


def _main(text: str) -> str:
    """The need itself, without a remark after a dash or comma, where what is left still says something."""
    head = re.split(r"\s+[-–—]\s+|[;:(]|,\s", text, maxsplit=1)[0]
    return head if len(content(head)) >= 1 else text


@lru_cache(maxsize=4096)
def _forms(text: str) -> frozenset[str]:
    """The words as they stand, only a plural taken off: "promotions" and "promotion" meet, "promotional" does not."""
    return frozenset(w[:-1] if w.endswith("s") and not w.endswith("ss") and len(w) > 3 else w for w in words(text))


def _ideas_beyond(wanted: frozenset[str], held: frozenset[str], shared: frozenset[str]) -> set[str]:
    """Ideas both texts touch by different words; an idea that rests on one shared word alone adds nothing to it."""
    found = set()
    for idea in ideas_of(wanted) & ideas_of(held):
        by_wanted = {w for w in wanted if idea in ideas_of(frozenset({w}))}
        by_held = {w for w in held if idea in ideas_of(frozenset({w}))}
        if not (by_wanted == by_held and by_wanted <= shared):
            found.add(idea)
    return found


def proof(evidence: Evidence) -> float:
    """How much a line proves (`fit.proves`)."""
    return proves(evidence.text)


def told_and_untold(case: Case) -> tuple[tuple[Told, ...], tuple[Untold, ...]]:
    """Which evidence was conveyed for which goal, and which was not, as far as the person's own account shows."""
    told, untold = _held_against(case.interview, case.evidence)
    return told, board.untold_of(untold)  # in words only now: they are in the reader's language


@lru_cache(maxsize=64)
def _held_against(
    interview: Interview, evidence: tuple[Evidence, ...]
) -> tuple[tuple[Told, ...], tuple[board.Found, ...]]:
    """The same for what alone it depends on: a person looks at page after page of one interview."""
    case = Case(interview=interview, evidence=evidence)
    texts = [e.text for e in case.evidence] + [g.text for g in case.interview.goals]
    texts += [t for e in case.interview.exchanges for t in (e.asked, e.said, e.wish_said) if t]
    rarity = Rarity(texts)
    topics = [Topic((goal.text,), board.NOTED, goal.id) for goal in case.interview.goals]
    regrets = [*(e.wish_said for e in case.interview.exchanges if e.wish_said), *case.interview.left_out]
    return board.told_and_untold(
        [*topics, *recalled_topics(case, case.interview.goals, rarity)],
        case.evidence, recalled_answers(case), rarity, None, regrets,
    )  # fmt: skip


def recalled_topics(case: Case, goals: Sequence[Goal], rarity: Rarity) -> tuple[Topic, ...]:
    """What the questions were about that the person recalls and no transcript holds, each with its nearest goal.

    A question counts more the worse it went by their own account, and little where it was about terms or themselves.
    """
    found = []
    for exchange in case.interview.exchanges:
        if exchange.heard or not exchange.asked:
            continue
        finding_family = family_of(exchange.asked, exchange.said)
        kinds = {point.kind for point in weak_points(exchange, finding_family)} - {"low_landing"}
        weight = (0.9 if kinds else _WENT[exchange.landed]) * board.quiet(finding_family)
        nearest = max(goals, key=lambda goal: by_words(exchange.asked, goal.text, rarity), default=None)
        close = nearest is not None and by_words(exchange.asked, nearest.text, rarity) >= _ABOUT
        if weight:
            goal = nearest.id if nearest is not None and close else ""
            found.append(Topic((exchange.asked,), weight, goal, "asked", exchange.position, recalled=True))
    return tuple(found)


_WENT = {"badly": 1.0, "unsure": 0.9, None: 0.75, "well": 0.55}
_ABOUT = 0.35
"""From this fit on, a question is about a goal."""


def recalled_answers(case: Case) -> list[Answered]:
    """What the person says they said, question by question."""
    return [
        Answered(tuple(pieces_of(exchange.said, exchange.source("said"))), exchange.position, account=True)
        for exchange in case.interview.exchanges
        if exchange.said
    ]


def evidence_for(exchange: Exchange, case: Case, *, exclude: frozenset[str] = frozenset()) -> list[Match]:
    """Evidence that fits a question and the person's notes on it, best first; used where the better answer lacks a
    proof.
    """
    found = _matches(f"{exchange.asked} {exchange.wish_said}", case.evidence, case.interview.goals)
    fitting = (m for m in found if m.fit >= MATCH_FLOOR and m.evidence.id not in exclude)
    return sorted(fitting, key=lambda m: (-m.fit * proof(m.evidence), m.evidence.id))


def left_out_match(text: str, case: Case) -> Match | None:
    """The evidence a left-out note points at ("the returns project at Corvo"), where one clearly does."""
    found = sorted(_matches(text, case.evidence, case.interview.goals), key=lambda m: -m.fit)
    return found[0] if found and found[0].fit >= 0.4 and len(words(text)) >= 2 else None


@lru_cache(maxsize=256)
def _matches(text: str, evidence: tuple[Evidence, ...], goals: tuple[Goal, ...]) -> tuple[Match, ...]:
    """Each piece of evidence held against a text as a whole: a person looks at page after page of one interview."""
    weights = Weights(Case(interview=Interview(goals=goals), evidence=evidence))
    wanted = Goal("asked", text, ())
    return tuple(match(wanted, item, weights, whole=True) for item in evidence)
