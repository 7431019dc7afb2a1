"""The file of spoken wordings: it holds, and what does not hold is said with its entry."""

from __future__ import annotations

from typing import get_args

import pytest

from afterword.domain.diagnose.findings import WeakKind
from afterword.domain.knowledge import KnowledgeError, check, families, spoken
from afterword.domain.knowledge.entry import packaged
from afterword.domain.knowledge.spoken import WANTS, load_spoken


def test_the_file_holds_and_its_cues_can_be_taken_apart() -> None:
    check()
    assert set(spoken().wants) == set(WANTS)


def test_every_kind_of_weak_answer_has_words_for_the_person() -> None:
    told = set(spoken().whys) | {fault.kind for fault in spoken().faults}
    assert told | {"contradicted", "low_landing"} == set(get_args(WeakKind))


def test_what_the_shape_of_an_answer_shows_has_words_of_its_own() -> None:
    assert set(spoken().whys) >= {
        "no_example", "no_result", "vague", "too_short", "rambling", "hedged", "off_topic", "disclosed_private"
    }  # fmt: skip


def test_each_family_of_questions_asks_for_one_thing() -> None:
    held = [family for want in spoken().wants.values() for family in want.families]
    assert len(held) == len(set(held))
    known = {family.id for family in families().values()} | {family.group for family in families().values()}
    assert set(held) <= known


WHOLE = packaged("spoken.yaml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  vague: ", "  foggy: ", "no weak point of the kind 'foggy'"),
        ("- id: story\n", "- id: tale\n", "there is no want 'tale'"),
        ("- id: blank\n", "- id: empty\n", "no weak point of the kind 'empty'"),
        ("  least: 45\n", "", "'least' is missing"),
        (
            "phrases:\n- id: generic\n",
            "phrases:\n- id: generic\n  colour: red\n",
            "nothing is known of the key 'colour'",
        ),
        ("  sources: [opm, judgement]\n", "  sources: [hearsay]\n", "'hearsay' is not listed"),
    ],
)
def test_what_does_not_hold_is_said_with_its_entry(old: str, new: str, message: str) -> None:
    text = WHOLE.replace(old, new, 1)
    with pytest.raises(KnowledgeError) as raised:
        load_spoken(text)
    assert message in str(raised.value)


def test_a_want_that_is_missing_is_named() -> None:
    start = WHOLE.index("- id: tour\n")
    text = WHOLE[:start] + WHOLE[WHOLE.index("- id: ", start + 5) :]
    with pytest.raises(KnowledgeError, match="'wants' should hold each of"):
        load_spoken(text)
