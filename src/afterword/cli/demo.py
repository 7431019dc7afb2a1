"""`afterword demo`: the program filled with invented interviews, in a folder that is thrown away at the end."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from afterword.cli import serve
from afterword.domain.language import _

if TYPE_CHECKING:
    from afterword.store.models import Interview, User

INVENTED = Path(__file__).parent / "invented"

# Every person, firm and figure below is invented. {-1} is yesterday, {+4} in four days.
PROFILE = {
    "name": "Dana Whitlock",
    "phone": "020 7946 0188",
    "email": "dana@whitlock.example",
    "zone": "Europe/London",
    "country": "GB",
}
EVIDENCE = (
    ("Cut late departures from nineteen a week to three in four months", "Tarn Foods"),
    ("Wrote the handover sheet all three depots still use", "Tarn Foods"),
    ("Trained eleven drivers on the new scanners in two weekends", "Marlow Parcels"),
)
INTERVIEWS: tuple[dict[str, Any], ...] = (
    {
        "employer": "Pell & Orchard Bakeries",
        "role": "Dispatch manager",
        "starts_at": "{-1} 14:00",
        "decision_by": "{+9}",
        "contact_rules": "She gave me her direct line and said to ring if anything came up.",
        "want": "yes",
        "effective": "no",
        "interest": "unsure",
        "understood": "no",
        "goals": "Fewer late vans before Christmas\nA rota people can live with",
        "left_out": "How we cut late departures at Tarn Foods",
        "who": {"name": "Imogen Sallis", "title": "Head of operations", "phone": "020 7946 0456"},
        "papers": ("transcript.vtt", "advert.txt", "resume.json"),  # in the folder `invented`
        "exchanges": (
            {
                "asked": "How long do you see yourself staying with us?",
                "said": "I laughed and said it depends.",
                "landed": "badly",
                "wish_said": "I can't name a number of years. At Tarn Foods I stayed until the evening run worked "
                "without me, and I handed it over properly.",
            },
            {"asked": "Had a driver ever refused?", "said": "The hospital run, I sat in with him.", "landed": "well"},
        ),
    },
    {
        "employer": "Calder Street Library",
        "role": "Events coordinator",
        "starts_at": "{-3} 10:30",
        "decision_by": "{+4}",
        "contact_rules": "Everything through the recruiter, please.",
        "want": "yes",
        "effective": "yes",
        "interest": "yes",
        "understood": "yes",
        "who": {"name": "Rhys Pemberton", "title": "Library manager"},
        "exchanges": (
            {
                "asked": "Tell us about an evening you ran.",
                "said": "The harvest supper, sixty people, no budget.",
                "landed": "well",
            },
        ),
    },
    {
        "employer": "Northgate Freight",
        "role": "Night supervisor",
        "starts_at": "{-5} 09:00",
        "want": "unsure",
        "effective": "unsure",
        "interest": "no",
        "understood": "unsure",
        "goals": "Cover for the night shift by February",
        "who": {"name": "Ottilie Brandvold", "email": "ottilie@northgate.example"},
        "exchanges": (),
    },
    {
        "employer": "Linden Cold Store",
        "role": "Shift planner",
        "starts_at": "{-9} 11:00",
        "contact_rules": "Ring me if you need anything.",
        "want": "yes",
        "effective": "no",
        "interest": "yes",
        "understood": "yes",
        "who": {"name": "Tobias Ekwueme", "title": "Site manager", "email": "tobias@lindencold.example"},
        "exchanges": (
            {
                "asked": "Which system do you plan in?",
                "said": "I said I pick things up quickly.",
                "landed": "badly",
            },
        ),
        "came": (
            {
                "kind": "refused",
                "days": -1,
                "way": "email",
                "words": "We have gone with someone who knows the "
                "planning system already. It was close, and I enjoyed the hour.",
            },
        ),
    },
    {
        "employer": "Harrow & Finch Dairy",
        "role": "Transport coordinator",
        "starts_at": "{-58} 14:30",
        "contact_rules": "Call me, I would sooner talk.",
        "want": "yes",
        "effective": "no",
        "interest": "yes",
        "understood": "unsure",
        "goals": "Milk out of the yard by five in the morning\nFewer agency drivers",
        "who": {
            "name": "Hana Lindqvist",
            "title": "Transport manager",
            "phone": "020 7946 0211",
            "email": "hana@harrowfinch.example",
        },
        "exchanges": (
            {
                "asked": "How would you get by with fewer agency drivers?",
                "said": "I talked about rotas in general.",
                "landed": "badly",
                "wish_said": "At Marlow Parcels I trained eleven of our own drivers in two weekends, and the agency "
                "calls stopped.",
            },
        ),
        "contacts": (
            {"way": "call", "days": -56, "step_kind": "call"},
            {"way": "email", "days": -55, "step_kind": "letter"},
            {"way": "email", "days": -46, "step_kind": "gracious_reply"},
        ),
        "came": (
            {
                "kind": "refused",
                "days": -47,
                "way": "call",
                "words": "She rang herself. They took someone from the yard.",
            },
        ),
        "said": "You know your trade. I could not tell from your answers what you did yourself and what the team did.",
        "said_days": -41,
        "in_touch": "She runs the best yard I have seen.",
        "again": ("Depot manager", "{+2} 09:30"),
    },
    {
        "employer": "Sedgewick Tools",
        "role": "Stores lead",
        "starts_at": "{-2} 16:00",
        "want": "yes",
        "who": {"name": "Ms Achterberg"},
        "exchanges": (),
    },
)


AFTERWARDS = ("said", "in_touch")
"""What was told later than the debrief."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    serve.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    serve.end_when_told()
    with tempfile.TemporaryDirectory(prefix="afterword-demo-", ignore_cleanup_errors=True) as home:
        os.environ.update(AFTERWORD_HOME=home, AFTERWORD_INVENTED="1")
        from afterword.cli.ready import ready

        fill(ready(), datetime.now(UTC))
        print(_("Everyone and everything in here is invented, and it is thrown away when you end it."))
        return serve.run(args)


