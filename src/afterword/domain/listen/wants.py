"""What would answer a question: a story with its outcome, a way of working, a reason, one fact (see `spoken.yaml`)."""

from __future__ import annotations

from afterword.domain.knowledge import families, spoken
from afterword.domain.knowledge.cues import Reading
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.knowledge.spoken import Want
from afterword.domain.transcript import HeardExchange

FEW = 14
"""A question of so few words that names no kind of answer follows up what was said before."""


def group_of(family: str) -> str:
    """The broader name of a family: "salary_history" and "salary_expectation" are both "salary"."""
    known = families().get(family)
    return known.group if known is not None else family


def want_of(heard: HeardExchange) -> Want:
    """What the question asks for: by its wording where that is plain, else by its family."""
    asked = read_spoken(heard.asked.text)
    wants = spoken().wants
    names = {heard.family, group_of(heard.family)}
    by_family = next((want for want in wants.values() if names & set(want.families)), wants["open"])
    if by_family.kind == "fact" and asked.has(spoken().phrases["asks_way"].cues):
        return wants["how"]
    if by_family.kind == "fact" and asked.has(spoken().phrases["asks_done"].cues):
        return wants["experience"]
    if by_family.kind in {"commit", "reason"} or names & {"questions_for_us", "salary", "availability"}:
        return by_family
    if by_family.kind == "tour":
        return by_family if asked.has(by_family.asks) else wants["follow"]
    by_wording = next(
        (want for want in wants.values() if want.kind not in {"follow", "tour"} and asked.has(want.asks)), None
    )
    if (
        by_family.kind == "self"
        and by_wording is not None
        and by_wording.kind == "how"
        and names & {"weakness", "strengths"}
    ):
        return by_family
    if by_wording is None and by_family.kind not in {"fact", "open"} and _follows_up(asked):
        return wants["follow"]
    return by_wording or by_family


def _follows_up(asked: Reading) -> bool:
    """Whether a few words ask for a missing piece of what was told before ("And who signed it off?")."""
    first, last = next(asked.sentences(), (0, 0))
    return last - first < FEW and any(found.first <= 1 for found in asked.find(spoken().wants["follow"].asks))
