"""The words after an answer (contract S7, S12): which drafts each answer calls for; `composing` composes them.

Once there is an answer, the drafts to win the job are composed no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from afterword.domain.compose.draft import DraftKind
from afterword.domain.interview import After, OutcomeKind

__all__ = ["AFTER", "CALLED_FOR", "NO", "drafts_for"]

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


def drafts_for(after: After) -> tuple[DraftKind, ...]:
    """The kinds of draft `after` calls for. Advice that came with the answer is thanked for in the reply to it; once it
    came later it is thanked for, and no more is asked."""
    kinds = CALLED_FOR.get(after.kind, ())
    if after.kind not in NO or not after.feedback:
        return kinds
    rest = tuple(kind for kind in kinds if kind != "advice_request")
    return (*rest, "advice_thanks") if any(said.on > after.on for said in after.feedback) else rest
