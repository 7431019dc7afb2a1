"""The words after an answer (contract S7, S12): which drafts each answer calls for, and their composing.

Once there is an answer, the drafts to win the job are composed no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from afterword.domain.compose.after.gracious import compose_gracious_reply
from afterword.domain.compose.draft import Draft, DraftKind
from afterword.domain.compose.notes import compose_courteous_close
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import After, Case, OutcomeKind
from afterword.domain.plan import ContactMade, Plan, StepKind

__all__ = ["CALLED_FOR", "compose_after", "compose_gracious_reply", "drafts_for"]

CALLED_FOR: Mapping[OutcomeKind, tuple[DraftKind, ...]] = MappingProxyType({
    "refused": ("gracious_reply",),
    "filled": ("gracious_reply",),
    "frozen": ("gracious_reply",),
    "silent": ("gracious_reply",),
    "withdrawn": ("courteous_close",),
})  # fmt: skip
"""Which drafts an answer calls for; none for what is not named here."""


def drafts_for(after: After) -> tuple[DraftKind, ...]:
    """The kinds of draft `after` calls for."""
    return CALLED_FOR.get(after.kind, ())


def compose_after(
    case: Case,
    diagnosis: Diagnosis,
    plan: Plan,
    voice: Callable[[StepKind], Voice],
    contacts: Sequence[ContactMade] = (),
) -> Iterator[Draft]:
    """The drafts for a case with an answer, the first to use first."""
    if case.after is None:
        return
    for kind in drafts_for(case.after):
        match kind:
            case "gracious_reply":
                yield compose_gracious_reply(voice("gracious_reply"), contacts)
            case "courteous_close":
                yield compose_courteous_close(plan, voice("courteous_close"))
