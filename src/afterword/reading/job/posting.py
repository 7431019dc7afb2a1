"""What a paper says of a job outright, before its lines are sorted."""

from __future__ import annotations

from dataclasses import dataclass, field

from afterword.reading.job.blocks import Block


@dataclass(slots=True)
class Posting:
    title: str = ""
    employer: str = ""
    location: str = ""
    country: str = ""
    pay: str = ""
    closes: str = ""
    url: str = ""
    blocks: list[Block] = field(default_factory=list)
    format: str = "text"
