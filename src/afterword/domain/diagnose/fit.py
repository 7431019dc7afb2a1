"""How well a proof fits a need, and how plainly it proves: shared words, shared ideas, and meaning where it is at hand.

Likeness alone does not do it: rare words weigh more than common ones, figures of one's own are no figures of theirs, a
shared idea helps where no word is shared, and a sentence model, where there is one, has half a voice.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from afterword.domain.diagnose.concepts import shared_ideas
from afterword.domain.figures import figures
from afterword.domain.text import PLAIN, content


class Likeness(Protocol):
    """Says how alike in meaning texts are. Deterministic; the same pair always gets the same answer."""

    def compare(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        """A row for each of `left`, a column for each of `right`: about 0 (nothing in common) to 1 (the same)."""
        ...


IDEA = 0.25
"""What one plainly shared idea adds to the fit of two texts."""
STRETCH = 2.2
"""Two short texts about one thing share rarely more than half of their weight; this spreads such shares to 0..1."""


class Rarity:
    """How much each stem tells: the fewer of the texts at hand hold it, the more. Built once for an interview."""

    def __init__(self, texts: Iterable[str]) -> None:
        stems = [content(text) for text in texts]
        self._count = Counter(word for held in stems for word in held)
        self._all = max(len(stems), 1)
        self._known: dict[str, float] = {}

    def of(self, stem: str) -> float:
        """0.2 for a stem that stands everywhere, about 1 for one that stands once; figures and everyday words less."""
        known = self._known.get(stem)
        if known is None:
            known = self._known[stem] = self._weighed(stem)
        return known

    def _weighed(self, stem: str) -> float:
        rarity = max(0.2, math.log(1 + self._all / (1 + self._count[stem])) / math.log(1 + self._all))
        return rarity * (0.3 if stem[0].isdigit() else 0.5 if stem in PLAIN else 1.0)

    def total(self, stems: Iterable[str]) -> float:
        return sum(map(self.of, stems))


def meet(wanted: frozenset[str], held: frozenset[str]) -> frozenset[str]:
    """Stems of `wanted` that `held` has too, or that share a long beginning with one it has ("retail", "retailer")."""
    found = wanted & held
    longer = _by_beginning(held)
    begun = [
        word
        for word in wanted - found
        if word[:_BEGINNING] in longer
        and any(other.startswith(word) or word.startswith(other) for other in longer[word[:_BEGINNING]])
    ]
    return found.union(begun) if begun else found


_BEGINNING = 5
"""Letters two words must share at the least to be of one family."""


@lru_cache(maxsize=4096)
def _by_beginning(stems: frozenset[str]) -> Mapping[str, list[str]]:
    """The longer stems by their first letters, among which alone one can share a longer beginning."""
    found: dict[str, list[str]] = {}
    for stem in stems:
        if len(stem) >= _BEGINNING:
            found.setdefault(stem[:_BEGINNING], []).append(stem)
    return found


def by_words(need: str, proof: str, rarity: Rarity) -> float:
    """How far two texts are about the same thing by their words and the ideas behind them, 0 to 1."""
    wanted, held = content(need), content(proof)
    size = rarity.total(wanted) * rarity.total(held)
    if size <= 0:
        return 0.0
    shared = sum(rarity.of(word) for word in meet(wanted, held) if not word[0].isdigit())
    ideas = sorted(shared_ideas(wanted, held).values(), reverse=True)[:3]
    return min(1.0, STRETCH * (shared / math.sqrt(size) + IDEA * sum(ideas)))


def together(words: float, meaning: float | None) -> float:
    """One fit of two voices; the words alone where no model was asked."""
    return words if meaning is None else 0.5 * words + 0.5 * meaning


_CHANGE = re.compile(
    r"\bfrom\b.*\bto\b|\bf[ae]ll\b|\brose\b|\brais|\bup\b|\bdown\b|\bcut\b|\bsav|\bwon\b|\blift|\bgr[eo]w\b|\bhalv|"
    r"\bdoubl|\btripl|\bno (?:one|missed)\b|\bnone\b|\breduc|\bshorten|\bincreas|\bwithin\b|\bwithout\b|\bon time\b|"
    r"\bno (?:\w+ ){1,2}(?:since|in|over|for) (?:\w+ ){0,2}\w*(?:days|weeks|months|quarters|years)\b|"
    r"->|→|(?:^|\s)[-−+]\d+(?:\.\d+)?\s?%|\bboth\b.*\bnow\b|\bnine of nine\b|\bwere (?:hired|promoted|retained|kept)\b|"
    r"\bstill (?:there|here|with us|in post|in place|working|employed)\b|\b(?:remain|stay)(?:ed|s)? in post\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:halved|doubled|tripled|no one|nobody|none|zero|first|won|renewed|award|both|hired|promoted|"
    r"adopted|now used|clean)\b",
    re.IGNORECASE,
)


_SPAN = re.compile(r"[\s-]*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def proves(text: str) -> float:
    """How much a line proves, 0.5 to 1: a change with a figure, a change or an outcome, a figure that counts more than
    time spent, or only a duty.
    """
    counted = bool(figures(text))
    changed = bool(_CHANGE.search(text))
    if changed and counted:
        return 1.0
    if changed or _OUTCOME.search(text):
        return 0.85
    spans = all(_SPAN.match(text, figure.last) for figure in figures(text))
    return 0.75 if counted and not spans else 0.5
