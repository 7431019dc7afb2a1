"""How long a text takes to say."""

from __future__ import annotations

import re

from afterword.domain.compose.draft import Draft
from afterword.domain.knowledge import timing

SECONDS_A_DIGIT = 0.35  # a telephone number said slowly enough to be written down: about three figures a second
SECONDS_A_SENTENCE = 0.4
SECONDS_A_PARAGRAPH = 0.4  # beside the one for its last sentence

_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d(?:[\s().-]{0,2}\d){6,}(?![\w])")
_STOP = re.compile(r"[.!?…](?=\s|$|[\"”’)])")
_FIGURES = re.compile(r"\d+")


def speaking_seconds(draft: Draft) -> int:
    """How long the person's own part takes aloud, in seconds, asides and open slots left out."""
    return speaking_seconds_of(draft.text)


def speaking_seconds_of(text: str) -> int:
    """How long `text` takes aloud, in seconds.

    Words go at the conversational pace of the timing file (`words_per_minute`); the figures of a telephone number are
    said one by one; other numbers take a word for every two figures; sentences and paragraphs take a breath each.
    """
    figures = sum(len(re.sub(r"\D", "", number)) for number in _PHONE.findall(text))
    rest = _PHONE.sub(" ", text)
    words = sum(_spoken_words(word) for word in rest.split() if any(char.isalnum() for char in word))
    breaths = len(_STOP.findall(text)) * SECONDS_A_SENTENCE
    breaths += sum(bool(part.strip()) for part in text.split("\n\n")[1:]) * SECONDS_A_PARAGRAPH
    return round(words * 60 / timing().words_per_minute + figures * SECONDS_A_DIGIT + breaths)


def _spoken_words(word: str) -> int:
    figures = sum(len(run) for run in _FIGURES.findall(word))
    return max(1, (figures + 1) // 2)
