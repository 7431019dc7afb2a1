"""What they said afterwards, as a page: their words, what the person sees in them, and what the person had thought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from afterword.domain.interview import Assessment
from afterword.domain.knowledge import concerns
from afterword.domain.recurring import Beside, Feared, Recurring
from afterword.flows.feedback import Offered
from afterword.store.models import Feedback, Interview, Person
from afterword.web.pages import dates
from afterword.web.pages.fields import Field
from afterword.web.pages.verdict import four_answers
from afterword.web.pages.words import short, together

QUESTION = 120  # characters of a question inside a sentence
WAYS = (
    ("call", gettext_lazy("on the phone")),
    ("email", gettext_lazy("in an e-mail")),
    ("meeting", gettext_lazy("face to face")),
    ("letter", gettext_lazy("in a letter")),
    ("recruiter", gettext_lazy("through a recruiter")),
    ("heard", gettext_lazy("I heard it from somebody else")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of feedback. `sees`: the concerns the person sees in it; `url`: where they say so."""

    id: UUID
    words: str
    who: str
    sees: str
    url: str


@dataclass(frozen=True, slots=True)
class Quote:
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Again:
    """A concern that more than one employer has named, with the words of each."""

    label: str
    said: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    value: str
    label: str
    quote: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`thought` are sentences about what the person had thought of that interview, beside what was named."""

    lines: tuple[Line, ...]
    set_aside: tuple[Line, ...]
    thought: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    again: tuple[Again, ...]


def page(
    row: Interview,
    feedback: Sequence[Feedback],
    set_aside: Sequence[Feedback],
    beside: Beside | None,
    given: Assessment | None,
    again: Sequence[Recurring],
    now: datetime,
    zone: tzinfo,
) -> Page:
    """`beside` and `given`, the four answers, are None where nothing was said yet: then nothing is laid beside it."""
    today = now.astimezone(zone).date()
    return Page(
        lines=tuple(_line(one, today) for one in feedback),
        set_aside=tuple(_line(one, today) for one in set_aside),
        thought=thought(beside) if beside is not None else (),
        answers=_answers(given, row.id) if feedback and given is not None else (),
        again=tuple(_again(one, today) for one in again),
    )


def thought(beside: Beside) -> tuple[str, ...]:
    """What the person had thought, beside what was named: each a sentence that says both and weighs neither."""
    named = together([_lower(label(id)) for id in beside.new])
    if beside.same:
        asked = together([_question(one) for one in beside.same])
        too = ngettext(
            "You thought your answer to {asked} fell short, and they spoke of it too.",
            "You thought your answers to {asked} fell short, and they spoke of them too.",
            len(beside.same),
        ).format(asked=asked)
        also = _("They also spoke of something else: {named}.").format(named=named) if named else ""
        return tuple(filter(None, (too, also)))
    if beside.feared:
        shown = beside.feared[:2]
        feared = ngettext(
            "You thought your answer to {asked} fell short.",
            "You thought your answers to {asked} fell short.",
            len(shown),
        )
        if named:
            feared = ngettext(
                "You thought your answer to {asked} fell short; they named something else: {named}.",
                "You thought your answers to {asked} fell short; they named something else: {named}.",
                len(shown),
            )
        return (feared.format(asked=together([_question(one) for one in shown]), named=named),)
    if not named:
        return ()
    if beside.at_ease:
        return (_("You thought your answers were good ones; they spoke of {named}.").format(named=named),)
    return (_("No answer had troubled you; they spoke of {named}.").format(named=named),)


def ticks(offered: Sequence[Offered], others: Sequence[str]) -> tuple[tuple[Tick, ...], tuple[Tick, ...]]:
    """The concerns to tick: those its words may name, and all others."""
    return (
        tuple(Tick(one.concern, label(one.concern), one.quote, one.ticked) for one in offered),
        tuple(Tick(id, label(id), "", False) for id in others),
    )


def fields_for(
    typed: Mapping[str, str], problems: Mapping[str, str], people: Sequence[Person], now: datetime, zone: tzinfo
) -> tuple[Field, ...]:
    """The form for what they said, holding what was typed."""
    return (
        Field(
            "words", _("What they said"), "words", typed.get("words", ""), problem=problems.get("words", ""),
            hint=_("In their words, as far as you remember them. They are kept just so."),
        ),
        Field(
            "person", _("Who said it"), "select", typed.get("person", str(people[0].id) if people else ""),
            options=(*((str(one.id), one.name) for one in people if one.name), ("", _("someone else"))),
        ),
        Field(
            "way", _("How"), "select", typed.get("way", "call"),
            options=tuple((code, str(words)) for code, words in WAYS),
        ),
        Field(
            "on", _("Which day"), "date", typed.get("on", f"{now.astimezone(zone):%Y-%m-%d}"),
            problem=problems.get("on", ""),
        ),
    )  # fmt: skip


def label(concern: str) -> str:
    """What a concern is called; its id where the knowledge has it no longer."""
    known = concerns().get(concern)
    return known.label if known is not None else concern


def _line(one: Feedback, today: date) -> Line:
    sees = together([_lower(label(named.concern)) for named in one.concerns.all()])
    return Line(
        id=one.id,
        words=one.words,
        who=_who(one.person.name if one.person else "", one.way, one.said_on, today),
        sees=_("You hear in it: {named}.").format(named=sees) if sees else "",
        url=reverse("feedback_heard", args=[one.interview_id, one.id]),
    )


def _who(name: str, way: str, on: date, today: date) -> str:
    how = "" if way in ("", "heard") else str(dict(WAYS).get(way, ""))
    return ", ".join(filter(None, (name, how, dates.on_day(on, today))))


def _again(one: Recurring, today: date) -> Again:
    said = tuple(
        Quote(named.quote, ", ".join(filter(None, (named.by, named.employer, dates.on_day(named.on, today)))))
        for named in one.said[:2]
    )
    return Again(one.label, said)


def _answers(given: Assessment, id: UUID) -> tuple[tuple[str, str], ...]:
    """The four questions as they were answered then; those left open are not shown here."""
    return tuple((one.question, one.answer) for one in four_answers(id, given) if one.given)


def _question(one: Feared) -> str:
    return _("“{asked}”").format(asked=short(one.asked, QUESTION)) if one.asked.strip() else _("one question")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
