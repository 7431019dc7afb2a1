"""The call card, the call on the phone without a script, and what becomes of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from afterword.flows import prepare
from afterword.store.models import Interview, Interviewer, Step
from afterword.web.pages.desk import parts_of
from afterword.web.pages.draft_words import typographic
from afterword.web.pages.live import dialled, paragraphs
from tests.web_b.conftest import OnTheDesk


def live(interview: Interview) -> str:
    return reverse("live", args=[interview.id])


def visible(page: str) -> str:
    """The page without the sections and docks that are hidden."""
    shown, rest = "", page
    while "<section data-view" in rest:
        before, rest = rest.split("<section data-view", 1)
        section, rest = rest.split("</section>", 1)
        shown += before + ("" if " hidden" in section.split(">", 1)[0] else section)
    return shown + rest


def test_the_card_is_read_as_a_whole(alices: Client, card: OnTheDesk) -> None:
    page = alices.get(card.url).content.decode()
    for sentence in card.draft.sentences:
        assert escape(sentence.slot.question if sentence.slot else typographic(sentence.text)) in page
    for _situation, said in card.draft.asides:
        assert escape(typographic(said[0].text)) in page
    for label in ("Who and when", "The answer", "Someone else picks up", "It is a bad moment", "They said no"):
        assert label in page
    assert "to say" in page
    assert live(card.interview) in page


def test_an_aside_can_be_worded_anew(alices: Client, card: OnTheDesk) -> None:
    key = card.draft.asides[0][1][0].key
    fields = {"act": "reword", "key": key, f"say:{key}": "Is Ms Sallis in?"}
    assert "Is Ms Sallis in?" in alices.post(card.url, fields, follow=True).content.decode()
    assert "Is Ms Sallis in?" in alices.get(live(card.interview), {"say": card.draft.asides[0][0]}).content.decode()


def test_before_the_call_stands_the_number(alices: Client, interview: Interview) -> None:
    page = alices.get(live(interview)).content.decode()
    assert 'href="tel:02079460456"' in page
    assert "They picked up" in page


def test_every_part_is_one_step_away_by_plain_links(alices: Client, card: OnTheDesk) -> None:
    parts = parts_of(card.draft)
    for number, (_name, said) in enumerate(parts, start=1):
        page = visible(alices.get(live(card.interview), {"part": number}).content.decode())
        assert escape(paragraphs(said)[0]) in page
        if number < len(parts):
            assert escape(f"{live(card.interview)}?part={number + 1}") in page
        assert escape(f"{live(card.interview)}?part={number - 1}") in page
    assert reverse("after_call", args=[card.interview.id]) in page


@pytest.mark.parametrize("say", ["gatekeeper", "bad_moment", "declined", "need_time", "voicemail"])
def test_what_to_say_otherwise_and_the_way_back(alices: Client, card: OnTheDesk, say: str) -> None:
    page = visible(alices.get(live(card.interview), {"part": 2, "say": say}).content.decode())
    said = dict(card.draft.asides).get(say) or OnTheDesk(card.interview, "voicemail").draft.sentences
    assert escape(paragraphs(said)[0]) in page
    assert "Back to where you were" in page
    assert escape(f"{live(card.interview)}?part=2") in page


@pytest.mark.parametrize(("part", "say"), [("99", ""), ("x", "y"), ("-1", "nobody"), ("", "")])
def test_a_step_there_is_none_of_begins_at_the_beginning(
    alices: Client, interview: Interview, part: str, say: str
) -> None:
    page = visible(alices.get(live(interview), {"part": part, "say": say}).content.decode())
    assert "Before you dial" in page


def test_an_unfinished_card_says_so_gently_and_still_opens(alices: Client, interview: Interview) -> None:
    interview.exchanges.update(wish_said="")
    Interview.objects.filter(id=interview.id).update(left_out="", goals="")
    interview.refresh_from_db()
    card = OnTheDesk(interview, "call_card")
    assert card.draft.slots
    page = visible(alices.get(live(interview)).content.decode())
    assert "still open. You can call all the same" in page
    assert "Finish the card first" in page


def test_without_a_number_none_is_made_up(alices: Client, interview: Interview) -> None:
    person = Interviewer.objects.get(interview=interview).person
    person.phone = ""
    person.save()
    page = alices.get(live(interview)).content.decode()
    assert "tel:" not in page
    assert "You have not noted a number" in page


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("020 7946 0456", "02079460456"),
        ("+44 (0)20 7946 0456", "+4402079460456"),
        ("+1 651 555 0148 ext. 12", "+16515550148"),
        ("", ""),
    ],
)
def test_a_number_as_a_phone_takes_it(phone: str, number: str) -> None:
    assert dialled(phone) == number


@pytest.mark.parametrize(
    ("what", "spoken", "states"),
    [
        ("spoke", True, {"call": "done", "voicemail": "skipped"}),
        ("voicemail", False, {"call": "skipped", "voicemail": "done"}),
        ("declined", False, {"call": "skipped", "voicemail": "skipped"}),
        ("not_reached", False, {"call": "waiting", "voicemail": "waiting"}),
    ],
)
def test_what_happened_marks_the_steps_and_the_letter_follows(
    alices: Client, interview: Interview, what: str, spoken: bool, states: dict[str, str]
) -> None:
    for kind in ("call", "voicemail"):
        Step.objects.create(owner=interview.owner, interview=interview, kind=kind, channel="call")
    response = alices.post(reverse("after_call", args=[interview.id]), {"called": what})
    assert response["Location"] == reverse("plan", args=[interview.id])
    interview.refresh_from_db()
    assert interview.called == what
    assert prepare.case_of(interview).called is spoken
    rows = {step.kind: step.state for step in Step.objects.filter(interview=interview, kind__in=states)}
    # A step that still waits is the plan's to keep or to drop.
    assert {kind: rows[kind] for kind, state in states.items() if state != "waiting"} == {
        kind: state for kind, state in states.items() if state != "waiting"
    }


@pytest.mark.parametrize("what", ["", "shouted", "spoke "])
def test_nothing_is_noted_when_nothing_is_chosen(alices: Client, interview: Interview, what: str) -> None:
    response = alices.post(reverse("after_call", args=[interview.id]), {"called": what})
    assert response.status_code == 422
    assert "Choose what happened" in response.content.decode()
    interview.refresh_from_db()
    assert interview.called == ""


def test_where_no_call_is_called_for_the_phone_page_leads_to_the_card(alices: Client, interview: Interview) -> None:
    Interview.objects.filter(id=interview.id).update(want="no")
    response = alices.get(live(interview))
    assert response["Location"] == reverse("call", args=[interview.id])
    assert alices.get(response["Location"]).status_code == 404
