"""What they said afterwards: kept word for word, looked at beside what the person had thought, and ticked by them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.flows import feedback as flow
from afterword.flows.kept import Unreadable
from afterword.flows.times import read_date
from afterword.store import load, queries
from afterword.store.models import Feedback, Interview, Person
from afterword.web.pages import feedback as pages
from afterword.web.pages.debrief import eyebrow
from afterword.web.views.owned import interview_of


@require_http_methods(["GET", "POST"])
def feedback(request: HttpRequest, id: UUID) -> HttpResponse:
    """All that was said of the person after this interview. POST keeps more of it."""
    row = interview_of(request, id)
    now = timezone.now()
    problems: dict[str, str] = {}
    if request.method == "POST":
        kept, problems = _keep(request, row, now)
        if kept is not None:
            return HttpResponseRedirect(reverse("feedback_heard", args=[id, kept.id]))
    said = list(queries.after.feedback_on(row))
    beside, given = flow.beside(row, said) if said else (None, None)
    named = {one.concern for each in said for one in each.concerns.all()}
    again = [one for one in flow.recurring_of(request.user) if one.concern in named]
    zone = load.own_zone(request.user)
    aside = queries.carry.feedback_set_aside(row).select_related("person").prefetch_related("concerns")
    context = {
        "interview": row,
        "about": eyebrow(row),
        "page": pages.page(row, said, list(aside), beside, given, again, now, zone),
        "fields": pages.fields_for(request.POST, problems, _people(row), now, zone),
        "problems": problems,
    }
    return render(request, "feedback/feedback.html", context, status=422 if problems else 200)


@require_http_methods(["GET", "POST"])
def heard(request: HttpRequest, id: UUID, feedback_id: UUID) -> HttpResponse:
    """Which concerns the person hears in one piece of feedback."""
    row = _feedback(request, id, feedback_id)
    problem = ""
    if request.method == "POST":
        kept = flow.tick(row, request.POST.getlist("concern"), timezone.now())
        if kept.ok:
            return HttpResponseRedirect(reverse("feedback", args=[id]))
        problem = kept.problem
    offered, others = pages.ticks(flow.offered(row), flow.others(row))
    context = {
        "interview": row.interview,
        "about": eyebrow(row.interview),
        "feedback": row,
        "offered": offered,
        "others": others,
        "problem": problem,
    }
    return render(request, "feedback/heard.html", context, status=422 if problem else 200)


@require_POST
def stand(request: HttpRequest, id: UUID, feedback_id: UUID) -> HttpResponse:
    """It does not belong here after all, or it does."""
    row = _feedback(request, id, feedback_id)
    now = timezone.now()
    if request.POST.get("stands") == "yes":
        flow.put_back(row, now)
    else:
        flow.take_back(row, now)
        messages.info(request, _("It is taken back. The words stay at the end of this page."))
    return HttpResponseRedirect(reverse("feedback", args=[id]))


def _feedback(request: HttpRequest, id: UUID, feedback_id: UUID) -> Feedback:
    interview = interview_of(request, id)
    try:
        row = queries.carry.feedback_of(request.user, feedback_id)
    except Feedback.DoesNotExist:
        raise Http404 from None
    if row.interview_id != interview.id:
        raise Http404
    row.interview = interview
    return row


def _people(row: Interview) -> list[Person]:
    return [seat.person for seat in queries.interviewers_of(row)]


def _keep(request: HttpRequest, row: Interview, now: datetime) -> tuple[Feedback | None, dict[str, str]]:
    """Keeps what was typed; else a sentence for the field that could not be read."""
    typed = request.POST
    profile = queries.profile_of(request.user)
    today = now.astimezone(ZoneInfo(profile.zone or "UTC")).date()
    try:
        on = read_date(typed.get("on", "").strip() or "today", country=profile.country, today=today)
    except Unreadable as problem:
        return None, {"on": str(problem)}
    way = typed.get("way", "")
    person = next((one for one in _people(row) if str(one.id) == typed.get("person", "")), None)
    if on > today:
        return None, {"on": _("That day is still to come. Choose the day on which they said it.")}
    try:
        return flow.keep(
            row, typed.get("words", ""), on=on, way=way if way in flow.WAYS else "", person=person, now=now
        ), {}
    except Unreadable as problem:
        return None, {"words": str(problem)}


urlpatterns = [
    path("i/<uuid:id>/feedback/", feedback, name="feedback"),
    path("i/<uuid:id>/feedback/<uuid:feedback_id>/", heard, name="feedback_heard"),
    path("i/<uuid:id>/feedback/<uuid:feedback_id>/stands/", stand, name="feedback_stands"),
]
