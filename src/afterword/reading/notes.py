"""What is wrong with one file, gathered while it is read."""

from __future__ import annotations

from afterword.domain.interview import Problem
from afterword.domain.language import _

MOST = 40
"""Problems told of one file. Beyond that nobody reads on, and a hostile file must not fill a screen."""


class Notes:
    """Holds the problems of one file, in the order of their lines."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._said: dict[tuple[int | None, str], None] = {}
        self._more = 0

    def say(self, line: int | None, message: str) -> None:
        """Note one problem; `line` counts from 1, None when it is the whole file. The same words are noted once."""
        if (line, message) in self._said:
            return
        if len(self._said) < MOST:
            self._said[line, message] = None
        else:
            self._more += 1

    def problems(self) -> list[Problem]:
        ordered = sorted(self._said, key=lambda said: said[0] or 0)
        found = [Problem(self.file, line, message) for line, message in ordered]
        if self._more:
            rest = _("There are {count} more problems like these in this file.").format(count=self._more)
            found.append(Problem(self.file, None, rest))
        return found


def short(text: str, length: int = 60) -> str:
    """`text` on one line and at most `length` characters long, to be quoted in a message."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
