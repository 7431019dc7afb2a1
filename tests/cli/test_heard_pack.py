"""`afterword pack` with a transcript, an advert, an invitation and a résumé: what is heard, and that it says where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from afterword.cli import main
from afterword.writing.pack import schema_text

NOW = "2026-11-20T19:00+00:00"

# Everyone and everything here is invented.
TALK = """\
WEBVTT

1
00:00:03.000 --> 00:00:09.000
Okafor, Ngozi: Thanks for coming in, Lena. Did you find the yard all right?

2
00:00:10.000 --> 00:00:12.000
Lena Brandt: Yes, um, the gate was open, so that was easy.

3
00:00:14.000 --> 00:00:24.000
Okafor, Ngozi: Good. I'll be straight with you, returns are eating our margin and I need that stopped by spring. How long would you stay with us?

4
00:00:26.000 --> 00:00:34.000
Lena Brandt: Well, I mean, it depends, doesn't it. I don't really know, it's hard to say.

5
00:00:36.000 --> 00:00:44.000
Okafor, Ngozi: Okay. And tell me about a time you had to plan a busy season.

6
00:00:46.000 --> 00:01:20.000
Lena Brandt: At Corvo we had the peak before Christmas. I planned six weeks of late shifts for fourteen people, I wrote the rota and rang round the agencies myself, and in the end we sent every order out on the day, with two people fewer than the year before.

7
00:01:22.000 --> 00:01:30.000
Okafor, Ngozi: Right, thank you. We'll decide by next Friday. If anything comes up, just ring me, any time.

8
00:01:31.000 --> 00:01:34.000
Lena Brandt: I will, thanks. Bye.
"""
ADVERT = """\
Operations manager, full-time

About the role: what you will do
- Bring down the cost of returns
- Lead a warehouse team of fourteen people
- Plan the peak season before Christmas

Requirements
- Three years' experience of leading a team

