"""To whom the words after an answer go, and which message of theirs they answer: a reply stands under theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from afterword.domain.compose.after import AFTER
from afterword.domain.compose.after.composing import addressee
from afterword.domain.interview import Case
from afterword.store import queries
from afterword.store.models import Feedback, Incoming, Interview, Outcome, Person

_OFFER = ("offer", "accepted", "declined")
_ANSWERS: dict[str, tuple[str, ...]] = {
    "gracious_reply": ("refused", "filled", "frozen"),
    "advice_request": ("refused", "filled", "frozen"),
    "offer_reply": _OFFER,
    "acceptance": _OFFER,
    "declining": _OFFER,
    "still_interested": ("reopened",),
}
"""What came, by the kind of draft that answers it. The advice is answered by `advice_thanks`."""
_NOBODY = re.compile(r"(?:do[-_.]?not|no)[-_.]?reply|mailer|bounce|automat", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thread:
    """`name` and `person`: whom the words are addressed to. `message`: theirs, where the words answer it and it came
    from an address that is read."""

    name: str
    person: Person | None
    message: Incoming | None

    @property
    def subject(self) -> str:
        """ "Re: ..." of theirs; "" where nothing of theirs is answered."""
        theirs = self.message.subject.strip() if self.message is not None else ""
        return theirs if not theirs or re.match(r"(?:re|aw|sv|antw)\s*:", theirs, re.IGNORECASE) else f"Re: {theirs}"


def thread_of(interview: Interview, kind: str, case: Case, now: datetime) -> Thread | None:
    """The thread for a draft of this kind; None for a kind that follows no answer, or where nobody is known by name."""
    to = addressee(case, kind, now) if kind in AFTER else None
    if to is None or not to.name.strip():
        return None
    name = to.name.strip()
    came = _answered(interview, kind)
    told = came.person if came is not None and came.person is not None and came.person.name.strip() == name else None
    person = told or _seated(interview, name) or queries.people_of(interview.owner).filter(name=name).first()
    return Thread(name, person, _message(came) if told is not None else None)


def _answered(interview: Interview, kind: str) -> Outcome | Feedback | None:
    """What the words reply to: the newest advice, or the newest of what came that calls for them."""
    if kind == "advice_thanks":
        return queries.after.feedback_on(interview).last()
    return queries.after.outcomes_of(interview).filter(kind__in=_ANSWERS.get(kind, ())).last()


def _seated(interview: Interview, name: str) -> Person | None:
    seat = queries.interviewers_of(interview).filter(person__name=name).first()
    return seat.person if seat is not None else None


def _message(came: Outcome | Feedback | None) -> Incoming | None:
    if came is None or not came.made_by.startswith("incoming:"):
        return None
    found = queries.incoming_of(came.owner).filter(id=came.made_by.split(":")[1]).first()
    return found if found is not None and found.sender_address and not _NOBODY.search(found.sender_address) else None
