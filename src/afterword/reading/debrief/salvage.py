"""A debrief whose YAML is broken is read piece by piece, so that one forgotten quotation mark costs nothing but itself.

The text is split at its top-level keys; a piece that is good YAML is read as such, a broken one is split further (lists
into items, questions into their keys), and what still will not parse is taken as the plain text the person meant. Each
mended place is one problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.reading.debrief.keys import DEBRIEF, PERSON, QUESTION, KeyKind, Keys
from afterword.reading.notes import Notes, short
from afterword.reading.tree import Broken, Mapping, Node, Scalar, Sequence, Tree
from afterword.reading.yaml_tree import read_yaml

_NAMES = "|".join(sorted({*DEBRIEF.kinds, *QUESTION.kinds, *PERSON.kinds}, key=len, reverse=True))
_GLUED = pattern(rf"^(\s*(?:-\s+)?(?:{_NAMES})):(?=[^\s:/])", re.I)
_EQUALS = pattern(rf"^(\s*(?:-\s+)?(?:{_NAMES}))\s*=\s*", re.I)
_KEY_LINE = pattern(rf"^\s*(?:-\s+)?(?:{_NAMES}):(?:\s|$)", re.I)
_DASHED = pattern(r"^(\s*-)(?=[^\s\d-])")
_BARE_LIST = pattern(r"^\s*(?:questions|interviewers|goals|left_out)\s*$", re.I)
_BARE_ANSWER = pattern(r"^(want|effective|interest|understood)\s+(?=(?:yes|no|unsure)\s*$)", re.I)
_FENCE = pattern(r"^\s*```\w*\s*$")
_TOP_KEY = pattern(
    r"^(?P<indent>[ ]*)(?P<dash>-[ ]+)?(?P<quote>[\"']?)(?P<key>[^\W\d][\w -]{0,40}?)(?P=quote)[ ]*:(?=[ ]|$)"
)
_ITEM = pattern(r"^(?P<indent>[ ]*)-(?:[ ]+|$)")
_IN_BRACES = pattern(r"[{,]\s*[\"']?(\w+)[\"']?\s*:(?=\s|[\"'“]|$)")
_MOST_PIECES = 300
_RESERVED = "@`%&*!|>[]{},#?-"

Pair = tuple[Scalar, Node]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of the file. `line` is the number of the first, from 1; `start` the column its value begins at."""

    key: str
    line: int
    lines: list[str]
    start: int = 0
    moved: bool = False  # its columns are not those of the file

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def value(self) -> list[str]:
        """The lines without the key at the beginning of the first."""
        return [self.lines[0][self.start :], *self.lines[1:]]


def tidied(text: str, notes: Notes) -> str:
    """The text without the slips no YAML reader forgives: tabs, a missing space after a key, the fences of a chat."""
    lines = text.split("\n")
    tabs = False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            lines[number] = ""
            continue
        blank = line[: len(line) - len(line.lstrip())]
        if "\t" in blank or "\xa0" in blank:
            if "\t" in blank and not tabs:
                tabs = True
                notes.say(
                    number + 1,
                    _("YAML cannot be indented with tabs; each was read as two spaces, so use spaces instead."),
                )
            line = blank.replace("\t", "  ").replace("\xa0", " ") + line[len(blank) :]
        if _DASHED.match(line):
            notes.say(number + 1, _("A space is missing after the dash; write “- ” before each entry of a list."))
            line = _DASHED.sub(r"\1 ", line)
        if _BARE_LIST.match(line):
            line = f"{line.rstrip()}:"
        if match := _GLUED.match(line) or _EQUALS.match(line) or _BARE_ANSWER.match(line):
            message = _("A colon and a space are missing after “{key}”; write “{key}: ” and then the value.")
            notes.say(number + 1, message.format(key=match[1].strip(" -")))
            line = f"{match[1]}: {line[match.end() :]}"
        lines[number] = re.sub(r"^(\s*(?:-\s+)?\w+:)[\xa0\t]+", r"\1 ", line)
    return "\n".join(lines)


def swallowed_key(tree: Tree) -> bool:
    """Whether a quoted text runs over a line that looks like a key of its own: its quotation mark was never closed."""
    waiting: list[Node] = [tree.root] if tree.root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            waiting.extend(value for _key, value in node.pairs)
        elif node.span is not None and node.span.line < node.span.end_line and not node.plain:
            first = tree.line(node.span.line)[node.span.column : node.span.column + 1]
            after = range(node.span.line + 1, node.span.end_line + 1)
            if first in {'"', "'"} and any(_KEY_LINE.match(tree.line(number)) for number in after):
                return True
    return False


def salvage(text: str, notes: Notes) -> Tree:
    """A tree of whatever can be read of a broken file, with a problem for each mended place."""
    lines = text.split("\n")
    pieces = _top_pieces(lines)
    _note_lost(lines[: pieces[0].line - 1] if pieces else [], notes, 1, "employer")
    pairs = [pair for piece in pieces[:_MOST_PIECES] for pair in _mended(piece, notes)]
    return Tree(Mapping(pairs, 1) if pairs else Scalar(short(text), 1), lines)


