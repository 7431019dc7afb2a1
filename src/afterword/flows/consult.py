"""The person asks someone they trust before acting (contract S8), and notes what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from afterword.flows import decide
from afterword.flows.kept import KEPT, Kept, Unreadable, choice, fits, own_words, store
from afterword.store import load, queries
from afterword.store.models import Advice, Interview, Person
from afterword.store.writer import one_writer

DECIDED = {"act": "act", "wait": "wait", "leave": "leave"}


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


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence the person worded after they had asked. `because`: they say the advice changed it."""

    kind: str
    key: str
    text: str
    because: bool


def changed_since(advice: Advice) -> tuple[Changed, ...]:
    """The sentences worded or added since the asking, in all drafts, as they stand now; not those left out."""
    if advice.asked_at is None:
        return ()
    because = {(one.get("kind"), one.get("key")) for one in advice.changed_sentences}
    out: list[Changed] = []
    before = queries.changes_before(advice.interview, advice.asked_at)
    for kind, newest in queries.current_changes_of(advice.interview).items():
        then, now = load.overlay_of(before.get(kind)), load.overlay_of(newest)
        had = {**then.edits, **{one.key: one.text for one in then.added}}
        has = {**now.edits, **{one.key: one.text for one in now.added}}
        out += [
            Changed(kind, key, text, (kind, key) in because)
            for key, text in has.items()
            if had.get(key) != text and key not in now.omitted
        ]
    return tuple(out)


def mark_changed(advice: Advice, marked: set[tuple[str, str]]) -> Kept:
    """Keeps which of the sentences changed since the asking the advice changed."""
    known = {(one.kind, one.key) for one in changed_since(advice)}
    kept = [{"kind": kind, "key": key} for kind, key in sorted(marked & known)]
    return store(advice, changed_sentences=kept)


def advised(interview: Interview, kind: str) -> dict[str, str]:
    """The sentences of this draft that an advice changed, by key, each with whose it was ("" for no name)."""
    return {
        one["key"]: advice.adviser.name if advice.adviser is not None else ""
        for advice in reversed(list(queries.advice_on(interview)))
        for one in advice.changed_sentences
        if one.get("kind") == kind and isinstance(one.get("key"), str)
    }


def decide_after(advice: Advice, decided: str, now: datetime) -> Kept:
    """Whether the person acts after all: "act", "wait" (they think about it a little longer) or "leave".

    With "leave" what was planned to win the job is let be; changed back to "act", those steps wait again.
    """
    try:
        value = choice(decided, DECIDED)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))
    if value == advice.decided:
        return KEPT
    with one_writer():
        before = advice.decided
        store(advice, decided=value)
        if value == "leave":
            decide.let_the_rest_be(advice.interview, now)
        elif before == "leave":
            decide.take_up_the_rest(advice.interview, now)
    return KEPT


def remove(advice: Advice) -> None:
    with one_writer():
        advice.delete()
