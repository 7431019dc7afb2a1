"""After an answer: who is written to, what each piece says and never says, for arbitrary debriefs too (S7, S9, S12)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.compose.after import AFTER, CALLED_FOR, drafts_for
from afterword.domain.compose.after.composing import addressee
from afterword.domain.compose.draft import Draft
from afterword.domain.interview import (
    After,
    Assessment,
    Candidate,
    Case,
    Exchange,
    Goal,
    Interview,
    OutcomeKind,
    Person,
    Said,
    Source,
    ToldBy,
)
from afterword.domain.knowledge import timing
from afterword.domain.method import make_pack
from afterword.domain.plan import ContactMade, WorkCalendar
from tests.compose.test_properties import cases, everything_typed
from tests.often import tried

TUESDAY = datetime(2026, 3, 10, 14, tzinfo=UTC)
ROSA, IVO = Person("Rosa Delgado", "Depot manager"), Person("Ivo Brandl", "Planner")
LONG = Exchange(0, "How would you cut the night shift's overtime?", "I talked round it.", "badly")


def case(after: After, *, people: tuple[Person, ...] = (ROSA, IVO), register: str = "plain", country: str = "GB", want: str = "yes",
         rules: str = "", exchanges: tuple[Exchange, ...] = (), goals: tuple[str, ...] = (), **answers: str) -> Case:  # fmt: skip
    return Case(
        interview=Interview(
            employer="Tarn Foods", role="Shift planner", starts_at=TUESDAY, starts_at_text=TUESDAY.isoformat(), interviewers=people,
            contact_rules=rules, decision_by=date(2026, 3, 17), decision_by_text="2026-03-17", assessment=Assessment(want=want),  # type: ignore[arg-type]
            exchanges=exchanges, goals=tuple(Goal(f"g{n}", g, (Source("debrief", f"goals[{n - 1}]", g),)) for n, g in enumerate(goals, 1)),
        ),
        candidate=Candidate(name="Maud Okello", phone="0113 496 0145", register=register, phone_source=Source("debrief", "answers.phone", "0113 496 0145")),  # type: ignore[arg-type]
        country=country, slot_answers=answers, after=after,
    )  # fmt: skip


def drafts(given: Case, contacts: tuple[ContactMade, ...] = ()) -> dict[str, Draft]:
    assert given.after is not None
    now = datetime.combine(given.after.on, TUESDAY.timetz()) + timedelta(days=1)
    pack = make_pack(given, now=now, calendar=WorkCalendar(UTC), own_zone=UTC, contacts=contacts)
    return {checked.draft.kind: checked.draft for checked in pack.drafts}


def no(
    kind: OutcomeKind = "refused",
    way: ToldBy = "call",
    by: Person | None = ROSA,
    words: str = "",
    on: date = date(2026, 3, 17),
) -> After:
    return After(kind=kind, on=on, way=way, by=by, words=words)


# --- which drafts


def test_once_there_is_an_answer_nothing_is_composed_to_win_the_job() -> None:
    for kind in get_args(OutcomeKind):
        found = set(drafts(case(no(kind))))
        assert found == set(CALLED_FOR.get(kind, ()))
        assert not found & {"letter", "call_card", "voicemail", "thank_you", "follow_up_call", "concern_cards"}


def test_advice_that_came_is_thanked_for_and_no_more_is_asked() -> None:
    later = replace(no(), feedback=(Said("Begin with the figure.", date(2026, 3, 24), "email", ROSA),))
    assert drafts_for(later) == ("gracious_reply", "advice_thanks")
    with_it = replace(no(), feedback=(Said("Begin with the figure.", date(2026, 3, 17), "call", ROSA),))
    assert drafts_for(with_it) == ("gracious_reply",)
    assert any(s.key == "thanks.advice" for s in drafts(case(with_it))["gracious_reply"].sentences)


# --- who is written to


@pytest.mark.parametrize(
    ("after", "rules", "dear"),
    [
        (no(), "", "Dear Rosa,"),
        (no(by=Person("Ivo Brandl")), "", "Dear Ivo,"),
        (no(way="email", by=Person("Kira Novak", "HR")), "", "Dear Kira,"),
        (no(way="email", by=None), "", "Dear Rosa and Ivo,"),
        (no(way="recruiter", by=Person("Sam Fenn")), "", "Dear Sam,"),
        (no(way="email", by=None), "Everything through the recruiter, Joelle Whitcombe", "Dear Joelle,"),
        (no(way="heard", by=Person("Kira Novak")), "", "Dear Rosa and Ivo,"),
        (no("silent", "self", None), "", "Dear Rosa and Ivo,"),
    ],
)
def test_it_goes_to_who_told_it(after: After, rules: str, dear: str) -> None:
    assert drafts(case(after, rules=rules))["gracious_reply"].sentences[0].text == dear


def test_the_others_who_were_there_are_thanked_through_the_one_written_to() -> None:
    assert "Ivo" in drafts(case(no(), enjoyed="the depot"))["gracious_reply"].text
    office = drafts(case(no(way="email", by=Person("Kira Novak"))))["gracious_reply"].text
    assert "Rosa Delgado and Ivo Brandl" in office
    assert "enjoyed" not in office  # who was not there is told nothing of it


def test_a_name_that_is_only_half_known_is_not_written_down() -> None:
    text = drafts(case(no(), people=(ROSA, Person("Ines (something Portuguese)"))))["gracious_reply"].text
    assert "Ines" not in text


def test_the_way_it_was_told_is_what_is_thanked_for() -> None:
    assert re.search(r"\bring", drafts(case(no()))["gracious_reply"].text)
    assert re.search(r"\bcall", drafts(case(no(), country="US"))["gracious_reply"].text)
    assert "on the day you said" in drafts(case(no()))["gracious_reply"].text
    assert "person" in (t := drafts(case(no(way="meeting")))["gracious_reply"].text) or "face to face" in t
    assert "ring" not in drafts(case(no(way="email")))["gracious_reply"].text.split()


# --- the gracious reply


def test_what_they_liked_is_asked_for_once_and_stands_in_their_words() -> None:
    open_one = drafts(case(no()))["gracious_reply"]
    assert [slot.id for slot in open_one.slots] == ["enjoyed"]
    told = drafts(case(no(), enjoyed="how you run the board at four"))["gracious_reply"]
    assert "I liked how you run the board at four." in told.text
    assert not told.slots
    assert (
        "You took me down the line." in drafts(case(no(), enjoyed="You took me down the line."))["gracious_reply"].text
    )


def test_what_stood_in_the_letter_is_not_said_again() -> None:
    told = case(no(), detail="You took me down the line.")
    assert "down the line" in drafts(told)["gracious_reply"].text
    sent = (ContactMade("letter", TUESDAY + timedelta(days=1)),)
    assert "down the line" not in drafts(told, sent)["gracious_reply"].text


def test_a_need_they_named_becomes_a_good_wish_and_their_trouble_does_not() -> None:
    wished = drafts(case(no(), goals=("to stop the Sunday overtime",)))["gracious_reply"].text
    assert re.search(r"I hope you do( stop the Sunday overtime)?\.", wished)
    long = "to get overtime to nine percent, because the bank has said it will otherwise close the line"
    assert "bank" not in drafts(case(no(), goals=(long,)))["gracious_reply"].text


def test_a_door_they_opened_is_taken_up() -> None:
    door = drafts(case(no(words="We'd be glad to see you apply again when another planner goes.")))[
        "gracious_reply"
    ].text
    assert "try again" in door
    shut = drafts(case(no(words="We will not be keeping your details.")))["gracious_reply"].text
    assert "details" not in shut


def test_who_did_not_want_it_does_not_say_they_did() -> None:
    for want in ("no", "unsure"):
        text = drafts(case(no(), want=want))["gracious_reply"].text
        assert not re.search(r"liked it to be me|hoped|won't be me|sorry", text)


def test_silence_is_met_without_a_word_about_waiting() -> None:
    text = drafts(case(no("silent", "self", None), enjoyed="the depot"))["gracious_reply"].text
    assert not re.search(r"wait|heard|reply|word from|sorry", text)
    assert "I'd still like the job" in text


# --- advice


def test_the_question_is_about_the_answer_that_fell_short() -> None:
    request = drafts(case(no(), exchanges=(LONG,)))["advice_request"]
    assert "how I'd cut the night shift's overtime" in request.text
    assert request.text.count("?") <= 2
    assert "talked round" not in request.text


def test_a_question_on_private_ground_is_not_brought_up_again() -> None:
    private = Exchange(0, "Do you have children?", "I said two.", "badly")
    text = drafts(case(no(), exchanges=(private,)))["advice_request"].text
    assert "child" not in text
    assert text.count("?") <= 2


def test_what_they_missed_is_asked_about_in_their_words_but_not_what_everybody_is_told() -> None:
    own = drafts(case(no(words="We needed somebody with nights behind them.")))["advice_request"].text
    assert "“We needed somebody with nights behind them.”" in own
    form = drafts(case(no(words="We had many strong candidates whose experience matched more closely.")))[
        "advice_request"
    ].text
    assert "“" not in form


def test_the_recruiter_is_asked_to_pass_a_word_on() -> None:
    text = drafts(case(no(way="recruiter", by=Person("Sam Fenn")), exchanges=(LONG,)))["advice_request"].text
    assert "overtime" not in text
    assert "Rosa Delgado and Ivo Brandl" in text


def test_thanks_for_advice_say_what_the_person_will_do_with_it() -> None:
    after = replace(no(), feedback=(Said("Begin with the figure. You were quiet.", date(2026, 3, 24), "email", ROSA),))
    asked = drafts(case(after))["advice_thanks"]
    assert [slot.id for slot in asked.slots] == ["advice_use:0"]
    assert "egin with the figure”" in asked.text
    assert "quiet" not in asked.text
    will = {"put the figure first in all four stories": "I'm going to put the figure first in all four stories.",
            "by telling the end first": "I'll use it by telling the end first.",
            "rewriting my two stories": "I'm rewriting my two stories.",
            "I've moved the figures up.": "I've moved the figures up."}  # fmt: skip
    for given_words, said in will.items():
        text = drafts(case(after, **{"advice_use:0": given_words}))["advice_thanks"].text
        assert said in text


# --- an offer


def offer(way: ToldBy = "call", answer_by: date | None = date(2026, 3, 20)) -> After:
    return After(kind="offer", on=date(2026, 3, 16), way=way, by=ROSA, answer_by=answer_by)


def test_the_reply_to_an_offer_says_when_and_commits_to_nothing() -> None:
    for register in ("plain", "warm", "formal"):
        known = drafts(case(offer(), register=register))["offer_reply"].text
        assert "Friday 20 March" in known
        assert "?" not in known
        assert not re.search(r"\baccept|I'll take (it|the job)|yes\b", known, re.IGNORECASE)
        unknown = drafts(case(offer(answer_by=None), register=register))["offer_reply"].text
        assert unknown.count("?") == 1


def test_yes_is_yes_and_no_is_no() -> None:
    yes = drafts(case(offer(), start="on Monday 4 May"))["acceptance"]
    assert re.search(r"\byes\b|\baccept\b|take the shift planner job", yes.text, re.IGNORECASE)
    assert "I'll start on Monday 4 May." in yes.text
    declined = drafts(case(offer()))["declining"].text
    assert re.search(r"\bno\b|decided not", declined)
    assert not re.search(r"sorry|because|unfortunately", declined)
    assert [slot.id for slot in drafts(case(offer()))["acceptance"].slots] == ["start"]


def test_open_again_only_who_wants_it_says_so() -> None:
    again = After(kind="reopened", on=date(2026, 4, 16), way="email", by=ROSA)
    assert re.search(r"still", drafts(case(again))["still_interested"].text)
    assert [slot.id for slot in drafts(case(again, want="unsure"))["still_interested"].slots] == ["want", "since"]
    told = drafts(case(again, since="I've planned the winter rota since."))["still_interested"]
    assert "I've planned the winter rota since." in told.text
    assert not told.slots


# --- two people


def test_two_peoples_words_are_two() -> None:
    one = case(no(), enjoyed="the depot")
    texts = set()
    for role in ("Night nurse", "Welder", "Head baker", "Clerk", "Tutor", "Ranger"):
        other = replace(one, interview=replace(one.interview, role=role))
        body = drafts(other)["gracious_reply"].text.replace(role.lower(), "").replace(role, "")
        texts.add(body)
    assert len(texts) >= 4


def test_the_same_case_gives_the_same_words() -> None:
    assert drafts(case(no())) == drafts(case(no()))


def test_a_formal_letter_is_written_out() -> None:
    for kind, draft in drafts(case(no(), register="formal", country="DE", enjoyed="the depot")).items():
        assert not re.search(r"\w'(?:d|ll|ve|re|m)\b|n't\b", draft.text), kind


def test_whom_a_page_names_is_whom_the_words_greet() -> None:
    now = TUESDAY + timedelta(days=8)
    assert addressee(case(no(by=IVO)), "gracious_reply", now) == IVO
    assert addressee(case(no(by=IVO)), "letter", now) is None
    thanked = case(replace(no(by=IVO), feedback=(Said("Slower.", date(2026, 3, 20), "call", ROSA),)))
    assert addressee(thanked, "advice_thanks", now) == ROSA


# --- whatever the debrief

_WORDS = st.sampled_from(
    ["", "We will keep your details on file.", "Unfortunately not.", "You may apply again!", "We needed someone who has run nights.",
     "Why did you leave?", "It was very close.", "- ; :", "Please stay in touch."]
)  # fmt: skip
_BY = st.sampled_from(
    [None, Person("Ngozi Okafor"), Person("Dr Kim Lee"), Person("Martina Reyes", "HR"), Person("김선영"), Person("")]
)
_DAY = st.dates(date(2026, 3, 10), date(2026, 5, 1))


@st.composite
def answered(draw: st.DrawFn) -> Case:
    given = draw(cases())
    on = draw(_DAY)
    feedback = tuple(
        Said(
            draw(_WORDS) or "Slower.",
            on + timedelta(days=draw(st.integers(0, 9))),
            draw(st.sampled_from(get_args(ToldBy))),
            draw(_BY),
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    after = After(
        kind=draw(st.sampled_from(sorted(CALLED_FOR))), on=on, way=draw(st.sampled_from(get_args(ToldBy))), by=draw(_BY), words=draw(_WORDS),
        answer_by=draw(st.none() | st.just(on + timedelta(days=4))), feedback=feedback,
    )  # fmt: skip
    answers = draw(
        st.sampled_from(
            [
                {},
                {"enjoyed": "the line!"},
                {"enjoyed": "You walked me down it.", "advice_use:0": "start earlier"},
                {"start": "in May"},
            ]
        )
    )
    register = draw(st.sampled_from(["plain", "warm", "formal"]))
    return replace(
        given,
        after=after,
        slot_answers={**given.slot_answers, **answers},
        candidate=replace(given.candidate, register=register),
    )


def noted(given: Case) -> str:
    after = given.after
    assert after is not None
    texts = [everything_typed(given), after.kind, after.way, after.words, after.on.isoformat(), str(after.answer_by)]
    texts += [p.name for p in (after.by, *(s.by for s in after.feedback)) if p is not None] + [
        s.words for s in after.feedback
    ]
    return "\x00".join(texts)


_REPROACH = re.compile(
    r"disappoint|unfair|should have|deserve|never heard|heard nothing|kept me|despite|at least|why (?:not|did|was)|reconsider|"
    r"apolog|mistake|failed|regret|let down",
    re.IGNORECASE,
)


@tried(100)
@given(answered())
def test_every_sentence_has_a_source_and_none_reproaches(given: Case) -> None:
    typed = noted(given)
    now = datetime.combine(given.after.on, TUESDAY.timetz()) + timedelta(days=1)  # type: ignore[union-attr]
    pack = make_pack(given, now=now, calendar=WorkCalendar(UTC), own_zone=UTC)
    assert {checked.draft.kind for checked in pack.drafts} == set(drafts_for(given.after))  # type: ignore[arg-type]
    for checked in pack.drafts:
        draft = checked.draft
        keys = [sentence.key for sentence in draft.sentences]
        assert len(keys) == len(set(keys))
        for sentence in draft.sentences:
            assert sentence.sources, sentence
            for source in sentence.sources:
                assert (source.kind == "method") == (source.quote == ""), sentence
                assert source.quote in typed, sentence
            if sentence.slot is None and draft.kind in AFTER:
                assert "!" not in sentence.text, sentence
                assert not _REPROACH.search(sentence.text), sentence
                assert "  " not in sentence.text, sentence
                assert ".." not in sentence.text, sentence


@tried(60)
@given(answered())
def test_no_piece_is_longer_than_anyone_reads_or_asks_more_than_two_things(given: Case) -> None:
    limits = {
        "gracious_reply": timing().step("rejection_reply").words,
        "advice_request": timing().step("advice_request").words,
    }
    for kind, draft in drafts(given).items():
        words = limits.get(kind)
        if words is not None and not any(e.wish_said or e.asked for e in given.interview.exchanges):
            assert draft.words <= words.high, draft.text
        if kind in AFTER:
            assert draft.words <= 130, draft.text
        if kind in ("gracious_reply", "advice_thanks", "declining"):
            assert "?" not in "".join(
                s.text
                for s in draft.sentences
                if s.slot is None and not any(q.quote in s.text and q.quote for q in s.sources)
            )
        if kind == "advice_request":
            asked = [
                s
                for s in draft.sentences
                if "?" in s.text and s.slot is None and not s.key.startswith(("lead", "question.asked"))
            ]
            assert 1 <= len(asked) <= 2, draft.text
