"""Personio: https://developer.personio.de/docs/retrieving-open-job-positions. The whole list with all texts, as XML."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from afterword.domain.openings import Opening
from afterword.reading.board.entry import first_of, no_list, opening
from afterword.reading.board.values import Address, Found, Page, Unread
from afterword.reading.board.xml import Entry, listing

_HOSTS = ("jobs.personio.de", "jobs.personio.com")


def find(address: Address) -> Found | None:
    name = address.below(*_HOSTS)
    return Found("personio", f"https://{address.host}/xml", name) if name else None


def read(data: bytes, url: str, known: frozenset[str]) -> Page:
    found = listing(data, frozenset({"position"}))
    if found.root != "workzag-jobs":
        raise Unread(no_list())
    host = urlsplit(url).netloc
    each = [_opening(entry, host, known) for entry in found.entries]
    return Page(
        tuple(one for one in each if one is not None),
        left_out=each.count(None) + found.left_out,
        employer=first_of(entry.first("subcompany") for entry in found.entries),
    )


def _opening(entry: Entry, host: str, known: frozenset[str]) -> Opening | None:
    id = entry.first("id")
    names = [leaf.words for leaf in entry.leaves if leaf.path == "jobdescriptions/jobdescription/name"]
    values = [leaf.words for leaf in entry.leaves if leaf.path == "jobdescriptions/jobdescription/value"]
    if len(names) != len(values):
        names = [""] * len(values)
    return opening(
        theirs=id,
        title=entry.first("name"),
        places=entry.every("office", "additionaloffices/office"),
        url=f"https://{host}/job/{quote(id)}" if id else "",
        texts=list(zip(names, values, strict=True)),
        posted=entry.first("createdat"),
        known=known,
    )
