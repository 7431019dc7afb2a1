"""A mail that carries an invitation, as a calendar or in its words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from afterword.domain.advert import Invitation
from afterword.domain.interview import Person
from afterword.domain.language import _
from afterword.reading.addresses import Guest
from afterword.reading.invitation.about import about
from afterword.reading.invitation.events import read_calendar
from afterword.reading.invitation.people import sides, with_note
from afterword.reading.invitation.prose import when_in
from afterword.reading.mime import body, calendars, decoded, opened, others, sender, sent
from afterword.reading.notes import Notes

_INVITES = re.compile(r"\binterview\w*|\b(?:panel|screening|vorstellungsgespräch|entretien)\b", re.I)
_CANCELS = re.compile(r"\b(?:cancel(?:l?ed|ling|lation)?|called off|withdrawn)\b", re.I)
_MOVES = re.compile(
    r"\b(?:re-?schedul\w*|moved|postponed?|new (?:time|date|interview details)|updated invitation|change of)\b", re.I
)
_QUOTED = re.compile(r"^[^\S\n]*(?:>|-{3,}\s*original message|_{10,}|on .{5,80} wrote:\s*$|from: .+@)", re.I | re.M)


def read_mail(data: bytes, notes: Notes, name: str) -> Invitation | None:
    """The invitation in a mail; None when it holds none."""
    taken = opened(data, notes)
    if taken is None:
        return None
    message, parts = taken
    from_whom, to_whom = sender(message), others(message)
    for text in calendars(parts):
        aside = Notes(name)
        invitation = read_calendar(text, aside, name)
        for problem in aside.problems():
            notes.say(None, problem.message)  # their lines count inside the part, which the person does not see
        if invitation is not None:
            return with_sender(invitation, from_whom, to_whom)
    subject = decoded(message.get("Subject", ""))
    written = sent(message)
    day = written.date() if written is not None else None
    return read_letter(subject, body(parts), from_whom, to_whom, day, notes, name)


def read_letter(
    subject: str, words: str, from_whom: Guest | None, to_whom: list[Guest], day: date | None, notes: Notes, name: str
) -> Invitation | None:
    """The invitation in the words of a mail or letter; None when it names no interview or no day."""
    own = words[: quoted.start()] if (quoted := _QUOTED.search(words, 1)) else words
    own = own if own.strip() else words
    if not _INVITES.search(f"{subject}\n{own[:20_000]}"):
        notes.say(None, _("No invitation to an interview was found here."))
        return None
    aside = Notes(name)
    when = when_in(own, day, aside)
    if when is None:
        notes.say(
            None, _("This mail names no day for an interview; enter the date and time yourself, if there is one.")
        )
        return None
    for problem in aside.problems():
        notes.say(None, problem.message)
    guests = [*([replace(from_whom, organiser=True)] if from_whom is not None else []), *to_whom]
    people, to = sides(guests)
    people = with_note(people, to, own)
    employer, role = about(subject, own, people, to)
    first = f"{subject}\n{own[:1_500]}"
    return Invitation(
        summary=" ".join(subject.split()),
        kind="cancel"
        if _CANCELS.search(first) and not _MOVES.search(first)
        else "update"
        if _MOVES.search(first)
        else "request",
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        zone=when.zone,
        people=people,
        to=to,
        employer=employer,
        role=role,
        note=own.strip(),
        name=name,
    )


def with_sender(invitation: Invitation, sender: Guest | None, others: list[Guest]) -> Invitation:
    """An invitation whose calendar names nobody to turn to has the sender of the mail."""
    if any(person.email for person in invitation.people) or sender is None:
        return invitation
    if sender.email.lower() in {address.lower() for address in invitation.to}:
        return invitation
    to = invitation.to or tuple(guest.email for guest in others)
    return replace(invitation, people=(Person(name=sender.name, email=sender.email), *invitation.people), to=to)
