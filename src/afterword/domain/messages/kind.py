"""What kind of message this is, and which days it names.

The person confirms. Where two kinds are said in one message the graver wins: a refusal that ends with an invitation to
apply again is a refusal.
"""

from __future__ import annotations

import re
from datetime import date

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

_LONGEST_SENTENCE = 2_000  # characters; what is longer is no sentence, and may hold thousands of days


def kind_of(subject: str, text: str, *, automatic: bool = False, invited: bool = False) -> Proposed:
    """What kind of message this is. `automatic`: its headers say that no person wrote it; `invited`: it carries a
    calendar invitation. Each sentence is looked at, the subject too; the graver kind wins.
    """
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
