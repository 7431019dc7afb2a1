"""What came is asked one question at a time; after a no the page is short and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from afterword.flows import decide, feedback, log, outcomes, promises, rest
from afterword.store import queries
from afterword.store.models import Interview, Outcome
from tests.conftest import make_interview

pytestmark = pytest.mark.usefixtures("today_is")
Clock = Callable[[str], datetime]
DAY = date(2026, 12, 3)


def at(interview: Interview, **query: str) -> str:
    return reverse("outcome", args=[interview.id], query=query or None)


def words(response: Any) -> str:
    """What the page says, without its marks."""
    text = re.sub(r"<(script|style|template|nav|footer).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_three_questions_and_it_is_noted(alices: Client, interview: Interview) -> None:
    asked = alices.get(at(interview))
    assert "What came of it?" in words(asked)
    assert "I took it" not in words(asked)  # nothing was offered yet
    then = alices.post(at(interview), {"step": "what", "what": "refused"})
    assert then.url == at(interview, what="refused")
    asked = alices.get(then.url)
    assert "When did you hear, and how?" in words(asked)
    assert "3 December 2026" in asked.content.decode()
    person = queries.interviewers_of(interview).get().person
    told = {"step": "when", "what": "refused", "day": "yesterday", "way": "call", "person": str(person.id)}
    then = alices.post(at(interview), told)
    asked = alices.get(then.url)
    assert "What did they say?" in words(asked)
    last = {
        **told,
        "step": "words",
        "day": "2 December 2026",
        "words": "It was close.\r\nThey took someone from inside.",
    }
    assert alices.post(at(interview), last).url == at(interview)
    assert alices.post(at(interview), last).url == at(interview)  # pressed twice
    (came,) = queries.after.outcomes_of(interview)
    assert (came.kind, came.happened_on, came.way, came.person) == ("refused", date(2026, 12, 2), "call", person)
    assert came.words == "It was close.\nThey took someone from inside."


def test_after_a_no_the_page_is_short_and_asks_for_nothing(alices: Client, interview: Interview) -> None:
    decide.take_plan(interview, datetime.fromisoformat("2026-11-25T10:00+00:00"))
    outcomes.note(interview, "refused", on=DAY, way="email", words="With regret.", now=_now())
    page = alices.get(at(interview))
    said = words(page)
    assert "They said no today. That is hard to hear, however kindly it was said. Nothing has to be done today." in said
    assert "With regret." in said
    assert "You can put this down now." in said
    assert 'class="button"' not in page.content.decode()  # nothing is asked for
    assert "?" not in said
    assert "A few words of thanks can wait until Monday." in said
    for word in ("fail", "reject", "unfortunately", "mistake", "!"):
        assert word not in said.lower()
    assert "gracious_reply" not in page.content.decode()
    assert "Stay in touch" not in said


def test_the_words_of_thanks_are_at_hand_from_the_next_morning(
    alices: Client, interview: Interview, today_is: Clock
) -> None:
    outcomes.note(interview, "refused", on=DAY, way="email", now=_now())
    today_is("2026-12-04 09:00")
    page = alices.get(at(interview))
    assert "When you are ready, a few words of thanks keep the door open." in words(page)
    assert reverse("draft", args=[interview.id, "gracious_reply"]) in page.content.decode()
    assert "advice" not in words(page)
    assert "Stay in touch" in words(page)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"day": ""}, "Say which day"),
        ({"day": "the other day"}, "is not a date I can read"),
        ({"day": "4 December 2026"}, "That day is still to come."),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    alices: Client, interview: Interview, typed: dict[str, str], problem: str
) -> None:
    page = alices.post(at(interview), {"step": "when", "what": "refused", "way": "letter", **typed})
    assert page.status_code == 422
    assert problem in words(page)
    assert re.search(r'value="letter" checked', page.content.decode())
    assert list(queries.after.outcomes_of(interview)) == []


def test_words_that_are_too_many_stay_on_the_page(alices: Client, interview: Interview) -> None:
    typed = {"step": "words", "what": "offer", "day": "2 December 2026", "words": "x" * 20_001, "answer_by": "soon"}
    page = alices.post(at(interview), typed)
    assert page.status_code == 422
    assert "These are too many words" in words(page)
    assert "“soon” is not a date I can read" in words(page)
    assert "x" * 20_001 in page.content.decode()
    assert list(queries.after.outcomes_of(interview)) == []


def test_what_is_not_offered_is_not_taken(alices: Client, interview: Interview) -> None:
    for kind in ("", "accepted", "hired", "moot"):
        page = alices.post(at(interview), {"step": "what", "what": kind})
        assert page.status_code == 422
        assert "Choose what came" in words(page)
    assert "What came of it?" in words(alices.get(at(interview, what="accepted", day="today")))


def test_an_offer_until_it_is_answered_and_nine_months_on(
    alices: Client, interview: Interview, today_is: Clock
) -> None:
    noted = {"step": "words", "what": "offer", "day": "3 December 2026", "way": "call", "answer_by": "9 December"}
    alices.post(at(interview), noted)
    page = alices.get(at(interview))
    assert "They offered you the job today." in words(page)
    assert "They would like to know by Wednesday." in words(page)
    assert at(interview, what="accepted") in unescape(page.content.decode())
    today_is("2026-12-10 09:00")
    assert "They wanted to know yesterday." in words(alices.get(at(interview)))
    alices.post(at(interview), {"step": "words", "what": "accepted", "day": "8 December 2026", "way": "self"})
    assert "You took it on 8 December." in words(alices.get(at(interview)))
    today_is("2027-09-03 09:00")
    worry = alices.get(at(interview, what="moot"))
    assert "How would you deal with a driver who refuses a route?" in words(worry)
    settled = {"step": "when", "what": "moot", "day": "1 September 2027", "exchange": "q1"}
    then = alices.post(at(interview), settled)
    assert "What settled it?" in words(alices.get(then.url))
    alices.post(at(interview), {**settled, "step": "words", "words": "There are no routes any more."})
    page = words(alices.get(at(interview)))
    assert "You took it on 8 December 2026." in page
    assert "A worry no longer mattered" in page
    assert "There are no routes any more." in page


def test_on_the_day_of_a_no_today_is_left_in_peace(alices: Client, interview: Interview, today_is: Clock) -> None:
    decide.take_plan(interview, _now())
    outcomes.note(interview, "refused", on=DAY, now=_now())
    assert "A few words of thanks" not in words(alices.get(reverse("today")))
    today_is("2026-12-09 10:00")  # two days after they were best sent
    page = words(alices.get(reverse("today")))
    assert page.index("Coming up") < page.index("A few words of thanks")
    assert "since" not in page  # nothing is late
    plan = words(alices.get(reverse("plan", args=[interview.id])))
    assert "This can wait until you are ready." in plan
    assert "Behind you" not in plan  # the call that was not made is not held up to anybody


def test_months_after_a_yes_there_is_room_for_how_it_went_on(
    alices: Client, interview: Interview, today_is: Clock
) -> None:
    outcomes.note(interview, "accepted", on=DAY, way="call", now=_now())
    assert "It has been a while." not in words(alices.get(at(interview)))
    today_is("2027-01-05 10:00")
    assert "It has been a while." in words(alices.get(at(interview)))


@pytest.mark.parametrize(("kind", "draft"), [("accepted", "acceptance"), ("declined", "declining")])
def test_whom_nobody_has_told_yet_the_words_are_at_hand(
    alices: Client, interview: Interview, kind: str, draft: str
) -> None:
    came = outcomes.note(interview, kind, on=DAY, way="self", now=_now())
    address = reverse("draft", args=[interview.id, draft])
    assert address in alices.get(at(interview)).content.decode()
    sent = log.note(interview, "email", at=_now(), step_kind=draft)
    assert address not in alices.get(at(interview)).content.decode()
    log.take_back(sent, _now())
    outcomes.take_back(came, _now())
    outcomes.note(interview, kind, on=DAY, way="call", now=_now())
    page = alices.get(at(interview))
    assert address not in page.content.decode()
    assert "I rang them" in words(page)


def test_what_they_said_in_a_call_is_offered_to_be_noted_and_not_noted_by_itself(
    alices: Client, interview: Interview
) -> None:
    told = alices.post(reverse("after_call", args=[interview.id]), {"called": "said_no", "words": "", "person": ""})
    page = alices.get(told.url)
    assert at(interview, what="refused", way="call") in unescape(page.content.decode())
    assert list(queries.after.outcomes_of(interview)) == []
    outcomes.note(interview, "refused", on=DAY, now=_now())
    assert at(interview, what="refused", way="call") not in unescape(alices.get(told.url).content.decode())


def test_silence_is_noted_with_one_tap_and_taken_back(alices: Client, interview: Interview) -> None:
    assert alices.post(at(interview), {"what": "silent"}).url == at(interview)
    page = alices.get(at(interview))
    assert "No answer came, and today you stopped waiting." in words(page)
    came = queries.after.outcomes_of(interview).get()
    back = alices.post(reverse("take_back_outcome", args=[interview.id, came.id]), follow=True)
    assert "It is taken back" in words(back)
    interview.refresh_from_db()
    assert interview.outcome == ""
    again = alices.post(reverse("take_back_outcome", args=[interview.id, came.id]), follow=True)  # a double click
    assert again.redirect_chain == [(reverse("interview", args=[interview.id]), 302)]


def test_of_another_interview_nothing_is_taken_back(alices: Client, interview: Interview) -> None:
    other = make_interview(interview.owner)
    came = outcomes.note(other, "refused", on=DAY, now=_now())
    assert alices.post(reverse("take_back_outcome", args=[interview.id, came.id])).status_code == 404
    assert not Outcome.objects.get().taken_back


def test_what_was_promised_is_theirs_to_let_go(alices: Client, interview: Interview) -> None:
    promises.promise(interview, "The rota", due_at=_now(), channel="email", said_at=_now())
    promises.promise(interview, "Their answer", due_at=None, channel="", said_at=_now(), mine=False)
    outcomes.note(interview, "refused", on=DAY, now=_now())
    page = words(alices.get(at(interview)))
    assert "After a no it is yours to keep or to let go." in page
    assert "The rota" in page
    assert "Their answer" not in page
    alices.post(reverse("outcome_let_go", args=[interview.id]))
    assert [one.state for one in queries.promises_of(interview).order_by("created_at")] == ["let_go", "open"]
    assert "The rota" not in words(alices.get(at(interview)))


def test_put_away_and_brought_back(alices: Client, interview: Interview) -> None:
    gone = alices.post(reverse("put_away", args=[interview.id]), follow=True)
    assert "It is put away. Nothing of it is lost" in words(gone)
    assert "Pell & Orchard" not in words(gone)
    assert "One more is put away." in words(gone)
    away = alices.get(reverse("interviews", query={"away": "1"}))
    assert "Pell & Orchard" in words(away)
    alices.post(reverse("put_away", args=[interview.id]), {"back": "1"})
    assert "Pell & Orchard" in words(alices.get(reverse("interviews")))


def test_refusals_are_hidden_on_request_and_not_counted(alices: Client, interview: Interview) -> None:
    outcomes.note(interview, "refused", on=DAY, now=_now())
    make_interview(interview.owner, employer="Tolland Stores")
    shown = words(alices.get(reverse("interviews")))
    assert "They said no today." in shown
    hidden = words(alices.post(reverse("hide_refusals"), {"hide": "yes"}, follow=True))
    assert "Pell & Orchard" not in hidden
    assert "One more is put away." in hidden
    assert "Pell & Orchard" in words(alices.get(reverse("interviews", query={"away": "1"})))
    assert "Pell & Orchard" in words(alices.post(reverse("hide_refusals"), {"hide": "no"}, follow=True))


def test_today_asks_once_about_silence(alices: Client, interview: Interview, today_is: Clock) -> None:
    today_is("2026-12-26 10:00")
    page = words(alices.get(reverse("today")))
    assert "Still waiting? Nothing has come from Pell & Orchard Bakeries for some weeks." in page
    assert alices.post(reverse("still_waiting", args=[interview.id])).url == reverse("today")
    assert "Still waiting?" not in words(alices.get(reverse("today")))


def test_hub_list_verdict_and_plan_say_how_it_stands(alices: Client, interview: Interview) -> None:
    outcomes.note(interview, "refused", on=DAY, now=_now())
    home = words(alices.get(reverse("interview", args=[interview.id])))
    assert "They said no today." in home
    assert "Next:" not in home
    verdict = words(alices.get(reverse("verdict", args=[interview.id])))
    assert "They said no today." in verdict
    assert "Worth putting right" not in verdict
    plan = words(alices.get(reverse("plan", args=[interview.id])))
    assert "May you ring?" not in plan
    assert "How much is enough" not in plan


def test_where_nothing_came_the_home_asks_for_nothing_but_has_the_place(alices: Client, interview: Interview) -> None:
    home = alices.get(reverse("interview", args=[interview.id]))
    assert at(interview) in home.content.decode()
    assert "What came of it" in words(home)


def test_the_end_of_looking_stands_under_the_verdict(alices: Client, interview: Interview) -> None:
    assert "You can put this down now." not in words(alices.get(reverse("verdict", args=[interview.id])))
    decide.take_plan(interview, _now())
    for step in queries.steps_of(interview):
        decide.mark_step(step, "skipped", _now())
    assert rest.enough(interview, _now())
    assert "You can put this down now." in words(alices.get(reverse("verdict", args=[interview.id])))


def _now() -> datetime:
    from django.utils import timezone

    return timezone.now()


def test_until_they_know_of_the_yes_the_plan_says_to_tell_them(alices: Client, interview: Interview) -> None:
    outcomes.note(interview, "accepted", on=DAY, way="self", now=_now())
    words_at = reverse("draft", args=[interview.id, "acceptance"])
    page = alices.get(reverse("plan", args=[interview.id]))
    assert "One thing to do: tell them." in words(page)
    assert f'href="{words_at}"' in page.content.decode()
    assert "does not know yet what you have decided. Tell them" in words(alices.get(reverse("today")))
    assert "put this down" not in words(alices.get(at(interview)))
    log.note(interview, "email", at=_now(), step_kind="acceptance")
    assert "tell them" not in words(alices.get(reverse("plan", args=[interview.id])))
    assert "does not know yet" not in words(alices.get(reverse("today")))


def test_after_a_no_the_page_says_what_went_and_what_they_said_since(alices: Client, interview: Interview) -> None:
    outcomes.note(interview, "refused", on=DAY, way="email", words="With regret.", now=_now())
    log.note(interview, "email", at=_now(), step_kind="gracious_reply")
    assert "Your thanks went today. Nothing more is owed." in words(alices.get(at(interview)))
    log.note(interview, "email", at=_now(), step_kind="advice_request")
    said = words(alices.get(at(interview)))
    assert "You asked for advice today. Most such questions are never answered" in said
    feedback.keep(interview, "Begin with the week you planned by hand.", on=DAY, way="email", now=_now())
    said = words(alices.get(at(interview)))
    assert "What they said afterwards Begin with the week you planned by hand." in said
    assert "never answered" not in said


def test_once_an_answer_is_there_nothing_is_marked_as_missing(alices: Client, alice: Any) -> None:
    row = make_interview(alice, goals="", contact_rules="")
    home = reverse("interview", args=[row.id])
    assert 'class="state open">nothing yet' in alices.get(home).content.decode()
    outcomes.note(row, "refused", on=DAY, now=_now())
    page = alices.get(home).content.decode()
    assert 'class="state">nothing yet' in page
    assert "What they said they need" in page
