"""Rows become domain values. Six queries for a case, however long the debrief; what was heard is laid over it.

Once an answer is known there are three more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo

from afterword.domain import interview as domain
from afterword.domain.compose.overlay import Added, Overlay
from afterword.domain.interview import METHOD, Source
from afterword.domain.plan import Channel, Owed, StepKind, Touched, TouchWay
from afterword.store import queries
from afterword.store.found import Found
from afterword.store.models import (
    DraftChange,
    Evidence,
    Exchange,
    Feedback,
    Interview,
    Listened,
    Person,
    Profile,
    Promise,
    Touch,
    User,
)
from afterword.store.values import from_json

BULLETS = " \t-–—•*·"


CallOutcome = Literal["", "spoke", "voicemail", "not_reached", "declined"]


def case_of(row: Interview, profile: Profile | None = None) -> domain.Case:
    """The whole case of one interview: what is in its debrief, the owner's profile, evidence and adviser.

    `profile` is the owner's, where the caller has it already.
    """
    profile = profile or Profile.objects.get(owner=row.owner_id)
    return domain.Case(
        interview=interview_of(row, zone_of(row, profile)),
        candidate=candidate_of(profile),
        evidence=tuple(evidence_of(item) for item in queries.evidence_of(row.owner)),
        slot_answers=dict(row.slot_answers),
        adviser=_adviser_on(row),
        country=row.country or profile.country,
        called=None if not row.called else row.called == "spoke",
        call_outcome=cast(CallOutcome, row.called),
        after=after_of(row),
    )


def own_zone(owner: User) -> ZoneInfo:
    """The person's own zone; UTC where they have named none. One query."""
    return ZoneInfo(queries.profile_of(owner).zone or "UTC")


def own_day(owner: User, moment: datetime) -> date:
    """The day of a moment where the person is."""
    return moment.astimezone(own_zone(owner)).date()


def zone_of(row: Interview, profile: Profile) -> ZoneInfo:
    """The zone the interview took place in: its own, else the person's, else UTC."""
    return ZoneInfo(row.zone or profile.zone or "UTC")


def interview_of(row: Interview, zone: ZoneInfo) -> domain.Interview:
    starts_at = row.starts_at.astimezone(zone) if row.starts_at else None
    return domain.Interview(
        employer=row.employer,
        role=row.role,
        starts_at=starts_at,
        starts_at_text=starts_at.isoformat(timespec="minutes") if starts_at else "",
        interviewers=tuple(person_of(each.person) for each in queries.interviewers_of(row)),
        contact_rules=row.contact_rules,
        decision_by=row.decision_by,
        decision_by_text=row.decision_by.isoformat() if row.decision_by else "",
        assessment=domain.Assessment(
            want=_answer(row.want),
            effective=_answer(row.effective),
            interest=_answer(row.interest),
            understood=_answer(row.understood),
        ),
        exchanges=exchanges_in(list(queries.exchanges_of(row))),
        goals=goals_of(row),
        left_out=lines_of(row.left_out),
    )


def lines_of(text: str) -> tuple[str, ...]:
    """One entry a line, without the bullets people put in front; empty lines are no entries."""
    return tuple(line for line in (raw.strip(BULLETS) for raw in text.splitlines()) if line)


def goals_of(row: Interview) -> tuple[domain.Goal, ...]:
    """The goals with the numbers they were given when they first appeared; by line where none were given."""
    lines = lines_of(row.goals)
    numbers = row.goal_numbers if len(row.goal_numbers) == len(lines) else range(1, len(lines) + 1)
    return tuple(
        domain.Goal(id=f"g{number}", text=text, sources=(Source("debrief", f"goals[{place}]", text),))
        for place, (number, text) in enumerate(zip(numbers, lines, strict=True))
    )


def exchanges_in(rows: list[Exchange]) -> tuple[domain.Exchange, ...]:
    """Those in which something stands: as they were heard, in the order of the talk; then what was only recalled."""
    there = [row for row in rows if not is_blank(row)]
    there.sort(key=lambda row: (row.heard_place is None, row.heard_place or 0, row.position))
    return tuple(exchange_of(row) for row in there)


def exchange_of(row: Exchange) -> domain.Exchange:
    """`position` is the row's own and keeps its number when a neighbour is removed: answers to slots hang on it."""
    heard = row.heard_place is not None
    return domain.Exchange(
        position=row.position,
        asked=row.asked if row.asked.strip() else row.heard,
        said=row.said,
        landed=cast(domain.Landed, row.landed) if row.landed else None,
        wish_said=row.wish_said,
        heard=row.heard if heard else "",
        answer=row.answer if heard else "",
        start=(row.start or None) if heard else None,
        by=row.by if heard else "",
    )


def recalled_in(rows: list[Exchange]) -> tuple[domain.Exchange, ...]:
    """Only what the person typed, for listening to lay beside what is heard, and with which question it was heard.

    Where they wrote beside a heard question, without one of their own, that question is what they answered.
    """
    return tuple(
        domain.Exchange(
            position=row.position,
            asked=row.asked if row.asked.strip() else row.heard,
            said=row.said,
            landed=cast(domain.Landed, row.landed) if row.landed else None,
            wish_said=row.wish_said,
            heard=row.heard,
            start=row.start or None,
        )
        for row in rows
        if is_recalled(row)
    )


def is_recalled(row: Exchange) -> bool:
    return any(text.strip() for text in (row.asked, row.said, row.wish_said, row.landed))


def is_blank(row: Exchange) -> bool:
    return not is_recalled(row) and row.heard_place is None


