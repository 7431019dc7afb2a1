"""A message is brought back in: read, matched, its kind proposed. What follows waits for the person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from afterword.config import meaning_wanted
from afterword.domain.advert import Invitation
from afterword.domain.interview import Problem
from afterword.domain.messages import Index, Known, Likely, Message, Proposed, kind_of
from afterword.flows import carry, debrief, feedback, log, outcomes, promises, reminders, upcoming
from afterword.flows.decide import follow_plan
from afterword.flows.kept import KEPT, LONGEST_TEXT, Kept, Unreadable, one_line, own_words
from afterword.flows.post import sending
from afterword.reading.mail import read_message
from afterword.store import load, queries
from afterword.store.models import Incoming, Interview, Outgoing, Person, Promise, User
from afterword.store.values import from_json, to_json
from afterword.store.writer import one_writer

KINDS = tuple(Incoming.Kind.values)
ANSWERED = {Incoming.Kind.REJECTION.value: "refused", Incoming.Kind.OFFER.value: "offer"}
"""Kinds of messages that say what came of it, and what that is."""
LONGEST = 200_000
"""Characters of a message's words as the person puts them right."""


@dataclass(frozen=True, slots=True)
class Taken:
    """`row` is the message as it is kept, None where nothing could be read; `before`: it was brought in before."""

    row: Incoming | None
    problems: tuple[Problem, ...]
    before: bool = False


def take(owner: User, data: bytes, name: str, now: datetime, *, interview: Interview | None = None) -> Taken:
    """Reads one message and keeps it whole. The same bytes twice are one message. `interview`: where it was dropped."""
    digest = hashlib.sha256(data).hexdigest()
    there = queries.incoming_of(owner).filter(digest=digest).first()
    if there is not None:
        return Taken(there, (), before=True)
    message, problems = read_message(data, name)
    if message is None:
        return Taken(None, tuple(problems))
    message = replace(message, proposed=_proposed(message))
    if message.message_id:
        there = queries.incoming_of(owner).filter(message_id=message.message_id).first()
        if there is not None:
            return Taken(there, (), before=True)
    likely = likely_for(owner, [message])[0]
    if interview is None and likely and likely[0].sure:
        interview = queries.interview_of(owner, likely[0].id)
    with one_writer():
        there = Incoming.objects.filter(owner=owner, digest=digest).first()
        if there is not None:  # another page brought it in while this one was read
            return Taken(there, (), before=True)
        row = Incoming.objects.create(
            owner=owner,
            interview=interview,
            person=_person(interview, message),
            sender_name=one_line(message.sender.name)[:200],
            sender_address=one_line(message.sender.email)[:254],
            subject=one_line(message.subject)[:500],
            message_id=message.message_id[:500],
            in_reply_to=message.answers[0][:500] if message.answers else "",
            received_at=message.sent_at,
            text=message.text,
            data=data,
            digest=digest,
            proposed=message.proposed.kind,
            found={"message": to_json(replace(message, text="")), "likely": to_json(likely)},
            problems=[problem.message for problem in problems],
            created_at=now,
        )
    return Taken(row, tuple(problems))


def message_in(row: Incoming) -> Message:
    """What was read from it; where another version of Afterword wrote it, only its words."""
    try:
        return replace(from_json(Message, {"text": "", **row.found.get("message", {})}), text=row.text)
    except ValueError:
        return Message(text=row.text, subject=row.subject)


def likely_in(row: Incoming) -> tuple[Likely, ...]:
    """The interviews it may belong to, as they were when it was brought in, likeliest first."""
    try:
        return tuple(from_json(Likely, one) for one in row.found.get("likely", []))
    except ValueError:
        return ()


def likely_for(owner: User, messages: Iterable[Message]) -> list[tuple[Likely, ...]]:
    """For each message the interviews it may belong to; three queries, however many messages and interviews."""
    index = Index(_known(owner))
    return [index.likely(message) for message in messages]


