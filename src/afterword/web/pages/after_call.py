"""After a call: what is asked of the person, what they had noted and promised in it, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import cast
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.domain.interview import OutcomeKind
from afterword.domain.outcomes import may_follow
from afterword.flows import call as flow
from afterword.flows import debrief, people, prepare, promises
from afterword.flows.kept import Unreadable
from afterword.flows.taps import uuid_of
from afterword.store import load, queries
from afterword.store.models import Call, Interview, Person, Promise
from afterword.web.pages import dates, plan
from afterword.web.pages import draft_words as words
from afterword.web.pages.fields import Choice
from afterword.web.pages.outcome import address

SOMEONE = "another"
CAME = {"said_no": "refused", "offered": "offer"}
"""What an answer given in the call is, as what came of the interview."""


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise made in the call, as its fields show it. `dropped`: the person says they did not make it."""

    id: str
    what: str
    due: str
    channel: str
    dropped: bool = False

    @property
    def due_name(self) -> str:
        return f"due:{self.id}"


@dataclass(frozen=True, slots=True)
class Page:
    """`problems` by the name of the field they are about; the same names stand in the form."""

    about: str
    back: str
    plan_url: str
    call_id: str
    card: str
    choices: tuple[Choice, ...]
    words: str
    people: tuple[tuple[str, str], ...]
    person: str
    person_name: str
    decision: str
    notes: tuple[tuple[str, str], ...]
    promises: tuple[Promised, ...]
    channels: tuple[tuple[str, str], ...]
    problems: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Next:
    """The next step and its reason; `row` is None when nothing more is to be done."""

    about: str
    headline: str
    lead: str
    row: plan.Row | None
    promises: tuple[str, ...]
    plan_url: str
    outcome_url: str = ""  # where what they said can be noted as what came of it; offered, never done by itself


def page(
    row: Interview, call: Call | None, posted: Mapping[str, str] | None, now: datetime, card: str = "call_card"
) -> Page:
    """The questions after a call. `posted`: what was typed and could not be kept. `card`: of a call without a row."""
    card = call.card if call else card
    given = posted or {}
    zone = load.zone_of(row, queries.profile_of(row.owner))
    seats = [seat.person for seat in queries.interviewers_of(row)]
    held = call.outcome if call else ""
    decision = date_format(row.decision_by, "j F Y") if row.decision_by else ""
    first = str(seats[0].id) if seats else SOMEONE
    return Page(
        about=words.about(row.employer, card, seats[0].name if seats else ""),
        back=words.address(row.id, card),
        plan_url=reverse("plan", args=[row.id]),
        call_id=str(call.id if call else uuid_of(given.get("call", "")) or uuid4()),
        card=card,
        choices=_choices(
            given.get("called", "") if given else held or (row.called if card == "call_card" and not call else "")
        ),
        words=given.get("words", call.words if call else ""),
        people=tuple((str(one.id), one.name or _("Someone without a name")) for one in seats),
        person=given.get("person", first),
        person_name=given.get("person_name", ""),
        decision=given.get("decision_by", decision),
        notes=_notes(call, zone),
        promises=tuple(_promised(one, given, zone) for one in flow.promised_in(row, call)) if call else (),
        channels=(("email", _("By e-mail")), ("call", _("By phone"))),
    )


def keep(row: Interview, call: Call | None, posted: Mapping[str, str], now: datetime, card: str) -> dict[str, str]:
    """Keeps what was told. What could not be read is answered by field, and then the call is not ended yet."""
    problems: dict[str, str] = {}
    if posted.get("called", "") not in flow.OUTCOMES:
        problems["called"] = _("Choose what happened, or leave it open.")
    before = page(row, call, None, now)
    if "decision_by" in posted and posted["decision_by"].strip() != before.decision:
        kept = debrief.keep(row, "decision_by", posted["decision_by"], now=now)
        if not kept.ok:
            problems["decision_by"] = kept.problem
    if call is not None:
        mended = {one.id: one for one in before.promises}
        for promise in flow.promised_in(row, call):
            problems |= _mend(promise, mended[str(promise.id)], posted, now)
    try:
        person = _person(row, posted)
    except Unreadable as problem:
        problems["person_name"] = str(problem)
        person = None
    if problems:
        return problems
    id = uuid_of(posted.get("call", ""))
    kept = flow.end(row, call, posted["called"], posted.get("words", ""), now, person=person, card=card, call_id=id)
    return {} if kept.ok else {"words": kept.problem}


def with_problems(shown: Page, problems: dict[str, str]) -> Page:
    return replace(shown, problems=problems)


