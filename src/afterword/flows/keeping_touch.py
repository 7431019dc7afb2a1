"""Staying in touch with people for years (S7): the rhythm with each, the notes, and what came of them.

The rules are in `domain.keep`; the rhythm follows the contact log by itself (`flows.rhythm`). Nothing is written or
sent here without an act of the person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import cast

from django.utils.translation import gettext as _

from afterword.domain import interview as domain
from afterword.domain import keep
from afterword.domain.compose.draft import Draft
from afterword.domain.compose.keep_in_touch import Brings, NoteWords, Offered, compose_keep_in_touch, reworded
from afterword.domain.compose.voice import Voice
from afterword.domain.plan import TouchWay
from afterword.domain.review.note import review_note
from afterword.domain.review.values import Check
from afterword.flows import rhythm, touches
from afterword.flows.kept import KEPT, Kept, Unreadable, choice, fits, one_line, own_words, store
from afterword.flows.prepare import NotReady
from afterword.flows.rhythm import NOTE, settle
from afterword.store import load, queries
from afterword.store.models import Interview, KeepInTouch, Note, Opening, Person, Touch, User
from afterword.store.writer import one_writer
from afterword.writing.letter import as_text, typographic

__all__ = ["NOTE", "settle"]

SHOWN = 12
FARTHEST = timedelta(days=730)
YES_NO = {"yes": "yes", "": ""}


@dataclass(frozen=True, slots=True)
class Due:
    """Who is due, the longest first, as many as one page holds; `more`: there are others."""

    people: tuple[KeepInTouch, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it stands, and all there is to say about it."""

    draft: Draft
    checks: tuple[Check, ...]


# --- the rhythm


def begin(person: Person, now: datetime, *, why: str = "", matters: bool = False) -> KeepInTouch:
    """Keeps in touch with this person from now on, in the usual rhythm. Begun already, it is as it was."""
    every, most = keep.usual()
    with one_writer():
        row, new = KeepInTouch.objects.get_or_create(
            person=person,
            defaults={
                "owner_id": person.owner_id,
                "every_days": every,
                "most_a_year": most,
                "began_on": load.own_day(person.owner, now),
                "why": own_words(why),
                "matters": matters,
            },
        )
        if not new and row.state == KeepInTouch.State.ENDED:
            return go_on(row, now)
        settle(person)
    row.refresh_from_db()
    return row


def change(row: KeepInTouch, field: str, value: str) -> Kept:
    """Keeps one choice about the rhythm: "every_days", "most_a_year", "matters" or "why". KeyError for any other."""
    try:
        match field:
            case "every_days":
                return _follow(row, every_days=_number(value, keep.SHORTEST, keep.LONGEST))
            case "most_a_year":
                return _follow(row, most_a_year=_number(value, 1, keep.MOST))
            case "matters":
                return _follow(row, matters=bool(choice(value, YES_NO)))
            case "why":
                return store(row, why=fits(row, "why", own_words(value)))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def put_off(row: KeepInTouch, until: date, now: datetime) -> Kept:
    """Nothing is due before that day."""
    today = load.own_day(row.owner, now)
    if not today < until <= today + FARTHEST:
        return Kept(ok=False, problem=_("Choose a day that lies ahead, within two years."))
    return _follow(row, put_off_until=until)


def end(row: KeepInTouch) -> None:
    """No more notes to this person are due. What was written stays."""
    _follow(row, state=KeepInTouch.State.ENDED)


def go_on(row: KeepInTouch, now: datetime) -> KeepInTouch:
    """After a rest, or an end: it begins anew, and earlier silences count no more."""
    _follow(row, state=KeepInTouch.State.ON, began_on=load.own_day(row.owner, now), put_off_until=None)
    row.refresh_from_db()
    return row


def _follow(row: KeepInTouch, **changes: object) -> Kept:
    """Keeps these fields of a rhythm, and when the next note is due follows in the same transaction."""
    with one_writer():
        kept = store(row, **changes)
        settle(row.person)
    return kept


def due(owner: User, today: date, most: int = SHOWN) -> Due:
    """Who is due on the person's own day `today`, in one query."""
    rows = list(queries.keeping.due_people_of(owner, today)[: most + 1])
    return Due(tuple(rows[:most]), len(rows) > most)


def propose(interview: Interview) -> list[Person]:
    """Whom one could keep in touch with after this interview: who sat in it and has no rhythm yet."""
    return queries.keeping.people_without_rhythm_at(interview)


# --- notes


def new_note(person: Person, brings: str = "", opening: Opening | None = None) -> Note:
    """A note that is begun. ValueError for something to bring there is none of."""
    if brings and brings not in Note.Brings.values:
        raise ValueError(brings)
    with one_writer():
        return Note.objects.create(owner_id=person.owner_id, person=person, brings=brings, opening=opening)


def note_about(person: Person, opening: Opening) -> Note:
    """The note to this person about a job of theirs: the one begun already, or a new one."""
    with one_writer():
        there = queries.keeping.notes_to(person).filter(opening=opening, sent_at=None).first()
        return there or new_note(person, Note.Brings.OPENING, opening)


