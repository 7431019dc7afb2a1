"""Concern cards, read aloud: one golden card a concern, and what holds for all of them whatever was typed or heard."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from afterword.domain.compose.asking_time import spoken_moment
from afterword.domain.compose.concerns import compose_card, compose_concerns, concern_draft, time_wording
from afterword.domain.compose.draft import ConcernCard, cards_of, step_of
from afterword.domain.compose.overlay import Overlay, lay_over
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose import diagnose
from afterword.domain.diagnose.findings import Heard
from afterword.domain.interview import Assessment, Candidate, Case, Evidence, Exchange, Goal, Interview, Person, Source
from afterword.domain.knowledge import concerns, topics
from afterword.domain.method import make_pack
from afterword.domain.plan import WorkCalendar
from afterword.domain.review import review, speaking_seconds_of
from afterword.domain.text import numbers
from tests.compose.test_heard_properties import heard_cases
from tests.compose.test_properties import everything_typed

NOW = datetime(2026, 3, 11, 18, tzinfo=UTC)
TRAINED = Evidence(
    "e1", "Trained 14 starters on the night desk; errors fell from 40 a week to 9", "work[0].highlights[0]", "Tarn Foods", ended="2025-10",
)  # fmt: skip
STAYED = Evidence(
    "e2", "Took over the evening run and stayed until it was handed over; late orders fell from 31 a week to 2",
    "work[0].highlights[1]", "Tarn Foods", ended="2025-10",
)  # fmt: skip
GUIDE = Evidence(
    "e3", "Wrote the picking guide that all four sites use; wrong picks fell from 6% to 2%", "work[1].highlights[0]", "Osk", ended="2021-02"
)  # fmt: skip


def a_case(*exchanges: Exchange, evidence: tuple[Evidence, ...] = (TRAINED, STAYED, GUIDE), **more: object) -> Case:
    interview = Interview(
        employer="Halm Stores", role="Night Manager", starts_at=datetime(2026, 3, 10, 10, tzinfo=UTC), starts_at_text="2026-03-10T10:00",
        interviewers=(Person("Ines Duarte"),), assessment=Assessment("yes", "no", "yes", "yes"), exchanges=exchanges,
        goals=(Goal("g1", "late orders under control", (Source("debrief", "goals[0]", "late orders under control"),)),),
    )  # fmt: skip
    return replace(Case(interview=interview, candidate=Candidate(name="Wim Aller"), evidence=evidence), **more)  # type: ignore[arg-type]


def card_for(concern: str, case: Case) -> ConcernCard:
    return compose_card(concern, diagnose(case), Voice(case, NOW))


def said(card: ConcernCard, *steps: str) -> str:
    """The words of a card without the thanks and the closing question, which vary from person to person."""
    wanted = steps or ("say_back", "clarify", "stand", "proof", "benefit")
    return " ".join(s.text for s in card.sentences if step_of(s) in wanted and s.slot is None)


def asked(question: str, wish: str = "", said: str = "I stumbled.") -> Exchange:
    return Exchange(0, question, said, "badly", wish)


_STAYED = (
    "At Tarn Foods I took over the evening run and stayed until it was handed over. "
    "Late orders fell from thirty-one a week to two."
)


@pytest.mark.parametrize(
    ("concern", "exchange", "words"),
    [
        (
            "commitment_tenure",
            asked("How long would you stay?"),
            "So it's about how long I'd stay. I can't name a number of years, and I'd rather not invent one. What I can "
            f"answer for is how I work while I'm there. {_STAYED} That's how I'd go about it here too.",
        ),
        (
            "commitment_tenure",
            asked("How long would you stay?", "I can't say how many years. I do leave things running when I go."),
            "So it's about how long I'd stay. I can't say how many years. I do leave things running when I go.",
        ),
        (
            "job_hopping",
            asked("You have moved around a lot, haven't you?"),
            f"So it's about the moves on my CV. What I can show you is how I leave a piece of work. {_STAYED}",
        ),
        (
            "leadership",
            asked("How do you lead people?"),
            "At Tarn Foods I trained fourteen starters on the night desk. Errors fell from forty a week to nine. So you "
            "can see what people get from me.",
        ),
        (
            "communication",
            asked("Tell me about yourself.", said="I went on and on."),
            "Then I'll keep this short. At Osk I wrote the picking guide that all four sites use. Wrong picks fell from "
            "6% to 2%. So you can see how I put a thing to other people.",
        ),
        (
            "low_interest",
            asked("Why do you want to work here?", "I want to run one floor well before I run three."),
            "I want to run one floor well before I run three. I'm ready for the next step, whatever it is.",
        ),
        (
            "overqualified",
            asked("Aren't you overqualified for this?", "I want to be on the floor again, and I chose this job for that."),
            "I want to be on the floor again, and I chose this job for that. So it's a choice, and I know what I'm choosing.",
        ),
        (
            "gap",
            asked("What did you do in the year off?", "I kept up my forklift ticket and did twelve shifts a month."),
            "So it's about the gap between jobs. I kept up my forklift ticket and did twelve shifts a month. So I'd come to "
            "it in practice.",
        ),
        (
            "availability",
            asked("It's six nights in eight. Can you do the shifts?", said="I can do nights and I've done them for two years."),
            "So it's about whether I can do the shifts. I can do nights and I've done them for two years. So you can plan with that.",
        ),
        (
            "start_date",
            asked("When could you start?", "I can start on the first of April."),
            "So it's about when I could start. I can start on the first of April. So you can plan with that.",
        ),
        (
            "dismissal",
            asked("Why did you leave Tarn?", "The night desk was closed and I want a floor of my own again."),
            "The night desk was closed and I want a floor of my own again. I'd rather you heard that from me.",
        ),
        (
            "technical_depth",
            asked("What does the ring test tell you?", "It tells you the seal holds, and I'd do it before the load goes on."),
            "It tells you the seal holds, and I'd do it before the load goes on. You're welcome to check me on it.",
        ),
        (
            "industry_change",
            asked("Isn't retail another world for you?"),
            f"{_STAYED} I mention it because you said you wanted late orders under control.",
        ),
        (
            "accountability",
            asked("Tell me about a mistake.", "I sent the wrong load out, rang the customer myself, and it has not happened since."),
            "I sent the wrong load out, rang the customer myself, and it has not happened since. So you'd hear of it from "
            "me, and early.",
        ),
    ],
)  # fmt: skip
def test_a_card_is_said_like_this(concern: str, exchange: Exchange, words: str) -> None:
    card = card_for(concern, a_case(exchange))
    assert words in said(card)
    assert not card.leads_to_time


@pytest.mark.parametrize(
    ("concern", "words"),
    [
        ("process_frozen", "So it's on hold for now. When would be a good time to ask again? Thank you for telling me. I'm "
                           "still interested, and I'll leave it with you until then."),
        ("already_filled", "If something else comes up, I'd be glad to hear of it."),
        ("contact_declined", "I'm sorry to have rung. I won't do it again."),
    ],
)  # fmt: skip
def test_how_the_matter_stands_needs_no_proof_and_no_time(concern: str, words: str) -> None:
    card = card_for(concern, a_case())
    assert words in said(card)
    assert card.ask_time == ()
    assert not card.leads_to_time


def test_without_a_proof_the_card_asks_for_time_and_names_what_by_when_and_whose_leave() -> None:
    case = a_case(asked("What would you do about late orders?"), evidence=())
    card = card_for("judgement", case)
    assert card.leads_to_time
    assert [s.slot.id for s in card.sentences if s.slot] == ["concern:judgement"]
    ask = [s.text for s in time_wording(card, datetime(2026, 3, 12, 17, tzinfo=UTC), "email", now=NOW)]
    assert ask[1:] == [
        "May I send you half a page on what I'd do about late orders?",
        "You'd have it by five o'clock tomorrow.",
        "If that's too late for you, tell me when you need it.",
    ]
    referee = card_for("references", case)
    assert "I'd ask them first, and you'd have it by noon tomorrow." in [s.text for s in referee.ask_time]


def test_a_proof_told_in_the_call_is_left_for_another() -> None:
    other = replace(
        STAYED, id="e4", path="work[1].highlights[1]", text="Ran the stock count until all nine bays were handed over"
    )
    case = a_case(asked("How long would you stay?"), evidence=(TRAINED, STAYED, other))
    diagnosis, voice = diagnose(case), Voice(case, NOW)
    call = next(c.draft for c in make_pack(case, now=NOW, calendar=WorkCalendar(UTC), own_zone=UTC).drafts)
    assert STAYED.path in {s.ref for sentence in call.sentences for s in sentence.sources}
    cards = compose_concerns(diagnosis, voice, call=call)
    tenure = next(card for card in cards if card.id == "commitment_tenure")
    assert other.path in {s.ref for sentence in tenure.sentences for s in sentence.sources}
    assert STAYED.path not in {s.ref for sentence in tenure.sentences for s in sentence.sources}


@pytest.mark.parametrize("topic", sorted(topics()))
def test_private_ground_is_answered_by_the_work_alone(topic: str) -> None:
    from afterword.domain.diagnose.answers import discloses_private
    from afterword.domain.diagnose.concerns import private_grounds
    from afterword.domain.diagnose.findings import PrivateQuestion

    case = a_case(asked("Would your husband mind the nights?", "My husband is at home anyway. I can do nights."))
    question = PrivateQuestion(
        "Would your husband mind the nights?", topic, False, Source("debrief", "questions[0].asked", "husband")
    )
    diagnosis = replace(diagnose(case), private_questions=(question,))
    assert [one.topic for one in private_grounds(diagnosis)] == [topic]
    cards = [c for c in compose_concerns(diagnosis, Voice(case, NOW)) if c.kind == "private"]
    assert [card.id for card in cards] == [f"private_{topic}"]
    for sentence in (*cards[0].sentences, *cards[0].ask_time):
        assert "husband" not in sentence.text
        assert not discloses_private(sentence.text)


def test_two_general_cards_are_always_there() -> None:
    cards = compose_concerns(diagnose(a_case()), Voice(a_case(), NOW))
    assert [card.id for card in cards if card.kind == "general"] == ["unclear", "need_time"]


def test_the_person_words_a_card_and_the_review_looks_at_it() -> None:
    case = a_case(asked("How long would you stay?"))
    draft = concern_draft(compose_concerns(diagnose(case), Voice(case, NOW)))
    key = "commitment_tenure.benefit"
    worded = lay_over(
        draft, Overlay(edits={key: "I'm more qualified than the other candidates, and you're wrong about me."})
    )
    card = next(card for card in cards_of(worded) if card.id == "commitment_tenure")
    assert any(s.edited and s.key == key for s in card.sentences)
    assert {"argues", "speaks_ill_of_others"} <= {
        c.rule for c in review(worded, case) if c.sentence == key and c.rule != "generic"
    }


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (datetime(2026, 3, 11, 21, 5, tzinfo=UTC), "nine oh five today"),
        (datetime(2026, 3, 12, 12, tzinfo=UTC), "noon tomorrow"),
        (datetime(2026, 3, 16, 17, 30, tzinfo=UTC), "five thirty on Monday"),
        (datetime(2026, 3, 20, 12, tzinfo=UTC), "noon on 20 March"),
    ],
)
def test_a_time_is_spoken(by: datetime, words: str) -> None:
    assert spoken_moment(by, NOW) == words


@pytest.mark.parametrize("concern", sorted(concerns()))
def test_every_concern_of_the_knowledge_has_a_card_that_can_be_spoken(concern: str) -> None:
    card = card_for(concern, a_case())
    assert said(card)
    for sentence in (*card.sentences, *card.ask_time):
        assert "{" not in sentence.text
        assert "!" not in sentence.text
        assert "  " not in sentence.text
        assert (
            not re.search(r"\b(?:um|sorry to|unfortunately|nervous)\b", sentence.text) or concern == "contact_declined"
        )


@settings(max_examples=150, deadline=None)
@given(heard_cases())
def test_every_card_has_sources_keys_and_time_whatever_was_typed(given: tuple[Case, Heard]) -> None:
    case, heard = given
    diagnosis = diagnose(case, heard)
    cards = compose_concerns(diagnosis, Voice(case, NOW))
    sentences = [s for card in cards for s in (*card.sentences, *card.ask_time)]
    keys = [s.key for s in sentences]
    assert len(keys) == len(set(keys))
    assert len([card for card in cards if card.kind == "likely"]) <= 5
    known = [
        everything_typed(case),
        *(e.heard for e in case.interview.exchanges),
        *(e.answer for e in case.interview.exchanges),
    ]
    known += [s.quote for g in case.interview.goals for s in g.sources] + [p.quote for p in heard.promises]
    known += [d.quote for d in heard.doubts] + [e.private.quote for e in heard.exchanges if e.private]
    text = "\n".join(known)
    for card in cards:
        assert all(reason.sources for reason in card.why)
        for source in (s for reason in card.why for s in reason.sources):
            assert source.kind == "method" or source.quote in text
        assert speaking_seconds_of(" ".join(s.text for s in card.sentences if s.slot is None)) <= 45
    for sentence in sentences:
        assert sentence.sources, sentence
        for source in sentence.sources:
            assert source.kind == "method" or (source.quote and source.quote in text), sentence
        if sentence.slot is None and not sentence.key.endswith(".when"):
            own = numbers(" ".join(s.quote for s in sentence.sources))
            assert numbers(sentence.text) - {"1"} <= own | numbers(text), sentence
            assert "marmalade" not in sentence.text.lower()
