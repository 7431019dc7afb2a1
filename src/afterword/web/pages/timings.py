"""The timings as a readable table: what each is, the person's own number, the first one, and how far it is proven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from afterword.domain.knowledge import Timing
from afterword.domain.knowledge.model import Range
from afterword.flows.timings import BUDGET

HOURS = gettext_lazy("hours")
WORKING_DAYS = gettext_lazy("working days")
# What the plan goes by, in the order of the journey: (step, field, what it is, unit).
CHANGEABLE = (
    ("cool_off", "hours", gettext_lazy("Let it rest before judging it"), HOURS),
    ("adviser", "hours", gettext_lazy("Ask someone you trust"), HOURS),
    ("thank_you", "hours", gettext_lazy("Send a short thank-you"), HOURS),
    ("call", "hours", gettext_lazy("Call"), HOURS),
    ("call", "latest_hours", gettext_lazy("Too late to call after"), HOURS),
    ("call", "attempts_max", gettext_lazy("Attempts to ring, at most"), ""),
    ("letter", "hours", gettext_lazy("Send the letter"), HOURS),
    ("courteous_close", "hours", gettext_lazy("Take leave courteously"), HOURS),
    ("follow_up", "business_days", gettext_lazy("Ask where things stand, after the day they named"), WORKING_DAYS),
    ("follow_up", "fallback_business_days", gettext_lazy("Ask where things stand, if they named no day"), WORKING_DAYS),
    (BUDGET, "before_decision", gettext_lazy("Contacts before they decide, at most"), ""),
    (BUDGET, "per_seven_days", gettext_lazy("Contacts in seven days, at most"), ""),
    (BUDGET, "unanswered_in_a_row", gettext_lazy("Unanswered in a row, then stop"), ""),
)
FIXED = (
    ("call", "seconds", gettext_lazy("A call"), gettext_lazy("seconds")),
    ("voicemail", "seconds", gettext_lazy("A message on voicemail"), gettext_lazy("seconds")),
    ("letter", "words", gettext_lazy("The letter"), gettext_lazy("words")),
    ("thank_you", "words", gettext_lazy("A short thank-you"), gettext_lazy("words")),
    ("bridge_email", "words", gettext_lazy("An e-mail that asks for five minutes"), gettext_lazy("words")),
    ("courteous_close", "words", gettext_lazy("A courteous close"), gettext_lazy("words")),
    ("rejection_reply", "words", gettext_lazy("A few words of thanks after a no"), gettext_lazy("words")),
    ("advice_request", "words", gettext_lazy("A question for advice"), gettext_lazy("words")),
)
GRADES = {
    "A": gettext_lazy("research or the law"),
    "B": gettext_lazy("a survey"),
    "C": gettext_lazy("what practitioners advise"),
    "D": gettext_lazy("our own judgement"),
    "none": gettext_lazy("nobody has measured it"),
}


@dataclass(frozen=True, slots=True)
class End:
    """One number. `value` is the person's own, else the first one."""

    name: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    anchor: str
    label: str
    unit: str
    ends: tuple[End, ...]
    default: str
    grade: str
    problem: str = ""


def rows_of(
    first: Timing,
    own: Mapping[str, Mapping[str, float]],
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> tuple[Row, ...]:
    """The numbers that may be changed. `own`: the person's by step and field; `typed`: what they just sent."""
    rows = []
    for step, field, label, unit in CHANGEABLE:
        holder = _holder(first, step)
        held = getattr(holder, field, None)
        if held is None:
            continue
        ends = _ends(step, field, held, own.get(step, {}), typed or {})
        problem = next((problems[end.name] for end in ends if problems and end.name in problems), "")
        grade = str(GRADES[holder.grade])
        rows.append(Row(f"t-{step}-{field}", str(label), str(unit), ends, _words(held), grade, problem))
    return tuple(rows)


def lengths_of(first: Timing) -> tuple[Row, ...]:
    """How long things may be: shown, not to be changed, because the words are composed to fit."""
    rows = []
    for step, field, label, unit in FIXED:
        held = getattr(first.steps.get(step), field, None)
        if held is not None:
            rows.append(Row("", str(label), str(unit), (), _words(held), str(GRADES[first.steps[step].grade])))
    return tuple(rows)


def firsts_of(first: Timing) -> dict[str, str]:
    """The first number of every field, as the table writes it: "timings.call.hours_low" and so on."""
    return {end.name: end.value for row in rows_of(first, {}) for end in row.ends}


def _holder(first: Timing, step: str) -> Any:
    return first.budget if step == BUDGET else first.steps.get(step)


def _ends(
    step: str, field: str, held: Range | float, own: Mapping[str, float], typed: Mapping[str, str]
) -> tuple[End, ...]:
    def end(part: str, number: float, label: str = "") -> End:
        name = f"timings.{step}.{part}"
        return End(name, typed.get(name, _plain(own.get(part, number))), label)

    if isinstance(held, Range):
        return end(f"{field}_low", held.low, _("from")), end(f"{field}_high", held.high, _("to"))
    return (end(field, held),)


def _words(held: Range | float) -> str:
    return f"{_plain(held.low)}–{_plain(held.high)}" if isinstance(held, Range) else _plain(held)


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
