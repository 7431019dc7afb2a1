"""The way from the interview to what came of it, and the person's own rating beside what came."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.learn import (
    CAME,
    DONE,
    FELT,
    FEWEST,
    Came,
    Comparison,
    Group,
    Row,
    Share,
    compare,
    row_of,
    wilson,
)
from afterword.web.pages.charts import Chart, Fill, Key, bars, whiskers
from afterword.web.pages.learnt.values import FEW, Section, Table, apart, few_of, fits, interviews
from afterword.web.pages.words import sentence, together

FILLS: dict[Came, Fill] = {
    "further": "full", "waiting": "dashed", "stepped_back": "half", "silent": "open", "no": "faint",
}  # fmt: skip


def came_words() -> dict[Came, str]:
    return {
        "further": _("went further"),
        "waiting": _("still open"),
        "stepped_back": _("you stepped back"),
        "silent": _("no word came"),
        "no": _("a no"),
    }


def came_of(row: Row) -> str:
    """ "10 went further, 6 are still open and 9 ended with a no", without what there is none of."""
    parts = {
        "further": ngettext("{n} went further", "{n} went further", row.further),
        "waiting": ngettext("{n} is still open", "{n} are still open", row.waiting),
        "stepped_back": ngettext("you stepped back from {n}", "you stepped back from {n}", row.stepped_back),
        "silent": ngettext("no word came after {n}", "no word came after {n}", row.silent),
        "no": ngettext("{n} ended with a no", "{n} ended with a no", row.no),
    }
    return together([parts[came].format(n=row.of(came)) for came in CAME if row.of(came)])


def way(groups: Sequence[Group]) -> Section | None:
    """From what was told, by what was done, to what came. None where nothing was told."""
    everything = row_of(groups)
    if not everything.total:
        return None
    if everything.total == 1:  # of one alone the person knows what came; a sum of it would only say it again
        return Section("way", _("What became of them"), (_("You have told of one interview so far."),))
    rows = {done: row_of(group for group in groups if group.done == done) for done in DONE}
    says = [
        _("You have told of {interviews}: {came}.").format(
            interviews=interviews(everything.total), came=came_of(everything)
        )
    ]
    if everything.total < FEW or everything.total == everything.waiting:
        return Section("way", _("What became of them"), tuple(says))
    done = {
        "spoke": ngettext("once you spoke with them", "{n} times you spoke with them", rows["spoke"].total),
        "wrote": ngettext("once you wrote", "{n} times you wrote", rows["wrote"].total),
        "nothing": ngettext("once nothing is noted", "{n} times nothing is noted", rows["nothing"].total),
    }
    said = [done[name].format(n=rows[name].total) for name in DONE if rows[name].total]
    says.append(_("Before they answered: {done}.").format(done=together(said)))
    called, others = rows["spoke"].share, row_of(group for group in groups if group.done != "spoke").share
    found = compare(called, others)
    missing = ""
    if found.kind == "too_few":
        missing = not_beside(found)
        if called.enough:
            says.append(
                _(
                    "Of those that are decided and where you spoke with them, {some} went further, which fits {range}. "
                    "This does not say the call did it: you chose whom to call."
                ).format(some=few_of(called), range=fits(wilson(called)))
            )
    else:
        says += [
            _("Of those that are decided, {called} went further where you spoke with them, and {others} where you did "
              "not. {apart}").format(called=few_of(called), others=few_of(others), apart=apart(found)),
            _("The first fits {one}, the second {two}. This does not say the call did it: you chose whom to call."
              ).format(one=fits(wilson(called)), two=fits(wilson(others))),
        ]  # fmt: skip
    labels = {"spoke": _("You spoke with them"), "wrote": _("You wrote"), "nothing": _("Nothing is noted")}
    shown = [name for name in DONE if rows[name].total]
    return Section(
        "way",
        _("What became of them"),
        tuple(says),
        (
            picture(
                _("From the interview to what came"),
                [(_("You have told of"), everything), *((labels[name], rows[name]) for name in shown)],
            ),
            *reach(_("How many went further, of those decided"), [(labels[name], rows[name].share) for name in shown]),
        ),
        table(_("What you did before they answered, and what came"), [(labels[name], rows[name]) for name in shown]),
        missing,
    )


def felt(groups: Sequence[Group]) -> Section | None:
    """The person's own rating of their answers beside what came. None as long as it would say next to nothing."""
    rows = {name: row_of(group for group in groups if group.felt == name) for name in FELT}
    if sum(row.total for row in rows.values()) < FEW or sum(row.share.of for row in rows.values()) < FEW:
        return None
    labels = {
        "yes": _("You thought you answered well"),
        "unsure": _("You were unsure"),
        "no": _("You thought you did not"),
    }
    sure, doubtful = rows["yes"].share, rows["no"].share
    found = compare(sure, doubtful)
    missing = ""
    if found.kind == "too_few":
        decided = sum(row.share.of for row in rows.values())
        says = [_("Of the interviews you rated on the way home, {n} are decided.").format(n=decided)]
        missing = not_told_apart(found)
    else:
        says = [
            _(
                "Of those that are decided, {yes} went further where you thought you had answered well, and {no} where "
                "you thought you had not. {apart}"
            ).format(yes=few_of(sure), no=few_of(doubtful), apart=apart(found)),
            _("The first fits {one}, the second {two}.").format(one=fits(wilson(sure)), two=fits(wilson(doubtful))),
        ]
    says.append(
        _("A feeling on the way home is about your answers. They decide by much that you cannot see, and people often "
          "misjudge their own interviews.")
    )  # fmt: skip
    shown = [name for name in FELT if rows[name].total]
    return Section(
        "felt",
        _("How you felt, and what came"),
        tuple(says),
        (
            picture(_("Your own rating, and what came"), [(labels[name], rows[name]) for name in shown]),
            *reach(_("How many went further, of those decided"), [(labels[name], rows[name].share) for name in shown]),
        ),
        table(_("How you rated your answers, and what came"), [(labels[name], rows[name]) for name in shown]),
        missing,
    )


