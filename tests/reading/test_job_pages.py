"""Adverts as saved pages and as the answers of job boards."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest

from afterword.domain.advert import Advert
from afterword.reading.job import read_job

SAMPLES = Path(__file__).parent.parent / "samples" / "jobs"
BODY = "<p>We pack hampers.</p><h3>What you'll do</h3><ul><li>Run the <b>returns</b> cage</li><li>Plan &amp; keep the rota</li></ul><p><strong>You'll need</strong></p><ul><li>Two years in a warehouse</li></ul><p><b>Perks:</b> 25 days off and a pension.</p>" + "<p>We like lunch.</p>" * 12  # fmt: skip
POSTING: dict[str, Any] = {
    "@context": "http://schema.org",
    "@type": "JobPosting",
    "title": "Returns &amp; Rota Supervisor",
    "description": BODY,
    "hiringOrganization": {"@type": "Organization", "name": "Fenwick Larder"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Selby", "addressCountry": {"name": "GB"}}},
    "validThrough": "2026-05-04T23:59",
    "baseSalary": {"currency": "GBP", "value": {"@type": "QuantitativeValue", "minValue": 27000, "maxValue": 29000, "unitText": "YEAR"}},
    "url": "/jobs/12",
}  # fmt: skip
NEEDS = ["Run the returns cage", "Plan & keep the rota", "Two years in a warehouse"]


def advert(text: str | bytes, name: str = "job.html") -> Advert:
    read, _problems = read_job(text if isinstance(text, bytes) else text.encode(), name)
    assert read is not None
    return read


def page(*scripts: str, body: str = "") -> str:
    inside = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    link = '<link rel="canonical" href="https://careers.fenwick.example/jobs/12">'
    return f"<!doctype html><html><head><title>x</title>{link}{inside}</head><body>{body}</body></html>"


ORGANISATION = json.dumps({"@context": "https://schema.org", "@type": "Organization", "name": "Fenwick Group"})
SHAPES = {
    "plain": page(json.dumps(POSTING)),
    "several blocks": page(ORGANISATION, json.dumps(POSTING)),
    "a list": page(json.dumps([json.loads(ORGANISATION), POSTING])),
    "a graph": page(json.dumps({"@context": "https://schema.org", "@graph": [json.loads(ORGANISATION), POSTING]})),
    "a list of types": page(json.dumps({**POSTING, "@type": ["JobPosting", "WebPage"]})),
    "a full type": page(json.dumps({**POSTING, "@type": "https://schema.org/JobPosting"})),
    "inside another": page(json.dumps({"@type": "WebPage", "mainEntity": POSTING})),
    "a comment around it": page(f"<!-- {json.dumps(POSTING)} -->"),
    "CDATA": page(f"//<![CDATA[\n{json.dumps(POSTING)}\n//]]>"),
    "control characters": page(json.dumps({**POSTING, "description": BODY.replace("</p>", "</p>\n\t")}).replace("\\n", "\n").replace("\\t", "\t")),
    "a last comma": page(json.dumps(POSTING)[:-1] + ",}"),
    "a broken block before it": page('{"@type": "JobPosting", ', json.dumps(POSTING)),
    "escaped description": page(json.dumps({**POSTING, "description": html.escape(BODY)})),
    "the JSON alone": json.dumps(POSTING),
}  # fmt: skip


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_every_shape_of_a_job_posting(text: str) -> None:
    read = advert(text)
    assert read.format == "schema.org"
    assert (read.title, read.employer, read.country) == ("Returns & Rota Supervisor", "Fenwick Larder", "GB")
    assert read.pay == "GBP 27000–29000 a year"
    assert read.closes == "2026-05-04T23:59"
    assert [line.text for line in read.needs] == NEEDS
    assert [line.section for line in read.needs] == ["duty", "duty", "requirement"]
    assert all(line.section == "benefit" for line in read.lines if "pension" in line.text)


def test_a_relative_address_gives_way_to_the_canonical_one() -> None:
    assert advert(SHAPES["plain"]).url == "https://careers.fenwick.example/jobs/12"


@pytest.mark.parametrize(
    ("change", "location", "country", "pay"),
    [
        ({"jobLocationType": "TELECOMMUTE", "jobLocation": None, "applicantLocationRequirements": {"name": "Ireland"}}, "remote", "IE", None),
        ({"jobLocation": [{"address": {"addressLocality": "Cork", "addressCountry": "IE"}}, {}]}, "Cork, IE", "IE", None),
        ({"jobLocation": {"address": "Cork, Ireland"}}, "Cork, Ireland", "IE", None),
        ({"baseSalary": {"currency": "EUR", "value": 15.5}}, None, None, "EUR 15.5"),
        ({"baseSalary": "€31,000"}, None, None, "€31,000"),
        ({"baseSalary": {"currency": "EUR", "minValue": 30, "maxValue": 40, "unitText": "HOUR"}}, None, None, "EUR 30–40 a hour"),
        ({"baseSalary": [{"currency": "EUR", "value": {"value": 30000}}]}, None, None, "EUR 30000"),
        ({"baseSalary": {"value": {"minValue": None}}}, None, None, ""),
    ],
)  # fmt: skip
def test_places_and_pay(change: dict[str, Any], location: str | None, country: str | None, pay: str | None) -> None:
    read = advert(json.dumps({**POSTING, **change}))
    assert location is None or read.location == location
    assert country is None or read.country == country
    assert pay is None or read.pay == pay


@pytest.mark.parametrize("odd", [None, 1, True, [], {}, [[]], "", {"@type": []}, [1, None]])
def test_values_of_any_type_are_borne(odd: Any) -> None:
    for key in POSTING:
        read, problems = read_job(json.dumps({**POSTING, key: odd}).encode(), "x")
        assert read is not None or problems


def test_responsibilities_of_their_own() -> None:
    parts = {
        "responsibilities": ["Count the stock"],
        "qualifications": "<ul><li>A licence</li></ul>",
        "jobBenefits": "Gym",
    }
    read = advert(json.dumps({**POSTING, **parts}))
    assert {line.text: line.section for line in read.lines if line.text in {"Count the stock", "A licence", "Gym"}} == {
        "Count the stock": "duty", "A licence": "requirement", "Gym": "benefit",
    }  # fmt: skip


def test_a_page_without_data_is_read_by_its_main_part() -> None:
    menu = "<nav><ul><li>Manage your cookies</li></ul></nav>"
    other = "<aside><h2>Similar jobs</h2><ul><li>Lead planner</li></ul></aside><footer>Lead the way</footer>"
    read = advert(page(body=f"{menu}<main><h1>Returns Supervisor</h1>{BODY}</main>{other}"))
    assert (read.title, read.format) == ("Returns Supervisor", "page")
    assert [line.text for line in read.needs] == NEEDS


def test_a_description_cut_short_gives_way_to_the_page() -> None:
    short = json.dumps({**POSTING, "description": "Read more on our site."})
    read = advert(page(short, body=f"<main><h1>Returns</h1>{BODY}</main>"))
    assert read.employer == "Fenwick Larder"
    assert [line.text for line in read.needs] == NEEDS


def test_hidden_words_and_scripts_are_not_read() -> None:
    hidden = "<ul><li hidden>Lead A</li><li style='display: none'>Lead B</li><li aria-hidden='true'>Lead C</li></ul><script>Lead D</script><style>Lead{}</style>"
    assert "Lead" not in " ".join(line.text for line in advert(page(body=f"<main>{BODY}{hidden}</main>")).lines)


def test_bold_lines_breaks_and_typed_bullets() -> None:
    body = "<div><b>What you'll do</b><br>• Run the cage<br>• Plan the rota<br><br><b>You'll need</b><br>- Patience with paper</div>"
    assert [(line.section, line.text) for line in advert(page(body=body)).needs] == [
        ("duty", "Run the cage"), ("duty", "Plan the rota"), ("requirement", "Patience with paper"),
    ]  # fmt: skip


BOARDS: dict[str, Any] = {
    "greenhouse": {"title": "Planner", "absolute_url": "https://x.example/1", "company_name": "Fenwick", "location": {"name": "Cork, Ireland"}, "content": html.escape(BODY)},
    "lever": [{"text": "Planner", "hostedUrl": "https://x.example/1", "categories": {"location": "Cork"}, "country": "IE", "descriptionPlain": "We pack hampers.", "lists": [{"text": "What you'll do", "content": "<li>Run the <b>returns</b> cage</li><li>Plan &amp; keep the rota</li>"}, {"text": "You'll need", "content": "<li>Two years in a warehouse</li>"}], "additionalPlain": "We like lunch."}],
    "ashby": {"jobs": [{"title": "Planner", "location": "Cork", "jobUrl": "https://x.example/1", "isListed": True, "descriptionHtml": BODY, "descriptionPlain": "x"}]},
    "workday": {"jobPostingInfo": {"title": "Planner", "jobReqId": "R1", "jobDescription": BODY, "location": "Cork", "externalUrl": "https://x.example/1"}},
    "workable": {"shortcode": "A1", "title": "Planner", "location": {"city": "Cork", "country": "Ireland"}, "description": "<p>We pack hampers.</p>", "requirements": "<ul><li>Two years in a warehouse</li></ul>", "full_description": BODY},
    "smartrecruiters": {"name": "Planner", "company": {"name": "Fenwick"}, "location": {"city": "Cork", "country": "ie"}, "jobAd": {"sections": {"companyDescription": {"title": "Company", "text": "<p>We pack hampers.</p>"}, "jobDescription": {"title": "Job Description", "text": "<ul><li>Run the returns cage</li><li>Plan &amp; keep the rota</li></ul>"}, "qualifications": {"title": "Qualifications", "text": "<ul><li>Two years in a warehouse</li></ul>"}}}},
    "recruitee": {"offers": [{"title": "Planner", "careers_url": "https://x.example/1", "city": "Cork", "description": "<h3>The role</h3><ul><li>Run the returns cage</li><li>Plan &amp; keep the rota</li></ul>", "requirements": "<ul><li>Two years in a warehouse</li></ul>"}]},
    "teamtailor": {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "Planner", "url": "https://x.example/1", "content_html": BODY}]},
}  # fmt: skip


@pytest.mark.parametrize("board", BOARDS)
def test_every_board(board: str) -> None:
    read = advert(json.dumps(BOARDS[board]))
    assert (read.title, read.format) == ("Planner", board)
    assert [line.text for line in read.needs] == NEEDS
    assert [line.section for line in read.needs] == ["duty", "duty", "requirement"]


def test_the_refs_of_a_list() -> None:
    assert [line.ref for line in advert(json.dumps(BOARDS["lever"])).needs] == [
        "lists[0][0]",
        "lists[0][1]",
        "lists[1][0]",
    ]


PERSONIO = """<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs><position><id>1</id><subcompany>Fenwick GmbH</subcompany><office>Cork</office><name>Planner</name>
<jobDescriptions><jobDescription><name>Your tasks</name><value><![CDATA[<ul><li>Run the returns cage</li></ul>]]></value>
</jobDescription><jobDescription><name>Your profile</name><value><![CDATA[<ul><li>Two years in a warehouse</li></ul>]]>
</value></jobDescription></jobDescriptions></position></workzag-jobs>"""


def test_an_xml_feed() -> None:
    read = advert(PERSONIO, "jobs.xml")
    assert (read.title, read.employer, read.location, read.format) == ("Planner", "Fenwick GmbH", "Cork", "xml")
    assert [(line.section, line.text) for line in read.needs] == [
        ("duty", "Run the returns cage"), ("requirement", "Two years in a warehouse"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "title", "employer", "country", "needs"),
    [
        ("careerkit_greenhouse.json", "Customer Data Scientist - Experimentation", "Amplitude", "GB", 17),
        ("careerkit_lever.json", "(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager", None, "US", 32),
        ("jsonresume_sample.job.json", "Web Developer", "Microsoft", "DE", 10),
        ("careerkit_smartrecruiters.json", "CNA / LPN - Consistent Hours. Start Next Week.", "Knight Gayles", "US", 0),
        ("careerkit_icims.html", None, None, None, 0),
    ],
)  # fmt: skip
def test_real_answers(name: str, title: str | None, employer: str | None, country: str | None, needs: int) -> None:
    read, _problems = read_job((SAMPLES / name).read_bytes(), name)
    assert read is not None
    assert title is None or read.title == title
    assert employer is None or read.employer == employer
    assert country is None or read.country == country
    assert abs(len(read.needs) - needs) <= 2
    for line in read.needs:
        assert "opportunity employer" not in line.text.lower()


def test_several_adverts_in_one_file_are_said() -> None:
    _read, problems = read_job((SAMPLES / "careerkit_lever.json").read_bytes(), "x")
    assert "holds 2 adverts" in problems[0].message


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "could not be read as JSON"),
        ("[1, 2]", "holds no job advert"),
        ('{"a": ' * 5_000 + "1" + "}" * 5_000, "could not be read as JSON"),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "XML is damaged"),
        ("<?xml version='1.0'?><position><name>", "XML is damaged"),
    ],
)
def test_what_cannot_be_read(text: str, sentence: str) -> None:
    read, problems = read_job(text.encode(), "x")
    assert read is None
    assert sentence in problems[0].message
