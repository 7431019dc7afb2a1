"""Telling what happened: one question a page, everything kept as it is typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.flows import debrief as flow
from afterword.store import queries
from afterword.store.models import Exchange, Interview
from afterword.web.pages import dates
from afterword.web.pages import debrief as pages
from afterword.web.pages.keeping import Kept, keep_exchange, keep_step

BACK_TO = ("interview", "verdict", "plan")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begins a debrief on POST; the page itself only asks for that one tap."""
    if request.method == "GET":
        return render(request, "interview/new.html")
    row = flow.start(request.user)
    return HttpResponseRedirect(reverse("ask", args=[row.id, "job"]))


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One page of the debrief. The button keeps what is there and goes on; what cannot be read stays on the page."""
    row = _interview(request, id)
    told = _told(row)
    page = _page(step, told)
    to = _back_to(request)
    if request.method == "POST":
        typed = _typed(request)
        kept = keep_step(page, told, typed)
        leaving = "leave" in request.POST
        problems = {**pages.missing(page, typed), **kept.problems}
        if leaving or not problems:
            return HttpResponseRedirect(_next(row, step, to))
        page = page.with_typed(typed, problems)
    return _show(request, page, back=_previous(row, step, to), keep_at=reverse("keep", args=[id, step]), to=to)


@require_POST
def keep(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Keeps what is typed on a page of the debrief, as it is typed."""
    told = _told(_interview(request, id))
    return _kept_line(request, keep_step(_page(step, told), told, _typed(request)))


@require_POST
def add_question(request: HttpRequest, id: UUID) -> HttpResponse:
    exchange = flow.add_exchange(_interview(request, id))
    return HttpResponseRedirect(reverse("question", args=[id, exchange.id]))


@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, id: UUID, exchange_id: UUID) -> HttpResponse:
    """One question of the interview: what they asked, what was said, how it landed, what the person wishes they had said."""
    row = _interview(request, id)
    exchange = _exchange(row, exchange_id)
    page = _question_page(row, exchange)
    if request.method == "POST":
        typed = _typed(request)
        kept = keep_exchange(page, exchange, typed)
        if not kept.problems:
            return HttpResponseRedirect(reverse("interview", args=[id]))
        page = page.with_typed(typed, kept.problems)
    return _show(
        request,
        page,
        back=reverse("interview", args=[id]),
        keep_at=reverse("keep_question", args=[id, exchange_id]),
        to="interview",
        remove_at=reverse("remove_question", args=[id, exchange_id]),
    )


@require_POST
def keep_question(request: HttpRequest, id: UUID, exchange_id: UUID) -> HttpResponse:
    row = _interview(request, id)
    exchange = _exchange(row, exchange_id)
    return _kept_line(request, keep_exchange(_question_page(row, exchange), exchange, _typed(request)))


@require_POST
def remove_question(request: HttpRequest, id: UUID, exchange_id: UUID) -> HttpResponse:
    flow.remove_exchange(_exchange(_interview(request, id), exchange_id))
    return HttpResponseRedirect(reverse("interview", args=[id]))


def _interview(request: HttpRequest, id: UUID) -> Interview:
    try:
        return queries.interview_of(request.user, id)
    except Interview.DoesNotExist:
        raise Http404 from None


def _exchange(row: Interview, id: UUID) -> Exchange:
    try:
        return queries.exchanges_of(row).get(id=id)
    except Exchange.DoesNotExist:
        raise Http404 from None


def _told(row: Interview) -> pages.Told:
    profile = queries.profile_of(row.owner)
    people = tuple(
        pages.Person(each.person.name, each.person.title, each.person.phone, each.person.email)
        for each in queries.interviewers_of(row)
    )
    zone = ZoneInfo(row.zone or profile.zone or "UTC")
    return pages.Told(row, people, queries.exchanges_of(row).first(), timezone.now(), zone)


def _page(step: str, told: pages.Told) -> pages.Question:
    page = pages.question(step, told)
    if page is None:
        raise Http404
    return page


def _question_page(row: Interview, exchange: Exchange) -> pages.Question:
    title = _("What did they ask, and what did you say?")
    return pages.Question(
        "question", title, "", pages.exchange_fields(exchange), eyebrow=pages.eyebrow(row), may_wait=False
    )


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: value.replace("\r\n", "\n") for name, value in request.POST.items()}


def _back_to(request: HttpRequest) -> str:
    """Where the person came from to change one thing; "" on the way through."""
    to = request.POST.get("to", "") or request.GET.get("to", "")
    return to if to in BACK_TO else ""


def _next(row: Interview, step: str, to: str) -> str:
    following = pages.after(step, row)
    if to:
        return reverse(to, args=[row.id])
    if step not in pages.walk(row):
        return reverse("interview", args=[row.id])
    return reverse("ask", args=[row.id, following]) if following else reverse("verdict", args=[row.id])


def _previous(row: Interview, step: str, to: str) -> str:
    if to or step not in pages.walk(row):
        return reverse(to or "interview", args=[row.id])
    before = pages.before(step, row)
    return reverse("ask", args=[row.id, before]) if before else reverse("today")


def _show(request: HttpRequest, page: pages.Question, **context: object) -> HttpResponse:
    return render(request, "debrief/question.html", {"page": page, **context})


def _kept_line(request: HttpRequest, kept: Kept) -> HttpResponse:
    """One line for the bar, a sentence for each field that could not be read, and the names of the fields that are safe."""
    profile = queries.profile_of(request.user)
    now = dates.clock(timezone.now(), ZoneInfo(profile.zone or "UTC"))
    line = _("Not all of it is kept yet") if kept.problems else _("Kept, {time}").format(time=now)
    problems: Mapping[str, str] = {name: kept.problems.get(name, "") for name in (*kept.fields, *kept.problems)}
    answer = render(request, "parts/kept.html", {"line": line, "problems": problems})
    answer["HX-Trigger"] = json.dumps({"kept": {"fields": list(kept.fields), "problems": list(kept.problems)}})
    return answer


urlpatterns = [
    path("interviews/new/", new, name="new"),
    path("i/<uuid:id>/ask/<slug:step>/", ask, name="ask"),
    path("i/<uuid:id>/ask/<slug:step>/keep/", keep, name="keep"),
    path("i/<uuid:id>/questions/add/", add_question, name="add_question"),
    path("i/<uuid:id>/questions/<uuid:exchange_id>/", question, name="question"),
    path("i/<uuid:id>/questions/<uuid:exchange_id>/keep/", keep_question, name="keep_question"),
    path("i/<uuid:id>/questions/<uuid:exchange_id>/remove/", remove_question, name="remove_question"),
]
