"""What came of interviews, what was said of the person, and whom they stay in touch with."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from afterword.domain.outcomes import NO
from afterword.store import queries
from afterword.store.models import Feedback, FeedbackConcern, Interview, KeepInTouch, Outcome, Person, Touch, User

_AWAY = Q(archived_at__isnull=False)
_NO = Q(outcome__in=NO)


def outcomes_of(interview: Interview) -> QuerySet[Outcome]:
    """What came of it, the earliest first, without what was taken back; each with who told it."""
    return Outcome.objects.filter(
        owner=interview.owner_id, interview=interview, taken_back=False
    ).select_related("person")  # fmt: skip


def is_taken_back(interview: Interview, id: UUID) -> bool:
    """Whether this came of it once, and was taken back since."""
    return Outcome.objects.filter(owner=interview.owner_id, interview=interview, id=id, taken_back=True).exists()


def outcomes_made_by(interview: Interview, made_by: str) -> list[Outcome]:
    """What one act noted, those too that were taken back, oldest first."""
    same = Q(made_by=made_by) | Q(made_by__startswith=f"{made_by}:")
    return list(Outcome.objects.filter(same, owner=interview.owner_id, interview=interview).order_by("created_at"))


def feedback_on(interview: Interview) -> QuerySet[Feedback]:
    """What was said of the person, the earliest first, without what was taken back; each with its concerns."""
    concerns = Prefetch("concerns", FeedbackConcern.objects.filter(owner=interview.owner_id))
    return (
        Feedback.objects.filter(owner=interview.owner_id, interview=interview, taken_back=False)
        .select_related("person")
        .prefetch_related(concerns)
    )


def put_away_of(owner: User, hide_refusals: bool) -> QuerySet[Interview]:
    """Interviews out of the list: archived, and where they are hidden, those that ended in a no."""
    return queries.interviews_of(owner).filter(_AWAY | _NO if hide_refusals else _AWAY)


def kept_in_sight_of(owner: User, hide_refusals: bool) -> QuerySet[Interview]:
    """All the others, the newest first."""
    return queries.interviews_of(owner).exclude(_AWAY | _NO if hide_refusals else _AWAY)


def unanswered_of(owner: User, since: datetime, until: datetime) -> QuerySet[Interview]:
    """Interviews between these two moments that the person wants and nothing came of, the newest first.

    Each has `last_word`: the moment of the last contact, either way. Not those put away, called off, followed by a next
    round, or of which the person said that they still wait.
    """
    touched = Touch.objects.filter(interview=OuterRef("pk"), taken_back=False).order_by("-happened_at")
    followed = Interview.objects.filter(follows=OuterRef("pk"))
    return (
        Interview.objects.filter(~Exists(followed), owner=owner, outcome="", archived_at=None, cancelled_at=None)
        .filter(waits_on=None, want__in=("yes", "unsure"), starts_at__range=(since, until))
        .annotate(last_word=Subquery(touched.values("happened_at")[:1]))
        .order_by("-starts_at")
    )


def untold_of(owner: User, since: date) -> QuerySet[Interview]:
    """Offers the person has taken or declined since that day without the employer knowing of it yet, the latest first.

    Whom they told, or have written to since, is not among them, nor what is put away.
    """
    settled = Q(kind="accepted") | Q(kind="declined")
    alone = Outcome.objects.filter(settled, interview=OuterRef("pk"), kind=OuterRef("outcome"), taken_back=False)
    wrote = Touch.objects.filter(interview=OuterRef("pk"), step_kind__in=("acceptance", "declining"), taken_back=False)
    return Interview.objects.filter(
        Exists(alone.filter(way__in=("", "self"))), ~Exists(wrote), owner=owner, archived_at=None, outcome_on__gte=since
    ).order_by("-outcome_on")


def keep_of(person: Person) -> KeepInTouch | None:
    """The rhythm with this person; None where there is none."""
    return KeepInTouch.objects.filter(owner=person.owner_id, person=person).first()
