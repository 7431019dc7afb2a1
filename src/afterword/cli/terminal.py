"""Text in a terminal: wrapped to its width, and readable on one that knows only ASCII."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import sys
import textwrap
from typing import TextIO

from afterword.reading.text import shown

_PLAIN = {
    "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "*", "·": "*", "→": "->",
    "\u00a0": " ",
}  # fmt: skip
_WIDEST = 88
_HANDLER = "afterword-plain"


def _spell_plainly(error: UnicodeError) -> tuple[str, int]:
    """For what a terminal cannot show: a plain sign, the letter without its accent, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import unicodedata

    plain = []
    for letter in error.object[error.start : error.end]:
        bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
        plain.append(_PLAIN.get(letter) or bare or "?")
    return "".join(plain), error.end


def make_safe() -> None:
    """Let both outputs replace what they cannot show instead of stopping the program."""
    codecs.register_error(_HANDLER, _spell_plainly)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_HANDLER)


def is_ascii_only(stream: TextIO) -> bool:
    """Whether a stream cannot carry every character."""
    return (stream.encoding or "ascii").lower().replace("-", "").replace("_", "") not in {"utf8", "utf16", "utf32"}


def width() -> int:
    """Columns to wrap to: those of the terminal, but no wider than a line that is good to read."""
    return max(30, min(shutil.get_terminal_size((80, 24)).columns, _WIDEST))


def wrapped(text: str, columns: int) -> str:
    """Markdown or plain text wrapped line by line; a list item or a quote keeps its indent."""
    return "\n".join(_wrap(line, columns) for line in text.split("\n"))


def _wrap(line: str, columns: int) -> str:
    if len(line) <= columns or line.startswith("<!--"):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    bare = line.lstrip()
    if bare.startswith("> "):
        first = later = f"{indent}> "
        bare = bare[2:]
    elif bare.startswith("- "):
        first, later = f"{indent}- ", f"{indent}  "
        bare = bare[2:]
    else:
        first = later = indent
    return textwrap.fill(
        bare, columns, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )


def say(text: str = "") -> None:
    """Print a paragraph to the person, wrapped; flushed, so that it is there before the next question."""
    print(wrapped(text, width()), flush=True)


def complain(text: str) -> None:
    """One sentence to stderr, unwrapped, so that a program can read it line by line; names of files cannot break it."""
    if sys.stderr is not None:
        print(shown(text), file=sys.stderr, flush=True)


def is_full(error: OSError) -> bool:
    """Whether `error` says that what is written to takes no more. Then what still waits for stdout is given up."""
    if error.filename is not None or error.errno not in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO}:
        return False
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return True
