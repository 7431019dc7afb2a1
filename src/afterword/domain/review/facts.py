"""Whether every number, name and date of a sentence stands in what it rests on (contract S9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from afterword.domain import days
from afterword.domain.compose.draft import Sentence
from afterword.domain.interview import Case
from afterword.domain.text import STOP, number_of

DAYS = tuple(name.lower() for name in days.WEEKDAYS)
MONTHS = tuple(name.lower() for name in days.MONTHS)
_NUMBER_WORDS = (
    "zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen"
)
_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d(?:[\s().-]{0,2}\d){6,}(?!\w)")
_FIGURES = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*")
_SCALED = re.compile(
    r"\s?(?:(?P<k>[kK](?![A-Za-z])|thousand\b)|(?P<m>[mM](?![A-Za-z])|million\b)|(?P<b>bn\b|billion\b))"
)
_SPELLED = re.compile(
    rf"\b(?:(?:one|a)[ -](?=hundred|thousand|million|dozen))?(?:{_NUMBER_WORDS})"
    rf"(?:[ -](?:and )?(?:one|{_NUMBER_WORDS})\b)*\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:hundreds|thousands|millions|dozens|doubled|tripled|trebled|halved)\b", re.IGNORECASE)
_COURTEOUS = re.compile(
    r"\s?(?:(?:more|other|last|short|plain|further) )?"
    r"(?:things?|points?|answers?|minutes?|questions?|sentences?|lines?|words?|notes?)\b",
    re.IGNORECASE,
)
_MOST_COURTEOUS = 5
_MINUTES = re.compile(r"\s?minutes?\b", re.IGNORECASE)
_MOST_MINUTES = 20  # asked of someone's time; a result in minutes stands beside another number
_NAME = re.compile(r"(?<![\w’'])[^\W\d_a-zß-ÿ][\w’'&-]*(?:\.(?=\w))?[\w’'&-]*", re.UNICODE)
_COMMON = frozenset(
    """i i'm i'd i've i'll mr mrs ms mx dr prof sir madam herr frau monsieur madame cv hr pdf ok ps am pm dear hello hi
    yours regards sincerely faithfully hiring manager team committee panel""".split()
)
_LINKS = frozenset("of the and at for in on to de von van la le".split())  # inside a hyphened name
_SHORTENED = frozenset("it that what here there let who where how he she this one".split())
_SCALE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}


@dataclass(frozen=True, slots=True)
class Known:
    """What texts vouch for: their words in lower case, their numbers in one spelling each, their telephone numbers."""

    words: frozenset[str] = frozenset()
    numbers: frozenset[Decimal] = frozenset()
    phones: frozenset[str] = frozenset()

    def __or__(self, other: Known) -> Known:
        return Known(self.words | other.words, self.numbers | other.numbers, self.phones | other.phones)


def vouched(texts: Iterable[str]) -> Known:
    """What `texts` vouch for."""
    known = [_vouched(text) for text in texts]
    return Known(
        frozenset().union(*(each.words for each in known)),
        frozenset().union(*(each.numbers for each in known)),
        frozenset().union(*(each.phones for each in known)),
    )


@lru_cache(maxsize=4_000)  # every draft, and every page, asks again about the same notes
def _vouched(text: str) -> Known:
    numbers: set[Decimal] = set()
    for _quote, values, _end in _numbers(text):
        numbers.update(values)
    phones = (_figures_only(found.group()) for found in _PHONE.finditer(text))
    return Known(frozenset(_parts(text)), frozenset(numbers), frozenset(phones))


def own_data(case: Case) -> Known:
    """Who and where and when: what any sentence of a draft may name without saying where it comes from."""
    interview = case.interview
    people = (*interview.interviewers, *((case.adviser,) if case.adviser else ()))
    texts = [
        interview.employer, interview.role, interview.contact_rules, interview.starts_at_text,
        interview.decision_by_text, case.candidate.name, case.candidate.signature,
        case.candidate.phone, case.candidate.email, *case.slot_answers.values(),
    ]  # fmt: skip
    for person in people:
        texts += [person.name, person.title, person.email, person.phone, person.address_as]
    days = [interview.decision_by] if interview.decision_by else []
    days += [interview.starts_at.date()] if interview.starts_at else []
    if case.after is not None:
        told_by = (case.after.by, *(said.by for said in case.after.feedback))
        texts += [person.name for person in told_by if person is not None]
        days += [case.after.on, *(said.on for said in case.after.feedback)]
        days += [case.after.answer_by] if case.after.answer_by else []
    return vouched([*texts, *(_spelled_out(day) for day in days)])


def everything_told(case: Case) -> Known:
    """All the person told or holds, and what the employer named: what a sentence they typed themselves may rest on."""
    texts = [goal.text for goal in case.interview.goals]
    texts += [source.quote for goal in case.interview.goals for source in goal.sources]
    for exchange in case.interview.exchanges:
        texts += [exchange.asked, exchange.heard]
    return persons_own(case) | vouched(texts)


def persons_own(case: Case) -> Known:
    """What the person told, said aloud or holds; what only questions, goals or the advert hold is the employer's."""
    texts = [*case.interview.left_out, *case.slot_answers.values()]
    for exchange in case.interview.exchanges:
        texts += [exchange.said, exchange.answer, exchange.wish_said]
    for evidence in case.evidence:
        texts += [evidence.text, evidence.at, evidence.position, evidence.started, evidence.ended or ""]
    return own_data(case) | vouched(texts)


