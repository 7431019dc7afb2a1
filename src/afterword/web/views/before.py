"""Before an interview: one page to read at the door; and the next round, prepared from the last."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.flows import carry as flow
from afterword.flows.kept import Unreadable
from afterword.store import load, queries
from afterword.web.pages import before as pages
from afterword.web.pages.debrief import eyebrow
from afterword.web.views.owned import interview_of


@require_safe
def before(request: HttpRequest, id: UUID) -> HttpResponse:
    """What is worth knowing before one goes in."""
    row = interview_of(request, id)
    now = timezone.now()
    zone = load.own_zone(request.user)
    held = flow.before(row)
    return render(request, "before/before.html", {"page": pages.page(row, held, now, zone), "interview": row})


@require_http_methods(["GET", "POST"])
def next_round(request: HttpRequest, id: UUID) -> HttpResponse:
    """They want to see the person again: the next interview, with what is known of them."""
    row = interview_of(request, id)
    now = timezone.now()
    problem = ""
    if request.method == "POST":
        typed = request.POST
        try:
            made = flow.next_round(
                row,
                typed.get("when", ""),
                typed.get("zone", ""),
                typed.getlist("people"),
                now,
                role=typed.get("role", ""),
            )
        except Unreadable as unreadable:
            problem = str(unreadable)
        else:
            messages.success(request, _("It is among your interviews. You are asked how it went when it is over."))
            return HttpResponseRedirect(reverse("before", args=[made.id]))
    people = [(str(seat.person_id), seat.person.name) for seat in queries.interviewers_of(row) if seat.person.name]
    chosen = request.POST.getlist("people") if request.method == "POST" else [id for id, _name in people]
    context = {
        "interview": row,
        "about": eyebrow(row),
        "fields": pages.next_fields(row, request.POST.dict(), problem),
        "people": [(value, name, value in chosen) for value, name in people],
        "there": flow.prepared(row, now),
        "problem": problem,
    }
    return render(request, "before/next.html", context, status=422 if problem else 200)


urlpatterns = [
    path("i/<uuid:id>/before/", before, name="before"),
    path("i/<uuid:id>/next-round/", next_round, name="next_round"),
]
