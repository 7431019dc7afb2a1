"""Practice as pages: one question at a time, the person's own better words, and when it comes back. Never a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import assert_never
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from afterword.domain.practice import FEW, Likely, Went, ask_for_answer, asks_private
from afterword.flows import practice as flow
from afterword.flows.likely import Expected, Picked
from afterword.flows.tellings import Offered
from afterword.store.models import Interview, PracticeCard, User
from afterword.web.pages import dates
from afterword.web.pages.debrief import eyebrow
from afterword.web.pages.fields import Field
from afterword.web.pages.words import sentence, short, together

WENT: tuple[tuple[Went, object], ...] = (
    ("stuck", gettext_lazy("It did not come")),
    ("pieces", gettext_lazy("It came in pieces")),
    ("said", gettext_lazy("I said it")),
    ("easily", gettext_lazy("It came by itself")),
)
"""How a try went, in the words of the four buttons."""


@dataclass(frozen=True, slots=True)
class Run:
    """Where one is in a sitting: what comes after this question, and which interview it is for."""

    then: tuple[UUID, ...] = ()
    interview: UUID | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One question in the list: `when` it comes back, "" where it is ready."""

    id: UUID
    what: str
    url: str
    when: str
    where: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something to bring along: the words, where it was done, and who has heard it."""

    text: str
    at: str
    heard: str
    need: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The first screen of a question: it is read, and answered aloud."""

    where: str
    question: str
    why: str
    quote: str
    said_url: str
    later_url: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The second screen: the better answer, or the question that asks for it; then how it went."""

    where: str
    question: str
    answer: str
    kept_back: bool
    private: bool
    field: Field
    evidence: tuple[Evidence, ...]
    went: tuple[tuple[str, object], ...] = WENT


@dataclass(frozen=True, slots=True)
class Expecting:
    """One question to expect before an interview."""

    question: str
    why: str
    quote: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """`questions` have a reason of their own; `usual` are those that nearly every interview asks.

    `bring` is what serves their needs besides, and they have not heard. `met_before`: there was a round with them.
    """

    about: str
    when: str
    questions: tuple[Expecting, ...]
    usual: tuple[Expecting, ...]
    bring: tuple[Evidence, ...]
    met_before: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """The one quiet line of Today."""

    text: str
    url: str


def mention(owner: User, now: datetime) -> Mention | None:
    """Only for somebody who has begun to practise, and never with a number. One query."""
    if not flow.mention(owner, now):
        return None
    return Mention(_("When you like: an answer or two to say aloud again"), reverse("practice"))


def address(card: UUID, run: Run, **further: str) -> str:
    """The page of a question within its sitting."""
    asked: dict[str, str] = {}
    if run.then:
        asked["then"] = ".".join(one.hex for one in run.then)
    if run.interview is not None:
        asked["for"] = run.interview.hex
    asked |= further
    at = reverse("practice_card", args=[card])
    return f"{at}?{urlencode(asked)}" if asked else at


def next_address(run: Run) -> str:
    """What comes after this question: the next one, or the end of the sitting."""
    if run.then:
        return address(run.then[0], Run(run.then[1:], run.interview))
    end = reverse("practice_enough")
    return f"{end}?for={run.interview.hex}" if run.interview is not None else end


def run_in(asked: object) -> Run:
    """The sitting as an address has it; what cannot be read is left out."""
    get = getattr(asked, "get")  # noqa: B009 - a QueryDict, whose types say too little
    then = [one for text in str(get("then", "")).split(".")[:FEW] if (one := _uuid(text)) is not None]
    return Run(tuple(then), _uuid(str(get("for", ""))))


def lines(cards: Sequence[PracticeCard], now: datetime, zone: tzinfo) -> tuple[Line, ...]:
    today = now.astimezone(zone).date()
    return tuple(
        Line(
            id=card.id,
            what=short(flow.question_of(card), 160),
            url=reverse("practice_words", args=[card.id]),
            when="" if card.due_at <= now else dates.day(card.due_at.astimezone(zone).date(), today),
            where=where_asked(card),
        )
        for card in cards
    )


def where_asked(card: PracticeCard) -> str:
    """ "Pell & Orchard, 24 November"; "" for a question of the person's own."""
    row = card.interview
    if row is None:
        return ""
    name = row.employer or row.role
    if card.exchange_id is None:
        return _("{employer}, not asked yet").format(employer=name) if name else ""
    there = flow.day_of(row)
    if there is None:
        return name
    day = date_format(there, "j F Y")
    return _("{employer}, {day}").format(employer=name, day=day) if name else day


