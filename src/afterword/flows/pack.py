"""Files become one `Case`: the act behind `afterword pack`. Nothing is kept, nothing is asked, no network is used."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from afterword.config import system_country, system_zone
from afterword.domain.interview import METHOD, Candidate, Case, Evidence, Interview, Problem
from afterword.domain.language import _
from afterword.domain.plan import WorkCalendar
from afterword.reading.countries import only_zone, zone_with_offset
from afterword.reading.debrief import read_debrief
from afterword.reading.identify import Kind, kind_of
from afterword.reading.resume import LIMIT, Resume, read_resume
from afterword.reading.text import shown

MOST_FILES = 100
MOST_NAMES = 100_000  # of a folder; they are only sorted
_LIKELY = frozenset({".yaml", ".yml", ".json"})
_FAR = timedelta(days=366)  # no interview is told of so long before it

Paper = Path | str | tuple[str, bytes]


class Papers(NamedTuple):
    """What the papers say. `case` is None when there is no debrief among them; `problems` then says so."""

    case: Case | None
    own_zone: tzinfo
    calendar: WorkCalendar
    problems: list[Problem]


def read_papers(papers: Iterable[Paper], candidate_name: str, now: datetime) -> Papers:
    """Read `papers` (paths of files or folders, or (name, bytes)) as of `now` (aware).

    `candidate_name` goes before the name in the résumé; "" when none was given. The employer's country is taken from
    an interviewer's telephone number, else from where the candidate lives; the zone is the one of that country whose
    clocks showed the offset in the debrief. Holidays are those of the country. Never raises on what the files hold.
    """
    here = _zone_of_this_machine()
    problems: list[Problem] = []
    interview: Interview | None = None
    resume: Resume | None = None
    unsure: list[tuple[str, bytes]] = []
    for name, data, chosen in _opened(papers, problems):
        match kind_of(data):
            case "debrief" if interview is None:
                interview, found = read_debrief(data, name, here)
                problems += [*found, *_far_off(interview, name, now)]
            case "resume" if resume is None:
                resume, found = read_resume(data, name)
                problems += found
            case "debrief" | "resume" | "pack" as kind:
                problems.append(Problem(name, None, _ONE_TOO_MANY[kind]()))
            case "unknown" | "empty" if chosen:
                unsure.append((name, data))
            case kind:
                problems.append(Problem(name, None, _not_read(kind)))
    for name, data in unsure:
        # The person named this very file: nothing shows that it is a debrief, so let the reader say what is missing.
        read, found = read_debrief(data, name, here)
        if read is not None and interview is not None:
            problems.append(Problem(name, None, _not_read("unknown")))
        else:
            interview = interview or read
            problems += [*found, *_far_off(read, name, now)]
    if interview is None:
        return Papers(None, here, WorkCalendar(here), problems)
    case = _case(interview, resume, candidate_name)
    return Papers(case, _own_zone(case, here), _calendar(case, here, now), problems)


def _far_off(interview: Interview | None, name: str, now: datetime) -> list[Problem]:
    """A problem when the interview lies so far ahead that its year must be wrong."""
    if interview is None or interview.starts_at is None or interview.starts_at <= now + _FAR:
        return []
    message = _("The interview ({date}) would be more than a year from now; check the year after “interviewed_at”.")
    return [Problem(name, None, message.format(date=interview.starts_at.date().isoformat()))]


def _case(interview: Interview, resume: Resume | None, candidate_name: str) -> Case:
    from dataclasses import replace

    candidate = resume.candidate if resume is not None else Candidate()
    evidence: tuple[Evidence, ...] = resume.evidence if resume is not None else ()
    name = " ".join(candidate_name.split())
    if name and name != candidate.name:
        candidate = replace(candidate, name=name, name_source=METHOD)
    case = Case(interview=interview, candidate=candidate, evidence=evidence)
    return replace(case, country=_country(case))


# -- where and when


def _countries(case: Case) -> list[str]:
    """Where the employer may be, best first: by the interviewers' telephone numbers, then where the candidate lives."""
    phones = (person.phone for person in case.interview.interviewers)
    found = [*(_country_of_phone(phone) for phone in phones), case.candidate.country]
    return list(dict.fromkeys(country for country in found if country))