def _note_lost(lines: list[str], notes: Notes, first_line: int, key: str) -> None:
    """Say so when something stands before the first key: there is no place for it."""
    for number, line in enumerate(lines, first_line):
        if line.strip() not in {"", "---", "{"} and not line.lstrip().startswith("#"):
            message = _("“{text}” stands before the first key and was not used; put a key such as “{key}:” to it.")
            notes.say(number, message.format(text=short(line), key=key))
            return


def _top_pieces(lines: list[str]) -> list[Piece]:
    """The file cut at its top-level keys. What stands before the first of them is in none."""
    base: int | None = None
    dashed = False
    pieces: list[Piece] = []
    for number, line in enumerate(lines, 1):
        match = _TOP_KEY.match(line)
        if match and base is None and DEBRIEF.find(match["key"], guess=False):
            base, dashed = len(match["indent"]), bool(match["dash"])
        if match and base is not None and len(match["indent"]) <= base and (dashed or not match["dash"]):
            key = match["key"]
            if " " not in key or DEBRIEF.find(key, guess=False):
                start = match.end()
                bare = " " * match.start("key") + line[match.start("key") :] if match["dash"] else line
                pieces.append(Piece(key, number, [bare], start))
                continue
        if pieces:
            pieces[-1].lines.append(line)
    return pieces


def _mended(piece: Piece, notes: Notes) -> list[Pair]:
    """The pairs of one top-level piece."""
    whole = _parsed(piece, notes)
    if isinstance(whole, Mapping):
        return whole.pairs
    match = DEBRIEF.find(piece.key)
    key = Scalar(piece.key, piece.line)
    kind: KeyKind | None = DEBRIEF.kinds[match[0]] if match else None
    if kind is None:
        return [(key, Scalar("…", piece.line))]
    if kind == "texts":
        return [(key, Sequence([_text_item(item, notes) for item in _items(piece)], piece.line))]
    if kind in {"people", "questions"}:
        keys = PERSON if kind == "people" else QUESTION
        return [(key, Sequence([_object_item(item, keys, notes) for item in _items(piece)], piece.line))]
    return [(key, _plain_text(piece, whole, notes))]


def _parsed(piece: Piece, notes: Notes) -> Mapping | Sequence | Broken:
    """The piece as YAML if it is, else what is wrong with it."""
    try:
        tree = read_yaml(piece.text, piece.line)
    except Broken as broken:
        return broken
    if isinstance(tree.root, (Mapping, Sequence)) and not swallowed_key(tree):
        if piece.moved:
            _forget_places(tree.root)
        for line, remark in tree.remarks:
            notes.say(line, remark)
        return tree.root
    return Broken(piece.line, "")


