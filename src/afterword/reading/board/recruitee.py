"""Recruitee: https://docs.recruitee.com/reference/intro-to-careers-site-api. The whole list with all texts."""

from __future__ import annotations

from typing import Any

from afterword.domain.openings import Opening
from afterword.reading.board.entry import Node, entries_in, json_in, line_in, opening, page_of, place_of
from afterword.reading.board.values import Address, Found, Page


def find(address: Address) -> Found | None:
    """Below recruitee.com, or the list itself at an employer's own name."""
    name = address.below("recruitee.com")
    if name:
        return Found("recruitee", f"https://{address.host}/api/offers/", name)
    if address.parts == ("api", "offers"):
        return Found("recruitee", f"https://{address.host}/api/offers/", address.host)
    return None


def read(data: bytes, _url: str, known: frozenset[str]) -> Page:
    return page_of(entries_in(json_in(data), "offers"), lambda offer: _opening(offer, known), named="company_name")


def _opening(offer: Node, known: frozenset[str]) -> Opening | None:
    several = offer.get("locations")
    places: list[Any] = [one for one in (several if isinstance(several, list) else []) if isinstance(one, dict)]
    lines = [place_of(one.get("city") or one.get("name"), one.get("state"), one.get("country")) for one in places]
    if not any(lines):
        lines = [place_of(offer.get("city"), offer.get("country")) or line_in(offer.get("location"))]
    return opening(
        theirs=offer.get("id") or offer.get("slug"),
        title=offer.get("title"),
        places=[*lines, "Remote" if offer.get("remote") is True else ""],
        url=offer.get("careers_url"),
        texts=(("", offer.get("description")), ("", offer.get("requirements"))),
        posted=offer.get("published_at") or offer.get("created_at"),
        known=known,
    )
