"""An invitation to an interview: a calendar file, a mail that carries one, or a letter that names day and time.

`events` reads calendars (`components` their lines, `times` and `zones` when), `mail` takes mails apart, `prose` finds
the day in words; `people` and `about` tell who invites, and to what.
"""

from __future__ import annotations

import re

from afterword.domain.advert import Invitation
from afterword.domain.interview import Problem
from afterword.domain.language import _
from afterword.reading.invitation.events import read_calendar
from afterword.reading.invitation.mail import read_letter, read_mail
from afterword.reading.mime import html_to_text, looks_like_mail
from afterword.reading.notes import Notes
from afterword.reading.text import MEGABYTE, text_of

__all__ = ["LIMIT", "read_invitation"]

LIMIT = 10 * MEGABYTE
"""Bytes. A mail may carry pictures; a calendar or a letter may have a tenth of that."""

_CALENDAR = re.compile(rb"^\s*(?:\xef\xbb\xbf)?BEGIN:VCALENDAR", re.I)


def read_invitation(data: bytes, name: str) -> tuple[Invitation | None, list[Problem]]:
    """Read an invitation, its form recognised by its content. `name` is the file's name for the problems.

    What is missing or contradicts itself (no zone, a weekday that is not that date's) is a problem, never a guess. None
    when there is no interview in it. Never raises on what the file holds.
    """
    notes = Notes(name)
    invitation = _read(data, notes, name)
    if invitation is None and not notes.problems():
        notes.say(None, _("No invitation to an interview was found here."))
    return invitation, notes.problems()


def _read(data: bytes, notes: Notes, name: str) -> Invitation | None:
    head = data[:20_000]
    if len(data) <= LIMIT and not _CALENDAR.match(head):
        sniffed = text_of(head, Notes("")) or ""
        if looks_like_mail(sniffed) and not sniffed.lstrip().upper().startswith("BEGIN:VCALENDAR"):
            return read_mail(data if b"\x00" not in head else sniffed.encode(), notes, name)
    text = text_of(data, notes)
    if text is None:
        return None
    if "BEGIN:VCALENDAR" in text[:5_000].upper():
        return read_calendar(text, notes, name)
    if text.lstrip()[:1] == "<":
        text = html_to_text(text)
    return read_letter("", text, None, [], None, notes, name)
