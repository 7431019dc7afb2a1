"""What is carried into the next round: tables of what is open, what was put right since, and what is on top."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.carry import MOST, MOST_UNTOLD, Carried, Feedback, Round, carry, discreet, put_right, told_in
from afterword.domain.diagnose import diagnose
from afterword.domain.diagnose.findings import Doubt
from afterword.domain.interview import Assessment, Case, Evidence, Exchange, Goal, Interview, Person, Said, Source

MARCH, MAY, JUNE = date(2026, 3, 3), date(2026, 5, 5), date(2026, 6, 6)
STAY = "How long do you see yourself staying with us?"
TEAM = "Tell me about a time you led a team through a hard month."
RETURNS = Evidence("e1", "Cut returns from eleven weeks to four days at the depot", "bank[0]", "Corvo")
ROTA = Evidence("e2", "Wrote a rota that halved overtime for fourteen drivers", "bank[1]", "Tarn Foods")
WISH = "I stayed at Corvo until the returns ran without me, fourteen months from the first crate to the last."


def goal(number: int, text: str, kind: Any = "debrief") -> Goal:
    return Goal(f"g{number}", text, (Source(kind, f"goals[{number - 1}]", text),))


MARGIN, OVERTIME = (
    goal(1, "Returns at the depot are eating our margin"),
    goal(2, "A rota with less overtime for drivers"),
)


def asked(place: int, words: str, landed: Any = None, wish: str = "", said: str = "I said a few words.") -> Exchange:
    return Exchange(place, asked=words, said=said, landed=landed, wish_said=wish)


def met(*exchanges: Exchange, on: date | None = MARCH, goals: tuple[Goal, ...] = (), **more: Any) -> Round:
    """One round in which these answers were given; `more` as `Round` has it."""
    answers = Assessment(want="yes", effective="no", interest="yes", understood="yes")
    interview = Interview(employer="Halden & Rye", exchanges=exchanges, goals=goals, assessment=answers)
    case = Case(interview=interview, evidence=(RETURNS, ROTA))
    return Round(ref=f"round-{on}", on=on, case=case, diagnosis=diagnose(case), **more)


def labels(carried: Carried) -> list[str]:
    return [one.label for one in carried.old]


BADLY = asked(0, STAY, "badly", WISH)
LETTER = f"Dear Ms Okafor,\n\nYou asked how long I would stay. {WISH}\n\nYours sincerely,"


@pytest.mark.parametrize(
    ("since", "still_open", "right"),
    [
        # nothing was done since
        ({}, ["How long you would stay"], ()),
        # it was tried, and reached nobody; another letter went
        ({"went": ("Dear Ms Okafor, thank you for the tour of the line.",)}, ["How long you would stay"], ()),
        # the call's one point was this answer
        ({"spoken": True}, [], ("How long you would stay",)),
        # the letter holds the better answer
        ({"went": (LETTER,), "lettered": True}, [], ("How long you would stay",)),
        # a letter went on paper, and its words are not kept
        ({"lettered": True, "unseen": True}, [], ("How long you would stay",)),
        # a promise to answer it was kept
        ({"answered": frozenset({"commitment_tenure"})}, [], ("How long you would stay",)),
        # it no longer matters, says the person
        ({"moot": frozenset({"q1"})}, [], ("How long you would stay",)),
    ],
)
def test_a_weak_answer_is_open_until_it_was_put_right(
    since: dict[str, Any], still_open: list[str], right: tuple[str, ...]
) -> None:
    found = carry([met(BADLY, **since)])
    assert labels(found) == still_open
    assert found.put_right == right


def test_the_better_answer_stands_beside_it_in_the_persons_words() -> None:
    (one,) = carry([met(BADLY)]).old
    assert (one.asked, one.answer, one.round, one.exchange) == (STAY, WISH, "round-2026-03-03", "q1")


def test_an_answer_that_went_well_is_nobodys_concern() -> None:
    assert carry([met(asked(0, STAY, "well"), asked(1, TEAM, "well"))]) == Carried()


def heard(words: str, concern: str, on: date = MARCH) -> Feedback:
    said = Said(words, on, "call", Person("Ngozi Okafor"), (concern,))
    return Feedback(said, ((concern, words),))


def test_what_they_said_afterwards_stays_open_though_a_letter_went() -> None:
    found = carry([met(BADLY, went=(LETTER,), feedback=(heard("We wondered how long.", "commitment_tenure"),))])
    (one,) = found.old
    assert [(words.how, words.quote, words.by) for words in one.words] == [
        ("feedback", "We wondered how long.", "Ngozi Okafor")
    ]
    assert one.answer == WISH  # the question it hangs on is known, and so is the better answer
    assert found.put_right == ()


def test_what_they_said_comes_before_what_the_person_feared() -> None:
    held = met(BADLY, feedback=(heard("Has he ever led anybody?", "leadership"),))
    assert labels(carry([held])) == ["Leading people", "How long you would stay"]


def test_what_they_advised_is_carried_though_nobody_has_said_what_it_names() -> None:
    said = Said("Say what you did yourself, and say it first.", MARCH, "email", Person("Ngozi Okafor"))
    first, second = carry([met(BADLY, feedback=(Feedback(said),))]).old
    assert (first.concern, [words.quote for words in first.words]) == ("", [said.words])
    assert second.label == "How long you would stay"
    private = replace(said, words="You should not have mentioned that you are pregnant.")
    assert labels(carry([met(BADLY, feedback=(Feedback(private),))])) == ["How long you would stay"]


def test_two_reasons_for_one_concern_are_one_concern_on_top() -> None:
    said = "I said two years. She said the last three leads left within a year and she was gun shy."
    held = met(asked(0, STAY, "badly", WISH, said), asked(1, TEAM, "badly"))
    first, second = carry([held]).old
    assert first.label == "How long you would stay"
    assert [words.how for words in first.words] == ["voiced"]  # their doubt, and not only the question
    assert first.weight > second.weight


def doubted(words: str, concern: str, start: str | None) -> Doubt:
    return Doubt(words, concern, Source("transcript", start or "", words), start)


@pytest.mark.parametrize(
    ("doubt", "label", "asked_then"),
    [
        # at the moment of a question, whatever it is about
        (doubted("You'd be rather quiet here.", "team_fit", "00:04:10"), "Fit with the team", STAY),
        # elsewhere: the question behind which the concern stands, if there is one
        (doubted("We had two leave.", "commitment_tenure", "00:30:00"), "How long you would stay", STAY),
        (doubted("You'd be rather quiet here.", "team_fit", None), "Fit with the team", ""),
    ],
)
def test_a_doubt_that_was_heard_hangs_on_its_question(doubt: Doubt, label: str, asked_then: str) -> None:
    held = met(Exchange(0, asked=STAY, heard=STAY, start="00:04:10", landed="well"))
    (one,) = carry([replace(held, diagnosis=replace(held.diagnosis, doubts=(doubt,)))]).old
    assert (one.label, one.asked) == (label, asked_then)


def test_a_doubt_without_a_concern_or_on_private_ground_is_not_carried() -> None:
    held = met(asked(0, STAY, "well"))
    doubts = (doubted("Hm.", "", None), doubted("So my husband says you'd leave.", "commitment_tenure", None))
    assert carry([replace(held, diagnosis=replace(held.diagnosis, doubts=doubts))]).old == ()


def test_answered_well_in_a_later_round_it_is_settled() -> None:
    first, second = met(BADLY, on=MARCH), met(asked(0, STAY, "well"), on=MAY)
    assert labels(carry([second, first])) == []
    assert labels(carry([first])) == ["How long you would stay"]


def test_feedback_counts_unless_it_was_answered_after_it() -> None:
    before = heard("How long?", "commitment_tenure", MARCH)
    after = heard("How long?", "commitment_tenure", JUNE)
    second = met(asked(0, STAY, "well"), on=MAY)
    assert labels(carry([second, met(on=MARCH, feedback=(before,))])) == []
    assert labels(carry([second, met(on=MARCH, feedback=(after,))])) == ["How long you would stay"]


def test_of_two_rounds_the_later_weighs_more() -> None:
    first, second = met(BADLY, on=MARCH), met(asked(0, TEAM, "badly"), on=MAY)
    assert labels(carry([second, first]))[-1] == "How long you would stay"


def test_a_question_without_a_known_concern_is_carried_by_its_words() -> None:
    (one,) = carry([met(asked(0, "And the thing with the green folder?", "badly"))]).old
    assert (one.concern, one.label) == ("", "And the thing with the green folder?")


def test_whether_the_person_thought_so_is_told_from_what_was_only_seen() -> None:
    def how(landed: Any) -> list[str]:
        held = met(asked(0, STAY, landed, said="I stalled and said I don't know, and left it at that."))
        return [words.how for one in carry([held]).old for words in one.words]

    assert how("badly") == how("unsure") == ["answer"]
    assert how(None) == ["thin"]


def test_private_ground_is_carried_nowhere() -> None:
    children = asked(0, "Are you planning to have children soon?", "badly", "I have two already.")
    private = Feedback(Said("x", MARCH), (("availability", "My husband says you work nights."),))
    assert carry([met(children, feedback=(private,))]).old == ()


def test_a_private_sentence_of_the_better_answer_is_left_out() -> None:
    assert discreet("I finish things. My husband has moved here for work. I stayed fourteen months.") == (
        "I finish things. I stayed fourteen months."
    )


def test_wanting_it_unsaid_is_carried_until_a_call_or_a_letter() -> None:
    answers = Assessment(want="yes", effective="yes", interest="no", understood="no")
    case = Case(interview=Interview(exchanges=(asked(0, TEAM, "well"),), assessment=answers))

    def found(**since: Any) -> Carried:
        return carry([Round(ref="r", on=MARCH, case=case, diagnosis=diagnose(case), **since)])

    assert labels(found()) == ["Whether you want it"]
    assert found(spoken=True) == found(lettered=True) == Carried()


def test_evidence_for_a_need_of_theirs_that_was_never_told() -> None:
    found = carry([met(goals=(MARGIN, OVERTIME))]).untold
    assert {one.evidence: one.need for one in found} == {"e1": MARGIN.text, "e2": OVERTIME.text}
    assert all(one.on == MARCH and not one.advertised for one in found)


@pytest.mark.parametrize(
    "since",
    [
        {"went": (f"Dear Ms Okafor, {RETURNS.text}. Yours,",)},
        {"told": frozenset({"e1"})},
    ],
)
def test_what_was_told_since_is_told(since: dict[str, Any]) -> None:
    held = met(goals=(MARGIN, OVERTIME), **since)
    assert "e1" in told_in(held)
    assert [one.evidence for one in carry([held]).untold] == ["e2"]


def test_what_was_told_in_a_later_round_is_told() -> None:
    first = met(goals=(MARGIN,), on=MARCH)
    said = "I told them how I cut returns from eleven weeks to four days at the depot at Corvo."
    second = met(asked(0, "What about returns at the depot?", "well", said=said), goals=(MARGIN,), on=MAY)
    assert carry([second, first]).untold == ()


def test_the_interview_ahead_has_needs_of_its_own() -> None:
    advert = goal(1, "Returns at the depot are to be cut", "job")
    ahead = Case(interview=Interview(goals=(advert,)), evidence=(RETURNS, ROTA))
    (one,) = carry([], ahead, diagnose(ahead)).untold
    assert (one.evidence, one.on, one.advertised) == ("e1", None, True)
    assert carry([met(told=frozenset({"e1"}))], ahead, diagnose(ahead)).untold == ()


def test_nothing_before_leaves_nothing() -> None:
    assert carry([]) == Carried()


def test_a_letter_without_a_trace_of_the_answer_puts_nothing_right() -> None:
    assert put_right(met(BADLY, went=("Thank you.",), lettered=True)) == frozenset()


ROUNDS = [
    met(asked(0, first, landed, wish), asked(1, TEAM, "unsure"), on=on, goals=goals, **since)
    for (first, landed, wish), goals, on in (
        ((STAY, "badly", WISH), (MARGIN,), MARCH),
        ((STAY, "well", ""), (MARGIN, OVERTIME), MAY),
        (("", "badly", ""), (), None),
        (("", "badly", WISH), (OVERTIME,), JUNE),
        (("Do you drink?", "badly", ""), (MARGIN,), MAY),
    )
    for since in (
        {},
        {"went": (LETTER,), "lettered": True},
        {"spoken": True, "feedback": (heard("Too quiet.", "team_fit"), heard("x", "of an older version"))},
        {"unseen": True, "went": (RETURNS.text,), "feedback": (heard("How long?", "commitment_tenure", MAY),)},
    )
]


@given(st.lists(st.sampled_from(ROUNDS), max_size=4))
def test_whatever_came_before_it_is_short_ordered_and_each_once(rounds: list[Round]) -> None:
    found = carry(rounds)
    assert len(found.old) <= MOST
    assert len(found.untold) <= MOST_UNTOLD
    assert [one.weight for one in found.old] == sorted((one.weight for one in found.old), reverse=True)
    assert len({one.evidence for one in found.untold}) == len(found.untold)
    assert not {one.evidence for one in found.untold} & {id for one in rounds for id in told_in(one)}
    assert not set(found.put_right) & set(labels(found))
    assert all(one.label or one.answer for one in found.old)
