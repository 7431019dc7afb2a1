"""Which employer and which role an invitation is about, where its subject or its note says so plainly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.domain.interview import Person
from afterword.reading.addresses import domain_of, is_free
from afterword.reading.invitation.people import fits_domain
from afterword.reading.trades import names_a_firm, names_a_trade

_SEPARATOR = re.compile(r"\s*(?:[:|()\[\]•·/,]|<>|<->|&&|\s[-–—@x×+]\s)\s*")
_JOINED = re.compile(r"\s(?:and|with|at|for)\s(?:the |our )?", re.I)
_ABOUT_IT = re.compile(
    r"\b(?:interviews?|invitation|invited?|updated?|rescheduled?|cancell?ed|accepted|declined|confirmed|confirmation"
    r"|first|second|third|final|initial|1st|2nd|3rd|round|stage|phone|video|telephone|onsite|on-site|virtual|screen"
    r"|screening|call|panel|chat|conversation|intro|introductory|meeting|re|fw|fwd|aw|wg|zoom|teams|in-person|face"
    r"|technical|minutes?|min|discussion|reminder|new|time|details|your|the|with|for|a|an|of|to|role|position|\d+)\b",
    re.I,
)
_ROLE_AT = re.compile(
    r"\b(?:for|as|regarding|about|apply(?:ing)? (?:for|to)|interest in|application (?:for|to))\s+(?:the |our |a |an )?"
    r"(?:(?:role|position|post|job|vacancy) of (?:the |an? )?(?P<of>[A-Z][^\n.,;:!?()]{2,60}?)"
    r"|(?P<role>[A-Z][^\n.,;:!?()]{2,60}?)\s+(?:role|position|post|job|vacancy|opening|opportunity))"
    r"(?:\s+(?:at|with|here at)\s+(?P<employer>[A-Z0-9][^\n.,;:!?()]{1,50}?))?"
    r"(?=[\n.,;:!?()]|\s+(?:on|and|which|in|to|will|next|this|tomorrow|at|from|as)\b|$)"
)
_OPENING = re.compile(
    r"^(?:\w+ )?(?i:interview|invitation|gesprek|sollicitatiegesprek|gespräch|vorstellungsgespräch|bewerbungsgespräch"
    r"|entretien|entrevista|colloquio)\s+(?=[A-ZÀ-Þ])"
)
_EMPLOYER = re.compile(
    r"\b(?:interview|meeting|conversation|chat|call|interviewing|opportunity|position|role)\s+(?:at|with)\s+"
    r"(?P<employer>[A-Z0-9][\w&'’-]*(?:(?: (?:&|and|of|the))? [A-Z0-9][\w&'’-]*){0,4})"
)


def about(summary: str, note: str, people: Sequence[Person], to: Sequence[str]) -> tuple[str, str]:
    """(employer, role), each "" where nothing says it plainly.

    A part of the subject is the employer when the organiser's own address agrees with it, or what is said after "at";
    it is the role when it holds the word for a job.
    """
    names = [person.name for person in people if person.name]
    domains = [domain_of(person.email) for person in people if person.email and not is_free(person.email)]
    guests = {word for address in to for word in re.findall(r"[a-z]{3,}", address.lower().partition("@")[0])}
    employer, role = "", ""
    clean = re.sub(r"\s@ (?:mon|tue|wed|thu|fri|sat|sun)\w* .*$", "", summary[:300], flags=re.I)  # Google's subjects
    parts = _SEPARATOR.split(clean)
    for part in [*parts, *(piece for whole in parts for piece in _JOINED.split(whole)[:10])]:
        bare = " ".join(part.split()).strip(" -–—.!\"'“”")
        if not bare or _is_one_of(bare, names):
            continue
        if not employer and any(fits_domain(bare, domain) for domain in domains):
            employer = bare
        elif (
            not role
            and names_a_trade(bare)
            and not names_a_firm(bare)
            and (part not in parts or not _JOINED.search(f" {part} "))
        ):
            role = re.sub(r"\s+(?:role|position|interview|post|job)$", "", bare, flags=re.I)
            role = _OPENING.sub("", role)
        elif (
            not employer
            and not _ABOUT_IT.search(bare)
            and not guests & set(bare.lower().split())
            and _follows_at(bare, clean)
        ):
            employer = bare
    for text in (summary[:300], note[:5_000]):
        if found := _ROLE_AT.search(text):
            role = role or (found["role"] or found["of"] or "").strip()
            employer = employer or (found["employer"] or "").strip()
        named = None if employer else _EMPLOYER.search(text)
        if named is not None and not _is_one_of(named["employer"], names):
            words = set(named["employer"].lower().split())
            employer = "" if words & guests else named["employer"].strip(" .")
    return employer, role


def _is_one_of(part: str, names: Sequence[str]) -> bool:
    words = set(re.findall(r"\w+", part.lower()))
    return any(words and words <= set(re.findall(r"\w+", name.lower())) for name in names)


def _follows_at(part: str, whole: str) -> bool:
    return re.search(rf"\b(?:at|with)\s+(?:the )?{re.escape(part)}", whole) is not None and part[:1].isupper()
