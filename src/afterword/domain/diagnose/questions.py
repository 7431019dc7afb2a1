"""What a question was about: its family, and whether it touched private ground (contract S10)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from afterword.domain.diagnose.findings import PrivateQuestion
from afterword.domain.interview import Exchange
from afterword.domain.knowledge import families
from afterword.domain.knowledge.cues import Found, Reading, read

OTHER = "other"


@lru_cache(maxsize=4096)
def family_of(asked: str, said: str = "") -> str:
    """The id of the family a question belongs to, "other" when nothing speaks for any.

    Each family is weighed by its cues in the wording: longer cues weigh more, and what is asked first weighs a little
    more than what is added. The answer is a weak second voice: it decides only between families that are level, or
    when the wording says nothing.
    """
    weights = _weights(read(asked))
    if said:
        for family, weight in _weights(read(said)).items():
            weights[family] += weight * (0.02 if weights else 0.5)
    best = max(weights.items(), key=lambda item: item[1], default=(OTHER, 0.0))
    return best[0] if best[1] > 0 else OTHER


def _weights(reading: Reading) -> Counter[str]:
    weights: Counter[str] = Counter()
    if not reading.words:
        return weights
    for family in families().values():
        cues = [_weight(found, reading) for found in reading.find(family.cues)]
        hints = [0.4 for _ in reading.find(family.hints)]
        if cues or hints:
            cues.sort(reverse=True)
            # The best cue carries the family; further ones say the same again in part.
            weights[family.id] = cues[0] + 0.25 * sum(cues[1:3]) if cues else 0.0
            weights[family.id] += min(0.8, sum(hints))
    return weights


def _weight(found: Found, reading: Reading) -> float:
    later = found.first / max(1, len(reading.words))
    return 2 + min(found.cue.size, 5) * 0.6 - later * 0.8


def private_question_in(exchange: Exchange) -> PrivateQuestion | None:
    return None
