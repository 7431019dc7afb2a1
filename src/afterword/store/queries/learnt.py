"""Many interviews at once, counted by the database: each read is a query or two, however many rows there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from afterword.domain.learn import Done
from afterword.store.models import Evidence, Exchange, Interview, Telling, Touch, User

SPOKE = (Touch.Way.CALL, Touch.Way.MEETING)
DONE_IS: tuple[Done, ...] = ("nothing", "wrote", "spoke")
NEVER, ALWAYS = Value(date(9999, 12, 31), DateField()), Value(datetime(1970, 1, 1, tzinfo=UTC))


def told_of(owner: User, now: datetime) -> QuerySet[Interview]:
    """Interviews that took place and of which anything was told, or of which it is known what came."""
    told = Exchange.objects.filter(owner=owner, interview=OuterRef("pk")).exclude(asked="", said="", wish_said="")
    answers = ~Q(want="", effective="", interest="", understood="")
    took_place = Q(starts_at=None) | Q(starts_at__lte=now)
    return Interview.objects.filter(took_place, answers | ~Q(outcome="") | Exists(told), owner=owner, cancelled_at=None)


def ways_of(owner: User, now: datetime) -> list[tuple[Done, str, str, int]]:
    """How many interviews are alike in what was done after them ("spoke", "wrote", "nothing"), in how the person rated
    their answers, and in how it stands: (done, effective, outcome, how many).

    Done is what the contact log has from the interview on and before the day it was answered or ended: what is sent on
    that day is thanks, or a goodbye.
    """
    out = (
        Touch.objects.filter(
            owner=owner,
            interview=OuterRef("pk"),
            outward=True,
            taken_back=False,
            happened_at__gte=Coalesce(OuterRef("starts_at"), ALWAYS),
            # A moment against a day, which is its midnight: both databases compare the two as they are.
            happened_at__lt=Coalesce(OuterRef("answered_on"), OuterRef("outcome_on"), NEVER),
        )
        .exclude(way=Touch.Way.NOT_REACHED)
        .order_by()
        .values("interview")
    )
    most = out.annotate(most=Max(Case(When(way__in=SPOKE, then=2), default=1, output_field=IntegerField())))
    done = Coalesce(Subquery(most.values("most")), 0)
    rows = told_of(owner, now).annotate(done=done).values("done", "effective", "outcome")
    counted = rows.annotate(many=Count("*")).order_by().values_list("done", "effective", "outcome", "many")
    return [(DONE_IS[done], effective, outcome, many) for done, effective, outcome, many in counted]


def landed_of(owner: User, begins: Sequence[datetime]) -> list[tuple[str, int, str, int]]:
    """How many answers landed how: (family, number of the period, "well", "unsure" or "badly", how many).

    `begins`: when each period begins, the earliest first; what is before all of them is left out, and so are questions
    of no known family. An interview without a day counts by the day it was begun to be told. Two queries: asked for
    both in one, a database looks through everything.
    """
    dated = _landed(owner, begins, "interview__starts_at")
    undated = _landed(owner, begins, "interview__created_at").filter(interview__starts_at=None)
    return [*dated, *undated]


def _landed(owner: User, begins: Sequence[datetime], day: str) -> QuerySet[Exchange, Any]:
    before = (When(**{f"{day}__lt": begin}, then=Value(number)) for number, begin in enumerate(begins[1:]))
    period = Case(*before, default=Value(len(begins) - 1), output_field=IntegerField())
    rows = Exchange.objects.filter(owner=owner, interview__owner=owner, **{f"{day}__gte": begins[0]})
    rows = rows.exclude(landed="").exclude(family="").annotate(period=period).values("family", "period", "landed")
    return rows.annotate(many=Count("*")).order_by().values_list("family", "period", "landed", "many")


def tellings_of(owner: User) -> list[tuple[UUID, str, int, int]]:
    """Every piece of evidence: (id, text, in how many interviews it was told, in how many it would have served and was
    not), those told least first.
    """
    counts: dict[UUID, list[int]] = defaultdict(lambda: [0, 0])
    rows = Telling.objects.filter(owner=owner).values("evidence", "how").order_by()
    for evidence, how, many in rows.annotate(many=Count("*")).values_list("evidence", "how", "many"):
        counts[evidence][how == Telling.How.UNTOLD] += many
    bank = Evidence.objects.filter(owner=owner).values_list("pk", "text")
    told = [(id, text, *counts[id]) for id, text in bank]
    return sorted(told, key=lambda row: (row[2], -row[3]))  # stable: those alike stay in the order of the bank


def waits_of(owner: User, now: datetime, most: int) -> list[tuple[Any, ...]]:
    """When each interview began and when it was answered: (starts_at, answered_on, outcome, outcome_on), the newest
    `most`.
    """
    rows = told_of(owner, now).filter(starts_at__isnull=False).order_by("-starts_at", "pk")
    return list(rows.values_list("starts_at", "answered_on", "outcome", F("outcome_on"))[:most])
