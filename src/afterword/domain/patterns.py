"""Patterns that are compiled when they are first used.

The wordings a text may have are known by hundreds of patterns, of which one run needs a few: which ones depends on what
it is given. Compiling them all would take a short run longer than everything it does with them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, as far as its methods go; a fault in `text` shows with the first use."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern. It is kept, so that the next use finds it without coming here."""
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
