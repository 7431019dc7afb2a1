"""Reading one entry of a knowledge file strictly: what is wrong is said with the file and the entry it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from importlib.resources import files
from typing import Any, TypeVar, cast, get_args

import yaml

from afterword.domain.knowledge.cues import Cue
from afterword.domain.knowledge.model import Authority, Checked, Range

T = TypeVar("T")
MOST = 10_000
"""Of hours, days, words, times: what is more leads beyond the calendar, and "nan" and "inf" are no number."""


class KnowledgeError(ValueError):
    """A knowledge file does not hold. `file` and `entry` say where."""

    def __init__(self, file: str, entry: str, message: str) -> None:
        super().__init__(f"{file}: {entry}: {message}" if entry else f"{file}: {message}")
        self.file = file
        self.entry = entry


class Entry:
    """One mapping of a knowledge file. Each reader takes its key; `done` objects to keys nobody asked for."""

    def __init__(self, raw: object, file: str, name: str) -> None:
        if not isinstance(raw, dict):
            raise KnowledgeError(file, name, "should be a mapping")
        self.raw: dict[str, Any] = raw
        self.file = file
        self.name = name
        self.taken: set[str] = set()

    def fault(self, message: str) -> KnowledgeError:
        return KnowledgeError(self.file, self.name, message)

    def take(self, key: str, default: Any = None, *, needed: bool = False) -> Any:
        self.taken.add(key)
        if key not in self.raw:
            if needed:
                raise self.fault(f"'{key}' is missing")
            return default
        return self.raw[key]

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank; `default` when the key is absent (None: it must be there)."""
        value = self.take(key, default, needed=default is None)
        if key not in self.raw and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"'{key}' should be a text")
        return value.strip()

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts; an absent key is an empty list unless `needed`."""
        value = self.take(key, [], needed=needed)
        if not isinstance(value, list) or any(not isinstance(item, str) or not item.strip() for item in value):
            raise self.fault(f"'{key}' should be a list of texts, none of them blank")
        if needed and not value:
            raise self.fault(f"'{key}' is empty")
        return tuple(item.strip() for item in value)

    def cues(self, key: str, *, needed: bool = False) -> tuple[Cue, ...]:
        """A list of cues. They are taken apart when first searched for; `knowledge.check` does so to all."""
        texts = self.texts(key, needed=needed)
        if len(set(texts)) != len(texts):
            raise self.fault(f"'{key}' has the same cue twice")
        for text in texts:
            if text.count("(") != text.count(")"):
                raise self.fault(f"'{key}': the brackets of {text!r} do not match")
        return tuple(map(Cue, texts))

    def choice(self, key: str, kind: Any, default: str | None = None) -> Any:
        """One of the values of the Literal `kind`."""
        value = self.take(key, default, needed=default is None)
        allowed = get_args(kind)
        if value not in allowed:
            raise self.fault(f"'{key}' should be one of {', '.join(allowed)}, not {value!r}")
        return value

    def yes_no(self, key: str, default: bool = False) -> bool:
        value = self.take(key, default)
        if not isinstance(value, bool):
            raise self.fault(f"'{key}' should be true or false")
        return value

    def number(self, key: str, default: float | None = None, *, needed: bool = False) -> float | None:
        """A number that is not negative, and no larger than `MOST`."""
        value = self.take(key, default, needed=needed)
        if value is None and not needed:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST:
            raise self.fault(f"'{key}' should be a number, zero or more, and {MOST} at most")
        return value

    def whole(self, key: str, default: int | None = None, *, needed: bool = False) -> int | None:
        value = self.number(key, default, needed=needed)
        if value is not None and int(value) != value:
            raise self.fault(f"'{key}' should be a whole number")
        return None if value is None else int(value)

    def must_whole(self, key: str) -> int:
        return cast(int, self.whole(key, needed=True))

    def range(self, key: str) -> Range | None:
        """Two numbers, the lower first; None when the key is absent."""
        value = self.take(key)
        if value is None:
            return None
        if (
            not isinstance(value, list)
            or len(value) != 2
            or any(isinstance(end, bool) or not isinstance(end, int | float) or not 0 <= end <= MOST for end in value)
            or value[0] > value[1]
        ):
            raise self.fault(f"'{key}' should be two numbers, the lower first")
        return Range(value[0], value[1])

    def clock(self, key: str) -> time:
        return as_time(self.take(key, needed=True), self, key)

    def sources(self, known: Mapping[str, Authority]) -> tuple[str, ...]:
        """The sources an entry names; each must be listed at the head of its file."""
        named = self.texts("sources", needed=True)
        for source in named:
            if source not in known:
                raise self.fault(f"the source {source!r} is not listed under 'sources'")
        return named

    def checked(self) -> Checked:
        return cast(Checked, self.choice("checked", Checked))

    def done(self) -> None:
        unknown = sorted(set(self.raw) - self.taken, key=str)
        if unknown:
            raise self.fault(f"nothing is known of the key {unknown[0]!r}")


def as_time(value: object, entry: Entry, key: str) -> time:
    """A clock time written as "09:30" (quoted, so that YAML keeps it a text)."""
    try:
        return time.fromisoformat(cast(str, value))
    except (TypeError, ValueError) as error:
        raise entry.fault(f"'{key}' should be clock times in quotes, as \"09:30\"") from error


def packaged(file: str) -> str:
    """The text of a knowledge file that ships with the package."""
    return files("afterword.domain.knowledge").joinpath(file).read_text(encoding="utf-8")


def open_file(text: str, file: str) -> Entry:
    """The whole file as one entry. YAML that cannot be read says on which line."""
    try:
        raw = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark is not None else ""
        raise KnowledgeError(file, place, "cannot be read as YAML") from error
    head = Entry(raw, file, "")
    if head.take("version", needed=True) != 1:
        raise head.fault("'version' should be 1")
    return head


def authorities(head: Entry) -> dict[str, Authority]:
    """The `sources` block of a file."""
    raw = head.take("sources", needed=True)
    if not isinstance(raw, dict) or not raw:
        raise head.fault("'sources' should list what the entries rest on")
    found = {}
    for id, value in raw.items():
        entry = Entry(value, head.file, f"sources.{id}")
        found[str(id)] = Authority(str(id), entry.text("title"), entry.checked(), entry.text("note", ""))
        entry.done()
    return found


def entries(head: Entry, key: str) -> list[Entry]:
    """The list of entries under `key`, each with its id; an id that comes twice is a mistake."""
    raw = head.take(key, needed=True)
    if not isinstance(raw, list) or not raw:
        raise head.fault(f"'{key}' should be a list of entries")
    seen: set[str] = set()
    found = []
    for place, value in enumerate(raw):
        entry = Entry(value, head.file, f"{key}[{place}]")
        id = entry.text("id")
        if id in seen:
            raise entry.fault(f"the id {id!r} comes twice")
        seen.add(id)
        entry.name = f"{key}.{id}"
        found.append(entry)
    return found
