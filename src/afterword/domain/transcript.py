"""A transcript as values: who spoke, in which words, and when. What a reader makes of a file; no rule stands here."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in a turn's text a time stamp of the paper stands. `start` is the stamp exactly as the paper has it.

    `seconds` counts from the beginning of the recording; None where the paper gives only a clock or nothing.
    """

    offset: int
    start: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said until somebody else spoke: the cues of the paper, joined by one space each.

    `speaker` is the label exactly as the paper has it, "" where it has none. `position` counts turns from 0.
    """

    position: int
    speaker: str
    text: str
    marks: tuple[Mark, ...] = ()

    def mark_at(self, offset: int) -> Mark | None:
        """The mark of the cue that holds character `offset`; None where the paper has no times."""
        place = bisect_right([mark.offset for mark in self.marks], offset)
        return self.marks[place - 1] if place else None

    def start_at(self, offset: int = 0) -> str | None:
        """The time stamp, as the paper has it, of the cue that holds character `offset`; None without times."""
        mark = self.mark_at(offset)
        return mark.start if mark is not None else None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole conversation. `format` names the kind of paper it was read from ("zoom-vtt", "otter", "plain", ...).

    `labelled` is False where the paper does not say who spoke; every speaker is "" then until they are recovered.
    """

    turns: tuple[Turn, ...]
    format: str = "plain"
    labelled: bool = True
    name: str = ""

    @property
    def speakers(self) -> tuple[str, ...]:
        """The labels in the order in which they first speak."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is the candidate and who asked. Labels as in the transcript; a label in neither is somebody else's.

    `sure` is False where only the person can say; `why` is one plain sentence about what the answer rests on.
    """

    candidate: frozenset[str]
    interviewers: frozenset[str]
    sure: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words of one turn, with where they stand: `offset` in the turn's text, `start` as the paper has it."""

    text: str
    turn: int
    offset: int = 0
    start: str | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class HeardExchange:
    """One substantive question of the employer's side and all that was answered to it.

    asked     the question itself, exact words of one turn, from where the asking begins ("So tell us about ...")
    lead      what the asker said just before it in the same stretch, leading up to it ("Hollander's took us out ...")
    answer    the candidate's words until the next question, those after a probe included; () when nothing was answered
    probes    follow-ups that ask for more of the same; they stay under their question
    reaction  what the employer's side said to the answer before the next question ("A couple of years. Okay.")
    """

    asked: Passage
    family: str = "other"
    lead: tuple[Passage, ...] = ()
    answer: tuple[Passage, ...] = ()
    probes: tuple[Passage, ...] = ()
    reaction: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """A transcript taken apart: the exchanges in order, and the questions the candidate asked."""

    transcript: Transcript
    roles: Roles
    exchanges: tuple[HeardExchange, ...] = ()
    candidate_questions: tuple[Passage, ...] = ()
