"""Calendar files: what any calendar program must find in them, on every input."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from afterword.writing.ics import Entry, to_ics

LONDON = ZoneInfo("Europe/London")
AT = datetime(2026, 11, 25, 14, 0, tzinfo=LONDON)
CALL = Entry(
    uid="7f0c-step@afterword",
    summary="Call Ngozi Okafor (Halden & Rye)",
    starts_at=AT,
    ends_at=AT + timedelta(hours=2),
    written_at=datetime(2026, 11, 24, 9, 30, 1, 5, tzinfo=UTC),
    sequence=2,
    url="http://127.0.0.1:8765/i/7f0c/plan/",
    alarms=(0,),
)


def test_the_file_word_for_word() -> None:
    assert to_ics([CALL], "Afterword").decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Afterword//Afterword//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Afterword",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "BEGIN:VEVENT",
        "SUMMARY:Call Ngozi Okafor (Halden & Rye)",
        "DTSTART:20261125T140000Z",
        "DTEND:20261125T160000Z",
        "DTSTAMP:20261124T093001Z",
        "UID:7f0c-step@afterword",
        "SEQUENCE:2",
        "CLASS:PRIVATE",
        "LAST-MODIFIED:20261124T093001Z",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "URL:http://127.0.0.1:8765/i/7f0c/plan/",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Call Ngozi Okafor (Halden & Rye)",
        "TRIGGER:P0D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_what_is_due_is_rung_for_before_its_end_and_what_is_cancelled_never() -> None:
    due = replace(CALL, due=True, alarms=(120,))
    assert b"TRIGGER;RELATED=END:-PT2H" in to_ics([due], "")
    gone = to_ics([replace(due, cancelled=True, busy=True)], "")
    assert b"STATUS:CANCELLED" in gone
    assert b"TRANSP:TRANSPARENT" in gone
    assert b"VALARM" not in gone
    assert b"TRANSP:OPAQUE" in to_ics([replace(CALL, busy=True)], "")


@pytest.mark.parametrize(
    ("wall", "written"),
    [
        ("2026-03-28T14:00", "20260328T140000Z"),  # London, winter
        ("2026-03-29T14:00", "20260329T130000Z"),  # the clocks went forward in the night
        ("2026-10-24T14:00", "20261024T130000Z"),
        ("2026-10-25T14:00", "20261025T140000Z"),
        ("2026-10-25T01:30", "20261025T003000Z"),  # comes twice: the first
    ],
)
def test_the_wall_clock_is_right_on_both_sides_of_both_nights(wall: str, written: str) -> None:
    starts = datetime.fromisoformat(wall).replace(tzinfo=LONDON)
    text = to_ics([replace(CALL, starts_at=starts, ends_at=starts + timedelta(hours=1))], "").decode()
    assert f"DTSTART:{written}" in text


WORDS = st.text(max_size=200)
ENTRIES = st.builds(
    Entry,
    uid=st.uuids().map(lambda each: f"{each}@afterword"),
    summary=WORDS,
    description=WORDS,
    location=WORDS,
    starts_at=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(LONDON)),
    ends_at=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    written_at=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    sequence=st.integers(0, 1000),
    alarms=st.lists(st.integers(0, 3000), max_size=2).map(tuple),
    due=st.booleans(),
    busy=st.booleans(),
    cancelled=st.booleans(),
)


@given(st.lists(ENTRIES, max_size=3), WORDS)
def test_every_file_keeps_the_grammar_and_reads_back(entries: list[Entry], name: str) -> None:
    data = to_ics(entries, name)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)  # octets, RFC 5545 3.1
    assert not any(re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line) for line in lines)
    for line in lines:
        line.decode()  # a fold never cuts a character in two
    whole = re.sub(rb"\r\n[ \t]", b"", data).decode().split("\r\n")
    for begun, count in (("VCALENDAR", 1), ("VEVENT", len(entries))):
        assert whole.count(f"BEGIN:{begun}") == whole.count(f"END:{begun}") == count
    for needed in ("UID:", "DTSTAMP:", "DTSTART:", "DTEND:", "SUMMARY:", "SEQUENCE:"):
        assert sum(line.startswith(needed) for line in whole) == len(entries)
    events = icalendar.Calendar.from_ical(data).events
    for entry, event in zip(entries, events, strict=True):
        assert str(event["uid"]) == entry.uid
        assert event.start == entry.starts_at.astimezone(UTC).replace(microsecond=0)
        assert event.end > event.start
        assert int(event["sequence"]) == entry.sequence
        kept, read = (
            "".join(each for each in text if each.isprintable()).split()
            for text in (entry.summary, str(event["summary"]))
        )
        assert read == kept or not kept
    assert to_ics(entries, name) == data


def test_another_library_reads_the_times_alike() -> None:
    told = replace(CALL, summary="Halden, Rye; a \\ and\nmore " + "é" * 90, location="Dock 4", alarms=(30,))
    event = vobject.readOne(to_ics([told], "Afterword").decode()).vevent
    assert (event.dtstart.value, event.dtend.value) == (told.starts_at, told.ends_at)
    assert (event.summary.value, event.location.value) == (told.summary, "Dock 4")
    assert event.valarm.trigger.value == timedelta(minutes=-30)
    event.validate(raiseException=True)
