"""Asking for time: what will be sent, by when, and how; never without naming a time (knowledge: concerns, deadline rule)."""

from __future__ import annotations

import re
from datetime import datetime

from afterword.domain.compose.draft import ConcernCard, Sentence
from afterword.domain.compose.spoken import cleaned
from afterword.domain.compose.verbs import is_base
from afterword.domain.compose.voice import Voice
from afterword.domain.days import MONTHS, WEEKDAYS
from afterword.domain.diagnose.concerns import Likely
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import METHOD, Case, Source
from afterword.domain.knowledge.model import Speech
from afterword.domain.patterns import pattern
from afterword.domain.text import spelled, upper_first

_LEADS = (
    "That deserves a proper answer, and I'd rather give you that than a quick one.",
    "I'd like to answer that properly, and I don't have all of it in front of me.",
    "I want to get that right, so let me not answer it off the cuff.",
)
_LEAVE = "I'd ask them first"
_PRIVATE_LEAD = "I'd like to think about how to answer that."
_WANTING_LEAD = "I'd sooner say that well than quickly."
_HOW_ID = pattern(r"^(?:how|what) I(?P<would>'d| would)? (?P<verb>[a-z]+)\b")
_NO_PLAN = frozenset("feel see want think become like need know mean hope love stay".split())
"""What follows "how I" in a question that half a page does not answer."""
_WHETHER = pattern(r"^whether I\b")
_ASKED_BY_KIND = frozenset("low_interest relocation salary_high salary_low start_date availability right_to_work "
                           "references dismissal gap job_hopping commitment_tenure integrity".split())  # fmt: skip
"""Concerns that call for one thing alone, whatever the question was."""


def time_wording(card: ConcernCard, by: datetime, channel: str, *, now: datetime | None = None) -> tuple[Sentence, ...]:
    """The request for time of `card` with the time that was chosen: what, by when and how, and what if that is too late.

    `by` and `now` are aware and spoken as they stand, so give them in the zone of the one who hears it; without `now`
    the day is named by its weekday. `channel` is "email", "call", "letter" or "recruiter".
    """
    source = next((s for one in card.ask_time for s in one.sources if s.quote), METHOD)
    lead = next((one.text for one in card.ask_time if one.key.endswith(".lead")), _LEADS[0])
    leave = any(_LEAVE in one.text for one in card.ask_time)
    return _sentences(card.id, lead, card.what, source, spoken_moment(by, now), channel, leave=leave)


def time_sentences(
    id: str, what: str, source: Source, due: datetime | None, channel: str, voice: Voice, *, leave: bool = False
) -> tuple[Sentence, ...]:
    """The request for time as it is prepared before the call; `due` None stands for noon of the next day."""
    lead = voice.pick(f"{id}.lead", *_LEADS)
    lead = _PRIVATE_LEAD if id.startswith("private_") else _WANTING_LEAD if id == "low_interest" else lead
    when = spoken_moment(due, voice.now) if due is not None else "noon tomorrow"
    return _sentences(id, lead, what, source, when, channel, leave=leave)


def _sentences(
    id: str, lead: str, what: str, source: Source, when: str, channel: str, *, leave: bool
) -> tuple[Sentence, ...]:
    part = f"{id}.ask_time"
    ask = {
        "call": f"May I phone you with {what}?",
        "letter": f"May I write to you with {what}?",
    }.get(channel, f"May I send you {what}?")
    have = {
        "call": f"you'd hear from me by {when}",
        "letter": f"it would be in the post by {when}",
        "recruiter": f"you'd have it through the recruiter by {when}",
    }
    when_said = have.get(channel, f"you'd have it by {when}")
    said = f"{_LEAVE}, and {when_said}." if leave else f"{upper_first(when_said)}."
    return (
        Sentence(f"{part}.lead", part, lead, (METHOD,)),
        Sentence(f"{part}.ask", part, ask, (source,)),
        Sentence(f"{part}.when", part, said, (METHOD,)),
        Sentence(f"{part}.sooner", part, "If that's too late for you, tell me when you need it.", (METHOD,)),
    )


def spoken_moment(by: datetime, now: datetime | None) -> str:
    """A time as one says it: "noon tomorrow", "five o'clock on Thursday", "ten past nine today", "noon on 4 March"."""
    clock = _clock(by)
    if now is not None:
        away = (by.date() - now.astimezone(by.tzinfo).date()).days
        if away == 0:
            return f"{clock} today"
        if away == 1:
            return f"{clock} tomorrow"
        if not 0 < away < 7:
            return f"{clock} on {by.day} {MONTHS[by.month - 1]}"
    return f"{clock} on {WEEKDAYS[by.weekday()]}"


def _clock(by: datetime) -> str:
    if (by.hour, by.minute) == (12, 0):
        return "noon"
    hour = spelled((by.hour - 1) % 12 + 1)
    if by.minute == 0:
        return f"{hour} o'clock"
    minutes = spelled(by.minute) if by.minute > 9 else f"oh {spelled(by.minute)}"
    return f"{hour} {minutes}"


def named_thing(
    likely: Likely,
    say: Speech,
    named: tuple[str, Source],
    place: tuple[str, Source],
    diagnosis: Diagnosis,
    voice: Voice,
) -> tuple[str, Source]:
    """What could be sent, drawn from this case: the paper they promised in this answer, a page on the very question, or
    what such a concern calls for; with what it rests on. `named` is the question by name and `place` where the proof was
    ("" for neither), each with its source.
    """
    owed = _owed(likely, diagnosis, voice.case)
    if owed is not None:
        return owed
    if named[0] and likely.concern not in _ASKED_BY_KIND:
        how = _HOW_ID.match(named[0])
        source = named[1] if named[1].quote else METHOD
        if how is not None and how["verb"] not in _NO_PLAN and (how["would"] or is_base(how["verb"])):
            return f"half a page on {named[0]}", source
        if _WHETHER.match(named[0]):
            return f"a plain answer on {named[0]}", source
    if "{there}" in say.send and place[0]:
        return say.send.replace("{there}", f" at {place[0]}"), place[1]
    return say.send.replace("{there}", ""), METHOD


_SENDS = pattern(
    r"\bI(?:'ll| will| can| could)(?: also| certainly| happily)? (?:send|e-?mail|mail|forward|share) (?:you |over |across )*"
    r"(?P<thing>(?:the|my) (?:[\w'-]+ ){0,3}?[\w'-]+)(?=[,.;]|$| (?:over|across|by|on|before|tomorrow|tonight|today|this|next)\b)"
    r"|^(?P<first>[Tt]he (?:[\w'-]+ ){0,3}?[\w'-]+) I (?:can|could|will|'ll) (?:send|e-?mail|share)\b"
)


def _owed(likely: Likely, diagnosis: Diagnosis, case: Case) -> tuple[str, Source] | None:
    """A paper they said they would send, in the answer to this very question: it answers the concern too."""
    answers = [e.answer for e in case.interview.exchanges if e.id in likely.exchanges and e.answer]
    for promise in diagnosis.promises:
        if promise.who != "candidate" or not any(promise.quote and promise.quote in answer for answer in answers):
            continue
        found = _SENDS.search(cleaned(promise.what) or "")
        thing = (found["thing"] or found["first"]) if found is not None else ""
        if thing and not re.search(r"\b(?:you|your|it|that|this|them|lot|bit|line|thing)\b", thing):
            return f"{thing[0].lower()}{thing[1:]}, as I said I would", promise.source
    return None
