"""The method as data: questions and how they are asked, concerns, protected topics, timings, weak answers, and so on.

Each function reads its file once, when first asked, and checks it strictly. A file that does not hold raises
`KnowledgeError` with the file and the entry. `check` also follows the references from file to file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from afterword.domain.knowledge.cues import Cue, check_cue
from afterword.domain.knowledge.doubting import Doubting, load_doubting
from afterword.domain.knowledge.entry import KnowledgeError, packaged
from afterword.domain.knowledge.ground import check_ground, ground, ground_sources
from afterword.domain.knowledge.load import (
    load_asking,
    load_avoid,
    load_concerns,
    load_families,
    load_short_names,
    load_topics,
    load_weakness,
)
from afterword.domain.knowledge.model import (
    Authority,
    AvoidRule,
    Concern,
    ConcernPattern,
    Family,
    Jurisdiction,
    Phrases,
    Timing,
    Topic,
    WeakCue,
)
from afterword.domain.knowledge.spoken import Spoken, load_spoken
from afterword.domain.knowledge.timing import load_timing

__all__ = [
    "AvoidRule",
    "Concern",
    "Family",
    "Jurisdiction",
    "KnowledgeError",
    "Timing",
    "Topic",
    "asking",
    "avoid",
    "check",
    "concern_pattern",
    "concerns",
    "doubting",
    "families",
    "jurisdictions",
    "phrases",
    "response_routes",
    "short_names",
    "sources",
    "spoken",
    "timing",
    "topics",
    "weakness",
]


@cache
def _questions() -> tuple[Mapping[str, Family], Mapping[str, Authority]]:
    return load_families(packaged("questions.yaml"))


@cache
def _concerns() -> tuple[Mapping[str, Concern], ConcernPattern, Mapping[str, Authority]]:
    return load_concerns(packaged("concerns.yaml"))


@cache
def _topics() -> tuple[Mapping[str, Topic], Mapping[str, Jurisdiction], Mapping[str, str], Mapping[str, Authority]]:
    return load_topics(packaged("protected_topics.yaml"))


@cache
def _weakness() -> tuple[tuple[WeakCue, ...], Mapping[str, Phrases], Mapping[str, Authority]]:
    return load_weakness(packaged("weakness.yaml"))


@cache
def _asking() -> tuple[Mapping[str, Phrases], Mapping[str, Authority]]:
    return load_asking(packaged("asking.yaml"))


@cache
def _spoken() -> tuple[Spoken, Mapping[str, Authority]]:
    return load_spoken(packaged("spoken.yaml"))


@cache
def _doubting() -> tuple[Doubting, Mapping[str, Authority]]:
    return load_doubting(packaged("doubting.yaml"))


@cache
def _names() -> tuple[Mapping[str, frozenset[int]], Mapping[str, Authority]]:
    return load_short_names(packaged("names.yaml"))


@cache
def _avoid() -> tuple[Mapping[str, AvoidRule], Mapping[str, Authority]]:
    return load_avoid(packaged("avoid.yaml"))


@cache
def _timing() -> tuple[Timing, Mapping[str, Authority]]:
    return load_timing(packaged("timing.yaml"))


def families() -> Mapping[str, Family]:
    """Question families by id; "other" is always among them."""
    return _questions()[0]


def concerns() -> Mapping[str, Concern]:
    """Concerns an employer may voice, by id."""
    return _concerns()[0]


def concern_pattern() -> ConcernPattern:
    """How any voiced concern is met, and how to ask for time."""
    return _concerns()[1]


def topics() -> Mapping[str, Topic]:
    """Protected topics by id."""
    return _topics()[0]


def jurisdictions() -> Mapping[str, Jurisdiction]:
    """What is known of the law, by place. Not legal advice; each rule says how far it was checked."""
    return _topics()[1]


def response_routes() -> Mapping[str, str]:
    """Ways to answer a private question: by its concern, by asking relevance, by declining."""
    return _topics()[2]


def weakness() -> tuple[WeakCue, ...]:
    """How people own up to weak answers, in the order they are looked for."""
    return _weakness()[0]


def phrases() -> Mapping[str, Phrases]:
    """Phrase lists used to read a debrief: negation, doubts, promises, interest."""
    return _weakness()[1]


def asking() -> Mapping[str, Phrases]:
    """How people ask in an interview, aloud: what opens a question, and what only sounds like one."""
    return _asking()[0]


def spoken() -> Spoken:
    """How answers sound when they are spoken, and what each kind of question asks for."""
    return _spoken()[0]


def doubting() -> Doubting:
    """How the employer's side lets doubt be heard, and what only sounds like it."""
    return _doubting()[0]


