"""What the papers say of who, when and where, for the person to take into the debrief or to leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from afterword.domain import interview as domain
from afterword.domain.advert import Advert, Invitation
from afterword.domain.interview import Source
from afterword.flows import debrief
from afterword.flows.filling import name_in, same_person
from afterword.flows.hearing import papers_used, value_of
from afterword.flows.kept import KEPT, Kept, store
from afterword.flows.spellings import other_spelling, spelling_in_address
from afterword.store import load, queries
from afterword.store.models import Interview, Paper
from afterword.store.writer import one_writer


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a paper says of the interview that the debrief does not: for the person to take or leave.

    `field` is "employer", "role", "starts_at", "decision_by", "contact_rules", "person:<n>" (someone invited),
    "voice:<n>" (someone heard) or "spelling:<n>" (a name spelled otherwise); `value` is what would be kept, as it would
    be shown; `now_kept` what stands there now ("": nothing). `source` is where it is written.
    """

    field: str
    value: str
    now_kept: str
    source: Source


def proposals_of(interview: Interview) -> list[Proposal]:
    """What the papers say of who, when and where that the debrief does not say, or says otherwise."""
    invitation, advert = _papers(interview)
    return [*_names(interview, invitation, advert), *_time(interview, invitation), *_people(interview, invitation),
            *_voices(interview, invitation), *_spellings(interview, invitation), *_heard(interview)]  # fmt: skip


def take_proposal(interview: Interview, field: str) -> Kept:
    """Keeps a proposal in the debrief."""
    found = next((one for one in proposals_of(interview) if one.field == field), None)
    if found is None:
        return Kept(ok=False, problem=_("This is not proposed any more; look at the papers again."))
    match field:
        case "employer" | "role" | "decision_by" | "contact_rules":
            return debrief.keep(interview, field, found.value)
        case "starts_at":
            invitation, _advert = _papers(interview)
            moment = _moment(interview, invitation)
            zone = {"zone": invitation.zone} if invitation is not None and invitation.zone else {}
            return store(interview, starts_at=moment, **zone)
        case field if field.startswith("spelling:"):
            return debrief.keep_interviewer(interview, int(field.removeprefix("spelling:")), "name", found.value)
        case _:
            invitation, _advert = _papers(interview)
            people = invitation.people if invitation is not None else ()
            name = found.value if field.startswith("voice:") else ""
            return _seat(interview, domain.Person(name) if name else people[int(field.removeprefix("person:"))])


def _papers(interview: Interview) -> tuple[Invitation | None, Advert | None]:
    kinds = (Paper.Kind.INVITATION, Paper.Kind.JOB)
    rows = Paper.objects.filter(owner=interview.owner_id, interview=interview, kind__in=kinds).defer("data")
    used = papers_used(list(rows))
    return value_of(used.get("invitation")), value_of(used.get("job"))


def _names(interview: Interview, invitation: Invitation | None, advert: Advert | None) -> Iterator[Proposal]:
    for field, kept in (("employer", interview.employer), ("role", interview.role)):
        if kept:
            continue
        if invitation is not None and getattr(invitation, field):
            words = getattr(invitation, field)
            yield Proposal(field, words, kept, Source("invitation", invitation.name, words))
        elif advert is not None:
            words = advert.employer if field == "employer" else advert.title
            if words:
                yield Proposal(field, words, kept, Source("job", advert.name, words))


def _time(interview: Interview, invitation: Invitation | None) -> Iterator[Proposal]:
    moment = _moment(interview, invitation)
    if invitation is None or moment is None or invitation.kind == "cancel" or moment == interview.starts_at:
        return
    zone = load.zone_of(interview, queries.profile_of(interview.owner))
    before = interview.starts_at.astimezone(zone) if interview.starts_at else None
    yield Proposal(
        "starts_at", _shown(moment), _shown(before), Source("invitation", invitation.name, invitation.summary)
    )


def _people(interview: Interview, invitation: Invitation | None) -> Iterator[Proposal]:
    if invitation is None or invitation.kind == "cancel":
        return
    there = [seat.person for seat in queries.interviewers_of(interview)]
    for place, person in enumerate(invitation.people):
        known = next((one for one in there if same_person(load.person_of(one), person)), None)
        new = [
            text
            for field in ("email", "phone")
            if (text := getattr(person, field)) and not (known and getattr(known, field))
        ]
        if known is None or new:
            name = name_in(person.name) or person.name
            shown = ", ".join([name or person.email, *(text for text in new if text != person.name)])
            yield Proposal(
                f"person:{place}",
                shown,
                known.name if known is not None else "",
                Source("invitation", invitation.name, person.name or person.email),
            )


