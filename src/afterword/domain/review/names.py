"""Names in a draft that differ by a letter or two from the ones given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.domain.compose.draft import Sentence
from afterword.domain.interview import Case

_NAME = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:[’'-][^\W\d_]+)*")
_SHORTEST = 4  # shorter names are too often near to something else


def misspelt(sentence: Sentence, case: Case) -> Iterator[tuple[str, str]]:
    """(the name as the draft has it, the name as it was given) for each that is nearly but not quite the same."""
    given = _given(case)
    spelt = {name.lower() for name in given}
    vouched = " ".join(source.quote for source in sentence.sources if not source.ref.startswith("draft."))
    seen: set[str] = set()
    for found in _NAME.finditer(sentence.text):
        name = re.sub(r"[’']s$", "", found.group())
        if len(name) < _SHORTEST or name.lower() in spelt or name in seen or name in vouched:
            continue
        if found.start() == 0 and sentence.text[found.end() : found.end() + 1] != ",":
            continue  # the first word of a sentence has its capital anyway, unless it greets ("Ngosi, ...")
        for right in given:
            if _near(name.lower(), right.lower()):
                seen.add(name)
                yield name, right
                break


def spelt_otherwise(sentence: Sentence, case: Case) -> Iterator[tuple[str, str]]:
    """(the name as it was typed, the name as the transcript has it) where the two differ by a letter or two."""
    typed = {word.strip(".,()&") for person in case.interview.interviewers for word in person.name.split()}
    named = [name for name in sorted(typed) if len(name) >= _SHORTEST and name[:1].isupper() and name in sentence.text]
    if not named:
        return  # most sentences name nobody: the whole talk need not be read for them
    exchanges = case.interview.exchanges
    aloud = " ".join(f"{exchange.by}. {exchange.heard} {exchange.answer}" for exchange in exchanges)
    heard = dict.fromkeys(re.sub(r"[’']s$", "", found.group()) for found in _NAME.finditer(aloud))
    for name in named:
        if name in heard or not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.text):
            continue
        for other in heard:
            if (
                other[:1].isupper()
                and len(other) >= _SHORTEST
                and other not in typed
                and _near(other.lower(), name.lower())
            ):
                yield name, other
                break


def _given(case: Case) -> list[str]:
    people = [person.name for person in case.interview.interviewers]
    people += [person.address_as for person in case.interview.interviewers]
    names: dict[str, None] = {}
    for text in (*people, case.interview.employer, case.candidate.name):
        for word in text.split():
            plain = word.strip(".,()&")
            if len(plain) >= _SHORTEST and plain[:1].isupper():
                names.setdefault(plain, None)
    return list(names)


def _near(one: str, other: str) -> bool:
    """One slip apart, or two in names of seven letters and more, and not merely a plural."""
    if one[:1] != other[:1] or one.rstrip("s") == other.rstrip("s"):
        return False
    return distance(one, other) <= (2 if len(other) >= 7 else 1)


def distance(one: str, other: str) -> int:
    """Letters to change, add, drop or swap with their neighbour to make one name of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        here = [i]
        for j, b in enumerate(other, start=1):
            best = min(row[j] + 1, here[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            here.append(best)
        before, row = row, here
    return row[-1]
