"""Files become one case, with the employer's country, zone and holidays."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from afterword.domain.interview import METHOD, Case, Source
from afterword.flows.pack import Papers, read_papers

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


def debrief(phone: str = "", at: str = "2026-11-20T14:00-05:00") -> tuple[str, bytes]:
    text = f"employer: Halden & Rye\ninterviewed_at: {at}\ninterviewers: [{{name: Ngozi Okafor, phone: '{phone}'}}]\n"
    return "debrief.yaml", text.encode()


def resume(country: str = "", name: str = "Lena Brandt") -> tuple[str, bytes]:
    basics = {"name": name, "location": {"countryCode": country}}
    return "resume.json", json.dumps({"basics": basics, "work": [{"name": "Corvo", "highlights": ["Did it"]}]}).encode()


def case(papers: Papers) -> Case:
    assert papers.case is not None, papers.problems
    return papers.case


@pytest.mark.parametrize(
    ("phone", "home", "at", "country", "zone", "own"),
    [
        ("+1 651 555 0148", "", "2026-11-20T14:00-05:00", "US", "America/New_York", "America/New_York"),
        ("+1 651 555 0148", "US", "2026-10-20T14:00-05:00", "US", "America/Chicago", "America/Chicago"),
        ("+44 161 496 0177", "GB", "2026-11-20T14:00+00:00", "GB", "Europe/London", "Europe/London"),
        ("0044 161 496 0177", "", "2026-11-20T14:00+00:00", "GB", "Europe/London", "Europe/London"),
        ("0161 496 0177", "GB", "2026-11-20T14:00Z", "GB", "Europe/London", "Europe/London"),
        ("", "DE", "2026-11-20T14:00+01:00", "DE", "Europe/Berlin", "Europe/Berlin"),
        ("+49 30 23125 000", "GB", "2026-11-20T14:00+01:00", "DE", "Europe/Berlin", "Europe/Berlin"),
        ("+49 30 23125 000", "GB", "2026-11-20T14:00+00:00", "GB", "Europe/London", "Europe/London"),
        ("+44 161 496 0177", "", "2026-11-20T14:00-05:00", "GB", "UTC-05:00", "UTC-05:00"),
        ("not a number", "", "2026-11-20T14:00-05:00", "", "UTC-05:00", "UTC-05:00"),
        ("+999 12", "", "2026-11-20T14:00-05:00", "", "UTC-05:00", "UTC-05:00"),
        ("+44 161 496 0177", "", "", "GB", "Europe/London", "Europe/London"),
        ("+1 651 555 0148", "", "", "US", "UTC", "UTC"),
        ("", "", "", "", "UTC", "UTC"),
    ],
)
def test_country_and_zone(phone: str, home: str, at: str, country: str, zone: str, own: str) -> None:
    papers = read_papers([debrief(phone, at), resume(home)], "", NOW)
    assert case(papers).country == country
    assert str(papers.calendar.zone) == zone
    assert str(papers.own_zone) == own


def test_holidays_are_those_of_the_employers_country() -> None:
    american = read_papers([debrief("+1 651 555 0148"), resume("GB")], "", NOW)
    assert date(2026, 11, 26) in american.calendar.holidays
    unknown = read_papers([debrief("")], "", NOW)
    assert unknown.calendar.holidays == frozenset()


def test_an_unknown_offset_is_this_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Vienna")
    papers = read_papers([debrief("", "2026-07-20T14:00")], "", NOW)
    starts_at = case(papers).interview.starts_at
    assert starts_at is not None
    assert starts_at.isoformat() == "2026-07-20T14:00:00+02:00"
    assert str(papers.calendar.zone) == "Europe/Vienna"
    assert [problem.message for problem in papers.problems] == [
        "“2026-07-20T14:00” names no time zone and was read as the time of this computer; "
        "write it as 2026-11-20T14:00-05:00."
    ]


def test_whose_name() -> None:
    from_resume = case(read_papers([resume(), debrief()], "", NOW)).candidate
    assert (from_resume.name, from_resume.name_source) == (
        "Lena Brandt",
        Source("resume", "basics.name", "Lena Brandt"),
    )
    same = case(read_papers([resume(), debrief()], "Lena  Brandt ", NOW)).candidate
    assert same.name_source == from_resume.name_source
    given = case(read_papers([resume(), debrief()], "Helena Brandt", NOW)).candidate
    assert (given.name, given.name_source) == ("Helena Brandt", METHOD)
    nobody = case(read_papers([debrief()], "", NOW)).candidate
    assert (nobody.name, nobody.name_source) == ("", METHOD)


def test_evidence_comes_from_the_resume() -> None:
    found = case(read_papers([debrief(), resume()], "", NOW)).evidence
    assert [(one.path, one.text, one.at) for one in found] == [("work[0].highlights[0]", "Did it", "Corvo")]


def test_a_folder_in_any_order(tmp_path: Path) -> None:
    (tmp_path / "z").write_bytes(debrief()[1])
    (tmp_path / "a.txt").write_bytes(resume()[1])
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / "sub").mkdir()
    papers = read_papers([tmp_path], "", NOW)
    assert case(papers).interview.employer == "Halden & Rye"
    assert case(papers).candidate.name == "Lena Brandt"
    assert papers.problems == []


def test_papers_that_are_not_read_are_named() -> None:
    papers = read_papers([debrief(), ("me.png", b"\x89PNG\r\n"), ("p.json", b'{"format": "x", "drafts": []}')], "", NOW)
    assert [(problem.file, problem.message) for problem in papers.problems] == [
        ("me.png", "This is a picture or a recording, which this version does not read."),
        ("p.json", "Afterword wrote this file itself, so it was passed over."),
    ]


def test_one_of_each() -> None:
    papers = read_papers(
        [debrief(), ("second.yaml", b"employer: Other\nwant: no\n"), resume(), resume(name="Z")], "", NOW
    )
    assert case(papers).interview.employer == "Halden & Rye"
    assert case(papers).candidate.name == "Lena Brandt"
    assert [problem.message for problem in papers.problems] == [
        "A debrief was read already, so this second one was not used; give one interview at a time.",
        "A résumé was read already, so this second one was not used; give only one.",
    ]


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    papers = read_papers([tmp_path / "none.yaml", tmp_path], "", NOW)
    assert papers.case is None
    assert [problem.message for problem in papers.problems] == [
        "The file could not be opened (No such file or directory); check its name and whether you may read it.",
        "The folder is empty; put the debrief and the résumé into it.",
    ]


def test_a_resume_alone_is_no_interview() -> None:
    papers = read_papers([resume()], "", NOW)
    assert papers.case is None


def test_a_file_named_by_hand_is_read_even_when_it_hides_what_it_is() -> None:
    odd = ("mine.yaml", b"employer: X\n" + b"".join(b"note%d: a\n" % number for number in range(9)))
    papers = read_papers([odd], "", NOW)
    assert case(papers).interview.employer == "X"
    beside = read_papers([odd, debrief()], "", NOW)
    assert case(beside).interview.employer == "Halden & Rye"
    prose = read_papers([("prose.txt", b"It went badly.\n")], "", NOW)
    assert [problem.message for problem in prose.problems] == [
        "This is not a debrief; write one thing a line, as in “employer: Halden & Rye” and “want: yes”."
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"BEGIN:VCARD\n", "This is a contact card, which is not read here; put it under interviewers."),
        (b"\x89PNG\r\n", "This is a picture or a recording, which this version does not read."),
        (b"ID3", "This is a picture or a recording, which this version does not read."),
    ],
)  # fmt: skip
def test_each_kind_has_its_sentence(data: bytes, sentence: str) -> None:
    papers = read_papers([("paper", data)], "", NOW)
    assert papers.case is None
    assert len(papers.problems) == 1
    assert papers.problems[0].message.startswith(sentence)


def test_in_a_folder_what_is_neither_is_told_and_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "notes.txt").write_bytes(b"It went badly.\n")
    papers = read_papers([tmp_path], "", NOW)
    assert [problem.message for problem in papers.problems] == [
        "The file is empty, so there is nothing to use.",
        "This is no debrief, transcript, job advert, résumé or invitation, so it was not used.",
    ]


def test_a_folder_with_too_much_in_it(tmp_path: Path) -> None:
    for number in range(102):
        (tmp_path / f"{number:03d}").write_bytes(b"want: yes\n" if not number else b"x")
    papers = read_papers([tmp_path], "", NOW)
    assert case(papers).interview.assessment.want == "yes"
    messages = [problem.message for problem in papers.problems]
    assert "The folder holds more than 100 files; only 100 were looked at, YAML and JSON files first." in messages
    (together,) = [message for message in messages if message.startswith("99 files here")]
    assert "so it was not used" in together
    assert len(messages) == 2


def test_in_a_full_folder_the_debrief_is_found_whatever_its_name(tmp_path: Path) -> None:
    for number in range(1200):
        (tmp_path / f"{number:04d}.txt").write_bytes(b"x")
    (tmp_path / "zz.yaml").write_bytes(b"want: yes\n")
    assert case(read_papers([tmp_path], "", NOW)).interview.assessment.want == "yes"


def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    papers = read_papers([tmp_path / "pipe", "/dev/zero"], "", NOW)
    assert [problem.message for problem in papers.problems] == [
        "This is not an ordinary file, so it was not read; save what it holds as a file."
    ] * 2


def test_a_file_of_the_system_that_seems_empty_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").touch()
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("reading such a file may never end"))
    papers = read_papers([tmp_path], "", NOW)
    assert [problem.message for problem in papers.problems] == ["The file is empty, so there is nothing to use."]


def test_names_of_files_cannot_break_a_message(tmp_path: Path) -> None:
    path = tmp_path / "d\x1b[31m\n\u202e\udcff.yaml"
    path.write_bytes(b"want: yes\nrole: [\n")
    problems = [*read_papers([path], "", NOW).problems, *read_papers([f"{path}x"], "", NOW).problems]
    assert {problem.file for problem in problems} == {
        rf"{tmp_path}/d\x1b[31m\n\u202e\udcff.yaml",
        rf"{tmp_path}/d\x1b[31m\n\u202e\udcff.yamlx",
    }


def test_an_interview_in_a_year_that_cannot_be(tmp_path: Path) -> None:
    def said(at: str) -> list[str]:
        return [problem.message for problem in read_papers([("d", f"interviewed_at: {at}".encode())], "", NOW).problems]

    far = f"{NOW.year + 2}-01-05"
    assert said(f"{far}T10:00+00:00") == [
        f"The interview ({far}) would be more than a year from now; check the year after “interviewed_at”."
    ]
    assert said(f"{NOW.year + 1}-01-05T10:00+00:00") == []


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    papers = read_papers([tmp_path], "", NOW)
    assert [problem.message for problem in papers.problems] == [
        "The folder could not be opened (Permission denied); check its name and whether you may read it."
    ]


def test_a_machine_that_does_not_know_its_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afterword.flows.pack.system_zone", lambda: "")
    papers = read_papers([debrief("", "2026-11-20T14:00")], "", NOW)
    assert papers.own_zone is UTC
