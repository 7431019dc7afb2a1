"""What lets a person be done with it: putting away what is over, an end to looking, no more waiting for an answer."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from afterword.domain.knowledge import timing
from afterword.domain.outcomes import NO, TAKEN, silence_begins, silence_is_asked
from afterword.flows import rhythm
from afterword.flows.kept import store
from afterword.store import load, queries
from afterword.store.models import Interview, Profile, Promise, User
from afterword.store.writer import one_writer

_A_DAY = timedelta(days=1)
_SOON = timedelta(hours=4)
_OPEN = frozenset({"offer", "reopened", "next_round"})  # an answer that asks for one
_AS_FAR_BACK = timedelta(days=180)  # a decision day that was named may lie so long after the interview


def archive(interview: Interview, now: datetime) -> None:
    """It is over and goes out of the list, off Today and out of the reminders. Nothing of it is lost."""
    _put_away(interview, now)


def bring_back(interview: Interview) -> None:
    _put_away(interview, None)


def _put_away(interview: Interview, moment: datetime | None) -> None:
    with one_writer():
        store(interview, archived_at=moment)
        rhythm.settle_all_at(interview)


def hide_refusals(profile: Profile, hide: bool) -> None:
    """Whether interviews that ended in a no are left out of the list."""
    store(profile, hide_refusals=hide)


def enough(interview: Interview, now: datetime) -> bool:
    """Whether it has been looked at and decided, and nothing is to be done about it now: the moment to stop looking.

    Then each thing that is left has its day. People go over an interview for a week (timing.yaml, `anxious_underrate`),
    and it does them no good.
    """
    steps = list(queries.steps_of(interview))
    told = all((interview.want, interview.effective, interview.interest, interview.understood))
    if interview.outcome in TAKEN:
        return False  # nobody goes over an interview that ended in a yes
    if interview.outcome in _OPEN or not (interview.outcome or (told and steps)):
        return False
    begins = [step.not_before or now for step in steps if step.waits(now)]
    if any(moment <= now for moment in begins):
        return False
    if interview.outcome in NO:
        return True
    if not interview.outcome and any(moment <= now + _SOON for moment in begins):
        return False  # the call is an hour away: nobody puts that down
    soon = queries.promises_of(interview).filter(mine=True, state=Promise.State.OPEN, due_at__lte=now + _A_DAY)
    return not soon.exists()


def silent(owner: User, now: datetime, zone: tzinfo) -> Interview | None:
    """An interview of which nothing has come for so long that the person is asked, once, whether they still wait.

    `zone` is the person's own. One query.
    """
    today = now.astimezone(zone).date()
    after = timing().outcomes.silence_after
    for row in queries.after.unanswered_of(owner, now - _AS_FAR_BACK, now - timedelta(days=after)):
        word = row.last_word  # type: ignore[attr-defined]  # the query adds it
        last = word.astimezone(zone).date() if word else None
        began = row.starts_at.astimezone(zone).date() if row.starts_at else None
        if silence_is_asked(silence_begins([began, row.decision_by, last], after), today):
            return row
    return None


def still_waiting(interview: Interview, now: datetime) -> None:
    """The person still waits for an answer, and is not asked again."""
    zone = load.own_zone(interview.owner)
    store(interview, waits_on=now.astimezone(zone).date())