def _country(case: Case) -> str:
    """The first of them whose clocks agree with the debrief, else the first; "" when nothing tells."""
    countries = _countries(case)
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


# -- the files


def _opened(papers: Iterable[Paper], problems: list[Problem]) -> Iterator[tuple[str, bytes, bool]]:
    """Each file's name and bytes, and whether it was named itself (rather than found in a folder).

    What cannot be opened becomes a problem.
    """
    for paper in papers:
        if isinstance(paper, tuple):
            yield (*paper, True)
            continue
        for path in _files(Path(paper), problems):
            try:
                data = _bytes_of(path)
            except OSError as error:
                message = _("The file could not be opened ({why}); check its name and whether you may read it.")
                problems.append(Problem(shown(str(path)), None, message.format(why=error.strerror or error)))
                continue
            if data is None:
                message = _("This is not an ordinary file, so it was not read; save what it holds as a file.")
                problems.append(Problem(shown(str(path)), None, message))
                continue
            yield shown(str(path)), data, path == Path(paper)


def _bytes_of(path: Path) -> bytes | None:
    """The bytes of an ordinary file, one more than `LIMIT` when it is too large; None for a pipe or a device.

    From those a read might never come back. Nor might it from a file of the system that is said to hold nothing.
    """
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        return None
    if about.st_size == 0:
        return b""
    with path.open("rb") as file:
        return file.read(LIMIT + 1)


def _files(path: Path, problems: list[Problem]) -> list[Path]:
    """The file itself, or the files of a folder: those that a debrief may be first, by name; hidden ones left out."""
    name = shown(str(path))
    try:
        if not path.is_dir():
            return [path]
        with os.scandir(path) as found:
            names = islice((one.name for one in found if not one.name.startswith(".") and one.is_file()), MOST_NAMES)
            files = sorted(map(path.joinpath, names), key=lambda one: (one.suffix.lower() not in _LIKELY, one))
    except OSError as error:
        message = _("The folder could not be opened ({why}); check its name and whether you may read it.")
        problems.append(Problem(name, None, message.format(why=error.strerror or error)))
        return []
    if len(files) > MOST_FILES:
        message = _("The folder holds more than {count} files; only {count} were looked at, YAML and JSON files first.")
        problems.append(Problem(name, None, message.format(count=MOST_FILES)))
    if not files:
        problems.append(Problem(name, None, _("The folder is empty; put the debrief and the résumé into it.")))
    return files[:MOST_FILES]


_ONE_TOO_MANY = {
    "debrief": lambda: _("A debrief was read already, so this second one was not used; give one interview at a time."),
    "resume": lambda: _("A résumé was read already, so this second one was not used; give only one."),
    "pack": lambda: _("Afterword wrote this file itself, so it was passed over."),
}


def _not_read(kind: Kind) -> str:
    """What to say of a paper that was recognised but is of a kind this version does not read."""
    match kind:
        case "transcript":
            return _("This is a transcript, which this version does not read yet; put what matters into the debrief.")
        case "job":
            return _("This is a job advertisement, which this version does not read yet; put their needs under goals.")
        case "invitation":
            return _("This is an invitation, which this version does not read yet; put its time into the debrief.")
        case "mail":
            return _("This is an e-mail, which this version does not read yet; put what matters into the debrief.")
        case "contact":
            return _("This is a contact card, which this version does not read yet; put it under interviewers.")
        case "pdf" | "document":
            return _("This is a PDF or a word processor’s document, which this version does not read yet.")
        case "picture" | "sound":
            return _("This is a picture or a recording, which this version does not read.")
        case "empty":
            return _("The file is empty, so there is nothing to use.")
        case _:
            return _("This is neither a debrief nor a résumé in the JSON Resume format, so it was not used.")
