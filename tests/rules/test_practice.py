"""What is worth practising, what an employer is likely to ask, what to bring: written as tables, judged by reading."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.carry import How, Old, Words
from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.concerns import Likely as Concern
from afterword.domain.diagnose.concerns import Reason
from afterword.domain.diagnose.findings import ExchangeFinding, WeakPoint
from afterword.domain.interview import Exchange, Goal, Source
from afterword.domain.knowledge import concerns, families
from afterword.domain.practice import (
    FEW,
    Asked,
    Told,
    ask_for_answer,
    asks_private,
    fresh_first,
    likely_questions,
    sayable,
    stumbled,
)

NOV = date(2026, 11, 3)

# -- which answers are worth practising


@pytest.mark.parametrize(
    ("landed", "wish", "expected"),
    [
        ("badly", "", True),  # they say so
        ("badly", "I stayed until it ran.", True),
        (None, "I stayed until it ran.", True),  # they know what they would rather have said
        ("unsure", "I stayed until it ran.", True),
        ("unsure", "", False),  # unsure is no stumble
        ("well", "I stayed until it ran.", False),  # it landed: leave it alone
        (None, "", False),
    ],
)
def test_an_answer_stumbles_when_the_person_says_so(landed: object, wish: str, expected: bool) -> None:
    exchange = Exchange(position=0, asked="How long would you stay?", landed=landed, wish_said=wish)  # type: ignore[arg-type]
    assert stumbled(exchange) is expected


THIN = (WeakPoint("no_example", "I would plan it.", "no instance"),)


@pytest.mark.parametrize(
    ("family", "answered", "weak", "landed", "expected"),
    [
        ("conflict", "partly", THIN, None, True),  # nobody rated it, and it was heard to be thin
        ("conflict", "fully", THIN, None, False),
        ("conflict", "partly", (), None, False),
        ("conflict", "partly", THIN, "unsure", False),  # the person has said how it landed
        ("conflict", "partly", THIN, "well", False),
        ("salary_expectation", "partly", THIN, None, False),  # matters little to the decision
    ],
)
def test_what_was_heard_counts_where_the_person_said_nothing(
    family: str, answered: str, weak: tuple[WeakPoint, ...], landed: object, expected: bool
) -> None:
    exchange = Exchange(
        position=0,
        asked="When did you disagree?",
        heard="When did you disagree?",
        answer="I would plan it.",
        landed=landed,
    )  # type: ignore[arg-type]
    finding = ExchangeFinding("q1", family, "team_fit", answered, weak)  # type: ignore[arg-type]
    assert stumbled(exchange, finding) is expected


def test_without_a_question_there_is_nothing_to_practise() -> None:
    assert not stumbled(Exchange(position=0, landed="badly", said="I mumbled."))


# -- private ground


def test_what_gives_away_something_private_is_not_practised() -> None:
    wish = "I finish things. My husband has found work nearby, so we are staying. At Tarn I stayed until returns ran."
    answer = sayable(wish)
    assert answer.text == "I finish things. At Tarn I stayed until returns ran."
    assert answer.kept_back


def test_an_answer_without_private_words_stays_as_it_was_typed() -> None:
    wish = "I finish things.\n\nAt Tarn I stayed until returns ran."
    assert sayable(wish).text == wish
    assert not sayable(wish).kept_back


@given(st.lists(st.sampled_from([
    "I finish things.", "My wife is pregnant.", "At Tarn I cut the queue to four days.", "I was signed off last year.",
    "We plan to have children.", "It ran without me.",
]), max_size=6))  # fmt: skip
def test_nothing_private_is_ever_left_in_an_answer(parts: list[str]) -> None:
    assert not discloses_private(sayable(" ".join(parts)).text)


def test_a_private_question_asks_for_the_work_behind_it() -> None:
    topic = asks_private("Are you planning to have children?")
    assert topic == "pregnancy_family"
    assert ask_for_answer("tenure_commitment", topic).startswith("Can you do the hours")


def test_an_empty_answer_is_asked_for_by_the_kind_of_question() -> None:
    assert ask_for_answer("tenure_commitment") == families()["tenure_commitment"].ask_slot
    assert ask_for_answer("") == families()["other"].ask_slot
    assert ask_for_answer("nothing of the kind") == families()["other"].ask_slot


# -- what this employer is likely to ask


def old(how: str, quote: str, asked: str = "", concern: str = "leadership", exchange: str = "q2") -> Old:
    words = (Words(how, quote, NOV),)  # type: ignore[arg-type]
    return Old(concern, "Leading", "", words, asked, "", "i1", exchange if asked else "", 1.0)


def asked(question: str, family: str, interview: str, *, here: bool = False) -> Asked:
    return Asked(f"{interview}:q1", question, family, interview, NOV, here)


def need(id: str, text: str) -> tuple[Goal, tuple[str, ...]]:
    return Goal(id, text, (Source("job", "responsibilities[0]", text),)), ("e-1",)


GAP = Concern("gap", 0.4, (Reason("Your résumé shows about 14 months between these two posts.", ()),))


def test_what_they_asked_and_doubted_comes_before_what_anybody_asks() -> None:
    found = likely_questions(
        old=[
            old("answer", "How do you lead people older than you?", "How do you lead people older than you?"),
            old("voiced", "My worry is that you have never run nights.", concern="lacks_experience"),
        ],
        asked=[
            asked("Tell us about a row with a colleague.", "conflict", "i7"),
            asked("When did you and a peer disagree?", "conflict", "i8"),
        ],
        needs=[need("g1", "Forecasting for seasonal lines.")],
        concerns=[GAP],
        need_question="Where have you done this? “{need}”",
    )
    assert [(one.why, one.question) for one in found] == [
        ("fell_short", "How do you lead people older than you?"),
        ("voiced", "My worry is that you have never run nights."),
        ("again", "Tell us about a row with a colleague."),
        ("advert", "Where have you done this? “Forecasting for seasonal lines”"),
        ("concern", "What were you doing between those two posts?"),
    ]
    assert found[0].ref == "i1:q2"
    assert found[3].evidence == ("e-1",)
    assert found[4].text == GAP.reasons[0].text


@pytest.mark.parametrize("how", get_args(How))
def test_whatever_was_left_open_is_a_question_or_none(how: str) -> None:
    found = likely_questions(old=[old(how, "You would be leading six.", "How do you lead?")])
    why = {
        "answer": "fell_short",
        "thin": "left_open",
        "voiced": "voiced",
        "feedback": "said_after",
        "interest": "usual",
    }
    assert found[0].why == why[how]


def test_what_has_no_words_or_is_private_is_no_question() -> None:
    silent = Old("leadership", "Leading", "", (), "", "", "i1", "", 1.0)
    private = old("answer", "Are you planning to have children?", "Are you planning to have children?")
    assert all(one.why == "usual" for one in likely_questions(old=[silent, private]))


def test_one_stumble_is_no_pattern() -> None:
    once = likely_questions(asked=[asked("When did you and a peer disagree?", "conflict", "i8")])
    assert all(one.why == "usual" for one in once)
    same = [asked("When did you and a peer disagree?", "conflict", "i8"), asked("And then?", "conflict", "i8")]
    assert all(one.why == "usual" for one in likely_questions(asked=same))


def test_what_nearly_everybody_asks_is_asked_in_the_words_in_which_it_stumbled() -> None:
    found = likely_questions(asked=[asked("So why us, of all people?", "motivation_role", "i8")])
    assert (found[0].why, found[0].question) == ("usual", "So why us, of all people?")


def test_private_ground_is_practised_only_where_they_went_there() -> None:
    there = asked("Are you planning to have children?", "personal_private", "i1", here=True)
    assert likely_questions(asked=[there])[0].why == "private"
    elsewhere = [asked("Are you planning to have children?", "personal_private", id) for id in ("i7", "i8")]
    assert all(one.why == "usual" for one in likely_questions(asked=elsewhere))
    assert all("children" not in one.question for one in likely_questions(asked=elsewhere))


def test_nothing_is_asked_twice_and_it_stops_after_a_few() -> None:
    twice = old("answer", "Why this job?", "Why this job?", concern="low_interest")
    found = likely_questions(old=[twice, twice], asked=[asked("Why this job?", "motivation_role", "i1", here=True)])
    assert [one.question for one in found].count("Why this job?") == 1
    assert len({one.family for one in found if one.family != "other"}) == len(
        [one for one in found if one.family != "other"]
    )
    assert len(likely_questions(needs=[need(f"g{n}", f"Need {n}") for n in range(9)])) <= FEW


def test_every_concern_leads_to_a_question_that_fits_any_job_or_to_none() -> None:
    for id in concerns():
        found = likely_questions(concerns=[Concern(id, 1.0, (Reason("why", ()),))])
        assert all(
            one.question and "night shift" not in one.question and not asks_private(one.question) for one in found
        )


# -- fresh before repeated


def test_what_they_needed_and_never_heard_comes_first_and_what_they_heard_last() -> None:
    told = [
        Told("e-heard", "i1", "heard"),
        Told("e-else", "i7", "said"),
        Told("e-left", "i1", "untold"),
        Told("e-letter", "i1", "written"),
        Told("e-left-elsewhere", "i7", "untold"),
    ]
    stars = fresh_first(["e-heard", "e-letter", "e-else", "e-new", "e-left-elsewhere"], told, here={"i1", "i2"})
    assert [(star.evidence, star.freshness) for star in stars] == [
        ("e-left", "left_untold"),
        ("e-new", "new"),
        ("e-left-elsewhere", "new"),
        ("e-else", "elsewhere"),
        ("e-heard", "repeated"),
        ("e-letter", "repeated"),
    ]
    assert stars[3].told_in == ("i7",)


def test_told_in_one_round_and_left_in_another_is_told() -> None:
    stars = fresh_first([], [Told("e", "i1", "untold"), Told("e", "i2", "heard")], here={"i1", "i2"})
    assert [star.freshness for star in stars] == ["repeated"]


HOWS = st.sampled_from(["heard", "said", "written", "untold"])


@given(st.lists(st.builds(Told, st.sampled_from("abcd"), st.sampled_from(["i1", "i2", "i3"]), HOWS), max_size=12))
def test_nothing_they_have_heard_ever_stands_before_what_they_have_not(told: list[Told]) -> None:
    stars = fresh_first(list("abcd"), told, here={"i1", "i2"})
    heard = {one.evidence for one in told if one.interview in {"i1", "i2"} and one.how != "untold"}
    places = [star.evidence in heard for star in stars]
    assert places == sorted(places)
    assert sorted({star.evidence for star in stars}) == sorted(star.evidence for star in stars)
