"""What came of the interview, as a debrief file tells it: `outcome:` and `feedback:` become an `After`."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

from afterword.domain.interview import After, OutcomeKind, Person, Said, ToldBy
from afterword.domain.language import _
from afterword.reading.debrief.keys import DEBRIEF, OUTCOME, normal
from afterword.reading.debrief.shape import Fields, Reader
from afterword.reading.notes import short
from afterword.reading.tree import Mapping, Node, Sequence, is_null

_KINDS: dict[str, OutcomeKind] = {
    "no": "refused", "rejected": "refused", "rejection": "refused", "turned_down": "refused", "a_no": "refused",
    "yes": "offer", "offered": "offer", "an_offer": "offer", "job_offer": "offer",
    "ghosted": "silent", "nothing": "silent", "silence": "silent", "no_answer": "silent",
    "on_hold": "frozen", "hold": "frozen", "paused": "frozen", "freeze": "frozen",
    "someone_else": "filled", "open_again": "reopened", "second_round": "next_round", "next": "next_round",
    "withdrew": "withdrawn", "took_it": "accepted", "said_no": "declined",
}  # fmt: skip
_WAYS: dict[str, ToldBy] = {
    "phone": "call", "telephone": "call", "rang": "call", "called": "call", "mail": "email", "e_mail": "email",
    "post": "letter", "in_person": "meeting", "face_to_face": "meeting", "agency": "recruiter",
    "through_recruiter": "recruiter", "through_the_recruiter": "recruiter",
    "heard_of_it": "heard", "seen": "heard", "myself": "self",
}  # fmt: skip


def after_in(reader: Reader, root: Node | None, today: date) -> After | None:
    """What came, None where the file tells none. `today` stands in for a day that is not written.

    A kind or a way nobody knows is a problem; feedback without an outcome is one too, since nothing can be thanked for
    that did not come after an answer.
    """
    if not isinstance(root, Mapping):
        return None
    found = dict(_top(root))
    said = _feedback(reader, found.get("feedback"), today)
    if found.get("outcome") is None or is_null(found["outcome"]):
        if said:
            message = _("Feedback stands here without an outcome; add “outcome: refused”, or whatever came.")
            reader.notes.say(found["feedback"].line, message)
        return None
    node = found["outcome"]
    fields = _fields(reader, node, "kind")
    kind = _kind(reader, fields.get("kind"), node)
    if kind is None:
        return None
    on, answer_by = _day(reader, fields.get("on")), _day(reader, fields.get("answer_by"))
    return After(
        kind=kind, on=on or today, way=_way(reader, fields.get("way")), by=_by(reader, fields.get("by")),
        words=reader.text(fields.get("words")), answer_by=answer_by, feedback=said,
    )  # fmt: skip


def _top(root: Mapping) -> list[tuple[str, Node]]:
    known = ((DEBRIEF.find(key.text, guess=False), value) for key, value in root.pairs)
    return [(match[0], value) for match, value in known if match is not None]


def _fields(reader: Reader, node: Node, alone: str) -> Fields:
    """The keys of one such thing; a lone text is its most telling one."""
    return reader.fields(node, OUTCOME) if isinstance(node, Mapping) else {alone: node}


def _feedback(reader: Reader, node: Node | None, today: date) -> tuple[Said, ...]:
    items = node.items if isinstance(node, Sequence) else [node] if node is not None and not is_null(node) else []
    found = []
    for item in items:
        fields = _fields(reader, item, "words")
        words = reader.text(fields.get("words"))
        if words:
            on = _day(reader, fields.get("on")) or today
            found.append(Said(words, on, _way(reader, fields.get("way")), _by(reader, fields.get("by"))))
    return tuple(found)


def _kind(reader: Reader, node: Node | None, outer: Node) -> OutcomeKind | None:
    written = reader.text(node)
    name = normal(written)
    if name in get_args(OutcomeKind) or name in _KINDS:
        return _KINDS.get(name) or cast(OutcomeKind, name)
    message = _("“{text}” is no outcome that is known; write one of {kinds}.")
    if not written:
        message = _("The outcome does not say what came; write “kind:” and one of {kinds}.")
    reader.notes.say((node or outer).line, message.format(text=short(written), kinds=", ".join(get_args(OutcomeKind))))
    return None


def _way(reader: Reader, node: Node | None) -> ToldBy:
    written = reader.text(node)
    name = normal(written)
    if not name or name in get_args(ToldBy):
        return cast(ToldBy, name)
    if name in _WAYS:
        return _WAYS[name]
    assert node is not None  # noqa: S101 - something was written
    message = _("“{text}” is no way of being told that is known, so it was left open; write one of {ways}.")
    reader.notes.say(node.line, message.format(text=short(written), ways=", ".join(filter(None, get_args(ToldBy)))))
    return ""


def _by(reader: Reader, node: Node | None) -> Person | None:
    return (
        next(iter(reader.people(Sequence([node], node.line))), None) if node is not None and not is_null(node) else None
    )


def _day(reader: Reader, node: Node | None) -> date | None:
    found = reader.moment(node, "2026-12-04")[1] if node is not None else None
    return found.day if found is not None else None