def next_page(row: Interview, now: datetime) -> Next:
    """What comes after the call: the next step of the plan, or that there is none, and what is owed."""
    profile = queries.profile_of(row.owner)
    there = load.zone_of(row, profile)
    here = ZoneInfo(profile.zone) if profile.zone else there
    pack = prepare.pack_for(row, now)
    planned = plan.page(row.id, pack, list(queries.steps_of(row)), now, there, here)
    first = planned.rows[0] if planned.rows else None
    last = queries.calls_of(row).exclude(outcome="").last()
    made = flow.promised_in(row, last) if last else []
    owed = [one for one in made if one.state == Promise.State.OPEN]
    return Next(
        about=words.about(row.employer, "call_card", plan.first_name(pack)),
        headline=_headline(last.outcome if last else "", first),
        lead=_lead(last.outcome if last else ""),
        row=first,
        promises=tuple(_owed(one, there, now) for one in owed),
        plan_url=reverse("plan", args=[row.id]),
        outcome_url=address(row.id, what=CAME[last.outcome], way="call")
        if last and last.outcome in CAME and CAME[last.outcome] in may_follow(cast(OutcomeKind, row.outcome))
        else "",
    )


def _choices(held: str) -> tuple[Choice, ...]:
    offered = (
        ("spoke", _("We spoke"), _("The letter then only points to what you said.")),
        ("voicemail", _("I left a message"), _("One message is enough. The letter says the rest.")),
        ("not_reached", _("I reached nobody"), _("The call stays open. Once a day is enough.")),
        ("declined", _("They asked me not to"), _("Then the letter carries it alone. No more calls.")),
        ("said_no", _("They have said no to the job"), _("Then nothing more is sent to win it.")),
        ("offered", _("They offered me something"), _("Then nothing more is sent to win it.")),
    )
    return tuple(Choice(value, label, hint, value == held) for value, label, hint in offered)


def _notes(call: Call | None, zone: ZoneInfo) -> tuple[tuple[str, str], ...]:
    if call is None:
        return ()
    events = [event for event in queries.events_of(call) if event.kind == "note"]
    return tuple((dates.clock(event.at, zone), event.value.get("text", "")) for event in events)


def _promised(promise: Promise, given: Mapping[str, str], zone: ZoneInfo) -> Promised:
    due = date_format(promise.due_at.astimezone(zone), "j F Y, H:i") if promise.due_at else ""
    return Promised(
        id=str(promise.id),
        what=given.get(f"what:{promise.id}", promise.what),
        due=given.get(f"due:{promise.id}", due),
        channel=given.get(f"channel:{promise.id}", promise.channel),
        dropped=f"not:{promise.id}" in given or (not given and promise.state == Promise.State.LET_GO),
    )


def _mend(promise: Promise, before: Promised, posted: Mapping[str, str], now: datetime) -> dict[str, str]:
    if f"what:{promise.id}" not in posted:
        return {}
    if f"not:{promise.id}" in posted:
        promises.close(promise, Promise.State.LET_GO, now)
        return {}
    if promise.state == Promise.State.LET_GO:
        promises.reopen(promise, now)
    problems = {}
    for name, was in (("what", before.what), ("due", before.due), ("channel", before.channel)):
        typed = posted.get(f"{name}:{promise.id}", was)
        if typed != was:
            kept = promises.keep(promise, name, typed, now=now)
            if not kept.ok:
                problems[f"{name}:{promise.id}"] = kept.problem
    return problems


def _person(row: Interview, posted: Mapping[str, str]) -> Person | None:
    """Whom they spoke with: one of those who were there, or someone whose name was typed."""
    chosen = uuid_of(posted.get("person", ""))
    for seat in queries.interviewers_of(row):
        if seat.person_id == chosen:
            return seat.person
    name = " ".join(posted.get("person_name", "").split())
    if not name:
        return None
    return queries.people_of(row.owner).filter(name=name).first() or people.add(row.owner, name)


def _headline(outcome: str, first: plan.Row | None) -> str:
    if outcome == "said_no":
        return _("They said no. That is over now.")
    if outcome == "offered":
        return _("They made an offer.")
    if first is None:
        return _("Nothing more to do here.")
    return _("Next: {what}.").format(what=first.what[:1].lower() + first.what[1:])


def _lead(outcome: str) -> str:
    match outcome:
        case "said_no":
            return _("What was meant to win the job is taken off the plan. Thank them when you are ready, not before.")
        case "offered":
            return _("Ask for it in writing, and for a day to read it. What was meant to win the job is off the plan.")
        case "spoke":
            return _("What you told is kept, and the plan follows it.")
        case "voicemail":
            return _("One message is enough. It is kept in the contact log.")
        case "not_reached":
            return _("It is kept in the contact log. Nobody needs to know how often you tried.")
        case "declined":
            return _("They asked you not to ring, so no call is planned any more.")
    return ""


def _owed(promise: Promise, zone: ZoneInfo, now: datetime) -> str:
    when = dates.due(promise.due_at, now, zone)
    return f"{promise.what} ({when})" if when else promise.what
