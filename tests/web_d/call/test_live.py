"""The call on the phone without a script: every tap is a form, answered and kept by the server."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from afterword.flows import prepare
from afterword.store import queries
from afterword.store.models import Call, CallEvent, Interview, Interviewer, Promise
from afterword.web.pages.desk import parts_of
from afterword.web.pages.live import dialled, paragraphs
from tests.web_b.conftest import OnTheDesk


@pytest.fixture
def card(interview: Interview) -> OnTheDesk:
    return OnTheDesk(interview, "call_card")


def live(interview: Interview) -> str:
    return reverse("live", args=[interview.id])


def visible(page: str) -> str:
    """The page without the sections that are hidden."""
    shown, rest = "", page
    while "<section data-view" in rest:
        before, rest = rest.split("<section data-view", 1)
        section, rest = rest.split("</section>", 1)
        shown += before + ("" if " hidden" in section.split(">", 1)[0] else section)
    return shown + rest


def fields(page: str) -> dict[str, str]:
    """What the page's form would send besides its button."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def tap(client: Client, page: str, interview: Interview, value: str, **typed: str) -> str:
    """Presses a button that stands on the page, and returns the page it leads to."""
    assert f'value="{escape(value)}"' in page
    answer = client.post(live(interview), {**fields(page), "tap": value, **typed}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_the_call_stands_the_number(alices: Client, interview: Interview) -> None:
    page = visible(alices.get(live(interview)).content.decode())
    assert 'href="tel:02079460456"' in page
    assert "They picked up" in page


def test_every_part_is_one_tap_away_and_every_tap_is_kept(alices: Client, card: OnTheDesk) -> None:
    page = alices.get(live(card.interview)).content.decode()
    parts = parts_of(card.draft)
    for number, (_name, said) in enumerate(parts, start=1):
        page = tap(alices, visible(page), card.interview, f"part:{number}")
        assert escape(paragraphs(said)[0]) in visible(page)
        assert f'value="part:{number - 1}"' in visible(page)
    kinds = list(CallEvent.objects.values_list("kind", flat=True))
    assert kinds == ["begun", *["part"] * (len(parts) - 1)]
    assert Call.objects.count() == 1
    done = alices.post(live(card.interview), {**fields(page), "tap": "over"})
    assert done["Location"] == f"{reverse('after_call', args=[card.interview.id])}?call={Call.objects.get().id}"
    assert Call.objects.get().ended_at is not None


@pytest.mark.parametrize("say", ["gatekeeper", "bad_moment", "declined", "voicemail"])
def test_what_to_say_otherwise_and_the_way_back(alices: Client, card: OnTheDesk, say: str) -> None:
    page = visible(alices.get(live(card.interview), {"part": 2, "say": say}).content.decode())
    said = dict(card.draft.asides).get(say) or OnTheDesk(card.interview, "voicemail").draft.sentences
    assert escape(paragraphs(said)[0]) in page
    back = visible(tap(alices, page, card.interview, "return"))
    assert escape(paragraphs(parts_of(card.draft)[1][1])[0]) in back


def test_asking_for_time_says_by_when_and_makes_the_promise(alices: Client, card: OnTheDesk) -> None:
    page = alices.get(live(card.interview), {"part": 3}).content.decode()
    page = visible(tap(alices, visible(page), card.interview, "say:time-need_time"))
    assert "Noted as a promise" in page
    (promise,) = Promise.objects.filter(interview=card.interview)
    assert promise.due_at is not None
    assert promise.due_at > timezone.now()
    others = [value for value in re.findall(r'value="(by:[^"]+)"', page) if promise.due_at.isoformat() not in value]
    page = visible(tap(alices, page, card.interview, others[-2]))
    (promise,) = Promise.objects.filter(interview=card.interview)
    assert promise.due_at is not None
    assert others[-2].startswith(f"by:{promise.due_at.astimezone(timezone.get_fixed_timezone(0)):%Y-%m-%dT%H:%M}")
    visible(tap(alices, page, card.interview, "untime"))
    assert Promise.objects.get(interview=card.interview).state == "let_go"


def test_a_form_that_is_sent_twice_is_one_tap(alices: Client, interview: Interview) -> None:
    page = alices.get(live(interview), {"part": 3}).content.decode()
    for _ in range(2):
        tap(alices, visible(page), interview, "say:time-need_time", text="nine docks")
    assert sorted(CallEvent.objects.values_list("kind", flat=True)) == ["asked_time", "note"]
    assert Promise.objects.filter(interview=interview).count() == 1


def test_a_word_is_kept_with_whatever_is_pressed(alices: Client, interview: Interview) -> None:
    page = alices.get(live(interview), {"part": 2, "say": "note"}).content.decode()
    page = tap(alices, visible(page), interview, "return", text="Fourteen docks,\nshe said")
    assert CallEvent.objects.get().value["text"] == "Fourteen docks,\nshe said"
    page = alices.get(live(interview), {"part": 2, "say": "note", "call": str(Call.objects.get().id)}).content.decode()
    assert "Fourteen docks," in visible(page)


def test_a_word_too_long_to_be_kept_is_given_back(alices: Client, interview: Interview) -> None:
    answer = alices.post(live(interview), {"tap": "return", "text": "long " * 5000})
    assert answer.status_code == 422
    assert "too long to be kept as one note" in answer.content.decode()
    assert "long " * 5000 in answer.content.decode()


@pytest.mark.parametrize("value", ["", "part:99", "say:nobody", "by:now|fax", "untime", "part:voicemail", "x" * 5000])
def test_a_tap_there_is_no_button_for_changes_nothing(alices: Client, interview: Interview, value: str) -> None:
    answer = alices.post(live(interview), {"tap": value, "part": "2", "by": "9999", "asked": "me"})
    assert answer.status_code == 302
    assert not Promise.objects.filter(interview=interview).exists()


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
    assert OnTheDesk(interview, "call_card").draft.slots
    page = visible(alices.get(live(interview)).content.decode())
    assert "still open. You can call all the same" in page
    assert "Finish the card first" in page


def test_words_for_voicemail_that_wait_for_an_answer_are_asked_for_before_the_call(
    alices: Client, interview: Interview
) -> None:
    profile = queries.profile_of(interview.owner)
    profile.phone = ""
    profile.save()
    page = alices.get(live(interview)).content.decode()
    assert "The words for voicemail still wait" in page
    asked = alices.get(reverse("draft", args=[interview.id, "voicemail"])).content.decode()
    assert f'href="{reverse("draft", args=[interview.id, "voicemail"])}"' in page
    assert "Which number should they ring?" in asked


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


def test_where_no_call_is_called_for_the_phone_page_leads_to_the_card(alices: Client, interview: Interview) -> None:
    Interview.objects.filter(id=interview.id).update(want="no")
    response = alices.get(live(interview))
    assert response["Location"] == reverse("call", args=[interview.id])
    assert alices.get(response["Location"]).status_code == 404


def test_prepared_concerns_are_a_tap_away_and_asking_for_time_names_what(alices: Client, interview: Interview) -> None:
    pack = prepare.pack_for(interview, timezone.now())
    cards = prepare.draft_in(pack, "concern_cards")
    assert cards is not None
    first = cards.draft.cards[0]
    page = visible(alices.get(live(interview), {"part": 3}).content.decode())
    page = visible(tap(alices, page, interview, f"say:concern-{first.id}"))
    assert escape(first.title) in page
    visible(tap(alices, page, interview, f"say:time-{first.id}"))
    promise = Promise.objects.get(interview=interview)
    assert promise.concern == first.id[:40]
    assert promise.what.replace("’", "'") == first.what
