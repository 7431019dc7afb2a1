"""What a question was about: its family, and whether it touched private ground (contract S10)."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache, lru_cache
from heapq import nlargest

from afterword.domain.diagnose.findings import PrivateQuestion
from afterword.domain.diagnose.ground import ground_in
from afterword.domain.interview import Exchange
from afterword.domain.knowledge import families, phrases, topics
from afterword.domain.knowledge.cues import STOP, Cue, Found, Reading, read
from afterword.domain.knowledge.model import Family, Topic
from afterword.domain.knowledge.notation import sketched
from afterword.domain.text import sentences

OTHER = "other"
FEW_WORDS = 3
NAMED = 1.3
"""The weight of a subject that is named in a word or two."""
STEP = 0.5
MOST = 2.8
"""What each further word of the same subject adds, and how far that goes."""
LED = 0.8
SAID = 0.5
FOLLOWS = 0.6
"""Shares of what led up to a question, of what the candidate had just said, and the weight of the question before."""
PLAINLY, ALONE = 3.0, 1.5
"""The weight from which a wording names its family plainly, and by how much no other family may come near it."""
FRAME = 0.5
"""The weight of a wording that only says how a question is put ("how would you"): any subject beside it weighs more."""


@lru_cache(maxsize=4096)
def family_of(asked: str, said: str = "") -> str:
    """The id of the family a question belongs to, "other" when nothing speaks for any.

    Each family is weighed by its cues in the wording: longer cues weigh more, and what is asked first weighs a little
    more than what is added. The answer is a weak second voice: it decides only between families that are level, or
    when the question is recalled in hardly a word. A guess from the answer alone would be wrong too often.
    """
    weights = _weights(read(asked), subjects=False)
    if said:
        spoken = _weights(read(said), subjects=False)
        if len(read(asked).words) < FEW_WORDS:
            weights = {id: weights.get(id, 0.0) + 0.5 * spoken.get(id, 0.0) for id in {**weights, **spoken}}
        else:
            weights = {id: weight + 0.02 * spoken.get(id, 0.0) for id, weight in weights.items()}
    best, weight = max(weights.items(), key=lambda item: item[1], default=(OTHER, 0.0))
    if weight < 1 and _bare_why(read(asked)):
        return "motivation_role"
    return best if weight > 0 else OTHER


def family_heard(asked: Reading) -> tuple[str, float]:
    """The family of a question as it was spoken, and how plainly its words say so.

    The single words of `subjects` are left to `family_in_talk`. 0: not at all; up to 1: only the way it is put
    speaks for it, or a word or two; 2 and more: it names its subject.
    """
    best, weight = max(_weights(asked, subjects=False).items(), key=lambda item: item[1], default=(OTHER, 0.0))
    if weight < 1 and _bare_why(asked):
        return ("motivation_org" if _why_a_name(asked) else "motivation_role"), 2.0
    return best, weight


def named_plainly(asked: Reading) -> str:
    """The family whose wording stands in a question and no other's nearly as much; "" where it is not so plain."""
    weighed = [*_weights(asked, subjects=False).items(), ("", 0.0), ("", 0.0)]
    first, second = nlargest(2, weighed, key=lambda one: one[1])
    return first[0] if first[1] >= PLAINLY and first[1] - second[1] >= ALONE else ""


def subject_heard(asked: Reading) -> float:
    """How much speaks for any family in a wording, single words of its subject included."""
    return max(_weights(asked).values(), default=0.0)


def family_in_talk(asked: Reading, lead: Reading | None, said: Reading | None, follows: str) -> str:
    """The family of a question with what stood around it, each asked only where the one before says too little.

    Its own words come first, then the lead-in of the one who asks, then what the candidate had just said and the
    family of the question before (`follows`, "other" for none): "And did that work?" asks about what it follows.
    """
    if _bare_why(asked):
        return family_heard(asked)[0]
    best, _ = max(weights_in_talk(asked, lead, said, follows).items(), key=lambda item: item[1], default=(OTHER, 0.0))
    return best


