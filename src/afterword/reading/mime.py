"""What every mail has: headers in any charset, parts in any order, words as text or as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice
from typing import Any

from afterword.domain.language import _
from afterword.reading.addresses import Guest, is_machine, tidy_name
from afterword.reading.dates import FIRST_YEAR, LAST_YEAR
from afterword.reading.html import pieces
from afterword.reading.notes import Notes
from afterword.reading.text import clean, text_of

_MOST_BOUNDARIES = 40
_MOST_LINES = 150_000  # 10 MB in lines of 76, as attachments come, are fewer
_MOST_PARTS = 500
_LONGEST_HEADER = 20_000
"""Characters. A thread of years of answers names its messages in fewer."""
_LONGEST_PARAMETERS = 2_000
"""Of a header that begins with "Content-": the standard library takes time by the square to part its parameters."""
_PART = 2_000_000
"""Bytes of one part that is text. Nobody writes more, and nobody would read it."""

_BLOCKS = frozenset(
    "p div br tr li ul ol table h1 h2 h3 h4 h5 h6 blockquote section article header footer hr pre dd dt".split()
)
_HIDDEN = frozenset({"script", "style", "title", "head"})


class _Short(Compat32):
    """Headers as they are, but no longer than any header is."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        longest = _LONGEST_PARAMETERS if name.lower().startswith("content-") else _LONGEST_HEADER
        return super().header_fetch_parse(name, value[:longest] if isinstance(value, str) else value)


def looks_like_mail(text: str) -> bool:
    """Whether a text begins with the headers of a mail."""
    head = text.lstrip()[:6_000].split("\n\n", 1)[0]
    names = {line.split(":", 1)[0].lower() for line in head.split("\n") if re.match(r"[A-Za-z-]{2,40}:", line)}
    known = {"from", "to", "subject", "date", "received", "message-id", "mime-version", "return-path", "content-type"}
    return len(names & known) >= 2


def opened(data: bytes, notes: Notes) -> tuple[Message, list[Message]] | None:
    """A mail and its parts; None, and a problem, where it cannot be taken apart."""
    lines = max(data.count(b"\n"), data.count(b"\r"))  # either ends a line here
    if data.lower().count(b"boundary=") > _MOST_BOUNDARIES or lines > _MOST_LINES:
        notes.say(None, _("This mail has far more parts than a mail should, so it was not read."))
        return None
    try:
        message = message_from_bytes(data, policy=_Short())
        parts = list(islice(message.walk(), _MOST_PARTS + 1))
    except (RecursionError, ValueError, LookupError, AssertionError):
        notes.say(None, _("The parts of this mail could not be taken apart; save the invitation itself and use that."))
        return None
    if len(parts) > _MOST_PARTS:
        notes.say(None, _("This mail has far more parts than a mail should, so it was not read."))
        return None
    return message, parts


def calendars(parts: list[Message]) -> Iterator[str]:
    """The calendars in a mail, those meant to be answered before those attached as files."""
    found = []
    for part in parts:
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        file = (part.get_filename() or "").lower()
        if kind == "text/calendar" or kind == "application/ics" or file.endswith((".ics", ".ical")):
            text = words_of(part)
            if "BEGIN:VCALENDAR" in text[:5_000].upper():
                found.append((kind != "text/calendar", text))
    yield from (text for _rank, text in sorted(found, key=lambda one: one[0]))


def body(parts: list[Message]) -> str:
    """The words of a mail: its plain text, else its HTML without the tags."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            attached = part.get_content_disposition() == "attachment"
            if part.get_content_type() == kind and not part.is_multipart() and not attached:
                text = words_of(part)
                text = html_to_text(text) if kind == "text/html" else text
                if text.strip():
                    return text
    return ""


def words_of(part: Message) -> str:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return ""
    data = payload[:_PART] if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("utf-8") or "utf-8"
    try:
        if charset.replace("_", "-").lower() not in {"utf-8", "us-ascii", "ascii"}:
            return clean(data.decode(charset, "replace"))
    except (LookupError, ValueError):
        pass
    return text_of(data, Notes("")) or text_of(data[:900_000], Notes("")) or ""


def html_to_text(html: str) -> str:
    """The words of a page, a line for each block."""
    out: list[str] = []
    hidden = 0
    for piece in pieces(html):
        if piece.kind == "text" and not hidden:
            out.append(re.sub(r"\s+", " ", piece.text))
        elif piece.name in _BLOCKS:
            out.append("\n")
        elif piece.name == "td":
            out.append(" ")
        elif piece.name in _HIDDEN and piece.name == "head":
            hidden = 1 if piece.kind == "start" else 0
    lines = [" ".join(line.split()) for line in "".join(out).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def decoded(header: object) -> str:
    """A header's text, whatever charset its pieces are in; long ones cut, since a header is a line."""
    raw = str(header)[:4_000]
    try:
        pairs = decode_header(raw)
    except (ValueError, LookupError, MessageError):  # damaged base64 is none of the first two
        return clean(raw)
    found = []
    for piece, charset in pairs:
        if isinstance(piece, str):
            found.append(piece)
            continue
        try:
            found.append(piece.decode(charset or "utf-8", "replace"))
        except (LookupError, ValueError):
            found.append(piece.decode("latin-1"))
    return " ".join(clean("".join(found)).split())


def addresses(message: Message, *names: str) -> list[Guest]:
    headers = [str(header)[:4_000] for name in names for header in (message.get_all(name) or [])[:5]]
    try:
        found = getaddresses(headers)
    except (ValueError, IndexError, AttributeError, RecursionError):  # thousands of brackets opened in each other
        return []
    return [
        Guest(address, tidy_name(decoded(name)))
        for name, address in found[:100]
        if "@" in address and len(address) < 255
    ]


def sender(message: Message) -> Guest | None:
    """Who wrote it; the address for replies where nobody reads the other."""
    for guest in addresses(message, "From", "Reply-To", "Sender"):
        if not is_machine(guest.email):
            return guest
    return None


def others(message: Message) -> list[Guest]:
    return [guest for guest in addresses(message, "To", "Cc") if not is_machine(guest.email)]


def sent(message: Message) -> datetime | None:
    """When it was sent, by its own clock: aware where it names an offset."""
    return moment_in(str(message.get("Date", "")))


def moment_in(written: str) -> datetime | None:
    """The moment a header gives; None where it is none, or in a year no mail was sent in."""
    try:
        when = parsedate_to_datetime(written[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when if FIRST_YEAR <= when.year <= LAST_YEAR else None
