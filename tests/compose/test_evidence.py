"""Told and untold: the result must have been said, and a likeness of words alone must not win."""

from afterword.domain.diagnose.evidence import told_and_untold
from afterword.domain.interview import Case, Evidence, Exchange, Goal, Interview, Source


def case(goals: list[str], lines: list[str], said: str = "", asked: str = "") -> Case:
    return Case(
        interview=Interview(
            goals=tuple(
                Goal(f"g{n}", text, (Source("debrief", f"goals[{n - 1}]", text),)) for n, text in enumerate(goals, 1)
            ),
            exchanges=(Exchange(0, asked, said, "unsure"),) if said or asked else (),
        ),
        evidence=tuple(Evidence(f"e{n}", text, f"work[0].highlights[{n}]", "Corvo") for n, text in enumerate(lines, 1)),
    )


FIRST_REPLY = "Reorganised the intake queue; median first reply fell from 3 hours 50 minutes to 48 minutes"


def test_a_proof_never_mentioned_is_untold() -> None:
    _, untold = told_and_untold(
        case(["First reply from four hours to under one"], [FIRST_REPLY, "Typed the paper book into a program"])
    )
    assert [(u.goal, u.evidence) for u in untold] == [("g1", "e1")]


def test_said_with_its_figures_it_is_told() -> None:
    told, untold = told_and_untold(
        case(
            ["First reply from four hours to under one"],
            [FIRST_REPLY],
            said="Told them the queue went from 3 h 50 to 48 minutes.",
        )
    )
    assert [t.evidence for t in told] == ["e1"]
    assert untold == ()


def test_the_topic_without_the_result_is_not_told() -> None:
    goal = "Keep accounts that have had a bad month"
    line = "Kept a bakery account after a card-reader failure; the owner renewed for three years and moved four more shops to us"
    _, untold = told_and_untold(
        case([goal], [line], said="The bakery whose card-reader failed. I never said what came of it.")
    )
    assert [u.evidence for u in untold] == ["e1"]


def test_words_that_sound_alike_do_not_win() -> None:
    lines = [
        "Rebid print and display suppliers for promotional materials, saving 12% on unit cost",
        "Built a scorecard covering 38 retailer promotions; stopped the 14 that lost money and lifted net margin by 2.6 points",
    ]
    _, untold = told_and_untold(case(["Know which promotions are worth it, for the board"], lines))
    assert untold[0].evidence == "e2"


def test_no_goal_no_claim() -> None:
    assert told_and_untold(case([], [FIRST_REPLY])) == ((), ())


def test_unrelated_evidence_is_left_in_peace() -> None:
    _, untold = told_and_untold(
        case(["Keep the night shift staffed"], ["Wrote 12 outage notices in plain English and Spanish"])
    )
    assert untold == ()


def test_a_smaller_figure_of_what_they_count_is_no_proof() -> None:
    _, untold = told_and_untold(case(["14 referrals a week"], ["Avg. 8 referrals/week"]))
    assert untold == ()
