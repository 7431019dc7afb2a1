"""A message of an employer: a mail as it was saved, or the words of one, pasted.

`newest` finds their own words among what they quote and sign with, `returned` reads mail that came back; the headers
and parts are `reading.mime`'s, an invitation in it is `reading.invitation`'s. What kind of message it is and which days
it names are rules of `domain.messages`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from email.message import Message as Mail

from afterword.domain.interview import Person, Problem
from afterword.domain.language import _
from afterword.domain.messages import Message, days_in, kind_of
from afterword.reading.addresses import ADDRESS, is_machine, tidy_name
from afterword.reading.dates import Moment, read_moment
from afterword.reading.invitation import read_invitation
from afterword.reading.mail.newest import own_words, signer
from afterword.reading.mail.returned import returned_in
from afterword.reading.mime import addresses, body, calendars, decoded, looks_like_mail, moment_in, opened, sent
from afterword.reading.notes import Notes
from afterword.reading.text import MEGABYTE, text_of

__all__ = ["LIMIT", "read_message"]

LIMIT = 10 * MEGABYTE
"""Bytes of a saved mail; pasted words may have a tenth of that."""

_MOST_WORDS = 200_000
"""Characters that are looked at for their newest words, which stand at the top."""

_ID = re.compile(r"<[^<>\s]{3,480}>")
_AUTOMATIC = ("auto-replied", "auto-generated", "auto-notified")
_PASTED = re.compile(
    r"^[ \t>*]*(?P<key>from|sent|date|to|subject|von|gesendet|an|betreff|de|objet|envoyé|à)[ \t]*:\**[ \t]*(?P<value>.+)$",
    re.I,
)
_KEYS = {"von": "from", "de": "from", "gesendet": "sent", "date": "sent", "envoyé": "sent", "betreff": "subject",
         "objet": "subject", "an": "to", "à": "to"}  # fmt: skip


def read_message(data: bytes, name: str) -> tuple[Message | None, list[Problem]]:
    """Read one message, saved or pasted. `name` is the file's name for the problems, "" for what was pasted.

    None where there are no words in it. Never raises on what it holds; what a mail lacks (a date, an address) is left
    out, never guessed.
    """
    notes = Notes(name)
    if len(data) > LIMIT:
        size = LIMIT // MEGABYTE
        message = _("The mail is larger than {size} MB, so it was not read; paste its words instead.")
        notes.say(None, message.format(size=size))
        return None, notes.problems()
    sniffed = text_of(data[:20_000], Notes("")) or ""
    if looks_like_mail(sniffed):
        wide = b"\x00" in data[:20_000]  # saved as UTF-16, which the parser of mails does not know
        found = _saved((text_of(data, Notes(""), limit=LIMIT) or sniffed).encode() if wide else data, notes, name)
    else:
        text = text_of(data, notes)
        found = _pasted(_the_top(text, notes)) if text is not None else None
    if found is None and not notes.problems():
        notes.say(None, _("There are no words in this message; paste what they wrote."))
    return found, notes.problems()


def _saved(data: bytes, notes: Notes, name: str) -> Message | None:
    taken = opened(data, notes)
    if taken is None:
        return None
    mail, parts = taken
    returned = returned_in(mail, parts)
    whole = _the_top(body(parts), notes)
    invitation = None
    if any(True for _calendar in calendars(parts)):
        invitation, problems = read_invitation(data, name)
        for problem in problems:
            notes.say(problem.line, problem.message)
    text = own_words(whole)
    if not (text.strip() or invitation or returned):
        return None
    subject = decoded(mail.get("Subject", ""))[:500]
    said = decoded(mail.get("Sent", ""))
    when = sent(mail) or _written(said)
    day = when.date() if when is not None else _day_written(said)
    when = when if when is None or when.tzinfo is not None else None
    automatic = _automatic(mail) or bool(returned)
    sender, machine = _sender(mail)
    sign = signer(whole)
    if sign.phone and not sender.phone:
        sender = replace(sender, phone=sign.phone)
    if not sender.name and sign.name:
        sender = replace(sender, name=sign.name)
    return Message(
        text=text,
        subject=subject,
        sender=replace(sender, title=sign.title),
        machine=machine,
        to=tuple(guest.email for guest in addresses(mail, "To", "Cc")),
        sent_at=when,
        message_id=_first_id(mail.get("Message-ID", "")),
        answers=_answers(mail),
        automatic=automatic,
        proposed=kind_of(subject, text, automatic=automatic, invited=invitation is not None),
        named=days_in(text, day),
        invitation=invitation,
        returned=returned,
        signature=sign.text,
    )


def _the_top(text: str, notes: Notes) -> str:
    if len(text) > _MOST_WORDS:
        message = _("Only the first {most} characters of this message were looked at; they hold the newest words.")
        notes.say(None, message.format(most=_MOST_WORDS))
    return text[:_MOST_WORDS]


def _pasted(text: str) -> Message | None:
    """Words copied out of a mail program, perhaps with the lines that say from whom and when."""
    head, rest = _headed(text.strip())
    words = own_words(rest)
    if not words.strip():
        return None
    sign = signer(rest)
    address = next(iter(ADDRESS.findall(head.get("from", ""))), "")
    name = tidy_name(ADDRESS.sub("", head.get("from", "")).translate(str.maketrans("", "", "<>[]()")).strip(" :;,"))
    when = _written(head.get("sent", ""))
    day = when.date() if when is not None else _day_written(head.get("sent", ""))
    subject = head.get("subject", "")[:500]
    return Message(
        text=words,
        subject=subject,
        sender=Person(name=name or sign.name, title=sign.title, email=address or sign.email, phone=sign.phone),
        machine=bool(address) and is_machine(address),
        sent_at=when,
        proposed=kind_of(subject, words),
        named=days_in(words, day),
        signature=sign.text,
    )


def _headed(text: str) -> tuple[dict[str, str], str]:
    """The lines "From: ..." and the like at the top, and what follows them."""
    lines = text.split("\n")
    head: dict[str, str] = {}
    used = 0
    for used, line in enumerate(lines[:12], start=1):
        found = _PASTED.match(line)
        if found is not None:
            key = found["key"].lower()
            head.setdefault(_KEYS.get(key, key), found["value"].strip())
        elif line.strip() and used == 1 and len(lines) > 1 and _PASTED.match(lines[1]):
            head["from"] = line.strip()  # some programs put the name above, without a word before it
        elif line.strip():
            used -= 1
            break
    return (head, "\n".join(lines[used:])) if len(head) >= 2 or "subject" in head else ({}, text)


def _written(text: str) -> datetime | None:
    """The moment in a line "Sent: ...", where its zone is written too; without one it could be another day."""
    when = moment_in(text)
    return when if when is not None and when.tzinfo is not None else None


def _day_written(text: str) -> date | None:
    """The day in such a line, as a mail program writes it for its reader: "Monday, 23 November 2026 09:12"."""
    found = read_moment(text[:100])
    return found.day if isinstance(found, Moment) else None


def _sender(mail: Mail) -> tuple[Person, bool]:
    """Who wrote it; where that address takes no answers, the one for replies. The second: no person reads either."""
    found = addresses(mail, "From", "Reply-To", "Sender")
    if not found:
        return Person(name=""), False
    person = next((one for one in found if not is_machine(one.email)), None)
    one = person or found[0]
    return Person(name=one.name, email=one.email), person is None


def _automatic(mail: Mail) -> bool:
    auto = str(mail.get("Auto-Submitted", "")).lower()
    return (
        auto.startswith(_AUTOMATIC)
        or mail.get("X-Autoreply") is not None
        or mail.get("X-Autorespond") is not None
        or str(mail.get("Precedence", "")).strip().lower() in {"auto_reply", "auto-reply"}
    )


def _first_id(header: object) -> str:
    found = _ID.search(str(header)[:4_000])
    return found.group() if found else ""


def _answers(mail: Mail) -> tuple[str, ...]:
    """The ids of what it answers, the nearest first."""
    direct = _ID.findall(str(mail.get("In-Reply-To", ""))[:4_000])
    earlier = _ID.findall(str(mail.get("References", ""))[:20_000])
    return tuple(dict.fromkeys([*direct, *reversed(earlier)]))[:50]
