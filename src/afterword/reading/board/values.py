"""What every kind of board shares: an address taken apart, a list that was found, a page of openings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from afterword.domain.openings import Opening

LONGEST = 2_000
"""Characters of an address."""

_TOKEN = re.compile(r"[^\W_][\w.~ +&'-]{0,99}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class Unread(Exception):
    """What came is no list of openings that can be read. The message is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart: host in small letters, the parts of its path as they stand, its query."""

    url: str
    host: str
    parts: tuple[str, ...]
    query: Mapping[str, str]

    def below(self, *hosts: str) -> str:
        """The one label before one of these hosts: "pell" of "pell.recruitee.com"; "" for any other address."""
        for host in hosts:
            label = self.host.removesuffix("." + host)
            if label != self.host and _LABEL.fullmatch(label) and label not in _OWN:
                return label
        return ""

    def part(self, place: int) -> str:
        """The part of the path at `place`, fit to stand in an address; "" when there is none, or it is no name."""
        if place >= len(self.parts):
            return ""
        return token(self.parts[place])


@dataclass(frozen=True, slots=True)
class Found:
    """A list that can be followed. `token` is the employer's name at the board, `name` what they may be called."""

    kind: str
    url: str
    token: str

    @property
    def name(self) -> str:
        words = re.sub(r"[-_.+~]+", " ", unquote(self.token)).strip()
        return words.title() if words.islower() else words


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a board.

    `next` is the address of the rest, "" at the end. `total`: how many there are as the board counts them, None where
    it does not. `left_out`: entries without anything to know them by; where there are some, nothing is ever "gone".
    """

    openings: tuple[Opening, ...]
    next: str = ""
    total: int | None = None
    left_out: int = 0
    employer: str = ""


_OWN = frozenset(
    "www api apply jobs job careers help support docs app resources blog status developer developers".split()
)


def token(part: str) -> str:
    """A name in an address, encoded once and no more; "" when it is none."""
    plain = unquote(part).strip()
    return quote(plain, safe="") if _TOKEN.fullmatch(plain) else ""


def taken_apart(url: str) -> Address | None:
    """The parts of an http or https address; None when it is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        query = dict(parse_qsl(parts.query))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host or len(url) > LONGEST:
        return None
    path = tuple(part for part in parts.path.split("/") if part)
    return Address(url, host, path, query)


def with_query(url: str, **values: int) -> str:
    """`url` with these values in its query, whatever stood there for them."""
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), **{name: str(value) for name, value in values.items()}}
    return parts._replace(query=urlencode(query)).geturl()


def number_in(url: str, name: str) -> int:
    """A number in the query of an address; 0 when there is none."""
    address = taken_apart(url)
    value = address.query.get(name, "") if address is not None else ""
    return int(value) if value.isdecimal() and len(value) < 9 else 0
