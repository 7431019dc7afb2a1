"""Today: what is due, what waits, and the button for someone who has just come out of an interview."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from afterword.flows import decide, keeping_touch, openings, outcomes, reminders, rest, upcoming
from afterword.store import load, queries
from afterword.store.models import User
from afterword.web.pages import before as before_page
from afterword.web.pages import keep as keep_page
from afterword.web.pages import noted as noted_page
from afterword.web.pages import openings as openings_page
from afterword.web.pages import post as post_page
from afterword.web.pages import practice as practice_page
from afterword.web.pages import today as pages


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    shown = decide.today(request.user, now)
    if not (shown.due or shown.waiting or shown.debriefs_open) and not queries.interviews_of(request.user).exists():
        return render(request, "today/first.html")
    zone = load.own_zone(request.user)
    names = first_names(request.user, shown)
    ahead = upcoming.ahead(request.user, now)
    noted = noted_page.noted(
        reminders.shown(request.user, now),
        ahead,
        upcoming.ended(request.user, now),
        now,
        zone,
    )
    post = post_page.lines_for(request.user)
    context = {
        "page": pages.page(shown, names, now, zone, {one.about for one in noted.reminders}),
        "noted": noted,
        "post": post,
        "before": before_page.soon_line(ahead, now, zone),
        "practice": practice_page.mention(request.user, now),
        "openings": openings_page.fresh(openings.fresh(request.user, now), openings.SHOWN, now, zone),
        "untold": outcomes.untold(request.user, now.astimezone(zone).date()),
        "silent": rest.silent(request.user, now, zone),
        **keep_page.on_today(keeping_touch.due(request.user, now.astimezone(zone).date())),
    }
    return render(request, "today/today.html", context)


def first_names(owner: User, shown: decide.Today) -> dict[UUID, str]:
    """The name of the first person met in each interview that is shown, by its id, in one query for all of them."""
    interviews = {each.interview_id for each in (*shown.due, *shown.waiting, *shown.promises)}
    return queries.names_met(owner, interviews)


urlpatterns = [path("", today, name="today")]
