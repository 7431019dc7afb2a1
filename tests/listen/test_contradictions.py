"""What was said held against the résumé: what contradicts it, and what rounding or another job explains. All invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import Evidence
from afterword.domain.listen.contradictions import contradictions_in
from afterword.domain.transcript import Passage

RESUME = (
    Evidence(
        "e1", "Led a team of six on nights", "work[0].highlights[0]", "Corrie Bakeries", "Lead", "2017-06", "2021-03"
    ),
    Evidence("e2", "Cut waste from 9% to 4%", "work[0].highlights[1]", "Corrie Bakeries", "Lead", "2017-06", "2021-03"),
    Evidence("e3", "Ran the ovens", "work[1].highlights[0]", "Harrow Foods", "Baker", "2012", "2016"),
    Evidence("e4", "Run two shops", "work[2].highlights[0]", "Tolland", "Manager", "2021-04", None),
    Evidence("e5", "Baker, grade two", "certificates[0].name", "Lanark Board of Bakers", "", "2014-12", "2014-12"),
)
AGAINST = (
    "I was at Corrie for seven years.",
    "I led a team of eleven at Corrie.",
    "In twenty fifteen I moved to Corrie as a lead, that was twenty fifteen.",
    "I left Harrow in 2019.",
)
AGREES = (
    "I was at Corrie for four years.",
    "I was at Corrie for almost five years.",
    "I was at Corrie for three and a half years.",
    "I led a team of six at Corrie.",
    "I joined Corrie in twenty seventeen.",
    "I left Harrow in 2016.",
    "I've been at Tolland for ten years.",  # nobody knows until when
    "I was there for nine years.",  # no job is named
    "We built a new line in 2019 at Corrie.",  # not when they came
    "The contract with Corrie was for ten years of flour.",
    "After Corrie I wanted what Harrow had, eight years of calm.",  # two jobs
    "Corrie had a team of forty in sales.",
    "I joined in 2012 and I'm a Lanark baker.",  # who examines somebody does not employ them
)


@pytest.mark.parametrize("said", AGAINST)
def test_what_speaks_against_the_resume_is_told_with_the_words(said: str) -> None:
    text = f"Sure. {said} So."
    (point,) = contradictions_in((Passage(text, 3, 0, "00:09"),), RESUME)
    assert (point.kind, point.quote, point.start) == ("contradicted", said, "00:09")
    assert "Corrie" in point.why or "Harrow" in point.why


@pytest.mark.parametrize("said", AGREES)
def test_what_may_be_so_is_left_alone(said: str) -> None:
    assert contradictions_in((Passage(said, 3),), RESUME) == ()


@given(st.text(max_size=200))
def test_any_words_are_held_against_it(said: str) -> None:
    for point in contradictions_in((Passage(said, 0),), RESUME):
        assert point.quote in said
