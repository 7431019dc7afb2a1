"""Adverts, mails, saved talks and prints made to exhaust or to break their readers; and what must still be read right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afterword.reading.job import read_job
from afterword.reading.json_tree import read_json
from afterword.reading.mime import decoded
from afterword.reading.printed_layout import Fragment, laid_out
from tests.reading.limited import Limited

JOB = ["afterword.reading.job:read_job"]
TALK = ["afterword.reading.transcript:read_transcript"]


def page(posting: str) -> str:
    return f'<html><script type="application/ld+json">{posting}</script></html>'


def described(words: str) -> str:
    return page(json.dumps({"@type": "JobPosting", "title": "Cook", "description": words}))


HOSTILE = {
    "a heading of hashes": ("# a" + "#" * 100_000 + "x", JOB),
    "a heading of blanks": ("# a" + " #" * 50_000 + "x", JOB),
    "bold and blanks": ("**a**" + " " * 100_000 + "x", JOB),
    "bold never closed": ("**a" * 30_000, JOB),
    "a comment and blanks": (page('{"@type": "JobPosting"} -->' + " " * 100_000 + "x"), JOB),
    "tags never closed": (described("<a" * 200_000), JOB),
    "a tag of blanks": (described("<" + " " * 100_000 + "<" * 1_000), JOB),
    "a letter of many digits": (described("&#" + "9" * 5_000 + ";") + "&#" + "9" * 5_000 + ";", JOB),
    "quotes that escape": ('{"a":' + '"\\' * 100_000, TALK),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_paper_costs_little(name: str, tmp_path: Path, limited: Limited) -> None:
    text, readers = HOSTILE[name]
    limited.costs_little(text, tmp_path, readers)


def test_half_a_character_and_turned_words_do_not_reach_a_page() -> None:
    posting = '{"@type": "JobPosting", "title": "\\ud800Co\\u202eok &#x202e;now", "description": "Cook lunch daily."}'
    advert, _problems = read_job(page(posting).encode(), "job.html")
    assert advert is not None
    assert advert.title.encode("utf-8")
    assert "\u202e" not in advert.title


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "utf-8"])
def test_a_feed_is_read_in_whatever_it_was_written_in(charset: str) -> None:
    feed = (
        f'<?xml version="1.0" encoding="{charset}"?><workzag-jobs><position><id>1</id><name>Köchin</name>'
        "<jobDescriptions><jobDescription><name>Aufgaben</name><value>Mittags kochen.</value></jobDescription>"
        "</jobDescriptions></position></workzag-jobs>"
    )
    advert, _problems = read_job(feed.encode(charset), "feed.xml")
    assert advert is not None
    assert advert.title == "Köchin"


def test_a_subject_of_damaged_base64_is_left_as_it_stands() -> None:
    assert "aaaaa" in decoded("=?utf-8?b?aaaaa?=")


def test_a_long_text_in_json_is_one_text() -> None:
    assert read_json('{"image": "' + "A" * 400_000 + '"}').root is not None


def test_a_page_of_scattered_words_has_its_indents() -> None:
    page = [Fragment(40.0 + 20 * (n % 3), 700.0 - n, 10.0, False, f"w{n}") for n in range(0, 60, 15)]
    assert [line.text.strip() for line in laid_out([page])] == ["w0", "w15", "w30", "w45"]
