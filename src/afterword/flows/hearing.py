"""The work of listening to one interview: its papers are read, the talk is taken apart, and what was found is kept.

Runs under a claim (`flows.claims`), outside any request. Each stage writes once, at its end; between two writes nobody
is kept waiting. What the person typed is never written here.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from afterword import __version__
from afterword.domain.advert import Advert, Invitation
from afterword.domain.interview import Assessment, Case, Problem
from afterword.domain.transcript import Transcript
from afterword.flows import aligning, bank, claims, practice, tellings
from afterword.flows.claims import Claim, Clock, forget_leases
from afterword.flows.corrections import chosen_in
from afterword.flows.decide import follow_plan
from afterword.flows.ear import Ear, Stopped, ear
from afterword.flows.filling import filled
from afterword.flows.leases import Lost
from afterword.flows.reading import read_one
from afterword.store import load, queries
from afterword.store.models import Interview, Listened, Paper
from afterword.store.values import from_json, to_json
from afterword.store.writer import one_writer

if TYPE_CHECKING:
    from afterword.domain.listen import Listening

LOOK_UP = 0.5
"""Seconds of work after which it is looked whether it is still wanted."""

READ: dict[str, type] = {"transcript": Transcript, "job": Advert, "invitation": Invitation}
"""What a paper of each kind becomes. A résumé becomes evidence in the bank instead."""

State = Paper.State

__all__ = ["READ", "digest_of", "forget_leases", "hear", "papers_used", "run_next", "value_of"]


def run_next(clock: Clock, stopped: Callable[[], bool] = lambda: False) -> bool:
    """Listens to the interview that has been due longest. False when none is."""
    return claims.run_next(clock, hear, stopped)


def hear(claim: Claim) -> None:
    """Does all that is due for the claimed interview. Raises `Lost` when the claim is no longer ours."""
    row = claim.row()
    interview = row.interview
    papers = list(queries.papers_of(interview))
    waiting = [paper for paper in papers if paper.state in (State.WAITING, State.READING)]
    if waiting or row.found is None or row.state == Listened.State.WAITING:
        claim.keep(state=Listened.State.READING, stage="papers", progress=5, problem="")
    for place, paper in enumerate(waiting, start=1):
        _read(claim, interview, paper, progress=5 + 35 * place // len(waiting))
    used = papers_used(list(queries.papers_of(interview).defer("data")))
    if not used:
        with one_writer():
            aligning.forget_heard(claim.row().interview)
            claim.keep(found=None, conversation=None, digest="", **_finished(claim))
        tellings.settle(claim.row().interview)
        follow_plan(Interview.objects.get(pk=interview.pk), claim.clock())
        return
    invitation, advert = value_of(used.get("invitation")), value_of(used.get("job"))
    case = _recalled(interview, invitation, advert)
    chosen = chosen_in(queries.corrections_of(interview))
    own_ear = ear()
    digest = digest_of(case, used, chosen, own_ear)
    if row.digest == digest and load.found_in(row) is not None:
        claim.keep(**_finished(claim))
        tellings.settle(interview)  # evidence may have gone and come back meanwhile
        follow_plan(Interview.objects.get(pk=interview.pk), claim.clock())
        return
    shown = row.state != Listened.State.DONE or bool(waiting)
    if shown:
        claim.keep(stage="talk" if "transcript" in used else "needs", progress=45)

    looked = float("-inf")

    def so_far(share: float) -> None:
        """Shows how far it is. Whoever removed the interview, or ends the server, need not wait for the end of it."""
        nonlocal looked
        if monotonic() - looked < LOOK_UP:
            return
        looked = monotonic()
        if shown:
            claim.keep(progress=45 + round(50 * share))
        else:
            claim.row()

    def heard(transcript: Transcript | None, tell: Callable[[float], None] | None = so_far) -> Listening:
        return own_ear.listen(
            case,
            transcript=transcript,
            advert=advert,
            invitation=invitation,
            chosen=chosen,
            stopped=claim.stopped,
            heard_so_far=tell,
        )

    try:
        listening = heard(value_of(used.get("transcript")))
        conversation = listening.conversation
        unsure = conversation is not None and not conversation.roles.sure
        if conversation is not None and unsure:
            # Whose words are whose only the person can say. Until then nothing is taken from the talk.
            conversation = replace(conversation, exchanges=(), candidate_questions=())
            listening = replace(heard(None, None), conversation=conversation)
    except Stopped:
        raise Lost from None
    talk = to_json(conversation) if conversation is not None else None
    with one_writer():
        interview = claim.row().interview  # as it is now: the person may have typed meanwhile
        found = aligning.keep_heard(interview, case, listening, meaning=own_ear.meaning)
        claim.keep(found=to_json(found), conversation=talk, digest=digest, **_finished(claim))
    tellings.settle(interview)
    practice.from_listening(interview, claim.clock())
    follow_plan(interview, claim.clock())


def papers_used(papers: list[Paper]) -> dict[str, Paper]:
    """The one paper of each kind that counts: the newest that could be read; of invitations the latest change."""
    used: dict[str, Paper] = {}
    for paper in papers:
        if paper.state == State.DONE and paper.read is not None:
            before = used.get(paper.kind)
            if before is None or paper.kind != "invitation" or _sequence(paper) >= _sequence(before):
                used[paper.kind] = paper
    return used


def digest_of(case: Case, used: dict[str, Paper], chosen: dict[str, str], own_ear: Ear) -> str:
    """Of everything that is listened to, and of who listens: another version hears anew."""
    typed = tuple(replace(one, heard="", start=None) for one in case.interview.exchanges)
    heard = {
        "version": [__version__, own_ear.name],
        "papers": sorted([kind, paper.digest] for kind, paper in used.items()),
        "chosen": sorted(chosen.items()),
        "interview": to_json(replace(case.interview, assessment=Assessment(), exchanges=typed)),
        "candidate": case.candidate.name,
        "evidence": to_json(case.evidence),
        "country": case.country,
    }
    return hashlib.sha256(json.dumps(heard, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _recalled(interview: Interview, invitation: Invitation | None, advert: Advert | None) -> Case:
    """The case as the person told it, without anything that was heard before.

    What they left open of who and when is taken from the invitation, for listening only: it says who may have spoken,
    and which day "next Friday" was.
    """
    case = load.case_of(interview)
    rows = list(queries.exchanges_of(interview))
    told = replace(case.interview, exchanges=load.recalled_in(rows))
    zone = load.zone_of(interview, queries.profile_of(interview.owner))
    return replace(case, interview=filled(told, invitation, advert, zone)[0])


def _read(claim: Claim, interview: Interview, paper: Paper, progress: int) -> None:
    claim.row()
    value: Any = None
    problems: list[Problem]
    data = bytes(Paper.objects.filter(pk=paper.pk).values_list("data", flat=True).first() or b"")
    try:
        value, problems = read_one(paper.kind, data, paper.name)
    except Exception:  # a fault in a reader must not take the other papers with it
        logging.getLogger(__name__).exception("a paper could not be read")
        problems = [Problem(paper.name, None, _("Reading this file broke off; that is a fault of Afterword."))]
    with one_writer():
        claim.keep(progress=progress)
        if paper.kind == "resume" and value is not None:
            bank.take(interview.owner, value)
            value = None
            state = State.DONE
        else:
            state = State.FAILED if value is None else State.DONE
        Paper.objects.filter(pk=paper.pk, kind=paper.kind).update(
            state=state,
            read=to_json(value) if value is not None else None,
            problems=[to_json(problem) for problem in problems],
        )


def value_of(paper: Paper | None) -> Any:
    """What was read from a paper; None where another version read it in another way."""
    if paper is None:
        return None
    try:
        return from_json(READ[paper.kind], paper.read)
    except ValueError:
        return None


def _sequence(paper: Paper) -> int:
    read: dict[str, Any] = paper.read or {}
    return int(read.get("sequence", 0))


def _finished(claim: Claim) -> dict[str, Any]:
    now: datetime = claim.clock()
    return {
        "state": Listened.State.DONE,
        "stage": "",
        "progress": 100,
        "problem": "",
        "heard_for": claim.wanted,
        "heard_at": now,
        "lease_by": "",
        "lease_until": None,
        "tries": 0,
    }
