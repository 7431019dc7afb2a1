"""Cards follow what stumbled, a sitting ends by itself, FSRS is FSRS, and each interview gets the questions it needs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Scheduler

from afterword.domain.practice import FEW, RATINGS, Memory
from afterword.flows import debrief, listen, practice, work
from afterword.flows.kept import Unreadable
from afterword.flows.likely import begin_for, expected, picked_for
from afterword.store import queries
from afterword.store.models import Exchange, Feedback, FeedbackConcern, Interview, PracticeCard, PracticeReview
from tests.conftest import NOW, make_interview

DAY = timedelta(days=1)


def ask(interview: Interview, asked: str, **values: Any) -> Exchange:
    row = debrief.add_exchange(interview)
    for field, value in {"asked": asked, **values}.items():
        debrief.keep_exchange(row, field, value)
    return row


def ahead(owner: Any, employer: str, **values: Any) -> Interview:
    return Interview.objects.create(
        owner=owner, employer=employer, role="Dispatch manager", starts_at=NOW + 3 * DAY, zone="Europe/London", **values
    )


# -- FSRS


def history(ratings: list[int], scheduler: Scheduler | None = None) -> tuple[list[int], Memory]:
    """The days between each try and the next, each made on the day it is due."""
    memory = Memory(due=datetime(2022, 11, 29, 12, 30, tzinfo=UTC))
    days = []
    for rating in ratings:
        memory = practice.after_try(memory, rating, memory.due, scheduler)
        assert memory.reviewed is not None
        days.append((memory.due - memory.reviewed).days)
    return days, memory


def test_the_golden_history_that_fsrs_publishes() -> None:
    """py-fsrs and its siblings in other languages hold themselves to these days (FSRS-6, its own steps, no fuzz)."""
    days, _ = history([3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3], Scheduler(enable_fuzzing=False))
    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_golden_memory_that_fsrs_publishes() -> None:
    """Again, then five times good, on given days: how it sits in days, and how hard it is."""
    scheduler = Scheduler(enable_fuzzing=False)
    at = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
    memory = Memory(due=at)
    for rating, days in zip([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], strict=True):
        at += days * DAY
        memory = practice.after_try(memory, rating, at, scheduler)
    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


@pytest.mark.parametrize(
    ("went", "days"),
    [("stuck", [1, 1, 1]), ("pieces", [1, 3, 7]), ("said", [2, 11, 46]), ("easily", [8, 66, 90])],
)
def test_it_comes_back_on_another_day_and_once_a_season_at_least(went: Any, days: list[int]) -> None:
    assert history([RATINGS[went]] * 3)[0] == days


def test_the_same_history_gives_the_same_days_each_time() -> None:
    assert history([3, 1, 2, 4]) == history([3, 1, 2, 4])


# -- cards


def test_an_answer_that_stumbled_is_practised_in_the_persons_own_words(interview: Interview) -> None:
    assert practice.waiting(interview.owner, NOW)
    (card,) = practice.begin(interview.owner, NOW)
    assert practice.question_of(card) == "How would you deal with a driver who refuses a route?"
    assert practice.answer_of(card).text.startswith("At Tarn Foods I sat in the van")
    assert card.answer == ""  # it is that of the interview, and follows it
    assert practice.begin(interview.owner, NOW) == [card]


def test_the_card_follows_what_is_told_at_the_interview(interview: Interview) -> None:
    (card,) = practice.begin(interview.owner, NOW)
    row = queries.exchanges_of(interview).get()
    debrief.keep_exchange(row, "asked", "And if a driver refuses?")
    debrief.keep_exchange(row, "wish_said", "I ride along for a day.")
    card = queries.practice.card_of(interview.owner, card.id)
    assert (practice.question_of(card), practice.words_of(card)) == (
        "And if a driver refuses?",
        "I ride along for a day.",
    )


def test_words_typed_for_practice_stand_before_those_of_the_interview(interview: Interview) -> None:
    (card,) = practice.begin(interview.owner, NOW)
    assert practice.keep(card, "answer", "I rode along, and changed the order of his stops.").ok
    assert practice.words_of(card) == "I rode along, and changed the order of his stops."
    wish = queries.exchanges_of(interview).get().wish_said
    assert practice.keep(card, "answer", wish).ok
    assert card.answer == ""
    assert not practice.keep(card, "answer", "x" * 30_000).ok
    with pytest.raises(KeyError):
        practice.keep(card, "question", "Their question is theirs.")


def test_what_landed_after_all_is_practised_no_more(interview: Interview) -> None:
    (card,) = practice.begin(interview.owner, NOW)
    row = queries.exchanges_of(interview).get()
    debrief.keep_exchange(row, "landed", "well")
    assert practice.begin(interview.owner, NOW) == []
    assert not PracticeCard.objects.filter(id=card.id).exists()


def test_what_was_tried_stays_whatever_landed(interview: Interview) -> None:
    (card,) = practice.begin(interview.owner, NOW)
    practice.tried(card, "said", NOW)
    debrief.keep_exchange(queries.exchanges_of(interview).get(), "landed", "well")
    practice.settle(interview.owner, NOW)
    assert PracticeCard.objects.filter(id=card.id).exists()


def test_an_interview_that_is_deleted_takes_its_questions_along(interview: Interview) -> None:
    practice.begin(interview.owner, NOW)
    own = practice.add(interview.owner, "Why now?", NOW)
    debrief.remove(interview)
    assert list(PracticeCard.objects.all()) == [own]


def test_a_question_of_ones_own(alice: Any) -> None:
    assert practice.add(alice, "  ", NOW) is None
    with pytest.raises(Unreadable):
        practice.add(alice, "x" * 30_000, NOW)
    card = practice.add(alice, " How long would you stay? ", NOW)
    assert card is not None
    assert (card.question, card.family) == ("How long would you stay?", "tenure_commitment")
    assert practice.keep(card, "question", "Why us?").ok
    assert (card.question, card.family) == ("Why us?", "motivation_org")
    assert not practice.keep(card, "question", "  ").ok
    assert practice.begin(alice, NOW) == [card]
    practice.put_away(card, True)
    assert practice.begin(alice, NOW) == []
    practice.put_away(card, False)
    assert practice.begin(alice, NOW) == [card]


def test_somebody_elses_answers_are_not_practised(interview: Interview, bob: Any) -> None:
    assert not practice.waiting(bob, NOW)
    assert practice.begin(bob, NOW) == []


# -- a sitting


def test_a_sitting_is_a_few_questions_however_many_wait(alice: Any) -> None:
    interview = make_interview(alice)
    for number in range(20):
        ask(interview, f"Question {number}?", landed="badly")
    assert len(practice.begin(alice, NOW)) == FEW


def test_a_slip_of_the_thumb_is_no_second_try(interview: Interview) -> None:
    (card,) = practice.begin(interview.owner, NOW)
    practice.tried(card, "stuck", NOW + timedelta(seconds=5), shown=NOW, seconds=40)
    practice.tried(card, "easily", NOW + timedelta(seconds=8), shown=NOW, seconds=40)
    (review,) = PracticeReview.objects.all()
    assert (review.rating, review.seconds) == (4, 40)
    card.refresh_from_db()
    assert (card.due_at - card.reviewed_at).days == 8
    later = card.due_at
    practice.tried(card, "said", later + timedelta(seconds=5), shown=later)
    assert PracticeReview.objects.count() == 2


@pytest.mark.parametrize("seconds", [-3, 0, 5000])
def test_a_page_left_open_is_no_time(interview: Interview, seconds: int) -> None:
    (card,) = practice.begin(interview.owner, NOW)
    assert practice.tried(card, "said", NOW, seconds=seconds).seconds == 0


def test_what_was_said_comes_back_when_it_is_due_and_not_before(interview: Interview) -> None:
    owner = interview.owner
    (card,) = practice.begin(owner, NOW)
    practice.tried(card, "said", NOW)
    assert practice.begin(owner, NOW + DAY) == []
    assert practice.comes_back(owner, NOW) == NOW + 2 * DAY
    assert practice.begin(owner, NOW + 2 * DAY) == [card]


def test_today_speaks_of_practice_only_once_it_was_begun(interview: Interview) -> None:
    owner = interview.owner
    (card,) = practice.begin(owner, NOW)
    assert not practice.mention(owner, NOW + 30 * DAY)
    practice.tried(card, "said", NOW)
    assert not practice.mention(owner, NOW + DAY)
    assert practice.mention(owner, NOW + 3 * DAY)


# -- what was heard


def test_an_answer_heard_to_be_thin_is_practised_too(interview: Interview) -> None:
    """By the real ear: nobody rated it, and it gave no instance of what was asked for."""
    talk = b"""Imogen Sallis: Thanks for coming in, Alice. Tell me about a time you disagreed with a colleague. What did you do?
