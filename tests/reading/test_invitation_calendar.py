"""Invitations as calendars: who, when, in which zone, and how they are reached."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.domain.advert import Invitation
from afterword.domain.interview import Person
from afterword.reading.invitation import read_invitation

SAMPLES = Path(__file__).parent.parent / "samples" / "ics"

OUTLOOK_ZONE = """\
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def told(data: str | bytes) -> tuple[Invitation | None, list[str]]:
    invitation, problems = read_invitation(data if isinstance(data, bytes) else data.encode(), "i.ics")
    assert all(problem.file == "i.ics" for problem in problems)
    return invitation, [f"{problem.line}: {problem.message}" for problem in problems]


def read(data: str | bytes) -> Invitation:
    invitation, problems = told(data)
    assert invitation is not None, problems
    assert problems == []
    return invitation


def event(*lines: str, starts: str = "DTSTART:20261120T140000Z", method: str = "REQUEST", before: str = "") -> str:
    """A calendar with one event, written as Google does."""
    inside = "\n".join(("UID:1@halden.example", starts, *lines))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\n{before}BEGIN:VEVENT\n{inside}\nEND:VEVENT\nEND:VCALENDAR\n"


# -- who


def test_both_sides() -> None:
    invitation = read(
        event(
            "ORGANIZER;CN=Ngozi Okafor:mailto:ngozi@halden.example",
            'ATTENDEE;CN="Sallis, Imogen";PARTSTAT=ACCEPTED:MAILTO:Imogen@mail.Halden.example',
            "ATTENDEE;CN=ngozi@halden.example:mailto:NGOZI@halden.example",
            "ATTENDEE;CN=lena@nook.example:mailto:lena@nook.example",
            "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@halden.example",
            "ATTENDEE;CN=Robot:mailto:no-reply@halden.example",
            "ATTENDEE;CN=Folded:mailto:imo",
            " gen@halden.example",
            "SUMMARY:Interview",
        )
    )
    assert invitation.people == (
        Person(name="Ngozi Okafor", email="ngozi@halden.example"),
        Person(name="Sallis, Imogen", email="Imogen@mail.Halden.example"),
        Person(name="Folded", email="imogen@halden.example"),
    )
    assert invitation.to == ("lena@nook.example",)


def test_a_candidate_who_made_the_appointment() -> None:
    invitation = read(
        event(
            "ORGANIZER;CN=Lena:mailto:lena@gmail.com",
            "ATTENDEE;CN=Ngozi Okafor:mailto:ngozi@halden.example",
            "ATTENDEE;CN=Imogen:mailto:imogen@halden.example",
        )
    )
    assert [person.email for person in invitation.people] == ["ngozi@halden.example", "imogen@halden.example"]
    assert invitation.to == ("lena@gmail.com",)


def test_a_small_firm_that_writes_from_a_provider() -> None:
    invitation = read(event("ORGANIZER;CN=Buck:mailto:buck@gmail.com", "ATTENDEE;CN=Renata:mailto:renata@outlook.com"))
    assert [person.email for person in invitation.people] == ["buck@gmail.com"]
    assert invitation.to == ("renata@outlook.com",)


NOTES = {
    "Looking forward to it. If the link fails, Imogen's mobile is 020 7946 0456.": {"Imogen Sallis": "020 7946 0456"},
    "Questions? Call me on +44 20 7946 0123 (direct).": {"Ngozi Okafor": "+44 20 7946 0123"},
    "Ngozi: 0161 496 0177 is my direct line.": {},
    "Tel: 0161 496 0177": {"Ngozi Okafor": "0161 496 0177"},
    "Meeting ID: 842 7001 9365\\nPasscode: 123456789\\nDial by your location\\n+1 646 555 0100,,84270019365# US": {},
    "Join by phone: +44 20 7946 0999\\nConference ID: 123 456 789#": {},
    "Ref. 2026-11-20 14:00 and invoice number 123456789": {},
}


