"""The talk as a page: its questions as sections, what was said voice by voice, and notes in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.diagnose.findings import ExchangeFinding
from afterword.domain.interview import Case, Exchange
from afterword.domain.method import Pack
from afterword.domain.transcript import Conversation, HeardExchange, Roles
from afterword.flows.findings import Finding, key_of, key_of_exchange
from afterword.store.found import Found
from afterword.web.pages import talk
from afterword.web.pages.findings import Note, all_notes, numbered
from afterword.web.pages.heard_words import answered_words, own_rating, who_said
from afterword.web.pages.talk_html import said_html, spans_html
from afterword.web.pages.ways import Way, ways_for
from afterword.web.pages.words import number, sentence, short


@dataclass(frozen=True, slots=True)
class Section:
    """One question with its answer and the notes on it; or the talk before the first question."""

    anchor: str
    title: str
    about: str
    lead: SafeString
    question: SafeString
    plain: str
    talk: SafeString
    notes: tuple[Note, ...]
    observed: str = ""
    rating: str = ""
    left_alone: str = ""  # why the plan leaves this answer alone
    ways: tuple[Way, ...] = ()
    exchange: str = ""  # its id, where it may be said that the question was answered
    overruled: bool = False  # the person has said so
    key: str = ""  # of the finding that this was a question at all
    no_question: bool = False  # the person has said that it was none

    @property
    def heading(self) -> str:
        return f"{self.anchor}-heading"


@dataclass(frozen=True, slots=True)
class Jump:
    """A line of the list of questions."""

    what: str
    url: str
    time: str
    notes: str
    here: bool


@dataclass(frozen=True, slots=True)
class Page:
    headline: str
    lead: str
    sections: tuple[Section, ...]
    jumps: tuple[Jump, ...]
    part: int
    parts: int
    perhaps: tuple[str, ...] = ()  # sentences of theirs that may have been meant personally

    @property
    def before(self) -> int:
        return self.part - 1

    @property
    def after(self) -> int:
        return self.part + 1


@dataclass(frozen=True, slots=True)
class Talk:
    """What the page is made of: the talk, what was found in it, the pack that rests on both, what was set aside.

    `dismissed` are the keys of findings, as `flows.findings.key_of` makes them.
    """

    conversation: Conversation
    found: Found
    pack: Pack
    dismissed: frozenset[str] = frozenset()

    @property
    def case(self) -> Case:
        return self.pack.case

    def key_of(self, finding: Finding) -> str:
        return key_of(finding, self.pack.case)


def page(interview: UUID, given: Talk, part: int) -> Page:
    """The page of one part, counted from 1; a part there is none of is the nearest there is."""
    sections = talk.stretches(given.conversation)
    parts = talk.parts(sections)
    part = min(max(part, 1), max(len(parts), 1))
    words = talk.Words(given.conversation.transcript)
    notes = _by_section(given, sections, words)
    address = reverse("conversation", args=[interview])
    shown = parts[part - 1] if parts else ()
    first = sum(len(one) for one in parts[: part - 1])
    return Page(
        headline=_headline(given, notes),
        lead=_lead(given.conversation),
        sections=tuple(
            _section(interview, given, one, first + place, notes[first + place], words)
            for place, one in enumerate(shown)
        ),
        jumps=_jumps(given, parts, notes, address, part),
        part=part,
        parts=len(parts),
        perhaps=tuple(one.quote for one in given.found.heard.private_questions if not one.sure),
    )


def _by_section(given: Talk, sections: Sequence[talk.Stretch], words: talk.Words) -> list[tuple[Note, ...]]:
    """The notes of each section: by their exchange where they have one, else by where their words stand."""
    held: list[list[Note]] = [[] for _section in sections]
    first_of = {}
    for place, one in enumerate(sections):
        if one.exchange is not None:
            exchange = _exchange(given, one.exchange)
            if exchange is not None:
                first_of.setdefault(exchange.id, place)
    for exchange_id, note in all_notes(given.found.heard, given.case, words, given.key_of, given.dismissed):
        if note.place is not None:
            held[talk.section_at(sections, note.place)].append(note)
        elif exchange_id in first_of:
            held[first_of[exchange_id]].append(note)
    return [numbered(notes) for notes in held]


def _exchange(given: Talk, place: int) -> Exchange | None:
    """The exchange of the case that was heard at this place of the conversation."""
    wanted = given.found.order[place] if place < len(given.found.order) else ""
    return next((one for one in given.case.interview.exchanges if one.id == wanted), None)


def _finding(findings: Sequence[ExchangeFinding], exchange: Exchange) -> ExchangeFinding | None:
    return next((one for one in findings if one.exchange == exchange.id), None)


def _section(
    interview: UUID, given: Talk, one: talk.Stretch, place: int, notes: tuple[Note, ...], words: talk.Words
) -> Section:
    heard = given.conversation.exchanges[one.exchange] if one.exchange is not None else None
    opens = heard is not None and not one.goes_on
    marks = [
        (note.place, len(note.quote), note.number) for note in notes if note.number and note.place and not note.shares
    ]
    asked = heard.asked if heard is not None and opens else None
    said = talk.pieces(given.conversation.transcript, one, asked, marks)
    split = next((n for n, each in enumerate(said) if each.asked), -1)
    anchor = f"s{place + 1}"
    question = [span for paragraph in said[split].paragraphs for span in paragraph] if split >= 0 else []
    section = Section(
        anchor=anchor,
        title=_title(one, place),
        about=_asked_by(heard, given, words) if heard is not None and opens else "",
        lead=_voices(said[: max(split, 0)], given.conversation.roles, anchor),
        question=spans_html(question, anchor),
        plain=short("".join(span.text for span in question), 160),
        talk=_voices(said[split + 1 :], given.conversation.roles, anchor),
        notes=notes,
    )
    if heard is None or not opens:
        return section
    key = _question_key(heard)
    if key in given.dismissed:
        return replace(section, key=key, no_question=True)
    return _observed(interview, given, section, one, key)


def _observed(interview: UUID, given: Talk, section: Section, one: talk.Stretch, key: str) -> Section:
    """The section with what is seen of its answer, and where that leads."""
    exchange = _exchange(given, one.exchange) if one.exchange is not None else None
    if exchange is None:
        return section
    seen = _finding(given.found.heard.exchanges, exchange)
    now = _finding(given.pack.diagnosis.exchanges, exchange)
    answered = now.answered if now is not None else "unknown"
    weak = sum(1 for note in section.notes if note.tone == "weak" and not note.dismissed)
    open_still = bool(weak) or answered in ("partly", "not")
    overruled = seen is not None and seen.answered in ("partly", "not") and answered != seen.answered
    return replace(
        section,
        observed=answered_words(answered),
        rating=own_rating(exchange, answered, weak),
        left_alone=next((one.why for one in given.pack.plan.leave_alone if one.ref == exchange.id), ""),
        ways=ways_for(interview, given.pack, exchange.id) if open_still else (),
        exchange=exchange.id if overruled or answered in ("partly", "not") else "",
        overruled=overruled,
        key=key,
    )


def _question_key(heard: HeardExchange) -> str:
    """The name of the finding that this was a question at all."""
    return key_of_exchange(Exchange(0, heard=heard.asked.text, start=heard.asked.start))


def _title(one: talk.Stretch, place: int) -> str:
    if one.exchange is None:
        return _("Before the first question") if place == 0 else _("The talk goes on")
    return _("The answer goes on") if one.goes_on else ""


def _asked_by(heard: HeardExchange, given: Talk, words: talk.Words) -> str:
    name = who_said(heard.asked.speaker, given.conversation.roles)
    return ", ".join(filter(None, (name, words.time_at((heard.asked.turn, heard.asked.offset)))))


def _voices(pieces: Sequence[talk.Piece], roles: Roles, anchor: str) -> SafeString:
    found: list[str] = []
    before = ""
    for piece in pieces:
        speaker = piece.speaker
        whose = "you" if speaker in roles.candidate else "they" if speaker in roles.interviewers else "other"
        name = who_said(speaker, roles)
        found.append(said_html(name, piece.time, whose, piece.paragraphs, anchor, name == before))
        before = name
    return mark_safe("".join(found))  # noqa: S308 - `said_html` escapes


def _jumps(
    given: Talk, parts: Sequence[Sequence[talk.Stretch]], notes: Sequence[tuple[Note, ...]], address: str, here: int
) -> tuple[Jump, ...]:
    found: list[Jump] = []
    place = 0
    for number_of_part, part in enumerate(parts, start=1):
        for one in part:
            place += 1
            if one.exchange is None or one.goes_on:
                continue
            if _question_key(given.conversation.exchanges[one.exchange]) in given.dismissed:
                continue
            asked = given.conversation.exchanges[one.exchange].asked
            live = sum(1 for note in notes[place - 1] if not note.dismissed)
            query = f"?part={number_of_part}" if number_of_part > 1 else ""
            turn = given.conversation.transcript.turns[asked.turn]
            found.append(
                Jump(
                    what=short(asked.text, 90),
                    url=f"#s{place}" if number_of_part == here else f"{address}{query}#s{place}",
                    time=talk.clock_of(turn.mark_at(asked.offset)),
                    notes=ngettext("{n} note", "{n} notes", live).format(n=live) if live else "",
                    here=number_of_part == here,
                )
            )
    return tuple(found)


def _headline(given: Talk, notes: Sequence[tuple[Note, ...]]) -> str:
    asked = sum(1 for one in given.conversation.exchanges if _question_key(one) not in given.dismissed)
    if not asked:
        return _("The talk, as it was said.")
    questions = ngettext("{n} question.", "{n} questions.", asked).format(n=sentence(number(asked)))
    with_notes = sum(1 for some in notes if any(note.tone == "weak" and not note.dismissed for note in some))
    if not with_notes:
        return _("{questions} The answers stand on their own.").format(questions=questions)
    told = ngettext("{n} answer has a note beside it.", "{n} answers have a note beside them.", with_notes).format(
        n=sentence(number(with_notes))
    )
    return f"{questions} {told}"


def _lead(conversation: Conversation) -> str:
    return _(
        "A note says what stands in the words, nothing more. You were in the room: say “Not so”, and it stays said."
    )
