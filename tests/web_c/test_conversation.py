"""The conversation page: what it shows, what may be said of a finding, and what it costs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from afterword.flows import listen
from afterword.store.models import Interview, Listened
from afterword.web.pages.findings import Note, numbered
from afterword.web.pages.heard_words import concern_label, in_words
from tests.web_c.stored import stored


def shown(client: Client, row: Interview, **query: str) -> str:
    return client.get(reverse("conversation", args=[row.id]), query).content.decode()


def keys(html: str, title: str) -> list[str]:
    """The keys of the notes of this title that can be dismissed."""
    found = re.findall(r'name="key" value="([a-z]+:\w+)"><input type="hidden" name="words" value="([^"]*)"', html)
    return [key for key, words in found if words.startswith(title)]


def test_each_question_stands_with_its_asker_its_time_and_its_answer(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    assert "Ten questions. Three answers have a note beside them." in html
    assert re.search(r"Imogen Sallis, 5:\d\d", html)
    assert html.count('class="question"') == 10
    assert "I sat in the van with him for the whole shift." in html
    assert "Before the first question" in html


def test_a_note_is_beside_its_exact_words(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    mark = re.search(r'<mark id="(s\d+)-m(\d)">It&#x27;s a spreadsheet at the end of the day\.', html)
    assert mark
    assert f'id="{mark[1]}-n{mark[2]}"' in html
    assert "It is very short" in html


def test_nothing_that_is_shown_scores_the_person(alices: Client, heard: Interview) -> None:
    text = re.sub(r"<[^>]+>|[\w-]+:[0-9a-f]{24}", " ", shown(alices, heard))
    assert not re.search(r"\b(score|rating|per ?cent|%|bad answer|failed|weak)\b", text, re.IGNORECASE)
    assert "!" not in text.replace("!doctype", "")


def test_a_finding_is_set_aside_and_stays_so_until_it_is_brought_back(alices: Client, heard: Interview) -> None:
    key = keys(shown(alices, heard), "It is very short")[0]
    address = reverse("finding", args=[heard.id])
    answer = alices.post(address, {"key": key, "act": "dismiss", "words": "It is very short", "section": "s5"})
    assert answer.url == reverse("conversation", args=[heard.id]) + "#s5"
    html = shown(alices, heard)
    assert "<s>It is very short</s>" in html
    assert not re.search(r"<mark[^>]*>It&#x27;s a spreadsheet", html)
    alices.post(address, {"key": key, "act": "restore"})
    assert re.search(r"<mark[^>]*>It&#x27;s a spreadsheet", shown(alices, heard))


def test_with_htmx_only_the_section_comes_back(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    key = keys(html, "It is very short")[0]
    section = re.search(r'<mark id="(s\d+)-m\d">It&#x27;s a spreadsheet', html)
    assert section
    answer = alices.post(
        reverse("finding", args=[heard.id]),
        {"key": key, "act": "dismiss", "section": section[1]},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert answer.strip().startswith("<section")
    assert "autofocus" in answer
    assert "<s>It is very short</s>" in answer


def test_the_person_knows_that_they_answered(alices: Client, heard: Interview) -> None:
    address = reverse("finding", args=[heard.id])
    alices.post(address, {"act": "answered", "exchange": "q4", "section": "s5"})
    assert "Counted as answered, as you said." in shown(alices, heard)
    alices.post(address, {"act": "as_heard", "exchange": "q4"})
    assert "Counted as answered, as you said." not in shown(alices, heard)
    assert alices.post(address, {"act": "answered", "exchange": "q99"}).status_code == 404


def test_what_was_no_question_is_none_for_the_verdict_too(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    key = keys(html, "And have you got little ones")[0]
    assert key.startswith("exchange:")
    alices.post(reverse("finding", args=[heard.id]), {"key": key, "act": "dismiss", "words": "little ones"})
    html = shown(alices, heard)
    assert "Nine questions." in html
    assert "Counted as talk, not as a question." in html
    alices.post(reverse("finding", args=[heard.id]), {"key": key, "act": "restore"})
    assert "Counted as talk, not as a question." not in shown(alices, heard)


@pytest.mark.parametrize("key", ["", "speaker:Dana", "weak:short", "untold:" + "g" * 24, "x" * 300])
def test_only_findings_can_be_set_aside(alices: Client, heard: Interview, key: str) -> None:
    alices.post(reverse("finding", args=[heard.id]), {"key": key, "act": "dismiss"})
    assert listen.dismissed_of(heard) == []


@pytest.mark.parametrize(
    ("landed", "words"),
    [("badly", "it may have gone better than it felt"), ("well", "The words on paper leave something open.")],
)
def test_the_persons_own_rating_stands_beside_where_it_differs(
    alices: Client, alice: Any, landed: str, words: str
) -> None:
    assert words in shown(alices, stored(alice, landed))


def test_a_private_question_has_its_safe_note(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    assert "Private ground" in html
    assert "Answer the concern, and no private fact is needed" in html


def test_from_a_finding_it_is_one_tap_to_the_plan(alices: Client, heard: Interview) -> None:
    html = shown(alices, heard)
    ways = re.findall(r'<p class="ways">(.*?)</p>', html)
    assert ways
    assert all(reverse("plan", args=[heard.id]) in way for way in ways)
    assert all("/draft/letter/" in way and "/call/" in way for way in ways)


def test_an_hour_is_read_part_by_part(alices: Client, alice: Any) -> None:
    row = stored(alice, times=10)
    first, second = shown(alices, row), shown(alices, row, part="2")
    assert "Part 1 of " in first
    assert 'href="?part=2"' in first
    assert "Part 2 of " in second
    assert second.count('class="question"') < 100
    for nonsense in ("0", "-1", "99999", "x", "²"):
        assert shown(alices, row, part=nonsense).count('class="question"')


def test_without_a_transcript_it_says_how_to_get_one(alices: Client, interview: Interview) -> None:
    html = shown(alices, interview)
    assert "There is no transcript to read yet." in html
    assert reverse("papers", args=[interview.id]) in html


@pytest.mark.parametrize("address", ["conversation", "board", "papers", "who", "interview", "verdict"])
def test_a_page_asks_the_database_as_often_for_a_day_as_for_an_hour(
    alices: Client, alice: Any, address: str, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    short, long = stored(alice), stored(alice, times=8)
    alices.get(reverse(address, args=[short.id]))
    with CaptureQueriesContext(connection) as few:
        alices.get(reverse(address, args=[short.id]))
    with django_assert_num_queries(len(few)):
        alices.get(reverse(address, args=[long.id]))


def test_a_concern_and_a_day_are_named_in_words() -> None:
    assert concern_label("commitment_tenure") == "How long you would stay"
    assert concern_label("Whether you will stay") == "Whether you will stay"
    assert in_words("2026-11-27") == "Friday 27 November"
    assert in_words("by the summer") == "by the summer"


def test_notes_on_the_same_words_share_one_mark() -> None:
    notes = numbered(
        [
            Note("weak", "It stays general", "you have to value them", place=(3, 10)),
            Note("weak", "No example stands here", "to value them", place=(3, 19)),
            Note("doubt", "A worry they voiced", "Hm.", place=(4, 0)),
        ]
    )
    assert [(one.number, one.shares) for one in notes] == [(1, False), (1, True), (2, False)]


def test_what_may_have_been_meant_personally_is_folded_away_at_the_end(alices: Client, heard: Interview) -> None:
    said = "And whereabouts did you grow up?"
    assert "about you rather than the work" not in shown(alices, heard)
    row = Listened.objects.get(interview=heard)
    source = {"kind": "transcript", "ref": "turn 3", "quote": said}
    unsure = {"quote": said, "topic": "origin_language", "veiled": True, "source": source, "start": None, "sure": False}
    row.found["heard"]["private_questions"] = [unsure]
    row.save()
    html = shown(alices, heard)
    folded = html[html.index("about you rather than the work") :]
    assert f">{said}</q>" in folded
