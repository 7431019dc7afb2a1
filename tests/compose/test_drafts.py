"""Whole drafts of small, legible cases: who is greeted how, what is pointed to, what is asked, what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from afterword.domain.compose.draft import Draft
from afterword.domain.interview import (
    Answer,
    Assessment,
    Candidate,
    Case,
    Evidence,
    Exchange,
    Goal,
    Interview,
    Person,
    Source,
)
from afterword.domain.method import make_pack
from afterword.domain.plan import WorkCalendar

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
RETURNS = Evidence(
    "e1", "Cut returns clearance from 11 weeks to 4 days", "work[0].highlights[0]", "Tarn Foods", ended="2024"
)


def case(
    *,
    rules: str = "She told me to ring, 0161 496 0199.",
    answers: tuple[Answer | None, ...] = ("yes", "no", "yes", "no"),
    exchanges: tuple[Exchange, ...] = (
        Exchange(
            0,
            "How long would you stay?",
            "I stalled.",
            "badly",
            "I can't name a number of years. I stayed at Tarn Foods until it ran without me.",
        ),
    ),
    goals: tuple[str, ...] = ("Returns cleared faster",),
    people: tuple[Person, ...] = (Person("Imogen Sallis"),),
    **more: object,
) -> Case:
    built = Case(
        interview=Interview(
            employer="Pell & Orchard",
            role="Dispatch manager",
            starts_at=datetime(2026, 11, 17, 14, tzinfo=UTC),
            starts_at_text="2026-11-17T14:00+00:00",
            interviewers=people,
            contact_rules=rules,
            decision_by=date(2026, 11, 27),
            decision_by_text="2026-11-27",
            assessment=Assessment(*answers),
            exchanges=exchanges,
            goals=tuple(Goal(f"g{n}", text, (Source("debrief", f"goals[{n - 1}]", text),)) for n, text in enumerate(goals, 1)),
        ),
        candidate=Candidate(name="Dana Whitlock", name_source=Source("resume", "basics.name", "Dana Whitlock")),
        evidence=(RETURNS,),
        country="GB",
    )  # fmt: skip
    return replace(built, **more)  # type: ignore[arg-type]


def drafts(given: Case) -> dict[str, Draft]:
    pack = make_pack(given, now=NOW, calendar=WorkCalendar(UTC), own_zone=UTC)
    return {checked.draft.kind: checked.draft for checked in pack.drafts}


def test_the_call_holds_one_point_and_the_voicemail_none_of_it() -> None:
    made = drafts(case())
    assert "You asked how long I'd stay." in made["call_card"].text
    assert "until it ran without me" in made["call_card"].text
    assert "eleven weeks" not in made["call_card"].text
    assert "until it ran" not in made["voicemail"].text


def test_the_letter_after_a_call_points_to_it_and_adds_the_rest() -> None:
    letter = drafts(case(called=True, call_outcome="spoke"))["letter"]
    assert any(sentence.key.endswith(".pointer") for sentence in letter.sentences)
    assert "from 11 weeks to 4 days" in letter.text


def test_nobody_reached_the_letter_holds_the_whole_answer() -> None:
    letter = drafts(case(called=False, call_outcome="not_reached"))["letter"]
    assert not any(sentence.key.endswith(".pointer") for sentence in letter.sentences)
    assert "I can't name a number of years." in letter.text


def test_through_a_recruiter_a_signed_line_goes_before_the_letter() -> None:
    letter = drafts(case(rules="Everything through the recruiter, Mr. Kulkarni of Zenith."))["letter"]
    assert letter.text.startswith("Dear Mr Kulkarni,\n\nWould you pass the note below on to Imogen")
    assert "Dear Imogen," in letter.text


def test_a_closed_assessment_gets_thanks_and_no_argument() -> None:
    made = drafts(case(rules="Scored panel. No further evidence can be considered."))
    assert "letter" not in made
    assert "returns" not in made["thank_you"].text.lower()


def test_unclear_whether_to_ring_one_line_asks_for_five_minutes() -> None:
    bridge = drafts(case(rules="Said to get in touch with any questions."))["bridge_email"]
    assert "five minutes" in bridge.text
    assert bridge.words < 110


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("because it's the whole line", "I want it because it's the whole line."),
        ("Good crew, close to home", "What draws me is good crew, close to home."),
        ("I want to run the whole line.", "I want to run the whole line."),
    ],
)
def test_why_they_want_it_in_any_form(typed: str, said: str) -> None:
    letter = drafts(case(slot_answers={"why": typed, "detail": "You walked me down the line!"}))["letter"]
    assert said in letter.text
    assert "You walked me down the line." in letter.text
    assert letter.slots == ()


def test_a_formal_letter_has_no_contractions_but_the_persons_own() -> None:
    given = case(rules="Please write, no calls.")
    letter = drafts(replace(given, candidate=replace(given.candidate, register="formal")))["letter"]
    assert "Dear Imogen Sallis," in letter.text
    assert "I can't name a number of years." in letter.text  # hers
    assert "I'd" not in letter.text.replace("I'd stay", "")


def test_without_a_name_the_card_asks_for_it() -> None:
    card = drafts(case(candidate=Candidate()))["call_card"]
    assert [slot.id for slot in card.slots][:1] == ["name"]
    named = drafts(case(candidate=Candidate(), slot_answers={"name": "Ruth Amadi"}))["call_card"]
    assert "it's Ruth Amadi" in named.text


def test_an_answer_that_cannot_be_said_is_quoted_back_to_its_author() -> None:
    note = "checkout first = 38 cases + refunds"
    exchange = Exchange(0, "How would you decide what to automate first?", "I went blank.", "badly", note)
    card = drafts(case(exchanges=(exchange,), evidence=(), goals=()))["call_card"]
    assert any(note in slot.question for slot in card.slots)


def test_a_moment_nobody_named_is_asked_for() -> None:
    letter = drafts(case(exchanges=(), goals=(), evidence=(), answers=("yes", "no", "yes", "yes")))["letter"]
    assert "moment" in [slot.id for slot in letter.slots]


def test_not_wanting_it_is_said_early_and_kindly() -> None:
    close = drafts(case(answers=("no", "no", None, None)))["courteous_close"]
    assert "I want this job" not in close.text
    assert 30 <= close.words <= 110


def test_undecided_the_letter_waits_for_their_own_words() -> None:
    letter = drafts(case(answers=("unsure", "no", "no", "no")))
    assert all("I want this job" not in draft.text for kind, draft in letter.items() if kind != "adviser_brief")


@pytest.mark.parametrize(
    ("name", "notes", "country", "greeting"),
    [
        ("Imogen Sallis", "", "GB", "Dear Imogen,"),
        ("Imogen Sallis", "Ms Sallis smiled.", "GB", "Dear Ms Sallis,"),
        ("Dr Imogen Sallis", "", "GB", "Dear Dr Sallis,"),
        ("Imogen Sallis", "", "JP", "Dear Imogen Sallis,"),
        ("김선영", "", "KR", "Dear 김선영,"),
    ],
)
def test_greetings(name: str, notes: str, country: str, greeting: str) -> None:
    exchange = Exchange(
        0, "How long would you stay?", notes or "I stalled.", "badly", "I stay until it runs without me."
    )
    letter = drafts(case(people=(Person(name),), exchanges=(exchange,), country=country))["letter"]
    assert greeting in letter.text


def test_a_friend_reads_the_worry_too_when_the_one_point_is_another() -> None:
    worry = Exchange(1, "How would you lead forty people?", "I said it depends.", "badly")
    made = drafts(case(exchanges=(*case().interview.exchanges, worry)))["adviser_brief"].text
    assert "“How long would you stay?”" in made
    assert "that stays with me. I feel it went badly. The question was: “How would you lead forty people?”" in made
    assert "My own note of it: “I said it depends.”" in made
    assert "went badly" not in drafts(case())["adviser_brief"].text
