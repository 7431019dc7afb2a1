"""A message becomes the bytes that travel: headers and one text in UTF-8, nothing else, no trace of this program.

A paragraph is one line, however long: quoted-printable carries it whole, and the reader's own program wraps it to the
width of their window. Lines broken here would stand ragged on a phone, and format=flowed is not read by all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

_ID = re.compile(r"<(?![^>]*=\?)[!-;=?-~]{3,480}>")  # printable ASCII between brackets, and nothing encoded
_NOT_ONE = frozenset('@,;:()<>[]"\\?')  # in a local part they part addresses, or begin what is no address


class Unaddressed(ValueError):
    """An address that no message can carry."""


@dataclass(frozen=True, slots=True)
class Mail:
    """`at` is aware, in the sender's zone. `message_id` and `in_reply_to` have their angle brackets."""

    from_name: str
    from_address: str
    to_name: str
    to_address: str
    subject: str
    text: str
    at: datetime
    message_id: str
    in_reply_to: str = ""


def eml(mail: Mail, *, unsent: bool = False) -> bytes:
    """The message, lines ended by CRLF. `unsent` marks a file that a mail program opens as a draft to be sent.

    Raises `Unaddressed` for an address that cannot stand in a header.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = address(mail.from_name, mail.from_address)
    message["To"] = address(mail.to_name, mail.to_address)
    message["Subject"] = _inert(mail.subject)
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = mail.message_id
    if _ID.fullmatch(mail.in_reply_to):
        message["In-Reply-To"] = mail.in_reply_to
        message["References"] = mail.in_reply_to
    if unsent:
        message["X-Unsent"] = "1"
    message.set_content(mail.text.rstrip("\n") + "\n", charset="utf-8", cte="quoted-printable")
    message["Content-Language"] = "en"
    return message.as_bytes()


def address(name: str, at: str) -> Address:
    """The address for a header; a domain in another script as the mail system writes it."""
    local, _at, domain = at.rpartition("@")
    try:
        known = domain.encode("idna").decode("ascii") if not domain.isascii() else domain
        if not local or "." not in f"{known}." or not known or not (local + known).isprintable():
            raise ValueError(at)
        if _NOT_ONE & set(local):
            raise ValueError(at)
        return Address(display_name=_inert(name), username=local, domain=known)
    except (ValueError, IndexError) as error:
        raise Unaddressed(at) from error


def _inert(text: str) -> str:
    """One line, and nothing in it that the mail library would decode: an encoded line end in a name or a subject
    ("=?utf-8?q?=0A...?=", out of a message of theirs, say) would become one, and what follows it a header.
    """
    return " ".join(text.replace("=?", "= ?").split())
