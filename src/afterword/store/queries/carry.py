"""What a next round carries on: the rounds before it, what went out since, and what was said afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from afterword.store import queries
from afterword.store.models import (
    DraftVersion,
    Exchange,
    Feedback,
    FeedbackConcern,
    Interview,
    Outcome,
    Outgoing,
    Promise,
    Telling,
    Touch,
    User,
)


def feedback_of(owner: User, id: UUID | str) -> Feedback:
    """One piece of feedback, also one that was taken back, with its interview and who said it."""
    return Feedback.objects.select_related("interview", "person").get(owner=owner, id=id)


def feedback_set_aside(interview: Interview) -> QuerySet[Feedback]:
    """What was taken back, the earliest first: the words stay, and can be put back."""
    return Feedback.objects.filter(owner=interview.owner_id, interview=interview, taken_back=True)


def feedback_made_by(owner: User, made_by: str) -> QuerySet[Feedback]:
    """What one act kept, such as "incoming:<id>", with its interview; also what was taken back."""
    return Feedback.objects.filter(owner=owner, made_by=made_by).select_related("interview")


def concerns_named(owner: User) -> QuerySet[FeedbackConcern]:
    """Every concern that the person sees in feedback, what was said last at the end; with the feedback, its interview
    and who said it.
    """
    rows = FeedbackConcern.objects.filter(owner=owner, feedback__owner=owner, feedback__taken_back=False)
    with_all = rows.select_related("feedback__interview", "feedback__person")
    return with_all.order_by("feedback__said_on", "feedback__created_at", "id")


def employers_of(owner: User) -> list[str]:
    """The names of all employers, each spelling once, without interviews that were called off."""
    rows = Interview.objects.filter(owner=owner, cancelled_at=None).exclude(employer="")
    return list(rows.values_list("employer", flat=True).distinct())


def rounds_with(owner: User, employers: Iterable[str], before: datetime, beside: Iterable[UUID]) -> QuerySet[Interview]:
    """Interviews under these names, the latest first: begun before a moment, not called off, and none of `beside`."""
    rows = Interview.objects.annotate(at=Coalesce("starts_at", "created_at"))
    return (
        rows.filter(owner=owner, employer__in=employers, cancelled_at=None, at__lt=before)
        .exclude(id__in=beside)
        .order_by("-at", "id")
    )


def rounds_by_id(owner: User, ids: Iterable[UUID]) -> QuerySet[Interview]:
    return Interview.objects.filter(owner=owner, id__in=ids)


def next_round_of(interview: Interview) -> Interview | None:
    """The round that was prepared to follow this one, the newest where there are several."""
    rows = Interview.objects.filter(owner=interview.owner_id, follows=interview, cancelled_at=None)
    return rows.order_by(*queries.NEWEST).first()


def promises_open(owner: User, rounds: Iterable[UUID]) -> QuerySet[Promise]:
    """Both sides' promises of these interviews that are still open, by when they are due."""
    return (
        Promise.objects.filter(owner=owner, interview__in=rounds, state=Promise.State.OPEN)
        .select_related("person", "interview")
        .order_by(F("due_at").asc(nulls_last=True), "created_at")
    )


def concerns_answered(owner: User, rounds: Iterable[UUID]) -> list[tuple[UUID, str]]:
    """(interview, concern) of each promise that was to answer a concern and was kept."""
    kept = Promise.objects.filter(owner=owner, interview__in=rounds, mine=True, state=Promise.State.KEPT)
    return list(kept.exclude(concern="").values_list("interview_id", "concern"))


def touches_in(owner: User, rounds: Iterable[UUID]) -> QuerySet[Touch]:
    """What went out in these interviews, oldest first."""
    return Touch.objects.filter(owner=owner, interview__in=rounds, outward=True, taken_back=False)


def words_sent(owner: User, rounds: Iterable[UUID]) -> list[tuple[UUID, str, str]]:
    """(interview, kind, words) of everything written that went to the employer; two queries."""
    to_others = ("adviser_brief", "brief", "reminder", "call_card", "voicemail", "concern_cards", "follow_up_call")
    versions = DraftVersion.objects.filter(owner=owner, interview__in=rounds, sent_at__isnull=False)
    posted = Outgoing.objects.filter(owner=owner, interview__in=rounds, state=Outgoing.State.SENT)
    return [
        *versions.exclude(kind__in=to_others).values_list("interview_id", "kind", "text"),
        *posted.exclude(kind__in=to_others).values_list("interview_id", "kind", "text"),
    ]


def worries_moot(owner: User, rounds: Iterable[UUID]) -> list[tuple[UUID, str]]:
    """(interview, id of the exchange) of each worry that no longer matters, as the person says."""
    moot = Outcome.objects.filter(owner=owner, interview__in=rounds, kind=Outcome.Kind.MOOT, taken_back=False)
    return list(moot.exclude(exchange="").values_list("interview_id", "exchange"))


def told_in(owner: User, rounds: Iterable[UUID]) -> QuerySet[Telling]:
    """Evidence that was told in these interviews, aloud or in writing, as it was heard or the person says."""
    rows = Telling.objects.filter(owner=owner, interview__in=rounds, evidence__owner=owner)
    return rows.exclude(how=Telling.How.UNTOLD).select_related("evidence")


def questions_in(owner: User, rounds: Iterable[UUID]) -> dict[tuple[str, str], UUID]:
    """The rows of the questions of these interviews, by (interview, id of the exchange); one query."""
    rows = Exchange.objects.filter(owner=owner, interview__in=rounds).only("id", "interview_id", "position")
    return {(str(row.interview_id), row.domain_id): row.id for row in rows}


def feedback_in(owner: User, rounds: Iterable[UUID]) -> QuerySet[Feedback]:
    """What was said of the person in these interviews, the earliest first; each with its concerns and who said it."""
    concerns = Prefetch("concerns", FeedbackConcern.objects.filter(owner=owner))
    return (
        Feedback.objects.filter(owner=owner, interview__in=rounds, taken_back=False)
        .select_related("person")
        .prefetch_related(concerns)
    )
