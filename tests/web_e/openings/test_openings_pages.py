"""Following a list, seeing what fits and why, and what to do about it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from afterword.flows import openings as flow
from afterword.flows.fetch import Fetched, NotFetched
from afterword.store import queries
from afterword.store.models import Board, Interview, Interviewer, Note, Opening, Person


def page(client: Client, name: str, *args: Any, status: int = 200) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == status
    return response.content.decode()


def follow(client: Client, address: str, employer: str = "") -> Any:
    return client.post(reverse("openings"), {"address": address, "employer": employer})


@pytest.fixture
def fitting(board: Board) -> Opening:
    return Opening.objects.get(board=board, fits=True)


# --- following


def test_before_anything_is_followed_it_says_how_and_that_nothing_is_asked(alices: Client) -> None:
    shown = page(alices, "openings")
    assert "Keep an eye on their next opening." in shown
    assert "Nothing is asked of anybody before you follow" in shown
    assert "Say what you look for" in shown


def test_following_a_list_opens_its_page_and_it_is_due_at_once(alices: Client, alice: Any) -> None:
    response = follow(alices, "Have a look: https://jobs.lever.co/pell-orchard/123?x=y", "Pell & Orchard")
    board = Board.objects.get(owner=alice)
    assert response["Location"] == reverse("openings_board", args=[board.id])
    assert (board.kind, board.employer, board.asked_at) == ("lever", "Pell & Orchard", None)
    assert board.due_at is not None
    assert "Afterword looks there for the first time in a moment." in page(alices, "openings_board", board.id)


def test_the_same_list_is_followed_once(alices: Client, alice: Any) -> None:
    follow(alices, "https://jobs.lever.co/pell")
    response = alices.post(reverse("openings"), {"address": "jobs.lever.co/pell/77"}, follow=True)
    assert "You follow this list already." in response.content.decode()
    assert Board.objects.filter(owner=alice).count() == 1


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Fetched(200, {}, b"<p>We bake.</p>", "https://pell.example/careers"), "Greenhouse, Lever, Ashby"),
        (Fetched(403, {}, b"no", "https://pell.example/careers"), "could not be opened"),
        (NotFetched("private", "", "https://pell.example/careers"), "inside a private network"),
        (NotFetched("name", "", "https://pell.example/careers"), "No site of that name"),
        (NotFetched("late", "", "https://pell.example/careers"), "could not be opened"),
        (
            Fetched(200, {}, b"//jobs.lever.co/pell //jobs.lever.co/orchard", "https://pell.example/careers"),
            "more than one list (Pell, Orchard)",
        ),
    ],
)
def test_an_address_without_a_list_is_said_in_a_sentence_and_nothing_typed_is_lost(
    alices: Client, monkeypatch: pytest.MonkeyPatch, answer: Fetched | NotFetched, sentence: str
) -> None:
    monkeypatch.setattr(flow, "fetch", lambda _url, _terms: answer)
    response = follow(alices, "https://pell.example/careers", "Pell <&> Orchard")
    shown = response.content.decode()
    assert response.status_code == 422
    assert sentence in shown
    assert "https://pell.example/careers" in shown
    assert "Pell &lt;&amp;&gt; Orchard" in shown
    assert not Board.objects.exists()


def test_a_page_of_their_own_is_opened_once_to_find_the_list_in_it(
    alices: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def fetch(url: str, _terms: Any) -> Fetched:
        opened.append(url)
        html = b'<script src="https://boards.greenhouse.io/embed/job_board/js?for=pellorchard"></script>'
        return Fetched(200, {}, html, url)

    monkeypatch.setattr(flow, "fetch", fetch)
    follow(alices, "pell.example/careers")
    assert opened == ["https://pell.example/careers"]
    assert Board.objects.get().kind == "greenhouse"


@pytest.mark.parametrize(("address", "employer"), [("", ""), ("   ", "Pell"), ("jobs.lever.co/pell", "x" * 300)])
def test_what_cannot_be_followed_stays_in_the_form(alices: Client, address: str, employer: str) -> None:
    response = follow(alices, address, employer)
    assert response.status_code == 422
    assert employer in response.content.decode()
    assert not Board.objects.exists()


def test_another_page_may_name_the_employer(alices: Client) -> None:
    response = alices.get(reverse("openings"), {"employer": "Pell & Orchard"})
    assert 'value="Pell &amp; Orchard"' in response.content.decode()


@pytest.mark.parametrize(("outcome", "offered"), [("", False), ("offer", False), ("refused", True), ("filled", True)])
def test_after_a_no_the_interview_leads_here(alices: Client, interview: Interview, outcome: str, offered: bool) -> None:
    Interview.objects.update(outcome=outcome)
    shown = page(alices, "interview", interview.id)
    assert ("?employer=Pell%20%26%20Orchard%20Bakeries#follow" in shown) == offered


# --- what fits


def test_what_fits_stands_first_with_the_lines_it_fits_and_the_rest_folds_away(alices: Client, board: Board) -> None:
    shown = page(alices, "openings_board", board.id)
    assert "These fit" in shown
    assert "Your lines “Dispatch manager” and “Leeds” fit." in shown
    assert "2 others on their list" in shown
    assert shown.index("Dispatch manager</bdi>") < shown.index("<details") < shown.index("Night planner")


def test_the_first_page_of_openings_tells_what_is_new_and_how_each_list_stands(alices: Client, board: Board) -> None:
    shown = page(alices, "openings")
    assert "New, and they fit" in shown
    assert "3 openings, 1 fits" in shown
    assert "Last read yesterday at" in shown
    assert "You look for: Dispatch manager. Where: Leeds, Hull." in shown


def test_other_wishes_are_kept_as_typed_and_what_fits_follows_without_asking_anybody(
    alices: Client, alice: Any, board: Board
) -> None:
    asked_at = board.asked_at
    answer = alices.post(
        reverse("openings_wishes_keep"), {"wanted_roles": "Night planners\nBaker", "wanted_places": ""}
    )
    assert "Kept" in answer.content.decode()
    assert queries.profile_of(alice).wanted_roles == "Night planners\nBaker"
    assert set(Opening.objects.filter(fits=True).values_list("title", flat=True)) == {"Night planner (m/w/d)"}
    board.refresh_from_db()
    assert board.asked_at == asked_at


def test_wishes_without_javascript_and_words_that_are_too_many(alices: Client, alice: Any) -> None:
    response = alices.post(reverse("openings_wishes"), {"wanted_roles": "Baker", "wanted_places": "x" * 20_001})
    assert response.status_code == 422
    assert "x" * 20_001 in response.content.decode()
    assert queries.profile_of(alice).wanted_roles == "Baker"
    response = alices.post(reverse("openings_wishes"), {"wanted_roles": "Porter", "wanted_places": "York"}, follow=True)
    assert "Kept" in response.content.decode()


def test_one_employer_may_have_wishes_of_its_own(alices: Client, board: Board) -> None:
    alices.post(reverse("openings_board_keep", args=[board.id]), {"roles": "Night planner", "places": "remote"})
    assert set(Opening.objects.filter(fits=True).values_list("title", flat=True)) == {"Night planner (m/w/d)"}
    assert "Your lines “Night planner” and “remote” fit." in page(alices, "openings_board", board.id)


def test_a_list_is_kept_without_javascript_too(alices: Client, board: Board) -> None:
    url = reverse("openings_board", args=[board.id])
    response = alices.post(url, {"employer": "", "person": "Nobody", "roles": "Baker", "places": ""})
    shown = response.content.decode()
    assert response.status_code == 422
    assert "Type the employer’s name." in shown
    assert 'value="Nobody"' in shown
    response = alices.post(url, {"employer": "Pell", "person": "", "roles": "Baker", "places": ""}, follow=True)
    assert "Kept" in response.content.decode()
    board.refresh_from_db()
    assert (board.employer, board.roles) == ("Pell", "Baker")
    assert "Nothing on their list fits just now." in page(alices, "openings_board", board.id)


def test_counts_are_said_in_words(alices: Client, alice: Any, board: Board) -> None:
    Opening.objects.filter(fits=False).update(gone_at=timezone.now())
    assert "1 opening, 1 fits" in page(alices, "openings")
    Opening.objects.update(fits=False)
    assert ">1 opening<" in page(alices, "openings")
    Opening.objects.all().delete()
    assert "nothing on it" in page(alices, "openings")
    assert "If you know of openings there, check the address." in page(alices, "openings_board", board.id)
    profile = queries.profile_of(alice)
    profile.wanted_places = ""
    profile.save()
    assert "You look for: Dispatch manager." in page(alices, "openings")
    profile.wanted_roles = ""
    profile.save()
    assert "needs a line or two about the work you look for" in page(alices, "openings_board", board.id)


def test_what_is_gone_stands_apart_and_says_since_when(alices: Client, fitting: Opening) -> None:
    Opening.objects.filter(pk=fitting.pk).update(gone_at=timezone.now() - timedelta(days=1))
    assert "No longer on their list" in page(alices, "openings_board", fitting.board_id)
    assert "It was no longer on their list yesterday." in page(alices, "opening", fitting.id)
    Board.objects.update(kind="feed")
    assert "so it may still be open" in page(alices, "opening", fitting.id)


def test_what_is_wrong_with_a_list_is_said_with_what_happens_next(alices: Client, board: Board) -> None:
    board.problem, board.due_at = "The site has a fault of its own just now.", timezone.now() + timedelta(days=1)
    board.save()
    shown = page(alices, "openings_board", board.id)
    assert "The site has a fault of its own just now. Afterword looks again tomorrow. Last read yesterday" in shown
    alices.post(reverse("openings_board_act", args=[board.id]), {"act": "pause"})
    assert "Afterword does not look there until you say so." in page(alices, "openings")


def test_asking_again_is_held_to_once_an_hour(alices: Client, board: Board) -> None:
    act = reverse("openings_board_act", args=[board.id])
    assert "Afterword is looking now." in alices.post(act, {"act": "ask"}, follow=True).content.decode()
    board.refresh_from_db()
    board.asked_at = timezone.now()
    board.save()
    assert "looked only just now" in alices.post(act, {"act": "ask"}, follow=True).content.decode()
    board.refresh_from_db()
    assert board.due_at is not None
    assert board.due_at > timezone.now() + timedelta(minutes=50)


def test_a_list_is_left_with_all_that_was_seen_on_it(alices: Client, board: Board) -> None:
    response = alices.post(reverse("openings_board_act", args=[board.id]), {"act": "leave"}, follow=True)
    assert "You no longer follow Pell &amp; Orchard Bakeries." in response.content.decode()
    assert not Opening.objects.exists()
    assert not Board.objects.exists()


def test_no_act_that_is_not_offered(alices: Client, board: Board, fitting: Opening) -> None:
    assert alices.post(reverse("openings_board_act", args=[board.id]), {"act": "burn"}).status_code == 404
    assert alices.post(reverse("opening_act", args=[fitting.id])).status_code == 404


# --- one opening


def test_one_opening_shows_its_words_and_links_to_their_page(alices: Client, fitting: Opening) -> None:
    shown = page(alices, "opening", fitting.id)
    assert "- Plan the night runs" in shown
    assert 'href="https://pell.jobs.personio.de/job/301" rel="noreferrer noopener"' in shown
    assert "They put it up" in shown


def test_what_an_import_brought_in_cannot_become_a_link_or_break_the_page(alices: Client, fitting: Opening) -> None:
    Opening.objects.update(url="javascript:alert(1)", why=["odd"])
    assert "javascript:" not in page(alices, "opening", fitting.id)
    Opening.objects.update(why={"role": "Dispatch manager", "place": "", "rank": 3})
    assert "Your line “Dispatch manager” fits." in page(alices, "opening", fitting.id)


def test_rank_and_a_missing_place_are_said(alices: Client, fitting: Opening) -> None:
    Opening.objects.update(place="", why={"role": "Dispatch manager", "place": "", "rank": ["senior", "lead"]})
    shown = page(alices, "opening", fitting.id)
    assert "Your line “Dispatch manager” fits. The title says “senior, lead” too. It does not say where." in shown


def test_an_opening_is_set_aside_brought_back_and_seen(alices: Client, fitting: Opening) -> None:
    act = reverse("opening_act", args=[fitting.id])
    alices.post(act, {"act": "aside"})
    shown = page(alices, "openings_board", fitting.board_id)
    assert "One you set aside" in shown
    assert "These fit" not in shown
    alices.post(act, {"act": "back"})
    assert "These fit" in page(alices, "openings_board", fitting.board_id)
    Opening.objects.update(state="new")
    alices.post(reverse("openings_board_act", args=[fitting.board_id]), {"act": "seen"})
    assert not Opening.objects.filter(state="new").exists()
    Opening.objects.update(state="new")
    alices.post(act, {"act": "seen"})
    fitting.refresh_from_db()
    assert fitting.state == "seen"


def test_the_person_they_met_there_is_offered_and_a_note_to_them_begins(
    alices: Client, alice: Any, interview: Interview, fitting: Opening
) -> None:
    """Alice met Imogen Sallis at Pell & Orchard Bakeries; the list is called Pell."""
    shown = page(alices, "opening", fitting.id)
    assert "Write to Imogen Sallis" in shown
    person = Person.objects.get(name="Imogen Sallis")
    response = alices.post(reverse("opening_note", args=[fitting.id]), {"person": str(person.id)})
    note = Note.objects.get(owner=alice)
    assert (note.person, note.opening, note.brings) == (person, fitting, "opening")
    assert response["Location"] == reverse("note", args=[person.id, note.id])
    assert "Dispatch manager" in page(alices, "note", person.id, note.id)
    alices.post(reverse("opening_note", args=[fitting.id]), {"person": str(person.id)})
    assert Note.objects.count() == 1


@pytest.mark.parametrize("person", ["", "nobody", "7d9f1c1e-0000-4000-8000-000000000000"])
def test_a_note_to_nobody_asks_whom_they_know(alices: Client, fitting: Opening, person: str) -> None:
    response = alices.post(reverse("opening_note", args=[fitting.id]), {"person": person}, follow=True)
    assert "Say first whom you know there." in response.content.decode()
    assert not Note.objects.exists()


def test_a_note_cannot_go_to_somebody_elses_person(alices: Client, bob: Any, fitting: Opening) -> None:
    his = Person.objects.create(owner=bob, name="Odd Fellow")
    alices.post(reverse("opening_note", args=[fitting.id]), {"person": str(his.id)})
    assert not Note.objects.exists()


def test_whom_they_know_there_is_said_by_name(alices: Client, alice: Any, board: Board) -> None:
    known = Person.objects.create(owner=alice, name="Royce Amadi", organisation="Pell & Orchard")
    keep = reverse("openings_board_keep", args=[board.id])
    assert "Nobody of that name" in alices.post(keep, {"person": "Nobody I know"}).content.decode()
    alices.post(keep, {"person": " royce amadi "})
    board.refresh_from_db()
    assert board.person == known
    Person.objects.create(owner=alice, name="Royce Amadi", organisation="Tarn Foods")
    alices.post(keep, {"person": ""})
    alices.post(keep, {"person": "Royce Amadi"})  # the one at this employer
    board.refresh_from_db()
    assert board.person == known
    Interviewer.objects.all().delete()
    Person.objects.filter(owner=alice).update(organisation="")
    assert "More than one person" in alices.post(keep, {"person": "Royce amadi"}).content.decode()


def test_an_interview_for_it_lies_ahead_with_the_opening_as_its_advert(
    alices: Client, alice: Any, fitting: Opening
) -> None:
    when = timezone.now() + timedelta(days=3)
    response = alices.post(reverse("opening", args=[fitting.id]), {"when": f"{when:%d %B %Y}, 14:30"})
    row = Interview.objects.get(owner=alice)
    assert response["Location"] == reverse("interview", args=[row.id])
    assert (row.employer, row.role) == ("Pell & Orchard Bakeries", "Dispatch manager")
    assert row.starts_at is not None
    assert row.starts_at > timezone.now()
    (paper,) = row.papers.all()
    assert paper.kind == "job"
    assert b"- Plan the night runs" in bytes(paper.data)
    assert bytes(paper.data).startswith(b"Dispatch manager\nPell & Orchard Bakeries\nLeeds")
    fitting.refresh_from_db()
    assert fitting.state == "taken_up"
    assert "Dispatch manager" in page(alices, "upcoming")


def test_the_page_of_an_opening_is_fetched_where_the_list_had_only_the_beginning(
    alices: Client, alice: Any, fitting: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    Opening.objects.update(text="Twelve vans.\n…")
    fetched = []

    def fetch_advert(url: str) -> Any:
        fetched.append(url)
        return b"<h1>Dispatch manager</h1><p>Twelve vans, four depots.</p>", url, None

    monkeypatch.setattr(flow, "fetch_advert", fetch_advert)
    alices.post(reverse("opening", args=[fitting.id]), {"when": "27 November 2099, 14:30"})
    assert fetched == [fitting.url]
    assert b"four depots" in bytes(Interview.objects.get(owner=alice).papers.get().data)


def test_without_any_words_the_interview_is_made_all_the_same(
    alices: Client, alice: Any, fitting: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    Opening.objects.update(text="")
    monkeypatch.setattr(flow, "fetch_advert", lambda url: (None, url, None))
    alices.post(reverse("opening", args=[fitting.id]), {"when": "27 November 2099, 14:30"})
    assert not Interview.objects.get(owner=alice).papers.exists()


@pytest.mark.parametrize("when", ["", "soon", "31 November 2026, 10:00", "27 November 2026"])
def test_a_time_that_cannot_be_read_is_said_and_kept(alices: Client, fitting: Opening, when: str) -> None:
    response = alices.post(reverse("opening", args=[fitting.id]), {"when": when})
    assert response.status_code == 422
    assert f'value="{when}"' in response.content.decode()
    assert not Interview.objects.exists()


# --- today


def test_today_tells_of_a_few_new_ones_and_not_of_old_news(alices: Client, interview: Interview, board: Board) -> None:
    shown = page(alices, "today")
    assert "New openings that fit" in shown
    assert "Dispatch manager" in shown
    assert "Night planner" not in shown
    first = Opening.objects.get(fits=True)
    for number in range(4):
        Opening.objects.create(
            owner=first.owner, board=board, theirs=f"n{number}", title=f"Dispatch manager {number}",
            fits=True, why=first.why, first_seen_at=timezone.now(),
        )  # fmt: skip
    shown = page(alices, "today")
    assert shown.count("Dispatch manager") >= 3
    assert "There are more of them" in shown
    Opening.objects.update(first_seen_at=timezone.now() - flow.FRESH - timedelta(days=1))
    assert "New openings that fit" not in page(alices, "today")


@pytest.mark.parametrize(
    "change", [{"state": "seen"}, {"state": "set_aside"}, {"gone_at": timezone.now()}, {"fits": False}]
)
def test_what_was_seen_or_is_gone_is_not_on_today(
    alices: Client, interview: Interview, board: Board, change: dict[str, Any]
) -> None:
    Opening.objects.update(**change)
    assert "New openings that fit" not in page(alices, "today")
