"""The openings on an employer's list: whether one fits what the person looks for and why, and when to ask again (S7).

An opening fits when one of the person's lines stands in its title, and one of their places in where it is. Nothing is
weighed and nothing is hidden: what does not fit is still shown, only further down. Words of rank in the title that the
line does not have are named, so that "planner" never quietly means "junior planner".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

EVERY = timedelta(days=1)
SPREAD = timedelta(hours=2)  # to either side of a day, so that not everybody asks at the same minute
FIRST_WAIT = timedelta(hours=2)  # after the first failure; doubles with each further one
LONGEST_WAIT = timedelta(days=7)
LONGEST_ASKED_FOR = timedelta(days=30)  # of what a Retry-After may ask
GIVE_UP_AFTER = timedelta(days=28)  # without one good answer
FEWEST_FAILURES = 5  # before anything is given up


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One job on a list, as the board gives it. `theirs` is the board's own id of it; "" where it says nothing."""

    theirs: str
    title: str
    place: str = ""
    url: str = ""
    text: str = ""
    posted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """The person's lines that an opening fits, as they typed them. `place` is "" where they named none, or it does not.

    `rank`: words of rank in the title that the line does not have.
    """

    role: str
    place: str = ""
    rank: tuple[str, ...] = ()


def fit(title: str, place: str, roles: Sequence[str], places: Sequence[str]) -> Fit | None:
    """Why an opening fits what the person looks for; None when it does not, or when they named no role."""
    role = next((line for line in roles if role_fits(line, title)), None)
    if role is None:
        return None
    where = ""
    if any(_words(line) for line in places) and _words(place):
        found = next((line for line in places if place_fits(line, place)), None)
        if found is None:
            return None
        where = found
    return Fit(role, where, _rank_beyond(role, title))


def role_fits(line: str, title: str) -> bool:
    """Whether every word of the person's line stands in the title, close enough together to belong to each other."""
    wanted = _role_words(line)
    if not wanted:
        return False
    parts = _parts(title)
    return any(_in_order(wanted, _role_words(part)) for part in parts) or _turned_round(wanted, parts)


def place_fits(line: str, place: str) -> bool:
    """Whether the words of the person's line stand beside each other where an opening says it is."""
    wanted, there = _place_words(line), _place_words(place)
    length = len(wanted)
    return bool(wanted) and any(there[at : at + length] == wanted for at in range(len(there) - length + 1))


def lines_of(typed: str) -> list[str]:
    """The lines of what was typed, one wish each, without those that hold no word."""
    return [line.strip() for line in typed.split("\n") if _words(line)]


def next_time(now: datetime, chance: float) -> datetime:
    """When to ask again after a good answer. `chance` is from 0 to 1."""
    return now + EVERY + SPREAD * (2 * chance - 1)


def next_try(now: datetime, failures: int, chance: float, asked_to_wait: timedelta | None = None) -> datetime:
    """When to ask again after this many failures in a row, and not before they allow it."""
    doublings: int = 2 ** min(max(failures, 1) - 1, 10)
    wait = min(FIRST_WAIT * doublings, LONGEST_WAIT)
    if asked_to_wait is not None:
        wait = max(wait, min(asked_to_wait, LONGEST_ASKED_FOR))
    return now + wait + wait * (chance / 10)


def given_up(now: datetime, last_good: datetime, failures: int) -> bool:
    """Whether it is time to stop asking and to say so."""
    return failures >= FEWEST_FAILURES and now - last_good >= GIVE_UP_AFTER


# --- words

_WORD = re.compile(r"[^\W_]+[+#]*")
_GENDERED = re.compile(r"(?<=\w)(?:[*:_/·]-?|\()(?:in(?:nen)?|e|r|euse|rice)\)?(?!\w)", re.I)
_ALL_SEXES = re.compile(r"[(\[]?\b[mwfdxhgia]\s*[/|]\s*[mwfdxhgia](?:\s*[/|]\s*[mwfdxhgia*]){0,2}\b[)\]]?", re.I)
_PARTS = re.compile(r"\s[-–—|/]\s|[,;:|()\[\]]|\s/\s")
_SMALL = frozenset("a an and the for in at to with und der die das de la le les des du et y e & of von".split())
_OF = frozenset({"of", "for", "von", "de", "des", "du", "della", "del"})

