"""Practising: answers that stumbled are said aloud again, a few at a sitting, and come back when FSRS says.

The domain says what is worth practising and what an employer is likely to ask; here the rows follow it. FSRS (MIT) is
asked here and not in the domain, because the domain knows no library; `after_try` takes and gives plain values.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from afterword.domain.diagnose import diagnose
from afterword.domain.diagnose.questions import family_of
from afterword.domain.practice import FEW, RATINGS, Answer, Memory, Went, sayable
from afterword.domain.practice import stumbled as is_stumbling
from afterword.flows.heard import with_heard
from afterword.flows.kept import Kept, Unreadable, fits, own_sentence, own_words, store
from afterword.store import load, queries
from afterword.store.models import Exchange, Interview, PracticeCard, PracticeReview, User
from afterword.store.writer import one_writer

if TYPE_CHECKING:
    from fsrs import Scheduler

LONGEST_REST = 90
"""Days after which even an answer that comes by itself is said once more. Judgement: interviews come in seasons."""
LONGEST_TRY = 600
"""Seconds; a longer time is a page left open, not an answer."""
SAME_SITTING = timedelta(hours=12)

# -- cards


def settle(owner: User, now: datetime) -> None:
    """Answers that stumbled, by the person's own word, become cards; those that landed after all are cards no more."""
    with one_writer():
        queries.practice.no_longer_stumbling(owner).delete()
        _make(owner, list(queries.practice.without_card(owner)), now)


def from_listening(interview: Interview, now: datetime) -> None:
    """Answers that were heard to stumble become cards too, where the person has said nothing of how they landed."""
    case, heard, _origins = with_heard(interview, load.case_of(interview))
    found = {one.exchange: one for one in diagnose(case, heard).exchanges}
    weak = {one.id for one in case.interview.exchanges if is_stumbling(one, found.get(one.id))}
    with one_writer():
        rows = [row for row in queries.exchanges_of(interview) if row.domain_id in weak]
        known = queries.practice.cards_on(interview.owner, [row.id for row in rows])
        _make(interview.owner, [row for row in rows if row.id not in known], now)


def add(owner: User, question: str, now: datetime) -> PracticeCard | None:
    """A question of the person's own; None where nothing was typed. `Unreadable`: too many words."""
    words = own_sentence(question)
    if not words:
        return None
    with one_writer():
        return PracticeCard.objects.create(owner=owner, question=words, family=family_of(words), due_at=now)


def keep(card: PracticeCard, field: str, value: str) -> Kept:
    """Keeps "answer", or "question" of a card of the person's own, as typed. KeyError for a field there is none of."""
    try:
        match field:
            case "answer":
                text = fits(card, field, own_words(value))
                same = card.exchange is not None and text.strip() == card.exchange.wish_said.strip()
                return store(card, answer="" if same else text)
            case "question" if card.exchange_id is None:
                text = own_sentence(value)
                if not text:
                    return Kept(ok=False, problem=_("Say what they might ask. To be rid of it, put it away below."))
                return store(card, question=text, family=family_of(text))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def put_away(card: PracticeCard, away: bool) -> Kept:
    """It is not asked any more, or is again. Nothing is lost by it."""
    return store(card, put_away=away)


def question_of(card: PracticeCard) -> str:
    """As it stands in the interview; as it stood there once where it was removed since."""
    row = card.exchange
    return (row.asked.strip() or row.heard.strip() if row is not None else "") or card.question


def words_of(card: PracticeCard) -> str:
    """The better answer as the person typed it: for this card, else at the interview."""
    return card.answer if card.answer.strip() else (card.exchange.wish_said if card.exchange is not None else "")


def answer_of(card: PracticeCard) -> Answer:
    """The better answer as far as it can be said to anybody."""
    return sayable(words_of(card))


def day_of(interview: Interview) -> date | None:
    """The day of an interview where it took place; None where it is not known."""
    if interview.starts_at is None:
        return None
    return interview.starts_at.astimezone(ZoneInfo(interview.zone or "UTC")).date()