def keep_note(note: Note, field: str, value: str) -> Kept:
    """Keeps one field of a note as typed. What has gone out is not changed any more. KeyError for an unknown field."""
    if note.sent_at is not None:
        return Kept(ok=False, problem=_("This note has gone out. What was sent stays as it was."))
    try:
        match field:
            case "brings":
                return store(note, brings=choice(value, {each: each for each in Note.Brings.values}))
            case "about" | "why_them" | "text":
                return store(note, **{field: fits(note, field, own_words(value))})
            case "subject":
                return store(note, subject=fits(note, "subject", one_line(value)))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def remove_note(note: Note) -> Kept:
    """Lets a note go that was never sent."""
    if note.sent_at is not None:
        return Kept(ok=False, problem=_("This note has gone out. It stays with the person."))
    with one_writer():
        note.delete()
    return KEPT


def written(note: Note, now: datetime) -> Written | None:
    """The note as it stands now, with its checks; None while it is not chosen what it brings."""
    if not note.brings:
        return None
    case = case_with(note.person)
    draft = composed(note, case, now)
    if note.text.strip():
        draft = reworded(note.text, draft.subject)
    checks = review_note(draft, case)
    other = queries.keeping.same_reason_sent(note)
    if other is not None:
        message = _("The same words went to {name}. Say what is meant for this person alone.")
        checks = (Check("same_to_another", "block", message.format(name=other.person.name), note.why_them), *checks)
    return Written(draft, checks)


def composed(note: Note, case: domain.Case, now: datetime) -> Draft:
    """The note from the person's answers, without their own wording of the whole."""
    offered = Offered(note.opening.title, note.opening.place) if note.opening is not None else None
    words = NoteWords(
        brings=cast(Brings, note.brings),
        about=note.about,
        why_them=note.why_them,
        offered=offered,
        subject=note.subject,
        last_contact=rhythm.last_contact(note.person),
    )
    return compose_keep_in_touch(case, words, Voice(case, now.astimezone(load.own_zone(note.owner))))


def words_of(note: Note, now: datetime) -> tuple[str, str]:
    """Subject and text as they would go. Raises `NotReady` with the sentence that says what stands in the way."""
    found = written(note, now)
    if found is None:
        raise NotReady(_("Choose first what the note brings."))
    if found.draft.slots:
        raise NotReady(_("One question is still open: {question}").format(question=found.draft.slots[0].question))
    if problem := next((check.message for check in found.checks if check.severity == "block"), ""):
        raise NotReady(problem)
    text = own_words(note.text).strip() if note.text.strip() else as_text(found.draft)
    return typographic(found.draft.subject)[:300], typographic(text)


def case_with(person: Person) -> domain.Case:
    """What is known of this person, to address them as before: the last interview with them, or only who they are."""
    them = load.person_of(person)
    last = queries.interviews_with(person).first()
    if last is None:
        profile = queries.profile_of(person.owner)
        alone = domain.Interview(interviewers=(them,), employer=person.organisation)
        return domain.Case(interview=alone, candidate=load.candidate_of(profile), country=profile.country)
    last.owner = person.owner
    case = load.case_of(last)
    others = tuple(each for each in case.interview.interviewers if each != them)
    return replace(case, interview=replace(case.interview, interviewers=(them, *others)))


# --- what passed


def contact(
    person: Person,
    way: TouchWay,
    *,
    outward: bool,
    at: datetime,
    words: str = "",
    note: bool = False,
    made_by: str = "",
    again: bool = False,
) -> Touch:
    """Something passed between the two, outside any interview. `note`: the person wrote it to keep in touch."""
    touch, _new = touches.write(
        None, way, at=at, outward=outward, person=person, step_kind=NOTE if note else "", words=words,
        made_by=made_by, again=again,
    )  # fmt: skip
    return touch


def went(note: Note, text: str, at: datetime, way: TouchWay, made_by: str) -> None:
    """The note has gone out, in these words: it is a contact, and the rhythm restarts."""
    with one_writer():
        note.sent_at, note.sent_text = at, text
        note.save(update_fields=["sent_at", "sent_text", "changed_at"])
        contact(note.person, way, outward=True, at=at, words=text, note=True, made_by=made_by, again=True)
        if note.opening is not None and note.opening.state != Opening.State.TAKEN_UP:
            store(note.opening, state=Opening.State.TAKEN_UP)


def came_back(note: Note, made_by: str) -> None:
    """It never reached them: it is a note in the making again, and no contact."""
    with one_writer():
        note.sent_at, note.sent_text = None, ""
        note.save(update_fields=["sent_at", "sent_text", "changed_at"])
        for touch in queries.touches_made_by(note.person, made_by):
            if not touch.taken_back:
                touches.take_back(touch)


def _number(value: str, least: int, most: int) -> int:
    typed = one_line(value)
    if not typed.isascii() or not typed.isdigit() or not least <= int(typed[:6]) <= most:
        raise Unreadable(_("Choose one of the answers offered here."))
    return int(typed)
