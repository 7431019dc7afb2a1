"""The articles a telegram leaves out ("Led migration to ..."), put back only where that is sure."""

from __future__ import annotations

import re

from afterword.domain.compose.verbs import FINITE, is_past
from afterword.domain.text import lower_first, upper_first

EVENTS = frozenset(
    """team migration rebuild rollout roll-out redesign launch project programme program review pilot pipeline system
    platform process service site website dashboard model tool database scheme campaign unit ward department kitchen
    shift rota move merger audit handover refit refurbishment restructure transition implementation investigation
    committee workshop course archive exhibition tour laboratory lab crew branch store depot line handbook quarantine register guide policy template checklist newsletter
    strategy framework library tracker log shop calendar syllabus curriculum toolkit""".split()
)
_NEW = frozenset(
    """create created build built introduce introduced implement implemented develop developed design designed launch
    launched write wrote establish established start started set found founded install installed""".split()
)
_STOPS = frozenset(
    """of for from to in on at with by across over during after before using through that which who so and under into
    within between while without""".split()
)


def with_article(verb: str, rest: str) -> str:
    """Puts back the article a telegram left out, where that is sure: " migration from" -> " the migration from"."""
    tokens = rest.split()
    if not tokens or rest.startswith(","):
        return rest
    if re.fullmatch(r"(?:19|20)\d\d", tokens[0]) and len(tokens) > 1 and tokens[1].isalpha() and tokens[1].islower():
        return f" the{rest}"
    phrase: list[str] = []
    for token in tokens:
        if token.lower() in _STOPS or (phrase and phrase[-1].endswith(",")):
            break
        phrase.append(token)
    head = phrase[-1].rstrip(",").lower() if phrase else ""
    if any(token.lower() in {"a", "an", "the", "up", "out", "off", "down", "back", "away"} for token in phrase):
        return rest  # "set up a joint handover"
    bare = phrase and phrase[0].lower() not in {"a", "an", "the", "my", "our", "its", "their", "all", "each", "every"}
    if not bare or head not in EVENTS or len(phrase) > 4 or phrase[0][0].isdigit() or "'s" in phrase[0]:
        return rest
    if any(token[0].isupper() and not token.isupper() for token in phrase):
        return rest
    article = "the" if verb not in _NEW else "an" if phrase[0][0].lower() in "aeiou" else "a"
    return f" {article}{rest}"


def takes_the(tokens: list[str]) -> bool:
    """Whether the article a telegram left out can surely be put back: a singular event before its verb ("audit closed")."""
    for at, token in enumerate(tokens[1:5], start=1):
        word = token.lower().strip(",")
        if is_past(word) or word in FINITE:
            before = tokens[at - 1].lower()
            first = tokens[0].lower()
            bare = not {"a", "an", "the", "my", "our"} & {token.lower() for token in tokens[:at]}
            return (
                before in EVENTS and bare and not first.endswith("ing") and first not in {"each", "every", "no", "one"}
            )
    return False


_MEASURES = frozenset(
    "share cost number proportion percentage rate average median backlog length price value volume total time".split()
)


def measured(piece: str) -> bool:
    """Whether "the" is missing before a measure: "share still working rose", "average waiting time fell"."""
    tokens = [token.lower() for token in piece.split()]
    if tokens[0] in {"the", "a", "an", "my", "our", "their", "its", "each", "every"}:
        return False
    if tokens[0] in {"average", "median", "total"}:
        return True
    own = tokens[0] in _MEASURES and (
        tokens[1:2] == ["of"] or tokens[0] in {"share", "number", "proportion", "percentage"}
    )
    return own or (tokens[0] == "time" and tokens[1:2] == ["to"]) or "average" in tokens[1:3]


def with_the(piece: str) -> str:
    """The piece as a sentence begins, with "The" before a bare measure."""
    return f"The {lower_first(piece)}" if measured(piece) else upper_first(piece)
