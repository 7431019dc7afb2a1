"""Messages as they are saved and pasted. All of it invented but the samples, which have their licences noted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from afterword.reading.mail import LIMIT, read_message
from afterword.reading.mail.newest import own_words, signer

SAMPLES = Path(__file__).parent.parent / "samples" / "emails"

ANSWER = b"""\
From: Sena Quaye <s.quaye@pellorchard.example>
To: Alice Hartley <alice@hartley.example>
Subject: =?utf-8?q?Re=3A_one_answer_I=E2=80=99d_like_to_finish?=
Date: Wed, 25 Nov 2026 09:12:00 +0000
Message-ID: <77@pellorchard.example>
In-Reply-To: <a1@hartley.example>
References: <a0@hartley.example> <a1@hartley.example>
Content-Type: text/plain; charset=utf-8

Hi Alice,

Thanks for this. My one worry is the night rota: you have not run one. How would you start?
We decide by Friday.

Kind regards,
Sena Quaye
Head of Production
+44 161 496 0177

On Tue, 24 Nov 2026 at 17:40, Alice Hartley <alice@hartley.example> wrote:
> Dear Ms Quaye,
> unfortunately I left one thing out. Could we reschedule?
"""

BOUNCE = b"""\
From: Mail Delivery System <MAILER-DAEMON@mx.hartley.example>
To: alice@hartley.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <b@mx.hartley.example>
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I could not deliver your message.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.hartley.example

Final-Recipient: rfc822; s.quaye@pellorchard.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user here

