"""What a draft should not say, rule by rule, and what only looks like it."""

from __future__ import annotations

import pytest

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.interview import METHOD, Case, Interview, Source
from afterword.domain.review import Check, review

from .manners import CAUGHT, HARMLESS

BY_WORDING = {rule for rule, _, _ in CAUGHT}


def checks(text: str, *sources: Source, rule: str = "") -> list[Check]:
    draft = Draft("letter", (Sentence("it", "body", text, sources or (METHOD,)),))
    return [check for check in review(draft, Case(interview=Interview())) if rule in ("", check.rule)]


@pytest.mark.parametrize(("rule", "text", "words"), CAUGHT)
def test_caught(rule: str, text: str, words: str) -> None:
    quotes = [check.quote for check in checks(text, rule=rule)]
    assert quotes
    assert all(quote in text for quote in quotes)
    assert any(words in quote or quote in words for quote in quotes)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str) -> None:
    assert [check for check in checks(text) if check.rule in BY_WORDING] == []


@pytest.mark.parametrize("rule", sorted(BY_WORDING))
def test_every_rule_says_what_to_do(rule: str) -> None:
    text = next(text for named, text, _ in CAUGHT if named == rule)
    check = checks(text, rule=rule)[0]
    assert check.message.endswith(".")
    assert check.sentence == "it"


def test_their_own_words_may_be_used() -> None:
    text = "You said the illegal question of fly-tipping costs you most, and gift cards too."
    goal = Source("debrief", "goals[0]", "The illegal question of fly-tipping; gift cards")
    assert not [check for check in checks(text, goal) if check.rule in ("accuse_interviewer", "gifts")]
    assert [check for check in checks(text) if check.rule in ("accuse_interviewer", "gifts")]
