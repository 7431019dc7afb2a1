"""The desk: what stands on it, and every act on it by plain forms, as a browser without JavaScript sends them."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from afterword.domain.compose.draft import Sentence
from afterword.flows import prepare
from afterword.store import queries
from afterword.store.models import DraftChange, DraftVersion, Interview, Step
from afterword.web.pages.draft_words import typographic
from tests.web_b.conftest import ANSWER, OnTheDesk

DRAFTS = ["letter", "voicemail", "adviser_brief"]


def act(client: Client, desk: OnTheDesk, what: str, **fields: str) -> Any:
    return client.post(desk.url, {"act": what, **fields}, follow=True)


def words(page: str) -> str:
    """The page's words, without its markup."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def reword(client: Client, desk: OnTheDesk, sentence: Sentence, text: str) -> Any:
    return act(client, desk, "reword", key=sentence.key, **{f"say:{sentence.key}": text})


@pytest.mark.parametrize("kind", DRAFTS)
def test_a_draft_shows_every_sentence_it_holds(alices: Client, interview: Interview, kind: str) -> None:
    desk = OnTheDesk(interview, kind)
    page = words(alices.get(desk.url).content.decode())
    for sentence in desk.draft.sentences:
        assert (sentence.slot.question if sentence.slot else typographic(sentence.text)) in page


def test_the_words_a_check_is_about_are_marked_and_no_others(alices: Client, letter: OnTheDesk) -> None:
    reword(alices, letter, letter.own, "I need this job & will do well, please, please.")
    quotes = [
        check.quote for check in letter.checked.checks if check.severity == "block" and check.quote in letter.draft.text
    ]
    assert quotes
    page = alices.get(letter.url).content.decode()
    for quote in quotes:
        assert f'<span class="flagged">{escape(quote)}</span>' in page
    assert "&amp; will do well" in page


def test_a_sentence_says_what_it_rests_on(alices: Client, letter: OnTheDesk) -> None:
    proof = letter.own
    page = alices.get(letter.url, {"sentence": proof.key}).content.decode()
    assert "This sentence rests on" in page
    asked = "How would you deal with a driver who refuses a route?"
    assert f"What you wish you had answered to “{asked}”" in page
    assert escape(proof.sources[0].quote) in page
    closing = next(one for one in letter.draft.sentences if one.sources[0].kind == "method" and one.slot is None)
    assert "Courtesy, states no fact" in alices.get(letter.url, {"sentence": closing.key}).content.decode()


def test_an_unknown_sentence_selects_none(alices: Client, letter: OnTheDesk) -> None:
    for key in ("nowhere", "<script>", "a" * 500):
        response = alices.get(letter.url, {"sentence": key, "do": "reword"})
        assert response.status_code == 200
        assert 'id="note"' not in response.content.decode()


def test_an_answer_fills_the_slot_everywhere(alices: Client, letter: OnTheDesk) -> None:
    slot = letter.draft.slots[0]
    page = alices.get(letter.url).content.decode()
    assert f'name="slot:{slot.id}"' in page
    page = act(alices, letter, "answer", slot=slot.id, **{f"slot:{slot.id}": ANSWER})
    assert "quiet the loading bays were" in page.content.decode()
    assert slot.id not in [one.id for one in letter.draft.slots]


def test_one_question_is_asked_once_though_two_sentences_wait_for_it(alices: Client, letter: OnTheDesk) -> None:
    page = alices.get(letter.url).content.decode()
    for slot in letter.draft.slots:
        assert page.count(f'name="slot:{slot.id}"') == 1


def test_own_words_take_the_sentences_place_and_are_named_as_such(alices: Client, letter: OnTheDesk) -> None:
    proof = letter.own
    page = reword(alices, letter, proof, "At Tarn Foods three vans a week left late, not nineteen.").content.decode()
    assert "At Tarn Foods three vans a week left late, not nineteen." in page
    assert "It stands in your own words now" in page
    assert proof.text not in letter.draft.text
    act(alices, letter, "as_composed", key=proof.key)
    assert proof.text in letter.draft.text


