"""Résumé lines become speech, or are refused. The table is the rule: what a person would say, judged by reading aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.compose.articles import takes_the, with_the
from afterword.domain.compose.speech import speak, spoken_numbers
from afterword.domain.interview import Evidence
from afterword.domain.text import numbers

SPOKEN = [
    (
        "Led 2020 rebuild of inbound flow (appointments, ASN checks), dock-to-stock 31 h to 9 h in five months",
        "At Corvo I led the 2020 rebuild of inbound flow. Dock to stock went from 31 hours to 9 hours in five months.",
    ),
    (
        "Cut returns clearance from 11 weeks to 4 days in 14 months",
        "At Corvo I cut returns clearance from 11 weeks to 4 days in 14 months.",
    ),
    (
        "Co-wrote the new starter plan; time to working alone went from nine weeks to five across 14 starters",
        "At Corvo I co-wrote the new starter plan. The time to working alone went from nine weeks to five across 14 starters.",
    ),
    (
        "With the finance lead, built a scorecard covering 38 promotions; stopped the 14 that lost money",
        "At Corvo, with the finance lead, I built a scorecard covering 38 promotions. I stopped the 14 that lost money.",
    ),
    (
        "Launched a dog food in 1,140 doors; first-year sales of $4.2M against a plan of $3.5M",
        "At Corvo I launched a dog food in 1,140 doors, with first-year sales of $4.2M against a plan of $3.5M.",
    ),
    (
        "Introduced red-tray meals; falls down 30% YoY",
        "At Corvo I introduced red-tray meals. Falls went down 30% year on year.",
    ),
    ("Sickness down from 11% to 6%", "At Corvo, sickness went down from 11% to 6%."),
    ("Trained team on infection control", "At Corvo I trained the team on infection control."),
    (
        "Successfully delivered w/ 3 suppliers ~£40k savings p.a.",
        "At Corvo I delivered with 3 suppliers about £40k savings a year.",
    ),
    ("I rebuilt the rota", "At Corvo I rebuilt the rota."),
]

REFUSED = [
    "Team of 14; zero lost-time incidents in 3 yrs",
    "Band 6 charge nurse, 28-bed ward",
    "Responsible for rota of 14 nurses",
    "Winner, Regional Sales Award 2023",
    "Weekly forecast review with 14 buyers",
    "Criteria-led discharge pilot",
    "",
    "   ",
]


def evidence(text: str, ended: str | None = "2020-01") -> Evidence:
    return Evidence("e", text, "work[0].highlights[0]", "Corvo", ended=ended)


@pytest.mark.parametrize(("line", "said"), SPOKEN)
def test_a_line_becomes_what_one_would_say(line: str, said: str) -> None:
    assert " ".join(speak(evidence(line), where="Corvo") or []) == said


@pytest.mark.parametrize("line", REFUSED)
def test_what_does_not_turn_into_grammar_is_not_forced(line: str) -> None:
    assert speak(evidence(line), where="Corvo") is None


def test_work_that_goes_on_stays_in_the_present() -> None:
    line = "Run a Tuesday call where the team scores 20 tickets together"
    assert speak(evidence(line, ended=""), where="Corvo") == [f"At Corvo I {line[0].lower()}{line[1:]}."]


def test_work_that_is_over_goes_into_the_past() -> None:
    assert speak(evidence("Manage two wards"), where="Corvo") == ["At Corvo I managed two wards."]


@given(st.text(max_size=200))
def test_nothing_is_added_to_the_figures(line: str) -> None:
    said = speak(evidence(line), where="Corvo")
    if said is not None:
        assert numbers(" ".join(said)) <= numbers(line.replace("~", " "))


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("from 31 hours to 9", "from thirty-one hours to nine"),
        ("20 tickets", "twenty tickets"),
        ("1,140 doors and 4.2 points", "1,140 doors and 4.2 points"),
        ("£14 a head, 12% less, 90-day repeat, 15+ sites", "£14 a head, 12% less, 90-day repeat, 15+ sites"),
        ("on 24 October 2024", "on 24 October 2024"),
        ("ward 6", "ward six"),
    ],
)
def test_small_numbers_are_spelled_in_speech(written: str, spoken: str) -> None:
    assert spoken_numbers(written) == spoken


@pytest.mark.parametrize(
    ("piece", "begun"),
    [
        ("average age of open defects fell", "The average age of open defects fell"),
        ("the average age of open defects fell", "The average age of open defects fell"),
        ("our share of late loads fell", "Our share of late loads fell"),
    ],
)
def test_a_measure_gets_one_article(piece: str, begun: str) -> None:
    assert with_the(piece) == begun


@pytest.mark.parametrize(
    ("telegram", "bare"), [("audit closed clean", True), ("preparing an insurer's audit went quickly", False)]
)
def test_an_article_is_put_back_before_a_bare_event_only(telegram: str, bare: bool) -> None:
    assert takes_the(telegram.split()) is bare