def short_names() -> Mapping[str, frozenset[int]]:
    """First names and the groups they belong to: names of one group may be the same person's ("liz", "elizabeth")."""
    return _names()[0]


def avoid() -> Mapping[str, AvoidRule]:
    """What a draft should not do, by id."""
    return _avoid()[0]


def timing(overrides: Mapping[str, Any] | None = None) -> Timing:
    """When steps are due and how long they may be.

    `overrides` are the person's own, by place: {"steps.voicemail.seconds": [20, 30]}. An override that names no timing
    or does not fit is a KnowledgeError.
    """
    return _timing()[0] if not overrides else load_timing(packaged("timing.yaml"), overrides)[0]


def sources() -> Mapping[str, Mapping[str, Authority]]:
    """What the files rest on, by file and id, for the page that says where each rule comes from."""
    return {
        "questions": _questions()[1],
        "concerns": _concerns()[2],
        "protected_topics": _topics()[3],
        "private_ground": ground_sources(),
        "weakness": _weakness()[2],
        "asking": _asking()[1],
        "names": _names()[1],
        "spoken": _spoken()[1],
        "doubting": _doubting()[1],
        "avoid": _avoid()[1],
        "timing": _timing()[1],
    }


def check() -> None:
    """Takes every cue apart and follows the references from file to file.

    KnowledgeError names the first entry that does not hold.
    """
    check_ground(ground())
    for topic in ground().topics:
        _exists(topic, topics(), "private_ground.yaml", topic)
    for family in families().values():
        _exists(family.concern_id, concerns(), "questions.yaml", family.id)
        for topic in family.probes:
            _exists(topic, topics(), "questions.yaml", family.id)
    for phrase in phrases().values():
        _exists(phrase.concern_id, concerns(), "weakness.yaml", phrase.id)
    for phrase in spoken().phrases.values():
        _exists(phrase.concern_id, concerns(), "spoken.yaml", phrase.id)
    for kind in doubting().kinds.values():
        _exists(kind.concern_id, concerns(), "doubting.yaml", kind.id)
    for topic, behind in concern_pattern().private.items():
        _exists(topic, topics(), "concerns.yaml", f"pattern.private.{topic}")
        _exists(behind.concern, concerns(), "concerns.yaml", f"pattern.private.{topic}")
    for rule in concern_pattern().rules.values():
        _sound(rule, "concerns.yaml")
    for concern in concerns().values():
        _sound(concern.say, "concerns.yaml")
    known = {family.id for family in families().values()} | {family.group for family in families().values()}
    naming = [(want.kind, want.families) for want in spoken().wants.values()]
    for want, named in [*naming, *((fault.kind, fault.families) for fault in spoken().faults)]:
        for family_id in named:
            if family_id not in known:
                raise KnowledgeError("spoken.yaml", want, f"names {family_id!r}, which does not exist")
    for file, values in {
        "questions.yaml": families().values(),
        "concerns.yaml": concerns().values(),
        "protected_topics.yaml": topics().values(),
        "weakness.yaml": (*weakness(), *phrases().values()),
        "asking.yaml": asking().values(),
        "spoken.yaml": (*spoken().wants.values(), *spoken().faults, *spoken().phrases.values()),
        "doubting.yaml": (*doubting().kinds.values(), *doubting().harmless.values(), doubting()),
        "avoid.yaml": avoid().values(),
    }.items():
        for value in values:
            _sound(value, file)


def _exists(id: str, known: Mapping[str, object], file: str, entry: str) -> None:
    if id and id not in known:
        raise KnowledgeError(file, entry, f"names {id!r}, which does not exist")


def _sound(value: Any, file: str) -> None:
    """Every cue held by `value` can be taken apart."""
    for place, held in value._asdict().items():
        for cue in held if isinstance(held, tuple) else ():
            if isinstance(cue, Cue):
                try:
                    check_cue(cue)
                except ValueError as error:
                    name = getattr(value, "id", "") or getattr(value, "kind", "")
                    raise KnowledgeError(file, name, f"{place}: {error} ({cue.text!r})") from error
