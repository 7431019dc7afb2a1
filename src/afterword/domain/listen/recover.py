"""Two voices told apart where the paper does not say who spoke: one asks and remarks, the other answers.

Each sentence is weighed by how it is put and by how long ago something was asked, a change of voice costs something
(less after a pause), and the cheapest way through all of them is taken. It is a guess from words alone; the person is
asked to check it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from afterword.domain.listen.asking import FOR_US, PLAIN, Ask, ask_in, names_you
from afterword.domain.listen.utterances import Utterance, utterances
from afterword.domain.patterns import pattern
from afterword.domain.transcript import Mark, Transcript, Turn

ASKS, ANSWERS = "Speaker 1", "Speaker 2"
FULL = 200
"""Characters after which a stretch without a full stop is cut where the next cue begins."""
FEW, MOST = 0.1, 0.9
"""Share of the cues that end with a sentence: below the first there is no punctuation, above the second no cues."""
PAUSE, NO_PAUSE = 0.8, 0.25
"""Seconds of silence between two cues that speak for a change of voice, and against one."""
FIRMLY = -6.0
"""How plainly "what would you like to ask us" belongs to whoever asks."""
_CHANGE = {"": 1.0, "pause": 0.2, "none": 2.0, "arrow": -3.0}
"""What a change of voice costs: where nothing is known, after a pause, where the talk runs on, at a mark for it."""
_OWN = frozenset("i i'm i've i'd i'll me myself".split())
_TOLD = frozenset("they them she he her him his their".split())
_THEIRS = frozenset("you you're you've you'd you'll your yourself we we're we've we'd we'll our us ours".split())
_OURS = frozenset("we we're we've we'd we'll our us ours".split())
_PAST = pattern(r"\b(?:was|were|had|did|went|got|said|made|took|came|told|\w{3,}ed)\b", re.IGNORECASE)
_FILLS = pattern(r"\b(?:um|uh|er|erm)\b", re.IGNORECASE)
_ANSWER = pattern(r"^(?:um|uh|er|yeah|yes|sure|oh|well|no|honestly|hmm|so i|so we|so at|i|because)\b", re.IGNORECASE)
_REMARK = pattern(
    r"^(?:great|good|okay|ok|right|alright|all right|thanks|thank you|perfect|lovely|excellent|interesting|got it|nice|"
    r"fair|brilliant|that's (?:a|really|good|great|fair|helpful|very)|i love|i like|huh|wow|ha)\b",
    re.IGNORECASE,
)
_ARROW = pattern(r"^\s*(?:>>+|[-–—]\s)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, in the stretch of cues that holds it. `before` says how the talk ran on into it."""

    stretch: Turn
    said: Utterance
    before: str


def recover_speakers(transcript: Transcript) -> Transcript:
    """The transcript with two labels, "Speaker 1" for whoever asks and "Speaker 2" for whoever answers.

    A transcript that names its speakers comes back as it is. Turns are cut anew where the voice changes; words and
    time stamps stay as they were. `labelled` stays False, so that everybody knows it is a guess.
    """
    if transcript.labelled or transcript.speakers:
        return transcript
    pieces = list(_pieces(transcript.turns))
    if not pieces:
        return transcript
    voices = _voices(pieces)
    turns: list[Turn] = []
    start = 0
    for place in range(1, len(pieces) + 1):
        if place == len(pieces) or voices[place] != voices[start]:
            turns.append(_turn(len(turns), ASKS if not voices[start] else ANSWERS, pieces[start:place]))
            start = place
    return Transcript(tuple(turns), transcript.format, False, transcript.name)


def _pieces(turns: Sequence[Turn]) -> Iterator[_Piece]:
    pauses = _pauses(turns)
    closed = sum(_closes(turn) for turn in turns) / len(turns) if turns else 0.0
    full = FULL if closed >= FEW else 0  # where nobody wrote full stops, each cue stands for itself
    if closed >= MOST:  # paragraphs, then, rather than cues: a new one is more likely another voice
        pauses = [PAUSE if pause is None else pause for pause in pauses]
    held: list[Turn] = []
    for place, turn in enumerate(turns):
        if held and (_ARROW.match(turn.text) or sum(len(one.text) for one in held) > full):
            yield from _sentences(held, pauses)
            held = []
        held.append(turn)
        if _closes(turn) or place == len(turns) - 1:
            yield from _sentences(held, pauses)
            held = []


def _closes(turn: Turn) -> bool:
    return turn.text.rstrip(" \"'”’)").endswith((".", "?", "!", "…"))


def _sentences(cues: Sequence[Turn], pauses: Sequence[float | None]) -> Iterator[_Piece]:
    """The sentences of cues that run into each other, joined by one space each."""
    text, marks = "", []
    begins: dict[int, Turn] = {}
    for cue in cues:
        offset = len(text) + bool(text)
        text = f"{text} {cue.text}" if text else cue.text
        begins[offset] = cue
        marks += [Mark(offset + mark.offset, mark.start, mark.seconds) for mark in cue.marks]
    stretch = Turn(cues[0].position, "", text, tuple(marks))
    for said in utterances(stretch):
        begun = begins.get(said.offset)
        pause = pauses[begun.position] if begun is not None else 0.0
        before = "" if pause is None else "pause" if pause >= PAUSE else "none" if pause < NO_PAUSE else ""
        if begun is not None and _ARROW.match(begun.text):
            before = "arrow"
        yield _Piece(stretch, said, before)


