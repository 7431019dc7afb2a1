"""Plain text and Markdown become blocks: lines broken by hand or by a mail program are put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.reading.job.blocks import Block, Shape, fold
from afterword.reading.job.headings import section_of_heading

_BULLET = re.compile(
    r"\s*(?:[-*+•‣▪▫●○◦■□▶►➢➤✓✔✅☑·∙※–—→⇒⁃\uf0b7\uf0a7\uf0d8§]|o(?=\s{1,6}[A-Z])|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))[\s.]*(?=[^\s\d*+-]|\d)"
)
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*\Z")
_RULE = re.compile(r"\s*(?:[=\-_*~]\s*){3,}\Z")
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*(:?)\s*\Z")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<!\w)`([^`\n]+)`")
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\((?:[^()\s]|\([^()\s]*\)){1,500}\)")
_LABEL = re.compile(r"\s*[A-Z][\w /&'’-]{1,30}:\s+\S")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)]*\Z")
WRAPPED = 50
"""A line at least this long, whose end ends nothing, may go on in the next."""


def unbulleted(line: str) -> str | None:
    """The words after a typed bullet or number; None when the line has none."""
    found = _BULLET.match(line)
    if found is None or len(line) - found.end() < 2:
        return None
    if found[0].strip() in {"–", "—", "-"} and not found[0].endswith((" ", "\t")):
        return None  # "-5 degrees", "—and so"
    if re.match(r"\s*\*\*", line) or re.match(r"\s*__", line):
        return None
    return line[found.end() :].strip()


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of a text, refs "line 14" (from 1)."""
    return blocks_of_lines([(line, f"line {number}") for number, line in enumerate(text.split("\n"), start=1)])


def blocks_of_lines(lines: Sequence[tuple[str, str]]) -> list[Block]:
    """The blocks of (line, ref)."""
    found: list[Block] = []
    gathered: list[str] = []
    shape: Shape = "para"
    ref = ""
    indent = 0

    def close() -> None:
        if gathered:
            found.append(Block(fold(_unmarked(" ".join(gathered))), shape, ref))
            gathered.clear()

    for index, (line, place) in enumerate(lines):
        line = line.expandtabs(4).rstrip()
        if not line.strip() or _RULE.match(line):
            close()
            if gathered == [] and line.strip() and found and found[-1].shape == "para" and len(found[-1].text) <= 80:
                found[-1] = Block(found[-1].text, "heading", found[-1].ref)  # underlined
            continue
        heading = _MARKDOWN_HEADING.match(line)
        if heading is not None and heading[1]:
            close()
            found.append(Block(fold(_unmarked(heading[1])), "heading", place))
            continue
        bold = _BOLD_LINE.match(line)
        if bold is not None and len(bold[1]) <= 100:
            close()
            found.append(Block(fold(_unmarked(bold[1]) + bold[2]), "maybe", place))
            continue
        item = unbulleted(line)
        if item is not None and not (_NUMBERED.match(line) and section_of_heading(item) and _heading_like(item)):
            close()
            gathered.append(item)
            shape, ref, indent = "item", place, len(line) - len(line.lstrip())
            continue
        before = gathered[-1] if gathered else ""
        if gathered and _goes_on(before, line, shape, indent):
            gathered.append(line.strip())
            continue
        close()
        following = next((later for later, _ref in lines[index + 1 : index + 3] if later.strip()), "")
        gathered.append(line.strip())
        shape, ref, indent = "para", place, len(line) - len(line.lstrip())
        if _is_heading(line.strip(), following, alone=_alone(lines, index)):
            shape = "maybe"
            close()
    close()
    return [block for block in found if any(letter.isalnum() for letter in block.text)]


def _goes_on(before: str, line: str, shape: Shape, indent: int) -> bool:
    """Whether `line` continues the block: it is indented below a bullet, or the line before is full and unfinished."""
    stripped = line.strip()
    if shape == "item":
        deeper = len(line) - len(line.lstrip()) > indent
        return deeper or (len(before) >= WRAPPED and stripped[:1].islower())
    if _LABEL.match(before) and _LABEL.match(stripped):
        return False
    if len(before) >= WRAPPED and (stripped[:1].islower() or not _heading_like(stripped)):
        return len(before) <= 110 and (not _SENTENCE_END.search(before) or len(before) >= 60)
    return stripped[:1].islower() and not before.endswith((".", ":"))


def _alone(lines: Sequence[tuple[str, str]], index: int) -> bool:
    before = lines[index - 1][0] if index else ""
    after = lines[index + 1][0] if index + 1 < len(lines) else ""
    return not before.strip() and not after.strip()


def _heading_like(text: str) -> bool:
    plain = text.rstrip(":").strip()
    return 1 < len(plain) <= 90 and len(plain.split()) <= 10 and not plain.endswith((".", ",", ";"))


def _is_heading(text: str, following: str, *, alone: bool) -> bool:
    """Whether a line may be a heading: capitals, a colon at its end, known words, or a list right below it."""
    if not _heading_like(text) or _LABEL.match(text):
        return False
    if text.endswith(":") or (text.isupper() and len(text) > 3):
        return True
    if unbulleted(following) is not None:
        return True
    return section_of_heading(text) is not None and (alone or len(text.split()) <= 7) and not text.endswith("!")


def _unmarked(text: str) -> str:
    """Markdown's marks taken out, the words kept."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "`" in text:
        text = _EMPHASIS.sub(lambda found: found[2] or found[3] or found[4], text)
    return text.replace("\\*", "*").replace("\\-", "-").replace("\\_", "_") if "\\" in text else text
