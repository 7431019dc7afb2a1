"""The person gives papers to listen to, sees what was understood, and corrects it. The work itself is `flows.hearing`.

Nothing here reads or listens: a paper is kept and the work becomes due (`flows.hearing` does it outside the request).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Literal, cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from afterword.domain.knowledge import families
from afterword.domain.transcript import Conversation
from afterword.flows import aligning, debrief, tellings
from afterword.flows import families as families_kept
from afterword.flows.corrections import EXCHANGE_FIELDS, SPEAKER, chosen_in
from afterword.flows.due import listen_to_papers
from afterword.flows.kept import KEPT, Kept, one_line, own_words
from afterword.flows.proposals import Proposal, proposals_of, take_proposal
from afterword.reading.identify import kind_of
from afterword.store import load, queries
from afterword.store.found import Found
from afterword.store.models import Correction, Exchange, Interview, Listened, Paper
from afterword.store.values import from_json
from afterword.store.writer import one_writer

__all__ = [
    "LARGEST", "MOST_PAPERS", "ROLES", "Added", "Progress", "Proposal", "add_advert_at", "add_papers", "add_text",
    "choose_speaker", "chosen_speakers", "conversation_of", "correct_exchange", "dismiss", "dismissed_of", "found_of",
    "progress_of", "proposals_of", "read_as", "remove_paper", "restore", "take_proposal", "try_again",
]  # fmt: skip

MOST_PAPERS = 20
LARGEST = 25 * 1024 * 1024  # bytes of one paper
GLANCING = 5.0
"""Seconds for seeing what the files of one sending are. What is not seen by then, the person is asked."""

ROLES = ("candidate", "interviewer", "other")
LONGEST_LABEL = 240


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file. `paper` is None when it was not taken; `message` is one sentence either way."""

    name: str
    paper: Paper | None
    message: str

    @property
    def ok(self) -> bool:
        return self.paper is not None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far listening is. `percent` is 0 to 100, `stage` a sentence for the person, `problem` one when it failed.

    "none": no paper was given. While `busy`, ask again in a second. `again`: what was found stands, and is being
    looked at again quietly, because something typed has changed.
    """

    state: Literal["none", "waiting", "reading", "done", "failed"]
    percent: int
    stage: str
    problem: str
    papers: tuple[Paper, ...]
    again: bool = False

    @property
    def busy(self) -> bool:
        return self.state in ("waiting", "reading")


def add_papers(
    interview: Interview, files: Sequence[tuple[str, bytes]], now: datetime, *, kind: str = ""
) -> list[Added]:
    """Keeps each file (its name, its bytes) as a paper of this interview and makes listening due.

    What a file is, is seen from its content; `kind` ("transcript", "job", "invitation", "resume") says it where the
    person knows better. Too large, too many, given before, empty, a debrief, or of no use here: not taken, and the
    message says why and what to do. A résumé goes to the evidence bank when it is read.
    """
    known = kind if kind in Paper.Kind.values else ""
    until = monotonic() + GLANCING  # a PDF takes a while to look at, and somebody waits
    seen = [known if known and data.strip() else _seen(data, until) for _name, data in files]
    added: list[Added] = []
    with one_writer():
        for (name, data), each in zip(files, seen, strict=True):
            added.append(_add(interview, name, data, now, each))
        if any(one.ok for one in added):
            listen_to_papers(interview)
    return added


def add_text(interview: Interview, text: str, now: datetime, *, kind: str = "") -> Added:
    """Keeps pasted text as a paper, like `add_papers`. Without `kind` it is seen from the text what it is."""
    words = own_words(text)
    if not words.strip():
        return Added("", None, _("There was nothing in it; paste the text again."))
    (added,) = add_papers(interview, [(_("Pasted text"), words.encode())], now, kind=kind)
    return added


def add_advert_at(interview: Interview, url: str, now: datetime) -> Added:
    """Fetches the advert at `url`, because the person just asked for it, and keeps it as a paper."""
    from afterword.flows.fetch import fetch_advert

    data, name, problem = fetch_advert(url)
    if data is None:
        return Added(url, None, problem.message if problem is not None else _("This page could not be fetched."))
    (added,) = add_papers(interview, [(name or url, data)], now, kind="job")
    if added.paper is not None:
        Paper.objects.filter(pk=added.paper.pk).update(url=url[:2000])
    return added


def remove_paper(paper: Paper, now: datetime) -> None:
    """Deletes a paper with all that was read from it. What the person typed beside it stays, evidence too."""
    del now
    interview = paper.interview
    with one_writer():
        paper.delete()
        if paper.kind == Paper.Kind.TRANSCRIPT:
            aligning.forget_heard(interview)
        if queries.papers_of(interview).exists():
            listen_to_papers(interview)
            if paper.kind != Paper.Kind.RESUME:
                Listened.objects.filter(interview=interview).update(found=None, conversation=None, digest="")
        else:
            Listened.objects.filter(owner=interview.owner_id, interview=interview).delete()
            tellings.settle(interview)


def read_as(paper: Paper, kind: str, now: datetime) -> Kept:
    """The paper is of another kind than it seemed: it is read again as one."""
    del now
    if kind not in Paper.Kind.values:
        return Kept(ok=False, problem=_("Choose one of the kinds of paper offered here."))
    if kind != paper.kind or paper.state == Paper.State.FAILED:
        with one_writer():
            _unread(Paper.objects.filter(owner=paper.owner_id, pk=paper.pk), kind=kind)
            listen_to_papers(paper.interview)
    return KEPT


def try_again(interview: Interview, now: datetime) -> None:
    """After a failure: reads and listens again from the beginning."""
    del now
    with one_writer():
        _unread(Paper.objects.filter(owner=interview.owner_id, interview=interview).exclude(kind=Paper.Kind.RESUME))
        Listened.objects.filter(owner=interview.owner_id, interview=interview).update(digest="")
        listen_to_papers(interview)


def progress_of(interview: Interview) -> Progress:
    """How far listening is, in two queries, without the bytes of the papers."""
    papers = tuple(queries.papers_of(interview))
    rows = Listened.objects.filter(owner=interview.owner_id, interview=interview)
    row = rows.defer("found", "conversation").first()
    if row is None or not papers:
        return Progress("none", 0, "", "", papers)
    state = cast(Literal["waiting", "reading", "done", "failed"], row.state)
    again = state == "done" and row.wanted > row.heard_for
    return Progress(state, row.progress, _stage(row), row.problem, papers, again)


def found_of(interview: Interview) -> Found | None:
    """What was found, as it was found (corrections are laid over it in the pack); None before anything was."""
    return load.found_in(queries.listened_of(interview))


def conversation_of(interview: Interview) -> Conversation | None:
    """The transcript taken apart, for the page that shows it; large. None when there is none.

    `found_of(interview).order[n]` is the id of the exchange `conversation.exchanges[n]`.
    """
    rows = Listened.objects.filter(owner=interview.owner_id, interview=interview)
    kept = rows.values_list("conversation", flat=True).first()
    if kept is None:
        return None
    try:
        return from_json(Conversation, kept)
    except ValueError:  # another version wrote it; it is heard again soon
        return None


def choose_speaker(interview: Interview, label: str, role: str, now: datetime) -> Kept:
    """This voice is "candidate", "interviewer" or "other" ("": as the program thinks). Listening becomes due."""
    del now
    if role and role not in ROLES:
        return Kept(ok=False, problem=_("Choose one of the roles offered here."))
    if not label or len(label) > LONGEST_LABEL:
        return Kept(ok=False, problem=_("There is no such voice in the transcript."))
    if chosen_speakers(interview).get(label, "") == role:
        return KEPT
    with one_writer():
        if role:
            _say(interview, SPEAKER + label, Correction.Action.CHOSEN, role)
        else:
            _take_back(interview, SPEAKER + label)
        listen_to_papers(interview)
    return KEPT


def chosen_speakers(interview: Interview) -> dict[str, str]:
    """Label to role, for those the person chose."""
    return chosen_in(queries.corrections_of(interview))


def dismiss(interview: Interview, key: str, words: str = "", *, told: bool = False) -> None:
    """Sets a finding aside; it stays so through listening again. `key` is `flows.findings.key_of(finding, case)`.

    `words` is what the finding said, to show it among those set aside. `told`: it is no finding because they did tell.
    """
    with one_writer():
        last = queries.corrections_of(interview).filter(finding=key).last()
        if last is None or last.action != Correction.Action.DISMISSED:
            _say(interview, key, Correction.Action.DISMISSED, tellings.TOLD_THEM if told else "", words)
        tellings.settle(interview)


def restore(interview: Interview, key: str) -> None:
    """Takes back what was last said of a finding (dismissed, corrected or chosen). Nothing happens if nothing was."""
    with one_writer():
        taken_back = _take_back(interview, key)
        if taken_back and key.startswith(SPEAKER):
            listen_to_papers(interview)
        tellings.settle(interview)


def dismissed_of(interview: Interview) -> list[Correction]:
    """The findings set aside, newest first."""
    rows = queries.corrections_of(interview).filter(action=Correction.Action.DISMISSED)
    return list(rows.order_by("-created_at", "-id"))


def correct_exchange(exchange: Exchange, field: str, value: str) -> Kept:
    """What the person knows better about an exchange: "family" (an id of the knowledge), "answered" ("fully", "partly",
    "not"), "asked" (the question in their own words). "" takes it back. KeyError for a field there is none of.

    That a heard exchange was no question at all: `dismiss(interview, key_of(finding, case))` with its finding.
    """
    if field == "asked":
        return debrief.keep_exchange(exchange, "asked", value)
    if field not in EXCHANGE_FIELDS:
        raise KeyError(field)
    allowed = families() if field == "family" else ("fully", "partly", "not")
    if value and value not in allowed:
        return Kept(ok=False, problem=_("Choose one of the answers offered here."))
    key = f"{field}:{exchange.domain_id}"
    with one_writer():
        while _take_back(exchange.interview, key):
            pass
        if value:
            _say(exchange.interview, key, Correction.Action.CORRECTED, value)
        if field == "family":
            families_kept.settle(exchange.interview)
    return KEPT


# -- small things


def _seen(data: bytes, until: float) -> str:
    """What it is, from its content; nobody looks into what is too large to be taken, nor for longer than one waits."""
    return kind_of(data, glance=True) if len(data) <= LARGEST and monotonic() < until else "unknown"


def _add(interview: Interview, name: str, data: bytes, now: datetime, seen: str) -> Added:
    shown = one_line(name)[:200] or _("A paper without a name")
    digest = hashlib.sha256(data).hexdigest()
    there = queries.papers_of(interview)
    if len(data) > LARGEST:
        message = _("This is larger than {size} MB, so it was not taken; keep only the part that is needed.")
        return Added(shown, None, message.format(size=LARGEST // (1024 * 1024)))
    if there.count() >= MOST_PAPERS:
        message = _("There is room for {count} papers; remove one that is not needed.")
        return Added(shown, None, message.format(count=MOST_PAPERS))
    if there.filter(digest=digest).exists():
        return Added(shown, None, _("This paper is here already."))
    kind = KINDS.get(seen, "")
    if not kind:
        return Added(shown, None, _refusal(seen))
    paper = Paper.objects.create(
        owner_id=interview.owner_id,
        interview=interview,
        kind=kind,
        name=shown,
        data=data,
        size=len(data),
        digest=digest,
        created_at=now + timedelta(microseconds=there.count()),  # in the order in which they were given
    )
    return Added(shown, paper, _taken(kind))


KINDS = {"transcript": "transcript", "job": "job", "invitation": "invitation", "mail": "invitation", "resume": "resume"}
"""What a paper of a kind that was recognised is read as."""


def _taken(kind: str) -> str:
    match kind:
        case "transcript":
            return _("This is the transcript. It is being read.")
        case "job":
            return _("This is the job advert. It is being read.")
        case "invitation":
            return _("This is the invitation. It is being read.")
        case _:
            return _("This is a résumé. What it says you did goes to your evidence.")


def _refusal(kind: str) -> str:
    match kind:
        case "debrief":
            return _("This is a debrief file. Tell what it says in the questions of this interview instead.")
        case "pack":
            return _("Afterword wrote this file itself, so there is nothing new in it.")
        case "contact":
            return _("This is a contact card. Put the name and the number under the people of this interview.")
        case "picture" | "sound":
            return _("This is a picture or a recording. Give the text of it: a transcript, or what the page says.")
        case "empty":
            return _("The file is empty, so there is nothing to use.")
        case _:
            return _("It could not be seen what this is. Say whether it is the transcript, the advert or a résumé.")


def _stage(row: Listened) -> str:
    if row.state == Listened.State.WAITING:
        return _("Your papers are about to be read.")
    if row.state != Listened.State.READING:
        return ""
    match row.stage:
        case "talk":
            return _("The conversation is being read.")
        case "needs":
            return _("What they need is being held against your evidence.")
        case _:
            return _("Your papers are being read.")


def _unread(papers: QuerySet[Paper], **values: str) -> None:
    papers.update(state=Paper.State.WAITING, read=None, problems=[], **values)


def _say(interview: Interview, key: str, action: str, value: str = "", words: str = "") -> None:
    Correction.objects.create(
        owner_id=interview.owner_id,
        interview=interview,
        finding=key,
        action=action,
        value=value,
        words=own_words(words),
    )


def _take_back(interview: Interview, key: str) -> bool:
    last = queries.corrections_of(interview).filter(finding=key).last()
    if last is None:
        return False
    last.undone = True
    last.save(update_fields=["undone", "changed_at"])
    return True
