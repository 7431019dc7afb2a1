"""The tree of a debrief file becomes an `Interview`: every value by its own rule, every odd one a problem."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo

from afterword.domain.interview import Answer, Assessment, Exchange, Goal, Interview, Landed, Person, Source
from afterword.domain.language import _
from afterword.reading.dates import Moment, moment_at, read_moment
from afterword.reading.debrief.keys import DEBRIEF, GROUPS, PERSON, QUESTION, Keys, normal
from afterword.reading.debrief.people import people_in
from afterword.reading.debrief.values import read_answer, read_landed
from afterword.reading.notes import Notes, short
from afterword.reading.tree import Mapping, Node, Scalar, Sequence, Tree, is_null

LONGEST = 20_000
"""Characters of one text. Twenty minutes of talk are 18,000; beyond that something was pasted by mistake."""

MOST_ITEMS = 200
_EXAMPLE = "2026-11-20T14:00-05:00"
_GUESSES = 100  # unknown keys compared with the known ones; a hostile file may hold thousands

Fields = dict[str, Node]


def interview_of(tree: Tree, notes: Notes, zone: tzinfo) -> Interview | None:
    """The interview the tree tells of, None when it holds none of the debrief's keys."""
    return Reader(tree, notes, zone).interview()


class Reader:
    """Holds the file being read; every method is one rule."""

    def __init__(self, tree: Tree, notes: Notes, zone: tzinfo) -> None:
        self.tree = tree
        self.notes = notes
        self.zone = zone
        self.strange: set[str] = set()

    def interview(self) -> Interview | None:
        root = self.top(self.tree.root)
        if root is None:
            return None
        fields = self.fields(root, DEBRIEF)
        if not fields:
            self.notes.say(
                None,
                _("None of the keys of a debrief stands in this file; it needs lines such as “employer:” and “want:”."),
            )
            return None
        starts_at, starts_at_text = self.starts_at(fields.get("interviewed_at"))
        decision_by, decision_by_text = self.decision_by(fields.get("decision_by"))
        if starts_at is not None and decision_by is not None and decision_by < starts_at.date():
            message = _("They would decide on {day}, before the interview on {date}; check both dates.")
            line = fields["decision_by"].line
            self.notes.say(line, message.format(day=decision_by.isoformat(), date=starts_at.date().isoformat()))
        return Interview(
            employer=self.text(fields.get("employer")),
            role=self.text(fields.get("role")),
            starts_at=starts_at,
            starts_at_text=starts_at_text,
            interviewers=self.people(fields.get("interviewers")),
            contact_rules=self.text(fields.get("contact_rules")),
            decision_by=decision_by,
            decision_by_text=decision_by_text,
            assessment=Assessment(
                want=self.answer(fields.get("want"), "want"),
                effective=self.answer(fields.get("effective"), "effective"),
                interest=self.answer(fields.get("interest"), "interest"),
                understood=self.answer(fields.get("understood"), "understood"),
            ),
            exchanges=self.exchanges(fields.get("questions")),
            goals=tuple(
                Goal(f"g{number}", text, (Source("debrief", f"goals[{number - 1}]", text),))
                for number, text in enumerate(self.texts(fields.get("goals"), "goals"), 1)
            ),
            left_out=tuple(self.texts(fields.get("left_out"), "left_out")),
        )

    # -- the outside of the file

    def top(self, root: Node | None) -> Mapping | None:
        if isinstance(root, Sequence):
            entries = [item for item in root.items if isinstance(item, Mapping)]
            if entries:
                self.notes.say(
                    root.line,
                    _("The file is a list; its entries were read as one debrief. Take the leading “- ” away."),
                )
                return Mapping([pair for entry in entries for pair in entry.pairs], root.line)
        if isinstance(root, Mapping):
            pairs = [pair for outer in root.pairs for pair in self.ungrouped(outer)]
            return Mapping(self.questions_indented(pairs), root.line, root.span, root.flow)
        line = root.line if root is not None else None
        message = _("This is not a debrief; write one thing a line, as in “employer: Halden & Rye” and “want: yes”.")
        self.notes.say(line, message)
        return None

    @staticmethod
    def ungrouped(pair: tuple[Scalar, Node]) -> list[tuple[Scalar, Node]]:
        key, value = pair
        return value.pairs if normal(key.text) in GROUPS and isinstance(value, Mapping) else [pair]

    def questions_indented(self, pairs: list[tuple[Scalar, Node]]) -> list[tuple[Scalar, Node]]:
        """The pairs with `said:` and the like put back into the question they belong to, where nobody indented them."""
        kept: list[tuple[Scalar, Node]] = []
        for key, value in pairs:
            asked = kept[-1][1] if kept and normal(kept[-1][0].text) == "questions" else None
            last = asked.items[-1] if isinstance(asked, Sequence) and asked.items else None
            if isinstance(last, Mapping) and normal(key.text) in QUESTION.kinds:
                last.pairs.append((key, value))
                message = _("“{key}” was read as part of the question above; indent it to stand under its “asked”.")
                self.notes.say(key.line, message.format(key=short(key.text)))
            else:
                kept.append((key, value))
        return kept

    # -- keys

    def fields(self, mapping: Mapping, keys: Keys) -> Fields:
        """The values of a mapping by key. Of a key given twice, lists are joined; otherwise the last one counts."""
        merged: Fields = {}
        for key, value in self.known(mapping, keys):
            before = merged.get(key.text)
            if before is None or is_null(before):
                merged[key.text] = value
                continue
            if is_null(value):
                continue
            if keys.kinds[key.text] in {"texts", "questions", "people"}:
                self.notes.say(
                    key.line, _("“{key}” stands here for the second time; both lists are used.").format(key=key.text)
                )
                merged[key.text] = Sequence([*_listed(before), *_listed(value)], before.line)
            else:
                message = _("“{key}” stands here for the second time; this later one is used, so remove the other.")
                self.notes.say(key.line, message.format(key=key.text))
                merged[key.text] = value
        return merged

    def known(self, mapping: Mapping, keys: Keys) -> list[tuple[Scalar, Node]]:
        """The pairs whose key is known, under the name the format gives it."""
        found: list[tuple[Scalar, Node]] = []
        written = {normal(key.text) for key, _value in mapping.pairs}
        for number, (key, value) in enumerate(mapping.pairs):
            match = keys.find(key.text, guess=number < _GUESSES)
            if match is None or (match[1] != "exact" and match[0] in written):
                self.unknown(key, value, keys, guess=number < _GUESSES, flow=mapping.flow)
                continue
            name, how = match
            if how != "exact":
                message = _("“{written}” was read as “{key}”; rename it if that is what you mean, or remove it.")
                self.notes.say(key.line, message.format(written=short(key.text), key=name))
            found.append((Scalar(name, key.line), value))
        return found

    def unknown(self, key: Scalar, value: Node, keys: Keys, *, guess: bool, flow: bool) -> None:
        if flow and is_null(value):
            message = _(
                "“{key}” stands alone between commas and was not used; put quotation marks around the whole text."
            )
            self.notes.say(key.line, message.format(key=short(key.text)))
            return
        if keys is DEBRIEF:
            if key.text in self.strange:  # a name before each line of a talk, perhaps: once is enough
                return
            self.strange.add(key.text)
        near = keys.nearest(key.text, 0.6) if guess else ""
        if near:
            message = _("“{key}” is not a key of the debrief and was not used; perhaps “{near}” was meant.")
        elif keys is DEBRIEF:
            message = _("“{key}” is not a key of the debrief and was not used; say it under one that is, or remove it.")
        else:
            message = _("“{key}” is not a key of the debrief and was not used; the keys here are {keys}.")
        self.notes.say(key.line, message.format(key=short(key.text), near=near, keys=", ".join(keys.kinds)))

    # -- single values

    def text(self, node: Node | None) -> str:
        """A text as the person wrote it; "" when there is none."""
        if node is None or is_null(node):
            return self.comment_meant(node, "") if isinstance(node, Scalar) else ""
        if isinstance(node, Scalar):
            text = self.tree.raw(node) or node.text if node.dressed else node.text
            return self.shortened(_unquoted(self.comment_meant(node, text).strip()), node.line)
        raw = self.tree.raw(node)
        if (
            isinstance(node, Sequence)
            and all(isinstance(item, Scalar) for item in node.items)
            and not raw.startswith("[")
        ):
            return self.shortened("\n".join(filter(None, (self.text(item) for item in node.items))), node.line)
        if not raw:
            self.notes.say(
                node.line, _("A text was expected here, not a list or an object; write it in quotation marks.")
            )
            return ""
        self.notes.say(
            node.line,
            _(
                "“{text}” was taken as plain text; put quotation marks around a text that holds a colon or brackets."
            ).format(text=short(raw)),
        )
        return self.shortened(_unquoted(raw.strip()), node.line)

    def line(self, node: Node) -> str:
        """A text that belongs on one line, such as a name."""
        return " ".join(self.text(node).split())

    def comment_meant(self, node: Scalar, text: str) -> str:
        """`text` with what YAML cut off as a comment, when it is none: "ranked #1" is meant, "# free text" is not."""
        rest = self.tree.rest_of_line(node) if node.plain else ""
        if not re.match(r"\s+#[^\s#]", rest):
            return text
        meant = f"{text}{rest}".strip()
        message = _("YAML takes what follows “ #” for a comment; it was kept, so put “{text}” in quotation marks.")
        self.notes.say(node.line, message.format(text=short(meant)))
        return meant

    def shortened(self, text: str, line: int) -> str:
        if len(text) <= LONGEST:
            return text
        message = _("This text is longer than {count} characters; only the beginning was used.")
        self.notes.say(line, message.format(count=f"{LONGEST:,}"))
        return text[:LONGEST].rstrip()

    def answer(self, node: Node | None, key: str) -> Answer | None:
        word = self.word(node)
        if word is None:
            return None
        answer = read_answer(word.text)
        if answer is None:
            message = _(
                "“{text}” is not yes, no or unsure, so it counts as not answered; write “{key}: yes”, for example."
            )
            self.notes.say(word.line, message.format(text=short(word.text), key=key))
            return None
        return None if answer == "nothing" else answer

    def landed(self, node: Node | None) -> Landed | None:
        word = self.word(node)
        if word is None:
            return None
        landed = read_landed(word.text)
        if landed is None:
            message = _("“{text}” is not well, unsure or badly, so it was left open; write “landed: badly”, say.")
            self.notes.say(word.line, message.format(text=short(word.text)))
            return None
        return None if landed == "nothing" else landed

    def word(self, node: Node | None) -> Scalar | None:
        """The one word a short answer is; a list of one counts as its only item."""
        if isinstance(node, Sequence) and len(node.items) == 1:
            node = node.items[0]
        if node is None or is_null(node):
            return None
        return node if isinstance(node, Scalar) else Scalar(self.tree.raw(node) or "…", node.line)

    # -- times

    def starts_at(self, node: Node | None) -> tuple[datetime | None, str]:
        text, moment = self.moment(node, _EXAMPLE)
        if node is None or moment is None:
            return None, ""
        if moment.zone is None:
            zone = _("UTC") if self.zone is UTC else _("the time of this computer")
            if moment.at is None:
                message = _("“{text}” names no time of day, so noon, {zone}, is assumed; write it as {example}.")
            else:
                message = _("“{text}” names no time zone and was read as {zone}; write it as {example}.")
            self.notes.say(node.line, message.format(text=short(text), zone=zone, example=_EXAMPLE))
        return moment_at(moment, self.zone), text

    def decision_by(self, node: Node | None) -> tuple[date | None, str]:
        text, moment = self.moment(node, "2026-11-27")
        return (None, "") if moment is None else (moment.day, text)

    def moment(self, node: Node | None, example: str) -> tuple[str, Moment | None]:
        word = self.word(node)
        if word is None or read_answer(word.text) in ("nothing", "unsure"):
            return "", None
        text = word.text.strip()
        moment = read_moment(text)
        if isinstance(moment, Moment):
            if moment.weekday_wrong:
                message = _("{date} is not a {weekday}; the date was used, so check which of the two is right.")
                self.notes.say(word.line, message.format(date=moment.day.isoformat(), weekday=moment.weekday_wrong))
            return text, moment
        reasons = {
            "not_a_date": _("“{text}” could not be read as a date and was not used; write it like {example}."),
            "two_days": _("“{text}” can mean two different days and was not used; write it like {example}."),
            "no_such_day": _("“{text}” is a day that does not exist and was not used; write it like {example}."),
            "no_such_zone": _(
                "“{text}” names a time zone that is impossible and was not used; write it like {example}."
            ),
            "far_off": _("“{text}” is too far away to be right and was not used; write it like {example}."),
        }
        self.notes.say(word.line, reasons[moment].format(text=short(text), example=example))
        return text, None

    # -- lists

    def texts(self, node: Node | None, key: str) -> list[str]:
        """A list of texts; one text counts as a list of one, a block text as one a line."""
        if node is None:
            return []
        texts: list[str] = []
        for item in self.items(node, key, nested=True):
            if isinstance(item, Mapping) and (inner := self.inner_text(item)):
                texts.append(inner)
            elif isinstance(item, Scalar) and "\n" in item.text.strip():
                texts.extend(re.sub(r"^\s*(?:[-*•]\s+)?", "", line).strip() for line in item.text.split("\n"))
            else:
                texts.append(self.text(item))
        return [text for text in texts if text][:MOST_ITEMS]

    def inner_text(self, item: Mapping) -> str:
        """The text of an item written as an object: `{id: g1, text: "..."}`."""
        for key, value in item.pairs:
            if normal(key.text) in {"text", "goal"} and isinstance(value, Scalar):
                return self.text(value)
        return ""

    def items(self, node: Node, key: str, *, nested: bool = False) -> list[Node]:
        """The entries of a list; with `nested`, those of lists inside it as well ("- - one" has a dash too many)."""
        items = _listed(node)
        while nested and any(isinstance(item, Sequence) for item in items):
            items = [inner for item in items for inner in (item.items if isinstance(item, Sequence) else [item])]
        if len(items) > MOST_ITEMS:
            message = _("“{key}” has more than {count} entries; only the first {count} are used.")
            self.notes.say(node.line, message.format(key=key, count=MOST_ITEMS))
        return items[:MOST_ITEMS]

    def grouped(self, item: Mapping, keys: Keys, missing_dash: str) -> list[Fields]:
        """One mapping per thing: a key that comes again starts the next one, because its “- ” was forgotten."""
        groups: list[Fields] = [{}]
        for key, value in self.known(item, keys):
            if key.text in groups[-1]:
                self.notes.say(key.line, missing_dash)
                groups.append({})
            groups[-1][key.text] = value
        return groups

    def exchanges(self, node: Node | None) -> tuple[Exchange, ...]:
        exchanges: list[Exchange] = []
        missing_dash = _("A new question seems to begin here; put “- ” before its first line.")
        for item in self.items(node, "questions", nested=True) if node is not None else []:
            groups = self.grouped(item, QUESTION, missing_dash) if isinstance(item, Mapping) else [{"asked": item}]
            for fields in groups:
                exchange = Exchange(
                    len(exchanges),
                    asked=self.text(fields.get("asked")),
                    said=self.text(fields.get("said")),
                    landed=self.landed(fields.get("landed")),
                    wish_said=self.text(fields.get("wish_said")),
                )
                if exchange.asked or exchange.said or exchange.wish_said:
                    exchanges.append(exchange)
        return tuple(exchanges[:MOST_ITEMS])

    def people(self, node: Node | None) -> tuple[Person, ...]:
        people: list[Person] = []
        missing_dash = _("A new person seems to begin here; put “- ” before the first line.")
        for item in self.items(node, "interviewers") if node is not None else []:
            if isinstance(item, Mapping):
                for fields in self.grouped(item, PERSON, missing_dash):
                    people.append(Person(**{"name": "", **{key: self.line(value) for key, value in fields.items()}}))
            elif isinstance(item, Sequence):
                people.extend(people_in(", ".join(self.text(part) for part in item.items)))
            else:
                people.extend(people_in(self.text(item)))
        return tuple(person for person in people if person != Person(""))[:MOST_ITEMS]


def _listed(node: Node) -> list[Node]:
    """The items of a node: a list's own, a lone value as the only one, an object of objects as its values."""
    if isinstance(node, Sequence):
        return node.items
    if is_null(node):
        return []
    if isinstance(node, Mapping) and node.pairs and all(isinstance(value, Mapping) for _key, value in node.pairs):
        return [value for _key, value in node.pairs]
    return [node]


def _unquoted(text: str) -> str:
    """`text` without the curly quotation marks a phone puts around a whole value."""
    if len(text) > 1 and text[0] == "“" and text[-1] == "”" and "“" not in text[1:] and "”" not in text[:-1]:
        return text[1:-1].strip()
    return text
