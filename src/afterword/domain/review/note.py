"""The checks on a note to keep in touch: those on every draft, that it asks for nothing, and is for this one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.interview import Case
from afterword.domain.knowledge import avoid, timing
from afterword.domain.language import _
from afterword.domain.review import review
from afterword.domain.review.cues import find
from afterword.domain.review.values import Check, Severity
from afterword.domain.text import words

_AROUND = frozenset({"salutation", "closing", "signature"})
_THEM = re.compile(r"\b(?:you|your|yours|you['’](?:d|re|ve|ll))\b", re.IGNORECASE)
_GREETING = re.compile(r"^(?:dear|hello|hi|good (?:morning|afternoon|evening))\b[^.?!]{0,60},", re.IGNORECASE)
_MANY_I = 3
_ORDER: dict[Severity, int] = {"block": 0, "confirm": 1, "warn": 2}


def review_note(draft: Draft, case: Case) -> tuple[Check, ...]:
    """Everything to say about a note, what blocks it first. `case` is the one it was composed from."""
    found = [*review(draft, case), *_for_them(draft)]
    return tuple(sorted(found, key=lambda check: _ORDER[check.severity]))


def _for_them(draft: Draft) -> Iterator[Check]:
    body = _body(draft)
    for id in ("asks_for_work", "to_anyone"):
        rule = avoid()[id]
        for sentence in body:
            for quote in find(id, sentence):
                yield Check(id, rule.severity, _(rule.message), quote, sentence.key)
    if not body or draft.slots:
        return
    if not any(_THEM.search(sentence.text) for sentence in body):
        message = _("There is no word of them in it. What did they say or do that this belongs to?")
        yield Check("not_for_them", "confirm", message, "")
    if len(body) >= _MANY_I and all(words(sentence.text)[:1] in (["i"], ["im"], ["ive"]) for sentence in body):
        message = _("Every sentence begins with I. Begin one of them with what they said.")
        yield Check("all_about_me", "warn", message, body[0].text, body[0].key)
    yield from _length(body_words(draft))


def body_words(draft: Draft) -> int:
    """How many words a note has between its greeting and its closing."""
    return sum(len(_GREETING.sub("", sentence.text).split()) for sentence in _body(draft))


def _body(draft: Draft) -> list[Sentence]:
    return [s for s in draft.sentences if s.part not in _AROUND and s.slot is None]


def _length(count: int) -> Iterator[Check]:
    wanted = timing().step("keep_warm_again").words
    if wanted is None or count in wanted:
        return
    if count > wanted.high:
        message = _("{count} words; {high} are enough. They read it between two other things.")
        yield Check("length", "warn", message.format(count=count, high=int(wanted.high)), "")
    elif count < wanted.low / 2:
        message = _("{count} words. A little more of what it means to them would carry it.")
        yield Check("length", "warn", message.format(count=count), "")
