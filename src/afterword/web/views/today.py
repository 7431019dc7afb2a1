"""Today: what is due, what waits, and the button for someone who has just come out of an interview."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from afterword.flows import decide
from afterword.store import queries
from afterword.store.models import Interview
from afterword.web.pages import today as pages


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    shown = decide.today(request.user, now)
    if not (shown.due or shown.waiting or shown.debriefs_open) and not queries.interviews_of(request.user).exists():
        return render(request, "today/first.html")
    zone = ZoneInfo(queries.profile_of(request.user).zone or "UTC")
    names = first_names([step.interview for step in (*shown.due, *shown.waiting)])
    return render(request, "today/today.html", {"page": pages.page(shown, names, now, zone)})


def first_names(interviews: list[Interview]) -> dict[UUID, str]:
    """The name of the first person met in each interview, by its id, in one query for all of them."""
    prefetch_related_objects(interviews, "interviewers__person")
    seats = {row.id: sorted(row.interviewers.all(), key=lambda seat: seat.position) for row in interviews}
    return {id: taken[0].person.name for id, taken in seats.items() if taken}


urlpatterns = [path("", today, name="today")]
