"""Following, wishing, setting aside and taking up, as acts of the person; and what no site can break."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from afterword.flows import boards, openings, sightings, upcoming
from afterword.flows.fetch import Fetched, NotFetched, Why
from afterword.flows.kept import Unreadable
from afterword.store import queries
from afterword.store.models import Board, Opening, Profile

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def followed(owner: Any, address: str = "https://jobs.lever.co/pell", **given: Any) -> Board:
    board = openings.follow(owner, address, NOW, **given).board
    assert board is not None
    return board


def seen(board: Board, title: str, place: str = "", **given: Any) -> Opening:
    return Opening.objects.create(
        owner_id=board.owner_id, board=board, theirs=title, title=title, place=place, first_seen_at=NOW, **given
    )


def test_a_known_address_is_followed_without_opening_any_page(alice: Any) -> None:
    def look(_url: str) -> Fetched:
        raise AssertionError("nothing may be asked")

    assert followed(alice, "see jobs.lever.co/pell", look=look).due_at == NOW
    assert openings.follow(alice, "no address at all", NOW, look=look).problem.startswith("No list was found")
    assert "Paste the address" in openings.follow(alice, " \n ", NOW, look=look).problem


def test_no_more_lists_than_can_be_asked_politely(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openings, "MOST_BOARDS", 2)
    followed(alice)
    followed(alice, "https://jobs.lever.co/tarn")
    refused = openings.follow(alice, "https://jobs.lever.co/calder", NOW)
    assert refused.board is None
    assert "as many as can be asked politely" in refused.problem
    assert openings.follow(alice, "https://jobs.lever.co/tarn", NOW).board is not None


def test_two_people_may_follow_the_same_list(alice: Any, bob: Any) -> None:
    assert followed(alice).id != followed(bob).id


def test_paused_asked_again_and_left(alice: Any) -> None:
    board = followed(alice)
    openings.pause(board, NOW)
    board.refresh_from_db()
    assert (board.paused_at, board.due_at) == (NOW, None)
    openings.pause(board, NOW + HOUR)
    board.refresh_from_db()
    assert board.paused_at == NOW  # since when it rests stays
    assert openings.ask_again(board, NOW + HOUR) == NOW + HOUR
    Board.objects.update(asked_at=NOW + HOUR, failures=7)
    board.refresh_from_db()
    assert openings.ask_again(board, NOW + 1.5 * HOUR) == NOW + 2 * HOUR
    assert openings.ask_again(board, NOW) == NOW + HOUR  # the clock was set back
    board.refresh_from_db()
    assert (board.paused_at, board.failures) == (None, 0)
    seen(board, "Porter")
    openings.unfollow(board)
    assert not Opening.objects.exists()


def test_fields_of_a_list_are_kept_as_typed_or_refused_with_a_sentence(alice: Any) -> None:
    board = followed(alice)
    assert openings.keep(board, "employer", " Pell \n & Orchard ", NOW).ok
    assert board.employer == "Pell & Orchard"
    assert openings.keep(board, "employer", "  ", NOW).problem == "Type the employer’s name."
    assert "characters long" in openings.keep(board, "employer", "x" * 300, NOW).problem
    assert board.employer == "Pell & Orchard"
    with pytest.raises(KeyError):
        openings.keep(board, "url", "https://tarn.example", NOW)
    with pytest.raises(KeyError):
        openings.keep_wish(queries.profile_of(alice), "zone", "Europe/London", NOW)


def test_wishes_work_out_what_fits_for_every_list_that_has_none_of_its_own(alice: Any, bob: Any) -> None:
    plain, own, his = followed(alice), followed(alice, "https://jobs.lever.co/tarn"), followed(bob)
    for board in (plain, own, his):
        seen(board, "Night porter", "Leeds")
        seen(board, "Cook", "Leeds")
    gone = seen(plain, "Porter", gone_at=NOW)
    openings.keep(own, "roles", "cook", NOW)
    assert openings.keep_wish(queries.profile_of(alice), "wanted_roles", "Porter", NOW).ok
    fitting = Opening.objects.filter(fits=True)
    assert {(row.board_id, row.title) for row in fitting} == {(plain.id, "Night porter"), (own.id, "Cook")}
    assert openings.knows_what(queries.profile_of(alice))
    assert not openings.knows_what(queries.profile_of(bob))
    openings.keep_wish(queries.profile_of(alice), "wanted_places", "York", NOW)
    assert not Opening.objects.filter(fits=True).exists()
    gone.refresh_from_db()
    assert not gone.fits


def test_fitting_anew_writes_only_what_changed(alice: Any, django_assert_max_num_queries: Any) -> None:
    board = followed(alice)
    for number in range(30):
        seen(board, f"Porter {number}")
    openings.keep_wish(queries.profile_of(alice), "wanted_roles", "Porter", NOW)
    with django_assert_max_num_queries(4):
        sightings.fit_anew(alice, NOW)


def test_a_few_new_ones_for_the_first_page_in_one_query(alice: Any, django_assert_num_queries: Any) -> None:
    board = followed(alice)
    for number in range(9):
        seen(board, f"Porter {number}", fits=True)
    with django_assert_num_queries(1):
        rows = openings.fresh(alice, NOW)
        assert {row.board.employer for row in rows} == {"Pell"}
    assert len(rows) == openings.SHOWN + 1
    assert not openings.fresh(alice, NOW + openings.FRESH + HOUR)
    openings.pause(board, NOW)
    assert not openings.fresh(alice, NOW)


def test_an_interview_for_an_opening_is_made_once(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    Profile.objects.update(zone="Europe/Berlin")
    row = seen(followed(alice, employer="Pell"), "Night porter", "Leeds", text="Keep the door.")
    first = openings.prepare(row, "27 November 2026, 14:30", "", NOW)
    assert first.starts_at == datetime(2026, 11, 27, 13, 30, tzinfo=UTC)
    assert openings.prepare(row, "27 November 2026, 14:30", "", NOW) == first
    assert first.papers.count() == 1
    monkeypatch.setattr(upcoming, "take", lambda *_given: upcoming.Taken(None, "It names no day."))
    with pytest.raises(Unreadable, match="names no day"):
        openings.prepare(row, "28 November 2026, 14:30", "", NOW)


def test_where_the_page_does_not_come_the_beginning_is_the_advert(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    row = seen(followed(alice), "Night porter", url="https://pell.example/1", text="Keep the door.\n…")
    monkeypatch.setattr(openings, "fetch_advert", lambda url: (None, url, None))
    made = openings.prepare(row, "27 November 2026, 14:30", "", NOW)
    assert b"Keep the door." in bytes(made.papers.get().data)


# --- what no site can break


@pytest.mark.parametrize(
    ("why", "sentence", "stops"),
    [
        ("address", "leads to nothing", True), ("private", "private network", True), ("large", "larger than 12 MB", True),
        ("packed", "packed in a way", True), ("name", "not online", False), ("late", "in time", False),
        ("certificate", "certificate", False), ("line", "could not be reached", False), ("part", "broke off", False),
        ("status", "could not be reached", False),
    ],
)  # fmt: skip
def test_whatever_keeps_a_list_from_coming_is_one_sentence(alice: Any, why: Why, sentence: str, stops: bool) -> None:
    board = followed(alice)
    refused = NotFetched(why, "Save the page from your browser.", board.url)
    assert boards.run_next(lambda: NOW, ask=lambda _url, _headers: refused, rest=lambda _seconds: None)
    board.refresh_from_db()
    assert sentence in board.problem
    assert "browser" not in board.problem
    assert (board.paused_at is not None) == stops
    Board.objects.update(read_at=NOW, due_at=NOW, paused_at=None)
    boards.run_next(lambda: NOW, ask=lambda _url, _headers: refused, rest=lambda _seconds: None)
    board.refresh_from_db()
    assert board.paused_at is None  # it was read once, so it may be again


def test_a_board_claimed_between_looking_and_claiming_is_left(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    board = followed(alice)
    first = boards.next_try

    def claimed_meanwhile(*given: Any) -> datetime:
        Board.objects.filter(pk=board.pk).update(lease_by="another", lease_until=NOW + HOUR / 60)
        return first(*given)

    monkeypatch.setattr(boards, "next_try", claimed_meanwhile)
    assert not boards.run_next(lambda: NOW, ask=lambda _url, _headers: pytest.fail("asked"))


def test_a_board_unfollowed_while_we_stumble_is_left(
    alice: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    board = followed(alice)

    def stumble(*_given: Any) -> Any:
        openings.unfollow(Board.objects.get(pk=board.pk))
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(boards.sightings, "known", stumble)
    assert boards.run_next(lambda: NOW, rest=lambda _seconds: None)
    assert "could not be read" in caplog.text
    assert not Board.objects.exists()


def test_leases_are_forgotten_only_where_there_are_some(alice: Any) -> None:
    boards.forget_leases()
    Board.objects.filter(pk=followed(alice).pk).update(lease_by="dead")
    boards.forget_leases()
    assert Board.objects.get().lease_by == ""


def test_a_name_longer_than_any_is_nobodys(alice: Any) -> None:
    board = followed(alice)
    kept = openings.keep(board, "person", "Z" * 60_000, NOW)
    assert (kept.ok, kept.problem) == (False, "Nobody of that name is among your people. Add them there first.")
