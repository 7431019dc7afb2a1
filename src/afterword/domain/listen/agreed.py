"""What was agreed aloud: who gives what to whom and by when, when they decide, and how to get in touch.

Dates count from the day of the interview; where the words leave a doubt there is none (see `diagnose.dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from afterword.domain.diagnose.dates import Named, dates_in
from afterword.domain.diagnose.findings import Promise
from afterword.domain.interview import Source
from afterword.domain.knowledge import spoken
from afterword.domain.knowledge.cues import Found, Reading
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.listen.voices import employer_turns, source_of
from afterword.domain.text import content
from afterword.domain.transcript import Conversation, Turn

NEAR = 110
"""Characters between what is promised and its date, at the most: further on, the date is about something else."""
_WILL = re.compile(
    r"\b(?:\w+['’]ll|will|gonna|shall|going to|i can|we can|he can|she can|they can|i could|let me|happy to|glad to|"
    r"have (?:her|him|them|someone))\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:i|we)['’]d\b|\bwould\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:that|it|this|those|them|both|one|his|her)\b", re.IGNORECASE)


_SENDS = re.compile(r"\b(?:send|e-?mail|mail|forward|share|bring|drop|post|connect|get)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|over|across|along)\b", re.IGNORECASE)


_CARRY = content("send get give bring call ring email mail text write share tomorrow tonight")
"""Words that say that something is given, and not what."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A promise as it was found: `what` its words, `pointing` whether it only points at something named before."""

    who: Literal["candidate", "employer"]
    what: str
    by: date | None
    quote: str
    turn: Turn
    offset: int
    pointing: bool
    about: frozenset[str] = frozenset()


def promises_in(conversation: Conversation, when: date | None) -> tuple[Promise, ...]:
    """What either side said they would give or do, in order, each once; `by` is an ISO date where the words leave no
    doubt. What somebody would do in a supposed case is no promise."""
    late = _last_part(conversation)
    kept: list[_Said] = []
    for turn in conversation.transcript.turns:
        if turn.speaker in conversation.roles.candidate:
            found = _gives(turn, "candidate", when, late=turn.position >= late)
        elif turn.speaker in conversation.roles.interviewers:
            found = _gives(turn, "employer", when, late=turn.position >= late)
        else:
            continue
        for said in found:
            _keep(kept, said)
    kept = [said for said in kept if said.by is not None or (said.who == "candidate" and _to_you(said))]
    decided = _decision(conversation, when)
    if decided is not None and not any(said.who == "employer" and said.by == decided.by for said in kept):
        kept.append(decided)
    kept.sort(key=lambda said: (said.turn.position, said.offset))
    return tuple(
        Promise(
            said.who,
            said.what,
            said.by.isoformat() if said.by else None,
            said.quote,
            source_of(said.turn, said.quote, said.offset),
        )
        for said in kept
    )


def decision_in(conversation: Conversation, when: date | None) -> tuple[date | None, Source | None]:
    """When they said that they decide, and their words; (None, None) where they named no day, or one in doubt."""
    found = _decision(conversation, when)
    return (None, None) if found is None else (found.by, source_of(found.turn, found.quote, found.offset))


def contact_in(conversation: Conversation) -> tuple[Source, ...]:
    """What the employer's side said about how to get in touch, sentence by sentence, exact words."""
    late = _last_part(conversation)
    found: list[Source] = []
    for turn in employer_turns(conversation):
        reading = read_spoken(turn.text)
        places = {reading.sentence(place.first) for place in reading.find_all(spoken().phrases["contact"].cues)}
        if turn.position >= late:
            found += [source_of(turn, reading.quote(*place), reading.spans[place[0]][0]) for place in sorted(places)]
    return tuple(found)


