"""Which openings fit what the person looks for, why, and when a list is asked for again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.openings import (
    EVERY,
    GIVE_UP_AFTER,
    LONGEST_ASKED_FOR,
    LONGEST_WAIT,
    Fit,
    fit,
    given_up,
    lines_of,
    next_time,
    next_try,
    place_fits,
    role_fits,
)

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("operations manager", "Operations Manager"),
        ("operations manager", "OPERATIONS MANAGER (Nights)"),
        ("ops manager", "Operations Manager"),
        ("operations manager", "Ops Mgr"),
        ("operations managers", "Operations manager"),
        ("operations manager", "Operations and Logistics Manager"),
        ("operations manager", "Warehouse operations shift manager"),
        ("operations manager", "Manager, Operations"),
        ("operations manager", "Manager, Warehouse Operations"),
        ("operations manager", "Senior Manager of Operations"),
        ("head of operations", "Head of Warehouse Operations"),
        ("planner", "Junior Planner – Yorkshire"),
        ("dispatch supervisor", "Dispatch Supervisors"),
        ("HR adviser", "People & Human Resources Advisor"),
        ("maths teacher", "Teacher of Mathematics"),
        ("front-end developer", "Frontend Developer"),
        ("geschaftsfuhrer", "Geschäftsführer:in (m/w/d)"),
        ("Disponent", "Disponent/in (m/w/d)"),
        ("Fahrer", "Fahrer*in"),
        ("C++ developer", "C++ Developer"),
        ("nurse", "Registered Nurses"),
        ("deputies", "Deputy"),
        ("programme manager", "Program Manager"),
        ("children’s nurse", "Childrens Nurse"),
    ],
)
def test_a_line_that_stands_in_the_title_fits(line: str, title: str) -> None:
    assert role_fits(line, title)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("operations manager", "Manager"),
        ("operations manager", "Operations Analyst"),
        ("operations manager", "Account Manager, Sales Operations"),
        ("operations manager", "Operations Analyst, reporting to the Manager"),
        ("cook", "Head of People"),
        ("head cook", "Head of People, Cook County"),
        ("senior planner", "Planner"),
        ("senior planner", "Junior Planner"),
        ("C++ developer", "C Developer"),
        ("car driver", "Careers Adviser, Driver Hub"),
        ("nurse", "Nursery assistant"),
        ("", "Operations manager"),
        ("—", "Operations manager"),
        ("the of and", "The head of and"),
    ],
)
def test_words_that_do_not_belong_together_do_not_fit(line: str, title: str) -> None:
    assert not role_fits(line, title)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Leeds", "Leeds, West Yorkshire"),
        ("leeds", "Manchester; Leeds"),
        ("München", "Munich, Germany"),
        ("Munich", "MÜNCHEN"),
        ("United Kingdom", "London, UK"),
        ("remote", "Remote (UK)"),
        ("home office", "Remote, Germany"),
        ("New York", "NYC"),
        ("Zürich", "Zurich"),
    ],
)
def test_a_place_is_known_in_its_usual_spellings(line: str, place: str) -> None:
    assert place_fits(line, place)


@pytest.mark.parametrize(
    ("line", "place"), [("York", "Yorkshire"), ("Leeds", "Leedstown"), ("remote", "Hybrid, London"), ("", "Leeds")]
)
def test_a_place_is_not_found_in_half_a_word(line: str, place: str) -> None:
    assert not place_fits(line, place)


def test_it_says_which_lines_fit_as_they_were_typed() -> None:
    roles, places = ["Night porter", "Ops manager"], ["York", "Leeds"]
    assert fit("Operations Manager", "Leeds, UK", roles, places) == Fit("Ops manager", "Leeds")
    assert fit("Operations Manager", "Hull", roles, places) is None
    assert fit("Cook", "Leeds", roles, places) is None


def test_without_places_any_will_do_and_without_roles_nothing_fits() -> None:
    assert fit("Planner", "Hull", ["planner"], []) == Fit("planner")
    assert fit("Planner", "Hull", ["planner"], ["", "  "]) == Fit("planner")
    assert fit("Planner", "Hull", [], ["Hull"]) is None


def test_an_opening_that_does_not_say_where_it_is_fits_without_a_place() -> None:
    assert fit("Planner", "", ["planner"], ["Leeds"]) == Fit("planner", "")


@pytest.mark.parametrize(
    ("line", "title", "rank"),
    [
        ("planner", "Senior Planner", ("senior",)),
        ("planner", "Assistant planner, trainee", ("assistant", "trainee")),
        ("senior planner", "Sr. Planner", ()),
        ("sr planner", "Senior Planner", ()),
        ("planner", "VP Planner", ("VP",)),
        ("engineer", "Engineer II", ("II",)),
        ("driver", "Driver, class 1", ()),
        ("planner", "Planner", ()),
    ],
)
def test_rank_that_was_not_asked_for_is_named(line: str, title: str, rank: tuple[str, ...]) -> None:
    found = fit(title, "", [line], [])
    assert found is not None
    assert found.rank == rank


def test_lines_without_a_word_are_no_wishes() -> None:
    assert lines_of("Planner\n\n  Ops manager \n—\n") == ["Planner", "Ops manager"]


# --- when to ask


def test_a_good_answer_is_asked_for_again_in_about_a_day() -> None:
    assert next_time(NOW, 0.5) == NOW + EVERY
    assert NOW + timedelta(hours=22) == next_time(NOW, 0) < next_time(NOW, 1) == NOW + timedelta(hours=26)


def test_the_wait_after_failures_doubles_to_a_week() -> None:
    hours = [(next_try(NOW, failures, 0) - NOW) / timedelta(hours=1) for failures in range(1, 10)]
    assert hours == [2, 4, 8, 16, 32, 64, 128, 168, 168]


def test_their_own_wait_is_kept_when_it_is_longer() -> None:
    assert next_try(NOW, 1, 0, timedelta(hours=30)) == NOW + timedelta(hours=30)
    assert next_try(NOW, 8, 0, timedelta(seconds=1)) == NOW + LONGEST_WAIT
    assert next_try(NOW, 1, 0, timedelta(days=900)) == NOW + LONGEST_ASKED_FOR


def test_it_is_given_up_after_weeks_of_failures_and_not_before() -> None:
    assert given_up(NOW, NOW - GIVE_UP_AFTER, 5)
    assert not given_up(NOW, NOW - GIVE_UP_AFTER, 4)  # the computer may have been off for a month
    assert not given_up(NOW, NOW - timedelta(days=27), 50)


# --- for any words at all


@given(st.text(max_size=60), st.text(max_size=120))
def test_nothing_typed_breaks_it(line: str, title: str) -> None:
    role_fits(line, title)
    place_fits(line, title)
    fit(title, line, [line], [title])


@given(st.lists(st.sampled_from("night shift planner senior depot warehouse operations ops".split()), min_size=1))
def test_a_line_fits_the_title_it_is_taken_from(words: list[str]) -> None:
    line = " ".join(words)
    assert role_fits(line, line.upper())


@given(st.integers(0, 500), st.floats(0, 1), st.none() | st.timedeltas(timedelta(0), timedelta(days=5000)))
def test_the_next_try_always_lies_ahead_and_never_further_than_a_month(
    failures: int, chance: float, asked: timedelta | None
) -> None:
    when = next_try(NOW, failures, chance, asked)
    assert NOW + timedelta(hours=2) <= when <= NOW + 1.1 * LONGEST_ASKED_FOR
