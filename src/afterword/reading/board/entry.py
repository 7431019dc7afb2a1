"""From what stands in one entry of a list to plain values: ids, titles, places, days, addresses, the text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from afterword.domain.language import _
from afterword.domain.openings import Opening
from afterword.reading.board.values import LONGEST, Page, Unread
from afterword.reading.job.blocks import fold
from afterword.reading.job.schema_org import described, text_in
from afterword.reading.notes import Notes
from afterword.reading.text import clean, text_of

LONGEST_LINE = 300
LONGEST_TEXT = 8_000
"""Characters of a description that are kept. The median is some 5,500."""

LONGEST_READ = 60_000
"""Characters of a description that are looked at."""

CUT = "…"
LARGEST = 12_000_000
"""Bytes of one answer. A list of eight hundred openings with all their texts has nine million."""

MOST = 5_000
"""Entries of one answer that are looked at. The largest lists that are known have some three thousand."""

_MOST_NODES = 500_000
"""Objects and lists in one answer. A list of eight hundred openings has some thirty thousand."""

_YEARS = range(1995, 2200)

Node = Mapping[str, Any]


def json_in(data: bytes) -> Any:
    """The value of a board's answer. Raises `Unread`."""
    text = text_of(data, Notes(""), limit=LARGEST)
    if text is None:
        raise Unread(damaged())
    if text.lstrip()[:1] == "<":
        raise Unread(a_page())
    if text.count("{") + text.count("[") > _MOST_NODES:
        raise Unread(no_list())
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        raise Unread(damaged()) from None


def entries_in(value: Any, key: str = "") -> list[Any]:
    """The entries of a list, or of the list under `key`. Raises `Unread` when there is no such list."""
    if key:
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, list):
        raise Unread(no_list())
    return value


def page_of(
    entries: Sequence[Any], one: Callable[[Node], Opening | None], *, rest: str = "", total: Any = None, named: str = ""
) -> Page:
    """The page that `entries` make, each read by `one`. `named` is the key under which an entry names its employer."""
    found = [one(entry) if isinstance(entry, dict) else None for entry in entries[:MOST]]
    names = (line_in(entry.get(named)) for entry in entries if named and isinstance(entry, dict))
    return Page(
        tuple(each for each in found if each is not None),
        next=rest,
        total=total if isinstance(total, int) and not isinstance(total, bool) else None,
        left_out=found.count(None) + max(0, len(entries) - MOST),
        employer=first_of(names),
    )


def first_of(words: Iterable[str]) -> str:
    """The first that is not empty."""
    return next((word for word in words if word), "")


def opening(
    *,
    theirs: Any,
    title: Any,
    places: Iterable[str] = (),
    url: Any = "",
    texts: Sequence[tuple[str, Any]] = (),
    posted: Any = None,
    known: frozenset[str] = frozenset(),
) -> Opening | None:
    """One entry as a value; None when there is nothing to know it by.

    `texts` are (heading, HTML or plain text); they are read only where `theirs` is not among the `known` ids.
    """
    id = id_in(theirs)
    if not id:
        return None
    return Opening(
        theirs=id,
        title=line_in(title) or _("An opening without a title"),
        place=placed(places),
        url=web_address(url),
        text="" if id in known else told(texts),
        posted_on=day_in(posted),
    )


def id_in(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    id = fold(clean(str(value)))
    return id if len(id) <= LONGEST_LINE else hashlib.sha256(id.encode()).hexdigest()


def line_in(value: Any) -> str:
    line = fold(clean(text_in(value)))
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + CUT


def placed(places: Iterable[str]) -> str:
    """Several places in one line, each once."""
    each = dict.fromkeys(line for place in places if (line := fold(clean(place))))
    joined = "; ".join(each)
    return joined if len(joined) <= LONGEST_LINE else joined[: LONGEST_LINE - 1].rstrip() + CUT


def place_of(*parts: Any) -> str:
    """Town, region and country in one place, each once."""
    return ", ".join(dict.fromkeys(line for part in parts if (line := line_in(part))))


def web_address(value: Any) -> str:
    """An address that may stand in a link; "" for anything else."""
    url = value.strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or len(url) > LONGEST:
        return ""
    return url if url.isprintable() and not set(url) & set(" \"<>'`\\") else ""


def day_in(value: Any) -> date | None:
    """The day of an ISO date, of the date of a mail or a feed, or of milliseconds since 1970."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            day = datetime.fromtimestamp(value / 1000, UTC).date()
        elif not isinstance(value, str) or not value.strip():
            return None
        elif value.strip()[:4].isdigit():
            day = date.fromisoformat(value.strip()[:10])
        else:
            day = parsedate_to_datetime(value.strip()).date()
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return day if day.year in _YEARS else None


def told(texts: Sequence[tuple[str, Any]]) -> str:
    """The beginning of a description as plain lines; ends with `CUT` where there is more."""
    lines: list[str] = []
    cut = False
    for heading, value in texts:
        if not isinstance(value, str) or not value.strip():
            continue
        cut = cut or len(value) > LONGEST_READ
        if heading:
            lines += ["", heading]
        for block in described(value[:LONGEST_READ], ""):
            if block.shape == "item":
                lines.append(f"- {block.text}")
            else:
                lines += ["", block.text]
    text = clean("\n".join(lines)).strip()
    if len(text) > LONGEST_TEXT:
        text, cut = text[:LONGEST_TEXT].rpartition("\n")[0] or text[:LONGEST_TEXT], True
    return f"{text.rstrip()}\n{CUT}" if cut and text else text


def damaged() -> str:
    return _("Only a part of their list came, or it was damaged, so nothing was changed.")


def a_page() -> str:
    return _("A web page came instead of a list of openings, so nothing was changed.")


def no_list() -> str:
    return _("What came is not a list of openings as this kind of board has it, so nothing was changed.")
