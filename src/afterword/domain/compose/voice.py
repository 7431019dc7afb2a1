"""How this person speaks to this employer: names, days, dates, the word for the job, the register.

Choices between equally good wordings rest on the interview's own data, so that two people's drafts differ and the same
person's drafts stay the same when they are composed again.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from afterword.domain.days import MONTHS, WEEKDAYS
from afterword.domain.interview import METHOD, Case, Person, Source
from afterword.domain.patterns import pattern
from afterword.domain.text import lower_first

_FIRST_NAMES = frozenset({"US", "CA", "AU", "NZ", "GB", "IE", "NL", "SE", "NO", "DK", "FI", "IS", "IL", "ZA"})
_FORMAL_COUNTRIES = frozenset("DE AT CH FR BE LU IT ES PT PL CZ SK HU JP KR CN TW IN PK BD KE NG GH TR RU UA".split())
_DIALLING = {
    "US": ("+1", ""), "CA": ("+1", ""), "GB": ("+44", "0"), "IE": ("+353", "0"), "DE": ("+49", "0"), "AT": ("+43", "0"),
    "CH": ("+41", "0"), "FR": ("+33", "0"), "NL": ("+31", "0"), "BE": ("+32", "0"), "SE": ("+46", "0"), "AU": ("+61", "0"),
    "NZ": ("+64", "0"), "IN": ("+91", ""), "KR": ("+82", "0"), "JP": ("+81", "0"), "KE": ("+254", "0"), "ZA": ("+27", "0"),
}  # fmt: skip
_TAKES_THE = pattern(
    r"^(?:Agency|Institute|Department|Ministry|University of|Bank of|Office|Council|School of|College of|Museum of|Society|"
    r"Association|Centre for|Center for|National|Federal|Royal|Federation|Faculty|Embassy|Port of|City of)\b"
)
_HONORIFIC = pattern(
    r"^(?P<title>Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss|Sir|Dame|Rev|Judge|Frau|Herr|Mme|M|Sister|Matron|Chef|Captain|Father|Fr|Cllr)\.?\s+(?P<rest>.+)$"
)
_SPOKEN_OF = pattern(r"\b(?P<title>Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss)\.?\s+(?P<last>[A-Z][\w'’-]+)")


_VOCATIVE = r"(?:^|[,.?!]\s+|\b(?:[Tt]hanks|[Tt]hank you|[Hh]i|[Hh]ello|[Ss]o|[Ww]ell|[Oo]kay)\s+){}(?=\s*[,.?!]|$)"
"""A name called out, with nothing before or behind it that belongs to it: "So, Ros, tell us", "Thanks, Morwenna." """


def plain_name(person: Person) -> str:
    """The name without a note beside it ("Ines (something Portuguese)"); "" where a note is all there is ("Neil? HR")."""
    name = re.sub(r"\s*\([^)]*\)", "", person.name).strip()
    return "" if re.search(r"[()\d?/\[\]]", name) else name


@dataclass(frozen=True, slots=True)
class Voice:
    """The case, the moment of composing, and what follows from both for the wording."""

    case: Case
    now: datetime

    @property
    def american(self) -> bool:
        if self.case.country:
            return self.case.country in {"US", "CA", "PH"}
        starts = self.case.interview.starts_at
        offset = starts.utcoffset() if starts is not None else None
        return offset is not None and timedelta(hours=-10) <= offset <= timedelta(hours=-4)

    @property
    def formal(self) -> bool:
        """Whether written drafts are formal: the person chose it, or it is what plain people write in that country."""
        register = self.case.candidate.register
        return register == "formal" or (register == "plain" and self.case.country in _FORMAL_COUNTRIES)

    def phone(self) -> str:
        """The person's number as one says it there: without the country code where both are in the same country."""
        number = self.case.candidate.phone.strip() or self.case.slot_answers.get("phone", "").strip()
        code, trunk = _DIALLING.get(self.case.country, ("", ""))
        if code and number.startswith(code) and self.case.candidate.country in {"", self.case.country}:
            national = number[len(code) :].replace("(0)", "").lstrip(" -")
            return national if national.startswith(("0", "(")) else trunk + national
        return number

    def phone_source(self) -> Source:
        if self.case.candidate.phone.strip():
            return self.case.candidate.phone_source
        return Source("debrief", "answers.phone", self.case.slot_answers.get("phone", "").strip())

    def pick(self, salt: str, *options: str) -> str:
        """One of `options`, always the same for this interview and this place in the draft."""
        interview = self.case.interview
        seed = f"{interview.employer}|{interview.role}|{interview.starts_at_text}|{self.case.candidate.name}|{salt}"
        return options[zlib.crc32(seed.encode()) % len(options)]

    # the people

    @property
    def recipient(self) -> Person | None:
        people = self.case.interview.interviewers
        return people[0] if people else None

    def address(self, person: Person | None) -> str:
        """How to greet someone: as the person said, by the title the notes use, else by what is usual there.

        Never guesses a sex: without a title on record the full name stands, or the first name where that is usual.
        """
        if person is None or not person.name.strip():
            return ""
        if person.address_as:
            return person.address_as
        name = plain_name(person)
        if not name or (name[0].isascii() and not name[0].isupper()):
            return ""  # "a trustee": a note, not a name
        titled = _HONORIFIC.match(name)
        if titled is not None and self._called(titled["rest"].split()[0]) and len(titled["rest"].split()) > 1:
            return titled["rest"].split()[0]
        if titled is not None and len(titled["rest"].split()) > 1 and self._introduced(titled["rest"].split()[0]):
            return titled["rest"].split()[0]
        if titled is not None:
            rest = titled["rest"].split()
            doctor = f"{rest[0].rstrip('.')} " if rest[0].rstrip(".") in {"Dr", "Prof"} and len(rest) > 1 else ""
            return f"{titled['title']} {doctor}{rest[-1]}"
        last = name.split()[-1]
        for found in _SPOKEN_OF.finditer(self._notes()):
            if found["last"].lower() == last.lower():
                return f"{found['title']} {last}"
        if len(name.split()) == 1 or (self.formal and not self._first_names_heard()):
            return name
        if re.match(r"[A-Z]{2,4}\b|\w+\.\s", name):
            return name  # a title we do not know stands before it: "CA R. Iyer"
        if (
            self._first_names_heard()
            or self.case.country in _FIRST_NAMES
            or re.search(rf"\b{re.escape(name.split()[0])}\b", self._notes())
        ):
            return name.split()[0]
        return name

    def _called(self, first: str) -> bool:
        """Whether the person was heard calling somebody by this first name."""
        return any(re.search(_VOCATIVE.format(re.escape(first)), e.answer) for e in self.case.interview.exchanges)

    def _introduced(self, first: str) -> bool:
        """Whether they gave their first name themselves ("I'm Morwenna"), called the person by theirs, and the place does
        so: then a first name is what they asked for. A person who chose to be formal stays so."""
        own = self.case.candidate.name.split()[:1]
        heard = [exchange.heard for exchange in self.case.interview.exchanges]
        gave = re.compile(
            rf"\b(?:I['’]m|I am|[Mm]y name['’]s|[Mm]y name is|[Cc]all me) {re.escape(first)}(?=\s*[,.?!]|$| and\b)"
        )
        return (
            self.case.candidate.register != "formal"
            and self.case.country in _FIRST_NAMES
            and any(gave.search(text) for text in heard)
            and any(re.search(_VOCATIVE.format(re.escape(name)), text) for name in own for text in heard)
        )

    def _first_names_heard(self) -> bool:
        """Whether first names were used aloud, by either side; a person who chose to be formal stays so."""
        if self.case.candidate.register == "formal":
            return False
        people = [_HONORIFIC.sub(r"\g<rest>", p.name.strip()).split() for p in self.case.interview.interviewers]
        firsts = [parts[0] for parts in people if len(parts) > 1]
        if any(self._called(first) for first in firsts):
            return True
        own = self.case.candidate.name.split()[:1]
        return any(
            re.search(_VOCATIVE.format(re.escape(first)), exchange.heard)
            for first in [*firsts, *own]
            for exchange in self.case.interview.exchanges
        )

    def _notes(self) -> str:
        interview = self.case.interview
        texts = [interview.contact_rules, *(g.text for g in interview.goals), *interview.left_out]
        texts += [t for e in interview.exchanges for t in (e.asked, e.said, e.wish_said)]
        return " ".join(texts)

    def person_source(self, person: Person | None) -> Source:
        """The source for a name; the ref follows the order of the interviewers."""
        people = self.case.interview.interviewers
        if person is None or person not in people:
            return METHOD
        return Source("debrief", f"interviewers[{people.index(person)}].name", person.name)

    @property
    def everyone(self) -> str:
        """All interviewers as greeted: "Royce and Tamsin"."""
        people = [p for p in self.case.interview.interviewers if self.address(p)]
        names = [self.address(p) for p in people]
        if len({" " in name for name in names}) > 1:  # one with a title, one by first name: then all in full
            names = [self.address(p) if _HONORIFIC.match(self.address(p)) else plain_name(p) for p in people]
        if len(names) <= 2:
            return " and ".join(names)
        return ", ".join(names[:-1]) + " and " + names[-1]

    @property
    def recruiter(self) -> tuple[str, Source] | None:
        """The recruiter's name as the contact rules give it, with its source."""
        rules = self.case.interview.contact_rules
        found = re.search(
            r"\b(?:recruiter|agency|consultant|HR|agent|headhunter)(?:,| is| called| \()?\s*(?P<name>(?:(?:Mr|Ms|Mrs|Mx|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})",
            rules,
        ) or re.search(
            r"\b(?:through|via|to|with|by)\s+(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)(?=\s+(?:at|from|in|of)\s+[A-Z])",
            rules,
        )
        if found is None or found["name"].split()[0] in {"The", "All", "No", "Only", "HR"}:
            return None
        return found["name"], Source("debrief", "contact_rules", found["name"])

    # days and dates

    def day(self) -> str:
        """When the interview was, as one says it now: "Tuesday" within the week, else "14 October"; "" when unknown."""
        starts = self.case.interview.starts_at
        if starts is None:
            return ""
        ago = (self.now.astimezone(starts.tzinfo).date() - starts.date()).days
        if ago == 0:
            return "this morning" if starts.hour < 12 else "this afternoon" if starts.hour < 17 else "today"
        return WEEKDAYS[starts.weekday()] if 0 < ago <= 6 else self.plain_date(starts.date())

    def on_day(self) -> str:
        day = self.day()
        return f" {day}" if day.startswith("t") else f" on {day}" if day else ""

    def day_source(self) -> Source:
        interview = self.case.interview
        if interview.starts_at is None:
            return METHOD
        return Source("debrief", "interviewed_at", interview.starts_at_text or interview.starts_at.isoformat())

    def plain_date(self, day: date) -> str:
        month = MONTHS[day.month - 1]
        return f"{month} {day.day}" if self.american else f"{day.day} {month}"

    def full_date(self, day: date) -> str:
        """ "Friday 24 October", or "Friday, October 24" in America."""
        comma = "," if self.american else ""
        return f"{WEEKDAYS[day.weekday()]}{comma} {self.plain_date(day)}"

    @property
    def decision_day(self) -> date | None:
        """The day they decide by. One before the interview itself is left from an earlier plan and is never said."""
        interview = self.case.interview
        by, starts = interview.decision_by, interview.starts_at
        return None if by is None or (starts is not None and by < starts.date()) else by

    def decision(self) -> tuple[str, Source] | None:
        """The decision date as said now, where it is known and not past."""
        interview, day = self.case.interview, self.decision_day
        if interview.decision_by is None or day is None or day < self.now.date():
            return None
        return self.full_date(interview.decision_by), Source(
            "debrief", "decision_by", interview.decision_by_text or interview.decision_by.isoformat()
        )

    # words

    @property
    def role(self) -> str:
        """The job's short name: "Junior Sister" for "Junior Sister, Ward 14 (acute medicine)"."""
        role = self.case.interview.role.strip()
        return re.split(r"\s+[-–—/|]\s+|,\s+", re.sub(r"\s*\([^)]*\)", "", role))[0].strip() or role

    @property
    def job(self) -> str:
        """ "the operations manager job", in the word usual for the register."""
        role = self.role
        word = {"plain": "job", "warm": "role", "formal": "position" if self.american else "post"}[
            self.case.candidate.register
        ]
        if not role:
            return f"the {word}"
        rest = role.split()[1:]
        if all(w == w.lower() for w in rest) and self.case.country not in {"DE", "AT", "CH"}:
            role = lower_first(role)
        if re.search(r"\b(?:job|role|position|post)$", role, re.IGNORECASE):
            return f"the {role}"
        return f"the {role} {word}"

    def job_sources(self) -> tuple[Source, ...]:
        role = self.case.interview.role
        return (Source("debrief", "role", role),) if role.strip() else (METHOD,)

    @property
    def resume_word(self) -> str:
        return "résumé" if self.american else "CV"

    @property
    def paper(self) -> str:
        """What the paper that advertised the job is called."""
        return "posting" if self.american else "advertisement"

    @property
    def closing(self) -> str:
        register = self.case.candidate.register
        if self.formal:
            return "Sincerely," if self.american else "Yours sincerely,"
        if register == "warm":
            return "With warm regards," if self.american else "With warm wishes,"
        return (
            self.pick("closing", "Best regards,", "Regards,")
            if self.american
            else self.pick("closing", "Kind regards,", "Best wishes,")
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Interviewers' full and first names, longest first, for reading notes about them."""
        found = {n for p in self.case.interview.interviewers if p.name for n in (p.name, p.name.split()[0])}
        return tuple(sorted(found, key=len, reverse=True))

    def organisation(self, name: str) -> str:
        """An organisation inside a sentence: "the Agency for Rural Payments", "Corvo"."""
        short = self.employer_short(re.split(r"\s*[(,]", name.strip(), maxsplit=1)[0] or name)
        return f"the {short}" if _TAKES_THE.match(short) else short

    def employer_short(self, name: str) -> str:
        """An organisation as the person's own notes call it, where they use a shorter form ("Kettleback")."""
        notes = self._notes()
        parts = name.split()
        if name in notes or len(parts) < 2:
            return name
        if re.search(rf"\b{re.escape(parts[0])}['’]s\b", notes) and not re.search(
            rf"\b{re.escape(parts[0])}\b(?!['’]s)", notes
        ):
            return f"{parts[0]}'s"
        if parts[0].lower() not in _NO_NAME and re.search(rf"\b{re.escape(parts[0])}\b", notes):
            return parts[0]
        return name


_NO_NAME = frozenset(
    "the st st. new royal national city te le la les el los las al san santa saint de du di da der die das den het".split()
)
"""First words that name no organisation by themselves."""