We offer
- A salary of £41,000
"""
INVITE = """\
BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:1@halden.example
SUMMARY:Interview: Operations manager
DTSTART:20261120T140000Z
DTEND:20261120T150000Z
ORGANIZER;CN=Ngozi Okafor:mailto:n.okafor@halden.example
ATTENDEE;CN=Lena Brandt:mailto:lena@brandt.example
END:VEVENT
END:VCALENDAR
"""
RESUME = {
    "basics": {"name": "Lena Brandt", "email": "lena@brandt.example"},
    "work": [
        {
            "name": "Corvo",
            "position": "Returns lead",
            "startDate": "2022-01",
            "endDate": "2023-03",
            "highlights": [
                "Cut returns from eleven weeks to four days in fourteen months",
                "Planned the Christmas peak: six weeks of late shifts for fourteen people, every order out on the day",
            ],
        }
    ],
}

Pack = dict[str, Any]


@pytest.fixture(autouse=True)
def words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_MEANING", "0")
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "a.vtt": TALK,
        "b.txt": ADVERT,
        "c.ics": INVITE.replace("\n", "\r\n"),
        "d.json": json.dumps(RESUME),
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def packed(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[Pack, str]:
    code = main(["pack", *map(str, words), "--now", NOW, "--json"])
    out, err = capsys.readouterr()
    assert code == 0, err
    found: Pack = json.loads(out)
    checker = jsonschema.Draft202012Validator(json.loads(schema_text()), format_checker=jsonschema.FormatChecker())
    assert [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(found)] == []
    return found, err


def test_a_folder_without_a_debrief(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack, err = packed(capsys, folder)
    assert err == ""
    about = pack["interview"]
    assert about["starts_at"] == "2026-11-20T14:00:00+00:00"
    assert (about["candidate"], about["role"]) == ("Lena Brandt", "Operations manager")
    assert about["interviewers"] == [
        {"name": "Ngozi Okafor", "title": "", "email": "n.okafor@halden.example", "phone": ""}
    ]
    assert about["decision_by"] == "2026-11-27"
    assert pack["verdict"]["kind"] == "incomplete"
    assert set(pack["assessment"].values()) == {None}
    asked = {one["start"]: one for one in pack["exchanges"]}
    stay = asked["00:00:14.000"]
    assert stay["asked"] in TALK
    assert stay["asked"].endswith("How long would you stay with us?")
    assert stay["family"] == "tenure_commitment"
    assert stay["answered"] != "fully"
    assert stay["weak"][0]["quote"] in TALK
    assert [source["kind"] for source in stay["sources"]] == ["transcript", "transcript"]
    assert [one["section"] for one in pack["goals"] if "section" in one] == []
    assert {source["kind"] for goal in pack["goals"] for source in goal["sources"]} <= {"transcript", "job"}


def test_every_quote_stands_in_its_paper(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack, _err = packed(capsys, folder)
    texts = {"transcript": TALK, "job": ADVERT, "resume": json.dumps(RESUME, ensure_ascii=False), "invitation": INVITE}
    seen = set()
    for source in sources_in(pack):
        if source["kind"] in ("transcript", "job", "resume"):
            assert " ".join(source["quote"].split()) in " ".join(texts[source["kind"]].split()), source
        seen.add(source["kind"])
    assert {"transcript", "job", "invitation"} <= seen
    assert not [one for one in sources_in(pack) if one["kind"] == "debrief" and one["quote"]]


def sources_in(value: Any) -> list[dict[str, str]]:
    if isinstance(value, dict):
        if set(value) == {"kind", "ref", "quote"}:
            return [value]
        return [source for inner in value.values() for source in sources_in(inner)]
    return [source for inner in value for source in sources_in(inner)] if isinstance(value, list) else []


def test_a_transcript_alone_is_enough(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack, _err = packed(capsys, folder / "a.vtt")
    assert pack["verdict"]["kind"] == "incomplete"
    assert len(pack["exchanges"]) >= 2
    assert pack["interview"]["candidate"] == "Lena Brandt"
    assert [one["name"] for one in pack["interview"]["interviewers"]] == ["Ngozi Okafor"]


def test_an_advert_and_a_resume_are_no_interview(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", str(folder / "b.txt"), str(folder / "d.json"), "--now", NOW]) == 2
    assert "No debrief and no transcript was found." in capsys.readouterr().err


def test_the_debrief_goes_before_the_papers_and_stands_beside_what_was_heard(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    debrief = (
        "employer: Halden & Rye\nrole: Ops lead\ninterviewed_at: 2026-11-20T14:05+00:00\nwant: yes\neffective: no\n"
        "interest: unsure\nunderstood: no\ndecision_by: 2026-11-26\ncontact_rules: By e-mail please\n"
        "questions:\n  - {asked: How long I would stay, said: I stalled, landed: badly, wish_said: I finish things.}\n"
    )
    (folder / "z.yaml").write_text(debrief, encoding="utf-8")
    pack, err = packed(capsys, folder)
    assert err == ""
    about = pack["interview"]
    assert (about["employer"], about["role"], about["decision_by"]) == ("Halden & Rye", "Ops lead", "2026-11-26")
    assert about["starts_at"] == "2026-11-20T14:05:00+00:00"
    assert pack["verdict"]["kind"] == "salvage"
    (stay,) = [one for one in pack["exchanges"] if one["start"] == "00:00:14.000"]
    assert stay["asked"].endswith("How long would you stay with us?")
    assert [source["ref"] for source in stay["sources"] if source["kind"] == "debrief"] == [
        "questions[0].asked",
        "questions[0].said",
        "questions[0].wish_said",
    ]
    assert "low_landing" in [weak["kind"] for weak in stay["weak"]]


def test_what_is_to_be_said_of_many_files_is_said_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(40):
        (folder / f"photo{number:02}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "notes.md").write_text("Buy milk.", encoding="utf-8")
    _pack, err = packed(capsys, folder)
    assert len(err.splitlines()) == 2
    assert "40 files here, photo00.png among them, were passed over for the same reason. This is a picture or" in err
    assert "notes.md: This is no debrief" in err


def test_the_order_of_the_papers_does_not_matter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = sorted(folder.iterdir())
    assert packed(capsys, *papers) == packed(capsys, *reversed(papers)) == packed(capsys, folder)


def test_it_is_asked_which_voice_is_whose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    anonymous = TALK.replace("Okafor, Ngozi", "Speaker 1").replace("Lena Brandt", "Speaker 2").replace("Lena", "")
    path = tmp_path / "talk.vtt"
    path.write_text(anonymous, encoding="utf-8")
    pack, err = packed(capsys, path, "--candidate", "speaker 2")
    assert err == ""
    assert pack["interview"]["candidate"] == ""
    asked = [one["asked"] for one in pack["exchanges"]]
    assert any("How long would you stay" in words for words in asked)
    turned, _err = packed(capsys, path, "--candidate", "Speaker 1")
    assert not any("How long would you stay" in one["asked"] for one in turned["exchanges"])


def test_the_page_shows_what_was_heard(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", str(folder), "--now", NOW, "--explain"]) == 0
    out, _err = capsys.readouterr()
    for words in (
        "## What was asked, as it was heard",
        "How long would you stay with us?” (0:14)",
        "## What they need, and what they heard of it",
        "(advertised)",
        "  - the invitation, c.ics: “",
    ):
        assert words in out
    assert "!" not in out.split("## What they need")[1]


def test_an_invitation_that_is_changed_counts_as_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = INVITE.replace("T140000Z", "T153000Z").replace("T150000Z", "T163000Z").replace("UID:", "SEQUENCE:2\nUID:")
    (folder / "0.ics").write_text(moved.replace("\n", "\r\n"), encoding="utf-8")
    pack, err = packed(capsys, folder)
    assert pack["interview"]["starts_at"] == "2026-11-20T15:30:00+00:00"
    assert "only" not in err


def test_an_invitation_to_a_year_that_cannot_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.ics").write_text(INVITE.replace("20261120T", "20291120T").replace("\n", "\r\n"), encoding="utf-8")
    _pack, err = packed(capsys, folder)
    assert "check the year in this invitation" in err


def test_one_paper_of_each_kind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a2.vtt").write_text(TALK.replace("yard", "gate"), encoding="utf-8")
    (folder / "b2.txt").write_text(ADVERT.replace("fourteen", "fifteen"), encoding="utf-8")
    _pack, err = packed(capsys, folder)
    assert "a2.vtt: A transcript was read already, so this second one was not used" in err
    assert "b2.txt: A job advert was read already, so this second one was not used; give only one." in err


def test_a_name_that_is_no_label_is_the_candidates(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack, _err = packed(capsys, folder / "a.vtt", "--candidate", "Lena B. Brandt")
    assert pack["interview"]["candidate"] == "Lena B. Brandt"


def test_a_file_beside_a_transcript_that_is_nothing_of_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "notes.txt").write_text("It went badly.\n", encoding="utf-8")
    _pack, err = packed(capsys, folder / "a.vtt", folder / "notes.txt")
    assert err.endswith("This is no debrief, transcript, job advert, résumé or invitation, so it was not used.\n")
