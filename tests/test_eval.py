"""The scorer itself, and the floor under what listening finds in the development interviews (words only, to be quick).

The held interviews are never read here: a test that fails on them would be looked into, and then they are held no more.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

EVAL = Path(__file__).parent.parent / "eval"
CASES = sorted(path.parent for path in (EVAL / "cases").glob("*/key.yaml"))
QUICK = [folder for place, folder in enumerate(CASES) if place % 3]
"""Two of three are enough to see that something got worse; `make eval` takes all."""

with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(str(EVAL))
    import check_key
    import run as evaluation
    import score as scoring
    from baseline import baseline

    for name in ("run", "score", "baseline", "check_key"):  # such plain names are not left to others
        sys.modules.pop(name, None)

# What words alone reached in November 2026 on these interviews, less a little. Raise a floor when it has become safe.
FLOORS = {
    "exchanges": 0.89,
    "answered agrees": 0.87,
    "family agrees": 0.58,
    "weak points": 0.53,
    "weak answers, any kind": 0.7,
    "told": 0.75,
    "untold": 0.77,
    "strongest untold in first 3": 0.94,
    "strongest untold first": 0.6,
    "private questions": 0.78,
    "doubts": 0.38,
    "interest": 0.74,
    "promises": 0.75,
    "decision date": 0.94,
    "goals (recall)": 0.6,
    "verdict": 0.99,
    "channel": 0.84,
    "first repair, its kind": 0.8,
    "first repair, the very one": 0.7,
}
MOST_WRONG = 0.06
"""The share of “you never said this” that is wrong; none is the aim."""


@pytest.fixture(scope="module")
def totals() -> Iterator[tuple[scoring.Score, scoring.Score]]:
    """What the program and the plain baseline come to, on all development interviews together."""
    ours, plain = scoring.Score(), scoring.Score()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFTERWORD_MEANING", "0")
        for folder in QUICK:
            raw = (folder / "key.yaml").read_text(encoding="utf-8")
            key = yaml.safe_load(raw)
            pack = evaluation.pack_of(folder)
            ours += scoring.score(pack, key, raw)
            plain += baseline(folder, pack, key, raw)
    return ours, plain


def test_there_are_interviews_to_measure() -> None:
    assert len(CASES) >= 12


@pytest.mark.parametrize("name", FLOORS)
def test_listening_stays_above_its_floor(name: str, totals: tuple[scoring.Score, scoring.Score]) -> None:
    f1 = totals[0].tallies[name].f1
    assert f1 is not None
    assert f1 >= FLOORS[name], "`make eval ARGS='--words --notes'` names each miss"


def test_hardly_ever_a_wrong_never_said(totals: tuple[scoring.Score, scoring.Score]) -> None:
    wrong = totals[0].tallies["wrong “never said” (share)"]
    assert wrong.right / wrong.found <= MOST_WRONG, [n for n in totals[0].notes if n.startswith("wrong")]


def test_likeness_alone_does_much_worse(totals: tuple[scoring.Score, scoring.Score]) -> None:
    ours, plain = totals
    for name in ("untold", "strongest untold in first 3"):
        assert (ours.tallies[name].f1 or 0) >= (plain.tallies[name].f1 or 0) + 0.2


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_keys_agree_with_their_papers(folder: Path) -> None:
    assert check_key.check(folder) == []


# -- the scorer


KEY: dict[str, Any] = yaml.safe_load("""
exchanges:
  - {asked: "Tell me about yourself", start: "1:05", family: tell_me_about_you, answered: fully, weak: []}
  - {asked: "How would you keep hold of", start: "3:10", family: planning, answered: partly, weak: [no_result, hedged]}
goals: [{id: k1, text: "Fewer missing tools"}, {id: k2, text: "Pass the May audit"}]
told: [{evidence: "work[0].highlights[2]", goal: k2}]
untold:
  - {evidence: "work[0].highlights[0]", goal: k1, strongest: true}
  - {evidence: "work[0].highlights[1]", goal: k1}
distractors: ["work[1].highlights[0]", "work[1].highlights[1]"]  # "work[1].highlights[1]" # already told
private_questions: [{quote: "Are you planning to have children soon?"}]
interviewer_doubts: [{quote: "I wonder whether a shipyard is enough"}]
interest_expressed: clear
promises: [{who: candidate, what: "send the list of hooks", by: 2026-11-25}, {who: employer, what: "ring on Friday", by: null}]
decision_by: 2026-12-04
verdict: salvage
channel: call
salvage_first: {kind: omission, ref: k1}
""")
RAW_KEY = '- "work[1].highlights[1]"  # already told in the answer on audits\n'

PACK: dict[str, Any] = yaml.safe_load("""
evidence:
  - {id: e1, path: "work[0].highlights[0]"}
  - {id: e2, path: "work[0].highlights[1]"}
  - {id: e3, path: "work[0].highlights[2]"}
  - {id: e4, path: "work[1].highlights[0]"}
  - {id: e5, path: "work[1].highlights[1]"}
