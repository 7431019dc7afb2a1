"""What the short answers mean: yes, no, unsure; well, unsure, badly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, TypeVar

from afterword.domain.interview import Answer, Landed

Nothing = Literal["nothing"]
T = TypeVar("T")

_YES = frozenset({
    "yes", "y", "yeah", "yep", "yup", "true", "on", "sure", "definitely", "absolutely", "certainly", "of course",
    "yes definitely", "yes absolutely", "very much", "yes very much", "i do", "yes i do", "i did", "yes i did",
})  # fmt: skip
_NO = frozenset({
    "no", "n", "nope", "nah", "false", "off", "not at all", "no not at all", "i do not", "i don't", "no i don't",
    "i did not", "i didn't", "no i didn't",
})  # fmt: skip
_UNSURE = frozenset({
    "unsure", "not sure", "i'm not sure", "i am not sure", "uncertain", "undecided", "maybe", "perhaps", "possibly",
    "don't know", "i don't know", "dont know", "do not know", "dunno", "idk", "partly", "partially", "in part", "half",
    "sort of", "kind of", "kinda", "sorta", "so so", "yes and no", "mixed", "hard to say",
})  # fmt: skip
_NOTHING = frozenset({
    "", "null", "none", "n/a", "na", "not yet", "not answered", "unanswered", "skip", "skipped", "tbd", "later",
})  # fmt: skip
_WELL = frozenset({
    "well", "very well", "good", "very good", "great", "strong", "strongly", "yes", "y", "excellent", "brilliant",
})  # fmt: skip
_MIDDLING = frozenset({
    "unsure", "not sure", "uncertain", "ok", "okay", "fine", "so so", "mixed", "average", "middling", "meh", "maybe",
    "don't know", "i don't know", "dont know", "idk", "partly", "half", "hard to say", "all right", "alright",
})  # fmt: skip
_BADLY = frozenset({
    "badly", "very badly", "bad", "very bad", "poor", "poorly", "weak", "terrible", "terribly", "awful", "awfully",
    "not well", "no", "n", "not good", "disaster", "horrible", "horribly",
})  # fmt: skip


_ANSWERS: dict[str, Answer | Nothing] = {
    **dict.fromkeys(_YES, "yes"),
    **dict.fromkeys(_NO, "no"),
    **dict.fromkeys((*_UNSURE, "?"), "unsure"),
    **dict.fromkeys(_NOTHING, "nothing"),
}
_RATINGS: dict[str, Landed | Nothing] = {
    **dict.fromkeys(_WELL, "well"),
    **dict.fromkeys((*_MIDDLING, "?"), "unsure"),
    **dict.fromkeys(_BADLY, "badly"),
    **dict.fromkeys(_NOTHING, "nothing"),
}


def read_answer(text: str) -> Answer | Nothing | None:
    """`text` as one of the three answers, "nothing" when the question was passed over, None when it is neither."""
    return _meant(text, _ANSWERS)


def read_landed(text: str) -> Landed | Nothing | None:
    """`text` as one of the three ratings, "nothing" when there is none, None when it is something else."""
    return _meant(text, _RATINGS)


def _meant(text: str, words: Mapping[str, T]) -> T | None:
    """What `text` stands for, without regard to case, punctuation and the shape of apostrophes."""
    if text.strip() == "?":
        return words["?"]
    plain = text.lower().replace("’", "'").replace("-", " ")
    return words.get(" ".join(re.sub(r"[^\w'/ ]", " ", plain).split()).strip("'"))
