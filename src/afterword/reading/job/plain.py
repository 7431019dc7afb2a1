"""Plain text and Markdown become blocks: lines broken by hand or by a mail program are put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.reading.job.blocks import Block, Shape, fold
from afterword.reading.job.headings import section_of_heading
from afterword.reading.job.verbs import begins_with_a_task

_BULLET = re.compile(
    r"\s*(?:[-*+•‣▪▫●○◦■□▶►➢➤✓✔✅☑·∙※–—→⇒⁃\uf0b7\uf0a7\uf0d8§]|o(?=\s{1,6}[A-Z])"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)|\d{1,2}\.\d{1,2}\.?(?=\s+[A-Z])|[A-Z]{1,2}\d{1,2}[.:)]?(?=\s))[\s.]*(?=\S)"
)
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*)", re.DOTALL)
_RULE = re.compile(r"\s*[=\-_*~](?:\s*[=\-_*~]){2,}\s*\Z")
LONGEST_HEADING = 300
"""Characters; a longer line is no heading, and what looks for one need not look at it."""
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)([^*_].*?)(?:\*\*|__)\s*(:?)\s*\Z")
_EMPHASIS = re.compile(
    r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1|(?<![\w*])\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*(?![\w*])|(?<!\w)`([^`\n]{1,200})`"
)
_LINK = re.compile(r"!?\[([^\]\[\n]{0,300})\]\([^()\s]{1,500}\)")
_LABEL = re.compile(r"\s*[A-Z][\w /&'’-]{1,30}:\s+\S")
_STRIP = re.compile(r"\s[|•·/]\s")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)]*\Z")
NARROW = 120
"""Characters. When no line is longer, the text was probably broken to a width."""

SLACK = 6
"""Characters by which a full line may fall short of the width, beyond the word that did not fit."""


def unbulleted(line: str) -> str | None:
    """The words after a typed bullet, number or code ("E1"); None when the line has none."""
    found = _BULLET.match(line)
    if found is None or len(line) - found.end() < 2:
        return None
    if found[0].strip() in {"–", "—", "-", "+", "*"} and not found[0].endswith((" ", "\t")):
        return None  # "-5 degrees", "—and so", "**bold**"
    return line[found.end() :].strip()


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of a text, refs "line 14" (from 1)."""
    return blocks_of_lines([(line, f"line {number}") for number, line in enumerate(text.split("\n"), start=1)])


def blocks_of_lines(lines: Sequence[tuple[str, str]], *, slack: int = SLACK) -> list[Block]:
    """The blocks of (line, ref). Text taken from a page of print needs more `slack`: its letters differ in width."""
    return _Gatherer(lines, slack).blocks()