@pytest.mark.parametrize("note", NOTES)
def test_telephone_numbers_in_the_note(note: str) -> None:
    invitation = read(
        event(
            "ORGANIZER;CN=Ngozi Okafor:mailto:ngozi@halden.example",
            "ATTENDEE;CN=Imogen Sallis:mailto:imogen@halden.example",
            f"DESCRIPTION:{note}",
        )
    )
    assert {person.name: person.phone for person in invitation.people if person.phone} == NOTES[note]


def test_people_in_the_note() -> None:
    note = (
        "You will meet with Ngozi Okafor (Operations director) and Tom van der Velde.\\n"
        "Sallis (finance) may drop in with Imogen (people partner). "
        "Write to Priya Venn <priya@halden.example> or help@zoom.example with questions."
    )
    invitation = read(
        event(
            "ORGANIZER;CN=Ngozi Okafor:mailto:ngozi@halden.example",
            "ATTENDEE;CN=Imogen Sallis:mailto:imogen@halden.example",
            f"DESCRIPTION:{note}",
        )
    )
    assert invitation.people == (
        Person(name="Ngozi Okafor", title="Operations director", email="ngozi@halden.example"),
        Person(name="Imogen Sallis", title="people partner", email="imogen@halden.example"),
        Person(name="Tom van der Velde"),
        Person(name="Priya Venn", email="priya@halden.example"),
    )


# -- what about


@pytest.mark.parametrize(
    ("summary", "employer", "role"),
    [
        ("Interview: Operations Manager (Lena Brandt / Halden & Rye)", "Halden & Rye", "Operations Manager"),
        ("Halden and Rye - second interview - Operations manager", "Halden and Rye", "Operations manager"),
        ("Interview with Halden & Rye", "Halden & Rye", ""),
        ("Interview for the Operations Manager position at Halden & Rye", "Halden & Rye", "Operations Manager"),
        ("Invitation: Interview @ Fri Nov 20, 2026 2pm - 2:45pm (GMT) (lena@nook.example)", "", ""),
        ("Lena Brandt and Ngozi Okafor", "", ""),
        ("30 Minute Meeting between Ngozi Okafor and Lena Brandt", "", ""),
        ("Data Engineer interview, Lena Brandt", "", "Data Engineer"),
        ("Catch-up", "", ""),
    ],
)  # fmt: skip
def test_employer_and_role(summary: str, employer: str, role: str) -> None:
    invitation = read(
        event(
            "ORGANIZER;CN=Ngozi Okafor:mailto:ngozi@haldenandrye.example",
            "ATTENDEE:mailto:lena.brandt@nook.example",
            f"SUMMARY:{summary}",
        )
    )
    assert (invitation.employer, invitation.role) == (employer, role)


# -- when

STARTS = {
    "DTSTART:20261120T140000Z": ("2026-11-20T14:00:00+00:00", "UTC"),
    "DTSTART;TZID=America/Chicago:20261120T140000": ("2026-11-20T14:00:00-06:00", "America/Chicago"),
    "DTSTART;TZID=Eastern Standard Time:20260720T140000": ("2026-07-20T14:00:00-04:00", "America/New_York"),
    'DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20260720T140000': ("2026-07-20T14:00:00-04:00", "America/New_York"),
    'DTSTART;TZID="(GMT+10:00) Canberra, Melbourne, Sydney":20261120T140000': ("2026-11-20T14:00:00+11:00", "Australia/Sydney"),
    'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20261120T140000': ("2026-11-20T14:00:00+01:00", "Europe/Amsterdam"),
    'DTSTART;TZID="(UTC) Dublin, Edinburgh, Lisbon, London":20260720T140000': ("2026-07-20T14:00:00+01:00", "Europe/Dublin"),
    'DTSTART;TZID="(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi":20260720T140000': ("2026-07-20T14:00:00+05:30", "Asia/Kolkata"),
    "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260720T140000": ("2026-07-20T14:00:00+02:00", "Europe/Berlin"),
    "DTSTART;TZID=tzone://Microsoft/Utc:20260720T140000": ("2026-07-20T14:00:00+00:00", "UTC"),
    "DTSTART;TZID=Europe/Kiev:20260720T140000": ("2026-07-20T14:00:00+03:00", "Europe/Kiev"),
}  # fmt: skip