def _voices(interview: Interview, invitation: Invitation | None) -> Iterator[Proposal]:
    """Those who asked, by their names in the transcript, where neither the debrief nor the invitation names them."""
    found = load.found_in(queries.listened_of(interview))
    if found is None or found.roles is None or found.unsure:
        return
    known = [domain.Person(seat.person.name) for seat in queries.interviewers_of(interview)]
    known += invitation.people if invitation is not None else ()
    for place, label in enumerate(found.speakers):
        name = name_in(label) if label in found.roles.interviewers else ""
        if name and not any(same_person(one, domain.Person(name)) for one in known):
            yield Proposal(f"voice:{place}", name, "", Source("transcript", "", label))


def _spellings(interview: Interview, invitation: Invitation | None) -> Iterator[Proposal]:
    """A name that the invitation, the transcript or the address spells a letter or two otherwise than the person."""
    found = load.found_in(queries.listened_of(interview))
    labels = found.speakers if found is not None else ()
    invited = invitation.people if invitation is not None else ()
    for seat in queries.interviewers_of(interview):
        typed = seat.person.name
        given = [
            *((one.name, Source("invitation", "", one.name)) for one in invited if one.name),
            *((label, Source("transcript", "", label)) for label in labels),
        ]
        spelled = next(((other, source) for name, source in given if (other := other_spelling(typed, name))), None)
        if spelled is None:
            emails = [one.email for one in invited] + [seat.person.email]
            spelled = next(
                (
                    (other, Source("invitation", "", email))
                    for email in emails
                    if (other := spelling_in_address(typed, email))
                ),
                None,
            )
        as_typed = any(_same(typed, name) for name, _source in given)
        if spelled is not None and not as_typed:
            yield Proposal(f"spelling:{seat.position}", spelled[0], typed, spelled[1])


def _same(one: str, other: str) -> bool:
    return one.casefold() == (name_in(other) or other).casefold()


def _heard(interview: Interview) -> Iterator[Proposal]:
    found = load.found_in(queries.listened_of(interview))
    if found is None:
        return
    if found.decision_by is not None and interview.decision_by is None:
        quote = found.decision_by_text
        source = found.decision_source or Source("transcript", "", quote)
        yield Proposal("decision_by", found.decision_by.isoformat(), "", source)
    if found.contact_rules and not interview.contact_rules.strip():
        source = next(iter(found.contact), Source("transcript", "", found.contact_rules))
        yield Proposal("contact_rules", found.contact_rules, "", source)


def _moment(interview: Interview, invitation: Invitation | None) -> datetime | None:
    """When the invitation says it was; a time without a zone is one in the zone of the interview."""
    if invitation is None or invitation.starts_at is None:
        return None
    if invitation.starts_at.tzinfo is not None:
        return invitation.starts_at.astimezone(ZoneInfo(invitation.zone)) if invitation.zone else invitation.starts_at
    return invitation.starts_at.replace(tzinfo=load.zone_of(interview, queries.profile_of(interview.owner)))


def _seat(interview: Interview, person: domain.Person) -> Kept:
    """At the table: what is missing of someone who sits there, or someone new at its end."""
    with one_writer():
        seats = list(queries.interviewers_of(interview))
        known = next((seat for seat in seats if same_person(load.person_of(seat.person), person)), None)
        place = known.position if known is not None else max((seat.position for seat in seats), default=-1) + 1
        for field in ("name", "title", "email", "phone"):
            words = getattr(person, field)
            if field == "name":
                words = name_in(words) or words
            if words and not (known is not None and getattr(known.person, field)):
                kept = debrief.keep_interviewer(interview, place, field, words)
                if not kept.ok:
                    return kept
    return KEPT


def _shown(moment: datetime | None) -> str:
    if moment is None:
        return ""
    zone = getattr(moment.tzinfo, "key", "") or moment.strftime("%z")
    return f"{moment:%Y-%m-%d %H:%M} {zone}".strip()
