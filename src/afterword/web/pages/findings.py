"""Notes in the margin of a talk: what stands in the words, kindly put, each with the quote it rests on.

A note is an observation. The person may say "Not so" to each, and that stays said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from afterword.domain.diagnose.findings import Doubt, ExchangeFinding, Heard, PrivateQuestion, Promise, Told, WeakPoint
from afterword.domain.interview import Case, Source
from afterword.flows.findings import Finding
from afterword.web.pages.heard_words import concern_label, in_words, weak_title
from afterword.web.pages.private import concern_of, private_words, rules_on
from afterword.web.pages.talk import Place, Words
from afterword.web.pages.words import short

QUOTED = 120

Key = Callable[[Finding], str]
"""The name of a finding, as corrections know it."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `key` names it for a correction; `place` is where its words stand, `number` its mark in the text.

    `quote` is exact words of the talk.
    """

    tone: str
    title: str
    quote: str = ""
    paragraphs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    key: str = ""
    dismissed: bool = False
    number: int = 0
    shares: bool = False  # its words stand in those of the note with the same number
    place: Place | None = field(default=None, compare=False)

    @property
    def shown(self) -> str:
        """The quote as the margin has it: enough to know it again."""
        return short(self.quote, QUOTED)


def numbered(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes of one section in the order of the talk, numbered where their words are found; dismissed ones last."""
    ordered = sorted(notes, key=lambda note: (note.dismissed, note.place is None, note.place or (0, 0)))
    found: list[Note] = []
    number = 0
    marked: Place | None = None  # up to where the last mark reaches: words bear one mark, whatever notes are about them
    for note in ordered:
        if note.place is not None and not note.dismissed:
            shares = marked is not None and note.place < marked
            if not shares:
                number += 1
                marked = (note.place[0], note.place[1] + len(note.quote))
            found.append(replace(note, number=number, shares=shares))
        else:
            found.append(note)
    return tuple(found)


def all_notes(
    heard: Heard, case: Case, words: Words, key_of: Key, dismissed: frozenset[str]
) -> Iterator[tuple[str, Note]]:
    """Every note of a talk with the id of its exchange, "" for those that only their place puts into a section."""
    for one in heard.exchanges:
        for exchange, note in _exchange_notes(one, case, words):
            yield exchange, note(key_of, dismissed)
    for told in heard.told or ():
        yield "", _told(told, case, words)(key_of, dismissed)
    for doubt in heard.doubts:
        yield "", _doubt(doubt, words)(key_of, dismissed)
    for promise in heard.promises:
        yield "", _promise(promise, words)(key_of, dismissed)
    known = {one.private.quote for one in heard.exchanges if one.private is not None}
    for private in heard.private_questions:
        if private.sure and private.quote not in known:
            yield "", _private(private, case, words)(key_of, dismissed)
    for source in heard.interest.quotes if heard.interest else ():
        yield "", _interest(source, words)(key_of, dismissed)


Made = Callable[[Key, frozenset[str]], Note]


def _made(finding: Finding, note: Note) -> Made:
    def make(key_of: Key, dismissed: frozenset[str]) -> Note:
        key = key_of(finding)
        return replace(note, key=key, dismissed=key in dismissed)

    return make


def _exchange_notes(one: ExchangeFinding, case: Case, words: Words) -> Iterator[tuple[str, Made]]:
    for point in one.weak:
        note = _weak(point, words)
        if note is not None:
            yield one.exchange, _made(point, note)
    if one.private is not None:
        yield one.exchange, _private(one.private, case, words)


def _weak(point: WeakPoint, words: Words) -> Note | None:
    title = weak_title(point.kind)
    if not title:  # the person's own rating is no observation
        return None
    place = words.place_of(point.quote, point.start)
    tone = "private" if point.kind == "disclosed_private" else "weak"
    return Note(tone, title, point.quote, (point.why,), place=place)


def _private(one: PrivateQuestion, case: Case, words: Words) -> Made:
    paragraphs = (*concern_of(one), *private_words(one))
    note = Note(
        "private",
        _("Private ground"),
        one.quote,
        paragraphs,
        rules_on(one, case.country),
        place=words.place_of(one.quote, one.start),
    )
    return _made(one, note)


def _told(one: Told, case: Case, words: Words) -> Made:
    goal = next((goal.text for goal in case.interview.goals if goal.id == one.goal), "")
    note = Note(
        "told",
        _("You told them"),
        one.quote,
        (_("It speaks to what they need: {goal}").format(goal=short(goal, 140)),) if goal else (),
        place=words.place_of(one.quote, one.start or one.source.ref),
    )
    return _made(one, note)


def _doubt(one: Doubt, words: Words) -> Made:
    place = words.place_of(one.quote, one.start or one.source.ref)
    title = _("A worry they voiced")
    return _made(
        one, Note("doubt", title, one.quote, (label,) if (label := concern_label(one.concern)) else (), place=place)
    )


def _promise(one: Promise, words: Words) -> Made:
    title = _("You promised something") if one.who == "candidate" else _("They promised something")
    place = words.place_of(one.quote, one.source.ref)
    lines = (one.what if one.by is None else _("{what}, by {day}").format(what=one.what, day=in_words(one.by)),)
    return _made(one, Note("promise", title, one.quote, lines, place=place))


def _interest(source: Source, words: Words) -> Made:
    place = words.place_of(source.quote, source.ref)
    return _made(source, Note("told", _("Here you said you would like it"), source.quote, place=place))
