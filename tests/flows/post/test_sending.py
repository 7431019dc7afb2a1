"""At most one copy of each message, whatever the server does; and where nobody can know, the person is asked."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from afterword.flows.post import letter, sending
from afterword.store import queries
from afterword.store.models import DraftVersion, MailAccount, Outgoing, Step, Touch
from tests.flows.post.conftest import Clock
from tests.flows.post.mailhost import MailHost

State = Outgoing.State


def go(shown: Outgoing, clock: Clock) -> Outgoing:
    """Lets it go, waits out the minute, and looks for work until there is none."""
    assert sending.let_go(shown, clock()).ok
    clock.later(seconds=61)
    while sending.run_next(clock):
        pass
    shown.refresh_from_db()
    return shown


def test_a_message_goes_once_and_is_noted(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    Step.objects.create(owner=shown.owner, interview=shown.interview, kind="letter", channel="email")
    sent = go(shown, clock)
    assert sent.state == State.SENT
    (message,) = mailhost.messages()
    assert message["Message-ID"] == sent.message_id
    assert message["To"] == "Imogen Sallis <imogen@pell.example>"
    assert message["From"] == "Alice Hartley <alice@hartley.example>"
    assert message["Subject"] == sent.subject
    assert message.get_content().replace("\r\n", "\n").strip() == sent.text
    touch = Touch.objects.get()
    assert (touch.way, touch.step_kind, touch.made_by) == ("email", "letter", f"outgoing:{sent.id}")
    assert Step.objects.filter(kind="letter").values_list("state", flat=True)[0] == Step.State.DONE
    assert DraftVersion.objects.get(sent_at__isnull=False).text == sent.text
    assert not sending.run_next(clock)
    assert len(mailhost.received) == 1


def test_within_a_minute_it_can_be_taken_back(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    assert sending.let_go(shown, clock()).ok
    clock.later(seconds=59)
    assert not sending.run_next(clock)
    assert sending.take_back(shown).ok
    clock.later(seconds=60)
    assert not sending.run_next(clock)
    shown.refresh_from_db()
    assert shown.state == State.SHOWN
    assert mailhost.received == []
    assert not Touch.objects.exists()


# What the server does, in which state that leaves the message, how many it holds, and a word of what is said.
ENDS = [
    ({"AUTH": "535 5.7.8 no"}, State.REFUSED, 0, "does not accept this user name"),
    ({"AUTH": "534 5.7.9 Application-specific password required"}, State.REFUSED, 0, "app password"),
    ({"MAIL": "553 5.7.1 not yours"}, State.REFUSED, 0, "does not let you send as"),
    ({"RCPT": "550 5.1.1 no such user"}, State.REFUSED, 0, "There is no mailbox imogen@pell.example"),
    ({"RCPT": "552 5.2.2 over quota"}, State.REFUSED, 0, "is full"),
    ({"RCPT": "554 5.7.1 policy"}, State.REFUSED, 0, "by a rule of its own"),
    ({"RCPT": "451 4.7.1 greylisted"}, State.DUE, 0, "asks to try again later"),
    ({"RCPT": "drop"}, State.DUE, 0, "broke off in the middle"),
    ({"RCPT": "hang"}, State.DUE, 0, "did not answer in time"),
    ({"connect": "421 4.3.2 shutting down"}, State.DUE, 0, "does not take mail just now"),
    ({"connect": "hang"}, State.DUE, 0, "did not answer in time"),
    ({"DATA": "drop"}, State.DUE, 0, "broke off in the middle"),
    ({"DATA": "554 no"}, State.REFUSED, 0, "by a rule of its own"),
    ({".": "550 5.7.1 looks like spam"}, State.REFUSED, 0, "by a rule of its own"),
    ({".": "452 4.2.2 full"}, State.DUE, 0, "is full"),
    ({".": "half"}, State.UNKNOWN, 0, ""),
    ({".": "take and drop"}, State.UNKNOWN, 1, ""),
    ({".": "take and hang"}, State.UNKNOWN, 1, ""),
    ({".": "2x taken, or was it"}, State.UNKNOWN, 1, ""),
]


@pytest.mark.parametrize(
    ("at", "state", "held", "said"), ENDS, ids=[f"{k} {v}" for one in ENDS for k, v in one[0].items()]
)
def test_what_the_server_does(
    shown: Outgoing, mailhost: MailHost, clock: Clock, at: dict[str, str], state: str, held: int, said: str
) -> None:
    mailhost.at = at
    ended = go(shown, clock)
    assert ended.state == state
    assert len(mailhost.received) == held
    assert said in ended.problem
    assert (ended.handed_over_at is not None) == (state == State.UNKNOWN)
    assert not Touch.objects.exists()
    clock.later(days=3)
    mailhost.at = {"RCPT": "451 later"}
    while sending.run_next(clock):
        pass
    assert len(mailhost.received) == held


def test_what_certainly_did_not_go_is_tried_again_and_then_given_up(
    shown: Outgoing, mailhost: MailHost, clock: Clock
) -> None:
    mailhost.at = {"RCPT": "451 4.7.1 greylisted"}
    waits = []
    row = go(shown, clock)
    while row.state == State.DUE:
        assert row.due_at is not None
        waits.append(row.due_at - clock())
        clock.now = row.due_at
        assert sending.run_next(clock)
        row.refresh_from_db()
    assert waits == list(sending.AGAIN_AFTER)
    assert row.state == State.REFUSED
    assert mailhost.words.count("RCPT") == 4


def test_after_a_refusal_for_now_the_next_try_delivers_one(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    mailhost.at = {"RCPT": "451 4.7.1 greylisted"}
    assert go(shown, clock).state == State.DUE
    mailhost.at = {}
    clock.later(minutes=2)
    assert sending.run_next(clock)
    shown.refresh_from_db()
    assert shown.state == State.SENT
    assert [one["Message-ID"] for one in mailhost.messages()] == [shown.message_id]


def test_unknown_is_asked_about_and_never_sent_of_itself(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    mailhost.at = {".": "take and drop"}
    unknown = go(shown, clock)
    assert list(queries.unsettled_post_of(shown.owner)) == [unknown]
    sending.forget_leases(clock())
    clock.later(days=2)
    assert not sending.run_next(clock)
    assert letter.prepare(shown.interview, "letter", clock()) == unknown  # type: ignore[arg-type]
    assert not sending.let_go(unknown, clock()).ok
    assert not sending.settle_unknown(unknown, "perhaps", clock()).ok
    assert sending.settle_unknown(unknown, "went", clock()).ok
    unknown.refresh_from_db()
    assert unknown.state == State.SENT
    assert Touch.objects.get().happened_at == unknown.handed_over_at
    assert not sending.settle_unknown(unknown, "did_not", clock()).ok
    assert len(mailhost.received) == 1


def test_what_did_not_go_can_be_sent_again_as_the_same_message(
    shown: Outgoing, mailhost: MailHost, clock: Clock
) -> None:
    mailhost.at = {".": "half"}
    unknown = go(shown, clock)
    assert sending.settle_unknown(unknown, "did_not", clock()).ok
    mailhost.at = {}
    again = letter.prepare(shown.interview, "letter", clock())  # type: ignore[arg-type]
    assert again == unknown
    assert go(again, clock).state == State.SENT
    assert [one["Message-ID"] for one in mailhost.messages()] == [unknown.message_id]


def test_two_workers_that_see_the_same_message_send_one(
    shown: Outgoing, mailhost: MailHost, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another worker carries it between the look and the claim of this one. (Two processes: `test_survival`.)"""
    assert sending.let_go(shown, clock()).ok
    clock.later(seconds=61)
    name, raced = uuid.uuid4, []

    def other_first() -> uuid.UUID:
        if not raced:
            raced.append(True)
            assert sending.run_next(clock)
        return name()

    monkeypatch.setattr(sending.uuid, "uuid4", other_first)
    assert sending.run_next(clock)
    shown.refresh_from_db()
    assert (shown.state, shown.tries) == (State.SENT, 1)
    assert len(mailhost.received) == 1


