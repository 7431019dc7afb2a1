"""How people write down what was said about contact: the wordings, read sentence by sentence.

The order matters. Wordings that only look like a rule ("don't hesitate to call", "they will call me", "a video call")
are taken out first; what is left is read as a rule. Everything is matched on text of the same length as the input, so
that every finding keeps the person's exact words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from afterword.domain.plan.contact_phrases import (
    ASIDES,
    DAYS,
    GIVEN,
    HOURS,
    NO_CALL,
    NO_CONTACT,
    NOT_GIVEN,
    OFFICE,
    OFFICES,
    RECRUITER,
    RECRUITERS,
    SCORED,
    THROUGH,
    WELCOME,
    WRITING,
    pattern,
)

Meaning = Literal[
    "welcome",      # a call is invited
    "given",        # a number was given
    "no_call",
    "no_such_call", # not at that place ("not the switchboard"): blocks only when nothing else is welcome
    "writing",
    "through",      # everything goes through somebody else
    "scored",
    "no_contact",
    "limited",      # a call only for a purpose that a repair is not
    "not_given",    # a number nobody gave them
    "open",         # the person says that they do not know, or that the others will call
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the words mean: where, in which sentence (exact words), and, for "through", through whom."""

    meaning: Meaning
    at: int
    sentence: str
    words: str
    whom: str = ""


_ABBREVIATION = "".join(
    rf"(?<!\b{short})" for short in ("Mr", "Ms", "Mrs", "Dr", "Prof", "St", "Ltd", "Inc", "ext", "No")
)
_SENTENCE = re.compile(rf"[^\n]+?(?:{_ABBREVIATION}[.!?;]+[\"”’')]*(?=\s|$)|(?=\n)|$)")

_LONGEST = 2_000  # characters of a note that are read; a longer one is no note on contact


@dataclass(frozen=True, slots=True)
class _Wordings:
    """The phrases, made searchable once, when first needed."""

    officials: tuple[tuple[re.Pattern[str], str], ...]
    asides: tuple[tuple[re.Pattern[str], Meaning | None], ...]
    scored: re.Pattern[str]
    no_call: re.Pattern[str]
    through: tuple[re.Pattern[str], ...]
    rest: tuple[tuple[re.Pattern[str], Meaning], ...]
    place: re.Pattern[str]
    but: re.Pattern[str]
    still_deciding: re.Pattern[str]
    hours: re.Pattern[str]
    days: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    return _Wordings(
        officials=((pattern(f"({RECRUITERS})"), RECRUITER), (pattern(f"({OFFICES})"), OFFICE)),
        asides=tuple((pattern(phrase), cast("Meaning | None", meaning or None)) for meaning, phrase in ASIDES),
        scored=pattern(*SCORED),
        no_call=pattern(*NO_CALL),
        through=tuple(pattern(phrase) for phrase in THROUGH),
        rest=(
            (pattern(*NO_CONTACT), "no_contact"),
            (pattern(*WRITING), "writing"),
            (pattern(*NOT_GIVEN), "not_given"),
            (pattern(*GIVEN), "given"),
            (pattern(*WELCOME), "welcome"),
        ),
        place=pattern("PLACE"),
        but=pattern("(but|though|although|however|except|unless)"),
        still_deciding=pattern("(interview|process|deci~|deliberat~|shortlist~|selection|assess~|recruit~|scor~)"),
        hours=pattern(HOURS),
        days=pattern(DAYS),
    )


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of `text` with where each starts, exactly as written."""
    for found in _SENTENCE.finditer(text):
        sentence = found.group()
        stripped = sentence.strip()
        if stripped:
            yield found.start() + len(sentence) - len(sentence.lstrip()), stripped


def read_rules(text: str, interviewers: Sequence[str] = ()) -> tuple[Said, ...]:
    """All that `text` says about contact, in order. Going "through" one of the `interviewers` (names) is no detour."""
    own = {part.lower() for name in interviewers for part in name.split() if len(part) > 1}
    found: list[Said] = []
    for start, sentence in sentences(text[:_LONGEST]):
        found += _read_sentence(sentence, start, own)
    return tuple(sorted(found, key=lambda said: said.at))


def after_a_but(text: str, earlier: Said, later: Said) -> bool:
    """Whether `later` takes back what `earlier` says ("all through the agency, but she said ring me")."""
    return earlier.at < later.at and _wordings().but.search(text, earlier.at, later.at) is not None


def _read_sentence(sentence: str, start: int, own: set[str]) -> list[Said]:
    wordings = _wordings()
    found: list[Said] = []
    rest = sentence
    for officials, mark in wordings.officials:
        rest = officials.sub(lambda match, mark=mark: mark * len(match.group()), rest)  # type: ignore[misc]

    def take(match: re.Match[str], meaning: Meaning | None) -> str:
        if meaning is not None:
            first, last = match.span("whom") if match.groupdict().get("whom") else (0, 0)
            words = sentence[match.start() : match.end()].strip()
            found.append(Said(meaning, start + match.start(), sentence, words, sentence[first:last].strip()))
        # Blank it out, length kept, so that a later phrase cannot read the same words another way.
        return rest[: match.start()] + "\0" * (match.end() - match.start()) + rest[match.end() :]

    if (match := wordings.scored.search(rest)) is not None:
        rest = take(match, "scored")
    for aside, meaning in wordings.asides:
        while (match := aside.search(rest)) is not None and match.end() > match.start():
            rest = take(match, meaning)
    while (match := wordings.no_call.search(rest)) is not None:
        rest = take(match, _refusal(match.group()))
    for through in wordings.through:
        for match in through.finditer(rest):
            if not _is_interviewer(match.groupdict().get("whom") or "", own):
                rest = take(match, "through")
                break
    for wording, meaning in wordings.rest:
        if (match := wording.search(rest)) is not None:
            rest = take(match, meaning)
    return found


def _refusal(words: str) -> Meaning:
    """A refusal may hold for a place or a time of day only; while they decide, it holds."""
    if _wordings().still_deciding.search(words):
        return "no_call"
    if _wordings().place.search(words):
        return "no_such_call"
    if _wordings().hours.search(words):
        return "welcome"
    return "open" if _wordings().days.search(words) else "no_call"


def _is_interviewer(whom: str, own: set[str]) -> bool:
    return bool(own & {part.lower().strip("’',.") for part in whom.split()})
