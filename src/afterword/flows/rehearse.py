"""Speaking the card aloud before the call (S11): which concerns come up in it, and what was kept of it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from afterword.domain.rehearse import (
    FILLERS,
    LONGEST,
    Interruption,
    Observed,
    Said,
    interruptions,
    known_fillers,
    observe,
    words_per_minute,
)
from afterword.flows.kept import Unreadable, one_line
from afterword.store import queries
from afterword.store.models import Interview, Rehearsal
from afterword.store.writer import one_writer

CARDS = ("call_card", "follow_up_call", "voicemail")
MOST = 999  # of any word in one rehearsal

_CLOCK = re.compile(r"(?P<minutes>\d{1,2})\s*(?::|min\w*\.?)\s*(?P<seconds>\d{1,2})?\s*(?:s\w*\.?)?$", re.I)
_SECONDS = re.compile(r"(?P<seconds>\d{1,4})\s*(?:s\w*\.?)?$", re.I)


def schedule(run: UUID, parts: int, concerns: Sequence[str]) -> tuple[Interruption, ...]:
    """Which concerns are thrown in, and after which part: the same for the same `run`, so that a page and what it sends
    agree without anything being stored in between.
    """
    dice = random.Random(run.int)  # noqa: S311 - nothing secret hangs on it

    def chances() -> Iterator[float]:
        while True:
            yield dice.random()

    return interruptions(parts, concerns, chances())


def keep(
    interview: Interview,
    run: UUID,
    card: str,
    parts: Sequence[str],
    concerns: Sequence[str],
    sent: Mapping[str, str],
    now: datetime,
) -> Rehearsal:
    """Keeps one rehearsal; sent again, it is mended and not doubled.

    `parts` and `concerns` are the names there are, in order; of `sent` (a form) "seconds:<name>", "stumbled:<name>",
    "filler:<word>", "words", "word_seconds" and "took" are read, and all else is left. A time in "took" that cannot be
    read raises `Unreadable`.
    """
    said = [_said(name, f"p.{name}", sent) for name in parts]
    raised = [_said(name, f"c.{name}", sent) for name in concerns]
    took = _took(sent.get("took", ""))
    seconds = took if took is not None else observe(said, raised).seconds
    counted = known_fillers({word: _number(sent.get(f"filler:{word}"), MOST) or 0 for word in FILLERS})
    pace = words_per_minute(_number(sent.get("words"), 20_000) or 0, _number(sent.get("word_seconds"), LONGEST) or 0)
    values = {
        "card": card,
        "seconds": seconds,
        "started_at": now - timedelta(seconds=seconds),
        "parts": [{"part": one.name, "seconds": one.seconds, "stumbled": one.stumbled} for one in said],
        "concerns": [{"id": one.name, "seconds": one.seconds, "stumbled": one.stumbled} for one in raised],
        "words_per_minute": min(pace, MOST) if pace else None,
        "fillers": counted,
    }
    with one_writer():
        there = queries.rehearsals_of(interview).filter(id=run).first()
        if there is None:
            made = Rehearsal(id=run, owner_id=interview.owner_id, interview=interview, **values)
            Rehearsal.objects.bulk_create([made], ignore_conflicts=True)
            there = queries.rehearsals_of(interview).filter(id=run).first()
        if there is None:  # the number is somebody else's
            return Rehearsal.objects.create(owner_id=interview.owner_id, interview=interview, **values)
        for name, value in values.items():
            setattr(there, name, value)
        there.save()
    return there


def observed(rehearsal: Rehearsal) -> Observed:
    """What there is to say of a rehearsal."""
    parts = [Said(one["part"], one["seconds"], one["stumbled"]) for one in rehearsal.parts]
    concerns = [Said(one["id"], one["seconds"], one["stumbled"]) for one in rehearsal.concerns]
    return observe(parts, concerns)


def _said(name: str, field: str, sent: Mapping[str, str]) -> Said:
    return Said(name, _number(sent.get(f"seconds:{field}"), LONGEST), bool(sent.get(f"stumbled:{field}")))


def _number(text: str | None, most: int) -> int | None:
    """A count between 0 and `most`; None where there is none, or none that can be right."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 6:
        return None
    return min(int(text), most)


def _took(text: str) -> int | None:
    """A length of time as a person writes it, "2:20", "2 min 20" or "95", in seconds; None where nothing stands."""
    typed = one_line(text)
    if not typed:
        return None
    found = _CLOCK.match(typed) or _SECONDS.match(typed)
    if found is None:
        raise Unreadable(_("Type the time as minutes and seconds, such as 2:20."))
    given = found.groupdict()
    return min(int(given.get("minutes") or 0) * 60 + int(given["seconds"] or 0), LONGEST)
