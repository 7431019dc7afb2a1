"""Small pieces of language that several pages need: numbers in words, a list in a sentence, a text cut short."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _


def number(count: int) -> str:
    """A small number in words, "three"; from thirteen on in figures."""
    words = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
        _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    return words[count] if 0 <= count < len(words) else str(count)


def sentence(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def together(parts: Sequence[str]) -> str:
    """ "Ngozi Okafor, Piet Maas and Ada Reyes"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{most} and {last}").format(most=", ".join(parts[:-1]), last=parts[-1])


def short(text: str, longest: int = 110) -> str:
    """`text` on one line, cut at a word when it is longer than `longest` characters."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    cut = flat[:longest]
    if " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(",;:. ") + " …"
