"""What a call needs beside its card: the prepared concerns, times to promise an answer for, and what each tap does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from afterword.domain.compose.concerns import time_wording
from afterword.domain.compose.draft import ConcernCard, cards_of
from afterword.domain.method import Pack
from afterword.flows.prepare import draft_in
from afterword.web.pages import dates
from afterword.web.pages.live import WAYS, Live, Offer, Place, chosen, paragraphs


def concerns_in(pack: Pack) -> tuple[ConcernCard, ...]:
    """The prepared concern cards, likeliest first. Where there is a call there are some: two of them always serve."""
    prepared = draft_in(pack, "concern_cards")
    return cards_of(prepared.draft) if prepared is not None else ()


def offers_in(cards: Sequence[ConcernCard], times: Sequence[datetime], now: datetime) -> dict[str, tuple[Offer, ...]]:
    """The times to promise an answer for, each with what is said to ask for it, by the id of the card."""
    return {
        card.id: tuple(
            Offer(
                by.isoformat(),
                label(by, now),
                tuple((way, paragraphs(time_wording(card, by, way, now=now))) for way in WAYS),
            )
            for by in times
        )
        for card in cards
        if card.ask_time
    }


def label(by: datetime, now: datetime) -> str:
    """ "Tomorrow, 12:00"."""
    day = dates.day(by.date(), now.astimezone(by.tzinfo).date())
    return f"{day[:1].upper()}{day[1:]}, {dates.clock(by, by.tzinfo)}" if by.tzinfo else day


def opened_by(tap: str, page: Live, now: datetime) -> tuple[Place, dict[str, Any] | None]:
    """Where a tap leads, and what is kept of it: {"kind", "value"}, None for nothing. `call.js` does the same."""
    place = page.place
    does, _colon, what = tap.partition(":")
    views = {view.id: view for view in page.views}
    match does:
        case "part" if what in views and views[what].kind in ("dial", "part"):
            kind = "begun" if place.part == "0" and what == "1" else "part"
            to = replace(place, part=what, say="", asked="", by="")
            return to, {"kind": kind, "value": {"part": what}}
        case "say" if what in views and views[what].kind == "time":
            view = views[what]
            by = chosen(view.offers, "", now)
            value = {"concern": view.concern, "what": view.what, "by": by, "channel": "email"}
            return replace(place, say=what, by=by, way="email"), {"kind": "asked_time", "value": value}
        case "say" if what in views:
            kind = "concern" if views[what].kind == "concern" else "aside"
            value = {"concern": views[what].concern} if kind == "concern" else {"say": what}
            return replace(place, say=what, asked="", by=""), {"kind": kind, "value": value}
        case "by" if place.asked:
            by, _bar, way = what.partition("|")
            value = {"instead": place.asked, "by": by, "channel": way}
            return replace(place, by=by, way=way), {"kind": "asked_time", "value": value}
        case "untime" if place.asked:
            value = {"instead": place.asked, "taken_back": True}
            return replace(place, say="", asked="", by=""), {"kind": "asked_time", "value": value}
        case "over":
            return place, {"kind": "ended", "value": {}}
        case "return":
            return replace(place, say="", asked="", by=""), None
    return place, None
