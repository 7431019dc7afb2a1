"""What is no export, or no whole one, is one sentence and changes nothing; so are traps."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.db import models

from afterword.flows import arrive, arriving, leave
from afterword.store.models import KeepInTouch, PracticeCard, PracticeReview, User
from tests.flows.arriving.exports import LATER, Tables, changed, files_in, zipped


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
    ("the last of days", set_in("Interview", decision_by="9999-12-31"), "“decision_by” cannot be “9999-12-31”"),
    ("the first of moments", set_in("Interview", starts_at="0001-01-01T00:00:00+23:59"), "“starts_at” cannot be"),
    ("a time without a zone", set_in("Interview", starts_at="2026-02-03T10:00:00"), "“starts_at” cannot be"),
    ("no such zone", set_in("Interview", zone="Mars/Olympus"), "“zone” cannot be “Mars/Olympus”"),
    ("a zone with a hole", set_in("Interview", zone="\0"), "“zone” cannot be"),
    ("an answer nobody gives", set_in("Interview", want="perhaps"), "“want” cannot be “perhaps”"),
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


@pytest.mark.parametrize("value", [True, "much", [], float("inf")])
def test_a_number_is_a_number(value: object) -> None:
    with pytest.raises(TypeError):
        arriving.shape_of(PracticeCard, older=False).readers["stability"](value)


@pytest.mark.parametrize(
    ("model", "field", "least", "most"),
    [(KeepInTouch, "every_days", 30, 730), (KeepInTouch, "most_a_year", 1, 12), (PracticeReview, "rating", 1, 4)],
)
def test_numbers_that_are_worked_with_stay_within_what_a_page_lets_them_be(
    model: Any, field: str, least: int, most: int
) -> None:
    read = arriving.shape_of(model, older=False).readers[field]
    assert (read(least), read(most)) == (least, most)
    for odd in (least - 1, most + 1, 2**31 - 1):
        with pytest.raises(ValueError, match=r"^$"):
            read(odd)


def test_a_new_kind_of_field_says_that_it_needs_a_reader() -> None:
    with pytest.raises(TypeError, match="has no reader"):
        arriving._plain_reader(models.DurationField(name="long"))
