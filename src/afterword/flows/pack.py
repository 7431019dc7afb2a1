"""Files become one `Case`, heard and all: the act behind `afterword pack`.

Nothing is kept, nothing is asked, no network is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from afterword.config import system_country, system_zone
from afterword.domain.interview import METHOD, After, Candidate, Case, Interview, Problem
from afterword.domain.language import _
from afterword.domain.plan import WorkCalendar
from afterword.flows.files import Paper, opened, summed_up
from afterword.flows.filling import Origins, filled, with_own_name, with_speakers
from afterword.flows.reading import read_one
from afterword.reading.countries import only_zone, zone_with_offset
from afterword.reading.identify import Kind, kind_of

if TYPE_CHECKING:
    from afterword.domain.diagnose.findings import Heard
    from afterword.domain.method import Pack
    from afterword.domain.transcript import Conversation, Transcript

_FAR = timedelta(days=366)  # no interview is told of so long before it
_KINDS: dict[Kind, str] = {
    "debrief": "debrief", "resume": "resume", "transcript": "transcript", "job": "job", "invitation": "invitation",
    "mail": "invitation",
}  # fmt: skip
"""What a paper of a kind is read as."""


class Papers(NamedTuple):
    """What the papers say. `case` is None when there is neither a debrief nor a transcript; `problems` then says so.

    `heard` is what was heard in them, None when nothing was listened to; `origins` says of each field of the interview
    that the debrief does not tell where it was written instead.
    """

    case: Case | None
    own_zone: tzinfo
    calendar: WorkCalendar
    problems: list[Problem]
    heard: Heard | None = None
    conversation: Conversation | None = None
    origins: Origins = {}  # noqa: RUF012 - never written to


def read_papers(papers: Iterable[Paper], candidate_name: str, now: datetime) -> Papers:
    """Read `papers` (paths of files or folders, or (name, bytes)) as of `now` (aware).

    `candidate_name` goes before the name in the résumé; a label of the transcript says who of them is the candidate;
    "" when none was given. The employer's country is taken from an interviewer's telephone number, else from the
    advert, else from where the candidate lives; the zone is the one of that country whose clocks showed the offset in
    the debrief. Holidays are those of the country. Never raises on what the files hold.
    """
    here = _zone_of_this_machine()
    problems: list[Problem] = []
    read = _read_all(papers, here, now, problems)
    problems = summed_up(problems)
    told: Interview = read.get("debrief") or Interview()
    if "debrief" not in read and "transcript" not in read:
        return Papers(None, here, WorkCalendar(here), problems)
    resume, advert = read.get("resume"), read.get("job")
    interview, origins = filled(told, read.get("invitation"), advert, here)
    if "interviewed_at" in origins:
        problems += _far_off(interview, read["invitation"].name, now, invited=True)
    chosen, name = _chosen(read.get("transcript"), candidate_name)
    candidate = resume.candidate if resume is not None else Candidate()
    if name and name != candidate.name:
        candidate = replace(candidate, name=name, name_source=METHOD)
    evidence = resume.evidence if resume is not None else ()
    case = Case(interview=interview, candidate=candidate, evidence=evidence)
    heard, conversation = None, None
    if "transcript" in read or advert is not None:
        case, heard, conversation = _listened(case, read, chosen, origins)
        problems += _unsure_who(conversation)
    if conversation is not None:
        case = replace(case, candidate=with_own_name(case.candidate, conversation))
        if not told.interviewers:
            case = replace(case, interview=with_speakers(case.interview, conversation, origins))
    case = replace(case, after=read.get("answered"))
    case = replace(case, country=_country(case, advert.country if advert is not None else ""))
    return Papers(case, _own_zone(case, here), _calendar(case, here, now), problems, heard, conversation, origins)


def pack_of(papers: Papers, now: datetime) -> Pack:
    """The pack of papers that hold a case, as of `now`."""
    from afterword.domain.method import make_pack
    from afterword.flows.origins import with_origins

    assert papers.case is not None  # noqa: S101 - the caller has looked
    pack = make_pack(
        papers.case, now=now, calendar=papers.calendar, own_zone=papers.own_zone, heard=papers.heard
    )  # fmt: skip
    return with_origins(pack, papers.origins)


# -- reading


def _read_all(papers: Iterable[Paper], here: tzinfo, now: datetime, problems: list[Problem]) -> dict[str, Any]:
    """The first paper of each kind that could be used, by kind. Of invitations it is the latest change."""
    read: dict[str, Any] = {}
    unsure: list[tuple[str, bytes]] = []
    for name, data, chosen in opened(papers, problems):
        seen = kind_of(data)
        kind = _KINDS.get(seen)
        if kind is None:
            if seen in ("unknown", "empty") and chosen:
                unsure.append((name, data))
            else:
                problems.append(Problem(name, None, _not_read(seen)))
        elif kind in read and kind != "invitation":
            problems.append(Problem(name, None, _one_too_many(kind)))
        else:
            value, found = _read_one(kind, data, name, here, now)
            problems += found
            if value is not None and not (kind in read and read[kind].sequence > value.sequence):
                read[kind] = value
            if kind == "debrief":
                read["answered"], found = _answered(data, name, here, now)
                problems += found
    for name, data in unsure:
        # The person named this very file: nothing shows that it is a debrief, so let the reader say what is missing.
        value, found = _read_one("debrief", data, name, here, now)
        if value is not None and "debrief" in read:
            problems.append(Problem(name, None, _not_read("unknown")))
        elif value is not None or "transcript" not in read:
            read.setdefault("debrief", value)
            problems += found
        else:
            problems.append(Problem(name, None, _not_read("unknown")))
    return {kind: value for kind, value in read.items() if value is not None}


def _read_one(kind: str, data: bytes, name: str, here: tzinfo, now: datetime) -> tuple[Any, list[Problem]]:
    if kind != "debrief":
        return read_one(kind, data, name)
    from afterword.reading.debrief import read_debrief

    interview, found = read_debrief(data, name, here)
    return interview, [*found, *_far_off(interview, name, now)]


def _answered(data: bytes, name: str, here: tzinfo, now: datetime) -> tuple[After | None, list[Problem]]:
    from afterword.reading.debrief import read_answered

    return read_answered(data, name, now.astimezone(here).date(), here)


def _far_off(interview: Interview | None, name: str, now: datetime, *, invited: bool = False) -> list[Problem]:
    """A problem when the interview lies so far ahead that its year must be wrong."""
    if interview is None or interview.starts_at is None or interview.starts_at <= now + _FAR:
        return []
    message = _("The interview ({date}) would be more than a year from now; check the year after “interviewed_at”.")
    if invited:
        message = _("The interview ({date}) would be more than a year from now; check the year in this invitation.")
    return [Problem(name, None, message.format(date=interview.starts_at.date().isoformat()))]


# -- listening


def _listened(
    case: Case, read: dict[str, Any], chosen: dict[str, str], origins: Origins
) -> tuple[Case, Heard, Conversation | None]:
    from afterword.flows.ear import ear
    from afterword.flows.origins import said_where

    listening = ear().listen(
        case,
        transcript=read.get("transcript"),
        advert=read.get("job"),
        invitation=read.get("invitation"),
        chosen=chosen,
    )
    before, after = case.interview, listening.case.interview
    if after.decision_by != before.decision_by:
        origins["decision_by"] = said_where(after.decision_by_text, listening.conversation)
    if after.contact_rules != before.contact_rules:
        origins["contact_rules"] = said_where(after.contact_rules, listening.conversation)
    return listening.case, listening.heard, listening.conversation


def _chosen(transcript: Transcript | None, candidate_name: str) -> tuple[dict[str, str], str]:
    """Which label the person says is theirs, and their name where that says one."""
    name = " ".join(candidate_name.split())
    if transcript is None or not name:
        return {}, name
    label = next((one for one in transcript.speakers if one.casefold() == name.casefold()), None)
    if label is None:
        return {}, name
    return {label: "candidate"}, "" if any(letter.isdigit() for letter in label) or len(label) == 1 else name


def _unsure_who(conversation: Conversation | None) -> list[Problem]:
    """A problem when the program had to guess which voice is the candidate's."""
    if conversation is None or conversation.roles.sure:
        return []
    labels = ", ".join(f"“{label[:60]}”" for label in conversation.transcript.speakers[:6] if label)
    message = _("It is not certain which voice is yours. {why} Say it with --candidate and one of {labels}.")
    if not labels:
        message = _("It is not certain which words are yours. {why} Put “Name: ” before what each of you said.")
    words = message.format(why=conversation.roles.why, labels=labels)
    return [Problem(conversation.transcript.name, None, " ".join(words.split()))]


