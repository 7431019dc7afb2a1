"""Text to the word pieces of an uncased BERT vocabulary, as all-MiniLM-L6-v2 was trained on them."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

CLASSIFY, SEPARATE, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
MOST_PIECES = 128  # of one text, the two marks included; the model was trained on no longer ones


@cache
def vocabulary() -> dict[str, int]:
    """Word piece -> its number, from the list that came with the model."""
    lines = (files("afterword.meaning") / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def pieces(text: str) -> list[int]:
    """The numbers of the pieces of `text`, between the two marks; cut after `MOST_PIECES`."""
    known = vocabulary()
    found = [known[CLASSIFY]]
    for word in _words(text[: MOST_PIECES * 20]):
        found.extend(_split(word, known))
        if len(found) >= MOST_PIECES:
            break
    return [*found[: MOST_PIECES - 1], known[SEPARATE]]


def _words(text: str) -> list[str]:
    """Lower case without accents, split at white space and around every mark of punctuation."""
    plain = unicodedata.normalize("NFD", text.lower())
    spaced = []
    for letter in plain:
        kind = unicodedata.category(letter)
        if kind == "Mn" or (kind.startswith("C") and letter not in "\t\n\r"):
            continue
        alone = kind.startswith("P") or (letter.isascii() and not letter.isalnum() and not letter.isspace())
        spaced.append(f" {letter} " if alone or _is_cjk(letter) else letter)
    return "".join(spaced).split()


def _is_cjk(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf" or "\uf900" <= letter <= "\ufaff"


def _split(word: str, known: dict[str, int]) -> list[int]:
    """The longest known pieces of a word from left to right; one unknown mark where there is no such way."""
    if len(word) > LONGEST_WORD:
        return [known[UNKNOWN]]
    found, start = [], 0
    while start < len(word):
        end = len(word)
        while end > start:
            piece = word[start:end] if start == 0 else f"##{word[start:end]}"
            if piece in known:
                found.append(known[piece])
                break
            end -= 1
        else:
            return [known[UNKNOWN]]
        start = end
    return found
