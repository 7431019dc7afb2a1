"""The last look: exactly what will go, to whom and from whom, held still so that nothing else can go in its place."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from afterword.domain.compose.after import AFTER
from afterword.domain.compose.draft import SPOKEN
from afterword.domain.compose.voice import Voice
from afterword.domain.method import Pack
from afterword.domain.plan.clearance import contact_rules
from afterword.flows import debrief, keeping_touch
from afterword.flows import prepare as drafts
from afterword.flows.kept import KEPT, Kept, Unreadable, fits, one_line
from afterword.flows.post.addresses import read_address
from afterword.flows.post.promised import answers, promised_words
from afterword.flows.post.thread import thread_of
from afterword.flows.prepare import NotReady
from afterword.store import queries
from afterword.store.models import Incoming, Interview, Note, Outgoing, Person, Promise, User
from afterword.store.writer import one_writer
from afterword.writing.letter import as_text, typographic

PROMISE, BRIEF, REMINDER, NOTE = "promise", "brief", "reminder", keeping_touch.NOTE
NOT_A_MESSAGE = SPOKEN | {"adviser_brief", "concern_cards", "follow_up_call"}
OPEN = (Outgoing.State.SHOWN, Outgoing.State.DUE, Outgoing.State.SENDING, Outgoing.State.UNKNOWN)
NO_DOMAIN = "mail.invalid"  # reserved for what is nobody's (RFC 2606): the sender's address is not known yet


def prepare(
    interview: Interview,
    kind: str,
    now: datetime | None = None,
    *,
    promise: Promise | None = None,
    person: Person | None = None,
    subject: str = "",
    text: str = "",
    in_reply_to: str = "",
) -> Outgoing:
    """What would go out, as a row in the state "shown". The same letter looked at again is the same row.

    `kind` is that of a written draft, or "promise" (with `promise`), or "brief" (with `person`, the adviser, and the
    `subject` and `text` of what was ticked). Raises `NotReady` with the sentence that says what stands in the way.
    While one such message is on its way, or nobody knows whether it went, that row is handed back as it is.
    """
    now = now or timezone.now()
    words = _words(interview, kind, now, promise, subject, text)
    with one_writer():
        open_now = queries.outgoing_in(interview).filter(kind=kind, promise=promise, state__in=OPEN)
        row = open_now.first() if kind != BRIEF else open_now.filter(person=person).first()
        if row is not None and row.state != Outgoing.State.SHOWN:
            return row
        if row is None:
            row = Outgoing(owner_id=interview.owner_id, interview=interview, kind=kind, promise=promise, created_at=now)
        if row.person is not None:  # corrected on their own page meanwhile
            row.to_name, row.to_address = row.person.name, row.person.email or row.to_address
        elif not row.to_address:
            _to(row, interview, kind, now, promise.person if promise is not None and promise.person else person)
        row.subject, row.text = words
        asked = answers(promise) if promise is not None else None
        about = asked or _answered(interview, kind, now)
        row.in_reply_to = in_reply_to or (about.message_id if about is not None else "") or row.in_reply_to
        _from(row, interview.owner)
        row.save()
    return row


def prepare_note(note: Note, now: datetime) -> Outgoing:
    """A note to keep in touch as it would go out: of each there is one. Raises `NotReady`, as `prepare` does."""
    words = keeping_touch.words_of(note, now)
    with one_writer():
        row = queries.keeping.outgoing_with(note).filter(state__in=OPEN).first()
        if row is not None and row.state != Outgoing.State.SHOWN:
            return row
        row = row or Outgoing(owner_id=note.owner_id, note=note, kind=NOTE, created_at=now)
        row.person, row.to_name, row.to_address = note.person, note.person.name, note.person.email or row.to_address
        row.subject, row.text = words
        _from(row, note.owner)
        row.save()
    return row


def stands(outgoing: Outgoing, now: datetime) -> bool:
    """Whether what was shown is still what the draft says. A brief is what it was when it was put together."""
    if outgoing.kind == NOTE:
        return _note_stands(outgoing, now)
    if outgoing.kind in (BRIEF, REMINDER) or outgoing.interview is None:
        return True
    try:
        words = _words(outgoing.interview, outgoing.kind, now, outgoing.promise, "", "")
    except NotReady:
        return False
    return words == (outgoing.subject, outgoing.text)


def _note_stands(outgoing: Outgoing, now: datetime) -> bool:
    try:
        return outgoing.note is not None and keeping_touch.words_of(outgoing.note, now) == (
            outgoing.subject, outgoing.text
        )  # fmt: skip
    except NotReady:
        return False


def keep_to(outgoing: Outgoing, address: str, name: str = "") -> Kept:
    """Keeps where it goes; the address is noted with the person too, for the next time. Only while it is shown."""
    if outgoing.state != Outgoing.State.SHOWN:
        return Kept(ok=False, problem=_("It is on its way already, so nothing was changed."))
    try:
        outgoing.to_address = read_address(address)
        if name:
            outgoing.to_name = fits(outgoing, "to_name", one_line(name))
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))
    with one_writer():
        person = outgoing.person or _someone_new(outgoing)
        if person is not None and person.email != outgoing.to_address:
            person.email = outgoing.to_address
            person.save(update_fields=["email", "changed_at"])
        outgoing.person = person
        outgoing.save(update_fields=["to_address", "to_name", "person", "changed_at"])
    return KEPT


def sender_changed(owner: User) -> None:
    """What is being looked at goes from the account as it is now: one shown before there was any would never go."""
    with one_writer():
        for row in Outgoing.objects.filter(owner=owner, state=Outgoing.State.SHOWN):
            _from(row, owner)
            row.save(update_fields=["from_name", "from_address", "message_id", "changed_at"])


def to_self(owner: User, subject: str, text: str, at: datetime) -> Outgoing | None:
    """A message of Afterword's to the person themselves, due at `at`; None where no account works. For reminders."""
    account = queries.mail_account_of(owner)
    if account is None or not account.works:
        return None
    row = Outgoing(owner=owner, kind=REMINDER, subject=subject[:300], text=text, state=Outgoing.State.DUE, due_at=at)
    row.to_name, row.to_address = account.name, account.address
    _from(row, owner)
    with one_writer():
        row.save()
    return row


