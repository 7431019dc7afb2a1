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
from afterword.domain.transcript import Conversation, HeardExchange, Passage, Turn

__all__ = ["contact_in", "decision_in", "doubts_in", "interest_in", "promises_in"]

SHORT = 14
"""A reaction of up to so many words may be no more than the answer said back."""
_EMPTY = frozenset(
    """you you're you've i i'm i've a the an so we my your it it's that's that this on in of to and at is was for with
    they he she me us do did have""".split()
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
    """The sentences of the candidate that hold a cue of the list; what stands in a question of theirs does not count."""
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
    found: dict[tuple[int, int], Doubt] = {}
    for turn in employer_turns(conversation):
        for offset, quote in _worries(turn):
            found.setdefault((turn.position, offset), _doubt(turn, quote, offset, _family_near(conversation, turn)))
    for heard in conversation.exchanges:
        for passage, quote, offset in _cool_reactions(heard):
            turn = conversation.transcript.turns[passage.turn]
            found.setdefault((turn.position, offset), _doubt(turn, quote, offset, heard.family))
    return tuple(found[place] for place in sorted(found))


def _worries(turn: Turn) -> Iterator[tuple[int, str]]:
    reading = read_spoken(turn.text)
    cleared = {reading.sentence(found.first) for found in reading.find_all(spoken().phrases["no_doubts"].cues)}
    places = {reading.sentence(found.first) for found in reading.find_all(spoken().phrases["doubts"].cues)}
    for first, last in sorted(places - cleared):
        yield reading.spans[first][0], reading.quote(first, last)


def _cool_reactions(heard: HeardExchange) -> Iterator[tuple[Passage, str, int]]:
    """Reactions to an answer that fell short: the passage, the exact words, and where they stand in the turn."""
    if not heard.reaction or not heard.answer or read_answer(heard)[0] not in {"partly", "not"}:
        return
    said = frozenset(word for passage in heard.answer for word in read_spoken(passage.text).vocabulary)
    for passage in heard.reaction:
        reading = read_spoken(passage.text)
        last = _said_back(reading, said)
        if last is not None:
            yield passage, reading.quote(0, last), passage.offset
            continue
        for first, end in sorted(
            {reading.sentence(f.first) for f in reading.find_all(spoken().phrases["unmoved"].cues)}
        ):
            quote = reading.quote(first, end)
            if not read_spoken(quote).has(spoken().phrases["warm"].cues):
                yield passage, quote, passage.offset + reading.spans[first][0]


def _said_back(reading: Reading, said: frozenset[str]) -> int | None:
    """The last word of an opening that only says the answer back and takes note of it ("A couple of years. Okay.")."""
    okay = {found.first for found in reading.find_all(spoken().phrases["okay"].cues)}
    end: int | None = None
    back = noted = False
    for first, last in reading.sentences():
        told = [
            reading.words[at] for at in range(first, last + 1) if at not in okay and reading.words[at] not in _EMPTY
        ]
        if not told:
            noted = True
        elif len(told) <= SHORT // 2 and sum(word in said for word in told) >= 0.6 * len(told):
            back = True
            noted = noted or any(at in okay for at in range(first, last + 1))
        else:
            break
        end = last
    if end is None or not back or not noted or sum(word != STOP for word in reading.words[: end + 1]) > SHORT:
        return None
    following = reading.words[end + 1 :]
    quote = reading.quote(0, end)
    warm = spoken().phrases["warm"].cues
    opening = reading.quote(0, min(len(reading.words) - 1, end + 10)) if following else quote
    return None if "?" in quote or read_spoken(opening).has(warm) else end


def _doubt(turn: Turn, quote: str, offset: int, family: str) -> Doubt:
    known = families().get(family)
    fallback = known.concern_id if known is not None else ""
    source = source_of(turn, quote, offset)
    return Doubt(quote, concern_of(quote, fallback), source, turn.start_at(offset))


def _family_near(conversation: Conversation, turn: Turn) -> str:
    """The family of the exchange in whose stretch a turn stands: the next question's where it leads up to one."""
    for heard in conversation.exchanges:
        if heard.asked.turn >= turn.position:
            return heard.family
    return "other"
