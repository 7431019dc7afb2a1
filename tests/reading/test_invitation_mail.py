"""Invitations in mails and letters: carried as a calendar, or said in words."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from afterword.domain.advert import Invitation
from afterword.domain.interview import Person
from afterword.reading.invitation import read_invitation
from tests.reading.test_invitation_calendar import event

SAMPLES = Path(__file__).parent.parent / "samples" / "emails"


def told(data: str | bytes) -> tuple[Invitation | None, list[str]]:
    invitation, problems = read_invitation(data if isinstance(data, bytes) else data.encode(), "m.eml")
    return invitation, [f"{problem.line}: {problem.message}" for problem in problems]


def mail(
    body: str, subject: str = "Interview at Halden & Rye", sent: str = "Mon, 16 Nov 2026 09:00:00 +0000", **headers: str
) -> str:
    given = {
        "From": "Ngozi Okafor <ngozi@haldenrye.example>",
        "To": "lena@nook.example",
        "Subject": subject,
        "Date": sent,
        **headers,
    }
    return "".join(f"{name}: {value}\n" for name, value in given.items()) + f"\n{body}\n"


def read(data: str | bytes) -> Invitation:
    invitation, problems = told(data)
    assert invitation is not None, problems
    assert problems == []
    return invitation


# -- carrying a calendar


def carrying(calendar: str, **how: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = how.get("sender", "Ngozi Okafor <ngozi@haldenrye.example>")
    message["To"] = "lena@nook.example"
    message["Subject"] = "Einladung: Gespräch"
    message.set_content("See the invitation.")
    message.add_alternative("<p>See the <b>invitation</b>.</p>", subtype="html")
    if how.get("attached"):
        message.add_attachment(calendar.encode(), maintype="application", subtype="octet-stream", filename="invite.ics")
    else:
        message.add_alternative(
            calendar, subtype="calendar", params={"method": "REQUEST"}, cte=how.get("cte", "base64")
        )
    return message


CALENDAR = event("ORGANIZER;CN=Imogen:mailto:imogen@haldenrye.example", "SUMMARY:Interview: Planner", "SEQUENCE:1")


@pytest.mark.parametrize("how", [{"cte": "base64"}, {"cte": "quoted-printable"}, {"cte": "7bit"}, {"attached": "yes"}])
def test_a_calendar_inside_a_mail(how: dict[str, str]) -> None:
    invitation = read(carrying(CALENDAR, **how).as_bytes())
    assert (invitation.summary, invitation.kind, invitation.role) == ("Interview: Planner", "update", "Planner")
    assert invitation.people == (Person(name="Imogen", email="imogen@haldenrye.example"),)


def test_a_mail_inside_a_mail() -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "lena@nook.example", "lena@nook.example", "Fwd: Interview"
    outer.set_content("my own note")
    outer.add_attachment(carrying(CALENDAR))
    assert read(outer.as_bytes()).summary == "Interview: Planner"


def test_nobody_in_the_calendar_can_be_asked() -> None:
    calendar = event("ORGANIZER;CN=Scheduler:mailto:no-reply@goodtime.example", "SUMMARY:Interview")
    assert read(carrying(calendar).as_bytes()).people == (Person(name="Ngozi Okafor", email="ngozi@haldenrye.example"),)
    assert read(carrying(calendar, sender="noreply@haldenrye.example").as_bytes()).people == ()


def test_two_calendars() -> None:
    message = carrying("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    message.add_attachment(CALENDAR.encode(), maintype="application", subtype="ics", filename="invite.ics")
    invitation, problems = told(message.as_bytes())
    assert invitation is not None
    assert invitation.summary == "Interview: Planner"
    assert problems == ["None: This calendar holds no event; save the invitation to the interview itself."]


# -- in words

WORDS = {
    "Your interview is on Friday, 20 November 2026 at 2:00 PM GMT.": "2026-11-20T14:00:00+00:00",
    "Your interview is on Fri 20 Nov at 14:00 UK time.": "2026-11-20T14:00:00+00:00",
    "Interview\nDate: November 20th, 2026\nTime: 2 - 2:45 pm ET": "2026-11-20T14:00:00-05:00",
    "Interview\nDate: November 20th, 2026\nTime: 2:00 - 2:45 pm ET": "2026-11-20T14:00:00-05:00",
    "Interview\nDate: November 20th, 2026\nTime: 11:30 - 12:15 pm ET": "2026-11-20T11:30:00-05:00",
    "We will interview you at 10:30 CET on 20.11.2026.": "2026-11-20T10:30:00+01:00",
    "Interview: 2026-11-20 09:15 Europe/Berlin": "2026-11-20T09:15:00+01:00",
    "Interview: 2026-11-20, noon (Eastern Time)": "2026-11-20T12:00:00-05:00",
    "The interview is Tuesday Jan 5 at 3.30pm Pacific Time": "2027-01-05T15:30:00-08:00",
    "When\nFriday Nov 20, 2026 ⋅ 2:15pm – 2:45pm (Central Time - Chicago)\nInterview": "2026-11-20T14:15:00-06:00",
    "It is at 14:00. The interview is on 20.11.2026 at 15:00 UTC.": "2026-11-20T15:00:00+00:00",
    "Interview on 20 November 2026 at 14:00 AEST": "2026-11-20T14:00:00+10:00",
    "Interview on 20 November 2026 at 2pm UTC+5:30": "2026-11-20T14:00:00+05:30",
    "Apply by 18 November 2026. Interview on 20 November 2026 at 2pm Berlin time.": "2026-11-20T14:00:00+01:00",
}


@pytest.mark.parametrize("body", WORDS)
def test_day_and_time_in_words(body: str) -> None:
    invitation = read(mail(body))
    assert invitation.starts_at is not None
    assert invitation.starts_at.isoformat() == WORDS[body]


SAYS_TOO_LITTLE = {
    "Interview on 20 November 2026 at 14:00.": (
        "2026-11-20T14:00:00", "The invitation gives a time without a time zone; check the time of the interview."),
    "Interview on 20 November 2026 at 2pm.": (
        "2026-11-20T14:00:00", "The invitation gives a time without a time zone; check the time of the interview."),
    "Interview on 20 November 2026.": (
        None, "The invitation names the day (2026-11-20) and no time; enter the time of the interview yourself."),
    "Interview on Friday, 21 November 2026 at 2pm GMT.": (
        None, "“Friday, 21 November 2026” is a Saturday; ask them which day is meant, and enter the date yourself."),
    "Interview on Thu, 20 Nov at 2pm GMT.": (
        None, "“Thu, 20 Nov” is a Friday; ask them which day is meant, and enter the date yourself."),
    "Interview on 3/4/2027 at 2pm GMT.": (
        None, "“3/4/2027” could be more than one day; enter the date and time of the interview yourself."),
    "Interview on 31 November 2026 at 2pm GMT.": (
        None, "“31 November 2026” could be more than one day; enter the date and time of the interview yourself."),
    "Interview on 20 November 2026 at 25:00 GMT.": (
        None, "“25:00” is no time of day; enter the time of the interview yourself."),
}  # fmt: skip


@pytest.mark.parametrize("body", SAYS_TOO_LITTLE)
def test_what_contradicts_itself_is_told_and_not_guessed(body: str) -> None:
    starts, message = SAYS_TOO_LITTLE[body]
    invitation, problems = told(mail(body))
    assert invitation is not None
    assert (invitation.starts_at.isoformat() if invitation.starts_at else None) == starts
    assert problems == [f"None: {message}"]


def test_a_whole_letter() -> None:
    body = """\
