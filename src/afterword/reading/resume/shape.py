"""The tree of a JSON Resume becomes a candidate and the accomplishments the person can prove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.domain.interview import METHOD, Candidate, Evidence, Source
from afterword.domain.language import _
from afterword.reading.countries import country_code
from afterword.reading.dates import Moment, read_moment
from afterword.reading.notes import Notes, short
from afterword.reading.tree import Mapping, Node, Scalar, Sequence, is_null

LONGEST = 4_000
MOST = 400  # accomplishments; the longest academic list of works is shorter
_SECTIONS = frozenset({
    "basics", "bio", "work", "projects", "volunteer", "awards", "certificates", "publications", "education",
})  # fmt: skip
_YEAR = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:T.*)?\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})\Z")
_STILL = frozenset({"", "present", "current", "now", "today", "ongoing", "to date", "date"})


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the résumé and the keys of its entries, today's first, then those of older versions.

    `text` holds the accomplishment when there are no highlights; `still` says that no end date means "still there".
    """

    name: str
    at: tuple[str, ...]
    text: tuple[str, ...]
    role: tuple[str, ...] = ()
    began: tuple[str, ...] = ("startDate", "start")
    still: bool = False


PLACES = (
    Section("work", ("name", "company", "organization", "employer"), ("summary",), ("position", "title"), still=True),
    Section("projects", ("name", "title"), ("description", "summary"), ("roles",)),
    Section("volunteer", ("organization", "organisation", "name"), ("summary",), ("position", "title"), still=True),
)
HONOURS = (
    Section("awards", ("awarder",), ("title", "name"), began=("date",)),
    Section("certificates", ("issuer",), ("name", "title"), began=("date",)),
    Section("publications", ("publisher",), ("name", "title"), began=("releaseDate", "date")),
)


