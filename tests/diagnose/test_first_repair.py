"""What is repaired first: an answer that only going back mends, or what they never heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afterword.domain.diagnose.findings import Answered, Doubt, ExchangeFinding, Untold, WeakKind, WeakPoint
from afterword.domain.diagnose.ranking import rank
from afterword.domain.diagnose.weighing import Room, begun
from afterword.domain.interview import Answer, Assessment, Case, Evidence, Exchange, Goal, Interview, Source

NETS = Evidence(
    "e1", "Mended nets by a rota of two; torn nets at sea fell from 31 to 6 a season", "work[0].highlights[0]"
)
ICE = Evidence("e2", "Bought ice by the tonne; its cost fell by a fifth", "work[0].highlights[1]")
NEED = Goal("g1", "Fewer torn nets", (Source("transcript", "1:00", "We lose a day to torn nets every week."),))
UNTOLD = (Untold("g1", "e1", 0.9, "They asked about this."),)
LEFT = Exchange(
    0, asked="Why did you leave the Skua?", heard="Why did you leave the Skua?", landed="badly", start="2:00",
    answer="It was, you know, mutual. It was time.",
    wish_said="The skipper wanted the log written up after the trip. I told him that I would not sign it, and I worked out my month.",
)  # fmt: skip
TORN = Exchange(
    0, asked="How would you stop nets tearing?", heard="How would you stop nets tearing?", landed="badly", start="2:00",
    answer="I would look after them, it is about care, I think.", wish_said="The rota for the nets.",
)  # fmt: skip
DOUBT = Doubt("Mutual, was it.", "conduct", Source("transcript", "2:30", "Mutual, was it."), "2:30")


def finding(answered: Answered, *kinds: WeakKind, family: str) -> tuple[ExchangeFinding, ...]:
    return (ExchangeFinding("q1", family, "judgement", answered, tuple(WeakPoint(kind, "", "") for kind in kinds)),)


def first(exchange: Exchange, family: str, effective: Answer, *doubts: Doubt) -> tuple[str, str, str | None]:
    case = Case(
        interview=Interview(
            assessment=Assessment("yes", effective, "yes", "yes"), exchanges=(exchange,), goals=(NEED,)
        ),
        evidence=(NETS, ICE),
    )
    repair = rank(case, finding("partly", "vague", "low_landing", family=family), UNTOLD, frozenset(), doubts)[0][0]
    return repair.kind, repair.ref, repair.evidence


def test_what_only_going_back_mends_comes_before_what_they_never_heard() -> None:
    assert first(LEFT, "leaving_reason", "no") == ("answer", "q1", None)
    assert first(LEFT, "leaving_reason", "unsure", DOUBT) == ("answer", "q1", None)


@pytest.mark.parametrize(
    "exchange",
    [
        replace(LEFT, wish_said=""),
        replace(LEFT, wish_said="Still cannot think how to say it."),
        replace(LEFT, landed="unsure"),
    ],
)
def test_without_better_words_or_a_bad_feeling_the_untold_is_told(exchange: Exchange) -> None:
    assert first(exchange, "leaving_reason", "no") == ("omission", "g1", "e1")


def test_whoever_is_unsure_of_their_answers_begins_with_what_was_left_out() -> None:
    assert first(LEFT, "leaving_reason", "unsure") == ("omission", "g1", "e1")


def test_an_answer_is_completed_where_it_had_begun_and_told_as_news_where_it_had_not() -> None:
    assert first(TORN, "problem_solving", "no") == ("omission", "g1", "e1")
    half = replace(TORN, answer="Care, mostly. On the Skua we started a rota, and. It is about care.")
    assert first(half, "problem_solving", "no") == ("answer", "q1", "e1")
    assert first(TORN, "problem_solving", "no", replace(DOUBT, quote="Everyone says care."))[0] == "answer"


BEGUN = [
    ("We've done a few things with that at the Skua.", "", True),
    ("What we ended up doing was, sorry, somebody at the door.", "", True),
    ("So I actually built a", "", True),
    ("I'd look at who is there first, and I would make a list.", "", False),
    ("It depends on the weather, doesn't it.", "", False),
    ("", "I said care. I never even mentioned the rota.", False),
    ("", "I said care and a rota, and then the phone rang.", True),
]


@pytest.mark.parametrize(("answer", "said", "wanted"), BEGUN)
def test_begun_is_what_they_did_and_not_what_they_would_do(answer: str, said: str, wanted: bool) -> None:
    assert begun(Exchange(0, asked="How?", answer=answer, said=said)) is wanted


def test_a_noted_story_is_not_replaced_by_a_line_that_shares_a_word() -> None:
    told = replace(TORN, wish_said="The ice went soft on the Tuesday because I trusted a lad who was scared of me. I said sorry to "
                   "him before everybody, and since then I look into the hold myself before we sail.")  # fmt: skip
    case = Case(interview=Interview(exchanges=(told,), goals=(NEED,)), evidence=(NETS, ICE))
    assert Room(case, finding("partly", "vague", family="problem_solving"), UNTOLD).proofs["q1"] is None
    named = replace(told, wish_said="Ice by the tonne.")
    case = replace(case, interview=replace(case.interview, exchanges=(named,)))
    assert Room(case, finding("partly", "vague", family="problem_solving"), UNTOLD).proofs["q1"] == "e2"


def test_what_ran_others_down_is_the_very_point_or_left_alone() -> None:
    case = Case(
        interview=Interview(
            assessment=Assessment("yes", "no", "yes", "yes"), exchanges=(LEFT, replace(TORN, position=1, start="4:00")), goals=(NEED,)
        ),
        evidence=(NETS, ICE),
    )  # fmt: skip
    ill = ExchangeFinding("q1", "leaving_reason", "conduct", "fully", (WeakPoint("disparaged_employer", "", ""),))
    torn = replace(finding("partly", "vague", "low_landing", family="problem_solving")[0], exchange="q2")
    repairs, alone = rank(case, (ill, torn), UNTOLD)
    assert "q1" not in {repair.ref for repair in repairs}
    assert any(left.ref == "q1" and "people who were not there" in left.why for left in alone)
    assert rank(replace(case, interview=replace(case.interview, exchanges=(LEFT,))), (ill,), ())[0][0].ref == "q1"
