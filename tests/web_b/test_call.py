"""The call card, read as a whole on the desk."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from afterword.store.models import Interview
from afterword.web.pages.draft_words import typographic
from tests.web_b.conftest import OnTheDesk


def test_the_card_is_read_as_a_whole(alices: Client, card: OnTheDesk) -> None:
    page = alices.get(card.url).content.decode()
    for sentence in card.draft.sentences:
        assert escape(sentence.slot.question if sentence.slot else typographic(sentence.text)) in page
    for _situation, said in card.draft.asides:
        assert escape(typographic(said[0].text)) in page
    for label in ("Who and when", "The answer", "Someone else picks up", "It is a bad moment", "They said no"):
        assert label in page
    assert "to say" in page
    assert reverse("live", args=[card.interview.id]) in page


def test_an_aside_can_be_worded_anew(alices: Client, card: OnTheDesk) -> None:
    key = card.draft.asides[0][1][0].key
    fields = {"act": "reword", "key": key, f"say:{key}": "Is Ms Sallis in?"}
    assert "Is Ms Sallis in?" in alices.post(card.url, fields, follow=True).content.decode()
    assert (
        "Is Ms Sallis in?"
        in alices.get(reverse("live", args=[card.interview.id]), {"say": card.draft.asides[0][0]}).content.decode()
    )


def test_what_they_noted_for_the_answer_is_not_typed_twice(alices: Client, interview: Interview) -> None:
    note = "I'd talk to him and nobody has to be told off, as I said."
    interview.exchanges.update(wish_said=note)
    Interview.objects.filter(id=interview.id).update(left_out="", goals="")
    interview.refresh_from_db()
    card = OnTheDesk(interview, "call_card")
    asked = [one for one in card.draft.slots if "You wrote" in one.question]
    page = alices.get(card.url).content.decode()
    for one in asked:
        assert escape(note) in page.partition(f'name="slot:{one.id}"')[2].partition("</textarea>")[0]
    assert asked


def test_each_concern_card_says_for_what_it_is(alices: Client, interview: Interview) -> None:
    cards = OnTheDesk(interview, "concern_cards")
    assert cards.url in alices.get(OnTheDesk(interview, "call_card").url).content.decode()
    page = alices.get(cards.url).content.decode()
    for one in cards.draft.cards:
        assert f"<span>{escape(one.title)}</span>" in page
