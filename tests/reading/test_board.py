"""Boards: from the address people paste to the list, from each board's answer to the same openings."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import Problem
from afterword.reading import board
from afterword.reading.board import Page
from afterword.reading.board.entry import CUT, LONGEST_TEXT, MOST, day_in, told, web_address
from tests.reading import board_answers as answers

EVERY = answers.every()
GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/pell/jobs"
LEVER = "https://api.lever.co/v0/postings/pell?mode=json&limit=100&skip=0"
WORKABLE = "https://apply.workable.com/api/v1/widget/accounts/pell?details=true"
SMART = "https://api.smartrecruiters.com/v1/companies/PellOrchard/postings?limit=100&offset=0"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://boards.greenhouse.io/pell", GREENHOUSE),
        ("http://boards.greenhouse.io/pell/", GREENHOUSE),
        ("boards.greenhouse.io/pell/jobs/4001?gh_src=abc", GREENHOUSE),
        ("https://job-boards.greenhouse.io/pell/jobs/4001#app", GREENHOUSE),
        ("https://job-boards.eu.greenhouse.io/pell", GREENHOUSE),
        ("https://boards.greenhouse.io/embed/job_board?for=pell&b=https%3A%2F%2Fpell.example", GREENHOUSE),
        ("https://boards.greenhouse.io/embed/job_app?for=pell&token=4001", GREENHOUSE),
        ('<script src="https://boards.greenhouse.io/embed/job_board/js?for=pell"></script>', GREENHOUSE),
        ("https://boards-api.greenhouse.io/v1/boards/pell/jobs?content=true", GREENHOUSE),
        ("See https://boards.greenhouse.io/pell, they are hiring.", GREENHOUSE),
        ("https://jobs.lever.co/pell", LEVER),
        ("https://jobs.lever.co/pell/6b5f7d4e/apply?lever-source=x", LEVER),
        ("//jobs.lever.co/pell", LEVER),
        ("https://api.lever.co/v0/postings/pell?mode=html", LEVER),
        ("https://jobs.eu.lever.co/pell", LEVER.replace("api.lever", "api.eu.lever")),
        ("https://jobs.ashbyhq.com/pell/a1-0", "https://api.ashbyhq.com/posting-api/job-board/pell"),
        ("https://jobs.ashbyhq.com/Pell%20Orchard/embed", "https://api.ashbyhq.com/posting-api/job-board/Pell%20Orchard"),
        ("https://api.ashbyhq.com/posting-api/job-board/pell", "https://api.ashbyhq.com/posting-api/job-board/pell"),
        ("https://apply.workable.com/pell/", WORKABLE),
        ("https://apply.workable.com/pell/j/AB1/apply/", WORKABLE),
        ("https://pell.workable.com/j/AB1", WORKABLE),
        ("https://www.workable.com/api/accounts/pell?details=false", WORKABLE),
        ("https://apply.workable.com/api/v3/accounts/pell/jobs", WORKABLE),
        ("https://careers.smartrecruiters.com/PellOrchard/uk", SMART),
        ("https://jobs.smartrecruiters.com/PellOrchard/74390-dispatch-manager", SMART),
        ("https://jobs.smartrecruiters.com/oneclick-ui/company/PellOrchard/publication/1", SMART),
        ("https://api.smartrecruiters.com/v1/companies/PellOrchard/postings?offset=100", SMART),
        ("https://pell.recruitee.com/o/dispatch-manager", "https://pell.recruitee.com/api/offers/"),
        ("https://careers.pell.example/api/offers", "https://careers.pell.example/api/offers/"),
        ("https://pell.jobs.personio.de/job/301?language=en", "https://pell.jobs.personio.de/xml"),
        ("pell.jobs.personio.com", "https://pell.jobs.personio.com/xml"),
        ("https://pell.example/jobs/feed/", "https://pell.example/jobs/feed/"),
        ("https://pell.example/jobs?format=rss", "https://pell.example/jobs?format=rss"),
        ("https://pell.example/openings.atom#new", "https://pell.example/openings.atom"),
    ],
)  # fmt: skip
def test_the_list_behind_an_address(given: str, url: str) -> None:
    found = board.find(given)
    assert found is not None
    assert found.url == url


@pytest.mark.parametrize(
    "given",
    [
        "", "Pell", "lena@pell.example", "https://pell.example/careers", "https://apply.workable.com/j/AB1",
        "https://www.recruitee.com/pricing", "https://apply.workable.com/", "https://boards.greenhouse.io/",
        "https://boards.greenhouse.io/embed/job_board/js", "https://jobs.smartrecruiters.com/oneclick-ui/",
        "https://boards.greenhouse.io.evil.example/pell", "https://a.b.recruitee.com/", "file:///jobs.rss",
        "https://boards.greenhouse.io/..%2f..%2fadmin", "https://jobs.lever.co/<script>", "http://[::1/jobs.rss",
        "https://help.workable.com/hc",
    ],
)  # fmt: skip
def test_no_list_is_made_up(given: str) -> None:
    assert board.find(given) is None


@given(st.text(max_size=200))
def test_nothing_pasted_breaks_it(text: str) -> None:
    board.find(text)
    board.find(f"https://{text}")
    board.find(f"https://jobs.lever.co/{text}")


def test_what_the_employer_may_be_called() -> None:
    names = [board.find(f"https://jobs.lever.co/{token}") for token in ("pell-orchard", "PellOrchard", "pell")]
    assert [found.name for found in names if found] == ["Pell Orchard", "PellOrchard", "Pell"]


# --- answers


def read(name: str, data: bytes | None = None, known: frozenset[str] = frozenset()) -> Page:
    kind, pasted, answer = EVERY[name]
    found = board.find(pasted)
    assert found is not None
    assert found.kind == kind
    page = board.read(kind, answer if data is None else data, found.url, known)
    assert isinstance(page, Page), page
    return page


def problem(name: str, data: bytes) -> str:
    kind, pasted, _answer = EVERY[name]
    found = board.find(pasted)
    assert found is not None
    answer = board.read(kind, data, found.url)
    assert isinstance(answer, Problem), answer
    assert answer.message.endswith("nothing was changed.")
    return answer.message


@pytest.mark.parametrize("name", EVERY)
def test_every_board_tells_of_the_same_openings(name: str) -> None:
    page = read(name)
    assert [opening.title for opening in page.openings] == list(answers.TITLES)
    first, second, third = (opening.place for opening in page.openings)
    assert "Leeds" in first
    assert "Remote" in second
    assert "Köln" in third
    assert not page.next
    assert not page.left_out
    assert page.total in (None, 3)
    assert len({opening.theirs for opening in page.openings}) == 3
    assert all(opening.posted_on in (date(2026, 11, 18), date(2025, 11, 18)) for opening in page.openings)
    assert all(opening.url.startswith("https://") for opening in page.openings)
    if name not in ("lever", "ashby"):
        assert page.employer == "Pell & Orchard Bakeries"


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"greenhouse", "smartrecruiters"}))
def test_the_text_is_kept_in_lines_where_the_list_has_it(name: str) -> None:
    text = read(name).openings[0].text
    assert "- Plan the night runs\n- Keep the rota" in text
    assert "Twelve vans." in text
    assert "<" not in text


def test_the_texts_of_known_openings_are_not_read_again() -> None:
    page = read("lever", known=frozenset({"6b5f7d4e-0"}))
    assert [bool(opening.text) for opening in page.openings] == [False, True, True]


def test_what_an_employer_does_not_list_is_left_out() -> None:
    assert "Not shown" not in {opening.title for opening in read("ashby").openings}


def test_hybrid_work_is_not_called_remote() -> None:
    assert read("ashby").openings[0].place == "Leeds, United Kingdom"


def test_further_offices_are_places_too() -> None:
    assert read("personio").openings[0].place == "Leeds, United Kingdom; Hull"


def test_a_description_without_a_heading_is_read_too() -> None:
    data = EVERY["personio"][2].replace(b"<name>What you would do</name>", b"", 1)
    assert "- Plan the night runs" in read("personio", data).openings[0].text


def test_a_long_list_leads_on_to_its_next_page() -> None:
    _kind, pasted, _answer = EVERY["smartrecruiters"]
    found = board.find(pasted)
    assert found is not None
    url, seen = found.url, 0
    pages = 0
    while url:
        offset = int(url.rpartition("=")[2])
        data = json.dumps(answers.smartrecruiters(offset, 100, 230)).encode()
        page = board.read("smartrecruiters", data, url)
        assert isinstance(page, Page)
        assert page.total == 230
        seen, pages, url = seen + len(page.openings), pages + 1, page.next
    assert (seen, pages) == (230, 3)


def test_a_full_page_of_lever_leads_on() -> None:
    posting = answers.lever()[0]
    many = [{**posting, "id": f"p{number}"} for number in range(100)]
    assert read("lever", json.dumps(many).encode()).next == LEVER.replace("skip=0", "skip=100")
    assert read("lever", json.dumps(many[:99]).encode()).next == ""


def test_an_entry_without_anything_to_know_it_by_is_counted_and_the_rest_read() -> None:
    jobs = [*answers.greenhouse()["jobs"], {"title": "Nobody"}, "not an entry", {"id": 9, "title": None}]
    page = read("greenhouse", json.dumps({"jobs": jobs, "meta": {"total": 6}}).encode())
    assert [opening.title for opening in page.openings] == [*answers.TITLES, "An opening without a title"]
    assert page.left_out == 2


def test_an_empty_list_is_a_list() -> None:
    for name, empty in (
        ("greenhouse", b'{"jobs": [], "meta": {"total": 0}}'), ("lever", b"[]"), ("recruitee", b'{"offers": []}'),
        ("personio", b"<workzag-jobs></workzag-jobs>"), ("rss", b"<rss><channel><title>Pell</title></channel></rss>"),
    ):  # fmt: skip
        assert read(name, empty).openings == ()


# --- answers that are none


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.999])
def test_half_an_answer_is_no_answer(name: str, part: float) -> None:
    data = EVERY[name][2]
    assert "Only a part" in problem(name, data[: int(len(data) * part)])


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    "page", [b"<!doctype html><html><body>Jobs<br></body></html>", b"\n<html><head><meta charset=utf-8></head></html>"]
)
def test_a_web_page_is_no_list(name: str, page: bytes) -> None:
    assert "A web page came" in problem(name, page)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    "other", [b'{"ok": false, "error": "Document not found"}', b'"jobs"', b"null", b"[1]", b"<jobs><job/></jobs>"]
)
def test_something_else_is_no_list(name: str, other: bytes) -> None:
    if name == "lever" and other == b"[1]":
        assert read(name, other).left_out == 1  # a list whose one entry is none: nothing is ever gone by it
        return
    problem(name, other)


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"workable", "rss", "atom", "personio"}))
def test_the_list_of_another_employer_is_not_taken_for_theirs(name: str) -> None:
    data = EVERY[name][2].replace(b"/pell/", b"/somebody/").replace(b"//pell.", b"//somebody.")
    data = data.replace(b'"identifier": "pell"', b'"identifier": "somebody"')
    assert "another employer" in problem(name, data)


def test_openings_shown_on_the_employers_own_pages_are_theirs() -> None:
    data = EVERY["greenhouse"][2].replace(b"https://job-boards.greenhouse.io/pell", b"https://pell.example/careers")
    assert len(read("greenhouse", data).openings) == 3


@pytest.mark.parametrize("name", EVERY)
def test_an_answer_in_windows_letters_keeps_its_umlauts(name: str) -> None:
    data = EVERY[name][2].decode().encode("cp1252")
    assert read(name, data).openings[2].title == "Bäcker:in"
    assert "Köln" in read(name, data).openings[2].place


def test_deep_and_hostile_answers_end_in_a_sentence() -> None:
    problem("greenhouse", b'{"jobs":' + b"[" * 200_000)
    problem("lever", b"[" * 3_000_000)
    problem("rss", b"<rss>" + b"<a>" * 100_000)
    problem("rss", b'<!DOCTYPE r [<!ENTITY a "b">]><rss><channel>&a;</channel></rss>')
    problem("greenhouse", b'{"jobs": ' + b"9" * 100_000)
    problem("ashby", b"\x00\x01\x02\x03" * 50)
    problem("greenhouse", b'{"jobs":[' + b"{}," * 600_000 + b"{}]}")


def test_a_list_without_end_is_read_to_a_point_and_nothing_is_called_gone_for_it() -> None:
    jobs = [{**answers.greenhouse()["jobs"][0], "id": number, "content": ""} for number in range(MOST + 3)]
    page = read("greenhouse", json.dumps({"jobs": jobs}).encode())
    assert (len(page.openings), page.left_out) == (MOST, 3)
    items = b"".join(b"<item><guid>%d</guid><title>x</title></item>" % number for number in range(MOST + 3))
    page = read("rss", b"<rss><channel>" + items + b"</channel></rss>")
    assert (len(page.openings), page.left_out) == (MOST, 3)


def test_titles_and_links_cannot_carry_anything_odd() -> None:
    job = {
        **answers.greenhouse()["jobs"][0],
        "title": "  Dispatch\u202e \n <b>manager</b>\x07 " + "x" * 400,
        "absolute_url": "javascript:alert(1)",
        "id": "n" * 900,
    }
    (one,) = read("greenhouse", json.dumps({"jobs": [job]}).encode()).openings
    assert one.title.startswith("Dispatch manager xxx")
    assert len(one.title) == 300
    assert len(one.theirs) == 64
    assert one.url == ""


@pytest.mark.parametrize("url", ["", "data:x", "https://", "https://a b", "https://a\nb", 'https://a"', "http://[", 7])
def test_no_such_link(url: Any) -> None:
    assert web_address(url) == ""


@pytest.mark.parametrize("value", [None, "", "soon", True, 10**30, "0001-01-01", "2026-13-01", {}, "Wed, 99 Nov 2026"])
def test_no_such_day(value: Any) -> None:
    assert day_in(value) is None


def test_a_very_long_description_is_cut_at_a_line_and_says_so() -> None:
    text = told([("", "<p>A sentence of some length.</p>" * 2_000)])
    assert len(text) <= LONGEST_TEXT + 2
    assert text.endswith(f"length.\n{CUT}")


@given(st.sampled_from(sorted(EVERY)), st.binary(max_size=300), st.integers(0, 4000))
def test_no_damage_raises(name: str, noise: bytes, place: int) -> None:
    kind, pasted, answer = EVERY[name]
    found = board.find(pasted)
    assert found is not None
    board.read(kind, noise, found.url)
    board.read(kind, answer[:place] + noise + answer[place:], found.url)