def confirm(row: Incoming, interview: Interview, kind: str, now: datetime) -> Kept:
    """The person says what it is and where it belongs; only then does anything follow from it.

    It is noted as a contact of theirs. A concern makes a promise of an answer; advice is kept word for word; a refusal
    and an offer are noted as what came of the interview; mail that came back tells what became of the message. Said
    again, it replaces what was said.
    """
    if kind not in KINDS:
        return Kept(ok=False, problem=_("Choose what this message is."))
    if interview.owner_id != row.owner_id:
        raise Interview.DoesNotExist
    if row.kind == kind and row.interview_id == interview.id and row.confirmed_at is not None:
        return KEPT
    with one_writer():
        _undo(row, now)
        interview.refresh_from_db(fields=["outcome", "outcome_on", "answered_on"])
        message = message_in(row)
        row.interview, row.kind, row.confirmed_at = interview, kind, now
        row.person = _person(interview, message)
        row.save(update_fields=["interview", "kind", "confirmed_at", "person", "changed_at"])
        if message.returned:
            _came_back(row, message, now)
            return KEPT
        log.note(
            interview,
            "email",
            outward=False,
            at=row.received_at or now,
            person=row.person,
            answered=False if kind == Incoming.Kind.AUTOMATIC else None,
            no_more_calls=kind == Incoming.Kind.REJECTION,
            words=row.subject or row.text[:120],
            made_by=_mark(row),
            now=now,
            again=True,
        )
        if kind == Incoming.Kind.CONCERN:
            promises.promise(
                interview,
                _("An answer to what they wrote"),
                due_at=None,
                channel="email",
                person=row.person,
                said_at=now,
                made_by=_mark(row),
                quote=message.proposed.quote,
                now=now,
            )
        if kind == Incoming.Kind.ADVICE and row.text.strip():
            feedback.keep_message(row, now)
        if came := ANSWERED.get(kind):
            outcomes.note(
                interview,
                came,
                on=_day_of(row, now),
                way="email",
                person=row.person,
                words=row.text.strip()[:LONGEST_TEXT],
                made_by=_mark(row),
                now=now,
            )
        follow_plan(interview, now)
    return KEPT


def keep_day(row: Incoming, day: str, now: datetime) -> Kept:
    """One of the days the message names becomes the day they decide."""
    named = next((one for one in message_in(row).named if one.day.isoformat() == day), None)
    if named is None or row.interview is None:
        return Kept(ok=False, problem=_("This message names no such day."))
    with one_writer():
        row.interview.decision_by = named.day
        row.interview.save(update_fields=["decision_by", "changed_at"])
        follow_plan(row.interview, now)
    return KEPT


def time_named(row: Incoming, now: datetime) -> Invitation | None:
    """The meeting a message invites to or moves, as far as it can be read; None where it names no day."""
    found = upcoming.read(bytes(row.data), "", now).found
    return found[0].invitation if found else None


def keep_time(row: Incoming, when: str, now: datetime) -> Kept:
    """The time they name is kept: of the interview the message moves while that lies ahead, else of a new one.

    `when` is what the person typed, "" for the time as it was read.
    """
    if row.interview is None:
        return Kept(ok=False, problem=_("Choose the interview it is about first."))
    held = row.interview
    read = time_named(row, now)
    invitation = read or Invitation()
    if not invitation.employer:
        invitation = replace(invitation, employer=held.employer, role=invitation.role or held.role)
    if not invitation.people and row.person is not None:
        invitation = replace(invitation, people=(load.person_of(row.person),))
    try:
        if when.strip() or invitation.starts_at is None or invitation.starts_at.tzinfo is None:
            invitation = upcoming.corrected(row.owner, invitation, when, held.zone, now)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))
    moved = row.kind == Incoming.Kind.RESCHEDULING and not invitation.uid
    if moved and held.starts_at is not None and held.starts_at > now:
        with one_writer():
            length = held.ends_at - held.starts_at if held.ends_at else None
            held.starts_at = invitation.starts_at
            held.ends_at = held.starts_at + length if length and held.starts_at else invitation.ends_at
            held.save(update_fields=["starts_at", "ends_at", "changed_at"])
            reminders.settle(row.owner, now)
        return KEPT
    taken = upcoming.take(row.owner, invitation, now)
    made = taken.interview
    if made is not None and made.id != held.id and held.starts_at is not None and held.starts_at < now:
        # They met before, and this message about that interview invites to another: it is the next round.
        carry.follow(made, held, now, made_by=_mark(row))
    return KEPT if taken.interview is not None else Kept(ok=False, problem=taken.message)


def keep_sender(row: Incoming, now: datetime) -> Kept:
    """Who wrote becomes one of the people of the interview, or their address is kept where they are one already."""
    sender = message_in(row).sender
    if row.interview is None or not (sender.name or sender.email):
        return Kept(ok=False, problem=_("The message does not say who wrote it."))
    with one_writer():
        person = row.person
        if person is None:
            person = Person.objects.create(
                owner_id=row.owner_id,
                name=one_line(sender.name or sender.email)[:200],
                title=one_line(sender.title)[:200],
                email=one_line(sender.email)[:254],
                phone=sender.phone[:60],
                organisation=row.interview.employer,
            )
            debrief.seat_person(row.interview, person)
        elif not person.email and sender.email:
            person.email = sender.email
            person.save(update_fields=["email", "changed_at"])
        row.person = person
        row.save(update_fields=["person", "changed_at"])
    return KEPT


