"""Which concerns are foretold, from what, and in which order; and what foretells nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from afterword.domain.diagnose import diagnose
from afterword.domain.diagnose.concerns import MOST, Likely, likely_concerns, private_grounds
from afterword.domain.diagnose.findings import Doubt, ExchangeFinding, Heard, PrivateQuestion, WeakPoint
from afterword.domain.diagnose.papers import of_papers
from afterword.domain.interview import Assessment, Case, Evidence, Exchange, Goal, Interview, Source

_WANTED = Assessment("yes", "no", "yes", "yes")
MET = datetime(2026, 3, 10, 10, tzinfo=UTC)


def post(
    n: int, started: str, ended: str | None, position: str = "Clock keeper", text: str = "Wound the clocks"
) -> Evidence:
    return Evidence(f"e{n}", text, f"work[{n}].highlights[0]", f"Tower {n}", position, started, ended)


def a_case(*exchanges: Exchange, evidence: tuple[Evidence, ...] = (), goals: tuple[Goal, ...] = (), role: str = "Clock keeper",
           assessment: Assessment = _WANTED) -> Case:  # fmt: skip
    placed = tuple(replace(e, position=n) for n, e in enumerate(exchanges))
    return Case(
        interview=Interview(role=role, starts_at=MET, assessment=assessment, exchanges=placed, goals=goals),
        evidence=evidence,
    )


def foretold(case: Case, heard: Heard | None = None) -> dict[str, Likely]:
    return {one.id: one for one in likely_concerns(case, diagnose(case, heard))}


def asked(question: str, landed: str | None = "badly", said: str = "I stumbled.") -> Exchange:
    return Exchange(0, question, said, landed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "concern", "words"),
    [
        (a_case(asked("How long would you stay?")), "commitment_tenure", "How long would you stay?"),
        (a_case(asked("How do you lead people?")), "leadership", "How do you lead people?"),
        (a_case(asked("Aren't you overqualified for this?", None)), "overqualified", "Aren't you overqualified for this?"),
        (
            a_case(asked("How do you wind a tower clock?", "well", "Fine. She said her last two keepers were gone inside a year so she has to be careful.")),
            "commitment_tenure",
            "She said her last two keepers were gone inside a year so she has to be careful.",
        ),
        (a_case(assessment=Assessment("yes", "yes", "no", "yes")), "low_interest", "no"),
        (a_case(evidence=(post(0, "2025-01", ""), post(1, "2020-01", "2023-06"))), "gap", "Wound the clocks"),
        (a_case(evidence=(post(0, "2020-01", "2025-01"),)), "gap", "Wound the clocks"),
        (
            a_case(evidence=(post(0, "2025-06", ""), post(1, "2024-05", "2025-05"), post(2, "2023-04", "2024-04"))),
            "job_hopping",
            "Wound the clocks",
        ),
        (a_case(evidence=(post(0, "2025-01", ""),), role="Head of Towers"), "leadership", "Wound the clocks"),
        (a_case(evidence=(post(0, "2025-01", "", "Director of Towers"),)), "overqualified", "Wound the clocks"),
        (
            a_case(
                evidence=(post(0, "2025-01", ""),),
                goals=(Goal("g1", "A degree in horology", (Source("job", "line 4", "A degree in horology"),)),),
            ),
            "lacks_qualification",
            "A degree in horology",
        ),
    ],
)  # fmt: skip
def test_a_concern_is_foretold_with_the_words_it_rests_on(case: Case, concern: str, words: str) -> None:
    found = foretold(case)
    assert concern in found
    quotes = [source.quote for reason in found[concern].reasons for source in reason.sources]
    assert words in quotes


def test_a_doubt_that_names_its_concern_goes_before_an_answer_that_went_badly() -> None:
    doubted = "I lost my last two keepers within a year."
    heard = Heard(
        exchanges=(ExchangeFinding("q1", "leadership", "leadership", "partly", (WeakPoint("vague", "", ""),)),),
        doubts=(Doubt(doubted, "commitment_tenure", Source("transcript", "00:09:00", doubted), "00:09:00"),),
    )
    exchange = Exchange(
        0, "How do you lead people?", "", "badly", heard="How do you lead people?", answer="Well.", start="00:01:00"
    )
    assert list(foretold(a_case(exchange), heard)) == ["commitment_tenure", "leadership"]


@pytest.mark.parametrize(
    "case",
    [
        a_case(asked("How do you lead people?", "well", "I told them about the night desk and he nodded.")),
        a_case(evidence=(post(0, "2025-01", ""), post(1, "2020-01", "2024-11"))),  # no gap worth a word
        a_case(evidence=(post(0, "2025", ""), post(1, "2020", "2023"))),  # years alone tell no gap
        a_case(evidence=(post(0, "2025-01", ""), post(2, "2020-01", "2023-06"))),  # the post between has no line
        a_case(asked("", None, "")),
        a_case(),
    ],
)
def test_what_foretells_nothing(case: Case) -> None:
    assert foretold(case) == {}


def test_a_question_about_what_one_does_is_no_question_about_the_person() -> None:
    case = a_case(asked("The boss moves around your dates every week. What do you do then?"))
    assert "job_hopping" not in foretold(replace(case))


def test_short_words_of_theirs_foretell_nothing_alone() -> None:
    heard = Heard(doubts=(Doubt("Okay. Neat.", "judgement", Source("transcript", "00:01", "Okay. Neat.")),),
                  exchanges=(ExchangeFinding("q1", "other", "", "fully"),))  # fmt: skip
    assert foretold(a_case(Exchange(0, heard="And the ropes?", answer="Yes.", start="00:00")), heard) == {}


def test_at_most_five_and_the_likeliest_first() -> None:
    questions = ["How long would you stay?", "How do you lead people?", "Aren't you overqualified for this?", "Why did you leave?",
                 "What was your biggest mistake?", "How do you handle a difficult customer?", "Can you do nights and weekends?"]  # fmt: skip
    found = likely_concerns(a := a_case(*(asked(q) for q in questions)), diagnose(a))
    assert len(found) == MOST
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)


def test_private_ground_has_its_own_and_is_no_likely_concern() -> None:
    case = a_case(asked("Do you have kids?"))
    diagnosis = diagnose(case)
    assert [one.id for one in private_grounds(diagnosis)] == ["private_pregnancy_family"]
    assert likely_concerns(case, diagnosis) == ()
    twice = replace(diagnosis, private_questions=diagnosis.private_questions * 2)
    assert len(private_grounds(twice)) == 1
    quoted = PrivateQuestion("x", "age_retirement", True, Source("debrief", "questions[0].asked", "x"))
    assert private_grounds(replace(diagnosis, private_questions=(quoted,)))[0].exchanges == ()


def test_another_field_is_seen_in_the_titles() -> None:
    case = a_case(
        evidence=(post(0, "2025-01", "", "Baker"), post(1, "2020-01", "2024-12", "Pastry cook")), role="Ferry purser"
    )
    assert [paper.concern for paper in of_papers(case)] == ["industry_change"]
