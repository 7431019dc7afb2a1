"""Résumés in running text, set as people set them, read back into what a JSON Resume says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.interview import METHOD, Source
from afterword.reading.resume import Resume, read_resume
from afterword.reading.resume.headings import part_of_heading
from afterword.reading.resume.periods import period_in
from tests.reading.rendered import as_markdown, as_pdf, as_text, as_two_columns, as_word, jobs, loaded

HERE = Path(__file__).parent.parent
PLAIN = sorted([*(HERE / "samples/jsonresume").glob("*example*.json"), *(HERE / "cases").glob("*/resume.json")])
PRINTED = [path for path in PLAIN if path.read_text(encoding="utf-8").isascii()][:5]  # the PDFs made here know no more

LENA = """\
LENA BRANDT
Operations manager
Leeds, United Kingdom | 0161 496 0112 | lena@brandt.example

PROFILE
Twelve years in warehouses of every size.

EXPERIENCE

Returns Manager, Corvo Ltd
Mar 2019 - Present
- Took returns from eleven weeks to four days, and did not hand them over until the
  line ran without me
- Trained 14 people on the bench

Tarn Foods — Shift Lead
2014-2019
- Cut waste by a third

VOLUNTEERING
Treasurer, Selby Rowing Club, 2020 to 2022
- Balanced the books for the first time in six years

AWARDS
Yorkshire Depot of the Year, 2021

EDUCATION
BSc Logistics, University of Hull, 2013

