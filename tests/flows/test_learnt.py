"""What the page of pictures is given: counts by the person's own calendar, and waits that are honest about silence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext

from afterword.domain.learn import Group, Landings, Wait
from afterword.flows.learnt import QUARTERS, Proof, learnt, waits_of
from afterword.store.models import Evidence, Exchange, Interview, Profile, Telling, Touch

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
BEGAN = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)
HERE = ZoneInfo("Europe/London")


def told(owner: Any, **changes: Any) -> Interview:
    return Interview.objects.create(**{"owner": owner, "starts_at": BEGAN, "effective": "no", **changes})


def test_a_wait_lasts_until_the_answer_or_until_today() -> None:
    today = date(2026, 11, 25)
    rows = [
        (BEGAN, date(2026, 11, 12), "refused", date(2026, 11, 20)),  # nine days, whatever came of it later
        (BEGAN, None, "", None),
        (BEGAN, None, "silent", date(2026, 11, 17)),  # the person stopped waiting; an answer could still have come
        (BEGAN, None, "withdrawn", date(2026, 11, 5)),  # they owed nothing from then on
        (BEGAN, date(2026, 11, 2), "offer", date(2026, 11, 2)),  # noted a day too early: never less than nothing
    ]
    assert list(waits_of(rows, today, HERE)) == [
        Wait(9, True), Wait(22, False), Wait(22, False), Wait(2, False), Wait(0, True),
    ]  # fmt: skip


def test_days_are_those_of_the_persons_calendar() -> None:
    late = datetime(2026, 11, 4, 3, 0, tzinfo=UTC)  # still the third in New York
    rows = [(late, date(2026, 11, 5), "refused", None)]
    assert list(waits_of(rows, date(2026, 11, 25), ZoneInfo("America/New_York"))) == [Wait(2, True)]


def test_everything_is_gathered_by_the_rules(alice: Any) -> None:
    Profile.objects.filter(owner=alice).update(hide_refusals=True)
    row = told(alice, outcome="filled", outcome_on=date(2026, 11, 9), answered_on=date(2026, 11, 9))
    Touch.objects.create(owner=alice, interview=row, way="call", happened_at=BEGAN + timedelta(days=1))
    Exchange.objects.create(owner=alice, interview=row, asked="Why us?", family="conflict", landed="well")
    proof = Evidence.objects.create(owner=alice, text="Late vans down to three")
    Telling.objects.create(owner=alice, evidence=proof, interview=row, how="untold")
    found = learnt(alice, NOW)
    assert found.groups == (Group("spoke", "no", "no", 1),)
    assert found.waits == (Wait(6, True),)
    assert found.proofs == (Proof(str(proof.pk), "Late vans down to three", 0, 1),)
    assert (found.quarters[0], found.quarters[-1], len(found.quarters)) == (
        date(2025, 1, 1),
        date(2026, 10, 1),
        QUARTERS,
    )
    assert [(each.family, each.lately) for each in found.answers] == [("conflict", Landings(well=1))]
    assert found.refusals_hidden


def test_a_quarter_begins_at_the_persons_midnight(alice: Any) -> None:
    Profile.objects.filter(owner=alice).update(zone="Australia/Sydney")
    row = told(alice, starts_at=datetime(2026, 9, 30, 15, 0, tzinfo=UTC))  # the first of October there
    Exchange.objects.create(owner=alice, interview=row, family="conflict", landed="well")
    assert learnt(alice, NOW).answers[0].quarters[-1] == Landings(well=1)


def test_more_rows_take_no_more_queries(alice: Any) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            learnt(alice, NOW)
        return len(asked)

    few = count()
    for number in range(40):
        row = told(alice, outcome=("", "refused", "offer")[number % 3])
        Exchange.objects.create(owner=alice, interview=row, family="conflict", landed="well")
        proof = Evidence.objects.create(owner=alice, text=f"Proof {number}")
        Telling.objects.create(owner=alice, evidence=proof, interview=row, how="said")
    assert count() == few == 7
