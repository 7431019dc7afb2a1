"""What the person tells of their own answers: what was weak in them, and how far the question was answered.

Only the person's own account is read, and only what it plainly says. A wrong fault told to a shaken person is worse
than silence, so every doubtful case stays silent: what others said or did, what did not happen, what only might have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from afterword.domain.diagnose.findings import Answered, WeakPoint
from afterword.domain.diagnose.reports import doubts_of, interest_of, promises_of
from afterword.domain.interview import Exchange
from afterword.domain.knowledge import families, phrases, topics, weakness
from afterword.domain.knowledge.cues import Found, Reading, read
from afterword.domain.knowledge.model import WeakCue
from afterword.domain.language import _

__all__ = ["answered", "discloses_private", "doubts_of", "interest_of", "promises_of", "weak_points"]

OWN_WORDS = frozenset({"i", "i'd", "i'm", "i've", "i'll", "my", "me", "we", "myself"})
LOOK_BACK = 4
"""How many words before a cue may turn it round ("I did not ramble") or say whose it was ("she rambled")."""
QUOTE_WORDS = 34
"""A sentence up to this long is quoted whole; of a longer one only the clause that holds the cue."""

STORY_FAMILIES = frozenset({"failure_mistake", "conflict", "customer", "ethics_integrity", "dismissal_redundancy"})
"""Here the story itself is about things gone wrong, so "got the date wrong" is no fault of the answer."""
REPORTING = frozenset(
    "said say saying told tell telling mentioned explained talked admitted blurted brought gave let spoke confessed "
    "disclosed shared".split()
)
RETELLING = frozenset({"said", "say", "saying", "told", "tell", "telling", "explained", "admitted", "described"})
SHOWING = frozenset(
    """achievement customer conflict leadership teamwork problem_solving planning management change technical ethics
    failure_mistake initiative_learning""".split()
)
"""Groups of questions that an instance, and what came of it, would answer best."""
FACTS = frozenset({"salary", "availability", "personal"})
"""Groups of questions that one fact answers."""
BESIDE = frozenset({"disclosed_private", "disparaged_employer", "contradicted", "factual_error"})
"""What may be wrong with an answer that answers the question all the same."""
PRIVATE_FAMILIES = frozenset(
    {"tenure_commitment", "availability_schedule", "relocation", "personal_private", "employment_gap", "leaving_reason",
     "weakness", "pressure_workload", "salary_history", "salary_expectation", "tell_me_about_you"}
)  # fmt: skip
"""Questions whose account in the debrief is mostly what was said in reply."""


def weak_points(exchange: Exchange, family: str) -> tuple[WeakPoint, ...]:
    """What was weak, by the person's own account: at most one point of each kind, in the order of the knowledge.

    Each quote is exact text of the part of the exchange it comes from. `family` is the question's family: where the
    story is about a mistake, the mistake is not held against the answer.
    """
    found: dict[str, WeakPoint] = {}
    for cue in weakness():
        if cue.kind in found or (cue.kind == "factual_error" and family in STORY_FAMILIES):
            continue
        for part in cue.where:
            quote = _own_up(cue, getattr(exchange, part) or "", unhappy=exchange.landed in {"badly", "unsure"})
            if quote and not (cue.kind == "no_example" and _is(found.get("no_result"), quote)):
                found[cue.kind] = WeakPoint(cue.kind, quote, _(cue.why))  # type: ignore[arg-type]
                break
    for point in _by_wish_or_shape(exchange, family, frozenset(found) - {"low_landing"}):
        found.setdefault(point.kind, point)
    told = _told_private(exchange, family)
    if told:
        why = _("Something private came up here. It is yours, and nothing asks you to go back to it.")
        found["disclosed_private"] = WeakPoint("disclosed_private", told, why)
    low = found.pop("low_landing", None)
    return (*found.values(), low) if low is not None else tuple(found.values())


def _is(point: WeakPoint | None, quote: str) -> bool:
    """Whether a point rests on the same words: a result left out is not told again as an instance left out."""
    return point is not None and point.quote == quote


def _by_wish_or_shape(exchange: Exchange, family: str, owned_up: frozenset[str]) -> Iterator[WeakPoint]:
    """What was missing where an instance was called for: told by what the person wishes they had said, or, of an
    answer they are unhappy with, by an account that is a list of measures and no deed."""
    group = families()[family].group if family in families() else family
    if exchange.landed not in {"badly", "unsure"} or group not in SHOWING or not exchange.said.strip():
        return
    if owned_up & {"blank", "off_topic", "evasive"}:
        return
    wish, said = read(exchange.wish_said), read(exchange.said)
    told = [said.quote(*sentence) for sentence in said.sentences()]
    if not told:
        return
    first, last = told[0], told[-1]
    deed = wish.find(phrases()["own_deed"].cues)
    if deed and not owned_up:
        yield WeakPoint("no_example", first, _("You wish you had told of a time you did it."))
    came = wish.find(phrases()["came_of_it"].cues)
    if came and not said.has(phrases()["came_of_it"].cues) and "no_result" not in owned_up:
        yield WeakPoint("no_result", last, _("You wish you had told what came of it."))
    if not deed and not owned_up and read(exchange.asked).has(phrases()["asks_how"].cues) and not _shows(exchange.said):
        why = _("Your account of it is a list of what to do, with no time you did it.")
        yield WeakPoint("no_example", first, why)


def _shows(said: str) -> bool:
    """Whether an account holds a figure or something the person did: then it is more than a list of measures."""
    reading = read(said)
    return bool({"#", "##"} & reading.vocabulary) or reading.has(phrases()["own_deed"].cues) or len(reading.words) > 40


def answered(exchange: Exchange, weak: tuple[WeakPoint, ...], family: str = "other") -> Answered:
    """How far the question was answered, as far as the account tells.

    "not" where nothing was said or something else was answered; "partly" where the person names what was missing, says
    that it went badly, or wishes they had said more; "fully" where they say that it landed well and name nothing, and
    where a fact was asked for and given; otherwise "unknown".
    """
    kinds = {point.kind for point in weak} - {"low_landing"}
    if not exchange.said.strip():
        return "unknown"
    if "blank" in kinds and len(read(exchange.said).words) <= 12:
        return "not"
    if "off_topic" in kinds:
        return "not"
    if kinds - BESIDE:
        return "partly"
    if exchange.landed == "well" or kinds:
        return "fully"
    group = families()[family].group if family in families() else family
    if exchange.landed == "badly" or (exchange.landed == "unsure" and exchange.wish_said.strip()):
        return "partly"
    return "fully" if exchange.landed == "unsure" and group in FACTS else "unknown"


@lru_cache(maxsize=4_000)
def discloses_private(text: str) -> tuple[tuple[str, str], ...]:
    """Where a text gives away something private about the person: the exact words and the topic, in order.

    Only what the person says of themselves counts ("my husband", "I was signed off"); the illness of a patient, the
    children in a class and a partner firm do not.
    """
    reading = read(text)
    places = [
        (found.first, found.last, topic.id)
        for topic in topics().values()
        if (given_away := reading.find_all(topic.disclosure))
        for found in _outside(given_away, list(reading.find_all(topic.false_hits)))
    ]
    told: list[tuple[str, str]] = []
    end = -1
    for first, last, topic_id in sorted(places, key=lambda place: (place[0], -place[1])):
        if first > end:
            told.append((text[reading.spans[first][0] : reading.spans[last][1]], topic_id))
            end = last
    return tuple(told)


def _outside(places: Iterable[Found], harmless: list[Found]) -> Iterator[Found]:
    for place in places:
        if not any(other.first <= place.last and place.first <= other.last for other in harmless):
            yield place


def _own_up(cue: WeakCue, text: str, *, unhappy: bool) -> str:
    """The sentence or clause in which the person owns up to this kind of weak answer; "" when none does."""
    if not text:
        return ""
    reading = read(text)
    told = (*reading.find_all(cue.cues), *(reading.find_all(cue.soft) if unhappy else ()))
    places = sorted(told, key=lambda found: found.first)
    if not places:
        return ""
    cleared = {reading.sentence(found.first) for found in reading.find_all(cue.not_when)}
    for place in places:
        if reading.sentence(place.first) in cleared:
            continue
        if cue.negatable and (_turned(reading, place) or _retold(reading, place) or _of_others(reading, place)):
            continue
        return quote_around(reading, place)
    return ""


def _turned(reading: Reading, place: Found) -> bool:
    """Whether a word just before, in the same clause, turns the cue round: "not", "nearly", "could have"."""
    start = reading.clause(place.first)[0]
    return any(
        start <= found.first and found.last < place.first and place.first - found.last <= LOOK_BACK
        for found in reading.find_all(phrases()["negation"].cues)
    )


def _retold(reading: Reading, place: Found) -> bool:
    """Whether the cue is part of what was told, not of how it was told: "I said I panicked at first"."""
    before = reading.words[max(reading.clause(place.first)[0], place.first - 3) : place.first]
    if reading.words[place.first] == "i":
        before = (*before, "i")
    lead = [word for word in before if word not in {"that", "how", "them", "him", "her", "about", "once"}]
    return len(lead) >= 2 and lead[-1] == "i" and lead[-2] in RETELLING


def _of_others(reading: Reading, place: Found) -> bool:
    """Whether the nearest doer before the cue, in the same clause, is somebody other than the person."""
    if OWN_WORDS & set(reading.words[place.first : place.last + 1]):
        return False
    start = max(reading.clause(place.first)[0], place.first - LOOK_BACK)
    others = {found.first for found in reading.find_all(phrases()["others"].cues)}
    for index in range(place.first - 1, start - 1, -1):
        if reading.words[index] in OWN_WORDS:
            return False
        if index in others:
            return True
    return False


def _told_private(exchange: Exchange, family: str) -> str:
    """The sentence in which the person reports having told something private; "" when none does."""
    text = exchange.said
    if not text:
        return ""
    reading = read(text)
    kept_back = {
        reading.sentence(found.first)
        for name in ("not_said", "raised_by_them", "knows_of_it")
        for found in reading.find_all(phrases()[name].cues)
    }
    for topic in topics().values():
        for found in _outside(reading.find_all(topic.disclosure), list(reading.find_all(topic.false_hits))):
            sentence = reading.sentence(found.first)
            if sentence in kept_back:
                continue
            words = set(reading.words[sentence[0] : sentence[1] + 1])
            if topic.id == "other_private" or family in PRIVATE_FAMILIES or words & REPORTING:
                return quote_around(reading, found)
    return ""


def quote_around(reading: Reading, place: Found) -> str:
    """The exact sentence that holds a cue, or the clause when the sentence is long."""
    first, last = reading.sentence(place.first)
    if last - first + 1 > QUOTE_WORDS:
        first, last = reading.clause(place.first)[0], max(reading.clause(place.last)[1], place.last)
    return reading.quote(first, last)
