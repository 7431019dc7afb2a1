"""The pages for a message that came back in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from afterword.flows import debrief, outcomes, people
from afterword.store import queries
from afterword.store.models import Incoming, Interview
from tests.reading.test_mail import ANSWER

pytestmark = pytest.mark.django_db
PASTED = (
    "From: Sena Quaye <s.quaye@pellorchard.example>\nSubject: Re: one answer\n\nHow would you start the night rota?"
)


@pytest.fixture
def interview(alice: Any) -> Interview:
    return Interview.objects.create(
        owner=alice, employer="Pell & Orchard Bakeries", role="Night baker", want="yes", effective="no",
        starts_at=datetime(2026, 11, 23, tzinfo=UTC),
    )  # fmt: skip


def test_pasted_looked_at_and_confirmed_it_leads_to_the_answer(alices: Client, interview: Interview) -> None:
    page = alices.post(reverse("mail"), {"act": "text", "text": PASTED}, follow=True)
    words = page.content.decode()
    assert "How would you start the night rota?" in words
    assert "They seem to want something answered" in words
    assert "the address is of that employer" in words
    (row,) = Incoming.objects.all()
    assert not queries.promises_of(interview)
    here = reverse("mail_message", args=[row.id])
    page = alices.post(here, {"kind": "concern", "interview": str(interview.id)}, follow=True)
    (promise,) = queries.promises_of(interview)
    assert reverse("promise", args=[interview.id, promise.id]) in page.content.decode()


def test_a_file_is_read_and_a_second_time_said_to_be_known(alices: Client, interview: Interview) -> None:
    for expected in (0, 1):
        page = alices.post(reverse("mail"), {"files": SimpleUploadedFile("a.eml", ANSWER)}, follow=True)
        assert page.content.decode().count("brought this message in before") == expected
    assert Incoming.objects.count() == 1


def test_without_an_interview_chosen_nothing_is_lost_and_a_sentence_says_what_to_do(alices: Client) -> None:
    alices.post(reverse("mail"), {"act": "text", "text": PASTED})
    (row,) = Incoming.objects.all()
    page = alices.post(reverse("mail_message", args=[row.id]), {"kind": "concern"})
    assert page.status_code == 422
    assert "Choose the interview it is about." in page.content.decode()


@pytest.mark.parametrize("text", ["", "   "])
def test_without_words_nothing_is_kept(alices: Client, text: str) -> None:
    page = alices.post(reverse("mail"), {"act": "text", "text": text})
    assert (page.status_code, Incoming.objects.count()) == (422, 0)
    assert "Paste the words first." in page.content.decode()


def test_where_all_of_it_is_a_quotation_the_words_stay_in_the_field(alices: Client) -> None:
    page = alices.post(reverse("mail"), {"act": "text", "text": "On Tue, 24 Nov 2026, Alice wrote:\n> Dear Ms Quaye"})
    assert (page.status_code, Incoming.objects.count()) == (422, 0)
    assert "&gt; Dear Ms Quaye</textarea>" in page.content.decode()


def test_a_made_up_interview_or_kind_is_refused(alices: Client, interview: Interview) -> None:
    alices.post(reverse("mail"), {"act": "text", "text": PASTED})
    here = reverse("mail_message", args=[Incoming.objects.get().id])
    assert alices.post(here, {"kind": "concern", "interview": "nonsense"}).status_code == 422
    assert alices.post(here, {"kind": "nonsense", "interview": str(interview.id)}).status_code == 422
    assert alices.get(reverse("mail"), {"about": "nonsense"}).status_code == 404


def test_a_meeting_is_put_in_at_the_hour_that_was_read_and_none_is_made_up(
    alices: Client, interview: Interview
) -> None:
    words = "Hi,\n\nWe would like to meet you again on Wednesday 2 December 2026 at 10:30, in Harbour Row.\n\nSena"
    alices.post(reverse("mail"), {"act": "text", "text": words, "about": str(interview.id)})
    (row,) = Incoming.objects.all()
    here = reverse("mail_message", args=[row.id])
    page = alices.post(here, {"kind": "invitation", "interview": str(interview.id)}, follow=True)
    assert 'value="2 December 2026, 10:30"' in page.content.decode()
    page = alices.post(here, {"act": "time", "when": "2 December at half past ten"})
    assert page.status_code == 422
    assert 'value="2 December at half past ten"' in page.content.decode()
    assert "in figures" in page.content.decode()
    alices.post(here, {"act": "time", "when": "2 December 2026, 10:30"})
    assert Interview.objects.get(starts_at__isnull=False, starts_at__hour=10).starts_at.day == 2


def test_more_files_than_fit_in_one_go_are_refused_together(alices: Client) -> None:
    files = [SimpleUploadedFile(f"{number}.txt", PASTED.encode()) for number in range(51)]
    page = alices.post(reverse("mail"), {"files": files})
    assert (page.status_code, Incoming.objects.count()) == (422, 0)
    assert "These are 51 files, and 50 fit in one go." in page.content.decode()


def test_words_put_right_are_never_cut(alices: Client) -> None:
    alices.post(reverse("mail"), {"act": "text", "text": PASTED})
    row = Incoming.objects.get()
    page = alices.post(reverse("mail_message", args=[row.id]), {"act": "words", "text": "word " * 50_000})
    assert page.status_code == 422
    assert "200000 characters fit" in page.content.decode()
    before = row.text
    row.refresh_from_db()
    assert row.text == before


def test_whoever_wrote_sits_after_those_who_were_there(alices: Client, interview: Interview) -> None:
    debrief.seat_person(interview, people.add(interview.owner, "Imogen Sallis"))
    alices.post(reverse("mail"), {"act": "text", "text": PASTED, "about": str(interview.id)})
    alices.post(reverse("mail_message", args=[Incoming.objects.get().id]), {"act": "sender"})
    places = [(seat.position, seat.person.name) for seat in queries.interviewers_of(interview)]
    assert places == [(0, "Imogen Sallis"), (1, "Sena Quaye")]


def test_after_a_no_what_they_write_is_first_taken_for_advice(alices: Client, interview: Interview) -> None:
    outcomes.note(interview, "refused", on=datetime(2026, 11, 24, tzinfo=UTC).date(), now=datetime.now(UTC))
    words = alices.post(reverse("mail"), {"act": "text", "text": PASTED}, follow=True).content.decode()
    assert "They have given their answer before" in words
    (row,) = Incoming.objects.all()
    answer = {"kind": "advice", "interview": str(interview.id)}
    words = alices.post(reverse("mail_message", args=[row.id]), answer, follow=True).content.decode()
    assert "Their words are kept as they are." in words
    assert "You owe them an answer now." not in words
