"""Speech as it was meant: a reading without the sounds and repeats that people make while they look for words.

"How do you, um, how do you like to be, you know, managed" is read as "how do you like to be managed". Every word keeps
its place in the original text, so that whatever is found can be quoted exactly.
"""

from __future__ import annotations

from functools import lru_cache

from afterword.domain.knowledge.cues import STOP, Reading, read, reading_of

SOUNDS = frozenset("um umm uhm uh uhh er err erm ehm ah hmm hm mm mhm eh".split())
_YOU_KNOW_MEANT = frozenset("do did does what if how all as would let that should things may might dont don't".split())
_KNOW_OF = frozenset("about how what that who why of our us me the any anything where which when if a".split())
_SORT_MEANT = frozenset("what which the this that these those some any a same every other right all no one".split())
_FILLERS = SOUNDS | {"like", "you", "i", "sort", "kind"}
"""Words that `_filler` looks at."""
_LONGEST_REPEAT = 4


@lru_cache(maxsize=8192)
def read_spoken(text: str) -> Reading:
    """`text` made searchable as speech: fillers left out, and of words said twice in a row only the last."""
    whole = read(text)
    words, kept = whole.words, []
    at = 0
    while at < len(words):
        filler = _filler(whole, at) if words[at] in _FILLERS else 0
        if filler:
            at += filler
        else:
            kept.append(at)
            at += 1
    return _only(whole, _once(words, kept))


def _filler(reading: Reading, at: int) -> int:
    """How many words from `at` on only fill a pause; 0 when the word is meant."""
    words = reading.words
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else STOP
    before = words[at - 1] if at else STOP
    if word in SOUNDS:
        return 1
    if word == "like" and reading.opens(at) and reading.closes(at + 1):
        return 1
    beyond = words[at + 2] if at + 2 < len(words) else STOP
    if word == "you" and after == "know" and before not in _YOU_KNOW_MEANT and beyond not in _KNOW_OF:
        return 2
    if word == "i" and after == "mean" and before not in {"what", "do", "if"}:
        return 2
    if word in {"sort", "kind"} and after == "of" and before not in _SORT_MEANT:
        return 2
    return 0


def _once(words: tuple[str, ...], kept: list[int]) -> list[int]:
    """The kept places without the first saying of what is said twice in a row ("what did, what did you do")."""
    said: list[int] = []
    heard: list[str] = []
    for place in kept:
        word = words[place]
        again = word in heard[-_LONGEST_REPEAT:]
        said.append(place)
        heard.append(word)
        if not again or word == STOP or word == "#":
            continue  # what is said twice ends alike; most does not
        for size in range(1, min(_LONGEST_REPEAT, len(said) // 2) + 1):
            first = heard[-2 * size : -size]
            if first == heard[-size:] and STOP not in first:
                del said[-2 * size : -size], heard[-2 * size : -size]
                break
    return said


def _only(reading: Reading, kept: list[int]) -> Reading:
    """The reading with only the words at the places `kept`; sentence ends and pauses move along."""
    if len(kept) == len(reading.words):
        return reading
    words = tuple(reading.words[place] for place in kept)
    pauses: list[int] = []
    ends = set(reading.pauses)
    last = -1
    for new, place in enumerate(kept):
        if any(between in ends for between in range(last + 1, place + 1)):
            pauses.append(new)
        last = place
    spans = tuple(reading.spans[place] for place in kept)
    stops = tuple(new for new, word in enumerate(words) if word == STOP)
    return reading_of(reading.text, words, spans, stops, tuple(pauses))