def found_in(listened: Listened | None) -> Found | None:
    """What was found; None where nothing was yet, or where another version of Afterword wrote it."""
    if listened is None or listened.found is None:
        return None
    try:
        return from_json(Found, listened.found)
    except ValueError:
        return None


def with_found(case: domain.Case, found: Found | None) -> domain.Case:
    """`case` with what was heard beside what was typed: goals, the decision, how to get in touch."""
    if found is None:
        return case
    told = case.interview
    same = {(goal.id, goal.text): goal for goal in found.goals}
    typed = tuple(same.get((goal.id, goal.text), goal) for goal in told.goals)
    taken = {goal.id for goal in typed}
    heard = tuple(goal for goal in found.goals if goal.id not in taken and not only_typed(goal))
    decided = told.decision_by is None and found.decision_by is not None
    return replace(
        case,
        interview=replace(
            told,
            goals=typed + heard,
            decision_by=found.decision_by if decided else told.decision_by,
            decision_by_text=found.decision_by_text if decided else told.decision_by_text,
            contact_rules=told.contact_rules if told.contact_rules.strip() else found.contact_rules,
        ),
    )


def only_typed(goal: domain.Goal) -> bool:
    """Typed once and gone from the debrief since: no paper says it."""
    return all(source.kind == "debrief" for source in goal.sources)


def after_of(row: Interview) -> domain.After | None:
    """How it stands once an answer is known; without a query before one is, as `Interview.outcome` has it."""
    if not row.outcome:
        return None
    rows = list(queries.after.outcomes_of(row))
    standing = [one for one in rows if (one.kind, one.happened_on) == (row.outcome, row.outcome_on)]
    if not standing:
        return None
    stands = standing[-1]
    return domain.After(
        kind=cast(domain.OutcomeKind, stands.kind),
        on=stands.happened_on,
        way=cast(domain.ToldBy, stands.way),
        by=person_of(stands.person) if stands.person else None,
        words=stands.words,
        answer_by=stands.answer_by,
        feedback=tuple(said_of(one) for one in queries.after.feedback_on(row)),
        moot=tuple(one.exchange for one in rows if one.kind == "moot" and one.exchange),
    )


def said_of(row: Feedback) -> domain.Said:
    return domain.Said(
        words=row.words,
        on=row.said_on,
        way=cast(domain.ToldBy, row.way),
        by=person_of(row.person) if row.person else None,
        concerns=tuple(named.concern for named in row.concerns.all()),
    )


def person_of(row: Person) -> domain.Person:
    return domain.Person(
        name=row.name, title=row.title, email=row.email, phone=row.phone, address_as=row.address_as
    )  # fmt: skip


def candidate_of(profile: Profile) -> domain.Candidate:
    from_resume = bool(profile.name) and profile.name == profile.resume_name
    return domain.Candidate(
        name=profile.name,
        phone=profile.phone,
        email=profile.email,
        country=profile.country,
        signature=profile.signature,
        register=cast(domain.Register, profile.register),
        name_source=Source("resume", "basics.name", profile.name) if from_resume else _told("name", profile.name),
        phone_source=_told("phone", profile.phone),
    )


def evidence_of(row: Evidence) -> domain.Evidence:
    return domain.Evidence(
        id=f"e-{row.id.hex[:10]}",
        text=row.text,
        path=row.path or f"bank[{row.position}]",
        at=row.at,
        position=row.role,
        started=row.started,
        ended=row.ended,
    )


def touched_of(row: Touch) -> Touched:
    return Touched(
        way=cast(TouchWay, row.way),
        at=row.happened_at,
        outward=row.outward,
        step_kind=cast(StepKind, row.step_kind),
        answered=row.answered,
        no_more_calls=row.no_more_calls,
    )


def owed_of(row: Promise) -> Owed:
    return Owed(
        ref=str(row.id),
        what=row.what,
        due=row.due_at,
        noted_at=row.created_at,
        open=row.state == Promise.State.OPEN,
        quote=row.quote,
        channel=cast(Channel, row.channel) if row.channel != "letter" else "email",
    )


def overlay_of(change: DraftChange | None) -> Overlay:
    """What the person changed in a draft. Reads what `overlay_json` wrote."""
    if change is None:
        return Overlay()
    kept: dict[str, Any] = change.overlay
    return Overlay(
        edits=dict(kept.get("edits", {})),
        omitted=frozenset(kept.get("omitted", [])),
        added=tuple(Added(key=one["key"], after=one["after"], text=one["text"]) for one in kept.get("added", [])),
        confirmed=frozenset((rule, quote) for rule, quote in kept.get("confirmed", [])),
    )


def overlay_json(overlay: Overlay) -> dict[str, Any]:
    return {
        "edits": dict(overlay.edits),
        "omitted": sorted(overlay.omitted),
        "added": [{"key": one.key, "after": one.after, "text": one.text} for one in overlay.added],
        "confirmed": sorted([rule, quote] for rule, quote in overlay.confirmed),
    }


def _adviser_on(row: Interview) -> domain.Person | None:
    """Who was asked about this interview last; before anyone was, the one adviser there is, if there is just one."""
    asked = queries.advice_on(row).filter(adviser__isnull=False).first()
    if asked is not None and asked.adviser is not None:
        return person_of(asked.adviser)
    known = list(queries.advisers_of(row.owner)[:2])
    return person_of(known[0]) if len(known) == 1 else None


def _answer(text: str) -> domain.Answer | None:
    return cast(Literal["yes", "no", "unsure"], text) if text else None


def _told(field: str, value: str) -> Source:
    return Source("debrief", f"profile.{field}", value) if value else METHOD
