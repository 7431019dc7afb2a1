"""iCalendar text becomes components with their properties, each with its line.

The grammar of a line (parameters, quotes, escapes) is icalendar's. Its calendar parser is not used: it works out every
zone definition in the file, which a repetition without end keeps busy for ever, and it drops where a line stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from afterword.domain.language import _
from afterword.reading.notes import Notes
from afterword.reading.text import clean

MOST_LINES = 20_000
_LONGEST = 50_000
_DEEPEST = 8
_OUTLOOK = re.compile(r";TZID=(tzone://[\w/ .-]+)")
"""Outlook writes this zone without the quotation marks its colon needs."""


@dataclass(frozen=True, slots=True)
class Property:
    """`value` has its escapes resolved; `parameters` have upper-case names. `line` counts from 1."""

    name: str
    value: str
    parameters: Mapping[str, str]
    line: int


@dataclass(slots=True)
class Component:
    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def first(self, *names: str) -> Property | None:
        """The first property of the first of `names` that there is."""
        for name in names:
            for found in self.properties:
                if found.name == name:
                    return found
        return None

    def text(self, name: str) -> str:
        found = self.first(name)
        return found.value.strip() if found is not None else ""

    def every(self, name: str) -> list[Property]:
        return [found for found in self.properties if found.name == name]

    def all(self, name: str) -> Iterator[Component]:
        """The components of a name, in whatever depth."""
        for part in self.inside:
            if part.name == name:
                yield part
            yield from part.all(name)


def read_components(text: str, notes: Notes) -> Component:
    """The components in `text` under one that holds them all. Lines that cannot be read are problems."""
    root = Component("", 0)
    stack = [root]
    for number, line in _unfolded(text, notes):
        upper = line[:30].upper()
        if upper.startswith("BEGIN:"):
            if len(stack) > _DEEPEST:
                notes.say(number, _("The parts of this calendar stand inside one another too deeply to be read."))
                return root
            part = Component(upper[6:].strip(), number)
            stack[-1].inside.append(part)
            stack.append(part)
        elif upper.startswith("END:"):
            name = upper[4:].strip()
            while len(stack) > 1:
                if stack.pop().name == name:
                    break
        else:
            name, parameters, value = _parts(line)
            if not name:
                notes.say(number, _("This line of the calendar could not be read, so it was left out."))
                continue
            given = {key.upper(): one if isinstance(one, str) else ",".join(one) for key, one in parameters.items()}
            stack[-1].properties.append(Property(name.upper(), clean(value), given, number))
    return root


def _parts(line: str) -> tuple[str, Mapping[str, Any], str]:
    """Name, parameters and value of a line; the name is "" where there are none."""
    from icalendar.parser import Contentline  # here, because it takes a while to load and few papers need it

    if ";TZID=tzone://" in line[:200]:
        line = _OUTLOOK.sub(r';TZID="\1"', line, count=1)
    try:
        name, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return _roughly(line)
    return str(name), parameters, str(value)


def _roughly(line: str) -> tuple[str, Mapping[str, str], str]:
    """A line whose parameters break the grammar: its name and what stands after the first colon outside quotes."""
    quoted = False
    for place, letter in enumerate(line[:2_000]):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            name = line[:place].split(";")[0].strip()
            return (name, {}, line[place + 1 :]) if name.replace("-", "").isalnum() else ("", {}, "")
    return "", {}, ""


def _unfolded(text: str, notes: Notes) -> Iterator[tuple[int, str]]:
    """The lines with those folded onto the next put together again, each with the number of its first."""
    begun = 0
    pieces: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if number > MOST_LINES:
            notes.say(number, _("The calendar is far longer than an invitation should be; the rest was not read."))
            break
        if line[:1] in {" ", "\t"} and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield begun, "".join(pieces)[:_LONGEST]
        begun, pieces = number, [line] if line.strip() else []
    if pieces:
        yield begun, "".join(pieces)[:_LONGEST]
