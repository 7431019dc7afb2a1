"""What a draft should not do: the words that are objected to, and the words that only look like them."""

from __future__ import annotations

import pytest

from afterword.domain.knowledge import avoid

OBJECTED = (
    ("unkeepable_promise", "I'll stay at least five years.", "I'll stay at least"),
    ("unkeepable_promise", "I will stay for five years.", "I will stay for five years"),
    ("unkeepable_promise", "I would never leave.", "never leave"),
    ("unkeepable_promise", "I have no plans to have children.", "no plans to have"),
    ("unkeepable_promise", "I guarantee you results.", "guarantee you results"),
    ("desperation", "I really need this job.", "I really need this job"),
    ("desperation", "I'd do anything.", "do anything"),
    ("desperation", "You won't be sorry.", "You won't be sorry"),
    ("argue_decision", "Please reconsider.", "Please reconsider"),
    ("argue_decision", "I disagree with your decision.", "I disagree with your decision"),
    ("unprovable_superlative", "No other candidate would work harder.", "No other candidate would"),
    ("unprovable_superlative", "I'm the best person for it.", "the best person"),
    ("restates_fault", "I froze and I was so nervous.", "I froze"),
    ("restates_fault", "My poor answer was down to nerves.", "My poor answer"),
    ("accuse_interviewer", "Your question was illegal.", "question was illegal"),
    ("accuse_interviewer", "My lawyer tells me so.", "My lawyer"),
    ("stock_phrase", "I am writing to thank you.", "I am writing to"),
    ("stock_phrase", "I wanted to reach out.", "reach out"),
    ("gifts", "I enclose a gift card.", "gift"),
    ("insider_pressure", "My uncle knows your owner.", "My uncle knows"),
)
LET_STAND = (
    ("unkeepable_promise", "I can't promise that I'll stay five years."),
    ("unkeepable_promise", "I can't tell you a number of years."),
    ("unkeepable_promise", "I stayed until returns ran without me, fourteen months."),
    ("unkeepable_promise", "We stayed open for five years."),
    ("desperation", "The ward needed a new rota."),
    ("argue_decision", "We disagreed about the menu and tried both."),
    ("unprovable_superlative", "It was the best quarter they had."),
    ("accuse_interviewer", "I trained as a lawyer."),
    ("accuse_interviewer", "I wrote the policy on discrimination at work."),
    ("stock_phrase", "I wrote to forty suppliers."),
    ("restates_fault", "The pipes froze and we worked on."),
    ("insider_pressure", "The owner said the cage was full."),
)


@pytest.mark.parametrize(("rule", "text", "words"), OBJECTED)
def test_the_words_are_objected_to(rule: str, text: str, words: str) -> None:
    assert words in avoid()[rule].find(text)


@pytest.mark.parametrize(("rule", "text"), LET_STAND)
def test_other_words_are_let_stand(rule: str, text: str) -> None:
    assert avoid()[rule].find(text) == ()


def test_every_place_is_named_once_and_in_order() -> None:
    found = avoid()["over_apology"].find("I'm sorry. Truly, I apologise; sorry again.")
    assert found == ("sorry", "apologise", "sorry")


def test_every_message_says_what_to_do_without_raising_its_voice() -> None:
    for rule in avoid().values():
        assert rule.message.endswith("."), rule.id
        assert "!" not in rule.message, rule.id
