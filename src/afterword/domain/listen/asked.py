"""Private ground in what the employer's side asked, direct or veiled, with the exact words (contract S10).

The whole conversation is read, small talk before the interview too: "Have you two set a date yet?" is asked as easily
over the coffee as across the table. Nothing here says what anybody meant by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from afterword.domain.diagnose.findings import PrivateQuestion
from afterword.domain.diagnose.ground import ground_in, signs_in
from afterword.domain.interview import Source
from afterword.domain.knowledge import topics
from afterword.domain.knowledge.cues import Cue, Reading
from afterword.domain.knowledge.model import Topic
from afterword.domain.listen.asking import ask_in, kind_of, names_you
from afterword.domain.listen.sense import PERHAPS, TAKEN, Sense
from afterword.domain.listen.utterances import Utterance, passage, utterances
from afterword.domain.transcript import Conversation, Turn

LOOK_BACK = 2
"""Sentences of the same turn that may bring up what the next one asks about."""
LONG = 30
"""From so many words on a sentence counts as long."""
SPOKEN = 3
"""Words a sentence has at the least for the second voice to be asked."""
MOST_PERHAPS = 3
"""So many of one talk at the most are shown as perhaps private: a list to glance over, not to work through."""
SHORT = 12
"""A remark to the person of so few words may ask outright ("You got little ones at home then")."""


def private_questions_in(conversation: Conversation, sense: Sense | None = None) -> tuple[PrivateQuestion, ...]:
    """Every question, or sentence leading up to one, that touches private ground, in the order spoken.

    Sentences side by side on the same ground are one question. `sense` is a second voice beside the words, if any; with
    it come up to `MOST_PERHAPS` that may have been meant so, not `sure`.
    """
    found: list[tuple[float, PrivateQuestion]] = []
    for turn in conversation.transcript.turns:
        if turn.speaker in conversation.roles.interviewers:
            found += _in_turn(turn, sense)
    perhaps = sorted((one for one in found if not one[1].sure), key=lambda one: -one[0])[:MOST_PERHAPS]
    return tuple(question for likely, question in found if question.sure or (likely, question) in perhaps)


@dataclass(frozen=True, slots=True)
class _Touch:
    """What a sentence touches, and how likely it does (1 where the words alone decide)."""

    topic: str
    veiled: bool
    likely: float

    @property
    def sure(self) -> bool:
        return self.likely >= TAKEN


def _in_turn(turn: Turn, sense: Sense | None) -> Iterator[tuple[float, PrivateQuestion]]:
    """The private questions of a turn, each with how likely it is one."""
    run: list[tuple[Utterance, _Touch]] = []
    before: list[str] = []
    for said in utterances(turn):
        ground = private_ground(said, " ".join(before[-LOOK_BACK:]))
        touch = _Touch(*ground, 1.0) if ground is not None else None
        if sense is not None:
            touch = _weighed(said, ground, sense)
        before.append(said.text)
        if run and (touch is None or not _belongs(touch, run[0][1])):
            yield _question(turn, run)
            run = []
        if touch is not None:
            run.append((said, touch))
    if run:
        yield _question(turn, run)


def _belongs(touch: _Touch, first: _Touch) -> bool:
    """Whether a sentence goes on with the question before it. What is not sure has no ground that could differ."""
    return touch.sure == first.sure and (touch.topic == first.topic or not touch.sure)


def _question(turn: Turn, run: list[tuple[Utterance, _Touch]]) -> tuple[float, PrivateQuestion]:
    words = passage(turn, run[0][0].offset, run[-1][0].end)
    ref = words.start or f"turn {turn.position + 1}"
    first = max((touch for _said, touch in run), key=lambda touch: touch.likely) if not run[0][1].sure else run[0][1]
    veiled = all(touch.veiled for _said, touch in run)
    source = Source("transcript", ref, words.text)
    return first.likely, PrivateQuestion(words.text, first.topic, veiled, source, words.start, sure=first.sure)


def _weighed(said: Utterance, by_words: tuple[str, bool] | None, sense: Sense) -> _Touch | None:
    """What words and meaning make of a sentence together. What the words alone do not see counts as veiled."""
    asks, to_you = said.marked or kind_of(said) != "remark", names_you(said)
    if by_words is None and not ((asks or to_you) and len(said.words) >= SPOKEN):
        return None
    openly = by_words is not None and not by_words[1]
    length = min(len(said.words), LONG) / LONG
    marks = (by_words is not None, openly, asks, said.marked, to_you, length, *signs_in(said.text))
    likely = sense.private(said.text, marks)
    if likely < PERHAPS or (likely < TAKEN and _in_passing(said)):
        return None
    return _Touch(*(by_words or (sense.topic(said.text), True)), likely)


def _in_passing(said: Utterance) -> bool:
    """Whether a sentence is plainly about the line, the day's arrangements or the weather."""
    ask = ask_in(said)
    return ask is not None and ask.sort in {"technical", "logistics", "small_talk", "announces"}


def private_ground(said: Utterance, before: str = "") -> tuple[str, bool] | None:
    """The topic an utterance touches, and whether its wording is veiled. `before` is what they said just before it."""
    asks = said.marked or kind_of(said) != "remark"
    if not asks and not names_you(said):
        return None
    found = ground_in(said.text, before if asks else "")
    if found is not None:
        return found.topic, found.veiled
    if not said.reading.has(_wordings()):
        return None
    for veiled in (False, True) if asks or len(said.words) <= SHORT else (True,):
        for topic in topics().values():
            if _stands(said.reading, topic.veiled if veiled else topic.direct, topic):
                return topic.id, veiled
    return None


@cache
def _wordings() -> tuple[Cue, ...]:
    """Those of every topic together: where none of them stands, no topic need be asked for its own."""
    return tuple(cue for topic in topics().values() for cue in (*topic.direct, *topic.veiled))


def _stands(reading: Reading, cues: tuple[Cue, ...], topic: Topic) -> bool:
    """Whether a cue stands in a place where it does not mean something harmless."""
    found = reading.find_all(cues)
    if not found:
        return False
    harmless = reading.find_all(topic.false_hits)
    return any(
        not any(other.first <= place.last and place.first <= other.last for other in harmless) for place in found
    )
