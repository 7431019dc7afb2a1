"""Rows become domain values; sources say where the words stand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from afterword.domain.interview import METHOD, Source
from afterword.flows import bank, consult, debrief, people, preferences
from afterword.store import queries
from afterword.store.load import case_of, lines_of, overlay_json, overlay_of
from afterword.store.models import DraftChange, Evidence, Interview
from tests.conftest import make_interview

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def test_a_whole_case(interview: Interview) -> None:
    case = case_of(interview)
    told = case.interview
    assert (told.employer, told.role) == ("Pell & Orchard Bakeries", "Dispatch manager")
    assert told.starts_at == datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    assert (told.starts_at_text, told.decision_by_text) == ("2026-11-24T14:00+00:00", "2026-12-04")
    assert told.decision_by == date(2026, 12, 4)
    a = told.assessment
    assert (a.want, a.effective, a.interest, a.understood) == ("yes", "no", "unsure", "no")
    (exchange,) = told.exchanges
    assert exchange.source("said") == Source("debrief", "questions[0].said", "I said I would talk to him.")
    assert exchange.landed == "badly"
    assert [(goal.id, goal.sources) for goal in told.goals] == [
        ("g1", (Source("debrief", "goals[0]", "Fewer late vans before Christmas"),)),
        ("g2", (Source("debrief", "goals[1]", "A rota people can live with"),)),
    ]
    assert told.left_out == ("How I cut late departures at Tarn Foods",)
    (person,) = told.interviewers
    assert (person.name, person.address_as, person.phone) == ("Imogen Sallis", "Ms Sallis", "020 7946 0456")
    assert case.candidate.name_source == Source("debrief", "profile.name", "Alice Hartley")
    assert case.candidate.phone_source == Source("debrief", "profile.phone", "020 7946 0123")
    (evidence,) = case.evidence
    assert evidence.source == Source("resume", "bank[0]", evidence.text)
    assert (case.country, case.called, case.adviser) == ("GB", None, None)


def test_an_empty_case(alice: Any) -> None:
    preferences.keep(queries.profile_of(alice), "zone", "")
    case = case_of(debrief.start(alice))
    assert case.interview.starts_at is None
    assert (case.interview.starts_at_text, case.interview.decision_by_text) == ("", "")
    assert case.interview.exchanges == case.interview.goals == case.interview.left_out == ()
    assert case.interview.assessment.want is None


def test_times_are_told_in_the_interviews_own_zone(alice: Any) -> None:
    interview = make_interview(alice, zone="America/New_York")
    assert case_of(interview).interview.starts_at_text == "2026-11-24T09:00-05:00"


def test_a_country_that_was_not_said_is_the_persons_own(alice: Any) -> None:
    assert case_of(make_interview(alice, country="")).country == "GB"
    assert case_of(make_interview(alice, country="DE")).country == "DE"


@pytest.mark.parametrize(("called", "told"), [("", None), ("spoke", True), ("voicemail", False), ("declined", False)])
def test_whether_the_call_was_made(alice: Any, called: str, told: bool | None) -> None:
    assert case_of(make_interview(alice, called=called)).called is told


def test_an_exchange_nobody_wrote_in_is_no_exchange(interview: Interview) -> None:
    blank = debrief.add_exchange(interview)
    debrief.keep_exchange(blank, "said", " \n")
    assert [each.id for each in case_of(interview).interview.exchanges] == ["q1"]


def test_a_name_from_the_resume_has_the_resume_as_its_source(interview: Interview, alice: Any) -> None:
    profile = queries.profile_of(alice)
    profile.resume_name = "Alice Hartley"
    profile.save()
    assert case_of(interview).candidate.name_source == Source("resume", "basics.name", "Alice Hartley")
    preferences.keep(profile, "name", "Al Hartley")
    assert case_of(interview).candidate.name_source == Source("debrief", "profile.name", "Al Hartley")


def test_what_is_not_known_has_no_source(interview: Interview, alice: Any) -> None:
    for field in ("name", "phone"):
        preferences.keep(queries.profile_of(alice), field, "")
    candidate = case_of(interview).candidate
    assert (candidate.name_source, candidate.phone_source) == (METHOD, METHOD)


def test_the_adviser_is_the_one_asked_or_the_only_one(interview: Interview, alice: Any) -> None:
    oduya = people.add(alice, "Marguerite Oduya", adviser=True)
    assert case_of(interview).adviser is not None
    aunt = people.add(alice, "Aunt Pru", adviser=True)
    assert case_of(interview).adviser is None
    consult.ask(interview, oduya, "Hello", NOW)
    consult.ask(interview, None, "Hello", NOW)
    found = case_of(interview).adviser
    assert found is not None
    assert found.name == "Marguerite Oduya"
    consult.ask(make_interview(alice), aunt, "Hello", NOW)
    assert case_of(interview).adviser == found


def test_evidence_keeps_its_id_when_its_neighbour_goes(interview: Interview, alice: Any) -> None:
    bank.add(alice, "Trained eleven drivers")
    before = case_of(interview).evidence[1]
    bank.remove(Evidence.objects.get(path="bank[0]"))
    assert case_of(interview).evidence == (before,)


def test_a_case_costs_the_same_number_of_queries_however_long(
    interview: Interview, alice: Any, django_assert_num_queries: Any
) -> None:
    row = queries.interview_of(alice, interview.pk)
    with django_assert_num_queries(6):
        case_of(row)
    for place in range(1, 30):
        debrief.keep_exchange(debrief.add_exchange(interview), "asked", "And?")
        bank.add(alice, f"Thing {place}")
        debrief.keep_interviewer(interview, place, "name", f"Person {place}")
    row = queries.interview_of(alice, interview.pk)
    with django_assert_num_queries(6):
        assert len(case_of(row).interview.exchanges) == 30


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("One", ("One",)),
        ("- One\n\n  • Two \n* \n", ("One", "Two")),
        ("Well-run rota – soon", ("Well-run rota – soon",)),
    ],
)
def test_one_entry_a_line(text: str, lines: tuple[str, ...]) -> None:
    assert lines_of(text) == lines
    assert all(line in text for line in lines)


def test_an_overlay_comes_back_as_it_was_kept() -> None:
    kept = {
        "edits": {"answer.1": "Mine."},
        "omitted": ["b", "a"],
        "added": [{"key": "own.1", "after": "", "text": "First."}],
        "confirmed": [["rule", "quote"]],
    }
    overlay = overlay_of(DraftChange(overlay=kept))
    assert overlay_json(overlay) == {**kept, "omitted": ["a", "b"]}
    assert overlay_of(DraftChange(overlay={})) == overlay_of(None)