class ResumeReader:
    """Reads one résumé; `names` fills as it goes."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.names: list[str] = []

    def top(self, root: Node | None) -> Mapping | None:
        """The résumé itself, also when it stands inside one other object; None when this is none."""
        self.once(root)
        for candidate in (root, self.first(root, "resume", "cv") if isinstance(root, Mapping) else None):
            if isinstance(candidate, Mapping) and any(key.text in _SECTIONS for key, _value in candidate.pairs):
                return candidate
        return None

    def once(self, node: Node | None) -> None:
        """Sees to it that each key stands once: of a key given twice, lists are joined, else the last one counts.

        A reader reads no deeper than `tree.DEEPEST`, so this may call itself.
        """
        if isinstance(node, Sequence):
            for item in node.items:
                self.once(item)
        if not isinstance(node, Mapping):
            return
        merged: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs:
            self.once(value)
            before = merged.get(key.text)
            if before is None or is_null(before[1]):
                merged[key.text] = (key, value)
            elif is_null(value):
                continue
            elif isinstance(value, Sequence) or isinstance(before[1], Sequence):
                message = _("“{key}” stands here for the second time; both lists are used.")
                self.notes.say(key.line, message.format(key=short(key.text)))
                merged[key.text] = (key, Sequence([*_listed(before[1]), *_listed(value)], before[1].line))
            else:
                message = _("“{key}” stands here for the second time; this later one is used, so remove the other.")
                self.notes.say(key.line, message.format(key=short(key.text)))
                merged[key.text] = (key, value)
        node.pairs = list(merged.values())

    # -- the person

    def candidate(self, root: Mapping) -> Candidate:
        basics = self.first(root, "basics", "bio")
        if not isinstance(basics, Mapping):
            if basics is not None and not is_null(basics):
                self.odd(basics, "basics", _("an object"))
            return Candidate()
        name, name_source = self.name(basics)
        phone = self.text(self.reachable(basics, "phone", "telephone", "mobile"), "basics.phone")
        return Candidate(
            name=name,
            name_source=name_source,
            phone=phone,
            phone_source=Source("resume", "basics.phone", phone) if phone else METHOD,
            email=self.text(self.reachable(basics, "email", "mail"), "basics.email"),
            country=self.country(basics),
        )

    def name(self, basics: Mapping) -> tuple[str, Source]:
        name = self.text(self.first(basics, "name", "fullName"), "basics.name")
        if name:
            return name, Source("resume", "basics.name", name)
        first = self.text(self.first(basics, "firstName"), "basics.firstName")
        last = self.text(self.first(basics, "lastName"), "basics.lastName")
        whole = f"{first} {last}".strip()
        if not whole:
            return "", METHOD
        return whole, Source("resume", "basics.firstName" if first else "basics.lastName", first or last)

    def reachable(self, basics: Mapping, *keys: str) -> Node | None:
        """A telephone or e-mail; the early format kept several under one key, of which the first counts."""
        node = self.first(basics, *keys)
        if isinstance(node, Mapping):
            return next((value for _key, value in node.pairs if isinstance(value, Scalar)), None)
        if isinstance(node, Sequence):
            return next((item for item in node.items if isinstance(item, Scalar)), None)
        return node

    def country(self, basics: Mapping) -> str:
        location = self.first(basics, "location")
        if not isinstance(location, Mapping):
            return ""
        node = self.first(location, "countryCode", "country")
        written = self.text(node, "basics.location.countryCode")
        code = country_code(written)
        if written and not code and node is not None:
            message = _(
                "basics.location.countryCode: “{text}” is not a country; write its two letters, such as GB or US."
            )
            self.notes.say(node.line, message.format(text=short(written)))
        return code

    # -- what they can prove

    def evidence(self, root: Mapping) -> tuple[Evidence, ...]:
        """Accomplishments, section by section; courses and skills are not accomplishments and are left out."""
        found = [evidence for section in PLACES for evidence in self.from_places(root, section)]
        found += [evidence for section in HONOURS for evidence in self.from_honours(root, section)]
        for path, school in self.entries(root, "education"):
            self.named(self.text(self.first(school, "institution", "school"), f"{path}.institution"))
        if len(found) > MOST:
            message = _("The résumé lists more than {count} accomplishments; only the first {count} are used.")
            self.notes.say(None, message.format(count=MOST))
        return tuple(found[:MOST])

    def from_places(self, root: Mapping, section: Section) -> Iterator[Evidence]:
        """Highlights of jobs, projects or voluntary work; the description stands in when there are none."""
        for path, entry in self.entries(root, section.name):
            at = self.named(self.text(self.first(entry, *section.at), f"{path}.{section.at[0]}"))
            started = self.date(self.first(entry, *section.began), f"{path}.{section.began[0]}") or ""
            ended = self.ended(entry, path, started, still=section.still)
            roles = self.first(entry, *section.role)
            role = roles.items[0] if isinstance(roles, Sequence) and roles.items else roles
            position = self.text(role, f"{path}.{section.role[0]}")
            for where, text in self.highlights(entry, path) or self.description(entry, path, section.text):
                yield Evidence(where, text, where, at=at, position=position, started=started, ended=ended)

    def from_honours(self, root: Mapping, section: Section) -> Iterator[Evidence]:
        """Awards, certificates and publications: the title is the accomplishment, and it was over on its day."""
        for path, entry in self.entries(root, section.name):
            where = f"{path}.{section.text[0]}"
            text = self.text(self.first(entry, *section.text), where)
            at = self.named(self.text(self.first(entry, *section.at), f"{path}.{section.at[0]}"))
            on = self.date(self.first(entry, *section.began), f"{path}.{section.began[0]}") or ""
            if text:
                yield Evidence(where, text, where, at=at, started=on, ended=on or None)

    def highlights(self, entry: Mapping, path: str) -> list[tuple[str, str]]:
        """(path, text) of each highlight; one text counts as a list of one, or of one a line."""
        node = self.first(entry, "highlights", "achievements", "accomplishments")
        where = f"{path}.highlights"
        if node is None or is_null(node):
            return []
        if isinstance(node, Sequence):
            places = [(f"{where}[{number}]", item) for number, item in enumerate(node.items)]
            texts = [(place, self.highlight(item, place)) for place, item in places]
            return [(place, text) for place, text in texts if text]
        lines = [_unbulleted(line) for line in self.text(node, where).split("\n")]
        lines = [line for line in lines if line]
        return [(where, lines[0])] if len(lines) == 1 else [(f"{where}[{n}]", line) for n, line in enumerate(lines)]

    def highlight(self, node: Node, where: str) -> str:
        if isinstance(node, Mapping):
            node = self.first(node, "text", "highlight", "summary", "description", "name") or node
        return _unbulleted(self.text(node, where))

    def description(self, entry: Mapping, path: str, keys: tuple[str, ...]) -> list[tuple[str, str]]:
        for key in keys:
            text = self.text(self.first(entry, key), f"{path}.{key}")
            if text:
                return [(f"{path}.{key}", text)]
        return []

    def ended(self, entry: Mapping, path: str, started: str, *, still: bool) -> str | None:
        """When it ended: "" while the person is still there, None when that cannot be told."""
        node = self.first(entry, "endDate", "end")
        if node is None or is_null(node):
            return "" if started and still else None
        if isinstance(node, Scalar) and node.text.strip().lower() in _STILL:
            return "" if node.text.strip() or (started and still) else None
        return self.date(node, f"{path}.endDate")

    # -- values

    def entries(self, root: Mapping, section: str) -> Iterator[tuple[str, Mapping]]:
        """The objects of a section with their paths; one object instead of a list counts as its only entry."""
        node = self.first(root, section)
        if node is None or is_null(node):
            return
        if isinstance(node, Scalar):
            self.odd(node, section, _("a list"))
            return
        items = node.items if isinstance(node, Sequence) else [node]
        for number, item in enumerate(items[:MOST]):
            if isinstance(item, Mapping):
                yield f"{section}[{number}]", item
            elif not is_null(item):
                self.odd(item, f"{section}[{number}]", _("an object"))

    @staticmethod
    def first(mapping: Mapping, *keys: str) -> Node | None:
        """The value of the first of `keys` that holds anything."""
        for wanted in keys:
            for key, value in mapping.pairs:
                if key.text == wanted and not is_null(value):
                    return value
        return None

    def text(self, node: Node | None, path: str) -> str:
        """A text, without the blanks around it; a number counts as its characters."""
        if node is None or is_null(node):
            return ""
        if not isinstance(node, Scalar) or (node.plain and node.text.lower() in {"true", "false"}):
            self.odd(node, path, _("a text"))
            return ""
        text = node.text.strip()
        if len(text) > LONGEST:
            message = _("{path}: the text is longer than {count} characters; only the beginning was used.")
            self.notes.say(node.line, message.format(path=path, count=LONGEST))
        return text[:LONGEST].strip()

    def date(self, node: Node | None, path: str) -> str | None:
        """A date as YYYY, YYYY-MM or YYYY-MM-DD; "" when there is none, None when it could not be read."""
        written = self.text(node, path)
        if not written or node is None:
            return ""
        found = _partial_date(written)
        if found is None:
            message = _("{path}: “{text}” could not be read as a date; write it like 2024, 2024-06 or 2024-06-29.")
            self.notes.say(node.line, message.format(path=path, text=short(written)))
        return found

    def named(self, name: str) -> str:
        if name and name not in self.names:
            self.names.append(name)
        return name

    def odd(self, node: Node, path: str, expected: str) -> None:
        message = _("{path}: {expected} was expected here, so this was not used.")
        self.notes.say(node.line, message.format(path=path, expected=expected))


def _listed(node: Node) -> list[Node]:
    return node.items if isinstance(node, Sequence) else [] if is_null(node) else [node]


def _unbulleted(text: str) -> str:
    return re.sub(r"^[-*•–]\s+", "", text.strip())


def _partial_date(written: str) -> str | None:
    if match := _YEAR.match(written):
        numbers = [part for part in match.groups() if part]
    elif match := _MONTH_YEAR.match(written):
        numbers = [match[2], match[1]]
    else:
        day = read_moment(written)
        month = read_moment(f"1 {written}")
        if isinstance(day, Moment):
            return day.day.isoformat()
        return month.day.isoformat()[:7] if isinstance(month, Moment) else None
    if (len(numbers) > 1 and not 1 <= int(numbers[1]) <= 12) or (len(numbers) > 2 and not 1 <= int(numbers[2]) <= 31):
        return None
    return "-".join([numbers[0], *(part.zfill(2) for part in numbers[1:])])
