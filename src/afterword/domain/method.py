"""The whole method in one call: assess, diagnose, plan, compose, review. Web and terminal show the same pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cached_property, partial

from afterword.domain.assess import Verdict, assess
from afterword.domain.compose import compose
from afterword.domain.compose.draft import SPOKEN, Draft
from afterword.domain.diagnose import diagnose
from afterword.domain.diagnose.findings import Diagnosis, Heard
from afterword.domain.follow import default_due
from afterword.domain.interview import Case
from afterword.domain.knowledge import Timing
from afterword.domain.plan import ContactMade, Owed, Plan, PlanInput, WorkCalendar, plan
from afterword.domain.plan.times import times
from afterword.domain.review import Check, review, speaking_seconds


@dataclass(frozen=True)
class Checked:
    """A draft with its checks. `seconds` is the speaking time, None for what is read and for cards used one at a time.

    `look` works the checks out, which costs as much as all the rest: it is called when somebody asks for them.
    """

    draft: Draft
    look: Callable[[], tuple[Check, ...]] = field(repr=False, compare=False)
    seconds: int | None

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        return self.look()


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything the method has to say about one interview."""

    case: Case
    verdict: Verdict
    diagnosis: Diagnosis
    plan: Plan
    drafts: tuple[Checked, ...]


def check(draft: Draft, case: Case, others: Sequence[Draft] = ()) -> Checked:
    """`draft` with its checks and its speaking time. `others` are the drafts it must not repeat."""
    seconds = speaking_seconds(draft) if draft.kind in SPOKEN and not draft.cards else None
    return Checked(draft, partial(review, draft, case, tuple(others)), seconds)


def make_pack(
    case: Case,
    *,
    now: datetime,
    calendar: WorkCalendar,
    own_zone: tzinfo,
    contacts: Sequence[ContactMade] = (),
    timing: Timing | None = None,
    heard: Heard | None = None,
    promises: Sequence[Owed] = (),
) -> Pack:
    """The pack for `case` as of `now` (aware). `calendar` is the employer's working time, `own_zone` the person's
    zone, `timing` the person's own timings (None: the knowledge's), `heard` what listening to the papers found,
    `promises` what they promised and is kept track of, open or closed.
    """
    verdict = assess(case.interview)
    diagnosis = diagnose(case, heard)
    planned = plan(PlanInput(case=case, verdict=verdict, diagnosis=diagnosis, now=now, calendar=calendar,
                             own_zone=own_zone, contacts=contacts, promises=promises,
                             times=times(timing)))  # fmt: skip

    def due(asked_at: datetime) -> datetime:
        return default_due(asked_at, case.interview.decision_by, calendar).astimezone(calendar.zone)

    drafts = compose(case, verdict, diagnosis, planned, now=now, contacts=contacts, due=due)
    return Pack(
        case, verdict, diagnosis, planned, tuple(check(d, case, [o for o in drafts if o is not d]) for d in drafts)
    )
