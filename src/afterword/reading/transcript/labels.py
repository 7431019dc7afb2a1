"""Which words before a colon, or alone on a line, are the name of a speaker.

"Ana: hello" names one; "Here's the thing: hello" does not. One line cannot tell, a whole paper mostly can: a speaker
speaks again, and a name looks like a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

LONGEST = 60
"""Characters of a label. Longer ones are sentences."""

INNER_COLON = r"(?<=[^\W\d_]):(?=[^\W\d_])"
"""A colon within a label, between letters ("a:b:c"). Beside a digit it belongs to a time."""

MOST_SPEAKERS = 300
"""In one conversation. A file with more labels than that holds something else."""

_MOST_WORDS = 6
_PARTICLES = frozenset(
    "de da do dos das del della di van von der den ter ten la le el al bin ibn bint of the and y e i und et for zu zur"
    " af av os dr mr ms mrs prof".split()
)
_NO_NAMES = frozenset(
    "note notes question answer example so okay ok well yes no yeah and but or because first second third firstly"
    " secondly finally lastly also plus actually remember look listen meaning point problem result results step one two"
    " three number basically for i e g reason fact update summary ps today situation task action".split()
)
_SOUNDS = frozenset(
    "laughs laughter laughing laugh music applause inaudible unintelligible crosstalk silence pause pauses coughs cough"
    " sighs sigh chuckles noise indistinct blank_audio background beep typing foreign".split()
)
_ABOUT = frozenset(
    "title meeting topic subject date time start end duration length location place participants participant attendees"
    " attendee speakers host organizer organiser recorded recording transcript language created source url link file"
    " position role job company employer keywords format version platform generated where when who present"
    " invited calendar interview call summary project re".split()
)
_ASIDE = re.compile(r"\s*[(\[][^)\]]{0,40}[)\]]\s*")
_WORD = re.compile(r"[^\s,|/&+•·-]+")
_NOT_IN_A_NAME = re.compile(r"\b(?:19|20)\d\d\b|[?!;\"“”…=<>{}]|\.\.|\w{3,}\.\s|https?$")
_COLON = re.compile(r"[:：]\s")
_BEGINS = re.compile(r"(?:[.?!…—–-][\"”’')\]]*\s+|\s)")


@lru_cache(maxsize=4096)
def is_a_name(text: str) -> bool:
    """Whether `text` looks like what a tool writes for a speaker: "Ana Silva", "Royce H.", "SPEAKER_00", "Q"."""
    bare = _ASIDE.sub(" ", text).strip()
    if not bare or len(text) > LONGEST or _NOT_IN_A_NAME.search(bare):
        return False
    if "@" in bare:
        return " " not in bare
    words = _WORD.findall(bare)
    if not words or len(words) > _MOST_WORDS or words[0].lower().strip(".") in _NO_NAMES:
        return False
    if not any(letter.isalpha() for letter in words[0]) and len(words) == 1:
        return False
    return all(_fits_a_name(word) for word in words) and not words[0][0].islower()


def _fits_a_name(word: str) -> bool:
    return not word[0].islower() or word.lower().strip(".") in _PARTICLES or "'" in word[:3] or "’" in word[:3]


def is_a_sound(text: str) -> bool:
    """Whether a line in brackets describes a sound ("(laughs)") instead of naming somebody."""
    words = re.findall(r"[a-z_]+", text.lower())
    return not words or any(word in _SOUNDS for word in words)


def is_about_the_paper(label: str) -> bool:
    """Whether the words before a colon introduce the paper itself: "Meeting title", "Participants"."""
    words = label.lower().split()
    return bool(words) and (words[-1] in _ABOUT or words[0] in _ABOUT) and len(words) <= 3


def speakers_among(candidates: Iterable[str], pieces: int) -> frozenset[str]:
    """Which of the labels that begin a piece name speakers; `pieces` counts the pieces of the paper, labelled or not.

    A speaker speaks again. A label seen once is believed when it looks like a name and either few pieces are unlabelled
    or it shares its words with one that is seen again.
    """
    counts = Counter(label for label in candidates if label)
    often = {
        label
        for label, count in counts.items()
        if (count >= 2 and is_a_name(label)) or (count >= 4 and len(label.split()) <= 4)
    }
    if len(often) > MOST_SPEAKERS:
        return frozenset()
    labelled = sum(counts[label] for label in often)
    named = [label for label, count in counts.items() if count == 1 and is_a_name(label)]
    if labelled + len(named) < max(2, pieces * 0.02):
        return frozenset()
    known = {word for label in often for word in label.lower().split()}
    dense = (labelled + len(named)) * 2 >= pieces
    once = {
        label
        for label in named
        if dense or len(label.split()) >= 2 or known & set(label.lower().split()) or label.isupper()
    }
    if often and all(label.isupper() for label in often):
        once = {label for label in once if label.isupper()}  # they all write so, or it is no speaker
    once |= {label for label in counts if label.lower() in {"me", "them"}}
    if (not often and not dense) or len(once) > MOST_SPEAKERS:
        return frozenset()
    return frozenset(often | once)


def split_at_labels(text: str, labels: Collection[str]) -> list[tuple[str, str]]:
    """`text` cut where another label of the paper stands inside it: [("", "hi."), ("Ben", "hello")].

    A label must begin a sentence or a line, or be more than one word: "and then Ben: he left" is no change of speaker.
    """
    pieces: list[tuple[str, str]] = []
    speaker, begin = "", 0
    for colon in _COLON.finditer(text):
        from_here = max(begin, colon.start() - LONGEST)
        window = text[from_here : colon.start()]
        places = [0] if from_here == begin == 0 else []
        strict = {0} if places else set()
        for gap in _BEGINS.finditer(window):
            places.append(gap.end())
            if len(gap.group()) > 1 or "\n" in gap.group():
                strict.add(gap.end())
        for place in places:
            label = window[place:].strip()
            if label in labels and (place in strict or " " in label):
                if before := text[begin : from_here + place].strip():
                    pieces.append((speaker, before))
                speaker, begin = label, colon.end()
                break
    if rest := text[begin:].strip():
        pieces.append((speaker, rest))
    return pieces