def _words(
    interview: Interview, kind: str, now: datetime, promise: Promise | None, subject: str, text: str
) -> tuple[str, str]:
    """Subject and text. Raises `NotReady` where they may not go yet."""
    if kind == BRIEF:
        if not text.strip():
            raise NotReady(_("There is nothing in the brief yet."))
        return one_line(subject)[:300], text.replace("\r\n", "\n").strip()
    if kind == PROMISE:
        if promise is None or not promise.answer.strip():
            raise NotReady(_("The answer you promised is not written yet."))
        return promised_words(interview, promise, now)
    pack = drafts.pack_for(interview, now)
    checked = drafts.draft_in(pack, kind) if kind not in NOT_A_MESSAGE else None
    if checked is None:
        raise NotReady(_("There is no such draft for this interview."))
    if why := drafts.in_the_way(checked):
        raise NotReady(why)
    thread = thread_of(interview, kind, pack.case, now)
    subject = (thread.subject if thread is not None else "") or typographic(checked.draft.subject)
    return one_line(subject)[:300], as_text(checked.draft)


def _answered(interview: Interview, kind: str, now: datetime) -> Incoming | None:
    """The message of theirs that these words answer, where they follow one."""
    if kind not in AFTER:
        return None
    thread = thread_of(interview, kind, drafts.pack_for(interview, now).case, now)
    return thread.message if thread is not None else None


def _to(row: Outgoing, interview: Interview, kind: str, now: datetime, person: Person | None) -> None:
    """To whom: the one it was promised to or who is asked; the recruiter where all goes through one; else the first
    of those who were there. Where an office was named instead, its address is for the person to give.
    """
    if person is None and kind != BRIEF:
        pack = drafts.pack_for(interview, now)
        thread = thread_of(interview, kind, pack.case, now)
        if thread is not None:
            row.to_name, person = thread.name, thread.person
            if thread.message is not None:
                row.to_address = thread.message.sender_address
            elif person_is_passed_over(pack):
                return
        elif pack.plan.channel == "recruiter":
            recruiter = Voice(pack.case, now).recruiter
            row.to_name = recruiter[0] if recruiter else ""
            named = queries.people_of(interview.owner).filter(name=row.to_name) if row.to_name else None
            person = named.first() if named is not None else None
            if person is None:
                return
        else:
            seat = queries.interviewers_of(interview).first()
            person = seat.person if seat is not None else None
            if person is not None and person_is_passed_over(pack):
                row.to_name = person.name
                return
    if person is not None:
        row.person, row.to_name, row.to_address = person, person.name, row.to_address or person.email


def person_is_passed_over(pack: Pack) -> bool:
    """Whether they asked that nobody writes to the people who were there, but to an office."""
    return contact_rules(pack.case.interview).way in ("office", "closed")


def _from(row: Outgoing, owner: User) -> None:
    """From whom, and the Message-ID. It is made once; only one that never had a sender's domain is made anew."""
    account = queries.mail_account_of(owner)
    profile = queries.profile_of(owner)
    row.from_name = (account.name if account else "") or profile.name
    row.from_address = (account.address if account else "") or profile.email
    domain = row.from_address.rpartition("@")[2] or NO_DOMAIN
    if not domain.isascii():
        domain = domain.encode("idna").decode("ascii")
    if not row.message_id or (row.message_id.endswith(f"@{NO_DOMAIN}>") and domain != NO_DOMAIN):
        row.message_id = f"<{uuid.uuid4().hex}@{domain}>"


def _someone_new(outgoing: Outgoing) -> Person | None:
    """Whoever was named on this page and is not known yet; the first of the interview, where nobody sits there."""
    if not outgoing.to_name or outgoing.interview is None:
        return None
    if queries.interviewers_of(outgoing.interview).filter(person__name=outgoing.to_name).exists():
        return None  # the office's address, with the name of someone who was there: not theirs
    person = Person.objects.create(owner_id=outgoing.owner_id, name=outgoing.to_name)
    if not queries.interviewers_of(outgoing.interview).exists() and outgoing.kind != BRIEF:
        debrief.seat_person(outgoing.interview, person)
    return person
