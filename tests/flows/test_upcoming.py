"""Invitations make upcoming interviews; changes move them, cancellations mark them, and older ones are passed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from afterword.flows import reminders, upcoming
from afterword.flows.kept import Unreadable
from afterword.reading.invitation.several import at_date
from afterword.store import queries
from afterword.store.models import Interview, Paper, Person, Reminder
from tests.conftest import NOW

SAMPLES = Path(__file__).parent.parent / "samples"

ICS = """BEGIN:VCALENDAR
METHOD:{method}
BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
SUMMARY:Interview: Production planner at Larkspindle Foods
DTSTART;TZID=Europe/Berlin:{start}
DTEND;TZID=Europe/Berlin:{end}
LOCATION:Dock 4\\, Canal Road
ORGANIZER;CN=Tilda Marsh:mailto:tilda@larkspindle.example
ATTENDEE;CN=Alice:mailto:alice@post.example
{more}END:VEVENT
END:VCALENDAR
"""


def ics(
    sequence: int = 0, start: str = "20261201T140000", end: str = "20261201T150000", method: str = "REQUEST",
    uid: str = "one@larkspindle.example", more: str = "",
) -> bytes:  # fmt: skip
    return ICS.format(**{**locals()}).encode()


def give(owner: Any, data: bytes, name: str = "invite.ics", now: datetime = NOW) -> upcoming.Taken:
    read = upcoming.read(data, name, now)
    assert read.sure, (read.problems, [each.problems for each in read.found])
    return upcoming.take(owner, read.found[0].invitation, now, paper=(name, data))


def told(row: Interview) -> str:
    row.refresh_from_db()
    at = row.starts_at.astimezone(ZoneInfo(row.zone)) if row.starts_at else None
    return f"{at:%a %d %b %H:%M} {row.zone} {row.place}" + (" called off" if row.cancelled_at else "")


def test_an_invitation_becomes_an_interview_that_lies_ahead(alice: Any, bob: Any) -> None:
    taken = give(alice, ics())
    assert taken.message == "It is kept. You are asked how it went when it is over."
    (row,) = upcoming.ahead(alice, NOW)
    assert (row.employer, row.role) == ("Larkspindle Foods", "Production planner")
    assert told(row) == "Tue 01 Dec 14:00 Europe/Berlin Dock 4, Canal Road"
    assert row.ends_at == datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
    assert [seat.person.email for seat in queries.interviewers_of(row)] == ["tilda@larkspindle.example"]
    assert Paper.objects.get(interview=row).kind == "invitation"
    assert Reminder.objects.filter(interview=row, kind="debrief").count() == 2
    assert (upcoming.ahead(bob, NOW), upcoming.ended(alice, NOW)) == ([], [])
    over = row.ends_at + timedelta(minutes=1)
    assert upcoming.ahead(alice, over) == []
    assert upcoming.ended(alice, over) == [row]
    assert not queries.open_debriefs_of(alice).filter(id=row.id).exists()  # it asks in its own words


@pytest.mark.parametrize(
    ("then", "sentence", "stands", "changed"),
    [
        (ics(), "This invitation is here already. Nothing has changed.", "Tue 01 Dec 14:00 Europe/Berlin Dock 4, Canal Road", False),
        (ics(2, "20261202T090000", "20261202T100000"), "They have moved this interview. It stands at its new time now.",
         "Wed 02 Dec 09:00 Europe/Berlin Dock 4, Canal Road", True),
        (ics(1, end="20261201T160000"), "They have changed this interview, and it is kept so.",
         "Tue 01 Dec 14:00 Europe/Berlin Dock 4, Canal Road", True),
        (ics(1, method="CANCEL"), "They have called this interview off. It is marked, and reminds you of nothing more.",
         "Tue 01 Dec 14:00 Europe/Berlin Dock 4, Canal Road called off", True),
    ],
)  # fmt: skip
def test_what_comes_after_it(alice: Any, then: bytes, sentence: str, stands: str, changed: bool) -> None:
    row = give(alice, ics()).interview
    again = give(alice, then)
    assert (again.message, again.changed, again.interview) == (sentence, changed, row)
    assert row is not None
    assert told(row) == stands
    assert Interview.objects.count() == 1
    assert Person.objects.count() == 1


@pytest.mark.parametrize("older", [ics(1, "20261203T090000", "20261203T100000"), ics(1, method="CANCEL")])
def test_an_older_one_is_passed_over(alice: Any, older: bytes) -> None:
    row = give(alice, ics(2)).interview
    taken = give(alice, older)
    assert "older one was passed over" in taken.message
    assert row is not None
    assert told(row) == "Tue 01 Dec 14:00 Europe/Berlin Dock 4, Canal Road"


def test_called_off_twice_and_called_off_unknown_change_nothing(alice: Any) -> None:
    assert not give(alice, ics(1, method="CANCEL")).changed
    assert not Interview.objects.exists()
    give(alice, ics())
    give(alice, ics(1, method="CANCEL"))
    assert give(alice, ics(1, method="CANCEL")).message == "This was noted as called off already."
    assert [row.state for row in Reminder.objects.all()] == ["dropped", "dropped"]
    assert give(alice, ics(2, "20261209T140000", "20261209T150000")).changed  # and on again
    assert Interview.objects.get().cancelled_at is None


def test_a_moved_interview_is_asked_about_after_its_new_end(alice: Any) -> None:
    give(alice, ics())
    give(alice, ics(1, "20261202T090000", "20261202T100000"))
    waiting = Reminder.objects.filter(state="waiting").order_by("due_at")
    assert [f"{row.due_at:%a %H:%M}" for row in waiting] == ["Wed 09:20", "Thu 09:00"]


def test_one_that_was_typed_before_is_the_same(alice: Any) -> None:
    row = Interview.objects.create(
        owner=alice, employer="larkspindle foods", starts_at=datetime(2026, 12, 1, 13, 0, tzinfo=UTC), created_at=NOW
    )
    taken = give(alice, ics())
    assert taken.interview == row
    row.refresh_from_db()
    assert row.invite_uid == "one@larkspindle.example"


def test_who_is_known_by_address_stays_who_they_were(alice: Any) -> None:
    person = Person.objects.create(
        owner=alice, name="T. Marsh, the one from the fair", email="Tilda@Larkspindle.example"
    )
    row = give(alice, ics()).interview
    assert row is not None
    assert [seat.person for seat in queries.interviewers_of(row)] == [person]


def test_what_was_told_is_not_moved(alice: Any) -> None:
    row = give(alice, ics()).interview
    assert row is not None
    Interview.objects.filter(id=row.id).update(want="yes")
    assert "told of this interview already" in give(alice, ics(3, "20261209T140000", "20261209T150000")).message
    assert told(row).startswith("Tue 01 Dec")


def test_several_events_are_for_the_person_to_choose(alice: Any) -> None:
    first, second = (
        ics().decode(),
        ics(uid="two@larkspindle.example", start="20261203T090000", end="20261203T100000").decode(),
    )
    both = first.replace("END:VCALENDAR\n", "") + second[second.index("BEGIN:VEVENT") :]
    read = upcoming.read(both.encode(), "both.ics", NOW)
    assert not read.sure
    assert [each.invitation.uid for each in read.found] == ["one@larkspindle.example", "two@larkspindle.example"]
    taken = upcoming.take(alice, read.found[1].invitation, NOW)
    assert taken.interview is not None
    assert told(taken.interview) == "Thu 03 Dec 09:00 Europe/Berlin Dock 4, Canal Road"


@pytest.mark.parametrize(
    ("rule", "dates"),
    [
        (
            "FREQ=WEEKLY",
            ["01 Dec 14:00", "08 Dec 14:00", "15 Dec 14:00", "22 Dec 14:00", "29 Dec 14:00", "05 Jan 14:00"],
        ),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2;BYDAY=TU", ["01 Dec 14:00", "15 Dec 14:00"]),
        ("FREQ=DAILY;UNTIL=20261203T235959Z", ["01 Dec 14:00", "02 Dec 14:00", "03 Dec 14:00"]),
        ("FREQ=MONTHLY;BYDAY=1TU", []),
        ("FREQ=SECONDLY", []),
        ("FREQ=WEEKLY;BYDAY=TU,TH", []),
        ("FREQ=WEEKLY;COUNT=99999999", []),
        ("nonsense", []),
    ],
)
def test_of_a_series_the_next_dates_are_offered_where_it_is_plain(rule: str, dates: list[str]) -> None:
    read = upcoming.read(ics(more=f"RRULE:{rule}\n"), "series.ics", NOW)
    assert not read.sure
    (found,) = read.found
    assert [f"{date:%d %b %H:%M}" for date in found.dates] == dates
    if len(dates) > 1:
        second = at_date(found, found.dates[1])
        assert second.starts_at == found.dates[1]
        assert second.ends_at == found.dates[1] + timedelta(hours=1)


def test_a_series_keeps_its_hour_when_the_clocks_change() -> None:
    read = upcoming.read(
        ics(start="20260324T140000", end="20260324T150000", more="RRULE:FREQ=WEEKLY;COUNT=2\n"),
        "",
        NOW - timedelta(days=300),
    )
    before, after = read.found[0].dates
    assert (after.hour, after.utcoffset()) == (14, timedelta(hours=2))
    assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(days=7) - timedelta(hours=1)


MAIL = """From: Tilda Marsh <tilda@larkspindle.example>
To: alice@post.example
Subject: Interview at Larkspindle Foods
Date: Mon, 23 Nov 2026 10:00:00 +0000

