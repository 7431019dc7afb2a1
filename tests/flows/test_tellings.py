"""What was told where follows what is heard, sent, corrected and said; questions keep their family the same way."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from afterword.flows import acts, bank, debrief, families, listen, prepare, tellings, work
from afterword.flows.findings import key_of
from afterword.flows.post import outcome
from afterword.store import load, queries
from afterword.store.models import Evidence, Exchange, Interview, Outgoing, Telling
from tests.conftest import NOW, make_interview

FAR = datetime(2099, 1, 1, tzinfo=UTC)
TALK = b"""Imogen Sallis: What would you change about our late vans first?
Alice Hartley: At Tarn Foods I cut late departures from nineteen a week to three in four months.
Imogen Sallis: And how long would you stay with us?
Alice Hartley: I finish things.
"""


@pytest.fixture
def line(interview: Interview) -> Evidence:
    return queries.evidence_of(interview.owner).get()


def hear(interview: Interview, talk: bytes = TALK) -> None:
    listen.add_papers(interview, [("talk.txt", talk)], NOW, kind="transcript")
    work.run_all(lambda: FAR)


def how(interview: Interview) -> dict[str, str]:
    return {
        row.evidence.text[:20]: row.how for row in queries.practice.tellings_in(interview).select_related("evidence")
    }


def test_what_is_heard_to_be_told_is_told(interview: Interview) -> None:
    hear(interview)
    assert how(interview) == {"Cut late departures ": "heard"}
    row = Telling.objects.get()
    assert row.goal == "Fewer late vans before Christmas"
    assert row.on == interview.starts_at.date()  # type: ignore[union-attr]


def test_what_served_a_need_and_was_not_told_is_untold(interview: Interview) -> None:
    hear(interview, b"Imogen Sallis: How long would you stay with us?\nAlice Hartley: I finish things.\n")
    assert how(interview) == {"Cut late departures ": "untold"}


def test_the_transcript_taken_away_what_was_told_is_not_known(interview: Interview) -> None:
    hear(interview)
    for paper in queries.papers_of(interview):
        listen.remove_paper(paper, NOW)
    work.run_all(lambda: FAR)
    assert how(interview) == {}


def untold_key(interview: Interview) -> str:
    case = prepare.case_of(interview)
    found = listen.found_of(interview)
    assert found is not None
    assert found.heard.untold
    return key_of(found.heard.untold[0], case)


def test_i_did_tell_them_and_this_does_not_fit_are_two_things(interview: Interview) -> None:
    hear(interview, b"Imogen Sallis: How long would you stay with us?\nAlice Hartley: I finish things.\n")
    key = untold_key(interview)
    listen.dismiss(interview, key)
    assert how(interview) == {}
    listen.restore(interview, key)
    assert how(interview) == {"Cut late departures ": "untold"}
    listen.dismiss(interview, key, told=True)
    assert how(interview) == {"Cut late departures ": "said"}
    assert Telling.objects.get().goal == "Fewer late vans before Christmas"
    listen.restore(interview, key)
    assert how(interview) == {"Cut late departures ": "untold"}


def test_the_persons_word_outlives_listening_again(interview: Interview, line: Evidence) -> None:
    tellings.say(interview, line, True)
    hear(interview, b"Imogen Sallis: How long would you stay with us?\nAlice Hartley: I finish things.\n")
    assert how(interview) == {"Cut late departures ": "said"}
    tellings.say(interview, line, False)
    assert how(interview) == {"Cut late departures ": "untold"}
    tellings.say(interview, line, None)
    assert how(interview) == {"Cut late departures ": "untold"}


def test_what_was_not_told_and_not_needed_says_nothing(interview: Interview, line: Evidence) -> None:
    tellings.say(interview, line, True)
    assert how(interview) == {"Cut late departures ": "said"}
    tellings.say(interview, line, False)
    assert how(interview) == {}


def test_nobody_says_what_another_told(interview: Interview, bob: Any) -> None:
    with pytest.raises(Evidence.DoesNotExist):
        tellings.say(interview, bank.add(bob, "Ran a library"), True)


def test_of_an_interview_without_a_day_it_is_known_that_it_was_told(
    alice: Any, interview: Interview, line: Evidence
) -> None:
    bare = Interview.objects.create(owner=alice, employer="Corvo")
    tellings.say(bare, line, True)
    assert Telling.objects.get().on is None


# -- what goes in writing


def test_what_the_letter_says_is_told_in_writing(interview: Interview) -> None:
    letter = prepare.draft_in(prepare.pack_for(interview, NOW), "letter")
    assert letter is not None
    assert "nineteen" in letter.draft.text
    acts.sent(interview, "letter", NOW)
    assert how(interview) == {"Cut late departures ": "written"}
    assert Telling.objects.get().on == NOW.date()
    tellings.settle(interview)
    assert how(interview) == {"Cut late departures ": "written"}


def test_a_message_that_came_back_told_nobody(interview: Interview) -> None:
    letter = prepare.draft_in(prepare.pack_for(interview, NOW), "letter")
    assert letter is not None
    row = Outgoing.objects.create(
        owner=interview.owner, interview=interview, kind="letter", text=letter.draft.text, message_id="<1@pell.example>"
    )
    outcome.went_out(row, NOW)
    assert how(interview) == {"Cut late departures ": "written"}
    outcome.reopen(row, NOW)
    assert how(interview) == {}


def test_a_line_left_out_of_the_letter_is_not_told(interview: Interview) -> None:
    letter = prepare.draft_in(prepare.pack_for(interview, NOW), "letter")
    assert letter is not None
    tellings.went(interview, letter.draft, "Dear Ms Sallis, thank you for Tuesday.", NOW)
    assert how(interview) == {}


def test_a_card_that_is_spoken_is_not_in_writing(interview: Interview) -> None:
    acts.sent(interview, "voicemail", NOW)
    assert how(interview) == {}


# -- what to bring


def test_what_they_heard_comes_after_what_they_did_not(interview: Interview, alice: Any, line: Evidence) -> None:
    rota = bank.add(alice, "Wrote a rota that halved sick days at Tarn Foods", "Tarn Foods")
    tellings.say(interview, line, True)
    serving = [
        (load.evidence_of(line).id, "Fewer late vans"),
        (load.evidence_of(rota).id, "A rota people can live with"),
    ]
    found = tellings.offered(alice, serving, [interview], most=5)
    assert [(one.evidence, one.freshness) for one in found] == [(rota, "new"), (line, "repeated")]
    assert found[0].need == "A rota people can live with"
    assert found[1].told_in == (interview,)
    other = tellings.offered(alice, serving, [], most=5)
    assert {one.evidence: one.freshness for one in other}[line] == "elsewhere"


def test_where_evidence_was_told_takes_one_query(
    interview: Interview, alice: Any, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        tellings.say(make_interview(alice, employer=f"Employer {number}"), queries.evidence_of(alice)[0], True)
    rows = list(queries.evidence_of(alice))
    with django_assert_num_queries(1):
        told = tellings.told_where(alice, rows)
        assert len(told[rows[0]]) == 5
        assert [one.interview.employer for one in told[rows[0]]]


# -- families


def row_of(interview: Interview) -> Exchange:
    return queries.exchanges_of(interview).order_by("position")[0]


def test_a_question_gets_its_family_as_it_is_typed(interview: Interview) -> None:
    row = debrief.add_exchange(interview)
    for typed, family in (
        ("And who makes the tea?", "other"),
        ("How long would you stay with us?", "tenure_commitment"),
        ("", ""),
    ):
        debrief.keep_exchange(row, "asked", typed)
        row.refresh_from_db()
        assert row.family == family


def test_what_is_heard_gives_its_family_and_the_person_has_the_last_word(interview: Interview) -> None:
    hear(interview)
    row = next(one for one in queries.exchanges_of(interview) if "how long" in one.heard)
    assert row.family == "tenure_commitment"
    listen.correct_exchange(row, "family", "planning")
    row.refresh_from_db()
    assert row.family == "planning"
    listen.correct_exchange(row, "family", "")
    row.refresh_from_db()
    assert row.family == "tenure_commitment"


def test_what_is_typed_does_not_undo_what_was_heard(interview: Interview) -> None:
    hear(interview)
    row = next(one for one in queries.exchanges_of(interview) if "how long" in one.heard)
    debrief.keep_exchange(row, "said", "I said I finish things.")
    row.refresh_from_db()
    assert row.family == "tenure_commitment"


def test_rows_of_an_older_version_get_their_family_once(interview: Interview, bob: Any) -> None:
    make_interview(bob)
    assert row_of(interview).family == ""
    changed = row_of(interview).changed_at
    assert families.complete(interview.owner) == 1
    assert row_of(interview).family == "problem_solving"
    assert row_of(interview).changed_at == changed
    assert families.complete() == 1  # Bob's
    assert families.complete() == 0


def test_the_families_of_all_rows_are_those_of_the_diagnosis(interview: Interview) -> None:
    from afterword.domain.diagnose import diagnose
    from afterword.flows.heard import with_heard

    hear(interview)
    case, heard, _ = with_heard(interview, load.case_of(interview))
    found = {one.exchange: one.family for one in diagnose(case, heard).exchanges}
    assert {row.domain_id: row.family for row in queries.exchanges_of(interview)} == found
