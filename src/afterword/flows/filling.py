"""What the debrief leaves out is taken from the invitation and the advert; each such field says where it is from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import PurePath
from zoneinfo import ZoneInfo

from afterword.domain.advert import Advert, Invitation
from afterword.domain.interview import Candidate, Interview, Person, Source
from afterword.domain.transcript import Conversation

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
        interview = _named(interview, advert.employer, advert.title, Source("job", _file(advert.name), ""), origins)
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
    paper = Source("invitation", _file(invitation.name), "")
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
    people = there or tuple(Person(name=name_in(one.name) or one.name) for one in invitation.people)
    known = list(people)
    for place, person in enumerate(people):
        invited = next((one for one in invitation.people if same_person(person, one)), None)
        if invited is None:
            continue
        if not there:
            origins[f"interviewers[{place}].name"] = Source("invitation", _file(invitation.name), invited.name)
        for field in ("title", "email", "phone"):
            words = getattr(invited, field)
            if words and not getattr(person, field):
                known[place] = replace(known[place], **{field: words})
                origins[f"interviewers[{place}].{field}"] = Source("invitation", _file(invitation.name), words)
    return tuple(known)


def with_speakers(interview: Interview, conversation: Conversation, origins: Origins) -> Interview:
    """For a debrief that names nobody: those who asked, by their names in the transcript, before others invited.

    A label that is no name ("Speaker 2") names nobody.
    """
    paper = next((source for ref, source in origins.items() if ref.startswith("interviewers[")), None)
    invited = list(interview.interviewers)
    people: list[tuple[Person, Source | None]] = []
    asked = {one.asked.speaker for one in conversation.exchanges} & conversation.roles.interviewers
    for label in conversation.transcript.speakers:
        name = name_in(label)
        if label not in asked or not name:
            continue
        known = next((one for one in invited if same_person(one, Person(name=name))), None)
        if known is not None:
            invited.remove(known)
            people.append((known, paper))
            continue
        first = next(turn for turn in conversation.transcript.turns if turn.speaker == label)
        spoke = Source("transcript", first.start_at() or f"turn {first.position + 1}", label)
        people.append((Person(name=name), spoke))
    people += [(one, paper) for one in invited]
    for place, (person, source) in enumerate(people):
        for field in ("name", "title", "email", "phone"):
            words = getattr(person, field)
            if words and source is not None:
                quote = source.quote if source.kind == "transcript" else words
                origins[f"interviewers[{place}].{field}"] = replace(source, quote=quote)
    return replace(interview, interviewers=tuple(person for person, _source in people))


def with_own_name(candidate: Candidate, conversation: Conversation) -> Candidate:
    """Where nothing else says it, the candidate is called what the transcript calls them."""
    labels = [name_in(label) for label in conversation.transcript.speakers if label in conversation.roles.candidate]
    if candidate.name or len(labels) != 1 or not labels[0]:
        return candidate
    return replace(candidate, name=labels[0], name_source=Source("transcript", "", labels[0]))


def name_in(label: str) -> str:
    """The person's name in a label of a transcript, "" where it is none.

    "Adjei, Mirjam (Guest)" is Mirjam Adjei, "Gillian HARTSHORN" Gillian Hartshorn, "Preeti V" Preeti; one word alone
    may be anything ("Host", "Me").
    """
    plain = " ".join(re.sub(r"[(\[|].*", "", label).split())
    if plain.count(",") == 1:
        last, first = (part.strip() for part in plain.split(","))
        plain = f"{first} {last}"
    words = [word.title() if len(word) > 2 and word.isupper() else word for word in plain.split()]
    if len(words) < 2 or not all(word[0].isalpha() for word in words) or any(c.isdigit() for c in plain):
        return ""
    return " ".join(words[:-1] if len(words[-1].rstrip(".")) == 1 else words)


def _file(name: str) -> str:
    return PurePath(name).name


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
    written = [name_in(each.name) or each.name for each in (one, other)]
    names = [" ".join(name.casefold().replace(".", " ").split()) for name in written]
    if not all(names):
        return False
    first, second = (name.split() for name in names)
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first[-1] == second[-1] and first[0][0] == second[0][0]
