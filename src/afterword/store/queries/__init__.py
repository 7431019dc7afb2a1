"""Every read, scoped to an owner. What belongs to someone else does not exist: the model's DoesNotExist is raised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from afterword.domain.outcomes import NO
from afterword.store.models import (
    Advice,
    Call,
    CallEvent,
    Correction,
    DraftChange,
    DraftVersion,
    Evidence,
    Exchange,
    Feedback,
    FeedbackConcern,
    Incoming,
    Interview,
    Interviewer,
    Listened,
    MailAccount,
    Outcome,
    Outgoing,
    Paper,
    Person,
    Profile,
    Promise,
    Rehearsal,
    Reminder,
    Step,
    Telling,
    Touch,
    User,
)

NEWEST = (F("starts_at").desc(nulls_last=True), "-created_at")
"""Of interviews: those without a day come last, on any database."""
HEAVY = ("data", "read")
"""Of a paper: megabytes, which no list of papers needs."""


def profile_of(owner: User) -> Profile:
    return Profile.objects.get(owner=owner)


def interviews_of(owner: User) -> QuerySet[Interview]:
    """Newest first; each comes with who was there (`interviewers.all()`, then `.person`) at no further query a row."""
    with_people = Prefetch("interviewers", Interviewer.objects.filter(owner=owner).select_related("person"))
    return (
        Interview.objects.filter(owner=owner)
        .prefetch_related(with_people)
        .order_by(*NEWEST)
    )  # fmt: skip


def whole_interviews_of(owner: User) -> QuerySet[Interview]:
    """Newest first, with all that was told and kept, and what came of it: for the export's pages."""
    return interviews_of(owner).prefetch_related(
        Prefetch("exchanges", Exchange.objects.filter(owner=owner)),
        Prefetch("draft_versions", DraftVersion.objects.filter(owner=owner)),
        Prefetch("advice", Advice.objects.filter(owner=owner)),
        Prefetch("papers", Paper.objects.filter(owner=owner).defer(*HEAVY)),
        Prefetch("touches", Touch.objects.filter(owner=owner)),
        Prefetch("promises", Promise.objects.filter(owner=owner)),
        Prefetch("incoming", Incoming.objects.filter(owner=owner).defer("data", "found")),
        Prefetch("outcomes", Outcome.objects.filter(owner=owner).select_related("person")),
        Prefetch("feedback", Feedback.objects.filter(owner=owner).select_related("person")),
        Prefetch("feedback__concerns", FeedbackConcern.objects.filter(owner=owner)),
        Prefetch("tellings", Telling.objects.filter(owner=owner).select_related("evidence")),
    )


def interview_of(owner: User, id: UUID | str) -> Interview:
    interview = Interview.objects.get(owner=owner, id=id)
    interview.owner = owner  # known already; without this the next flow would ask for it again
    return interview


def interviewers_of(interview: Interview) -> QuerySet[Interviewer]:
    return Interviewer.objects.filter(owner=interview.owner_id, interview=interview).select_related("person")


def names_met(owner: User, interviews: Iterable[UUID] | QuerySet[Any]) -> dict[UUID, str]:
    """The name of the first person met in each of these interviews, by its id, in one query for all of them."""
    seats = Interviewer.objects.filter(owner=owner, interview__in=interviews).order_by("-position")
    return dict(seats.values_list("interview_id", "person__name"))  # the first seat comes last and stays


def exchanges_of(interview: Interview) -> QuerySet[Exchange]:
    """By number. One that was only heard, and is heard no more, is left out: it waits to be heard again."""
    silent = Q(asked="", said="", wish_said="", landed="", heard_place=None) & ~Q(heard_mark="")
    return every_exchange_of(interview).exclude(silent)


def every_exchange_of(interview: Interview) -> QuerySet[Exchange]:
    """By number, those too that only keep their number."""
    return Exchange.objects.filter(owner=interview.owner_id, interview=interview)


def exchange_of(owner: User, id: UUID | str) -> Exchange:
    return Exchange.objects.select_related("interview").get(owner=owner, id=id)


def people_of(owner: User) -> QuerySet[Person]:
    return Person.objects.filter(owner=owner).order_by("name", "created_at")


def advisers_of(owner: User) -> QuerySet[Person]:
    return people_of(owner).filter(is_adviser=True)


def person_of(owner: User, id: UUID | str) -> Person:
    return Person.objects.get(owner=owner, id=id)


def interviews_with(person: Person) -> QuerySet[Interview]:
    """The interviews of the same owner at which this person sat."""
    return Interview.objects.filter(
        owner=person.owner_id, interviewers__person=person, interviewers__owner=person.owner_id
    ).order_by(*NEWEST)


def evidence_of(owner: User) -> QuerySet[Evidence]:
    return Evidence.objects.filter(owner=owner)


def evidence_item_of(owner: User, id: UUID | str) -> Evidence:
    return Evidence.objects.get(owner=owner, id=id)


def steps_of(interview: Interview) -> QuerySet[Step]:
    return Step.objects.filter(owner=interview.owner_id, interview=interview)


def step_of(owner: User, id: UUID | str) -> Step:
    return Step.objects.select_related("interview").get(owner=owner, id=id)


