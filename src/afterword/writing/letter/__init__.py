"""A letter as it is set on paper: who it is from, who it is to, the day, the words. PDF and Word are made from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from afterword.domain.compose.draft import Draft
from afterword.domain.days import MONTHS

HERE = Path(__file__).parent
TEMPLATE = HERE / "letter.typ"
FONTS = HERE / "fonts"

_AMERICAN = frozenset({"US", "CA", "PH"})
_LETTER_PAPER = frozenset("US CA MX PH CL CO VE GT CR PA DO SV HN NI PR".split())
_SUBJECT_LINE = frozenset("DE AT CH LI LU BE NL FR ES PT IT PL CZ SK HU DK SE NO FI IN JP KR BR".split())
"""Where a letter to a person has a subject line above its greeting. Elsewhere it would read as an office letter."""

_STRAIGHT = re.compile(r"(?<=[^\W\d_])'")


@dataclass(frozen=True, slots=True)
class Letter:
    """`sender` and `to` are lines, the name first. `paragraphs` begin with the greeting and end before the closing.

    `closing` is "Yours sincerely,", `signed` the lines below it; both are empty for words that end without them.
    `country` is where it goes (ISO 3166 alpha-2, "" when not known): paper, date and subject line follow it.
    """

    sender: tuple[str, ...]
    to: tuple[str, ...]
    day: date
    subject: str
    paragraphs: tuple[str, ...]
    closing: str = ""
    signed: tuple[str, ...] = ()
    country: str = ""

    @property
    def title(self) -> str:
        return self.subject or (self.to[0] if self.to else "Letter")

    @property
    def author(self) -> str:
        return self.sender[0] if self.sender else ""

    @property
    def american(self) -> bool:
        return self.country in _AMERICAN

    @property
    def letter_size(self) -> bool:
        """Whether it is set on US Letter; the rest of the world uses A4."""
        return self.country in _LETTER_PAPER

    @property
    def language(self) -> str:
        """The drafts are composed in English; its spelling follows the country."""
        return "en-US" if self.american else "en-GB"

    @property
    def date_line(self) -> str:
        month = MONTHS[self.day.month - 1]
        return (
            f"{month} {self.day.day}, {self.day.year}" if self.american else f"{self.day.day} {month} {self.day.year}"
        )

    @property
    def subject_line(self) -> str:
        """The subject where a letter there has one, "" elsewhere."""
        return self.subject if self.country in _SUBJECT_LINE else ""


def letter_of(
    text: str, *, sender: Sequence[str], to: Sequence[str], day: date, subject: str = "", country: str = ""
) -> Letter:
    """The letter a text makes. Empty lines part its paragraphs; a last one of several lines, the first of them ending
    in a comma, is the closing and the name.
    """
    paragraphs = [clean(part).strip() for part in text.replace("\r\n", "\n").split("\n\n")]
    paragraphs = [part for part in paragraphs if part]
    closing = ""
    signed: tuple[str, ...] = ()
    if paragraphs:
        first, *rest = paragraphs[-1].split("\n")
        if rest and first.rstrip().endswith(","):
            closing, signed = first.strip(), tuple(line.strip() for line in rest if line.strip())
            paragraphs.pop()
    return Letter(
        sender=tuple(filter(None, map(one_line, sender))),
        to=tuple(filter(None, map(one_line, to))),
        day=day,
        subject=one_line(subject),
        paragraphs=tuple(paragraphs),
        closing=closing,
        signed=signed,
        country=country,
    )


def typographic(text: str) -> str:
    """The words as they are set: "I'd" with a curved apostrophe. What is stored in a draft stays as typed."""
    return _STRAIGHT.sub("\N{RIGHT SINGLE QUOTATION MARK}", text)


def as_text(draft: Draft) -> str:
    """The words of a draft as they will arrive: paragraphs parted by an empty line, the name under the closing."""
    parts: dict[str, list[str]] = {}
    for sentence in draft.sentences:
        if sentence.slot is None:
            parts.setdefault(sentence.part, []).append(typographic(sentence.text))
    text = ""
    for part, sentences in parts.items():
        between = "\n" if part == "signature" and "closing" in parts else "\n\n"
        text += (between if text else "") + " ".join(sentences)
    return text


def clean(text: str) -> str:
    """Without what no paper and no file format has a place for: control characters, halves of characters."""
    return "".join(
        c for c in text if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in "\ufffe\uffff")
    )


def one_line(text: str) -> str:
    return " ".join(clean(text).split())
