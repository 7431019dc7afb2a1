"""The call on the phone: one part at a time, the next one faint, and what to say when it goes another way.

Each screen is a view with its own row of buttons. A button's value says what it does ("part:3", "say:bad_moment"), for
the script that answers it at once and for the server that answers it without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.compose.draft import ConcernCard, Draft, Sentence
from afterword.domain.method import Checked
from afterword.web.pages import draft_words as words
from afterword.web.pages.desk import parts_of, spoken_text

DIAL = "0"
ASK = "say:time-need_time"
CARDS = ("call_card", "follow_up_call")
BEFORE_ANSWER = ("0", "1")
FIRST = ("gatekeeper", "voicemail", "bad_moment")  # while nobody has picked up, or has only just
LATER = ("bad_moment", "declined", "they_have_answered")
UNCLEAR, NEED_TIME = "unclear", "need_time"  # the two cards that always serve
NEAREST = 3  # concerns one tap away from every part; the others are two
WAYS = ("email", "call")
ENDS = ("voicemail", "gatekeeper", "declined", "they_have_answered")  # after these the call may be over


@dataclass(frozen=True, slots=True)
class Offer:
    """One time to promise an answer for: how it is written, and what is said to ask for it, by way."""

    by: str
    label: str
    said: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tap:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class View:
    """One screenful and its buttons. `kind`: dial, part, aside, concern, else, time, note, over.

    `tiles` are what may happen next, within reach of the thumb; `more` the same inside the page.
    `ask_time` is the value of the button that asks for time, "" where it has no place; `concern` says for what.
    """

    id: str
    label: str
    kind: str
    shown: bool = False
    breaths: tuple[str, ...] = ()
    next_label: str = ""
    next_text: str = ""
    tiles: tuple[Tap, ...] = ()
    more: tuple[Tap, ...] = ()
    back: str = ""
    next: str = ""
    next_words: str = ""
    ask_time: str = ""
    may_end: bool = False
    concern: str = ""
    what: str = ""
    why: str = ""
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the call the page stands, as its address has it. `asked` is the tap that asked for time."""

    part: str = DIAL
    say: str = ""
    asked: str = ""
    by: str = ""
    way: str = "email"
    call: str = ""
    card: str = CARDS[0]


@dataclass(frozen=True, slots=True)
class Live:
    views: tuple[View, ...]
    place: Place
    unfinished: str
    to_finish: str = "card"  # or "voicemail": where the open question is asked


def live_of(
    card: Checked,
    voicemail: Draft | None,
    concerns: Sequence[ConcernCard],
    offers: dict[str, tuple[Offer, ...]],
    place: Place,
) -> Live:
    """Every screen of the call. `offers` are the times to promise an answer for, by the id of the concern card.

    A part or a word of `place` that there is none of is the beginning.
    """
    parts = parts_of(card.draft)
    asides = {situation: said for situation, said in card.draft.asides if said and situation != NEED_TIME}
    if voicemail is not None:
        asides["voicemail"] = voicemail.sentences
    chips = _Chips(tuple(asides), tuple(concerns))
    views = [
        *_parts(parts, chips),
        *(
            View(situation, words.aside_label(situation), "aside", breaths=paragraphs(said), may_end=situation in ENDS)
            for situation, said in asides.items()
        ),
        *map(_concern_view, chips.named),
        View("else", _("They say something else"), "else", breaths=chips.vague, more=chips.all, ask_time=ASK),
        *(_time_view(one, offers[one.id]) for one in concerns if one.id in offers),
        View("note", _("What they said"), "note"),
        View("over", _("The call is over"), "over"),
    ]
    place = _settled(place, len(parts), views)
    shown = place.say or place.part
    views = [replace(view, shown=view.id == shown) for view in views]
    unfinished = _unfinished(card)
    if not unfinished and voicemail is not None and voicemail.slots:
        return Live(
            tuple(views), place, _("The words for voicemail still wait for an answer of yours."), to_finish="voicemail"
        )
    return Live(tuple(views), place, unfinished)


