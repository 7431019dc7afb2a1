"""What a second reading aloud found, each with the rule that mended it: the follow-up call, measures, what was asked aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from afterword.domain.compose.answer import Ledger
from afterword.domain.compose.follow_up import compose_follow_up
from afterword.domain.compose.measures import listed
from afterword.domain.compose.point import should_have_told
from afterword.domain.compose.speech import speak
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose import diagnose
from afterword.domain.diagnose.findings import Repair, Told, Untold
from afterword.domain.interview import Assessment, Candidate, Case, Evidence, Exchange, Goal, Interview, Person, Source
from afterword.domain.method import make_pack
from afterword.domain.plan import ContactMade, WorkCalendar

NOW = datetime(2026, 3, 16, 10, tzinfo=UTC)  # a Monday
CLOCKS = Evidence(
    "e1",
    "Rebuilt the winding of all tower clocks; late clocks fell from 14 to 3",
    "work[0].highlights[0]",
    "Osk Tower",
    ended="",
)
KEYS = Evidence(
    "e2", "Labelled every key; lost keys fell from 30 a year to 4", "work[0].highlights[1]", "Osk Tower", ended=""
)


def a_case(**more: object) -> Case:
    goals = (
        Goal("g1", "tower clocks on time", (Source("debrief", "goals[0]", "tower clocks on time"),)),
        Goal("g2", "fewer lost keys", (Source("debrief", "goals[1]", "fewer lost keys"),)),
    )
    interview = Interview(
        employer="Sant Bells", role="Head Keeper", starts_at=datetime(2026, 3, 10, 10, tzinfo=UTC), starts_at_text="2026-03-10T10:00",
        interviewers=(Person("Dr Morwenna Pask"),), decision_by=date(2026, 3, 13), decision_by_text="Friday",
        assessment=Assessment("yes", "no", "yes", "yes"), goals=goals,
    )  # fmt: skip
    made = Case(
        interview=interview,
        candidate=Candidate(name="Wim Aller", phone="0161 496 0100"),
        evidence=(CLOCKS, KEYS),
        country="GB",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def spoken(line: str) -> str:
    return " ".join(speak(Evidence("e", line, "work[0].highlights[0]", "Osk", ended="2020"), where="Osk") or [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Led the clock round with the porters: stops 11 a month to 4 over six months",
         "At Osk I led the clock round with the porters. Stops went from 11 a month to 4 over six months."),
        ("Set up a tour for schools; visitor rating 4.7/5", "At Osk I set up a tour for schools. Visitor rating was 4.7 out of 5."),
        ("Began a key ledger; losses in the north tower 3% against 14% elsewhere",
         "At Osk I began a key ledger. Losses in the north tower were 3% against 14% elsewhere."),
    ],
)  # fmt: skip
def test_a_measure_gets_its_verb(line: str, said: str) -> None:
    assert spoken(line) == said


def test_an_age_group_is_no_lead_in() -> None:
    assert "Under-11" not in spoken("Under-11 handbells, trained them for two seasons")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("I advised on ropes, wheel care, grease.", "I advised on ropes, wheel care and grease."),
        ("I rang, climbed, and wound them.", "I rang, climbed, and wound them."),
        (
            "I took it over in May, with two keepers, in one week.",
            "I took it over in May, with two keepers, in one week.",
        ),
    ],
)
def test_a_list_gets_its_and(sentence: str, said: str) -> None:
    assert listed(sentence) == said


def test_the_follow_up_says_what_happened_why_and_asks_what_they_weigh() -> None:
    case = a_case()
    told = Told("g2", "e2", "keys", Source("debrief", "questions[0].said", "keys"))
    diagnosis = replace(diagnose(case), told=(told,), untold=(Untold("g1", "e1", 0.8, ""),))
    contacts = [
        ContactMade("letter", datetime(2026, 3, 12, 9, tzinfo=UTC)),
        ContactMade("promised", datetime(2026, 3, 15, 9, tzinfo=UTC)),
    ]
    draft = compose_follow_up(diagnosis, Voice(case, NOW), contacts=contacts)
    text = draft.text
    assert "I wrote to you on Thursday. Yesterday I also sent you what I'd promised." in text
    assert "You meant to decide by Friday 13 March, so I wanted to ask how things stand." in text
    assert "Two things I'd bring. You " in text
    assert text.lower().index("late clocks") < text.lower().index("lost keys fell")  # what is new to them first
    assert text.rstrip().endswith("?")
    voicemail = " ".join(s.text for s in dict(draft.asides)["voicemail"])
    assert "clocks" not in voicemail
    assert voicemail.count("0161 496 0100") == 2


def test_without_a_proof_the_follow_up_asks_for_one() -> None:
    case = a_case(evidence=())
    draft = compose_follow_up(diagnose(case), Voice(case, NOW))
    assert [slot.id for slot in draft.slots] == ["asset"]


def test_what_they_asked_aloud_is_not_brought_up_by_the_advert_alone() -> None:
    need = "Keep the seven tower clocks and their winding on time"
    goal = Goal("g1", need, (Source("job", "line 3", need),))
    heard = "And the seven tower clocks, their winding, how, um, on time are they?"
    exchange = Exchange(0, asked=heard, heard=heard, answer="They are fine.", start="00:04:00")
    case = a_case()
    case = replace(case, interview=replace(case.interview, goals=(goal,), exchanges=(exchange,)))
    repair = Repair("omission", "g1", "", 0.9, goal.sources, "e1")
    said = should_have_told(
        repair, Voice(case, NOW), Ledger(), part="x", key="x", nth=1, spoken=False, diagnosis=diagnose(case)
    )
    assert "sked" in said.text
    assert {source.kind for source in said.sources} >= {"transcript"}
    unasked = should_have_told(
        repair, Voice(replace(case, interview=replace(case.interview, exchanges=())), NOW), Ledger(),
        part="x", key="x", nth=1, spoken=False, diagnosis=diagnose(a_case()),
    )  # fmt: skip
    assert "asked" not in unasked.text


def test_an_answer_that_went_badly_and_has_no_words_is_not_passed_over_in_silence() -> None:
    bad = tuple(
        Exchange(n, question, "I went blank.", "badly")
        for n, question in enumerate(
            ["How would you stop the clocks being late?", "What would you do about lost keys?"]
        )
    )
    case = a_case(evidence=())
    case = replace(case, interview=replace(case.interview, exchanges=bad))
    pack = make_pack(case, now=datetime(2026, 3, 10, 18, tzinfo=UTC), calendar=WorkCalendar(UTC), own_zone=UTC)
    letter = next(c for c in pack.drafts if c.draft.kind == "letter")
    assert "lost keys" not in letter.draft.text
    assert ["lost keys" in c.message for c in letter.checks if c.rule == "left_without_words"] == [True]


@pytest.mark.parametrize(
    ("heard", "country", "register", "greeted"),
    [
        ("Hello, I'm Morwenna. So, Wim, how was the climb?", "GB", "plain", "Morwenna"),
        ("Hello, I'm Morwenna. How was the climb?", "GB", "plain", "Dr Pask"),  # they did not use the person's
        ("Hello, I'm Morwenna. So, Wim, how was the climb?", "DE", "plain", "Dr Pask"),
        ("Hello, I'm Morwenna. So, Wim, how was the climb?", "GB", "formal", "Dr Pask"),
    ],
)
def test_a_first_name_given_is_used_where_it_was_returned(
    heard: str, country: str, register: str, greeted: str
) -> None:
    exchange = Exchange(0, asked=heard, heard=heard, answer="Fine.", start="00:00:10")
    case = a_case(country=country)
    case = replace(
        case, interview=replace(case.interview, exchanges=(exchange,)),
        candidate=replace(case.candidate, register=register),  # type: ignore[arg-type]
    )  # fmt: skip
    assert Voice(case, NOW).address(case.interview.interviewers[0]) == greeted
