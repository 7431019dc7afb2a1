"""A sitting, screen by screen: the question alone, the person's own words, how it went, a calm end. Nothing counted."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from afterword.flows import practice, tellings
from afterword.store import queries
from afterword.store.models import Interview, PracticeCard, PracticeReview, Telling
from tests.conftest import make_interview

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
WISH = "At Tarn Foods I sat in the van with him for a day and changed the order of his stops."


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    held = {"now": NOW}
    monkeypatch.setattr(timezone, "now", lambda: held["now"])

    def move(by: timedelta) -> None:
        held["now"] += by

    return move


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    client.force_login(alice)
    return client


def words(response: Any) -> str:
    text = re.sub(r"<(script|style|template|nav|footer).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def link(response: Any, label: str) -> str:
    found = re.search(rf'<a[^>]*href="([^"]+)"[^>]*>{re.escape(label)}', response.content.decode())
    assert found, label
    return unescape(found[1])


def form(response: Any) -> dict[str, str]:
    """The hidden fields of the form, but for its token."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', response.content.decode())
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def test_a_sitting_from_beginning_to_end(alices: Client, interview: Interview, clock: Any) -> None:
    assert "A few questions, then it stops." in words(alices.get("/practice/"))
    asked = alices.get(alices.post("/practice/").url)
    assert "How would you deal with a driver who refuses a route?" in words(asked)
    assert "Pell & Orchard Bakeries, 24 November 2026" in words(asked)
    assert WISH not in words(asked)  # first it is said
    said = link(asked, "I have said it")
    clock(timedelta(seconds=48))
    answer = alices.get(said)
    assert WISH in words(answer)
    for way in ("It did not come", "It came in pieces", "I said it", "It came by itself"):
        assert way in words(answer)
    then = alices.post(answer.wsgi_request.path, {**form(answer), "answer": WISH, "went": "said"})
    assert then.url == "/practice/enough/"
    end = words(alices.get(then.url))
    assert "That is enough for now." in end
    assert "comes back on Friday" in end
    review = PracticeReview.objects.get()
    assert (review.rating, review.seconds, review.for_interview) == (3, 48, None)
    listed = words(alices.get("/practice/"))
    assert "Nothing is waiting. The next one comes back on Friday." in listed


def test_nothing_is_counted_or_scored(alices: Client, alice: Any) -> None:
    interview = make_interview(alice)
    for _number in range(7):
        PracticeCard.objects.create(owner=alice, interview=interview, question="Why us?", due_at=NOW)
    pages = [alices.get("/practice/"), alices.get(alices.post("/practice/").url), alices.get("/practice/enough/")]
    for page in pages:
        said = words(page).replace("24 November 2026", "")
        assert not re.search(r"\d", said), said
        assert not re.search(r"\b(again|hard|easy|score|streak|fail\w*|wrong)\b", said, re.IGNORECASE), said


def test_a_sitting_leads_through_a_few_and_remembers_where_it_is(alices: Client, alice: Any) -> None:
    cards = [PracticeCard.objects.create(owner=alice, question=f"Why {n}?", due_at=NOW) for n in "abcdefg"]
    url, seen = alices.post("/practice/").url, []
    while "enough" not in url:
        page = alices.get(url)
        seen.append(page.wsgi_request.path)
        url = link(page, "Not this one now")
    assert seen == [f"/practice/{card.id}/" for card in cards[:5]]
    assert not PracticeReview.objects.exists()


def test_an_answer_that_is_not_there_is_asked_for_and_kept_with_how_it_went(alices: Client, alice: Any) -> None:
    alices.post("/practice/add/", {"question": "How long would you stay with us?"})
    card = PracticeCard.objects.get()
    answer = alices.get(f"/practice/{card.id}/", {"said": NOW.isoformat()})
    assert "Now find the words." in words(answer)
    assert "What have you seen through to the end" in words(answer)
    typed = "I finish things. At Corvo I stayed until returns ran without me."
    then = alices.post(f"/practice/{card.id}/", {**form(answer), "answer": typed, "went": "pieces"})
    assert then.status_code == 302
    card.refresh_from_db()
    assert card.answer == typed
    again = alices.get(f"/practice/{card.id}/", {"said": NOW.isoformat()})
    assert typed in words(again)
    assert "What you want to say" in words(again)


