"""Practice cards, what stumbled and what was told where, read as their owner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from afterword.store import queries
from afterword.store.models import Evidence, Exchange, Interview, PracticeCard, PracticeReview, Telling
from tests.conftest import make_interview

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture
def card(interview: Interview) -> PracticeCard:
    row = queries.exchanges_of(interview).get()
    return PracticeCard.objects.create(
        owner=interview.owner, interview=interview, exchange=row, question=row.asked, due_at=NOW
    )


def test_a_card_is_read_as_its_owner(alice: Any, bob: Any, card: PracticeCard) -> None:
    assert queries.practice.card_of(alice, card.id) == card
    with pytest.raises(ObjectDoesNotExist):
        queries.practice.card_of(bob, card.id)


def test_cards_in_use_and_those_that_are_due(alice: Any, bob: Any, card: PracticeCard) -> None:
    later = PracticeCard.objects.create(owner=alice, question="Why us?", due_at=NOW + timedelta(days=1))
    away = PracticeCard.objects.create(owner=alice, question="And you?", due_at=NOW, put_away=True)
    assert list(queries.practice.cards_of(alice)) == list(queries.practice.cards_asked(alice, NOW)) == [card, later]
    assert list(queries.practice.cards_due(alice, NOW)) == [card]
    assert list(queries.practice.cards_put_away(alice)) == [away]
    for rows in (
        queries.practice.cards_of(bob),
        queries.practice.cards_asked(bob, NOW),
        queries.practice.cards_due(bob, NOW),
        queries.practice.cards_put_away(bob),
    ):
        assert list(rows) == []


def test_a_question_made_for_an_interview_that_is_over_rests(alice: Any, interview: Interview) -> None:
    made = PracticeCard.objects.create(owner=alice, interview=interview, question="Why us?", due_at=NOW)
    assert list(queries.practice.cards_asked(alice, interview.starts_at - timedelta(days=1))) == [made]  # type: ignore[operator]
    assert list(queries.practice.cards_asked(alice, NOW)) == []
    assert list(queries.practice.cards_of(alice)) == [made]


def test_cards_by_their_question_or_their_interview(alice: Any, bob: Any, card: PracticeCard) -> None:
    assert card.exchange is not None
    assert card.interview is not None
    assert queries.practice.cards_on(alice, [card.exchange.id]) == {card.exchange.id: card}
    assert queries.practice.cards_on(bob, [card.exchange.id]) == {}
    made = PracticeCard.objects.create(owner=alice, interview=card.interview, question="Why us?", due_at=NOW)
    assert list(queries.practice.cards_for(alice, card.interview)) == [made]
    assert list(queries.practice.cards_for(bob, card.interview)) == []


def test_tries_are_read_as_their_owner(alice: Any, bob: Any, card: PracticeCard) -> None:
    second = PracticeReview.objects.create(owner=alice, card=card, rating=3, reviewed_at=NOW)
    first = PracticeReview.objects.create(owner=alice, card=card, rating=1, reviewed_at=NOW - timedelta(days=1))
    assert list(queries.practice.reviews_of(card)) == [first, second]
    PracticeReview.objects.update(owner=bob)
    assert list(queries.practice.reviews_of(card)) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"landed": "badly", "wish_said": ""}, True),
        ({"landed": "unsure"}, True),
        ({"landed": "well"}, False),
        ({"landed": "", "wish_said": ""}, False),
        ({"asked": "", "heard": ""}, False),
        ({"asked": "", "heard": "And a driver who refuses?"}, True),
    ],
)
def test_what_stumbled_by_the_persons_word(
    alice: Any, bob: Any, interview: Interview, values: dict[str, str], expected: bool
) -> None:
    Exchange.objects.filter(interview=interview).update(**values)
    rows = list(queries.exchanges_of(interview)) if expected else []
    assert list(queries.practice.stumbled(alice)) == list(queries.practice.without_card(alice)) == rows
    assert list(queries.practice.stumbled(bob)) == list(queries.practice.without_card(bob)) == []


def test_a_question_that_is_a_card_needs_none(alice: Any, card: PracticeCard) -> None:
    assert list(queries.practice.stumbled(alice)) == [card.exchange]
    assert list(queries.practice.without_card(alice)) == []


def test_cards_that_are_needed_no_longer(alice: Any, bob: Any, card: PracticeCard) -> None:
    assert list(queries.practice.no_longer_stumbling(alice)) == []
    Exchange.objects.update(landed="well")
    assert list(queries.practice.no_longer_stumbling(alice)) == [card]
    assert list(queries.practice.no_longer_stumbling(bob)) == []
    PracticeReview.objects.create(owner=alice, card=card, rating=3, reviewed_at=NOW)
    assert list(queries.practice.no_longer_stumbling(alice)) == []


def test_the_questions_of_interviews(alice: Any, bob: Any, interview: Interview) -> None:
    make_interview(alice, employer="Corvo")
    assert list(queries.practice.exchanges_in(alice, [str(interview.id)])) == list(queries.exchanges_of(interview))
    assert list(queries.practice.exchanges_in(bob, [str(interview.id)])) == []


def test_interviews_with_a_question_of_no_known_family(alice: Any, bob: Any, interview: Interview) -> None:
    assert list(queries.practice.without_family(alice)) == list(queries.practice.without_family()) == [interview]
    assert list(queries.practice.without_family(bob)) == []
    Exchange.objects.update(family="planning")
    assert list(queries.practice.without_family()) == []


def test_what_was_told_where(alice: Any, bob: Any, interview: Interview) -> None:
    evidence = Evidence.objects.get(owner=alice)
    other = make_interview(alice, employer="Corvo", starts_at=NOW - timedelta(days=90))
    old = Telling.objects.create(owner=alice, evidence=evidence, interview=other, how="said")
    new = Telling.objects.create(owner=alice, evidence=evidence, interview=interview, how="untold")
    assert (
        list(queries.practice.tellings_of(alice))
        == list(queries.practice.tellings_of(alice, [evidence.id]))
        == [new, old]
    )
    assert list(queries.practice.tellings_of(alice, [])) == []
    assert list(queries.practice.tellings_in(interview)) == [new]
    assert list(queries.practice.tellings_of(bob)) == list(queries.practice.tellings_of(bob, [evidence.id])) == []
    Telling.objects.update(owner=bob)
    assert list(queries.practice.tellings_in(interview)) == []
