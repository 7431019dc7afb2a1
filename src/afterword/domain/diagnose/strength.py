"""How strongly one untold proof speaks beside another: a few plain signs, weighed as `eval/rank.py` found them.

The weights order the proofs of one interview and mean nothing beside that order. They were learned by holding proofs of
one interview against each other, and were kept near what judgement had set before.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from afterword.domain.diagnose.fit import Rarity, meet, proves
from afterword.domain.figures import figures
from afterword.domain.interview import Evidence
from afterword.domain.text import content, stem

SIGNS = ("proves", "recent", "untold", "regretted", "measured alike", "serves")
"""What the line proves; how lately it was; how sure it is that it was not told (logarithms); whether the person regrets
not having said it; whether it counts what they count; and, as a logarithm, how well it serves what they need."""
WEIGHTS: tuple[float, ...] = (1.34, 2.10, 0.26, 0.75, 0.26, 0.66)
"""In the order of `SIGNS`. Written by `eval/rank.py --write`."""
OLDER = 0.9
OLDEST = 0.7
ASIDE = 0.65
"""Work of the job before last, of earlier ones, and what was done outside work, beside the last job."""
_LEAST = 0.02
"""Added to how well a proof serves, so that what serves nothing has a logarithm."""
_POINTED = 0.8
"""Weight of the telling words from which on a note surely means the line that holds them."""
_MEANT = 0.4
"""The share of a note's words that surely means the line: the rest tells of how it came that it was not said."""


def signs_of(item: Evidence, chance: float, regret: float, alike: bool) -> tuple[float, ...]:
    """The signs of a line but the last, which hangs on what was listed before it. `chance`: that it was told."""
    return math.log(proves(item.text)), math.log(_recent(item)), 0.5 * math.log(1 - chance), regret, float(alike)


def strength(signs: Sequence[float], serves: float) -> float:
    """The strength of a line with these signs (all but the last) that serves what they need so well, 0 to about 1.5."""
    weighed = sum(weight * sign for weight, sign in zip(WEIGHTS, (*signs, math.log(serves + _LEAST)), strict=True))
    return math.exp(weighed)


def _recent(item: Evidence) -> float:
    """Paid work of late proves more to an employer than what is long ago or was done beside it."""
    match = re.match(r"(work|bank)\[(\d+)\]", item.path)
    if match is None:
        return ASIDE
    if match[1] == "bank":
        return 1.0
    return (1.0, OLDER, OLDEST)[min(int(match[2]), 2)]


def regretted(evidence: Sequence[Evidence], notes: Sequence[str], rarity: Rarity) -> list[float]:
    """For each line how surely the person's own notes mean it, 0 to 1: notes on what they wish they had said.

    A note means the line that holds most of its telling words; "the buddies" is enough where one line alone has them.
    """
    found = [0.0] * len(evidence)
    for note in notes:
        wanted = content(note)
        weights = [_shared(wanted, content(item.text), rarity) for item in evidence]
        most, whole = max(weights, default=0.0), rarity.total(wanted)
        for at, weight in enumerate(weights):
            if weight and weight >= 0.8 * most:
                found[at] = max(found[at], min(1.0, weight / _POINTED) * min(1.0, weight / whole / _MEANT))
    return found


def _shared(wanted: frozenset[str], held: frozenset[str], rarity: Rarity) -> float:
    """The weight of what they share; a figure of two digits and more means more here than elsewhere."""
    return sum(rarity.of(word) + (0.3 if word[0].isdigit() and len(word) > 1 else 0.0) for word in meet(wanted, held))


_OF = re.compile(r"[\s-]*([a-z]+)", re.IGNORECASE)


def measured(text: str) -> frozenset[str]:
    """In what the figures of a text are: "from 17 weeks to 11" in weeks, "28% less" in percent, "£400" in money."""
    found: set[str] = set()
    for figure in figures(text):
        after = _OF.match(text, figure.last)
        if figure.kind != "count":
            found.add(figure.kind)
        elif after is not None:
            found.add(stem(after[1].lower()))
    return frozenset(found)


def measured_alike(line: str, need: str) -> bool:
    """Whether a line counts what a need counts. Shares and money may be of anything: there a word is shared too."""
    units = measured(line) & measured(need)
    return bool(units - _ANYTHING) or bool(units and content(line) & content(need))


_ANYTHING = frozenset({"percent", "money"})
