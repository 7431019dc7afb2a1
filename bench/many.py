"""An account as it may look after years: N interviews with the people met, what was asked, the steps, the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from afterword.flows import bank, consult, debrief, decide, people, prepare
from afterword.store import queries
from afterword.store.models import Evidence, Exchange, Interview, Interviewer, Person, Promise, Step, Touch, User

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"
OPENED = ("golden-tenure", "phd-uppsala")  # a short one that ends in a call, and the longest; both invented

# Invented, like everyone in the cases. Written plainly, because only their number matters.
ASKED = ("How long would you stay?", "Tell us about a conflict in your team.", "What would you change here first?")
SAID = "I said that it depends, and then I talked about the planning board for far too long."
STEPS = ("call", "voicemail", "letter", "adviser", "follow_up")


def fill(owner: User, stored: int, now: datetime) -> list[dict[str, list[str]]]:
    """Stores so many interviews in all and returns, for each of those to be opened, the ids its pages need."""
    _evidence(owner, max(4, min(40, stored // 2)))
    for name in ("Marguerite Oduya", "Tobias Lindqvist", "Hana Novotna"):
        people.add(owner, name, adviser=True)
    _many(owner, stored - len(OPENED), now)
    return [_ids(_told(owner, CASES / name, now), now) for name in OPENED]


def _evidence(owner: User, count: int) -> None:
    for number in range(count):
        bank.add(owner, f"Cut late departures from {number + 19} a week to {number % 7} in four months", "Tarn Foods")


def _many(owner: User, count: int, now: datetime) -> None:
    """Rows written in bulk. A thirtieth of the steps still waits, and a tenth of the debriefs is half told."""
    rows = [
        Interview(
            owner=owner,
            employer=f"Pell & Orchard Bakeries {number}",
            role="Dispatch manager",
            starts_at=now - timedelta(days=number + 3),
            zone="Europe/London",
            country="GB",
            contact_rules="She gave me her direct line.",
            want="yes",
            effective="no",
            interest="unsure",
            understood="" if number % 10 == 0 else "no",
            goals="Fewer late vans before Christmas\nA rota people can live with",
            left_out="How we cut late departures",
            exchanges_made=len(ASKED),
        )
        for number in range(count)
    ]
    met = [Person(owner=owner, name=f"Imogen Sallis {n}", phone="020 7946 0456") for n in range(count)]
    Interview.objects.bulk_create(rows)
    Person.objects.bulk_create(met)
    Interviewer.objects.bulk_create(
        Interviewer(owner=owner, interview=row, person=person) for row, person in zip(rows, met, strict=True)
    )
    Exchange.objects.bulk_create(
        Exchange(owner=owner, interview=row, position=place, asked=asked, said=SAID, landed="badly")
        for row in rows
        for place, asked in enumerate(ASKED)
    )
    Step.objects.bulk_create(
        Step(
            owner=owner,
            interview=row,
            kind=kind,
            channel="call" if kind in ("call", "voicemail") else "email",
            not_before=row.starts_at,
            due=row.starts_at + timedelta(days=2),
            why="They decide soon.",
            position=place,
            state=Step.State.WAITING if number % 30 == 0 else Step.State.DONE,
            ended_at=None if number % 30 == 0 else now,
        )
        for number, row in enumerate(rows)
        for place, kind in enumerate(STEPS)
    )
    acted(owner, rows, now)


def acted(owner: User, rows: Sequence[Interview], now: datetime) -> None:
    """What has passed since: two touches each, an answer to every third, a promise in every tenth, half of it ahead."""
    Touch.objects.bulk_create(
        Touch(
            owner=owner,
            interview=row,
            way=way,
            outward=way != "message",
            step_kind=kind,
            happened_at=row.starts_at + timedelta(days=1, hours=place),
            words=SAID,
        )
        for number, row in enumerate(rows)
        for place, (way, kind) in enumerate((("call", "call"), ("email", "letter"), ("message", "")))
        if way != "message" or number % 3 == 0
    )
    Promise.objects.bulk_create(
        Promise(
            owner=owner,
            interview=row,
            what="half a page on the rota",
            due_at=now + timedelta(days=number % 200 - 100),
            said_at=row.starts_at,
            channel="email",
        )
        for number, row in enumerate(rows)
        if number % 10 == 0
    )


def _told(owner: User, case: Path, now: datetime) -> Interview:
    """One of the invented debriefs, told through the flows as a person would; its résumé goes into the bank."""
    told: Mapping[str, Any] = yaml.load((case / "debrief.yaml").read_text("utf-8"), yaml.BaseLoader)  # all as typed
    interview = debrief.start(owner)
    for field in ("employer", "role", "contact_rules", "want", "effective", "interest", "understood"):
        debrief.keep(interview, field, told.get(field, ""))
    debrief.keep(interview, "starts_at", f"{now - timedelta(days=1):%Y-%m-%d} 10:00", now=now)
    debrief.keep(interview, "decision_by", f"{now + timedelta(days=9):%Y-%m-%d}", now=now)
    for field in ("goals", "left_out"):
        debrief.keep(interview, field, "\n".join(told.get(field, [])))
    for place, person in enumerate(told.get("interviewers", [])):
        for field, value in person.items():
            debrief.keep_interviewer(interview, place, field, value)
    for asked in told.get("questions", []):
        exchange = debrief.add_exchange(interview)
        for field, value in asked.items():
            debrief.keep_exchange(exchange, field, value)
    if (case / "resume.json").exists():
        bank.import_resume(owner, (case / "resume.json").read_bytes(), "resume.json")
    decide.take_plan(interview, now)
    consult.ask(interview, queries.advisers_of(owner).first(), "What would you say in my place?", now)
    prepare.reword(interview, "letter", "thanks.day", "Thank you for the hour, and for the walk through the yard.")
    prepare.add_sentence(interview, "letter", "thanks.day", "I have thought about it since.")
    prepare.keep_version(interview, "letter", now, ready=False)
    return interview


def _ids(interview: Interview, now: datetime) -> dict[str, list[str]]:
    """What may stand in an address, by the names `pages.addresses` uses."""
    from afterword.web.pages.debrief import walk

    owner = interview.owner
    kinds = [checked.draft.kind for checked in prepare.pack_for(interview, now).drafts]
    return {
        "i": [str(interview.id)],
        "step": [*walk(interview), "people", "place", "goals", "left-out"],
        "kind": kinds,
        "exchange_id": _first(queries.exchanges_of(interview)),
        "step_id": _first(queries.steps_of(interview)),
        "advice_id": _first(queries.advice_on(interview)),
        "promise_id": _first(queries.promises_of(interview)),
        "version_id": _first(queries.versions_of(interview, "letter")),
        "people": _first(queries.interviewers_of(interview), "person_id"),
        "evidence": _first(Evidence.objects.filter(owner=owner)),
    }


def _first(rows: Any, field: str = "id") -> list[str]:
    return [str(value) for value in rows.values_list(field, flat=True)[:1]]
