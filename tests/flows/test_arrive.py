"""An export goes into an empty home and comes out of it again as it was; what is no whole export changes nothing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import models
from django.db.models import ForeignKey
from django.utils import timezone

from afterword.flows import arrive, consult, leave, listen, log, mail_in, people, reminders, work
from afterword.store import queries
from afterword.store.models import (
    DraftVersion,
    Interview,
    Listened,
    MailAccount,
    Outgoing,
    Profile,
    Promise,
    Reminder,
    Touch,
    User,
)
from tests.conftest import NOW, make_interview
from tests.flows.fakes import method  # noqa: F401
from tests.reading.test_mail import ANSWER

LATER = NOW + timedelta(days=3)
Tables = dict[str, Any]


@pytest.fixture
def lived_in(interview: Interview, alice: Any) -> Interview:
    adviser = people.add(alice, "Marguerite Oduya", adviser=True)
    consult.record(consult.ask(interview, adviser, "Dear Marguerite", NOW), "Ring her.", "No apology.")
    DraftVersion.objects.create(owner=alice, interview=interview, kind="letter", text="Dear Ms Sallis,", created_at=NOW)
    listen.add_papers(interview, [("advert.txt", b"Wanted: a manager\x00\xff")], NOW, kind="job")
    row = mail_in.take(alice, ANSWER, "answer.eml", NOW, interview=interview).row
    assert row is not None
    mail_in.confirm(row, interview, "concern", NOW)
    return interview


MADE: list[bytes] = []


@pytest.fixture
def whole(alice: Any, request: pytest.FixtureRequest) -> bytes:
    """The export of what was lived, and Alice's home empty. It says nothing of whose it is, so one serves every test."""
    if not MADE:
        request.getfixturevalue("lived_in")
        MADE.append(emptied(alice))
    return MADE[0]


def emptied(owner: Any) -> bytes:
    """An export of everything, after which nothing is left here."""
    data = leave.export_everything(owner)
    leave.delete_everything(owner)
    return data


def tables_in(data: bytes) -> Tables:
    return dict(json.loads(zipfile.ZipFile(io.BytesIO(data)).read("everything.json")))


def files_in(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, change: Callable[[Tables], object] = lambda _: None, **files: bytes) -> bytes:
    """The same export with its tables changed, and files put in place of others or beside them."""
    tables, there = tables_in(data), files_in(data)
    change(tables)
    return zipped({**there, "everything.json": json.dumps(tables).encode(), **files})


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    return out.getvalue()


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


# -- what is no export, or no whole one


def set_in(table: str, **values: object) -> Callable[[Tables], object]:
    return lambda tables: tables[table][0].update(values)


def twice(table: str) -> Callable[[Tables], object]:
    return lambda tables: tables[table].append(tables[table][0])


def another(table: str, **values: object) -> Callable[[Tables], object]:
    return lambda tables: tables[table].append({**tables[table][0], "id": str(User().public_id), **values})


