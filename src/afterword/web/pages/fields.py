"""A field of a form as the page shows it: what it is called, what stands in it, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "tel", "email", "date", "time", "words", "few_words", "choice", "side", "select", "listed"]


@dataclass(frozen=True, slots=True)
class Field:
    """`kind`: "words" is a tall place to write, "choice" a list to pick from, "side" a short one beside each other,
    "select" a menu, "listed" a line to type in with the options offered.

    `only`: the field belongs to the choice of that value and shows with it; `unless`: it hides with that one.
    Fields of the same `group` stand together under its name. `problem` is one sentence, "" when all is well.
    """

    name: str
    label: str = ""
    kind: Kind = "text"
    value: str = ""
    hint: str = ""
    problem: str = ""
    optional: bool = False
    options: tuple[tuple[str, str], ...] = ()
    autocomplete: str = "off"
    only: str = ""
    unless: str = ""
    group: str = ""

    @property
    def type(self) -> str:
        """The input's type. What could not be read as a date is shown as typed, which a date field would hide."""
        if self.kind in ("date", "time") and self.problem:
            return "text"
        return "text" if self.kind == "listed" else self.kind


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several to pick from, with a line that says what follows from it or what it is known by."""

    value: str
    label: str
    hint: str
    checked: bool
