"""The answer that was promised, as a letter of this person's: greeted and signed as their letters are (S6, S9)."""

from __future__ import annotations

from datetime import datetime

from afterword.domain.compose.courtesies import signature
from afterword.domain.compose.voice import Voice
from afterword.domain.follow import apology
from afterword.flows import prepare
from afterword.flows.owed import owing
from afterword.flows.prepare import NotReady
from afterword.store import queries
from afterword.store.load import person_of
from afterword.store.models import Incoming, Interview, Promise
from afterword.writing.letter import typographic


def promised_words(interview: Interview, promise: Promise, now: datetime) -> tuple[str, str]:
    """Subject and text. Late, one line says so, and no more is made of it. `NotReady` without a name to sign with."""
    voice = Voice(prepare.case_of(interview), now)
    closing = signature(voice)
    if any(sentence.slot is not None for sentence in closing):
        raise NotReady(next(sentence.slot.question for sentence in closing if sentence.slot is not None))
    person = person_of(promise.person) if promise.person is not None else voice.recipient
    name = voice.address(person)
    greeting = f"Dear {name}," if name else "Hello,"
    answer = promise.answer.replace("\r\n", "\n").strip()
    late = apology(owing(promise), now)
    body = f"{late}\n\n{answer}" if late and not answer.startswith(late) else answer
    signed = "\n".join(sentence.text for sentence in closing)
    asked = answers(promise)
    if asked is not None and asked.subject:
        subject = asked.subject if asked.subject.lower().startswith("re:") else f"Re: {asked.subject}"
        return subject[:300], typographic(f"{greeting}\n\n{body}\n\n{signed}")
    subject = f"{voice.role[:1].upper()}{voice.role[1:]}: as promised" if voice.role else "As promised"
    return typographic(subject)[:300], typographic(f"{greeting}\n\n{body}\n\n{signed}")


def answers(promise: Promise) -> Incoming | None:
    """The message of theirs that the promise is an answer to; None where it came of something else."""
    mark, _colon, id = promise.made_by.partition(":")
    if mark != "incoming":
        return None
    return queries.incoming_of(promise.owner).filter(id=id).first()
