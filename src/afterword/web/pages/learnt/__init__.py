"""What was learnt, as a page: first in words, then in pictures; a few sentences while there is little."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from afterword.domain.learn import row_of
from afterword.flows.learnt import Learnt
from afterword.web.pages.learnt.answers import answers
from afterword.web.pages.learnt.proofs import proofs
from afterword.web.pages.learnt.values import FEW, Section
from afterword.web.pages.learnt.waits import waits
from afterword.web.pages.learnt.ways import felt, way


@dataclass(frozen=True, slots=True)
class Page:
    """`folded`: pictures that have refusals in their sums are left out, because the person asked not to see any.
    `unfolded`: they asked so, and to see these this once. `pictures`: there is something to draw.
    """

    headline: str
    sections: tuple[Section, ...]
    folded: bool
    unfolded: bool
    pictures: bool


def page(learnt: Learnt, *, with_refusals: bool) -> Page:
    """`with_refusals`: show what counts refusals although the person wants them hidden, this once."""
    told = row_of(learnt.groups).total
    folded = learnt.refusals_hidden and not with_refusals
    counting = () if folded else (way(learnt.groups), felt(learnt.groups))
    others = (waits(learnt.waits), answers(learnt.answers, learnt.quarters), proofs(learnt.proofs))
    order = (*counting[:1], *others, *counting[1:])
    sections = tuple(section for section in order if section is not None)
    pictures = any(section.charts for section in sections)
    return Page(
        headline=headline(told, pictures),
        sections=sections,
        folded=folded and told > 0,
        unfolded=learnt.refusals_hidden and with_refusals,
        pictures=pictures,
    )


def headline(told: int, pictures: bool) -> str:
    if not told:
        return _("Nothing to look back on yet.")
    if told < FEW and not pictures:
        return _("It is early for pictures.")
    return _("What your interviews show, and what they do not.")
