"""The home of one interview, and the list of all of them: what is next, and everything that was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.flows.carry import lies_ahead
from afterword.flows.listen import Progress
from afterword.store.found import Found
from afterword.store.load import is_blank, lines_of
from afterword.store.models import Exchange, Interview, Step
from afterword.web.pages import acts, dates, outcome
from afterword.web.pages.debrief import FOUR, Told, eyebrow, open_step
from afterword.web.pages.heard_words import moment
from afterword.web.pages.places import country_name
from afterword.web.pages.verdict import FourAnswer
from afterword.web.pages.words import number, sentence, short, together

SHOWN = 20
NO_PAPERS = Progress("none", 0, "", "", ())


@dataclass(frozen=True, slots=True)
class Task:
    what: str
    url: str
    state: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    about: str
    met: str
    headline: str
    next_label: str
    next_url: str
    questions: tuple[Task, ...]
    more_questions: int
    papers: tuple[Task, ...]
    tasks: tuple[Task, ...]
    answers: tuple[FourAnswer, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One interview in the list."""

    what: str
    url: str
    when: str
    state: str


def page(
    told: Told,
    answers: tuple[FourAnswer, ...],
    exchanges: Sequence[Exchange],
    steps: Sequence[Step],
    progress: Progress = NO_PAPERS,
    found: Found | None = None,
) -> Page:
    """`progress` and `found` are of the papers given; without any the page asks for them."""
    row = told.interview
    exchanges = in_order(exchanges)
    headline, label, url = _next(told, steps)
    return Page(
        about=eyebrow(row) or _("An interview without a name yet"),
        met=met(row, told.now, told.zone),
        headline=headline,
        next_label=label,
        next_url=url,
        questions=tuple(_question(one) for one in exchanges[:SHOWN]),
        more_questions=max(0, len(exchanges) - SHOWN),
        papers=_papers(row.id, progress, found),
        tasks=_tasks(told, found),
        answers=answers,
        settled=open_step(row, bool(told.people)) is None,
    )


def met(row: Interview, now: datetime, zone: tzinfo) -> str:
    """When the interview was: "Tuesday 17 November"; "" when not known."""
    if row.starts_at is None:
        return ""
    there = row.starts_at.astimezone(zone).date()
    today = now.astimezone(zone).date()
    if abs((there - today).days) < 2:
        return dates.day(there, today)
    return dates.full_day(there) if there.year == today.year else dates.plain_day(there, today)


def listed(row: Interview, now: datetime, zone: tzinfo) -> Listed:
    """A line of the list. `row` comes with its people and its waiting steps."""
    seats = sorted(row.interviewers.all(), key=lambda seat: seat.position)
    waiting = sorted((step for step in row.steps.all() if step.waits(now)), key=_order)
    name = seats[0].person.name if seats else ""
    step = open_step(row, bool(seats))
    if lies_ahead(row, now) and not any(getattr(row, each) for each in FOUR):
        state = _("Still to come")
    elif row.outcome:
        state = outcome.said_of(row.outcome, row.outcome_on, now.astimezone(zone).date())
    elif step is not None:
        state = _open_words(row)
    elif waiting:
        when = dates.due(waiting[0].due, now, zone)
        what = acts.title(waiting[0].kind, name, waiting[0].channel)
        state = _("Next: {what}, {when}").format(what=_lower(what), when=when) if when else (
            _("Next: {what}").format(what=_lower(what))
        )  # fmt: skip
    elif row.want == "no":
        state = _("You did not want it")
    else:
        state = _("Nothing more to do")
    return Listed(
        what=eyebrow(row) or _("An interview without a name yet"),
        url=reverse("interview", args=[row.id]),
        when=_date(row, now, zone),
        state=f"{name}. {state}." if name else f"{state}.",
    )


def _order(step: Step) -> tuple[bool, datetime | int, int]:
    return (step.due is None, step.due or 0, step.position)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _date(row: Interview, now: datetime, zone: tzinfo) -> str:
    there = (row.starts_at or row.created_at).astimezone(zone).date()
    today = now.astimezone(zone).date()
    return sentence(dates.day(there, today)) if -2 < (there - today).days < 1 else dates.plain_day(there, today)


def _open_words(row: Interview) -> str:
    missing = sum(1 for name in FOUR if not getattr(row, name))
    if missing == len(FOUR):
        return _("Just begun")
    return ngettext("{count} question still open", "{count} questions still open", missing).format(
        count=sentence(number(missing))
    )