--b--
"""


def test_an_answer_is_read_whole() -> None:
    message, problems = read_message(ANSWER, "answer.eml")
    assert message is not None
    assert not problems
    assert message.text == (
        "Hi Alice,\n\nThanks for this. My one worry is the night rota: you have not run one. How would you start?\n"
        "We decide by Friday."
    )
    assert message.subject == "Re: one answer I’d like to finish"
    assert (message.sender.name, message.sender.title) == ("Sena Quaye", "Head of Production")
    assert (message.sender.email, message.sender.phone) == ("s.quaye@pellorchard.example", "+44 161 496 0177")
    assert message.answers == ("<a1@hartley.example>", "<a0@hartley.example>")
    assert message.sent_at == datetime.fromisoformat("2026-11-25T09:12:00+00:00")
    assert message.proposed.kind == "concern"
    assert "worry is the night rota" in message.proposed.quote
    (day,) = message.named
    assert (day.day.isoformat(), day.decides) == ("2026-11-27", True)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("emailagent_interview.eml", "invitation"),
        ("emailagent_rejection.eml", "rejection"),
        ("emailagent_reschedule.eml", "rescheduling"),
    ],
)
def test_messages_of_other_programs(name: str, kind: str) -> None:
    message, _problems = read_message((SAMPLES / name).read_bytes(), name)
    assert message is not None
    assert message.proposed.kind == kind


def test_mail_that_came_back_says_whom_it_did_not_reach() -> None:
    message, _problems = read_message(BOUNCE, "bounce.eml")
    assert message is not None
    (one,) = message.returned
    assert (one.address, one.status, one.delayed) == ("s.quaye@pellorchard.example", "5.1.1", False)
    assert one.said == "550 5.1.1 no such user here"
    assert message.proposed.kind == "automatic"


OWN = "Yes, Monday suits us.\nShall we say ten?"


@pytest.mark.parametrize(
    "quoted",
    [
        "\n\nOn Tue, 24 Nov 2026 at 17:40, Alice <a@hartley.example>\nwrote:\n\n> Dear Ms Quaye,\n> would Monday do?",
        "\n\nAm 24.11.2026 um 17:40 schrieb Alice Hartley:\n> Dear Ms Quaye",
        "\n\nLe mar. 24 nov. 2026 à 17:40, Alice Hartley a écrit :\n> Dear Ms Quaye",
        "\n\n-----Original Message-----\nFrom: Alice\nSent: Tuesday\nTo: Sena\nSubject: Monday\n\nDear Ms Quaye",
        "\n\n________________________________\nFrom: Alice\nSent: Tuesday\n\nDear Ms Quaye",
        "\n\nFrom: Alice Hartley <a@hartley.example>\nSent: 24 November 2026 17:40\nTo: Sena\nSubject: Monday\n\nDear Ms Quaye",
        "\n\nVon: Alice Hartley\nGesendet: Dienstag\nAn: Sena\nBetreff: Montag\n\nDear Ms Quaye",
        "\n\nBest wishes,\nSena\n\nSent from my iPhone",
        "\n\n-- \nSena Quaye\nHead of Production\nwww.pellorchard.example",
        "\n\nMany thanks,\n\nSena Quaye\n\nThis e-mail is confidential and intended only for the person it names.",
    ],
)
def test_what_they_quote_and_sign_with_is_left_out(quoted: str) -> None:
    assert own_words(OWN + quoted) == OWN


def test_answers_written_between_the_lines_stay() -> None:
    text = "On Tue Alice wrote:\n> Would Monday do?\nYes.\n> At ten?\nRather at eleven."
    assert own_words(text) == "Yes.\nRather at eleven."


def test_of_a_forwarded_mail_the_words_inside_are_read() -> None:
    text = (
        "\n---------- Forwarded message ---------\nFrom: Sena <s@p.example>\nDate: Tue\nSubject: No\nTo: Alice\n\n"
        + OWN
    )
    assert own_words(text) == OWN


def test_pasted_words_with_the_lines_above_them() -> None:
    text = (
        "From: Sena Quaye <s.quaye@pellorchard.example>\nSent: Wed, 25 Nov 2026 09:12:00 +0000\nSubject: Your visit\n\n"
    )
    message, _problems = read_message((text + OWN).encode(), "")
    assert message is not None
    assert (message.sender.name, message.sender.email) == ("Sena Quaye", "s.quaye@pellorchard.example")
    assert (message.subject, message.text) == ("Your visit", OWN)


@pytest.mark.parametrize(
    "sent", ["Mon, 23 Nov 2026 09:12:00 +0000", "Monday, 23 November 2026 09:12", "23 November 2026 09:12"]
)
def test_days_in_pasted_words_count_from_the_line_that_says_when(sent: str) -> None:
    for first in ("From: Sena Quaye <s.quaye@pellorchard.example>", "Sena Quaye"):
        message, _problems = read_message(
            f"{first}\nSent: {sent}\nSubject: Your visit\n\nWe decide by Friday.".encode(), ""
        )
        assert message is not None
        assert message.sender.name == "Sena Quaye"
        assert [one.day.isoformat() for one in message.named] == ["2026-11-27"]


def test_pasted_words_alone_are_enough() -> None:
    message, problems = read_message(OWN.encode(), "")
    assert message is not None
    assert message.text == OWN
    assert message.sent_at is None
    assert not problems


def test_a_signature_tells_who_wrote() -> None:
    one = signer(
        OWN + "\n\nKind regards,\nSena Quaye\nHead of Production\nT: 0161 496 0177\ns.quaye@pellorchard.example"
    )
    assert (one.name, one.title, one.phone) == ("Sena Quaye", "Head of Production", "0161 496 0177")
    assert one.email == "s.quaye@pellorchard.example"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no words"),
        (b"   \n\n ", "no words"),
        (b"From: a@b.example\nTo: c@d.example\nSubject: hello\n\n", "no words"),
        (b"x" * (LIMIT + 1), "larger than"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not a text file"),
        (
            b"From: a@b.example\nTo: c@d.example\n" + b"Content-Type: multipart/mixed; boundary=x\n" * 60 + b"\n",
            "far more parts",
        ),
    ],
)
def test_what_is_no_message_is_told_in_a_sentence(data: bytes, says: str) -> None:
    message, problems = read_message(data, "odd.eml")
    assert message is None
    assert len(problems) == 1
    assert says in problems[0].message


@pytest.mark.parametrize("date", [b"Fri, 31 Dec 9999 23:59:59 -1400", b"Mon, 1 Jan 0101 00:00:00 +1400"])
@pytest.mark.parametrize("name", [b"Date", b"Sent"])
def test_a_year_no_mail_was_sent_in_is_no_date(date: bytes, name: bytes) -> None:
    mail = b"From: a@b.example\n" + name + b": " + date + b"\nSubject: x\n\nCould you come tomorrow?"
    message, _ = read_message(mail, "m.eml")
    assert message is not None
    assert message.sent_at is None


@pytest.mark.parametrize("names", [b"(" * 4_000, b"a:" * 2_000], ids=["brackets", "groups"])
def test_a_sender_that_opens_without_end_is_nobody(names: bytes) -> None:
    message, _ = read_message(
        b"From: " + names + b" s@pellorchard.example\nSubject: Hi\n\nCould you say more?", "m.eml"
    )
    assert message is not None
    assert (message.sender.email, message.text) == ("", "Could you say more?")


def test_parts_without_end_are_told_of() -> None:
    parts = b"".join(b"--b\nContent-Type: text/plain\n\nx\n" for _ in range(600))
    mail = b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--\n"
    message, (problem,) = read_message(mail, "m.eml")
    assert message is None
    assert "far more parts" in problem.message


def test_a_very_long_message_is_looked_at_from_its_top_and_says_so() -> None:
    message, (problem,) = read_message(b"Could you say more?\n\n" + b"And on it goes.\n" * 20_000, "")
    assert message is not None
    assert message.text.startswith("Could you say more?")
    assert "200000 characters" in problem.message


def test_a_mail_saved_as_utf_16_is_read_to_its_end() -> None:
    mail = ANSWER.split(b"Content-Type")[0] + b"\nHi,\n" + b"we liked you.\n" * 2_000 + b"Could you say more?\n"
    message, _ = read_message(mail.decode().encode("utf-16"), "m.eml")
    assert message is not None
    assert message.text.endswith("Could you say more?")


def test_an_earlier_sentence_that_begins_with_on_is_not_taken_for_the_line_above_a_quotation() -> None:
    text = "On Monday I have time.\n\nOn Tue, 24 Nov 2026, Alice\n<alice@hartley.example> wrote:\n> Dear Ms Quaye"
    assert own_words(text) == "On Monday I have time."


@given(some.binary(max_size=400))
def test_whatever_it_holds_nothing_breaks(data: bytes) -> None:
    read_message(data, "odd.eml")
    read_message(ANSWER[: len(data) * 3] + data, "odd.eml")
    read_message(BOUNCE[: len(data) * 2] + data + BOUNCE[len(data) * 2 :], "odd.eml")


@given(some.text(some.characters(exclude_categories=["C"]), max_size=300))
def test_no_word_is_invented(text: str) -> None:
    message, _problems = read_message(text.encode("utf-8", "replace"), "")
    if message is not None:
        squeezed = "".join(text.split())
        assert all(word in squeezed for word in message.text.split())
