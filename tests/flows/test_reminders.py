"""Reminders follow what is true: made once, moved with what they are about, dropped when it ends, told once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import resolve

from afterword.flows import channels, reminders, telling
from afterword.flows.channels import Channel
from afterword.store import queries
from afterword.store.models import Interview, MailAccount, Outgoing, Profile, Promise, Reminder, Step
from tests.conftest import NOW, make_interview

HOUR = timedelta(hours=1)
State = Reminder.State


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def to(self, words: str) -> datetime:
        self.now = datetime.fromisoformat(words).replace(tzinfo=UTC)
        return self.now


@pytest.fixture
def clock() -> Clock:
    telling._settled.clear()
    return Clock()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a channel was given, each time."""
    found: list[str] = []

    def send(_rows: Sequence[Reminder], words: str, _now: datetime) -> str:
        found.append(words)
        return "told"

    monkeypatch.setattr(channels, "of", lambda _profile: [Channel("fake", send, says_what=True)])
    return found


@pytest.fixture
def promise(interview: Interview) -> Promise:
    """Said on Wednesday at ten, due on Thursday at four."""
    person = interview.interviewers.get().person
    return Promise.objects.create(
        owner=interview.owner, interview=interview, person=person, what="Half a page on the late vans.",
        said_at=NOW, due_at=NOW + timedelta(hours=30), created_at=NOW,
    )  # fmt: skip


def lines(owner: Any) -> list[str]:
    rows = Reminder.objects.filter(owner=owner).order_by("due_at", "key")
    return [f"{row.kind} {row.due_at:%a %H:%M} {row.state}" for row in rows]


def run(clock: Clock) -> int:
    count = 0
    while telling.run_next(clock):
        count += 1
    return count


def upcoming(owner: Any, **changes: Any) -> Interview:
    values = {
        "employer": "Sedgewick Tools", "zone": "Europe/London", "starts_at": NOW + 4 * HOUR, "ends_at": NOW + 5 * HOUR,
        "created_at": NOW - timedelta(days=3),
    }  # fmt: skip
    return Interview.objects.create(owner=owner, **{**values, **changes})


def test_a_promise_makes_two_and_doing_it_again_makes_no_more(promise: Promise, alice: Any) -> None:
    for _ in range(3):
        reminders.settle(alice, NOW)
    # Half time falls at one in the night: it waits for the end of the usual quiet hours.
    assert lines(alice) == ["promise_half Thu 07:30 waiting", "promise_soon Thu 14:00 waiting"]


def test_what_moves_takes_its_reminders_with_it_and_back(promise: Promise, alice: Any) -> None:
    reminders.settle(alice, NOW)
    Promise.objects.update(due_at=NOW + timedelta(hours=10))
    reminders.settle(alice, NOW)
    assert lines(alice) == [
        "promise_half Wed 15:00 waiting", "promise_soon Wed 18:00 waiting",
        "promise_half Thu 07:30 dropped", "promise_soon Thu 14:00 dropped",
    ]  # fmt: skip
    Promise.objects.update(due_at=NOW + timedelta(hours=30))
    reminders.settle(alice, NOW)
    assert [line for line in lines(alice) if "waiting" in line] == [
        "promise_half Thu 07:30 waiting", "promise_soon Thu 14:00 waiting",
    ]  # fmt: skip


def test_what_was_told_is_not_told_again_when_it_moves_away_and_back(
    promise: Promise, alice: Any, clock: Clock, said: list[str]
) -> None:
    clock.to("2026-11-26T07:31:00")
    assert run(clock) == 1
    for hours in (40, 30):
        Promise.objects.update(due_at=NOW + timedelta(hours=hours))
        reminders.settle(alice, clock.now)
    assert run(clock) == 0
    assert len(said) == 1


def test_a_kept_promise_reminds_of_nothing(promise: Promise, alice: Any, clock: Clock, said: list[str]) -> None:
    reminders.settle(alice, NOW)
    Promise.objects.update(state=Promise.State.KEPT)
    clock.to("2026-11-26T14:01:00")
    assert run(clock) == 0
    assert (said, reminders.shown(alice, clock.now)) == ([], [])