exchanges:
  - {id: q1, asked: "Right. Tell me about yourself, would you?", start: "1:05", family: tell_me_about_you, answered: fully, weak: []}
  - {id: q2, asked: "How would you keep hold of two thousand tools?", start: "3:10", family: planning, answered: partly,
     weak: [{kind: no_result}, {kind: hedged}, {kind: low_landing}]}
goals:
  - {id: g1, text: "Missing tools, fewer of them", sources: []}
  - {id: g2, text: "Stores", sources: [{quote: "we must pass that audit in May"}]}
told: [{evidence: e3}]
untold: [{evidence: e1}, {evidence: e2}]
private_questions: [{quote: "Are you planning to have children soon?"}]
doubts: [{quote: "Honestly, I wonder whether a shipyard is enough for this."}]
interest: {expressed: clear}
promises:
  - {who: candidate, what: "Send the list of hooks", quote: "I'll send the list", by: "2026-11-25"}
  - {who: employer, what: "Ring on Friday", quote: "We'll ring you on Friday", by: null}
interview: {decision_by: "2026-12-04"}
verdict: {kind: salvage}
plan: {channel: call, first: {kind: omission, ref: g1}}
""")

EMPTY: dict[str, Any] = {
    "evidence": PACK["evidence"], "exchanges": [], "goals": [], "told": [], "untold": [], "private_questions": [],
    "doubts": [], "interest": {"expressed": "none"}, "promises": [], "interview": {"decision_by": None},
    "verdict": {"kind": "let_go"}, "plan": {"channel": "none", "first": {"kind": "none"}},
}  # fmt: skip
WRONG = "wrong “never said” (share)"


def scored(**changes: Any) -> dict[str, scoring.Tally]:
    return scoring.score({**deepcopy(PACK), **changes}, KEY, RAW_KEY).tallies


def test_a_perfect_pack_scores_one_in_everything() -> None:
    result = scoring.score(PACK, KEY, RAW_KEY)
    assert {name: tally.f1 for name, tally in result.tallies.items() if name != WRONG} == {
        name: 1.0 for name in result.tallies if name != WRONG
    }
    assert result.tallies[WRONG].right == 0
    assert result.notes == []


def test_an_empty_pack_scores_nothing() -> None:
    tallies = scoring.score(EMPTY, KEY, RAW_KEY).tallies
    assert {name: tally.right for name, tally in tallies.items()} == dict.fromkeys(tallies, 0)
    assert all(not tally.recall for tally in tallies.values())


def test_what_is_made_up_costs_precision_only() -> None:
    more = [*PACK["private_questions"], {"quote": "What salary are you looking for?"}]
    tally = scored(private_questions=more)["private questions"]
    assert (tally.precision, tally.recall) == (0.5, 1.0)


def test_a_wrong_never_said_is_counted() -> None:
    tallies = scored(untold=[{"evidence": "e3"}, {"evidence": "e5"}, {"evidence": "e4"}])
    assert (tallies[WRONG].right, tallies[WRONG].found) == (2, 3), "told of a goal, and told of none of the key's"
    assert tallies["strongest untold in first 3"].right == 0


def test_the_strongest_counts_in_the_first_three_and_first() -> None:
    third = scored(untold=[{"evidence": "e2"}, {"evidence": "e4"}, {"evidence": "e1"}])
    assert (third["strongest untold in first 3"].right, third["strongest untold first"].right) == (1, 0)
    fourth = scored(untold=[{"evidence": e} for e in ("e2", "e4", "e5", "e1")])
    assert fourth["strongest untold in first 3"].right == 0


def test_what_was_told_for_no_goal_of_the_key_is_neither_right_nor_wrong() -> None:
    tally = scored(told=[{"evidence": "e3"}, {"evidence": "e5"}])["told"]
    assert (tally.right, tally.found, tally.wanted) == (1, 1, 1)
    assert scored(told=[{"evidence": "e3"}, {"evidence": "e4"}])["told"].precision == 0.5


def test_a_question_is_the_same_by_its_words_or_by_its_time_and_some_words() -> None:
    def found(asked: str, start: str | None) -> int:
        changed = [{**PACK["exchanges"][0], "asked": asked, "start": start}]
        return scored(exchanges=changed)["exchanges"].right

    assert found("Tell me about yourself.", None) == 1
    assert found("Tell us about you", "1:07") == 1
    assert found("Tell us about you", "4:07") == 0
    assert found("Are you planning a boat?", "1:05") == 0


STAMPS = [
    ("00:06:50.527", 410.527), ("00:06:50,527", 410.527), ("6:50", 410.0), ("1:06:50", 4010.0), ("11:02:54", 39774.0),
    ("73.34", 73.34), (73.34, 73.34), (64711, 64711.0), (None, None), ("turn 12", 12.0), ("later", None),
]  # fmt: skip


@pytest.mark.parametrize(("stamp", "wanted"), STAMPS)
def test_time_stamps_become_seconds(stamp: object, wanted: float | None) -> None:
    assert scoring._seconds(stamp) == (None if wanted is None else pytest.approx(wanted))


def test_bare_whole_numbers_that_are_too_long_for_a_talk_are_milliseconds() -> None:
    assert scoring._unit(["4711", "64711", "1097689"]) == 0.001
    assert scoring._unit(["47", "647", "3600"]) == 1.0
    assert scoring._unit(["73.34", "98765.2"]) == 1.0
    assert scoring._unit(["11:02:54"]) == 1.0
    assert scoring._unit([None]) == 1.0


def test_milliseconds_that_lie_near_are_near() -> None:
    key = deepcopy(KEY)
    key["exchanges"] = [{**key["exchanges"][0], "start": "64711"}, {**key["exchanges"][1], "start": "1097689"}]

    def right(start: str) -> int:
        pack = deepcopy(PACK)
        pack["exchanges"] = [{**pack["exchanges"][0], "asked": "Tell us about you", "start": start}]
        return scoring.score(pack, key).tallies["exchanges"].right

    assert right("64711") == 1
    assert right("68900") == 1
    assert right("99000") == 0


BRIEF = {
    "kind": "adviser_brief",
    "sentences": [{"sources": [{"ref": "interview.role"}]}, {"sources": [{"ref": "work[0].highlights[1]"}]}],
}
FIRST = [
    ({"kind": "omission", "ref": "g1"}, [], {}, True),
    ({"kind": "omission", "ref": "g2"}, [], {}, False),
    ({"kind": "omission", "ref": "g2"}, [BRIEF], {}, True),
    ({"kind": "answer", "ref": "q2"}, [BRIEF], {}, True),
    ({"kind": "answer", "ref": "q2"}, [], {}, False),
    ({"kind": "answer", "ref": "q2"}, [], {"kind": "answer", "ref": "How would you keep hold of"}, True),
    ({"kind": "answer", "ref": "q1"}, [], {"kind": "answer", "ref": "How would you keep hold of"}, False),
    ({"kind": "omission", "ref": "g1"}, [BRIEF], {"kind": "answer", "ref": "How would you keep hold of"}, False),
    ({"kind": "omission", "ref": "g1"}, [BRIEF], {"kind": "answer", "ref": "How would you find missing tools"}, True),
    ({"kind": "interest", "ref": "interest"}, [], {"kind": "interest", "ref": "Tell me about yourself"}, True),
    ({"kind": "none", "ref": None}, [], {}, False),
    ({"kind": "none", "ref": None}, [], None, True),
]


@pytest.mark.parametrize(("ours", "drafts", "wanted", "same"), FIRST)
def test_the_very_repair_is_known_by_its_question_its_need_or_its_proof(
    ours: dict[str, Any], drafts: list[Any], wanted: dict[str, Any] | None, same: bool
) -> None:
    pack = {**deepcopy(PACK), "drafts": drafts, "plan": {"channel": "call", "first": ours}}
    key = {**KEY, "salvage_first": wanted if wanted != {} else KEY["salvage_first"]}
    assert scoring.score(pack, key, RAW_KEY).tallies["first repair, the very one"].right == int(same)


def test_tallies_add_up() -> None:
    total = scoring.Score()
    total += scoring.score(PACK, KEY, RAW_KEY)
    total += scoring.score(EMPTY, KEY, RAW_KEY)
    assert (total.tallies["exchanges"].right, total.tallies["exchanges"].wanted) == (2, 4)
    assert total.tallies["exchanges"].f1 == pytest.approx(2 / 3)
    assert scoring.Tally().precision is scoring.Tally().recall is scoring.Tally().f1 is None


def test_a_line_of_the_report() -> None:
    assert evaluation.line(scoring.Tally(3, 4, 6)).split() == "0.75 0.50 0.60 (3 of 4 found, 6 in the key)".split()
    assert evaluation.line(scoring.Tally(3, 4, 4)).split() == "0.75 3 of 4".split()
    assert evaluation.line(scoring.Tally(0, 0, 3)).split()[0] == "-"
