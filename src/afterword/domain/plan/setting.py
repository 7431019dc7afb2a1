"""What the steps are planned against: when it was, when they decide, how they can be reached, what has been done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from afterword.domain.diagnose.findings import Repair
from afterword.domain.knowledge import families
from afterword.domain.language import _
from afterword.domain.plan.clearance import ContactRules, contact_rules
from afterword.domain.plan.hours import Span, at, call_windows, office_hours, overlap, rounded_up
from afterword.domain.plan.values import Channel, Clearance, PlanInput
from afterword.domain.plan.words import day_in_words

Decision = Literal["undated", "ahead", "today", "passed"]
_LOOK_AHEAD = 12  # call windows; about a week and a half of working days
_PAUSE = timedelta(hours=1)  # after the interview, before anything at all


@dataclass(frozen=True, slots=True)
class Setting:
    """`now` and `ended` are UTC. `limit` is the first moment of the decision day, None when that is no longer ahead."""

    given: PlanInput
    rules: ContactRules
    now: datetime
    ended: datetime
    decision: Decision
    limit: datetime | None
    channel: Channel

    @property
    def earliest(self) -> datetime:
        """Before this nothing happens: neither in the past nor while the interview is going on."""
        if self.given.case.interview.starts_at is None:
            return self.now
        return max(self.now, rounded_up(self.ended + _PAUSE))

    def hours(self, after: float) -> datetime:
        """`after` hours from the interview, and never before `earliest`."""
        return max(rounded_up(self.ended + timedelta(hours=after)), self.earliest)

    @property
    def prepared(self) -> datetime:
        """Time to prepare is left before a call when there is time at all (S11)."""
        return max(self.hours(self.given.times.call[0]), self.now + _PAUSE)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.given.calendar.zone).date()

    @property
    def decides(self) -> str:
        """ "They decide on Friday.", or what to say of a decision day that is here or past; "" if unknown."""
        day = self.given.case.interview.decision_by
        if day is None:
            return ""
        if self.decision == "today":
            return _("They decide today, so it is the next open hour.")
        if self.decision == "passed":
            return _("The day they named has passed, so ask first whether it is decided.")
        return _("They decide on {day}.").format(day=day_in_words(day, self.today))


def setting(given: PlanInput) -> Setting:
    interview = given.case.interview
    rules = contact_rules(interview)
    if given.case.call_outcome == "declined":
        no = Clearance(False, _("They would rather not be rung again."), ())
        rules = replace(rules, clearance=no, invited=False)
    now = rounded_up(given.now)
    ended = now if interview.starts_at is None else interview.starts_at.astimezone(UTC)
    decision: Decision = "undated"
    limit = None
    if interview.decision_by is not None:
        day = max(now, ended).astimezone(given.calendar.zone).date()
        decision = "ahead" if interview.decision_by > day else "today" if interview.decision_by == day else "passed"
        if decision == "ahead":
            limit = at(interview.decision_by, datetime.min.time(), given.calendar.zone)
    return Setting(given, rules, now, ended, decision, limit, channel_for(given, rules))


def channel_for(given: PlanInput, rules: ContactRules) -> Channel:
    """How the first word goes. A call needs clearance; how late it is never changes the channel, only what is said."""
    if rules.way == "none":
        return "none"
    if rules.way == "recruiter":
        return "recruiter"
    if given.verdict.kind in ("let_go", "thank_only") or not rules.clearance.cleared:
        return "email"
    return "call" if rules.invited or fits_a_call(given) else "email"


def fits_a_call(given: PlanInput) -> bool:
    """Whether the first point can be said in a minute or two; what has to be looked at is better sent."""
    if not given.diagnosis.repairs or given.diagnosis.repairs[0].kind != "answer":
        return True
    family = families().get(_family(given, given.diagnosis.repairs[0]))
    return family is None or (family.shape != "worked" and family.channel not in ("attach_evidence", "none"))


def _family(given: PlanInput, repair: Repair) -> str:
    return next((found.family for found in given.diagnosis.exchanges if found.exchange == repair.ref), "other")


def call_span(s: Setting, since: datetime) -> Span:
    """The window for a call: before the decision when one is left, in their own hours, in the person's waking hours.

    ValueError when the calendar and the call hours leave none in a year.
    """
    tomorrow = at(s.today + timedelta(days=1), datetime.min.time(), s.given.calendar.zone)
    tries = [(since, s.limit), (s.earliest, s.limit), (since, None)]
    if s.decision == "today":
        tries = [(s.earliest, tomorrow), (s.earliest, None)]
    found = next((found for start, limit in tries if (found := _window(s, start, limit))), None)
    if found is None:
        raise ValueError("there is no hour for a call in a whole year; look at the call hours and the calendar")
    return found


def second_call_span(s: Setting, after: date) -> Span | None:
    """A window on a later day than `after`, before the decision; None when there is none.

    A day of the week they named is for the first attempt; the second does not wait another week for it.
    """
    start = at(after + timedelta(days=1), datetime.min.time(), s.given.calendar.zone)
    return _window(s, max(start, s.earliest), s.limit, days=frozenset())


def _window(s: Setting, since: datetime, limit: datetime | None, days: frozenset[int] | None = None) -> Span | None:
    """The first window from `since` on and before `limit`: as they wish it, and awake, where that can be."""
    zone, hours = s.given.calendar.zone, s.rules.hours
    days = hours.days if days is None else days
    for times in dict.fromkeys((hours.within(s.given.times), s.given.times)):
        found: list[Span] = []
        for span in call_windows(s.given.calendar, times, since):
            if (limit is not None and span.start >= limit) or len(found) == _LOOK_AHEAD:
                break
            found.append(span)
        wished = [span for span in found if span.start.astimezone(zone).weekday() in days]
        awake = (overlap(span, s.given.own_zone, s.given.times) for span in (*wished, *found))
        chosen = next((span for span in awake if span is not None), None) or next(iter([*wished, *found]), None)
        if chosen is not None:
            return chosen
    return None


def message_span(s: Setting, since: datetime, until: datetime, floor: datetime | None = None) -> Span:
    """Office hours between `since` and `until`, before the decision if that can be; never before `floor`."""
    floor = s.earliest if floor is None else floor
    limit = s.limit
    start = since
    if s.decision == "today" or (limit is not None and _opens(s, since) >= limit):
        start = floor  # sooner than usual rather than too late
    if limit is not None and _opens(s, start) >= limit:
        start, limit = max(since, floor), None
    span: Span | None = None
    for hours in office_hours(s.given.calendar, s.given.times, start):
        if limit is not None and hours.start >= limit:
            break
        if span is not None and hours.start >= until:
            break
        end = hours.end if until < hours.start + _PAUSE else min(hours.end, until)
        span = Span(hours.start if span is None else span.start, end)
        if until <= end:
            break
    assert span is not None  # noqa: S101 - `start` was chosen so that there is one
    return span


def _opens(s: Setting, since: datetime) -> datetime:
    return next(office_hours(s.given.calendar, s.given.times, since)).start