def _pauses(turns: Sequence[Turn]) -> list[float | None]:
    """Before each cue, the seconds of silence as far as the pace of the talk lets one guess; None without times."""
    from statistics import median

    spans: list[float | None] = []
    for this, after in pairwise(turns):
        first, second = _seconds(this, len(this.text)), _seconds(after, 0)
        spans.append(None if first is None or second is None else second - first)
    long = [span / len(turn.text) for span, turn in zip(spans, turns, strict=False) if span and len(turn.text) > 30]
    pace = median(long) if long else 0.06
    silent = [None if s is None else s - pace * len(turn.text) for s, turn in zip(spans, turns, strict=False)]
    return [None, *silent]


def _seconds(turn: Turn, offset: int) -> float | None:
    mark = turn.mark_at(offset)
    return mark.seconds if mark is not None else None


def _voices(pieces: Sequence[_Piece]) -> list[int]:
    """0 for whoever asks, 1 for whoever answers, piece by piece: the cheapest path from left to right."""
    costs = (0.0, 0.5)  # whoever opens the talk is more likely the host
    ways: list[tuple[int, int]] = []
    since = 20  # sentences since something was asked
    theirs = False  # the candidate's turn to ask
    for piece in pieces:
        ask = ask_in(piece.said)
        opens_theirs = ask is not None and ask.family == FOR_US
        leaning = (
            FIRMLY if opens_theirs else _asking_back(piece.said, ask) if theirs else _leaning(piece.said, ask, since)
        )
        theirs = theirs or opens_theirs
        change = _CHANGE[piece.before] if ways else 0.0
        ways.append((int(costs[1] + change < costs[0]), int(costs[1] <= costs[0] + change)))
        costs = (
            min(costs[0], costs[1] + change) + max(0.0, leaning),
            min(costs[1], costs[0] + change) + max(0.0, -leaning),
        )
        since = 0 if ask is not None and ask.sort in {"asks", "probe"} else since + 1
    voice = int(costs[1] < costs[0])
    found = []
    for way in reversed(ways):
        found.append(voice)
        voice = way[voice]
    return found[::-1]


def _asking_back(said: Utterance, ask: Ask | None) -> float:
    """The same while it is the candidate's turn to ask: questions are theirs, and "we" and "our" answer them."""
    words = said.words
    leaning = 1.5 if ask is not None and ask.sort in {"asks", "probe"} else -0.3
    leaning += 0.3 * min(2, sum(word in _OWN for word in words)) + 0.8 * min(2, len(_FILLS.findall(said.text)))
    return leaning - 0.6 * min(2, sum(word in _OURS for word in words))


def _leaning(said: Utterance, ask: Ask | None, since: int) -> float:
    """How much a sentence sounds like an answer (above 0) or like the asking side (below): weights found by trying."""
    words = said.words
    leaning = 1.0 - 0.6 * log(1 + since)
    if ask is not None and ask.sort != "nod":
        leaning -= 3.0 if ask.weight >= PLAIN else 2.0 if ask.firm or names_you(said) else 0.8
    leaning += 0.5 * min(3, sum(word in _OWN for word in words)) + 0.35 * min(2, sum(word in _TOLD for word in words))
    leaning -= 0.45 * min(3, sum(word in _THEIRS for word in words))
    leaning += 1.2 * min(2, len(_FILLS.findall(said.text))) + 0.5 * min(2, len(_PAST.findall(said.text)))
    if _ANSWER.match(said.text):
        leaning += 0.8
    if _REMARK.match(said.text) and len(words) <= 8:
        leaning -= 0.9
    return leaning


def _turn(position: int, voice: str, run: Sequence[_Piece]) -> Turn:
    """The pieces of one voice as one turn, with the time stamps that stood in them."""
    text = ""
    marks: list[Mark] = []
    for stretch, first, last in _side_by_side(run):
        begin = len(text) + bool(text)
        text = f"{text} {stretch.text[first:last]}" if text else stretch.text[first:last]
        held = stretch.mark_at(first)
        if held is not None:
            marks.append(Mark(begin, held.start, held.seconds))
        marks += [Mark(begin + m.offset - first, m.start, m.seconds) for m in stretch.marks if first < m.offset < last]
    return Turn(position, voice, text, tuple(marks))


def _side_by_side(run: Sequence[_Piece]) -> Iterator[tuple[Turn, int, int]]:
    """Pieces that follow each other in one stretch as one piece of its text."""
    start = 0
    for place in range(1, len(run) + 1):
        if place == len(run) or run[place].stretch is not run[start].stretch:
            yield run[start].stretch, run[start].said.offset, run[place - 1].said.end
            start = place
