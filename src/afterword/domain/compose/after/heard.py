"""What they said with the answer that a reply can take up: that one may apply again, that they keep one's papers."""

from __future__ import annotations

import re

from afterword.domain.compose.after.told import Told
from afterword.domain.compose.draft import Sentence
from afterword.domain.compose.voice import Voice
from afterword.domain.interview import Source
from afterword.domain.patterns import pattern
from afterword.domain.text import sentences

_AGAIN = pattern(
    r"\b(?:apply|applying|re-?apply|applications?|come back|try again|hear from you|consider you|think of you|keep an eye)\b[^.]{0,60}"
    r"\b(?:again|future|other|another|next|further|new|later)\b|\b(?:another|future|next) (?:role|roles|vacanc\w+|opening\w*|position\w*)\b",
    re.IGNORECASE,
)
_FILE = pattern(
    r"\b(?:keep|hold|kept|keeping|retain)\b[^.]{0,40}\b(?:details|CV|r[ée]sum[ée]|application|name|profile|papers)\b|\bkeep (?:you|me) in mind\b",
    re.IGNORECASE,
)
_TOUCH = pattern(r"\b(?:keep|stay|remain) in (?:touch|contact)\b", re.IGNORECASE)
_NOT = pattern(r"\b(?:not|n['’]t|unable|cannot|unfortunately|sadly|regret)\b", re.IGNORECASE)


def pieces_of(words: str) -> list[tuple[str, str]]:
    """The sentences of what they said, each on one line and as it stands there: a message is often broken into lines."""
    found = []
    for piece in sentences(re.sub(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=\S)", " ", words)):
        there = re.search(r"\s+".join(map(re.escape, piece.split())), words)
        if there is not None:
            found.append((piece, there.group()))
    return found


def door_they_opened(voice: Voice, to: Told) -> list[Sentence]:
    """A door they left open themselves, taken up in one sentence; nothing where they opened none.

    Who only stands between is not told that they said it; what came round a corner was said to nobody.
    """
    if to.after.way == "heard":
        return []
    for said, quote in pieces_of(to.after.words):
        if _NOT.search(said) or said.endswith("?"):
            continue
        text = ""
        if to.recruiter:
            text = _to_who_stands_between(said)
        elif _TOUCH.search(said):
            text = voice.pick(
                "opened", "I'd like to keep in touch, as you said.", "You spoke of keeping in touch, and I'd like to."
            )
        elif _AGAIN.search(said):
            text = voice.pick("opened", "You said I'd be welcome to try again, and I'd like to.",
                              "Thank you for saying that I might try again. I'd like to.")  # fmt: skip
        elif _FILE.search(said):
            text = voice.pick("opened", "You said you'd keep my details, and I'd be glad to hear from you.",
                              "Please do keep my details, as you offered. I'd be glad to hear from you.")  # fmt: skip
        if text:
            return [Sentence("door.opened", "door", text, (Source("outcome", "outcome.words", quote),))]
    return []


def _to_who_stands_between(said: str) -> str:
    if _TOUCH.search(said):
        return "They spoke of keeping in touch, and I'd like to."
    if _AGAIN.search(said):
        return "They said I might try again, and I'd like to."
    return "They said they'd keep my details, and I'd be glad to hear from them." if _FILE.search(said) else ""


_CLOSE = pattern(
    r"\b(?:close (?:decision|call|run|thing|second|between)|(?:was|were|been) (?:very |really |so |extremely )?close\b(?! to)|"
    r"second choice|runner[- ]up|came second)",
    re.IGNORECASE,
)


def it_was_close(voice: Voice, to: Told) -> list[Sentence]:
    """That it helps to know, where the one who was there said that it was close."""
    for said, quote in pieces_of(to.after.words) if to.met and to.themselves else ():
        if _CLOSE.search(said) and not _NOT.search(said):
            text = voice.pick("close", "It helps to know that it was close.", "I'm glad you told me it was close.")
            return [Sentence("thanks.close", "thanks", text, (Source("outcome", "outcome.words", quote),))]
    return []
