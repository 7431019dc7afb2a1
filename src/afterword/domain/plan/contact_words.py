"""How people write down what was said about contact: the wordings, read sentence by sentence.

The order matters. Wordings that only look like a rule ("don't hesitate to call", "they will call me", "a video call")
are taken out first; what is left is read as a rule. Everything is matched on text of the same length as the input, so
that every finding keeps the person's exact words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from afterword.domain.plan.contact_phrases import (
    ASIDES,
    GIVEN,
    NO_CALL,
    NO_CONTACT,
    NOT_GIVEN,
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

_ASIDES = tuple((pattern(phrase), cast("Meaning | None", meaning or None)) for meaning, phrase in ASIDES)
_SCORED, _NO_CALL = pattern(*SCORED), pattern(*NO_CALL)
_THROUGH = tuple(pattern(phrase) for phrase in THROUGH)
_REST: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    (pattern(*NO_CONTACT), "no_contact"),
    (pattern(*WRITING), "writing"),
    (pattern(*NOT_GIVEN), "not_given"),
    (pattern(*GIVEN), "given"),
    (pattern(*WELCOME), "welcome"),
)
_PLACE = pattern("PLACE")
_BUT = pattern("(but|though|although|however|except|unless)")
# "Don't call before ten" says that a call is fine after ten; "don't call this week" leaves it open.
_STILL_DECIDING = pattern("(interview|process|deci~|deliberat~|shortlist~|selection|assess~|recruit~|scor~)")
_HOURS = pattern(
    "(before|after|until|till|during|while|in the|at|when|late|early) .. ([0-9]+|noon|one|two|three|four|five|six|seven"
    "|eight|nine|ten|eleven|twelve|lunch(time|)|service|surgery|class|lessons?|rounds?|handover|morning|afternoon"
    "|evening|night|home|shift)"
)
_DAYS = pattern(
    "(today|tomorrow|yet|(this|next) week|weekends?|(mon|tues|wednes|thurs|fri|satur|sun)days?|before|until|till|while)"
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
    for start, sentence in sentences(text):
        found += _read_sentence(sentence, start, own)
    return tuple(sorted(found, key=lambda said: said.at))


def after_a_but(text: str, earlier: Said, later: Said) -> bool:
    """Whether `later` takes back what `earlier` says ("all through the agency, but she said ring me")."""
    return earlier.at < later.at and _BUT.search(text, earlier.at, later.at) is not None


def _read_sentence(sentence: str, start: int, own: set[str]) -> list[Said]:
    found: list[Said] = []
    rest = sentence

    def take(match: re.Match[str], meaning: Meaning | None, whom: str = "") -> str:
        if meaning is not None:
            found.append(Said(meaning, start + match.start(), sentence, match.group().strip(), whom))
        # Blank it out, length kept, so that a later pattern cannot read the same words another way.
        return rest[: match.start()] + "\0" * (match.end() - match.start()) + rest[match.end() :]

    if (match := _SCORED.search(rest)) is not None:
        rest = take(match, "scored")
    for aside, meaning in _ASIDES:
        while (match := aside.search(rest)) is not None and match.end() > match.start():
            rest = take(match, meaning)
    while (match := _NO_CALL.search(rest)) is not None:
        rest = take(match, _refusal(match.group()))
    for through in _THROUGH:
        for match in through.finditer(rest):
            whom = (match.groupdict().get("whom") or "").strip()
            if not _is_interviewer(whom, own):
                rest = take(match, "through", whom)
                break
    for wording, meaning in _REST:
        if (match := wording.search(rest)) is not None:
            rest = take(match, meaning)
    return found


def _refusal(words: str) -> Meaning:
    """A refusal may hold for a place or a time of day only; while they decide, it holds."""
    if _STILL_DECIDING.search(words):
        return "no_call"
    if _PLACE.search(words):
        return "no_such_call"
    if _HOURS.search(words):
        return "welcome"
    return "open" if _DAYS.search(words) else "no_call"


def _is_interviewer(whom: str, own: set[str]) -> bool:
    return bool(own & {part.lower().strip("’',.") for part in whom.split()})
