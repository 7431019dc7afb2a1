"""What came of an interview: asked one question at a time, noted, taken back; and putting away what is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.domain.interview import OutcomeKind
from afterword.domain.outcomes import REFUSALS, may_follow
from afterword.flows import keeping_touch, prepare, promises, rest
from afterword.flows import outcomes as flow
from afterword.flows.kept import LONGEST_TEXT, Unreadable
from afterword.flows.times import read_date
from afterword.store import load, queries
from afterword.store.models import Interview, Outcome, Person, Promise
from afterword.web.pages import hub
from afterword.web.pages import outcome as pages
from afterword.web.views.owned import interview_of


@require_http_methods(["GET", "POST"])
def outcome(request: HttpRequest, id: UUID) -> HttpResponse:
    """How it stands; or one question, with the answers before it in the address. POST answers the question shown."""
    row = interview_of(request, id)
    now = timezone.now()
    zone = load.own_zone(request.user)
    if request.method == "POST":
        return _answered(request, row, request.POST, now, zone)
    given = request.GET
    kind = given.get("what", "")
    if kind in may_follow(_stands(row)) and kind not in pages.AT_ONCE:
        return _ask(request, row, cast(OutcomeKind, kind), given, {}, now, zone)
    rows = flow.history_of(row)
    stands = flow.stands_in(rows)
    if stands is None or "new" in given:
        return _what(request, row, "", "")
    page = pages.page(
        row,
        rows,
        stands,
        prepare.pack_for(row, now),
        list(queries.promises_of(row)),
        list(queries.exchanges_of(row)),
        now,
        zone,
        touches=list(queries.touches_of(row)),
        advised=list(queries.after.feedback_on(row)) if stands.kind in REFUSALS else (),
        told=flow.told_of(row, pages.SAID_WITH.get(stands.kind, "")),
    )
    context = {"page": page, "interview": row, "about": hub.eyebrow(row), "enough": rest.enough(row, now)}
    if stands.kind in REFUSALS and not _is_fresh(stands, now, zone):
        context["keep_proposed"] = keeping_touch.propose(row)
    return render(request, "outcome/stands.html", context)


@require_POST
def take_back(request: HttpRequest, id: UUID, outcome_id: UUID) -> HttpResponse:
    """It did not come so."""
    row = interview_of(request, id)
    try:
        came = queries.after.outcomes_of(row).get(id=outcome_id)
    except Outcome.DoesNotExist:
        if queries.after.is_taken_back(row, outcome_id):  # pressed twice
            return HttpResponseRedirect(reverse("outcome" if row.outcome else "interview", args=[id]))
        raise Http404 from None
    came.interview = row
    flow.take_back(came, timezone.now())
    messages.success(request, _("It is taken back, and what had followed from it."))
    return HttpResponseRedirect(reverse("outcome" if row.outcome else "interview", args=[id]))


@require_POST
def let_go(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the person still owed, they let go: after a no it is theirs to do."""
    row = interview_of(request, id)
    for promise in queries.promises_of(row).filter(mine=True, state=Promise.State.OPEN):
        promises.close(promise, Promise.State.LET_GO, timezone.now())
    return HttpResponseRedirect(reverse("outcome", args=[id]))


@require_POST
def put_away(request: HttpRequest, id: UUID) -> HttpResponse:
    """Out of the list, or back into it."""
    row = interview_of(request, id)
    if "back" in request.POST:
        rest.bring_back(row)
        return HttpResponseRedirect(reverse("interview", args=[id]))
    rest.archive(row, timezone.now())
    messages.success(request, _("It is put away. Nothing of it is lost; you find it at the end of the list."))
    return HttpResponseRedirect(reverse("interviews"))


@require_POST
def still_waiting(request: HttpRequest, id: UUID) -> HttpResponse:
    """They still wait for an answer, and are not asked again."""
    rest.still_waiting(interview_of(request, id), timezone.now())
    return HttpResponseRedirect(reverse("today"))


@require_POST
def hide(request: HttpRequest) -> HttpResponse:
    """Whether what ended in a no is left out of the list."""
    rest.hide_refusals(queries.profile_of(request.user), request.POST.get("hide") == "yes")
    return HttpResponseRedirect(reverse("interviews"))


def _stands(row: Interview) -> OutcomeKind | str:
    return row.outcome


