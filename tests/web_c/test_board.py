"""Told and untold: what stands where, that corrections stick, and what there is without papers."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.interview import METHOD, Evidence, Goal
from afterword.store.models import Interview
from afterword.web.pages.board import _learnt
from afterword.web.pages.ways import add_url


def shown(client: Client, row: Interview) -> str:
    return client.get(reverse("board", args=[row.id])).content.decode()


def key_of(html: str, evidence: str) -> str:
    found = re.search(rf'name="key" value="([a-z]+:\w+)"><input type="hidden" name="words" value="{evidence}', html)
    assert found
    return found[1]


def test_needs_evidence_and_words_stand_together(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    assert "What they need, beside what you told them." in html
    first = html[html.index("The strongest of these") :]
    assert first.index("Fewer late vans before Christmas") < first.index("Get every van out on time, six nights a week")
    assert first.index("Get every van out") < first.index("Cut late departures from nineteen a week to three")
    assert "I need fewer late vans before Christmas" not in html  # it says no more than the name of the need
    assert re.search(r"they, 1:\d\d|Imogen Sallis, 1:\d\d", html)
    assert "I did the move from the old version over a weekend" in html[html.index('id="told"') :]
    assert "Other needs they named" in html


def test_what_they_did_hear_is_said_and_stays_said(alices: Client, heard: Interview) -> None:
    key = key_of(shown(alices, heard), "Cut late departures")
    answer = alices.post(
        reverse("finding", args=[heard.id]),
        {"on": "board", "key": key, "act": "dismiss", "words": "Cut late departures from nineteen a week"},
    )
    assert answer.url == reverse("board", args=[heard.id])
    html = shown(alices, heard)
    assert "One thing set aside" in html
    assert "You could have said: " in html
    assert "Cut late departures" not in html[: html.index("One thing set aside")]
    alices.post(reverse("finding", args=[heard.id]), {"on": "board", "key": key, "act": "restore"})
    assert "Cut late departures" in shown(alices, heard)
    assert "set aside" not in shown(alices, heard)


def test_with_htmx_the_board_comes_back_alone(alices: Client, heard: Interview) -> None:
    key = key_of(shown(alices, heard), "Cut late departures")
    answer = alices.post(
        reverse("finding", args=[heard.id]),
        {"on": "board", "key": key, "act": "dismiss", "words": "Cut late departures"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert answer.strip().startswith('<div id="told-and-untold">')
    assert "One thing set aside" in answer


def test_what_no_draft_says_can_be_put_in_one(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    put = re.findall(r'href="([^"]*do=add[^"]*)"', html)
    there = re.findall(r">It is in the (?:call|letter)", html)
    assert put or there
    for address in put:
        page = alices.get(address.replace("&amp;", "&").split("#")[0]).content.decode()
        assert "Your sentence, after this one" in page
        assert re.search(r'name="after:[^"]*"[^>]*>\s*At Tarn Foods', page, re.DOTALL)


def test_without_papers_it_shows_what_the_debrief_tells(alices: Client, interview: Interview) -> None:
    html = shown(alices, interview)
    assert "What they need, and what you can point to." in html
    assert "From what you noted." in html
    assert "Only a transcript can show what they heard." in html
    assert "Cut late departures" in html


def test_with_nothing_told_it_says_so(alices: Client, interview: Interview) -> None:
    interview.goals = interview.left_out = ""
    interview.save()
    assert "Nothing they need is noted yet." in shown(alices, interview)


def test_needs_that_were_heard_can_be_taken_away(alices: Client, heard: Interview) -> None:
    address = reverse("ask", args=[heard.id, "goals"]) + "?to=interview"
    html = alices.get(address).content.decode()
    assert "Heard or read, and counted in" in html
    key = key_of(html, "A rota people can live with")
    answer = alices.post(reverse("finding", args=[heard.id]), {"on": "goals", "key": key, "act": "dismiss"})
    assert answer.url.startswith(address)
    assert '<s dir="auto">A rota people can live with</s>' in alices.get(address).content.decode()
    assert "A rota people can live with" not in shown(alices, heard).split("set aside")[0]


def test_what_they_learnt_stands_beside_the_need_that_names_it() -> None:
    certificate = Evidence("e9", "RHS Level 3 Diploma", "certificates[0].name")
    assert _learnt(Goal("g9", "RHS Level 3 or equivalent", ()), (certificate,)) == "RHS Level 3 Diploma"
    assert _learnt(Goal("g9", "a clean driving licence", ()), (certificate,)) == ""
    assert _learnt(Goal("g9", "RHS Level 3", ()), (replace(certificate, path="work[0].highlights[0]"),)) == ""


def test_the_board_says_nothing_of_how_many_were_told(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    assert "You spoke to" not in html
    assert "nothing of yours" not in html


def test_what_is_put_in_stands_before_the_offer_to_say_more() -> None:
    said = (
        Sentence("expand.g1", "expand.g1", "I wrote the rota.", (METHOD,)),
        Sentence("offer", "expand.g1", "You are welcome to ask me for more on any of it.", (METHOD,)),
    )
    checked = SimpleNamespace(draft=Draft("letter", said))
    pack = SimpleNamespace(drafts=(checked,))
    assert add_url(uuid4(), pack, "letter", "e1").endswith("sentence=expand.g1&do=add&of=e1#s-expand-g1")  # type: ignore[arg-type]
