"""Adverts as text: every line in its section, and what the top of the paper says outright."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.advert import Advert
from afterword.reading.job import read_job
from afterword.reading.job.headings import section_of_heading
from tests.reading.adverts import ALL, AMERICAN, BRITISH

SECTIONS = {
    "T": "title", "D": "duty", "R": "requirement", "P": "plus", "A": "about", "B": "benefit", "£": "pay", "L": "legal",
    "O": "other",
}  # fmt: skip


def advert(text: str, name: str = "job.txt") -> Advert:
    read, _problems = read_job(text.encode(), name)
    assert read is not None
    return read


def without_marks(table: str) -> str:
    return "\n".join(line[2:] for line in table.split("\n"))


@pytest.mark.parametrize("table", ALL.values(), ids=ALL)
def test_every_line_stands_in_its_section(table: str) -> None:
    read = advert(without_marks(table))
    wanted = [(SECTIONS[line[0]], line[2:]) for line in table.split("\n") if line]
    assert [line.section for line in read.lines] == [section for section, _text in wanted]
    for line, (_section, written) in zip(read.lines, wanted, strict=True):
        assert line.text in written.replace("**", "")


@pytest.mark.parametrize("table", ALL.values(), ids=ALL)
def test_a_line_says_where_it_stands(table: str) -> None:
    text = without_marks(table)
    for line in advert(text).lines:
        number = int(line.ref.removeprefix("line "))
        assert line.text[:20] in text.split("\n")[number - 1].replace("**", "")


def test_benefits_pay_and_legal_text_are_never_needs() -> None:
    for table in ALL.values():
        for line in advert(without_marks(table)).needs:
            assert not any(
                word in line.text.lower()
                for word in ("days off", "annual leave", "pension and", "opportunit", "$", "£")
            )


def test_the_top_of_the_paper() -> None:
    read = advert(without_marks(BRITISH))
    assert (read.title, read.employer, read.location, read.country) == (
        "Returns Supervisor", "Fenwick Larder Ltd", "Selby, North Yorkshire", "GB",
    )  # fmt: skip
    assert (read.pay, read.closes) == ("£27,400 a year", "4 May")
    american = advert(without_marks(AMERICAN))
    assert (american.title, american.pay) == ("Dispatch Coordinator", "$52,000 - $58,000 per year")


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("What you'll look after", "duty"),
        ("WHAT YOU WILL OWN", "duty"),
        ("Key accountabilities:", "duty"),
        ("Roles & Responsibilities", "duty"),
        ("Essential Job Functions", "duty"),
        ("In your first 90 days", "duty"),
        ("**Where you come in**", "duty"),
        ("## Main duties", "duty"),
        ("2. Purpose of the post", "duty"),
        ("About the role", "duty"),
        ("You might be our person if", "requirement"),
        ("Essential criteria", "requirement"),
        ("Person Specification", "requirement"),
        ("Candidate Profile", "requirement"),
        ("What we're looking for", "requirement"),
        ("Who you are", "requirement"),
        ("You'll need", "requirement"),
        ("Knowledge, skills and abilities", "requirement"),
        ("We'd love to hear from you if", "requirement"),
        ("Nice to have", "plus"),
        ("DESIRABLE", "plus"),
        ("Bonus points", "plus"),
        ("Preferred qualifications", "plus"),
        ("The good stuff", "benefit"),
        ("What you'll get", "benefit"),
        ("Why join us?", "benefit"),
        ("What’s in it for you", "benefit"),
        ("Compensation & Benefits", "benefit"),
        ("Salary", "pay"),
        ("Who we are", "about"),
        ("About us", "about"),
        ("About Fenwick Larder", "about"),
        ("The team", "about"),
        ("Equal opportunities", "legal"),
        ("Our commitment to diversity and inclusion", "legal"),
        ("How to apply", "other"),
        ("Fenwick in spring", None),
        ("We have been packing hampers since 1958 and hope to do so for another sixty years at least", None),
    ],
)
def test_what_a_heading_announces(heading: str, section: str | None) -> None:
    assert section_of_heading(heading) == section


def test_a_line_that_was_broken_is_whole_again() -> None:
    text = (
        "Depot planner\n\nWhat you will do\n"
        "- Plan the night trunks for forty trailers so that every shop has what it\n"
        "  ordered before it opens\n"
        "- Keep the drivers' hours\n\n"
        "We are a small depot with a long memory and we have kept the same people for a\n"
        "very long time.\n"
    )
    assert [line.text for line in advert(text).lines][2:] == [
        "Plan the night trunks for forty trailers so that every shop has what it ordered before it opens",
        "Keep the drivers' hours",
        "We are a small depot with a long memory and we have kept the same people for a very long time.",
    ]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("You will run the late shift.", "duty"),
        ("The post holder will advise the Minister.", "duty"),
        ("We need someone to bring the close down from nine days.", "duty"),
        ("You have run a shift before.", "requirement"),
        ("Three years' experience of payroll.", "requirement"),
        ("A full driving licence is essential.", "requirement"),
        ("Welsh is desirable.", "plus"),
        ("German would be a real plus.", "plus"),
        ("We offer 30 days of holiday and a pension.", "benefit"),
        ("You'll get a bike, a gym and a pension.", "benefit"),
        ("£31,000 to £34,000 a year.", "pay"),
        ("We are 48 people in an old button factory.", "about"),
        ("It is the best quail you'll eat this week.", "about"),
        ("We decide without regard to race, religion or sex.", "legal"),
        ("Applications close on 4 May.", "other"),
    ],
)
def test_a_sentence_under_no_heading_goes_by_its_words(line: str, section: str) -> None:
    read = advert(f"Depot planner\n\n{line} \n")
    assert [found.section for found in read.lines][1:] == [section]


def test_an_advert_that_asks_for_nothing_is_said_to() -> None:
    read, problems = read_job(b"Planner\n\nWe are 48 people in an old button factory.\n", "job.txt")
    assert read is not None
    assert [problem.message for problem in problems] == [
        "No duties or requirements could be found in this advert; type what they need as goals."
    ]


def test_an_empty_file() -> None:
    assert read_job(b" \n", "job.txt")[0] is None


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_explained(data: bytes) -> None:
    if data.startswith(b"%PDF"):
        return  # a process each; tests/reading/test_printed.py
    read, problems = read_job(data, "x")
    assert read is not None or problems


_WORDS = st.sampled_from(
    [
        "What you will do",
        "- Lead",
        "* You have",
        "Benefits:",
        "£30,000",
        "##",
        "**",
        "Essential",
        "<p>",
        "{",
        "1.",
        "E1",
        ":",
        "\n",
        "  ",
    ]
)


@settings(deadline=None)
@given(st.lists(_WORDS | st.text(max_size=12), max_size=30))
def test_any_text_keeps_its_words(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    read, problems = read_job(text.encode("utf-8", "replace"), "x")
    assert read is not None or problems
    if read is not None and read.format == "text":
        letters = "".join(letter for letter in text if letter.isalnum())
        for line in read.lines:
            assert "".join(letter for letter in line.text if letter.isalnum()) in letters
