"""The shapes a debrief comes in: the format itself, what people write instead, and JSON."""

from __future__ import annotations

import json

import pytest

from afterword.domain.interview import Assessment, Exchange, Goal, Person, Source
from tests.reading.read import debrief

WHOLE = """\
employer: Halden & Rye          # free text
role: Operations manager
interviewed_at: 2026-11-20T14:00-05:00
interviewers:
  - {name: "Ngozi Okafor", title: "Head of operations", email: "ngozi@haldenrye.example", phone: "+44 161 496 0177"}
  - name: Piet Maas
contact_rules: "Told me to ring."
decision_by: 2026-11-27
want: yes
effective: no
interest: unsure
understood: no
questions:
  - {asked: "How long would you stay?", said: "I stalled.", landed: badly, wish_said: "I finish things."}
  - asked: >
      Why did you
      leave Corvo?
    said: |
      The depot closed.
      I said so.
    landed: well
goals: ["Returns eat our margin", "Nights covered"]
left_out:
  - The returns project
"""


def test_the_whole_format() -> None:
    interview, problems = debrief(WHOLE)
    assert problems == []
    assert (interview.employer, interview.role) == ("Halden & Rye", "Operations manager")
    assert interview.starts_at is not None
    assert interview.starts_at.isoformat() == "2026-11-20T14:00:00-05:00"
    assert interview.interviewers == (
        Person("Ngozi Okafor", "Head of operations", "ngozi@haldenrye.example", "+44 161 496 0177"),
        Person("Piet Maas"),
    )
    assert interview.contact_rules == "Told me to ring."
    assert interview.assessment == Assessment("yes", "no", "unsure", "no")
    assert interview.exchanges == (
        Exchange(0, "How long would you stay?", "I stalled.", "badly", "I finish things."),
        Exchange(1, "Why did you leave Corvo?", "The depot closed.\nI said so.", "well", ""),
    )
    assert interview.goals == (
        Goal("g1", "Returns eat our margin", (Source("debrief", "goals[0]", "Returns eat our margin"),)),
        Goal("g2", "Nights covered", (Source("debrief", "goals[1]", "Nights covered"),)),
    )
    assert interview.left_out == ("The returns project",)


def test_the_same_as_json() -> None:
    told = {
        "employer": "Halden & Rye",
        "interviewed_at": "2026-11-20T14:00-05:00",
        "interviewers": [{"name": "Ngozi Okafor", "phone": "+44 161 496 0177"}],
        "decision_by": None,
        "want": True,
        "effective": False,
        "interest": "unsure",
        "questions": [{"asked": "How long?\tReally?", "said": "I “stalled” \U0001f600", "landed": "badly"}],
        "goals": ["Returns"],
    }
    for text in (json.dumps(told, indent="\t"), json.dumps(told), json.dumps(told, ensure_ascii=False, indent=2)):
        interview, problems = debrief(text)
        assert problems == []
        assert interview.assessment == Assessment("yes", "no", "unsure", None)
        assert interview.exchanges[0] == Exchange(0, "How long?\tReally?", "I “stalled” \U0001f600", "badly")
        assert interview.interviewers == (Person("Ngozi Okafor", phone="+44 161 496 0177"),)
        assert interview.decision_by is None


def test_json_with_slips() -> None:
    interview, problems = debrief('{\n"employer": "X",\n"want": "yes"\n"role": "Manager",\n}\n')
    assert (interview.employer, interview.role, interview.assessment.want) == ("X", "Manager", "yes")
    assert problems == ["4: A comma is missing before this line’s value; add it."]


