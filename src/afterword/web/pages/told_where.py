"""Who has heard a piece of evidence, in words: on the evidence page, and to be corrected on its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.store.models import Interview, Telling
from afterword.web.pages.debrief import eyebrow
from afterword.web.pages.words import together

NAMED = 4


@dataclass(frozen=True, slots=True)
class Heard:
    """One interview and this evidence: how it was told there, or that it was not."""

    interview: UUID
    name: str
    how: str
    told: bool


def told_words(tellings: Sequence[Telling]) -> str:
    """One line: "Told: Corvo and Pell (in writing)."; "" where nothing is known."""
    told = [row for row in tellings if row.how != Telling.How.UNTOLD]
    if not told:
        return _("Needed, and not told yet.") if tellings else ""
    names = []
    for row in told:
        name = _name(row.interview)
        names.append(_("{name} (in writing)").format(name=name) if row.how == Telling.How.WRITTEN else name)
    each = list(dict.fromkeys(names))
    if len(each) > NAMED:
        return _("Told: {places} and elsewhere.").format(places=", ".join(each[:NAMED]))
    return _("Told: {places}.").format(places=together(each))


def who_heard(row: Telling) -> Heard:
    words = {
        Telling.How.HEARD: _("heard in the conversation"),
        Telling.How.SAID: _("told, as you say"),
        Telling.How.WRITTEN: _("in what you wrote to them"),
        Telling.How.UNTOLD: _("needed, and not told"),
    }
    return Heard(row.interview_id, _dated(row.interview), words[Telling.How(row.how)], row.how != Telling.How.UNTOLD)


def elsewhere(interviews: Iterable[Interview], heard: Sequence[Telling], now: datetime) -> tuple[tuple[UUID, str], ...]:
    """Interviews that have been, of which it is not known: to say that it was told there."""
    known = {row.interview_id for row in heard}
    return tuple(
        (row.id, _dated(row))
        for row in interviews
        if row.id not in known and (row.starts_at is None or row.starts_at <= now)
    )


def _dated(row: Interview) -> str:
    if row.starts_at is None:
        return _name(row)
    return _("{name}, {day}").format(name=_name(row), day=date_format(row.starts_at, "j F Y"))


def _name(row: Interview) -> str:
    return eyebrow(row) or _("an interview without a name")