@pytest.mark.parametrize("starts", STARTS)
def test_zones(starts: str) -> None:
    invitation = read(event("DURATION:PT45M", starts=starts))
    assert invitation.starts_at is not None
    assert invitation.ends_at is not None
    assert (invitation.starts_at.isoformat(), invitation.zone) == STARTS[starts]
    assert (invitation.ends_at - invitation.starts_at).total_seconds() == 45 * 60


@pytest.mark.parametrize(
    ("day", "offset"), [("20260720", "+02:00"), ("20261120", "+01:00"), ("20260329", "+02:00"), ("20261025", "+01:00")]
)
def test_a_zone_only_the_calendar_defines(day: str, offset: str) -> None:
    """The year 1601 in its definition is when the rule began, not when the interview does."""
    starts = f"DTSTART;TZID=Customized Time Zone:{day}T140000"
    invitation = read(event(starts=starts, before=OUTLOOK_ZONE.format(name="Customized Time Zone")))
    assert invitation.starts_at is not None
    assert invitation.starts_at.isoformat() == f"{day[:4]}-{day[4:6]}-{day[6:]}T14:00:00{offset}"
    assert invitation.zone == ""


def test_a_time_in_utc_is_shown_in_the_calendars_zone() -> None:
    invitation = read(event(before="X-WR-TIMEZONE:Europe/London\n", starts="DTSTART:20260720T130000Z"))
    assert invitation.starts_at == datetime(2026, 7, 20, 13, tzinfo=UTC)
    assert invitation.starts_at.isoformat() == "2026-07-20T14:00:00+01:00"
    assert invitation.zone == "Europe/London"


def test_times_that_say_too_little() -> None:
    invitation, problems = told(event(starts="DTSTART:20261120T140000"))
    assert invitation is not None
    assert invitation.starts_at == datetime(2026, 11, 20, 14)
    assert problems == ["6: The invitation gives a time without a time zone; check the time of the interview."]
    invitation, problems = told(event(starts="DTSTART;TZID=Blue Moon Time:20261120T140000"))
    assert invitation is not None
    assert invitation.starts_at == datetime(2026, 11, 20, 14)
    assert problems == ["6: The time zone “Blue Moon Time” is not one that is known; check the time of the interview."]
    invitation, problems = told(event(starts="DTSTART;VALUE=DATE:20261120"))
    assert invitation is not None
    assert invitation.starts_at is None
    assert problems == [
        "6: The invitation is for the whole day (2026-11-20); enter the time of the interview yourself."
    ]
    invitation, problems = told(event(starts="DTSTART:next Friday"))
    assert invitation is not None
    assert invitation.starts_at is None
    assert problems == [
        "6: The beginning “next Friday” could not be read; enter the date and time of the interview yourself."
    ]
    assert told(event(starts="SUMMARY:Interview"))[1] == [
        "4: The event has no beginning; enter the date and time of the interview yourself."
    ]


# -- which event


def test_kinds() -> None:
    assert read(event("SEQUENCE:0")).kind == "request"
    assert read(event("SEQUENCE:2")).kind == "update"
    assert read(event("SEQUENCE:2")).sequence == 2
    assert read(event("STATUS:CANCELLED")).kind == "cancel"
    assert read(event(method="CANCEL")).kind == "cancel"


def test_the_last_version_of_an_event_counts() -> None:
    version = "BEGIN:VEVENT\nUID:1\nSEQUENCE:{}\nDTSTAMP:2026110{}T000000Z\nDTSTART:202611{}T140000Z\nEND:VEVENT\n"
    events = [version.format(2, 1, 22), version.format(1, 9, 21), version.format(2, 2, 23)]
    for order in (events, events[::-1]):
        invitation = read("BEGIN:VCALENDAR\n" + "".join(order) + "END:VCALENDAR\n")
        assert invitation.starts_at == datetime(2026, 11, 23, 14, tzinfo=UTC)


