"""What was learnt: pictures of many interviews, in words first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from afterword.flows.learnt import learnt as what_was_learnt
from afterword.web.pages.learnt import page


@require_safe
def learnt(request: HttpRequest) -> HttpResponse:
    """The whole page; `?all=1` unfolds, this once, what counts refusals."""
    found = what_was_learnt(request.user, timezone.now())
    return render(request, "learnt/learnt.html", {"page": page(found, with_refusals="all" in request.GET)})


urlpatterns = [path("learnt/", learnt, name="learnt")]