# -- where and when


def _countries(case: Case, advertised: str) -> list[str]:
    """Where the employer may be, best first: by telephone numbers, then the advert, then where the candidate lives."""
    phones = (person.phone for person in case.interview.interviewers)
    found = [*(_country_of_phone(phone) for phone in phones), advertised, case.candidate.country]
    return list(dict.fromkeys(country for country in found if country))


def _country(case: Case, advertised: str) -> str:
    """The first of them whose clocks agree with the debrief, else the first; "" when nothing tells."""
    countries = _countries(case, advertised)
    starts_at = case.interview.starts_at
    agreeing = [country for country in countries if starts_at and zone_with_offset(country, starts_at)]
    return next(iter([*agreeing, *countries]), "")


def _country_of_phone(phone: str) -> str:
    """ISO country of a number that names one (+44 ...); "" for any other: a local number is the same in many places."""
    if not phone.strip().startswith(("+", "00")):
        return ""
    import phonenumbers

    international = "+" + phone.strip().lstrip("+0")
    try:
        number = phonenumbers.parse(international)
    except phonenumbers.NumberParseException:
        return ""
    regions = phonenumbers.region_codes_for_country_code(number.country_code or 0)
    region = regions[0] if len(regions) == 1 else phonenumbers.region_code_for_number(number)
    return region if region is not None and len(region) == 2 and region.isalpha() else ""


