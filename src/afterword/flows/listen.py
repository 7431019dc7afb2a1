"""The person gives papers to listen to, sees what was understood, and corrects it. The work itself is `flows.hearing`.

Nothing here reads or listens: a paper is kept and the work becomes due (`flows.work` does it outside the request).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from afterword.domain.interview import Source
from afterword.domain.transcript import Conversation
from afterword.flows.kept import Kept
from afterword.store.found import Found
from afterword.store.models import Correction, Exchange, Interview, Paper

MOST_PAPERS = 20
LARGEST = 25 * 1024 * 1024  # bytes of one paper

ROLES = ("candidate", "interviewer", "other")


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

    "none": no paper was given. While `busy`, ask again in a second.
    """

    state: Literal["none", "waiting", "reading", "done", "failed"]
    percent: int
    stage: str
    problem: str
    papers: tuple[Paper, ...]

    @property
    def busy(self) -> bool:
        return self.state in ("waiting", "reading")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a paper says of the interview that the debrief does not: for the person to take or leave.

    `field` is "employer", "role", "starts_at", "decision_by", "contact_rules" or "person:<n>"; `value` is what would be
    kept, as it would be shown; `now_kept` what stands there ("" for nothing). `source` is where it is written.
    """

    field: str
    value: str
    now_kept: str
    source: Source


def add_papers(
    interview: Interview, files: Sequence[tuple[str, bytes]], now: datetime, *, kind: str = ""
) -> list[Added]:
    """Keeps each file (its name, its bytes) as a paper of this interview and makes listening due.

    What a file is, is seen from its content; `kind` ("transcript", "job", "invitation", "resume") says it where the
    person knows better. Too large, too many, given before, empty, a debrief, or of no use here: not taken, and the
    message says why and what to do. A résumé goes to the evidence bank when it is read.
    """
    raise NotImplementedError


def add_text(interview: Interview, text: str, now: datetime, *, kind: str = "") -> Added:
    """Keeps pasted text as a paper, like `add_papers`. Without `kind` it is seen from the text what it is."""
    raise NotImplementedError


def add_advert_at(interview: Interview, url: str, now: datetime) -> Added:
    """Fetches the advert at `url`, because the person just asked for it, and keeps it as a paper."""
    raise NotImplementedError


def remove_paper(paper: Paper, now: datetime) -> None:
    """Deletes a paper with all that was read from it. What the person typed beside it stays, evidence too."""
    raise NotImplementedError


def read_as(paper: Paper, kind: str, now: datetime) -> Kept:
    """The paper is of another kind than it seemed: it is read again as one."""
    raise NotImplementedError


def try_again(interview: Interview, now: datetime) -> None:
    """After a failure: reads and listens again from the beginning."""
    raise NotImplementedError


def progress_of(interview: Interview) -> Progress:
    """How far listening is, in two queries, without the bytes of the papers."""
    raise NotImplementedError


def found_of(interview: Interview) -> Found | None:
    """What was found, as it was found (corrections are laid over it in the pack); None before anything was."""
    raise NotImplementedError


def conversation_of(interview: Interview) -> Conversation | None:
    """The transcript taken apart, for the page that shows it; large. None when there is none.

    `found_of(interview).order[n]` is the id of the exchange `conversation.exchanges[n]`.
    """
    raise NotImplementedError


def choose_speaker(interview: Interview, label: str, role: str, now: datetime) -> Kept:
    """This voice is "candidate", "interviewer" or "other" ("": as the program thinks). Listening becomes due."""
    raise NotImplementedError


def chosen_speakers(interview: Interview) -> dict[str, str]:
    """Label to role, for those the person chose."""
    raise NotImplementedError


def dismiss(interview: Interview, key: str, words: str = "") -> None:
    """Sets a finding aside; it stays so through listening again. `key` is `flows.findings.key_of(finding, case)`.

    `words` is what the finding said, to show it among those set aside.
    """
    raise NotImplementedError


def restore(interview: Interview, key: str) -> None:
    """Takes back what was last said of a finding (dismissed, corrected or chosen). Nothing happens if nothing was."""
    raise NotImplementedError


def dismissed_of(interview: Interview) -> list[Correction]:
    """The findings set aside, newest first."""
    raise NotImplementedError


def correct_exchange(exchange: Exchange, field: str, value: str) -> Kept:
    """What the person knows better about an exchange: "family" (an id of the knowledge), "answered" ("fully", "partly",
    "not"), "asked" (the question in their own words). "" takes it back. KeyError for a field there is none of.

    That a heard exchange was no question at all: `dismiss(interview, key_of(finding, case))` with its finding.
    """
    raise NotImplementedError


def proposals_of(interview: Interview) -> list[Proposal]:
    """What the papers say of who, when and where that the debrief does not say, or says otherwise."""
    raise NotImplementedError


def take_proposal(interview: Interview, field: str) -> Kept:
    """Keeps a proposal in the debrief."""
    raise NotImplementedError