def _make(owner: User, rows: Sequence[Exchange], now: datetime) -> None:
    PracticeCard.objects.bulk_create(
        PracticeCard(
            owner=owner,
            exchange=row,
            interview_id=row.interview_id,
            question=row.asked.strip() or row.heard.strip(),
            family=row.family or family_of(row.asked or row.heard, row.said),
            due_at=now,
        )
        for row in rows
        if row.asked.strip() or row.heard.strip()
    )


# -- a sitting


def waiting(owner: User, now: datetime) -> bool:
    """Whether there is anything to practise now."""
    return queries.practice.cards_due(owner, now).exists() or queries.practice.without_card(owner).exists()


def begin(owner: User, now: datetime) -> list[PracticeCard]:
    """The questions of one sitting, the one longest due first; no more than a few."""
    settle(owner, now)
    return list(queries.practice.cards_due(owner, now)[:FEW])


def comes_back(owner: User, now: datetime) -> datetime | None:
    """When the next question is due; None where there is none."""
    return queries.practice.cards_asked(owner, now).values_list("due_at", flat=True).first()


def mention(owner: User, now: datetime) -> bool:
    """Whether Today may say that practice waits: only of what the person has begun to practise."""
    return queries.practice.cards_due(owner, now).filter(reviewed_at__isnull=False).exists()


def tried(
    card: PracticeCard,
    went: Went,
    now: datetime,
    *,
    shown: datetime | None = None,
    seconds: int = 0,
    interview: Interview | None = None,
) -> PracticeReview:
    """One try: how it went, and when it comes back. `shown`: when its answer was shown, `seconds`: how long it took.

    Told again for the same showing it replaces what was told: a slip of the thumb is no second try.
    """
    rating = RATINGS[went]
    took = seconds if 0 < seconds <= LONGEST_TRY else 0
    with one_writer():
        reviews = list(queries.practice.reviews_of(card))
        known = shown is not None and now - SAME_SITTING < shown <= now
        same = next(
            (one for one in reversed(reviews) if known and shown is not None and one.reviewed_at >= shown), None
        )
        if same is not None:
            same.rating = rating
            same.save(update_fields=["rating", "changed_at"])
            made = same
        else:
            made = PracticeReview.objects.create(
                owner_id=card.owner_id,
                card=card,
                rating=rating,
                reviewed_at=now,
                seconds=took,
                for_interview=interview,
            )
            reviews.append(made)
        memory = Memory(due=card.created_at)
        for one in reviews:
            memory = after_try(memory, made.rating if one.pk == made.pk else one.rating, one.reviewed_at)
        card.state, card.step = memory.state, memory.step
        card.stability, card.difficulty = memory.stability, memory.difficulty
        card.due_at, card.reviewed_at = memory.due, memory.reviewed
        fields = ["state", "step", "stability", "difficulty", "due_at", "reviewed_at"]
        card.save(update_fields=[*fields, "changed_at"])
    return made


def after_try(memory: Memory, rating: int, at: datetime, scheduler: Scheduler | None = None) -> Memory:
    """What FSRS makes of one more try at `at` (aware): pure, the same answer each time.

    Our scheduler has no steps of minutes: an answer that did not come is tried on another day, not at once again.
    """
    from fsrs import Card, Rating, State

    before = Card(
        card_id=1,
        state=State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due.astimezone(UTC),
        last_review=memory.reviewed.astimezone(UTC) if memory.reviewed is not None else None,
    )
    card, _log = (scheduler or _scheduler()).review_card(before, Rating(rating), at.astimezone(UTC))
    return Memory(card.due, card.state.value, card.step, card.stability, card.difficulty, card.last_review)


@cache
def _scheduler() -> Scheduler:
    """FSRS's own parameters; no fuzz, which would draw lots, and no steps within a day."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_REST, enable_fuzzing=False)
