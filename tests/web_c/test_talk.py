"""A transcript in sections, parts, pieces and marks: nothing lost, nothing twice, marks on the exact words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.transcript import Conversation, HeardExchange, Mark, Passage, Roles, Transcript, Turn
from afterword.web.pages import talk
from afterword.web.pages.heard_words import moment, seconds_in
from tests.web_c.made import made

NOBODY = Roles(frozenset(), frozenset())


def words_of(conversation: Conversation) -> str:
    """Every word the sections show, in order."""
    found = []
    for section in talk.stretches(conversation):
        asked = None
        if section.exchange is not None and not section.goes_on:
            asked = conversation.exchanges[section.exchange].asked
        for piece in talk.pieces(conversation.transcript, section, asked, ()):
            found += [span.text for paragraph in piece.paragraphs for span in paragraph]
    return " ".join(" ".join(found).split())


def all_words(conversation: Conversation) -> str:
    return " ".join(" ".join(turn.text for turn in conversation.transcript.turns).split())


def test_every_word_of_the_talk_is_shown_once() -> None:
    conversation = made().conversation
    assert words_of(conversation) == all_words(conversation)


@st.composite
def talks(draw: st.DrawFn) -> Conversation:
    texts = draw(st.lists(st.text("ab .?", min_size=0, max_size=40), min_size=0, max_size=12))
    turns = tuple(Turn(place, f"voice {place % 2}", text) for place, text in enumerate(texts))
    exchanges = []
    for turn in draw(st.lists(st.sampled_from(turns), max_size=6)) if turns else ():
        first = draw(st.integers(0, len(turn.text)))
        last = draw(st.integers(first, len(turn.text)))
        exchanges.append(HeardExchange(Passage(turn.text[first:last], turn.position, first, None, turn.speaker)))
    return Conversation(Transcript(turns), NOBODY, tuple(exchanges))


@given(talks(), st.data())
def test_marks_cut_words_and_lose_none(conversation: Conversation, data: st.DataObject) -> None:
    marks = []
    for turn in conversation.transcript.turns:
        for number in range(data.draw(st.integers(0, 3))):
            offset = data.draw(st.integers(0, len(turn.text)))
            marks.append(((turn.position, offset), data.draw(st.integers(0, 9)), number + 1))
    for section in talk.stretches(conversation):
        plain = talk.pieces(conversation.transcript, section, None, ())
        marked = talk.pieces(conversation.transcript, section, None, marks)
        assert [text_of(piece) for piece in marked] == [text_of(piece) for piece in plain]


def text_of(piece: talk.Piece) -> str:
    return "".join(span.text for paragraph in piece.paragraphs for span in paragraph)


@given(talks())
def test_whatever_the_exchanges_no_word_is_lost_or_doubled(conversation: Conversation) -> None:
    assert words_of(conversation).replace(" ", "") == all_words(conversation).replace(" ", "")


def test_a_long_talk_is_cut_into_parts_and_one_endless_answer_too() -> None:
    turns = tuple(Turn(place, "A" if place % 2 else "B", "word " * 400) for place in range(60))
    one_question = HeardExchange(Passage("word", 0, 0))
    conversation = Conversation(Transcript(turns), NOBODY, (one_question,))
    parts = talk.parts(talk.stretches(conversation))
    assert len(parts) > 3
    assert all(sum(one.words for one in part) <= talk.PART_WORDS * 1.2 for part in parts)
    assert [one.goes_on for part in parts for one in part].count(False) == 1


def test_a_mark_stands_on_the_words_it_is_about_and_no_paragraph_breaks_it() -> None:
    text = "It was long ago. " * 60 + "We cut it. From nine to two, in a year. " + "And then it ended. " * 60
    quote = "We cut it. From nine to two, in a year."
    transcript = Transcript((Turn(0, "A", text),))
    (piece,) = talk.pieces(
        transcript,
        talk.Stretch((0, 0), (1, 0), None, 0),
        None,
        [((0, text.index(quote)), len(quote), 3)],
    )
    marked = [span.text for paragraph in piece.paragraphs for span in paragraph if span.note == 3]
    assert marked == [quote]
    assert len(piece.paragraphs) > 3


def test_words_are_found_again_first_where_their_time_stamp_is() -> None:
    turns = (
        Turn(0, "A", "Right. I see.", (Mark(0, "00:01"),)),
        Turn(1, "B", "Well.", (Mark(0, "00:04"),)),
        Turn(2, "A", "Right. I see.", (Mark(0, "00:09"),)),
    )
    words = talk.Words(Transcript(turns))
    assert words.place_of("I see.", "00:09") == (2, 7)
    assert words.place_of("I see.", None) == (0, 7)
    assert words.place_of("never said", "00:09") is None
    assert words.place_of("", None) is None


@pytest.mark.parametrize(
    ("start", "shown"),
    [
        ("00:05:40.131", "5:40"), ("00:05:40,131", "5:40"), ("1:02:03", "1:02:03"), ("05:40", "5:40"), ("0:07", "0:07"),
        ("14:02:33", "14:02:33"), ("[00:05:40]", "5:40"), ("340.5", "5:40"), ("turn 12", ""), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_times_are_shown_as_people_write_them(start: str | None, shown: str) -> None:
    assert moment(start) == shown


def test_seconds_become_a_time() -> None:
    assert [seconds_in(one) for one in (0, 59.9, 61, 3723)] == ["0:00", "0:59", "1:01", "1:02:03"]
