"""Each knowledge file becomes values, or a KnowledgeError that says what to mend. One function a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from afterword.domain.knowledge.entry import Entry, authorities, entries, open_file
from afterword.domain.knowledge.model import (
    WEAK_KINDS,
    WEAK_PARTS,
    Authority,
    AvoidRule,
    Behind,
    Checked,
    Concern,
    ConcernPattern,
    Family,
    FamilyChannel,
    Jurisdiction,
    Phrases,
    RuleSeverity,
    Shape,
    Speech,
    Strictness,
    Topic,
    TopicRule,
    WeakCue,
)

T = TypeVar("T")
Known = Mapping[str, Authority]


def _all(head: Entry, key: str, read: Callable[[Entry], T]) -> Mapping[str, T]:
    found = {}
    for entry in entries(head, key):
        value = read(entry)
        entry.done()
        found[str(entry.raw["id"])] = value
    return MappingProxyType(found)


def load_families(text: str, file: str = "questions.yaml") -> tuple[Mapping[str, Family], Known]:
    head = open_file(text, file)
    known = authorities(head)
    found = _all(head, "families", lambda entry: _family(entry, known))
    head.done()
    if "other" not in found:
        raise head.fault("the family 'other' is missing")
    return found, known


def _family(entry: Entry, known: Known) -> Family:
    id = entry.text("id")
    asked = id not in {"other", "missed_information", "manner_slip", "low_energy_rapport"}
    reopen = entry.must_whole("reopen")
    if reopen > 3:
        raise entry.fault("'reopen' goes from 0 to 3")
    family = Family(
        id=id,
        label=entry.text("label"),
        asks=entry.texts("asks"),
        cues=entry.cues("cues", needed=asked),
        frames=entry.cues("frames"),
        hints=entry.cues("hints"),
        subjects=entry.cues("subjects"),
        concern=entry.text("concern"),
        concern_id=entry.text("concern_id", ""),
        good=entry.texts("good", needed=True),
        fails=entry.texts("fails", needed=True),
        shape=entry.choice("shape", Shape),
        about=entry.text("about"),
        ask_slot=entry.text("ask_slot"),
        channel=entry.choice("channel", FamilyChannel),
        move=entry.text("move"),
        reopen=reopen,
        leave=entry.text("leave", ""),
        probes=entry.texts("probes"),
        bars=entry.texts("bars"),
        group=entry.text("group", id),
        sources=entry.sources(known),
        checked=entry.checked(),
    )
    if reopen < 2 and not family.leave:
        raise entry.fault("what is seldom worth reopening should say why under 'leave'")
    return family


def load_concerns(text: str, file: str = "concerns.yaml") -> tuple[Mapping[str, Concern], ConcernPattern, Known]:
    head = open_file(text, file)
    known = authorities(head)
    pattern = Entry(head.take("pattern", needed=True), file, "pattern")
    hours = Entry(pattern.take("default_hours", needed=True), file, "pattern.default_hours")
    how = ConcernPattern(
        steps=pattern.texts("steps", needed=True),
        never=pattern.texts("never", needed=True),
        ask_time_when=pattern.texts("ask_time_when", needed=True),
        ask_time_words=pattern.texts("ask_time_words", needed=True),
        deadline_rule=pattern.text("deadline_rule"),
        after=pattern.texts("after", needed=True),
        default_hours=MappingProxyType({key: hours.number(key, needed=True) or 0.0 for key in list(hours.raw)}),
        private=_behind(pattern),
        rules=_all(head, "rules", lambda entry: _avoid(entry, known)),
        sources=pattern.sources(known),
    )
    pattern.done()
    found = _all(head, "concerns", lambda entry: _concern(entry, known))
    head.done()
    return found, how, known


def _behind(pattern: Entry) -> Mapping[str, Behind]:
    grounds = Entry(pattern.take("private", needed=True), pattern.file, "pattern.private")
    found = {}
    for topic in list(grounds.raw):
        one = Entry(grounds.take(topic), pattern.file, f"pattern.private.{topic}")
        found[str(topic)] = Behind(one.text("concern", ""), one.text("back"), one.text("ask"))
        one.done()
    return MappingProxyType(found)


def _speech(entry: Entry) -> Speech:
    say = Entry(entry.take("say", needed=True), entry.file, f"{entry.name}.say")
    speech = Speech(
        back=say.texts("back", needed=True),
        means=say.texts("means"),
        clarify=say.text("clarify", ""),
        stand=say.text("stand", ""),
        ask=say.text("ask", ""),
        send=say.text("send", ""),
        leave=say.yes_no("leave"),
        shows=say.cues("shows"),
        serves_need=say.yes_no("serves_need"),
    )
    say.done()
    return speech


def _concern(entry: Entry, known: Known) -> Concern:
    return Concern(
        id=entry.text("id"),
        label=entry.text("label"),
        worry=entry.text("worry"),
        cues=entry.cues("cues", needed=True),
        moves=entry.texts("moves", needed=True),
        avoid=entry.texts("avoid", needed=True),
        ask_time_for=entry.text("ask_time_for", ""),
        next=entry.text("next", ""),
        hard_stop=entry.yes_no("hard_stop"),
        say=_speech(entry),
        sources=entry.sources(known),
        checked=entry.checked(),
    )


def load_topics(
    text: str, file: str = "protected_topics.yaml"
) -> tuple[Mapping[str, Topic], Mapping[str, Jurisdiction], Mapping[str, str], Known]:
    """Topics, jurisdictions, and the wordings of the ways to answer (by route)."""
    head = open_file(text, file)
    known = authorities(head)
    routes = Entry(head.take("routes", needed=True), file, "routes")
    ways = MappingProxyType({key: routes.text(key) for key in list(routes.raw)})
    topics = _all(head, "topics", lambda entry: _topic(entry, known))
    places = _all(head, "jurisdictions", lambda entry: _jurisdiction(entry, topics, known))
    head.done()
    return topics, places, ways, known


def _topic(entry: Entry, known: Known) -> Topic:
    return Topic(
        id=entry.text("id"),
        label=entry.text("label"),
        direct=entry.cues("direct", needed=True),
        veiled=entry.cues("veiled"),
        neutral=entry.cues("neutral"),
        mentions=entry.cues("mentions"),
        disclosure=entry.cues("disclosure"),
        false_hits=entry.cues("false_hits"),
        concern=entry.text("concern"),
        safe=entry.text("safe"),
        sources=entry.sources(known),
        checked=entry.checked(),
    )


def _jurisdiction(entry: Entry, topics: Mapping[str, Topic], known: Known) -> Jurisdiction:
    raw = entry.take("rules", needed=True)
    if not isinstance(raw, list) or not raw:
        raise entry.fault("'rules' should be a list of rules")
    rules = []
    for place, value in enumerate(raw):
        rule = Entry(value, entry.file, f"{entry.name}.rules[{place}]")
        named = rule.texts("topics")
        for topic in named:
            if topic not in topics:
                raise rule.fault(f"'topics' names {topic!r}, which does not exist")
        strictness = rule.choice("strictness", Strictness)
        rules.append(TopicRule(named, strictness, rule.text("rule"), rule.checked(), rule.sources(known)))
        rule.done()
    return Jurisdiction(
        id=entry.text("id"),
        label=entry.text("label"),
        country=entry.text("country", ""),
        body=entry.text("body", ""),
        rules=tuple(rules),
        time_limit=entry.text("time_limit", ""),
        time_limit_checked=entry.choice("time_limit_checked", Checked, "judgement"),
        review_by=entry.text("review_by"),
    )


def load_weakness(text: str, file: str = "weakness.yaml") -> tuple[tuple[WeakCue, ...], Mapping[str, Phrases], Known]:
    """How people own up to weak answers, and the phrase lists used to read a debrief."""
    head = open_file(text, file)
    known = authorities(head)
    weak = _all(head, "weak", lambda entry: _weak(entry, known))
    phrases = _all(head, "phrases", lambda entry: _phrases(entry, known))
    head.done()
    return tuple(weak.values()), phrases, known


def _weak(entry: Entry, known: Known) -> WeakCue:
    kind = entry.text("kind", str(entry.raw["id"]))
    if kind not in WEAK_KINDS:
        raise entry.fault(f"there is no weak point of the kind {kind!r}")
    where = entry.texts("where") or ("said",)
    if any(part not in WEAK_PARTS for part in where):
        raise entry.fault(f"'where' can be {', '.join(WEAK_PARTS)}")
    return WeakCue(
        kind=kind,
        why=entry.text("why"),
        cues=entry.cues("cues", needed=True),
        soft=entry.cues("soft"),
        not_when=entry.cues("not_when"),
        negatable=entry.yes_no("negatable", True),
        where=where,
        sources=entry.sources(known),
        checked=entry.checked(),
    )


def _phrases(entry: Entry, known: Known) -> Phrases:
    return Phrases(
        id=entry.text("id"),
        cues=entry.cues("cues", needed=True),
        concern_id=entry.text("concern_id", ""),
        sources=entry.sources(known),
    )


def load_asking(text: str, file: str = "asking.yaml") -> tuple[Mapping[str, Phrases], Known]:
    """How people ask aloud: named lists of cues."""
    head = open_file(text, file)
    known = authorities(head)
    wordings = _all(head, "wordings", lambda entry: _phrases(entry, known))
    head.done()
    return wordings, known


def load_short_names(text: str, file: str = "names.yaml") -> tuple[Mapping[str, frozenset[int]], Known]:
    """Each first name with the lines it stands in: two names that share one may be the same person's."""
    head = open_file(text, file)
    known = authorities(head)
    found: dict[str, set[int]] = {}
    for line, names in enumerate(head.texts("short", needed=True)):
        for name in names.split():
            found.setdefault(name, set()).add(line)
    head.done()
    return MappingProxyType({name: frozenset(lines) for name, lines in found.items()}), known


def load_avoid(text: str, file: str = "avoid.yaml") -> tuple[Mapping[str, AvoidRule], Known]:
    head = open_file(text, file)
    known = authorities(head)
    found = _all(head, "rules", lambda entry: _avoid(entry, known))
    head.done()
    return found, known


def _avoid(entry: Entry, known: Known) -> AvoidRule:
    rule = AvoidRule(
        id=entry.text("id"),
        severity=entry.choice("severity", RuleSeverity),
        cues=entry.cues("cues"),
        not_when=entry.cues("not_when"),
        test=entry.text("test", ""),
        limit=entry.whole("limit", 0) or 0,
        message=entry.text("message"),
        sources=entry.sources(known),
        checked=entry.checked(),
    )
    if not rule.cues and not rule.test:
        raise entry.fault("a rule needs 'cues' or a 'test'")
    return rule
