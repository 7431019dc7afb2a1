"""What reminders and the calendar say on the first page: interviews that are over, what is due, the next one ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from afterword.flows.reminders import Shown
from afterword.store.models import Interview
from afterword.web.pages import upcoming
from afterword.web.pages.upcoming import Line, Over

MOST = 3  # as many reminders as may stand above what is due anyway


@dataclass(frozen=True, slots=True)
class Noted:
    over: tuple[Over, ...]
    reminders: tuple[Shown, ...]
    next: Line | None

    @property
    def anything(self) -> bool:
        return bool(self.over or self.reminders or self.next)


def noted(
    shown: Sequence[Shown], ahead: Sequence[Interview], ended: Sequence[Interview], now: datetime, zone: tzinfo
) -> Noted:
    """`shown`: what is due; an interview that is over is asked about once, above it. `zone` is the person's own."""
    on = next((row for row in ahead if row.cancelled_at is None), None)
    return Noted(
        over=tuple(upcoming.over(row) for row in ended[:MOST]),
        reminders=tuple(one for one in shown if one.kind != "debrief")[:MOST],
        next=upcoming.line(on, now, zone) if on is not None else None,
    )
