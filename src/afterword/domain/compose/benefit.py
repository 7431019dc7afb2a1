"""What a proof means for them: the need of theirs that it serves, where the tie holds; else what it lets them see."""

from __future__ import annotations

from afterword.domain.compose.answer import evidence_of
from afterword.domain.compose.draft import Sentence
from afterword.domain.compose.goals import tie
from afterword.domain.compose.proofs import TENURE, Proof
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.evidence import Weights, match
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import METHOD, Goal
from afterword.domain.knowledge.model import Speech

BEARS = 0.4
"""From this fit by words on, "because you said" holds between a proof and a need."""


def benefit(id: str, say: Speech, proof: Proof, voice: Voice, diagnosis: Diagnosis) -> list[Sentence]:
    """One sentence, or none where nothing true can be said."""
    part = key = f"{id}.benefit"
    goal = served_by(proof.evidence, voice, diagnosis) if proof.evidence and id not in TENURE else None
    tied = tie(goal, voice.names, voice.paper) if goal is not None else None
    if id == "commitment_tenure" and not proof.evidence:
        return []  # their own words say what they stand for
    if tied is not None and not tied.written and "“" not in tied.said and "," not in tied.said:
        return [Sentence(key, part, f"I mention it because {tied.said}.", tied.sources)]
    return [Sentence(key, part, voice.pick(key, *say.means), (METHOD,))] if say.means else []


def served_by(
    evidence_id: str, voice: Voice, diagnosis: Diagnosis, *, floor: float = BEARS, weights: Weights | None = None
) -> Goal | None:
    """The need that this proof plainly serves, by a fit of at least `floor`; None where no tie holds when said aloud.

    `weights` are those of the case, for who asks more than once.
    """
    weights, evidence = weights or Weights(voice.case), evidence_of(voice.case, evidence_id)
    linked = {u.goal for u in diagnosis.untold if u.evidence == evidence_id}
    linked |= {t.goal for t in diagnosis.told if t.evidence == evidence_id}
    fits = [(match(goal, evidence, weights).fit, goal) for goal in voice.case.interview.goals if goal.id in linked]
    best = max(fits, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= floor else None
