"""What the person said they would send, in one sentence of a letter: named where its name is sure, with its day."""

from __future__ import annotations

import re

from afterword.domain.compose.draft import Sentence
from afterword.domain.compose.spoken import cleaned
from afterword.domain.compose.voice import Voice
from afterword.domain.days import WEEKDAYS
from afterword.domain.diagnose.findings import Diagnosis, Promise
from afterword.domain.patterns import pattern
from afterword.domain.plan.words import spoken_date

_GIVES = r"(?P<verb>send|e-?mail|mail|forward|share|get)"
_WILL = r"\bI(?:'ll| will| can| could|'d| would)(?: also| certainly| definitely| happily)?"
_THING = r"(?:the|my|a|an|some|two|three|four|five|six) (?:[\w'-]+ ){0,4}?[\w'-]+"
_NAMED = pattern(
    rf"{_WILL} {_GIVES} (?:you |over |across |through )*(?P<thing>{_THING}?)(?P<to> to (?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'-]+)?"
    r"(?=[,.;]|$| (?:over|across|through|to you|by|on|before|tomorrow|tonight|today|this|next|until|first|straight|as soon)\b)",
)
_TOPIC_FIRST = pattern(rf"^(?P<thing>[Tt]he (?:[\w'-]+ ){{0,3}}?[\w'-]+) I (?:can|could|will|'ll) {_GIVES}\b")
_POINTS = pattern(
    rf"{_WILL} {_GIVES} (?:you )?(?:it|that|both|them|those|this|these|all of (?:it|them))\b", re.IGNORECASE
)
_ALREADY = ("send ", "email ", "e-mail ", "share ", "forward ")
"""How a promise begins that the person noted: it holds its day itself."""
_UNSETTLED = pattern(
    r"\b(?:you|your|it|that|this|them|they|their|his|her|he|she|there|lot|bit|line|mail|message|thing)\b"
)


def promises(diagnosis: Diagnosis, voice: Voice) -> list[Sentence]:
    """One line for the first thing owed to them that is sent, not done: it is not forgotten, and by when it comes."""
    for promise in diagnosis.promises:
        said = _owed(promise) if promise.who == "candidate" else None
        if said is not None:
            when = "" if re.search(r" to (?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z]", said) else _by_when(promise, voice)
            if re.search(r"\b(?:two|three|four|five|six|some)\b|[a-z]{3,}s$", said):
                when = when.replace("it will", "they will")
            text = f"I haven't forgotten {said}{when}."
            return [Sentence("next.promise", "next", text, (promise.source,))]
    return []


def _owed(promise: Promise) -> str | None:
    """What follows "I haven't forgotten": "that I said I'd send you the launch calendar", or "what I said I'd send you"."""
    what = promise.what.strip().rstrip(".")
    if what.startswith(_ALREADY):
        return f"that I said I'd {what}"
    text = cleaned(what)
    if text is None:
        return None
    found = _TOPIC_FIRST.match(text) or _NAMED.search(text)
    if found is not None and not _UNSETTLED.search(found["thing"]):
        thing = re.sub(r"\b(?:actual|whole|exact|little) ", "", found["thing"])
        thing = thing[0].lower() + thing[1:]
        to = found.groupdict().get("to") or ""
        return f"that I said I'd {found['verb'].lower()} {'' if to else 'you '}{thing}{to}"
    return "what I said I'd send you" if _POINTS.search(text) else None


def _by_when(promise: Promise, voice: Voice) -> str:
    """The day it was promised for, while it is still to come."""
    starts = voice.case.interview.starts_at
    day = spoken_date(promise.by or "", starts.date() if starts is not None else voice.now.date())
    if day is None or not 0 < (day - voice.now.date()).days < 7 or promise.what.startswith(_ALREADY):
        return ""
    name = WEEKDAYS[day.weekday()]
    return f", and it will be with you by {name}" if name.lower() in promise.quote.lower() else ""