NOBODY = "11111111-2222-4333-8444-555555555555"
BROKEN: list[tuple[str, Callable[[Tables], object], str]] = [
    ("a later version", lambda t: t["format"].update(version=3), "made by a newer Afterword"),
    ("a version that is none", lambda t: t["format"].update(version="two"), "made by a newer Afterword"),
    ("later tables", lambda t: t["format"].update(schema="9999_later"), "made by a newer Afterword"),
    ("another program", lambda t: t["format"].update(name="diary"), "made by another program (diary)"),
    ("a head of nonsense", lambda t: t["format"].update(tables="all"), "What everything.json says of itself"),
    ("a table too few", lambda t: t.pop("Step"), "The table Step is missing"),
    ("a table too many", lambda t: t.update(Diary=[]), "begins a table “Diary” that Afterword does not know"),
    ("no profile", lambda t: t["Profile"].clear(), "just one profile"),
    ("two profiles", another("Profile"), "In Profile two rows say the same"),
    ("a row twice", twice("Interview"), "(Interview) has the id of a row before it"),
    ("one of its kind twice", another("Listened"), "In Listened two rows say the same where there can be only one"),
    ("leaning on nothing", set_in("Exchange", interview_id=NOBODY), f"leans on one of Interview that is not in the export ({NOBODY})"),
    ("following nothing", set_in("Interview", follows_id=NOBODY), "leans on one of Interview"),
    ("no interview", set_in("Exchange", interview_id=None), "“interview_id” cannot be “None”"),
    ("an id of words", set_in("Person", id="first"), "“id” cannot be “first”"),
    ("an id of nothing", lambda t: t["Person"][0].pop("id"), "does not say “id”"),
    ("a field too many", set_in("Person", age=40), "has a field “age” Afterword does not know"),
    ("a number for words", set_in("Person", name=7), "(Person): “name” cannot be “7”"),
    ("half a character", set_in("Person", name="\ud83d"), "“name” cannot be “\\ud83d”"),
    ("words for a number", set_in("Interview", goals_made="two"), "“goals_made” cannot be “two”"),
    ("less than nothing", set_in("Interview", goals_made=-1), "“goals_made” cannot be “-1”"),
    ("more than any number", set_in("Interview", goals_made=10**30), "“goals_made” cannot be “1000"),
    ("a truth for a number", set_in("Interview", goals_made=True), "“goals_made” cannot be “True”"),
    ("words for a truth", set_in("Person", is_adviser="yes"), "“is_adviser” cannot be “yes”"),
    ("no such day", set_in("Interview", decision_by="2026-02-30"), "“decision_by” cannot be “2026-02-30”"),
    ("a time without a zone", set_in("Interview", starts_at="2026-02-03T10:00:00"), "“starts_at” cannot be"),
    ("no such zone", set_in("Interview", zone="Mars/Olympus"), "“zone” cannot be “Mars/Olympus”"),
    ("no such kind", set_in("Paper", kind="diary"), "“kind” cannot be “diary”"),
    ("a list for an object", set_in("Interview", slot_answers=[]), "“slot_answers” cannot be “[]”"),
    ("no such file", set_in("Paper", file="papers/other.txt"), "names the file “papers/other.txt”, which is not in the zip"),
    ("a file elsewhere", set_in("Paper", file="everything.json"), "names the file “everything.json”"),
    ("a file of the system", set_in("Paper", file="/etc/passwd"), "names the file “/etc/passwd”"),
    ("no file", set_in("Paper", file=None), "names the file “None”"),
    ("one file for two", another("Paper"), "which is not in the zip for it"),
    ("a row that is none", lambda t: t["Person"].append("Imogen"), "everything.json cannot be read in line 1"),
    ("a table that is none", lambda t: t.update(Person={}), "everything.json cannot be read in line 1"),
    ("lists in lists", set_in("Interview", slot_answers={"a": json.loads("[" * 800 + "]" * 800)}), ""),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_is_wrong_in_it_is_one_sentence(
    change: Callable[[Tables], object], said: str, whole: bytes, alice: Any
) -> None:
    check(alice, changed(whole, change), said)


def check(owner: Any, data: bytes, said: str) -> None:
    """Nothing is there afterwards but the empty profile of before."""
    before = leave.export_everything(owner)
    arrived = arrive.bring_in(owner, data, LATER)
    if not said:
        assert arrived.ok
        return
    assert said in arrived.problem
    assert arrived.problem.endswith(" Nothing was brought in.")
    assert files_in(leave.export_everything(owner)) == files_in(before)


TEXTS: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "cannot be read in line 1"),
    ("no JSON", b"Dear diary", "cannot be read in line 1"),
    ("a list", b"[]", "cannot be read in line 1"),
    ("a second value", b'{"Person": []}\n{}', "cannot be read in line 2"),
    ("a comma too many", b'{"Person": [\n{},\n]}', "(Person) does not say"),
    ("not a number", b'{"Person": [\n{"id": NaN}]}', "cannot be read in line 2"),
    ("a number without end", b'{"Person": [\n{"id": ' + b"9" * 5000 + b"}]}", "cannot be read in line 2"),
    ("depth without end", b'{"Person": [\n{"id": ' + b"[" * 200_000, "cannot be read in line 2"),
    ("no letters", b'{"Person": [\n{"id": "\xff"}]}', "cannot be read in line"),
    ("a table twice", b'{"Person": [], "Person": []}', "begins “Person” a second time"),
]