Alice Hartley: Well, I think it is always important to communicate and to see both sides, generally speaking.
Imogen Sallis: And what did you change in the rota?
Alice Hartley: I cut late departures from nineteen a week to three in four months, by moving the loading to the evening shift and asking each driver what he needed.
"""
    listen.add_papers(interview, [("talk.txt", talk)], NOW, kind="transcript")
    work.run_all(lambda: datetime(2099, 1, 1, tzinfo=UTC))
    questions = [practice.question_of(card) for card in queries.practice.cards_of(interview.owner)]
    assert any("disagreed with a colleague" in one for one in questions)
    assert not any("change in the rota" in one for one in questions)


# -- before an interview


def test_each_interview_gets_what_that_employer_asks(interview: Interview, alice: Any) -> None:
    """Pell asked about a driver and it stumbled; two others asked about disagreements; the library knows nothing."""
    for name in ("Corvo", "Tolland"):
        other = make_interview(alice, employer=name, starts_at=NOW - 60 * DAY)
        Exchange.objects.filter(interview=other).delete()
        ask(other, f"When did you and a colleague at {name} disagree?", landed="badly")
    again = ahead(alice, "Pell & Orchard Bakeries")
    found = expected(again)
    assert found.rounds == (interview,)
    first, second = found.picked[:2]
    assert first.likely.why == "fell_short"
    assert first.likely.question == "How would you deal with a driver who refuses a route?"
    assert first.exchange == queries.exchanges_of(interview).get()
    assert second.likely.why == "again"
    fresh = expected(ahead(alice, "Calder Street Library"))
    assert fresh.rounds == ()
    assert fresh.picked[0].likely.why == "again"
    assert all("driver" not in one.likely.question for one in fresh.picked)


def test_what_they_said_afterwards_is_practised(interview: Interview, alice: Any) -> None:
    words = "We felt you had not led a team this large."
    feedback = Feedback.objects.create(owner=alice, interview=interview, words=words, said_on=NOW.date())
    FeedbackConcern.objects.create(owner=alice, feedback=feedback, concern="leadership", quote=words)
    found = expected(ahead(alice, "Pell & Orchard Bakeries", follows=interview))
    first = found.picked[0].likely
    assert (first.question, first.why) == (words, "said_after")


def test_the_questions_become_cards_once(interview: Interview, alice: Any) -> None:
    again = ahead(alice, "Pell & Orchard Bakeries")
    cards = begin_for(again, NOW)
    assert [card.id for card in begin_for(again, NOW)] == [card.id for card in cards]
    assert 1 < len(cards) <= FEW
    assert cards[0].exchange == queries.exchanges_of(interview).get()
    made = [card for card in cards if card.exchange is None]
    assert made
    assert {card.interview for card in made} == {again}
    assert picked_for(made[0], again) is not None
    assert picked_for(PracticeCard.objects.create(owner=alice, question="Else?", due_at=NOW), again) is None
    practice.put_away(cards[0], True)
    assert cards[0] not in begin_for(again, NOW)


def test_a_question_made_for_one_interview_rests_once_that_is_over(alice: Any) -> None:
    soon = ahead(alice, "Calder Street Library")
    made = begin_for(soon, NOW)
    assert made
    assert set(practice.begin(alice, NOW)) == set(made)
    assert practice.begin(alice, soon.starts_at + DAY) == []


def test_what_serves_a_need_is_brought_and_not_twice(interview: Interview, alice: Any) -> None:
    again = ahead(alice, "Pell & Orchard Bakeries", goals="Fewer late vans before Christmas")
    found = expected(again)
    needed = next(one for one in found.picked if one.likely.why == "need")
    assert [one.evidence for one in needed.evidence] == [queries.evidence_of(alice).get()]
    assert [one.need for one in found.offered] == ["Fewer late vans before Christmas"]
    beside = [one.evidence.id for each in found.picked for one in each.evidence]
    assert len(beside) == len(set(beside))


def test_a_day_that_is_not_known_is_none(alice: Any) -> None:
    assert practice.day_of(Interview(owner=alice)) is None


def test_looking_at_what_is_likely_writes_nothing(interview: Interview, alice: Any) -> None:
    expected(ahead(alice, "Pell & Orchard Bakeries"))
    assert not PracticeCard.objects.exists()
