"""Small, exact readings of plain text: sentences, words, stems, numbers. Deterministic, and quotes stay substrings."""

from __future__ import annotations

import re
from functools import lru_cache

_NO_END = frozenset(
    """mr mrs ms mx dr prof st sr jr vs no nos inc ltd co corp approx e.g i.e etc a.m p.m dept est fig u.s u.k rs
    pvt incl ca jan feb mar apr jun jul aug sep sept oct nov dec resp min max hrs yrs mos wks pp vol ed gov sgt
    lt capt col gen rev hon ms mme""".split()
)
_BEFORE_NUMBERS = frozenset(
    "no nos max min vol pp ed fig jan feb mar apr jun jul aug sep sept oct nov dec gen rev gov mos".split()
)
_END = re.compile(r"(?:(?<![.!?…])[.!?…]+[\"'”’)\]]*(?=\s)|\n\s*)")
_NEXT = re.compile(r"\s*(\S)")
_LONGEST_SHORT = 80
"""Characters before a full stop that are looked at for an abbreviation."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’][^\W\d_]+)*")

STOP = frozenset(
    """a an the and or but if then than so as at by for from in into of on onto to up with without about over under
    after before between through during per via is are was were be been being am do does did done have has had
    having will would shall should can could may might must i you he she it we they me him her us them my your his
    its our their mine yours this that these those there here what which who whom whose when where why how not no
    nor all any both each few more most other some such only own same too very just also get got go went come came
    want need one two like well really quite lot lots thing things something someone everyone everything because
    while until again still even much many said say told tell asked ask think thought know knew make made take took
    give gave let put way work worked working job role people team new good great better best year years month
    months week weeks day days time first last next once ever never always about around out ones hrs hr
    january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday im ive id ill its dont didnt
    doesnt isnt wasnt cant couldnt wouldnt wont youre theyre thats whats""".split()
)

PLAIN = frozenset(
    """cut hurt hit run keep stop start move show find help use try bring turn hold put set feel look call talk open
    close change build lead manage reduce improve increase deliver develop create support grow raise second third new
    big small high low short long hard easy real main key current recent clear plain whole full half
    part kind sort side line place point end top bottom front number bit fix sure able due""".split()
)
"""Words that say little on their own about what work was: they weigh half."""

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_WORDS_BY_NUMBER = {v: k for k, v in {**_SMALL, **_TENS}.items()}


def sentences(text: str) -> list[str]:
    """The sentences of `text`, in order, each an exact substring without outer white space."""
    return list(_sentences(text))


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[str, ...]:
    """Kept, since what was said in a turn is looked at for one thing after another."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        mark = end.group()
        if mark[0] != "\n" and _goes_on(text, start, end.start(), mark):
            continue
        piece = text[start : end.end()].strip()
        if piece:
            found.append(piece)
        start = end.end()
    last = text[start:].strip()
    if last:
        found.append(last)
    return tuple(found)