def weights_in_talk(asked: Reading, lead: Reading | None, said: Reading | None, follows: str) -> Mapping[str, float]:
    """How much speaks for each family in a question and, where that is too little, in what stood around it."""
    weights = dict(_named(asked))
    if max(weights.values(), default=0.0) < NAMED:
        for reading, share in ((lead, LED), (said, SAID)):
            around = _named(reading) if reading is not None else {}
            for id, weight in around.items():
                weights[id] = weights.get(id, 0.0) + share * weight
        if follows != OTHER:
            weights[follows] = weights.get(follows, 0.0) + FOLLOWS
    return weights


def _why_a_name(reading: Reading) -> bool:
    """Whether what is asked about is a name ("So why Rivelin Vale?"), which can only be theirs."""
    after = reading.words.index("why") + 1
    return any(reading.text[first].isupper() for first, _ in reading.spans[after:])


def _bare_why(reading: Reading) -> bool:
    """A question of a few words that begins with "why" ("So why logistics?")."""
    words = [word for word in reading.words if word not in {"so", "and", "but", "well", "then", STOP}]
    named = bool(words) and words[0] == "why" and _why_a_name(reading)
    return bool(words) and words[0] == "why" and len(words) <= (9 if named else 4)


def _named(reading: Reading) -> Mapping[str, float]:
    """The weights of a wording; single words of a subject are asked only where no fuller wording speaks."""
    weights = _weights(reading, subjects=False)
    return weights if max(weights.values(), default=0.0) >= 1 else _weights(reading)


@lru_cache(maxsize=1024)
def _weights(reading: Reading, *, subjects: bool = True) -> Mapping[str, float]:
    """How much each family speaks from a wording; families that say nothing are left out."""
    weights: dict[str, float] = {}
    if not reading.words:
        return weights
    for family in _near(reading):
        cues = sorted((_weight(found, reading) for found in reading.find(family.cues)), reverse=True)
        weight = 0.0
        if cues:  # the best cue carries the family; further ones say the same again in part
            weight = cues[0] + 0.25 * sum(cues[1:3])
        if reading.has(family.frames):
            weight = max(weight, FRAME)
        weight += min(1.5, 0.6 * len(reading.find(family.hints)))
        if subjects:
            named = len(reading.find(family.subjects))
            weight += min(NAMED + STEP * (named - 1), MOST) if named else 0.0
        if weight:
            weights[family.id] = weight
    return weights


def _near(reading: Reading) -> list[Family]:
    """The families of which anything may stand in a wording, in their order."""
    known, by_mark = _by_mark()
    places = set(by_mark[""]).union(*(by_mark[mark] for mark in reading.marks & by_mark.keys()))
    return [known[place] for place in sorted(places)]


@cache
def _by_mark() -> tuple[tuple[Family, ...], Mapping[str, Set[int]]]:
    """All families, and where each stands among them by the marks of its lists; under "" those without a mark."""
    known = tuple(families().values())
    places: dict[str, set[int]] = {"": set()}
    for place, family in enumerate(known):
        for cues in (family.cues, family.frames, family.hints, family.subjects):
            sketch = sketched(cues)
            for mark in [*sketch.marks, *([""] if sketch.anywhere else [])]:
                places.setdefault(mark, set()).add(place)
    return known, places


def _weight(found: Found, reading: Reading) -> float:
    """Longer cues weigh more. What is added after an "and" weighs less than what was asked first."""
    first = reading.sentence(found.first)[0]
    added = "and" in reading.words[first + 1 : found.first]
    return 2 + min(found.cue.size, 5) * 0.6 - (1.0 if added else 0.0)


def private_question_in(exchange: Exchange) -> PrivateQuestion | None:
    """Whether the exchange touched private ground: the exact sentence, the topic, and whether the wording was veiled.

    The wording of the question is read first, then what the person reports of the interviewer ("He'd just brought up
    the wedding"). A question about staying is private only with such a context: the same words asked of anyone are a
    fair question (S10). Nothing here says what the interviewer meant.
    """
    return _asked_outright(exchange) or _raised(exchange) or _known(exchange)


