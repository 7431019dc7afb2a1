"""Whose words are whose in a conversation, and sources that quote them."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.domain.interview import Source
from afterword.domain.transcript import Conversation, Turn


def candidate_turns(conversation: Conversation) -> Iterator[Turn]:
    """The candidate's turns, in order; none where nobody is known to be the candidate."""
    return (turn for turn in conversation.transcript.turns if turn.speaker in conversation.roles.candidate)


def employer_turns(conversation: Conversation) -> Iterator[Turn]:
    """The turns of the employer's side, in order."""
    return (turn for turn in conversation.transcript.turns if turn.speaker in conversation.roles.interviewers)


def source_of(turn: Turn, quote: str, offset: int) -> Source:
    """A quote of a turn as a source: its time as the paper has it, or the number of the turn, counted from 1."""
    return Source("transcript", turn.start_at(offset) or f"turn {turn.position + 1}", quote)
