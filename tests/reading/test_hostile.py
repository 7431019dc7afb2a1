"""Files made to exhaust a reader are refused in a sentence, within little memory and a generous time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.limited import Limited

LAUGHS = 'a: &a ["lol","lol","lol","lol","lol","lol","lol","lol","lol"]\n' + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)
)

HOSTILE = {
    "billion laughs": LAUGHS + "employer: *m\nwant: yes\n",
    "laughs under known keys": LAUGHS.replace("a: &a", "goals: &a", 1) + "left_out: *m\nquestions: *l\nwho: *k\n",
    "an alias to itself": "goals: &g [*g, *g]\nquestions: &q\n  - *q\n",
    "deep brackets": "[" * 900_000,
    "deep braces": '{"a":' * 150_000,
    "deep brackets under a key": "employer: X\ngoals: " + "[" * 900_000,
    "deep blocks": "".join(" " * n + "a:\n" for n in range(1_300)),
    "deep dashes": "- " * 400_000,
    "deep question marks": "? " * 400_000,
    "many values": "employer: X\ngoals: [" + "a," * 450_000 + "]\n",
    "many keys": "".join(f"key{n}: 1\n" for n in range(70_000)),
    "many questions": "questions:\n" + "- {asked: a, said: b, landed: well}\n" * 25_000,
    "many broken questions": "questions:\n" + '- asked: "a" b: c\n  said: *x y\n' * 25_000,
    "many broken keys": "employer: X\n" + 'goals: "a" b: c\n' * 55_000,
    "one long key": "a" * 990_000 + ": 1\n",
    "one long line": "employer: " + "word " * 190_000,
    "one long broken line": 'employer: "word" ' + "word: " * 160_000,
    "open quotation marks": "employer: X\n" + '"' * 900_000,
    "quotation marks and colons": '": ' * 330_000,
    "comments": "# " * 490_000,
    "colons": ":" * 900_000,
    "blanks": "employer:" + " " * 900_000 + "x\n" + " " * 90_000,
    "blank lines": "employer: X\n" + "\n" * 900_000,
    "digits": "interviewed_at: " + "1" * 15_000 + "\ndecision_by: " + "2026-" * 3_000 + "\nwant: yes\n",
    "dates": "decision_by: " + "1 a " * 4_000 + "\ninterviewed_at: " + "12:" * 6_000 + "\nwant: yes\n",
    "people": "interviewers: " + "+1 " * 6_000 + "\nwant: yes\n",
    "addresses": "interviewers: " + "a@" * 9_000 + "\nwant: yes\n",
    "commas": "interviewers: " + "a, " * 6_000 + "; " * 100 + "\nwant: yes\n",
    "json numbers": '{"employer": ' + "9" * 800_000 + "}",
    "json strings": '{"work": ["' + "\\u0041" * 150_000 + '"]}',
    "json without values": '{"basics": {' + '"name",' * 120_000,
    "résumé of many jobs": '{"work": [' + '{"name": "a", "highlights": ["b"]},' * 20_000 + "{}]}",
    "ten megabytes": "employer: X\n" + "goals: [a]\n" * 1_000_000,
    "zeros": "\x00" * 2_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(name: str, tmp_path: Path, limited: Limited) -> None:
    limited.costs_little(
        HOSTILE[name], tmp_path, ["afterword.reading.debrief:read_debrief", "afterword.reading.resume:read_resume"]
    )