_SAME: Mapping[str, str] = {
    "ops": "operation", "mgr": "manager", "asst": "assistant", "sr": "senior", "snr": "senior", "jr": "junior",
    "jnr": "junior", "dev": "developer", "eng": "engineer", "exec": "executive", "coord": "coordinator",
    "admin": "administrator", "dir": "director", "svp": "senior vp", "ii": "grade2", "iii": "grade3",
    "advisor": "adviser", "math": "mathematic", "programme": "program",
    "centre": "center", "labour": "labor", "organisation": "organization", "personnel": "hr",
}  # fmt: skip
_SAME_TOGETHER: Mapping[tuple[str, ...], str] = {
    ("human", "resource"): "hr", ("vice", "president"): "vp", ("quality", "assurance"): "qa",
    ("user", "experience"): "ux", ("front", "end"): "frontend", ("back", "end"): "backend",
    ("full", "stack"): "fullstack", ("information", "technology"): "it",
    ("health", "care"): "healthcare", ("e", "commerce"): "ecommerce",
}  # fmt: skip
_RANK = frozenset(
    "senior junior lead principal staff head chief assistant associate deputy trainee apprentice intern internship"
    " graduate entry vp director executive werkstudent praktikant auszubildende azubi grade2 grade3".split()
)
_SAME_PLACE: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("united", "kingdom"): ("uk",), ("great", "britain"): ("uk",), ("gb",): ("uk",), ("united", "states"): ("usa",),
    ("united", "states", "of", "america"): ("usa",), ("us",): ("usa",), ("u", "s"): ("usa",), ("u", "k"): ("uk",),
    ("nyc",): ("new", "york"), ("munchen",): ("munich",), ("koln",): ("cologne",), ("wien",): ("vienna",),
    ("nurnberg",): ("nuremberg",), ("deutschland",): ("germany",),
    ("osterreich",): ("austria",), ("schweiz",): ("switzerland",), ("home", "office"): ("remote",),
    ("homeoffice",): ("remote",), ("from", "home"): ("remote",), ("anywhere",): ("remote",),
    ("telecommute",): ("remote",), ("homebased",): ("remote",), ("home", "based"): ("remote",),
}  # fmt: skip
_CLOSE = 3  # words from one to the next, so that two may stand between them


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text.replace("’", "").replace("'", "")))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _place_words(text: str) -> list[str]:
    return _replaced(_words(text), _SAME_PLACE)


def _replaced(words: Sequence[str], table: Mapping[tuple[str, ...], tuple[str, ...]]) -> list[str]:
    """`words` with each run that stands in `table`, longest first, in the one form all spellings share."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in (4, 3, 2, 1):
            run = tuple(words[at : at + length])
            if len(run) == length and run in table:
                found += table[run]
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _role_words(text: str) -> list[str]:
    """The words of a role that carry meaning, each in the one form its spellings share."""
    plain = [_singular(word) for word in _words(_ALL_SEXES.sub(" ", _GENDERED.sub("", text)))]
    joined = _replaced(plain, {run: (word,) for run, word in _SAME_TOGETHER.items()})
    same = " ".join(_SAME.get(word, word) for word in joined).split()
    return [word for word in same if word not in _SMALL]


def _parts(title: str) -> list[str]:
    """A title part by part, as commas, dashes and brackets divide it, without parts that say nothing."""
    whole = _ALL_SEXES.sub(" ", _GENDERED.sub("", title))
    return [part for part in _PARTS.split(whole) if _role_words(part)]


def _in_order(wanted: Sequence[str], part: Sequence[str]) -> bool:
    """ "operations manager" in "Senior operations and logistics manager"."""
    for start, word in enumerate(part):
        if word != wanted[0]:
            continue
        at = start
        for following in wanted[1:]:
            near = list(part[at + 1 : at + 1 + _CLOSE])
            if following not in near:
                break
            at += 1 + near.index(following)
        else:
            return True
    return False


def _turned_round(wanted: Sequence[str], parts: Sequence[str]) -> bool:
    """ "operations manager" in "Manager, warehouse operations" and "Manager of operations".

    Not in "Account manager, sales operations": what is managed there is accounts.
    """
    if len(parts) > 1 and _headed(wanted, _role_words(parts[0]), _role_words(parts[1])):
        return True
    raw = _words(parts[0]) if parts else []
    of = next((at for at, word in enumerate(raw) if word in _OF), len(raw))
    return _headed(wanted, _role_words(" ".join(raw[:of])), _role_words(" ".join(raw[of + 1 :])))


def _headed(wanted: Sequence[str], first: Sequence[str], rest: Sequence[str]) -> bool:
    head = [word for word in first if word not in _RANK or word in wanted]
    left = [word for word in wanted if word not in first]
    return bool(head) and set(head) <= set(wanted) and bool(left) and set(left) <= set(rest)


def _rank_beyond(line: str, title: str) -> tuple[str, ...]:
    """Words of rank in the title that the line does not have, as the title spells them."""
    asked = set(_role_words(line))
    found: dict[str, None] = {}
    for word in re.findall(r"[^\W_]+", _ALL_SEXES.sub(" ", _GENDERED.sub("", title))):
        same = _role_words(word)
        if same and same[0] in _RANK and not set(same) & asked:
            found[word.lower() if not word.isupper() else word] = None
    return tuple(found)
