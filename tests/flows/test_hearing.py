"""Listening again and again: every question keeps its number, every typed word stays, what was heard follows the paper."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from afterword.domain.diagnose.findings import Heard
from afterword.domain.interview import Case, Source
from afterword.domain.listen import apart
from afterword.flows import bank, debrief, heard, hearing, listen, prepare, work
from afterword.flows.due import listen_to_papers
from afterword.flows.findings import key_of
from afterword.store import load, queries
from afterword.store.found import Found
from afterword.store.models import Exchange, Interview, Listened, Paper, Step
from afterword.store.values import to_json
from tests.flows.listening import Listener

NOW = datetime(2099, 11, 25, 10, 0, tzinfo=UTC)
TALK = """
Ms Sallis: How would you deal with a driver who refuses a route?
Alice: I would talk to him.
Ms Sallis: What would you change first?
Alice: The rota, I think.
"""
MORE = (
    TALK
    + """
Ms Sallis: Why bakeries?
Alice: I like bread.
"""
)

Listen = Callable[[], None]


@pytest.fixture
def hear(listener: Listener, interview: Interview) -> Listen:
    """Does all that is due."""

    def all_that_is_due() -> None:
        work.run_all(lambda: NOW)

    return all_that_is_due


@pytest.fixture
def talk(interview: Interview, hear: Listen) -> Paper:
    """The transcript, heard."""
    (added,) = listen.add_papers(interview, [("talk.txt", TALK.encode())], NOW, kind="transcript")
    assert added.paper is not None
    hear()
    return added.paper


def case_of(interview: Interview) -> Case:
    return prepare.case_of(queries.interview_of(interview.owner, interview.pk))


def replace_talk(interview: Interview, text: str) -> None:
    """As if a better export of the same transcript had been given."""
    queries.papers_of(interview).filter(kind="transcript").update(
        data=text.encode(), digest=text, state="waiting", read=None
    )
    listen_to_papers(interview)


def numbers(interview: Interview) -> dict[str, str]:
    return {one.heard or one.asked: one.id for one in case_of(interview).interview.exchanges}


def test_what_was_heard_stands_beside_what_was_recalled(interview: Interview, talk: Paper) -> None:
    first, second = case_of(interview).interview.exchanges
    assert first.id == "q1"  # the one recalled, in the same words
    assert (first.said, first.answer) == ("I said I would talk to him.", "I would talk to him.")
    assert (first.start, first.by) == ("0:00", "Ms Sallis")
    assert (second.asked, second.heard, second.said) == ("What would you change first?",) * 2 + ("",)
    assert second.source("asked").kind == "transcript"
    assert Interview.objects.get().exchanges_made == 2


def test_the_talk_has_its_order_and_what_was_only_recalled_comes_last(
    interview: Interview, hear: Listen, alice: Any
) -> None:
    forgotten = debrief.add_exchange(interview)
    debrief.keep_exchange(forgotten, "asked", "What is your notice?")
    listen.add_papers(interview, [("talk.txt", MORE.encode())], NOW, kind="transcript")
    hear()
    assert numbers(interview) == {
        "How would you deal with a driver who refuses a route?": "q1",
        "What would you change first?": "q3",
        "Why bakeries?": "q4",
        "What is your notice?": "q2",
    }
    found = listen.found_of(interview)
    assert found is not None
    assert found.order == ("q1", "q3", "q4")
    conversation = listen.conversation_of(interview)
    assert conversation is not None
    assert [one.asked.text for one in conversation.exchanges][2] == "Why bakeries?"


def test_heard_again_every_question_keeps_its_number(interview: Interview, talk: Paper, hear: Listen) -> None:
    before = numbers(interview)
    replace_talk(interview, MORE)
    hear()
    assert numbers(interview) == {**before, "Why bakeries?": "q3"}
    replace_talk(interview, TALK)
    hear()
    assert numbers(interview) == before
    assert queries.every_exchange_of(interview).count() == 2  # nothing hung on the third


def test_words_typed_beside_what_was_heard_stay_whatever_is_heard_later(
    interview: Interview, talk: Paper, hear: Listen
) -> None:
    second = queries.exchanges_of(interview).get(heard="What would you change first?")
    debrief.keep_exchange(second, "wish_said", "The order of the stops.")
    replace_talk(interview, "Ms Sallis: Why bakeries?\nAlice: I like bread.")
    hear()
    told = {one.id: one for one in case_of(interview).interview.exchanges}
    assert told["q2"].wish_said == "The order of the stops."
    assert (told["q2"].asked, told["q2"].heard, told["q2"].start) == ("What would you change first?", "", None)
    assert (told["q1"].said, told["q1"].answer) == ("I said I would talk to him.", "")
    assert told["q3"].heard == "Why bakeries?"
    replace_talk(interview, MORE)
    hear()
    told = {one.id: one for one in case_of(interview).interview.exchanges}
    assert (told["q2"].wish_said, told["q2"].answer) == ("The order of the stops.", "The rota, I think.")
    assert told["q3"].heard == "Why bakeries?"
    assert len(told) == 3


def test_a_question_something_hangs_on_waits_for_its_words_to_come_back(
    interview: Interview, talk: Paper, hear: Listen
) -> None:
    prepare.answer_slot(interview, "better:q2", "The order of the stops.")
    replace_talk(interview, "Ms Sallis: Why bakeries?\nAlice: I like bread.")
    hear()
    assert "What would you change first?" not in numbers(interview)
    waiting = queries.every_exchange_of(interview).get(position=1)
    assert (waiting.heard, waiting.answer, waiting.start) == ("", "", "")
    replace_talk(interview, TALK)
    hear()
    assert numbers(interview)["What would you change first?"] == "q2"


def test_what_is_typed_while_listening_is_not_lost(interview: Interview, listener: Listener, hear: Listen) -> None:
    def type_meanwhile() -> None:
        listener.before = lambda: None
        debrief.keep_exchange(interview.exchanges.get(position=0), "said", "I said I'd ride along.")
        debrief.keep(interview, "goals", "A new van")

    listener.before = type_meanwhile
    listen.add_papers(interview, [("talk.txt", TALK.encode())], NOW, kind="transcript")
    hear()
    first, _second = case_of(interview).interview.exchanges
    assert (first.said, first.answer) == ("I said I'd ride along.", "I would talk to him.")
    assert len(listener.calls) == 2  # and it was heard once more for it


def test_a_question_taken_back_while_listening_is_not_put_back(
    interview: Interview, listener: Listener, hear: Listen
) -> None:
    only_recalled = debrief.add_exchange(interview)
    debrief.keep_exchange(only_recalled, "asked", "What is your notice?")
    listener.before = lambda: Exchange.objects.filter(pk=only_recalled.pk).delete()
    listen.add_papers(interview, [("talk.txt", TALK.encode())], NOW, kind="transcript")
    hear()
    assert "What is your notice?" not in numbers(interview)


def test_a_paper_read_by_another_version_is_passed_over_until_it_is_read_again(
    interview: Interview, talk: Paper, hear: Listen, listener: Listener
) -> None:
    Paper.objects.update(read={"turns": "none"})
    debrief.keep(interview, "goals", "A new van")
    hear()
    assert listener.calls[-1]["transcript"] is None
    listen.try_again(interview, NOW)
    hear()
    assert listener.calls[-1]["transcript"] is not None


def test_what_they_said_of_the_decision_and_of_contact_says_where(
    interview: Interview, talk: Paper, hear: Listen
) -> None:
    Interview.objects.update(decision_by=None, contact_rules="")
    said = Source("transcript", "1:00", "by Friday")
    found = Found(
        heard=Heard(), decision_by=NOW.date(), decision_by_text="by Friday", decision_source=said,
        contact=(replace(said, quote="ring me"),), contact_rules="ring me",
    )  # fmt: skip
    Listened.objects.update(found=to_json(found))
    row = queries.interview_of(interview.owner, interview.pk)
    case, _heard, origins = heard.with_heard(row, load.case_of(row))
    assert (case.interview.decision_by, case.interview.contact_rules) == (NOW.date(), "ring me")
    assert origins == {"decision_by": said, "contact_rules": replace(said, quote="ring me")}
    pack = prepare.pack_for(row, NOW)
    kinds = {s.kind for one in pack.drafts for each in one.draft.sentences for s in each.sources if s.ref == "1:00"}
    assert kinds <= {"transcript"}


def test_without_the_transcript_its_words_are_gone(interview: Interview, talk: Paper) -> None:
    listen.remove_paper(talk, NOW)
    words = repr([list(model.objects.values()) for model in (Exchange, Listened, Paper)])
    assert "rota, I think" not in words
    assert [one.id for one in case_of(interview).interview.exchanges] == ["q1"]
    assert listen.progress_of(interview).state == "none"
    assert listen.found_of(interview) is listen.conversation_of(interview) is None


def test_nothing_is_heard_twice_when_nothing_changed(
    interview: Interview, talk: Paper, hear: Listen, listener: Listener
) -> None:
    debrief.keep(interview, "goals", interview.goals)
    hear()
    assert len(listener.calls) == 1
    bank.add(interview.owner, "Trained eleven drivers")
    hear()
    assert len(listener.calls) == 2
    assert not listen.progress_of(interview).again


def test_what_another_version_found_is_heard_anew(
    interview: Interview, talk: Paper, hear: Listen, listener: Listener
) -> None:
    Listened.objects.update(found={"heard": 3}, conversation={"turns": 3})
    assert listen.found_of(interview) is listen.conversation_of(interview) is None
    assert [one.id for one in case_of(interview).interview.exchanges] == ["q1", "q2"]
    listen.try_again(interview, NOW)
    hear()
    assert listen.found_of(interview) is not None


# -- goals


def test_what_they_advertised_are_goals_with_numbers_of_their_own(interview: Interview, hear: Listen) -> None:
    listen.add_papers(interview, [("advert.txt", b"Plan the rounds\nKeep the vans legal")], NOW, kind="job")
    hear()
    assert [(goal.id, goal.text) for goal in case_of(interview).interview.goals] == [
        ("g1", "Fewer late vans before Christmas"),
        ("g2", "A rota people can live with"),
        ("g3", "Plan the rounds"),
        ("g4", "Keep the vans legal"),
    ]
    debrief.keep(interview, "goals", "Fewer late vans before Christmas\nA rota people can live with\nHalf the waste")
    assert [goal.id for goal in case_of(interview).interview.goals] == ["g1", "g2", "g5", "g3", "g4"]
    hear()
    assert [goal.id for goal in case_of(interview).interview.goals] == ["g1", "g2", "g5", "g3", "g4"]
    debrief.keep(interview, "goals", "A rota people can live with")
    hear()
    assert [goal.id for goal in case_of(interview).interview.goals] == ["g2", "g3", "g4"]


def test_told_and_untold_follow_the_numbers_of_their_goals(interview: Interview, hear: Listen) -> None:
    files = [("talk.txt", TALK.encode()), ("advert.txt", b"Plan the rounds")]
    listen.add_papers(interview, files[:1], NOW, kind="transcript")
    listen.add_papers(interview, files[1:], NOW, kind="job")
    hear()
    for _ in range(2):
        _case, found, _origins = heard.with_heard(interview, load.case_of(interview))
        assert found is not None
        assert found.untold is not None
        assert [one.goal for one in found.untold] == ["g3"]
        debrief.keep(interview, "goals", interview.goals + "\nHalf the waste")
        hear()


def test_evidence_removed_since_is_no_finding_any_more(interview: Interview, talk: Paper, hear: Listen) -> None:
    bank.remove(queries.evidence_of(interview.owner).get())
    _case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    assert found is not None
    assert found.untold == found.told == ()


# -- the papers


def test_a_paper_that_cannot_be_read_says_so_and_the_others_are_heard(
    interview: Interview, hear: Listen, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    read = hearing.read_one

    def stumble(kind: str, data: bytes, name: str) -> Any:
        if name == "broken.txt":
            raise RecursionError
        return (None, []) if name == "odd.txt" else read(kind, data, name)

    monkeypatch.setattr(hearing, "read_one", stumble)
    for name, text in (("broken.txt", "x"), ("odd.txt", "y"), ("talk.txt", TALK)):
        listen.add_papers(interview, [(name, text.encode())], NOW, kind="transcript")
    hear()
    progress = listen.progress_of(interview)
    assert [(paper.name, paper.state) for paper in progress.papers] == [
        ("broken.txt", "failed"),
        ("odd.txt", "failed"),
        ("talk.txt", "done"),
    ]
    assert "fault of Afterword" in progress.papers[0].problems[0]["message"]
    assert (progress.state, progress.percent, progress.busy) == ("done", 100, False)
    assert len(case_of(interview).interview.exchanges) == 2


def test_a_resume_goes_to_the_evidence_bank(interview: Interview, hear: Listen) -> None:
    resume = (
        b'{"basics": {"name": "Alice Hartley"}, "work": [{"name": "Marlow", "highlights": ["Trained 11 drivers"]}]}'
    )
    (added,) = listen.add_papers(interview, [("resume.json", resume)], NOW)
    assert added.ok
    hear()
    assert "Trained 11 drivers" in [one.text for one in queries.evidence_of(interview.owner)]
    (paper,) = queries.papers_of(interview)
    assert (paper.state, paper.read) == ("done", None)
    assert listen.progress_of(interview).state == "done"
    listen.remove_paper(paper, NOW)
    assert queries.evidence_of(interview.owner).count() == 2


def test_the_newest_paper_of_a_kind_counts_and_of_invitations_the_latest_change(
    interview: Interview, hear: Listen, listener: Listener
) -> None:
    for text in (TALK, MORE):
        listen.add_papers(interview, [("talk.txt", text.encode())], NOW, kind="transcript")
    hear()
    assert len(listener.calls[-1]["transcript"].turns) == 6
    rows = [
        Paper(kind="invitation", state="done", read={"sequence": number}, name=name)
        for number, name in ((0, "first"), (2, "moved"), (1, "late mail"))
    ]
    assert hearing.papers_used(rows)["invitation"].name == "moved"


def test_progress_is_told_stage_by_stage(interview: Interview, listener: Listener, hear: Listen) -> None:
    seen: list[listen.Progress] = []
    listener.before = lambda: seen.append(listen.progress_of(interview))
    listen.add_papers(interview, [("advert.txt", b"Plan the rounds")], NOW, kind="job")
    assert listen.progress_of(interview).stage == "Your papers are about to be read."
    hear()
    listen.add_papers(interview, [("talk.txt", TALK.encode())], NOW, kind="transcript")
    hear()
    assert [(one.percent, one.stage) for one in seen] == [
        (45, "What they need is being held against your evidence."),
        (45, "The conversation is being read."),
    ]
    debrief.keep(interview, "goals", "Something else")
    assert listen.progress_of(interview).again
    assert not listen.progress_of(interview).busy


def test_progress_moves_while_it_is_listened(interview: Interview, listener: Listener, hear: Listen) -> None:
    seen: list[int] = []
    listener.before = listener.halfway = lambda: seen.append(listen.progress_of(interview).percent)
    listen.add_papers(interview, [("talk.txt", TALK.encode())], NOW, kind="transcript")
    hear()
    assert seen == [45, 70]


@pytest.mark.parametrize("again", [False, True])
def test_nobody_listens_on_to_an_interview_that_is_gone(
    interview: Interview, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    clock = itertools.count()
    monkeypatch.setattr(hearing, "monotonic", lambda: next(clock))
    monkeypatch.setenv("AFTERWORD_MEANING", "0")
    listen.add_papers(interview, [("talk.txt", TALK.encode() * 9)], NOW, kind="transcript")
    if again:  # quietly, after something typed has changed: no progress is shown
        work.run_all(lambda: NOW)
        debrief.keep(interview, "goals", "Something else")
    heard_turns: list[int] = []
    employer = apart._Hearing.employer

    def gone_after_three(self: Any, turn: Any) -> None:
        heard_turns.append(turn.position)
        if len(heard_turns) == 3:
            Interview.objects.all().delete()
        employer(self, turn)

    monkeypatch.setattr(apart._Hearing, "employer", gone_after_three)
    work.run_all(lambda: NOW + timedelta(days=1))
    assert len(heard_turns) == 3
    assert not Listened.objects.exists()


# -- what the person says of it


def test_a_finding_set_aside_stays_so_and_comes_back_when_asked(
    interview: Interview, talk: Paper, hear: Listen
) -> None:
    def findings() -> Any:
        case, found, _origins = heard.with_heard(interview, load.case_of(interview))
        assert found is not None
        return case, found

    case, found = findings()
    weak = found.exchanges[1].weak[0]
    key = key_of(weak, case)
    listen.dismiss(interview, key, weak.quote)
    listen.dismiss(interview, key, weak.quote)
    assert findings()[1].exchanges[1].weak == ()
    replace_talk(interview, MORE)
    hear()
    assert findings()[1].exchanges[1].weak == ()
    assert len(findings()[1].exchanges[0].weak) == 1
    assert [row.words for row in listen.dismissed_of(interview)] == [weak.quote]
    listen.restore(interview, key)
    listen.restore(interview, key)
    assert findings()[1].exchanges[1].weak == (weak,)
    assert listen.dismissed_of(interview) == []


@pytest.mark.parametrize("what", ["told", "untold", "doubts"])
def test_each_kind_of_finding_can_be_set_aside(interview: Interview, talk: Paper, what: str) -> None:
    case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    (finding,) = getattr(found, what)
    listen.dismiss(interview, key_of(finding, case))
    _case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    assert getattr(found, what) == ()


def test_what_was_taken_for_interest_can_be_set_aside(interview: Interview, talk: Paper) -> None:
    case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    assert found is not None
    assert found.interest is not None
    for finding in (found.interest.quotes[0], found.interest):
        listen.dismiss(interview, key_of(finding, case))
        _case, now, _origins = heard.with_heard(interview, load.case_of(interview))
        assert now is not None
        assert now.interest is not None
        assert (now.interest.expressed, now.interest.quotes) == ("none", ())
        listen.restore(interview, key_of(finding, case))


def test_a_heard_question_that_was_none_goes_and_a_typed_one_stays(interview: Interview, talk: Paper) -> None:
    case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    assert found is not None
    for finding in found.exchanges:
        listen.dismiss(interview, key_of(finding, case))
    case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    assert found is not None
    assert found.exchanges == ()
    (left,) = case.interview.exchanges
    assert (left.id, left.said, left.heard) == ("q1", "I said I would talk to him.", "")


def test_a_goal_they_never_had_takes_what_was_said_of_it_along(interview: Interview, talk: Paper, hear: Listen) -> None:
    listen.add_papers(interview, [("advert.txt", b"Plan the rounds")], NOW, kind="job")
    hear()
    case, _found, _origins = heard.with_heard(interview, load.case_of(interview))
    listen.dismiss(interview, key_of(case.interview.goals[-1], case))
    case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    assert [goal.id for goal in case.interview.goals] == ["g1", "g2"]
    assert found is not None
    assert found.told == found.untold == ()


def test_the_person_says_who_is_who(interview: Interview, talk: Paper, hear: Listen, listener: Listener) -> None:
    assert listen.choose_speaker(interview, "Alice", "candidate", NOW).ok
    assert listen.progress_of(interview).busy
    hear()
    assert listener.calls[-1]["chosen"] == {"Alice": "candidate"} == listen.chosen_speakers(interview)
    calls = len(listener.calls)
    listen.choose_speaker(interview, "Alice", "candidate", NOW)
    hear()
    assert len(listener.calls) == calls
    listen.choose_speaker(interview, "Alice", "other", NOW)
    listen.choose_speaker(interview, "Alice", "", NOW)
    assert listen.chosen_speakers(interview) == {"Alice": "candidate"}
    listen.restore(interview, "speaker:Alice")
    hear()
    assert listener.calls[-1]["chosen"] == {}
    assert not listen.choose_speaker(interview, "Alice", "boss", NOW).ok
    assert not listen.choose_speaker(interview, "", "other", NOW).ok


def test_the_person_knows_better_what_a_question_was_about(interview: Interview, talk: Paper, hear: Listen) -> None:
    second = queries.exchanges_of(interview).get(position=1)
    assert listen.correct_exchange(second, "family", "tenure_commitment").ok
    assert listen.correct_exchange(second, "answered", "fully").ok
    assert listen.correct_exchange(second, "asked", "What would you do first?").ok
    replace_talk(interview, MORE)
    hear()
    case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    assert found is not None
    (one,) = [each for each in found.exchanges if each.exchange == "q2"]
    assert (one.family, one.answered) == ("tenure_commitment", "fully")
    assert one.concern
    assert [each.asked for each in case.interview.exchanges if each.id == "q2"] == ["What would you do first?"]
    second.refresh_from_db()
    assert listen.correct_exchange(second, "family", "").ok
    _case, found, _origins = heard.with_heard(interview, load.case_of(interview))
    assert found is not None
    assert {each.exchange: each.family for each in found.exchanges}["q2"] != "tenure_commitment"
    assert not listen.correct_exchange(second, "family", "astrology").ok
    with pytest.raises(KeyError):
        listen.correct_exchange(second, "start", "0:00")


def test_what_was_found_in_the_debrief_alone_can_be_set_aside_too(interview: Interview) -> None:
    def pack() -> Any:
        return prepare.pack_for(queries.interview_of(interview.owner, interview.pk), NOW)

    before = pack()
    finding = before.diagnosis.untold[0]
    listen.dismiss(interview, key_of(finding, before.case))
    after = pack()
    assert finding not in after.diagnosis.untold
    assert not any(one.ref == finding.goal and one.evidence == finding.evidence for one in after.diagnosis.repairs)
    assert [one.weak for one in after.diagnosis.exchanges] == [one.weak for one in before.diagnosis.exchanges]
    listen.dismiss(interview, key_of(before.diagnosis.exchanges[0].weak[0], before.case))
    kinds = [[weak.kind for weak in one.weak] for one in (before.diagnosis.exchanges[0], pack().diagnosis.exchanges[0])]
    assert kinds[1] == kinds[0][1:]


def test_pages_ask_two_more_queries_and_never_listen(
    interview: Interview, talk: Paper, listener: Listener, django_assert_num_queries: Any
) -> None:
    row = queries.interview_of(interview.owner, interview.pk)
    with django_assert_num_queries(8):
        prepare.case_of(row)
    with django_assert_num_queries(2):
        listen.progress_of(row)
    assert len(listener.calls) == 1


def test_a_plan_taken_on_before_is_planned_anew_when_papers_were_heard(interview: Interview, hear: Listen) -> None:
    Step.objects.create(owner=interview.owner, interview=interview, kind="bridge_email", channel="email", position=0)
    listen.add_papers(interview, [("talk.txt", TALK.encode())], NOW, kind="transcript")
    hear()
    planned = prepare.pack_for(queries.interview_of(interview.owner, interview.pk), NOW).plan.steps
    assert [one.kind for one in queries.steps_of(interview)] == [one.kind for one in planned]


def test_nothing_of_a_talk_is_used_before_the_person_said_which_voice_is_theirs(
    interview: Interview, hear: Listen, listener: Listener
) -> None:
    listener.sure = False
    debrief.keep_exchange(debrief.add_exchange(interview), "asked", "What would you change first?")
    listen.add_papers(interview, [("talk.txt", TALK.encode())], NOW, kind="transcript")
    hear()
    found = listen.found_of(interview)
    assert found is not None
    assert found.unsure
    assert found.speakers == ("Ms Sallis", "Alice")
    assert (found.order, found.heard.exchanges, found.heard.doubts) == ((), (), ())
    assert not any(one.heard for one in case_of(interview).interview.exchanges)
    listen.choose_speaker(interview, "Alice", "candidate", NOW)
    hear()
    found = listen.found_of(interview)
    assert found is not None
    assert not found.unsure
    assert len(found.order) == 2
