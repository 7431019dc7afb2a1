"""What came of interviews, what was said of the person, and whom they stay in touch with."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from afterword.store.models import Feedback, FeedbackConcern, Interview, KeepInTouch, Outcome, Person


def outcomes_of(interview: Interview) -> QuerySet[Outcome]:
    """What came of it, the earliest first, without what was taken back; each with who told it."""
    return Outcome.objects.filter(
        owner=interview.owner_id, interview=interview, taken_back=False
    ).select_related("person")  # fmt: skip


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


def keep_of(person: Person) -> KeepInTouch | None:
    """The rhythm with this person; None where there is none."""
    return KeepInTouch.objects.filter(owner=person.owner_id, person=person).first()