def test_it_says_what_to_whom_and_by_when(promise: Promise, alice: Any, clock: Clock, said: list[str]) -> None:
    clock.to("2026-11-26T14:00:00")
    reminders.settle(alice, NOW)
    Reminder.objects.filter(kind="promise_half").update(seen_at=NOW, state=State.DONE, done_at=NOW)
    assert run(clock) == 1
    assert said == ["You promised Imogen Sallis: Half a page on the late vans, by 16:00 today."]
    (shown,) = reminders.shown(alice, clock.now)
    assert (shown.text, shown.over) == (said[0], False)
    assert shown.url == f"/i/{promise.interview_id}/plan/"
    reminders.put_away(Reminder.objects.get(id=shown.id), clock.now)
    assert reminders.shown(alice, clock.now) == []


def test_after_a_sleep_of_the_machine_there_is_one_summary_that_says_what_is_over(
    promise: Promise, alice: Any, clock: Clock, said: list[str]
) -> None:
    reminders.settle(alice, NOW)
    other = make_interview(alice, employer="Tarn Foods")
    Step.objects.create(
        owner=alice, interview=other, kind="letter", channel="email", due=NOW + timedelta(hours=60), created_at=NOW
    )
    reminders.settle(alice, NOW)
    clock.to("2026-11-27T12:00:00")
    assert run(clock) == 1
    assert said == [
        "2 things came due while you were not reminded.\n"
        "- You promised Imogen Sallis: Half a page on the late vans: it was due 16:00 yesterday.\n"
        "- Send the letter to Imogen Sallis (Tarn Foods), by 22:00 today."
    ]
    assert [row.state for row in Reminder.objects.all()] == [State.DONE] * 3


def test_in_the_quiet_hours_it_shows_and_nothing_is_pushed(
    promise: Promise, alice: Any, clock: Clock, said: list[str]
) -> None:
    reminders.settle(alice, NOW)
    Reminder.objects.update(due_at=NOW)  # as if they had been left over from a day
    clock.to("2026-11-25T23:00:00")
    telling._settled[""] = clock.now
    assert run(clock) == 0
    assert len(reminders.shown(alice, clock.now)) == 1
    profile = queries.profile_of(alice)
    profile.quiet_from = profile.quiet_until = time(0)  # never quiet
    profile.save()
    assert run(clock) == 1
    assert len(said) == 1


def test_who_moves_to_another_zone_has_their_own_night(promise: Promise, alice: Any) -> None:
    reminders.settle(alice, NOW)
    profile = queries.profile_of(alice)
    profile.zone = "America/New_York"
    profile.save()
    reminders.settle(alice, NOW)
    # One in the night in London is eight in the evening in New York, and two hours before is nine in the morning.
    assert lines(alice) == ["promise_half Thu 01:00 waiting", "promise_soon Thu 14:00 waiting"]


def test_the_clock_goes_back_and_nothing_is_said_twice(
    promise: Promise, alice: Any, clock: Clock, said: list[str]
) -> None:
    clock.to("2026-11-26T07:40:00")
    assert run(clock) == 1
    clock.to("2026-11-25T12:00:00")
    assert run(clock) == 0
    clock.to("2026-11-26T07:40:00")
    assert run(clock) == 0
    clock.to("2026-11-26T14:01:00")
    assert run(clock) == 1
    assert len(said) == 2


def test_a_lease_from_a_clock_that_ran_ahead_holds_nobody_up(promise: Promise, alice: Any, clock: Clock) -> None:
    reminders.settle(alice, NOW)
    clock.to("2027-11-26T14:00:00")
    assert telling.claim_next(clock) is not None
    clock.to("2026-11-26T14:00:00")
    claim = telling.claim_next(clock)
    assert claim is not None
    assert len(claim.rows) == 2


def test_what_was_begun_and_never_ended_is_unknown_and_not_repeated(
    promise: Promise, alice: Any, clock: Clock, said: list[str]
) -> None:
    clock.to("2026-11-26T07:31:00")
    reminders.settle(alice, NOW)
    claim = telling.claim_next(clock)
    assert claim is not None
    claim.note(claim.rows, "fake", telling.BEGUN)  # and the process is gone
    clock.now += telling.LEASE
    assert run(clock) == 1
    row = Reminder.objects.get(kind="promise_half")
    assert (row.state, row.told, said) == (State.UNKNOWN, {"fake": "unknown"}, [])
    with pytest.raises(telling.Lost):
        claim.finish(claim.rows, clock.now)
    assert len(reminders.shown(alice, clock.now)) == 1  # the app says it all the same


