"""An employer's own page: the list that it embeds or leads to."""

from __future__ import annotations

import pytest

from afterword.reading.board import find_in_page, none_found

HERE = "https://pell.example/careers"
GREENHOUSE = ("greenhouse", "https://boards-api.greenhouse.io/v1/boards/pell/jobs")


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://boards.greenhouse.io/embed/job_board/js?for=pell"></script>',
        '<iframe src="//job-boards.greenhouse.io/embed/job_board?for=pell&amp;validityToken=x"></iframe>',
        '<a href="https://boards.greenhouse.io/pell/jobs/1">A</a><a href="https://boards.greenhouse.io/Pell/jobs/2">B</a>',
        '<script>window.b={"u":"https:\\/\\/boards-api.greenhouse.io\\/v1\\/boards\\/pell\\/jobs"}</script>',
    ],
)
def test_the_board_a_page_embeds_or_leads_to(html: str) -> None:
    (found,) = find_in_page(html.encode(), HERE)
    assert (found.kind, found.url.lower()) == GREENHOUSE


def test_two_boards_are_both_told_of() -> None:
    html = b'<a href="https://jobs.lever.co/pell">Here</a> <a href="https://jobs.ashbyhq.com/orchard">There</a>'
    assert [found.kind for found in find_in_page(html, HERE)] == ["lever", "ashby"]


def test_a_feed_counts_where_there_is_no_board_and_it_speaks_of_jobs() -> None:
    html = (
        b'<link rel="alternate" type="application/rss+xml" title="News" href="/feed/">'
        b'<link rel="alternate" type="application/rss+xml" title="Jobs at Pell" href="/jobs/feed/">'
        b'<link rel="alternate" type="application/rss+xml" title="Comments on jobs" href="/comments/feed/">'
    )
    (found,) = find_in_page(html, HERE)
    assert (found.kind, found.url) == ("feed", "https://pell.example/jobs/feed/")
    (found,) = find_in_page(html + b'<a href="https://jobs.lever.co/pell">', HERE)
    assert found.kind == "lever"


def test_a_page_that_is_a_feed_or_moved_to_a_board_is_one() -> None:
    (found,) = find_in_page(b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', HERE)
    assert (found.kind, found.url) == ("feed", HERE)
    (found,) = find_in_page(b"<html></html>", "https://jobs.lever.co/pell")
    assert found.kind == "lever"


def test_a_page_without_any_has_none() -> None:
    assert find_in_page(b"<p>We are not hiring.</p>", HERE) == ()
    assert find_in_page(b"", HERE) == ()
    assert find_in_page(b"//" * 500_000, HERE) == ()
    assert find_in_page(b"//a.example/x " * 6_000 + b"//jobs.lever.co/pell", HERE) == ()
    assert find_in_page(b'<link type="application/rss+xml" title="Jobs" href="http://[::1">', HERE) == ()


def test_comments_before_what_is_no_feed_are_looked_at_once() -> None:
    assert find_in_page(b"<!--a--> " * 200 + b"<p>We are not hiring.</p>", HERE) == ()  # would never end
    (found,) = find_in_page(b"<!-- a -->\n<!-- b\n -- c -->\n<rss><channel/></rss>", HERE)
    assert found.kind == "feed"


def test_what_works_is_one_sentence() -> None:
    sentence = none_found()
    assert sentence.count(".") == 1
    assert "Personio" in sentence
    assert "feed" in sentence