Dear Lena,

We are pleased to invite you to interview for the Operations Manager position at Halden & Rye.
You will meet with Imogen Sallis (Head of operations) and myself.

Friday, 20 November 2026, 14:00-14:45 GMT

If anything comes up, ring me on 0161 496 0177 or write to imogen@haldenrye.example.

Ngozi

> On 9 November 2026 at 9:00 GMT Lena wrote:
> an interview"""
    invitation = read(mail(body))
    assert (invitation.employer, invitation.role) == ("Halden & Rye", "Operations Manager")
    assert invitation.people == (
        Person(name="Ngozi Okafor", email="ngozi@haldenrye.example", phone="0161 496 0177"),
        Person(name="Imogen Sallis", title="Head of operations"),
        Person(name="", email="imogen@haldenrye.example"),
    )
    assert invitation.ends_at is not None
    assert invitation.ends_at.isoformat() == "2026-11-20T14:45:00+00:00"
    assert "9 November" not in invitation.note
    assert invitation.to == ("lena@nook.example",)


def test_kinds_of_mail() -> None:
    when = "20 November 2026 at 2pm GMT"
    assert read(mail(f"The interview is on {when}.")).kind == "request"
    assert (
        read(mail(f"We have to move it: the interview is on {when}.", subject="Interview rescheduled")).kind == "update"
    )
    assert read(mail(f"The interview on {when} is cancelled.", subject="Interview cancelled")).kind == "cancel"


def test_html_and_odd_charsets() -> None:
    html = "<html><head><style>p {color: red}</style></head><body><p>Interview with Zo&euml;:<br>20&nbsp;November 2026, 2&nbsp;pm&nbsp;GMT</p><script>x()</script></body></html>"
    headers = {
        "MIME-Version": "1.0",
        "Content-Type": 'text/html; charset="utf-8"',
        "Content-Transfer-Encoding": "base64",
        "Subject": "=?iso-8859-1?Q?Gespr=E4ch?=",
    }
    invitation = read(mail(base64.encodebytes(html.encode()).decode(), **headers))
    assert invitation.summary == "Gespräch"
    assert invitation.note == "Interview with Zoë:\n20 November 2026, 2 pm GMT"
    latin = mail(
        "Interview mit Zoë am 20 November 2026, 14:00 CET", **{"Content-Type": 'text/plain; charset="x-unknown"'}
    ).encode("cp1252")
    assert "Zoë" in read(latin).note


def test_a_letter_without_headers() -> None:
    invitation, problems = told("We invite you to an interview on Friday, 20 November 2026 at 2pm GMT.\n")
    assert invitation is not None
    assert invitation.starts_at is not None
    assert (invitation.starts_at.isoformat(), problems) == ("2026-11-20T14:00:00+00:00", [])


def test_a_letter_without_a_year() -> None:
    invitation, problems = told(
        "Just confirming your interview for the Warehouse Team Leader role with Brackenfield Logistics next Thursday (26th\n"
        "November) at 10.30am. You'll be meeting Dave Pritchard, Site Manager, and Anjali from HR. Any problems give me a ring\n"
        "on 07700 900123.\n"
    )
    assert invitation is not None
    assert (invitation.starts_at, invitation.employer, invitation.role) == (
        None,
        "Brackenfield Logistics",
        "Warehouse Team Leader",
    )
    assert invitation.people == (Person(name="Dave Pritchard", title="Site Manager", phone="07700 900123"),)
    assert (
        problems == ["None: “Thursday (26th November” names no year; enter the date of the interview yourself."]
        or problems
    )


def test_what_a_calendar_writes_into_a_mail() -> None:
    body = "This event has been updated\n\nInterview - Operations Manager\nFriday 20 Nov 2026 ⋅ 14:00 – 14:45\nUnited Kingdom Time\n\nMicrosoft Teams meeting\nMeeting ID: 321 654 987 012\n"
    headers = {
        "From": "Google Calendar <calendar-notification@google.com>",
        "Reply-To": "Ngozi Okafor <ngozi@haldenrye.example>",
    }
    invitation = read(
        mail(
            body,
            subject="Updated invitation: Interview - Operations Manager @ Fri 20 Nov 2026 14:00 - 14:45 (GMT)",
            **headers,
        )
    )
    assert invitation.starts_at is not None
    assert (invitation.starts_at.isoformat(), invitation.zone) == ("2026-11-20T14:00:00+00:00", "Europe/London")
    assert (invitation.kind, invitation.role) == ("update", "Operations Manager")
    assert invitation.people == (Person(name="Ngozi Okafor", email="ngozi@haldenrye.example"),)


def test_mails_that_are_no_invitation() -> None:
    nothing = ["None: No invitation to an interview was found here."]
    assert told(mail("Lunch on 20 November 2026 at 2pm?", subject="Lunch")) == (None, nothing)
    no_day = "None: This mail names no day for an interview; enter the date and time yourself, if there is one."
    assert told((SAMPLES / "emailagent_rejection.eml").read_bytes()) == (None, [no_day])
    assert told("") == (None, nothing)


def test_real_mails() -> None:
    invitation, problems = told((SAMPLES / "emailagent_interview.eml").read_bytes())
    assert invitation is not None
    assert (invitation.starts_at, invitation.kind) == (None, "request")
    assert (invitation.employer, invitation.role) == ("Example Startup", "Software Engineer")
    assert problems == [
        "None: “Wednesday, 9 July 2026” is a Thursday; ask them which day is meant, and enter the date yourself."
    ]
    invitation, problems = told((SAMPLES / "emailagent_reschedule.eml").read_bytes())
    assert invitation is not None
    assert (invitation.starts_at, invitation.kind) == (None, "update")
    assert problems == [
        "None: “Friday, 11 July 2026” is a Saturday; ask them which day is meant, and enter the date yourself."
    ]