def test_yaml_in_braces_is_not_json() -> None:
    interview, problems = debrief("{employer: Halden & Rye, want: no}")
    assert (interview.employer, interview.assessment.want) == ("Halden & Rye", "no")
    assert problems == []


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Royce Hallgrimsson, CCO", [Person("Royce Hallgrimsson", "CCO")]),
        ("Royce Hallgrimsson (Chief Commercial Officer)", [Person("Royce Hallgrimsson", "Chief Commercial Officer")]),
        ("Royce Hallgrimsson - CCO", [Person("Royce Hallgrimsson", "CCO")]),
        (
            "Royce Hallgrimsson, CCO, royce@larkspindle.example, +1 651 555 0148",
            [Person("Royce Hallgrimsson", "CCO", "royce@larkspindle.example", "+1 651 555 0148")],
        ),
        ("Tamsin Oduya <t@larkspindle.example>", [Person("Tamsin Oduya", email="t@larkspindle.example")]),
        ("Royce Hallgrimsson and Tamsin Oduya", [Person("Royce Hallgrimsson"), Person("Tamsin Oduya")]),
        (
            "Royce Hallgrimsson, CCO; Tamsin Oduya, Head of People and Culture",
            [Person("Royce Hallgrimsson", "CCO"), Person("Tamsin Oduya", "Head of People and Culture")],
        ),
        ("Jane Smith, PhD, Dean", [Person("Jane Smith, PhD", "Dean")]),
        ("[Royce Hallgrimsson, Tamsin Oduya]", [Person("Royce Hallgrimsson"), Person("Tamsin Oduya")]),
        ("\n  - Royce Hallgrimsson, CCO\n  - Tamsin Oduya", [Person("Royce Hallgrimsson", "CCO"), Person("Tamsin Oduya")]),
        ("\n  name: Royce Hallgrimsson\n  title: CCO", [Person("Royce Hallgrimsson", "CCO")]),
        ("{name: Ann, tel: 0161 496 0177}", [Person("Ann", phone="0161 496 0177")]),
        ("[{name: , title: , email: , phone: }]", []),
        ("", []),
        ("null", []),
    ],
)  # fmt: skip
def test_interviewers_as_people_jot_them_down(written: str, people: list[Person]) -> None:
    interview, _problems = debrief(f"employer: X\ninterviewers: {written}\n")
    assert list(interview.interviewers) == people


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("Cut returns", ["Cut returns"]),
        ("[Cut returns, Nights]", ["Cut returns", "Nights"]),
        ("\n  - Cut returns\n  - Nights", ["Cut returns", "Nights"]),
        ("|\n  Cut returns\n  - Nights\n  • Costs", ["Cut returns", "Nights", "Costs"]),
        ("[{id: g1, text: Cut returns}]", ["Cut returns"]),
        ("\n  first: {text: Cut returns}\n  second: {text: Nights}", ["Cut returns", "Nights"]),
        ("[]", []), ("", []), ("null", []), ("['', ~, x]", ["x"]),
    ],
)  # fmt: skip
def test_goals_and_left_out_take_any_list(written: str, texts: list[str]) -> None:
    interview, problems = debrief(f"employer: X\ngoals: {written}\nleft_out: {written}\n")
    assert [goal.text for goal in interview.goals] == texts
    assert list(interview.left_out) == texts
    assert problems == []


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("How long would you stay?", ["How long would you stay?"]),
        ("[How long?, Why us?]", ["How long?", "Why us?"]),
        ("{asked: How long?, said: It depends}", ["How long?"]),
        ("\n  q1: {asked: How long?}\n  q2: {asked: Why us?}", ["How long?", "Why us?"]),
        ("[{asked: How long?}, {}, {said: }, {asked: Why us?}]", ["How long?", "Why us?"]),
        ("\n- question: How long?\n  answer: It depends", ["How long?"]),
    ],
)
def test_questions_in_other_shapes(written: str, asked: list[str]) -> None:
    interview, _problems = debrief(f"employer: X\nquestions: {written}\n")
    assert [exchange.asked for exchange in interview.exchanges] == asked
    assert [exchange.position for exchange in interview.exchanges] == list(range(len(asked)))


def test_keys_inside_a_group() -> None:
    interview, problems = debrief(
        "interview:\n  employer: X\n  role: Manager\nassessment: {want: yes, effective: no}\n"
    )
    assert (interview.employer, interview.role) == ("X", "Manager")
    assert interview.assessment == Assessment("yes", "no")
    assert problems == []


def test_contact_rules_as_a_list_keep_their_lines() -> None:
    interview, problems = debrief("contact_rules:\n  - Ring any time\n  - Not on Mondays\n")
    assert interview.contact_rules == "Ring any time\nNot on Mondays"
    assert problems == []


def test_pasted_from_a_chat_window() -> None:
    interview, problems = debrief("```yaml\nemployer: X\nwant: yes\n```\n")
    assert (interview.employer, interview.assessment.want) == ("X", "yes")
    assert problems == []


def test_a_blank_form_is_an_interview_with_nothing_in_it() -> None:
    interview, problems = debrief("employer:\nrole:\nwant:\nquestions:\n  - {asked: , said: , landed: }\ngoals: []\n")
    assert interview.assessment == Assessment()
    assert (interview.employer, interview.exchanges, interview.goals) == ("", (), ())
    assert problems == []
