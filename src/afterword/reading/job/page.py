"""A web page, or the HTML inside a board's answer, becomes blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from afterword.domain.advert import Section
from afterword.reading.html import Piece, pieces
from afterword.reading.job.blocks import Block, Shape, fold
from afterword.reading.job.headings import section_of_heading

MOST = 120_000
"""Tags and texts looked at. A long page has ten thousand."""

DEEPEST = 300
"""Open elements kept track of. Real pages stay below a hundred."""

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table
    tbody td tfoot th thead tr ul br""".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "legend", "caption"})
_BOLD = frozenset({"b", "strong", "em", "u"})
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "source", "wbr", "area", "base", "col", "embed", "track"}
)
_UNREAD = frozenset(
    """script style nav footer form button select template noscript svg iframe head object canvas video audio dialog
    textarea option label title""".split()
)
_CLOSES_ITSELF = {
    "li": {"li"}, "p": {"p"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"}, "td": {"td", "th"}, "th": {"td", "th"},
}  # fmt: skip


@dataclass(slots=True)
class Page:
    """What a page holds: its blocks, those of its main part, its scripts of data, and what its head says of it."""

    blocks: list[Block] = field(default_factory=list)
    main: list[Block] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    headline: str = ""

    @property
    def body(self) -> list[Block]:
        """The main part where the page marks one that is not nearly empty, else everything."""
        return self.main if sum(len(block.text) for block in self.main) >= 200 else self.blocks


def blocks_of_html(html: str, place: str, section: Section | None = None) -> list[Block]:
    """The blocks of a fragment; `place` is what their refs begin with ("description" -> "description, line 3")."""
    return [
        Block(block.text, block.shape, f"{place}, {block.ref}", section if block.shape == "item" else block.section)
        for block in read_page(html).blocks
    ]


def read_page(html: str) -> Page:
    walker = _Walker()
    for piece in islice(pieces(html), MOST):
        walker.take(piece)
    walker.flush()
    return walker.page


class _Walker:
    """Holds what is open while a page goes by."""

    def __init__(self) -> None:
        self.page = Page()
        self.open: list[str] = []
        self.unread = 0  # how many of the open elements hide their text
        self.words: list[str] = []
        self.bold: list[str] = []  # the words at the start of the block that are bold
        self.all_bold = True
        self.item = False
        self.count = 0

    def take(self, piece: Piece) -> None:
        match piece.kind:
            case "text":
                if not self.unread:
                    self.text(piece.text)
            case "start":
                self.start(piece)
            case "end":
                self.end(piece.name)

    def text(self, text: str) -> None:
        self.words.append(text)
        if not text.strip(" \t\r\n\xa0*:"):
            return
        bold = any(name in _BOLD for name in self.open[-6:])
        self.all_bold = self.all_bold and bold
        if self.all_bold:
            self.bold.append(text)

    def start(self, piece: Piece) -> None:
        name, attributes = piece.name, piece.attributes
        self.head(piece)
        if name in _BLOCKS:
            self.flush()
        if name in _VOID:
            return
        for closed in _CLOSES_ITSELF.get(name, ()):
            if self.open and self.open[-1] == closed:
                self.end(closed)
        if len(self.open) >= DEEPEST:
            return
        hidden = (
            name in _UNREAD
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or "display:none" in attributes.get("style", "").replace(" ", "").lower()
        )
        role = attributes.get("role", "")
        mark = "main" if name in {"main", "article"} or role == "main" else name
        if role in {"navigation", "search", "banner", "contentinfo"} and name != "header":
            hidden = True
        self.open.append(("!" if hidden else "") + (mark if mark == "main" else name))
        self.unread += hidden
        if name == "li":
            self.item = True

    def head(self, piece: Piece) -> None:
        """What scripts of data, titles and meta elements say, wherever they stand."""
        attributes = piece.attributes
        match piece.name:
            case "script" if "json" in attributes.get("type", "").lower():
                self.page.data.append(piece.text)
            case "title" if not self.page.title:
                self.page.title = fold(piece.text)
            case "meta":
                key = attributes.get("property") or attributes.get("name") or ""
                self.page.meta.setdefault(key.lower(), fold(attributes.get("content", "")))
            case "link" if "canonical" in attributes.get("rel", "").lower() and not self.page.canonical:
                self.page.canonical = attributes.get("href", "").strip()

    def end(self, name: str) -> None:
        if name in _BLOCKS:
            self.flush()
        names = {name, "!" + name} | ({"main", "!main"} if name in {"div", "section", "article", "main"} else set())
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] in names:
                self.unread -= sum(1 for opened in self.open[place:] if opened.startswith("!"))
                del self.open[place:]
                return

    def flush(self) -> None:
        """The words gathered so far are a block."""
        text = fold("".join(self.words))
        bold = fold("".join(self.bold))
        all_bold, self.all_bold = self.all_bold, True
        self.words, self.bold = [], []
        if not text or not any(letter.isalnum() for letter in text):
            return
        heading = next((name for name in reversed(self.open) if name in _HEADINGS), "")
        in_list = "li" in self.open
        if heading == "h1" and not self.page.headline:
            self.page.headline = text
        if heading and not in_list:
            self.add(text, "heading" if heading.startswith("h") and heading != "hr" else "maybe")
        elif all_bold and bold and len(text) <= 120 and not text.endswith((".", ";", ",")):
            self.add(text, "maybe" if not in_list else "item")
        elif in_list:
            self.add(text, "item")
        elif bold and len(bold) <= 80 and len(text) > len(bold) and section_of_heading(bold) and self.parts(text, bold):
            self.add(bold, "maybe")
            self.add(text[len(bold) :].lstrip(" :–—-"), "para")
        else:
            self.add(*_typed(text))

    @staticmethod
    def parts(text: str, bold: str) -> bool:
        """Whether the bold words are a heading before the text rather than its first words."""
        rest = text[len(bold) :].lstrip()
        return text.startswith(bold) and (
            bold.endswith(":") or rest.startswith((":", "–", "—", "- ")) or rest[:1].isupper()
        )

    def add(self, text: str, shape: Shape) -> None:
        self.count += 1
        block = Block(text, shape, f"line {self.count}")
        self.page.blocks.append(block)
        if "main" in self.open:
            self.page.main.append(block)


def _typed(text: str) -> tuple[str, Shape]:
    """A paragraph that is a list item by its typed bullet, or a heading by its capitals or colon."""
    from afterword.reading.job.plain import unbulleted

    without = unbulleted(text)
    if without is not None:
        return without, "item"
    short = len(text) <= 80 and len(text.split()) <= 10
    return text, "maybe" if short and (text.endswith(":") or (text.isupper() and len(text) > 3)) else "para"
