"""One draft on the desk: what was composed, what the person made of it, what was kept. Typing on is one change."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.compose.overlay import Added, Overlay, without_place
from afterword.domain.method import Checked, Pack
from afterword.flows import consult, prepare
from afterword.flows.kept import own_sentence
from afterword.store import load, queries
from afterword.store.models import DraftChange, DraftVersion, Interview, Step
from afterword.store.writer import one_writer

SITTING = timedelta(minutes=2)
"""Words typed in one sentence with no longer pause than this are taken back by one undo."""


@dataclass(frozen=True, slots=True)
class Desk:
    """`pack` is as composed; `checked` is the one draft in the person's own wording, None when none is called for.

    `left_out` are the sentences taken out, each with the key of the sentence it followed ("" for the first place).
    `homeless` are the person's words (key, text) for sentences that are no longer composed.
    `ready` is the version marked ready, if not a word changed since. `advised`: keys of sentences that an advice
    changed, each with whose it was.
    """

    pack: Pack
    checked: Checked | None
    overlay: Overlay
    left_out: tuple[tuple[str, Sentence], ...]
    homeless: tuple[tuple[str, str], ...]
    can_undo: bool
    can_redo: bool
    versions: tuple[DraftVersion, ...]
    step: Step | None
    advised: Mapping[str, str] = field(default_factory=dict)

    @property
    def sent(self) -> DraftVersion | None:
        """The words that went out last, None when nothing has."""
        return next((version for version in self.versions if version.sent_at is not None), None)

    @property
    def ready(self) -> DraftVersion | None:
        if self.checked is None:
            return None
        words = (self.checked.draft.subject[:300], self.checked.draft.text)
        newest = next((version for version in self.versions if version.ready), None)
        return newest if newest is not None and (newest.subject, newest.text) == words else None


def desk_for(interview: Interview, kind: str, now: datetime) -> Desk:
    """Everything the page of one draft shows, with the method worked out once."""
    pack = prepare.composed(interview, now)
    original = prepare.draft_in(pack, kind)
    changes = queries.current_changes_of(interview)
    overlay = load.overlay_of(changes.get(kind))
    can_undo, can_redo = prepare.can_undo_redo(interview, kind)
    return Desk(
        pack=pack,
        checked=prepare.draft_in(prepare.worded(pack, changes), kind),
        overlay=overlay,
        left_out=_left_out(original.draft, overlay) if original else (),
        homeless=without_place(original.draft, overlay) if original else _all_words(overlay),
        can_undo=can_undo,
        can_redo=can_redo,
        versions=tuple(queries.versions_of(interview, kind)),
        step=queries.steps_of(interview).filter(kind=kind, state=Step.State.WAITING).first(),
        advised=consult.advised(interview, kind) if overlay.edits or overlay.added else {},
    )


def type_on(interview: Interview, kind: str, key: str, text: str, now: datetime, seen: str | None = None) -> None:
    """As `prepare.reword`, while the person is still typing. No words yet change nothing.

    Typing on in one sitting extends the last change instead of adding one: undo takes back a sentence, not a syllable.
    `seen` is the `mark_of` the words this typist had before them. When others stand there now (typed in another tab),
    a new change begins, so that undo reaches those too.
    """
    words = own_sentence(text)
    if not words:
        return
    with one_writer():
        reached = list(queries.changes_of(interview, kind).order_by("-number")[:2])
        overlay = prepare.overlay_for(interview, kind)
        if _words_at(overlay, key) == words:
            return
        as_seen = seen is None or seen == mark_of(overlay, key)
        if not as_seen or not _same_sitting(reached, key, now):
            prepare.reword(interview, kind, key, words)
            return
        reached[0].overlay = load.overlay_json(_with_words(overlay, key, words))
        reached[0].save(update_fields=["overlay", "changed_at"])


def mark_of(overlay: Overlay, key: str) -> str:
    """A mark by which the person's words for one sentence can be told from other words for it."""
    return hashlib.sha256((_words_at(overlay, key) or "").encode()).hexdigest()[:16]


def _same_sitting(reached: list[DraftChange], key: str, now: datetime) -> bool:
    if not reached or reached[0].undone or now - reached[0].changed_at > SITTING:
        return False
    last = load.overlay_of(reached[0])
    before = load.overlay_of(reached[1]) if len(reached) > 1 else Overlay()
    words = _words_at(last, key)
    if words is None or words == _words_at(before, key):
        return False
    return _with_words(before, key, words) == last


def _words_at(overlay: Overlay, key: str) -> str | None:
    return next((one.text for one in overlay.added if one.key == key), overlay.edits.get(key))


def _with_words(overlay: Overlay, key: str, words: str) -> Overlay:
    if any(one.key == key for one in overlay.added):
        return replace(
            overlay, added=tuple(replace(one, text=words) if one.key == key else one for one in overlay.added)
        )
    return replace(overlay, edits={**overlay.edits, key: words}, omitted=overlay.omitted - {key})


def _left_out(draft: Draft, overlay: Overlay) -> tuple[tuple[str, Sentence], ...]:
    found: list[tuple[str, Sentence]] = []
    before = ""
    for sentence in draft.sentences:
        if sentence.key in overlay.omitted:
            words = overlay.edits.get(sentence.key, sentence.text)
            found.append((before, replace(sentence, text=words)))
        else:
            before = sentence.key
    parts = {sentence.key: sentence.part for sentence in draft.sentences}
    for one in overlay.added:
        if one.key in overlay.omitted:
            found.append((one.after, _as_sentence(one, parts.get(one.after, ""))))
    return tuple(found)


def _as_sentence(one: Added, part: str) -> Sentence:
    return Sentence(key=one.key, part=part, text=one.text, sources=(), edited=True)


def _all_words(overlay: Overlay) -> tuple[tuple[str, str], ...]:
    return (*overlay.edits.items(), *((one.key, one.text) for one in overlay.added))
