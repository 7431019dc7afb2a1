"""The private address, the files, and the settings of reminders, as a browser or a calendar program meets them."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from afterword.flows import calendar_out, channels, reminders
from afterword.store import queries
from afterword.store.models import Interview, MailAccount, Profile, Promise, Reminder, Step


@pytest.fixture
def as_alice(alice: Any) -> Client:
    client = Client()
    client.force_login(alice)
    return client


@pytest.fixture
def promise(interview: Interview) -> Promise:
    now = timezone.now()
    return Promise.objects.create(
        owner=interview.owner, interview=interview, what="Half a page on the vans",
        said_at=now - timedelta(hours=5), created_at=now - timedelta(hours=5), due_at=now + timedelta(hours=1),
    )  # fmt: skip


def test_a_calendar_program_reads_along_without_signing_in(promise: Promise, alice: Any, client: Client) -> None:
    secret = calendar_out.open_feed(alice).secret
    answer = client.get(f"/calendar/{secret}.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert b"Half a page" not in answer.content
    assert [str(event["uid"]) for event in icalendar.Calendar.from_ical(answer.content).events].count(
        f"promise-{promise.id}@afterword"
    ) == 1
    same = {"HTTP_IF_NONE_MATCH": answer["ETag"]}
    assert client.get(f"/calendar/{secret}.ics", **same).status_code == 304
    assert client.get(f"/calendar/{secret}.ics", HTTP_IF_MODIFIED_SINCE=answer["Last-Modified"]).status_code == 304
    Promise.objects.update(due_at=promise.due_at + timedelta(hours=1))
    moved = client.get(f"/calendar/{secret}.ics", **same)
    assert (moved.status_code, moved["ETag"] == answer["ETag"]) == (200, False)
    assert "sessionid" not in str(moved.cookies)


@pytest.mark.parametrize("file", ["{secret}", "{secret}.ICS", "{secret}x.ics", ".ics", "nobody.ics", "{secret}.ics/"])
def test_any_other_address_is_nothing_or_the_door(alice: Any, client: Client, file: str) -> None:
    secret = calendar_out.open_feed(alice).secret
    assert client.get(f"/calendar/{file.format(secret=secret)}").status_code in (403, 404)
    assert client.post(f"/calendar/{secret}.ics").status_code == 405


def test_the_address_is_made_renewed_and_switched_off(as_alice: Client, client: Client) -> None:
    def shown() -> str:
        page = as_alice.get("/settings/reminders/")
        field = page.content.decode().partition('id="feed" value="')[2].partition('"')[0]
        return field.partition("/calendar/")[2]

    assert shown() == ""
    as_alice.post("/calendar/address/", {"act": "open"})
    first = shown()
    assert client.get(f"/calendar/{first}").status_code == 200
    as_alice.post("/calendar/address/", {"act": "open"})
    assert client.get(f"/calendar/{first}").status_code == 404
    assert client.get(f"/calendar/{shown()}").status_code == 200
    as_alice.post("/calendar/address/", {"act": "close"})
    assert shown() == ""


def test_one_thing_and_everything_can_be_taken_as_a_file(promise: Promise, as_alice: Client) -> None:
    soon = timezone.now() + timedelta(days=1)
    common = {"owner": promise.owner, "interview": promise.interview, "channel": "email"}
    step = Step.objects.create(**common, kind="letter", due=soon)
    timeless = Step.objects.create(**common, kind="letter")
    for url, name in (
        (f"/calendar/promise/{promise.id}/", "promise.ics"), (f"/calendar/step/{step.id}/", "step.ics"),
        ("/calendar/all/", "afterword.ics"),
    ):  # fmt: skip
        answer = as_alice.post(url)
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert icalendar.Calendar.from_ical(answer.content).events
    answer = as_alice.post(f"/calendar/step/{timeless.id}/", follow=True)
    assert "no time that could stand in a calendar" in answer.content.decode()


def test_a_reminder_shows_on_today_and_is_put_away(promise: Promise, as_alice: Client, alice: Any) -> None:
    never = time(0)  # the hour this test runs at must not be a quiet one
    Profile.objects.filter(owner=alice).update(quiet_from=never, quiet_until=never)
    reminders.settle(alice, timezone.now())
    page = as_alice.get("/").content.decode()
    assert "You wanted to be reminded" in page
    (shown,) = reminders.shown(alice, timezone.now())
    assert page.count(f'href="{shown.url}"') == 1  # it is not said again in the list of what is due
    assert as_alice.post(f"/reminders/{shown.id}/away/").status_code == 302
    assert "You wanted to be reminded" not in as_alice.get("/").content.decode()
    assert not Reminder.objects.filter(seen_at=None, due_at__lte=timezone.now()).exists()


def form(**changes: str) -> dict[str, str]:
    values = {
        "remind_by_email": "no", "quiet_from": "22:15", "quiet_until": "8", "more_channels": "",
        "channels_say_what": "no", "calendar_says_what": "yes",
    }  # fmt: skip
    return {**values, **changes}


def test_the_settings_are_kept_as_typed(as_alice: Client, alice: Any) -> None:
    before = as_alice.get("/settings/reminders/").content.decode()
    assert 'value="21:00"' in before
    answer = as_alice.post("/settings/reminders/", form(more_channels="ntfy://a-name\n"), follow=True)
    assert "Kept, " in answer.content.decode()
    profile = queries.profile_of(alice)
    assert (profile.quiet_from, profile.quiet_until) == (time(22, 15), time(8))
    assert (profile.calendar_says_what, profile.channels_say_what) == (True, False)
    assert channels.addresses(profile) == ["ntfy://a-name"]
    as_alice.post("/settings/reminders/", form(quiet_from="", quiet_until=""))
    assert reminders.quiet_of(queries.profile_of(alice)).begins == time(21)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("quiet_from", "late", "Type a time of day"), ("quiet_until", "25:00", "There is no such time of day"),
        ("quiet_until", "13 pm", "Type a time of day"), ("remind_by_email", "yes", "Set up your mail account first"),
        ("calendar_says_what", "perhaps", "Choose one of the answers"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why_and_stays_on_the_page(
    as_alice: Client, field: str, typed: str, says: str
) -> None:
    answer = as_alice.post("/settings/reminders/", form(**{field: typed}))
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_email_can_be_switched_on_once_an_account_works(as_alice: Client, alice: Any) -> None:
    MailAccount.objects.create(
        owner=alice, address="a@post.example", host="smtp.post.example", tested_at=timezone.now()
    )
    assert as_alice.post("/settings/reminders/", form(remind_by_email="yes")).status_code == 302
    assert queries.profile_of(alice).remind_by_email
    assert [channel.name for channel in channels.of(queries.profile_of(alice))] == ["email"]