def waiting_steps_of(owner: User, now: datetime) -> QuerySet[Step]:
    """What is still to be done in any interview not put away, by due date; each comes with its interview.

    Without what has lapsed (`Step.LAPSES`): its interview shows it no more either, once its plan is looked at.
    """
    return (
        Step.objects.filter(owner=owner, state=Step.State.WAITING, interview__archived_at=None)
        .exclude(due__lt=now - Step.LAPSES)
        .select_related("interview")
        .order_by(F("due").asc(nulls_last=True), "not_before", "position", "id")
    )


def open_debriefs_of(owner: User) -> QuerySet[Interview]:
    """Interviews in which one of the four questions still waits for an answer, newest first.

    Not those that lie ahead, were called off, or are over and not begun to be told: `untold` has these. Nor those that
    are answered, or put away: what was left open matters no longer.
    """
    unanswered = Q(want="") | Q(effective="") | Q(interest="") | Q(understood="")
    rows = interviews_of(owner).filter(unanswered, cancelled_at=None, archived_at=None, outcome="")
    return rows.exclude(id__in=untold(Interview.objects.filter(owner=owner)).values("id"))


def changes_of(interview: Interview, kind: str) -> QuerySet[DraftChange]:
    """The changes to one draft that undo and redo can still reach, oldest first."""
    return DraftChange.objects.filter(owner=interview.owner_id, interview=interview, kind=kind, set_aside=False)


def current_changes_of(interview: Interview) -> dict[str, DraftChange]:
    """The newest change not undone of each kind of draft, in one query."""
    rows = DraftChange.objects.filter(owner=interview.owner_id, interview=interview, undone=False, set_aside=False)
    return {row.kind: row for row in rows.order_by("number")}


def changes_before(interview: Interview, moment: datetime) -> dict[str, DraftChange]:
    """The newest change of each kind of draft made before `moment`, in one query."""
    rows = DraftChange.objects.filter(owner=interview.owner_id, interview=interview, created_at__lt=moment)
    return {row.kind: row for row in rows.order_by("number")}


def versions_of(interview: Interview, kind: str | None = None) -> QuerySet[DraftVersion]:
    rows = DraftVersion.objects.filter(owner=interview.owner_id, interview=interview)
    return rows if kind is None else rows.filter(kind=kind)


def version_of(owner: User, id: UUID | str) -> DraftVersion:
    return DraftVersion.objects.select_related("interview").get(owner=owner, id=id)


def advice_on(interview: Interview) -> QuerySet[Advice]:
    """What was asked of advisers about this interview, newest first."""
    return Advice.objects.filter(owner=interview.owner_id, interview=interview).select_related("adviser")


def advice_of(owner: User, id: UUID | str) -> Advice:
    return Advice.objects.select_related("interview", "adviser").get(owner=owner, id=id)


def papers_of(interview: Interview) -> QuerySet[Paper]:
    """In the order in which they were given, without their bytes and without what was read."""
    return Paper.objects.filter(owner=interview.owner_id, interview=interview).defer(*HEAVY)


def paper_of(owner: User, id: UUID | str) -> Paper:
    return Paper.objects.defer("read").select_related("interview").get(owner=owner, id=id)


def listened_of(interview: Interview) -> Listened | None:
    """What listening found and how far it is, without the conversation; None where no paper was ever given."""
    return Listened.objects.defer("conversation").filter(owner=interview.owner_id, interview=interview).first()


def corrections_of(interview: Interview) -> QuerySet[Correction]:
    """What the person said of findings and did not take back, oldest first: of one finding the last counts."""
    return Correction.objects.filter(owner=interview.owner_id, interview=interview, undone=False)


# --- the contact log and promises


def touches_of(interview: Interview) -> QuerySet[Touch]:
    """What stands in the contact log, oldest first, each with whom it was."""
    return Touch.objects.filter(
        owner=interview.owner_id, interview=interview, taken_back=False
    ).select_related("person")  # fmt: skip


def touches_made_by(of: Interview | Person, made_by: str) -> list[Touch]:
    """What one act left in the log, those lines too that were taken back, oldest first."""
    same = Q(made_by=made_by) | Q(made_by__startswith=f"{made_by}:")
    return list(Touch.objects.filter(same, owner=of.owner_id).order_by("created_at"))


def touches_with(person: Person) -> QuerySet[Touch]:
    """What passed between this person and the owner, newest first, each with its interview and the person."""
    return (
        Touch.objects.filter(owner=person.owner_id, person=person, taken_back=False)
        .select_related("interview", "person")
        .order_by("-happened_at")
    )


def promises_of(interview: Interview) -> QuerySet[Promise]:
    """Both sides' promises, by when they are due, those without a day last; each with whom it was made to."""
    rows = Promise.objects.filter(owner=interview.owner_id, interview=interview).select_related("person")
    return rows.order_by(F("due_at").asc(nulls_last=True), "created_at")  # databases differ in where they put null