def test_erasing_every_word_leaves_the_sentence_out(alices: Client, letter: OnTheDesk) -> None:
    proof = letter.own
    page = reword(alices, letter, proof, "  ").content.decode()
    assert proof.text not in letter.draft.text
    assert "Put it back" in page


def test_a_sentence_left_out_stands_there_struck_and_can_be_put_back(alices: Client, letter: OnTheDesk) -> None:
    proof = letter.own
    page = act(alices, letter, "leave_out", key=proof.key).content.decode()
    assert f'<s dir="auto">{escape(proof.text)}</s>' in page
    assert proof.text not in letter.draft.text
    act(alices, letter, "bring_back", key=proof.key)
    assert proof.text in letter.draft.text


def test_a_paragraph_left_out_whole_keeps_its_place(alices: Client, letter: OnTheDesk) -> None:
    parts = list(dict.fromkeys(one.part for one in letter.draft.sentences))
    part = parts[len(parts) // 2]
    texts = [typographic(one.text) for one in letter.draft.sentences if one.part == part]
    before = next(typographic(one.text) for one in letter.draft.sentences if one.part == parts[len(parts) // 2 - 1])
    for key in [one.key for one in letter.draft.sentences if one.part == part]:
        page = act(alices, letter, "leave_out", key=key).content.decode()
    assert page.index(escape(before)) < page.index(f'<s dir="auto">{escape(texts[0])}')
    assert page.index(f'<s dir="auto">{escape(texts[0])}') < page.index(
        escape(typographic(letter.draft.sentences[-1].text))
    )


def test_a_letter_left_out_sentence_by_sentence_can_be_put_back(alices: Client, letter: OnTheDesk) -> None:
    keys = [one.key for one in letter.draft.sentences]
    for key in keys:
        prepare.leave_out(letter.interview, "letter", key)
    assert not letter.draft.sentences
    page = alices.get(letter.url).content.decode()
    assert page.count("Put it back") == len(keys)
    act(alices, letter, "bring_back", key=keys[-1])
    assert [one.key for one in letter.draft.sentences] == keys[-1:]
    assert alices.get(letter.url).content.decode().count('<s dir="auto">') == len(keys) - 1


def test_a_sentence_is_added_where_it_was_asked_for(alices: Client, letter: OnTheDesk) -> None:
    proof = letter.own
    added = "I kept the list of stops."
    page = act(alices, letter, "add", key=proof.key, **{f"after:{proof.key}": added}).content.decode()
    assert "You added this sentence" in page
    texts = [one.text for one in letter.draft.sentences]
    assert texts.index(added) == texts.index(proof.text) + 1
    own = next(one for one in letter.draft.sentences if one.text == added)
    page = act(alices, letter, "leave_out", key=own.key).content.decode()
    assert f'<s dir="auto">{added}</s>' in page


def test_undo_and_redo_walk_back_and_forth(alices: Client, letter: OnTheDesk) -> None:
    proof = letter.own
    act(alices, letter, "leave_out", key=proof.key)
    act(alices, letter, "undo")
    assert proof.text in letter.draft.text
    act(alices, letter, "redo")
    assert proof.text not in letter.draft.text
    page = alices.get(letter.url).content.decode()
    assert 'id="redo" disabled' in page
    assert 'id="undo" disabled' not in page


def test_ready_is_refused_with_the_reason_while_a_question_is_open(alices: Client, letter: OnTheDesk) -> None:
    question = letter.draft.slots[0].question
    response = alices.post(letter.url, {"act": "ready"})
    assert response.status_code == 422
    assert f"One question is still open: {escape(question)}" in response.content.decode()
    assert not DraftVersion.objects.exists()


def test_ready_is_refused_while_a_check_blocks(alices: Client, letter: OnTheDesk) -> None:
    letter.after_answering()
    proof = letter.own
    reword(alices, letter, proof, "I need this job and I will do anything, please, please.")
    standing = [check for check in letter.checked.checks if check.severity == "block"]
    assert standing
    response = alices.post(letter.url, {"act": "ready"})
    assert response.status_code == 422
    page = response.content.decode()
    assert escape(standing[0].message) in page
    assert f"?sentence={proof.key}".replace("[", "%5B").replace("]", "%5D") in page
    assert not DraftVersion.objects.filter(ready=True).exists()


def test_what_is_to_be_confirmed_is_confirmed_for_these_words_only(alices: Client, letter: OnTheDesk) -> None:
    letter.settled()
    proof = letter.own
    reword(alices, letter, proof, "My two children keep me punctual.")
    asked = [check for check in letter.checked.checks if check.severity == "confirm"]
    assert asked
    page = alices.get(letter.url).content.decode()
    assert page.count("I have looked, it may stay") == len(asked)
    for check in asked:
        act(alices, letter, "confirm", rule=check.rule, quote=check.quote)
    assert not [check for check in letter.checked.checks if check.severity == "confirm"]


def test_ready_holds_until_a_word_changes(alices: Client, letter: OnTheDesk) -> None:
    letter.settled()
    page = act(alices, letter, "ready").content.decode()
    assert "Ready to go." in page
    kept = DraftVersion.objects.get()
    assert (kept.ready, kept.text) == (True, letter.draft.text)
    act(alices, letter, "leave_out", key=letter.own.key)
    assert "Ready to go." not in alices.get(letter.url).content.decode()


def test_versions_are_listed_and_stay_as_they_were(alices: Client, letter: OnTheDesk) -> None:
    assert "This version is kept." in act(alices, letter, "keep").content.decode()
    kept = DraftVersion.objects.get()
    assert not kept.ready
    proof = letter.own
    page = act(alices, letter, "leave_out", key=proof.key).content.decode()
    address = reverse("draft_version", args=[letter.interview.id, "letter", kept.id])
    assert address in page
    assert escape(proof.text) in alices.get(address).content.decode()
    wrong = reverse("draft_version", args=[letter.interview.id, "voicemail", kept.id])
    assert alices.get(wrong).status_code == 404


def test_the_words_alone_keep_open_questions_in_brackets(alices: Client, letter: OnTheDesk) -> None:
    question = letter.draft.slots[0].question
    plain = alices.get(reverse("draft_text", args=[letter.interview.id, "letter"]))
    assert plain["Content-Type"] == "text/plain; charset=utf-8"
    assert f"[{question}]" in plain.content.decode()
    read = alices.get(reverse("read_draft", args=[letter.interview.id, "letter"])).content.decode()
    assert escape(f"[{question}]") in read


def test_only_a_settled_letter_is_looked_at_before_it_goes(alices: Client, letter: OnTheDesk) -> None:
    assert "Look at it before it goes" not in alices.get(letter.url).content.decode()
    letter.settled()
    assert "Look at it before it goes" in alices.get(letter.url).content.decode()


def test_sent_marks_the_step_and_returns_to_the_plan(alices: Client, letter: OnTheDesk) -> None:
    interview = letter.settled().interview
    Step.objects.create(owner=interview.owner, interview=interview, kind="letter", channel="email")
    act(alices, letter, "ready")
    response = alices.post(letter.url, {"act": "sent"})
    assert response["Location"] == reverse("plan", args=[interview.id])
    assert Step.objects.get(kind="letter").state == Step.State.DONE


def test_an_unsettled_draft_is_marked_sent_only_when_the_person_says_so_twice(
    alices: Client, letter: OnTheDesk
) -> None:
    interview = letter.interview
    step = Step.objects.create(owner=interview.owner, interview=interview, kind="letter", channel="email")
    mark = reverse("mark_step", args=[interview.id, step.id])
    for address, typed in ((letter.url, {"act": "sent"}), (mark, {"state": "done"})):
        page = alices.post(address, typed).content.decode()
        assert "Did you send it as it stands?" in page
        assert "still open:" in page
        step.refresh_from_db()
        assert step.state == Step.State.WAITING
        for name, value in typed.items():
            assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert alices.post(mark, {"state": "done", "sure": "1"}).status_code == 302
    step.refresh_from_db()
    ended = step.ended_at
    assert (step.state, ended is None) == (Step.State.DONE, False)
    assert queries.versions_of(interview, "letter").filter(sent_at=ended).exists()  # the words as they stood
    for address, typed in ((letter.url, {"act": "sent"}), (mark, {"state": "done"})):
        assert alices.post(address, {**typed, "sure": "1"}).status_code == 302  # pressed twice
        assert [(one.state, one.ended_at) for one in Step.objects.filter(kind="letter")] == [("done", ended)]


@pytest.mark.parametrize("what", ["reword", "add", "answer"])
def test_words_that_are_too_many_are_refused_and_stay_in_the_field(
    alices: Client, letter: OnTheDesk, what: str
) -> None:
    slot = letter.draft.slots[0].id
    name = {"reword": f"say:{letter.own.key}", "add": f"after:{letter.own.key}", "answer": f"slot:{slot}"}[what]
    long = "late vans " * 2_001
    before = letter.draft
    answer = act(alices, letter, what, key=letter.own.key, slot=slot, **{name: long})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "20009 characters long; 20000 fit" in page
    assert page.split(f'name="{name}"')[1].split("</textarea>")[0].split(">", 1)[1].strip() == long.strip()
    assert letter.draft == before


def test_typing_too_much_is_said_at_the_field_and_not_called_kept(alices: Client, letter: OnTheDesk) -> None:
    typed = {"typing": "1", "key": letter.own.key, f"say:{letter.own.key}": "late vans " * 2_001}
    answer = alices.post(letter.url, typed, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert '<p class="problem" id="problem-note" aria-live="polite" hx-swap-oob="true">This is 20009' in page
    assert "Not kept yet" in page
    assert json.loads(answer["HX-Trigger"])["kept"] == {"fields": [], "problems": [f"say:{letter.own.key}"]}
    assert not DraftChange.objects.exists()


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def test_two_tabs_never_write_over_each_other_out_of_reach_of_undo(alices: Client, letter: OnTheDesk) -> None:
    own = letter.own

    def opened() -> str:
        return seen_on(alices.get(letter.url, {"sentence": own.key, "do": "reword"}).content.decode())

    def typed(text: str, seen: str) -> str:
        fields = {"typing": "1", "key": own.key, "seen": seen, f"say:{own.key}": text}
        return seen_on(alices.post(letter.url, fields, headers={"HX-Request": "true"}).content.decode())

    one, two = opened(), opened()
    one = typed("In the first tab", one)
    one = typed("In the first tab, more", one)
    two = typed("In the second tab", two)
    typed("In the second tab, more", two)
    assert DraftChange.objects.count() == 2
    typed("In the first tab, yet more", one)
    for stands in ("In the second tab, more", "In the first tab, more", own.text):
        act(alices, letter, "undo")
        assert stands in letter.draft.text


def test_apostrophes_are_set_and_not_stored(alices: Client, letter: OnTheDesk) -> None:
    letter.after_answering()
    reword(alices, letter, letter.own, "The drivers' rota wasn't mine; 'late' was 5' too far.")
    shown = "The drivers’ rota wasn’t mine; 'late’ was 5' too far."
    assert shown in words(alices.get(letter.url).content.decode())
    assert shown in words(alices.get(reverse("read_draft", args=[letter.interview.id, "letter"])).content.decode())
    assert shown in alices.get(reverse("draft_text", args=[letter.interview.id, "letter"])).content.decode()
    assert "The drivers' rota wasn't mine" in letter.draft.text
    field = alices.get(letter.url, {"sentence": letter.draft.sentences[0].key, "do": "reword"}).content.decode()
    assert "’" not in field.split('id="note-text"')[1].split("</textarea>")[0]


def test_a_kind_that_is_not_called_for_says_so(alices: Client, interview: Interview) -> None:
    response = alices.get(reverse("draft", args=[interview.id, "courteous_close"]))
    assert response.status_code == 404
    page = response.content.decode()
    assert "There is nothing of this kind here." in page
    assert reverse("draft", args=[interview.id, "letter"]) in page


@pytest.mark.parametrize("kind", ["call_card", "poem", "letter2"])
def test_a_kind_there_is_none_of_is_not_found(alices: Client, interview: Interview, kind: str) -> None:
    assert alices.get(reverse("draft", args=[interview.id, kind])).status_code == 404
    for name in ("read_draft", "draft_text"):
        expected = 200 if kind == "call_card" else 404
        assert alices.get(reverse(name, args=[interview.id, kind])).status_code == expected


def test_an_unknown_act_changes_nothing(alices: Client, letter: OnTheDesk) -> None:
    before = letter.draft
    response = alices.post(letter.url, {"act": "explode", "key": before.sentences[0].key})
    assert response.status_code == 422
    assert letter.draft == before


def test_what_is_typed_is_words_and_never_markup(alices: Client, letter: OnTheDesk) -> None:
    page = reword(alices, letter, letter.own, '<script>alert(1)</script> & "so"').content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page


def test_words_whose_sentence_is_no_longer_composed_are_shown(alices: Client, letter: OnTheDesk) -> None:
    prepare.reword(letter.interview, "letter", "a.sentence.of.old", "Words I want to keep.")
    page = alices.get(letter.url).content.decode()
    assert "Words of yours that have no place any more" in page
    assert "Words I want to keep." in page


HTMX = {"HX-Request": "true"}


class TestWithHtmx:
    def test_a_sentence_brings_the_desk_alone(self, alices: Client, letter: OnTheDesk) -> None:
        response = alices.get(letter.url, {"sentence": letter.own.key}, headers=HTMX)
        page = response.content.decode()
        assert page.lstrip().startswith('<div class="editor')
        assert "<html" not in page

    def test_a_page_from_the_browsers_history_is_whole(self, alices: Client, letter: OnTheDesk) -> None:
        headers = {**HTMX, "HX-History-Restore-Request": "true"}
        assert "<html" in alices.get(letter.url, headers=headers).content.decode()

    def test_typing_saves_and_brings_only_checks(self, alices: Client, letter: OnTheDesk) -> None:
        proof = letter.own
        text = "We got from nineteen to three."
        fields = {"act": "reword", "key": proof.key, f"say:{proof.key}": text, "typing": "1"}
        response = alices.post(letter.url, fields, headers=HTMX)
        page = response.content.decode()
        assert "<textarea" not in page
        assert 'id="checks"' in page
        assert f">{text}</a>" in page
        assert f"say:{proof.key}" in response["HX-Trigger"]
        assert text in letter.draft.text

    def test_an_act_names_the_sentence_in_the_address(self, alices: Client, letter: OnTheDesk) -> None:
        proof = letter.own
        fields = {"act": "reword", "key": proof.key, f"say:{proof.key}": "Three, not nineteen."}
        response = alices.post(letter.url, fields, headers=HTMX)
        assert response["HX-Replace-Url"].startswith(f"{letter.url}?sentence=")
        assert alices.post(letter.url, {"act": "undo"}, headers=HTMX)["HX-Replace-Url"] == letter.url

    def test_a_refusal_comes_in_the_desk(self, alices: Client, letter: OnTheDesk) -> None:
        response = alices.post(letter.url, {"act": "ready"}, headers=HTMX)
        assert response.status_code == 200
        assert 'role="alert"' in response.content.decode()
