"""Rehearsing: the stages of one run, and what is said of one that is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.compose.draft import ConcernCard, Draft
from afterword.domain.rehearse import BUDGET_SECONDS, Interruption, Observed, planned
from afterword.store.models import Rehearsal
from afterword.web.pages import dates
from afterword.web.pages import draft_words as words
from afterword.web.pages.desk import parts_of
from afterword.web.pages.live import NEED_TIME, UNCLEAR, paragraphs

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Stage:
    """One screen: a part of the card or a concern. `field` names it in the form; `at` counts from 1."""

    at: int
    field: str
    label: str
    concern: bool
    breaths: tuple[str, ...]
    seconds: int
    about: str
    shown: bool
    next_url: str


@dataclass(frozen=True, slots=True)
class Run:
    """One rehearsal from the top. `at_end`: all has been said, and it is asked how it went."""

    id: str
    stages: tuple[Stage, ...]
    at_end: bool
    whole: str
    end_url: str
    again_url: str


@dataclass(frozen=True, slots=True)
class Past:
    when: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Mend:
    """Where the person marked that they stumbled, and where its words are mended."""

    label: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Result:
    headline: str
    lines: tuple[str, ...]
    mend: tuple[Mend, ...]


def prepared(cards: Sequence[ConcernCard]) -> tuple[ConcernCard, ...]:
    """The concerns that can be rehearsed: those that have words of their own to answer with."""
    always = (UNCLEAR, NEED_TIME)
    return tuple(one for one in cards if one.id not in always and any(s.slot is None for s in one.sentences))


def run_of(
    interview: UUID,
    card: Draft,
    concerns: Sequence[ConcernCard],
    thrown: Sequence[Interruption],
    run: UUID,
    at: int,
    again: UUID,
) -> Run:
    """The stages of a run, the concerns in their places. `at` beyond the last is the end."""
    named = {one.id: one for one in concerns}
    texts: list[tuple[str, str, bool, tuple[str, ...]]] = []
    for number, (part, said) in enumerate(parts_of(card), start=1):
        texts.append((f"p.{part}", words.part_label(part), False, paragraphs(said)))
        for one in thrown:
            if one.after == number:
                found = named[one.concern]
                breaths = paragraphs(tuple(s for s in found.sentences if s.slot is None))
                label = _("Their concern: {concern}").format(concern=found.title)
                texts.append((f"c.{found.id}", label, True, breaths))
    stages = []
    for place, (field, label, concern, breaths) in enumerate(texts, start=1):
        seconds = planned(" ".join(breaths))
        stages.append(
            Stage(
                at=place,
                field=field,
                label=label,
                concern=concern,
                breaths=breaths,
                seconds=seconds,
                about=_("about {time}").format(time=words.time_of(seconds)),
                shown=place == at,
                next_url=address(interview, run, card.kind, place + 1),
            )
        )
    whole = sum(stage.seconds for stage in stages if not stage.concern)
    return Run(
        id=str(run),
        stages=tuple(stages),
        at_end=at > len(stages),
        whole=words.time_of(whole),
        end_url=address(interview, run, card.kind, len(stages) + 1),
        again_url=address(interview, again, card.kind, 1),
    )


def address(interview: UUID, run: UUID, card: str, at: int) -> str:
    asked = {"run": str(run), "at": at} | ({"card": card} if card != "call_card" else {})
    return f"{reverse('rehearse', args=[interview])}?{urlencode(asked)}"


def past_of(interview: UUID, rows: Sequence[Rehearsal], now: datetime, zone: tzinfo) -> tuple[Past, ...]:
    """The rehearsals there were, newest first: when, how long, how many places were marked. No more than that."""
    today = now.astimezone(zone).date()
    found = []
    for row in list(rows)[::-1][:SHOWN]:
        marked = sum(bool(one["stumbled"]) for one in (*row.parts, *row.concerns))
        facts = [words.time_of(row.seconds)] if row.seconds else []
        facts.append(ngettext("{n} place marked", "{n} places marked", marked).format(n=marked))
        moment = row.started_at.astimezone(zone)
        when = f"{dates.day(moment.date(), today)}, {dates.clock(moment, zone)}"
        url = reverse("rehearsed", args=[interview, row.id])
        found.append(Past(when[:1].upper() + when[1:], ", ".join(facts), url))
    return tuple(found)


def result_of(
    interview: UUID, row: Rehearsal, seen: Observed, card: Draft | None, cards: Sequence[ConcernCard]
) -> Result:
    """What there is to observe, in plain sentences, and a way to the words that tripped."""
    lines = []
    if seen.longest is not None:
        longest = _("{part} took {time}.").format(
            part=words.part_label(seen.longest.name), time=words.time_of(seen.longest.seconds or 0)
        )
        lines.append(longest)
    if row.seconds > BUDGET_SECONDS:
        over = words.time_of(row.seconds - BUDGET_SECONDS)
        lines.append(_("You ask for two minutes; this was {time} more.").format(time=over))
    if seen.concerns:
        lines.append(ngettext("{n} concern came up.", "{n} concerns came up.", seen.concerns).format(n=seen.concerns))
    marked = len(seen.stumbled)
    if marked:
        lines.append(ngettext("You marked {n} place.", "You marked {n} places.", marked).format(n=marked))
    if row.words_per_minute:
        lines.append(_("About {n} words a minute.").format(n=row.words_per_minute))
    if row.fillers:
        counted = ", ".join(
            _("“{word}” {n} times").format(word=word, n=n) if n > 1 else _("“{word}” once").format(word=word)
            for word, n in row.fillers.items()
        )
        lines.append(_("You said {counted}.").format(counted=counted))
    headline = (
        _("{time}, from hello to the end.").format(time=words.time_of(row.seconds))
        if row.seconds
        else _("Said once, aloud.")
    )
    return Result(headline, tuple(lines), _mends(interview, row, card, cards))


def _mends(interview: UUID, row: Rehearsal, card: Draft | None, cards: Sequence[ConcernCard]) -> tuple[Mend, ...]:
    """The first sentence of each marked part, where it is reworded. A part that is no longer there is left out."""
    parts = dict(parts_of(card)) if card is not None else {}
    named = {one.id: one for one in cards}
    found = []
    for one in row.parts:
        said = parts.get(one["part"], ())
        if one["stumbled"] and said and card is not None:
            text = words.typographic(said[0].text)
            found.append(Mend(words.part_label(one["part"]), text, _editor(interview, card.kind, said[0].key)))
    for one in row.concerns:
        concern = named.get(one["id"])
        said = tuple(s for s in concern.sentences if s.slot is None) if concern else ()
        if one["stumbled"] and concern and said:
            text = words.typographic(said[0].text)
            found.append(Mend(concern.title, text, _editor(interview, "concern_cards", said[0].key)))
    return tuple(found)


def _editor(interview: UUID, kind: str, key: str) -> str:
    return f"{words.address(interview, kind)}?{urlencode({'sentence': key, 'do': 'reword'})}"
