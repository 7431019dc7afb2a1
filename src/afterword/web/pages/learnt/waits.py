"""How long employers take to answer, with those that have not."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.learn import FEWEST, Step, Wait, answered_by, answered_by_between, curve
from afterword.flows.learnt import NEWEST
from afterword.web.pages.charts import staircase
from afterword.web.pages.learnt.values import FEW, Section, Table
from afterword.web.pages.words import number, sentence, together

LONGEST = 120  # days; what takes longer is in the table
EVERY = (1, 2, 7, 14, 28)  # days between two marks of the axis
MOST_MARKS = 7


def waits(known: Sequence[Wait]) -> Section | None:
    """None where no interview has a day."""
    if not known:
        return None
    answered = sorted(wait.days for wait in known if wait.answered)
    still = [wait.days for wait in known if not wait.answered]
    if len(answered) < FEW / 2:
        return Section("waits", _("How long they take"), few(answered, len(still)))
    steps = curve(known)
    half, most = answered_by(steps, 0.5), answered_by(steps, 0.75)
    said = [middle(len(known), half)]
    if still:
        said.append(
            ngettext(
                "{n} has not answered yet and is counted as such, for as long as you have waited.",
                "{n} have not answered yet and are counted as such, for as long as you have waited.",
                len(still),
            ).format(n=len(still))
        )
    if half is not None and most is not None and most > half:
        said.append(_("Three in four had within {days}.").format(days=in_days(most)))
    missing = ""
    if len(known) < FEWEST:
        missing = _("From {fewest} interviews on, this page also says how sure that is.").format(fewest=FEWEST)
    elif half is not None:
        said.append(sure(*answered_by_between(steps, 0.5)))
    if len(known) >= NEWEST:
        said.append(_("These are your newest {n} interviews.").format(n=NEWEST))
    last = min(LONGEST, max(7, steps[-1].day))
    if steps[-1].day > last:
        said.append(_("The picture ends at {days} days; the table goes on.").format(days=last))
    picture = staircase(
        _("How many had answered, by the day after the interview"),
        parts(steps),
        [(step.day, 1 - step.still, 1 - step.high, 1 - step.low) for step in steps],
        last=last,
        still=still,
        levels=(_("none"), _("half"), _("all")),
        days=marks(last),
        half=half,
    )
    return Section("waits", _("How long they take"), tuple(said), (picture,), table(steps), missing)


def parts(steps: Sequence[Step]) -> str:
    """The line in words."""
    words = ((0.25, _("A quarter")), (0.5, _("Half")), (0.75, _("Three quarters")))
    days = [(name, answered_by(steps, share)) for share, name in words]
    return " ".join(
        _("{part} had answered by day {day}.").format(part=name, day=day) for name, day in days if day is not None
    )


def few(answered: Sequence[int], still: int) -> tuple[str, ...]:
    """Too few for a picture: each answer by itself."""
    says = []
    if answered:
        later = [days for days in answered if days > 0]
        at_once = len(answered) - len(later)
        if at_once:
            says.append(
                ngettext("{n} answer came the same day.", "{n} answers came the same day.", at_once).format(
                    n=sentence(number(at_once))
                )
            )
        if len(later) == 1:
            says.append(_("One answer came after {days}.").format(days=in_days(later[0])))
        elif later:
            days = together([str(days) for days in later])
            says.append(_("{n} answers came after {days} days.").format(n=sentence(number(len(later))), days=days))
    if still:
        says.append(
            ngettext("{n} answer has not come yet.", "{n} answers have not come yet.", still).format(
                n=sentence(number(still))
            )
        )
    return tuple(says)


def middle(count: int, half: int | None) -> str:
    if half is None:
        return _("After {count} interviews, fewer than half of the employers have answered so far.").format(count=count)
    return _("After {count} interviews, half of the employers had answered within {days}.").format(
        count=count, days=in_days(half)
    )


def sure(low: int | None, high: int | None) -> str:
    """The interval of the middle, in words."""
    if low is None or high is None:
        return _("The middle is not sure yet: over more employers like these it may lie much later.")
    if low == high:
        return _("Over many more employers like these, the middle would come out much the same.")
    return _("Over many more employers like these, the middle may lie anywhere from {low} to {high} days.").format(
        low=low, high=high
    )


def in_days(days: int) -> str:
    return ngettext("{days} day", "{days} days", days).format(days=days)


def marks(last: int) -> list[tuple[int, str]]:
    """Days under the axis: as many as there is room for."""
    every = next((step for step in EVERY if last / step < MOST_MARKS), EVERY[-1])
    return [(day, str(day)) for day in range(0, last + 1, every)]


def table(steps: Sequence[Step]) -> Table:
    return Table(
        _("Answers by day; of 100 employers, how many had answered by then, and the interval of it"),
        (_("Day"), _("Waiting until then"), _("Answered that day"), _("Of 100"), _("From"), _("To")),
        tuple(
            (str(step.day), str(step.waiting), str(step.answered), *map(hundredths, (step.still, step.high, step.low)))
            for step in steps
        ),
    )


def hundredths(still: float) -> str:
    return str(round(100 * (1 - still)))
