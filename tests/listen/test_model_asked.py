"""How much a model of meaning is asked: it is slow, so a longer talk must not ask it more of what was told."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.domain.diagnose.conveyed import NEAR, TOUCHED, conveyed
from tests.listen.proofs import Alike, proof, rarity, spoken

LINES = ("Cut flour waste from 9% to 3% by weighing every batch", "Trained eleven bakers who still work there")
TALK = (
    "The flour was weighed by whoever had time, and the waste went in the bin.",
    "I like the early start, to be honest, and the quiet of it.",
    "The bakers there came from all over, and some were trained elsewhere.",
    "We had an oven that nobody could mend.",
)


class Counting(Alike):
    asked: frozenset[str] = frozenset()

    def compare(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        self.asked |= {*left, *right}
        return super().compare(left, right)


def test_a_talk_ten_times_as_long_asks_about_no_more_texts() -> None:
    proofs = [proof(line, f"work[0].highlights[{at}]", f"e{at}") for at, line in enumerate(LINES)]
    for times in (1, 10, 100):
        likeness = Counting()
        said = [f"Number {at}. {text}" for at in range(times) for text in TALK]
        conveyed(proofs, spoken(*said), rarity(*LINES, *TALK), likeness)
        assert len(likeness.asked) <= len(LINES) * (3 + NEAR), "the line, its result and its action"


def test_it_is_not_asked_about_words_that_share_nothing_with_a_proof() -> None:
    likeness = Counting()
    conveyed([proof(LINES[0])], spoken(*TALK), rarity(*LINES, *TALK), likeness)
    assert TALK[3] not in likeness.asked


def test_it_still_says_what_is_meant_by_other_words() -> None:
    line = "Kept an oven running through two winters without a day lost"
    found = conveyed([proof(line)], spoken(*TALK), rarity(line, *TALK), Counting(oven_mend=0.57))
    assert (found[0].level, found[0].exchange) == (TOUCHED, 3)
    assert conveyed([proof(line)], spoken(*TALK), rarity(line, *TALK), Counting())[0].level == 0
