"""The words are prepared: composed anew from the case each time, with the person's own wording laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from afterword.domain.compose.draft import SPOKEN
from afterword.domain.compose.overlay import Added, Overlay, lay_over
from afterword.domain.interview import Case
from afterword.domain.method import Checked, Pack, check, make_pack
from afterword.domain.plan import ContactMade, contacts_made
from afterword.domain.review import Check
from afterword.flows import tellings
from afterword.flows.calendars import calendar_for
from afterword.flows.heard import with_heard
from afterword.flows.kept import own_sentence
from afterword.flows.origins import with_origins
from afterword.flows.timings import own_timing
from afterword.store import load, queries
from afterword.store.models import DraftChange, DraftVersion, Interview
from afterword.store.writer import one_writer


class NotReady(Exception):
    """A draft cannot be marked ready yet. The message is the sentence that says what stands in the way."""


def case_of(interview: Interview) -> Case:
    """The case as the pack is made from it: what was typed, and beside it what was heard."""
    return with_heard(interview, load.case_of(interview)).case


def contacts_of(interview: Interview) -> tuple[ContactMade, ...]:
    """The contacts with the employer that have happened, oldest first, as the contact log has them."""
    return contacts_made([load.touched_of(touch) for touch in queries.touches_of(interview)])


def pack_for(interview: Interview, now: datetime) -> Pack:
    """Everything the method says about this interview; drafts and checks are those of the person's own wording."""
    return worded(composed(interview, now), queries.current_changes_of(interview))


def composed(interview: Interview, now: datetime) -> Pack:
    """The pack as the method makes it, before the person's own wording."""
    profile = queries.profile_of(interview.owner)
    case, heard, origins = with_heard(interview, load.case_of(interview, profile))
    zone = load.zone_of(interview, profile)
    pack = make_pack(
        case,
        now=now,
        calendar=calendar_for(case.country, zone, now),
        own_zone=ZoneInfo(profile.zone) if profile.zone else zone,
        contacts=contacts_of(interview),
        promises=tuple(load.owed_of(promise) for promise in queries.promises_of(interview).filter(mine=True)),
        timing=own_timing(profile),
        heard=heard,
    )
    return with_origins(pack, origins)


def worded(pack: Pack, changes: Mapping[str, DraftChange]) -> Pack:
    """`pack` with the person's wording laid over its drafts; each is checked against what the others say now.

    `changes` is the newest of each kind of draft, as `queries.current_changes_of` gives them.
    """
    if not changes:
        return pack
    overlays = [load.overlay_of(changes.get(one.draft.kind)) for one in pack.drafts]
    laid = [lay_over(one.draft, overlay) for one, overlay in zip(pack.drafts, overlays, strict=True)]
    drafts = tuple(
        _without_confirmed(check(draft, pack.case, [other for other in laid if other is not draft]), overlay)
        for draft, overlay in zip(laid, overlays, strict=True)
    )
    return replace(pack, drafts=drafts)


def draft_in(pack: Pack, kind: str) -> Checked | None:
    """The draft of this kind, None when this interview calls for none."""
    return next((checked for checked in pack.drafts if checked.draft.kind == kind), None)


def overlay_for(interview: Interview, kind: str) -> Overlay:
    """What the person changed in this draft so far."""
    return load.overlay_of(_newest(interview, kind))


def answer_slot(interview: Interview, slot_id: str, text: str) -> None:
    """Keeps the person's answer to an open slot, word for word, in every draft that asks it. No words: open again.

    Here and below, words that are too many raise `kept.Unreadable` with a sentence, and nothing is changed.
    """
    words = own_sentence(text)
    with one_writer():
        interview.refresh_from_db(fields=["slot_answers"])
        answers = {key: value for key, value in interview.slot_answers.items() if key != slot_id}
        if words:
            answers[slot_id] = words
        interview.slot_answers = answers
        interview.save(update_fields=["slot_answers", "changed_at"])


def reword(interview: Interview, kind: str, key: str, text: str) -> None:
    """The person's own words for one sentence. No words at all leave the sentence out."""
    words = own_sentence(text)
    if not words:
        leave_out(interview, kind, key)
        return
    with one_writer():
        now = overlay_for(interview, kind)
        if any(one.key == key for one in now.added):
            added = tuple(replace(one, text=words) if one.key == key else one for one in now.added)
            after = replace(now, added=added)
        else:
            after = replace(now, edits={**now.edits, key: words})
        _change(interview, kind, replace(after, omitted=after.omitted - {key}))


def as_composed(interview: Interview, kind: str, key: str) -> None:
    """Takes back the person's wording of one sentence; their words stay in the history and undo brings them back."""
    with one_writer():
        now = overlay_for(interview, kind)
        _change(interview, kind, replace(now, edits={k: text for k, text in now.edits.items() if k != key}))


