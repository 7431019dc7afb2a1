"""SmartRecruiters: https://developers.smartrecruiters.com/docs/posting-api. A hundred at a time, without the texts.

An employer that is unknown there gets an empty list and no error, so an empty list says little.
"""

from __future__ import annotations

from urllib.parse import quote

from afterword.domain.openings import Opening
from afterword.reading.board.entry import (
    Node,
    entries_in,
    first_of,
    id_in,
    json_in,
    line_in,
    opening,
    page_of,
    place_of,
)
from afterword.reading.board.values import Address, Found, Page, number_in, with_query

MOST = 100
"""Postings of one answer; the board allows no more."""

_HOSTS = frozenset("careers.smartrecruiters.com jobs.smartrecruiters.com www.smartrecruiters.com".split())
_NOT_EMPLOYERS = frozenset("oneclick-ui resources blog pricing product products about account-sign-in".split())


def find(address: Address) -> Found | None:
    name = ""
    if address.host in _HOSTS:
        name = address.part(0)
        if address.parts[:2] == ("oneclick-ui", "company"):
            name = address.part(2)
        elif name.lower() in _NOT_EMPLOYERS:
            name = ""
    elif address.host == "api.smartrecruiters.com" and address.parts[:2] == ("v1", "companies"):
        name = address.part(2)
    url = f"https://api.smartrecruiters.com/v1/companies/{name}/postings?limit={MOST}&offset=0"
    return Found("smartrecruiters", url, name) if name else None


def read(data: bytes, url: str, known: frozenset[str]) -> Page:
    value = json_in(data)
    postings = entries_in(value, "content")
    total = value.get("totalFound")
    so_far = number_in(url, "offset") + len(postings)
    more = isinstance(total, int) and postings and so_far < total
    page = page_of(
        postings,
        lambda posting: _opening(posting, known),
        rest=with_query(url, offset=so_far) if more else "",
        total=total,
    )
    names = (line_in(one.get("company")) for one in postings if isinstance(one, dict))
    return Page(page.openings, page.next, page.total, page.left_out, first_of(names))


def _opening(posting: Node, known: frozenset[str]) -> Opening | None:
    location = posting.get("location")
    where = location if isinstance(location, dict) else {}
    company = posting.get("company")
    employer = id_in(company.get("identifier")) if isinstance(company, dict) else ""
    id = id_in(posting.get("id"))
    place = line_in(where.get("fullLocation")) or place_of(where.get("city"), where.get("region"), where.get("country"))
    return opening(
        theirs=id,
        title=posting.get("name"),
        places=[place, "Remote" if where.get("remote") is True else ""],
        url=f"https://jobs.smartrecruiters.com/{quote(employer)}/{quote(id)}" if employer and id else "",
        posted=posting.get("releasedDate"),
        known=known,
    )
