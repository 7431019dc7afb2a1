"""What likeness alone does: TF-IDF cosine of résumé lines with the key's goals and with all that was answered.

It is given more than the program: the goals of the key and who spoke. Evidence is told where some answer is more alike
to it than `TOLD`, and untold by its likeness to its nearest goal otherwise.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

from score import Score, _told_untold

TOLD = 0.2
SHOWN = 6
_STOP = frozenset(
    "a an the and or but of to in on at by for from with is are was were be been it its this that we i you he she they "
    "our your my me them their do did have has had will would can could so as if not no what how who when".split()
)


def baseline(folder: Path, pack: dict[str, Any], key: dict[str, Any], raw_key: str) -> Score:
    """The told and untold tallies of the baseline for one interview."""
    evidence = pack["evidence"]
    said = _said(pack)
    texts = [e["text"] for e in evidence] + [g["text"] for g in key["goals"]] + said
    vectors = _tf_idf(texts)
    held, goals = vectors[: len(evidence)], vectors[len(evidence) : len(evidence) + len(key["goals"])]
    answers = vectors[len(evidence) + len(key["goals"]) :]
    told, untold = [], []
    for item, vector in zip(evidence, held, strict=True):
        nearest = max((_cosine(vector, goal) for goal in goals), default=0.0)
        if max((_cosine(vector, answer) for answer in answers), default=0.0) >= TOLD:
            told.append({"goal": "", "evidence": item["id"], "quote": "", "start": None})
        elif nearest > 0:
            untold.append((nearest, item["id"]))
    untold.sort(key=lambda pair: -pair[0])
    made = {
        "evidence": evidence,
        "told": told,
        "untold": [{"evidence": id, "goal": "", "strength": s} for s, id in untold[:SHOWN]],
    }
    result = Score()
    _told_untold(made, key, raw_key, result)
    result.notes.clear()
    return result


def _said(pack: dict[str, Any]) -> list[str]:
    return [s["quote"] for e in pack["exchanges"] for s in e["sources"] if s["quote"] and s["quote"] != e["asked"]]


def _tf_idf(texts: list[str]) -> list[dict[str, float]]:
    counts = [Counter(w for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in _STOP) for text in texts]
    seen = Counter(word for count in counts for word in count)
    return [{w: n * math.log((1 + len(texts)) / (1 + seen[w])) for w, n in count.items()} for count in counts]


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    dot = sum(weight * b[word] for word, weight in a.items() if word in b)
    size = math.sqrt(sum(w * w for w in a.values())) * math.sqrt(sum(w * w for w in b.values()))
    return dot / size if size else 0.0
