"""One interview: its home, its verdict, its plan; and the list of all of them."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword.flows import carry, debrief, decide, listen, outcomes, prepare, rest
from afterword.store import load, queries
from afterword.store.models import Step
from afterword.web.pages import hub
from afterword.web.pages import outcome as outcome_page
from afterword.web.pages import plan as plan_page
from afterword.web.pages import verdict as verdict_page
from afterword.web.pages.acts import DRAFTED
from afterword.web.pages.debrief import FOUR
from afterword.web.pages.told import told_of
from afterword.web.views.drafts import sure_to_send
from afterword.web.views.owned import interview_of

PAGE = 25


@require_safe
def interviews(request: HttpRequest) -> HttpResponse:
    """Newest first, without those put away; `away` asks for these."""
    now = timezone.now()
    profile = queries.profile_of(request.user)
    zone = ZoneInfo(profile.zone or "UTC")
    halves = queries.after.kept_in_sight_of, queries.after.put_away_of
    here, elsewhere = reversed(halves) if "away" in request.GET else halves
    waiting = Prefetch("steps", Step.objects.filter(owner=request.user, state=Step.State.WAITING))
    pages = Paginator(here(request.user, profile.hide_refusals).prefetch_related(waiting), PAGE)
    shown = pages.get_page(request.GET.get("page"))
    lines = [hub.listed(row, now, zone) for row in shown]
    context = {
        "lines": lines,
        "shown": shown,
        "count": pages.count,
        "away": "away" in request.GET,
        "others": elsewhere(request.user, profile.hide_refusals).count(),
        "hidden": profile.hide_refusals,
    }
    return render(request, "interview/list.html", context)


@require_safe
def interview(request: HttpRequest, id: UUID) -> HttpResponse:
    """The home of one interview: what is next, and everything told about it, to be completed in any order."""
    row = interview_of(request, id)
    told = told_of(row, timezone.now())
    given = load.interview_of(row, told.zone).assessment
    ahead = carry.lies_ahead(row, told.now)
    # Nobody has answered anything yet where the interview is still to come.
    unasked = ahead and not any(getattr(row, name) for name in FOUR)
    answers = () if unasked else verdict_page.four_answers(row.id, given, back_to="interview")
    exchanges, steps = list(queries.exchanges_of(row)), list(queries.steps_of(row))
    page = hub.page(told, answers, exchanges, steps, listen.progress_of(row), listen.found_of(row))
    context = {"page": page, "interview": row, "ahead": ahead}
    return render(request, "interview/interview.html", context)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, id: UUID) -> HttpResponse:
    """Deletes one interview with everything prepared for it, after asking once."""
    row = interview_of(request, id)
    if request.method == "POST":
        debrief.remove(row)
        messages.success(request, _("The interview is deleted."))
        return HttpResponseRedirect(reverse("interviews"))
    return render(request, "interview/delete.html", {"interview": row, "about": hub.eyebrow(row)})


@require_safe
def verdict(request: HttpRequest, id: UUID) -> HttpResponse:
    """What it comes to, what to repair and what to leave alone, and why."""
    row = interview_of(request, id)
    now = timezone.now()
    page = verdict_page.page(row.id, prepare.pack_for(row, now), now)
    found = listen.found_of(row)
    unsure = found is not None and found.unsure
    context = {"page": page, "interview": row, "about": hub.eyebrow(row), "unsure": unsure}
    context["enough"] = rest.enough(row, now)
    return render(request, "interview/verdict.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """The steps with their dates. POST takes the plan on, so that its steps show on Today."""
    row = interview_of(request, id)
    now = timezone.now()
    if request.method == "POST":
        decide.take_plan(row, now)
        return HttpResponseRedirect(reverse("plan", args=[id]))
    profile = queries.profile_of(request.user)
    here = ZoneInfo(profile.zone or "UTC")
    pack = prepare.pack_for(row, now)
    steps = decide.steps_like(row, pack.plan.steps)
    page = plan_page.page(row.id, pack, steps, now, load.zone_of(row, profile), here)
    stands = outcomes.stands_in(outcomes.history_of(row)) if row.outcome else None
    tell = None
    if stands is not None:
        told = outcomes.told_of(row, outcome_page.SAID_WITH.get(stands.kind, ""))
        tell = outcome_page.words_to_tell(row, stands, pack, told)
    context = {"page": page, "interview": row, "about": hub.eyebrow(row), "tell": tell}
    return render(request, "interview/plan.html", context)


@require_POST
def mark(request: HttpRequest, id: UUID, step_id: UUID) -> HttpResponse:
    """One step is done, left out, or to be done after all."""
    row = interview_of(request, id)
    try:
        step = queries.steps_of(row).get(id=step_id)
    except Step.DoesNotExist:
        raise Http404 from None
    now = timezone.now()
    state = request.POST.get("state", "")
    if state == step.state:  # pressed twice
        return HttpResponseRedirect(reverse("plan", args=[id]))
    if state == Step.State.DONE and step.kind in DRAFTED and (unsettled := sure_to_send(request, row, step.kind)):
        return unsettled
    if state == Step.State.DONE and step.kind in DRAFTED:
        prepare.keep_sent(row, step.kind, now)
    kept = decide.mark_step(step, state, now)
    if kept.ok:
        decide.take_plan(row, now)
    else:
        messages.warning(request, kept.problem)
    return HttpResponseRedirect(reverse("plan", args=[id]))


urlpatterns = [
    path("interviews/", interviews, name="interviews"),
    path("i/<uuid:id>/", interview, name="interview"),
    path("i/<uuid:id>/delete/", delete, name="delete_interview"),
    path("i/<uuid:id>/verdict/", verdict, name="verdict"),
    path("i/<uuid:id>/plan/", plan, name="plan"),
    path("i/<uuid:id>/plan/<uuid:step_id>/", mark, name="mark_step"),
]
