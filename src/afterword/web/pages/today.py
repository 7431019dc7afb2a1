"""Today as a page: a headline that already says what matters, what is due, what waits, what is half told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, time, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.flows.decide import Today
from afterword.store.models import Interview, Promise, Step
from afterword.web.pages import acts, dates
from afterword.web.pages.debrief import eyebrow, open_step
from afterword.web.pages.promises import due_words, made_to, sent_as, theirs, whole_url
from afterword.web.pages.words import number, sentence

AT_FIRST, AT_MOST = 8, 20  # as many as a person can take in; some more fold away, the rest stand with their interview
A_DAY = 12  # beyond so many things a number only weighs on the person


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the list. `soon`: due today at a time that matters, or overdue."""

    what: str
    url: str
    when: str
    why: str
    soon: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    headline: str
    day: str
    due: tuple[Line, ...]
    due_more: tuple[Line, ...]
    coming: tuple[Line, ...]
    coming_more: tuple[Line, ...]
    open: tuple[Line, ...]
    open_more: tuple[Line, ...]
    theirs: tuple[Line, ...]
    more: bool


def page(
    today: Today, names: Mapping[UUID, str], now: datetime, zone: tzinfo, reminded: Set[UUID | None] = frozenset()
) -> Page:
    """`names`: the first person met in each interview, by the interview's id. `zone` is the person's own.

    `reminded`: steps and promises that a reminder above the list is about; they are not said twice.
    """
    half_told = {row.id for row in today.debriefs_open}
    calls = {step.interview_id for step in (*today.due, *today.waiting) if step.kind == "call"}

    def shown(step: Step) -> bool:
        if step.kind in acts.AT_LEISURE and step.not_before is not None and step.not_before > now:
            return False  # the day they said no is left in peace
        if step.kind == "settle":  # it stands under "half told" already
            return step.interview_id not in half_told
        return step.kind != "voicemail" or step.interview_id not in calls  # first the call, then perhaps a message

    due: list[Step | Promise] = []
    later: list[tuple[datetime, Step]] = []
    for step in filter(shown, today.due):
        if _is_today(step, now, zone) and step.kind not in acts.AT_LEISURE:
            due.append(step)
        else:
            later.append((step.due or now, step))
    for step in filter(shown, today.waiting):
        if _begins_today(step, now, zone) and _is_today(step, now, zone) and step.kind not in acts.AT_LEISURE:
            due.append(step)  # not at this hour, but today: the plan says so too
        else:
            later.append((step.not_before or step.due or now, step))
    mine = [promise for promise in today.promises if promise.mine]
    due += [promise for promise in mine if _is_today(promise, now, zone)]
    due.sort(key=lambda each: _due(each) or now)
    coming: list[tuple[datetime, Step | Promise]] = [*_one_each(sorted(later, key=lambda each: each[0]))]
    coming += [(promise.due_at or now, promise) for promise in mine if promise not in due]
    coming.sort(key=lambda each: each[0])
    open_lines = tuple(line for row in today.debriefs_open if (line := _half_told(row, now, zone)) is not None)
    due_lines = tuple(_line(each, names, now, zone) for each in due[:AT_MOST] if each.id not in reminded)
    coming_lines = tuple(_coming(each, names, now, zone) for _when, each in coming[:AT_MOST] if each.id not in reminded)
    return Page(
        headline=headline(due, len(open_lines), now, zone),
        day=dates.full_day(now.astimezone(zone).date()),
        due=due_lines[:AT_FIRST],
        due_more=due_lines[AT_FIRST:],
        coming=coming_lines[:AT_FIRST],
        coming_more=coming_lines[AT_FIRST:],
        open=open_lines[:AT_FIRST],
        open_more=open_lines[AT_FIRST:AT_MOST],
        theirs=tuple(_theirs(one, now, zone) for one in today.promises if not one.mine)[:AT_FIRST],
        more=today.more or max(len(due), len(coming), len(open_lines)) > AT_MOST,
    )


def _one_each(steps: Sequence[tuple[datetime, Step]]) -> list[tuple[datetime, Step]]:
    """The next step of each interview; the ones after it are on its plan."""
    first: dict[UUID, tuple[datetime, Step]] = {}
    for when, step in steps:
        first.setdefault(step.interview_id, (when, step))
    return list(first.values())


