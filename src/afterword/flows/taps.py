"""Taps of a call as a browser sends them: read with suspicion, and without losing a word that was typed.

A phone’s clock may be wrong, its pages may send twice, and anything can be sent to an address. What cannot be read is
refused with its reason; a time that cannot be right is put right, because the words count and not the minute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from afterword.flows.kept import LONGEST_TEXT, own_words

KINDS = frozenset({"begun", "part", "concern", "asked_time", "note", "aside", "ended"})
CARDS = ("call_card", "follow_up_call")
CHANNELS = frozenset({"email", "call"})
MOST_AT_ONCE = 500
NAMES = {"part": 40, "say": 80, "concern": 40, "what": 500}  # what the page itself named, and how long it may be
OLDEST = timedelta(days=400)
FURTHEST = timedelta(days=370)
"""A promise is never made for later than this; a time beyond it is a clock gone wrong."""
SLOW_CLOCK = timedelta(minutes=2)
"""A difference the way from the phone may account for; more is a clock that goes wrong."""


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap, read. `value` is what is kept of it, as plain JSON; `by` is when an answer was promised for."""

    id: UUID
    kind: str
    at: datetime
    value: dict[str, Any]
    by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A tap that cannot be kept: its id as it was sent, and why, in a sentence."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Taps:
    read: tuple[Tap, ...] = field(default_factory=tuple)
    refused: tuple[Refused, ...] = field(default_factory=tuple)


def read_taps(raw: object, *, now: datetime, clock: object = None) -> Taps:
    """`raw`, the list a browser sent, as taps. `clock` is what the browser's own clock showed when it sent them.

    Where that clock differs from `now` by more than a way through the net takes, all times are moved by the difference.
    """
    if not isinstance(raw, list):
        return Taps(refused=(Refused("", _("This is not a list of what was tapped.")),))
    shown = moment(clock)
    shift = now - shown if shown is not None and abs(now - shown) > SLOW_CLOCK else timedelta(0)
    read: list[Tap] = []
    refused: list[Refused] = []
    for one in raw[:MOST_AT_ONCE]:
        tap = _tap(one, now, shift)
        if isinstance(tap, Tap):
            read.append(tap)
        else:
            refused.append(tap)
    return Taps(tuple(read), tuple(refused))


def uuid_of(value: object) -> UUID | None:
    """A UUID written as text; None for anything else."""
    try:
        return UUID(value) if isinstance(value, str) and len(value) <= 40 else None
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """A moment as a browser writes it (ISO 8601 with a zone), in UTC; None for anything else."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        found = datetime.fromisoformat(value)
        return found.astimezone(UTC) if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _tap(one: object, now: datetime, shift: timedelta) -> Tap | Refused:
    if not isinstance(one, Mapping):
        return Refused("", _("This tap cannot be read."))
    shown = one.get("id")
    id = uuid_of(shown)
    if id is None:
        return Refused(shown[:40] if isinstance(shown, str) else "", _("This tap has no number of its own."))
    kind = one.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return Refused(str(id), _("This kind of tap is not known here."))
    given = one.get("value")
    value: Mapping[object, object] = given if isinstance(given, Mapping) else {}
    text = _words(value.get("text"))
    if len(text) > LONGEST_TEXT:
        return Refused(
            str(id), _("These words are too long to be kept as one note; {longest} fit.").format(longest=LONGEST_TEXT)
        )
    if kind == "note" and not text.strip():
        return Refused(str(id), _("There are no words in this note."))
    kept: dict[str, Any] = {"text": text} if text else {}
    for name, longest in NAMES.items():
        if words := _words(value.get(name)):
            kept[name] = words[:longest]
    if isinstance(seconds := value.get("seconds"), int | float) and 0 <= seconds < 86_400:
        kept["seconds"] = round(seconds)
    by = None
    if kind == "asked_time":
        by = _by(value.get("by"), now)
        kept["by"] = by.isoformat() if by else ""
        channel = value.get("channel")
        kept["channel"] = channel if isinstance(channel, str) and channel in CHANNELS else "email"
        if instead := uuid_of(value.get("instead")):
            kept["instead"] = str(instead)
        if value.get("taken_back") is True:
            kept["taken_back"] = True
    return Tap(id, kind, _when(one.get("at"), now, shift), kept, by)


def _words(value: object) -> str:
    """The text, in whole characters: half of one, which JSON can hold, would not go into a database."""
    if not isinstance(value, str):
        return ""
    return own_words(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _when(value: object, now: datetime, shift: timedelta) -> datetime:
    found = moment(value)
    if found is None:
        return now
    try:
        found += shift
    except OverflowError:
        return now
    return min(max(found, now - OLDEST), now)


def _by(value: object, now: datetime) -> datetime | None:
    """By when: one of the times the page offered, so it is right whatever the phone's clock shows."""
    found = moment(value)
    return found if found is not None and now - OLDEST <= found <= now + FURTHEST else None
