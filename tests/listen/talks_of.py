"""A conversation from a few lines: "Voss: What happened?" """

from __future__ import annotations

from afterword.domain.advert import Advert, AdvertLine, Section
from afterword.domain.listen.apart import take_apart
from afterword.domain.transcript import Conversation, Roles, Transcript, Turn

ROLES = Roles(frozenset({"Ana"}), frozenset({"Voss", "Li"}))


def transcript(text: str) -> Transcript:
    parts = [line.partition(": ") for line in text.strip().splitlines()]
    return Transcript(tuple(Turn(place, who, said) for place, (who, _, said) in enumerate(parts)))


def talk(text: str) -> Conversation:
    """`text` taken apart; Ana is the candidate, Voss and Li ask."""
    return take_apart(transcript(text), ROLES)


def advert(*duties: str, **others: str) -> Advert:
    """An advert of duties, and of lines of other sections: `requirement="Five years in stores"`."""
    lines = [AdvertLine(text, "duty", f"line {at + 1}") for at, text in enumerate(duties)]
    sections: dict[str, Section] = {
        "requirement": "requirement",
        "plus": "plus",
        "benefit": "benefit",
        "about": "about",
    }
    lines += [
        AdvertLine(text, sections[name], f"line {len(duties) + at + 1}")
        for at, (name, text) in enumerate(others.items())
    ]
    return Advert(title="Stores", lines=tuple(lines))
