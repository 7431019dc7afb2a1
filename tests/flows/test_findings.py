"""The name of a finding is made of its words: the same wherever it stands in a list, another for other words."""

from __future__ import annotations

from dataclasses import replace

from afterword.domain.diagnose.findings import (
    Doubt,
    ExchangeFinding,
    Interest,
    PrivateQuestion,
    Promise,
    Told,
    Untold,
    WeakPoint,
)
from afterword.domain.interview import Case, Evidence, Exchange, Goal, Interview, Source
from afterword.flows.findings import key_of

HERE = Source("transcript", "0:07", "Do you have children?")
CASE = Case(
    interview=Interview(
        exchanges=(Exchange(0, "Why us?"), Exchange(1, "And then?", heard="Well, and then?", start="0:09")),
        goals=(Goal("g1", "Fewer late vans", ()), Goal("g2", "A rota", ())),
    ),
    evidence=(Evidence("e-1", "Cut late departures", "bank[0]"), Evidence("e-2", "Wrote the rota", "bank[1]")),
)
FINDINGS = (
    ExchangeFinding("q1", "other", "", "fully"),
    ExchangeFinding("q2", "other", "", "fully"),
    WeakPoint("vague", "Well.", "why", "0:07"),
    WeakPoint("hedged", "Well.", "why", "0:07"),
    WeakPoint("vague", "Well.", "why", "0:08"),
    Told("g1", "e-1", "quote", HERE),
    Told("g1", "e-2", "quote", HERE),
    Untold("g1", "e-1", 0.5, "why"),
    Doubt("Hm.", "fit", HERE, "0:07"),
    PrivateQuestion("Do you have children?", "pregnancy_family", False, HERE, "0:07"),
    Promise("candidate", "send it", None, "I will send it", HERE),
    Promise("employer", "send it", None, "I will send it", HERE),
    Interest("none"),
    CASE.interview.goals[0],
    HERE,
)


def test_each_finding_has_a_name_of_its_own() -> None:
    assert len({key_of(one, CASE) for one in FINDINGS}) == len(FINDINGS)


def test_numbers_and_order_are_no_part_of_it() -> None:
    told = CASE.interview
    turned = replace(
        CASE,
        interview=replace(
            told,
            exchanges=tuple(replace(one, position=one.position + 5) for one in reversed(told.exchanges)),
            goals=(replace(told.goals[0], id="g9"), told.goals[1]),
        ),
        evidence=(replace(CASE.evidence[0], id="e-9", path="work[0]"), CASE.evidence[1]),
    )
    assert key_of(Told("g9", "e-9", "", HERE), turned) == key_of(Told("g1", "e-1", "quote", HERE), CASE)
    assert key_of(ExchangeFinding("q7", "", "", "not"), turned) == key_of(FINDINGS[1], CASE)


def test_spaces_do_not_make_another() -> None:
    assert key_of(WeakPoint("vague", "Well \n then", "", None), CASE) == key_of(
        WeakPoint("vague", "Well then", "", None), CASE
    )


def test_what_is_of_no_case_is_named_by_what_it_says() -> None:
    assert key_of(ExchangeFinding("q99", "", "", "not"), CASE) != key_of(FINDINGS[0], CASE)
    assert key_of(Untold("g77", "e-77", 0.1, ""), CASE).startswith("untold:")
