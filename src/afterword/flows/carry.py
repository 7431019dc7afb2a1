"""Before an interview: what earlier rounds with this employer left open; and the next round, prepared from the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from afterword.domain.advert import Invitation
from afterword.domain.carry import Carried, Feedback, Round, carry
from afterword.domain.diagnose import diagnose
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import Case, OutcomeKind
from afterword.domain.outcomes import FOLLOWS
from afterword.domain.recurring import Recurring
from afterword.flows import debrief, listen, outcomes, reminders, upcoming
from afterword.flows.feedback import recurring_of
from afterword.flows.heard import WithHeard, with_heard
from afterword.flows.kept import Unreadable, one_line
from afterword.flows.rounds import earlier_ids
from afterword.store import load, queries
from afterword.store.models import Feedback as FeedbackRow
from afterword.store.models import Interview, Paper, Person, Profile, Promise
from afterword.store.writer import one_writer

NEAR = timedelta(days=3)
QUESTIONS = 2
"""Questions of one person that are shown."""
_OF_EVERYBODY = frozenset({"tell_me_about_you", "questions_for_us", "personal_private"})
"""Questions that say nothing of who asks them."""


@dataclass(frozen=True, slots=True)
class Met:
    """Someone of theirs. `here`: they sit in the interview ahead; `on`: the days they were met, the newest first;
    `asked`: questions they asked then.
    """

    person: Person
    here: bool
    on: tuple[date, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What is worth knowing before an interview. `rounds` are the earlier ones, the newest first; `elsewhere` are
    concerns that several employers have named. `questions`: the row of each exchange, by (round, its id). `case` and
    `diagnosis` are of the interview ahead.
    """

    rounds: tuple[Interview, ...]
    carried: Carried
    elsewhere: tuple[Recurring, ...]
    mine: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    people: tuple[Met, ...]
    questions: Mapping[tuple[str, str], UUID]
    case: Case
    diagnosis: Diagnosis


def before(interview: Interview) -> Before:
    """Everything that earlier rounds leave for this interview; a number of queries that `rounds.MOST` bounds."""
    owner = interview.owner
    profile = queries.profile_of(owner)
    ids = earlier_ids(interview)
    by_id = {row.id: row for row in queries.interviews_of(owner).filter(id__in=ids)}
    rows = [by_id[id] for id in ids if id in by_id]
    for row in rows:
        row.owner = owner
    ahead = _heard(interview, profile)
    told = [_heard(row, profile) for row in rows]
    rounds = _rounds(rows, told, profile)
    diagnosis = diagnose(ahead.case, ahead.heard)
    carried = carry(rounds, ahead.case, diagnosis)
    shown = {one.concern for one in carried.old}
    promises = list(queries.carry.promises_open(owner, [interview.id, *ids]))
    return Before(
        rounds=tuple(rows),
        carried=carried,
        elsewhere=tuple(one for one in recurring_of(owner) if one.concern not in shown),
        mine=tuple(one for one in promises if one.mine),
        theirs=tuple(one for one in promises if not one.mine),
        people=_people(interview, rows, rounds),
        questions=queries.carry.questions_in(owner, ids),
        case=ahead.case,
        diagnosis=diagnosis,
    )


def next_round(
    interview: Interview, when: str, zone: str, people: Iterable[str], now: datetime, *, role: str = ""
) -> Interview:
    """The interview that comes after this one: with the same employer, the people chosen (ids), and their advert.

    `when` is what the person typed, `zone` an IANA name or "". It is noted that a next round came, where one can come.
    The same time twice is one round. Raises `Unreadable` with a sentence that says what to type.
    """
    held = upcoming.corrected(interview.owner, Invitation(zone=interview.zone), when, zone, now)
    at = cast(datetime, held.starts_at)  # it was just read
    if at > now + timedelta(days=2 * 365):
        raise Unreadable(_("That is more than two years away. Check the year."))
    chosen = set(people)
    with one_writer():
        same = queries.interviews_of(interview.owner).filter(starts_at=at, employer=interview.employer)
        there = same.filter(cancelled_at=None).exclude(id=interview.id).first()
        if there is not None:
            return there
        row = Interview(
            owner=interview.owner,
            employer=interview.employer,
            role=one_line(role)[:200] or interview.role,
            starts_at=at,
            zone=held.zone or interview.zone,
            country=interview.country,
            contact_rules=interview.contact_rules,
            created_at=min(now, at - timedelta(seconds=1)),
        )
        row.save()
        for seat in queries.interviewers_of(interview):
            if str(seat.person_id) in chosen:
                debrief.seat_person(row, seat.person)
        _bring_advert(interview, row, now)
        follow(row, interview, now, made_by=f"round:{row.id}")
        reminders.settle(interview.owner, now)
    return row


def follow(row: Interview, last: Interview, now: datetime, *, made_by: str) -> None:
    """`row` is the round after `last`: linked, and noted as what came of it.

    After a no there is no next round: it is a new beginning, in which they are known by the employer's name.
    """
    fresh = "next_round" in FOLLOWS[cast(OutcomeKind, last.outcome)]
    if row.follows_id is not None or not (fresh or last.outcome == "next_round"):
        return
    with one_writer():
        row.follows = last
        row.save(update_fields=["follows", "changed_at"])
        if fresh:
            here = load.zone_of(last, queries.profile_of(last.owner))
            outcomes.note(last, "next_round", on=now.astimezone(here).date(), made_by=made_by, now=now)


