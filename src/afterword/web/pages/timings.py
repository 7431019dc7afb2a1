"""The timings as a readable table: what each is, the person's own number, the first one, and how far it is proven."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from afterword.domain.knowledge import Timing
from afterword.domain.knowledge.model import Range, StepTiming

STEPS = {
    "capture": gettext_lazy("Writing down what happened"),
    "cool_off": gettext_lazy("Letting it rest"),
    "adviser": gettext_lazy("Asking someone you trust"),
    "bridge_email": gettext_lazy("The e-mail that asks for five minutes"),
    "call": gettext_lazy("The call"),
    "voicemail": gettext_lazy("A message on voicemail"),
    "thank_you": gettext_lazy("A short thank-you"),
    "letter": gettext_lazy("The letter"),
    "courteous_close": gettext_lazy("The courteous close"),
    "promised": gettext_lazy("Something you promised"),
    "follow_up": gettext_lazy("Asking where things stand"),
    "rejection_reply": gettext_lazy("The reply to a no"),
    "advice_request": gettext_lazy("Asking for advice after a no"),
    "keep_warm_first": gettext_lazy("The first sign of life afterwards"),
    "keep_warm_again": gettext_lazy("Keeping in touch"),
}
BUDGET = {
    "before_decision": gettext_lazy("Contacts before they decide, at most"),
    "per_seven_days": gettext_lazy("Contacts in seven days, at most"),
    "unanswered_in_a_row": gettext_lazy("Unanswered in a row, then stop"),
    "same_clarification": gettext_lazy("The same point made, at most"),
    "call_attempts_per_day": gettext_lazy("Attempts to ring in a day, at most"),
}
RANGES = {
    "hours": (gettext_lazy("When, counted from the step before"), gettext_lazy("hours")),
    "days": (gettext_lazy("When, counted from the step before"), gettext_lazy("days")),
    "business_days": (gettext_lazy("When, counted from the step before"), gettext_lazy("working days")),
    "fallback_business_days": (gettext_lazy("When they named no date"), gettext_lazy("working days")),
    "minutes": (gettext_lazy("How long it takes you"), gettext_lazy("minutes")),
    "words": (gettext_lazy("How long it may be"), gettext_lazy("words")),
    "seconds": (gettext_lazy("How long it may take to say"), gettext_lazy("seconds")),
}
NUMBERS = {
    "latest_hours": (gettext_lazy("Too late after"), gettext_lazy("hours")),
    "opening_seconds": (gettext_lazy("The opening, at most"), gettext_lazy("seconds")),
    "points_max": (gettext_lazy("Points, at most"), ""),
    "attempts_max": (gettext_lazy("Attempts, at most"), ""),
    "messages_max": (gettext_lazy("Messages, at most"), ""),
    "asks_max": (gettext_lazy("Questions, at most"), ""),
    "reminders_max": (gettext_lazy("Reminders, at most"), ""),
    "per_year_max": (gettext_lazy("Times a year, at most"), ""),
}
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


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    why: str
    rows: tuple[Row, ...]


def groups_of(
    first: Timing,
    own: Mapping[str, Mapping[str, float]],
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> tuple[Group, ...]:
    """One group a step, and one for contacts. `own`: the person's numbers by step and field; `typed`: just sent."""
    groups = []
    for step in first.steps.values():
        rows = tuple(_rows(step, own.get(step.id, {}), typed or {}, problems or {}))
        if rows:
            label = str(STEPS.get(step.id) or step.id.replace("_", " ").capitalize())
            groups.append(Group(label, step.why, rows))
    groups.append(_budget(first, own.get("contact_budget", {}), typed or {}, problems or {}))
    return tuple(groups)


def firsts_of(first: Timing) -> dict[str, str]:
    """The first number of every field, as the table writes it."""
    return {end.name: end.value for group in groups_of(first, {}) for row in group.rows for end in row.ends}


def names_of(first: Timing) -> dict[str, str]:
    """Every field of the table and what its row is called: "timings.voicemail.seconds_low" and so on."""
    names = {}
    for group in groups_of(first, {}):
        for row in group.rows:
            for end in row.ends:
                names[end.name] = f"{group.label}: {row.label}"
    return names


def overrides_of(own: Mapping[str, Mapping[str, float]], first: Timing) -> dict[str, Any]:
    """The person's numbers in the form `domain.knowledge.timing` takes: {"steps.voicemail.seconds": [20, 30]}."""
    laid: dict[str, Any] = {}
    for id, numbers in own.items():
        step = first.steps.get(id)
        if step is None:
            if id == "contact_budget":
                laid |= {f"{id}.{field}": round(numbers[field]) for field in BUDGET if field in numbers}
            continue
        for field in RANGES:
            range_: Range | None = getattr(step, field)
            if range_ is not None and {f"{field}_low", f"{field}_high"} & set(numbers):
                low, high = numbers.get(f"{field}_low", range_.low), numbers.get(f"{field}_high", range_.high)
                laid[f"steps.{id}.{field}"] = [low, high]
        for field in NUMBERS:
            if field in numbers and getattr(step, field) is not None:
                laid[f"steps.{id}.{field}"] = numbers[field]
    return laid


def _rows(
    step: StepTiming, own: Mapping[str, float], typed: Mapping[str, str], problems: Mapping[str, str]
) -> Iterator[Row]:
    for field, (label, unit) in RANGES.items():
        range_: Range | None = getattr(step, field)
        if range_ is not None:
            ends = (
                _end(step.id, f"{field}_low", range_.low, own, typed, _("from")),
                _end(step.id, f"{field}_high", range_.high, own, typed, _("to")),
            )
            first = f"{_plain(range_.low)}–{_plain(range_.high)}"
            yield _row(step, field, str(label), str(unit), ends, first, problems)
    for field, (label, unit) in NUMBERS.items():
        number: float | None = getattr(step, field)
        if number is not None:
            one = (_end(step.id, field, number, own, typed),)
            yield _row(step, field, str(label), str(unit), one, _plain(number), problems)


def _budget(first: Timing, own: Mapping[str, float], typed: Mapping[str, str], problems: Mapping[str, str]) -> Group:
    rows = []
    for field, label in BUDGET.items():
        number: int = getattr(first.budget, field)
        end = _end("contact_budget", field, number, own, typed)
        grade = str(GRADES[first.budget.grade])
        rows.append(
            Row(f"t-contact_budget-{field}", str(label), "", (end,), _plain(number), grade, problems.get(end.name, ""))
        )
    return Group(_("How much contact is wise"), "", tuple(rows))


def _row(
    step: StepTiming,
    field: str,
    label: str,
    unit: str,
    ends: tuple[End, ...],
    default: str,
    problems: Mapping[str, str],
) -> Row:
    problem = next((problems[end.name] for end in ends if end.name in problems), "")
    return Row(f"t-{step.id}-{field}", label, unit, ends, default, str(GRADES[step.grade]), problem)


def _end(
    step: str, field: str, first: float, own: Mapping[str, float], typed: Mapping[str, str], label: str = ""
) -> End:
    name = f"timings.{step}.{field}"
    return End(name, typed.get(name, _plain(own.get(field, first))), label)


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