def _asked_outright(exchange: Exchange) -> PrivateQuestion | None:
    """Private ground in the wording itself, named or veiled."""
    reading = read(exchange.asked)
    for veiled in (False, True):
        places = [
            (found.first, order, topic.id)
            for order, topic in enumerate(topics().values())
            for found in _clear(reading, topic.veiled if veiled else topic.direct, topic)
        ]
        if places:
            first, _, topic_id = min(places)
            quote = reading.quote(*reading.sentence(first))
            return PrivateQuestion(quote, topic_id, veiled, exchange.source("asked", quote))
    said = sentences(exchange.asked)
    for place, sentence in enumerate(said):
        touched = ground_in(sentence, said[place - 1] if place else "")
        if touched is not None:
            return PrivateQuestion(sentence, touched.topic, touched.veiled, exchange.source("asked", sentence))
    return None


def _raised(exchange: Exchange) -> PrivateQuestion | None:
    """Private ground that the person says an interviewer raised around the question."""
    reading = read(exchange.said)
    raised = {reading.sentence(found.first) for found in reading.find(phrases()["raised_by_them"].cues)}
    outright = {reading.sentence(found.first) for found in reading.find(phrases()["asked_outright"].cues)}
    for sentence in sorted(raised):
        topic = _mentioned(exchange, sentence)
        if topic is not None:
            quote = reading.quote(*sentence)
            return PrivateQuestion(
                quote, _stands_for(exchange, topic), sentence not in outright, exchange.source("said", quote)
            )
    return None


def _known(exchange: Exchange) -> PrivateQuestion | None:
    """A neutral question asked by somebody who knows of the private ground, as the person tells it."""
    reading = read(exchange.said)
    asked = read(exchange.asked)
    if not asked.words:
        return None
    for topic in topics().values():
        told = _clear(reading, topic.mentions, topic) or _clear(reading, topic.disclosure, topic)
        if told and asked.has(topic.neutral):
            found = asked.find(topic.neutral)[0]
            quote = asked.quote(*asked.sentence(found.first))
            return PrivateQuestion(quote, topic.id, True, exchange.source("asked", quote))
    family = families()[family_of(exchange.asked)]
    for found in reading.find(phrases()["knows_of_it"].cues):
        ground = _mentioned(exchange, reading.sentence(found.first))
        if ground is not None and ground.id in family.probes:
            places = asked.find(family.cues)
            quote = asked.quote(*asked.sentence(places[0].first if places else 0))
            return PrivateQuestion(quote, _stands_for(exchange, ground), True, exchange.source("asked", quote))
    return None


def _mentioned(exchange: Exchange, sentence: tuple[int, int]) -> Topic | None:
    """The private ground a sentence of the account mentions; what the question itself was about does not count."""
    reading = read(exchange.said)
    subject = read(exchange.asked).vocabulary
    for topic in topics().values():
        for found in _clear(reading, topic.mentions, topic):
            words = reading.words[found.first : found.last + 1]
            if sentence[0] <= found.first and found.last <= sentence[1] and words[-1] not in subject:
                return topic
    return None


def _stands_for(exchange: Exchange, topic: Topic) -> str:
    """Marriage, raised around a question about staying, touches family plans (the article's own case, S10)."""
    if topic.id == "marital_status" and family_of(exchange.asked) == "tenure_commitment":
        return "pregnancy_family"
    return topic.id


def _clear(reading: Reading, cues: tuple[Cue, ...], topic: Topic) -> tuple[Found, ...]:
    """Where the cues stand, but for the places in which they mean something harmless."""
    harmless = reading.find_all(topic.false_hits)
    return tuple(
        found
        for found in reading.find_all(cues)
        if not any(other.first <= found.last and found.first <= other.last for other in harmless)
    )
