"""Two voices told apart where the paper does not say who spoke: one asks and remarks, the other answers.

Each sentence is weighed by how it is put, a change of voice costs something, and the cheapest way through all of them
is taken. It is a guess from words alone, and the person is asked to check it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afterword.domain.listen.asking import ask_in, names_you
from afterword.domain.listen.own import back_channel
from afterword.domain.listen.utterances import Utterance, utterances
from afterword.domain.transcript import Mark, Transcript, Turn

ASKS, ANSWERS = "Speaker 1", "Speaker 2"
CHANGE = 2.2
"""What a change of voice costs between two sentences of one turn; between two turns of the paper a fifth of it."""
_I = frozenset("i i'm i've i'd i'll my me mine myself".split())
_WE = frozenset("we we're we've our us".split())
_BEGINS_ANSWER = re.compile(r"^(?:um|uh|yeah|yes|sure|so i|well|oh|i |my |okay so i|no,|honestly|hmm)\b", re.IGNORECASE)
_BEGINS_REMARK = re.compile(
    r"^(?:great|good|okay|ok|right|alright|all right|thanks|thank you|perfect|lovely|excellent|interesting|got it|"
    r"nice|fair|brilliant|so,? (?:tell|what|how|why|you)|let's|and what|and how)\b",
    re.IGNORECASE,
)
_ARROWS = re.compile(r"^\s*(?:>>+|[-–—]\s)")


@dataclass(frozen=True, slots=True)
class _Piece:
    turn: Turn
    said: Utterance
    new_turn: bool
    arrow: bool


def recover_speakers(transcript: Transcript) -> Transcript:
    """The transcript with two labels, "Speaker 1" for whoever asks and "Speaker 2" for whoever answers.

    A transcript that names its speakers comes back as it is. Turns are cut anew where the voice changes; their words
    and time stamps stay exactly as they were. `labelled` stays False, so that everybody knows it is a guess.
    """
    if transcript.labelled or transcript.speakers:
        return transcript
    pieces = list(_pieces(transcript.turns))
    if not pieces:
        return transcript
    turns: list[Turn] = []
    voices = _voices(pieces)
    start = 0
    for place in range(1, len(pieces) + 1):
        if place == len(pieces) or voices[place] != voices[start]:
            turns.append(_turn(len(turns), voices[start], pieces[start:place]))
            start = place
    return Transcript(tuple(turns), transcript.format, False, transcript.name)


def _pieces(turns: Sequence[Turn]) -> Iterator[_Piece]:
    for turn in turns:
        for place, said in enumerate(utterances(turn)):
            yield _Piece(turn, said, place == 0, bool(_ARROWS.match(said.text)))


def _voices(pieces: Sequence[_Piece]) -> list[str]:
    """The likeliest voice of each piece (the cheapest path through both, from left to right)."""
    costs = (0.0, 0.5)  # whoever opens the talk is more likely the host
    ways: list[tuple[int, int]] = []
    before: _Piece | None = None
    for piece in pieces:
        asks, answers = _leaning(piece.said, before.said if before else None)
        change = CHANGE * (0.2 if piece.new_turn else 1.0)
        keep = 1.0 if piece.arrow and before is not None else 0.0
        change = -1.0 if piece.arrow and before is not None else change
        ways.append((int(costs[1] + change < costs[0] + keep), int(costs[1] + keep <= costs[0] + change)))
        costs = (
            min(costs[0] + keep, costs[1] + change) - asks,
            min(costs[1] + keep, costs[0] + change) - answers,
        )
        before = piece
    voice = int(costs[1] < costs[0])
    found = []
    for way in reversed(ways):
        found.append(voice)
        voice = way[voice]
    return [ASKS if voice == 0 else ANSWERS for voice in reversed(found)]


def _leaning(said: Utterance, before: Utterance | None) -> tuple[float, float]:
    """How much a sentence sounds like whoever asks, and like whoever answers."""
    asks = answers = 0.0
    words = said.words
    ask = ask_in(said)
    if ask is not None and ask.sort != "nod":
        asks += 3.0 if ask.firm or names_you(said) else 1.0
    elif names_you(said):
        asks += 1.0
    own = sum(word in _I for word in words)
    answers += min(3.0, 1.2 * own)
    asks += 0.4 * min(2, sum(word in _WE for word in words)) if not own else 0.0
    if _BEGINS_REMARK.match(said.text):
        asks += 1.0 if len(words) <= 8 else 0.6
    if before is not None and (asked := ask_in(before)) is not None and asked.sort in {"asks", "probe"}:
        answers += 2.0 if not said.marked else 0.0
    if _BEGINS_ANSWER.match(said.text):
        answers += 0.6
    if back_channel(said.text):
        asks, answers = asks * 0.5, answers * 0.5
    if len(words) > 18 and ask is None:
        answers += 0.5
    return asks, answers


def _turn(position: int, voice: str, run: Sequence[_Piece]) -> Turn:
    """The pieces of one voice as one turn, with the time stamps that stood in them."""
    text = ""
    marks: list[Mark] = []
    for turn, first, last in _stretches(run):
        begin = len(text) + 1 if text else 0
        text += (" " if text else "") + turn.text[first:last]
        held = turn.mark_at(first)
        if held is not None:
            marks.append(Mark(begin, held.start, held.seconds))
        marks += [Mark(begin + m.offset - first, m.start, m.seconds) for m in turn.marks if first < m.offset < last]
    return Turn(position, voice, text, tuple(marks))


def _stretches(run: Sequence[_Piece]) -> Iterator[tuple[Turn, int, int]]:
    """Pieces side by side in one turn of the paper as one stretch of its text."""
    start = 0
    for place in range(1, len(run) + 1):
        if place == len(run) or run[place].turn is not run[start].turn:
            yield run[start].turn, run[start].said.offset, run[place - 1].said.end
            start = place
