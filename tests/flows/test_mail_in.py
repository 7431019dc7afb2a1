"""A message is brought in, looked at and confirmed; only then does anything follow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from afterword.domain.messages import Message
from afterword.flows import decide, mail_in, outcomes, promises
from afterword.flows.post import letter
from afterword.store import queries
from afterword.store.models import Incoming, Interview, Outgoing, Step
from tests.reading.test_mail import ANSWER, BOUNCE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture
def interview(alice: Any) -> Interview:
    row = Interview.objects.create(
        owner=alice, employer="Pell & Orchard Bakeries", role="Night baker", starts_at=NOW - timedelta(days=2),
        want="yes", effective="no", interest="yes", understood="yes",
    )  # fmt: skip
    Outgoing.objects.create(
        owner=alice, interview=row, kind="letter", text="Dear Ms Quaye,", message_id="<a1@hartley.example>",
        to_address="s.quaye@pellorchard.example", state="sent", way="smtp",
    )  # fmt: skip
    return row


def taken(alice: Any, data: bytes = ANSWER) -> Incoming:
    row = mail_in.take(alice, data, "answer.eml", NOW).row
    assert row is not None
    return row


def test_it_is_placed_and_proposed_and_nothing_follows_yet(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    assert row.interview == interview
    assert (row.proposed, row.kind, row.confirmed_at) == ("concern", "", None)
    assert not queries.touches_of(interview)
    assert not queries.promises_of(interview)


def test_the_same_message_twice_is_one(alice: Any, interview: Interview) -> None:
    first = taken(alice)
    again = mail_in.take(alice, ANSWER, "copy.eml", NOW)
    forwarded = mail_in.take(alice, ANSWER + b"\n", "other bytes.eml", NOW)
    assert again.before
    assert forwarded.before
    assert again.row == forwarded.row == first


def test_a_concern_makes_a_contact_and_a_promise_with_a_time(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    assert mail_in.confirm(row, interview, "concern", NOW).ok
    (touch,) = queries.touches_of(interview)
    assert (touch.outward, touch.way, touch.happened_at) == (False, "email", row.received_at)
    (promise,) = queries.promises_of(interview)
    assert promise.due_at is not None
    assert promise.due_at > NOW
    assert "night rota" in promise.quote
    assert mail_in.confirm(row, interview, "concern", NOW).ok
    assert len(queries.promises_of(interview)) == len(list(queries.touches_of(interview))) == 1


def test_said_to_be_something_else_what_followed_is_taken_back(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    mail_in.confirm(row, interview, "concern", NOW)
    mail_in.confirm(row, interview, "other", NOW + timedelta(minutes=1))
    assert not queries.promises_of(interview)
    assert [touch.taken_back for touch in queries.touches_of(interview)] in ([True, False], [False])


def test_an_answer_already_begun_stays(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    mail_in.confirm(row, interview, "concern", NOW)
    promise = mail_in.promise_of(row)
    assert promise is not None
    promise.answer = "I would start with the rota of the first week."
    promise.save()
    mail_in.confirm(row, interview, "other", NOW)
    assert [one.answer for one in queries.promises_of(interview)] == [promise.answer]


def test_a_no_ends_what_was_planned_to_win_it(alice: Any, interview: Interview) -> None:
    decide.take_plan(interview, NOW)
    assert queries.steps_of(interview).filter(state=Step.State.WAITING).exists()
    row = taken(alice, b"Subject: news\nFrom: x@pellorchard.example\n\nWe have decided to go with another candidate.\n")
    mail_in.confirm(row, interview, "rejection", NOW)
    waiting = queries.steps_of(interview).filter(state=Step.State.WAITING)
    assert not waiting.filter(kind__in=("call", "letter", "voicemail", "bridge_email", "follow_up")).exists()


def test_an_automatic_answer_answers_nothing(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    mail_in.confirm(row, interview, "automatic", NOW)
    (touch,) = queries.touches_of(interview)
    assert touch.answered is False


def test_mail_that_came_back_tells_of_the_message(alice: Any, interview: Interview) -> None:
    row = taken(alice, BOUNCE)
    mail_in.confirm(row, interview, "automatic", NOW)
    sent = Outgoing.objects.get()
    assert sent.state == Outgoing.State.REFUSED
    assert sent.problem
    assert not queries.touches_of(interview)


def test_a_day_they_name_becomes_the_day_they_decide(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    assert mail_in.keep_day(row, "2026-11-27", NOW).ok
    interview.refresh_from_db()
    assert interview.decision_by.isoformat() == "2026-11-27"
    assert not mail_in.keep_day(row, "2027-01-01", NOW).ok


def test_who_wrote_is_kept_once(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    mail_in.keep_sender(row, NOW)
    mail_in.keep_sender(row, NOW)
    (seat,) = queries.interviewers_of(interview)
    assert (seat.person.name, seat.person.email) == ("Sena Quaye", "s.quaye@pellorchard.example")
    assert seat.person.phone == "+44 161 496 0177"


def test_taken_out_it_leaves_nothing(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    mail_in.confirm(row, interview, "concern", NOW)
    mail_in.remove(row, NOW)
    assert not Incoming.objects.exists()
    assert not queries.promises_of(interview)
    assert all(touch.taken_back for touch in queries.touches_of(interview))


def test_nothing_of_anybody_else_is_confirmed(alice: Any, bob: Any, interview: Interview) -> None:
    row = taken(alice)
    others = Interview.objects.create(owner=bob, employer="Pell & Orchard Bakeries")
    with pytest.raises(Interview.DoesNotExist):
        mail_in.confirm(row, others, "concern", NOW)
    assert mail_in.take(bob, ANSWER, "", NOW).row.interview == others


def test_the_number_of_queries_does_not_grow(alice: Any, interview: Interview, django_assert_num_queries: Any) -> None:
    for number in range(30):
        Interview.objects.create(owner=alice, employer=f"Calder Mills {number}")
    with django_assert_num_queries(3):
        found = mail_in.likely_for(alice, [Message(text="Hello from Calder Mills")] * 20)
    assert len(found) == 20


INVITES = b"""From: Sena Quaye <s.quaye@pellorchard.example>
Subject: A second conversation
Date: Wed, 25 Nov 2026 09:12:00 +0000
Message-ID: <78@pellorchard.example>