def _bring_advert(last: Interview, row: Interview, now: datetime) -> None:
    """The same job, so the same needs: their advert is read for the next round too."""
    papers = queries.papers_of(last).filter(kind=Paper.Kind.JOB).values_list("name", "data")
    given = [(name, bytes(data)) for name, data in papers]
    if given:
        listen.add_papers(row, given, now, kind="job")


def _heard(row: Interview, profile: Profile) -> WithHeard:
    return with_heard(row, load.case_of(row, profile))


def _rounds(rows: Sequence[Interview], told: Sequence[WithHeard], profile: Profile) -> tuple[Round, ...]:
    """Each earlier interview with what went out, what was answered and what was said since; eight queries for all."""
    if not rows:
        return ()
    owner, ids = rows[0].owner, [row.id for row in rows]
    went: dict[UUID, list[str]] = defaultdict(list)
    kept: set[UUID] = set()
    for id, kind, text in queries.carry.words_sent(owner, ids):
        went[id].append(text)
        kept |= {id} if kind == "letter" else set()
    spoken = {row.id for row in rows if row.called == "spoke"}
    lettered: set[UUID | None] = set(kept)
    for touch in queries.carry.touches_in(owner, ids):
        if touch.way == "call" and touch.step_kind == "call" and touch.interview_id is not None:
            spoken.add(touch.interview_id)
        if touch.step_kind == "letter" and touch.way != "not_reached":
            lettered.add(touch.interview_id)
    answered = _by_round(queries.carry.concerns_answered(owner, ids))
    moot = _by_round(queries.carry.worries_moot(owner, ids))
    evidence = ((row.interview_id, load.evidence_of(row.evidence).id) for row in queries.carry.told_in(owner, ids))
    told_of = _by_round(evidence)
    said: dict[UUID, list[Feedback]] = defaultdict(list)
    for row in queries.carry.feedback_in(owner, ids):
        said[row.interview_id].append(_feedback(row))
    return tuple(
        Round(
            ref=str(row.id),
            on=row.starts_at.astimezone(load.zone_of(row, profile)).date() if row.starts_at else None,
            case=each.case,
            diagnosis=diagnose(each.case, each.heard),
            went=tuple(went[row.id]),
            spoken=row.id in spoken,
            lettered=row.id in lettered,
            unseen=row.id in lettered and row.id not in kept,
            told=told_of[row.id],
            answered=answered[row.id],
            moot=moot[row.id],
            feedback=tuple(said[row.id]),
        )
        for row, each in zip(rows, told, strict=True)
    )


def _by_round(pairs: Iterable[tuple[UUID, str]]) -> defaultdict[UUID, frozenset[str]]:
    found: defaultdict[UUID, frozenset[str]] = defaultdict(frozenset)
    for id, value in pairs:
        found[id] |= {value}
    return found


def _feedback(row: FeedbackRow) -> Feedback:
    pieces = tuple((named.concern, named.quote) for named in row.concerns.all())
    return Feedback(load.said_of(row), pieces)


def _people(interview: Interview, rows: Sequence[Interview], rounds: Sequence[Round]) -> tuple[Met, ...]:
    """Those who sit in the interview ahead, in their order; then those who were met before and are not among them."""
    here = [seat.person for seat in queries.interviewers_of(interview)]
    people = {person.id: person for person in here}
    days: dict[UUID, list[date]] = defaultdict(list)
    asked: dict[UUID, list[str]] = defaultdict(list)
    for row, one in zip(rows, rounds, strict=True):
        seats = sorted(row.interviewers.all(), key=lambda seat: seat.position)
        for seat in seats:
            people.setdefault(seat.person_id, seat.person)
            if one.on is not None:
                days[seat.person_id].append(one.on)
            asked[seat.person_id] += _asked_by(seat.person, one)
    now_here = {person.id for person in here}
    return tuple(
        Met(person, id in now_here, tuple(days[id]), tuple(dict.fromkeys(asked[id]))[:QUESTIONS])
        for id, person in people.items()
        if person.name or person.email
    )


def _asked_by(person: Person, one: Round) -> list[str]:
    """The questions that this person is heard to ask, but for those everybody asks and those on private ground."""
    names = set(person.name.casefold().split())
    return [
        exchange.asked
        for exchange, finding in zip(one.case.interview.exchanges, one.diagnosis.exchanges, strict=True)
        if exchange.asked and exchange.by.strip() and set(exchange.by.casefold().split()) <= names
        if finding.private is None and finding.family not in _OF_EVERYBODY
    ]


def prepared(interview: Interview, now: datetime) -> Interview | None:
    """The next round that was prepared already and still lies ahead; None where there is none."""
    there = queries.carry.next_round_of(interview)
    return there if there is not None and there.starts_at is not None and there.starts_at > now else None


def lies_ahead(interview: Interview, now: datetime) -> bool:
    """Whether it is still to come, and was not called off."""
    return interview.cancelled_at is None and interview.starts_at is not None and interview.starts_at > now


def soon(interview: Interview, now: datetime) -> bool:
    """Whether this interview is so near that the page before it is offered on the first page."""
    return interview.starts_at is not None and now < interview.starts_at <= now + NEAR
