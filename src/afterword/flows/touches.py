"""The rows of the contact log: written once for each act, taken back, never rewritten. The acts are in `flows.log`."""

from __future__ import annotations

from datetime import datetime

from afterword.domain.plan import TouchWay
from afterword.flows import rhythm
from afterword.flows.kept import own_words
from afterword.store import queries
from afterword.store.models import Interview, Person, Touch
from afterword.store.writer import one_writer

CALLS = ("call", "voicemail")
WAY_OF: dict[str, TouchWay] = {"call": "call", "voicemail": "voicemail"}
"""The way of a step by its kind; all the rest is written, unless its channel says otherwise."""
STEP_OF = {"call_card": "call", "follow_up_call": "follow_up", "where_things_stand": "follow_up"}


def step_of(draft_kind: str) -> str:
    """The kind of the plan's step that a draft is for: its own, where it has no other name."""
    return STEP_OF.get(draft_kind, draft_kind)


def write(
    interview: Interview | None,
    way: TouchWay,
    *,
    at: datetime,
    outward: bool = True,
    person: Person | None = None,
    step_kind: str = "",
    answered: bool | None = None,
    no_more_calls: bool = False,
    words: str = "",
    made_by: str = "",
    again: bool = False,
) -> tuple[Touch, bool]:
    """A line of the log, and whether it is new: of one `made_by` there is one. ValueError for a way there is none of.

    Without an interview it is one with the `person` alone. The rhythm of keeping in touch with them follows.
    `again`: where that one was taken back, the same is noted once more beside it, because it was done after all.
    Someone else's person raises `Person.DoesNotExist`.
    """
    if way not in Touch.Way.values:
        raise ValueError(way)
    of = interview or person
    if of is None or (person is not None and person.owner_id != of.owner_id):
        raise Person.DoesNotExist
    with one_writer():
        there = queries.touches_made_by(of, made_by) if made_by else []
        standing = next((touch for touch in there if not touch.taken_back), None)
        if standing is not None:
            return standing, False
        if there and not again:
            return there[0], False
        touch = Touch.objects.create(
            owner_id=of.owner_id,
            interview=interview,
            person=person,
            outward=outward,
            way=way,
            step_kind=step_kind,
            happened_at=at,
            answered=answered,
            no_more_calls=no_more_calls,
            words=own_words(words),
            made_by=f"{made_by}:{len(there) + 1}" if there else made_by,
        )
        if interview is not None and (step_kind in CALLS or no_more_calls):
            tell_of_the_call(interview)
        rhythm.settle(person)
    return touch, True


def take_back(touch: Touch) -> None:
    """It did not happen after all."""
    with one_writer():
        touch.taken_back = True
        touch.save(update_fields=["taken_back", "changed_at"])
        if touch.interview is not None and (touch.step_kind in CALLS or touch.no_more_calls):
            tell_of_the_call(touch.interview)
        rhythm.settle(touch.person)


def tell_of_the_call(interview: Interview) -> None:
    """How the clarifying call went, as the log has it now: the letter and the plan go by it."""
    ways = []
    declined = False
    for touch in queries.touches_of(interview):
        declined = declined or touch.no_more_calls
        if touch.step_kind in CALLS:
            ways.append(touch.way)
    if declined:
        told = "declined"
    elif Touch.Way.CALL in ways:
        told = "spoke"
    else:
        told = next((way for way in reversed(ways) if way in (Touch.Way.VOICEMAIL, Touch.Way.NOT_REACHED)), "")
    interview.called = told
    interview.save(update_fields=["called", "changed_at"])


def first_met(interview: Interview) -> Person | None:
    """Whom the interview's calls and letters go to."""
    seat = queries.interviewers_of(interview).first()
    return seat.person if seat is not None else None