def _last_part(conversation: Conversation) -> int:
    """The turn from which on what is agreed may stand without a question: the last third, or what comes after the
    questions."""
    turns = len(conversation.transcript.turns)
    asked = [heard.asked.turn for heard in conversation.exchanges if heard.family == "questions_for_us"]
    return min([turns * 2 // 3, *asked[-1:]])


def _gives(turn: Turn, who: Literal["candidate", "employer"], when: date | None, *, late: bool) -> Iterator[_Said]:
    reading = read_spoken(turn.text)
    phrases = spoken().phrases
    not_so = [(found.first, found.last) for found in reading.find_all(phrases["gives_not"].cues)]
    seen: set[tuple[int, int]] = set()
    for found in sorted(reading.find_all(phrases["gives"].cues), key=lambda place: place.first):
        if any(first <= found.last and found.first <= last for first, last in not_so):
            continue
        first, last = reading.sentence(found.first)
        start, end = _stretch(reading, found)
        if (start, end) in seen:
            continue
        text = turn.text[reading.spans[first][0] : reading.spans[found.first][1]]
        named = _date_of(turn, reading, found, when)
        day = named.day if named else None
        if not _meant(text, who, dated=day is not None, late=late):
            continue
        seen.add((start, end))
        quote = reading.quote(first, last)
        if quote.endswith("?") and who == "employer":
            continue
        what = turn.text[reading.spans[start][0] : reading.spans[end][1]].strip()
        thing = turn.text[reading.spans[found.first][0] : reading.spans[end][1]]
        pointing = bool(_OPEN.search(thing)) and len(content(thing)) <= 2
        about = content(what) - _CARRY
        yield _Said(who, what, day, quote, turn, reading.spans[first][0], pointing, about)


def _meant(before: str, who: str, *, dated: bool, late: bool) -> bool:
    """Whether the words up to the deed say that it will be done: a future, or a date where plain English is foreign."""
    if _WOULD.search(before) and not _WILL.search(before):
        return dated and late
    if _WILL.search(before):
        return dated or who == "candidate" or late
    return dated and late


def _stretch(reading: Reading, found: Found) -> tuple[int, int]:
    """The clause that holds the deed, and what belongs to it up to the end of the sentence when that is short."""
    first, last = reading.sentence(found.first)
    start, end = reading.clause(found.first)[0], max(reading.clause(found.last)[1], found.last)
    return (first if found.first - first <= 12 else start), (last if last - found.last <= 12 else end)


def _date_of(turn: Turn, reading: Reading, found: Found, when: date | None) -> Named | None:
    """The date named with a deed: the nearest after it in the sentence, else the nearest before."""
    first, last = reading.sentence(found.first)
    begin, until = reading.spans[first][0], reading.spans[last][1]
    named = [name for name in dates_in(turn.text[begin:until], when) if name.day is not None]
    here = reading.spans[found.first][0] - begin
    after = [name for name in named if name.first >= here and name.first - here <= NEAR]
    limits = [name for name in after if name.by]
    if after:
        return (limits or after)[0]
    before = [name for name in named if name.first < here]
    return before[-1] if before else None


def _keep(kept: list[_Said], said: _Said) -> None:
    """Adds a promise, or lets it complete the one it points at ("... I could get that to you by Thursday")."""
    for place in range(len(kept) - 1, -1, -1):
        earlier = kept[place]
        if earlier.who != said.who:
            continue
        close = said.turn.position - earlier.turn.position <= 4
        same_thing = bool(earlier.about & said.about)
        if earlier.by == said.by and (said.by is not None or close) and (same_thing or (said.pointing and close)):
            return
        together = said.turn is earlier.turn
        if earlier.by is None and said.by is not None and close and (said.pointing or same_thing or together):
            kept[place] = replace(earlier, by=said.by, pointing=False, about=earlier.about | said.about)
            return
    kept.append(said)


def _to_you(said: _Said) -> bool:
    """Without a date, only what is to be sent to them stands as a promise: much is said with "I'll" and "I can"."""
    return not said.pointing and bool(_SENDS.search(said.what)) and bool(_YOU.search(said.what))


def _decision(conversation: Conversation, when: date | None) -> _Said | None:
    """The sentence that says when they decide: a decision named as one before "you'll hear", the later the better."""
    best: tuple[int, int, _Said] | None = None
    for turn in employer_turns(conversation):
        reading = read_spoken(turn.text)
        for weight, name in ((2, "decides"), (1, "hears")):
            for found in reading.find_all(spoken().phrases[name].cues):
                named = _date_of(turn, reading, found, when)
                if named is None or named.day is None or (when is not None and named.day <= when):
                    continue
                place = reading.sentence(found.first)
                start, end = _stretch(reading, found)
                what = turn.text[reading.spans[start][0] : reading.spans[end][1]].strip()
                quote = reading.quote(*place)
                if quote.endswith("?"):
                    continue
                said = _Said("employer", what, named.day, quote, turn, reading.spans[place[0]][0], False)
                if best is None or (weight, turn.position) >= best[:2]:
                    best = (weight, turn.position, said)
    return best[2] if best is not None else None
