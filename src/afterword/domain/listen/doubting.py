"""What the employer's side said that voices a doubt or a cooling, with the exact words and their time.

Doubt is seldom said in so many words. So the sentences of their turns are weighed: the kinds of doubt that their
wording shows, what the candidate had just said, and what is harmless about it (see `knowledge/doubting.yaml`). A worry
about customers is no doubt about the candidate, and praise is none either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.domain.diagnose.findings import Doubt
from afterword.domain.diagnose.reports import concern_of
from afterword.domain.knowledge import doubting, families, spoken
from afterword.domain.knowledge.cues import STOP, Reading, read
from afterword.domain.knowledge.fluent import SOUNDS, read_spoken
from afterword.domain.listen.answers import read_answer
from afterword.domain.listen.sense import TAKEN, Sense
from afterword.domain.listen.voices import employer_turns, source_of
from afterword.domain.text import sentences
from afterword.domain.transcript import Conversation, HeardExchange, Turn

SHORT = 14
"""A reaction of up to so many words may be no more than the answer said back."""
LOOSE = frozenset({"vague", "hedged", "too_short", "no_example", "blank", "evasive"})
"""Answers that left so little behind that saying them back is a cooling."""
OPENING = 16
"""A reaction is what is said first; after so many words the next question is on its way."""
STRAIGHT_AFTER = 48
"""Words of a turn that still answer what the candidate has just said."""
LONG = 32
"""From so many words on a sentence explains something; a doubt is shorter."""
JUST_SAID = 45
"""Words at the end of an answer that a reaction is about."""
_TAGS = frozenset(
    """isn't wasn't aren't weren't is was are were do does did don't doesn't didn't have has haven't hasn't had will
    would wouldn't won't can can't could couldn't d'you no eh right yeah""".split()
)
_EMPTY = frozenset(
    """you you're you've i i'm i've a the an so we my your it it's that's that this on in of to and at is was for with
    they he she me us do did have no yes all mine right not too same thank thanks""".split()
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a doubt stands: characters of a turn, and what it points to where its words do not tell."""

    first: int
    last: int
    family: str = ""
    concern: str = ""


def doubts_in(conversation: Conversation, sense: Sense | None = None) -> tuple[Doubt, ...]:
    """What the employer's side said that voices a doubt or a cooling, in order, each place once.

    A sentence is one when its kinds of doubt weigh enough (`_weighed`), or when it is a reaction that an answer did not
    reach them, where the answer itself fell short ("we've tried that"; the answer said back, and "okay"). `sense`
    then weighs what the words noticed with the meaning, if there is one.
    """
    places: dict[int, list[_Place]] = {}
    turns = conversation.transcript.turns
    asked = frozenset(question.turn for question in conversation.candidate_questions)
    answering: dict[int, Reading] = {}
    for turn in employer_turns(conversation):
        before = _just_said(conversation, turn, asked)
        if before is not None:
            answering[turn.position] = before
        places.setdefault(turn.position, []).extend(_weighed(turn, before))
    for heard in conversation.exchanges:
        for position, first, last in _cool_reactions(heard):
            places.setdefault(position, []).append(_Place(first, last, heard.family))
    if sense is not None:
        for position, before in answering.items():
            places[position] = _revised(turns[position], before, places[position], sense)
    return tuple(
        _doubt(turns[position], place, place.family or _family_near(conversation, position, position in answering))
        for position in sorted(places)
        for place in _joined(turns[position], places[position])
    )


def _revised(turn: Turn, before: Reading, places: list[_Place], sense: Sense) -> list[_Place]:
    """The places that words and meaning find together in what is said straight after the candidate has spoken.

    What the words found elsewhere stays.
    """
    reading = read_spoken(turn.text)
    said = (sentences(before.text) or [""])[-1]
    around = (float(before.has(doubting().open_answers)), float(_cool_sound(turn.text)))
    found: list[_Place] = []
    judged: set[_Place] = set()
    for first, last in reading.sentences():
        if first > STRAIGHT_AFTER or last - first >= LONG or last == first:
            continue
        start, end = _characters(reading, first, last)
        over = [place for place in places if place.first < end and start < place.last]
        judged.update(over)
        put = (bool(over), not first, (last - first) / LONG, _asks(reading, first, last), turn.text[end - 1] == "?")
        if (
            sense.doubt(turn.text[start:end], said, (*map(float, put), *around, *_kinds_in(turn.text[start:end])))
            >= TAKEN
        ):
            found += over or [_Place(start, end)]
    return [*dict.fromkeys(found), *(place for place in places if place not in judged)]


def _kinds_in(sentence: str) -> Iterator[float]:
    """What the wordings notice in a sentence, one by one and unweighed: 1 for each kind that stands in it, else 0."""
    reading = read_spoken(sentence)
    known = doubting()
    for cues in (*(kind.cues for kind in known.kinds.values()), *(one.cues for one in known.harmless.values())):
        yield float(reading.has(cues))


def _just_said(conversation: Conversation, turn: Turn, asked: frozenset[int]) -> Reading | None:
    """The end of the answer that a turn follows; None where it follows none. `asked`: turns with a question of the
    candidate's."""
    turns = conversation.transcript.turns
    if not turn.position or turns[turn.position - 1].speaker not in conversation.roles.candidate:
        return None
    said = turns[turn.position - 1].text
    begun = conversation.exchanges[0].asked.turn if conversation.exchanges else turn.position
    # Small talk before the first question, and what they tell because they were asked, answer nothing.
    if begun >= turn.position or turn.position - 1 in asked or said.rstrip().endswith("?"):
        return None
    return read_spoken(" ".join(said.split()[-JUST_SAID:]))


def _weighed(turn: Turn, before: Reading | None) -> Iterator[_Place]:
    """The sentences of a turn whose points come to enough."""
    reading = read_spoken(turn.text)
    sentences = list(reading.sentences())
    points = dict.fromkeys(sentences, 0)
    concern = dict.fromkeys(sentences, "")
    telling: set[tuple[int, int]] = set()
    near = {
        (first, last): before is not None and first <= STRAIGHT_AFTER and last - first < LONG
        for first, last in sentences
    }
    asking = {place: _asks(reading, *place) for place in sentences}
    for kind in doubting().kinds.values():
        for place in {reading.sentence(found.first) for found in reading.find_all(kind.cues)} & points.keys():
            if (kind.anywhere or near[place]) and (kind.asks or not asking[place]):
                points[place] += kind.points
                concern[place] = concern[place] or kind.concern_id
                if kind.points > 1:
                    telling.add(place)
    if before is not None:
        opened, cool = before.has(doubting().open_answers), _cool_sound(turn.text)
        for place in telling:
            points[place] += (opened + cool) * near[place]
    _clear(reading, sentences, points)
    for place in sentences:
        if place in telling and points[place] >= doubting().enough:
            first, last = _characters(reading, *place)
            yield _Place(first, last, concern=concern[place])
    if before is not None and not _warm(reading):
        yield from _alone(turn.text)


def _alone(text: str) -> Iterator[_Place]:
    """Opening sentences that say it all in a word ("Sort of?"), with every sound of theirs: a filler may be meant."""
    reading = read(text)
    whole = {(found.first, found.last) for found in reading.find_all(doubting().alone)}
    for place in list(reading.sentences())[:2]:
        if place in whole:
            yield _Place(*_characters(reading, *place))


def _warm(reading: Reading) -> bool:
    """Whether anything harmless is said straight away."""
    cues = (found for one in doubting().harmless.values() for found in reading.find_all(one.cues))
    return any(found.first <= STRAIGHT_AFTER for found in cues)


def _asks(reading: Reading, first: int, last: int) -> bool:
    """Whether a sentence asks; with no more than a tag at its end it tells ("That was a bit thin, wasn't it?")."""
    if not reading.quote(first, last).endswith("?"):
        return False
    start, _ = reading.clause(last)
    return not (start > first and last - start < 4 and reading.words[start] in _TAGS)


def _clear(reading: Reading, sentences: list[tuple[int, int]], points: dict[tuple[int, int], int]) -> None:
    """Takes away what is harmless: from the sentence it stands in, and what is warm from those beside it too."""
    less = doubting().less
    for harmless in doubting().harmless.values():
        for place in {reading.sentence(found.first) for found in reading.find_all(harmless.cues)} & points.keys():
            points[place] -= less if harmless.all else 2 * less
            if harmless.all:
                at = sentences.index(place)
                for other in sentences[max(0, at - 2) : at]:
                    points[other] -= less
                for other in sentences[at + 1 : at + 3]:
                    points[other] -= 1


def _cool_sound(text: str) -> bool:
    """Whether a turn begins with a sound and no word ("Hm.")."""
    words = read(text[:40]).words
    return bool(words) and words[0] in SOUNDS


def _joined(turn: Turn, places: list[_Place]) -> list[_Place]:
    """Places that follow one another without a word between them, as one."""
    joined: list[_Place] = []
    for place in sorted(places, key=lambda place: (place.first, place.last)):
        if joined and not turn.text[joined[-1].last : place.first].strip():
            before = joined.pop()
            place = _Place(
                before.first,
                max(place.last, before.last),
                before.family or place.family,
                before.concern or place.concern,
            )
        joined.append(place)
    return joined


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
        back = _said_back(reading, said) if loose and not _warm(reading) else None
        if back is not None:
            first, last = _characters(reading, 0, back)
            yield passage.turn, passage.offset + first, passage.offset + last
            continue
        opening = reading.quote(*next(reading.sentences(), (0, 0))) if reading.words else ""
        if read_spoken(opening).has(spoken().phrases["warm"].cues):
            continue
        if _warm(reading):
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
    okay = {found.first for found in reading.find_all(doubting().noted)}
    end: int | None = None
    back = noted = False
    for first, last in reading.sentences():
        places = (at for at in range(first, last + 1) if at not in okay)
        told = [reading.words[at] for at in places if reading.words[at] not in _EMPTY]
        if "please" in told:  # they ask for something
            return None
        if told and not (len(told) <= SHORT // 2 and sum(word in said for word in told) >= 0.6 * len(told)):
            break
        back = back or bool(told)
        noted = noted or any(at in okay for at in range(first, last + 1))
        end = last
    if end is None or not back or not noted or sum(word != STOP for word in reading.words[: end + 1]) > SHORT:
        return None
    opening = reading.quote(0, min(len(reading.words) - 1, end + SHORT))
    return None if "?" in reading.quote(0, end) or read_spoken(opening).has(spoken().phrases["warm"].cues) else end


def _doubt(turn: Turn, place: _Place, family: str) -> Doubt:
    quote = turn.text[place.first : place.last]
    known = families().get(family)
    fallback = place.concern or (known.concern_id if known is not None else "")
    return Doubt(quote, concern_of(quote, fallback), source_of(turn, quote, place.first), turn.start_at(place.first))


def _family_near(conversation: Conversation, position: int, answers: bool) -> str:
    """The family of the exchange in whose stretch a turn stands: that of the question just answered where it `answers`
    the candidate, the next question's where it leads up to one."""
    exchanges = conversation.exchanges
    next_one = bisect_left(exchanges, position, key=lambda heard: heard.asked.turn)
    if answers:
        return exchanges[next_one - 1].family if next_one else "other"
    return exchanges[next_one].family if next_one < len(exchanges) else "other"
