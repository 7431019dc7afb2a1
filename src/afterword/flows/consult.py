"""The person asks someone they trust before acting (contract S8), and notes what it changed."""

from __future__ import annotations

from datetime import datetime

from afterword.flows.kept import Kept, Unreadable, fits, own_words, store
from afterword.store.models import Advice, Interview, Person
from afterword.store.writer import one_writer


def ask(interview: Interview, adviser: Person | None, brief: str, now: datetime) -> Advice:
    """Notes that this brief went to this adviser. Nothing is sent: the person sends it."""
    if adviser is not None and adviser.owner_id != interview.owner_id:
        raise Person.DoesNotExist
    with one_writer():
        if adviser is not None and not adviser.is_adviser:
            adviser.is_adviser = True
            adviser.save(update_fields=["is_adviser", "changed_at"])
        return Advice.objects.create(
            owner_id=interview.owner_id, interview=interview, adviser=adviser, brief=own_words(brief), asked_at=now
        )


def record(advice: Advice, came_back: str, changed: str) -> Kept:
    """Keeps what the adviser said, word for word, and what the person changed because of it."""
    try:
        return store(
            advice,
            came_back=fits(advice, "came_back", own_words(came_back)),
            changed=fits(advice, "changed", own_words(changed)),
        )
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def keep(advice: Advice, field: str, value: str) -> Kept:
    """Keeps one of `came_back`, `changed` or `brief` as it is typed. KeyError for any other field."""
    if field not in ("came_back", "changed", "brief"):
        raise KeyError(field)
    try:
        return store(advice, **{field: fits(advice, field, own_words(value))})
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def remove(advice: Advice) -> None:
    with one_writer():
        advice.delete()
