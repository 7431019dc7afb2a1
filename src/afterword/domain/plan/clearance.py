"""Whether a call is welcome, read from what the person noted about contact. Nobody is told to hunt for a number.

A blocker stands unless a later "but" in the same note takes it back. What is not clear stays so: then one asks first.
Source of the rule: the contract's step on clearance; docs/users/method.md (practitioners' advice, and ours).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from afterword.domain.assess import quoted
from afterword.domain.interview import Interview, Person, Source
from afterword.domain.language import _
from afterword.domain.plan.contact_phrases import OFFICES, RECRUITERS, pattern
from afterword.domain.plan.contact_words import Meaning, Said, after_a_but, read_rules, sentences
from afterword.domain.plan.their_hours import TheirHours, their_hours
from afterword.domain.plan.values import Clearance

Way = Literal["direct", "recruiter", "office", "closed", "none"]
"""How they can be reached: themselves, through a recruiter or agent, through an office or portal, only by a note to HR
(a scored or closed assessment), or not at all for now."""


@dataclass(frozen=True, slots=True)
class ContactRules:
    """`invited` is whether a call was asked for in so many words, not only a number given."""

    clearance: Clearance
    way: Way
    invited: bool = False
    words: str = ""  # the sentence that decides, exactly as noted
    hours: TheirHours = field(default_factory=TheirHours)


_BLOCKERS: tuple[Meaning, ...] = ("scored", "through", "no_contact", "writing", "no_call")
_UNDECIDED: tuple[Meaning, ...] = ("limited", "not_given", "open")


def contact_rules(interview: Interview) -> ContactRules:
    """How the people of `interview` may be reached, and whether by a call, with the person's words as sources."""
    text = interview.contact_rules
    said = read_rules(text, [person.name for person in interview.interviewers if not _between(person)])
    welcome = [one for one in said if one.meaning in ("welcome", "given")]
    for meaning in _BLOCKERS:
        standing = [
            one
            for one in said
            if one.meaning == meaning and not any(after_a_but(text, one, other) for other in welcome)
        ]
        if standing:
            return _blocked(standing[0], interview)
    invited = [one for one in said if one.meaning == "welcome"]
    if welcome:
        hours = their_hours(dict.fromkeys(one.sentence for one in welcome))
        return _welcomed((invited or welcome)[0], bool(invited), hours)
    here = [one for one in said if one.meaning == "no_such_call"]
    if here:
        return _blocked(Said("no_call", here[0].at, here[0].sentence, here[0].words), interview)
    numbered = _numbered(interview)
    undecided = [one for one in said if one.meaning in _UNDECIDED]
    if undecided:
        return _unclear(undecided[0])
    if numbered is not None:
        place, person = numbered
        source = Source("debrief", f"interviewers[{place}].phone", person.phone)
        reason = _("You have a number for {name}, and nothing they said speaks against a call.").format(
            name=person.name
        )
        return ContactRules(Clearance(True, reason, (source,)), "direct")
    if text.strip():
        first = next(sentence for _start, sentence in sentences(text))
        reason = _("What they said about contact does not settle whether a call is welcome.")
        return ContactRules(Clearance(None, reason, (_quoted(first),)), "direct", words=first)
    reason = _("They said nothing about contact, as far as you noted, and gave you no number.")
    return ContactRules(Clearance(None, reason, ()), "direct")


def _quoted(words: str) -> Source:
    return Source("debrief", "contact_rules", words)


def _numbered(interview: Interview) -> tuple[int, Person] | None:
    for place, person in enumerate(interview.interviewers):
        if person.phone.strip() and not _between(person):
            return place, person
    return None


def _between(person: Person) -> bool:
    """Whether somebody noted beside those who asked is a recruiter, by their title: no call goes to them."""
    return pattern(f"({RECRUITERS})").search(person.title) is not None


def _blocked(said: Said, interview: Interview) -> ContactRules:
    way: Way = "direct"
    match said.meaning:
        case "no_contact":
            way, reason = "none", _("They asked for no contact for now. You noted: {words}")
        case "scored":
            way, reason = "closed", _("This is assessed by marks, and a call could not count. You noted: {words}")
        case "through":
            way = "recruiter" if _is_recruiter(said, interview) else "office"
            reason = _("Contact is to go through someone else. You noted: {words}")
        case "writing":
            reason = _("They asked for e-mail. You noted: {words}")
        case _:
            reason = _("They asked not to be called. You noted: {words}")
    clearance = Clearance(False, reason.format(words=quoted(said.sentence)), (_quoted(said.sentence),))
    return ContactRules(clearance, way, words=said.sentence)


@cache
def _officials() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return pattern(f"({RECRUITERS}|client|placements?|staffing)"), pattern(f"({OFFICES}|office|team|inbox)", "[a-z]+@")


def _is_recruiter(said: Said, interview: Interview) -> bool:
    """A recruiter or agent, or someone named who is not of the house; an office or portal of the employer's is not."""
    recruiter, office = _officials()
    if recruiter.search(said.whom):
        return True
    if office.search(said.whom):
        return False
    if recruiter.search(interview.contact_rules):
        return True
    house = interview.employer.split(" ")[0].lower()
    return said.whom[:1].isupper() and not (house and house in said.whom.lower())


def _welcomed(said: Said, invited: bool, hours: TheirHours) -> ContactRules:
    reason = _("A call is invited. You noted: {words}") if invited else _("You were given a number. You noted: {words}")
    clearance = Clearance(True, reason.format(words=quoted(said.sentence)), (_quoted(said.sentence),))
    return ContactRules(clearance, "direct", invited, said.sentence, hours)


def _unclear(said: Said) -> ContactRules:
    match said.meaning:
        case "limited":
            reason = _("A call was meant for something else. You noted: {words}")
        case "not_given":
            reason = _(
                "They did not give you a number, and one they did not give is not yours to use. You noted: {words}"
            )
        case _:
            reason = _("It is not clear whether a call is welcome. You noted: {words}")
    clearance = Clearance(None, reason.format(words=quoted(said.sentence)), (_quoted(said.sentence),))
    return ContactRules(clearance, "direct", words=said.sentence)
