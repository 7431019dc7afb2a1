"""The pages of a debrief: which there are, in what order, and what each asks.

The order is made for someone on a pavement with a phone. Facts that need no thought come first and warm the hand; then
the four questions while the talk is fresh; how to reach the employer last, because it does not fade. A "no" to wanting
the job ends the walk at once (S2): nothing else need be asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from django.utils.translation import gettext as _

from afterword.store.models import Exchange, Interview
from afterword.web.pages.fields import Field

FOUR = ("want", "effective", "interest", "understood")
AT_HOME = ("people", "goals", "left-out", "place")  # reached from the interview's home only
EXCHANGE = ("asked", "said", "landed", "wish_said")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at the interview, as the forms need them."""

    name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the person has told so far: the row, who was there (the first is the one to ring), the first question."""

    interview: Interview
    people: tuple[Person, ...]
    moment: Exchange | None
    now: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Question:
    """One page: a headline, a sentence or two of help, and its fields. `whole`: one choice is the whole page."""

    step: str
    title: str
    lead: str
    fields: tuple[Field, ...]
    eyebrow: str = ""
    go_on: str = ""
    may_wait: bool = True
    note: str = ""

    @property
    def whole(self) -> bool:
        return len(self.fields) == 1 and self.fields[0].kind == "choice"

    def value(self, name: str) -> str:
        return next((field.value for field in self.fields if field.name == name), "")

    def with_typed(self, typed: Mapping[str, str], problems: Mapping[str, str]) -> Question:
        """The same page holding what was typed, kept or not, with a sentence at each field that could not be read."""
        fields = tuple(
            replace(field, value=typed.get(field.name, field.value), problem=problems.get(field.name, ""))
            for field in self.fields
        )
        return replace(self, fields=fields)

    @property
    def problems(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.problem)


def walk(interview: Interview) -> tuple[str, ...]:
    """The steps of the quick path, given what has been answered so far. After the last comes the verdict."""
    start = ("job", "when", "who", "want")
    if interview.want == "no":
        return start
    moment = ("moment",) if interview.effective in ("no", "unsure") else ()
    return (*start, "effective", *moment, "interest", "understood", "reach")


def after(step: str, interview: Interview) -> str | None:
    """The step that follows, or None: the verdict."""
    steps = walk(interview)
    place = steps.index(step) + 1 if step in steps else len(steps)
    return steps[place] if place < len(steps) else None


def before(step: str, interview: Interview) -> str | None:
    steps = walk(interview)
    place = steps.index(step) if step in steps else 0
    return steps[place - 1] if place else None


def open_step(interview: Interview, anyone: bool) -> str | None:
    """Where to go on: the first step of the walk with nothing in it yet; None when the four are answered."""
    if not (interview.employer or interview.role):
        return "job"
    if interview.want == "no":
        return None
    if not any(getattr(interview, name) for name in FOUR):
        if interview.starts_at is None:
            return "when"
        if not anyone:
            return "who"
    return next((name for name in FOUR if not getattr(interview, name)), None)


def eyebrow(interview: Interview) -> str:
    """Which interview this is about: "Halden & Rye, Operations manager"."""
    return ", ".join(part for part in (interview.employer, interview.role) if part)


def starts_at_text(typed: Mapping[str, str], now: datetime, zone: tzinfo) -> str | None:
    """What the page about the time says, as one text a flow can read; None when nothing has been chosen.

    A day without a time stays a day: no hour is made up.
    """
    here = now.astimezone(zone)
    time = typed.get("time", "").strip()
    match typed.get("day", ""):
        case "now":
            return here.strftime("%Y-%m-%dT%H:%M")
        case "today":
            date = here.date().isoformat()
        case "yesterday":
            date = (here.date() - timedelta(days=1)).isoformat()
        case "another":
            date = typed.get("date", "").strip()
        case _:
            return None
    return f"{date}T{time}" if date and time else date


def missing(page: Question, typed: Mapping[str, str]) -> dict[str, str]:
    """What has to be chosen before going on. A page may always be left for now instead."""
    if page.whole and not typed.get(page.step):
        return {page.step: _("Choose one of these, or leave it for now.")}
    if page.step == "when" and not typed.get("day"):
        return {"day": _("Choose one of these, or leave it for now.")}
    if page.step == "when" and typed["day"] == "another" and not typed.get("date", "").strip():
        return {"date": _("Say which day it was, or leave it for now.")}
    return {}