@pytest.mark.parametrize(("text", "said"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_words_that_are_no_tables(text: bytes, said: str, alice: Any) -> None:
    check(alice, zipped({"everything.json": text}), said)


def test_an_export_that_is_cut_off(whole: bytes, alice: Any) -> None:
    data = whole
    rows = files_in(data)["everything.json"]
    for end in (1, 40, len(rows) // 3, len(rows) // 2, len(rows) - 3):
        check(alice, zipped({**files_in(data), "everything.json": rows[:end]}), "cannot be read in line")
    for end in (0, 10, len(data) // 2, len(data) - 1):
        check(alice, data[:end], "This is no zip file, or it is not whole")


def test_a_row_without_end(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afterword.reading.export.LONGEST_ROW", 2**21)
    check(alice, zipped({"everything.json": b'{"Person": [{"name": "' + b"a" * 2**23}), "longer than any row is")


def test_zips_that_are_traps(whole: bytes, alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    data = whole
    files = files_in(data)
    for name in ("../up.txt", "/etc/cron.d/x", "a/../../b", "C:\\x", "\\\\host\\x"):
        check(alice, zipped({**files, name: b""}), "names a place outside itself")
    check(alice, zipped({"afterword/everything.json": b"{}"}), "There is no everything.json at the top of this zip")
    check(alice, zipped(files, zipfile.ZIP_BZIP2), "packed in a way Afterword does not read")
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("everything.json", "{}")
    check(alice, out.getvalue(), "two files of one name")
    locked = bytearray(data)
    locked[locked.index(b"PK\x01\x02") + 8] |= 1  # the flag in the list of contents
    check(alice, bytes(locked), "locked with a password")
    at = data.index(b"everything.json") + 200  # within the packed rows
    check(alice, data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :], "The zip is damaged at everything.json")

    module = "afterword.reading.export."
    bomb = zipped({**files, "everything.json": b" " * 2**20})
    with monkeypatch.context() as patch:
        patch.setattr(module + "LOOKED_AT_FROM", 2**19)
        check(alice, bomb, "larger than any export is")
    with monkeypatch.context() as patch:
        patch.setattr(module + "LARGEST_FILE", 4)
        check(alice, data, "is larger than any paper")
    with monkeypatch.context() as patch:
        patch.setattr(module + "MOST_NAMES", 2)
        check(alice, data, "more files than any export does")
    with monkeypatch.context() as patch:
        patch.setattr(arrive, "ROOM", 10**12)
        check(alice, data, "MB of free disk")
    assert arrive.bring_in(alice, data, LATER).ok


def test_a_paper_that_is_damaged(whole: bytes, alice: Any) -> None:
    entry = next(one for one in zipfile.ZipFile(io.BytesIO(whole)).infolist() if one.filename.startswith("papers/"))
    at = entry.header_offset + 30 + len(entry.filename.encode()) + entry.compress_size // 2
    check(alice, whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :], "The zip is damaged at papers/")


def test_history_is_the_history_that_was(lived_in: Interview, alice: Any) -> None:
    """Lines taken back come along too, in their order, and nothing takes them up again."""
    touch = log.note(lived_in, "email", at=NOW, words="They wrote.", outward=False)
    log.take_back(touch, NOW)
    before = list(Touch.objects.order_by("created_at").values())
    arrive.bring_in(alice, emptied(alice), timezone.now())
    assert list(Touch.objects.order_by("created_at").values()) == before