def fill(owner: User, now: datetime) -> None:
    """Puts the invented interviews into an empty account, through the same flows a person's typing takes."""
    from afterword.flows import bank, debrief, decide, keeping_touch, listen, people, preferences
    from afterword.store.queries import profile_of

    for field, value in PROFILE.items():
        preferences.keep(profile_of(owner), field, value)
    for text, at in EVIDENCE:
        bank.add(owner, text, at)
    adviser = people.add(owner, "Marguerite Oduya", adviser=True)
    keeping_touch.begin(adviser, now - timedelta(days=80), why="She tells me the truth when it counts.")
    for told in INTERVIEWS:
        interview = debrief.start(owner)
        for field, value in told.items():
            if isinstance(value, str) and field not in AFTERWARDS:
                debrief.keep(interview, field, _dated(value, now), now=now)
        for field, value in told["who"].items():
            debrief.keep_interviewer(interview, 0, field, value)
        for exchange in told["exchanges"]:
            row = debrief.add_exchange(interview)
            for field, value in exchange.items():
                debrief.keep_exchange(row, field, value)
        if names := told.get("papers"):
            papers = [(name, (INVENTED / name).read_bytes()) for name in names]
            listen.add_papers(interview, papers, now)  # read by the worker as soon as the server runs
        if interview.effective:
            decide.take_plan(interview, now)
        _afterwards(interview, told, now)


def _afterwards(interview: Interview, told: dict[str, Any], now: datetime) -> None:
    """What had happened since: contacts, the answer, what they said of it, and the next interview there."""
    from afterword.flows import carry, feedback, keeping_touch, log, outcomes
    from afterword.store.queries import interviewers_of

    met = interviewers_of(interview).first()
    person = met.person if met is not None else None
    for one in told.get("contacts", ()):
        at = now + timedelta(days=one["days"])
        log.note(interview, one["way"], at=at, person=person, step_kind=one["step_kind"], now=now)
    for one in told.get("came", ()):
        on = (now + timedelta(days=one["days"])).date()
        outcomes.note(interview, one["kind"], on=on, way=one["way"], person=person, words=one["words"], now=now)
    if "said" in told:
        on = (now + timedelta(days=told["said_days"])).date()
        feedback.keep(interview, told["said"], on=on, way="email", person=person, now=now)
    if "in_touch" in told and person is not None:
        keeping_touch.begin(person, now + timedelta(days=told["said_days"]), why=told["in_touch"])
    if "again" in told and person is not None:
        role, when = told["again"]
        carry.next_round(interview, _dated(when, now), PROFILE["zone"], [str(person.id)], now, role=role)


def _dated(value: str, now: datetime) -> str:
    """`value` with its {-1} or {+4} days made a date."""
    if not value.startswith("{"):
        return value
    days, rest = value[1:].split("}", 1)
    return f"{(now + timedelta(days=int(days))).date().isoformat()}{rest}"
