"""`afterword demo`: the program filled with invented interviews, in a folder that is thrown away at the end."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.cli import serve
from afterword.domain.language import _

if TYPE_CHECKING:
    from afterword.store.models import User

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
INTERVIEWS = (
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
        "employer": "Sedgewick Tools",
        "role": "Stores lead",
        "starts_at": "{-2} 16:00",
        "want": "yes",
        "who": {"name": "Ms Achterberg"},
        "exchanges": (),
    },
)


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
    from afterword.flows import bank, debrief, decide, listen, people, preferences
    from afterword.store.queries import profile_of

    for field, value in PROFILE.items():
        preferences.keep(profile_of(owner), field, value)
    for text, at in EVIDENCE:
        bank.add(owner, text, at)
    people.add(owner, "Marguerite Oduya", adviser=True)
    for told in INTERVIEWS:
        interview = debrief.start(owner)
        for field, value in told.items():
            if isinstance(value, str):
                debrief.keep(interview, field, _dated(value, now), now=now)
        for field, value in told["who"].items():  # type: ignore[attr-defined]
            debrief.keep_interviewer(interview, 0, field, value)
        for exchange in told["exchanges"]:
            row = debrief.add_exchange(interview)
            for field, value in exchange.items():  # type: ignore[attr-defined]
                debrief.keep_exchange(row, field, value)
        if names := told.get("papers"):
            papers = [(name, (INVENTED / name).read_bytes()) for name in names]  # type: ignore[attr-defined]
            listen.add_papers(interview, papers, now)  # read by the worker as soon as the server runs
        if interview.effective:
            decide.take_plan(interview, now)


def _dated(value: str, now: datetime) -> str:
    """`value` with its {-1} or {+4} days made a date."""
    if not value.startswith("{"):
        return value
    days, rest = value[1:].split("}", 1)
    return f"{(now + timedelta(days=int(days))).date().isoformat()}{rest}"
