"""Boards are asked politely, and what they answer never harms what was seen: against a server that answers as they do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from afterword.flows import boards, openings
from afterword.flows.boards import REST, waiting_time
from afterword.store.models import Board, Opening, Profile
from tests.flows.board_server import Reply, Site, running
from tests.reading import board_answers as answers

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "https://boards-api.greenhouse.io/v1/boards/pell/jobs"


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def site(server: Site) -> Site:
    server.replies.clear()
    server.asked.clear()
    return server


class Day:
    """The clock of a test, the pauses that were made, and one look at what is due."""

    def __init__(self, site: Site) -> None:
        self.now = NOW
        self.site = site
        self.rests: list[float] = []
        self.stopping = False

    def look(self, after: timedelta = timedelta(0)) -> bool:
        self.now += after
        return boards.run_next(
            lambda: self.now, lambda: self.stopping, ask=self.site.ask, rest=self.rests.append, chance=lambda: 0.5
        )


@pytest.fixture
def day(site: Site) -> Day:
    return Day(site)


def listed(*titles: str, total: int | None = None) -> bytes:
    jobs = [
        {"id": title, "title": title, "location": {"name": "Leeds"}, "absolute_url": f"https://pell.example/{n}"}
        for n, title in enumerate(titles)
    ]
    return json.dumps({"jobs": jobs, "meta": {"total": len(jobs) if total is None else total}}).encode()


def followed(owner: Any, address: str = "https://boards.greenhouse.io/pell") -> Board:
    Profile.objects.filter(owner=owner).update(wanted_roles="Dispatch manager\nNight porter")
    made = openings.follow(owner, address, NOW)
    assert made.board is not None
    return made.board


def titles(board: Board, **which: Any) -> set[str]:
    return set(Opening.objects.filter(board=board, **which).values_list("title", flat=True))


# --- a good answer


def test_nothing_is_asked_before_somebody_follows_and_nothing_while_paused(alice: Any, day: Day) -> None:
    assert not day.look()
    board = followed(alice)
    openings.pause(board, NOW)
    assert not day.look(DAY)
    assert day.site.asked == []


def test_what_is_on_the_list_is_kept_and_what_fits_is_known(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=json.dumps(answers.greenhouse()).encode(), packed=True)
    assert day.look()
    assert titles(board) == set(answers.TITLES)
    assert titles(board, fits=True) == {"Dispatch manager"}
    opening = Opening.objects.get(board=board, fits=True)
    assert opening.why == {"role": "Dispatch manager", "place": "", "rank": []}
    assert (opening.state, opening.first_seen_at, opening.gone_at) == ("new", NOW, None)
    board.refresh_from_db()
    assert (board.read_at, board.failures, board.problem, board.lease_by) == (NOW, 0, "", "")
    assert board.due_at == NOW + DAY
    assert not day.look()
    assert day.look(DAY)


@pytest.mark.parametrize("name", sorted(set(answers.every()) - {"greenhouse"}))
def test_every_kind_of_board_is_asked_where_its_list_is(alice: Any, day: Day, name: str) -> None:
    _kind, address, data = answers.every()[name]
    board = followed(alice, address)
    day.site.replies[board.url] = Reply(body=data)
    assert day.look()
    assert titles(board) == set(answers.TITLES)
    assert titles(board, fits=True) == {"Dispatch manager"}


@pytest.mark.parametrize(
    ("typed", "name"), [("", "Pell & Orchard Bakeries"), ("Pell", "Pell"), ("My bakery", "My bakery")]
)
def test_an_employer_nobody_named_is_called_as_their_list_calls_it(alice: Any, day: Day, typed: str, name: str) -> None:
    made = openings.follow(alice, "https://boards.greenhouse.io/pell-orchard", NOW, employer=typed)
    assert made.board is not None
    assert made.board.employer == (typed or "Pell Orchard")
    data = json.dumps(answers.greenhouse()).replace("io/pell/", "io/pell-orchard/").encode()
    day.site.replies[made.board.url] = Reply(body=data)
    day.look()
    made.board.refresh_from_db()
    assert made.board.employer == name


def test_it_says_what_it_is_and_nothing_of_the_person(alice: Any, day: Day) -> None:
    followed(alice)
    day.look()
    (asked,) = day.site.asked
    assert asked.headers["user-agent"].startswith("Afterword/")
    assert "openings" in asked.headers["user-agent"]
    assert asked.headers.keys() <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert "alice" not in str(asked.headers).lower()


def test_what_has_not_changed_is_not_sent_again(alice: Any, day: Day) -> None:
    board = followed(alice)
    modified = "Wed, 25 Nov 2026 09:00:00 GMT"
    day.site.replies[URL] = Reply(body=listed("Porter"), etag='W/"abc"', headers={"Last-Modified": modified})
    day.look()
    day.look(DAY)
    assert day.site.asked[1].headers["if-none-match"] == 'W/"abc"'
    assert day.site.asked[1].headers["if-modified-since"] == modified
    board.refresh_from_db()
    assert (board.read_at, board.due_at, board.etag) == (NOW + DAY, NOW + 2 * DAY, 'W/"abc"')
    assert titles(board, gone_at=None) == {"Porter"}


@pytest.mark.parametrize("etag", ["x" * 301, '"caf\u00e9"', '"a\tb"'])
def test_a_mark_that_cannot_be_given_back_is_not_kept(alice: Any, day: Day, etag: str) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter"), headers={"ETag": etag})
    assert day.look()
    board.refresh_from_db()
    assert (board.etag, titles(board)) == ("", {"Porter"})


def test_a_long_list_is_read_page_by_page_with_a_rest_between(alice: Any, day: Day) -> None:
    board = followed(alice, "https://careers.smartrecruiters.com/pell")

    def page(url: str) -> Reply:
        offset = int(url.rpartition("offset=")[2])
        return Reply(body=json.dumps(answers.smartrecruiters(offset, 100, 250)).encode(), etag='"one"')

    day.site.replies["https://api.smartrecruiters.com/v1/companies/pell/postings"] = page
    day.look()
    assert Opening.objects.filter(board=board, gone_at=None).count() == 250
    assert [url.rpartition("offset=")[2] for url in day.site.urls] == ["0", "100", "200"]
    assert day.rests == [REST] * 3
    board.refresh_from_db()
    assert board.etag == ""  # of the first page only: it says nothing of the others


def test_pages_without_end_are_cut_short_and_nothing_is_gone_by_them(alice: Any, day: Day) -> None:
    board = followed(alice, "https://jobs.lever.co/pell")
    Opening.objects.create(owner=alice, board=board, theirs="old", title="Old", first_seen_at=NOW)
    posting = answers.lever()[0]
    same = json.dumps([{**posting, "id": f"p{number}"} for number in range(100)]).encode()
    day.site.replies["https://api.lever.co/v0/postings/pell"] = Reply(body=same)
    day.look()
    assert len(day.site.asked) == 2
    assert Opening.objects.filter(board=board, gone_at=None).count() == 101


# --- what is gone, and what is not


def test_what_is_no_longer_there_is_marked_gone(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter", "Cook"))
    day.look()
    day.site.replies[URL] = Reply(body=listed("Cook", "Baker"))
    day.look(DAY)
    assert titles(board, gone_at=None) == {"Cook", "Baker"}
    assert titles(board, gone_at=NOW + DAY) == {"Porter"}


def test_what_comes_back_after_days_is_new_again_unless_it_was_set_aside(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter", "Cook", "Baker"))
    day.look()
    Opening.objects.filter(board=board, title="Porter").update(state="seen")
    Opening.objects.filter(board=board, title="Cook").update(state="set_aside")
    day.site.replies[URL] = Reply(body=listed("Baker"))
    day.look(DAY)
    day.site.replies[URL] = Reply(body=listed("Porter", "Cook", "Baker"))
    day.look(5 * DAY)
    porter, cook = Opening.objects.get(title="Porter"), Opening.objects.get(title="Cook")
    assert (porter.gone_at, porter.state, porter.first_seen_at) == (None, "new", NOW + 6 * DAY)
    assert (cook.gone_at, cook.state) == (None, "set_aside")


def test_what_was_away_for_a_day_only_is_what_it_was(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter", "Cook"))
    day.look()
    Opening.objects.update(state="seen")
    day.site.replies[URL] = Reply(body=listed("Cook"))
    day.look(DAY)
    day.site.replies[URL] = Reply(body=listed("Porter", "Cook"))
    day.look(DAY)
    porter = Opening.objects.get(board=board, title="Porter")
    assert (porter.gone_at, porter.state, porter.first_seen_at) == (None, "seen", NOW)


def test_what_changes_on_the_list_changes_here(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter"))
    day.look()
    day.site.replies[URL] = Reply(body=listed("Porter").replace(b'"title": "Porter"', b'"title": "Night porter"'))
    day.look(DAY)
    opening = Opening.objects.get(board=board)
    assert (opening.title, opening.fits, opening.first_seen_at) == ("Night porter", True, NOW)


BROKEN = {
    "cut off": Reply(body=listed("Cook", "Baker"), cut=40),
    "cut off, packed": Reply(body=listed("Cook", "Baker"), cut=60, packed=True),
    "half of it, with the length of the half": Reply(body=listed("Cook", "Baker")[:90]),
    "fewer than they say": Reply(body=listed("Cook", total=40)),
    "a page": Reply(body=b"<!doctype html><h1>Jobs</h1>"),
    "an error as an answer": Reply(body=b'{"error": "try again"}'),
    "empty": Reply(body=b""),
    "a fault": Reply(503, b"no"),
    "gone": Reply(404, b"{}"),
    "too often": Reply(429, b"{}"),
    "slow": Reply(body=listed("Cook"), drip=True),
    "huge": Reply(body=b" " * 12_000_001, packed=True),
    "moved to nothing": Reply(301, b"", {"Location": "https://nowhere.example/"}),
    "moved into the house": Reply(302, b"", {"Location": "http://192.168.1.7/jobs"}),
    "moved round and round": Reply(301, b"", {"Location": "/v1/boards/pell/jobs"}),
    "another employer's": Reply(
        body=json.dumps(answers.greenhouse()).replace("greenhouse.io/pell", "greenhouse.io/tarn").encode()
    ),
    "an entry nobody can know again": Reply(body=listed("Cook", "Baker").replace(b'{"id": "Cook",', b"{")),
    "nothing new, though nobody asked so": Reply(304),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_answer_marks_nothing_gone(alice: Any, day: Day, how: str) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter"))
    day.look()
    day.site.replies[URL] = BROKEN[how]
    assert day.look(DAY)
    board.refresh_from_db()
    assert Opening.objects.get(board=board, title="Porter").gone_at is None
    assert board.due_at is not None
    assert board.due_at > day.now
    if "fewer" in how or "entry" in how:  # what could be read of these is true
        assert board.problem == ""
        return
    assert (board.failures, board.read_at, board.lease_by) == (1, NOW, "")
    assert board.problem.endswith(".")
    assert titles(board) == {"Porter"}


def test_a_list_that_is_empty_all_of_a_sudden_is_believed_the_second_time(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter"), etag='"a"')
    day.look()
    day.site.replies[URL] = Reply(body=listed(), etag='"b"')
    day.look(DAY)
    board.refresh_from_db()
    assert titles(board, gone_at=None) == {"Porter"}
    assert "came back empty" in board.problem
    day.look(DAY)
    board.refresh_from_db()
    assert titles(board, gone_at=None) == set()
    assert (board.problem, board.failures) == ("", 0)


def test_an_answer_in_the_wrong_letters_is_read(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(
        body=json.dumps(answers.greenhouse(), ensure_ascii=False).encode("cp1252"),
        headers={"Content-Type": "application/json; charset=utf-8"},
    )
    day.look()
    assert "Bäcker:in" in titles(board)


def test_a_list_that_moved_is_followed(alice: Any, day: Day) -> None:
    board = followed(alice, "https://pell.jobs.personio.de")
    day.site.replies[board.url] = Reply(301, b"", {"Location": f"http://pell.jobs.personio.com:{day.site.port}/xml"})
    day.site.replies["https://pell.jobs.personio.com/xml"] = Reply(body=answers.personio().encode())
    day.look()
    assert titles(board) == set(answers.TITLES)


# --- waiting, and giving up


def test_failures_wait_longer_each_time_and_a_good_answer_ends_that(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter"))
    day.look()
    day.site.replies[URL] = Reply(500, b"")
    waits = []
    day.now += DAY
    for _again in range(9):
        assert day.look()
        board.refresh_from_db()
        assert board.due_at is not None
        waits.append(round((board.due_at - day.now) / timedelta(hours=1)))
        day.now = board.due_at
    assert waits == [2, 4, 8, 17, 34, 67, 134, 176, 176]
    day.site.replies[URL] = Reply(body=listed("Porter"))
    day.look()
    board.refresh_from_db()
    assert (board.failures, board.problem, board.due_at) == (0, "", day.now + DAY)


@pytest.mark.parametrize("status", [429, 503, 403, 500])
@pytest.mark.parametrize("header", ["172800", "Fri, 27 Nov 2026 10:00:00 GMT"])
def test_they_say_how_long_to_wait(alice: Any, day: Day, status: int, header: str) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(status, b"", {"Retry-After": header})
    day.look()
    board.refresh_from_db()
    assert board.due_at is not None
    assert timedelta(days=2) <= board.due_at - NOW <= timedelta(days=2.3)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("", None), ("soon", None), ("-5", None), ("Mon, 23 Nov 2026 10:00:00 GMT", None), ("0", timedelta(0)),
        ("9" * 50, timedelta(days=400)), ("Wed, 25 Nov 2026 11:00:00", timedelta(hours=1)), ("²", None),
    ],
)  # fmt: skip
def test_how_long_a_retry_after_asks_for(value: str, wait: timedelta | None) -> None:
    assert waiting_time(value, NOW) == wait


def test_an_address_without_a_list_is_not_asked_again_by_itself(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.look()
    board.refresh_from_db()
    assert board.paused_at == NOW
    assert "no list at this address" in board.problem
    assert not day.look(30 * DAY)
    day.site.replies[URL] = Reply(body=listed("Porter"))
    openings.ask_again(board, day.now)
    assert day.look()
    board.refresh_from_db()
    assert (board.paused_at, board.problem, titles(board)) == (None, "", {"Porter"})


def test_a_list_taken_away_for_good_is_not_asked_again(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(body=listed("Porter"))
    day.look()
    day.site.replies[URL] = Reply(410, b"")
    day.look(DAY)
    board.refresh_from_db()
    assert board.paused_at == NOW + DAY
    assert "for good" in board.problem
    assert titles(board, gone_at=None) == {"Porter"}


def test_whoever_does_not_want_programs_is_left_alone_after_the_third_time(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(403, b"")
    for count in range(1, 4):
        assert day.look(7 * DAY)
        board.refresh_from_db()
        assert (board.paused_at is not None) == (count == 3)


def test_after_a_month_without_one_good_answer_it_stops_and_says_so(alice: Any, day: Day) -> None:
    board = followed(alice)
    day.site.replies[URL] = Reply(500, b"")
    while day.look():
        board.refresh_from_db()
        if board.due_at is None:
            break
        day.now = board.due_at
    assert board.paused_at is not None
    assert 28 <= (day.now - NOW).days <= 36
    assert len(day.site.asked) < 14
    assert board.problem


def test_being_offline_for_a_while_stops_nothing_and_is_over_soon(alice: Any, day: Day) -> None:
    board = followed(alice, "https://nowhere.example/jobs.rss")
    for _night in range(20):
        assert day.look(timedelta(hours=3))
    board.refresh_from_db()
    assert board.paused_at is None
    assert board.due_at is not None
    assert board.due_at - day.now < timedelta(hours=2.5)
    assert "not online" in board.problem


def test_a_machine_in_the_house_is_never_asked(alice: Any, day: Day) -> None:
    board = followed(alice, "https://inside.example/jobs.rss")
    day.look()
    board.refresh_from_db()
    assert "private network" in board.problem
    assert board.paused_at == NOW
    assert day.site.asked == []


# --- claims


def test_a_board_is_asked_by_one_process_at_a_time(alice: Any, day: Day) -> None:
    board = followed(alice)
    seen = []

    def ask(url: str, headers: Any) -> Any:
        other = boards.run_next(lambda: day.now, ask=day.site.ask, rest=day.rests.append)
        seen.append(other)
        return day.site.ask(url, headers)

    day.site.replies[URL] = Reply(body=listed("Porter"))
    assert boards.run_next(lambda: day.now, ask=ask, rest=day.rests.append, chance=lambda: 0.5)
    assert seen == [False]
    assert titles(board) == {"Porter"}


def test_a_process_that_died_while_asking_keeps_the_board_for_a_while_only(alice: Any, day: Day) -> None:
    board = followed(alice)
    Board.objects.update(lease_by="dead", lease_until=NOW + timedelta(minutes=3))
    assert not day.look()
    assert day.look(timedelta(minutes=4))
    Board.objects.filter(pk=board.pk).update(lease_by="dead", lease_until=NOW + DAY, due_at=NOW, paused_at=None)
    boards.forget_leases()
    assert Board.objects.get(pk=board.pk).lease_by == ""


def test_an_answer_that_breaks_us_is_not_asked_for_at_once_again(
    alice: Any, day: Day, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    board = followed(alice)

    def broken(*_anything: Any) -> Any:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(boards.reading, "read", broken)
    day.site.replies[URL] = Reply(body=listed("Porter"))
    assert day.look()
    assert "could not be read" in caplog.text
    board.refresh_from_db()
    assert (board.failures, board.lease_by) == (1, "")
    assert board.due_at is not None
    assert board.due_at > NOW + timedelta(hours=1)


def test_what_was_unfollowed_meanwhile_is_not_written(alice: Any, day: Day) -> None:
    board = followed(alice)

    def ask(url: str, headers: Any) -> Any:
        openings.unfollow(Board.objects.get(pk=board.pk))
        return day.site.ask(url, headers)

    day.site.replies[URL] = Reply(body=listed("Porter"))
    assert boards.run_next(lambda: day.now, ask=ask, rest=day.rests.append)
    assert not Board.objects.exists()
    assert not Opening.objects.exists()


def test_when_the_server_ends_a_board_is_due_at_the_next_start(alice: Any, day: Day) -> None:
    board = followed(alice, "https://jobs.lever.co/pell")
    posting = answers.lever()[0]

    def page(_url: str) -> Reply:
        day.stopping = True
        return Reply(body=json.dumps([{**posting, "id": f"p{number}"} for number in range(100)]).encode())

    day.site.replies["https://api.lever.co/v0/postings/pell"] = page
    day.look()
    board.refresh_from_db()
    assert (board.due_at, board.lease_by, board.failures) == (NOW, "", 0)
    assert titles(board) == set()
    day.look()
    assert len(day.site.asked) == 1
