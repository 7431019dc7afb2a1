"""Résumés in the JSON Resume format, of today and of before, whole and broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import METHOD, Evidence, Source
from afterword.reading.resume import Resume, read_resume
from tests.often import tried

SAMPLES = Path(__file__).parent.parent / "samples" / "jsonresume"


def resume(told: Any) -> tuple[Resume, list[str]]:
    """The résumé in a value or a text that has one, and its problems."""
    text = told if isinstance(told, str) else json.dumps(told)
    read, problems = read_resume(text.encode(), "r.json")
    assert read is not None, problems
    return read, [f"{problem.line}: {problem.message}" for problem in problems]


def problems_of(data: bytes) -> list[str]:
    read, problems = read_resume(data, "r.json")
    assert read is None
    return [f"{problem.line}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("name", "person", "country", "accomplishments", "first"),
    [
        ("official_sample.json", "Richard Hendriks", "US", 9, "Build an algorithm for artist to detect if their music"),
        ("jsonresume_org_sample.json", "Jane Developer", "US", 21, "Architected and implemented new microservices"),
        (
            "schema_example_career-changer.resume.json",
            "Daniel Reyes",
            "US",
            14,
            "Built a Looker Studio sales dashboard",
        ),
        ("schema_example_new-grad.resume.json", "Maya Okonkwo", "US", 11, "Built a service-health dashboard"),
    ],
)
def test_real_samples(name: str, person: str, country: str, accomplishments: int, first: str) -> None:
    data = (SAMPLES / name).read_bytes()
    read, problems = read_resume(data, name)
    assert problems == []
    assert read is not None
    assert (read.candidate.name, read.candidate.country) == (person, country)
    assert read.candidate.name_source == Source("resume", "basics.name", person)
    assert read.candidate.phone_source == Source("resume", "basics.phone", read.candidate.phone)
    assert len(read.evidence) == accomplishments
    assert read.evidence[0].text.startswith(first)
    whole = json.loads(data)
    for one in read.evidence:
        assert at_path(whole, one.path).strip() == one.text
        assert one.source == Source("resume", one.path, one.text)
    assert len({one.id for one in read.evidence}) == len(read.evidence)


def at_path(value: Any, path: str) -> str:
    """The text at "work[0].highlights[2]"."""
    for part in path.replace("[", ".").replace("]", "").split("."):
        value = value[int(part)] if part.isdigit() else value[part]
    assert isinstance(value, str)
    return value


def test_the_schema_is_no_resume() -> None:
    assert problems_of((SAMPLES / "_schema.json").read_bytes()) == [
        "None: This is not a résumé in the JSON Resume format: it has none of “basics”, “work” or “projects”."
    ]


def test_where_it_happened_and_whether_it_is_over() -> None:
    read, problems = resume(
        {
            "work": [
                {"name": "Corvo", "position": "Returns lead", "startDate": "2024-03", "highlights": ["a"]},
                {"name": "Tolland", "startDate": "2020", "endDate": "2024-02-01", "highlights": ["b"]},
                {"name": "Rye", "startDate": "2019", "endDate": "Present", "highlights": ["c"]},
                {"name": "Ash", "highlights": ["d"]},
            ],
            "projects": [
                {"name": "Atlas", "startDate": "2023", "highlights": ["e"]},
                {"name": "Birch", "description": "Mapped every dock.", "roles": ["Lead", "Writer"]},
            ],
        }
    )
    assert problems == []
    assert read.evidence == (
        Evidence("work[0].highlights[0]", "a", "work[0].highlights[0]", "Corvo", "Returns lead", "2024-03", ""),
        Evidence("work[1].highlights[0]", "b", "work[1].highlights[0]", "Tolland", "", "2020", "2024-02-01"),
        Evidence("work[2].highlights[0]", "c", "work[2].highlights[0]", "Rye", "", "2019", ""),
        Evidence("work[3].highlights[0]", "d", "work[3].highlights[0]", "Ash", "", "", None),
        Evidence("projects[0].highlights[0]", "e", "projects[0].highlights[0]", "Atlas", "", "2023", None),
        Evidence("projects[1].description", "Mapped every dock.", "projects[1].description", "Birch", "Lead", "", None),
    )
    assert read.names == ("Corvo", "Tolland", "Rye", "Ash", "Atlas", "Birch")


def test_keys_of_before_version_one() -> None:
    read, problems = resume(
        {
            "bio": {
                "firstName": "Lena",
                "lastName": "Brandt",
                "email": {"work": "lena@corvo.example"},
                "phone": {"mobile": "0161 496 0112"},
                "picture": "x.png",
                "website": "https://lena.example",
                "location": {"country": "United Kingdom"},
            },
            "work": [{"company": "Corvo", "website": "https://corvo.example", "highlights": ["Cleared returns"]}],
            "education": [{"institution": "Narrow Point College", "gpa": "3.9"}],
        }
    )
    assert problems == []
    assert read.candidate.name == "Lena Brandt"
    assert read.candidate.name_source == Source("resume", "basics.firstName", "Lena")
    assert (read.candidate.email, read.candidate.phone) == ("lena@corvo.example", "0161 496 0112")
    assert read.candidate.country == "GB"
    assert read.evidence[0].at == "Corvo"
    assert read.names == ("Corvo", "Narrow Point College")


@pytest.mark.parametrize(
    ("written", "code"),
    [("US", "US"), ("us", "US"), ("UK", "GB"), ("USA", "US"), ("Germany", "DE"), ("Deutschland", "DE"), ("", ""), (None, "")],
)  # fmt: skip
def test_the_country(written: str | None, code: str) -> None:
    read, problems = resume({"basics": {"name": "A", "location": {"countryCode": written}}})
    assert read.candidate.country == code
    assert problems == []


def test_honours_are_accomplishments_and_courses_are_not() -> None:
    read, _problems = resume(
        {
            "awards": [{"title": "Depot of the year", "awarder": "Northern Freight", "date": "2023-05-01"}],
            "certificates": [{"name": "Forklift instructor", "issuer": "RTITB", "date": "2022"}],
            "publications": [{"name": "Returns without tears", "publisher": "The Grocer", "releaseDate": "2021-09"}],
            "education": [{"institution": "College", "courses": ["Accounting"]}],
            "skills": [{"name": "Planning"}],
            "volunteer": [{"organization": "Food bank", "highlights": ["Ran the van"]}],
        }
    )
    assert [(one.path, one.text, one.at, one.ended) for one in read.evidence] == [
        ("volunteer[0].highlights[0]", "Ran the van", "Food bank", None),
        ("awards[0].title", "Depot of the year", "Northern Freight", "2023-05-01"),
        ("certificates[0].name", "Forklift instructor", "RTITB", "2022"),
        ("publications[0].name", "Returns without tears", "The Grocer", "2021-09"),
    ]


def test_no_name_and_no_phone_are_no_source() -> None:
    read, problems = resume({"basics": {"name": "  ", "phone": None}})
    assert (read.candidate.name, read.candidate.name_source) == ("", METHOD)
    assert (read.candidate.phone, read.candidate.phone_source) == ("", METHOD)
    assert problems == []


def test_wrong_types_name_their_path_and_line() -> None:
    read, problems = resume(
        """{
"basics": {"name": ["Lena"], "phone": 1614960112, "location": {"countryCode": "Atlantis"}},
"work": [
  {"name": true, "highlights": ["good", 7, {"text": "told"}, {"odd": 1}, null, ""]},
  "Corvo",
  {"name": "Rye", "startDate": "some time", "endDate": "2024-13", "highlights": "• one\\n• two"}
],
"projects": "many",
"awards": {"title": "Alone"}
}"""
    )
    assert [(one.id, one.text) for one in read.evidence] == [
        ("work[0].highlights[0]", "good"),
        ("work[0].highlights[1]", "7"),
        ("work[0].highlights[2]", "told"),
        ("work[2].highlights[0]", "one"),
        ("work[2].highlights[1]", "two"),
        ("awards[0].title", "Alone"),
    ]
    assert read.candidate.phone == "1614960112"
    assert problems == [
        "2: basics.name: a text was expected here, so this was not used.",
        "2: basics.location.countryCode: “Atlantis” is not a country; write its two letters, such as GB or US.",
        "4: work[0].name: a text was expected here, so this was not used.",
        "4: work[0].highlights[3]: a text was expected here, so this was not used.",
        "5: work[1]: an object was expected here, so this was not used.",
        "6: work[2].startDate: “some time” could not be read as a date; write it like 2024, 2024-06 or 2024-06-29.",
        "6: work[2].endDate: “2024-13” could not be read as a date; write it like 2024, 2024-06 or 2024-06-29.",
        "8: projects: a list was expected here, so this was not used.",
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("2024", "2024"), ("2024-6", "2024-06"), ("2024-06-29", "2024-06-29"), ("2024-06-29T00:00:00Z", "2024-06-29"),
     ("June 2024", "2024-06"), ("06/2024", "2024-06"), ("29 June 2024", "2024-06-29"), (2024, "2024")],
)  # fmt: skip
def test_dates_as_people_write_them(written: str | int, read_as: str) -> None:
    read, problems = resume({"work": [{"name": "X", "startDate": written, "endDate": written, "highlights": ["a"]}]})
    assert (read.evidence[0].started, read.evidence[0].ended) == (read_as, read_as)
    assert problems == []


def test_broken_json_is_mended_where_it_can_be() -> None:
    read, problems = resume(
        '{"basics": {"name": "Lena Brandt",},\n// mine\n"work": [\n  {"name": "Corvo" "highlights": ["Cleared it]}\n]'
    )
    assert read.candidate.name == "Lena Brandt"
    assert [one.text for one in read.evidence] == ["Cleared it"]
    assert problems == [
        "4: A comma is missing before this line’s value; add it.",
        "4: A quotation mark is missing at the end of the text on this line; add it.",
        "5: The file ends too early: a closing bracket is missing; what stands before it was used.",
    ]


def test_a_resume_inside_another_object_or_in_yaml() -> None:
    inside, _problems = resume({"resume": {"basics": {"name": "Lena"}}})
    assert inside.candidate.name == "Lena"
    yaml, problems = resume(
        "basics:\n  name: Lena\n  phone: 0161 496 0112\nwork:\n  - name: Corvo\n    highlights: [did]\n"
    )
    assert (yaml.candidate.name, yaml.candidate.phone) == ("Lena", "0161 496 0112")
    assert yaml.evidence[0].at == "Corvo"
    assert problems == []


def test_what_is_no_resume_is_one_sentence() -> None:
    for data in (
        b"",
        b"hello",
        b"[1, 2]",
        b"{}",
        b"nul",
        b'{"a": 1}',
        b"\x00\x01\x02" * 9,
        b"[" * 9_000,
        b"x" * 6_000_000,
    ):
        assert len(problems_of(data)) == 1, data[:20]
    assert problems_of(b"x" * 6_000_000) == [
        "None: The file is larger than 5 MB, so it was not read; keep only the part that is needed."
    ]


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["basics", "work", "projects", "volunteer", "awards", "name", "phone", "location", "countryCode", "highlights",
             "startDate", "endDate", "roles", "title", "date", "education", "institution"]
        )
        | st.text(max_size=10),
        inner,
        max_size=6,
    ),
    max_leaves=30,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["basics", "work", "projects", "awards", "education"]), ANY, min_size=1))
@tried(100)
def test_arbitrary_json(told: dict[str, Any]) -> None:
    text = json.dumps(told)
    read, problems = read_resume(text.encode(), "r.json")
    assert read is not None
    assert all(problem.message and "\n" not in problem.message for problem in problems)
    assert len({one.id for one in read.evidence}) == len(read.evidence)


@given(st.text(max_size=300) | st.text(st.sampled_from('{}[]:,"\\ \n1awork'), max_size=300))
def test_arbitrary_text(text: str) -> None:
    read, problems = read_resume(text.encode("utf-8", "surrogatepass"), "r.json")
    assert read is not None or problems


def test_a_key_given_twice() -> None:
    text = """{
      "basics": {"name": "Lena Brandt",
                 "name": "Helena Brandt"},
      "work": [{"name": "Corvo", "highlights": ["Cut it"]}],
      "work": [{"name": "Rye", "highlights": ["Ran it"],
                "highlights": ["Sold it"]}],
      "projects": {"name": "Atlas", "description": "Drew it"},
      "projects": [{"name": "Birch", "description": "Built it"}],
      "work": null
    }"""
    read, problems = read_resume(text.encode(), "r.json")
    assert read is not None
    assert read.candidate.name == "Helena Brandt"
    assert [(one.at, one.text) for one in read.evidence] == [
        ("Corvo", "Cut it"),
        ("Rye", "Ran it"),
        ("Rye", "Sold it"),
        ("Atlas", "Drew it"),
        ("Birch", "Built it"),
    ]
    assert [(problem.line, problem.message) for problem in problems] == [
        (3, "“name” stands here for the second time; this later one is used, so remove the other."),
        (5, "“work” stands here for the second time; both lists are used."),
        (6, "“highlights” stands here for the second time; both lists are used."),
        (8, "“projects” stands here for the second time; both lists are used."),
    ]
