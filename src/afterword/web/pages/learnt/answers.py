"""How answers landed, by kind of question over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.knowledge import families
from afterword.domain.learn import FEWEST, LANDINGS, Answers, Landings, compare
from afterword.web.pages.charts import Fill, Key, columns
from afterword.web.pages.learnt.values import FEW, Section, Table, apart, few_of
from afterword.web.pages.words import together

SHOWN = 6
FILLS: dict[str, Fill] = {"well": "full", "unsure": "half", "badly": "open"}


def answers(rows: Sequence[Answers], quarters: Sequence[date]) -> Section | None:
    """None where nothing was said of how an answer landed, or of too few."""
    total = sum(row.all.total for row in rows)
    if total < FEW:
        return None
    first, shown = rows[0], rows[:SHOWN]
    says = [
        _("In the last two years you said of {total} answers how they landed with you.").format(total=total),
        _("The kind of question that came most is “{kind}”: {landed}.").format(
            kind=name_of(first), landed=landed_words(first.all)
        ),
    ]
    compared, missing = over_time(shown)
    says += compared
    words = {"well": _("landed well"), "unsure": _("left you unsure"), "badly": _("landed badly")}
    drawn = [
        (
            name_of(row),
            str(row.all.total),
            tuple(tuple((FILLS[each], getattr(period, each)) for each in LANDINGS) for period in row.quarters),
        )
        for row in shown
    ]
    spoken = " ".join(_("{kind}: {landed}.").format(kind=name_of(row), landed=landed_words(row.all)) for row in shown)
    keys = [Key(FILLS[each], words[each]) for each in LANDINGS]
    title = _("How answers landed, by kind of question and quarter")
    return Section(
        "answers",
        _("How your answers felt"),
        tuple(says),
        (columns(title, spoken, drawn, [tick(day) for day in quarters], keys),),
        table(shown, quarters),
        missing,
    )


def over_time(rows: Sequence[Answers]) -> tuple[list[str], str]:
    """What the last year shows beside the time before, and what is missing for that."""
    enough = [row for row in rows if row.earlier.share.enough and row.lately.share.enough]
    if not enough:
        found = compare(rows[0].earlier.share, rows[0].lately.share)
        parts = [
            words.format(n=count)
            for words, count in (
                (_("{n} more from before"), found.missing_first),
                (_("{n} more from the last year"), found.missing_second),
            )
            if count
        ]
        return [], _(
            "Whether a kind of question goes better than it did is not said yet. That takes {fewest} answers from "
            "before the last year and {fewest} from within it; for “{kind}”, {missing}."
        ).format(fewest=FEWEST, kind=name_of(rows[0]), missing=together(parts))
    found = [(row, compare(row.earlier.share, row.lately.share, among=len(enough))) for row in enough]
    says = [
        _("“{kind}” landed well {before} times before, and {lately} times in the last four quarters. {apart}").format(
            kind=name_of(row), before=few_of(row.earlier.share), lately=few_of(row.lately.share), apart=apart(told)
        )
        for row, told in found
        if told.kind == "apart"
    ]
    if alike := [f"“{name_of(row)}”" for row, told in found if told.kind == "alike"]:
        says.append(
            _("For {kinds}, the last four quarters and the time before are too close to tell apart.").format(
                kinds=together(alike)
            )
        )
    says.append(_("It is how they felt to you. Why, the numbers do not say."))
    return says, ""


def name_of(row: Answers) -> str:
    """The family as a reader knows it; one this version does not know keeps its id."""
    known = families().get(row.family)
    return known.label if known else row.family


def landed_words(landed: Landings) -> str:
    """ "9 landed well, 6 left you unsure and 5 landed badly", without what there is none of."""
    parts = {
        "well": ngettext("{n} landed well", "{n} landed well", landed.well),
        "unsure": ngettext("{n} left you unsure", "{n} left you unsure", landed.unsure),
        "badly": ngettext("{n} landed badly", "{n} landed badly", landed.badly),
    }
    return together([parts[each].format(n=getattr(landed, each)) for each in LANDINGS if getattr(landed, each)])


def tick(day: date) -> str:
    """The year where one begins; the quarters between stand in their order."""
    return date_format(day, "Y") if day.month == 1 else ""


def table(rows: Sequence[Answers], quarters: Sequence[date]) -> Table:
    lines: list[tuple[str, ...]] = []
    for row in rows:
        lines += [
            (name_of(row), from_day(day), *(str(getattr(period, each)) for each in LANDINGS))
            for day, period in zip(quarters, row.quarters, strict=True)
            if period.total
        ]
    head = (_("Question"), _("Quarter from"), _("Well"), _("Unsure"), _("Badly"))
    return Table(_("How answers landed"), head, tuple(lines))


def from_day(day: date) -> str:
    return date_format(day, "F Y")
