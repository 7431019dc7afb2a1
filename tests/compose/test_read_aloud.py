"""Sentences that were read aloud and would not do, each with the rule that mended it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from afterword.domain.compose import letter
from afterword.domain.compose.answer import Ledger
from afterword.domain.compose.asking import name_question
from afterword.domain.compose.courtesies import stemmed
from afterword.domain.compose.goals import tie
from afterword.domain.compose.own_words import sayable
from afterword.domain.compose.point import should_have_told
from afterword.domain.compose.speech import speak
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding, Interest, Repair, Told
from afterword.domain.interview import Candidate, Case, Evidence, Exchange, Goal, Interview, Person, Source
from afterword.domain.review import review
from tests.compose.test_drafts import case, drafts

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (  # not "I corrected payslips reduced from 480 to 90"
            "Introduced a cut-off calendar with 14 wards; corrected payslips reduced from 480 to 90 a month",
            "At Corvo I introduced a cut-off calendar with 14 wards. Corrected payslips went from 480 to 90 a month.",
        ),
        (
            "Set up a slump ticket for every pour; concrete cube failures reduced from 14% to 2%",
            "At Corvo I set up a slump ticket for every pour. Concrete cube failures went from 14% to 2%.",
        ),
        (
            "Gave each starter a buddy; share still working after 90 days rose from 46% to 71%",
            "At Corvo I gave each starter a buddy. The share still working after 90 days rose from 46% to 71%.",
        ),
        (
            "Made a give-get sheet; average discount in the team went from 24% to 11%",
            "At Corvo I made a give-get sheet. The average discount in the team went from 24% to 11%.",
        ),
        (
            "Barcoded the freezers; time to find a tube fell from 25 minutes to 3",
            "At Corvo I barcoded the freezers. The time to find a tube fell from 25 minutes to 3.",
        ),
        (
            "Trained 22 planners, no loading missed in the first month",
            "At Corvo I trained 22 planners, with no loading missed in the first month.",
        ),
    ],
)
def test_a_result_is_a_sentence(line: str, said: str) -> None:
    assert (
        " ".join(speak(Evidence("e", line, "work[0].highlights[0]", "Corvo", ended="2020"), where="Corvo") or [])
        == said
    )


def test_a_string_of_remarks_is_not_hung_on_with_a_with() -> None:
    line = "Floor lead for the change of system; twelve trained floorwalkers, live on the Monday, full rate on day four"
    assert speak(Evidence("e", line, "work[0].highlights[0]", "Corvo", ended="2020"), where="Corvo") is None


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("The nights rota", "you spoke about the nights rota"),
        ("The migration in April", "you spoke about the migration in April"),
        ("Contractors who ring to be helpful", "you spoke about contractors who ring to be helpful"),
        ("The line running by March", "you said you wanted the line running by March"),
    ],
)
def test_a_bare_thing_was_spoken_of_and_not_wanted(noted: str, said: str) -> None:
    tied = tie(Goal("g1", noted, (Source("debrief", "goals[0]", noted),)))
    assert tied is not None
    assert tied.said == said


@pytest.mark.parametrize(
    ("noted", "asked"),
    [
        ("Something about paperwork, after the inspection", "about paperwork, after the inspection"),
        ("something about a family who can't agree", "about a family who can't agree"),
        ("So how are you with the paper end of things?", "how I am with the paper end of things"),
    ],
)
def test_nobody_is_told_how_well_their_question_is_remembered(noted: str, asked: str) -> None:
    exchange = Exchange(0, noted)
    assert name_question(exchange, ExchangeFinding("q1", "other", "", "partly")).asked == asked


def test_what_should_have_been_said_is_said_without_its_that() -> None:
    note = "That I labelled two thousand plants at the college, and that it took one season."
    said = sayable(note, Source("debrief", "questions[0].wish_said", note), case())
    assert [own.text for own in said] == ["I labelled two thousand plants at the college, and it took one season."]


def test_a_proof_does_not_say_over_again_what_their_own_words_have_said() -> None:
    labelled = Evidence(
        "e1", "Labelled 2,100 plants in the college's database; share with a correct label rose from 40% to 96%",
        "work[0].highlights[0]", "Carrick College", ended="",
    )  # fmt: skip
    asked = Exchange(
        0, "How would you label a plant collection in a database?", "I said methodically.", "badly",
        "At the college I labelled the plants in their database.",
    )  # fmt: skip
    written = drafts(case(rules="Write to me.", exchanges=(asked,), goals=(), evidence=(labelled,)))["letter"].text
    assert written.count("labelled") == 1
    assert "The share with a correct label rose from 40% to 96%." in written


def test_the_card_ends_on_its_question_and_the_thanks_wait_for_the_answer() -> None:
    card = drafts(case())["call_card"]
    assert card.sentences[-1].text.endswith("?")
    assert dict(card.asides)["they_have_answered"][0].text.startswith("Thank you")


def test_what_they_asked_about_themselves_is_not_laid_at_their_advert() -> None:
    line = "put the plant collection on a database and keep accurate plant records"
    goal = Goal("g1", line, (Source("job", "line 3", line),))
    heard = "How would you put a plant collection onto a database and keep the records accurate?"
    given = Case(interview=Interview(goals=(goal,), exchanges=(Exchange(0, heard, heard=heard),)))
    asked = Diagnosis((ExchangeFinding("q1", "hands_on", "", "partly"),), (), (), Interest("none"), (), (), (), (), ())
    repair = Repair("omission", "g1", "", 1, goal.sources)
    told = should_have_told(
        repair, Voice(given, NOW), Ledger(), part="point", key="point", nth=0, spoken=True, diagnosis=asked
    )
    assert told.text.startswith("You asked how I'd put a plant collection onto a database")
    assert "advertisement" not in told.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("The tree that was felled", "What stayed with me is the tree that was felled."),
        ("The way she closed the door", "What stayed with me is the way she closed the door."),
        ("The cedar you lost was older than the house", "The cedar you lost was older than the house."),
        ("Your crew is six people", "Your crew is six people."),
    ],
)
def test_a_fragment_is_completed_and_a_sentence_is_left_alone(typed: str, said: str) -> None:
    found = stemmed(typed, "detail", Voice(case(), NOW), stem="What stayed with me is", part="thanks", key="t")
    assert [sentence.text for sentence in found] == [said]


@pytest.mark.parametrize(
    ("heard", "answer"), [("So, Ros, how did you get here?", "By bus."), ("And weekends?", "Yes. Thanks, Morwenna.")]
)
def test_first_names_used_aloud_settle_the_greeting(heard: str, answer: str) -> None:
    given = Case(
        interview=Interview(
            interviewers=(Person("Morwenna Teague"), Person("Desmond Oyelaran")),
            exchanges=(Exchange(0, heard, heard=heard, answer=answer),),
        ),
        candidate=Candidate(name="Ros Kitto"),
        country="DE",
    )
    assert Voice(given, NOW).everyone == "Morwenna and Desmond"
    formal = replace(given, candidate=Candidate(name="Ros Kitto", register="formal"))
    assert Voice(formal, NOW).everyone == "Morwenna Teague and Desmond Oyelaran"
    assert (
        Voice(replace(given, interview=replace(given.interview, exchanges=())), NOW).everyone != "Morwenna and Desmond"
    )


def test_a_title_is_kept_beside_a_full_name() -> None:
    people = (Person("Dr. Anneliese Buckthorn"), Person("Marcus Teague"))
    given = Case(interview=Interview(interviewers=people), country="US")
    assert Voice(given, NOW).everyone == "Dr Buckthorn and Marcus Teague"


def test_a_name_the_transcript_spells_otherwise_is_asked_about_once() -> None:
    aloud = Exchange(
        0,
        "Dates",
        "I stalled.",
        "badly",
        "I keep dates.",
        heard="So, dates?",
        answer="Thanks, Morwenna.",
        by="Morwenna",
    )
    given = case(people=(Person("Morwena Teague"),), exchanges=(aloud,))
    written = drafts(given)["letter"]
    found = [check for check in review(written, given) if check.rule == "name_spelling"]
    assert [check.quote for check in found] == ["Morwena"]
    assert "Morwenna" in found[0].message


def test_the_brief_does_not_deny_an_answer_they_have() -> None:
    kept_back = Exchange(
        0, "A family who can't agree", "I dried up.", "badly", "I gave my own mother's funeral as the example."
    )
    brief = drafts(case(exchanges=(kept_back,), evidence=(), goals=()))["adviser_brief"].text
    assert "don't have a better answer" not in brief


def test_a_friend_is_not_read_half_sentences() -> None:
    worry = Exchange(1, heard="So, um, we need somebody who can run nights.", answer="Yes.", landed="badly")
    first = Exchange(
        0, "How long would you stay?", "I stalled.", "badly", "I stayed at Tarn Foods until it ran without me."
    )
    assert " um" not in drafts(case(exchanges=(first, worry)))["adviser_brief"].text


def test_what_was_told_already_is_offered_in_writing_and_nobody_is_lectured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter, "FITS", 0.0)
    told = Told("g1", "e1", "I cut it.", Source("transcript", "00:01:00", "I cut it."))
    found = Diagnosis((), (told,), (), Interest("none"), (), (), (), (), ())
    lead, *proof = letter._reinforce(found, Voice(case(), NOW), Ledger())
    assert "in writing" in lead.text
    assert "you said you wanted returns cleared faster" in lead.text
    assert "heard this" not in lead.text
    assert "repeat" not in lead.text
    assert proof