def headline(due: Sequence[Step | Promise], half_told: int, now: datetime, zone: tzinfo) -> str:
    """One sentence: "One call to make before noon.", "Three things to do today, the call first." """
    if not due:
        if half_told:
            return ngettext(
                "{count} interview is still half told.", "{count} interviews are still half told.", half_told
            ).format(count=sentence(number(half_told)))
        return _("Nothing is due today.")
    if len(due) == 1:
        return _one(due[0], now, zone)
    if len(due) > A_DAY:
        return _("More than a day’s worth is due. Start with the first.")
    if _kind(due[0]) == "call":
        return _("{count} things to do today, the call first.").format(count=sentence(number(len(due))))
    return _("{count} things to do today.").format(count=sentence(number(len(due))))


def _one(only: Step | Promise, now: datetime, zone: tzinfo) -> str:
    kind = _kind(only)
    if kind == "cool_off":
        return _("Nothing to do for now but let it rest.")
    moment = _due(only)
    due = moment.astimezone(zone) if moment else None
    what = acts.one(kind)
    if due is None or (due > now and due.time() >= dates.END_OF_DAY):
        return _("{what} today.").format(what=what)
    if due.date() < now.astimezone(zone).date():
        return _("{what}, due {day}.").format(what=what, day=dates.day(due.date(), now.astimezone(zone).date()))
    if kind not in acts.WITH_TIME or due < now:
        return _("{what} today.").format(what=what)
    if due.time() <= time(12):
        return _("{what} before noon.").format(what=what)
    return _("{what} by {time}.").format(what=what, time=dates.clock(due, zone))


def _kind(each: Step | Promise) -> str:
    return "promised" if isinstance(each, Promise) else each.kind


def _due(each: Step | Promise) -> datetime | None:
    return each.due_at if isinstance(each, Promise) else each.due


def _is_today(each: Step | Promise, now: datetime, zone: tzinfo) -> bool:
    due = _due(each)
    return due is None or due.astimezone(zone).date() <= now.astimezone(zone).date()


def _begins_today(step: Step, now: datetime, zone: tzinfo) -> bool:
    return step.not_before is not None and step.not_before.astimezone(zone).date() == now.astimezone(zone).date()


def _line(each: Step | Promise, names: Mapping[UUID, str], now: datetime, zone: tzinfo) -> Line:
    row = each.interview
    if isinstance(each, Promise):
        about = ", ".join(filter(None, (row.employer or eyebrow(row), made_to(each))))
        return Line(
            what=sent_as(each, names.get(each.interview_id, "")),
            url=whole_url(each),
            when=due_words(each, now, zone),
            why=f"{about}." if about else "",
            soon=_is_today(each, now, zone) and each.due_at is not None,
        )
    about = row.role if each.kind in acts.NAMED_BY_EMPLOYER and row.employer else eyebrow(row)
    return Line(
        what=acts.title_about(each.kind, names.get(each.interview_id, ""), each.channel, row.employer),
        url=acts.prepared_at(each.interview_id, each.kind, each.channel, each.ref),
        when="" if each.kind in acts.AT_LEISURE else dates.brief(each.not_before, each.due, now, zone),
        why=". ".join(part.rstrip(".") for part in (about, each.why) if part) + ("." if each.why else ""),
        soon=bool(each.due and _is_today(each, now, zone) and (each.kind in acts.WITH_TIME or each.due < now)),
    )


def _coming(each: Step | Promise, names: Mapping[UUID, str], now: datetime, zone: tzinfo) -> Line:
    """As it is due; among what comes later an hour alone would leave open of which day it is."""
    line = _line(each, names, now, zone)
    if (
        isinstance(each, Step)
        and line.when
        and each.not_before
        and each.not_before > now
        and _begins_today(each, now, zone)
    ):
        return replace(line, when=_("from today"))
    return line


def _theirs(promise: Promise, now: datetime, zone: tzinfo) -> Line:
    """What they said they would do: nothing is asked of the person, so no time presses."""
    return Line(
        what=theirs(promise),
        url=reverse("promises", args=[promise.interview_id]),
        when=due_words(promise, now, zone),
        why=f"{eyebrow(promise.interview)}." if eyebrow(promise.interview) else "",
    )


def _half_told(row: Interview, now: datetime, zone: tzinfo) -> Line | None:
    """An interview in which something is still open; None when what is left open no longer matters."""
    step = open_step(row, anyone=bool(row.interviewers.all()))
    if step is None:
        return None
    begun = row.created_at.astimezone(zone).date()
    return Line(
        what=eyebrow(row) or _("An interview without a name yet"),
        url=reverse("ask", args=[row.id, step]),
        when="",
        why=_("Begun {day}. Go on where you stopped.").format(day=dates.on_day(begun, now.astimezone(zone).date())),
    )
