"""What an employer writes: what kind of message it is, which days it names, to which interview it belongs."""

from __future__ import annotations

from afterword.domain.messages.kind import MessageSense, days_in, kind_of
from afterword.domain.messages.matching import Index, Known, Likely
from afterword.domain.messages.values import Message, MessageKind, Named, Proposed, Returned

__all__ = [
    "Index",
    "Known",
    "Likely",
    "Message",
    "MessageKind",
    "MessageSense",
    "Named",
    "Proposed",
    "Returned",
    "days_in",
    "kind_of",
]
