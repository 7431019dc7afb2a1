"""Marks strings for translation without knowing who translates.

`_` returns its text translated by whatever function the outer room installed for the current context (the web installs
Django's gettext); alone, it returns the text as it is. Only the standard library is used, so the domain stays pure.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

translator: ContextVar[Callable[[str], str] | None] = ContextVar("translator", default=None)


def _(text: str) -> str:
    """`text` in the reader's language. Call it with a literal, so that extraction finds it; use `.format` on the
    result.
    """
    translate = translator.get()
    return text if translate is None else translate(text)