SKILLS
Excel, patience
"""


def resume(data: str | bytes, name: str = "cv.txt") -> Resume:
    read, _problems = read_resume(data if isinstance(data, bytes) else data.encode(), name)
    assert read is not None
    return read


def test_the_person() -> None:
    person = resume(LENA).candidate
    assert (person.name, person.phone, person.email, person.country) == (
        "Lena Brandt", "0161 496 0112", "lena@brandt.example", "GB",
    )  # fmt: skip
    assert person.phone_source == Source("resume", "basics.phone", "0161 496 0112")


def test_each_accomplishment_has_its_path_its_employer_and_its_time() -> None:
    found = [(one.path, one.at, one.position, one.started, one.ended, one.text) for one in resume(LENA).evidence]
    assert found == [
        ("work[0].highlights[0]", "Corvo Ltd", "Returns Manager", "2019-03", "",
         "Took returns from eleven weeks to four days, and did not hand them over until the line ran without me"),
        ("work[0].highlights[1]", "Corvo Ltd", "Returns Manager", "2019-03", "", "Trained 14 people on the bench"),
        ("work[1].highlights[0]", "Tarn Foods", "Shift Lead", "2014", "2019", "Cut waste by a third"),
        ("volunteer[0].highlights[0]", "Selby Rowing Club", "Treasurer", "2020", "2022",
         "Balanced the books for the first time in six years"),
        ("awards[0].title", "", "", "2021", "2021", "Yorkshire Depot of the Year, 2021"),
    ]  # fmt: skip


def test_the_names_in_it() -> None:
    assert resume(LENA).names == ("Corvo Ltd", "Tarn Foods", "Selby Rowing Club", "University of Hull")


def test_without_headings_what_stands_behind_a_bullet_counts() -> None:
    found = resume("Jo Marsh\n\n- Ran the depot for a year\n- Cut waste by a third\n").evidence
    assert [(one.path, one.text) for one in found] == [
        ("work[0].highlights[0]", "Ran the depot for a year"),
        ("work[0].highlights[1]", "Cut waste by a third"),
    ]


def test_a_paragraph_is_one_accomplishment_a_sentence() -> None:
    text = "Jo Marsh\n\nEmployment history\n\nPlanner, Corvo Ltd (2019 - 2021)\n\nI planned forty trailers a night and cut empty miles by a fifth. I also trained two planners who now run the desk.\n"
    assert [one.text for one in resume(text).evidence] == [
        "I planned forty trailers a night and cut empty miles by a fifth.",
        "I also trained two planners who now run the desk.",
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("- Took part in the pro-\n  cessing of claims", "Took part in the processing of claims"),
        ("- Led cross-\n  functional work", "Led cross-functional work"),
        ("- Halved the sign-\n  off time", "Halved the sign-off time"),
        ("• Saved £40,000 in\n  2019 – 2021 alone", "Saved £40,000 in 2019 – 2021 alone"),
        ("* **Cut** waste by [a third](https://x.example)", "Cut waste by a third"),
        ("-\tCut waste", "Cut waste"),
    ],
)
def test_a_bullet_broken_over_lines_is_whole(broken: str, whole: str) -> None:
    text = f"Jo Marsh\n\nEXPERIENCE\n\nPlanner, Corvo Ltd\n2019 - 2021\n{broken}\n"
    assert [one.text for one in resume(text).evidence] == [whole]


@pytest.mark.parametrize(
    ("written", "started", "ended"),
    [
        ("Mar 2019 – Present", "2019-03", ""),
        ("March 2019 to November 2021", "2019-03", "2021-11"),
        ("03/2019 - 11/2021", "2019-03", "2021-11"),
        ("2017–19", "2017", "2019"),
        ("2017-2019", "2017", "2019"),
        ("(Sept 2016 — Aug 2018)", "2016-09", "2018-08"),
        ("since 2020", "2020", ""),
        ("Summer 2018", "2018-06", None),
        ("Jan ’19 – Feb ’20", "2019-01", "2020-02"),
        ("2018-06 – 2019-07", "2018-06", "2019-07"),
    ],
)
def test_the_time_a_job_lasted(written: str, started: str, ended: str | None) -> None:
    period = period_in(f"Corvo Ltd, {written}")
    assert period is not None
    assert (period.started, period.ended) == (started, ended)


@pytest.mark.parametrize(
    "text", ["Saved 2019 boxes"[6:], "0161 496 0112", "40,000 a year", "no figures", "12/24 shifts"]
)
def test_what_is_no_period(text: str) -> None:
    period = period_in(text)
    assert period is None or not period.whole


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("WORK EXPERIENCE", "work"),
        ("Employment history", "work"),
        ("Professional experience", "work"),
        ("Key achievements:", "work"),
        ("## Projects", "projects"),
        ("Education & training", "education"),
        ("Certifications", "certificates"),
        ("Technical skills", "skills"),
        ("Volunteering", "volunteer"),
        ("Planned the work", None),
        ("Ran the depot for a year and a half.", None),
        ("Corvo Ltd", None),
    ],
)
def test_headings(line: str, part: str | None) -> None:
    assert part_of_heading(line) == part


def read_back(resume_file: Path, set_as: Callable[[dict[str, Any]], bytes]) -> tuple[int, int, int, int]:
    """How many highlights there are, are found, are found with their employer, and how many others are."""
    told = loaded(resume_file)
    read, _problems = read_resume(set_as(told), "cv")
    wanted = {" ".join(text.split()): job for job in jobs(told) for text in job["highlights"]}
    found = {one.text: one for one in (read.evidence if read else ()) if one.path.startswith("work")}
    right = [one for text, one in found.items() if text in wanted]
    at = sum(one.at == wanted[one.text]["at"] for one in right)
    return len(wanted), len(right), at, len(found) - len(right)


@pytest.mark.parametrize("set_as", [as_text, as_markdown, as_word], ids=lambda each: each.__name__)
def test_real_and_invented_resumes_read_back(set_as: Callable[[dict[str, Any]], bytes]) -> None:
    counts = [sum(column) for column in zip(*(read_back(path, set_as) for path in PLAIN), strict=True)]
    wanted, right, at, others = counts
    assert right >= 0.97 * wanted
    assert at >= 0.85 * right
    assert others <= 0.03 * wanted


@pytest.mark.parametrize("set_as", [as_pdf, as_two_columns], ids=lambda each: each.__name__)
@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.parent.name)
def test_printed_resumes_read_back(path: Path, set_as: Callable[[dict[str, Any]], bytes]) -> None:
    wanted, right, at, others = read_back(path, set_as)
    assert right >= 0.9 * wanted
    assert at >= 0.8 * right
    assert others <= 1


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.parent.name)
def test_the_name_stands_at_the_top(path: Path) -> None:
    told = loaded(path)
    assert resume(as_text(told)).candidate.name == told["basics"]["name"]


def test_a_text_that_is_no_resume() -> None:
    read, problems = read_resume(b"hello there\n", "cv.txt")
    assert read is None
    assert "No accomplishments could be found" in problems[0].message


def test_a_name_without_accomplishments_is_kept_and_said() -> None:
    read, problems = read_resume(b"Lena Brandt\nlena@brandt.example\n", "cv.txt")
    assert read is not None
    assert (read.candidate.name, read.evidence) == ("Lena Brandt", ())
    assert read.candidate.phone_source == METHOD
    assert "put each on a line of its own" in problems[0].message


_PIECES = st.sampled_from(
    [
        "EXPERIENCE",
        "- Led",
        "2019 - 2021",
        "Corvo Ltd",
        "Lena Brandt",
        "•",
        "\t",
        "   ",
        "# ",
        "**",
        "(",
        "since",
        "a-",
        "|",
    ]
)


@settings(deadline=None)
@given(st.lists(_PIECES | st.text(max_size=12), max_size=30))
def test_any_text_is_read_or_explained(pieces: list[str]) -> None:
    read, problems = read_resume("\n".join(pieces).encode("utf-8", "replace"), "x")
    assert read is not None or problems
    for one in read.evidence if read is not None else ():
        assert one.text
        assert one.path