def sources_of(sentence: Sentence, case: Case) -> Known:
    """What the sources of `sentence` vouch for; its own words, typed by the person, do not vouch for themselves."""
    texts = [source.quote for source in sentence.sources if not source.ref.startswith("draft.")]
    paths = {source.ref for source in sentence.sources if source.kind == "resume"}
    for evidence in case.evidence:
        if evidence.path in paths:
            texts += [evidence.at, evidence.position, evidence.started, evidence.ended or ""]
    return vouched(texts)


_OF_ONESELF = re.compile(r"\b(?:I|my|we|our|mine)\b(?!['’]?d? like)", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:you|your|yours|you['’]re|you['’]ve)\b", re.IGNORECASE)


def borrowed_figures(text: str, case: Case) -> Iterator[str]:
    """The figures in a sentence about oneself that only the employer named: theirs, and no result of the person's."""
    if _OF_ONESELF.search(text) and not _OF_THEM.search(text):
        yield from _unknown_numbers(_PHONE.sub(lambda phone: " " * len(phone.group()), text), persons_own(case))


def unknown_facts(text: str, known: Known) -> Iterator[str]:
    """The numbers, names and dates in `text` that `known` does not vouch for, each as written."""
    endings = {phone[-7:] for phone in known.phones}  # a number may stand with or without its country code
    yield from (phone for phone in _PHONE.findall(text) if _figures_only(phone)[-7:] not in endings)
    rest = _PHONE.sub(lambda phone: " " * len(phone.group()), text)
    yield from _unknown_numbers(rest, known)
    yield from (found.group() for found in _VAGUE.finditer(rest) if found.group().lower() not in known.words)
    yield from _unknown_names(rest, known)


# --- numbers


def _unknown_numbers(text: str, known: Known) -> Iterator[str]:
    found = list(_numbers(text))
    for quote, values, end in found:
        if not values & known.numbers and not _is_courtesy(values, text, end, alone=len(found) == 1):
            yield quote


def _is_courtesy(values: set[Decimal], text: str, end: int, *, alone: bool) -> bool:
    """ "Two things", "five minutes": manners, not facts. From so many minutes to so many is a fact."""
    if _MINUTES.match(text, end):
        return alone and max(values) <= _MOST_MINUTES
    return max(values) <= _MOST_COURTEOUS and _COURTEOUS.match(text, end) is not None


