"""What was told and what was left untold: the person's evidence held against the goals the employer named (S4).

Likeness alone is not enough. A match weighs rare words over common ones, figures over adjectives, and a shared idea
only
as a help; what counts as told needs the result, not the topic; and a wrong "you never said this" is worse than silence,
so weak matches are dropped.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.diagnose.concepts import ideas_of
from afterword.domain.diagnose.findings import Told, Untold
from afterword.domain.interview import Case, Evidence, Exchange, Goal
from afterword.domain.language import _
from afterword.domain.text import PLAIN, content, numbers, sentences, stem, words

MATCH_FLOOR = 0.3
"""Below this a goal and a proof are not said to belong together (judgement; the eval of the listening work will set
it).
"""


_TELLING = frozenset({"staying", "starting", "regain", "again"})
"""Ideas narrow enough to say by themselves that a need and a proof belong together, though never strongly."""

STRENGTH_FLOOR = 0.25
"""Untold evidence weaker than this is not mentioned: a wrong "you never said this" is worse than a silence."""


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
    shared = _meet(wanted, held)
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


@lru_cache(maxsize=20_000)
def _meet(wanted: frozenset[str], held: frozenset[str]) -> frozenset[str]:
    """Stems of `wanted` that `held` has too, or that share a long beginning with one it has ("retail", "retailer")."""
    found = set(wanted & held)
    for word in wanted - found:
        if len(word) >= 5 and any(
            other.startswith(word) or word.startswith(other) for other in held if len(other) >= 5
        ):
            found.add(word)
    return frozenset(found)


_RESULT = re.compile(
    r"\d|\b(?:halved|doubled|tripled|no one|nobody|none|zero|every|first|won|renewed|award)", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\bfrom\b.*\bto\b|\bfell\b|\brose\b|\bup\b|\bdown\b|\bcut\b|\bsav|\bwon\b|\blift|\bgrew\b|\bhalv|\bno one\b",
    re.IGNORECASE,
)


def proof(evidence: Evidence) -> float:
    """How much a line proves, 0.55 to 1: a change with a figure, a figure, or only a duty."""
    if _CHANGE.search(evidence.text) and _RESULT.search(evidence.text):
        return 1.0
    return 0.85 if _RESULT.search(evidence.text) else 0.55


def conveyed(evidence: Evidence, exchanges: Sequence[Exchange], weights: Weights) -> tuple[float, Exchange | None, str]:
    """Whether the evidence reached the employer, as far as the person's own account shows.

    Returns how far (0 not at all, 0.5 the topic without its result, 1 told), the exchange, and the exact words.
    """
    best: tuple[float, float, Exchange | None, str] = (0.0, 0.0, None, "")
    held = content(evidence.text)
    figures = {n for n in numbers(evidence.text) if len(n) > 1 or "." in n}
    for exchange in exchanges:
        said = content(exchange.said)
        shared = _meet(held, said)
        names = {w for w in shared if not w[0].isdigit()}
        if not names and not (figures & _figures_said(exchange.said)):
            continue
        share = weights.total(shared) / weights.total(held)
        same_figures = len(figures & _figures_said(exchange.said))
        if same_figures >= 2 or (same_figures == 1 and names) or share >= 0.5:
            level = 1.0
        elif share >= 0.3 and len(names) >= 2:
            level = 0.5
        else:
            continue
        if (
            level == 1.0
            and re.search(
                r"(?:never|didn'?t|forgot to)\s+(?:said|say|got|get|mention\w*|give|gave|tell|told)\b",
                exchange.said.replace("’", "'"),
                re.IGNORECASE,
            )
            and not same_figures
        ):
            level = 0.5
        if (level, share) > best[:2]:
            best = (level, share, exchange, _closest(exchange.said, held))
    return best[0], best[2], best[3]


def _figures_said(text: str) -> set[str]:
    return numbers(text)


def _closest(text: str, held: frozenset[str]) -> str:
    """The sentence of `text` that shares most with `held`."""
    return max(sentences(text), key=lambda s: len(content(s) & held), default=text.strip())


def told_and_untold(case: Case) -> tuple[tuple[Told, ...], tuple[Untold, ...]]:
    """Which evidence was conveyed for which goal, and which was not, best first.

    Each piece of evidence is untold for its best goal only; each goal keeps its two best.
    """
    weights = Weights(case)
    goals, exchanges = case.interview.goals, case.interview.exchanges
    told: list[Told] = []
    untold: list[tuple[float, Untold]] = []
    for evidence in case.evidence:
        matches = sorted((match(g, evidence, weights) for g in goals), key=lambda m: -m.fit)
        if not matches or matches[0].fit < MATCH_FLOOR:
            continue
        best = matches[0]
        level, exchange, quote = conveyed(evidence, exchanges, weights)
        if level == 1.0 and exchange is not None:
            told.append(Told(best.goal.id, evidence.id, quote, exchange.source("said", quote)))
            continue
        strength = (
            best.fit * proof(evidence) * _importance(best.goal, case) * (1.2 if _regretted(evidence, case) else 1.0)
        )
        if strength < STRENGTH_FLOOR:
            continue
        untold.append(
            (strength, Untold(best.goal.id, evidence.id, round(min(strength, 1.0), 3), _why(best, level, exchange)))
        )
    untold.sort(key=lambda pair: (-pair[0], pair[1].evidence))
    kept: list[Untold] = []
    for _strength, item in untold:
        top = next((k.strength for k in kept if k.goal == item.goal), None)
        if sum(k.goal == item.goal for k in kept) < 2 and (top is None or item.strength >= 0.6 * top):
            kept.append(item)
    return tuple(told), tuple(kept)


def _importance(goal: Goal, case: Case) -> float:
    """What they named first weighs most; a goal that one of their questions was about, and that got a thin answer,
    more.
    """
    order = max(0.8, 1.0 - 0.05 * (int(goal.id.removeprefix("g")) - 1))
    wanted = content(goal.text)
    for exchange in case.interview.exchanges:
        about = [w for w in _meet(wanted, content(exchange.asked)) if not w[0].isdigit() and w not in PLAIN]
        if about and exchange.landed in {"badly", "unsure"}:
            return order * (1.25 if exchange.landed == "badly" else 1.15)
    return order


def _regretted(evidence: Evidence, case: Case) -> bool:
    """Whether the person notes it themselves among what they wish they had said."""
    held = content(evidence.text)
    notes = [*(e.wish_said for e in case.interview.exchanges), *case.interview.left_out]
    return any(len([w for w in _meet(held, content(note)) if w not in PLAIN]) >= 2 for note in notes if note)


def _why(best: Match, level: float, exchange: Exchange | None) -> str:
    if level == 0.5 and exchange is not None:
        return _("You touched on it, and as far as your notes show you left out the result.")
    figure = bool(_RESULT.search(best.evidence.text))
    if figure:
        return _(
            "It answers something they said they need, it has a result, and your notes do not show that you told them."
        )
    return _("It bears on something they said they need, and your notes do not show that you told them.")


def evidence_for(exchange: Exchange, case: Case, *, exclude: frozenset[str] = frozenset()) -> list[Match]:
    """Evidence that fits a question and the person's notes on it, best first; used where the better answer lacks a
    proof.
    """
    weights = Weights(case)
    asked = Goal("asked", f"{exchange.asked} {exchange.wish_said}", ())
    found = [match(asked, e, weights, whole=True) for e in case.evidence if e.id not in exclude]
    return sorted((m for m in found if m.fit >= MATCH_FLOOR), key=lambda m: (-m.fit * proof(m.evidence), m.evidence.id))


def left_out_match(text: str, case: Case) -> Match | None:
    """The evidence a left-out note points at ("the returns project at Corvo"), where one clearly does."""
    weights = Weights(case)
    note = Goal("left_out", text, ())
    found = sorted((match(note, e, weights, whole=True) for e in case.evidence), key=lambda m: -m.fit)
    return found[0] if found and found[0].fit >= 0.4 and len(words(text)) >= 2 else None
