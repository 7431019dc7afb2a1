"""The register: a formal letter writes its contractions out, in the sentences the method made; the person's own stay.

A call is spoken, whatever the register, and is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from afterword.domain.compose.draft import SPOKEN, Draft, Sentence
from afterword.domain.compose.voice import Voice
from afterword.domain.patterns import pattern

_FULL = [
    (
        pattern(
            r"\b(I|[Yy]ou|[Tt]hey|[Ww]e)'d (?=have\b|been\b|ever\b|won\b|had\b|got\b|done\b|made\b|seen\b|said\b|taken\b|given\b|"
            r"(?!need\b|feed\b|heed\b)\w+ed\b)"
        ),
        r"\1 had ",
    ),
    (pattern(r"'d\b"), " would"),
    (pattern(r"\bI'm\b"), "I am"),
    (pattern(r"'re\b"), " are"),
    (pattern(r"'ve\b"), " have"),
    (pattern(r"'ll\b"), " will"),
    (pattern(r"\b([Cc])an't\b"), r"\1annot"),
    (pattern(r"\b([Ww])on't\b"), r"\1ill not"),
    (pattern(r"n't\b"), " not"),
    (pattern(r"\b([Tt]hat|[Ii]t|[Tt]here|[Hh]ere|[Ww]hat)'s\b"), r"\1 is"),
]


def in_register(draft: Draft, voice: Voice) -> Draft:
    """`draft` as the person's register has it: only written drafts of a formal person change."""
    if not voice.formal or draft.kind in SPOKEN or draft.kind == "adviser_brief":
        return draft
    return replace(draft, sentences=tuple(_formal(sentence) for sentence in draft.sentences))


def _formal(sentence: Sentence) -> Sentence:
    core = sentence.text.strip().rstrip(".")
    if sentence.slot is not None or any(
        core.lower() in source.quote.lower() for source in sentence.sources if source.quote
    ):
        return sentence  # the person's own words
    pieces = re.split(r"(“[^”]*(?:”|$))", sentence.text)  # what is quoted stays as it was said
    return replace(sentence, text="".join(piece if piece.startswith("“") else _in_full(piece) for piece in pieces))


def _in_full(text: str) -> str:
    text = re.sub(r"(?<=\w)’(?=\w)", "'", text)
    for short, full in _FULL:
        text = short.sub(full, text)
    return text
