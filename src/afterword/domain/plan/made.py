"""The contact log as the plan counts it: what went out, and whether it was answered."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.domain.plan.values import ContactMade, StepKind, Touched

CONTACTS: frozenset[StepKind] = frozenset(
    {
        "bridge_email", "call", "voicemail", "letter", "thank_you", "courteous_close", "promised", "follow_up",
        "gracious_reply", "advice_request", "advice_thanks", "offer_reply", "still_interested",
    }
)  # fmt: skip
"""Steps that reach the employer; the others happen on the person's side and cost no contact."""


def contacts_made(touches: Sequence[Touched]) -> tuple[ContactMade, ...]:
    """What the person did, oldest first. What came in answers all that went before it, and so does a meeting.

    Reaching nobody is an attempt at a call. An attempt that they answered in writing is no longer unanswered, and still
    nobody was spoken to: whether it was answered is then not known.
    """
    ordered = sorted(touches, key=lambda touch: touch.at)
    heard_at = max((touch.at for touch in ordered if _is_word_from_them(touch)), default=None)
    return tuple(
        _contact(touch, answered=heard_at is not None and touch.at < heard_at)
        for touch in ordered
        if touch.outward and touch.way != "meeting"
    )


def _is_word_from_them(touch: Touched) -> bool:
    return touch.way == "meeting" or (not touch.outward and touch.answered is not False)


def _contact(touch: Touched, *, answered: bool) -> ContactMade:
    kind = touch.step_kind if touch.step_kind in CONTACTS else "other"
    assert kind  # noqa: S101 - "" is none of the contacts
    match touch.way:
        case "call":  # who asks not to be rung again was reached, and not spoken with about the point
            spoken = None if touch.no_more_calls else touch.answered is not False
            return ContactMade("call" if kind == "voicemail" else kind, touch.at, spoken)
        case "voicemail":
            return ContactMade("voicemail" if kind == "call" else kind, touch.at, None if answered else touch.answered)
        case "not_reached":
            kind = "call" if kind == "voicemail" else kind
            return ContactMade(kind, touch.at, None if answered else False, reached=False)
        case _:
            return ContactMade(kind, touch.at, answered or touch.answered)