def _zone(country: str, starts_at: datetime | None, here: tzinfo) -> tzinfo:
    """The zone of `country` that agrees with the time in the debrief; without a country, the offset as written."""
    if starts_at is None:
        at_home = not country or system_country(getattr(here, "key", "")) == country
        return here if at_home else only_zone(country) or here
    known = zone_with_offset(country, starts_at) if country else None
    if known is not None:
        return known
    written = starts_at.tzinfo
    same = written is None or here.utcoffset(starts_at.replace(tzinfo=None)) == starts_at.utcoffset()
    return here if same or written is None else written


def _own_zone(case: Case, here: tzinfo) -> tzinfo:
    """The person's own zone: that of where they live if it agrees with the time they wrote, else the employer's."""
    country = case.candidate.country
    starts_at = case.interview.starts_at
    if country and (starts_at is None or zone_with_offset(country, starts_at)):
        return _zone(country, starts_at, here)
    return _zone(case.country, starts_at, here)


def _calendar(case: Case, here: tzinfo, now: datetime) -> WorkCalendar:
    zone = _zone(case.country, case.interview.starts_at, here)
    if not case.country:
        return WorkCalendar(zone)
    from afterword.flows.calendars import calendar_for

    return calendar_for(case.country, zone, now)


def _zone_of_this_machine() -> tzinfo:
    name = system_zone()
    return ZoneInfo(name) if name else UTC


# -- what to say of papers that were not used


def _one_too_many(kind: str) -> str:
    match kind:
        case "debrief":
            return _("A debrief was read already, so this second one was not used; give one interview at a time.")
        case "resume":
            return _("A résumé was read already, so this second one was not used; give only one.")
        case "transcript":
            return _("A transcript was read already, so this second one was not used; give one interview at a time.")
        case _:
            return _("A job advert was read already, so this second one was not used; give only one.")


def _not_read(kind: Kind) -> str:
    """What to say of a paper that is not used."""
    match kind:
        case "pack":
            return _("Afterword wrote this file itself, so it was passed over.")
        case "contact":
            return _("This is a contact card, which is not read here; put it under interviewers.")
        case "pdf" | "document":
            return _("It could not be seen what this document is; save its text as a file and give that.")
        case "picture" | "sound":
            return _("This is a picture or a recording, which this version does not read.")
        case "empty":
            return _("The file is empty, so there is nothing to use.")
        case _:
            return _("This is no debrief, transcript, job advert, résumé or invitation, so it was not used.")
