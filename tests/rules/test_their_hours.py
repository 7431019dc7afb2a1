"""The hours and days they named for a call, in people's words."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.plan.their_hours import TheirHours, their_hours
from afterword.domain.plan.times import times

TUESDAY, WEDNESDAY, THURSDAY = 1, 2, 3

SAID: tuple[tuple[str, frozenset[int] | set[int], str], ...] = (
    ("ring the ward after 2 if anything's playing on my mind, 01484 496 0131", set(), "14:00-"),
    ("call me between the services, 15h to 17h, not the mail", set(), "15:00-17:00"),
    ("said I may call, on Thursday he is in the office", {THURSDAY}, "-"),
    ("a text or call, mornings before 9 are mad", set(), "09:00-"),
    ("Don't call before ten, she said, but any time after that is good.", set(), "10:00-"),
    ("Gave me his direct line, mornings best.", set(), "-12:00"),
    ("call her any afternoon", set(), "12:00-"),
    ("Happy to take a call on Thursday afternoon.", {THURSDAY}, "12:00-"),
    ("ring before noon", set(), "-12:00"),
    ("call between 2 and 4", set(), "14:00-16:00"),
    ("call between 10:30 and 11:45", set(), "10:30-11:45"),
    ("ring from 9 to 5", set(), "09:00-17:00"),
    ("2-4pm is good for a call", set(), "14:00-16:00"),
    ("after 3 pm is fine", set(), "15:00-"),
    ("after three", set(), "15:00-"),
    ("not after 4, she collects the children", set(), "-16:00"),
    ("mornings are mad, but ring", set(), "12:00-"),
    ("Tuesdays or Wednesdays", {TUESDAY, WEDNESDAY}, "-"),
    ("call before Friday", set(), "-"),
    ("not on Tuesday", set(), "-"),
    ("call any time", set(), "-"),
    ("call 0161 496 0177", set(), "-"),
    ("after 99", set(), "-"),
    ("", set(), "-"),
)


@pytest.mark.parametrize(("words", "days", "hours"), SAID)
def test_said(words: str, days: set[int], hours: str) -> None:
    found = their_hours([words])
    assert found.days == days
    assert "-".join(f"{clock:%H:%M}" if clock else "" for clock in (found.start, found.end)) == hours


def test_their_hours_cut_the_windows_or_take_their_place() -> None:
    usual = times()
    assert TheirHours(start=time(15)).within(usual).windows == ((time(15), time(16, 30)),)
    assert TheirHours(end=time(12)).within(usual).windows == ((time(9, 30), time(11, 30)),)
    assert TheirHours(start=time(15), end=time(17)).within(usual).windows == ((time(15), time(17)),)
    assert TheirHours(start=time(17)).within(usual).windows == ((time(17), time(19)),)
    assert TheirHours(start=time(22)).within(usual) == usual
    assert TheirHours().within(usual) == usual


@given(st.lists(st.text(max_size=60), max_size=3))
def test_any_words_are_read(words: list[str]) -> None:
    assert their_hours(words) == their_hours(words)
