"""Times as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from afterword.web.pages import dates

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # a Wednesday


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-11-25", "today"),
        ("2026-11-26", "tomorrow"),
        ("2026-11-24", "yesterday"),
        ("2026-11-27", "Friday"),
        ("2026-12-01", "Tuesday"),
        ("2026-12-02", "2 December"),
        ("2026-11-23", "23 November"),
        ("2027-01-04", "4 January 2027"),
    ],
)
def test_day(when: str, words: str) -> None:
    assert dates.day(date.fromisoformat(when), NOW.date()) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-11-25T11:30", "by 11:30"),
        ("2026-11-25T23:59", "today"),
        ("2026-11-25T09:00", "was due at 09:00"),
        ("2026-11-24T09:00", "was due yesterday"),
        ("2026-11-26T11:30", "tomorrow, by 11:30"),
        ("2026-11-27T23:59", "Friday"),
    ],
)
def test_due(due: str, words: str) -> None:
    assert dates.due(at(due), NOW, LONDON) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (None, "2026-11-25T11:30", "by 11:30"),
        ("2026-11-25T14:00", "2026-11-25T16:30", "from 14:00"),
        ("2026-11-26T09:30", "2026-11-26T11:30", "tomorrow"),
        ("2026-11-27T09:30", "2026-11-27T11:30", "Fri 09:30"),
        ("2026-12-04T09:30", "2026-12-04T11:30", "4 Dec"),
        (None, "2026-11-25T09:00", "since 09:00"),
        (None, "2026-11-24T09:00", "since yesterday"),
        (None, "2026-11-20T09:00", "since 20 Nov"),
    ],
)
def test_brief(start: str | None, end: str | None, words: str) -> None:
    assert dates.brief(start and at(start), end and at(end), NOW, LONDON) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-11-26T09:30", "2026-11-26T11:30", "tomorrow between 09:30 and 11:30"),
        ("2026-11-25T14:00", "2026-11-25T16:30", "today between 14:00 and 16:30"),
        ("2026-11-26T09:30", "2026-11-27T12:00", "from tomorrow 09:30 until Friday 12:00"),
        ("2026-11-26T09:30", None, "from tomorrow 09:30"),
        ("2026-11-25T09:30", "2026-11-25T11:30", "by 11:30"),
    ],
)
def test_window(start: str, end: str | None, words: str) -> None:
    assert dates.window(at(start), end and at(end), NOW, LONDON) == words


def test_the_same_moment_is_another_hour_elsewhere() -> None:
    assert dates.due(at("2026-11-25T15:00"), NOW, LONDON) == "by 15:00"
    assert dates.due(at("2026-11-25T15:00"), NOW, NEW_YORK) == "by 10:00"


def test_midnight_there_is_not_a_time() -> None:
    assert dates.due(at("2026-11-26T05:00"), NOW, NEW_YORK) == "tomorrow"
