"""Processes that tell reminders and are killed (kill -9) while they do: none is lost, none is told twice."""

from __future__ import annotations

import random
from pathlib import Path

from bench import reminded


def test_of_five_hundred_none_is_lost_and_none_doubled(tmp_path: Path) -> None:
    ran = reminded.run(tmp_path / "home", 500, random.Random(11), most_kills=4)
    assert (ran.faults, ran.count) == ((), 500)
    assert ran.kills == 4
    assert ran.unknown <= ran.kills  # a kill leaves at most the one that was being told