def leave_out(interview: Interview, kind: str, key: str) -> None:
    with one_writer():
        now = overlay_for(interview, kind)
        _change(interview, kind, replace(now, omitted=now.omitted | {key}))


def bring_back(interview: Interview, kind: str, key: str) -> None:
    with one_writer():
        now = overlay_for(interview, kind)
        _change(interview, kind, replace(now, omitted=now.omitted - {key}))


def add_sentence(interview: Interview, kind: str, after_key: str, text: str) -> str:
    """Adds a sentence of the person's own after another ("" for the first place). Its key; "" when nothing was said."""
    words = own_sentence(text)
    if not words:
        return ""
    with one_writer():
        now = overlay_for(interview, kind)
        key = f"own.{_next_number(interview, kind)}"
        _change(interview, kind, replace(now, added=(*now.added, Added(key=key, after=after_key, text=words))))
    return key


def confirm(interview: Interview, kind: str, rule: str, quote: str = "") -> None:
    """The person answers for what a check asked about. It holds for these words (`quote`) only, not for later ones."""
    with one_writer():
        now = overlay_for(interview, kind)
        _change(interview, kind, replace(now, confirmed=now.confirmed | {(rule, quote)}))


def undo(interview: Interview, kind: str) -> bool:
    """Takes back the newest change to this draft. False when there is none."""
    with one_writer():
        newest = _newest(interview, kind)
        if newest is None:
            return False
        newest.undone = True
        newest.save(update_fields=["undone", "changed_at"])
    return True


def redo(interview: Interview, kind: str) -> bool:
    """Brings back the change taken back last. False when there is none, or when the draft was changed since."""
    with one_writer():
        last = queries.changes_of(interview, kind).filter(undone=True).order_by("number").first()
        if last is None:
            return False
        last.undone = False
        last.save(update_fields=["undone", "changed_at"])
    return True


def can_undo_redo(interview: Interview, kind: str) -> tuple[bool, bool]:
    """Whether `undo` and `redo` would do anything."""
    states = set(queries.changes_of(interview, kind).values_list("undone", flat=True))
    return False in states, True in states


def in_the_way(checked: Checked) -> str:
    """The sentence that says why this draft should not be used yet, "" when nothing stands in the way."""
    if checked.draft.slots:
        return _("One question is still open: {question}").format(question=checked.draft.slots[0].question)
    return next((found.message for found in checked.checks if found.severity in ("block", "confirm")), "")


def keep_version(interview: Interview, kind: str, now: datetime, ready: bool) -> DraftVersion:
    """Keeps the draft exactly as it stands. Raises `NotReady` when there is none, or it may not be used yet."""
    checked = draft_in(pack_for(interview, now), kind)
    if checked is None:
        raise NotReady(_("There is no such draft for this interview."))
    if ready and (why := in_the_way(checked)):
        raise NotReady(why)
    with one_writer():
        return DraftVersion.objects.create(
            owner_id=interview.owner_id,
            interview=interview,
            kind=kind,
            subject=checked.draft.subject[:300],
            text=checked.draft.text,
            ready=ready,
            created_at=now,
        )


def keep_sent(interview: Interview, kind: str, now: datetime) -> None:
    """Keeps the words that went out, once: whatever is composed later, what was sent stays as it was."""
    checked = draft_in(pack_for(interview, now), kind)
    if checked is None:
        return
    sent = queries.versions_of(interview, kind).filter(text=checked.draft.text, sent_at__isnull=False)
    if not sent.exists():
        version = keep_version(interview, kind, now, ready=False)
        version.sent_at = now
        version.save(update_fields=["sent_at", "changed_at"])
        if kind not in SPOKEN:
            tellings.went(interview, checked.draft, checked.draft.text, now)


def _without_confirmed(checked: Checked, overlay: Overlay) -> Checked:
    def look() -> tuple[Check, ...]:
        return tuple(
            found
            for found in checked.checks
            if found.severity != "confirm" or (found.rule, found.quote) not in overlay.confirmed
        )

    return replace(checked, look=look)


def _newest(interview: Interview, kind: str) -> DraftChange | None:
    return queries.changes_of(interview, kind).filter(undone=False).order_by("-number").first()


def _next_number(interview: Interview, kind: str) -> int:
    rows = DraftChange.objects.filter(owner=interview.owner_id, interview=interview, kind=kind)
    last = rows.order_by("-number").values_list("number", flat=True).first()
    return 1 if last is None else last + 1


def _change(interview: Interview, kind: str, overlay: Overlay) -> None:
    """Appends one change. What was undone before it is set aside: it stays in the history, out of reach of redo."""
    queries.changes_of(interview, kind).filter(undone=True).update(set_aside=True)
    DraftChange.objects.create(
        owner_id=interview.owner_id,
        interview=interview,
        kind=kind,
        number=_next_number(interview, kind),
        overlay=load.overlay_json(overlay),
    )