def test_a_channel_that_breaks_stops_no_other(
    promise: Promise, alice: Any, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []

    def breaks(*_given: Any) -> str:
        raise ZeroDivisionError

    def works(_rows: Any, words: str, _now: datetime) -> str:
        told.append(words)
        return "told"

    both = [Channel("one", breaks, says_what=True), Channel("two", works, says_what=False)]
    monkeypatch.setattr(channels, "of", lambda _profile: both)
    clock.to("2026-11-26T07:31:00")
    assert run(clock) == 1
    row = Reminder.objects.get(kind="promise_half")
    assert (row.state, row.told) == (State.UNKNOWN, {"one": "unknown", "two": "told"})
    assert told == ["Something of yours is due 16:00 today."]
    assert "could not be handed over" in caplog.text


def test_an_interview_that_ended_asks_twice_and_then_no_more(alice: Any, clock: Clock, said: list[str]) -> None:
    row = upcoming(alice)
    clock.to("2026-11-25T14:59:00")
    assert run(clock) == 0
    for words in ("2026-11-25T15:20:00", "2026-11-26T09:00:00"):
        clock.to(words)
        assert run(clock) == 1
    clock.to("2026-11-27T09:00:00")
    assert run(clock) == 0
    assert (
        said == ["You have been to Sedgewick Tools. Tell how it went while it is fresh; three minutes are enough."] * 2
    )
    (shown,) = reminders.shown(alice, clock.now)
    assert shown.url == f"/i/{row.id}/ask/want/"
    Interview.objects.filter(id=row.id).update(want="yes")
    assert reminders.shown(alice, clock.now) == []


@pytest.mark.parametrize(
    "changes",
    [{"want": "yes"}, {"cancelled_at": NOW}, {"created_at": NOW + 6 * HOUR}, {"starts_at": None, "ends_at": None}],
)
def test_it_asks_for_no_debrief_that_is_begun_cancelled_or_was_never_ahead(alice: Any, changes: dict[str, Any]) -> None:
    upcoming(alice, **changes)
    reminders.settle(alice, NOW)
    assert lines(alice) == []


def test_an_interview_that_is_moved_asks_after_its_new_end(alice: Any) -> None:
    row = upcoming(alice, ends_at=None)
    reminders.settle(alice, NOW)
    assert lines(alice) == ["debrief Wed 15:20 waiting", "debrief Thu 09:00 waiting"]
    Interview.objects.filter(id=row.id).update(starts_at=NOW + timedelta(days=2))
    reminders.settle(alice, NOW)
    assert [line for line in lines(alice) if "waiting" in line] == [
        "debrief Fri 11:20 waiting",
        "debrief Sat 09:00 waiting",
    ]


def test_a_step_planned_anew_a_little_later_is_no_news(
    interview: Interview, alice: Any, clock: Clock, said: list[str]
) -> None:
    step = Step.objects.create(
        owner=alice, interview=interview, kind="call", channel="call",
        not_before=NOW + HOUR, due=NOW + 7 * HOUR, created_at=NOW,
    )  # fmt: skip
    clock.now = NOW + HOUR
    assert run(clock) == 1
    assert said == ["Call Imogen Sallis (Pell & Orchard Bakeries), by 17:00 today."]
    for hours, more in ((2, 0), (26, 1)):
        step.not_before, step.due = NOW + hours * HOUR, NOW + (hours + 6) * HOUR
        step.save()
        clock.now = NOW + hours * HOUR
        assert run(clock) == more


def test_nobody_is_reminded_of_what_was_over_long_ago_or_open_when_it_was_taken_on(
    interview: Interview, alice: Any
) -> None:
    common = {"owner": alice, "interview": interview, "channel": "email", "kind": "letter"}
    Step.objects.create(**common, due=NOW - 20 * HOUR, created_at=NOW - timedelta(days=3))
    Step.objects.create(**common, not_before=NOW - HOUR, due=NOW + HOUR, created_at=NOW)
    Step.objects.create(**{**common, "kind": "promised"}, ref="x", due=NOW + 9 * HOUR, created_at=NOW)
    reminders.settle(alice, NOW)
    assert lines(alice) == []


def test_it_shows_to_its_owner_alone_in_as_many_queries_for_ten_as_for_one(
    promise: Promise, alice: Any, bob: Any, django_assert_num_queries: Callable[..., Any]
) -> None:
    later = NOW + timedelta(hours=29)
    reminders.settle(alice, NOW)
    with django_assert_num_queries(2):
        assert len(reminders.shown(alice, later)) == 1
    for number in range(10):
        Step.objects.create(
            owner=alice, interview=make_interview(alice), kind="call", channel="call",
            not_before=NOW + HOUR, due=NOW + timedelta(hours=30), created_at=NOW,
        )  # fmt: skip
        Promise.objects.create(
            owner=alice, interview=promise.interview, what=f"Thing {number}", said_at=NOW,
            due_at=NOW + timedelta(hours=30), created_at=NOW,
        )  # fmt: skip
    reminders.settle(alice, NOW)
    with django_assert_num_queries(3):  # who the steps are for is asked for all of them at once
        assert len(reminders.shown(alice, later)) == 21
    assert reminders.shown(bob, later) == []


def test_a_server_that_ends_tells_nothing_more_and_lets_go(
    promise: Promise, alice: Any, clock: Clock, said: list[str]
) -> None:
    clock.to("2026-11-26T07:31:00")
    telling.run_next(clock, stopped=lambda: True)
    row = Reminder.objects.get(kind="promise_half")
    assert (row.state, row.lease_by, row.tries, said) == (State.WAITING, "", 0, [])


def test_a_server_that_starts_waits_for_no_lease(promise: Promise, alice: Any, clock: Clock, said: list[str]) -> None:
    clock.to("2026-11-26T07:31:00")
    reminders.settle(alice, NOW)
    telling.claim_next(clock)
    assert run(clock) == 0
    telling.forget_leases()
    telling.forget_leases()
    assert run(clock) == 1
    assert len(said) == 1


def test_where_a_reminder_leads_is_a_page(promise: Promise, alice: Any) -> None:
    upcoming(alice)
    reminders.settle(alice, NOW)
    shown = reminders.shown(alice, NOW + timedelta(hours=29))
    assert {resolve(one.url).url_name for one in shown} == {"plan", "ask"}


def test_by_email_it_is_one_outgoing_message_to_oneself(promise: Promise, alice: Any, clock: Clock) -> None:
    account = MailAccount.objects.create(owner=alice, address="alice@post.example", host="smtp.post.example")
    Profile.objects.filter(owner=alice).update(remind_by_email=True)
    clock.to("2026-11-26T14:00:00")
    reminders.settle(alice, NOW)
    Reminder.objects.filter(kind="promise_half").delete()
    telling._settled[""] = clock.now
    assert run(clock) == 1  # the account was never seen to work: it is refused, and shows in the app all the same
    assert Reminder.objects.get().told == {"email": "refused"}
    Reminder.objects.update(told={}, state=State.WAITING, done_at=None)
    account.tested_at = NOW
    account.save()
    assert run(clock) == 1
    assert run(clock) == 0
    message = Outgoing.objects.get()
    assert (message.kind, message.state, message.to_address) == ("reminder", "due", "alice@post.example")
    assert message.subject == "You promised Imogen Sallis: Half a page on the late vans, by 16:00 today."
    assert f"http://127.0.0.1:8765/i/{promise.interview_id}/plan/" in message.text
    assert Reminder.objects.get().state == State.DONE


def test_further_channels_are_an_extra_that_may_be_missing(
    promise: Promise, alice: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str]] = []

    class Apprise:
        def add(self, address: str) -> bool:
            self.address = address
            return not address.startswith("nonsense")

        def notify(self, title: str, body: str) -> bool:
            sent.append((self.address, body))
            return True

    profile = queries.profile_of(alice)
    profile.more_channels = "# mine\nntfy://a-name\n\nnonsense\nntfy://a-name\n"
    one, two = channels.of(profile)
    monkeypatch.setattr(channels, "have_more", lambda: False)
    assert one.send([], "Hello", NOW) == "refused"
    monkeypatch.setattr(channels, "have_more", lambda: True)
    monkeypatch.setitem(sys.modules, "apprise", SimpleNamespace(Apprise=Apprise))
    assert (one.send([], "Hello", NOW), two.send([], "Hello", NOW)) == ("told", "refused")
    assert sent == [("ntfy://a-name", "Hello")]
    assert (one.says_what, one.kept_here) == (False, False)
    assert one.name != two.name
