"""The words after an answer (contract S7, S12): which drafts each answer calls for, and their composing.

Once there is an answer, the drafts to win the job are composed no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from afterword.domain.compose.after.advice import compose_advice_request, compose_advice_thanks
from afterword.domain.compose.after.gracious import compose_gracious_reply
from afterword.domain.compose.after.offer import (
    compose_acceptance,
    compose_declining,
    compose_offer_reply,
    compose_still_interested,
)
from afterword.domain.compose.after.told import told
from afterword.domain.compose.draft import Draft, DraftKind
from afterword.domain.compose.notes import compose_courteous_close
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import After, Case, OutcomeKind, Person
from afterword.domain.plan import ContactMade, Plan, StepKind

__all__ = ["AFTER", "CALLED_FOR", "NO", "addressee", "compose_after", "drafts_for"]

AFTER: frozenset[DraftKind] = frozenset(
    {"gracious_reply", "advice_request", "advice_thanks", "offer_reply", "acceptance", "declining", "still_interested"}
)
"""The kinds of draft that go out only once there is an answer."""
NO: frozenset[OutcomeKind] = frozenset({"refused", "filled", "frozen"})
"""After these, and only these, advice is asked for."""
CALLED_FOR: Mapping[OutcomeKind, tuple[DraftKind, ...]] = MappingProxyType(
    {
        "refused": ("gracious_reply", "advice_request"),
        "filled": ("gracious_reply", "advice_request"),
        "frozen": ("gracious_reply", "advice_request"),
        "silent": ("gracious_reply",),  # who has not answered is not asked for more
        "offer": ("offer_reply", "acceptance", "declining"),
        "accepted": ("acceptance",),
        "declined": ("declining",),
        "withdrawn": ("courteous_close",),
        "reopened": ("still_interested",),
    }
)
"""Which drafts an answer calls for; none for what is not named here."""


def addressee(case: Case, kind: str, now: datetime) -> Person | None:
    """Whom a draft of one of these kinds goes to, by name; None where no such draft is called for or nobody is known."""
    if case.after is None or kind not in drafts_for(case.after) or kind == "courteous_close":
        return None
    if kind == "advice_thanks":
        said = max(case.after.feedback, key=lambda one: one.on)
        return told(Voice(case, now), by=said.by, way=said.way).person
    return told(Voice(case, now)).person


def drafts_for(after: After) -> tuple[DraftKind, ...]:
    """The kinds of draft `after` calls for. Advice that came with the answer is thanked for in the reply to it; once it
    came later it is thanked for, and no more is asked."""
    kinds = CALLED_FOR.get(after.kind, ())
    if after.kind not in NO or not after.feedback:
        return kinds
    rest = tuple(kind for kind in kinds if kind != "advice_request")
    return (*rest, "advice_thanks") if any(said.on > after.on for said in after.feedback) else rest


def compose_after(
    case: Case,
    diagnosis: Diagnosis,
    plan: Plan,
    voice: Callable[[StepKind], Voice],
    contacts: Sequence[ContactMade] = (),
) -> Iterator[Draft]:
    """The drafts for a case with an answer, the first to use first."""
    for kind in drafts_for(case.after) if case.after is not None else ():
        match kind:
            case "gracious_reply":
                yield compose_gracious_reply(voice("gracious_reply"), contacts)
            case "advice_request":
                yield compose_advice_request(diagnosis, voice("advice_request"), contacts)
            case "advice_thanks":
                yield compose_advice_thanks(voice("advice_thanks"))
            case "offer_reply":
                yield compose_offer_reply(voice("offer_reply"))
            case "acceptance":
                yield compose_acceptance(voice("answer_offer"))
            case "declining":
                yield compose_declining(voice("answer_offer"), contacts)
            case "still_interested":
                yield compose_still_interested(diagnosis, voice("still_interested"), contacts)
            case "courteous_close":
                yield compose_courteous_close(plan, voice("courteous_close"))