def _next(told: Told, steps: Sequence[Step]) -> tuple[str, str, str]:
    """(headline, button, where it leads)."""
    row = told.interview
    if row.outcome:
        said = outcome.said_of(row.outcome, row.outcome_on, told.now.astimezone(told.zone).date())
        return f"{said}.", _("How it stands"), reverse("outcome", args=[row.id])
    if lies_ahead(row, told.now) and not any(getattr(row, name) for name in FOUR):
        return _("It is still to come."), _("Before you go in"), reverse("before", args=[row.id])
    step = open_step(row, bool(told.people))
    if step is not None:
        begun = any(getattr(row, name) for name in FOUR)
        headline = _("This one is not told to the end yet.") if begun else _("Tell what happened, while it is fresh.")
        return headline, _("Go on"), reverse("ask", args=[row.id, step])
    waiting = sorted((step for step in steps if step.waits(told.now)), key=_order)
    if not waiting:
        if steps:
            return _("Nothing more to do here."), _("Look at it again"), reverse("verdict", args=[row.id])
        return (
            _("You have told it. See what is worth doing."),
            _("See what is worth doing"),
            reverse("verdict", args=[row.id]),
        )
    first = waiting[0]
    name = told.people[0].name if told.people else ""
    what = _lower(acts.title(first.kind, name, first.channel))
    when = dates.due(first.due, told.now, told.zone)
    headline = _("Next: {what}, {when}.").format(what=what, when=when) if when else _("Next: {what}.").format(what=what)
    if first.due is not None and first.due < told.now:
        headline = _("Next: {what}. It {was_due}.").format(what=what, was_due=when)
    label = acts.prepare_label(first.kind, first.channel) or _("See the plan")
    return headline, label, acts.prepared_at(row.id, first.kind, first.channel, first.ref)


def in_order(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """As they were heard; then what was only recalled."""
    return sorted(exchanges, key=lambda one: (one.heard_place is None, one.heard_place or 0, one.position))


def _papers(interview: UUID, progress: Progress, found: Found | None) -> tuple[Task, ...]:
    count = len(progress.papers)
    at = reverse("papers", args=[interview])
    if not count:
        return (Task(_("A transcript, the advert or your résumé"), at, _("if you have them")),)
    if progress.busy:
        state = _("being read")
    elif progress.state == "failed":
        state = _("needs another try")
    else:
        state = ngettext("{n} read", "{n} read", count).format(n=number(count))
    tasks = [Task(_("The papers"), at, state, open=progress.state == "failed")]
    if found is not None and found.unsure:
        who = Task(
            _("First say which voice is yours"), reverse("who", args=[interview]), _("only you can say"), open=True
        )
        return (*tasks, who)
    if found is not None and found.order:
        asked = ngettext("{n} question", "{n} questions", len(found.order)).format(n=number(len(found.order)))
        tasks.append(Task(_("The conversation"), reverse("conversation", args=[interview]), asked))
    tasks.append(Task(_("Told and untold"), reverse("board", args=[interview]), ""))
    return tuple(tasks)


def _question(one: Exchange) -> Task:
    landed = {"badly": _("landed badly"), "unsure": _("hard to tell"), "well": _("landed well")}.get(one.landed, "")
    if not landed and one.heard_place is not None:
        landed = moment(one.start)
    return Task(
        what=short(one.asked or one.heard or one.said or one.wish_said, 120) or _("A question without words yet"),
        url=reverse("question", args=[one.interview_id, one.id]),
        state=_("empty") if is_blank(one) else landed,
        open=is_blank(one),
    )


def _tasks(told: Told, found: Found | None) -> tuple[Task, ...]:
    row = told.interview
    goals, left_out = lines_of(row.goals), lines_of(row.left_out)
    heard = sum(1 for goal in found.goals if all(one.kind != "debrief" for one in goal.sources)) if found else 0
    here = "?to=interview"

    def at(step: str) -> str:
        return reverse("ask", args=[row.id, step]) + here

    nothing = _("nothing yet")
    contact = [row.contact_rules, *(person.phone or person.email for person in told.people[:1])]
    decides = (
        _("they decide {day}").format(day=dates.on_day(row.decision_by, told.now.date())) if row.decision_by else ""
    )
    ahead = lies_ahead(row, told.now)
    over = bool(row.outcome)  # what is missing still may be added, and nobody waits for it
    known = [*((_("contact noted"),) if any(contact) else ()), *((decides,) if decides else ())]
    return (
        Task(_("Employer and job"), at("job"), "" if eyebrow(row) else nothing, not eyebrow(row)),
        Task(
            _("When it is") if ahead else _("When it was"),
            at("when"),
            met(row, told.now, told.zone) or nothing,
            row.starts_at is None,
        ),
        Task(
            _("Who will be there") if ahead else _("Who was there"),
            at("people"),
            together([person.name for person in told.people if person.name]) or nothing,
            not told.people,
        ),
        Task(
            _("Reaching them, and when they decide"), at("reach"), ", ".join(known) or nothing, not known and not over
        ),
        Task(
            _("What they said they need"),
            at("goals"),
            _needs(len(goals), heard) or nothing,
            not (goals or heard or over),
        ),
        *(
            ()
            if ahead and not left_out
            else (Task(_("What you left out"), at("left-out"), _count(len(left_out)) or nothing),)
        ),
        Task(_("Where they are"), at("place"), country_name(row.country) or nothing),
    )


def _needs(noted: int, heard: int) -> str:
    read = ngettext("{count} from the papers", "{count} from the papers", heard).format(count=number(heard))
    return ", ".join(filter(None, (_count(noted), read if heard else "")))


def _count(lines: int) -> str:
    return ngettext("{count} noted", "{count} noted", lines).format(count=number(lines)) if lines else ""
