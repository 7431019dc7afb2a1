"""The words after an answer go to whoever told it, and stand under their message where there is one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from afterword.flows import mail_in, outcomes
from afterword.flows.post import letter
from afterword.store import queries
from afterword.store.models import Interview, Person
from tests.flows.post.conftest import settle_as_it_is

pytestmark = pytest.mark.django_db

THEIRS = (
    b"From: %s\r\nTo: alice@hartley.example\r\nSubject: Your interview with us\r\nMessage-ID: <no1@pell.example>\r\n"
    b"Date: Thu, 26 Nov 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDear Ms Hartley,\r\n\r\n"
    b"unfortunately we have decided to go ahead with another candidate. We would be glad to see you\r\n"
    b"apply again next year.\r\n\r\nKind regards\r\n%s\r\n"
)


def came(alice: Any, row: Interview, now: datetime, sender: bytes, name: bytes) -> None:
    message = mail_in.take(alice, THEIRS % (sender, name), "no.eml", now).row
    assert message is not None
    assert mail_in.confirm(message, row, "rejection", now).ok


def going(row: Interview, now: datetime, kind: str = "gracious_reply") -> Any:
    settle_as_it_is(row, now, kind)
    return letter.prepare(row, kind, now)


def test_a_reply_stands_under_their_message(alice: Any, interview: Interview, now: datetime) -> None:
    person = queries.interviewers_of(interview).get().person
    person.email = "imogen@pell.example"
    person.save()
    came(alice, interview, now, b"Imogen Sallis <imogen@pell.example>", b"Imogen Sallis")
    out = going(interview, now)
    assert (out.subject, out.in_reply_to) == ("Re: Your interview with us", "<no1@pell.example>")
    assert (out.to_name, out.to_address, out.person) == ("Imogen Sallis", "imogen@pell.example", person)
    assert out.text.startswith("Dear Ms Sallis,")
    assert "try again" in out.text  # read across the end of a line
    assert letter.stands(out, now)


def test_an_answer_by_phone_is_no_thread_and_goes_to_who_rang(alice: Any, interview: Interview, now: datetime) -> None:
    rang = Person.objects.create(owner=alice, name="Kira Novak", email="kira@pell.example")
    outcomes.note(interview, "refused", on=now.date(), way="call", person=rang, now=now)
    out = going(interview, now)
    assert (out.to_name, out.to_address, out.in_reply_to) == ("Kira Novak", "kira@pell.example", "")
    assert out.subject == "Dispatch manager: thank you"


def test_an_address_that_reads_no_mail_is_not_written_to(alice: Any, interview: Interview, now: datetime) -> None:
    came(alice, interview, now, b"Imogen Sallis <no-reply@pell.example>", b"Imogen Sallis")
    out = going(interview, now)
    assert out.in_reply_to == ""
    assert "no-reply" not in out.to_address


def test_the_answer_to_an_offer_goes_where_the_offer_came_from(alice: Any, interview: Interview, now: datetime) -> None:
    person = queries.interviewers_of(interview).get().person
    outcomes.note(interview, "offer", on=now.date(), way="call", person=person, answer_by=date(2026, 12, 11), now=now)
    for kind in ("offer_reply", "acceptance", "declining"):
        assert going(interview, now, kind).person == person