def _is_fresh(stands: Outcome, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it came, or was noted, today: then nothing is proposed yet."""
    today = now.astimezone(zone).date()
    return today in (stands.happened_on, stands.created_at.astimezone(zone).date())


def _what(request: HttpRequest, row: Interview, chosen: str, problem: str) -> HttpResponse:
    back = reverse("outcome" if row.outcome else "interview", args=[row.id])
    return _question(request, row, pages.what_question(row.outcome, chosen, problem, back))


def _ask(
    request: HttpRequest,
    row: Interview,
    kind: OutcomeKind,
    given: Mapping[str, str],
    problems: dict[str, str],
    now: datetime,
    zone: ZoneInfo,
) -> HttpResponse:
    """When and how, until a day is given that can be read; then the words."""
    today = now.astimezone(zone).date()
    people = [seat.person for seat in queries.interviewers_of(row)]
    on_words = given.get("step") == "words" or (given.get("step") != "when" and "day" in given)
    if on_words and "day" not in problems:
        held = [
            ("what", kind),
            *((name, given[name]) for name in ("day", "way", "person", "exchange") if given.get(name)),
        ]
        back = pages.address(row.id, **dict(held), step="when")
        return _question(request, row, pages.words_question(kind, held, given, problems, back), problems)
    exchanges = list(queries.exchanges_of(row)) if kind == "moot" else []
    back = pages.address(row.id, new="1") if row.outcome else pages.address(row.id)
    asked = pages.when_question(kind, given, problems, people, exchanges, today, back)
    return _question(request, row, asked, problems)


def _question(
    request: HttpRequest, row: Interview, asked: pages.Question, problems: Mapping[str, str] | None = None
) -> HttpResponse:
    wrong = [field for field in asked.fields if field.problem]
    context = {
        "asked": asked,
        "interview": row,
        "about": hub.eyebrow(row),
        "problems": wrong,
        "back": asked.back,
    }
    return render(request, "outcome/question.html", context, status=422 if problems or asked.problem else 200)


def _answered(
    request: HttpRequest, row: Interview, typed: Mapping[str, str], now: datetime, zone: ZoneInfo
) -> HttpResponse:
    kind = typed.get("what", "")
    if kind not in may_follow(_stands(row)):
        if _mark(row, typed) in {one.made_by for one in flow.history_of(row)}:
            return HttpResponseRedirect(reverse("outcome", args=[row.id]))  # the same page was sent twice
        return _what(request, row, "", _("Choose what came, or go back and leave it open."))
    if kind in pages.AT_ONCE:
        flow.note(row, kind, on=now.astimezone(zone).date(), way="self", now=now)
        return HttpResponseRedirect(reverse("outcome", args=[row.id]))
    known = cast(OutcomeKind, kind)
    if typed.get("step") not in ("when", "words"):
        return HttpResponseRedirect(pages.address(row.id, what=kind))
    problems: dict[str, str] = {}
    on = _day(row, typed.get("day", ""), "day", problems, now, zone, past=True)
    if problems or typed["step"] == "when":
        if problems:
            return _ask(request, row, known, typed, problems, now, zone)
        held = {name: typed.get(name, "") for name in ("way", "person", "exchange")}
        day = date_format(on, "j F Y")  # "yesterday" would be another day after midnight
        return HttpResponseRedirect(pages.address(row.id, what=kind, day=day, **held))
    answer_by = _day(row, typed.get("answer_by", ""), "answer_by", problems, now, zone) if known == "offer" else None
    if len(typed.get("words", "")) > LONGEST_TEXT:
        problems["words"] = _("These are too many words; {n} characters fit.").format(n=LONGEST_TEXT)
    if problems or on is None:
        return _ask(request, row, known, typed, problems, now, zone)
    flow.note(
        row,
        kind,
        on=on,
        way=typed.get("way", "") if typed.get("way", "") in Outcome.Way.values else "",
        person=_person(row, typed.get("person", "")),
        words=typed.get("words", ""),
        answer_by=answer_by,
        exchange=typed.get("exchange", "") if known == "moot" else "",
        made_by=_mark(row, typed),
        now=now,
    )
    return HttpResponseRedirect(reverse("outcome", args=[row.id]))


def _day(
    row: Interview, text: str, name: str, problems: dict[str, str], now: datetime, zone: ZoneInfo, past: bool = False
) -> date | None:
    """The day that was typed; a sentence in `problems` where there is none. `past`: it has to have come already."""
    today = now.astimezone(zone).date()
    if not text.strip():
        if past:
            problems[name] = _("Say which day, such as “yesterday” or “27 November”.")
        return None
    country = queries.profile_of(row.owner).country
    try:
        day = read_date(text, country=country, today=today)
    except Unreadable as problem:
        problems[name] = str(problem)
        return None
    if past and day > today:
        problems[name] = _("That day is still to come. Note it once it has happened.")
        return None
    return day


def _person(row: Interview, id: str) -> Person | None:
    return next((seat.person for seat in queries.interviewers_of(row) if str(seat.person_id) == id), None)


def _mark(row: Interview, typed: Mapping[str, str]) -> str:
    """The same page sent twice by one press too many is one; another day, or other words, are another."""
    told = [typed.get(name, "").strip() for name in pages.HOLDS]
    return f"page:{sha256(repr((row.id, told)).encode()).hexdigest()[:40]}"


urlpatterns = [
    path("i/<uuid:id>/outcome/", outcome, name="outcome"),
    path("i/<uuid:id>/outcome/let-go/", let_go, name="outcome_let_go"),
    path("i/<uuid:id>/outcome/<uuid:outcome_id>/take-back/", take_back, name="take_back_outcome"),
    path("i/<uuid:id>/put-away/", put_away, name="put_away"),
    path("i/<uuid:id>/still-waiting/", still_waiting, name="still_waiting"),
    path("interviews/hide/", hide, name="hide_refusals"),
]