def reword(row: Incoming, text: str) -> Kept:
    """Their words as the person puts them right: what was taken for a quotation may be theirs."""
    words = own_words(text)
    if not words.strip():
        return Kept(ok=False, problem=_("There are no words left. Remove the message instead."))
    if len(words) > LONGEST:
        return Kept(ok=False, problem=_("These are too many words; {n} characters fit.").format(n=LONGEST))
    with one_writer():
        row.text = words
        row.save(update_fields=["text", "changed_at"])
    return KEPT


def remove(row: Incoming, now: datetime) -> None:
    """The message is taken out, and what followed from it is taken back."""
    with one_writer():
        _undo(row, now)
        row.delete()


def promise_of(row: Incoming) -> Promise | None:
    """The answer the person owes to this message, where it asked for one."""
    return queries.promise_made_by(row.interview, _mark(row)) if row.interview is not None else None


def _undo(row: Incoming, now: datetime) -> None:
    """Takes back what an earlier confirmation made."""
    if row.interview is None or row.confirmed_at is None:
        return
    for touch in queries.touches_made_by(row.interview, _mark(row)):
        if not touch.taken_back:
            log.take_back(touch, now)
    said = feedback.kept_from(row) if row.kind == Incoming.Kind.ADVICE else None
    if said is not None:
        feedback.take_back(said, now)
    for came in queries.after.outcomes_made_by(row.interview, _mark(row)):
        if not came.taken_back:
            outcomes.take_back(came, now)
    owed = promise_of(row)
    if owed is not None:
        if owed.answer.strip() or owed.state != Promise.State.OPEN:
            owed.made_by = ""  # the person has written in it: it stays theirs
            owed.save(update_fields=["made_by", "changed_at"])
        else:
            owed.delete()


def _proposed(message: Message) -> Proposed:
    """The kind of a message, by words and, where there is a model, by what it means."""
    if not meaning_wanted():
        return message.proposed
    from afterword.meaning import load  # takes a second, once
    from afterword.meaning.mails import mails_on

    model = load()
    sense = mails_on(model) if model is not None else None
    if sense is None:
        return message.proposed
    return kind_of(
        message.subject,
        message.text,
        automatic=message.automatic,
        invited=message.invitation is not None,
        sense=sense,
    )


def _came_back(row: Incoming, message: Message, now: datetime) -> None:
    said = message.returned[0]
    if said.delayed:
        return
    about = Outgoing.objects.filter(owner=row.owner_id, message_id__in=[*message.answers, message.message_id])
    sent = about.first() or (
        Outgoing.objects.filter(owner=row.owner_id, interview=row.interview, to_address__iexact=said.address)
        .order_by(F("handed_over_at").desc(nulls_last=True))
        .first()
    )
    if sent is not None:
        sending.bounced(sent, said.said or said.status, now)


def _known(owner: User) -> list[Known]:
    interviews, people, sent = queries.known_interviews_of(owner)
    names: dict[UUID, list[str]] = {}
    addresses: dict[UUID, list[str]] = {}
    ids: dict[UUID, list[str]] = {}
    for interview, name, address in people:
        names.setdefault(interview, []).append(name)
        if address:
            addresses.setdefault(interview, []).append(address)
    for interview, message_id in sent:
        ids.setdefault(interview, []).append(message_id)
    return [
        Known(
            str(id),
            employer,
            role,
            starts_at or created_at,
            tuple(addresses.get(id, ())),
            tuple(names.get(id, ())),
            tuple(ids.get(id, ())),
        )
        for id, employer, role, starts_at, created_at in interviews
    ]


def _person(interview: Interview | None, message: Message) -> Person | None:
    """Who of the interview's people wrote it: by address, else by the whole name."""
    if interview is None:
        return None
    seated = [seat.person for seat in queries.interviewers_of(interview)]
    address, name = message.sender.email.lower(), message.sender.name.lower()
    by_address = next((one for one in seated if address and one.email.lower() == address), None)
    return by_address or next((one for one in seated if name and one.name.lower() == name), None)


def _day_of(row: Incoming, now: datetime) -> date:
    """The day it came, where the person is."""
    return load.own_day(row.owner, row.received_at or now)


def _mark(row: Incoming) -> str:
    return f"incoming:{row.id}"
