"""What was said about a line stays with that line, whatever becomes of its neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.flows import debrief, prepare
from afterword.flows.lines import follow, number
from afterword.store.load import case_of
from afterword.store.models import Interview

ANSWERS = {"left_out:0": "About the vans.", "left_out:1": "About the rota.", "why": "It is near."}
VANS, ROTA, SCANNERS = "How we cut late vans", "The rota I wrote", "Eleven drivers on new scanners"


@pytest.mark.parametrize(
    ("after", "vans", "rota"),
    [
        ([VANS, ROTA], 0, 1),
        ([SCANNERS, VANS, ROTA], 1, 2),
        ([VANS, SCANNERS, ROTA], 0, 2),
        ([ROTA, VANS], 1, 0),
        ([ROTA], None, 0),
        (["How we cut late vans at Tarn", ROTA], 0, 1),
        ([SCANNERS, ROTA], None, 1),
        ([], None, None),
    ],
)
def test_answers_move_with_their_lines(after: list[str], vans: int | None, rota: int | None) -> None:
    moved = follow(ANSWERS, "left_out", [VANS, ROTA], after)
    placed = {key: text for key, text in moved.items() if key.startswith("left_out:")}
    wanted = {f"left_out:{vans}": "About the vans."} if vans is not None else {}
    wanted |= {f"left_out:{rota}": "About the rota."} if rota is not None else {}
    assert placed == wanted
    assert sorted(moved.values()) == sorted(ANSWERS.values())


def test_what_was_cut_comes_back_when_it_is_pasted() -> None:
    cut = follow(ANSWERS, "left_out", [VANS, ROTA], [ROTA])
    assert cut["aside:left_out:" + VANS] == "About the vans."
    pasted = follow(cut, "left_out", [ROTA], [ROTA, SCANNERS, VANS])
    assert pasted == {"left_out:2": "About the vans.", "left_out:0": "About the rota.", "why": "It is near."}


@given(
    st.lists(st.sampled_from("abcd"), unique=True, max_size=4),
    st.lists(st.sampled_from("abcd"), unique=True, max_size=4),
    st.lists(st.sampled_from("abcd"), unique=True, max_size=4),
)
def test_no_answer_is_lost_and_none_passes_to_another_line(one: list[str], two: list[str], three: list[str]) -> None:
    answers = {f"left_out:{place}": f"about {line}" for place, line in enumerate(one)}
    answers = follow(answers, "left_out", one, two)
    answers = follow(answers, "left_out", two, three)
    assert sorted(answers.values()) == sorted(f"about {line}" for line in one)
    for place, line in enumerate(three):
        assert answers.get(f"left_out:{place}", f"about {line}") == f"about {line}"


def test_goals_keep_their_numbers(interview: Interview) -> None:
    def goals(text: str) -> list[tuple[str, str]]:
        debrief.keep(interview, "goals", text)
        return [(goal.id, goal.text) for goal in case_of(Interview.objects.get()).interview.goals]

    assert goals("Vans\nRota") == [("g3", "Vans"), ("g4", "Rota")]  # none is like the two the fixture put there
    assert goals("Scanners\nVans\nRota") == [("g5", "Scanners"), ("g3", "Vans"), ("g4", "Rota")]
    assert goals("Vans before Christmas\nRota") == [("g6", "Vans before Christmas"), ("g4", "Rota")]
    assert goals("Vans before Christmas,\nRota") == [("g6", "Vans before Christmas,"), ("g4", "Rota")]
    assert goals("") == []
    assert goals("Rota") == [("g7", "Rota")]


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=5), max_size=6))
def test_no_number_is_given_to_two_lines(lists: list[list[str]]) -> None:
    before: list[str] = []
    numbers: list[int] = []
    made = 0
    meaning: dict[int, str] = {}
    for after in lists:
        numbers, made = number(before, numbers, after, made)
        assert len(set(numbers)) == len(after)
        for each, line in zip(numbers, after, strict=True):
            assert meaning.setdefault(each, line) == line
        before = after


def test_a_line_put_in_front_takes_no_answer_that_is_not_its_own(interview: Interview) -> None:
    debrief.keep(interview, "left_out", VANS)
    prepare.answer_slot(interview, "left_out:0", "Nineteen a week, then three.")
    debrief.keep(interview, "left_out", f"- {SCANNERS}\n- {VANS}")
    assert Interview.objects.get().slot_answers == {"left_out:1": "Nineteen a week, then three."}
