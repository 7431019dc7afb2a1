"""`python bench/after.py INTERVIEWS PEOPLE TOUCHES`: a home as it may look after a long life; times of the pages, JSON.

What is stored has the shape of a life: many people are met more than once, most contacts are with few of them, half of
the interviews are answered, and what an interview came to depends on nothing. The seed is fixed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from afterword.cli.ready import ready

QUESTIONS = ("tenure_commitment", "conflict", "weakness", "motivation_role", "management", "planning", "salary_history")
PROOFS, CARDS, OPENINGS = 40, 300, 1000
OUTCOMES = ("", "", "next_round", "offer", "accepted", "refused", "refused", "filled", "frozen", "silent", "withdrawn")
ANSWERED = {"next_round", "offer", "accepted", "refused", "filled", "frozen"}
TOGETHER = 500  # rows in one statement


def main() -> int:
    owner = ready()
    from django.test import Client
    from django.urls import reverse
    from pages import measure

    interviews, people, touches = map(int, sys.argv[1:4])
    ids = fill(owner, interviews, people, touches, datetime.now(UTC))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(owner)
    found = {}
    for name, args in PAGES:
        if measured := measure(client, reverse(name, args=[ids[arg] for arg in args])):
            found[name] = measured
    json.dump(found, sys.stdout)
    return 0


PAGES = (
    ("today", ()),
    ("interviews", ()),
    ("people", ()),
    ("person", ("person",)),
    ("in_touch", ("person",)),
    ("learnt", ()),
    ("practice", ()),
    ("openings", ()),
    ("interview", ("interview",)),
    ("before", ("interview",)),
    ("outcome", ("interview",)),
)
"""Names of addresses, and what stands in each."""


def fill(owner, interviews: int, people: int, touches: int, now: datetime) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """Rows written in bulk. Returns the ids of the person met most, and of the newest interview."""
    from afterword.store.models import (
        Board,
        Evidence,
        Exchange,
        Interview,
        Interviewer,
        KeepInTouch,
        Opening,
        Outcome,
        Person,
        PracticeCard,
        Step,
        Telling,
        Touch,
    )

    chance = Random(11)
    met = [
        Person(owner=owner, name=f"Imogen Sallis {n}", organisation=f"Pell & Orchard {n % 900}", title="Operations")
        for n in range(people)
    ]
    Person.objects.bulk_create(met, TOGETHER)
    rows, came = [], []
    for n in range(interviews):
        began = now - timedelta(days=2 + n * 1900 / max(1, interviews), hours=chance.randrange(8))
        kind = chance.choice(OUTCOMES) if n > 20 else ""
        told_on = (began + timedelta(days=1 + int(chance.expovariate(1 / 9)))).date()
        kind = kind if told_on < now.date() else ""
        row = Interview(
            owner=owner,
            employer=f"Pell & Orchard {n % 900}",
            role="Dispatch manager",
            starts_at=began,
            created_at=began,
            zone="Europe/London",
            country="GB",
            want="yes",
            effective=chance.choice(("yes", "unsure", "no", "")),
            interest="unsure",
            understood="no",
            goals="Fewer late vans before Christmas",
            outcome=kind,
            outcome_on=told_on if kind else None,
            answered_on=told_on if kind in ANSWERED else None,
            exchanges_made=3,
        )
        rows.append(row)
        if kind:
            came.append(Outcome(owner=owner, interview=row, kind=kind, happened_on=told_on, way="email"))
    Interview.objects.bulk_create(rows, TOGETHER)
    Outcome.objects.bulk_create(came, TOGETHER)
    Interviewer.objects.bulk_create(
        (Interviewer(owner=owner, interview=row, person=chance.choice(met)) for row in rows), TOGETHER
    )
    Exchange.objects.bulk_create(
        (
            Exchange(
                owner=owner,
                interview=row,
                position=place,
                asked="How would you deal with a driver who refuses a route?",
                said="I said I would talk to him.",
                landed=chance.choice(("well", "unsure", "badly", "")),
                family=chance.choice(QUESTIONS),
            )
            for row in rows
            for place in range(3)
        ),
        TOGETHER,
    )
    bank = [Evidence(owner=owner, text=f"Cut late departures from {n + 19} to 3", position=n) for n in range(PROOFS)]
    Evidence.objects.bulk_create(bank)
    Telling.objects.bulk_create(
        (
            Telling(owner=owner, evidence=proof, interview=row, how=chance.choice(("heard", "said", "untold")))
            for row in rows
            for proof in chance.sample(bank, 2)
        ),
        TOGETHER,
    )
    Touch.objects.bulk_create(_touches(Touch, owner, rows, met, touches, now, chance), TOGETHER)
    Step.objects.bulk_create(
        (
            Step(
                owner=owner,
                interview=row,
                kind=kind,
                channel="email",
                not_before=row.starts_at,
                due=row.starts_at + timedelta(days=2),
                why="They decide soon.",
                position=place,
                state="waiting" if n % 30 == 0 else "done",
                ended_at=None if n % 30 == 0 else now,
            )
            for n, row in enumerate(rows)
            for place, kind in enumerate(("call", "letter"))
        ),
        TOGETHER,
    )
    KeepInTouch.objects.bulk_create(
        (
            KeepInTouch(
                owner=owner,
                person=person,
                began_on=(now - timedelta(days=400)).date(),
                due_on=(now + timedelta(days=n % 120 - 20)).date(),
            )
            for n, person in enumerate(met[: people // 10])
        ),
        TOGETHER,
    )
    PracticeCard.objects.bulk_create(
        (
            PracticeCard(
                owner=owner,
                interview=row,
                question="Why us?",
                answer="The returns.",
                due_at=now + timedelta(days=n - 90),
            )
            for n, row in enumerate(rows[:CARDS])
        ),
        TOGETHER,
    )
    board = Board.objects.create(owner=owner, employer="Pell & Orchard", kind="feed", url="https://pell.example/jobs")
    Opening.objects.bulk_create(
        (
            Opening(owner=owner, board=board, theirs=str(n), title=f"Dispatch manager {n}", first_seen_at=now)
            for n in range(OPENINGS)
        ),
        TOGETHER,
    )
    return {"person": str(met[0].pk), "interview": str(rows[0].pk)}


def _touches(touch, owner, rows, met, count: int, now: datetime, chance: Random) -> Iterator[object]:  # type: ignore[no-untyped-def]
    """Two thirds within an interview, a third with people afterwards; one person has a hundredth of all of them."""
    for n in range(count):
        if n % 3:
            row = rows[n % len(rows)]
            at, person = row.starts_at + timedelta(days=1 + n % 4, hours=n % 7), None
        else:
            row, person = None, met[0] if n % 100 == 0 else met[chance.randrange(len(met))]
            at = now - timedelta(days=n % 1800)
        yield touch(
            owner=owner,
            interview=row,
            person=person,
            way=("call", "email", "message", "voicemail")[n % 4],
            outward=n % 5 != 0,
            happened_at=at,
            words="We spoke about the rota.",
        )


if __name__ == "__main__":
    sys.exit(main())
