"""Which evidence gets told, and which does not."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.flows.learnt import Proof
from afterword.web.pages.charts import Key, bars
from afterword.web.pages.learnt.values import FEW, Section, Table
from afterword.web.pages.words import number, sentence, short

SHOWN, LISTED = 8, 60
ON_A_LINE = 34  # letters, wide ones counted twice


def proofs(rows: Sequence[Proof]) -> Section | None:
    """None as long as nothing is known of where anything was told."""
    known = [row for row in rows if row.told or row.untold]
    if not known:
        return None
    told = [row for row in known if row.told]
    left = sorted((row for row in known if row.untold), key=lambda row: (-row.untold, row.told))
    says = [
        ngettext(
            "{told} of {all} pieces of evidence has been told somewhere.",
            "{told} of {all} pieces of evidence have been told somewhere.",
            len(told),
        ).format(all=len(rows), told=sentence(number(len(told))))
    ]
    if left:
        first = left[0]
        would = ngettext(
            "“{text}” would have served in {n} interview where it was not told",
            "“{text}” would have served in {n} interviews where it was not told",
            first.untold,
        )
        nowhere = _(", and has been told in none") if not first.told else ""
        says.append(would.format(text=short(first.text), n=first.untold) + nowhere + ".")
        says.append(_("It may be one to begin with next time."))
    else:
        says.append(_("None is known to have been wanted and left out."))
    # what was left out most comes first, then what was told least
    shown = [*left, *(row for row in known if not row.untold)]
    words = {"full": _("told"), "open": _("would have served, not told")}
    drawn = [
        (
            on_a_line(row.text),
            _("{told} told, {left} not").format(told=row.told, left=row.untold) if row.untold else str(row.told),
            (("full", row.told), ("open", row.untold)),
        )
        for row in shown[:SHOWN]
    ]
    spoken = " ".join(
        _("“{text}”: told in {told}, not told in {left}.").format(text=short(row.text), told=row.told, left=row.untold)
        for row in shown[:SHOWN]
    )
    table = Table(
        _("In how many interviews each was told"),
        (_("Evidence"), _("Told"), _("Would have served, not told")),
        tuple((short(row.text), str(row.told), str(row.untold)) for row in shown[:LISTED]),
    )
    if sum(row.told + row.untold for row in known) < FEW:
        return Section("proofs", _("What you tell of"), tuple(says), table=table)
    picture = bars(
        _("Evidence told and not told"), spoken, drawn, [Key("full", words["full"]), Key("open", words["open"])]
    )
    return Section("proofs", _("What you tell of"), tuple(says), (picture,), table)


def on_a_line(text: str) -> str:
    """As much of it as fits beside the numbers of its row: a picture cannot wrap."""
    cut = short(text, ON_A_LINE)
    room = ON_A_LINE
    for place, letter in enumerate(cut):
        room -= 2 if east_asian_width(letter) in "WF" else 1
        if room < 0:
            return cut[:place] + "…"
    return cut
