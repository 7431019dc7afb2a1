"""What was heard, ready for the method: found outside the request, read from its row, with the person's corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from afterword.domain.diagnose import diagnose
from afterword.domain.diagnose.findings import Heard
from afterword.domain.interview import Case
from afterword.flows.corrections import corrected, said_in
from afterword.flows.filling import Origins
from afterword.store import load, queries
from afterword.store.found import Found
from afterword.store.models import Interview


class WithHeard(NamedTuple):
    """`origins` says of each field that was not typed where it was said, by the ref a debrief's source would have."""

    case: Case
    heard: Heard | None = None
    origins: Origins = {}  # noqa: RUF012 - never written to


def with_heard(interview: Interview, case: Case) -> WithHeard:
    """`case` (of `interview`) with what was heard beside what was typed, and the findings; None where none are.

    Two queries. Nothing is listened to here. What the person said of findings holds for those of the debrief too.
    """
    found = load.found_in(queries.listened_of(interview))
    said = said_in(queries.corrections_of(interview))
    if found is None:
        return WithHeard(*corrected(case, _findings(case, None), said)) if said else WithHeard(case)
    origins = _origins(case, found)
    case = load.with_found(case, found)
    case, heard = corrected(case, _findings(case, found.heard), said) if said else (case, found.heard)
    # A row or a goal may have gone since it was heard; what was said of it goes with it, until it is heard again.
    exchanges = {one.id for one in case.interview.exchanges}
    goals = {goal.id for goal in case.interview.goals}
    proofs = {one.id for one in case.evidence}
    heard = replace(
        heard,
        exchanges=tuple(one for one in heard.exchanges if one.exchange in exchanges),
        told=None
        if heard.told is None
        else tuple(one for one in heard.told if one.goal in goals and one.evidence in proofs),
        untold=None
        if heard.untold is None
        else tuple(one for one in heard.untold if one.goal in goals and one.evidence in proofs),
    )
    return WithHeard(case, heard, origins)


def _findings(case: Case, heard: Heard | None) -> Heard:
    """Everything that is found of `case`, from papers and debrief, so that any of it can be set aside.

    The person's own rating is left out: the diagnosis lays it beside whatever is heard.
    """
    found = diagnose(case, heard)
    return Heard(
        exchanges=tuple(
            replace(one, weak=tuple(weak for weak in one.weak if weak.kind != "low_landing")) for one in found.exchanges
        ),
        told=found.told,
        untold=found.untold,
        interest=found.interest,
        doubts=found.doubts,
        private_questions=found.private_questions,
        promises=found.promises,
    )


def _origins(case: Case, found: Found) -> Origins:
    origins: Origins = {}
    if case.interview.decision_by is None and found.decision_source is not None:
        origins["decision_by"] = found.decision_source
    if not case.interview.contact_rules.strip() and found.contact:
        origins["contact_rules"] = found.contact[0]
    return origins
