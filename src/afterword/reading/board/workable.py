"""Workable: the list behind the part that employers put into their own pages. Everything in one answer."""

from __future__ import annotations

from typing import Any

from afterword.domain.openings import Opening
from afterword.reading.board.entry import Node, entries_in, first_of, json_in, line_in, opening, page_of, place_of
from afterword.reading.board.values import Address, Found, Page

_PATHS = (("api", "v1", "widget", "accounts"), ("api", "v1", "accounts"), ("api", "v3", "accounts"))


def find(address: Address) -> Found | None:
    name = ""
    if address.host == "apply.workable.com":
        inside = next((len(path) for path in _PATHS if address.parts[: len(path)] == path), 0)
        if inside or address.parts[:1] not in (("j",), ("api",)):
            name = address.part(inside)
    elif address.host in ("www.workable.com", "workable.com"):
        name = address.part(2) if address.parts[:2] == ("api", "accounts") else ""
    else:
        name = address.below("workable.com")
    url = f"https://apply.workable.com/api/v1/widget/accounts/{name}?details=true"
    return Found("workable", url, name) if name else None


def read(data: bytes, _url: str, known: frozenset[str]) -> Page:
    value = json_in(data)
    page = page_of(entries_in(value, "jobs"), lambda job: _opening(job, known))
    return Page(page.openings, left_out=page.left_out, employer=line_in(value.get("name")))


def _opening(job: Node, known: frozenset[str]) -> Opening | None:
    places: list[Any] = [one for one in _list(job.get("locations")) if isinstance(one, dict) and not one.get("hidden")]
    location = job.get("location")
    places = places or ([location] if isinstance(location, dict) else [job])
    lines = [place_of(one.get("city"), one.get("region") or one.get("state"), one.get("country")) for one in places]
    remote = ["Remote"] if job.get("telecommuting") is True or job.get("workplace_type") == "remote" else []
    return opening(
        theirs=job.get("shortcode") or job.get("id"),
        title=job.get("title"),
        places=lines + remote,
        url=first_of(str(job.get(key) or "") for key in ("url", "shortlink", "application_url")),
        texts=(
            ("", job.get("full_description") or job.get("description")),
            ("", "" if job.get("full_description") else job.get("requirements")),
        ),
        posted=job.get("published_on") or job.get("created_at"),
        known=known,
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
