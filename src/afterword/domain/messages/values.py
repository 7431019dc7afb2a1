"""What is read from one message of an employer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from afterword.domain.advert import Invitation
from afterword.domain.interview import Person

MessageKind = Literal["invitation", "rescheduling", "concern", "rejection", "offer", "automatic", "other"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A kind and the sentence it rests on; "" where only the lack of any sign speaks for it."""

    kind: MessageKind
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A day a message names. `decides`: they will have decided by then; `asks`: they want something by then."""

    day: date
    quote: str
    decides: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """Mail that came back: whom it did not reach, and what the server said of it, in its words."""

    address: str
    status: str = ""  # "5.1.1", by RFC 3463
    said: str = ""
    delayed: bool = False  # still trying


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message as it was read. `text` are its newest words, without what they quote and without the signature.

    `sent_at` is aware, None where the message does not say. `machine`: nobody reads the address it came from.
    """

    text: str
    subject: str = ""
    sender: Person = field(default_factory=lambda: Person(name=""))
    machine: bool = False
    to: tuple[str, ...] = ()
    sent_at: datetime | None = None
    message_id: str = ""
    answers: tuple[str, ...] = ()  # ids of the messages it answers, the nearest first
    automatic: bool = False  # its headers say that no person wrote it
    proposed: Proposed = Proposed("other")
    named: tuple[Named, ...] = ()
    invitation: Invitation | None = None
    returned: tuple[Returned, ...] = ()
    signature: str = ""
