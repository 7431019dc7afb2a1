"""A résumé goes into the bank: taken once, brought up to date, never losing what the person has."""

from __future__ import annotations

import json
from typing import Any

from afterword.flows import bank, preferences
from afterword.store import queries
from afterword.store.load import case_of
from afterword.store.models import Interview

FIRST = ["Cut late departures from nineteen a week to three", "Trained eleven drivers"]


def resume(*highlights: str, **basics: str) -> bytes:
    work = {"name": "Tarn Foods", "position": "Planner", "startDate": "2019-04", "highlights": list(highlights)}
    return json.dumps({"basics": {"name": "Alice B. Hartley", **basics}, "work": [work]}).encode()


def texts(owner: Any) -> list[tuple[str, str]]:
    return [(item.text, item.path) for item in queries.evidence_of(owner)]


def test_a_resume_fills_the_bank(alice: Any) -> None:
    assert bank.import_resume(alice, resume(*FIRST), "alice.json") == []
    assert texts(alice) == [(FIRST[0], "work[0].highlights[0]"), (FIRST[1], "work[0].highlights[1]")]
    first = queries.evidence_of(alice)[0]
    assert (first.at, first.role, first.started, first.position) == ("Tarn Foods", "Planner", "2019-04", 0)


def test_the_same_resume_twice_changes_nothing(alice: Any) -> None:
    bank.import_resume(alice, resume(*FIRST), "alice.json")
    before = [item.id for item in queries.evidence_of(alice)]
    bank.import_resume(alice, resume(*FIRST), "alice.json")
    assert [item.id for item in queries.evidence_of(alice)] == before


def test_a_newer_resume_moves_what_stayed_adds_what_is_new_and_keeps_what_went(alice: Any) -> None:
    typed = bank.add(alice, "Wrote the handover sheet")
    bank.import_resume(alice, resume(*FIRST), "alice.json")
    bank.import_resume(alice, resume("Led the night shift", FIRST[0]), "alice.json")
    assert sorted(texts(alice), key=lambda item: item[1]) == [
        ("Wrote the handover sheet", "bank[0]"),
        (FIRST[1], "bank[2]"),
        ("Led the night shift", "work[0].highlights[0]"),
        (FIRST[0], "work[0].highlights[1]"),
    ]
    assert typed.path == "bank[0]"


def test_the_profile_takes_only_what_it_has_not(alice: Any) -> None:
    profile = queries.profile_of(alice)
    preferences.keep(profile, "name", "")
    bank.import_resume(alice, resume(*FIRST, email="a@hartley.example", phone="020 7946 0999"), "alice.json")
    profile = queries.profile_of(alice)
    assert (profile.name, profile.resume_name) == ("Alice B. Hartley", "Alice B. Hartley")
    assert (profile.email, profile.phone) == ("a@hartley.example", "020 7946 0123")


def test_a_name_the_person_typed_stays_and_is_theirs(alice: Any, interview: Interview) -> None:
    bank.import_resume(alice, resume(*FIRST), "alice.json")
    assert case_of(interview).candidate.name == "Alice Hartley"
    assert case_of(interview).candidate.name_source.kind == "debrief"


def test_what_is_no_resume_changes_nothing_and_says_why(alice: Any) -> None:
    problems = bank.import_resume(alice, b"\x00\x01 not a resume", "photo.jpg")
    assert problems
    assert problems[0].file == "photo.jpg"
    assert texts(alice) == []


def test_one_persons_resume_is_not_anothers(alice: Any, bob: Any) -> None:
    bank.import_resume(alice, resume(*FIRST), "alice.json")
    assert texts(bob) == []


def test_what_the_person_corrected_stays_corrected(alice: Any) -> None:
    bank.import_resume(alice, resume(*FIRST), "alice.json")
    first, second = queries.evidence_of(alice)
    bank.keep(first, "text", "Late departures went from nineteen a week to three")
    bank.keep(second, "at", "Tarn Foods, Leeds depot")
    bank.import_resume(alice, resume(*FIRST), "alice.json")
    rows = queries.evidence_of(alice)
    assert [(row.text, row.at) for row in rows] == [
        ("Late departures went from nineteen a week to three", "Tarn Foods"),
        (FIRST[1], "Tarn Foods, Leeds depot"),
    ]