def _goes_on(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the sentence from `start` does not end with the `mark` at `end`: "Mr. Okafor", "J. Smith", a pause."""
    one_dot = mark[-1] == "." and mark[-2:] != ".."
    if not one_dot and mark[-3:] != "...":
        return False
    after = _NEXT.match(text, end + len(mark))
    if one_dot:
        # Only the last word counts, and looking no further back keeps a text without ends from being read ever again.
        said = text[max(start, end - _LONGEST_SHORT) : end].rstrip(".!?…\"'”’)]").rsplit(None, 1)
        tail = said[-1].lower().lstrip("(") if said else ""
        if tail in _BEFORE_NUMBERS and not (after is not None and after[1].isdigit()):
            return False  # "She said no. I ...": a word, not an abbreviation
        return tail in _NO_END or (len(tail) == 1 and tail != "i")
    return after is not None and after[1].islower()


def words(text: str) -> list[str]:
    """Lower-case words and numbers; apostrophes inside words are dropped, thousands separators too."""
    return [_plain(word) for word in _WORD.findall(text.replace("’", "'"))]


def _plain(word: str) -> str:
    word = word.lower().replace("'", "")
    return word.replace(",", "").rstrip(".") if word[0].isdigit() else word


_LEMMAS = {
    "kept": "keep", "led": "lead", "ran": "run", "won": "win", "grew": "grow", "sold": "sell", "built": "build",
    "taught": "teach", "wrote": "write", "fell": "fall", "rose": "rise", "lost": "lose", "loss": "lose",
    "left": "leave", "held": "hold", "met": "meet", "brought": "bring", "bought": "buy", "spent": "spend",
    "found": "find", "sent": "send", "began": "begin", "chose": "choose", "driven": "drive", "drove": "drive",
    "paid": "pay", "people": "people", "children": "child", "staffed": "staff",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A light English stem: enough that "promotions", "promotional" and "promoted" meet, and "hours" and "hour".

    Not Porter's: it only takes endings off words that stay at least four letters long.
    """
    word = _LEMMAS.get(word, word)
    if len(word) < 4 or word[0].isdigit():
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("es") and word[-3] in "sxzh":
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ational", "isation", "ization", "ement", "ation", "ional", "ingly", "ments", "ment", "ness",
                   "ance", "ence", "able", "ible", "ings", "ally", "ing", "ion", "ers", "ful", "ely", "ive",
                   "ial", "al", "ed", "er", "or", "ly"):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    if len(word) > 4 and word[-1] in "ey":
        word = word[:-1]
    return word


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The stems that carry meaning, numbers included (spelled small numbers as digits)."""
    return frozenset(map(_meant, set(_WORD.findall(text.replace("’", "'"))))) - _NOTHING


@lru_cache(maxsize=20_000)
def _meant(word: str) -> str:
    """What one word adds to the content of a text; "" where it adds nothing."""
    word = _plain(word)
    if word in _TENS or word in _SMALL:
        return str(number_of(word)) if number_of(word) > 1 else ""
    return stem(word) if word not in STOP and (len(word) > 2 or word[0].isdigit()) else ""


_NOTHING = frozenset({""})


def number_of(word: str) -> int:
    """The value of a spelled number below a hundred; -1 for anything else. "thirty-one" and "thirty one" both work."""
    word = word.lower().replace("-", " ").strip()
    if word in _SMALL:
        return _SMALL[word]
    if word in _TENS:
        return _TENS[word]
    tens, _, unit = word.partition(" ")
    if tens in _TENS and 0 < _SMALL.get(unit, 0) < 10:
        return _TENS[tens] + _SMALL[unit]
    return -1


def spelled(number: int) -> str:
    """A whole number from 0 to 99 in words: 31 -> "thirty-one"."""
    if number in _WORDS_BY_NUMBER:
        return _WORDS_BY_NUMBER[number]
    return f"{_WORDS_BY_NUMBER[number // 10 * 10]}-{_WORDS_BY_NUMBER[number % 10]}"


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SPELLED = re.compile(
    r"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|"
    r"nine))?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen)\b",
    re.IGNORECASE,
)


def numbers(text: str) -> set[str]:
    """Every number in `text` in one spelling: digits without thousands separators, spelled ones below 100 as digits."""
    found = {n.replace(",", "") for n in _NUMBER.findall(text)}
    found |= {str(number_of(m.group())) for m in _SPELLED.finditer(text)}
    return found


_ALWAYS_CAPITAL = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december christmas easter ramadan diwali english french german spanish italian welsh irish scottish
    dutch polish chinese japanese arabic russian portuguese swedish norwegian danish finnish greek turkish hindi urdu
    latin british american canadian australian european asian african indian java python
    excel google microsoft sql""".split()
)


def lower_first(text: str) -> str:
    """`text` with its first letter in lower case, unless its first word is "I", a name in capitals or holds a digit."""
    if not text:
        return text
    head = text.split(None, 1)[0]
    if head in {"I", "I'm", "I’m", "I'd", "I’d", "I've", "I’ve", "I'll", "I’ll"}:
        return text
    if head.lower().strip(".,;:’'s") in _ALWAYS_CAPITAL or head.lower().rstrip(".,;:") in _ALWAYS_CAPITAL:
        return text
    if len(head) > 1 and (head[1:] != head[1:].lower() or any(c.isdigit() for c in head)):
        return text
    return text[0].lower() + text[1:]


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """`text` as a sentence: trimmed, first letter capital, closed by a full stop where nothing closes it."""
    text = upper_first(text.strip().rstrip(",;:-–— "))
    return text if text.endswith((".", "?", "!", ".”", '."', "?”", '?"')) else text + "."