def _parts(parts: Sequence[tuple[str, tuple[Sentence, ...]]], chips: _Chips) -> list[View]:
    views = [
        View(
            DIAL,
            _("Before you dial"),
            "dial",
            next_label=_("Then you say"),
            next_text=spoken_text(parts[0][1]) if parts else "",
            tiles=chips.at(DIAL),
            next="part:1" if parts else "over",
            next_words=_("They picked up"),
        )
    ]
    for number, (name, said) in enumerate(parts, start=1):
        after = parts[number] if number < len(parts) else None
        views.append(
            View(
                str(number),
                words.part_label(name),
                "part",
                breaths=paragraphs(said),
                next_label=_("Then") if after else "",
                next_text=spoken_text(after[1]) if after else "",
                tiles=chips.at(str(number)),
                back=f"part:{number - 1}",
                next=f"part:{number + 1}" if after else "over",
                next_words=_("Next") if after else _("The call is over"),
                ask_time="" if str(number) in BEFORE_ANSWER else ASK,
            )
        )
    return views


def _concern_view(card: ConcernCard) -> View:
    """What to say to one concern. A question that is still open on the card is nothing to say in a call."""
    said = tuple(one for one in card.sentences if one.slot is None)
    ask = f"say:time-{card.id}" if card.ask_time else ""
    return View(
        f"concern-{card.id}", card.title, "concern", breaths=paragraphs(said), ask_time=ask, concern=card.id,
        why=card.ask_why if card.leads_to_time else "",
    )  # fmt: skip


def _time_view(card: ConcernCard, offers: tuple[Offer, ...]) -> View:
    what = words.typographic(card.what)
    return View(f"time-{card.id}", _("Ask for time"), "time", concern=card.id, what=what, offers=offers)


def paragraphs(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Breaths of at most about twenty-five words, cut between sentences, so that the eye finds its place again."""
    breaths: list[list[str]] = [[]]
    for sentence in sentences:
        text = spoken_text((sentence,))
        if breaths[-1] and sum(len(one.split()) for one in breaths[-1]) + len(text.split()) > 25:
            breaths.append([])
        breaths[-1].append(text)
    return tuple(" ".join(breath) for breath in breaths if breath)


def address(interview: UUID, place: Place) -> str:
    """The address of a place in the call; what is as it is at the beginning is left out."""
    given = {"part": place.part, "say": place.say, "asked": place.asked, "by": place.by, "call": place.call}
    if place.asked:
        given["way"] = place.way
    if place.card != CARDS[0]:
        given["card"] = place.card
    asked = {name: value for name, value in given.items() if value and (name, value) != ("part", DIAL)}
    return reverse("live", args=[interview]) + (f"?{urlencode(asked)}" if asked else "")


def dialled(phone: str) -> str:
    """The number as a tel: address takes it: digits, and a plus in front."""
    plus = "+" if phone.strip().startswith("+") else ""
    return plus + re.sub(r"\D", "", phone.partition("ext")[0])


def chosen(offers: Sequence[Offer], by: str, now: datetime) -> str:
    """Which of the times counts: the one that was tapped, else the first that is still an hour away; "" for none."""
    if any(offer.by == by for offer in offers):
        return by
    return next((one.by for one in offers if (datetime.fromisoformat(one.by) - now).total_seconds() > 3600), "")


class _Chips:
    """What may happen in a call, as buttons: beside a part the nearest, on a page of their own all of them."""

    def __init__(self, asides: tuple[str, ...], concerns: tuple[ConcernCard, ...]) -> None:
        self.asides = asides
        self.named = tuple(one for one in concerns if one.id not in (UNCLEAR, NEED_TIME))
        self.vague = next((paragraphs(one.sentences) for one in concerns if one.id == UNCLEAR), ())

    def at(self, part: str) -> tuple[Tap, ...]:
        if part in BEFORE_ANSWER:
            near = [_aside(one) for one in FIRST if one in self.asides]
        else:
            near = [_concern(one) for one in self.named[:NEAREST]]
            near += [_aside(one) for one in LATER if one in self.asides][: NEAREST - len(near)]
        return (*near, Tap("say:else", _("Something else")))

    @property
    def all(self) -> tuple[Tap, ...]:
        return (*map(_concern, self.named), *map(_aside, self.asides))


def _aside(situation: str) -> Tap:
    return Tap(f"say:{situation}", words.aside_label(situation))


def _concern(concern: ConcernCard) -> Tap:
    return Tap(f"say:concern-{concern.id}", concern.title)


def _settled(place: Place, parts: int, views: Sequence[View]) -> Place:
    numbers = {str(number) for number in range(parts + 1)}
    part = place.part if place.part in numbers else DIAL
    say = place.say if place.say in {view.id for view in views} - numbers else ""
    return replace(place, part=part, say=say, way=place.way if place.way in WAYS else WAYS[0])


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