def _forget_places(root: Node) -> None:
    """Forget the columns of a piece that was rewritten: they are not those of the file."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.span = None
        if isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            waiting.extend(value for _key, value in node.pairs)


def _items(piece: Piece) -> list[Piece]:
    """The items of a list; a list in brackets is handed back as one item, to be cut at its keys or commas."""
    if piece.value[0].strip()[:1] in {"[", "{", '"', "'"} or not any(_ITEM.match(line) for line in piece.lines[1:]):
        return [Piece("", piece.line, piece.value)]
    items: list[Piece] = []
    indent: int | None = None
    # What stands beside the key, or under it before the first dash, is an entry too.
    if beside := piece.value[0].split(" #")[0].strip():
        dash = _ITEM.match(beside)
        items.append(Piece("", piece.line, [beside], dash.end() if dash else 0, moved=True))
    for number, line in enumerate(piece.lines[1:], piece.line + 1):
        match = _ITEM.match(line)
        if match and (indent is None or len(match["indent"]) <= indent):
            indent = len(match["indent"]) if indent is None else indent
            items.append(Piece("", number, [line], match.end()))
        elif items:
            items[-1].lines.append(line)
        elif line.strip() and not line.lstrip().startswith("#"):
            items.append(Piece("", number, [line]))
    return items[:_MOST_PIECES]


def _text_item(item: Piece, notes: Notes) -> Node:
    whole = _parsed(item, notes)
    if isinstance(whole, Sequence) and len(whole.items) == 1 and isinstance(whole.items[0], Scalar):
        return whole.items[0]
    value = item.value[0].strip()
    if value.startswith("[") and not (isinstance(whole, Broken) and whole.hopeless):
        texts = re.findall(r'"([^"\n]*)"|([^,\[\]\n"]+)', " ".join(item.value))
        notes.say(item.line, _("This list could not be read as it stands; put each entry on its own line after “- ”."))
        return Scalar("\n".join(quoted or bare.strip() for quoted, bare in texts), item.line)
    return _plain_text(item, whole, notes)


def _object_item(item: Piece, keys: Keys, notes: Notes) -> Node:
    """A question or a person: cut at its known keys, each value read by itself."""
    whole = _parsed(item, notes)
    if isinstance(whole, Sequence) and len(whole.items) == 1:
        return whole.items[0]
    braces = item.value[0].strip().startswith(("{", "[{", "[ {")) or item.value[0].strip() == "["
    fields = (_fields_in_braces if braces else _fields_on_lines)(item, keys)
    if not fields:
        return _plain_text(item, whole, notes) if item.text.strip() else Scalar("", item.line, plain=True)
    first = fields[0].line - item.line
    _note_lost([item.value[0], *item.lines[1:]][:first], notes, item.line, next(iter(keys.kinds)))
    pairs: list[Pair] = []
    for field in fields:
        value = _parsed(field, notes)
        if isinstance(value, Mapping) and len(value.pairs) == 1:
            pairs.extend(value.pairs)
        else:
            pairs.append((Scalar(field.key, field.line), _plain_text(field, value, notes)))
    return Mapping(pairs, item.line)


def _fields_on_lines(item: Piece, keys: Keys) -> list[Piece]:
    """Fields that each begin a line; a key nobody knows counts when it stands in the column of the first one."""
    fields: list[Piece] = []
    column: int | None = None
    for number, line in enumerate(item.lines, item.line):
        bare = _ITEM.sub(lambda found: " " * len(found[0]), line) if number == item.line else line
        match = _TOP_KEY.match(bare)
        if match and not match["dash"]:
            known = keys.find(match["key"], guess=False)
            if column is None and known:
                column = len(match["indent"])
            if column is not None and (known or (len(match["indent"]) == column and " " not in match["key"])):
                fields.append(Piece(match["key"], number, [bare], match.end()))
                continue
        if fields:
            fields[-1].lines.append(bare)
    return fields


def _fields_in_braces(item: Piece, keys: Keys) -> list[Piece]:
    """Fields of `{asked: ..., said: ...}`, cut where a known key follows a brace or a comma."""
    text = item.text
    found = [match for match in _IN_BRACES.finditer(text) if keys.find(match[1], guess=False)]
    fields: list[Piece] = []
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        value = text[match.end() : end].strip().rstrip("]},{ \n").strip()
        line = item.line + text.count("\n", 0, match.start(1))
        fields.append(Piece(match[1], line, f"{match[1]}: {value}".split("\n"), len(match[1]) + 2, moved=True))
    return fields


def _plain_text(piece: Piece, broken: Mapping | Sequence | Broken, notes: Notes) -> Scalar:
    """The value of a piece taken as plain text, and the problem that says so."""
    lines = [line.strip() for line in piece.value]
    joiner = " "
    if re.fullmatch(r"[|>][+-]?\d?", lines[0]):
        joiner = "\n" if lines[0][0] == "|" else " "
        lines = lines[1:]
    written = joiner.join(line for line in lines if line)
    text = _without_quotes(re.sub(r"\s#\s.*$", "", written) if joiner == " " else written)
    if isinstance(broken, Broken) and broken.hopeless:
        notes.say(piece.line, broken.message)
        return Scalar("", piece.line, plain=True)
    if text:
        notes.say(piece.line, _cause(written, broken).format(text=short(text)))
    return Scalar(text, piece.line, plain=not text)


def _cause(written: str, broken: Mapping | Sequence | Broken) -> str:
    """What made the text impossible to read, as far as its look tells, and how to mend it."""
    if isinstance(broken, Broken) and "escape" in broken.message:
        return _("“{text}” was taken as plain text: what stands after a “\\” in it means no letter; write the letter.")
    if written[:1] in {'"', "'"} or written.count('"') % 2:
        return _(
            "“{text}” was taken as plain text: its quotation marks do not pair up, so close them or leave them out."
        )
    if re.search(r":(\s|$)", written):
        return _("“{text}” was taken as plain text; put quotation marks around a text that holds a colon.")
    if written[:1] in _RESERVED:
        return _("“{text}” was taken as plain text; put quotation marks around a text that begins with such a sign.")
    return _("“{text}” was taken as plain text, since YAML cannot read it; put quotation marks around it.")


def _without_quotes(text: str) -> str:
    """`text` without a pair of quotation marks around it, or without one that was opened and never closed."""
    for quote in ('"', "'"):
        if text.startswith(quote):
            inner = text[1:-1] if len(text) > 1 and text.endswith(quote) else None
            if inner is not None:
                if re.search(rf"^[^{quote}]*\S{quote}\s", inner):  # it closes again early: "So?" he said, "why?"
                    return text
                return inner.replace('\\"', '"').replace("''", "'") if quote == '"' else inner.replace("''", "'")
            return text[1:].strip() if text.count(quote) % 2 else text
    return text[:-1].rstrip() if text.endswith('"') and text.count('"') == 1 else text
