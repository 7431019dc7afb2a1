"""A job advertisement and an invitation as values: what a reader makes of the paper; no rule stands here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from afterword.domain.interview import Person, Source

Section = Literal["title", "duty", "requirement", "plus", "about", "benefit", "pay", "legal", "other"]
"""What a line of an advert is about. Only duties, requirements and pluses can be goals of the employer."""


@dataclass(frozen=True, slots=True)
class AdvertLine:
    """One line or list item of an advert, exact text. `ref` says where it stands: "line 14", "lists[0][3]"."""

    text: str
    section: Section
    ref: str

    @property
    def source(self) -> Source:
        return Source("job", self.ref, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advert:
    """A job advert: the lines in order, and what the paper says outright. "" where it says nothing."""

    title: str = ""
    employer: str = ""
    location: str = ""
    country: str = ""  # ISO 3166 alpha-2
    pay: str = ""
    closes: str = ""
    url: str = ""
    lines: tuple[AdvertLine, ...] = ()
    format: str = "text"
    name: str = ""

    @property
    def needs(self) -> tuple[AdvertLine, ...]:
        """The lines that say what the employer needs, duties first in the order of the advert."""
        return tuple(line for line in self.lines if line.section in {"duty", "requirement", "plus"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An invitation to an interview, or its change or cancellation.

    `starts_at` is aware where the paper gives a zone that is known, else naive; None where it gives no usable time.
    `people` are those on the employer's side, the organiser first; `to` are the other addresses.
    """

    summary: str = ""
    kind: Literal["request", "update", "cancel"] = "request"
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str = ""  # IANA name, "" where none is known
    people: tuple[Person, ...] = ()
    to: tuple[str, ...] = ()
    employer: str = ""
    role: str = ""
    location: str = ""
    note: str = ""  # the text of the invitation, as it stands
    uid: str = ""
    sequence: int = 0
    name: str = ""
