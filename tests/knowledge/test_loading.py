"""Knowledge that does not hold says in which file and which entry; what ships holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any, get_args

import pytest

from afterword.domain import knowledge
from afterword.domain.knowledge import KnowledgeError, timing
from afterword.domain.knowledge.doubting import load_doubting
from afterword.domain.knowledge.entry import packaged
from afterword.domain.knowledge.load import (
    load_asking,
    load_avoid,
    load_concerns,
    load_families,
    load_short_names,
    load_topics,
    load_weakness,
)
from afterword.domain.knowledge.model import FamilyChannel, Range
from afterword.domain.knowledge.timing import load_timing

FAMILIES = """
version: 1
sources:
  us: {title: "The authors' judgement", checked: judgement}
families:
- id: tenure
  label: "How long"
  cues: ["how long"]
  concern: "Will it be repaid?"
  good: ["a"]
  fails: ["b"]
  shape: commitment
  about: "how long I'd stay"
  ask_slot: "What have you finished?"
  channel: call
  move: "Name it."
  reopen: 3
  sources: [us]
  checked: judgement
- id: other
  label: "Another"
  concern: "Unknown."
  good: ["a"]
  fails: ["b"]
  shape: example
  about: "what you asked"
  ask_slot: "What now?"
  channel: email
  move: "Say it."
  reopen: 1
  leave: "It may not weigh much."
  sources: [us]
  checked: judgement