We would like to invite you to a second interview on Tuesday 1 December 2026 at 14:30 GMT.
"""


def test_the_time_of_a_next_round_makes_an_interview_that_lies_ahead(alice: Any, interview: Interview) -> None:
    row = taken(alice, INVITES)
    mail_in.confirm(row, interview, "invitation", NOW)
    assert mail_in.keep_time(row, "", NOW).ok
    ahead = Interview.objects.exclude(id=interview.id).get()
    assert ahead.employer == "Pell & Orchard Bakeries"
    assert ahead.starts_at == datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
    assert mail_in.keep_time(row, "", NOW).ok
    assert Interview.objects.filter(owner=alice).count() == 2


def test_a_time_that_moves_moves_the_interview_ahead(alice: Any, interview: Interview) -> None:
    interview.starts_at = NOW + timedelta(days=2)
    interview.save()
    row = taken(alice, b"From: s.quaye@pellorchard.example\nSubject: x\n\nCould we do Thursday at 3 instead?\n")
    mail_in.confirm(row, interview, "rescheduling", NOW)
    unread = mail_in.keep_time(row, "", NOW)
    assert not unread.ok
    assert "Type the day" in unread.problem
    assert mail_in.keep_time(row, "3 December 2026, 15:00", NOW).ok
    interview.refresh_from_db()
    assert interview.starts_at == datetime(2026, 12, 3, 15, 0, tzinfo=UTC)


def test_the_answer_goes_as_an_answer_to_their_message(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    mail_in.confirm(row, interview, "concern", NOW)
    promise = mail_in.promise_of(row)
    assert promise is not None
    promises.answer(promise, "I would start with the rota of the first week.")
    going = letter.prepare(interview, letter.PROMISE, NOW, promise=promise)
    assert going.in_reply_to == "<77@pellorchard.example>"
    assert going.subject == "Re: one answer I’d like to finish"


def test_brought_in_twice_at_the_same_moment_it_is_there_once(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"From: Jo <jo@pell.example>\nSubject: Hello\n\nCould you say more?"
    read, rows = mail_in.read_message, []

    def meanwhile(data: bytes, name: str) -> Any:
        monkeypatch.setattr(mail_in, "read_message", read)
        rows.append(mail_in.take(alice, data, name, NOW).row)
        return read(data, name)

    monkeypatch.setattr(mail_in, "read_message", meanwhile)
    second = mail_in.take(alice, data, "m.eml", NOW)
    assert second.before
    assert [second.row] == rows


def test_a_no_in_a_message_is_what_came_of_it_until_it_is_something_else(alice: Any, interview: Interview) -> None:
    row = taken(alice)
    decide.take_plan(interview, NOW)
    assert mail_in.confirm(row, interview, "rejection", NOW).ok
    (came,) = queries.after.outcomes_of(interview)
    assert (came.kind, came.way, came.words) == ("refused", "email", row.text.strip())
    assert row.received_at is not None
    assert came.happened_on == row.received_at.date()
    interview.refresh_from_db()
    assert interview.outcome == "refused"
    mail_in.confirm(row, interview, "offer", NOW + timedelta(minutes=1))
    assert [one.kind for one in queries.after.outcomes_of(interview)] == ["offer"]
    mail_in.remove(row, NOW + timedelta(minutes=2))
    assert not queries.after.outcomes_of(interview)
    interview.refresh_from_db()
    assert interview.outcome == ""
    assert "letter" in {step.kind for step in queries.steps_of(interview) if step.state == Step.State.WAITING}


def test_advice_after_a_no_is_kept_word_for_word_and_owes_nothing(alice: Any, interview: Interview) -> None:
    outcomes.note(interview, "refused", on=(NOW - timedelta(days=1)).date(), now=NOW)
    row = taken(alice)
    for _again in range(2):
        assert mail_in.confirm(row, interview, "advice", NOW).ok
        (said,) = queries.after.feedback_on(interview)
        assert (said.words, said.made_by) == (row.text.strip(), f"incoming:{row.id}")
        assert not queries.promises_of(interview)
        mail_in.confirm(row, interview, "other", NOW)  # it was none after all
        assert not queries.after.feedback_on(interview)
