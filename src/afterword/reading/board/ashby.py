"""Ashby: https://developers.ashbyhq.com/docs/public-job-posting-api. The whole list with all texts in one answer."""

from __future__ import annotations

from typing import Any

from afterword.domain.openings import Opening
from afterword.reading.board.entry import Node, entries_in, json_in, opening, page_of, place_of
from afterword.reading.board.values import Address, Found, Page


def find(address: Address) -> Found | None:
    name = ""
    if address.host == "jobs.ashbyhq.com":
        name = address.part(0)
    elif address.host == "api.ashbyhq.com" and address.parts[:2] == ("posting-api", "job-board"):
        name = address.part(2)
    return Found("ashby", f"https://api.ashbyhq.com/posting-api/job-board/{name}", name) if name else None


def read(data: bytes, _url: str, known: frozenset[str]) -> Page:
    jobs = entries_in(json_in(data), "jobs")
    # What is not listed can only be reached by its own address: the employer does not show it.
    listed = [job for job in jobs if not (isinstance(job, dict) and job.get("isListed") is False)]
    return page_of(listed, lambda job: _opening(job, known))


def _opening(job: Node, known: frozenset[str]) -> Opening | None:
    others = job.get("secondaryLocations")
    places: list[Any] = [job.get("location")]
    places += [one.get("location") for one in (others if isinstance(others, list) else []) if isinstance(one, dict)]
    # `isRemote` is said of hybrid work too; `workplaceType` is not.
    remote = ["Remote"] if str(job.get("workplaceType") or "").lower() == "remote" else []
    return opening(
        theirs=job.get("id") or job.get("jobUrl"),
        title=job.get("title"),
        places=[place_of(place) for place in places] + remote,
        url=job.get("jobUrl"),
        texts=(("", job.get("descriptionHtml") or job.get("descriptionPlain")),),
        posted=job.get("publishedAt"),
        known=known,
    )