def not_beside(found: Comparison) -> str:
    words = _(
        "Interviews with a call and without one are not set beside each other yet. That takes {fewest} decided ones of "
        "each; still missing: {missing}."
    )
    return words.format(fewest=FEWEST, missing=lacking(found, _("{n} with a call"), _("{n} without one")))


def not_told_apart(found: Comparison) -> str:
    words = _("Nothing is compared here yet. That takes {fewest} decided ones of each; still missing: {missing}.")
    missing = lacking(found, _("{n} that you thought went well"), _("{n} that you thought did not"))
    return words.format(fewest=FEWEST, missing=missing)


def lacking(found: Comparison, first: str, second: str) -> str:
    """What each side still needs, without a side that has enough."""
    parts = ((first, found.missing_first), (second, found.missing_second))
    return together([words.format(n=count) for words, count in parts if count])


def picture(title: str, rows: Sequence[tuple[str, Row]]) -> Chart:
    words = came_words()
    says = " ".join(_("{label}: {came}.").format(label=label, came=came_of(row)) for label, row in rows)
    drawn = [
        (label, str(row.total), tuple((FILLS[came], row.of(came)) for came in CAME)) for label, row in rows
    ]  # fmt: skip
    keys = [Key(FILLS[came], words[came]) for came in CAME if any(row.of(came) for _label, row in rows)]
    return bars(title, says, drawn, keys)


def reach(title: str, rows: Sequence[tuple[str, Share]]) -> tuple[Chart, ...]:
    """The shares with their whiskers, of those that are of enough; no picture where there is none."""
    drawn, says = [], []
    for label, share in rows:
        if share.enough:
            between = wilson(share)
            drawn.append((label, few_of(share), between.low, share.came / share.of, between.high))
            says.append(_("{label}: {some}, which fits {range}.").format(
                label=label, some=few_of(share), range=fits(between)
            ))  # fmt: skip
    ticks = (_("none"), _("half"), _("all"))
    return (whiskers(title, " ".join(says), drawn, ticks),) if drawn else ()


def table(caption: str, rows: Sequence[tuple[str, Row]]) -> Table:
    words = came_words()
    return Table(
        caption,
        ("", *(sentence(words[came]) for came in CAME), _("All")),
        tuple((label, *(str(row.of(came)) for came in CAME), str(row.total)) for label, row in rows),
    )
