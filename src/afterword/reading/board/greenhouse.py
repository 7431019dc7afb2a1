"""Greenhouse: https://developers.greenhouse.io/job-board.html. The whole list in one answer, here without the texts."""

from __future__ import annotations

from afterword.domain.openings import Opening
from afterword.reading.board.entry import Node, entries_in, json_in, opening, page_of, place_of
from afterword.reading.board.values import Address, Found, Page, token

_HOSTS = frozenset(
    "boards.greenhouse.io job-boards.greenhouse.io boards.eu.greenhouse.io job-boards.eu.greenhouse.io".split()
)
_APIS = frozenset({"boards-api.greenhouse.io", "api.greenhouse.io"})


def find(address: Address) -> Found | None:
    """From the hosted board, a job on it, the script or frame that embeds it, or the list itself."""
    name = ""
    if address.host in _HOSTS:
        embedded = address.parts[:1] == ("embed",)
        name = token(address.query.get("for", "")) if embedded else address.part(0)
    elif address.host in _APIS and address.parts[:2] == ("v1", "boards"):
        name = address.part(2)
    # Boards kept in Europe answer at the same address as all the others.
    return Found("greenhouse", f"https://boards-api.greenhouse.io/v1/boards/{name}/jobs", name) if name else None


def read(data: bytes, _url: str, known: frozenset[str]) -> Page:
    def one(job: Node) -> Opening | None:
        return opening(
            theirs=job.get("id"),
            title=job.get("title"),
            places=(place_of(job.get("location")),),
            url=job.get("absolute_url"),
            texts=(("", job.get("content")),),
            posted=job.get("first_published"),
            known=known,
        )

    value = json_in(data)
    jobs = entries_in(value, "jobs")
    meta = value.get("meta")
    total = meta.get("total") if isinstance(meta, dict) else None
    return page_of(jobs, one, total=total, named="company_name")
