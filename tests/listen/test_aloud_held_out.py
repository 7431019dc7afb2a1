"""What is said aloud, in wordings the rules had not met when they were written. All invented; judged when written.

At first sight 7 of 12 doubts were heard and one was made up in 12 other sentences; 7 of 10 on interest, 5 of 7 on
promises and all 5 on decisions came out as here. The rules were widened for the rest since.
"""

from __future__ import annotations

from datetime import date

import pytest

from afterword.domain.listen.aloud import decision_in, doubts_in, interest_in, promises_in
from tests.listen.test_aloud import TUESDAY, talk

DOUBTED = (
    "What bothers me is the travel, honestly.",
    "I have to be honest, I'm not sure you've seen a site this size.",
    "I'm slightly concerned that it's all been theory so far.",
    "We got burned last time with somebody from an agency.",
    "I don't see anything on here about budgets.",
    "The thing I keep coming back to is whether you'd be bored.",
    "It's quite a step up from what you're doing.",
    "My only hesitation is the notice period.",
    "You haven't managed people before, have you.",
    "Our last two heads were gone inside a year.",
    "I suppose I'd have liked a bit more on the numbers.",
    "I'm struggling to see how you'd do both.",
)
FINE = (
    "We had a bad winter, the roof came in.",
    "I'm sure you'll get on with Marta.",
    "I had the same worry when I started here.",
    "The board is nervous about energy prices.",
    "You've managed people before, I saw, lovely.",
    "No concerns from me.",
    "What bothers our visitors most is the queue.",
    "I'm struggling to hear you, is your microphone on?",
    "The last question is about pay.",
    "We need somebody from March.",
    "It's quite a step up to the stage, mind your head.",
    "Everyone says hello, by the way.",
)
WANTED = (
    ("Can I just say, I'd love this. I really would.", "clear"),
    ("If you offered it to me today I'd say yes.", "clear"),
    ("I've wanted to work in a place like this since I was at school.", "clear"),
    ("I would very much like the job.", "clear"),
    ("It all sounds great.", "weak"),
    ("I'd be open to it.", "weak"),
    ("Lovely to meet you, and thanks for the coffee.", "none"),
    ("I'd love a glass of water.", "none"),
    ("I want to be clear about the dates.", "none"),
    ("I really wanted that lift fixed.", "none"),
)
PROMISED = (
    ("C: I'll drop the certificate in on Thursday.", ("candidate", "2026-11-19")),
    ("C: I can have that with you by close of play tomorrow.", ("candidate", "2026-11-18")),
    ("E: Marta is going to email you the pack this afternoon.", ("employer", "2026-11-17")),
    ("E: We'll be in touch by the middle of next week.", None),
    ("E: I'll get HR to ring you on Friday.", ("employer", "2026-11-20")),
    ("C: I'd ring the parents first, then the head, on the Monday.", None),
    ("E: We'll walk you round on your way out.", None),
)
DECIDED = (
    ("The panel meets on Thursday the nineteenth and you'll know by the Friday.", date(2026, 11, 20)),
    ("We're hoping to make an offer by the first of December.", date(2026, 12, 1)),
    ("You should hear within ten days.", date(2026, 11, 27)),
    ("It'll be a couple of weeks, I'd think.", None),
    ("The shop reopens on Friday the twentieth.", None),
)


@pytest.mark.parametrize("said", DOUBTED)
def test_a_doubt_in_other_words(said: str) -> None:
    assert [doubt.quote for doubt in doubts_in(talk("C: Right.", f"E: {said}"))] == [said]


@pytest.mark.parametrize("said", FINE)
def test_no_doubt_in_other_words(said: str) -> None:
    assert doubts_in(talk("C: Right.", f"E: {said}")) == ()


@pytest.mark.parametrize(("said", "how"), WANTED)
def test_interest_in_other_words(said: str, how: str) -> None:
    assert interest_in(talk("E: So.", f"C: {said}")).expressed == how


@pytest.mark.parametrize(("line", "expected"), PROMISED)
def test_a_promise_in_other_words(line: str, expected: tuple[str, str] | None) -> None:
    found = promises_in(talk("E: So.", "C: Yes.", line), TUESDAY)
    assert [(promise.who, promise.by) for promise in found] == ([expected] if expected else [])


@pytest.mark.parametrize(("said", "day"), DECIDED)
def test_a_decision_in_other_words(said: str, day: date | None) -> None:
    assert decision_in(talk("C: Thanks.", f"E: {said}"), TUESDAY)[0] == day
