"""Feeds: RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0 and Atom (RFC 4287).

A feed holds the newest entries, not all there are: what is no longer in it may only have become old.
"""

from __future__ import annotations

import re

from afterword.domain.openings import Opening
from afterword.reading.board.entry import first_of, line_in, no_list, opening, web_address
from afterword.reading.board.values import Address, Found, Page, Unread
from afterword.reading.board.xml import Entry, listing

_ENDS = (".rss", ".xml", ".atom", ".rdf")
_PARTS = frozenset({"feed", "feeds", "rss", "atom", "rss2"})
_ROOTS = frozenset({"rss", "feed", "rdf"})
_BEFORE = re.compile(r"^(?:www|careers?|jobs?|karriere|work|join)\.")


def find(address: Address) -> Found | None:
    """An address that looks like that of a feed. Whether it is one shows when it is asked."""
    last = address.parts[-1].lower() if address.parts else ""
    asked = {value.lower() for value in address.query.values()}
    if last.endswith(_ENDS) or {part.lower() for part in address.parts} & _PARTS or asked & _PARTS:
        return feed_at(address)
    return None


def feed_at(address: Address) -> Found:
    """The feed at an address that is known to be one."""
    name = _BEFORE.sub("", address.host).partition(".")[0]
    return Found("feed", address.url.partition("#")[0], name)


def read(data: bytes, _url: str, known: frozenset[str]) -> Page:
    found = listing(data, frozenset({"item", "entry"}))
    if found.root not in _ROOTS:
        raise Unread(no_list())
    each = [_opening(entry, known) for entry in found.entries]
    title = first_of((found.head.first("channel/title"), found.head.first("rss/channel/title", "feed/title")))
    left_out = each.count(None) + found.left_out
    return Page(tuple(one for one in each if one is not None), left_out=left_out, employer=line_in(title))


def _opening(entry: Entry, known: frozenset[str]) -> Opening | None:
    url = _link(entry)
    places = entry.every("location", "joblocation", "locations/location/name", "region")
    town = ", ".join(
        dict.fromkeys(entry.every("city", "locations/location/city", "country", "locations/location/country"))
    )
    return opening(
        theirs=entry.first("guid", "id") or entry.attributes.get("about", "") or url,
        title=entry.first("title"),
        places=places or [town],
        url=url,
        texts=(("", entry.first("encoded", "content", "description", "summary")),),
        posted=entry.first("pubdate", "published", "date", "updated"),
        known=known,
    )


def _link(entry: Entry) -> str:
    links = [leaf for leaf in entry.leaves if leaf.path == "link"]
    shown = [
        leaf.attributes.get("href", "") for leaf in links if leaf.attributes.get("rel", "alternate") == "alternate"
    ]
    written = [leaf.words for leaf in links]
    ids = [leaf.words for leaf in entry.leaves if leaf.path == "guid" and leaf.attributes.get("isPermaLink") != "false"]
    return first_of(web_address(url) for url in (*shown, *written, *ids, entry.attributes.get("about", "")))