def test_a_series_is_not_worked_out() -> None:
    invitation, problems = told(event("RRULE:FREQ=SECONDLY"))
    assert invitation is not None
    assert invitation.starts_at == datetime(2026, 11, 20, 14, tzinfo=UTC)
    assert problems == ["4: This event repeats; only its first date was used, so check that it is the right one."]


def test_one_date_of_a_series() -> None:
    invitation = read((SAMPLES / "google_kiev.ics").read_bytes())
    assert invitation.starts_at is not None
    assert invitation.starts_at.isoformat() == "2016-08-26T14:00:00+03:00"


def test_the_interview_among_other_events() -> None:
    others = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nSUMMARY:{what}\nDTSTART:2026112{n}T100000Z\nEND:VEVENT\n"
        for n, what in enumerate(["Dentist", "Interview at Halden", "Lunch"])
    )
    invitation = read(f"BEGIN:VCALENDAR\n{others}END:VCALENDAR\n")
    assert invitation.summary == "Interview at Halden"
    _invitation, problems = told(f"BEGIN:VCALENDAR\n{others.replace('Interview', 'Something')}END:VCALENDAR\n")
    assert problems == ["2: The calendar holds 3 events that may be the interview; “Dentist” was taken."]


# -- how it is written


def test_lines_that_break_the_grammar() -> None:
    text = event("this is no line", 'X-ODD;A="b;c:d', "SUMMARY:Interview", "DESCRIPTION:one\\n\\ntwo\\, three").replace(
        "\n", "\r\n"
    )
    invitation, problems = told("\ufeff" + text)
    assert invitation is not None
    assert invitation.summary == "Interview"
    assert invitation.note == "one\n\ntwo, three"
    assert problems == [
        "7: This line of the calendar could not be read, so it was left out.",
        "8: This line of the calendar could not be read, so it was left out.",
    ]


def test_half_a_calendar() -> None:
    invitation = read(event("SUMMARY:Interview", "LOCATION:Leeds").split("END:VEVENT")[0])
    assert (invitation.summary, invitation.location) == ("Interview", "Leeds")


def test_a_calendar_without_an_event() -> None:
    nothing = "This calendar holds no event; save the invitation to the interview itself."
    assert told((SAMPLES / "bom.ics").read_bytes()) == (None, [f"None: {nothing}"])


REAL = {
    "apple_tentative.ics": ("2022-07-04T16:00:00-07:00", "America/Vancouver"),
    "exchange_owa_2012.ics": ("2020-10-28T13:30:00+11:00", "Australia/Sydney"),
    "google_alarm.ics": ("2024-10-04T19:15:00+01:00", "Europe/London"),
    "google_kiev.ics": ("2016-08-26T14:00:00+03:00", "Europe/Kiev"),
    "method_request_property_params.ics": (None, ""),
    "o365_custom_tz.ics": ("2024-05-02T11:00:00+02:00", "Europe/Warsaw"),
    "organizer_cn.ics": ("2013-04-18T11:00:00-07:00", "America/Los_Angeles"),
}


@pytest.mark.parametrize("name", REAL)
def test_real_calendars(name: str) -> None:
    invitation, _problems = told((SAMPLES / name).read_bytes())
    assert invitation is not None
    starts = invitation.starts_at.isoformat() if invitation.starts_at else None
    assert (starts, invitation.zone) == REAL[name]


@pytest.mark.parametrize(
    ("method", "said"), [("REPLY", "somebody’s answer to an invitation"), ("COUNTER", "proposes another time")]
)
def test_an_answer_or_a_counter_proposal_is_no_invitation_yet(method: str, said: str) -> None:
    invitation, problems = told(event("SEQUENCE:2", method=method))
    assert invitation is not None
    assert invitation.kind == "request"
    assert [said in problem for problem in problems] == [True]
