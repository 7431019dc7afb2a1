"""A heard question is named in the person's words first, turned round only where it is clean and whole, else asked about."""

import pytest

from afterword.domain.compose.asking import name_question
from afterword.domain.compose.own_words import sayable
from afterword.domain.compose.speech import speak
from afterword.domain.diagnose.findings import ExchangeFinding
from afterword.domain.interview import Case, Evidence, Exchange, Interview


def named(noted: str, heard: str = "", family: str = "other") -> str:
    exchange = Exchange(0, noted or heard, heard=heard)
    return name_question(exchange, ExchangeFinding("q1", family, "", "partly")).asked


NOTED = [
    ("Late deliveries", "", "about late deliveries"),
    ("Serious safety issue", "", "about a serious safety issue"),
    ("Toughest call", "", "about my toughest call"),
    ("Exactly twice", "", "about “exactly twice”"),
    ("Somebody who wasn't pulling their weight", "", "about somebody who wasn't pulling their weight"),
    ("Would I cope on nights", "", "whether I would cope on nights"),
    ("How to get tenants to pay on time", "", "how to get tenants to pay on time"),
    ("Moorage fees, how would you attack this", "", "how I'd attack moorage fees"),
    ("An example of something I'd changed that saved money", "", "for an example of something I'd changed that saved money"),
    ("It's the 30th and the client wants more off", "So what do you do?", "what I'd do when it's the 30th and the client wants more off"),
    ("Broke the line", "Tell us about the last time you broke something on the line.", "about the last time I broke something on the line"),
    ("We burned 900 hours. If I hand you the next one, how do you get me those hours back?", "", "how I'd get you the hours back"),
    ("How do you manage, and what are you not good at?", "", "how I manage"),
]  # fmt: skip

HEARD = [
    ("So, um, how do you, how do you decide who goes first when everybody wants their van today?", "how I decide who goes first when everybody wants their van today"),
    ("Okay. How would you help us hang on to people in their first year?", "how I'd help you hang on to people in their first year"),
    ("Tell me about a night where everything went wrong and what you did.", "about a night where everything went wrong and what I did"),
    ("How would you move this?", ""),
    ("And did that, um, fix it?", ""),
    ("A button is moved, a form sends nothing. So what's, hmm, that thing you do?", ""),
    ("And what slipped, though? Because something always slips.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("noted", "heard", "asked"), NOTED)
def test_a_note_is_a_topic_a_situation_or_a_question(noted: str, heard: str, asked: str) -> None:
    assert named(noted, heard) == asked


@pytest.mark.parametrize(("heard", "asked"), HEARD)
def test_what_was_only_heard_is_turned_round_or_left_unnamed(heard: str, asked: str) -> None:
    assert named("", heard) == asked


@pytest.mark.parametrize(
    "asked",
    [
        "Are you planning on bringing your family over, or starting one?",
        "How old are you, and who has the kids on Saturday?",
    ],
)
def test_a_question_about_home_is_never_repeated(asked: str) -> None:
    said = named(asked, asked)
    assert "family" not in said
    assert "kids" not in said
    assert "how I'd meet the demands of the job" in said


SPOKEN_LINES = [
    ("Started weekly counts; cost of goods in the shop fell from 34% to 30%",
     ["At Quay I started weekly counts.", "The cost of goods in the shop fell from 34% to 30%."]),
    ("Set up a joint handover; unfinished orders passed over each night dropped from about 900 to 150",
     ["At Quay I set up a joint handover.", "Unfinished orders passed over each night dropped from about 900 to 150."]),
    ("Introduced reminders; missed bookings from 12% to 7%",
     ["At Quay I introduced reminders.", "Missed bookings went from 12% to 7%."]),
    ("Rewrote the welcome letters; 90-day repeat orders went from 41% to 53%",
     ["At Quay I rewrote the welcome letters, and 90-day repeat orders went from 41% to 53%."]),
    ("Relabelled the cold store (1,430 boxes) with barcodes; time to find one fell from 25 minutes to 3",
     ["At Quay I relabelled the cold store, 1,430 boxes, with barcodes.", "The time to find one fell from 25 minutes to 3."]),
    ("Built the removal run; provincial audit closed without findings",
     ["At Quay I built the removal run.", "The provincial audit closed without findings."]),
    ("Paired imports with exports; share of empty kilometres from 31% to 22%",
     ["At Quay I paired imports with exports.", "The share of empty kilometres went from 31% to 22%."]),
    ("Key user in the change of the booking system in 2022; trained 22 planners",
     ["At Quay I was a key user in the change of the booking system in 2022.", "I trained 22 planners."]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), SPOKEN_LINES)
def test_a_line_whose_later_half_has_a_subject_of_its_own(line: str, said: list[str]) -> None:
    assert speak(Evidence("e1", line, "work[0].highlights[0]", "Quay", ended=""), where="Quay") == said


@pytest.mark.parametrize(
    "line", ["Forecast landed within 6% of actual bookings for five quarters", "Trade Marketing Foundations"]
)
def test_what_holds_no_act_is_not_made_one(line: str) -> None:
    path = "certificates[0]" if line.startswith("Trade") else "work[0].highlights[0]"
    assert speak(Evidence("e1", line, path, "Quay", ended="2023"), where="Quay") is None


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("The thing we do at closing, phones in the tray.", []),
        ("The plans on mobile money we did with each family.", []),
        ("That I made the list every morning, and what it saved.", ["I made the list every morning."]),
        ("Mrs D. I closed it on the daughter's word and went back six weeks later.", []),
        ("What we did with the half hours and where it ended up.", []),
        ("The returns project we ran cut clearance from 11 weeks to 4 days.", ["The returns project we ran cut clearance from 11 weeks to 4 days."]),
    ],
)  # fmt: skip
def test_a_wish_that_only_names_what_should_be_said_is_not_said(wish: str, said: list[str]) -> None:
    source = Exchange(0, "What made it safer?", wish_said=wish).source("wish_said")
    assert [own.text for own in sayable(wish, source, Case(interview=Interview()))] == said