"""


def test_what_ships_holds() -> None:
    knowledge.check()


def test_families_are_read() -> None:
    families, sources = load_families(FAMILIES)
    assert list(families) == ["tenure", "other"]
    assert families["tenure"].group == "tenure"
    assert sources["us"].checked == "judgement"


BROKEN: tuple[tuple[str, str, str, str], ...] = (
    ("shape: commitment", "shape: lecture", "families.tenure", "'shape' should be one of"),
    ("channel: call", "channel: pigeon", "families.tenure", "'channel' should be one of"),
    ('cues: ["how long"]', "cues: []", "families.tenure", "'cues' is empty"),
    ('cues: ["how long"]', 'cues: [" "]', "families.tenure", "none of them blank"),
    ('cues: ["how long"]', 'cues: ["how (long"]', "families.tenure", "brackets"),
    ('cues: ["how long"]', 'cues: ["how long", "how long"]', "families.tenure", "same cue twice"),
    ('cues: ["how long"]', "cues: how long", "families.tenure", "should be a list of texts"),
    ('label: "How long"', "label: 3", "families.tenure", "'label' should be a text"),
    ('label: "How long"', "colour: red", "families.tenure", "'label' is missing"),
    ("reopen: 3", "reopen: 4", "families.tenure", "from 0 to 3"),
    ("reopen: 3", "reopen: 1.5", "families.tenure", "whole number"),
    ("reopen: 3", "reopen: yes", "families.tenure", "should be a number"),
    ("reopen: 3", "reopen: 1", "families.tenure", "'leave'"),
    (
        "sources: [us]\n  checked: judgement\n- id: other",
        "sources: []\n  checked: judgement\n- id: other",
        "tenure",
        "empty",
    ),
    (
        "sources: [us]\n  checked: judgement\n- id: other",
        "sources: [them]\n  checked: judgement\n- id: other",
        "tenure",
        "them",
    ),
    (
        "  checked: judgement\n- id: other",
        "  checked: surely\n- id: other",
        "families.tenure",
        "'checked' should be one of",
    ),
    (
        "  checked: judgement\n- id: other",
        "  checked: judgement\n  x: 1\n- id: other",
        "families.tenure",
        "the key 'x'",
    ),
    ("- id: other", "- id: tenure", "families[1]", "comes twice"),
    ('- id: other\n  label: "Another"', '- id: more\n  label: "More"\n  cues: ["x"]', "", "'other' is missing"),
    ("version: 1", "version: 2", "", "'version' should be 1"),
    ("version: 1", "", "", "'version' is missing"),
    ("sources:\n", "roots:\n", "", "'sources' is missing"),
    ("families:\n", "households:\n", "", "'families' is missing"),
    ("version: 1", "version: 1\nextra: true", "", "the key 'extra'"),
    ("version: 1", "version: 1\nbroken: [", "line", "cannot be read as YAML"),
)


@pytest.mark.parametrize(("right", "wrong", "entry", "message"), BROKEN)
def test_a_fault_says_where_it_stands(right: str, wrong: str, entry: str, message: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_families(FAMILIES.replace(right, wrong, 1))
    assert caught.value.file == "questions.yaml"
    assert entry in caught.value.entry
    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "3", "families"])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(KnowledgeError):
        load_families(text)


LOADERS: tuple[tuple[Callable[[str], Any], str], ...] = (
    (load_families, "questions.yaml"),
    (load_concerns, "concerns.yaml"),
    (load_topics, "protected_topics.yaml"),
    (load_weakness, "weakness.yaml"),
    (load_avoid, "avoid.yaml"),
    (load_asking, "asking.yaml"),
    (load_doubting, "doubting.yaml"),
    (load_timing, "timing.yaml"),
)


@pytest.mark.parametrize(("load", "file"), LOADERS)
def test_every_file_refuses_a_key_it_does_not_know(load: Callable[[str], Any], file: str) -> None:
    with pytest.raises(KnowledgeError, match="surplus"):
        load(packaged(file) + "\nsurplus: 1\n")


@pytest.mark.parametrize(("load", "file"), LOADERS)
def test_every_file_refuses_an_unlisted_source(load: Callable[[str], Any], file: str) -> None:
    with pytest.raises(KnowledgeError, match="is not listed"):
        load(packaged(file).replace("sources: [judgement]", "sources: [hearsay]", 1))


@pytest.mark.parametrize(
    ("load", "file", "right", "wrong", "message"),
    [
        (load_topics, "protected_topics.yaml", "topics: [salary_history]", "topics: [shoe_size]", "shoe_size"),
        (load_topics, "protected_topics.yaml", "strictness: question_barred\n", "strictness: maybe\n", "strictness"),
        (load_weakness, "weakness.yaml", "- id: blank\n", "- id: blankness\n", "blankness"),
        (load_weakness, "weakness.yaml", "where: [landed]", "where: [mood]", "'where'"),
        (load_avoid, "avoid.yaml", "  test: discloses_private\n", "", "a rule needs"),
        (load_avoid, "avoid.yaml", "severity: block", "severity: forbid", "'severity'"),
        (load_concerns, "concerns.yaml", "voiced_live: 0", "voiced_live: -1", "zero or more"),
        (load_concerns, "concerns.yaml", "hard_stop: true", "hard_stop: surely", "true or false"),
        (load_short_names, "names.yaml", "short:", "shorts:", "'short' is missing"),
        (load_timing, "timing.yaml", "seconds: [90, 240]", "seconds: [240, 90]", "the lower first"),
        (load_timing, "timing.yaml", '["09:30", "11:30"]', '["9.30", "11:30"]', "clock times"),
        (load_timing, "timing.yaml", '["14:00", "16:30"]', '["11:00", "16:30"]', "without overlap"),
        (load_timing, "timing.yaml", "grade: D", "grade: E", "'grade'"),
        (load_timing, "timing.yaml", '[["09:30", "11:30"], ["14:00", "16:30"]]', '["09:30"]', "pairs of clock times"),
        (
            load_timing,
            "timing.yaml",
            "refilled_watch_days: [30, 90, 180]",
            "refilled_watch_days: [soon]",
            "list of days",
        ),
        (load_topics, "protected_topics.yaml", "jurisdictions:\n", "jurisdictions: []\nplaces:\n", "list of entries"),
    ],
)
def test_each_kind_of_file_says_what_to_mend(
    load: Callable[[str], Any], file: str, right: str, wrong: str, message: str
) -> None:
    text = packaged(file)
    assert right in text
    with pytest.raises(KnowledgeError, match=message):
        load(text.replace(right, wrong, 1))


def test_sources_must_be_listed() -> None:
    with pytest.raises(KnowledgeError, match="what the entries rest on"):
        load_families("version: 1\nsources: []\nfamilies: []\n")


def test_a_jurisdiction_needs_rules() -> None:
    text = packaged("protected_topics.yaml")
    start = text.index("- id: UK-NI")
    place = text[start : text.index("- id: CA-federal")]
    bare = place[: place.index("  rules:")] + "  rules: []\n" + place[place.index("  review_by:") :]
    with pytest.raises(KnowledgeError, match="list of rules"):
        load_topics(text.replace(place, bare))


def test_a_reference_to_another_file_that_leads_nowhere_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knowledge, "concerns", dict)
    with pytest.raises(KnowledgeError, match="commitment_tenure"):
        knowledge.check()


def test_a_cue_that_cannot_be_taken_apart_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = load_avoid(
        packaged("avoid.yaml").replace('"(unfair|', '"|unfair|(', 1).replace("wasn't fair)", "wasn't) fair", 1)
    )
    monkeypatch.setattr(knowledge, "avoid", lambda: broken[0])
    with pytest.raises(KnowledgeError, match="argue_decision"):
        knowledge.check()


def test_what_is_known_of_a_topic_in_a_place() -> None:
    places = knowledge.jurisdictions()
    assert [rule.strictness for rule in places["US-federal"].rules_on("health_disability")] == ["question_barred"]
    assert places["US-CA"].rules_on("health_disability") == ()
    assert places["CA-AB"].rules_on("health_disability") == places["CA-AB"].rules


def test_a_worry_is_met_in_steps_and_a_private_question_in_ways() -> None:
    assert knowledge.concern_pattern().steps[-1] == "Stop."
    assert knowledge.concern_pattern().default_hours["asked_for_time"] == 24
    assert set(knowledge.response_routes()) == {"concern", "relevance", "decline", "redirect_pay"}


def test_every_family_asks_for_input_in_the_second_person_and_without_private_reasons() -> None:
    for family in knowledge.families().values():
        assert family.ask_slot.endswith((".", "?")), family.id
        assert "!" not in family.ask_slot + family.concern + family.leave + family.move, family.id
        assert not family.about.endswith((".", "?")), family.id
        assert family.about[0].islower(), family.id


def test_the_families_concerns_and_topics_named_in_the_pack_format_are_there() -> None:
    assert {"tenure_commitment", "availability_schedule", "personal_private", "missed_information", "other"} <= set(
        knowledge.families()
    )
    assert {"commitment_tenure", "lacks_experience", "unlawful_ground"} <= set(knowledge.concerns())
    assert {"pregnancy_family", "marital_status", "salary_history"} <= set(knowledge.topics())


def test_no_rule_calls_a_question_unlawful_beyond_what_its_strictness_says() -> None:
    for place in knowledge.jurisdictions().values():
        for rule in place.rules:
            if rule.strictness in {"answer_use_barred", "evidence_of_intent", "allowed"}:
                assert "is unlawful" not in rule.rule, place.id
                assert "may not ask" not in rule.rule, place.id


def test_every_jurisdiction_says_when_to_look_again() -> None:
    for place in knowledge.jurisdictions().values():
        year, month, day = map(int, place.review_by.split("-"))
        assert (year, month, day) > (2026, 11, 22), place.id


def test_everything_rests_on_a_source_with_its_check() -> None:
    for file, sources in knowledge.sources().items():
        assert sources, file
        assert all(source.checked in {"verified", "recall", "judgement"} for source in sources.values())


def test_the_steps_of_the_plan_have_their_timing() -> None:
    assert {"cool_off", "adviser", "bridge_email", "call", "voicemail", "letter", "thank_you", "courteous_close",
            "promised", "follow_up"} <= set(timing().steps)  # fmt: skip
    call = timing().step("call")
    assert call.points_max == 1
    assert call.seconds == Range(90, 240)
    with pytest.raises(KeyError):
        timing().step("serenade")


def test_the_timings_can_be_the_persons_own() -> None:
    mine = timing({"steps.voicemail.seconds": (15, 25), "contact_budget.before_decision": 3})
    assert mine.step("voicemail").seconds == Range(15, 25)
    assert mine.budget.before_decision == 3
    assert timing().step("voicemail").seconds == Range(20, 35)


@pytest.mark.parametrize(
    "overrides",
    [
        {"steps.voicemail.seconds": [25, 15]},
        {"steps.serenade.seconds": [1, 2]},
        {"steps.call.sources": ["x"]},
        {"claims.self_rating.grade": "A"},
        {"version": 2},
        {"contact_budget.before_decision": "four"},
        {"steps.call": {}},
        {"nothing": 1},
    ],
)
def test_an_override_that_does_not_fit_is_refused(overrides: dict[str, Any]) -> None:
    with pytest.raises(KnowledgeError):
        timing(overrides)


def test_call_hours_bend_on_monday_and_friday() -> None:
    hours = timing().call_hours
    assert hours.windows_on(1) == ((time(9, 30), time(11, 30)), (time(14), time(16, 30)))
    assert hours.windows_on(0)[0][0] == time(10)
    assert hours.windows_on(4)[-1][1] == time(15)


def test_a_window_that_the_person_cut_away_is_gone() -> None:
    hours = timing({"call_hours.monday_from": "12:00", "call_hours.friday_until": "09:00"}).call_hours
    assert hours.windows_on(0) == ((time(14), time(16, 30)),)
    assert hours.windows_on(4) == ()


def test_a_range_holds_both_its_ends() -> None:
    assert 90 in Range(90, 240)
    assert 240 in Range(90, 240)
    assert 241 not in Range(90, 240)


def test_channels_are_known() -> None:
    assert {family.channel for family in knowledge.families().values()} <= set(get_args(FamilyChannel))
