"""What the debrief leaves out is taken from the invitation and the advert; each such field says where it is from."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from afterword.domain.advert import Advert, Invitation
from afterword.domain.interview import Interview, Person, Source

Origins = dict[str, Source]
"""By the ref a debrief's source would have ("employer", "interviewers[0].name"): where it is written instead."""


def filled(
    interview: Interview, invitation: Invitation | None, advert: Advert | None, here: tzinfo
) -> tuple[Interview, Origins]:
    """`interview` with what only the invitation or the advert says; what the person told is never changed.

    `here` is the zone of a time that is written without one.
    """
    origins: Origins = {}
    if invitation is not None:
        interview = _invited(interview, invitation, here, origins)
    if advert is not None:
        interview = _named(interview, advert.employer, advert.title, Source("job", advert.name, ""), origins)
    return interview, origins


def _named(interview: Interview, employer: str, role: str, paper: Source, origins: Origins) -> Interview:
    if employer and not interview.employer:
        interview = replace(interview, employer=employer)
        origins["employer"] = replace(paper, quote=employer)
    if role and not interview.role:
        interview = replace(interview, role=role)
        origins["role"] = replace(paper, quote=role)
    return interview


def _invited(interview: Interview, invitation: Invitation, here: tzinfo, origins: Origins) -> Interview:
    paper = Source("invitation", invitation.name, "")
    interview = _named(interview, invitation.employer, invitation.role, paper, origins)
    if invitation.kind == "cancel":
        return interview
    moment = moment_of(invitation, here)
    if moment is not None and interview.starts_at is None:
        text = moment.isoformat(timespec="minutes")
        interview = replace(interview, starts_at=moment, starts_at_text=text)
        origins["interviewed_at"] = replace(paper, quote=text)
    return replace(interview, interviewers=_people(interview.interviewers, invitation, origins))


def _people(there: tuple[Person, ...], invitation: Invitation, origins: Origins) -> tuple[Person, ...]:
    """Those the person named, with the addresses the invitation gives them; nobody named, those of the invitation."""
    people = there or tuple(Person(name=one.name) for one in invitation.people)
    known = list(people)
    for place, person in enumerate(people):
        invited = next((one for one in invitation.people if same_person(person, one)), None)
        if invited is None:
            continue
        if not there:
            origins[f"interviewers[{place}].name"] = Source("invitation", invitation.name, invited.name)
        for field in ("title", "email", "phone"):
            words = getattr(invited, field)
            if words and not getattr(person, field):
                known[place] = replace(known[place], **{field: words})
                origins[f"interviewers[{place}].{field}"] = Source("invitation", invitation.name, words)
    return tuple(known)


def moment_of(invitation: Invitation, here: tzinfo) -> datetime | None:
    """When it was to be, aware; a time without a zone is one of `here`."""
    moment = invitation.starts_at
    if moment is None:
        return None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=ZoneInfo(invitation.zone) if invitation.zone else here)
    return moment.astimezone(ZoneInfo(invitation.zone)) if invitation.zone else moment


def same_person(one: Person, other: Person) -> bool:
    """Whether two papers mean the same person: by address where both give one, else by name ("N. Okafor", "Ngozi")."""
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    names = [" ".join(each.name.casefold().replace(".", " ").split()) for each in (one, other)]
    if not all(names):
        return False
    first, second = (name.split() for name in names)
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first[-1] == second[-1] and first[0][0] == second[0][0]