class _Gatherer:
    def __init__(self, lines: Sequence[tuple[str, str]], slack: int) -> None:
        self.lines = [(line.expandtabs(4).rstrip(), ref) for line, ref in lines]
        widths = sorted(len(line) for line, _ref in self.lines if line.strip())
        widest = widths[-1] if widths else 0
        self.width = widest - slack if widths and widest <= NARROW else 0
        self.found: list[Block] = []
        self.gathered: list[str] = []
        self.last = ""  # the last line gathered, as it stands
        self.shape: Shape = "para"
        self.ref = ""
        self.indent = 0

    def blocks(self) -> list[Block]:
        for index, (line, ref) in enumerate(self.lines):
            self.take(index, line, ref)
        self.close()
        return [block for block in self.found if any(letter.isalnum() for letter in block.text)]

    def close(self) -> None:
        if self.gathered:
            self.found.append(Block(fold(unmarked(" ".join(self.gathered))), self.shape, self.ref))
            self.gathered = []

    def take(self, index: int, line: str, ref: str) -> None:
        if not line.strip():
            self.close()
            return
        if _RULE.match(line):
            self.close()
            if self.found and self.found[-1].shape == "para" and len(self.found[-1].text) <= 80:
                self.found[-1] = Block(self.found[-1].text, "heading", self.found[-1].ref)  # underlined
            return
        short = len(line) <= LONGEST_HEADING
        marked = _MARKDOWN_HEADING.match(line) if short else None
        bold = _BOLD_LINE.match(line) if short else None
        if marked is not None and (title := marked[1].rstrip("# \t\r\n\f\v")):
            self.whole(unmarked(title), "heading", ref)
        elif bold is not None and len(bold[1]) <= 100:
            self.whole(unmarked(bold[1]) + bold[2], "maybe", ref)
        elif (item := unbulleted(line)) is not None and not self.numbers_a_heading(index, line, item):
            self.begin(item, "item", ref, line)
        elif self.goes_on(line):
            self.gathered.append(line.strip())
            self.last = line
        else:
            self.begin(line.strip(), "para", ref, line)
            if self.is_heading(index, line.strip()):
                self.shape = "maybe"
                self.close()

    def whole(self, text: str, shape: Shape, ref: str) -> None:
        self.close()
        self.found.append(Block(fold(text), shape, ref))

    def begin(self, text: str, shape: Shape, ref: str, line: str) -> None:
        self.close()
        self.gathered = [text]
        self.shape, self.ref, self.last = shape, ref, line
        self.indent = len(line) - len(line.lstrip())

    def goes_on(self, line: str) -> bool:
        """Whether `line` continues what is gathered: it is indented below a bullet, or did not fit on the line before.

        A line was full when the first word of the next would have passed the width.
        """
        if not self.gathered:
            return False
        stripped, before = line.strip(), self.last
        if self.shape == "item" and len(line) - len(stripped) > self.indent:
            return True
        if _LABEL.match(stripped) or _STRIP.search(line) or _STRIP.search(before):
            return False
        if _SENTENCE_END.search(before) and not stripped[:1].islower():
            return False  # prose is taken sentence by sentence anyway
        full = bool(self.width) and len(before) + 1 + len(stripped.split(None, 1)[0]) > self.width
        if full and self.width > 40:
            return True
        return stripped[:1].islower() and not _SENTENCE_END.search(before) and self.shape == "para" and len(before) > 40

    def numbers_a_heading(self, index: int, line: str, item: str) -> bool:
        """Whether a number stands before a heading ("2. Key tasks") and not before one item of a list."""
        if _NUMBERED.match(line) is None or not _heading_like(item) or section_of_heading(item) is None:
            return False
        around = [self.lines[place][0] for place in (index - 1, index + 1) if 0 <= place < len(self.lines)]
        return not any(_NUMBERED.match(near) for near in around)

    def is_heading(self, index: int, text: str) -> bool:
        """Whether a line may be a heading: capitals, a colon at its end, known words, or a list right below it."""
        if not _heading_like(text) or _LABEL.match(text):
            return False
        if text.endswith(":") or (text.isupper() and len(text) > 3):
            return True
        below = next((line for line, _ref in self.lines[index + 1 : index + 3] if line.strip()), "")
        if unbulleted(below) is not None:
            return True
        if section_of_heading(text) is None or begins_with_a_task(text) or text.endswith("!"):
            return False
        before = self.lines[index - 1][0] if index else ""
        after = self.lines[index + 1][0] if index + 1 < len(self.lines) else ""
        alone = not before.strip() and not after.strip()
        return alone or (len(text.split()) <= 6 and not before.strip()) or len(text.split()) <= 4


def _heading_like(text: str) -> bool:
    plain = text.rstrip(":").strip()
    return 1 < len(plain) <= 90 and len(plain.split()) <= 10 and not plain.endswith((".", ",", ";"))


def unmarked(text: str) -> str:
    """Markdown's marks taken out, the words kept."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "`" in text:
        text = _EMPHASIS.sub(lambda found: found[2] or found[3] or found[4], text)
    return text.replace("\\*", "*").replace("\\-", "-").replace("\\_", "_") if "\\" in text else text
