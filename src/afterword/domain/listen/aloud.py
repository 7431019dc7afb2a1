"""What was said aloud beside the answers: that the person wants it, and what the other side doubts.

Exact words with their time. A courtesy is no interest, and a worry about customers is no doubt about the candidate.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.domain.diagnose.findings import Doubt, Interest
from afterword.domain.diagnose.reports import concern_of
from afterword.domain.interview import Source
from afterword.domain.knowledge import families, spoken
from afterword.domain.knowledge.cues import STOP, Reading
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.listen.agreed import contact_in, decision_in, promises_in
from afterword.domain.listen.answers import read_answer
from afterword.domain.listen.voices import candidate_turns, employer_turns, source_of
from afterword.domain.transcript import Conversation, HeardExchange, Turn

__all__ = ["contact_in", "decision_in", "doubts_in", "interest_in", "promises_in"]

SHORT = 14
"""A reaction of up to so many words may be no more than the answer said back."""
LOOSE = frozenset({"vague", "hedged", "too_short", "no_example", "blank", "evasive"})
"""Answers that left so little behind that saying them back is a cooling."""
OPENING = 16
"""A reaction is what is said first; after so many words the next question is on its way."""
_EMPTY = frozenset(
    """you you're you've i i'm i've a the an so we my your it it's that's that this on in of to and at is was for with
    they he she me us do did have no yes all mine right not too that same""".split()
)


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


def doubts_in(conversation: Conversation) -> tuple[Doubt, ...]:
    """What the employer's side said that voices a doubt or a cooling, in order, each place once.

    Two kinds: a worry in so many words, wherever it stands ("you can see why I'm wary"), and a reaction that an answer
    did not reach them, only where the answer itself fell short ("we've tried that"; the answer said back, and "okay").
    """
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for turn in employer_turns(conversation):
        for first, last in _worries(turn):
            spans.setdefault(turn.position, []).append((first, last, ""))
    for heard in conversation.exchanges:
        for turn_position, first, last in _cool_reactions(heard):
            spans.setdefault(turn_position, []).append((first, last, heard.family))
    turns = conversation.transcript.turns
    return tuple(
        _doubt(turns[position], first, last, family or _family_near(conversation, turns[position]))
        for position in sorted(spans)
        for first, last, family in _joined(turns[position], spans[position])
    )


def _joined(turn: Turn, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Places that follow one another without a word between them, as one."""
    joined: list[tuple[int, int, str]] = []
    for first, last, family in sorted(spans):
        if joined and not turn.text[joined[-1][1] : first].strip():
            before = joined.pop()
            first, last, family = before[0], max(last, before[1]), before[2] or family
        joined.append((first, last, family))
    return joined


def _worries(turn: Turn) -> Iterator[tuple[int, int]]:
    """Where a sentence of the turn voices a worry: its first character and one past its last."""
    reading = read_spoken(turn.text)
    cleared = {reading.sentence(found.first) for found in reading.find_all(spoken().phrases["no_doubts"].cues)}
    places = {reading.sentence(found.first) for found in reading.find_all(spoken().phrases["doubts"].cues)}
    for first, last in sorted(places - cleared):
        yield _characters(reading, first, last)


def _characters(reading: Reading, first: int, last: int) -> tuple[int, int]:
    start = reading.spans[first][0]
    return start, start + len(reading.quote(first, last))


def _cool_reactions(heard: HeardExchange) -> Iterator[tuple[int, int, int]]:
    """Reactions to an answer that fell short: the turn, and where in it the words stand."""
    if not heard.reaction or not heard.answer:
        return
    answered, weak = read_answer(heard)
    if answered not in {"partly", "not"}:
        return
    loose = bool(LOOSE & {point.kind for point in weak})
    said = frozenset(word for passage in heard.answer for word in read_spoken(passage.text).vocabulary)
    unmoved = spoken().phrases["unmoved"].cues
    for passage in heard.reaction:
        reading = read_spoken(passage.text)
        back = _said_back(reading, said) if loose else None
        if back is not None:
            first, last = _characters(reading, 0, back)
            yield passage.turn, passage.offset + first, passage.offset + last
            continue
        opening = reading.quote(*next(reading.sentences(), (0, 0))) if reading.words else ""
        if read_spoken(opening).has(spoken().phrases["warm"].cues):
            continue
        near = (found for found in reading.find_all(unmoved) if found.first <= OPENING)
        for place in sorted({reading.sentence(found.first) for found in near}):
            quote = reading.quote(*place)
            if not read_spoken(quote).has(spoken().phrases["warm"].cues):
                opens = 0 if place[0] <= SHORT // 2 else place[0]  # what was said back just before belongs to it
                first, last = _characters(reading, opens, place[1])
                yield passage.turn, passage.offset + first, passage.offset + last


def _said_back(reading: Reading, said: frozenset[str]) -> int | None:
    """The last word of an opening that only says the answer back and takes note of it ("A couple of years. Okay.").
    None where there is no such opening, or where it is a question, or warm."""
    okay = {found.first for found in reading.find_all(spoken().phrases["okay"].cues)}
    end: int | None = None
    back = noted = False
    for first, last in reading.sentences():
        places = (at for at in range(first, last + 1) if at not in okay)
        told = [reading.words[at] for at in places if reading.words[at] not in _EMPTY]
        if told and not (len(told) <= SHORT // 2 and sum(word in said for word in told) >= 0.6 * len(told)):
            break
        back = back or bool(told)
        noted = noted or any(at in okay for at in range(first, last + 1))
        end = last
    if end is None or not back or not noted or sum(word != STOP for word in reading.words[: end + 1]) > SHORT:
        return None
    opening = reading.quote(0, min(len(reading.words) - 1, end + SHORT))
    return None if "?" in reading.quote(0, end) or read_spoken(opening).has(spoken().phrases["warm"].cues) else end


def _doubt(turn: Turn, first: int, last: int, family: str) -> Doubt:
    quote = turn.text[first:last]
    known = families().get(family)
    fallback = known.concern_id if known is not None else ""
    return Doubt(quote, concern_of(quote, fallback), source_of(turn, quote, first), turn.start_at(first))


def _family_near(conversation: Conversation, turn: Turn) -> str:
    """The family of the exchange in whose stretch a turn stands: the next question's where it leads up to one."""
    for heard in conversation.exchanges:
        if heard.asked.turn >= turn.position:
            return heard.family
    return "other"