def asked(card: PracticeCard, run: Run, picked: Picked | None, now: datetime, zone: tzinfo) -> Asked:
    today = now.astimezone(zone).date()
    return Asked(
        where=where_asked(card),
        question=flow.question_of(card),
        why=why(picked.likely, today) if picked is not None else "",
        quote=_beside_question(picked.likely) if picked is not None else "",
        said_url=address(card.id, run, said=now.isoformat(timespec="seconds")),
        later_url=next_address(run),
    )


def answered(card: PracticeCard, picked: Picked | None) -> Answered:
    question = flow.question_of(card)
    answer = flow.answer_of(card)
    topic = asks_private(question, card.family)
    return Answered(
        where=where_asked(card),
        question=question,
        answer=answer.text,
        kept_back=answer.kept_back,
        private=bool(topic),
        field=answer_field(card, topic),
        evidence=tuple(evidence(one) for one in picked.evidence) if picked is not None else (),
    )


def answer_field(card: PracticeCard, topic: str = "") -> Field:
    """Where the better answer is typed; empty, it asks for it and makes nothing up."""
    return Field(
        "answer",
        _("What you want to say"),
        "words",
        flow.words_of(card),
        hint=ask_for_answer(card.family, topic or asks_private(flow.question_of(card), card.family)),
    )


def words_fields(card: PracticeCard) -> list[Field]:
    """The fields of a card's own page; a question that was asked is changed where it was told."""
    fields = [answer_field(card)]
    if card.exchange_id is None:
        fields.insert(0, Field("question", _("The question"), "few_words", card.question))
    return fields


def before(interview: Interview, found: Expected, now: datetime, zone: tzinfo) -> Before:
    today = now.astimezone(zone).date()
    starts = interview.starts_at
    when = ""
    if starts is not None:
        there = starts.astimezone(zone)
        ahead = (there.date() - today).days
        day = dates.day(there.date(), today) if -1 <= ahead < 7 else dates.full_day(there.date())
        when = _("{day}, {time}").format(day=sentence(day), time=dates.clock(starts, zone))
    shown = [(one.likely.why == "usual", _expecting(one, today)) for one in found.picked]
    return Before(
        about=eyebrow(interview),
        when=when,
        questions=tuple(one for usual, one in shown if not usual),
        usual=tuple(one for usual, one in shown if usual),
        bring=tuple(
            evidence(one)
            for one in found.offered
            if one.freshness != "repeated" and all(one not in each.evidence for each in found.picked)
        ),
        met_before=bool(found.rounds),
    )


def _expecting(one: Picked, today: date) -> Expecting:
    return Expecting(
        question=one.likely.question,
        why=why(one.likely, today),
        quote=_beside_question(one.likely),
        evidence=tuple(evidence(each) for each in one.evidence),
    )


def why(one: Likely, today: date) -> str:
    """Why a question is to be expected, in one sentence."""
    day = dates.on_day(one.on, today) if one.on is not None else ""
    match one.why:
        case "fell_short":
            return _("They asked you this {day}, and you had more to say.").format(day=day) if day else (
                _("They asked you this before, and you had more to say.")
            )  # fmt: skip
        case "left_open":
            if not day:
                return _("They asked you this before. As far as can be seen, something stayed open.")
            return _("They asked you this {day}. As far as can be seen, something stayed open.").format(day=day)
        case "voiced":
            return _("They let you hear this {day}.").format(day=day) if day else _("They let you hear this before.")
        case "said_after":
            return _("They said this to you afterwards.")
        case "private":
            return _("They asked about this before. You owe them only what the work needs.")
        case "again":
            return _("Questions of this kind have come up before, and an answer is worth having ready.")
        case "advert":
            return _("It stands in their advert.")
        case "need":
            return _("They said that they need this.")
        case "concern":
            return one.text
        case "usual":
            return _("Nearly every interview asks something like this.")
        case never:
            assert_never(never)


def evidence(one: Offered) -> Evidence:
    return Evidence(one.evidence.text, one.evidence.at, who_heard(one), one.need)


def who_heard(one: Offered) -> str:
    """Who has heard a piece of evidence, as far as it is known."""
    match one.freshness:
        case "left_untold":
            return _("They needed this before, and have not heard it.")
        case "new":
            return _("Told to nobody yet, as far as is noted here.")
        case "elsewhere":
            names = dict.fromkeys(row.employer or row.role for row in one.told_in if row.employer or row.role)
            return _("Told at {places}, not to them.").format(places=together(list(names)[:3])) if names else (
                _("Told elsewhere, not to them.")
            )  # fmt: skip
        case _:
            return _("They have heard this. Keep it for when they ask.")


def _beside_question(one: Likely) -> str:
    """The quote, where it says more than the question does."""
    return "" if one.quote.strip() in one.question else one.quote.strip()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) <= 36 else None
    except ValueError:
        return None
