"""The cards of a file as the page shows them: one choice for each person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from afterword.domain.interview import Problem
from afterword.flows.vcards import LEAVE, NEW, Offer
from afterword.reading.vcard import LeftOut
from afterword.web.pages.words import together

FIELDS = {
    "title": gettext_lazy("what they do"),
    "organisation": gettext_lazy("where"),
    "phone": gettext_lazy("the phone"),
    "email": gettext_lazy("the e-mail"),
}
PRIVATE: dict[LeftOut, str] = {
    "birthday": gettext_lazy("birthdays"),  # type: ignore[dict-item]
    "picture": gettext_lazy("pictures"),  # type: ignore[dict-item]
    "address": gettext_lazy("addresses"),  # type: ignore[dict-item]
    "note": gettext_lazy("notes"),  # type: ignore[dict-item]
}


@dataclass(frozen=True, slots=True)
class Row:
    """One card: `name` and `about` say who, `field` is the name of its choice, `options` are (value, label)."""

    name: str
    about: str
    field: str
    value: str
    options: tuple[tuple[str, str], ...]


def row(place: int, offer: Offer) -> Row:
    card = offer.card
    same = tuple(
        (
            str(known.id),
            _("The same as {name}, {where}").format(name=known.name, where=known.organisation)
            if known.organisation
            else _("The same as {name}, whom I have").format(name=known.name),
        )
        for known in offer.same_as
    )
    return Row(
        name=card.name,
        about=", ".join(filter(None, (card.title, card.organisation, card.email, card.phone))),
        field=f"card-{place}",
        value=offer.proposed,
        options=(*same, (NEW, _("Someone new")), (LEAVE, _("Leave out"))),
    )


def left_out(kinds: Iterable[LeftOut]) -> str:
    """ "Birthdays and notes stood in it too. They were not taken." """
    there = [str(words) for kind, words in PRIVATE.items() if kind in set(kinds)]
    if not there:
        return ""
    return _("The file also holds {what}. These are not taken: they are nobody’s business here.").format(
        what=together(there)
    )


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    return [
        _("Line {line}: {message}").format(line=each.line, message=each.message) if each.line else each.message
        for each in problems
    ]