def _numbers(text: str) -> Iterator[tuple[str, set[Decimal], int]]:
    """Every number: as written, its possible values, and where it ends."""
    rest = text
    for found in _FIGURES.finditer(text):
        scaled = _SCALED.match(text, found.end())
        values = _values(found.group())
        if scaled:
            scale = 1_000 if scaled["k"] else 1_000_000 if scaled["m"] else 1_000_000_000
            values |= {value * scale for value in values}
            rest = rest[: found.end()] + " " * len(scaled.group()) + rest[scaled.end() :]
        yield found.group(), values, found.end()
    for found in _SPELLED.finditer(rest):
        for value in _spelled_values(found.group()):
            yield found.group(), {value}, found.end()


def _values(figures: str) -> set[Decimal]:
    """What the figures may mean: "1,140" is 1140, "4,2" is 4.2, and "1.140" may be either."""
    found = {Decimal(figures.replace(",", ".").replace(".", "", max(0, figures.count(",") + figures.count(".") - 1)))}
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", figures):
        found.add(Decimal(re.sub(r"[.,]", "", figures)))
    return found


def _spelled_values(phrase: str) -> set[Decimal]:
    """The values in a run of number words: "eleven hundred and forty" is one number, "six and seven" are two."""
    values: set[Decimal] = set()
    total = current = 0
    for word in re.split(r"[\s-]+", phrase.lower()):
        if word in ("and", "a"):
            continue
        if word == "dozen":
            current = max(current, 1) * 12
        elif word in _SCALE:
            current = max(current, 1) * _SCALE[word]
            if _SCALE[word] > 100:
                total, current = total + current, 0
        else:
            value = number_of(word)
            tens, units = current % 100, current % 10
            fits = tens == 0 or (value < 10 and tens >= 20 and units == 0)
            if current and not fits:
                values.add(Decimal(total + current))
                total = current = 0
            current += value
    values.add(Decimal(total + current))
    return values - {Decimal(1)}


# --- names and dates


def _unknown_names(text: str, known: Known) -> Iterator[str]:
    found = list(_NAME.finditer(text))
    for place, name in enumerate(found):
        word = name.group().rstrip("’'-&.")
        first = _is_fresh(text, name.start())
        if len(word) < 2 or _vouched_for(word, known) or word.lower().replace("’", "'") in _COMMON:
            continue
        plain = word.lower() in STOP or word.lower() in MONTHS
        if word.lower() in DAYS or not first or (not plain and _names_someone(text, found, place)):
            yield word


def _is_fresh(text: str, place: int) -> bool:
    """Whether a sentence, a line or a quotation begins at `place`. Looks only at the blanks before it."""
    before = place
    while before and text[before - 1].isspace():
        before -= 1
    if before == place:
        return place == 0 or text[place - 1] in '“"‘(['
    return text[before - 1 : before] in tuple(".!?:;…") or "\n" in text[before:place]


def _names_someone(text: str, found: list[re.Match[str]], place: int) -> bool:
    """Whether the first word of a sentence is a name: a second capital follows, or it owns something."""
    name = found[place]
    owner = re.fullmatch(r"(\w+)[’']s", name.group())
    if owner is not None:
        return owner.group(1).lower() not in _SHORTENED
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None or text[name.end() : following.start()] != " ":
        return False
    return len(following.group()) > 1 and following.group().lower().replace("’", "'") not in _COMMON


def _vouched_for(word: str, known: Known) -> bool:
    return all(part in known.words or part in _LINKS for part in _parts(word))


def _parts(text: str) -> list[str]:
    """Words in lower case, hyphens opened, possessives off."""
    plain = text.lower().replace("’", "'")
    return [re.sub(r"'s$", "", part).strip("'") for part in re.findall(r"\w+(?:'\w+)*", plain)]


def without_phones(text: str) -> str:
    """`text` with its telephone numbers made unreadable, length kept."""
    return _PHONE.sub(lambda found: "·" * len(found.group()), text)


def _figures_only(text: str) -> str:
    return re.sub(r"\D", "", text)


def _spelled_out(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
