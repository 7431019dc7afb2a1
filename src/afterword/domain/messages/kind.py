"""What kind of message this is, and which days it names.

The person confirms. Where two kinds are said in one message the graver wins: a refusal that ends with an invitation to
apply again is a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from afterword.domain.diagnose.dates import dates_in
from afterword.domain.messages.values import MessageKind, Named, Proposed
from afterword.domain.messages.wordings import (
    ASKS,
    AUTOMATIC,
    COURTESY,
    DECIDES,
    IF,
    INVITES,
    MOVED,
    OFFERS,
    REJECTS,
    WANTS,
)
from afterword.domain.text import sentences

_GRAVER: tuple[tuple[MessageKind, re.Pattern[str]], ...] = (
    ("rejection", REJECTS), ("offer", OFFERS), ("rescheduling", MOVED), ("invitation", INVITES), ("concern", ASKS),
)  # fmt: skip

MARKS: tuple[MessageKind, ...] = ("rejection", "offer", "rescheduling", "invitation", "concern", "automatic")
MOST_LINES = 14
_NO_LINE = re.compile(
    r"^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|kind|best|warm|regards|many thanks|thanks,|cheers|yours)"
    r"\b.{0,30}$",
    re.I,
)


class MessageSense(Protocol):
    """A model that says what kind a message is, beside the words: from its lines, its subject, and what the words saw.

    `marks` is 1 or 0 for each of `MARKS`, and last whether something is asked. The second value is the line, of those
    given, that tells most of it.
    """

    def kind(self, subject: str, lines: Sequence[str], marks: Sequence[float]) -> tuple[MessageKind, str]: ...


_LONGEST_SENTENCE = 2_000  # characters; what is longer is no sentence, and may hold thousands of days


def kind_of(
    subject: str, text: str, *, automatic: bool = False, invited: bool = False, sense: MessageSense | None = None
) -> Proposed:
    """What kind of message this is. `automatic`: its headers say that no person wrote it; `invited`: it carries a
    calendar invitation. Each sentence is looked at, the subject too; the graver kind wins.

    With `sense` the model decides, and the words are what it hears of; what the headers say is not in doubt.
    """
    worded = _by_words(subject, text, automatic=automatic, invited=invited)
    if sense is None or automatic or invited:
        return worded
    lines = lines_of(text)
    if not lines:
        return worded
    kind, line = sense.kind(plain_subject(subject), lines, marks_of(subject, lines))
    if kind == "other":
        return Proposed("other")
    return Proposed(kind, worded.quote if worded.kind == kind and worded.quote else line)


def lines_of(text: str) -> list[str]:
    """The sentences that may tell what a message is: without greeting and closing, the first `MOST_LINES`."""
    every = [line for line in sentences(text[:20_000]) if line.strip()]
    telling = [line for line in every if len(line.split()) > 1 and not _NO_LINE.match(line)]
    return [line[:_LONGEST_SENTENCE] for line in (telling or every)[:MOST_LINES]]


def plain_subject(subject: str) -> str:
    """The subject without the mark of an answer or a forwarding."""
    return re.sub(r"^\s*(?:(?:re|aw|sv|antw|rv|fwd?|wg)\s*:\s*)+", "", subject, flags=re.I).strip()


def marks_of(subject: str, lines: Sequence[str]) -> list[float]:
    """What the words see in a message, for a `MessageSense`."""
    every = [*lines, subject]
    worded = (REJECTS, OFFERS, MOVED, INVITES, ASKS, AUTOMATIC)
    seen = [float(any(wording.search(line) for line in every)) for wording in worded]
    return [*seen, float(any(line.rstrip().endswith("?") for line in every))]


def _by_words(subject: str, text: str, *, automatic: bool, invited: bool) -> Proposed:
    lines = [line for line in (*sentences(text[:20_000]), subject.strip()) if line]
    answered = bool(re.match(r"\s*(?:re|aw|sv|antw|rv)\s*:", subject, re.I))
    if answered and lines and lines[-1] == subject.strip():
        lines = lines[:-1]  # of an answer the subject is the person's own
    found: dict[MessageKind, str] = {}
    for line in lines:
        for one, wording in _GRAVER:
            if one not in found and wording.search(line) and not _courteous(one, line):
                found[one] = line
    automatic_line = next((line for line in lines if AUTOMATIC.search(line)), "")
    if automatic and "rejection" not in found:
        return Proposed("automatic", automatic_line or (lines[0] if lines else ""))
    if "rejection" not in found and "offer" not in found:
        if automatic_line and "rescheduling" not in found and not invited:
            return Proposed("automatic", automatic_line)
        if invited and "rescheduling" not in found:
            return Proposed("invitation", found.get("invitation", ""))
    for one, _wording in _GRAVER:
        if one in found:
            return Proposed(one, found[one])
    asked = next((line for line in lines if line.endswith("?") and not COURTESY.search(line)), "")
    return Proposed("concern", asked) if asked else Proposed("other")


def days_in(text: str, written: date | None) -> tuple[Named, ...]:
    """The days that the words name, counted from the day they were written; each day once, with its sentence."""
    out: dict[date, Named] = {}
    for sentence in sentences(text[:20_000]):
        for one in dates_in(sentence[:_LONGEST_SENTENCE], written):
            if one.day is None or one.day in out:
                continue
            decides = bool(DECIDES.search(sentence))
            out[one.day] = Named(one.day, sentence, decides, not decides and one.by and bool(WANTS.search(sentence)))
    return tuple(out.values())


def _courteous(kind: MessageKind, line: str) -> bool:
    """Words that would tell of a kind in a sentence that only closes politely, or only supposes."""
    if kind in ("concern", "invitation"):
        return bool(COURTESY.search(line))
    return kind == "offer" and bool(IF.search(line))
