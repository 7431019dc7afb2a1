"""Counts over many interviews: their owner's alone, with nothing left out that was told, in one query each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from afterword.store import queries
from afterword.store.models import Evidence, Exchange, Interview, Telling, Touch

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
THEN = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)


def told(owner: Any, **changes: Any) -> Interview:
    values = {"owner": owner, "employer": "Pell", "starts_at": THEN, "effective": "no", **changes}
    return Interview.objects.create(**values)


def touch(row: Interview, way: str, at: datetime = THEN + timedelta(days=1), **changes: Any) -> None:
    Touch.objects.create(**{"owner": row.owner, "interview": row, "way": way, "happened_at": at, **changes})


def test_an_interview_counts_once_it_took_place_and_something_is_known_of_it(alice: Any, bob: Any) -> None:
    counted = [
        told(alice),
        told(alice, starts_at=None),
        told(alice, effective="", want="yes"),
        told(alice, effective="", outcome="refused"),
        told(alice, effective=""),
    ]
    Exchange.objects.create(owner=alice, interview=counted[-1], asked="Why us?")
    told(alice, starts_at=NOW + timedelta(days=2))  # lies ahead
    told(alice, cancelled_at=NOW)
    told(bob)
    begun = told(alice, effective="")  # begun, and nothing told
    Exchange.objects.create(owner=bob, interview=begun, asked="Not of its owner")
    assert set(queries.learnt.told_of(alice, NOW)) == set(counted)
    assert queries.learnt.told_of(bob, NOW).count() == 1


def test_what_was_done_is_what_went_out_between_the_interview_and_the_answer(alice: Any, bob: Any) -> None:
    both = told(alice, effective="yes", outcome="offer", outcome_on=date(2026, 11, 12), answered_on=date(2026, 11, 10))
    touch(both, "email")
    touch(both, "call")
    after = told(alice, outcome="refused", outcome_on=date(2026, 11, 10), answered_on=date(2026, 11, 10))
    touch(after, "email", datetime(2026, 11, 10, 0, 0, tzinfo=UTC))  # the day of the answer: a thank-you for it
    touch(after, "call", THEN - timedelta(days=2))  # before the interview
    withdrawn = told(alice, outcome="withdrawn", outcome_on=date(2026, 11, 5))
    touch(withdrawn, "email", datetime(2026, 11, 6, 9, 0, tzinfo=UTC))
    waiting = told(alice)
    touch(waiting, "voicemail")
    not_done = told(alice)
    for way, changes in (
        ("call", {"outward": False}),
        ("call", {"taken_back": True}),
        ("not_reached", {}),
        ("call", {"owner": bob}),
    ):
        touch(not_done, way, **changes)
    assert sorted(queries.learnt.ways_of(alice, NOW)) == [
        ("nothing", "no", "", 1),
        ("nothing", "no", "refused", 1),
        ("nothing", "no", "withdrawn", 1),
        ("spoke", "yes", "offer", 1),
        ("wrote", "no", "", 1),
    ]
    assert queries.learnt.ways_of(bob, NOW) == []


def test_answers_are_counted_by_family_and_period_from_the_first_on(alice: Any, bob: Any) -> None:
    begins = [datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)]
    for starts_at, landed in (
        (datetime(2026, 6, 30, 23, 59, tzinfo=UTC), "badly"),
        (datetime(2026, 7, 1, tzinfo=UTC), "unsure"),
        (THEN, "well"),
        (THEN, "well"),
    ):
        row = told(alice, starts_at=starts_at)
        Exchange.objects.create(owner=alice, interview=row, family="conflict", landed=landed)
        Exchange.objects.create(owner=alice, interview=row, family="", landed=landed)
        Exchange.objects.create(owner=alice, interview=row, family="conflict", landed="")
        Exchange.objects.create(owner=bob, interview=row, family="conflict", landed=landed)
    undated = told(alice, starts_at=None, created_at=THEN)
    Exchange.objects.create(owner=alice, interview=undated, family="weakness", landed="well")
    assert sorted(queries.learnt.landed_of(alice, begins)) == [
        ("conflict", 0, "unsure", 1),
        ("conflict", 1, "well", 2),
        ("weakness", 1, "well", 1),
    ]
    assert queries.learnt.landed_of(bob, begins) == []


def test_evidence_told_and_untold_is_counted_those_told_least_first(alice: Any, bob: Any) -> None:
    often, never, seldom = (Evidence.objects.create(owner=alice, text=text) for text in ("Often", "Never", "Seldom"))
    for evidence, hows in ((often, ("heard", "said", "written")), (seldom, ("untold", "heard", "untold"))):
        for how in hows:
            Telling.objects.create(owner=alice, evidence=evidence, interview=told(alice), how=how)
    Telling.objects.create(owner=bob, evidence=never, interview=told(alice), how="said")  # not of its owner
    assert queries.learnt.tellings_of(alice) == [
        (never.pk, "Never", 0, 0),
        (seldom.pk, "Seldom", 1, 2),
        (often.pk, "Often", 3, 0),
    ]
    assert queries.learnt.tellings_of(bob) == []


def test_waits_are_those_of_ones_own_newest_interviews(alice: Any, bob: Any) -> None:
    told(alice, starts_at=None)
    told(alice, answered_on=date(2026, 11, 10), outcome="refused", outcome_on=date(2026, 11, 10))
    told(alice, starts_at=THEN - timedelta(days=9))
    assert queries.learnt.waits_of(alice, NOW, 9) == [
        (THEN, date(2026, 11, 10), "refused", date(2026, 11, 10)),
        (THEN - timedelta(days=9), None, "", None),
    ]
    assert len(queries.learnt.waits_of(alice, NOW, 1)) == 1
    assert queries.learnt.waits_of(bob, NOW, 9) == []


def test_reads_take_as_many_queries_for_many_rows(alice: Any, django_assert_num_queries: Any) -> None:
    for number in range(60):
        touch(told(alice, effective=("yes", "no", "unsure")[number % 3]), "call")
    with django_assert_num_queries(6):
        queries.learnt.ways_of(alice, NOW)
        queries.learnt.landed_of(alice, [THEN])
        queries.learnt.tellings_of(alice)
        queries.learnt.waits_of(alice, NOW, 100)