def promises_spoken_of(owner: User, since: datetime) -> QuerySet[Promise]:
    """Open promises, both sides', by when they are due: without those due, and noted, before `since`.

    Each comes with its interview, and with whom it was made to. Where they said no, nothing is spoken of: what the
    person owes is theirs to keep or let go, and what was awaited has come. Nor is anything of an interview put away.
    """
    spoken_of = Q(due_at=None) | Q(due_at__gt=since) | Q(created_at__gt=since)
    return (
        Promise.objects.filter(spoken_of, owner=owner, state=Promise.State.OPEN, interview__archived_at=None)
        .exclude(interview__outcome__in=NO)
        .select_related("interview", "person")
        .order_by(F("due_at").asc(nulls_last=True), "created_at")
    )


# --- calls and rehearsals


def calls_of(interview: Interview) -> QuerySet[Call]:
    """Oldest first."""
    return Call.objects.filter(owner=interview.owner_id, interview=interview)


def events_of(call: Call) -> QuerySet[CallEvent]:
    """What was tapped, in the order in which it was."""
    return CallEvent.objects.filter(owner=call.owner_id, call=call)


def promise_made_by(interview: Interview, made_by: str) -> Promise | None:
    return promises_made_by(interview, [made_by]).first()


def promises_made_by(interview: Interview, made_by: list[str]) -> QuerySet[Promise]:
    """The promises that these acts made, in the order in which they were said."""
    rows = Promise.objects.filter(owner=interview.owner_id, interview=interview, made_by__in=made_by)
    return rows.order_by("said_at", "created_at")


def rehearsals_of(interview: Interview) -> QuerySet[Rehearsal]:
    """Oldest first."""
    return Rehearsal.objects.filter(owner=interview.owner_id, interview=interview)


def rehearsal_of(owner: User, id: UUID | str) -> Rehearsal:
    return Rehearsal.objects.select_related("interview").get(owner=owner, id=id)


# --- post


def mail_account_of(owner: User) -> MailAccount | None:
    return MailAccount.objects.select_related("owner").filter(owner=owner).first()


def outgoing_of(owner: User, id: UUID | str) -> Outgoing:
    with_all = Outgoing.objects.select_related("interview__owner", "person", "promise", "note__person__owner")
    return with_all.get(owner=owner, id=id)


def outgoing_in(interview: Interview) -> QuerySet[Outgoing]:
    """Every message about this interview, the newest first."""
    return Outgoing.objects.filter(owner=interview.owner_id, interview=interview).select_related("person", "promise")


def unsettled_post_of(owner: User) -> QuerySet[Outgoing]:
    """Messages of which the person has to say or do something: nobody knows whether they went, or they came back."""
    return (
        Outgoing.objects.filter(owner=owner, state__in=(Outgoing.State.UNKNOWN, Outgoing.State.REFUSED))
        .exclude(kind="reminder")
        .select_related("interview")
    )


# --- messages brought back in


def incoming_of(owner: User) -> QuerySet[Incoming]:
    """Every message brought in, newest first, without its bytes."""
    return Incoming.objects.filter(owner=owner).defer("data").select_related("interview", "person")


def message_of(owner: User, id: UUID | str) -> Incoming:
    """Without its bytes, which are fetched when they are read: a mail may hold megabytes."""
    return Incoming.objects.defer("data").select_related("interview__owner", "person").get(owner=owner, id=id)


def known_interviews_of(owner: User) -> tuple[list[Any], list[Any], list[Any]]:
    """What tells which interview a message is about, in three queries: interviews as (id, employer, role, when it was,
    when it was begun), people as (interview, name, address), sent messages as (interview, message id).
    """
    interviews = Interview.objects.filter(owner=owner).values_list("id", "employer", "role", "starts_at", "created_at")
    people = Interviewer.objects.filter(owner=owner).values_list("interview_id", "person__name", "person__email")
    sent = Outgoing.objects.filter(owner=owner, interview__isnull=False).values_list("interview_id", "message_id")
    return list(interviews), list(people), list(sent)


# --- upcoming interviews and reminders


def untold(rows: QuerySet[Interview]) -> QuerySet[Interview]:
    """Of these, those known of before they took place, of which nothing has been told yet, nor has an answer come.

    Not those called off or put away.
    """
    told = Exchange.objects.filter(interview=OuterRef("pk")).exclude(asked="", said="", wish_said="")
    unanswered = Q(want="", effective="", interest="", understood="")
    ended = {"cancelled_at": None, "archived_at": None, "outcome": ""}
    return rows.filter(unanswered, ~Exists(told), starts_at__gt=F("created_at"), **ended)


def told_of(interview: Interview) -> bool:
    """Whether anything has been told of how it went."""
    if any((interview.want, interview.effective, interview.interest, interview.understood)):
        return True
    return exchanges_of(interview).exclude(asked="", said="", wish_said="").exists()


def promise_of(owner: User, id: UUID | str) -> Promise:
    return Promise.objects.select_related("interview").get(owner=owner, id=id)


def reminder_of(owner: User, id: UUID | str) -> Reminder:
    return Reminder.objects.get(owner=owner, id=id)


# One module for each later room: read as `queries.after.outcomes_of`.
from afterword.store.queries import after, carry, keeping, learnt, openings, practice  # noqa: E402, F401
