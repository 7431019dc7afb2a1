"""What a page of pictures is made of, and the words that several sections need."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.learn import Between, Comparison, Share, tenths
from afterword.web.pages.charts import Chart

FEW = 10
"""Under so many there is nothing to draw: a sentence says it all."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a picture. `head` names the columns; the first cell of a row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One thing the page shows: first in words, then as pictures with the table behind them. `missing`: what cannot be
    said yet, and what it would take.
    """

    id: str
    title: str
    says: tuple[str, ...]
    charts: tuple[Chart, ...] = ()
    table: Table | None = None
    missing: str = ""


def few_of(share: Share) -> str:
    """ "7 of 22"."""
    return _("{some} of {all}").format(some=share.came, all=share.of)


def fits(between: Between) -> str:
    """ "anything from 2 to 6 in 10 in the long run"."""
    low, high = tenths(between)
    return _("anything from {low} to {high} in 10 in the long run").format(low=low, high=high)


def apart(found: Comparison) -> str:
    """What a comparison that was made comes to, in a sentence."""
    if found.kind == "apart":
        return _("That is further apart than chance alone usually puts such numbers.")
    return _("That is too close to tell them apart.")


def interviews(count: int) -> str:
    return ngettext("{count} interview", "{count} interviews", count).format(count=count)