Dear Alice, we would like to invite you to an interview on {day}, 14:00 GMT. Tilda
"""


def test_a_weekday_that_is_not_that_dates_is_asked_about(alice: Any) -> None:
    read = upcoming.read(MAIL.format(day="Friday 1 December 2026").encode(), "mail.eml", NOW)
    assert not read.sure
    (found,) = read.found
    assert any("ask them which day is meant" in each.message for each in found.problems)
    assert not upcoming.take(alice, found.invitation, NOW).changed
    right = upcoming.corrected(alice, found.invitation, "Tuesday 1 December, 14:00", "", NOW)
    row = upcoming.take(alice, right, NOW).interview
    assert row is not None
    assert told(row).startswith("Tue 01 Dec 14:00 Europe/London")


@pytest.mark.parametrize("words", ["", "Friday 1 December 2026, 14:00", "some time", "2 December at half past ten"])
def test_a_time_that_cannot_be_read_says_what_to_type(alice: Any, words: str) -> None:
    (found,) = upcoming.read(ics(), "", NOW).found
    with pytest.raises(Unreadable):
        upcoming.corrected(alice, found.invitation, words, "", NOW)


def test_a_letter_without_contradiction_is_taken_as_it_is(alice: Any) -> None:
    row = give(alice, MAIL.format(day="Tuesday 1 December 2026").encode(), "mail.eml").interview
    assert row is not None
    assert told(row).startswith("Tue 01 Dec 14:00 GMT")


@pytest.mark.parametrize("path", sorted((SAMPLES / "ics").glob("*.ics")), ids=lambda path: path.name)
def test_what_other_programs_write_is_read_and_taken_or_asked_about(path: Path, alice: Any) -> None:
    now = datetime(2000, 1, 1, tzinfo=UTC)  # before all of them
    read = upcoming.read(path.read_bytes(), path.name, now)
    assert read.found or read.problems
    for found in read.found:
        taken = upcoming.take(alice, found.invitation, now)
        assert taken.message
        if found.invitation.starts_at is not None and found.invitation.kind != "cancel":
            assert taken.interview is not None
            assert upcoming.take(alice, found.invitation, now).changed is False


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff\xfe", b"BEGIN:VCALENDAR\nEND:VCALENDAR", b"BEGIN:VEVENT\n" * 500, b"hello"]
)
def test_what_is_no_invitation_is_a_sentence(data: bytes) -> None:
    read = upcoming.read(data, "x.ics", NOW)
    assert not read.found
    assert upcoming.first_sentence(read.problems).endswith(".")


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert "larger than" in upcoming.read(b" " * (upcoming.LARGEST + 1), "x", NOW).problems[0].message


def test_who_comes_out_early_may_tell_at_once(alice: Any) -> None:
    row = give(alice, ics()).interview
    assert row is not None
    early = datetime(2026, 12, 1, 13, 25, tzinfo=UTC)
    upcoming.come_out(row, early)
    row.refresh_from_db()
    assert row.ends_at == early
    assert upcoming.ended(alice, early) == [row]
    reminders.settle(alice, early)
    assert Reminder.objects.filter(state="waiting").order_by("due_at").first().due_at == early + timedelta(minutes=20)  # type: ignore[union-attr]


def test_an_interview_that_is_over_already_is_kept_and_asked_about(alice: Any) -> None:
    late = datetime(2026, 12, 2, 10, 0, tzinfo=UTC)
    taken = give(alice, ics(), now=late)
    assert taken.message == "This interview is over. Tell how it went, while it is fresh."
    assert upcoming.ended(alice, late) == [taken.interview]
    assert upcoming.first_sentence(()) == "No invitation to an interview was found here."


def test_a_mail_that_carries_a_calendar_names_who_sent_it(alice: Any) -> None:
    bare = "\n".join(line for line in ics().decode().splitlines() if not line.startswith(("ORGANIZER", "ATTENDEE")))
    mail = (
        "From: Tilda Marsh <tilda@larkspindle.example>\nTo: alice@post.example\nSubject: Invitation\nMIME-Version: 1.0\n"
        f"Content-Type: text/calendar; charset=utf-8\n\n{bare}\n"
    )
    row = give(alice, mail.encode(), "mail.eml").interview
    assert row is not None
    assert [seat.person.email for seat in queries.interviewers_of(row)] == ["tilda@larkspindle.example"]


@pytest.mark.parametrize("start", ["99991231T235959", "00010101T000000"])
def test_a_year_no_interview_is_in_is_asked_for(alice: Any, start: str) -> None:
    read = upcoming.read(ics(start=start, end=start), "invite.ics", NOW)
    assert not read.sure
    assert "year" in read.found[0].problems[-1].message
    far = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    assert upcoming.take(alice, replace(read.found[0].invitation, starts_at=far), NOW).interview is None
    assert not Interview.objects.filter(owner=alice).exists()


def test_an_end_in_a_year_that_cannot_be_is_left_out(alice: Any) -> None:
    read = upcoming.read(ics(end="99991231T235959"), "invite.ics", NOW)
    moved = upcoming.corrected(alice, read.found[0].invitation, "3 December 2026, 14:30", "", NOW)
    assert moved.ends_at is None


def test_calendars_begun_without_end_are_read_at_once() -> None:
    began = monotonic()
    assert not upcoming.read(b"BEGIN:VCALENDAR\r\n" * 50_000, "invite.ics", NOW).found
    assert monotonic() - began < 10  # it takes a moment, and took half a minute
