"""What kind of paper a file is, by its content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.reading.identify import kind_of
from tests.often import OFTEN
from tests.reading.test_debrief_shapes import WHOLE

SAMPLES = Path(__file__).parent.parent / "samples" / "jsonresume"

PAPERS = {
    "debrief": [
        WHOLE,
        "want: yes\n",
        "employer: X\nrole: Y\n",
        "company: X\njob: Y\n",
        '{"employer": "X", "want": true}',
        "employer: X\nquestions:\n- asked: a: b\n  said: 'c'd'\n",
        "- employer: X\n- want: no\n",
        "Employer = X\nWant = yes\n",
    ],
    "resume": [
        '{"basics": {}}',
        '{"work": [], "skills": []}',
        "basics:\n  name: Jo\n",
        "Lena Brandt\nlena@post.example\n\nEXPERIENCE\nBuyer, Corvo Ltd\n2019 - 2022\n- Cut returns\n\nEDUCATION\nBSc\n",
        "%PDF-1.7\n",  # a PDF that cannot be opened or shows no text: the reader of résumés says what to do
    ],
    "transcript": [
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nNgozi: Hello\n",
        "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
        "[Ngozi Okafor] 11:02:09\nHow are you?\n\n[Lena Brandt] 11:02:13\nWell.\n\n[Ngozi Okafor] 11:02:20\nGood.\n",
        "Ngozi Okafor  0:04\nHow are you?\n\nLena Brandt  0:09\nWell.\n\nNgozi Okafor  0:12\nGood.\n",
        "Ngozi: How are you?\nLena: Well.\nNgozi: Why us?\nLena: The line.\nNgozi: Good.\n",
        '{"sentences": [{"speaker_name": "Ngozi", "text": "Hello", "start_time": 0.1}]}',
    ],
    "job": [
        "Operations manager\n\nWhat you'll do\n- Run the depot\n\nRequirements\n- Five years experience\n\nBenefits\n",
        '<html><script type="application/ld+json">{"@type": "JobPosting"}</script></html>',
        '{"title": "Operations manager", "description": "Run the depot"}',
    ],
    "invitation": ["BEGIN:VCALENDAR\nVERSION:2.0\n", "\ufeffBEGIN:VCALENDAR\n"],
    "contact": ["BEGIN:VCARD\nFN:Ngozi Okafor\nEND:VCARD\n"],
    "mail": ["From: a@b.example\nTo: c@d.example\nSubject: Interview\n\nSee you on Friday.\n"],
    "document": ["PK\x03\x04 rest", "{\\rtf1 hello}"],
    "pack": ['{"format": "afterword-pack/1", "drafts": []}', "# A verdict\n\n<!-- Written by Afterword, 0a1b. -->\n"],
    "empty": ["", "\n \n", "\ufeff"],
    "unknown": [
        "hello there\n",
        "Dear diary, it went badly. I do not know what to say about it.\n",
        "zebra: 1\ncat: 2\n",
        "candidate: A\nexchanges: []\ngoals: []\nverdict: salvage\nchannel: call\nfacts_safe: []\nleave_alone: []\n",
        "[1, 2, 3]",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in PAPERS.items() for text in texts])
def test_the_kind_of_a_paper(kind: str, text: str) -> None:
    assert kind_of(text.encode()) == kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32", "cp1252"])
def test_the_encoding_does_not_hide_it(encoding: str) -> None:
    assert kind_of("employer: Café\nwant: yes\n".encode(encoding)) == "debrief"


def test_real_resumes() -> None:
    for path in SAMPLES.glob("*.json"):
        assert kind_of(path.read_bytes()) == ("unknown" if path.name == "_schema.json" else "resume"), path.name


def test_pictures_and_recordings() -> None:
    assert kind_of(b"\x89PNG\r\n\x1a\n" + bytes(99)) == "picture"
    assert kind_of(b"\xff\xd8\xff\xe0" + bytes(99)) == "picture"
    assert kind_of(b"ID3\x04" + bytes(99)) == "sound"
    assert kind_of(bytes(range(256)) * 9) == "unknown"


@OFTEN
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(str.encode)
    | st.text().map(lambda text: json.dumps({text: text}).encode())
)
def test_anything_has_a_kind(data: bytes) -> None:
    assert kind_of(data)
