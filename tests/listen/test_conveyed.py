"""What reached the employer: told, touched without its result, or not told; each row is from another trade."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.diagnose.conveyed import PERHAPS, TOLD, TOUCHED, Conveyed, conveyed, pieces_of
from afterword.domain.interview import Source
from tests.listen.proofs import Alike, noted, proof, rarity, spoken

BAKER = "Cut flour waste from 9% to 3% by weighing every batch at the mixer"
RANGER = "Rebuilt 14 km of footpath with 60 volunteers in one summer"
TRAM = "Brought tram depot sickness absence down from 11.2% to 6.4% in eighteen months"
TUTOR = "Wrote a reading scheme now used in 22 schools"
PORTER = "Won back the Hallam contract, worth £340,000 a year"
INDIA = "Grew distributor sales from ₹40 lakh to ₹1.1 crore in two years"
SURVEYOR = "Settled a boundary dispute between two farms without going to court"
VET = "Halved waiting time for vaccination by opening a nurse-led morning list"

TOLD_ROWS = [
    (BAKER, "We weighed every batch at the mixer, and flour waste went from nine percent down to three."),
    (RANGER, "So I had sixty volunteers, and over that summer we rebuilt fourteen kilometres of the path."),
    (TRAM, "Sickness at the depot was at eleven point two percent and after eighteen months it was six point four."),
    (TUTOR, "The reading scheme I wrote is in use in twenty two schools by now."),
    (PORTER, "Hallam had left us. I won that contract back, three hundred and forty thousand pounds a year."),
    (INDIA, "Distributor sales were at forty lakh and two years later at one point one crore."),
    (
        SURVEYOR,
        "There was a boundary dispute between two farms, neighbours for decades, and I settled it without court.",
    ),
]
TOUCHED_ROWS = [
    (BAKER, "Flour waste was something I always looked at, and I was at the mixer myself."),
    (RANGER, "We had volunteers for a footpath once, that was a lovely summer."),
    (TRAM, "I did a lot on sickness absence at the tram depot."),
    (TUTOR, "I like writing, and there was a reading scheme I wrote for schools."),
]
NOT_TOLD_ROWS = [
    (BAKER, "I start at four and I am never late, and I get on with the whole crew."),
    (RANGER, "I have sixty colleagues and I have been there for fourteen years."),  # their figures, another thing
    (TRAM, "In eighteen months I would like to be a manager."),
    (PORTER, "I am good with people and I keep a contract file that is always up to date."),
    (INDIA, "I have lived in two cities, and my family is there."),
    (VET, "The nurse on the list is a friend of mine."),
]


def level(line: str, *answers: str) -> float:
    return conveyed([proof(line)], spoken(*answers), rarity(line, *answers), None)[0].level


@pytest.mark.parametrize(("line", "said"), TOLD_ROWS, ids=[line[:20] for line, _ in TOLD_ROWS])
def test_told(line: str, said: str) -> None:
    assert level(line, "I am from the coast.", said) == TOLD


@pytest.mark.parametrize(("line", "said"), TOUCHED_ROWS, ids=[line[:20] for line, _ in TOUCHED_ROWS])
def test_touched_without_its_result_is_not_told(line: str, said: str) -> None:
    assert level(line, "I am from the coast.", said) == TOUCHED


@pytest.mark.parametrize(("line", "said"), NOT_TOLD_ROWS, ids=[line[:20] for line, _ in NOT_TOLD_ROWS])
def test_not_told(line: str, said: str) -> None:
    assert level(line, "I am from the coast.", said) == 0


def test_a_result_told_when_they_asked_on_was_told() -> None:
    first = "Flour waste was the first thing I looked at, from the mixer on."
    second = "Oh, it went from nine percent to three."
    assert level(BAKER, first) == TOUCHED
    assert level(BAKER, first, second) == TOLD


def test_a_word_heard_in_two_is_one() -> None:
    line = "Raised autoship orders to 2,300 a month"
    assert level(line, "Auto ship orders went up, to twenty three hundred a month.") == TOLD


def test_a_line_told_in_nearly_all_its_words_counts_as_told_without_its_figures() -> None:
    """A wrong “you never said this” is worse than a silence."""
    assert level(BAKER, "Flour waste, yes: I had every batch weighed at the mixer, and we cut it a lot.") == TOLD


def test_the_quote_is_where_it_was_told() -> None:
    small_talk = "The train was late again, and the platform full of people with suitcases, as it is every winter. " * 4
    said = "We weighed every batch at the mixer, and flour waste went from nine percent to three."
    found = conveyed([proof(BAKER)], spoken("Good morning.", small_talk + said), rarity(BAKER, said), None)[0]
    assert found.exchange == 1
    assert found.piece is not None
    assert said in found.piece.text
    assert "suitcases" not in found.piece.text.split("every winter.")[-1]


def test_meaning_alone_leaves_it_open() -> None:
    said = "Mornings are for jabs now, and people are in and out of the door."
    near, far = (
        conveyed([proof(VET)], spoken(said), rarity(VET, said), Alike(vaccination_jabs=value))[0]
        for value in (0.6, 0.1)
    )
    assert far.level == 0
    assert far.chance < near.chance
    assert 0 < near.level < TOLD


def test_meaning_beside_words_makes_it_likelier() -> None:
    said = "We got a nurse to do it in the morning, so for a vaccination people hardly sat there any more."
    near, far = (
        conveyed([proof(VET)], spoken(said), rarity(VET, said), Alike(vaccination_nurse=value))[0]
        for value in (0.7, 0.1)
    )
    assert near.chance > 2 * far.chance


RETOLD_ROWS = [
    ("Cut the time to fire a kiln load from 31 h to 9 h", "Firing the kiln used to take more than a day, and now a load takes nine hours."),
    ("Brought cracked pots down from 9% to 2%", "One in ten pots was cracked when I came, and by the end one in fifty pots."),
    ("Reduced glaze waste by 35%", "The glaze waste, we got it down by about a third with the reduced mixes."),
    ("Halved the number of cracked pots", "There were forty cracked pots a month, and a year later twenty in number."),
    ("Trained 36 throwers in wax resist", "I had thirty-odd throwers, and I trained all of them in the wax resist."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), RETOLD_ROWS, ids=[line[:20] for line, _ in RETOLD_ROWS])
def test_a_result_told_in_other_figures_is_not_called_untold(line: str, said: str) -> None:
    assert level(line, "I am from the coast.", said) >= PERHAPS


# -- the person's own account


def account(line: str, note: str) -> float:
    return conveyed([proof(line)], noted(note), rarity(line, note), None)[0].level


def test_a_note_tells_in_fewer_words() -> None:
    note = "Told them of the boundary dispute between the two farms."
    assert account(SURVEYOR, note) == TOLD


@pytest.mark.parametrize(
    "note",
    [
        "Talked of the boundary dispute between the two farms, but never said how I settled it.",
        "The boundary dispute between two farms; didn’t mention that it was settled without court.",
        "Began with the boundary dispute of the two farms and stopped before the end.",
        "Boundary dispute between farms, left out that it never came to court.",
        "The boundary dispute, the two farms: got cut off there.",
    ],
)
def test_a_note_that_says_it_was_left_out_is_believed(note: str) -> None:
    assert account(SURVEYOR, note) < TOLD


def test_a_note_with_the_telling_figure_is_believed_before_its_regret() -> None:
    note = "Hallam contract won back, £340,000 a year. Never said how long it took."
    assert account(PORTER, note) == TOLD


# -- whatever was said


LINES = st.sampled_from([BAKER, RANGER, TRAM, TUTOR, PORTER, INDIA, SURVEYOR, VET])
WORDS = st.lists(
    st.sampled_from(
        [*" ".join([BAKER, RANGER, TRAM, INDIA]).split(), "um", ".", "nine percent", "never said", "…", "?"]
    ),
    max_size=60,
).map(" ".join)


@given(LINES, st.lists(st.one_of(WORDS, st.text(max_size=60)), max_size=4))
def test_every_quote_is_a_piece_of_what_was_said(line: str, answers: list[str]) -> None:
    found = conveyed([proof(line)], spoken(*answers), rarity(line, *answers), None)
    assert len(found) == 1
    assert found == conveyed([proof(line)], spoken(*answers), rarity(line, *answers), None)
    if found[0].level:
        piece = found[0].piece
        assert piece is not None
        assert piece.text in answers[found[0].exchange]
        assert piece.source.quote == piece.text
    else:
        assert found[0] == Conveyed(chance=found[0].chance)
        assert 0 <= found[0].chance < 0.5


@given(LINES)
def test_a_line_read_out_was_told(line: str) -> None:
    assert level(line, "I am from the coast.", f"Well. {line}. That was it.") == TOLD


@given(st.text(max_size=400))
def test_pieces_are_exact_and_in_order(text: str) -> None:
    at = 0
    for piece in pieces_of(text, Source("transcript", "turn 1", text)):
        assert piece.text == piece.source.quote
        at = text.index(piece.text, at) + len(piece.text)
    assert "".join("".join(p.text for p in pieces_of(text, Source("transcript", "", ""))).split()) == "".join(
        text.split()
    )
