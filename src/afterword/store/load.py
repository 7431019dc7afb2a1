"""Rows become domain values. Six queries for a case, however long the debrief."""

from __future__ import annotations

from typing import Any, Literal, cast
from zoneinfo import ZoneInfo

from afterword.domain import interview as domain
from afterword.domain.compose.overlay import Added, Overlay
from afterword.domain.interview import METHOD, Source
from afterword.store import queries
from afterword.store.models import DraftChange, Evidence, Exchange, Interview, Person, Profile

BULLETS = " \t-–—•*·"


Outcome = Literal["", "spoke", "voicemail", "not_reached", "declined"]


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
        call_outcome=cast(Outcome, row.called),
    )


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
        exchanges=tuple(exchange_of(each) for each in queries.exchanges_of(row) if not is_blank(each)),
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


def exchange_of(row: Exchange) -> domain.Exchange:
    """`position` is the row's own and keeps its number when a neighbour is removed: answers to slots hang on it."""
    return domain.Exchange(
        position=row.position,
        asked=row.asked,
        said=row.said,
        landed=cast(domain.Landed, row.landed) if row.landed else None,
        wish_said=row.wish_said,
    )


def is_blank(row: Exchange) -> bool:
    return not any(text.strip() for text in (row.asked, row.said, row.wish_said, row.landed))


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
