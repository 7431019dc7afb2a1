"""The whole method in one call: assess, diagnose, plan, compose, review. The web and the terminal show the same pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from afterword.domain.assess import Verdict
from afterword.domain.compose.draft import Draft
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import Case
from afterword.domain.plan import ContactMade, Plan, WorkCalendar
from afterword.domain.review import Check


@dataclass(frozen=True, slots=True)
class Checked:
    draft: Draft
    checks: tuple[Check, ...]
    seconds: int | None  # speaking time; None for what is read


@dataclass(frozen=True, slots=True)
class Pack:
    case: Case
    verdict: Verdict
    diagnosis: Diagnosis
    plan: Plan
    drafts: tuple[Checked, ...]


def make_pack(
    case: Case,
    *,
    now: datetime,
    calendar: WorkCalendar,
    own_zone: tzinfo,
    contacts: Sequence[ContactMade] = (),
) -> Pack:
    raise NotImplementedError
