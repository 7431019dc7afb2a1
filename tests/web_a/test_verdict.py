"""What it comes to, in the product's own voice, for each of the five verdicts and each way a repair can go."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from afterword.domain.diagnose.findings import PrivateQuestion
from afterword.domain.interview import METHOD, Assessment
from afterword.store.models import Interview
from afterword.web.pages.headlines import headline
from afterword.web.pages.private import rules_on
from afterword.web.pages.verdict import page, way_of
from tests.web_a.packs import NOW, STALLED, answers, asking_first, pack

SOME = UUID("8f0f3d54-9f0b-4c7e-8a58-0c6f3a1d2b11")
FORBIDDEN = ("salvage", "thank_only", "let_go", "decide_first", "incomplete", "!", "%", "odds of", "score")

ANSWER = "You want it, and one answer let you down."
UNSAID = "You want it, and something that speaks for you went unsaid."
UNKNOWN = "You want it, and they may not know."


@pytest.mark.parametrize(
    ("first", "channel", "words"),
    [
        ("answer", "call", f"{ANSWER} That is worth a call."),
        ("answer", "email", f"{ANSWER} Complete it in writing."),
        ("answer", "recruiter", f"{ANSWER} The recruiter can carry a better one."),
        ("answer", "none", f"{ANSWER} They asked for no contact, so for now it rests."),
        ("omission", "call", f"{UNSAID} That is worth a call."),
        ("omission", "email", f"{UNSAID} Tell them in writing."),
        ("omission", "recruiter", f"{UNSAID} Let the recruiter tell them."),
        ("interest", "call", f"{UNKNOWN} Ring and say so."),
        ("interest", "email", f"{UNKNOWN} Write and say so."),
        ("interest", "recruiter", f"{UNKNOWN} Let the recruiter tell them."),
    ],
)
def test_the_headline_of_a_repair(first: str, channel: Any, words: str) -> None:
    made = pack(repairs=(first,), channel=channel)
    assert headline(made, way_of(made)) == words


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("answer", f"{ANSWER} Ask for five minutes to complete it."),
        ("omission", f"{UNSAID} Ask for five minutes and tell them."),
        ("interest", f"{UNKNOWN} Ask for five minutes and say so."),
    ],
)
def test_the_headline_when_a_call_may_not_be_welcome(first: str, words: str) -> None:
    made = asking_first(pack(repairs=(first,)))
    assert headline(made, way_of(made)) == words


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("call", "You want it, and two answers let you down. One of them is worth a call."),
        ("email", "You want it, and two answers let you down. Complete them in writing."),
        ("recruiter", "You want it, and two answers let you down. The recruiter can carry better ones."),
    ],
)
def test_the_headline_of_two_answers(channel: Any, words: str) -> None:
    made = pack(repairs=("answer", "second"), channel=channel)
    assert headline(made, way_of(made)) == words


def test_an_answer_the_person_only_doubts_is_not_called_bad() -> None:
    doubted = pack(
        answers("yes", "unsure", "no", "yes"), exchanges=(STALLED.__class__(0, "Why us?", "Well.", "unsure"),)
    )
    assert headline(doubted, "call").startswith("You want it, and one answer may have fallen short.")


@pytest.mark.parametrize(
    ("four", "words"),
    [
        (("yes", "yes", "yes", "yes"), "It went well, and they know you want it. Thank them, and leave it there."),
        (("no", None, None, None), "You do not want this one, and that is an answer too. Take your leave well."),
        (("unsure", "no", "no", "no"), "You are not sure you want it. Find that out before you mend anything."),
        ((None, "no", "no", "no"), "Do you want it? The rest follows from that."),
        (("yes", None, "yes", "yes"), "One question is still open, and only you can answer it."),
        (("yes", None, None, "yes"), "Two questions are still open, and only you can answer them."),
        (("yes", "unsure", "yes", "yes"), "You want it, and you cannot tell yet how it went. That is not a no."),
    ],
)
def test_the_headline_where_nothing_is_repaired(four: tuple[Any, ...], words: str) -> None:
    assert headline(pack(answers(*four), repairs=()), "email") == words


def test_without_a_word_about_what_went_wrong_the_person_is_asked() -> None:
    made = page(SOME, pack(repairs=()), NOW)
    assert made.headline == "You want it, and something did not come across. Say what it was."
    assert made.acts[0].url == reverse("ask", args=[SOME, "moment"]) + "?to=verdict"


def test_the_first_repair_of_the_plan_comes_first_and_at_most_three_show() -> None:
    made = page(SOME, pack(repairs=("answer", "omission", "interest")), NOW)
    assert [sheet.title for sheet in made.sheets] == [
        "How long would you stay?", "Returns are eating our margin", "That you want the job"
    ]  # fmt: skip
    assert made.lead.startswith("Three things are worth putting right")


def test_a_repair_shows_their_question_the_answer_and_what_was_wished() -> None:
    sheet = page(SOME, pack(), NOW).sheets[0]
    assert sheet.quote == STALLED.said
    assert sheet.wish == STALLED.wish_said
    assert sheet.good


def test_what_was_never_told_stands_beside_what_they_need() -> None:
    sheet = page(SOME, pack(repairs=("omission",)), NOW).sheets[0]
    assert sheet.title == "Returns are eating our margin"
    assert sheet.paragraphs == ("They named this, and never heard what you can point to.",)
    assert sheet.proof == "Cut returns clearance from 11 weeks to 4 days"


def test_what_to_leave_alone_is_named_with_its_reason() -> None:
    (left,) = page(SOME, pack(), NOW).leave
    assert (left.what, left.why) == ("Which stock system do you know?", "You felt it landed.")


def test_why_this_way_and_when_they_decide() -> None:
    made = page(SOME, pack(), NOW)
    assert made.why_title == "Why a call"
    assert "A call is invited." in made.why[0]
    assert made.why[-1] == "They decide on Friday."


@pytest.mark.parametrize("veiled", [True, False])
def test_private_ground_is_met_by_its_concern_and_no_motive_is_claimed(veiled: bool) -> None:
    private = PrivateQuestion(STALLED.asked, "pregnancy_family", veiled, METHOD)
    words = " ".join(page(SOME, pack(private=private), NOW).sheets[0].private)
    assert "no private fact is needed" in words
    assert "nobody here can know" in words
    for claim in ("illegal", "because you", "they wanted to know", "married", "children", "pregnan", "discriminat"):
        assert claim not in words


def test_a_question_near_private_ground_is_answered_without_it() -> None:
    sheet = page(SOME, pack(), NOW).sheets[0]
    assert sheet.paragraphs[-1] == "Nothing about your private life is needed to answer it."
    assert not sheet.private


def test_the_rules_are_named_for_an_open_question_only() -> None:
    asked = PrivateQuestion("Are you planning to have children?", "pregnancy_family", False, METHOD)
    rules = rules_on(asked, "GB")
    assert rules[0].startswith("Great Britain: ")
    assert "no legal advice" in rules[-1]
    assert rules_on(replace(asked, veiled=True), "GB") == ()
    assert rules_on(asked, "") == rules_on(asked, "ZZ") == ()


def test_private_ground_outside_the_repairs_is_still_named() -> None:
    private = PrivateQuestion(STALLED.asked, "pregnancy_family", True, METHOD)
    made = page(SOME, pack(repairs=("interest",), private=private), NOW)
    assert [sheet.title for sheet in made.private] == [STALLED.asked]


@pytest.mark.parametrize(
    ("four", "repairs", "label", "name", "args"),
    [
        (answers("yes", "no", "yes", "yes"), ("answer",), "Prepare the call", "call", []),
        (answers("yes", "yes", "yes", "yes"), (), "Prepare the thank-you", "draft", ["thank_you"]),
        (answers("no", None, None, None), (), "Prepare a courteous close", "draft", ["courteous_close"]),
        (answers("unsure", None, None, None), (), "Ask someone you trust", "adviser", []),
    ],
)
def test_the_first_button(four: Assessment, repairs: tuple[str, ...], label: str, name: str, args: list[str]) -> None:
    act = page(SOME, pack(four, repairs), NOW).acts[0]
    assert (act.label, act.url) == (label, reverse(name, args=[SOME, *args]))


def test_what_is_open_is_linked() -> None:
    made = page(SOME, pack(answers("yes", None, "unsure", "yes"), ()), NOW)
    assert [one.question for one in made.open] == ["Did you answer well?", "Did you say you would like it?"]
    assert made.acts[0].url == reverse("ask", args=[SOME, "effective"]) + "?to=verdict"


def test_no_button_leads_to_a_draft_there_is_none_of() -> None:
    made = page(SOME, pack(kinds=()), NOW)
    assert [act.label for act in made.acts] == ["Ask someone you trust first"]


@pytest.mark.parametrize("want", ["yes", "no", "unsure", ""])
@pytest.mark.parametrize("others", ["yes", "no", "unsure", ""])
def test_every_verdict_has_a_page_in_plain_words(alices: Client, interview: Interview, want: str, others: str) -> None:
    interview.want, interview.effective, interview.interest, interview.understood = want, others, others, others
    interview.save()
    page = alices.get(reverse("verdict", args=[interview.id])).content.decode()
    shown = page.split("<main")[1].split("</main>")[0]
    assert "<h1>" in shown
    words = " ".join(part.split(">")[-1] for part in shown.split("<"))
    for word in FORBIDDEN:
        assert word not in words, word
    assert shown.count("Change<span") + shown.count("Answer<span") == 4


def test_the_verdict_shows_the_persons_words(alices: Client, interview: Interview) -> None:
    page = alices.get(reverse("verdict", args=[interview.id])).content.decode()
    assert "How would you deal with a driver who refuses a route?" in page
    assert "I said I would talk to him." in page
    assert "At Tarn Foods I sat in the van with him for a day" in page
    assert "Nobody has measured" in page
