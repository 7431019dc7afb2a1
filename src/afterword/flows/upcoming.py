"""Interviews that lie ahead: made, moved and called off by invitations; over, they ask for their debrief (S1).

An invitation is known again by its UID. A change moves the interview, a cancellation marks it, an older one than the
last is passed over, and the same once more changes nothing; each with one sentence for the person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from afterword.domain.advert import Invitation
from afterword.domain.interview import Problem
from afterword.domain.remind import USUAL_LENGTH
from afterword.flows import debrief, listen, reminders, rhythm
from afterword.flows.filling import moment_of, name_in
from afterword.flows.kept import Unreadable, one_line, read_zone
from afterword.flows.reminders import end_of, zone_of
from afterword.flows.times import read_moment
from afterword.reading.dates import FIRST_YEAR, LAST_YEAR
from afterword.reading.invitation.several import Found, read_invitations
from afterword.store import queries
from afterword.store.models import Interview, Person, User
from afterword.store.writer import one_writer

ASKED_FOR = timedelta(days=14)  # how long an interview that is over is asked about on the first page
LONGEST = timedelta(days=2)  # of an interview, from its beginning to its end
LARGEST = 10 * 1024 * 1024  # bytes of an invitation


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an invitation: the interview it is about, and one sentence. None: nothing was done."""

    interview: Interview | None
    message: str
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """What stands in a file. Where `sure`, the one event can be taken as it is; else the person is asked."""

    found: tuple[Found, ...]
    problems: tuple[Problem, ...]

    @property
    def sure(self) -> bool:
        if len(self.found) != 1:
            return False
        (one,) = self.found
        told = one.invitation
        if told.kind == "cancel" and told.uid:
            return True
        return told.starts_at is not None and told.starts_at.tzinfo is not None and not one.problems


