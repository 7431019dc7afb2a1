"""What may come of an interview, how it stands, when silence may be named: written out, row by row."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import OutcomeKind, ToldBy
from afterword.domain.knowledge import timing
from afterword.domain.outcomes import (
    FOLLOWS,
    NO,
    REFUSALS,
    TAKEN,
    Came,
    first_answer,
    how_it_stands,
    look_again,
    may_follow,
    silence_begins,
    silence_is_asked,
)
from afterword.store.models import Outcome

KINDS = get_args(OutcomeKind)


def history(text: str) -> list[Came]:
    """ "refused 3 email, reopened 30": what, which day of the year, how it was told; noted in this order."""
    found = []
    for place, line in enumerate(filter(None, (part.strip() for part in text.split(",")))):
        kind, day, *way = line.split()
        noted = datetime(2027, 1, 1, 12, place, tzinfo=UTC)
        found.append(Came(kind, on(day), noted, way[0] if way else ""))  # type: ignore[arg-type]
    return found


def on(day: str) -> date:
    return date(2026, 1, 1) + timedelta(days=int(day))


@pytest.mark.parametrize(
    ("came", "stands", "answered"),
    [
        ("", "", ""),
        ("next_round 3 email", "next_round 3", "3"),
        ("offer 3 call, accepted 5 self", "accepted 5", "3"),
        ("accepted 5 self, offer 3 call", "accepted 5", "3"),  # noted late
        ("offer 3, accepted 3", "accepted 3", "3"),  # of one day the one noted last
        ("refused 3 email, reopened 30 email, offer 40 call", "offer 40", "3"),
        ("refused 3, refused 40", "refused 40", "3"),
        ("silent 25 self", "silent 25", ""),
        ("silent 25 self, refused 60 email", "refused 60", "60"),
        ("filled 25 heard", "filled 25", ""),
        ("refused 25 heard", "refused 25", ""),  # nobody told the person
        ("frozen 9 heard, frozen 12 email", "frozen 12", "12"),
        ("withdrawn 2 email", "withdrawn 2", ""),
        ("accepted 5 self", "accepted 5", "5"),  # there was an offer, whether or not it was noted
        ("accepted 5, started 30, moot 270", "started 30", "5"),
        ("accepted 5, changed 270, moot 270", "changed 270", "5"),
        ("moot 4", "", ""),
    ],
)
def test_how_it_stands_and_when_they_first_answered(came: str, stands: str, answered: str) -> None:
    found = how_it_stands(history(came))
    assert (f"{found.kind} {(found.on - on('0')).days}" if found else "") == stands
    assert first_answer(history(came)) == (on(answered) if answered else None)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 40), st.integers(0, 50)), unique_by=lambda r: r[2]))
def test_in_whatever_order_they_are_read_it_stands_the_same(rows: list[tuple[str, int, int]]) -> None:
    noon = datetime(2027, 1, 1, 12, tzinfo=UTC)
    came = [Came(kind, on(str(day)), noon + timedelta(minutes=noted)) for kind, day, noted in rows]  # type: ignore[arg-type]
    assert how_it_stands(came) == how_it_stands(came[::-1])
    assert first_answer(came) == first_answer(came[::-1])


@pytest.mark.parametrize(
    ("stands", "next_", "never"),
    [
        ("", "next_round offer refused filled frozen silent withdrawn", "accepted declined started moot reopened"),
        ("next_round", "offer refused silent", "next_round accepted"),
        ("offer", "accepted declined refused frozen", "silent started moot withdrawn"),
        ("accepted", "started moot changed ended", "offer refused silent"),
        ("declined", "reopened offer", "accepted silent"),
        ("refused", "reopened offer", "refused withdrawn silent"),
        ("silent", "refused offer next_round", "silent accepted"),
        ("started", "changed moot ended", "accepted started"),
        ("changed", "changed moot ended", "offer"),
        ("ended", "moot", "changed offer"),
    ],
)
def test_what_may_come_next(stands: OutcomeKind, next_: str, never: str) -> None:
    offered = may_follow(stands)
    assert set(next_.split()) <= set(offered)
    assert not set(never.split()) & set(offered)


def test_every_kind_can_come_and_every_way_on_is_a_kind() -> None:
    assert set(KINDS) == set(Outcome.Kind.values)
    assert {*get_args(ToldBy)} - {""} == set(Outcome.Way.values)
    assert {kind for offered in FOLLOWS.values() for kind in offered} == set(KINDS)
    assert set(FOLLOWS) == {*KINDS, ""} - {"moot"}
    assert may_follow("moot") == ()
    assert REFUSALS < NO
    assert not NO & TAKEN


@pytest.mark.parametrize(
    ("interview", "decides", "last_contact", "named_from"),
    [
        ("0", "", "", "21"),
        ("0", "10", "", "31"),
        ("0", "10", "15", "36"),
        ("0", "30", "15", "51"),  # the day they named is later than the last word
        ("", "", "", ""),
    ],
)
def test_when_silence_may_be_named(interview: str, decides: str, last_contact: str, named_from: str) -> None:
    days = [on(day) if day else None for day in (interview, decides, last_contact)]
    begins = silence_begins(days, timing().outcomes.silence_after)
    assert begins == (on(named_from) if named_from else None)


@pytest.mark.parametrize(
    ("day", "asked"), [("20", False), ("21", True), ("60", True), ("80", True), ("81", False), ("400", False)]
)
def test_silence_is_asked_about_for_a_while_and_then_let_be(day: str, asked: bool) -> None:
    assert silence_is_asked(on("21"), on(day)) is asked
    assert not silence_is_asked(None, on(day))


@pytest.mark.parametrize(
    ("day", "again"),
    [
        ("0", False),
        ("29", False),
        ("30", True),
        ("43", True),
        ("44", False),
        ("90", True),
        ("180", True),
        ("200", False),
    ],
)
def test_when_to_look_how_a_story_went_on(day: str, again: bool) -> None:
    assert look_again(on("0"), on(day), timing().outcomes.refilled_watch) is again
