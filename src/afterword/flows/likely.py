"""Before an interview: what this employer is likely to ask, each with why, and what to bring, fresh before repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from afterword.domain.diagnose.board import quiet
from afterword.domain.diagnose.concerns import likely_concerns
from afterword.domain.diagnose.questions import OTHER
from afterword.domain.diagnose.weighing import fitting
from afterword.domain.interview import Case, Goal
from afterword.domain.interview import Exchange as Asking
from afterword.domain.practice import Asked, Likely, likely_questions
from afterword.flows import carry, practice, tellings
from afterword.flows.tellings import Offered
from afterword.store import load, queries
from afterword.store.models import Exchange, Interview, PracticeCard
from afterword.store.writer import one_writer

LOOKED_AT = 300
"""So many questions that stumbled, the newest, are looked at for what comes again."""
SERVES = 0.3
"""From this on a kind of question can be served by an accomplishment (`domain.diagnose.board.quiet`)."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A question this employer is likely to ask. `exchange`: as which it was asked once; `card`: if it is one.

    `evidence` serves it, fresh before repeated.
    """

    likely: Likely
    exchange: Exchange | None
    card: PracticeCard | None
    evidence: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What to practise and to bring before one interview. `rounds` are the earlier ones with the same employer."""

    picked: tuple[Picked, ...]
    offered: tuple[Offered, ...]
    rounds: tuple[Interview, ...]


def expected(interview: Interview) -> Expected:
    """Looks at their advert, at earlier rounds with them, and at what stumbled elsewhere. Writes nothing."""
    before = carry.before(interview)
    case, diagnosis = before.case, before.diagnosis
    goals = {goal.id: goal for goal in case.interview.goals}
    served: dict[str, list[str]] = {}
    for one in sorted(diagnosis.untold, key=lambda one: -one.strength):
        if one.goal in goals:
            served.setdefault(one.goal, []).append(one.evidence)
    needs: list[tuple[Goal, Sequence[str]]] = [(goals[id], evidence) for id, evidence in served.items()]
    likely = likely_questions(
        old=before.carried.old,
        asked=_asked(interview, before.rounds),
        needs=needs,
        concerns=[one for one in likely_concerns(case, diagnosis) if not one.topic],
        need_question=_("Where have you done something like this? “{need}”"),
    )
    serving = [(id, goals[goal].text) for goal, evidence in served.items() for id in evidence]
    every = [*serving, *((one.id, "") for one in case.evidence)]
    everything = tellings.offered(interview.owner, every, before.rounds, most=len(every))
    stars = tuple(one for one in everything if one.need)[: tellings.STARS]
    return Expected(_picked(interview, likely, case, everything), stars, before.rounds)


def begin_for(interview: Interview, now: datetime) -> list[PracticeCard]:
    """The cards of what this employer is likely to ask, made where there are none yet; without those put away."""
    practice.settle(interview.owner, now)
    with one_writer():
        cards = []
        for one in expected(interview).picked:
            card = one.card
            if card is None:
                card = PracticeCard.objects.create(
                    owner_id=interview.owner_id,
                    interview=one.exchange.interview if one.exchange is not None else interview,
                    exchange=one.exchange,
                    question=one.likely.question,
                    family=one.likely.family,
                    due_at=now,
                )
            if not card.put_away:
                cards.append(card)
    return cards


def picked_for(card: PracticeCard, interview: Interview) -> Picked | None:
    """Why this card is asked before this interview, and what to bring for it; None where it is not asked there."""
    return next((one for one in expected(interview).picked if one.card is not None and one.card.id == card.id), None)


def _asked(interview: Interview, rounds: Sequence[Interview]) -> list[Asked]:
    here = {row.id for row in rounds}
    return [
        Asked(
            ref=_ref(row),
            question=row.asked.strip() or row.heard.strip(),
            family=row.family or OTHER,
            interview=str(row.interview_id),
            on=practice.day_of(row.interview),
            here=row.interview_id in here,
        )
        for row in queries.practice.stumbled(interview.owner).exclude(interview=interview)[:LOOKED_AT]
    ]


def _picked(
    interview: Interview, likely: Sequence[Likely], case: Case, everything: Sequence[Offered]
) -> tuple[Picked, ...]:
    rounds = {one.ref.partition(":")[0] for one in likely if one.ref}
    exchanges = {_ref(row): row for row in queries.practice.exchanges_in(interview.owner, rounds)}
    on = queries.practice.cards_on(interview.owner, [row.id for row in exchanges.values()])
    made = {card.question: card for card in queries.practice.cards_for(interview.owner, interview)}
    used: set[str] = set()
    picked = []
    for one in likely:
        row = exchanges.get(one.ref)
        card = on.get(row.id) if row is not None else made.get(one.question)
        beside = _beside(one, card, case, everything, used)
        used |= {load.evidence_of(each.evidence).id for each in beside}
        picked.append(Picked(one, row, card, beside))
    return tuple(picked)


def _beside(
    one: Likely, card: PracticeCard | None, case: Case, everything: Sequence[Offered], used: set[str]
) -> tuple[Offered, ...]:
    """One piece of evidence that serves a question and is not offered for another; fresh before repeated."""
    by_id = {load.evidence_of(each.evidence).id: each for each in everything}
    if one.evidence:
        wanted = [id for id in by_id if id in one.evidence and id not in used]
        return tuple(by_id[id] for id in wanted[:1])
    if quiet(one.family) < SERVES or one.why == "private":
        return ()
    asking = Asking(position=0, asked=one.question, wish_said=practice.answer_of(card).text if card is not None else "")
    stale = frozenset(id for id, each in by_id.items() if each.freshness == "repeated")
    id = fitting(asking, case, frozenset(used) | stale) or fitting(asking, case, frozenset(used))
    return (by_id[id],) if id in by_id else ()


def _ref(row: Exchange) -> str:
    return f"{row.interview_id}:{row.domain_id}"
