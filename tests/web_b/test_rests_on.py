"""What a source is called on a page."""

from __future__ import annotations

import pytest

from afterword.domain.interview import METHOD, Case, Evidence, Exchange, Interview, Source
from afterword.web.pages.rests_on import Rest, rests_on

CASE = Case(
    interview=Interview(exchanges=(Exchange(2, asked="How long would you stay?"), Exchange(4))),
    evidence=(
        Evidence("e1", "Cut returns", "work[0].highlights[0]", at="Corvo"),
        Evidence("e2", "Led the move", "work[1].highlights[11]", at="Tollgate"),
        Evidence("e3", "Ran the dock", "bank[3]", at="Tarn Foods"),
        Evidence("e4", "Wrote a book", "bank[4]"),
        Evidence("e5", "Head of returns", "work[0].summary", at="Corvo"),
        Evidence("e6", "A prize", "awards[0]"),
    ),
)


@pytest.mark.parametrize(
    ("kind", "ref", "words"),
    [
        ("resume", "work[0].highlights[0]", "Your résumé, Corvo, first point"),
        ("resume", "work[1].highlights[11]", "Your résumé, Tollgate, point 12"),
        ("resume", "work[0].summary", "Your résumé, Corvo"),
        ("resume", "work[9].highlights[1]", "Your résumé"),
        ("resume", "basics.name", "Your résumé"),
        ("resume", "awards[0]", "Your résumé"),
        ("resume", "bank[3]", "Your evidence, Tarn Foods"),
        ("resume", "bank[4]", "Your evidence"),
        ("debrief", "questions[2].asked", "Their question, as you noted it"),
        ("debrief", "questions[2].said", "What you wrote about the question “How long would you stay?”"),
        ("debrief", "questions[2].wish_said", "What you wish you had answered to “How long would you stay?”"),
        ("debrief", "questions[2].landed", "How you felt the answer went"),
        ("debrief", "questions[4].said", "What you wrote about one question"),
        ("debrief", "questions[4].wish_said", "What you wish you had answered"),
        ("debrief", "questions[7]", "What you wrote about one question"),
        ("debrief", "goals[1]", "They named this goal"),
        ("debrief", "left_out[0]", "What you wish you had said"),
        ("debrief", "interviewers[0].name", "Who you met, as you noted it"),
        ("debrief", "employer", "The employer, as you named it"),
        ("debrief", "contact_rules", "What they said about contact, as you noted it"),
        ("debrief", "decision_by", "When they decide, as you noted it"),
        ("debrief", "want", "Your answer: whether you want the job"),
        ("debrief", "profile.phone", "Your settings: your number"),
        ("debrief", "answers.why", "Your answer to a question here"),
        ("debrief", "draft.own.4", "Your own words, in this draft"),
        ("debrief", "something.else", "What you wrote about this interview"),
        ("debrief", "something[1].else", "What you wrote about this interview"),
        ("job", "line 4", "The job advert"),
        ("transcript", "00:14:22.310", "The transcript, 14:22"),
        ("transcript", "turn 12", "The transcript"),
        ("invitation", "ATTENDEE", "The invitation"),
    ],
)
def test_every_source_has_plain_words(kind: str, ref: str, words: str) -> None:
    assert rests_on([Source(kind, ref, "its words")], CASE) == (Rest(words, "its words"),)  # type: ignore[arg-type]


def test_courtesy_is_named_only_where_nothing_else_carries_the_sentence() -> None:
    assert rests_on([METHOD], CASE) == (Rest("Courtesy, states no fact", ""),)
    assert rests_on([], CASE) == (Rest("Courtesy, states no fact", ""),)
    assert rests_on([METHOD, Source("debrief", "want", "yes")], CASE) == (
        Rest("Your answer: whether you want the job", "Yes"),
    )


def test_the_same_source_is_named_once() -> None:
    source = Source("debrief", "goals[0]", "Fewer late vans")
    assert len(rests_on([source, source, METHOD], CASE)) == 1


@pytest.mark.parametrize(
    ("ref", "quote", "shown"),
    [
        ("decision_by", "2026-12-04", "4 December 2026"),
        ("interviewed_at", "2026-11-24T14:00+00:00", "24 November 2026, 14:00"),
        ("interviewed_at", "2026-11-24T00:00+00:00", "24 November 2026"),
        ("decision_by", "Friday week", "Friday week"),
        ("want", "yes", "Yes"),
        ("understood", "unsure", "Not sure"),
        ("goals[0]", "yes", "yes"),
    ],
)
def test_dates_and_answers_stand_as_a_person_writes_them(ref: str, quote: str, shown: str) -> None:
    assert rests_on([Source("debrief", ref, quote)], CASE)[0].quote == shown
