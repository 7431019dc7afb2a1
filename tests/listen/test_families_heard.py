"""Questions whose words name no family outright are placed by their subject, or by what stood around them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from afterword.domain.diagnose.questions import OTHER, family_in_talk
from afterword.domain.knowledge import families
from afterword.domain.knowledge.fluent import read_spoken


@pytest.mark.parametrize(
    ("asked", "group"),
    [
        ("Do you have a pastime?", "personal"),
        ("What did that bring in?", "achievement"),
        ("Is there wiggle room on your side?", "salary"),
        ("Which torque would you set there?", "technical"),
        ("A vendor leaves an envelope on your desk. Well?", "ethics"),
        ("They scrapped the paper forms. How was that?", "change"),
    ],
)
def test_a_word_of_the_subject_is_enough_where_no_wording_speaks(asked: str, group: str) -> None:
    assert families()[family_in_talk(read_spoken(asked), None, None, OTHER)].group == group


@pytest.mark.parametrize(
    ("asked", "lead", "said", "follows", "group"),
    [
        ("So how was that?", "", "They had scrapped the paper forms overnight.", OTHER, "change"),
        ("What would you do?", "One of your trainees is always late.", "", OTHER, "management"),
        ("And then?", "", "", "conflict", "conflict"),
        ("And how much notice do you give?", "", "He was rude to a guest.", "customer", "availability"),
    ],
)
def test_what_stood_around_a_question_speaks_where_it_says_little(
    asked: str, lead: str, said: str, follows: str, group: str
) -> None:
    around = [read_spoken(text) if text else None for text in (lead, said)]
    assert families()[family_in_talk(read_spoken(asked), around[0], around[1], follows)].group == group


def test_the_bank_of_wordings_to_learn_from_does_not_get_worse() -> None:
    """By the words of the question alone; 0.42 before subjects were asked. The figure flatters: see knowledge.md."""
    bank = yaml.safe_load((Path(__file__).parents[2] / "eval" / "wordings" / "families.yaml").read_text("utf-8"))
    rows = [row for row in bank if row["set"] == "dev"]
    found = [families()[family_in_talk(read_spoken(row["text"]), None, None, OTHER)].group for row in rows]
    right = sum(group == row["family"] for group, row in zip(found, rows, strict=True))
    assert right >= 0.66 * len(rows), right / len(rows)