def test_a_slip_is_put_right_by_going_back(alices: Client, interview: Interview, clock: Any) -> None:
    url = alices.post("/practice/").url
    answer = alices.get(link(alices.get(url), "I have said it"))
    sent = {**form(answer), "answer": WISH}
    clock(timedelta(seconds=3))
    alices.post(url, {**sent, "went": "stuck"})
    clock(timedelta(seconds=3))
    alices.post(url, {**sent, "went": "easily"})
    assert [one.rating for one in PracticeReview.objects.all()] == [4]


@pytest.mark.parametrize(
    ("went", "answer"), [("", "Short words."), ("perfectly", "Short words."), ("said", "x" * 30_000)]
)
def test_what_was_typed_stays_when_something_is_missing(
    alices: Client, interview: Interview, went: str, answer: str
) -> None:
    url = alices.post("/practice/").url
    page = alices.post(url, {"answer": answer, "went": went, "shown": NOW.isoformat(), "seconds": "-5"})
    assert page.status_code == 422
    assert answer in page.content.decode()
    assert not PracticeReview.objects.exists()


@pytest.mark.parametrize(
    "nonsense", ["?then=abc.def&for=xyz", "?said=never", "?said=2026-99-99T00:00:00Z", "?then=" + "." * 500]
)
def test_an_address_that_makes_no_sense_still_shows_the_question(
    alices: Client, interview: Interview, nonsense: str
) -> None:
    url = alices.post("/practice/").url.split("?")[0]
    page = alices.get(url + nonsense)
    assert page.status_code == 200
    assert "driver who refuses" in words(page)
    assert alices.post(url, {"went": "said", "shown": "yesterday", "seconds": "soon"}).status_code == 302


def test_something_private_is_left_out_and_a_private_question_asks_for_the_work(alices: Client, alice: Any) -> None:
    card = practice.add(alice, "Are you planning to have children?", NOW)
    assert card is not None
    practice.keep(card, "answer", "I can do the hours. We plan to have children next year.")
    page = words(alices.get(f"/practice/{card.id}/", {"said": NOW.isoformat()}))
    shown = page.split("Change these words")[0]
    assert "I can do the hours." in shown
    assert "We plan to have children" not in shown
    assert "nothing asks you to say it" in shown
    assert "You need not tell them anything private." in shown


def test_words_are_changed_and_questions_put_away_and_brought_back(alices: Client, alice: Any) -> None:
    card = practice.add(alice, "Why us?", NOW)
    assert card is not None
    at = f"/practice/{card.id}/words/"
    assert alices.post(at, {"question": "", "answer": "Because."}).status_code == 422
    assert alices.post(at, {"question": "Why here?", "answer": "Because."}).status_code == 302
    card.refresh_from_db()
    assert (card.question, card.answer) == ("Why here?", "Because.")
    kept = alices.post(
        f"/practice/{card.id}/keep/", {"answer": "Because of the returns."}, headers={"HX-Request": "true"}
    )
    assert "Kept, 10:00" in words(kept)
    alices.post(f"/practice/{card.id}/away/", {"away": "yes"})
    listed = alices.get("/practice/")
    assert "Bring it back : Why here?" in words(listed)
    alices.post(f"/practice/{card.id}/away/", {"away": "no"})
    assert "Bring it back" not in words(alices.get("/practice/"))


def test_an_empty_question_of_ones_own_is_asked_for(alices: Client) -> None:
    page = alices.post("/practice/add/", {"question": "  "})
    assert page.status_code == 422
    assert "Say what they might ask" in words(page)
    assert "Nothing is here yet." in words(alices.get("/practice/"))


