"""What is shown before it goes: the words, to whom, and what speaks against it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from afterword.flows import log, prepare
from afterword.flows.kept import Unreadable
from afterword.flows.post import addresses, files, letter, outcome, sending
from afterword.flows.post.going import stop_for
from afterword.flows.prepare import NotReady
from afterword.store import queries
from afterword.store.models import Advice, Interview, Interviewer, Outgoing, Person, Promise, Touch
from tests.flows.post.conftest import Clock, settle, settle_as_it_is
from tests.flows.post.mailhost import MailHost


def test_what_is_shown_is_the_draft_with_the_name_under_its_closing(shown: Outgoing, now: datetime) -> None:
    assert shown.text.startswith("Dear Ms Sallis,\n\nThank you for")
    assert shown.text.endswith(",\nAlice Hartley")
    assert "'" not in shown.text
    assert (shown.to_name, shown.to_address) == ("Imogen Sallis", "imogen@pell.example")
    assert (shown.from_name, shown.from_address) == ("Alice Hartley", "alice@hartley.example")
    assert shown.message_id.endswith("@hartley.example>")
    assert letter.prepare(shown.interview, "letter", now) == shown  # type: ignore[arg-type]
    assert Outgoing.objects.count() == 1


def test_open_questions_and_unknown_kinds_stand_in_the_way(interview: Interview, now: datetime) -> None:
    with pytest.raises(NotReady, match="One question is still open"):
        letter.prepare(interview, "letter", now)
    for kind in ("call_card", "voicemail", "adviser_brief", "concern_cards", "no_such"):
        with pytest.raises(NotReady, match="no such draft"):
            letter.prepare(interview, kind, now)
    assert not Outgoing.objects.exists()


def test_without_an_address_it_is_asked_and_kept_on_the_person(interview: Interview, now: datetime) -> None:
    settle(interview, now)
    row = letter.prepare(interview, "letter", now)
    assert (row.to_address, row.message_id.partition("@")[2]) == ("", "mail.invalid>")
    assert "whole e-mail address" in letter.keep_to(row, "imogen").problem
    assert letter.keep_to(row, "Imogen Sallis <imogen@pell.example>").ok
    assert queries.interviewers_of(interview).get().person.email == "imogen@pell.example"
    person = queries.interviewers_of(interview).get().person
    person.email = "i.sallis@pell.example"
    person.save()
    assert letter.prepare(interview, "letter", now).to_address == "i.sallis@pell.example"


def test_where_nobody_was_noted_a_name_makes_someone(interview: Interview, now: datetime) -> None:
    Interviewer.objects.all().delete()
    settle(interview, now)
    row = letter.prepare(interview, "letter", now)
    assert letter.keep_to(row, "jobs@pell.example", "Rowan Tait").ok
    assert queries.interviewers_of(interview).get().person.email == "jobs@pell.example"
    assert "200 fit" in letter.keep_to(row, "jobs@pell.example", "a" * 300).problem
    Outgoing.objects.update(state="sent")
    row.refresh_from_db()
    assert "on its way" in letter.keep_to(row, "other@pell.example").problem


def test_a_recruiter_gets_it_where_all_goes_through_one(interview: Interview, now: datetime) -> None:
    person = queries.interviewers_of(interview).get().person
    person.email = "imogen@pell.example"
    person.save()
    interview.contact_rules = "Please go through our recruiter Dana Whitlock, not to us directly."
    interview.save()
    settle(interview, now)
    row = letter.prepare(interview, "letter", now)
    assert (row.to_name, row.to_address) == ("Dana Whitlock", "")
    assert letter.keep_to(row, "imogen@pell.example").ok
    stop = stop_for(row, now)
    assert stop is not None
    assert not stop.ours
    assert "must not go to Imogen Sallis" in stop.reason
    assert letter.keep_to(row, "dana@talent.example").ok
    assert stop_for(row, now) is None
    assert Person.objects.get(name="Dana Whitlock").email == "dana@talent.example"
    Outgoing.objects.all().delete()
    assert letter.prepare(interview, "letter", now).to_address == "dana@talent.example"


def test_an_office_that_was_named_is_asked_for(interview: Interview, now: datetime) -> None:
    interview.contact_rules = "All contact through the recruitment office, please."
    interview.save()
    person = queries.interviewers_of(interview).get().person
    person.email = "imogen@pell.example"
    person.save()
    settle(interview, now)
    row = letter.prepare(interview, "letter", now)
    assert (row.to_name, row.to_address, row.person) == ("Imogen Sallis", "", None)
    assert letter.keep_to(row, "recruitment@pell.example").ok
    person.refresh_from_db()
    assert person.email == "imogen@pell.example"


def test_they_asked_for_no_contact_and_that_holds(shown: Outgoing, now: datetime) -> None:
    interview = shown.interview
    assert interview is not None
    interview.contact_rules = "Please do not contact us; we will write to everybody."
    interview.save()
    settle(interview, now)
    row = letter.prepare(interview, "letter", now)
    stop = stop_for(row, now)
    assert stop is not None
    assert not stop.ours
    kept = sending.let_go(row, now, anyway=True)
    assert "no contact" in kept.problem


def test_a_letter_that_tells_of_a_call_waits_for_the_call(shown: Outgoing, now: datetime) -> None:
    interview = shown.interview
    assert interview is not None
    interview.called = ""
    interview.save()
    assert not letter.stands(shown, now)
    with pytest.raises(NotReady, match="you have spoken"):
        letter.prepare(interview, "letter", now)
    interview.called = "not_reached"
    interview.save()
    settle_as_it_is(interview, now)
    assert "phone" not in letter.prepare(interview, "letter", now).text


def test_a_second_letter_needs_the_persons_word(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    log.note(shown.interview, "email", at=clock(), step_kind="letter", made_by="step:1")  # type: ignore[arg-type]
    kept = sending.let_go(shown, clock())
    assert kept.problem == "You have sent this already. A second one takes away from the first."
    assert sending.let_go(shown, clock(), anyway=True).ok


def test_enough_is_enough_unless_the_person_says_otherwise(shown: Outgoing, now: datetime) -> None:
    for days in range(4):
        log.note(shown.interview, "message", at=now - timedelta(days=9 - 2 * days), made_by=f"x:{days}")  # type: ignore[arg-type]
    stop = stop_for(shown, now)
    assert stop is not None
    assert stop.ours


def promise(interview: Interview, now: datetime, **changes: Any) -> Promise:
    values = {
        "what": "Half a page on nights",
        "answer": "Here is how I'd set up the first month.\n\nWeek one.",
        **changes,
    }
    return Promise.objects.create(owner=interview.owner, interview=interview, said_at=now, **values)


def test_a_promise_goes_greeted_and_signed_and_is_closed(ready: Interview, mailhost: MailHost, clock: Clock) -> None:
    owed = promise(ready, clock(), due_at=clock() + timedelta(days=1))
    row = letter.prepare(ready, "promise", clock(), promise=owed)
    assert row.text.startswith("Dear Ms Sallis,\n\nHere is how I’d set up")
    assert row.text.endswith(",\nAlice Hartley")
    assert row.subject == "Dispatch manager: as promised"
    assert sending.let_go(row, clock()).ok
    clock.later(seconds=61)
    assert sending.run_next(clock)
    owed.refresh_from_db()
    assert owed.state == "kept"
    assert Touch.objects.get().step_kind == "promised"
    row.refresh_from_db()
    assert sending.bounced(row, "user unknown", clock.later(minutes=1)).ok
    owed.refresh_from_db()
    assert owed.state == "open"


def test_late_one_line_says_so(ready: Interview, now: datetime) -> None:
    owed = promise(ready, now - timedelta(days=2), due_at=now - timedelta(hours=3))
    text = letter.prepare(ready, "promise", now, promise=owed).text
    assert "later than I said.\n\nHere is how" in text
    other = promise(ready, now, answer="")
    with pytest.raises(NotReady, match="not written yet"):
        letter.prepare(ready, "promise", now, promise=other)
    with pytest.raises(NotReady):
        letter.prepare(ready, "promise", now)


def test_a_promise_without_a_name_to_sign_with_asks_for_one(ready: Interview, now: datetime) -> None:
    profile = queries.profile_of(ready.owner)
    profile.name = ""
    profile.save()
    with pytest.raises(NotReady, match="Which name"):
        letter.prepare(ready, "promise", now, promise=promise(ready, now))


def test_a_brief_goes_to_the_adviser_and_is_noted_as_asked(ready: Interview, mailhost: MailHost, clock: Clock) -> None:
    friend = Person.objects.create(owner=ready.owner, name="Marguerite Oduya", email="m@oduya.example")
    row = letter.prepare(
        ready, "brief", clock(), person=friend, subject="A favour", text="Hello Marguerite,\n\nTen minutes?"
    )
    assert stop_for(row, clock()) is None
    assert letter.prepare(ready, "brief", clock(), person=friend, subject="A favour", text="Hello.") == row
    row.refresh_from_db()
    assert sending.let_go(row, clock()).ok
    clock.later(seconds=61)
    assert sending.run_next(clock)
    assert Advice.objects.get().brief == "Hello."
    assert not Touch.objects.exists()
    with pytest.raises(NotReady, match="nothing in the brief"):
        letter.prepare(ready, "brief", clock(), person=friend)


def test_the_link_carries_all_that_programs_can_carry(shown: Outgoing) -> None:
    link = files.mailto(shown)
    assert link.whole
    parts = urlsplit(link.url)
    assert unquote(parts.path) == "imogen@pell.example"
    asked = parse_qs(parts.query, strict_parsing=True)
    assert asked["body"] == [shown.text.replace("\n", "\r\n")]
    assert asked["subject"] == [shown.subject]
    assert "+" not in parts.query
    shown.text = "Ä" * 400
    short = files.mailto(shown)
    assert not short.whole
    assert "body" not in short.url


def test_files_are_named_by_what_they_are(shown: Outgoing, now: datetime) -> None:
    assert files.file_name(shown, "pdf") == f"{shown.subject.replace(':', '')} Imogen Sallis.pdf"
    shown.subject, shown.to_name = '../..\\"\r\n', ""
    assert files.file_name(shown, "eml") == "letter.eml"
    assert b"X-Unsent: 1\r\n" in files.draft_file(shown, now)
    made = files.letter_for(shown, now)
    assert made.to == ("Head of operations", "Pell & Orchard Bakeries")
    assert made.sender == ("Alice Hartley", "alice@hartley.example", "020 7946 0123")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("jo@pell.example", "jo@pell.example"),
        (" Jo Tait <jo@pell.example>", "jo@pell.example"),
        ("mailto:jo@pell.example", "jo@pell.example"),
        ("jo@pell.example.", "jo@pell.example"),
        ("jo@localhost", "jo@localhost"),
    ],
)
def test_addresses_as_people_paste_them(typed: str, read: str) -> None:
    assert addresses.read_address(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "jo",
        "jo@",
        "@pell.example",
        "jo@pell",
        "j o@pell.example",
        "jo@.example",
        "jo@a..b",
        "j" * 260 + "@a.example",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(Unreadable):
        addresses.read_address(typed)


def test_sending_leaves_other_drafts_alone(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    assert sending.sent_myself(shown, "email", clock()).ok
    assert prepare.draft_in(prepare.pack_for(shown.interview, clock()), "letter") is not None  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["jo\u00ad\u200b@pell\udc80.example", "jo@" + "ä" * 80 + ".example"])
def test_what_no_header_can_hold_is_no_address(typed: str) -> None:
    with pytest.raises(Unreadable):
        addresses.read_address(typed)


def test_a_message_without_an_interview_is_nobodys_contact(alice: Any, now: datetime) -> None:
    row = Outgoing.objects.create(
        owner=alice, kind="reminder", text="Ring at noon.", to_name="Alice", message_id="<1@x>"
    )
    assert stop_for(row, now) is None
    assert letter.stands(row, now)
    assert files.letter_for(row, now).to == ("Alice",)
    outcome.went_out(row, now)
    outcome.reopen(row, now)
    assert not Touch.objects.exists()
    assert letter.keep_to(row, "alice@hartley.example").ok