def test_a_lease_that_ran_out_before_handing_over_is_taken_up_and_the_first_carrier_stays_silent(
    shown: Outgoing, mailhost: MailHost, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock leaps while one is signing in: another takes the message over, and only one hands it over."""
    assert sending.let_go(shown, clock()).ok
    clock.later(seconds=61)
    offer = sending.server.Conversation.offer
    leapt: list[bool] = []

    def slow(self: Any, sender: str, to: str) -> None:
        offer(self, sender, to)
        if not leapt:
            leapt.append(True)
            later = Clock(clock.later(hours=2))
            assert sending.run_next(later)

    monkeypatch.setattr(sending.server.Conversation, "offer", slow)
    assert sending.run_next(clock)
    shown.refresh_from_db()
    assert shown.state == State.SENT
    assert len(mailhost.received) == 1
    assert Touch.objects.count() == 1


def test_a_server_that_ends_in_good_order_hands_nothing_over(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    assert sending.let_go(shown, clock()).ok
    clock.later(seconds=61)
    asked = iter([False, True])
    assert sending.run_next(clock, lambda: next(asked))
    shown.refresh_from_db()
    assert (shown.state, shown.tries, mailhost.received) == (State.DUE, 0, [])
    assert sending.run_next(clock)
    assert len(mailhost.received) == 1
    assert not sending.run_next(clock, lambda: True)


def test_words_that_changed_since_they_were_seen_do_not_go(shown: Outgoing, clock: Clock) -> None:
    from afterword.flows import prepare

    checked = prepare.draft_in(prepare.pack_for(shown.interview, clock()), "letter")  # type: ignore[arg-type]
    assert checked is not None
    prepare.leave_out(shown.interview, "letter", checked.draft.sentences[3].key)  # type: ignore[arg-type]
    kept = sending.let_go(shown, clock())
    assert not kept.ok
    assert "changed since you looked" in kept.problem
    again = letter.prepare(shown.interview, "letter", clock())  # type: ignore[arg-type]
    assert (again.id, again.message_id) == (shown.id, shown.message_id)
    assert sending.let_go(again, clock()).ok


def test_nothing_goes_without_an_account_that_worked(shown: Outgoing, clock: Clock) -> None:
    MailAccount.objects.update(tested_at=None)
    assert "No mail account" in sending.let_go(shown, clock()).problem
    MailAccount.objects.update(tested_at=clock())
    Outgoing.objects.update(to_address="")
    shown.refresh_from_db()
    assert "where it goes" in sending.let_go(shown, clock()).problem


def test_an_account_removed_meanwhile_refuses_in_words(shown: Outgoing, clock: Clock) -> None:
    assert sending.let_go(shown, clock()).ok
    MailAccount.objects.all().delete()
    clock.later(seconds=61)
    assert sending.run_next(clock)
    shown.refresh_from_db()
    assert shown.problem == "There is no mail account any more."
    assert sending.put_away(shown).ok
    assert not sending.put_away(shown).ok
    assert not queries.unsettled_post_of(shown.owner)


def test_a_fault_of_ours_before_handing_over_is_no_unknown(
    shown: Outgoing, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    monkeypatch.setattr(sending, "_data", lambda *_: 1 / 0)
    assert go(shown, clock).state == State.REFUSED
    assert "could not be carried" in caplog.text


def test_a_bounce_takes_the_contact_back(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    Step.objects.create(owner=shown.owner, interview=shown.interview, kind="letter", channel="email")
    assert not sending.bounced(shown, "no", clock()).ok
    sent = go(shown, clock)
    clock.later(minutes=5)
    assert sending.bounced(sent, "550 5.1.1 <imogen@pell.example>:\n user unknown", clock()).ok
    sent.refresh_from_db()
    assert sent.state == State.REFUSED
    assert sent.problem == "It came back. Their words: “550 5.1.1 <imogen@pell.example>: user unknown”"
    assert Touch.objects.get().taken_back
    assert Step.objects.filter(kind="letter").values_list("state", flat=True)[0] == Step.State.WAITING
    assert not DraftVersion.objects.filter(sent_at__isnull=False)
    again = letter.prepare(shown.interview, "letter", clock())  # type: ignore[arg-type]
    assert again.message_id != sent.message_id
    assert go(again, clock).state == State.SENT
    assert Touch.objects.filter(taken_back=False).count() == 1


def test_the_person_may_have_sent_it_themselves(shown: Outgoing, clock: Clock) -> None:
    assert not sending.sent_myself(shown, "pigeon", clock()).ok
    assert sending.sent_myself(shown, "paper", clock()).ok
    assert Touch.objects.get().way == "letter"
    assert not sending.sent_myself(shown, "email", clock()).ok
    assert not sending.let_go(shown, clock()).ok


def test_a_reminder_goes_to_the_person_and_is_no_contact(shown: Outgoing, mailhost: MailHost, clock: Clock) -> None:
    row = letter.to_self(shown.owner, "Today at noon: call Ms Sallis", "The card is ready.", clock())
    assert row is not None
    assert sending.run_next(clock)
    row.refresh_from_db()
    assert row.state == State.SENT
    assert mailhost.messages()[0]["To"] == "Alice Hartley <alice@hartley.example>"
    assert not Touch.objects.exists()
    MailAccount.objects.all().delete()
    assert letter.to_self(shown.owner, "a", "b", clock()) is None


def test_what_has_gone_meanwhile_is_not_let_go_nor_taken_back(shown: Outgoing, clock: Clock) -> None:
    assert sending.let_go(shown, clock()).ok
    assert "on its way already" in sending.let_go(shown, clock()).problem
    Outgoing.objects.update(state=State.SENDING)
    assert not sending.take_back(shown).ok


def test_an_address_no_header_can_hold_is_refused_in_words(shown: Outgoing, clock: Clock) -> None:
    Outgoing.objects.update(to_address="imogen at pell")
    shown.refresh_from_db()
    assert "cannot be written to" in go(shown, clock).problem


def test_a_refused_message_is_looked_at_again_as_itself_and_a_bounced_one_anew(
    shown: Outgoing, mailhost: MailHost, clock: Clock
) -> None:
    mailhost.at = {"RCPT": "550 5.1.1 nobody"}
    refused = go(shown, clock)
    sending.look_again(refused)
    assert letter.prepare(shown.interview, "letter", clock()) == refused  # type: ignore[arg-type]
    mailhost.at = {}
    sent = go(refused, clock)
    assert sending.bounced(sent, "", clock()).ok
    sending.look_again(sent)
    assert sent.state == State.WITHDRAWN


def test_the_minute_is_a_minute() -> None:
    assert timedelta(seconds=60) == sending.UNDO
