"""Listening whole: every quote stands in a paper, the same papers give the same findings, told is never untold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.advert import Advert
from afterword.domain.interview import Candidate, Case, Evidence, Exchange, Goal, Interview, Person, Source
from afterword.domain.listen.listening import Listening, answers_in, listen
from afterword.domain.transcript import Mark, Transcript, Turn
from tests.listen.talks_of import advert, talk, transcript

TALK = """
Voss: Thanks for coming, Ana. Tell me about yourself.
Ana: I've run the stores at a shipyard for nine years, since I left school.
Voss: Nine years. So the thing that keeps me up is missing tools, we lost eleven hundred tools last year. How would you keep hold of them?
Ana: I like order, so I would look at it. At Kvalo I set up a tool library for the missing tools.
Li: And how do you get on with the welders?
Ana: Well, there was a quarrel over a gauge, and I left it until it went away.
Li: Are you planning to have children soon?
Ana: I'd rather not say.
Voss: What questions do you have for us?
Ana: What would success look like after a year?
Voss: I want the night crew to find the right gauge without ringing me. We decide by Friday the fourth of December.
Ana: I'd love to do this, I'm really interested. I'll send you the list of hooks by tomorrow.
Voss: Thank you, Ana.
"""
EVIDENCE = (
    Evidence(
        "e1",
        "Set up a tool library with numbered hooks and a locker for each hall, missing tools from 900 to 70 a year",
        "work[0].highlights[0]",
        at="Kvalo",
    ),
    Evidence("e2", "Moved the stores to a new hall in one weekend", "work[0].highlights[1]", at="Kvalo"),
    Evidence("e3", "Passed three safety audits without a finding", "work[0].highlights[2]", at="Kvalo"),
    Evidence("e4", "Sold ice cream on the pier", "work[1].highlights[0]", at="Pier"),
)
PAPER = advert("Keep hold of missing tools", "Prepare the stores for safety audits", benefit="A canteen with a view")
RECALLED = (
    Exchange(0, "how I'd keep hold of tools", "that I like order", "badly", "The tool library"),
    Exchange(1, "my favourite boat", "the ferry"),
)
GOALS = (Goal("g1", "Fewer missing tools", (Source("debrief", "goals[0]", "Fewer missing tools"),)),)


def case(evidence: tuple[Evidence, ...] = EVIDENCE, recalled: tuple[Exchange, ...] = RECALLED) -> Case:
    interview = Interview(
        employer="Harrow Yard",
        role="Stores",
        starts_at=datetime(2026, 11, 24, 10, tzinfo=UTC),
        interviewers=(Person("Voss"), Person("Li")),
        exchanges=recalled,
        goals=GOALS,
    )
    return Case(interview=interview, candidate=Candidate(name="Ana"), evidence=evidence)


@pytest.fixture(scope="module")
def listened() -> Listening:
    return listen(case(), transcript=transcript(TALK), advert=PAPER)


def untold_ids(listening: Listening) -> list[str]:
    assert listening.heard.untold is not None
    return [one.evidence for one in listening.heard.untold]


def told_ids(listening: Listening) -> list[str]:
    assert listening.heard.told is not None
    return [one.evidence for one in listening.heard.told]


def test_the_library_was_touched_without_its_result(listened: Listening) -> None:
    assert untold_ids(listened)[0] == "e1"
    assert listened.heard.untold is not None
    assert listened.heard.untold[0].goal == "g1"
    assert "left out how it came out" in listened.heard.untold[0].why
    assert "e4" not in untold_ids(listened)


def test_told_with_its_result_it_is_told() -> None:
    said = TALK.replace(
        "for the missing tools.", "for them, and missing tools went from nine hundred to seventy a year."
    )
    listening = listen(case(), transcript=transcript(said), advert=PAPER)
    assert "e1" in told_ids(listening)
    assert "e1" not in untold_ids(listening)


def test_their_figures_are_not_the_persons() -> None:
    said = TALK.replace(
        "we lost eleven hundred tools", "missing tools went from 900 to 70 a year, then we lost more tools"
    )
    assert "e1" not in told_ids(listen(case(), transcript=transcript(said), advert=PAPER))


def test_goals_come_from_all_three_sides(listened: Listening) -> None:
    first, *others = listened.case.interview.goals
    assert (first.id, first.text) == ("g1", "Fewer missing tools")
    assert {source.kind for source in first.sources} == {"debrief", "transcript", "job"}
    assert any("night crew" in goal.text for goal in others)
    assert not any("canteen" in goal.text for goal in listened.case.interview.goals)


def test_what_was_recalled_lies_beside_what_was_heard(listened: Listening) -> None:
    exchanges = {e.position: e for e in listened.case.interview.exchanges}
    assert exchanges[0].heard.endswith("How would you keep hold of them?")
    assert (exchanges[0].said, exchanges[0].wish_said) == ("that I like order", "The tool library")
    assert exchanges[1].heard == ""
    assert {finding.exchange for finding in listened.heard.exchanges} <= {e.id for e in exchanges.values()}


def test_what_was_said_aloud_is_found(listened: Listening) -> None:
    heard = listened.heard
    assert [one.quote for one in heard.private_questions] == ["Are you planning to have children soon?"]
    assert heard.interest is not None
    assert heard.interest.expressed == "clear"
    assert any(one.who == "candidate" for one in heard.promises)
    assert str(listened.case.interview.decision_by) == "2026-12-04"
    quarrel = next(one for one in heard.exchanges if one.private is not None)
    assert quarrel.private is not None
    assert quarrel.private.quote == "Are you planning to have children soon?"


def test_a_date_the_person_gave_is_kept() -> None:
    mine = case()
    given_one = replace(mine, interview=replace(mine.interview, decision_by=datetime(2026, 12, 9, tzinfo=UTC).date()))
    kept = listen(given_one, transcript=transcript(TALK)).case.interview
    assert str(kept.decision_by) == "2026-12-09"


def test_the_person_says_who_is_who() -> None:
    chosen = {"Voss": "candidate", "Ana": "interviewer"}
    listening = listen(case(), transcript=transcript(TALK), chosen=chosen)
    assert listening.conversation is not None
    assert listening.conversation.roles.candidate == {"Voss"}


def test_without_papers_the_debrief_is_all() -> None:
    listening = listen(case())
    assert listening.conversation is None
    assert listening.heard.exchanges == ()
    assert [goal.id for goal in listening.case.interview.goals][:1] == ["g1"]
    assert listening.case.interview.exchanges == RECALLED


def test_with_nothing_at_all_there_is_nothing() -> None:
    listening = listen(Case(interview=Interview()))
    assert (listening.heard.told, listening.heard.untold) == ((), ())


def test_every_word_of_the_candidate_is_held_against_the_evidence() -> None:
    conversation = talk(TALK)
    said = "".join(turn.text for turn in conversation.transcript.turns if turn.speaker == "Ana")
    pieces = "".join(piece.text for answer in answers_in(conversation) for piece in answer.pieces)
    assert sorted(pieces.replace(" ", "")) == sorted(said.replace(" ", ""))


# -- whatever was said


LINES = [line.partition(": ")[::2] for line in TALK.strip().splitlines()]
SAID = st.one_of(
    st.sampled_from([text for _who, text in LINES]),
    st.sampled_from([item.text for item in EVIDENCE]),
    st.sampled_from(
        ["Um.", "Yes?", "…", "What happened then?", "I'd need a plan, we lost 40 orders.", "Nine hundred to seventy."]
    ),
    st.text(max_size=40).filter(lambda text: bool(text.strip())),
)
TURNS = st.lists(st.tuples(st.sampled_from(["Voss", "Ana", "Li", ""]), SAID, st.booleans()), max_size=14)
ADVERTS = st.one_of(
    st.none(),
    st.lists(st.sampled_from(["Keep hold of tools", "Prepare audits", "Lead nights", "Ice cream"])).map(
        lambda d: advert(*d)
    ),
)
BANKS = st.lists(st.sampled_from(EVIDENCE), unique_by=lambda e: e.id).map(tuple)
NOTES = st.lists(
    st.builds(
        lambda asked, said, wish: (asked, said, wish),
        st.sampled_from(["", "my favourite boat", "how to keep hold of tools"]), st.sampled_from(["", "the ferry", "the tool library"]),
        st.sampled_from(["", "Passed three audits"]),
    ),
    max_size=3,
).map(lambda rows: tuple(Exchange(at, a, s, None, w) for at, (a, s, w) in enumerate(rows)))  # fmt: skip


def spoken(turns: list[tuple[str, str, bool]]) -> Transcript:
    return Transcript(
        tuple(
            Turn(at, who, text, (Mark(0, f"00:00:{at:02}", float(at)),) if timed else ())
            for at, (who, text, timed) in enumerate(turns)
        )
    )


def sources_in(value: object) -> Iterator[Source]:
    """Every source that stands anywhere in a value."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from sources_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from sources_in(getattr(value, field.name))


