"""Whatever stands in an invitation, it is read or reported; and what was made to exhaust the reader is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.reading.identify import kind_of
from afterword.reading.invitation import read_invitation
from tests.often import OFTEN
from tests.reading.limited import Limited
from tests.reading.test_invitation_calendar import OUTLOOK_ZONE, event
from tests.reading.test_invitation_mail import CALENDAR, carrying, mail

SAMPLES = Path(__file__).parent.parent / "samples"
WHOLE = [path.read_bytes() for folder in ("ics", "emails") for path in sorted((SAMPLES / folder).iterdir())]
WHOLE += [
    CALENDAR.encode(),
    carrying(CALENDAR).as_bytes(),
    mail("Interview: Fri 20 Nov, 2 pm (Eastern Time), call me on 0161 496 0177").encode(),
]
PIECES = [
    "BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "END:VCALENDAR\n", "DTSTART:", "DTSTART;TZID=", '"', ";", ":", "20261120T140000", "Z", "\n",
    "\n ", "00010101T000000Z", "99991231T235959", "DTEND:", "DURATION:P9999999D", "RRULE:FREQ=SECONDLY\n", "TZID:X\n", "BEGIN:VTIMEZONE\n", "BEGIN:STANDARD\n",
    "TZOFFSETTO:-2359\n", "X-WR-TIMEZONE:Asia/Kathmandu\n", "ORGANIZER:mailto:a@b.c", "From: a@b.example\n", "Subject: Interview\n", "Date: Mon, 1 Jan 1 0:0:0\n",
    "Content-Type: multipart/mixed; boundary=x\n", "\n--x\n", "--x--\n", "Content-Type: text/calendar\n", "Content-Transfer-Encoding: base64\n", "=?x?Q?=E4?=",
    "interview ", "Friday ", "20 November ", "2026 ", "31.2.2026", "at 2 pm ", "14:00 ", "- 3 pm", "EST", "UTC+99", "(Eastern Time)", "+44 20 7946 0123", "call ",
    "<p>", "<!--", "&amp;", "\ufeff", "\x00",
]  # fmt: skip


def read(data: bytes) -> None:
    invitation, problems = read_invitation(data, "i")
    assert invitation is not None or problems
    for problem in problems:
        assert problem.message[-1] in ".;"
        assert "\n" not in problem.message
        assert problem.line is None or 1 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 2
    if invitation is not None:
        assert invitation.starts_at is not None or problems
        assert invitation.ends_at is None or (
            invitation.starts_at is not None and invitation.ends_at > invitation.starts_at
        )
        assert all(person.name or person.email or person.phone for person in invitation.people)
        assert not {person.email for person in invitation.people if person.email} & set(invitation.to)
    kind_of(data)


@OFTEN
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)


@OFTEN
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_anything_that_looks_like_an_invitation(text: str) -> None:
    read(text.encode())
    read(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{text}".encode())
    read(f"From: a@b.example\nTo: c@d.example\nSubject: Interview\n{text}".encode())


@OFTEN
@given(st.sampled_from(WHOLE), st.data())
def test_a_good_file_with_a_slip_in_it(whole: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 30))
    put = data.draw(st.lists(st.sampled_from(PIECES), max_size=2).map("".join))
    read(whole[:start] + put.encode() + whole[start + cut :])


# -- made to exhaust

HEAD = "From: a@b.example\nTo: c@d.example\nSubject: Interview\nMIME-Version: 1.0\n"


def deep(levels: int) -> str:
    """Parts inside parts."""
    text = HEAD
    for level in range(levels):
        text += f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
    return text + "Content-Type: text/plain\n\nhello\n" * 1_000


HOSTILE = {
    "parts inside parts": deep(5_000),
    "parts inside parts, as many as are read": deep(39) + "words\n" * 200_000,
    "mails inside mails": HEAD + "Content-Type: message/rfc822\n\n" * 20_000,
    "many parts": HEAD + 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\nhi\n" * 80_000,
    "a header of 9 MB": HEAD + "Cc: " + "a@b.example, " * 700_000 + "\n\nInterview\n",
    "many headers": HEAD + "Cc: a@b.example\n" * 240_000 + "\nInterview\n",
    "a folded header": HEAD + "Cc: a\n" + " b\n" * 240_000 + "\nInterview\n",
    "an encoded header": HEAD + "Cc: " + "=?utf-8?q?a?= " * 600_000 + "\n\nInterview\n",
    "a body of one line": HEAD + "\ninterview " + "20 November 2026 " * 580_000,
    "times": HEAD + "\ninterview 20 November 2026 " + "14:00 " * 1_600_000,
    "names": HEAD + "\ninterview 20 November 2026 2pm with " + "Ana Silva and " * 600_000,
    "names and spaces": HEAD + "\ninterview 20 November 2026 2pm with A" + " A" * 4_000_000,
    "numbers": HEAD + "\ninterview 20 November 2026 2pm call " + "0161 496 0177 " * 600_000,
    "digits": HEAD + "\ninterview 20 November 2026 2pm call " + "1" * 9_000_000,
    "addresses": HEAD + "\ninterview 20 November 2026 2pm " + "a@b.example " * 700_000,
    "ats": HEAD + "\ninterview 20 November 2026 2pm " + "a@" * 4_000_000,
    "html": HEAD + "Content-Type: text/html\n\n" + "<p>interview" * 750_000,
    "open comments": HEAD + "Content-Type: text/html\n\n" + "<!--" * 2_000_000,
    "open tags": HEAD + "Content-Type: text/html\n\n" + "<a " * 3_000_000,
    "a calendar that repeats for ever": event("RRULE:FREQ=SECONDLY"),
    "a zone that repeats for ever": event(
        starts="DTSTART;TZID=X:20261120T140000",
        before=OUTLOOK_ZONE.format(name="X").replace("FREQ=YEARLY", "FREQ=SECONDLY"),
    ),
    "many zones": event(starts="DTSTART;TZID=X1999:20261120T140000", before="".join(OUTLOOK_ZONE.format(name=f"X{n}") for n in range(1_200))),
    "many events": "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nDTSTART:20261120T140000Z\nEND:VEVENT\n" * 6_000,
    "many guests": event("ATTENDEE:mailto:a@b.example\n" * 18_000),
    "components inside components": "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 60_000,
    "a folded line": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\n" + " b\n" * 300_000,
    "a line of 900 kB": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + "a" * 900_000,
    "a line of 100 MB": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + "a" * 100_000_000,
    "parameters": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY" + ";a=b" * 200_000 + ":c",
    "quotation marks": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY;a=" + '"' * 900_000 + ":c",
    "lists in parameters": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY;a=" + '"b",' * 200_000 + ":c",
    "backslashes": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + "\\" * 900_000,
    "laughs": '<!DOCTYPE a [<!ENTITY a "aaaa">' + "".join(f'<!ENTITY a{n} "{"&a" * 9};">' for n in range(999)) + "]><a>&a9;</a>",
    "zip": "PK\x03\x04" + "\x00" * 900_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_invitation_costs_little(name: str, tmp_path: Path, limited: Limited) -> None:
    limited.costs_little(HOSTILE[name], tmp_path, ["afterword.reading.invitation:read_invitation"])
