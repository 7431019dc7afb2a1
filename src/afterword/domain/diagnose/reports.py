"""What the person reports of the others and of what was agreed: doubts, promises, and whether interest was said."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.domain.diagnose.dates import date_in
from afterword.domain.diagnose.findings import Doubt, Interest, Promise
from afterword.domain.diagnose.questions import family_of
from afterword.domain.interview import Exchange, Interview, Source
from afterword.domain.knowledge import concerns, families, phrases
from afterword.domain.knowledge.cues import Found, Reading, read

THIRD_PERSON = frozenset(
    "he she they he's she's they're he'd she'd they'd he'll she'll his her their him them interviewer interviewers "
    "panel chair boss manager head director owner chef matron partner recruiter hr both everyone ceo principal".split()
)


def doubts_of(interview: Interview) -> tuple[Doubt, ...]:
    """Sentences that report an interviewer's doubt or cooling, with the concern each points to. The person's own
    nerves are none."""
    found: list[Doubt] = []
    names = _names(interview)
    for exchange in interview.exchanges:
        family = families()[family_of(exchange.asked, exchange.said)]
        for quote in _doubts_in(exchange.asked, names, asked=True):
            found.append(Doubt(quote, concern_of(quote, family.concern_id), exchange.source("asked", quote)))
        for quote in _doubts_in(exchange.said, names, asked=False):
            found.append(Doubt(quote, concern_of(quote, family.concern_id), exchange.source("said", quote)))
    return tuple(found)


def _doubts_in(text: str, names: frozenset[str], *, asked: bool) -> Iterator[str]:
    if not text:
        return
    reading = read(text)
    plain = list(reading.find_all(phrases()["doubt"].cues))
    by_others = [] if asked else list(reading.find_all(phrases()["doubt_of_others"].cues))
    cleared = {reading.sentence(found.first) for found in reading.find_all(phrases()["not_doubt"].cues)}
    seen: set[tuple[int, int]] = set()
    for found in sorted([*plain, *by_others], key=lambda found: found.first):
        sentence = reading.sentence(found.first)
        if sentence in seen or sentence in cleared:
            continue
        if not asked and not _of_them(reading, found, names):
            continue
        seen.add(sentence)
        yield reading.quote(*sentence)


def _of_them(reading: Reading, found: Found, names: frozenset[str]) -> bool:
    """Whether the sentence is about somebody on the other side, and the nearest doer before the cue is not "I"."""
    first, last = reading.sentence(found.first)
    words = reading.words[first : last + 1]
    if not any(word in THIRD_PERSON or word in names for word in words):
        return False
    for index in range(found.first, first - 1, -1):
        word = reading.words[index]
        if word in THIRD_PERSON or word in names:
            return True
        if word in {"i", "i'm", "i'd", "i've"} and index < found.first:
            return False
    return True


def concern_of(quote: str, fallback: str) -> str:
    """The concern whose cues say most in a sentence; that of the question's family when none speaks."""
    reading = read(quote)
    best, weight = fallback, 0
    for concern in concerns().values():
        told = max((found.cue.size for found in reading.find(concern.cues)), default=0)
        if told > weight:
            best, weight = concern.id, told
    return best


def _names(interview: Interview) -> frozenset[str]:
    """The interviewers' names, word by word, as they are searched."""
    return frozenset(word for person in interview.interviewers for word in read(person.name).words if len(word) > 2)


def promises_of(interview: Interview) -> tuple[Promise, ...]:
    """What either side is reported to have promised. `by` is an ISO date where the words leave no doubt, else None."""
    found: list[Promise] = []
    for exchange in interview.exchanges:
        if exchange.said:
            supposed = read(exchange.asked).has(phrases()["hypothetical"].cues)
            found.extend(_promises_in(exchange.said, exchange, interview, supposed=supposed))
    if interview.contact_rules:
        found.extend(_promises_in(interview.contact_rules, None, interview, supposed=False))
    return tuple(found)


def _promises_in(text: str, exchange: Exchange | None, interview: Interview, *, supposed: bool) -> Iterator[Promise]:
    reading = read(text)
    when = interview.starts_at.date() if interview.starts_at is not None else None
    names = _names(interview)
    taken: set[tuple[int, int]] = set()
    for who, name in (("candidate", "promise_own"), ("employer", "promise_theirs")):
        for found in sorted(reading.find_all(phrases()[name].cues), key=lambda found: found.first):
            sentence = reading.sentence(found.first)
            if sentence in taken or (who == "candidate" and supposed and not _to_them(reading, found)):
                continue
            if who == "candidate" and _they_said(reading, found, names):
                continue
            if who == "employer" and not _of_them_or_fragment(reading, found, names):
                continue
            taken.add(sentence)
            quote = reading.quote(*sentence)
            source = (
                exchange.source("said", quote) if exchange is not None else Source("debrief", "contact_rules", quote)
            )
            by = date_in(quote, when)
            yield Promise(who, _what(reading, found, who), by.isoformat() if by else None, quote, source)  # type: ignore[arg-type]


