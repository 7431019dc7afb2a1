"""Interviewers written as a person would jot them down: "Royce Hallgrimsson, CCO, +1 651 555 0148"."""

from __future__ import annotations

import re
from dataclasses import replace

from afterword.domain.interview import Person

_EMAIL = re.compile(r"<?\b([^\s<>,;:()@]{1,64}@[^\s<>,;:()@]{1,190}\.[^\s<>,;:()@]{2,63})>?")
_PHONE = re.compile(r"(?:\b(?:tel|phone|mobile|cell|ring|call)\.?:?\s*)?((?:\+|\b)\(?\d[\d\s()./-]{5,24}\d\b)", re.I)
_AFTER_NAME = re.compile(r"\s*(?:,|\(|\s[-–—]\s|:)\s*")
_LONGEST = 400  # characters about one person
_BELONGS_TO_NAME = frozenset("phd md rn jr sr ii iii iv mba esq dds dphil frcs mp qc kc obe mbe cpa".split())


def people_in(text: str) -> list[Person]:
    """The people a text names, each on a line of their own or parted by ";"; two bare names may be joined by "and"."""
    pieces = [piece[:_LONGEST] for piece in re.split(r"[;\n]", text) if piece.strip()]
    people: list[Person] = []
    for piece in pieces:
        bare = not re.search(r"[,(@]", piece)
        people.extend(person_in(one) for one in (re.split(r"\s+(?:and|&|\+)\s+", piece) if bare else [piece]))
    return [person for person in people if person != Person("")]


def person_in(text: str) -> Person:
    """One person: e-mail and telephone are taken out wherever they stand; then the name comes first, then the title."""
    person = Person("")
    if match := _EMAIL.search(text):
        person = replace(person, email=match[1])
        text = text[: match.start()] + "," + text[match.end() :]
    if match := _PHONE.search(text):
        person = replace(person, phone=match[1].strip())
        text = text[: match.start()] + "," + text[match.end() :]
    parts = [part.strip(" ()\t.,") for part in _AFTER_NAME.split(text)]
    parts = [part for part in parts if part]
    while len(parts) > 1 and parts[1].lower().replace(".", "") in _BELONGS_TO_NAME:
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    return replace(person, name=parts[0] if parts else "", title=", ".join(parts[1:]))
