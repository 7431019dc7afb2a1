"""Every number, name and date of a draft stands in what its sentence rests on, or is asked about."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.interview import (
    METHOD,
    Candidate,
    Case,
    Evidence,
    Exchange,
    Goal,
    Interview,
    Person,
    Source,
)
from afterword.domain.review import Check, review
from afterword.domain.review.facts import _is_fresh

CASE = Case(
    interview=Interview(
        employer="Fenmoor Joinery",
        role="Workshop manager",
        starts_at=datetime(2026, 11, 17, 14, 0, tzinfo=UTC),  # a Tuesday
        interviewers=(Person("Dana Whitfield", phone="+44 161 496 0177"), Person("Royce Hallgrimsson")),
        decision_by=date(2026, 11, 27),
        exchanges=(Exchange(0, asked="How many people?", said="Fourteen.", wish_said="Marit ran the line with me."),),
        goals=(Goal("g1", "Twelve hours by October", (Source("debrief", "goals[0]", "Twelve hours by October"),)),),
    ),
    candidate=Candidate(name="Lena Brandt", phone="0161 496 0112"),
    evidence=(
        Evidence("e1", "Cut returns from 11 weeks to 4 days; 1,140 parcels", "work[0].highlights[0]", at="Corvo"),
        Evidence("e2", "Raised repeat orders from 41% to 53% on a $4.2M budget", "work[1].highlights[0]", at="Pell"),
    ),
)
RETURNS, REPEATS = CASE.evidence[0].source, CASE.evidence[1].source


def facts(text: str, *sources: Source, edited: bool = False) -> list[str]:
    sentence = Sentence("it", "body", text, sources or (METHOD,), edited=edited)
    found = review(Draft("letter", (sentence,)), CASE)
    return [check.quote for check in found if check.rule == "new_false_fact"]


VOUCHED: tuple[tuple[str, tuple[Source, ...]], ...] = (
    ("At Corvo I took returns from eleven weeks to four days.", (RETURNS,)),
    ("At Corvo it was 1140 parcels.", (RETURNS,)),
    ("It was eleven hundred and forty parcels.", (RETURNS,)),
    ("It was one thousand one hundred and forty parcels.", (RETURNS,)),
    ("Repeat orders rose from forty-one to 53 %.", (REPEATS,)),
    ("The budget was 4.2 million dollars.", (REPEATS,)),
    ("The budget was $4,200,000.", (REPEATS,)),
    ("The budget was 4,2 million.", (REPEATS,)),
    ("You said twelve hours by October.", (Source("debrief", "goals[0]", "Twelve hours by October"),)),
    ("Dear Ms Whitfield,", (METHOD,)),
    ("Ms Whitfield, it’s Lena Brandt.", (METHOD,)),
    ("We met on Tuesday about the workshop manager’s job at Fenmoor Joinery.", (METHOD,)),
    ("You decide on Friday 27 November.", (METHOD,)),
    ("Dana’s question was a fair one.", (METHOD,)),
    ("Have you got two minutes?", (METHOD,)),
    ("It takes ten minutes to read.", (METHOD,)),
    ("Two things I’d like to add.", (METHOD,)),
    ("There are three more points.", (METHOD,)),
    ("There is one answer I’d like to give you properly.", (METHOD,)),
    ("I’m on 0161 496 0112.", (METHOD,)),
    ("That’s +44 161 496 0112.", (METHOD,)),
    ("It’s 0161-496-0112, once more.", (METHOD,)),
    ("Thank you for your time. Yours sincerely,", (METHOD,)),
    ("May I send it tomorrow at noon?", (METHOD,)),
    ("What I can tell you: I finish things.", (METHOD,)),
    ("“Yes,” I said, and That was it.".replace("That", "that"), (METHOD,)),
    ("I'd sooner; I've done it; I'll say so; I'm here.", (METHOD,)),
    ("My CV says the same, and HR has it.", (METHOD,)),
    ("Marit ran the line with me.", (Source("debrief", "questions[0].wish_said", "Marit ran the line with me."),)),
)

UNKNOWN: tuple[tuple[str, tuple[Source, ...], list[str]], ...] = (
    ("At Corvo I took returns from twelve weeks to four days.", (RETURNS,), ["twelve"]),
    ("At Pell I took returns from 11 weeks to 4 days.", (RETURNS,), ["Pell"]),
    ("It was 1,150 parcels.", (RETURNS,), ["1,150"]),
    ("It was 41 percent.", (RETURNS,), ["41"]),
    ("The budget was 42 million.", (REPEATS,), ["42"]),
    ("I led two teams.", (METHOD,), ["two"]),
    ("It went from twenty minutes to two minutes.", (METHOD,), ["twenty", "two"]),
    ("I asked Bernadette.", (METHOD,), ["Bernadette"]),
    ("Bernadette Cole saw it.", (METHOD,), ["Bernadette", "Cole"]),
    ("Bernadette’s team saw it.", (METHOD,), ["Bernadette’s"]),
    ("I speak French.", (METHOD,), ["French"]),
    ("I used SAP there.", (METHOD,), ["SAP"]),
    ("We met on Wednesday.", (METHOD,), ["Wednesday"]),
    ("Thursday suits me.", (METHOD,), ["Thursday"]),
    ("You decide in December.", (METHOD,), ["December"]),
    ("I’m on 0161 496 0199.", (METHOD,), ["0161 496 0199"]),
    ("Marit ran it with me and Tom.", (METHOD,), ["Tom"]),
    ("It was six and seven weeks.", (METHOD,), ["six and seven", "six and seven"][:1]),
    ("Hundreds of parcels.", (METHOD,), ["Hundreds"]),
    ("I doubled it.", (RETURNS,), ["doubled"]),
    ("In 2019 I did it again.", (RETURNS,), ["2019"]),
    ("I cut it by a hundred and ten days.", (RETURNS,), ["a hundred and ten"]),
)


@pytest.mark.parametrize(("text", "sources"), VOUCHED)
def test_vouched_for(text: str, sources: tuple[Source, ...]) -> None:
    assert facts(text, *sources) == []


@pytest.mark.parametrize(("text", "sources", "expected"), UNKNOWN)
def test_unknown(text: str, sources: tuple[Source, ...], expected: list[str]) -> None:
    assert facts(text, *sources) == expected


def test_what_the_person_typed_may_rest_on_anything_they_told() -> None:
    own = Source("debrief", "draft.it", "At Pell it went from 41 to 53, and at Corvo from 11 to 4, with Marit.")
    assert facts(own.quote, own, edited=True) == []


def test_what_the_person_typed_and_never_told_is_asked_about_not_blocked() -> None:
    own = Source("debrief", "draft.it", "It rose by 47 % in Leeds.")
    sentence = Sentence("it", "body", own.quote, (own,), edited=True)
    found = [check for check in review(Draft("letter", (sentence,)), CASE) if check.rule == "new_false_fact"]
    assert [(check.severity, check.quote) for check in found] == [("confirm", "47"), ("confirm", "Leeds")]
    assert found[0].message == "You typed “47”. It is not in your notes or your résumé: is it right?"


def test_a_fact_of_one_sentence_does_not_vouch_for_another() -> None:
    draft = Draft(
        "letter",
        (
            Sentence("a", "body", "It took 11 weeks.", (RETURNS,)),
            Sentence("b", "body", "It took 11 weeks there too.", (REPEATS,)),
        ),
    )
    found = [check for check in review(draft, CASE) if check.rule == "new_false_fact"]
    assert [(check.sentence, check.quote, check.severity) for check in found] == [("b", "11", "block")]


SPELLINGS: tuple[tuple[str, str | None], ...] = (
    ("Dear Ms Whitfeild,", "Whitfeild"),
    ("Thank you, Danna.", "Danna"),
    ("Mr Hallgrimson showed me round.", "Hallgrimson"),
    ("I want to work at Fenmore Joinery.", "Fenmore"),
    ("It’s Lena Brand here.", "Brand"),
    ("Dear Ms Whitfield,", None),
    ("Dana’s list is on the wall.", None),
    ("The Whitfields were kind.", None),
    ("Data from the depot came late.", None),
    ("I went to Dublin.", None),
)


@pytest.mark.parametrize(("text", "wrong"), SPELLINGS)
def test_names_are_spelt_as_given(text: str, wrong: str | None) -> None:
    sentence = Sentence("it", "body", text, (METHOD,), edited=True)
    found = [check for check in review(Draft("letter", (sentence,)), CASE) if check.rule == "name_spelling"]
    assert [(check.quote, check.severity) for check in found] == ([(wrong, "confirm")] if wrong else [])


words = st.text(alphabet=st.sampled_from("ab IOT.,!?–’“” 0123456789é\nk%$"), max_size=80)


@given(st.lists(st.tuples(words, st.booleans(), st.sampled_from([METHOD, RETURNS, REPEATS])), max_size=6))
def test_every_quote_stands_in_the_draft(rows: list[tuple[str, bool, Source]]) -> None:
    sentences = tuple(
        Sentence(f"s{n}", f"p{n // 2}", text, (source,), edited=edited) for n, (text, edited, source) in enumerate(rows)
    )
    slot = Sentence("slot", "end", "[What stayed with you?]", (METHOD,), Slot("stayed", "What stayed with you?"))
    draft = Draft("letter", (*sentences, slot))
    checks = review(draft, CASE)
    assert checks == review(draft, CASE)
    texts = {sentence.key: sentence.text for sentence in draft.sentences}
    for check in checks:
        assert isinstance(check, Check)
        assert check.message.endswith((".", "?"))
        assert check.quote in (texts[check.sentence] if check.sentence else "")


@given(st.text("aA .!“(\n\t…", max_size=12))
def test_where_a_sentence_begins(text: str) -> None:
    """Looking back over the blanks alone says the same as searching all that stands before."""
    opening = re.compile(r"(?:^|[.!?:;…]\s+|[“\"‘(\[]|\n\s*)$")
    for place in range(len(text)):
        if not text[place].isspace():
            assert _is_fresh(text, place) == (opening.search(text[:place]) is not None)
