"""A transcript is known by its content, in every form; papers that only look a little like one are not taken for it."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from afterword.reading.identify import kind_of
from tests.reading.test_transcript_forms import OTHERS, PLAIN, SAVED, WRITTEN

TALK = {name: dedent(text) for name, (text, _told) in WRITTEN.items()}
TALK |= {
    name: text for name, text in PLAIN.items() if name not in {"two lines", "dashes", "angles"}
}  # they could be anything
TALK |= {name: json.dumps(value) for name, value in {**SAVED, **OTHERS}.items()}
TALK |= {
    "Interviewer and candidate": "Interviewer: Why us?\nCandidate: The line.\nInterviewer: What else?\nCandidate: You.\n",
    "everyone under one name": "Dana Whitlock: Why us?\nDana Whitlock: It depends.\n" * 5,
    "YouTube": "0:00\nso tell us why\n0:04\nbecause of the line\n0:09\nwhat else\n",
    "Whisper's own lines": "[00:00.000 --> 00:04.000]  So tell us why.\n[00:04.000 --> 00:06.000]  Because of the line.\n",
    "arrows": ">> So tell us why.\n>> Because of the line.\n>> What else?\n>> You.\n",
    "a long talk in wrapped lines": "".join(f"{who}: " + "I can say this and that of it,\n" * 9 for who in ("Ngozi", "Lena") * 4),
    "a long list of words": json.dumps({"results": {"items": [{"start_time": str(n), "speaker_label": f"spk_{n // 9 % 2}", "alternatives": [{"content": "word"}]} for n in range(9_000)]}}),
}  # fmt: skip

OTHER = {
    "debrief": [
        "employer: X\nquestions:\n- asked: Why us?\n  said: The line.\n- asked: What else?\n  said: You.\n",
        "want: yes\nInterviewer: Ngozi\nInterviewer: Imogen\n",
        "employer: Halden & Rye\nrole: Operations manager\ninterviewed_at: 2026-11-20 14:00\n",
    ],
    "job": [
        "Operations manager\nLocation: Leeds\nSalary: 40,000\nContract: full time\n\nThe role\nRun the depot.\n\n"
        "What you'll do\n- Lead: a team of nine\n- Plan: the week\n\nBenefits\nPension: 5%\n",
        '{"title": "Manager", "content": "Run it", "departments": [{"id": 1, "name": "Ops"}]}',
        '{"text": "Manager", "description": "x", "title": "x", "lists": [{"text": "Requirements", "content": "<li>Nine</li>"}]}',
    ],
    "resume": ['{"basics": {"name": "Lena"}, "work": [{"name": "Corvo", "startDate": "2020", "summary": "Ran it"}]}'],
    "mail": [
        "From: ngozi@halden.example\nTo: lena@corvo.example\nSubject: Interview\n\nAgenda:\nNgozi Okafor 10:30\nImogen Sallis 11:00\n\n"
        "From: lena@corvo.example\nSent: Monday\nTo: ngozi@halden.example\nSubject: Re: Interview\n\nThanks.\n"
    ],
    "invitation": [
        "Dear Lena,\nwe are pleased to invite you to an interview.\nDate: Friday, 20 November 2026\nTime: 2 pm\nLocation: Leeds\n",
        "Your interview is confirmed for 20 November at 14:00.\n",
    ],
    "unknown": [
        "Interview on 20 November 2026 at 2 pm went badly.\n",
        "Agenda\nNgozi Okafor 10:30\nImogen Sallis 11:00\nLunch 12:00\nTour 13:00\n",
        "Shopping\nMilk: two\nBread: one\nButter: none\nTea: lots\n",
        '{"shopping": [{"text": "milk"}, {"text": "bread"}]}',
    ],
}


@pytest.mark.parametrize("name", TALK)
def test_a_transcript_is_known(name: str) -> None:
    assert kind_of(TALK[name].encode()) == "transcript"
    assert kind_of(TALK[name].encode("utf-16")) == "transcript"


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in OTHER.items() for text in texts])
def test_other_papers_are_not(kind: str, text: str) -> None:
    assert kind_of(text.encode()) == kind