def _they_said(reading: Reading, found: Found, names: frozenset[str]) -> bool:
    """ "She gave me her number and said to ring": whoever the sentence began with still speaks after its "and"."""
    if reading.words[found.first] in _OWN:
        return False
    before = reading.words[reading.sentence(found.first)[0] : found.first]
    doers = (word for word in before if word in _OWN or word in _THEY or word in names)
    first = next(doers, "she" if "me" in before else "i")  # "Gave me her card and said to ring"
    return first not in _OWN


_OWN = frozenset({"i", "i'd", "i'll", "i've", "i'm", "we"})
_THEY = THIRD_PERSON - {"his", "her", "their", "him", "them", "both", "everyone"}


def _to_them(reading: Reading, found: Found) -> bool:
    """Whether something is to be sent to the interviewers themselves, and not in a supposed case."""
    last = reading.clause(found.last)[1]
    after = reading.words[found.last : min(last, found.last + 4) + 1]
    return bool({"them", "him", "her", "over", "across"} & set(after))


def _of_them_or_fragment(reading: Reading, found: Found, names: frozenset[str]) -> bool:
    """Not the person's own doing: "I'll let them know" is no promise of theirs, "I should hear by Friday" is."""
    if reading.words[found.first] in _OWN:
        return True
    before = reading.words[reading.sentence(found.first)[0] : found.first]
    doers = [word for word in before if word in _OWN or word in _THEY or word in names]
    return not doers or doers[-1] not in _OWN


_LEAD_INS = frozenset(
    "i i'd i'll i've said promised offered agreed volunteered told them him her the panel that would will could to "
    "also then and can mentioned she'll he'll they'll they'd she'd he'd going should supposed due aim aiming hoping "
    "hope planning i'm owe have need must am all both probably had undertook committed".split()
)


def _what(reading: Reading, found: Found, who: str) -> str:
    """The thing promised, in the exact words, from the verb to the end of the clause."""
    end = max(reading.clause(found.last)[1], found.last)
    first = found.first
    while first < found.last and reading.words[first] in _LEAD_INS:
        first += 1
    return reading.text[reading.spans[first][0] : reading.spans[end][1]].strip()


def interest_of(interview: Interview) -> Interest:
    """Whether interest was said aloud: by the words the person reports, then by their own answer to the question.

    "clear" needs words that say they want it (or the person's own yes); a courtesy is "weak"; "none" where they say
    that they never did. "unknown" where neither the account nor the assessment tells.
    """
    names = _names(interview)
    texts = [(exchange.said, exchange.source("said")) for exchange in interview.exchanges]
    texts += [(text, Source("debrief", f"left_out[{place}]", text)) for place, text in enumerate(interview.left_out)]
    said: dict[str, list[Source]] = {"interest_none": [], "interest_clear": [], "interest_weak": []}
    for text, source in texts:
        reading = read(text)
        for name, quotes in said.items():
            own_words = (f for f in reading.find_all(phrases()[name].cues) if not _said_by_them(reading, f, names))
            for sentence in dict.fromkeys(reading.sentence(f.first) for f in own_words):
                quote = reading.quote(*sentence)
                if not any(quote == other.quote for others in said.values() for other in others):
                    quotes.append(Source(source.kind, source.ref, quote))
    own = interview.assessment.interest
    if said["interest_clear"]:
        return Interest("clear", tuple(said["interest_clear"]))
    if said["interest_none"]:
        return Interest("none", tuple(said["interest_none"]))
    if said["interest_weak"]:
        return Interest("weak", tuple(said["interest_weak"]))
    if own in {"yes", "no"}:
        return Interest("clear" if own == "yes" else "none", (Source("debrief", "interest", own),))
    return Interest("unknown")


def _said_by_them(reading: Reading, found: Found, names: frozenset[str]) -> bool:
    """Whether the words just before say that it was somebody else who spoke ("She said it is an interesting place")."""
    before = reading.words[max(reading.sentence(found.first)[0], found.first - 2) : found.first]
    return any(word in THIRD_PERSON or word in names for word in before)
