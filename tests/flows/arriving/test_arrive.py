"""An export goes into an empty home and comes out of it again as it was; what is no whole export changes nothing."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import models
from django.db.models import ForeignKey
from django.utils import timezone

from afterword.flows import arrive, arriving, leave, log, reminders, work
from afterword.store import queries
from afterword.store.models import (
    Interview,
    Listened,
    MailAccount,
    Outgoing,
    Profile,
    Promise,
    Reminder,
    Touch,
)
from tests.conftest import NOW, make_interview
from tests.flows.arriving.exports import LATER, Tables, changed, emptied, files_in, tables_in, zipped

# -- all of it, and as it was


def test_all_that_was_lived_comes_back_equal(lived_in: Interview, alice: Any) -> None:
    data = emptied(alice)
    assert queries.interviews_of(alice).count() == 0
    arrived = arrive.bring_in(alice, data, LATER)
    assert (arrived.problem, arrived.notes) == ("", ())
    assert arrived.counts["Interview"] == 1
    assert files_in(leave.export_everything(alice)) == files_in(data)
    assert bytes(queries.interview_of(alice, lived_in.id).papers.get().data) == b"Wanted: a manager\x00\xff"


def test_every_field_of_every_table_comes_back_equal(alice: Any) -> None:
    """One row of each, each field with a value that is not its usual one. A new table or field is in here by itself."""
    for model in leave.owned():
        one_of(model, alice)
    data = emptied(alice)
    before = tables_in(data)
    assert [name for name, rows in before.items() if not rows] == []
    assert arrive.bring_in(alice, data, NOW - timedelta(days=400)).problem == ""
    assert tables_in(leave.export_everything(alice)) == before


def one_of(model: type[models.Model], owner: Any) -> models.Model:
    """The one row of a table, made when it is asked for first; what it leans on is made before it."""
    there = model._default_manager.filter(owner=owner).first()
    row: Any = model(owner=owner) if model is not Profile else there
    if there is not None and model is not Profile:
        return there
    for field in model._meta.concrete_fields:
        if field.name in ("id", "owner"):
            continue
        if isinstance(field, ForeignKey):
            if field.related_model is not model:
                setattr(row, field.name, one_of(field.related_model, owner))
        else:
            setattr(row, field.attname, unusual(field))
    row.save()
    return row


def unusual(field: Any) -> object:
    match field:
        case _ if field.name == "zone":
            return "Asia/Kolkata"
        case _ if field.name in ("lease_by", "lease_until", "tested_at"):
            return field.get_default()
        case _ if field.name in arriving.ASSESSED:
            return "unsure"
        case _ if bounds := arriving.BOUNDS.get(f"{field.model.__name__}.{field.name}"):
            return bounds[1]
        case _ if field.choices:
            return field.flatchoices[-1][0]
        case models.JSONField():
            return [{"é": 1.5}, None, "\ud83d"] if field.get_default() == [] else {"é": [1.5, None, "\ud83d"]}
        case models.DateTimeField():
            return datetime(2024, 2, 29, 23, 59, 59, 123456, tzinfo=UTC)
        case models.DateField():
            return date(2024, 2, 29)
        case models.TimeField():
            return time(21, 30)
        case models.BooleanField():
            return not field.get_default()
        case models.BinaryField():
            return b"\x00\xff PK"
        case models.FloatField():
            return 0.1
        case models.IntegerField():
            return 7
        case _ if field.name == "country":
            return "IN"
    return f"{field.name} “é”\n\x00 🙂"[: field.max_length or None]


def test_nothing_sets_a_time_anew(lived_in: Interview, alice: Any) -> None:
    long_ago = datetime(2020, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
    Touch.objects.filter(owner=alice).update(created_at=long_ago, changed_at=long_ago)
    arrive.bring_in(alice, emptied(alice), LATER)
    (touch,) = Touch.objects.filter(owner=alice)
    assert (touch.created_at, touch.changed_at) == (long_ago, long_ago)


def test_a_large_home_is_written_in_parts(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrive, "ROWS_TOGETHER", 2)
    monkeypatch.setattr("afterword.reading.export.CHUNK", 64)
    for number in range(5):
        make_interview(alice, employer=f"Pell {number}" + '\\"{[é🙂' * 40)
    data = emptied(alice)
    assert arrive.bring_in(alice, io.BytesIO(data), LATER).problem == ""
    assert files_in(leave.export_everything(alice)) == files_in(data)


def test_what_another_person_has_stays_apart(lived_in: Interview, alice: Any, bob: Any) -> None:
    data = emptied(alice)
    theirs = make_interview(bob)
    assert arrive.bring_in(alice, data, LATER).ok
    assert list(queries.interviews_of(bob)) == [theirs]
    leave.delete_everything(bob)
    said = arrive.bring_in(bob, data, LATER).problem
    assert "is here already, and not yours" in said
    assert queries.interviews_of(bob).count() == 0


def test_a_home_with_something_in_it_is_left_as_it_is(lived_in: Interview, alice: Any) -> None:
    data = leave.export_everything(alice)
    assert arrive.bring_in(alice, data, LATER).problem == (
        "There is something here already: 1 interview and 2 people. An export can only go where nothing is: give it "
        "another folder (AFTERWORD_HOME), or delete everything here first. Nothing was brought in."
    )
    assert files_in(leave.export_everything(alice)) == files_in(data)
    leave.delete_everything(alice)
    MailAccount.objects.create(owner=alice)
    assert "something of yours" in arrive.bring_in(alice, data, LATER).problem


# -- what was in the middle of something


def test_nothing_goes_out_twice_because_of_it(lived_in: Interview, alice: Any) -> None:
    MailAccount.objects.create(owner=alice, host="127.0.0.1", address="a@pell.example", tested_at=NOW)
    Profile.objects.filter(owner=alice).update(remind_by_email=True)
    common = {"owner": alice, "interview": lived_in, "text": "Dear Ms Sallis,", "to_address": "i@pell.example"}
    mails = {
        name: Outgoing.objects.create(
            **common, kind=kind, message_id=f"<{name}@pell.example>", state=state, due_at=NOW, lease_by="x" * 8,
            lease_until=NOW + timedelta(days=9), handed_over_at=handed,
        )
        for name, kind, state, handed in (
            ("due", "letter", "due", None),
            ("carried", "letter", "sending", None),
            ("handed over", "letter", "sending", NOW),
            ("to self", "reminder", "due", None),
            ("looked at", "letter", "shown", None),
            ("gone", "letter", "sent", NOW),
        )
    }  # fmt: skip
    reminded = {
        name: Reminder.objects.create(
            owner=alice, interview=lived_in, key=name, kind="debrief", state=state, due_at=due, lease_by="y"
        )
        for name, state, due in (
            ("was due", "waiting", NOW),
            ("is told", "sending", NOW),
            ("lies ahead", "waiting", LATER + timedelta(days=1)),
        )
    }
    data = emptied(alice)
    arrived = arrive.bring_in(alice, data, LATER)
    assert arrived.notes == (
        "3 messages were about to go when the export was made. They will not go from here by themselves; Today asks "
        "you whether they went.",
        "The password of your mail account is never in an export. Type it once under Settings, Sending e-mail.",
    )

    def states(model: Any, rows: dict[str, Any]) -> dict[str, str]:
        return {name: model.objects.get(id=row.id).state for name, row in rows.items()}

    assert states(Outgoing, mails) == {
        "due": "unknown",
        "carried": "unknown",
        "handed over": "unknown",
        "to self": "withdrawn",
        "looked at": "shown",
        "gone": "sent",
    }
    assert "when the export was made" in Outgoing.objects.get(id=mails["due"].id).problem
    assert states(Reminder, reminded) == {"was due": "done", "is told": "unknown", "lies ahead": "waiting"}
    assert not Outgoing.objects.exclude(lease_by="", lease_until=None).exists()
    account = MailAccount.objects.get(owner=alice)
    assert (account.works, "password did not come" in account.problem) == (False, True)

    # The second time nothing changes any more.
    again = emptied(alice)
    assert arrive.bring_in(alice, again, LATER + timedelta(minutes=1)).ok
    assert files_in(leave.export_everything(alice)) == files_in(again)


def test_work_that_was_begun_is_due_once_more(lived_in: Interview, alice: Any) -> None:
    Listened.objects.update(state="reading", lease_by="z", lease_until=LATER + timedelta(days=9), tries=2)
    arrive.bring_in(alice, emptied(alice), LATER)
    row = Listened.objects.get()
    assert (row.state, row.lease_by, row.lease_until, row.tries) == ("waiting", "", None, 0)
    work.run_all(lambda: LATER + timedelta(hours=1))
    row.refresh_from_db()
    assert row.state == "done"


def test_reminders_follow_from_what_came(lived_in: Interview, alice: Any) -> None:
    Promise.objects.create(owner=alice, interview=lived_in, what="Half a page", said_at=NOW, due_at=LATER)
    reminders.settle(alice, NOW)
    made = list(Reminder.objects.order_by("key").values_list("key", "state"))
    assert made
    arrive.bring_in(alice, emptied(alice), NOW)
    reminders.settle(alice, NOW)
    assert list(Reminder.objects.order_by("key").values_list("key", "state")) == made


def test_no_password_is_in_an_export(alice: Any) -> None:
    from afterword.flows.post import secrets

    MailAccount.objects.create(owner=alice, host="127.0.0.1")
    secrets.keep(alice, "Xylophonic word")
    assert b"Xylophonic" not in b"".join(files_in(leave.export_everything(alice)).values())


# -- exports of before


def as_before(tables: Tables) -> None:
    """As the first version wrote it: whose each row is, nothing of itself, and only the tables and fields of then."""
    del tables["format"]
    for name in list(tables):
        if name not in arrive.FIRST_TABLES:
            del tables[name]
    for row in tables["Interview"]:
        for later in ("follows_id", "outcome", "outcome_on", "answered_on", "archived_at", "place", "ends_at"):
            del row[later]
    for rows in tables.values():
        for row in rows:
            row["owner_id"] = 4711


def test_an_export_of_before_is_read_with_what_is_usual(whole: bytes, alice: Any) -> None:
    tables = tables_in(whole)
    as_before(tables)
    data = zipped({"everything.json": json.dumps(tables, ensure_ascii=False, indent=2).encode()})
    arrived = arrive.bring_in(alice, data, LATER)
    assert arrived.problem == ""
    (row,) = queries.interviews_of(alice)
    assert (row.employer, row.outcome, row.archived_at) == ("Pell & Orchard Bakeries", "", None)
    assert queries.profile_of(alice).name == "Alice Hartley"
    exchanges = tables_in(leave.export_everything(alice))["Exchange"]
    assert [row["family"] for row in exchanges] == ["problem_solving"]  # worked out, as for rows that were here then
    assert [{**row, "family": ""} for row in exchanges] == tables_in(whole)["Exchange"]


def test_an_export_of_now_must_say_everything(whole: bytes, alice: Any) -> None:
    data = changed(whole, lambda tables: tables["Interview"][0].pop("archived_at"))
    said = arrive.bring_in(alice, data, LATER).problem
    assert "(Interview) does not say “archived_at”. Make a new export. Nothing was brought in." in said


def test_history_is_the_history_that_was(lived_in: Interview, alice: Any) -> None:
    """Lines taken back come along too, in their order, and nothing takes them up again."""
    touch = log.note(lived_in, "email", at=NOW, words="They wrote.", outward=False)
    log.take_back(touch, NOW)
    before = list(Touch.objects.order_by("created_at").values())
    arrive.bring_in(alice, emptied(alice), timezone.now())
    assert list(Touch.objects.order_by("created_at").values()) == before