def test_before_an_interview_each_question_says_why(alices: Client, alice: Any, interview: Interview) -> None:
    tellings.say(interview, queries.evidence_of(alice).get(), True)
    again = Interview.objects.create(
        owner=alice,
        employer=interview.employer,
        starts_at=NOW + timedelta(days=2),
        zone="Europe/London",
        goals="Fewer late vans before Christmas",
    )
    at = reverse("practice_for", args=[again.id])
    assert at in alices.get("/practice/").content.decode()
    page = words(alices.get(at))
    assert "Friday, 10:00" in page
    assert "How would you deal with a driver who refuses a route?" in page
    assert "They asked you this on 24 November, and you had more to say." in page.replace("yesterday", "on 24 November")
    assert "They said that they need this." in page
    assert "They have heard this. Keep it for when they ask." in page
    assert "And what nearly every interview asks" in page
    url = alices.post(at).url
    asked = alices.get(url)
    assert "and you had more to say" in words(asked)
    answer = alices.get(link(asked, "I have said it"))
    alices.post(answer.wsgi_request.path, {**form(answer), "answer": WISH, "went": "said"})
    assert PracticeReview.objects.get().for_interview == again
    end = words(alices.get(f"/practice/enough/?for={again.id.hex}"))
    assert "Leave them be until you are there" in end


def test_somebody_elses_interview_is_no_reason(alices: Client, interview: Interview, bob: Any) -> None:
    his = make_interview(bob, employer="Calder Street Library")
    url = alices.post("/practice/").url
    assert "Calder" not in words(alices.get(f"{url}?for={his.id.hex}"))
    assert "Calder" not in words(alices.get(f"/practice/enough/?for={his.id.hex}"))


def test_today_has_one_quiet_line_and_no_number(alices: Client, alice: Any, interview: Interview, clock: Any) -> None:
    line = "When you like: an answer or two to say aloud again"
    (card,) = practice.begin(alice, NOW)
    assert line not in words(alices.get("/"))
    practice.tried(card, "said", NOW)
    assert line not in words(alices.get("/"))
    clock(timedelta(days=3))
    assert line in words(alices.get("/"))


def test_the_evidence_page_says_who_has_heard_it_and_is_corrected(
    alices: Client, alice: Any, interview: Interview
) -> None:
    row = queries.evidence_of(alice).get()
    assert "Told:" not in words(alices.get("/evidence/"))
    at = f"/evidence/{row.id}/"
    assert "I told it there" in words(alices.get(at))
    then = alices.post(f"{at}told/", {"for": str(interview.id), "told": "yes"})
    assert then.url == f"{at}#told"
    assert "Told: Pell & Orchard Bakeries, Dispatch manager." in words(alices.get("/evidence/"))
    assert "Told, as you say." in words(alices.get(at))
    alices.post(f"{at}told/", {"for": str(interview.id), "told": "no"})
    assert not Telling.objects.exists()
    alices.post(f"{at}told/", {"for": "nonsense", "told": "yes"})
    assert not Telling.objects.exists()


def test_the_list_takes_the_same_queries_however_long(
    alices: Client, alice: Any, interview: Interview, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        PracticeCard.objects.create(owner=alice, interview=interview, question=f"Why {number}?", due_at=NOW)
    with django_assert_max_num_queries(14):
        assert alices.get("/practice/").status_code == 200
    for number in range(40):
        Telling.objects.create(
            owner=alice,
            evidence=queries.evidence_of(alice).model.objects.create(owner=alice, text=f"Did {number}"),
            interview=interview,
            how="said",
        )
    with django_assert_max_num_queries(10):
        assert alices.get("/evidence/").status_code == 200


def test_an_earlier_round_that_left_nothing_open_is_not_asked_for(alices: Client, alice: Any) -> None:
    usual = "an earlier round with them, this page knows more"
    known = {"employer": "Harrow Lane Dairy", "want": "", "effective": "", "interest": "", "understood": ""}
    ahead = Interview.objects.create(owner=alice, starts_at=NOW + timedelta(days=2), **known)
    assert usual in words(alices.get(reverse("practice_for", args=[ahead.id])))
    Interview.objects.create(owner=alice, starts_at=NOW - timedelta(days=60), **known)
    page = words(alices.get(reverse("practice_for", args=[ahead.id])))
    assert usual not in page
    assert "Nothing is open from your earlier interview with them." in page
