"""What the person noted about contact, in free words, decides whether a call is welcome."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import Interview, Person
from afterword.domain.plan.clearance import contact_rules

from .wordings import WITH_A_NUMBER, WORDINGS


def letter(words: str, phone: str = "") -> str:
    people = (Person("Dana Whitfield", "Head of Operations", phone=phone), Person("Royce Hallam"))
    rules = contact_rules(Interview(employer="Fenmoor Joinery", interviewers=people, contact_rules=words))
    if rules.clearance.cleared:
        return "C"
    if rules.clearance.cleared is None:
        return "?"
    ways = {"recruiter": "R", "office": "H", "closed": "P", "none": "X"}
    return ways.get(rules.way) or ("W" if "e-mail" in rules.clearance.reason else "N")


@pytest.mark.parametrize(("expected", "words"), WORDINGS)
def test_wording(expected: str, words: str) -> None:
    assert letter(words) == expected


@pytest.mark.parametrize(("expected", "words"), WITH_A_NUMBER)
def test_wording_beside_a_number(expected: str, words: str) -> None:
    assert letter(words, phone="+44 161 496 0177") == expected


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("C", "She said if there's anything I want to add, ring the shop and ask for her, before eight. Don't e-mail."),
        ("C", "Don't email me, I never look. Ring the shop."),
        ("C", "She never reads email, so phone."),
        ("C", "Email is a black hole there, call instead."),
        ("C", "No emails please, call my mobile."),
        ("W", "No calls please, she said, put it in an email."),
        ("X", "Please don't email us, we will be in touch."),
        ("?", "I want to call but nobody said."),
    ],
)
def test_what_they_do_not_want_written_is_not_asked_for_in_writing(expected: str, words: str) -> None:
    assert letter(words) == expected


def test_a_recruiter_noted_beside_those_who_asked_stays_a_recruiter() -> None:
    people = (Person("Dana Whitfield"), Person("Tess Marlow", "Recruiter, Bellweather Search", phone="0161 496 0177"))
    noted = Interview(interviewers=people, contact_rules="Everything through Tess at Bellweather's, both directions.")
    assert contact_rules(noted).way == "recruiter"
    assert contact_rules(Interview(interviewers=people)).clearance.cleared is None


@pytest.mark.parametrize("words", [words for _, words in WORDINGS if words])
def test_the_words_that_decide_stand_in_the_sources(words: str) -> None:
    sources = contact_rules(Interview(contact_rules=words)).clearance.sources
    assert sources
    for source in sources:
        assert source.quote
        assert source.quote in words
        assert source.ref == "contact_rules"


def test_a_number_alone_is_a_number_given_and_its_source_says_where() -> None:
    people = (Person("Dana Whitfield"), Person("Royce Hallam", phone="0161 496 0177"))
    clearance = contact_rules(Interview(interviewers=people)).clearance
    assert clearance.cleared is True
    assert "Royce Hallam" in clearance.reason
    assert [(source.ref, source.quote) for source in clearance.sources] == [("interviewers[1].phone", "0161 496 0177")]


@given(st.text(max_size=300))
def test_any_text_is_read_and_quoted_exactly(words: str) -> None:
    rules = contact_rules(Interview(contact_rules=words))
    assert all(source.quote in words for source in rules.clearance.sources)
    assert rules == contact_rules(Interview(contact_rules=words))
