"""What a file spells as an escape is as clean as what stands in it: nothing in a value steers the terminal."""

from __future__ import annotations

import json

import pytest

from afterword.reading.resume import read_resume
from afterword.reading.text import shown
from tests.reading.read import debrief

TOLD = "An invisible control character was taken out here; check the words around it."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\e[31mRye", "[31mRye"),
        (r"Rye\u009b1m", "Rye1m"),
        (r"R\by\x7fe", "Rye"),
        (r"\u202EeyR\u202C \u2066x\u2069", "eyR x"),
        (r"Rye\0", "Rye"),
        (r"Halden\rRye", "Halden\nRye"),
    ],
)
def test_escapes_in_yaml(written: str, read: str) -> None:
    interview, problems = debrief(f'want: yes\nemployer: "{written}"\n')
    assert interview.employer == read
    assert problems == [f"2: {TOLD}"]


def test_escapes_in_json() -> None:
    interview, problems = debrief('{"want": "yes",\n"employer": "\\u001b[31mRye\\u202e\\b"}')
    assert (interview.employer, problems) == ("[31mRye", [f"2: {TOLD}"])
    data = json.dumps({"work": [{"name": "Corvo\x1b]0;x\x07", "highlights": ["Cut\u009b it"]}]}).encode()
    resume, said = read_resume(data, "r.json")
    assert resume is not None
    assert [(one.at, one.text) for one in resume.evidence] == [("Corvo]0;x", "Cut it")]
    assert [problem.message for problem in said] == [TOLD]


def test_turned_words_that_stand_in_the_file_as_they_are() -> None:
    interview, problems = debrief("want: yes\nemployer: a\u202eb\n")
    assert (interview.employer, problems) == ("ab", [f"2: {TOLD}"])


@pytest.mark.parametrize("name", ["می\u200cخواهم", "👩\u200d🔬"])
def test_joiners_stay(name: str) -> None:
    for text in (f"employer: {name}", f'employer: "{name}"', json.dumps({"employer": name})):
        assert debrief(text)[0].employer == name


def test_an_escape_that_means_no_letter() -> None:
    interview, problems = debrief('want: yes\nemployer: "Rye \\ud800"\n')
    assert interview.employer == "Rye \\ud800"
    assert problems == [
        "2: “Rye \\ud800” was taken as plain text: what stands after a “\\” in it means no letter; write the letter."
    ]


def test_names_of_files_are_shown_with_their_escapes() -> None:
    assert shown("Łódź 東京.yaml") == "Łódź 東京.yaml"
    assert shown("a\x1b[2J\n\udcff\u202e") == r"a\x1b[2J\n\udcff\u202e"