def read(data: bytes, name: str, now: datetime) -> Read:
    """Every event in a calendar file, a mail or the words of a letter. Never raises on what it holds."""
    if len(data) > LARGEST:
        message = _("This is larger than {size} MB, so it was not read.").format(size=LARGEST // (1024 * 1024))
        return Read((), (Problem(name, None, message),))
    found, problems = read_invitations(data, name, now)
    return Read(tuple(_with_years_that_can_be(one, name) for one in found), tuple(problems))


def take(owner: User, invitation: Invitation, now: datetime, *, paper: tuple[str, bytes] | None = None) -> Taken:
    """Makes, moves or calls off the interview an invitation is about. `paper` (name, bytes) is kept with a new one."""
    profile = queries.profile_of(owner)
    at = moment_of(invitation, zone_of(profile)) if _can_be(invitation.starts_at) else None
    with one_writer():
        row = _known(owner, invitation, at)
        if invitation.kind == "cancel":
            taken = _call_off(row, invitation, now)
        elif row is not None:
            taken = _follow(row, invitation, at, now)
        elif at is None:
            return Taken(None, _("The invitation names no day and time. Type them, and it is kept."), changed=False)
        else:
            taken = _make(owner, invitation, at, profile.zone, now)
            if taken.interview is not None and paper is not None:
                listen.add_papers(taken.interview, [paper], now, kind="invitation")
        if taken.changed:
            if taken.interview is not None:
                rhythm.settle_all_at(taken.interview)  # whom one will meet is not written to before
            reminders.settle(owner, now)
    return taken


def corrected(owner: User, invitation: Invitation, when: str, zone: str, now: datetime) -> Invitation:
    """`invitation` at the day and time the person typed. Raises `Unreadable` with what to type instead."""
    profile = queries.profile_of(owner)
    name = read_zone(zone) or invitation.zone or profile.zone or "UTC"
    if not one_line(when):
        raise Unreadable(_("Type the day and the time, such as 27 November 2026, 14:30."))
    here = ZoneInfo(name)
    at = read_moment(when, zone=here, country=profile.country, today=now.astimezone(here).date(), timed=True)
    length = None
    if invitation.starts_at is not None and invitation.ends_at is not None:
        length = invitation.ends_at - invitation.starts_at
    return replace(invitation, starts_at=at, ends_at=at + length if length else None, zone=name)


def come_out(interview: Interview, now: datetime) -> None:
    """The person has just come out of it, whatever the calendar said."""
    with one_writer():
        end = end_of(interview)
        if interview.starts_at is None or interview.starts_at > now:
            # Sooner than planned: it has taken place all the same, one usual length ago at the most.
            interview.starts_at = now - min(USUAL_LENGTH, now - min(interview.created_at, now))
            interview.save(update_fields=["starts_at", "changed_at"])
        if end is None or end > now:
            interview.ends_at = now
            interview.save(update_fields=["ends_at", "changed_at"])
        rhythm.settle_all_at(interview)
        reminders.settle(interview.owner, now)


def ahead(owner: User, now: datetime) -> list[Interview]:
    """What lies ahead or goes on, the next first, with those that were called off; each with its people."""
    recent = queries.interviews_of(owner).filter(starts_at__gt=now - LONGEST)  # an index finds these few
    rows = _with_end(recent).filter(over__gt=now, starts_at__gt=F("created_at"))
    untold = Q(want="", effective="", interest="", understood="")
    return list(rows.filter(untold).order_by("starts_at", "id"))


def ended(owner: User, now: datetime) -> list[Interview]:
    """What is over and was not told of yet, the latest first. Nobody is asked for ever."""
    recent = queries.interviews_of(owner).filter(starts_at__gt=now - ASKED_FOR - LONGEST)
    rows = _with_end(queries.untold(recent))
    return list(rows.filter(over__lte=now, over__gt=now - ASKED_FOR).order_by("-over", "id"))


def _with_end(rows: QuerySet[Interview]) -> Any:
    """With `over`, when each ends."""
    return rows.annotate(over=Coalesce("ends_at", F("starts_at") + USUAL_LENGTH))


# -- one invitation


def _can_be(moment: datetime | None) -> bool:
    return moment is None or FIRST_YEAR <= moment.year <= LAST_YEAR


def _with_years_that_can_be(found: Found, name: str) -> Found:
    """A year that no interview is in is taken out and asked for; nothing could be reckoned from it."""
    told = found.invitation
    if not _can_be(told.starts_at):
        problem = Problem(name, None, _("The year in this invitation cannot be right. Type the day and the time."))
        return Found(replace(told, starts_at=None, ends_at=None), (*found.problems, problem))
    return found if _can_be(told.ends_at) else replace(found, invitation=replace(told, ends_at=None))


def _known(owner: User, invitation: Invitation, at: datetime | None) -> Interview | None:
    """The interview it is about: by UID; where none has it, one at the same time with the same employer or person."""
    mine = queries.interviews_of(owner)
    if invitation.uid:
        row = mine.filter(invite_uid=invitation.uid[:255]).order_by("-created_at").first()
        if row is not None:
            return row
    if at is None:
        return None
    for row in mine.filter(starts_at=at, invite_uid=""):
        addresses = {seat.person.email.casefold() for seat in row.interviewers.all()} - {""}
        invited = {person.email.casefold() for person in invitation.people} - {""}
        same_employer = row.employer.casefold() == invitation.employer.casefold()
        if addresses & invited or (same_employer and (row.employer or not (addresses or invited))):
            return row
    return None


def _call_off(row: Interview | None, invitation: Invitation, now: datetime) -> Taken:
    if row is None:
        return Taken(None, _("This calls off an interview that is not here, so nothing was changed."), changed=False)
    if invitation.sequence < row.invite_sequence:
        return Taken(row, _older(), changed=False)
    if row.cancelled_at is not None:
        return Taken(row, _("This was noted as called off already."), changed=False)
    row.cancelled_at, row.invite_sequence = now, invitation.sequence
    row.save(update_fields=["cancelled_at", "invite_sequence", "changed_at"])
    return Taken(row, _("They have called this interview off. It is marked, and reminds you of nothing more."))


def _follow(row: Interview, invitation: Invitation, at: datetime | None, now: datetime) -> Taken:
    """A change of an interview that is known, or the same invitation once more."""
    if invitation.uid and row.invite_uid and invitation.sequence < row.invite_sequence:
        return Taken(row, _older(), changed=False)
    if queries.told_of(row):
        return Taken(row, _("You have told of this interview already, so nothing was changed."), changed=False)
    ends_at = _end(invitation, at)
    zone = invitation.zone or row.zone
    before = (row.starts_at, row.ends_at, row.place, row.cancelled_at)
    after = (
        at or row.starts_at,
        ends_at or row.ends_at if at is None else ends_at,
        _place(invitation) or row.place,
        None,
    )
    row.invite_uid = invitation.uid[:255] or row.invite_uid
    row.invite_sequence = max(invitation.sequence, row.invite_sequence)
    row.starts_at, row.ends_at, row.place, row.cancelled_at = after
    row.zone = zone
    row.save()
    _seat(row, invitation)
    if before == after:
        return Taken(row, _("This invitation is here already. Nothing has changed."), changed=False)
    if before[0] != after[0]:
        return Taken(row, _("They have moved this interview. It stands at its new time now."))
    return Taken(row, _("They have changed this interview, and it is kept so."))


def _make(owner: User, invitation: Invitation, at: datetime, own_zone: str, now: datetime) -> Taken:
    row = Interview(
        owner=owner,
        starts_at=at,
        ends_at=_end(invitation, at),
        zone=invitation.zone or own_zone,
        country=queries.profile_of(owner).country,
        employer=one_line(invitation.employer)[:200],
        role=one_line(invitation.role)[:200],
        place=_place(invitation),
        invite_uid=invitation.uid[:255],
        invite_sequence=invitation.sequence,
        created_at=min(now, at - timedelta(seconds=1)) if at > now - ASKED_FOR else now,
    )
    row.save()
    _seat(row, invitation)
    if (end_of(row) or at) <= now:
        return Taken(row, _("This interview is over. Tell how it went, while it is fresh."))
    return Taken(row, _("It is kept. You are asked how it went when it is over."))


def _seat(row: Interview, invitation: Invitation) -> None:
    """Those who invite sit at its table, each once; someone known by address is who they were."""
    seated = [seat.person for seat in queries.interviewers_of(row)]
    for one in invitation.people[:12]:
        name = one_line(name_in(one.name) or one.name)[:200]
        email = one_line(one.email)[:254]
        if any(_same(person, name, email) for person in seated) or not (name or email):
            continue
        person = queries.people_of(row.owner).filter(email__iexact=email).first() if email else None
        if person is None:
            person = Person.objects.create(
                owner_id=row.owner_id,
                name=name,
                title=one_line(one.title)[:200],
                email=email,
                phone=one_line(one.phone)[:60],
                organisation=row.employer,
            )
        debrief.seat_person(row, person)
        seated.append(person)


def _same(person: Person, name: str, email: str) -> bool:
    if person.email and email:
        return person.email.casefold() == email.casefold()
    return bool(name) and person.name.casefold() == name.casefold()


def _end(invitation: Invitation, at: datetime | None) -> datetime | None:
    if at is None or invitation.starts_at is None or invitation.ends_at is None:
        return None
    length = invitation.ends_at - invitation.starts_at
    return at + length if timedelta(0) < length < LONGEST else None


def _place(invitation: Invitation) -> str:
    return one_line(invitation.location)[:500]


def _older() -> str:
    return _("A later change of this invitation is here already, so this older one was passed over.")


def first_sentence(problems: Sequence[Problem]) -> str:
    """The first thing that is wrong with a file, for a page with room for one sentence."""
    return problems[0].message if problems else _("No invitation to an interview was found here.")
