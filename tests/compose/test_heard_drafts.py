"""Whole drafts of interviews that were heard: what was spoken and advertised beside what the person recalls."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from afterword.domain.compose.draft import Draft
from afterword.domain.diagnose.findings import (
    Answered,
    Doubt,
    ExchangeFinding,
    Heard,
    Interest,
    Promise,
    Told,
    Untold,
    WeakKind,
    WeakPoint,
)
from afterword.domain.interview import Assessment, Candidate, Case, Evidence, Exchange, Goal, Interview, Person, Source
from afterword.domain.method import Pack, make_pack
from afterword.domain.plan import WorkCalendar
from afterword.domain.review import review

NOW = datetime(2026, 11, 17, 18, tzinfo=UTC)  # the evening of the interview
PAIRED = Evidence(
    "e1", "Paired each temporary packer with a named partner; share still there after 90 days rose from 46% to 71%",
    "work[0].highlights[0]", "Marlow Packing", ended="",
)  # fmt: skip
KILN = Evidence(
    "e2", "Rewired the kiln alarms; false calls fell from nine a month to one", "work[0].highlights[1]", "Marlow Packing", ended=""
)  # fmt: skip

PACKERS = Exchange(
    0, asked="Packers leaving in the first week", said="Said the agency should do better.", landed="badly",
    heard="So, um, what would you do about the packers leaving?",
    answer="Well, I think, um, you'd want to, you know, talk to the agency, it's about the relationship, really.", start="00:07:10",
)  # fmt: skip
ALARMS = Exchange(
    1, asked="How do you keep the alarms honest, like, what do you actually do?",
    heard="How do you keep the alarms honest, like, what do you actually do?",
    answer="I look at them, and, yeah, I test them.", start="00:12:40",
)  # fmt: skip
KEEP = Goal("g1", "Half the packers are gone by Thursday", (
    Source("transcript", "00:06:50", "I can't keep packers past the first week and every time I train one it, um, it costs me."),
))  # fmt: skip
SAFE = Goal(
    "g2",
    "Own the alarms and the weekly fire walk",
    (Source("job", "line 6", "Own the alarms and the weekly fire walk"),),
)


def finding(exchange: str, answered: Answered, *kinds: WeakKind, family: str = "problem_solving") -> ExchangeFinding:
    return ExchangeFinding(exchange, family, "judgement", answered, tuple(WeakPoint(kind, "", "") for kind in kinds))


HEARD = Heard(
    exchanges=(finding("q1", "partly", "vague", "no_example", "no_result"), finding("q2", "partly", "too_short", family="other")),
    told=(),
    untold=(Untold("g1", "e1", 0.9, "They asked about this."), Untold("g2", "e2", 0.8, "It answers something they need.")),
    interest=Interest("none"),
    doubts=(Doubt("Everyone says the agency.", "judgement", Source("transcript", "00:08:30", "Everyone says the agency."), "00:08:30"),),
    promises=(
        Promise("candidate", "But the rota sheet I can send you, a blank one, by Thursday", "2026-11-19",
                "But the rota sheet I can send you, a blank one, by Thursday.",
                Source("transcript", "00:40:02", "But the rota sheet I can send you, a blank one, by Thursday.")),
    ),
)  # fmt: skip


def case(**more: object) -> Case:
    built = Case(
        interview=Interview(
            employer="Orchard Lane Pottery", role="Shift lead", starts_at=datetime(2026, 11, 17, 14, tzinfo=UTC),
            starts_at_text="2026-11-17T14:00+00:00", interviewers=(Person("Imogen Sallis"),),
            contact_rules="Please write, no calls.", decision_by=date(2026, 11, 27), decision_by_text="2026-11-27",
            assessment=Assessment("yes", "no", "yes", "yes"), exchanges=(PACKERS, ALARMS), goals=(KEEP, SAFE),
        ),
        candidate=Candidate(name="Dana Whitlock", name_source=Source("resume", "basics.name", "Dana Whitlock")),
        evidence=(PAIRED, KILN), country="GB",
        slot_answers={"detail": "You showed me the packing line.", "why": "I want to see that line keep its people."},
    )  # fmt: skip
    return replace(built, **more)  # type: ignore[arg-type]


def made(given: Case, heard: Heard = HEARD) -> Pack:
    return make_pack(given, now=NOW, calendar=WorkCalendar(UTC), own_zone=UTC, heard=heard)


def draft(pack: Pack, kind: str) -> Draft:
    return next(checked.draft for checked in pack.drafts if checked.draft.kind == kind)


def test_the_letter_names_the_question_answers_it_with_what_was_left_out_and_keeps_the_advert_an_advert() -> None:
    letter = draft(made(case()), "letter")
    parts = letter.text.split("\n\n")
    assert parts[3] == (
        "You asked about packers leaving in the first week. At Marlow Packing I paired each temporary packer with a named "
        "partner. The share still there after 90 days rose from 46% to 71%."
    )
    assert parts[4].startswith("Your advertisement also asks for someone to own the alarms and the weekly fire walk")
    assert "At Marlow Packing I rewired the kiln alarms. False calls fell from nine a month to one." in parts[4]
    assert "you said you" not in parts[4]
    assert (
        "I haven't forgotten that I said I'd send you the rota sheet, and it will be with you by Thursday."
        in letter.text
    )


def test_what_was_stumbled_is_in_no_draft_nor_what_was_said_aloud_in_answer() -> None:
    for checked in made(case()).drafts:
        draft = checked.draft
        assert not re.search(r"\b(?:um|uh|you know)\b", draft.text)
        assert "relationship" not in draft.text
        assert "I test them" not in draft.text


def test_a_need_said_aloud_is_said_back_where_nothing_was_asked() -> None:
    interview = replace(case().interview, exchanges=())
    heard = replace(HEARD, exchanges=(), doubts=())
    letter = draft(made(case(interview=interview), heard), "letter")
    assert "you said you can't keep packers past the first week" in letter.text.lower().replace(
        "you said you", "you said you"
    )
    assert "costs me" not in letter.text


def test_the_finding_counts_where_the_person_recalls_nothing() -> None:
    diagnosis = made(case()).diagnosis
    assert diagnosis.repairs[0].kind == "answer"
    assert (diagnosis.repairs[0].ref, diagnosis.repairs[0].evidence) == ("q1", "e1")
    well = replace(case().interview, exchanges=(replace(PACKERS, landed="well"), ALARMS))
    felt_well = made(case(interview=well)).diagnosis
    assert felt_well.repairs[0].kind == "omission"  # nothing is reopened, the evidence is simply told
    assert felt_well.repairs[0].evidence == "e1"


def test_a_doubt_voiced_after_an_answer_weighs() -> None:
    def weight(heard: Heard) -> float:
        interview = replace(
            case().interview, exchanges=(replace(PACKERS, landed="unsure", asked="Alarms at night"), ALARMS)
        )
        found = made(case(interview=interview, evidence=(KILN,)), replace(heard, untold=())).diagnosis.repairs
        return next((repair.weight for repair in found if repair.ref == "q1"), 0.0)

    assert weight(HEARD) > weight(replace(HEARD, doubts=()))


def test_asked_outright_whether_they_want_it_the_repair_is_to_say_so() -> None:
    asked = Exchange(0, "Is this something you really want?", "I think so.", "badly", "Yes.")
    interview = replace(case().interview, exchanges=(asked,))
    heard = replace(HEARD, exchanges=(), untold=())
    repairs = made(case(interview=interview), heard).diagnosis.repairs
    assert [repair.kind for repair in repairs] == ["interest"]


def test_a_private_question_without_better_words_is_no_second_point() -> None:
    home = Exchange(1, "Is this for the long haul, or are there other plans?", "Told her about the treatment.", "badly")
    touched = ExchangeFinding(
        "q2", "tenure_commitment", "commitment_tenure", "partly", (WeakPoint("disclosed_private", "", ""),)
    )
    interview = replace(case().interview, exchanges=(PACKERS, home))
    diagnosis = made(case(interview=interview), replace(HEARD, exchanges=(HEARD.exchanges[0], touched))).diagnosis
    assert "q2" not in {repair.ref for repair in diagnosis.repairs}
    assert "q2" in {left.ref for left in diagnosis.leave_alone}


def test_a_transcript_alone_asks_and_decides_nothing() -> None:
    interview = replace(
        case().interview, assessment=Assessment(), exchanges=tuple(replace(e, asked=e.heard, said="", landed=None) for e in (PACKERS, ALARMS))
    )  # fmt: skip
    pack = made(case(interview=interview, slot_answers={}))
    assert pack.verdict.kind == "incomplete"
    assert {checked.draft.kind for checked in pack.drafts} == {"adviser_brief", "thank_you"}
    assert all("I want this job" not in checked.draft.text for checked in pack.drafts)
    assert [slot.id for slot in draft(pack, "thank_you").slots] == ["detail"]


def test_their_figure_in_the_persons_own_words_is_asked_about() -> None:
    goal = Goal("g1", "Waste", (Source("transcript", "00:03:00", "We throw away 340 plates a week."),))
    given = case(interview=replace(case().interview, goals=(goal,)))
    letter = draft(made(given, replace(HEARD, untold=())), "letter")
    sentence = replace(letter.sentences[-3], text="I cut waste by 340 plates a week.", edited=True, slot=None)
    checks = review(replace(letter, sentences=(sentence,)), given)
    assert [(c.rule, c.severity, c.quote) for c in checks if c.quote == "340"] == [("new_false_fact", "confirm", "340")]
    theirs = replace(sentence, text="You said you throw away 340 plates a week.")
    assert not [c for c in review(replace(letter, sentences=(theirs,)), given) if c.quote == "340"]


def test_what_has_been_told_is_only_repeated_for_a_need_it_fits() -> None:
    told = Told("g2", "e1", "I paired them up.", Source("transcript", "00:09:00", "I paired them up."))
    letter = draft(made(case(), replace(HEARD, told=(told,), untold=())), "letter")
    assert "already" not in letter.text