def quotes_in(value: object) -> Iterator[str]:
    """Every `quote` that stands anywhere in a value, those of sources too."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            held = getattr(value, field.name)
            if field.name == "quote" and isinstance(held, str):
                yield held
            else:
                yield from quotes_in(held)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from quotes_in(each)


@settings(deadline=None)
@given(TURNS, ADVERTS, BANKS, NOTES)
def test_every_finding_rests_on_words_of_a_paper(
    turns: list[tuple[str, str, bool]], paper: Advert | None, bank: tuple[Evidence, ...], notes: tuple[Exchange, ...]
) -> None:
    heard_from = spoken(turns)
    mine = case(bank, notes)
    listening = listen(mine, transcript=heard_from, advert=paper)
    assert listening == listen(mine, transcript=heard_from, advert=paper)

    papers = {
        "transcript": [turn.text for turn in heard_from.turns],
        "job": [line.text for line in (paper.lines if paper is not None else ())],
        "debrief": ["Fewer missing tools", *(text for e in notes for text in (e.asked, e.said, e.wish_said))],
        "resume": [item.text for item in bank],
    }
    everything = [text for texts in papers.values() for text in texts]
    for quote in quotes_in(listening.heard):
        assert any(quote in text for text in everything), quote
    for source in [*sources_in(listening.heard), *sources_in(listening.case.interview.goals)]:
        assert any(source.quote in text for text in papers[source.kind]), source
        if source.kind == "transcript":
            marks = {mark.start for turn in heard_from.turns for mark in turn.marks}
            assert source.ref in marks | {f"turn {at + 1}" for at in range(len(turns))}

    goals = {goal.id for goal in listening.case.interview.goals}
    assert len(goals) == len(listening.case.interview.goals)
    assert listening.heard.told is not None
    assert listening.heard.untold is not None
    assert {one.goal for one in (*listening.heard.told, *listening.heard.untold)} <= goals
    assert not set(told_ids(listening)) & set(untold_ids(listening))
    by_position = {e.position: e for e in listening.case.interview.exchanges}
    for note in notes:
        if note.asked or note.said or note.wish_said:
            assert (by_position[note.position].said, by_position[note.position].wish_said) == (
                note.said,
                note.wish_said,
            )


@settings(deadline=None)
@given(st.sampled_from(EVIDENCE), st.integers(0, 4))
def test_a_line_the_candidate_reads_out_is_never_untold(item: Evidence, place: int) -> None:
    lines = TALK.strip().splitlines()
    at = [number for number, line in enumerate(lines) if line.startswith("Ana: ")][place]
    lines[at] = f"{lines[at]} {item.text}."
    assert item.id not in untold_ids(listen(case(), transcript=transcript("\n".join(lines)), advert=PAPER))


def test_whoever_waits_is_told_how_much_is_done() -> None:
    told: list[float] = []
    listen(case(), transcript=transcript(TALK), advert=PAPER, heard_so_far=told.append)
    assert len(told) >= 4
    assert told == sorted(set(told))
    assert 0 <= told[0] < told[-1] < 1
