"""Interviews that lie ahead: brought in by an invitation, listed, and over with one tap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.domain.advert import Invitation
from afterword.domain.interview import Person
from afterword.flows import upcoming as flow
from afterword.flows.kept import Unreadable, one_line
from afterword.flows.reminders import zone_of
from afterword.reading.invitation.several import Found
from afterword.store import queries
from afterword.web.pages import upcoming as pages
from afterword.web.pages.debrief import open_step
from afterword.web.views.owned import interview_of
from afterword.web.views.papers import LARGEST_REQUEST, ROOM_FOR_THE_FORM


@require_http_methods(["GET", "POST"])
def upcoming(request: HttpRequest) -> HttpResponse:
    """What lies ahead, and the place to drop an invitation."""
    if request.method == "POST":
        return _take(request)
    return _show(request)


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Keeps the event the person chose, at the time they corrected where it was wrong."""
    now = timezone.now()
    which = request.POST.get("which", "")
    names = [name.removeprefix("event-") for name in request.POST if name.startswith("event-")]
    chosen = pages.carried(request.POST.get(f"event-{which}", ""))
    if chosen is None:
        problem = _("Choose one of these.") if names else _("The file is no longer at hand. Bring it in once more.")
        return _choose_again(request, names, now, problem)
    when = request.POST.get("when", "")
    try:
        if when.strip() or (chosen.starts_at is None and chosen.kind != "cancel"):
            chosen = flow.corrected(request.user, chosen, when, request.POST.get("zone", ""), now)
    except Unreadable as problem:
        return _choose_again(request, names, now, str(problem))
    return _done(request, flow.take(request.user, chosen, now))


@require_POST
def come_out(request: HttpRequest, id: UUID) -> HttpResponse:
    """On to the first question of the debrief."""
    row = interview_of(request, id)
    flow.come_out(row, timezone.now())
    seated = queries.interviewers_of(row).exists()
    return HttpResponseRedirect(reverse("ask", args=[row.id, open_step(row, anyone=seated) or "want"]))


def _typed(request: HttpRequest) -> HttpResponse:
    """An interview that was arranged by word of mouth: there is no invitation to bring."""
    now = timezone.now()
    typed = {name: request.POST.get(name, "") for name in pages.TYPED}
    name = one_line(typed["who"])[:200]
    told = Invitation(
        employer=one_line(typed["employer"])[:200],
        role=one_line(typed["role"])[:200],
        people=(Person(name),) if name else (),
    )
    problems = {} if told.employer else {"employer": _("Type where it is, even half of the name.")}
    try:
        told = flow.corrected(request.user, told, typed["when"], "", now)
    except Unreadable as problem:
        problems["when"] = str(problem)
    if problems:
        return _show(request, typed=typed, wrong=problems)
    return _done(request, flow.take(request.user, told, now))


def _take(request: HttpRequest) -> HttpResponse:
    if "employer" in request.POST:
        return _typed(request)
    now = timezone.now()
    given = next((one for one in request.FILES.getlist("files") if isinstance(one, UploadedFile)), None)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if given is None and not text.strip():
        words = _("Choose a file first.") if "text" not in request.POST else _("Paste the words first.")
        return _show(request, words)
    name = (given.name or _("The file")) if given is not None else _("Pasted text")
    data = given.read() if given is not None else text.encode()
    read = flow.read(data, name, now)
    if not read.found:
        return _show(request, flow.first_sentence(read.problems), pasted=text)
    if read.sure:
        return _done(request, flow.take(request.user, read.found[0].invitation, now, paper=(name, data)))
    return _choose(request, read, now)


def _done(request: HttpRequest, taken: flow.Taken) -> HttpResponse:
    if taken.changed:
        messages.success(request, taken.message)
    else:
        messages.info(request, taken.message)
    return HttpResponseRedirect(reverse("upcoming"))


def _choose(request: HttpRequest, read: flow.Read, now: datetime, problem: str = "", which: str = "") -> HttpResponse:
    zone = zone_of(queries.profile_of(request.user))
    options = pages.options(read, now, zone)
    if which:
        options = tuple(replace(one, checked=one.value == which) for one in options)
    context = {
        "options": options,
        "held": pages.held(read),
        "when": request.POST.get("when", ""),
        "zone": request.POST.get("zone", ""),
        "problem": problem,
    }
    return render(request, "upcoming/choose.html", context, status=422 if problem else 200)


def _choose_again(request: HttpRequest, names: list[str], now: datetime, problem: str) -> HttpResponse:
    """The same choice once more, with a sentence; what was typed stays."""
    carried = [(name, pages.carried(request.POST[f"event-{name}"])) for name in names[:60]]
    found = [(name, one) for name, one in carried if one is not None]
    if not found:
        return _show(request, problem)
    read = flow.Read(tuple(Found(one, ()) for _name, one in found), ())
    which = request.POST.get("which", "")
    place = next((number for number, (name, _one) in enumerate(found) if name == which), None)
    return _choose(request, read, now, problem, "" if place is None else str(place))


def _show(
    request: HttpRequest,
    problem: str = "",
    pasted: str = "",
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> HttpResponse:
    now = timezone.now()
    zone = zone_of(queries.profile_of(request.user))
    context = {
        "lines": pages.lines(flow.ahead(request.user, now), now, zone),
        "over": [pages.over(row) for row in flow.ended(request.user, now)],
        "problem": problem,
        "pasted": pasted,
        "fields": pages.typed_fields(typed or {}, wrong or {}),
        "typed": typed is not None,
        "largest": LARGEST_REQUEST - ROOM_FOR_THE_FORM,
    }
    return render(request, "upcoming/list.html", context, status=422 if problem or wrong else 200)


urlpatterns = [
    path("upcoming/", upcoming, name="upcoming"),
    path("upcoming/take/", take, name="upcoming_take"),
    path("upcoming/<uuid:id>/over/", come_out, name="come_out"),
]
