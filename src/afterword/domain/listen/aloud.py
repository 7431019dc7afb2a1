"""What was said aloud beside the answers: that the person wants it, and what the other side doubts.

Exact words with their time. A courtesy is no interest, and a worry about customers is no doubt about the candidate.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.domain.diagnose.findings import Interest
from afterword.domain.interview import Source
from afterword.domain.knowledge import spoken
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.listen.agreed import contact_in, decision_in, promises_in
from afterword.domain.listen.doubting import doubts_in
from afterword.domain.listen.voices import candidate_turns, source_of
from afterword.domain.transcript import Conversation, Turn

__all__ = ["contact_in", "decision_in", "doubts_in", "interest_in", "promises_in"]


def interest_in(conversation: Conversation) -> Interest:
    """Whether the candidate said that they want it: "clear", "weak" (it sounds nice) or "none", with their words.

    "unknown" where nobody is known to be the candidate.
    """
    turns = list(candidate_turns(conversation))
    if not turns:
        return Interest("unknown")
    clear = tuple(_sources(turns, "wants_it"))
    if clear:
        return Interest("clear", clear)
    weak = tuple(_sources(turns, "likes_it"))
    return Interest("weak" if weak else "none", weak)


def _sources(turns: list[Turn], name: str) -> Iterator[Source]:
    """The sentences of the candidate that hold a cue of the list, but for questions of theirs."""
    for turn in turns:
        reading = read_spoken(turn.text)
        cues = spoken().phrases[name].cues
        sentences = sorted({reading.sentence(found.first) for found in reading.find_all(cues)})
        for first, last in sentences:
            quote = reading.quote(first, last)
            if not quote.endswith("?"):
                yield source_of(turn, quote, reading.spans[first][0])
