"""The call on the phone: one part at a time, the next one faint, and what to say when it goes another way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.method import Checked
from afterword.web.pages import draft_words as words
from afterword.web.pages.desk import parts_of, spoken_text

DIAL = "0"
CHIPS_FIRST = ("gatekeeper", "bad_moment", "voicemail")  # while nobody has picked up, or has only just
CHIPS_LATER = ("they_have_answered", "need_time", "bad_moment", "declined")


@dataclass(frozen=True, slots=True)
class View:
    """One screenful. `aside`: what to say when something else happens; `return_url` leads back to the part before."""

    id: str
    label: str
    shown: bool
    paragraphs: tuple[str, ...]
    next_label: str = ""
    next_text: str = ""
    dial: bool = False
    aside: bool = False
    return_url: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    say: str
    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Dock:
    """What the thumb reaches at one part: chips, back and on. Without `next_url` the call is over."""

    part: str
    shown: bool
    chips: tuple[Chip, ...]
    back_url: str
    next_url: str
    next_label: str


@dataclass(frozen=True, slots=True)
class Live:
    views: tuple[View, ...]
    docks: tuple[Dock, ...]
    unfinished: str


def live_of(interview: UUID, card: Checked, voicemail: Draft | None, part: str, say: str) -> Live:
    """Every screen of the call. `part` counts from 1, 0 is before dialling; anything else is the start."""
    parts = parts_of(card.draft)
    numbers = [str(n) for n in range(len(parts) + 1)]
    part = part if part in numbers else DIAL
    asides = {situation: said for situation, said in card.draft.asides if said}
    if voicemail is not None:
        asides["voicemail"] = voicemail.sentences
    say = say if say in asides else ""
    views = [
        View(
            DIAL,
            _("Before you dial"),
            part == DIAL and not say,
            (),
            dial=True,
            next_label=_("Then you say"),
            next_text=spoken_text(parts[0][1]) if parts else "",
        )
    ]
    for number, (name, said) in enumerate(parts, start=1):
        after = parts[number] if number < len(parts) else None
        views.append(
            View(
                str(number),
                words.part_label(name),
                part == str(number) and not say,
                paragraphs(said),
                next_label=_("Then") if after else "",
                next_text=spoken_text(after[1]) if after else "",
            )
        )
    views += [
        View(
            f"say-{situation}",
            words.aside_label(situation),
            say == situation,
            paragraphs(said),
            aside=True,
            return_url=address(interview, part),
        )
        for situation, said in asides.items()
    ]
    docks = tuple(_dock(interview, number, numbers, tuple(asides), part, say) for number in numbers)
    return Live(tuple(views), docks, _unfinished(card))


def paragraphs(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Breaths of at most about twenty-five words, cut between sentences, so that the eye finds its place again."""
    breaths: list[list[str]] = [[]]
    for sentence in sentences:
        text = spoken_text((sentence,))
        if breaths[-1] and sum(len(one.split()) for one in breaths[-1]) + len(text.split()) > 25:
            breaths.append([])
        breaths[-1].append(text)
    return tuple(" ".join(breath) for breath in breaths if breath)


def address(interview: UUID, part: str, say: str = "") -> str:
    asked = {"part": part, **({"say": say} if say else {})}
    return f"{reverse('live', args=[interview])}?{urlencode(asked)}"


def dialled(phone: str) -> str:
    """The number as a tel: address takes it: digits, and a plus in front."""
    plus = "+" if phone.strip().startswith("+") else ""
    return plus + re.sub(r"\D", "", phone.partition("ext")[0])


def _dock(interview: UUID, number: str, numbers: list[str], asides: tuple[str, ...], part: str, say: str) -> Dock:
    wanted = CHIPS_FIRST if number in ("0", "1") else CHIPS_LATER
    chips = tuple(
        Chip(one, words.aside_label(one), address(interview, number, one), number == part and one == say)
        for one in wanted
        if one in asides
    )
    place = int(number)
    last = place == len(numbers) - 1
    return Dock(
        part=number,
        shown=number == part,
        chips=chips,
        back_url=address(interview, str(place - 1)) if place else "",
        next_url="" if last else address(interview, str(place + 1)),
        next_label=_("They picked up") if number == DIAL else _("Next"),
    )


def _unfinished(card: Checked) -> str:
    slots = len(card.draft.slots)
    if slots:
        return ngettext(
            "One question on the card is still open. You can call all the same; it stands there in brackets.",
            "{n} questions on the card are still open. You can call all the same; they stand there in brackets.",
            slots,
        ).format(n=slots)
    if any(check.severity == "block" for check in card.checks):
        return _("One thing on the card is better mended first. You can call all the same.")
    return ""
