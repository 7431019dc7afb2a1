"""Employers' public lists of openings: from a pasted address to the list behind it, from its answer to values.

One module for each kind of board: `find(address)` knows its addresses, `read(data, url, known)` its answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TypeAlias
from urllib.parse import urljoin

from afterword.domain.interview import Problem
from afterword.domain.language import _
from afterword.reading.board import (
    ashby,
    feed,
    greenhouse,
    lever,
    personio,
    recruitee,
    smartrecruiters,
    workable,
)
from afterword.reading.board.entry import CUT, LARGEST, web_address
from afterword.reading.board.values import LONGEST, Address, Found, Page, Unread, taken_apart
from afterword.reading.html import pieces, unescape
from afterword.reading.notes import Notes
from afterword.reading.text import text_of

__all__ = [
    "CUT",
    "LARGEST",
    "Found",
    "Page",
    "find",
    "find_in_page",
    "first_address",
    "none_found",
    "read",
    "web_address",
]

Reader: TypeAlias = Callable[[bytes, str, frozenset[str]], Page]

_FINDERS: tuple[Callable[[Address], Found | None], ...] = (
    greenhouse.find, lever.find, ashby.find, workable.find, smartrecruiters.find, recruitee.find, personio.find,
    feed.find,
)  # fmt: skip
_READERS: Mapping[str, Reader] = {
    "greenhouse": greenhouse.read, "lever": lever.read, "ashby": ashby.read, "workable": workable.read,
    "smartrecruiters": smartrecruiters.read, "recruitee": recruitee.read, "personio": personio.read, "feed": feed.read,
}  # fmt: skip

_WRITTEN = re.compile(r"(?:https?:)?//[^\s\"'<>\\`]{4,2000}", re.I)
_BARE = re.compile(r"(?<![\w@/.])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?:/[^\s\"'<>\\`]{0,1900})?", re.I)
# Nothing is given back (`*+`): a comment that could end in two places would be tried in all ways there are.
_A_FEED = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:rss|feed|rdf:RDF)\b", re.S)
_AFTER = ".,;:!?)]}›»”’"
_JOBS = re.compile(r"job|career|vacanc|opening|position|karriere|stellen|emploi|recrut|vacature", re.I)
MOST_ADDRESSES = 5_000
HEAD = 500_000
"""Characters of a page in which feeds are looked for: they are named in its head."""


def find(given: str) -> Found | None:
    """The list behind a careers address as people paste it: with or without https, a job on it, a line of HTML."""
    for url in _addresses(given[: 4 * LONGEST]):
        address = taken_apart(url)
        if address is None:
            continue
        for finder in _FINDERS:
            if found := finder(address):
                return found
    return None


def first_address(given: str) -> str:
    """The first web address in what was pasted, whole, with https where nothing stood; "" when there is none."""
    return next(_addresses(given[: 4 * LONGEST]), "")


def find_in_page(data: bytes, url: str) -> tuple[Found, ...]:
    """The lists a page (from `url`) embeds or leads to, each once; the feeds it names only where it has no board."""
    if (known := find(url)) is not None and known.kind != "feed":
        return (known,)
    html = text_of(data, Notes(""), limit=LARGEST) or ""
    address = taken_apart(url)
    if address is not None and _A_FEED.match(html[:2000]):
        return (feed.feed_at(address),)
    boards: dict[tuple[str, str], Found] = {}
    for number, found in enumerate(_WRITTEN.finditer(unescape(html.replace("\\/", "/")))):
        if number >= MOST_ADDRESSES:
            break
        board = find(found[0])
        if board is not None and board.kind != "feed":
            boards.setdefault((board.kind, board.token.casefold()), board)
    return tuple(boards.values()) or tuple(_feeds(html, url))


def read(kind: str, data: bytes, url: str, known: frozenset[str] = frozenset()) -> Page | Problem:
    """One answer of a board of this kind, from `url`; a problem with one sentence when it is no list of its openings.

    The texts of openings whose ids are `known` are left out.
    """
    try:
        page = _READERS[kind](data, url, known)
        if _is_anothers(page, kind, url):
            raise Unread(_("The list that came is that of another employer, so nothing was changed."))
    except Unread as why:
        return Problem(url[:200], None, str(why))
    return page


def none_found() -> str:
    """What to say of an address behind which no list was found."""
    return _(
        "No list was found at this address; lists at Greenhouse, Lever, Ashby, Workable, SmartRecruiters, Recruitee "
        "or Personio work, and so does the address of a feed (RSS or Atom)."
    )


def _is_anothers(page: Page, kind: str, url: str) -> bool:
    """Whether all openings that name their board name another one than was asked."""
    asked = find(url)
    if asked is None or kind == "feed" or "." in asked.token:  # at a name of its own an employer has another token
        return False
    named = [found for opening in page.openings if (found := find(opening.url)) and found.kind == kind]
    return bool(named) and all(found.token.casefold() != asked.token.casefold() for found in named)


def _addresses(text: str) -> Iterator[str]:
    found = [each[0] for each in _WRITTEN.finditer(text)] or [f"//{each[0]}" for each in _BARE.finditer(text)]
    for url in found:
        plain = url.rstrip(_AFTER)
        yield f"https:{plain}" if plain.startswith("//") else plain


def _feeds(html: str, url: str) -> Iterator[Found]:
    """The feeds a page names in its head, if they speak of jobs; what is new on a blog is no opening."""
    named: list[tuple[str, str]] = []
    for piece in pieces(html[:HEAD]):
        kind = piece.attributes.get("type", "").lower()
        if piece.name == "link" and kind in ("application/rss+xml", "application/atom+xml"):
            with suppress(ValueError):  # what stands there is no address
                named.append((urljoin(url, piece.attributes.get("href", "")), piece.attributes.get("title", "")))
    speaking = [one for one in named if _JOBS.search(" ".join(one))]
    for href, title in speaking:
        address = taken_apart(href)
        if address is not None and "comment" not in (href + title).lower():
            yield feed.feed_at(address)
