"""What was heard or advertised is tied in as what it was: said back where that is sure, advertised never said to be said.

Rows judged by reading the clause aloud between "because" and a full stop.
"""

import pytest

from afterword.domain.compose.advertised import needed_in_writing
from afterword.domain.compose.goals import tie
from afterword.domain.compose.spoken import cleaned, short_quote, turned_need
from afterword.domain.interview import Goal, Source

ADVERTISED = [
    ("Own the weekly rota and a budget of about £90,000", "asks for someone to own the weekly rota and a budget of about £90,000"),
    ("running the kiln room, about 12 people", "speaks of running the kiln room, about 12 people"),
    ("You'll lead six glaziers, reporting to the Works Manager.", "asks for someone to lead six glaziers, reporting to the Works Manager"),
    ("You plan around 40 collections per day", "asks for someone to plan around 40 collections per day"),
    ("You are the first contact of our drivers", "asks for someone to be the first contact of your drivers"),
    ("You have sold to hospitals or laboratories", "asks for someone who has sold to hospitals or laboratories"),
    ("The post holder will chair the weekly safety meeting", "asks for someone to chair the weekly safety meeting"),
    ("Five or more years in a foundry", "asks for five or more years in a foundry"),
    ("Experience of seasonal peaks", "asks for experience of seasonal peaks"),
    ("Able to read a drawing and price it", "asks for someone able to read a drawing and price it"),
    ("Desirable: knowledge of reed organs", "asks for knowledge of reed organs"),
    ("Raise repeat orders in our web shop, where too many first-time buyers never return to us at all", "asks for someone to raise repeat orders in your web shop"),
    ("With Finance, find out which of our tours pay, and plan the season accordingly with the board", "asks for someone to find out which of your tours pay"),
    ("Work with the early shift so that nothing is left behind on the floor at the end of the day", "asks for someone to work with the early shift"),
    ("Comfortable with heights", "asks for someone comfortable with heights"),
    ("A forklift licence is handy but not essential", "says, “A forklift licence is handy but not essential”"),
    ("Help us open two new shops", "asks for someone to help you open two new shops"),
    ("BSc in chemistry or similar", "asks for a BSc in chemistry or similar"),
]  # fmt: skip

SPOKEN = [
    ("I can't keep anybody and every time I train one it costs me, I don't know, two thousand dollars.", "you can't keep anybody"),
    ("Um, so we need somebody who, uh, who can run nights.", "you need somebody who can run nights"),
    ("Because we're going to have three new starters in March, and Piet can't do it all.", "you're going to have three new starters in March"),
    ("So our, our heating bill has doubled since January and nobody can tell me why.", "your heating bill has doubled since January"),
    ("I think we missed the ferry four nights.", "you missed the ferry four nights"),
    ("I need leads who can make people stop and count, every load, not just when I'm stood there.", "you need leads who can make people stop and count"),
]  # fmt: skip

NOT_SAID_BACK = [
    "We've missed it, we missed it four times last quarter.",
    "See, I'll tell you what's keeping me awake.",
    "Then Odile, she was fourteen months and went to Lyon.",
    "We had two go off on mat leave in eighteen months.",
    "It was a Tuesday, she left the keys in the till.",
    "You can see why I'm a bit wary.",
    "We need, uh, it's just, you know, somebody.",
    "If I've got those three I'm a happy man.",
    "He'd hit the number but at what cost.",
]


@pytest.mark.parametrize(("line", "said"), ADVERTISED)
def test_an_advertised_need_is_what_the_advert_asks_for(line: str, said: str) -> None:
    assert needed_in_writing(line, "advertisement") == f"your advertisement {said}"


@pytest.mark.parametrize(
    "line", ["A launch you carried from brief to shelf", "Is this you?", "See https://example.org", "•"]
)
def test_what_fits_no_frame_is_left_unnamed(line: str) -> None:
    assert needed_in_writing(line, "advertisement") is None


@pytest.mark.parametrize(("sentence", "said"), SPOKEN)
def test_a_spoken_need_is_turned_round_without_its_stumbles(sentence: str, said: str) -> None:
    assert turned_need(sentence) == said


@pytest.mark.parametrize("sentence", NOT_SAID_BACK)
def test_what_is_not_sure_or_not_theirs_to_hear_is_not_said_back(sentence: str) -> None:
    assert turned_need(sentence) is None
    assert short_quote(sentence) is None


def test_a_short_clean_sentence_may_be_quoted_a_broken_one_not() -> None:
    assert (
        short_quote("Something is always broken that nobody touched.")
        == "Something is always broken that nobody touched"
    )
    assert short_quote("Something is, um, always broken that nobody touched.") is None
    assert cleaned("The thing is, the- the board") is None


def goal(*sources: Source) -> Goal:
    return Goal("g1", sources[0].quote, sources)


ADVERT = Source("job", "line 4", "Coach two junior glaziers")
NOTE = Source("debrief", "goals[0]", "Two juniors left alone")
SAID = Source("transcript", "00:04:10", "So we need somebody who can run nights.")
ODD = Source("transcript", "00:05:00", "If I've got those three I'm a happy man.")


def test_the_note_comes_first_then_what_was_said_then_the_advert() -> None:
    noted = tie(goal(NOTE, SAID, ADVERT))
    assert noted is not None
    assert (noted.said, noted.sources, noted.written) == ("you told me two juniors left alone", (NOTE,), False)
    said = tie(goal(ADVERT, SAID))
    assert said is not None
    assert (said.said, said.sources, said.written) == ("you said you need somebody who can run nights", (SAID,), False)
    written = tie(goal(ODD, ADVERT), (), "posting")
    assert written is not None
    assert (written.said, written.sources) == ("your posting asks for someone to coach two junior glaziers", (ADVERT,))
    assert written.written
    assert tie(goal(ODD)) is None
