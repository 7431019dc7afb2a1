"""What was heard is laid beside the rows, so that every question keeps its number and every typed word stays.

Answers, wordings and corrections hang on the numbers of exchanges and goals. So a question heard again gets the number
it had, and a number is never given to another.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from afterword.domain import interview as domain
from afterword.domain.diagnose.findings import Heard
from afterword.domain.interview import Case, Goal
from afterword.domain.transcript import Conversation
from afterword.flows import families
from afterword.flows.origins import said_where
from afterword.store import load, queries
from afterword.store.found import Found
from afterword.store.models import Correction, DraftChange, Exchange, Interview

if TYPE_CHECKING:
    from afterword.domain.listen import Listening

Ids = dict[str, str]
"""From the ids that listening gave to those of the rows."""


def keep_heard(interview: Interview, told: Case, listening: Listening, *, meaning: bool) -> Found:
    """Writes what was heard into the exchanges of `interview` and returns what was found, by the rows' ids.

    `told` is the case that was listened to. Call it inside `one_writer`; the rows may have changed since `told`.
    """
    after = listening.case.interview
    order = _order(after.exchanges, listening.conversation)
    exchanges = _keep_exchanges(interview, told.interview.exchanges, after.exchanges, order)
    goals = _number_goals(interview, told.interview.goals, after.goals)
    before = told.interview
    conversation = listening.conversation
    decided = after.decision_by if after.decision_by != before.decision_by else None
    rules = after.contact_rules if after.contact_rules != before.contact_rules else ""
    heard = renamed(listening.heard, exchanges, goals)
    families.settle(interview, heard)
    return Found(
        heard=heard,
        goals=tuple(replace(goal, id=goals[goal.id]) for goal in after.goals),
        order=tuple(exchanges.get(id, id) for id in order),
        speakers=conversation.transcript.speakers if conversation is not None else (),
        roles=conversation.roles if conversation is not None else None,
        candidate_questions=conversation.candidate_questions if conversation is not None else (),
        decision_by=decided,
        decision_by_text=after.decision_by_text if decided else "",
        decision_source=said_where(after.decision_by_text, conversation) if decided else None,
        contact=(said_where(rules, conversation),) if rules else (),
        contact_rules=rules,
        meaning=meaning,
    )


def forget_heard(interview: Interview) -> None:
    """Takes the words of the transcript out of the rows: it was removed. Numbers and typed words stay."""
    _silence(interview, list(queries.every_exchange_of(interview).filter(heard_place__isnull=False)))
    families.settle(interview, Heard())


def renamed(heard: Heard, exchanges: Mapping[str, str], goals: Mapping[str, str]) -> Heard:
    """`heard` with other ids for its exchanges and goals; an id that is not named stays."""
    return replace(
        heard,
        exchanges=tuple(replace(one, exchange=exchanges.get(one.exchange, one.exchange)) for one in heard.exchanges),
        told=None
        if heard.told is None
        else tuple(replace(one, goal=goals.get(one.goal, one.goal)) for one in heard.told),
        untold=None
        if heard.untold is None
        else tuple(
            replace(one, goal=goals.get(one.goal, one.goal), exchange=exchanges.get(one.exchange, one.exchange))
            for one in heard.untold
        ),
    )


def mark_of(exchange: domain.Exchange) -> str:
    """What a heard question is known by after its words are gone: a digest of when and in which words it was asked."""
    return _mark(exchange.start or "", exchange.heard)


# -- exchanges


def _order(exchanges: Sequence[domain.Exchange], conversation: Conversation | None) -> list[str]:
    """The ids of what was heard, in the order of the talk: one for each exchange of the conversation."""
    by_words = {(one.heard, one.start): one.id for one in exchanges if one.heard}
    if conversation is None:
        return list(by_words.values())
    return [by_words.get((one.asked.text, one.asked.start), "") for one in conversation.exchanges]


def _keep_exchanges(
    interview: Interview, told: Sequence[domain.Exchange], after: Sequence[domain.Exchange], order: list[str]
) -> Ids:
    rows = {row.position: row for row in queries.every_exchange_of(interview)}
    places = {id: place for place, id in enumerate(order) if id}
    ids: Ids = {}
    heard_rows: set[int] = set()
    typed = {_typed(one): one.position for one in told}
    marks = {row.heard_mark: row.position for row in reversed(rows.values()) if row.heard_mark}
    words = {row.heard: row.position for row in reversed(rows.values()) if row.heard}
    # First what the person told themselves, then what was heard before, then what is new: each takes its own row.
    rest: list[domain.Exchange] = []
    for one in after:
        position = typed.get(_typed(one))
        if position is None or position not in rows:
            rest.append(one)
        else:
            ids[one.id] = rows[position].domain_id
            if one.heard:
                heard_rows.add(position)
                _hear(rows[position], one, places.get(one.id, len(places)))
    for one in rest:
        if not one.heard:
            continue  # told once, and taken back while we listened
        known = (marks.get(mark_of(one)), words.get(one.heard))  # the same words at another time are the same question
        position = next((place for place in known if place is not None and place not in heard_rows), None)
        if position is None:
            row = _new(interview)
            rows[row.position] = row
            position = row.position
        heard_rows.add(position)
        ids[one.id] = rows[position].domain_id
        _hear(rows[position], one, places.get(one.id, len(places)))
    gone = [row for row in rows.values() if row.position not in heard_rows and (row.heard_place is not None)]
    _silence(interview, gone)
    return ids


def _hear(row: Exchange, one: domain.Exchange, place: int) -> None:
    values: dict[str, Any] = {
        "heard": one.heard,
        "answer": one.answer,
        "start": (one.start or "")[:40],
        "by": one.by[:200],
        "heard_place": place,
        "heard_mark": mark_of(one),
    }
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=[*changed, "changed_at"])


def _new(interview: Interview) -> Exchange:
    interview.refresh_from_db(fields=["exchanges_made"])
    row = Exchange.objects.create(
        owner_id=interview.owner_id, interview=interview, position=interview.exchanges_made
    )  # fmt: skip
    interview.exchanges_made += 1
    interview.save(update_fields=["exchanges_made", "changed_at"])
    return row


def _silence(interview: Interview, rows: Sequence[Exchange]) -> None:
    """What is heard no more loses its words; its row goes too, unless something was typed in it or hangs on it."""
    if not rows:
        return
    hung = _hung_on(interview)
    for row in rows:
        if not load.is_recalled(row) and row.domain_id not in hung:
            row.delete()
            continue
        # Without its question, what was typed beside it would answer nothing.
        beside = load.is_recalled(row) and not row.asked.strip()
        row.heard = row.heard if beside else ""
        row.answer = row.start = row.by = ""
        row.heard_place = None
        row.save(update_fields=["heard", "answer", "start", "by", "heard_place", "changed_at"])


def _hung_on(interview: Interview) -> set[str]:
    """The ids of exchanges that answers to slots, wordings or corrections speak of."""
    overlays = DraftChange.objects.filter(owner=interview.owner_id, interview=interview).values_list("overlay")
    corrections = Correction.objects.filter(owner=interview.owner_id, interview=interview).values_list("finding")
    words = json.dumps([interview.slot_answers, list(overlays), list(corrections)])
    return set(re.findall(r"\bq\d+\b", words))


def _typed(one: domain.Exchange) -> tuple[str, ...]:
    return (one.asked, one.said, one.wish_said, one.landed or "")


def _mark(start: str, words: str) -> str:
    return hashlib.sha256(f"{start}\x1f{' '.join(words.split())}".encode()).hexdigest()


# -- goals


def _number_goals(interview: Interview, told: Iterable[Goal], after: Iterable[Goal]) -> Ids:
    """Typed goals keep their number, those heard before too; a new one gets one that no goal ever had."""
    interview.refresh_from_db(fields=["goals", "goal_numbers", "goals_made"])
    typed = {goal.id for goal in told}
    kept = load.found_in(queries.listened_of(interview))
    known = {goal.text: goal.id for goal in kept.goals if not load.only_typed(goal)} if kept is not None else {}
    now_typed = {goal.id for goal in load.goals_of(interview)} | typed
    made = max(interview.goals_made, len(load.lines_of(interview.goals)), *(_number(id) for id in now_typed), 0)
    ids: Ids = {}
    for goal in after:
        if goal.id in typed:
            ids[goal.id] = goal.id
        elif known.get(goal.text, "") not in (*now_typed, *ids.values(), ""):
            ids[goal.id] = known[goal.text]
        else:
            made += 1
            ids[goal.id] = f"g{made}"
    if made != interview.goals_made:
        interview.goals_made = made
        interview.save(update_fields=["goals_made", "changed_at"])
    return ids


def _number(id: str) -> int:
    return int(id[1:]) if id[1:].isdigit() else 0
