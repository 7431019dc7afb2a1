"""XML feeds of job boards, such as Personio's: the elements of one position become a board's posting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from afterword.reading.countries import country_code
from afterword.reading.job.blocks import Block
from afterword.reading.job.posting import Posting
from afterword.reading.job.schema_org import described, text_in
from afterword.reading.xml_events import walk

MOST = 20_000
_POSITIONS = frozenset({"position", "job", "vacancy", "posting"})
_TITLES = ("name", "title", "jobtitle", "position")


def positions_in(xml: bytes) -> list[dict[str, Any]]:
    """The positions of a feed, each a mapping of its elements; `parts` are its (heading, text) descriptions.

    Raises `xml_events.Refused`.
    """
    reader = _Reader()
    walk(xml, reader.start, reader.end, reader.text)
    return [position for position in reader.found if any(position.get(key) for key in _TITLES)]


def read_position(position: Mapping[str, Any]) -> Posting:
    found = Posting(
        title=next((text_in(position[key]) for key in _TITLES if position.get(key)), ""),
        employer=text_in(position.get("company") or position.get("subcompany") or position.get("employer")),
        location=text_in(position.get("office") or position.get("location") or position.get("city")),
        country=country_code(text_in(position.get("country"))),
        pay=text_in(position.get("salary")),
        url=text_in(position.get("url") or position.get("link")),
        format="xml",
    )
    for number, (heading, text) in enumerate(position.get("parts", [])):
        if heading:
            found.blocks.append(Block(heading, "heading", f"jobDescription[{number}].name"))
        found.blocks += described(text, f"jobDescription[{number}]")
    for key in ("description", "jobdescription", "content", "requirements"):
        found.blocks += described(position.get(key), key)
    return found


class _Reader:
    """Gathers the text of leaf elements below each position, and the pairs of name and value below descriptions."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self.path: list[str] = []
        self.words: list[str] = []
        self.depth = 0  # of the position that is open, 0 when none is
        self.heading = ""

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        self.path.append(name.lower())
        self.words = []
        if not self.depth and name.lower() in _POSITIONS and len(self.found) < MOST:
            self.depth = len(self.path)
            self.found.append({"parts": []})

    def text(self, words: str) -> None:
        self.words.append(words)

    def end(self, _name: str) -> None:
        name, words = self.path.pop(), "".join(self.words).strip()
        self.words = []
        if not self.depth:
            return
        position = self.found[-1]
        if len(self.path) < self.depth:
            self.depth = 0
        elif self.path[-1] == "jobdescription":
            if name == "name":
                self.heading = words
            elif name == "value" and words:
                position["parts"].append((self.heading, words))
                self.heading = ""
        elif words:
            position.setdefault(name, words)
