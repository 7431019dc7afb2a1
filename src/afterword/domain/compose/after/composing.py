"""The drafts after an answer, each composed; apart from their table, because few packs need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from afterword.domain.compose.after import drafts_for
from afterword.domain.compose.after.advice import compose_advice_request, compose_advice_thanks
from afterword.domain.compose.after.gracious import compose_gracious_reply
from afterword.domain.compose.after.offer import (
    compose_acceptance,
    compose_declining,
    compose_offer_reply,
    compose_still_interested,
)
from afterword.domain.compose.after.told import told
from afterword.domain.compose.draft import Draft
from afterword.domain.compose.notes import compose_courteous_close
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import Case, Person
from afterword.domain.plan import ContactMade, Plan, StepKind


def addressee(case: Case, kind: str, now: datetime) -> Person | None:
    """Whom a draft of one of these kinds goes to, by name; None where no such draft is called for or nobody is known."""
    if case.after is None or kind not in drafts_for(case.after) or kind == "courteous_close":
        return None
    if kind == "advice_thanks":
        said = max(case.after.feedback, key=lambda one: one.on)
        return told(Voice(case, now), by=said.by, way=said.way).person
    return told(Voice(case, now)).person


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
