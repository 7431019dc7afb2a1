"""Cues, the pieces a transcript is written in, become turns: what one speaker said until somebody else spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from afterword.domain.transcript import Mark, Transcript, Turn

RESTART = 60.0
"""Seconds. Overlapping talk is written a few seconds out of order; a fall of more than this is another recording."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One piece of a transcript, in the order of the paper.

    `start` is its time stamp as written, "" where it has none; `seconds` what it means, None for a clock or nothing.
    `fresh` is True where the paper shows that somebody else speaks without saying who ("- ", ">>"). `goes_on` is True
    where the paper leaves the label out because the same person goes on.
    """

    text: str
    speaker: str = ""
    start: str = ""
    seconds: float | None = None
    fresh: bool = False
    goes_on: bool = False


def transcript_of(cues: Sequence[Cue], form: str, name: str, *, marked: bool = False) -> Transcript | None:
    """The cues as a transcript, None when not one of them holds words.

    Where nobody is named, the pieces stay apart, because joining them would lose where somebody else may have begun:
    a turn for each change the paper marks (`marked`: it marks them all), else a turn for each cue.
    """
    spoken = [cue for cue in map(_flat, cues) if cue.text]
    if not spoken:
        return None
    labelled = any(cue.speaker for cue in spoken)
    if labelled:
        spoken = _with_speakers(spoken)
    spoken = _in_time(spoken)
    turns: list[Turn] = []
    heap: list[Cue] = []
    for cue in spoken:
        apart = cue.speaker != heap[-1].speaker if labelled and heap else cue.fresh or not marked
        if heap and apart:
            turns.append(_turn(len(turns), heap))
            heap = []
        heap.append(cue)
    turns.append(_turn(len(turns), heap))
    return Transcript(tuple(turns), form, labelled, name)


def _flat(cue: Cue) -> Cue:
    """The cue with its words on one line."""
    text = " ".join(cue.text.split())
    return cue if text == cue.text else replace(cue, text=text)


def _with_speakers(cues: list[Cue]) -> list[Cue]:
    """Cues without a label go to whoever goes on: the paper says so, or the same one speaks before and after."""
    after: list[str] = [""] * len(cues)
    for index in range(len(cues) - 2, -1, -1):
        after[index] = cues[index + 1].speaker or after[index + 1]
    found: list[Cue] = []
    last = ""
    for cue, next_speaker in zip(cues, after, strict=True):
        if not cue.speaker and last and (cue.goes_on or last == next_speaker):
            cue = replace(cue, speaker=last)
        last = cue.speaker or last
        found.append(cue)
    return found


def _in_time(cues: list[Cue]) -> list[Cue]:
    """In the order of their times where every cue has one; a second recording in the same file stays behind the first.

    Tools that write each microphone by itself put overlapping talk a little out of order.
    """
    times = [cue.seconds for cue in cues if cue.seconds is not None]
    if len(times) < len(cues):
        return cues
    found: list[Cue] = []
    part: list[tuple[float, int]] = []
    for index, seconds in enumerate(times):
        if part and seconds < part[-1][0] - RESTART:
            found += [cues[place] for _seconds, place in sorted(part)]
            part = []
        part.append((seconds, index))
    return found + [cues[place] for _seconds, place in sorted(part)]


def _turn(position: int, cues: Sequence[Cue]) -> Turn:
    marks: list[Mark] = []
    offset = 0
    for cue in cues:
        if cue.start and (not marks or marks[-1].start != cue.start):
            marks.append(Mark(offset, cue.start, cue.seconds))
        offset += len(cue.text) + 1
    return Turn(position, cues[0].speaker, " ".join(cue.text for cue in cues), tuple(marks))
