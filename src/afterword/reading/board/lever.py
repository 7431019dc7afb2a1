"""Lever: https://github.com/lever/postings-api. All texts, a hundred at a time; two houses, one in Europe."""

from __future__ import annotations

from afterword.domain.openings import Opening
from afterword.reading.board.entry import Node, entries_in, json_in, opening, page_of, place_of
from afterword.reading.board.values import Address, Found, Page, number_in, with_query

MOST = 100
"""Postings of one answer. With all their texts more would be needlessly large."""

_HOSTS = {"jobs.lever.co": "api.lever.co", "jobs.eu.lever.co": "api.eu.lever.co"}


def find(address: Address) -> Found | None:
    name = ""
    api = _HOSTS.get(address.host, address.host)
    if address.host in _HOSTS:
        name = address.part(0)
    elif address.host in _HOSTS.values() and address.parts[:2] == ("v0", "postings"):
        name = address.part(2)
    return Found("lever", f"https://{api}/v0/postings/{name}?mode=json&limit={MOST}&skip=0", name) if name else None


def read(data: bytes, url: str, known: frozenset[str]) -> Page:
    postings = entries_in(json_in(data))
    more = len(postings) >= MOST
    rest = with_query(url, skip=number_in(url, "skip") + len(postings)) if more else ""
    return page_of(postings, lambda posting: _opening(posting, known), rest=rest)


def _opening(posting: Node, known: frozenset[str]) -> Opening | None:
    categories = posting.get("categories")
    kinds = categories if isinstance(categories, dict) else {}
    every = kinds.get("allLocations")
    places = every if isinstance(every, list) and every else [kinds.get("location")]
    lists = posting.get("lists")
    remote = ["Remote"] if posting.get("workplaceType") == "remote" else []
    return opening(
        theirs=posting.get("id"),
        title=posting.get("text"),
        places=[place_of(place) for place in places] + remote,
        url=posting.get("hostedUrl"),
        texts=[
            ("", posting.get("descriptionPlain") or posting.get("description")),
            *(
                (str(part.get("text") or ""), part.get("content"))
                for part in (lists if isinstance(lists, list) else [])
                if isinstance(part, dict)
            ),
            ("", posting.get("additionalPlain") or posting.get("additional")),
        ],
        posted=posting.get("createdAt"),
        known=known,
    )
