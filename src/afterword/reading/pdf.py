"""A PDF becomes lines, column by column, without the headers and footers that every page repeats.

pypdf reads it in a process of its own with a limit on time and memory. No limit inside one process can be relied on: a
small file may ask for any amount of work, and a reader must not hang a page or a terminal.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from functools import lru_cache
from typing import Any

from afterword.domain.language import _
from afterword.reading.notes import Notes
from afterword.reading.printed import Line
from afterword.reading.printed_layout import Fragment, laid_out
from afterword.reading.text import clean

MOST_PAGES = 30
SECONDS = 2
"""Of work inside the process; a résumé of two pages needs a fifth of one."""

MEMORY = 256_000_000
"""Bytes the process may ask for."""

_STARTING = 6
"""Seconds more for the process to start on a slow machine."""

_READER = "import sys; from afterword.reading.pdf_process import main; main(*map(int, sys.argv[1:]))"


GLANCE_PAGES, GLANCE_SECONDS = 2, 1
"""The same where it is only looked at to see what it is, while somebody waits for a page."""


def pdf_lines(data: bytes, notes: Notes, *, glance: bool = False) -> list[Line] | None:
    """The lines of a PDF, refs "page 2, line 14"; None (and one problem) when it cannot be read.

    `glance`: only of its first pages, within little time.
    """
    answer = _read(_Once(data), GLANCE_PAGES if glance else MOST_PAGES, GLANCE_SECONDS if glance else SECONDS)
    match answer.get("fault"):
        case None:
            pass
        case "locked":
            notes.say(None, _("The PDF is locked with a password; save a copy without one, or copy its text out."))
            return None
        case "long":
            notes.say(None, _("The PDF asks for far more work than a few pages of text, so it was not read."))
            return None
        case _:
            notes.say(None, _("The PDF is damaged or unusual and could not be read; copy its text into a file."))
            return None
    if answer["pages"] > MOST_PAGES and not glance:
        notes.say(None, _("The PDF is long; only its first {count} pages were read.").format(count=MOST_PAGES))
    fragments = [[Fragment(*each) for each in page] for page in answer["fragments"]]
    lines = [Line(clean(line.text), line.ref, loud=line.loud) for line in laid_out(fragments)]
    letters = sum(1 for line in lines for letter in line.text if letter.isalnum())
    if letters < 20:
        notes.say(
            None, _("The PDF holds pictures of pages and no text; open it, copy the words out or export it as text.")
        )
        return None
    return lines


class _Once:
    """The bytes of a PDF for as long as they are read. What was read is known again by their digest alone."""

    def __init__(self, data: bytes) -> None:
        self.data: bytes | None = data
        self._digest = hashlib.sha256(data).digest()

    def __hash__(self) -> int:
        return hash(self._digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and other._digest == self._digest


@lru_cache(maxsize=2)
def _read(once: _Once, pages: int, seconds: int) -> dict[str, Any]:
    """What the process answers; kept for the reader that follows the one which asked what kind of paper this is."""
    data, once.data = once.data, None
    command = [sys.executable, "-c", _READER, str(pages), str(seconds), str(MEMORY)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds + _STARTING, check=False)  # noqa: S603 - our own program, no shell
    except subprocess.TimeoutExpired:
        return {"fault": "long"}
    except OSError:
        return {"fault": "broken"}
    if done.returncode != 0:
        return {"fault": "long" if done.returncode < 0 or b"MemoryError" in done.stderr else "broken"}
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return {"fault": "broken"}
    return answer if isinstance(answer, dict) else {"fault": "broken"}
